#include "ui/panels/gate_card_view.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/focus_ring.h"
#include "widgets/hatch.h"
#include "widgets/icon.h"
#include "widgets/within.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kPad = 12, kIcon = 14, kName = 168, kState = 64, kGap = 8;

IconId iconOf(GateState s)
{
    switch (s) {
        case GateState::Pass: return IconId::Normal;
        case GateState::Fail: return IconId::Warning;
        case GateState::Unknown: return IconId::Unknown;
    }
    return IconId::Unknown;
}

QColor colorOf(GateState s, const Theme& t)
{
    switch (s) {
        case GateState::Pass: return t.severity.ok;
        case GateState::Fail: return t.severity.warn;
        case GateState::Unknown: return t.severity.unknown;
    }
    return t.severity.unknown;
}

QString nameOf(const Gate& g)
{
    return QStringLiteral("%1 %2").arg(g.number).arg(modelWords(g.name));
}

}  // namespace

GateCardView::GateCardView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Six gates"));
}

void GateCardView::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void GateCardView::setCard(std::optional<GateCard> card, bool stale, const QString& why)
{
    m_card = std::move(card);
    m_stale = stale;
    m_why = why;
    describe();
    update();
}

GateState GateCardView::stateOf(int gate) const
{
    if (!m_card) return GateState::Unknown;
    const GateState state = m_card->gates[static_cast<std::size_t>(gate)].state;
    return m_stale ? GateState::Unknown : state;
}

QString GateCardView::saidOf(int gate) const
{
    if (!m_card) return {};
    const QString said = modelWords(m_card->gates[static_cast<std::size_t>(gate)].said);
    return m_stale ? tr("nobody has looked for a while; it was: %1").arg(said) : said;
}

// What is painted, for who does not see it.
void GateCardView::describe()
{
    QStringList lines;
    if (!m_card) lines << m_why;
    for (int i = 0; m_card && i < static_cast<int>(kGates); ++i)
        lines << QStringLiteral("%1: %2. %3")
                     .arg(nameOf(m_card->gates[static_cast<std::size_t>(i)]),
                          modelWords(gateStateWord(stateOf(i))), saidOf(i));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

int GateCardView::rowHeight() const
{
    const int least = narrow() ? 40 : 24;
    return within(height() / static_cast<int>(kGates), least, narrow() ? 52 : 40);
}

QRect GateCardView::row(int gate) const
{
    return {0, gate * rowHeight(), width(), rowHeight()};
}

void GateCardView::resizeEvent(QResizeEvent*)
{
    update();
}

void GateCardView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    if (!m_card) {
        p.setFont(m_theme.font(12));
        p.setPen(m_theme.text.muted);
        p.drawText(rect().adjusted(kPad, kPad, -kPad, -kPad), Qt::AlignCenter | Qt::TextWordWrap, m_why);
        if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
        return;
    }
    const QFont strong = m_theme.font(12, 500), plain = m_theme.font(12), meta = m_theme.font(11);
    for (int i = 0; i < static_cast<int>(kGates); ++i) {
        const QRect r = row(i);
        if (r.top() >= height()) break;
        const GateState state = stateOf(i);
        if (state == GateState::Unknown)
            fillHatch(&p, r.adjusted(0, 0, 0, -1), Hatch::UnknownCard, m_theme.state.hatch);
        p.fillRect(QRect(0, r.bottom(), width(), 1), m_theme.line.subtle);
        const QRect inside = r.adjusted(kPad, 0, -kPad, -1);
        const QRect upper = narrow() ? QRect(inside.x(), inside.y() + 3, inside.width(), 18) : inside;
        paintIcon(&p, iconOf(state), QRect(upper.x(), upper.center().y() - kIcon / 2 + 1, kIcon, kIcon),
                  colorOf(state, m_theme));
        const int from = upper.x() + kIcon + kGap;
        p.setFont(strong);
        p.setPen(m_theme.text.strong);
        const QRect name(from, upper.y(), narrow() ? upper.right() - kState - from : kName, upper.height());
        p.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(strong).elidedText(nameOf(m_card->gates[static_cast<std::size_t>(i)]),
                                                   Qt::ElideRight, name.width()));
        p.setFont(meta);
        p.setPen(state == GateState::Fail ? m_theme.severity.warn : m_theme.text.muted);
        p.drawText(QRect(upper.right() - kState, upper.y(), kState, upper.height()),
                   Qt::AlignVCenter | Qt::AlignRight, modelWords(gateStateWord(state)));
        const QFont& words = narrow() ? meta : plain;
        p.setFont(words);
        p.setPen(state == GateState::Unknown ? m_theme.text.muted : m_theme.text.base);
        const QRect said = narrow() ? QRect(from, upper.bottom(), inside.right() - from, 18)
                                    : QRect(from + kName + kGap, upper.y(),
                                            upper.right() - kState - kGap - from - kName - kGap, upper.height());
        // A high row has room for two lines.
        const QFontMetrics metrics(words);
        const bool two = !narrow() && said.height() >= 2 * metrics.height() &&
                         metrics.horizontalAdvance(saidOf(i)) > said.width();
        if (two)
            p.drawText(said, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
                       metrics.elidedText(saidOf(i), Qt::ElideRight, said.width() * 19 / 10));
        else
            p.drawText(said, Qt::AlignVCenter | Qt::AlignLeft,
                       metrics.elidedText(saidOf(i), Qt::ElideRight, said.width()));
        if (hasFocus() && i == m_current) paintFocusRing(&p, r.adjusted(0, 0, 0, -1), m_theme);
    }
}

QString GateCardView::tipOf(int gate) const
{
    const Gate& g = m_card->gates[static_cast<std::size_t>(gate)];
    QString tip = QStringLiteral("%1: %2\n%3\n%4")
                      .arg(nameOf(g), modelWords(gateStateWord(stateOf(gate))), saidOf(gate),
                           tr("Held against: %1").arg(modelWords(g.limit)));
    if (gate == 0 && !m_card->liquidationBy.empty())
        tip += QLatin1Char('\n') + tr("Liquidation price by %1").arg(modelWords(m_card->liquidationBy));
    if (gate == 0 && !m_card->trade.invalidation.empty())
        tip += QLatin1Char('\n') + tr("Wrong when: %1").arg(text(m_card->trade.invalidation));
    if (gate == 3) tip += QLatin1Char('\n') + tr("Modelled: nobody outside the venues knows these positions");
    return tip;
}

bool GateCardView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_card) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int gate = help->pos().y() / std::max(1, rowHeight());
    if (gate >= 0 && gate < static_cast<int>(kGates)) QToolTip::showText(help->globalPos(), tipOf(gate), this);
    return true;
}

void GateCardView::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(kGates) - 1;
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        m_current = within(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, last);
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_card) {
        QToolTip::showText(mapToGlobal(row(m_current).bottomLeft() + QPoint(kPad, 0)), tipOf(m_current), this);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void GateCardView::mousePressEvent(QMouseEvent* event)
{
    m_current =
        within(event->position().toPoint().y() / std::max(1, rowHeight()), 0, static_cast<int>(kGates) - 1);
    update();
}

}  // namespace plimsoll
