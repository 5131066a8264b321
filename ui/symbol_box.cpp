#include "ui/symbol_box.h"

#include "widgets/focus_ring.h"
#include "widgets/icon.h"

#include <QKeyEvent>
#include <QPainter>

namespace plimsoll {

SymbolBox::SymbolBox(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("symbolBox"));
    setAccessibleName(tr("Find an asset, a panel, a command"));
    setFixedSize(260, 24);
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
    setKeys({});
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT wanted({}); });
}

void SymbolBox::setSymbols(std::vector<SymbolEntry> all)
{
    m_all = std::move(all);
    Q_EMIT symbolsChanged();
}

void SymbolBox::setKeys(const QString& keys)
{
    m_keys = keys;
    setToolTip(keys.isEmpty() ? tr("Find an asset, a panel, a command, a setting")
                              : tr("Find an asset, a panel, a command, a setting (%1)").arg(keys));
    update();
}

// Whoever begins to type means the palette.
void SymbolBox::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    if (typed.size() == 1 && typed[0].isPrint() && !typed[0].isSpace()) {
        Q_EMIT wanted(typed);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down) {
        Q_EMIT wanted({});
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void SymbolBox::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(m_theme.bg.input);
    p.setPen(m_theme.line.strong);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    p.restore();
    paintIcon(&p, IconId::Search, QRect(6, 5, 14, 14), m_theme.text.muted);
    p.setFont(m_theme.font(12));
    p.setPen(underMouse() ? m_theme.text.base : m_theme.text.muted);
    p.drawText(rect().adjusted(26, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Find anything\u2026"));
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.faint);
    p.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, m_keys);
    if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
}

}  // namespace plimsoll
