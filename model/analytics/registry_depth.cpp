#include "model/analytics/depth.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer bands(Arguments& a)
{
    const auto bids = a.levels("bids"), asks = a.levels("asks");
    const auto bps = a.numbers("bps", {5, 10, 25, 50, 100, 200});
    if (a.failed()) return a.failure();
    return answer(depth::bands(bids, asks, bps), [](const depth::Bands& b) {
        Value::List list;
        for (const depth::Band& band : b.bands)
            list.push_back(Object{{"bps", band.bps},
                                  {"bid_usd", band.bidUsd},
                                  {"ask_usd", band.askUsd},
                                  {"imbalance", band.imbalance},
                                  {"complete", band.complete}});
        return Object{
            {"mid", b.mid}, {"spread_bps", b.spreadBps}, {"microprice", b.microprice}, {"bands", std::move(list)}};
    });
}

Answer cost(Arguments& a)
{
    const auto levels = a.levels("levels");
    const double mid = a.number("mid"), notional = a.number("notional");
    if (a.failed()) return a.failure();
    return answer(depth::cost(levels, mid, notional), [](const depth::Cost& c) {
        return Object{{"vwap", c.vwap},
                      {"slip_bps", c.slipBps},
                      {"filled_usd", c.filledUsd},
                      {"worst", c.worst},
                      {"complete", c.complete}};
    });
}

Answer executable(Arguments& a)
{
    const auto levels = a.levels("levels");
    const double mid = a.number("mid"), slip = a.number("max_slip_bps");
    const Side side = a.choice("side", kSideWords);
    if (a.failed()) return a.failure();
    return answer(depth::executable(levels, mid, slip, side), [](const depth::Executable& e) {
        return Object{{"usd", e.usd}, {"base", e.base}, {"complete", e.complete}};
    });
}

Answer consolidatedCost(Arguments& a)
{
    std::vector<depth::VenueSide> venues;
    for (Arguments& v : a.objects("venues"))
        venues.push_back({v.text("name"), v.levels("levels"), v.number("fee"), v.number("fx", 1)});
    const Side side = a.choice("side", kSideWords);
    const double notional = a.number("notional");
    if (a.failed()) return a.failure();
    return answer(depth::consolidatedCost(venues, side, notional), [](const depth::ConsolidatedCost& c) {
        Object allocation;
        for (const auto& [name, usd] : c.allocation) allocation.push_back({name, usd});
        return Object{
            {"vwap", c.vwap}, {"fees_usd", c.feesUsd}, {"alloc", std::move(allocation)}, {"complete", c.complete}};
    });
}

Answer stability(Arguments& a)
{
    const auto depths = a.numbers("depths");
    if (a.failed()) return a.failure();
    return answer(depth::stability(depths), [](const depth::Stability& s) {
        return Object{{"cv", s.cv}, {"stability", s.stability}};
    });
}

Answer phantom(Arguments& a)
{
    const double before = a.number("d_pre"), after = a.number("d_post"), traded = a.number("traded");
    if (a.failed()) return a.failure();
    return answer(depth::phantom(before, after, traded), "ratio");
}

Answer walls(Arguments& a)
{
    const auto levels = a.levels("levels");
    depth::WallRule rule;
    rule.zMin = a.number("z_min", rule.zMin);
    rule.multiple = a.number("mult_min", rule.multiple);
    rule.usdMin = a.number("usd_min", rule.usdMin);
    if (a.failed()) return a.failure();
    return answer(depth::walls(levels, rule), [](const depth::Walls& w) {
        return Object{{"z", Value::listOf(w.z)}, {"walls", Value::listOf(w.walls)}};
    });
}

constexpr FunctionRow kRows[] = {
    {"depth.bands", "C1", "bids, asks, bps=[5, 10, 25, 50, 100, 200]", "mid, spread_bps, microprice, bands",
     "USD of both sides within bands around the mid price", &bands},
    {"depth.cost", "C2", "levels, mid, notional", "vwap, slip_bps, filled_usd, worst, complete",
     "what trading a notional costs, without extrapolation", &cost},
    {"depth.executable", "C3", "levels, mid, max_slip_bps, side (buy|sell)", "usd, base, complete",
     "largest size whose average price stays within a slippage", &executable},
    {"depth.consolidated_cost", "C4", "venues [{name, levels, fee, fx=1}], side (buy|sell), notional",
     "vwap, fees_usd, alloc, complete", "the same over venues, routed by price after fees", &consolidatedCost},
    {"depth.stability", "C7", "depths", "cv, stability", "steadiness of displayed depth, 0 to 1", &stability},
    {"depth.phantom", "C8", "d_pre, d_post, traded", "ratio", "share of depth that left without trading",
     &phantom},
    {"depth.walls", "C9", "levels, z_min=3.5, mult_min=5, usd_min=1000000", "z, walls",
     "levels that stand out, by place", &walls},
};

}  // namespace

std::span<const FunctionRow> depthRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
