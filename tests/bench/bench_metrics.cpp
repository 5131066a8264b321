// What keeping the vocabulary up to date costs: 100 assets on four venues, perpetuals and spot, with a day behind
// them.
#include "model/analytics/contagion.h"
#include "model/analytics/garch.h"
#include "model/analytics/hawkes.h"
#include "model/metrics/metric_board.h"
#include "model/metrics/quick_words.h"
#include "model/risk/risk_engine.h"
#include "tests/bench/bench_tools.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace plimsoll;

namespace {

constexpr std::size_t kAssets = 100, kLevels = 200;

double cpuMs()
{
    return bench::processCpu() * 1e3;
}

struct World {
    ManualClock clock{fromUnixMs(1'790'000'000'000)};
    MarketBoard market;
    FxBoard fx;
    MetricBoard metrics{market, fx};
    RiskEngine risk;
    std::array<VenueRow, kVenueCount> venues{};
    std::array<Freshness, kVenueCount> streams = {Freshness::Live, Freshness::Live, Freshness::Live,
                                                  Freshness::Live};
    std::vector<InstrumentTrack*> tracks;
    std::mt19937_64 random{7};

    World()
    {
        WatchSet watch;
        for (std::size_t a = 0; a < kAssets; ++a) watch.assets.push_back("C" + std::to_string(100 + a));
        for (const VenueId v : kVenues) {
            venues[static_cast<std::size_t>(v)] = {v, true, Freshness::Live, {}, {}, {}, {}};
            std::size_t index = 0;
            for (const std::string& asset : watch.assets)
                for (const Market m : {Market::Perp, Market::Spot}) {
                    auto i = std::make_shared<Instrument>();
                    i->id = InstrumentId::make(v, index++);
                    i->market = m;
                    i->asset = i->base = asset;
                    i->quote = i->settle = "USDT";
                    i->symbol = asset + "USDT";
                    i->status = InstrumentStatus::Trading;
                    i->tick = Price::nearest(0.01);
                    i->fundingHours = 8;
                    i->maxLeverage = 50;
                    market.describe(i);
                    tracks.push_back(&market.track(i->id));
                }
        }
        market.setWatch(watch);
    }
    double uniform() { return static_cast<double>(random() >> 11) * 0x1p-53; }

