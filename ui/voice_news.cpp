#include "ui/voice_news.h"

#include "ui/voice_mutes.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::string keyOf(const Warning& w)
{
    std::string key = MuteList::placeOf(w);
    if (w.severity == Severity::Critical) key += "|critical";
    return key;
}

News newsOf(const Warning& w)
{
    News n;
    n.severity = w.severity;
    n.rule = w.rule;
    n.asset = w.asset;
    n.venue = w.venue;
    n.head = w.headline;
    n.why = w.why;
    n.at = w.since;
    n.value = w.value;
    n.found = w.found;
    n.bundle = w.severity == Severity::Critical;
    for (const Evidence& e : w.evidence) n.metrics.push_back(e.metric);
    return n;
}

News newsOf(const AlertFired& f, const AlertRule* rule)
{
    News n;
    n.kind = News::Kind::Alert;
    n.severity = f.severity;
    n.asset = f.asset;
    n.venue = f.venue;
    n.head = f.text;
    n.at = f.at;
    n.value = f.value;
    n.delayMs = f.delayMs;
    n.alert = f.rule;
    n.bundle = f.severity == Severity::Critical;
    if (!rule) return n;
    n.titled = !rule->title.empty();
    n.sound = rule->sound;
    n.tray = rule->tray;
    n.post = rule->post;
    n.bundle |= rule->bundle;
    for (const AlertCondition& c : rule->conditions) n.metrics.push_back(c.metric);
    return n;
}

}  // namespace

std::vector<News> NewsReader::read(const RiskSnapshot* risk, const AlertSnapshot* alerts,
                                   std::optional<std::uint64_t> riskVersion)
{
    std::vector<News> out;
    if (risk && !(riskVersion && riskVersion == m_riskRead)) {
        warnings(*risk, out);
        m_riskRead = riskVersion;
    }
    if (alerts) fired(*alerts, out);
    return out;
}

std::size_t NewsReader::critical() const
{
    return static_cast<std::size_t>(std::count_if(m_critical.begin(), m_critical.end(),
                                                  [this](const Warning& w) { return !m_muted || !m_muted(w); }));
}

void NewsReader::warnings(const RiskSnapshot& risk, std::vector<News>& out)
{
    std::set<std::string> raised;
    m_critical.clear();
    for (const Warning& w : risk.warnings) {
        if (w.severity < kLeast) continue;
        const bool muted = m_muted && m_muted(w);
        const bool critical = w.severity == Severity::Critical;
        if (critical) {
            Warning& kept = m_critical.emplace_back();
            kept.rule = w.rule;
            kept.asset = w.asset;
            kept.venue = w.venue;
            kept.severity = w.severity;
        }
        std::string key = keyOf(w);
        const bool is = !m_raised.contains(key);
        raised.insert(std::move(key));
        if (!is || muted) continue;
        News n = newsOf(w);
        n.before = !m_lookedAtRisk;
        out.push_back(std::move(n));
    }
    // What cannot be judged now stands as it stood: judged again it is no news.
    for (const Warning& w : risk.unknown) {
        if (w.severity < kLeast) continue;
        if (std::string key = keyOf(w); m_raised.contains(key)) raised.insert(std::move(key));
    }
    // The snapshot has the worst first.
    std::stable_sort(out.begin(), out.end(), [](const News& a, const News& b) { return a.at.mono < b.at.mono; });
    m_raised = std::move(raised);
    m_lookedAtRisk = true;
}

void NewsReader::fired(const AlertSnapshot& alerts, std::vector<News>& out)
{
    std::vector<News> fresh;
    const std::uint64_t newest = alerts.fired.empty() ? 0 : alerts.fired.front().serial;
    // A replay that jumped back has another model, which counts anew: what that fired on its way is past.
    m_fired = std::min(m_fired, newest);
    for (const AlertFired& f : alerts.fired) {
        if (f.serial <= m_fired) break;
        const auto row = std::find_if(alerts.rows.begin(), alerts.rows.end(),
                                      [&](const AlertRow& r) { return r.rule.id == f.rule; });
        const AlertRule* const rule = row == alerts.rows.end() ? nullptr : &row->rule;
        // Snoozed: watched and listed, but it speaks to nobody.
        if (rule && rule->snoozedUntil && f.at.wall < *rule->snoozedUntil) continue;
        News n = newsOf(f, rule);
        n.before = !m_lookedAtAlerts;
        fresh.push_back(std::move(n));
    }
    out.insert(out.end(), std::make_move_iterator(fresh.rbegin()), std::make_move_iterator(fresh.rend()));
    m_fired = newest;
    m_lookedAtAlerts = true;
}

}  // namespace plimsoll
