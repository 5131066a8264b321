#include "widgets/search_field.h"

#include "widgets/icon.h"

#include <QKeyEvent>

namespace plimsoll {

SearchField::SearchField(const Theme& theme, const QString& placeholder, const QString& keyHint, QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_words(placeholder), m_hint(keyHint)
{
    setAccessibleName(placeholder);
    setToolTip(keyHint.isEmpty() ? placeholder : QStringLiteral("%1 (%2)").arg(placeholder, keyHint));
    setFixedHeight(24);
    setTextMargins(20, 0, 0, 0);
    setPlaceholderText(placeholder);
}

// Words that would be cut are not shown: first the key goes, then they do, and the glass says enough.
void SearchField::fit()
{
    constexpr int kEdges = 18, kHintGap = 12;
    const int room = width() - textMargins().left() - kEdges;
    const int words = fontMetrics().horizontalAdvance(m_words);
    const int key = m_hint.isEmpty() ? 0 : kHintGap + QFontMetrics(m_theme.font(10)).horizontalAdvance(m_hint);
    m_hintFits = words + key <= room || words > room;
    setPlaceholderText(words <= room ? m_words : QString());
}

void SearchField::resizeEvent(QResizeEvent* e)
{
    QLineEdit::resizeEvent(e);
    fit();
}

void SearchField::setTheme(const Theme& theme)
{
    m_theme = theme;
    fit();
    update();
}

void SearchField::paintEvent(QPaintEvent* e)
{
    QLineEdit::paintEvent(e);
    QPainter p(this);
    paintIcon(&p, IconId::Search, QRect(7, (height() - 14) / 2, 14, 14), m_theme.text.muted);
    if (m_hint.isEmpty() || !m_hintFits || !text().isEmpty() || hasFocus()) return;
    p.setFont(m_theme.font(10));
    p.setPen(m_theme.text.faint);
    p.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, m_hint);
}

void SearchField::keyPressEvent(QKeyEvent* e)
{
    switch (e->key()) {
        case Qt::Key_Escape:
            if (text().isEmpty())
                leave();
            else
                clear();
            return;
        case Qt::Key_Up: return void(Q_EMIT moved(-1));
        case Qt::Key_Down: return void(Q_EMIT moved(1));
        default: QLineEdit::keyPressEvent(e);
    }
}

// To whoever wants it, else to what the field stands in: there the keys are keys again.
void SearchField::leave()
{
    Q_EMIT escaped();
    for (QWidget* at = parentWidget(); hasFocus() && at; at = at->parentWidget())
        if (at->focusPolicy() & Qt::ClickFocus) at->setFocus(Qt::OtherFocusReason);
}

}  // namespace plimsoll
