#include "model/analytics/liquidation_levels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace plimsoll::analytics::liq {

namespace {

void addUp(Levels& levels)
{
    levels.longQty = levels.shortQty = 0;
    for (const Cluster& c : levels.clusters)
        (c.side == PositionSide::Long ? levels.longQty : levels.shortQty) += c.qty;
}

Result<bool> checkBar(const LevelBar& bar)
{
    for (const double x : {bar.vwap, bar.high, bar.low})
        if (!(x > 0) || !std::isfinite(x)) return badInput("bars", "prices must be above 0");
    if (bar.high < bar.low) return badInput("bars", "high is below low");
    if (!(bar.oi >= 0) || !std::isfinite(bar.oi)) return badInput("bars", "oi must not be below 0");
    return true;
}

// Ranks from 1, ties share the mean of theirs.
std::vector<double> ranks(Numbers x)
{
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [x](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<double> out(x.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && x[order[end]] == x[order[i]]) ++end;
        for (std::size_t j = i; j < end; ++j) out[order[j]] = 0.5 * static_cast<double>(i + 1 + end);
        i = end;
    }
    return out;
}

}  // namespace

LeverageMix leverageMix(Mix mix, double maintenance)
{
    LeverageMix out;
    out.leverage = {5, 10, 25, 50, 100};
    switch (mix) {
        case Mix::Conservative: out.weights = {0.3, 0.4, 0.2, 0.1, 0}; break;
        case Mix::Default: out.weights = {0.15, 0.30, 0.30, 0.20, 0.05}; break;
        case Mix::Aggressive: out.weights = {0.05, 0.2, 0.3, 0.3, 0.15}; break;
    }
    out.maintenance.assign(out.leverage.size(), maintenance);
    out.speculative = 0.6;
    return out;
}

Result<LevelMap> LevelMap::start(LeverageMix mix, double barHours)
{
    if (mix.leverage.empty()) return noData("leverage", "is empty");
    if (mix.weights.size() != mix.leverage.size()) return badInput("weights", "must be as long as leverage");
    if (mix.maintenance.size() != mix.leverage.size()) return badInput("mmr", "must be as long as leverage");
    for (const double leverage : mix.leverage)
        if (!(leverage >= 1) || !std::isfinite(leverage)) return badInput("leverage", "must be at least 1");
    if (!allFinite(mix.weights) || !noneNegative(mix.weights)) return badInput("weights", "must not be below 0");
    for (const double mmr : mix.maintenance)
        if (!(mmr >= 0 && mmr < 1)) return badInput("mmr", "must be from 0 to 1");
    if (!(mix.halfLifeHours > 0)) return badInput("half_life_h", "must be above 0");
    if (!(mix.speculative >= 0 && mix.speculative <= 1)) return badInput("spec_share", "must be from 0 to 1");
    LevelMap out;
    out.m_mix = std::move(mix);
    if (const auto set = out.setBarHours(barHours); !set) return Unexpected<NoValue>{set.error()};
    return out;
}

Result<bool> LevelMap::setBarHours(double barHours)
{
    if (!(barHours >= 0) || !std::isfinite(barHours)) return badInput("bar_h", "must not be below 0");
    m_decay = std::pow(0.5, barHours / m_mix.halfLifeHours);
    return true;
}