    // What the venues remember of a day, and of a month by the hour.
    void past()
    {
        const Timestamp now = clock.wall();
        for (InstrumentTrack* t : tracks) {
            double price = 100;
            for (int m = 1'440; m > 0; --m) {
                Kline bar;
                bar.minutes = 1;
                bar.closed = true;
                bar.open = now - std::chrono::minutes{m};
                price *= 1 + 0.0005 * (uniform() - 0.5);
                bar.o = bar.c = Price::nearest(price);
                bar.h = Price::nearest(price * 1.0003);
                bar.l = Price::nearest(price * 0.9997);
                bar.baseVolume = 1'000 * uniform();
                bar.quoteVolume = bar.baseVolume * price;
                bar.takerBuyBase = bar.baseVolume * uniform();
                metrics.remember(*t, bar);
                if (m % 5 == 0)
                    metrics.remember(*t, OpenInterest{1e6 * (1 + 0.01 * uniform()), {}, false}, *bar.open);
            }
        }
    }
    void look()
    {
        const Stamp stamp = clock.stamp();
        for (InstrumentTrack* t : tracks) {
            EventBatch batch;
            BookUpdate u;
            u.image = true;
            // On the tick, as a venue's books are.
            const double mid = std::round(10'000 + 5 * (uniform() - 0.5)) / 100;
            u.bids = {0, kLevels};
            u.asks = {kLevels, kLevels};
            for (const double way : {-1.0, 1.0})
                for (std::size_t i = 0; i < kLevels; ++i)
                    batch.levels.push_back({Price::nearest(mid + way * 0.01 * static_cast<double>(1 + i)),
                                            Qty{1 + 1'000 * uniform()}});
            if (!t->book) t->book = std::make_unique<OrderBook>(t->instrument->tick);
            t->book->apply(u, batch, stamp);
            t->bookGaps.seen(stamp.mono);
            Trade trade;
            trade.price = Price::nearest(mid);
            trade.qty = Qty{10 * uniform()};
            trade.taker = uniform() < 0.5 ? Side::Buy : Side::Sell;
            market.apply(*t, trade, stamp);
            metrics.traded(*t, trade);
            if (t->instrument->market != Market::Perp) continue;
            market.apply(*t, Mark{Price::nearest(mid), Price::nearest(mid)}, stamp);
            Funding f;
            f.rate = Rate{0.0001};
            f.hours = 8;
            f.next = clock.wall() + std::chrono::hours{3};
            market.apply(*t, f, stamp);
            market.apply(*t, OpenInterest{1e6, {}, false}, stamp);
            if (uniform() < 0.02) {
                Liquidation l;
                l.price = Price::nearest(mid);
                l.qty = Qty{50 * uniform()};
                metrics.liquidated(*t, l);
            }
        }
    }
};

void row(const char* what, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    double sum = 0;
    for (const double v : ms) sum += v;
    using bench::num;
    bench::row({QString::fromUtf8(what), num(sum / static_cast<double>(ms.size()), 2), num(ms[ms.size() / 2], 2),
                num(ms.back(), 2)});
}

// What is computed now and then and in one go: each of them must leave the model's thread again soon.
template <typename F>
void rarely(const char* what, F&& once)
{
    std::vector<double> ms;
    for (int i = 0; i < 20; ++i) {
        const double a = cpuMs();
        once();
        ms.push_back(cpuMs() - a);
    }
    row(what, ms);
}

void rareOnes()
{
    std::mt19937_64 random{11};
    const auto normal = [&] {
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += static_cast<double>(random() >> 11) * 0x1p-53;
        return sum;
    };
    const auto returnsOf = [&](std::size_t n) {
        std::vector<double> out;
        double sigma = 0.005;
        for (std::size_t i = 0; i < n; ++i) {
            out.push_back(sigma * normal());
            sigma = std::sqrt(2e-6 + 0.9 * sigma * sigma + 0.08 * out.back() * out.back());
        }
        return out;
    };
    rarely("once a day, an asset: fit of the tail model", [&] {
        const auto returns = returnsOf(InstrumentSeries::kHours - 1);
        if (!analytics::risk::fitGjr(returns)) std::abort();
    });
    const auto hours = returnsOf(InstrumentSeries::kHours - 1);
    const auto fit = analytics::risk::fitGjr(hours);
    rarely("once an hour, an asset: its filter", [&] {
        if (!analytics::risk::filteredTail(hours, fit->parameters, fit->s2_0, 0.99)) std::abort();
    });
    rarely("once an hour: connectedness of 8 coins", [&] {
        analytics::dy::Table data(200, std::vector<double>(8));
        for (auto& line : data)
            for (double& v : line) v = normal();
        if (!analytics::dy::connectedness(data, 1, 10)) std::abort();
    });
    rarely("self-excitation of 500 liquidations", [&] {
        std::vector<double> times;
        double t = 0;
        while (times.size() < 500) times.push_back(t += 3 * std::fabs(normal()));
        (void)analytics::liq::fitHawkes(times, t + 1);
    });
}

// One asset between two seconds, when all of its inputs have changed.
void between(World& world)
{
    const struct {
        const char* what;
        std::uint16_t groups;
    } rows[] = {
        {"between seconds, an asset: prices", quick::Prices},
        {"the same: spread and returns", quick::Touch},
        {"the same: basis", quick::Basis},
        {"the same: depth of four books", quick::Depth},
        {"the same: rates, positions, liquidations", quick::Rates | quick::Positions | quick::Liquidations}};
    for (const auto& r : rows) {
        world.clock.advance(std::chrono::milliseconds{100});
        world.look();
        const AsOf now{world.clock.wall(), world.clock.mono()};
        std::vector<double> ms;
        for (const auto& asset : world.metrics.values().assets) {
            AssetMetrics copy = *asset;
            const double a = cpuMs();
            if (!world.metrics.renew(asset->asset(), r.groups, now, world.streams, copy)) std::abort();
            ms.push_back(cpuMs() - a);
        }
        row(r.what, ms);
    }
}

}  // namespace

int main()
{
    const double before = bench::residentMb();
    auto world = std::make_unique<World>();
    world->past();
    std::vector<double> metrics, busy, still, risk;
    for (int s = 0; s < 430; ++s) {
        world->clock.advance(std::chrono::seconds{1});
        world->look();
        const AsOf now{world->clock.wall(), world->clock.mono()};
        const double a = cpuMs();
        world->metrics.step(now, world->streams);
        const double b = cpuMs();
        world->risk.step(world->metrics.values(), world->venues, now);
        const double c = cpuMs();
        if (s < 70) continue;  // the first minute makes room
        metrics.push_back(b - a);
        risk.push_back(c - b);
        // In the last ten seconds of a minute no asset has its turn; every fifth second has work of its own.
        const Step second = secondOf(now.wall);
        if (second % 5 != 0) (second % 60 >= 50 ? still : busy).push_back(b - a);
    }
    std::printf("%zu assets, %zu instruments, processor ms\n", kAssets, world->tracks.size());
    bench::head({"", "mean", "median", "worst"});
    row("a second: all metrics", metrics);
    row("a second: all rules", risk);
    using bench::median, bench::num;
    const double minute = 50 * (median(busy) - median(still));
    bench::row({"a second without what comes once a minute", "", num(median(still), 2), ""});
    bench::row({"what comes once a minute, a minute", "", num(minute, 2), ""});
    bench::row(
        {"resident, MB an asset", num((bench::residentMb() - before) / static_cast<double>(kAssets), 2), "", ""});
    between(*world);
    rareOnes();
    double sum = 0;
    for (const double ms : metrics) sum += ms;
    bool met = bench::atMost("all metrics, a second", sum / static_cast<double>(metrics.size()), 25, " ms", 1);
    met &= bench::atMost("what comes once a minute", minute, 50, " ms", 1);
    return met ? 0 : 1;
}
