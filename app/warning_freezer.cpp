#include "app/warning_freezer.h"

#include "model/risk/risk_rules.h"

#include <set>

namespace plimsoll {

std::vector<Incident::Reason> WarningFreezer::look(const RiskSnapshot& risk)
{
    std::vector<Incident::Reason> reasons;
    std::set<std::string> critical;
    for (const Warning& w : risk.warnings) {
        if (w.severity != Severity::Critical) continue;
        // An own position near its limit is no incident of the market.
        if (const RiskRule* const rule = riskRule(w.rule); rule && rule->own) continue;
        std::string key = w.rule;
        key += '|';
        key += w.asset;
        key += '|';
        if (w.venue) key += venueKey(*w.venue);
        critical.insert(key);
        const auto [raised, fresh] = m_raised.try_emplace(key);
        if (!fresh && (raised->second.critical || risk.asOf.mono - raised->second.at < kAgain)) {
            raised->second.critical = true;
            continue;
        }
        raised->second = {risk.asOf.mono, true};
        reasons.push_back({risk.asOf.wall, Incident::Kind::Warning, w.headline, w.asset, w.rule,
                           std::string(severityWord(w.severity))});
    }
    for (auto& [key, raised] : m_raised)
        if (!critical.contains(key)) raised.critical = false;
    return reasons;
}

}  // namespace plimsoll
