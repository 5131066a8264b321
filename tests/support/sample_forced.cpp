#include "tests/support/sample_forced.h"

#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <utility>

namespace plimsoll::sample {

namespace {

double forcedPath(double price, double minutesBack)
{
    return price * (1 + 0.012 * std::sin(minutesBack / 190.0) + 0.003 * std::sin(minutesBack / 17.0));
}

}  // namespace

LiquidationBoardSnapshot forced(const std::string& asset, double price, const std::vector<VenueId>& venues,
                                AsOf asOf, Freshness fresh)
{
    using namespace std::chrono;
    LiquidationBoardSnapshot out;
    out.asOf = asOf;
    out.asset = asset;
    out.since = asOf.wall - hours{26};
    out.price = price;
    std::map<Step, LiquidationCells> cells;
    std::mt19937 dice(7);
    const auto uniform = [&] { return std::uniform_real_distribution<double>(0, 1)(dice); };
    for (int i = 0; i < 900; ++i) {
        const double back = 1'400 * uniform();
        const VenueId venue = venues[static_cast<std::size_t>(uniform() * static_cast<double>(venues.size()))];
        const bool longs = std::cos(back / 190.0) < 0.2 * uniform();
        const double at = forcedPath(price, back) * (1 + (longs ? -1 : 1) * 0.0015 * uniform());
        const double usd = 1e3 * std::pow(10.0, 3 * uniform());
        const Timestamp when = asOf.wall - Duration{static_cast<std::int64_t>(back * 60e9)};
        const PositionSide side = longs ? PositionSide::Long : PositionSide::Short;
        cells[hourOf(when)].add(when, at, usd, venue, side);
        for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w) {
            if (asOf.wall - when >= kLiquidationWindows[w]) continue;
            for (LiquidationSum* s : {&out.venues[static_cast<std::size_t>(venue)].windows[w], &out.all[w]}) {
                (longs ? s->longUsd : s->shortUsd) += usd;
                ++(longs ? s->longs : s->shorts);
                if (!s->largest || usd > s->largest->usd) s->largest = LiquidationPrint{usd, when, venue, side};
            }
        }
    }
    for (const auto& [hour, c] : cells)
        out.hours.push_back(std::make_shared<const LiquidationHour>(LiquidationHour{hour, c.all()}));
    double change = 0;
    for (const VenueId v : venues) {
        VenueLiquidations& venue = out.venues[static_cast<std::size_t>(v)];
        venue.enabled = venue.listed = true;
        venue.stream = fresh;
        if (v == VenueId::Binance)
            venue.runs = {{out.since, asOf.wall - hours{2}}, {asOf.wall - minutes{90}, asOf.wall}};
        else
            venue.runs = {{out.since, asOf.wall}};
        for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w)
            venue.windows[w].covered = v == VenueId::Binance && w >= 3 ? (w == 3   ? 0.875
                                                                          : w == 4 ? 0.958
                                                                                   : 0.979)
                                                                       : 1;
        venue.interestUsd = 3e9 / (1 + static_cast<int>(v));
        for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w) {
            out.ofInterest[w].usd += venue.windows[w].usd();
            out.ofInterest[w].interestUsd += *venue.interestUsd;
        }
        venue.ceiling = 4.1e6 / (1 + static_cast<int>(v));
        const double seen = venue.windows[kLiquidationHour].usd();
        if (v == VenueId::Binance || v == VenueId::Okx) {
            if (const auto s = analytics::liq::sampling(3'600, v == VenueId::Binance ? 1'400 : 600, seen))
                venue.sampling = *s;
        }
        change -= seen * 1.6;
        out.seenUsd += seen;
        out.unexplainedVenues = static_cast<std::uint8_t>(out.unexplainedVenues | 1u << static_cast<unsigned>(v));
    }
    for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w)
        out.all[w].covered = w == 3 ? 0.875 : w == 4 ? 0.958 : w > 4 ? 0.979 : 1;
    const double anchor = out.venues[static_cast<std::size_t>(VenueId::Bybit)].windows[kLiquidationHour].usd();
    for (const VenueId v : venues)
        if (v != VenueId::Bybit)
            out.venues[static_cast<std::size_t>(v)].fromAnchor = anchor * 2 / (1 + static_cast<int>(v));
    out.oiChangeUsd = change;
    if (const auto u = analytics::liq::unexplained(change, out.seenUsd)) out.unexplained = *u;
    auto path = std::make_shared<std::vector<LiquidationBoardSnapshot::PathPoint>>();
    const Step minute = minuteOf(asOf.wall);
    for (Step m = minute - 1'440; m <= minute; ++m) {
        const auto at = static_cast<float>(forcedPath(price, static_cast<double>(minute - m)));
        path->push_back({m, at * 1.0005f, at * 0.9995f, at});
    }
    out.path = path;
    return out;
}

