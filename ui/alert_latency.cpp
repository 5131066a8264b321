#include "ui/alert_latency.h"

#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

void AlertLatency::heard(const AlertSnapshot* alerts, AsOf now, bool visible)
{
    if (!alerts || isReplay(m_source)) return;
    const std::uint64_t newest = alerts->fired.empty() ? 0 : alerts->fired.front().serial;
    if (newest < m_seen) m_seen = 0;  // another model
    for (const AlertFired& f : alerts->fired) {
        if (f.serial <= m_seen) break;  // newest first
        // What time alone set off has no frame; what is snoozed is not shown.
        if (!f.delayMs || f.silent) continue;
        m_waiting.push_back({f.atOnce ? AtOnce : BySecond, *f.delayMs, f.at.mono});
    }
    m_seen = newest;
    // A window that lies under others is visible and may not be painted for days.
    while (m_waiting.size() > kKept) m_waiting.pop_front();
    if (!visible) settle(now.mono);
}

void AlertLatency::painted(AsOf now)
{
    if (!m_waiting.empty()) settle(now.mono);
}

void AlertLatency::settle(Mono now)
{
    for (const Said& s : m_waiting) {
        std::deque<Delay>& delays = m_delays[s.kind];
        const double shown = s.model + std::max(0.0, toMs(now - s.at));
        delays.push_back({static_cast<float>(shown), static_cast<float>(s.model)});
        if (delays.size() > kKept) delays.pop_front();
    }
    m_waiting.clear();
}

AlertLatency::Figures AlertLatency::figures(Kind kind) const
{
    Figures out;
    std::vector<float> shown, model;
    for (const Delay& d : m_delays[kind]) {
        shown.push_back(d.shown);
        model.push_back(d.model);
    }
    if (shown.empty()) return out;
    std::sort(shown.begin(), shown.end());
    std::sort(model.begin(), model.end());
    // The smallest that so many do not exceed.
    const auto at = [](const std::vector<float>& sorted, double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
        return static_cast<double>(sorted[std::max<std::size_t>(rank, 1) - 1]);
    };
    out.count = shown.size();
    out.median = at(shown, 0.5);
    out.p99 = at(shown, 0.99);
    out.worst = static_cast<double>(shown.back());
    out.model = at(model, 0.5);
    return out;
}

QString latencyText(const AlertLatency& latency, AlertLatency::Kind kind)
{
    if (isReplay(latency.source())) return UiText::tr("not measured in a replay");
    const AlertLatency::Figures f = latency.figures(kind);
    if (f.count == 0) return UiText::tr("none fired yet");
    return UiText::tr("median %1, 99 % within %2, of %3")
        .arg(format::milliseconds(f.median), format::milliseconds(f.p99), format::count(f.count));
}

QString latencyTip(const AlertLatency& latency)
{
    QString out = UiText::tr("From the arrival of the frame that set an alert off until the alert was painted");
    if (isSimulated(latency.source())) out += UiText::tr(", on simulated venues");
    const struct {
        AlertLatency::Kind kind;
        const char* name;
    } rows[] = {{AlertLatency::AtOnce, QT_TRANSLATE_NOOP("UiText", "Judged as frames come")},
                {AlertLatency::BySecond, QT_TRANSLATE_NOOP("UiText", "Judged once a second")}};
    for (const auto& row : rows) {
        out += QStringLiteral("\n%1: %2").arg(UiText::tr(row.name), latencyText(latency, row.kind));
        if (const auto f = latency.figures(row.kind); f.count > 0)
            out += UiText::tr("; longest %1; until the model had judged it %2")
                       .arg(format::milliseconds(f.worst), format::milliseconds(f.model));
    }
    return out;
}

StatusItem latencyItem(const AlertLatency& latency)
{
    StatusItem item;
    const AlertLatency::Figures f = latency.figures(AlertLatency::AtOnce);
    item.text =
        f.count > 0
            ? UiText::tr("alerts p50 %1, p99 %2").arg(format::milliseconds(f.median), format::milliseconds(f.p99))
            : UiText::tr("alerts by the second");
    item.tip = latencyTip(latency);
    return item;
}

}  // namespace plimsoll