Result<bool> LevelMap::step(const LevelBar& bar)
{
    const Result<bool> fine = checkBar(bar);
    if (!fine) return fine;
    m_crossed = {};
    if (!m_oi) {
        m_oi = bar.oi;
        return true;
    }
    std::vector<Cluster>& clusters = m_levels.clusters;
    // (1) what the bar has reached is gone
    std::erase_if(clusters, [&](const Cluster& c) {
        const bool isLong = c.side == PositionSide::Long;
        const bool reached = isLong ? bar.low <= c.price : bar.high >= c.price;
        if (reached) (isLong ? m_crossed.longQty : m_crossed.shortQty) += c.qty;
        return reached;
    });
    m_levels.crossedLong += m_crossed.longQty;
    m_levels.crossedShort += m_crossed.shortQty;
    // (2) the rest ages
    for (Cluster& c : clusters) c.qty *= m_decay;
    // (3) the change of open interest
    const double change = bar.oi - *m_oi;
    if (change < 0)
        for (Cluster& c : clusters) c.qty *= bar.oi / *m_oi;
    for (std::size_t i = 0; change > 0 && i < m_mix.leverage.size(); ++i) {
        const double inverse = 1 / m_mix.leverage[i], mmr = m_mix.maintenance[i];
        if (!(inverse > mmr)) continue;
        const double qty = change * m_mix.weights[i] * m_mix.speculative;
        // At a leverage of 1 a long position has nothing to lose but its coins: its price is 0.
        clusters.push_back({PositionSide::Long, bar.vwap * (1 - inverse) / (1 - mmr), qty, bar.at, bar.at});
        clusters.push_back({PositionSide::Short, bar.vwap * (1 + inverse) / (1 + mmr), qty, bar.at, bar.at});
    }
    m_oi = bar.oi;
    addUp(m_levels);
    return true;
}

void LevelMap::compact(double bps, double least)
{
    if (!(bps > 0)) return;
    struct Sum {
        double qty = 0, priced = 0;
        std::int32_t oldest = -1, newest = -1;
    };
    std::map<std::pair<PositionSide, double>, Sum> buckets;
    for (const Cluster& c : m_levels.clusters) {
        if (!(c.price > 0)) continue;
        Sum& s = buckets[{c.side, std::floor(std::log(c.price) / std::log(1 + bps / 1e4))}];
        s.qty += c.qty;
        s.priced += c.qty * c.price;
        if (c.oldest >= 0) s.oldest = s.oldest < 0 ? c.oldest : std::min(s.oldest, c.oldest);
        s.newest = std::max(s.newest, c.newest);
    }
    m_levels.clusters.clear();
    for (const auto& [key, s] : buckets)
        if (s.qty > 0 && s.qty >= least)
            m_levels.clusters.push_back({key.first, s.priced / s.qty, s.qty, s.oldest, s.newest});
    addUp(m_levels);
}

Result<Levels> levels(std::span<const LevelBar> bars, const LeverageMix& mix, double barHours)
{
    if (bars.empty()) return noData("bars", "is empty");
    Result<LevelMap> map = LevelMap::start(mix, barHours);
    if (!map) return Unexpected<NoValue>{map.error()};
    for (const LevelBar& bar : bars) {
        const Result<bool> stepped = map->step(bar);
        if (!stepped) return Unexpected<NoValue>{stepped.error()};
    }
    const Levels out = map->now();
    return finite(out, {out.longQty, out.shortQty, out.crossedLong, out.crossedShort});
}

Result<Calibration> calibrate(Numbers crossedUsd, Numbers realisedUsd)
{
    if (crossedUsd.empty()) return noData("crossed", "is empty");
    if (realisedUsd.size() != crossedUsd.size()) return badInput("realised", "must be as long as crossed");
    if (!allFinite(crossedUsd) || !noneNegative(crossedUsd)) return badInput("crossed", "must not be below 0");
    if (!allFinite(realisedUsd) || !noneNegative(realisedUsd)) return badInput("realised", "must not be below 0");
    const double crossed = sum(crossedUsd);
    if (!(crossed > 0)) return noData("crossed", "nothing was crossed");
    Calibration out;
    out.kappa = sum(realisedUsd) / crossed;
    const Result<double> rank = correlation(ranks(crossedUsd), ranks(realisedUsd));
    if (rank) out.rankCorrelation = *rank;
    return finite(out, {out.kappa});
}

Result<bool> kappaSteady(Numbers kappas)
{
    if (kappas.size() < 4) return tooShort("kappas", kappas.size(), 4);
    if (!allFinite(kappas)) return badInput("kappas", "must be finite");
    const double middle = median(kappas);
    if (!(middle > 0)) return false;
    return (quantile(kappas, 0.75) - quantile(kappas, 0.25)) / middle <= 2;
}

}  // namespace plimsoll::analytics::liq
