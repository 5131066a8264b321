#include "tests/support/sample_market.h"

#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <utility>

namespace plimsoll::sample {

OverviewSnapshot overview(const std::vector<OverviewSeed>& seeds, AsOf asOf, bool silent)
{
    using F = OverviewField;
    OverviewSnapshot out;
    out.asOf = asOf;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        const OverviewSeed& s = seeds[i];
        const double k = static_cast<double>(i);
        OverviewRow row;
        row.asset = s.asset;
        row.watched = i < 14;
        row.tick = Price::nearest(s.tick);
        row.venues = s.venues;
        const auto put = [&](F f, std::optional<double> v, analytics::Reason why = analytics::Reason::NoData,
                             bool floor = false) {
            MetricValue& cell = row.at(f);
            cell.at = asOf.mono;
            cell.reason = silent ? analytics::Reason::Stale : why;
            if (silent || !v) return;
            cell.value = v;
            cell.age = std::chrono::milliseconds{400};
            cell.coverage = 1;
            cell.floor = floor;
        };
        put(F::Price, s.price);
        put(F::Change24h, 0.06 * std::sin(k * 1.3 + 2));
        put(F::Interest, s.oiUsd, {}, i == 15);
        put(F::Rate, s.bp / 1e4);
        put(F::RateSpread, std::fabs(s.bp) * 0.6e-4 + 0.2e-4);
        put(F::Volume24h, s.oiUsd * (1.4 + std::sin(k)), {}, i % 7 == 3);
        if (row.watched) {
            put(F::Change1h, 0.012 * std::sin(k * 2.1 + 1));
            put(F::Interest1h, 0.01 * std::cos(k));
            put(F::Interest24h, i == 5 ? std::nullopt : std::optional(0.09 * std::cos(k * 1.7 + 1)),
                analytics::Reason::TooShort);
            put(F::Longs1h, i > 10 ? 0 : 6.42e6 / std::pow(1.9, k), {}, i < 2);
            put(F::Shorts1h, i > 8 ? 0 : 1.1e6 / std::pow(1.7, k));
            put(F::Longs24h, 512e6 / std::pow(1.8, k), {}, i < 2);
            put(F::Shorts24h, 88e6 / std::pow(1.6, k));
            put(F::DepthRatio, i == 8 ? std::nullopt : std::optional(0.58 + 0.06 * k),
                analytics::Reason::TooShort);
            put(F::Fragility, 41 - 2 * k);
            put(F::Phase, i % 4);
            row.parts[0] = 12;
            row.parts[2] = 29 - 2 * k;
            row.inputs[0] = std::fabs(s.bp) / 1e4;
            row.inputs[2] = 0.58;
            row.baselineHours = 168;
            for (int m = 0; m < 60; ++m)
                row.path.push_back(m == 20 && i == 3
                                       ? std::numeric_limits<float>::quiet_NaN()
                                       : static_cast<float>(s.price * (1 + 0.004 * std::sin(m / 9.0 + k))));
        }
        for (const VenueId v : kVenues)
            if (!silent && (s.venues >> static_cast<unsigned>(v)) & 1u)
                row.rates[static_cast<std::size_t>(v)] = s.bp / 1e4 * (1 + 0.2 * static_cast<int>(v));
        if (!silent) row.lowest = VenueId::Binance, row.highest = VenueId::Bybit;
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::shared_ptr<const ShockStory> shock(const MarketLiquidity& market, Timestamp now)
{
    auto out = std::make_shared<ShockStory>();
    out->at = now - std::chrono::seconds{380};
    out->before = 84e6, out->least = 45.4e6;
    out->leastAfter = 8;
    out->usualKnown = true;
    out->recovered = {0.04, 0.24, 0.43, 0.81};
    out->half = 72, out->halfLife = 74, out->rate = 0.00937;
    std::mt19937 dice(7);
    std::normal_distribution<float> noise(0, 0.02f);
    const auto at = [&](int s, float pace) {
        const float lost = s < 0   ? 0
                           : s < 8 ? 0.46f * static_cast<float>(s) / 8
                                   : 0.46f * std::exp2(-static_cast<float>(s - 8) / pace);
        return 1 - lost + noise(dice);
    };
    for (int s = -ShockStory::kBefore; s <= 380; ++s) {
        float pace = 50;
        for (std::size_t v = 0; v < kVenueCount; ++v, pace += 40)
            if (market.venues[v]) out->venues[v].push_back(at(s, pace));
        out->all.push_back(at(s, 74));
    }
    return out;
}

LiquiditySnapshot liquidity(const DepthSnapshot& depth, AsOf asOf)
{
    MarketBoard market;
    WatchSet watch;
    watch.assets = {depth.asset};
    watch.venues = 0;
    for (const DepthLane& lane : depth.lanes)
        watch.venues = static_cast<std::uint8_t>(watch.venues | 1u << static_cast<unsigned>(lane.venue));
    market.setWatch(watch);
    const auto fill = [&](double share, bool past) {
        for (const DepthLane& lane : depth.lanes) {
            auto i = std::make_shared<Instrument>();
            i->id = lane.instrument;
            i->market = lane.market;
            i->asset = i->base = depth.asset;
            i->quote = i->settle = "USDT";
            i->symbol = lane.symbol;
            i->status = InstrumentStatus::Trading;
            i->tick = lane.tick;
            market.describe(i);
            InstrumentTrack& t = market.track(i->id);
            if (!t.book) t.book = std::make_unique<OrderBook>(lane.tick);
            EventBatch batch;
            BookUpdate u;
            u.image = true;
            u.seq = 1;
            for (const auto& [levels, span] : {std::pair{&lane.bids, &u.bids}, std::pair{&lane.asks, &u.asks}}) {
                *span = {static_cast<std::uint32_t>(batch.levels.size()),
                         static_cast<std::uint32_t>(levels->size())};
                for (const Level& l : *levels) batch.levels.push_back({l.price, {l.qty.v * share}});
            }
            t.book->apply(u, batch, lane.stamp);
            t.bookGaps.seen(past ? asOf.mono : lane.stamp.mono);
            if (!past && lane.state == BookState::Stale) t.book->lose(lane.lost.value_or(LostReason::Gap));
        }
    };
    const FxBoard fx;
    const MetricBoard metrics(market, fx);
    LiquidityBoard board(market, metrics);
    fill(1.5, true);
    for (int minute = 30; minute > 0; --minute)
        board.step({asOf.wall - std::chrono::minutes{minute}, asOf.mono - std::chrono::minutes{minute}});
    fill(1, false);
    LiquiditySnapshot out = board.snapshot(depth.asset, asOf);
    for (auto& v : out.perp.venues)
        if (v && v->book)
            v->life = QuoteLifetime{240.0 + 90 * static_cast<double>(v->instrument.venue()), 3.2, 960};
    out.shock = shock(out.perp, asOf.wall);
    return out;
}

std::shared_ptr<HistoryAnswer> usualHours(const std::string& asset, const std::vector<VenueId>& venues, AsOf asOf)
{
    auto answer = std::make_shared<HistoryAnswer>();
    answer->request.by = "liquidity";
    answer->request.what = HistoryRequest::What::Usual;
    answer->request.asset = asset;
    answer->asOf = asOf;
    for (const VenueId v : venues) {
        UsualWeek week;
        week.venue = v;
        week.symbol = asset + "USDT";
        for (int h = 0; h < 165; ++h) {
            const double day = h >= 120 ? 0.66 : 1, hour = 1 + 0.35 * std::sin((h % 24 - 8) / 24.0 * 6.28318);
            const double size = 6e7 * day * hour / (1 + static_cast<int>(v));
            UsualHour& u = week.hours[static_cast<std::size_t>(h)];
            u.weeks = 4;
            u.depth100 = size;
            u.spreadBp = 0.1 / (day * hour) * (1 + 0.4 * static_cast<int>(v));
            u.volumeUsd = size / 50;
        }
        answer->usual.push_back(std::move(week));
    }
    return answer;
}

}  // namespace plimsoll::sample
