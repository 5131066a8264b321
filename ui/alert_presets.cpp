#include "ui/alert_presets.h"

#include "ui/alert_book.h"
#include "ui/model_words.h"

namespace plimsoll {

using enum AlertOperator;

std::span<const AlertPreset> alertPresets()
{
    using enum MetricKind;
    static const std::vector<AlertPreset> all = {
        {"Price crosses", Price, Severity::Warning, 0, false, {{"price", CrossesUp, 0, 0}}},
        {"Price 3 % lower in 1 h, any asset", Price, Severity::Warning, 0, true, {{"ret_1h", Below, -0.03, 0}}},
        {"Price 5 % higher or lower in 1 h",
         Price,
         Severity::Warning,
         0,
         false,
         {{"ret_1h", Above, 0.05, 0}, {"ret_1h", Below, -0.05, 0}}},
        {"Funding above 5 bp per 8 h, any asset", Funding, Severity::Warning, 0, true, {{"r8", Above, 5e-4, 0}}},
        {"Funding below \u22123 bp per 8 h, any asset",
         Funding,
         Severity::Warning,
         0,
         true,
         {{"r8", Below, -3e-4, 0}}},
        {"Venues' funding apart by 4 bp, any asset",
         Funding,
         Severity::Notice,
         60,
         true,
         {{"r8_spread", Above, 4e-4, 0}}},
        {"Crowded longs on a thin book: funding, open interest, depth",
         Funding,
         Severity::Warning,
         30,
         true,
         {{"r8", Above, 5e-4, 0}, {"d_oi_24h", Above, 0.08, 0}, {"depth_ratio", Below, 0.6, 0}}},
        {"Open interest 8 % higher in 24 h, any asset",
         Interest,
         Severity::Notice,
         0,
         true,
         {{"d_oi_24h", Above, 0.08, 0}}},
        {"Open interest 5 % lower in 1 h, any asset",
         Interest,
         Severity::Warning,
         0,
         true,
         {{"d_oi_1h", Below, -0.05, 0}}},
        {"Open interest outgrows the book", Interest, Severity::Warning, 60, false, {{"ldr_z", Above, 2, 0}}},
        {"Longs liquidated above $10m in a minute, any asset",
         Liquidations,
         Severity::Warning,
         0,
         true,
         {{"liq_usd_1m_long", Above, 1e7, 0}}},
        {"Shorts liquidated above $10m in a minute, any asset",
         Liquidations,
         Severity::Warning,
         0,
         true,
         {{"liq_usd_1m_short", Above, 1e7, 0}}},
        {"Cascade: liquidations burst on half a book, any asset",
         Liquidations,
         Severity::Critical,
         0,
         true,
         {{"liq_z", Above, 4, 0}, {"depth_ratio", Below, 0.5, 0}}},
        {"Depth below half of its usual",
         Liquidity,
         Severity::Warning,
         30,
         false,
         {{"depth_ratio", Below, 0.5, 0}}},
        {"Spread above 5 bp", Liquidity, Severity::Warning, 5, false, {{"spread_bps", Above, 5, 0}}},
        {"Spread unusually wide for its last 24 h",
         Liquidity,
         Severity::Notice,
         10,
         false,
         {{"spread_bps", ZAbove, 4, 86'400}}},
        {"$50m would move the price by 30 bp",
         Liquidity,
         Severity::Warning,
         10,
         false,
         {{"slip_50m", Above, 30, 0}}},
        {"Venues disagree on the price by 10 bp",
         Basis,
         Severity::Warning,
         10,
         false,
         {{"basis_disp", Above, 10, 0}}},
        {"A dollar coin is 30 bp off its dollar",
         Basis,
         Severity::Critical,
         30,
         false,
         {{"stable_dev", Above, 30, 0}}},
        {"Phase changes to liquidation, any asset",
         State,
         Severity::Critical,
         0,
         true,
         {{"phase", ChangesTo, 2, 0}}},
        {"Fragility above 70", State, Severity::Warning, 60, false, {{"fragility", Above, 70, 0}}},
        {"A venue's book is older than 10 s",
         Feeds,
         Severity::Warning,
         0,
         false,
         {{"feed_age", Above, 10, 0}},
         true},
    };
    return all;
}

AlertRule presetRule(const AlertPreset& preset, const QString& asset, const std::vector<VenueId>& venues)
{
    AlertRule rule;
    if (preset.conditions.size() > 1) rule.title = modelWords(preset.title).toStdString();
    rule.severity = preset.severity;
    rule.hold = std::chrono::seconds(preset.hold);
    const auto add = [&](const PresetCondition& p, std::optional<VenueId> venue) {
        auto c = alertOn(p.metric, preset.every ? QString() : asset, venue, p.level, p.op);
        if (!c) return;
        if (analytics::word(c->metric).scope.market) c->asset.clear();
        c->over = std::chrono::seconds(p.over);
        rule.conditions.push_back(*c);
    };
    for (const PresetCondition& p : preset.conditions) {
        if (preset.eachVenue)
            for (const VenueId v : venues) add(p, v);
        else
            add(p, std::nullopt);
    }
    // The same value on both sides of where it is, or one of several venues: either is enough.
    const bool sameValue = rule.conditions.size() > 1 && rule.conditions[0].metric == rule.conditions[1].metric;
    rule.all = !sameValue;
    return rule;
}

}  // namespace plimsoll
