#include "model/analytics/cascade.h"
#include "model/analytics/hawkes.h"
#include "model/analytics/liquidation.h"
#include "model/analytics/liquidation_levels.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

std::string_view word(PositionSide side)
{
    return side == PositionSide::Long ? "long" : "short";
}

std::vector<liq::Event> events(Arguments& a)
{
    std::vector<liq::Event> out;
    const Value::List* list = a.list("events");
    for (std::size_t i = 0; list && i < list->size() && !a.failed(); ++i) {
        const Value::List* row = (*list)[i].list();
        const bool whole = row && row->size() == 4 && (*row)[0].number() && (*row)[1].number() &&
                           (*row)[2].number() && (*row)[3].text();
        const std::string side = whole ? *(*row)[3].text() : std::string();
        if (side != "long" && side != "short") {
            std::string place = "events[";
            place += std::to_string(i);
            place += ']';
            a.fail(place, "[t_ms, price, usd, \"long\" or \"short\"] is needed");
            break;
        }
        out.push_back({*(*row)[0].number(), *(*row)[1].number(), *(*row)[2].number(),
                       side == "long" ? PositionSide::Long : PositionSide::Short});
    }
    return out;
}

Answer heatmap(Arguments& a)
{
    const auto list = events(a);
    const double t0 = a.number("t0_ms"), dt = a.number("dt_ms"), p0 = a.number("p0"), bin = a.number("bin_bps");
    if (a.failed()) return a.failure();
    return answer(liq::heatmap(list, t0, dt, p0, bin), [](const std::map<liq::Cell, double>& cells) {
        Object out;
        for (const auto& [cell, usd] : cells) {
            std::string key = std::to_string(cell.time);
            key += '|';
            key += std::to_string(cell.price);
            key += '|';
            key += word(cell.side);
            out.push_back({std::move(key), usd});
        }
        return Object{{"cells", Value(std::move(out))}};
    });
}

Answer zscore(Arguments& a)
{
    const auto history = a.numbers("history");
    const double current = a.number("current"), unit = a.number("unit", 1000);
    if (a.failed()) return a.failure();
    return answer(liq::zscore(history, current, unit), [](const liq::ZScore& z) {
        return Object{{"z", z.z}, {"median", z.median}, {"mad", z.mad}};
    });
}

Answer flow(Arguments& a)
{
    const double longUsd = a.number("long_usd"), shortUsd = a.number("short_usd"), taker = a.number("taker_usd");
    if (a.failed()) return a.failure();
    return answer(liq::flow(longUsd, shortUsd, taker), [](const liq::Flow& f) {
        return Object{{"total", f.total}, {"imbalance", f.imbalance}, {"forced_share", f.forcedShare}};
    });
}

Answer hawkesLikelihood(Arguments& a)
{
    const auto times = a.numbers("times");
    const double until = a.number("T");
    const liq::HawkesParameters p{a.number("mu"), a.number("alpha"), a.number("beta")};
    if (a.failed()) return a.failure();
    return answer(liq::hawkesLikelihood(times, until, p), [](const liq::HawkesLikelihood& h) {
        return Object{{"loglik", h.logLikelihood}, {"branching", h.branching}};
    });
}

Answer hawkesFit(Arguments& a)
{
    const auto times = a.numbers("times");
    const double until = a.number("T");
    if (a.failed()) return a.failure();
    return answer(liq::fitHawkes(times, until), [](const liq::HawkesFit& f) {
        return Object{{"mu", f.parameters.mu},     {"alpha", f.parameters.alpha},
                      {"beta", f.parameters.beta}, {"branching", f.parameters.branching()},
                      {"loglik", f.logLikelihood}, {"at_bound", f.atBound}};
    });
}

Answer branchingFano(Arguments& a)
{
    const auto counts = a.numbers("counts");
    if (a.failed()) return a.failure();
    return answer(liq::branchingFromCounts(counts), [](const liq::Fano& f) {
        return Object{{"fano", f.fano}, {"branching", f.branching}};
    });
}

Answer levels(Arguments& a)
{
    std::vector<liq::LevelBar> bars;
    for (Arguments& bar : a.objects("bars"))
        bars.push_back({bar.number("vwap"), bar.number("high"), bar.number("low"), bar.number("oi")});
    liq::LeverageMix mix;
    mix.leverage = a.numbers("leverage");
    mix.weights = a.numbers("weights");
    mix.maintenance = a.numbers("mmr");
    mix.halfLifeHours = a.number("half_life_h");
    const double barHours = a.number("bar_h");
    mix.speculative = a.number("spec_share", 1);
    if (a.failed()) return a.failure();
    return answer(liq::levels(bars, mix, barHours), [](const liq::Levels& l) {
        Value::List clusters;
        for (const liq::Cluster& c : l.clusters)
            clusters.push_back(Object{{"side", word(c.side)}, {"price", c.price}, {"qty", c.qty}});
        return Object{{"clusters", std::move(clusters)},
                      {"long_qty", l.longQty},
                      {"short_qty", l.shortQty},
                      {"crossed_long", l.crossedLong},
                      {"crossed_short", l.crossedShort}};
    });
}

