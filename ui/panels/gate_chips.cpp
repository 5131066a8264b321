#include "ui/panels/gate_chips.h"

#include "ui/model_words.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/icon.h"

#include <QPainter>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kMargin = 12, kChip = 22, kAround = 34, kBetween = 9;

IconId iconOf(Verdict v)
{
    return v == Verdict::Yes ? IconId::Normal : v == Verdict::No ? IconId::Warning : IconId::Unknown;
}

QColor colourOf(Verdict v, const Theme& t)
{
    return v == Verdict::Yes ? t.severity.ok : v == Verdict::No ? t.severity.warn : t.state.stale;
}

}  // namespace

GateChips::GateChips(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Increase gate"));
    setToolTip(
        tr("Open while funding, depth and spread are all supportive and volatility is steady: that of the last "
           "hour at most 1.5 times that of the day. What is not known keeps it from opening."));
}

void GateChips::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void GateChips::setGate(const IncreaseGate& gate, bool stale)
{
    m_gate = gate;
    m_stale = stale;
    setAccessibleDescription(words());
    update();
}

QString GateChips::words() const
{
    const QString state = m_gate.open == Verdict::Yes  ? tr("open")
                          : m_gate.open == Verdict::No ? tr("closed")
                                                       : tr("unknown");
    return m_gate.why.empty() ? tr("Increase gate %1").arg(state)
                              : tr("Increase gate %1: %2").arg(state, modelWords(m_gate.why));
}

std::array<std::pair<QString, Verdict>, 4> GateChips::lights() const
{
    QString volatility = tr("Volatility");
    if (m_gate.steadiness.value) volatility += QLatin1Char(' ') + format::ratio(*m_gate.steadiness.value);
    return {{{tr("Funding"), m_gate.funding},
             {tr("Depth"), m_gate.depth},
             {tr("Spread"), m_gate.spread},
             {volatility, m_gate.volatility}}};
}

QString GateChips::stateText() const
{
    return m_stale                       ? tr("stale")
           : m_gate.open == Verdict::Yes ? tr("open")
           : m_gate.open == Verdict::No  ? tr("closed")
                                         : tr("unknown");
}

void GateChips::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    p.setFont(m_theme.font(12));
    const QFontMetrics metrics(p.font());
    const int middle = height() / 2;
    int x = kMargin;
    const QString title = tr("Increase gate"), state = stateText();
    const QFont strong = m_theme.font(12, 500);
    const int stateWide = QFontMetrics(strong).horizontalAdvance(state);
    const auto all = lights();
    // What is left for the names, beside the state, which comes first.
    const int room = width() - 2 * kMargin - stateWide - static_cast<int>(all.size()) * (kAround + kBetween);
    int names = 0;
    for (const auto& light : all) names += metrics.horizontalAdvance(light.first);
    if (room >= names + metrics.horizontalAdvance(title) + 14) {
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, title);
        x += metrics.horizontalAdvance(title) + 14;
    }
    for (const auto& [whole, verdict] : all) {
        const int wide = metrics.horizontalAdvance(whole);
        const QString name = room >= names ? whole
                                           : metrics.elidedText(whole, Qt::ElideRight,
                                                                wide * std::max(room, 0) / std::max(names, 1));
        const QRect chip(x, middle - kChip / 2, metrics.horizontalAdvance(name) + kAround, kChip);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.bg.pressed);
        p.drawRoundedRect(chip, 3, 3);
        p.setRenderHint(QPainter::Antialiasing, false);
        const Verdict shown = m_stale ? Verdict::Unknown : verdict;
        if (shown == Verdict::Unknown) fillHatch(&p, chip, Hatch::StaleCell, m_theme.state.hatch);
        paintIcon(&p, iconOf(shown), QRect(chip.left() + 6, middle - 7, 14, 14), colourOf(shown, m_theme));
        p.setPen(shown == Verdict::Unknown ? m_theme.state.stale : m_theme.text.strong);
        p.drawText(chip.adjusted(25, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name);
        x = chip.right() + kBetween;
    }
    // At the right, as far as there is room: the state before the reason.
    const QString why = modelWords(m_gate.why);
    int right = width() - kMargin;
    p.setFont(m_theme.font(11));
    const QFontMetrics small(p.font());
    const int whyWide = small.horizontalAdvance(why);
    if (!why.isEmpty() && x + stateWide + 10 + whyWide <= right) {
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(right - whyWide, 0, whyWide + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, why);
        right -= whyWide + 10;
    }
    p.setFont(strong);
    p.setPen(m_stale || m_gate.open == Verdict::Unknown ? m_theme.state.stale : m_theme.text.strong);
    if (x + stateWide <= right)
        p.drawText(QRect(right - stateWide, 0, stateWide + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, state);
}

}  // namespace plimsoll