LevelMapSnapshot levelMap(const std::string& asset, double price, AsOf asOf, bool steady)
{
    LevelMapSnapshot out;
    out.asOf = asOf;
    out.asset = asset;
    out.price = price;
    out.listed = out.modelled = 0x0f;
    out.bar = minuteOf(asOf.wall) / 5 - 1;
    out.firstBar = out.bar - 288;
    out.first = out.firstBar - 12 * 24 * 6;
    for (auto& rate : out.maintenance) rate = 0.004;
    out.interestUsd = 7.6e9;
    std::mt19937 dice(11);
    std::map<std::pair<std::int64_t, PositionSide>, VenueLevels::Classes> unit;
    std::map<std::pair<std::int64_t, PositionSide>, std::array<LevelBars, VenueLevels::kClasses>> opened;
    const auto add = [&](double at, PositionSide side, std::size_t i, double usd, Step bar) {
        const std::pair row{liquidationBin(at), side};
        unit[row][i] += usd;
        opened[row][i].take({bar, bar});
    };
    for (int bar = 0; bar < 288; ++bar) {
        const double at = forcedPath(price, 5.0 * bar);
        const double usd = 4e6 * std::exp(std::normal_distribution<double>(0, 1)(dice));
        for (std::size_t i = 0; i < LevelAssumptions::kLeverage.size(); ++i) {
            const double inverse = 1 / LevelAssumptions::kLeverage[i];
            const double low = at * (1 - inverse) / (1 - 0.004), high = at * (1 + inverse) / (1 + 0.004);
            if (low < price) add(low, PositionSide::Long, i, usd, out.bar - bar);
            if (high > price) add(high, PositionSide::Short, i, usd, out.bar - bar);
        }
    }
    for (const auto& [key, u] : unit) {
        LevelBin b;
        b.bin = key.first;
        b.side = key.second;
        b.opened = opened[key];
        for (std::size_t i = 0; i < u.size(); ++i)
            b.usd[i] = u[i] * out.assumed.weights[i] * out.assumed.speculative;
        b.least = b.total() * 0.5;
        b.most = b.total() * 1.4;
        constexpr std::array<float, kVenueCount> shares = {0.45f, 0.25f, 0.2f, 0.1f};
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            LevelBin::Share& share = b.venues[v];
            for (std::size_t i = 0; i < b.usd.size(); ++i) {
                share.usd[i] = static_cast<float>(b.usd[i]) * shares[v];
                share.unit[i] = static_cast<float>(u[i] * out.assumed.speculative) * shares[v];
            }
        }
        out.bins.push_back(b);
    }
    sumUp(out);
    std::vector<std::pair<Step, std::array<double, 2>>> hours;
    for (Step h = 0; h < 20; ++h) {
        const double crossed = 1e6 * (1 + static_cast<double>(h % 5));
        hours.push_back({hourOf(asOf.wall) - 20 + h,
                         {crossed, crossed * (steady       ? 0.6 + 0.02 * static_cast<double>(h % 7)
                                              : h % 3 == 0 ? 4.0
                                                           : 0.05)}});
    }
    out.trust = levelTrust(hours);
    out.score.n = 418;
    out.score.hits = 259;
    out.score.usd = 9e6;
    out.score.hitUsd = 6.1e6;
    out.score.share = 259.0 / 418;
    out.score.since = asOf.wall - std::chrono::hours{24};
    return out;
}

}  // namespace plimsoll::sample