Answer near(Arguments& a)
{
    std::vector<liq::PricedUsd> clusters;
    for (const auto& row : a.rows("clusters", 2))
        if (row.size() == 2) clusters.push_back({row[0], row[1]});
    const double price = a.number("price"), band = a.number("band_bps"), oi = a.number("oi_usd");
    if (a.failed()) return a.failure();
    return answer(liq::near(clusters, price, band, oi), [](const liq::Near& n) {
        return Object{{"usd", n.usd}, {"frac_oi", n.shareOfOpenInterest}};
    });
}

Answer concentration(Arguments& a)
{
    std::vector<liq::PricedUsd> clusters;
    for (const auto& row : a.rows("clusters", 2))
        if (row.size() == 2) clusters.push_back({row[0], row[1]});
    const double width = a.number("width_bps", 50);
    if (a.failed()) return a.failure();
    return answer(liq::concentration(clusters, width), [](const liq::Densest& d) {
        return Object{{"share", d.share}, {"usd", d.usd}, {"low", d.low}, {"high", d.high}};
    });
}

Answer cascade(Arguments& a)
{
    const auto book = a.levels("book");
    std::vector<Level> clusters;
    for (const auto& row : a.rows("clusters", 2))
        if (row.size() == 2) clusters.push_back({row[0], row[1]});
    liq::CascadeInput in;
    in.book = book;
    in.clusters = clusters;
    in.shock = a.number("shock_base");
    in.side = a.choice("side", kSideWords, Side::Sell);
    in.haircut = a.number("haircut", 0);
    in.beta = a.number("beta", 1);
    in.maxRounds = a.count("max_rounds", 100);
    if (a.failed()) return a.failure();
    return answer(liq::cascade(in), [](const liq::Cascade& c) {
        return Object{{"final_price", c.finalPrice},      {"mark", c.mark},          {"rounds", c.rounds},
                      {"forced_base", c.forced},          {"sold_base", c.sold},     {"avg_price", c.average},
                      {"amplification", c.amplification}, {"move_bps", c.moveBps},   {"exhausted", c.exhausted},
                      {"unfilled_base", c.unfilled},      {"triggered", c.triggered}};
    });
}

Answer sampling(Arguments& a)
{
    const double seconds = a.number("seconds"), printed = a.number("seconds_with_print");
    const double observed = a.number("observed_usd");
    if (a.failed()) return a.failure();
    return answer(liq::sampling(seconds, printed, observed), [](const liq::Sampling& s) {
        return Object{
            {"rate", s.rate}, {"factor", s.factor}, {"est_usd", s.estimateUsd}, {"lower_bound", s.lowerBound}};
    });
}

Answer unexplained(Arguments& a)
{
    const double change = a.number("oi_change_usd"), seen = a.number("seen_usd");
    if (a.failed()) return a.failure();
    return answer(liq::unexplained(change, seen), [](const liq::Unexplained& u) {
        return Object{{"lost_usd", u.lostUsd}, {"rest_usd", u.restUsd}, {"share", u.share}};
    });
}

constexpr FunctionRow kRows[] = {
    {"liq.heatmap", "F1", "events [[t_ms, price, usd, side]], t0_ms, dt_ms, p0, bin_bps", "cells",
     "USD liquidated by time, log price and position side", &heatmap},
    {"liq.zscore", "F2", "history, current, unit=1000", "z, median, mad",
     "how unusual this minute's liquidations are, on a log scale", &zscore},
    {"liq.flow", "F2", "long_usd, short_usd, taker_usd", "total, imbalance, forced_share",
     "which side was closed, and how much of the trading was forced", &flow},
    {"liq.hawkes_ll", "F3", "times, T, mu, alpha, beta", "loglik, branching",
     "log-likelihood of a self-exciting process, seconds", &hawkesLikelihood},
    {"liq.hawkes_fit", "F3", "times, T", "mu, alpha, beta, branching, loglik, at_bound",
     "its maximum likelihood, from 50 events", &hawkesFit},
    {"liq.branching_fano", "F3", "counts", "fano, branching", "self-excitation from the spread of counts",
     &branchingFano},
    {"liq.levels", "F4", "bars [{vwap, high, low, oi}], leverage, weights, mmr, half_life_h, bar_h, spec_share=1",
     "clusters, long_qty, short_qty, crossed_long, crossed_short",
     "modelled liquidation levels from open interest and a guessed leverage mix", &levels},
    {"liq.near", "F4", "clusters [[price, usd]], price, band_bps, oi_usd", "usd, frac_oi",
     "modelled liquidations within a band of the price", &near},
    {"liq.concentration", "F4", "clusters [[price, usd]], width_bps=50", "share, usd, low, high",
     "share of the modelled liquidations within the densest stretch of prices", &concentration},
    {"liq.cascade", "F5",
     "book, clusters [[price, qty]], shock_base, side=\"sell\", haircut=0, beta=1, max_rounds=100",
     "final_price, mark, rounds, forced_base, sold_base, avg_price, amplification, move_bps, exhausted, "
     "unfilled_base, triggered",
     "a shock, the forced orders it sets off, and where they end", &cascade},
    {"liq.sampling", "F6", "seconds, seconds_with_print, observed_usd", "rate, factor, est_usd, lower_bound",
     "what a feed of one print a second leaves out", &sampling},
    {"liq.unexplained", "F6", "oi_change_usd, seen_usd", "lost_usd, rest_usd, share",
     "open interest that went away beside the liquidations that were seen", &unexplained},
};

}  // namespace

std::span<const FunctionRow> liquidationRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
