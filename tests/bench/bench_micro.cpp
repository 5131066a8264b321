// The smallest steps, by Google Benchmark: a change of a book, an event in the model by its kind, a second of the
// model with many assets, the queue and the sieve of repeats.
//
//   bench_micro [--benchmark_filter=WORD]
#include "feeds/repeat_filter.h"
#include "model/book/order_book.h"
#include "tests/bench/bench_tools.h"
#include "tests/support/model_rig.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// Four venues' perpetuals of many assets, books of 200 levels, everything heard of once.
class Market {
public:
    explicit Market(int assets) : m_rig(std::make_unique<test::ModelRig>(configOf(assets)))
    {
        WatchSet watch;
        watch.assets.clear();
        for (int a = 0; a < assets; ++a) watch.assets.push_back(nameOf(a));
        watch.focus = {nameOf(0)};
        m_rig->engine.setWatch(watch);
        m_rig->engine.setFocus(nameOf(0));
        for (const VenueId v : kVenues)
            for (int a = 0; a < assets; ++a) {
                const auto i = test::instrument(v, std::size_t(a), plimsoll::Market::Perp, nameOf(a));
                ids.push_back(i->id);
                m_rig->describe(i);
            }
        m_rig->send();
        for (const InstrumentId id : ids) say(id, image());
        m_rig->send();
        for (int s = 0; s < 3; ++s) {
            for (const InstrumentId id : ids) {
                say(id, trade());
                say(id, Mark{Price::nearest(100), Price::nearest(100)});
                say(id, funding());
                say(id, OpenInterest{1e6, {}, false});
                say(id, bbo());
            }
            m_rig->send();
            m_rig->pass(1s);
        }
    }
    test::ModelRig& rig() { return *m_rig; }
    std::vector<InstrumentId> ids;

    template <typename P>
    void say(InstrumentId id, P payload)
    {
        m_rig->say(id, std::move(payload));
    }
    BookUpdate image() { return changes(200, true); }
    BookUpdate change() { return changes(5, false); }
    Trade trade()
    {
        Trade t;
        t.price = Price::nearest(100 + 0.1 * double(m_random() % 3));
        t.qty = Qty{0.001 * double(1 + m_random() % 900)};
        t.taker = m_random() % 2 ? Side::Buy : Side::Sell;
        return t;
    }
    Bbo bbo()
    {
        return {Price::nearest(99.9), Price::nearest(100), Qty{double(1 + m_random() % 9)}, Qty{1}, ++m_seq};
    }
    Funding funding()
    {
        Funding f;
        f.rate = Rate{0.0001};
        f.hours = 8;
        f.next = m_rig->clock.wall() + 3h;
        return f;
    }
    Liquidation liquidation()
    {
        Liquidation l;
        l.price = Price::nearest(100);
        l.qty = Qty{0.001 * double(1 + m_random() % 900)};
        return l;
    }

private:
    static std::string nameOf(int a)
    {
        std::string name = "C";
        name += std::to_string(100 + a);
        return name;
    }
    static Config configOf(int assets)
    {
        Config c;
        c.topAssets = assets;
        return c;
    }
    BookUpdate changes(std::uint32_t levels, bool image)
    {
        BookUpdate u;
        u.image = image;
        u.seq = ++m_seq;
        for (const double way : {-1.0, 1.0}) {
            (way < 0 ? u.bids : u.asks) = {static_cast<std::uint32_t>(m_rig->batch.levels.size()), levels};
            for (std::uint32_t i = 0; i < levels; ++i) {
                const double away = image ? i : std::floor(std::exp(double(m_random() % 500) / 100));
                m_rig->batch.levels.push_back({Price::nearest(99.95 + way * (0.05 + 0.1 * away)),
                                               Qty{0.001 * double(1 + m_random() % 9000)}});
            }
        }
        return u;
    }

    std::unique_ptr<test::ModelRig> m_rig;
    std::mt19937_64 m_random{3};
    std::int64_t m_seq = 0;
};

// 512 events at once, made while the clock stands; 5 ms between two bursts.
template <typename Make>
void modelStep(benchmark::State& state, Make make)
{
    Market market(int(state.range(0)));
    std::size_t at = 0;
    constexpr int kBurst = 512;
    for (auto _ : state) {
        state.PauseTiming();
        for (int i = 0; i < kBurst; ++i) {
            const InstrumentId id = market.ids[at++ * 7919 % market.ids.size()];
            market.say(id, make(market));
        }
        market.rig().clock.advance(5ms);
        market.rig().queue.push(std::exchange(market.rig().batch, {}));
        state.ResumeTiming();
        market.rig().engine.drain();
    }
    state.SetItemsProcessed(state.iterations() * kBurst);
}
BENCHMARK_CAPTURE(modelStep, book_5_levels_a_side, [](Market& m) { return m.change(); })->Arg(20)->Arg(100);
BENCHMARK_CAPTURE(modelStep, best_quote, [](Market& m) { return m.bbo(); })->Arg(20)->Arg(100);
BENCHMARK_CAPTURE(modelStep, trade, [](Market& m) { return m.trade(); })->Arg(20)->Arg(100);
BENCHMARK_CAPTURE(modelStep, funding, [](Market& m) { return m.funding(); })->Arg(20)->Arg(100);
BENCHMARK_CAPTURE(modelStep, liquidation, [](Market& m) { return m.liquidation(); })->Arg(20)->Arg(100);

// One second on the model's thread besides the events: 50 ticks, what is published, metrics and rules. Every
// instrument has said something before.
void modelSecond(benchmark::State& state)
{
    Market market(int(state.range(0)));
    for (auto _ : state) {
        state.PauseTiming();
        for (const InstrumentId id : market.ids) {
            market.say(id, market.change());
            market.say(id, market.trade());
            market.say(id, market.bbo());
        }
        market.rig().send();
        state.ResumeTiming();
        market.rig().pass(1s);
    }
}
BENCHMARK(modelSecond)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond)->Iterations(60);

void queueBothWays(benchmark::State& state)
{
    EventQueue queue(1u << 30);
    const auto events = std::size_t(state.range(0));
    for (auto _ : state) {
        EventBatch b;
        b.events.resize(events);
        queue.push(std::move(b));
        benchmark::DoNotOptimize(queue.take());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(queueBothWays)->Arg(1)->Arg(8)->Arg(64);

void sieveOfRepeats(benchmark::State& state)
{
    RepeatFilter filter;
    std::uint64_t id = 1'000'000;
    std::uint16_t at = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(filter.first(InstrumentId::make(VenueId::Binance, at++ % 100), ++id));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(sieveOfRepeats);

void bookChange(benchmark::State& state)
{
    OrderBook book(Price::nearest(0.1));
    EventBatch batch;
    std::mt19937_64 random(5);
    const auto side = [&](double way, std::uint32_t n, bool image) {
        const LevelSpan span{static_cast<std::uint32_t>(batch.levels.size()), n};
        for (std::uint32_t i = 0; i < n; ++i) {
            const double away = image ? i : std::floor(std::exp(double(random() % 500) / 100));
            batch.levels.push_back({Price::nearest(99.95 + way * (0.05 + 0.1 * away)),
                                    Qty{random() % 4 ? 0.001 * double(1 + random() % 9000) : 0}});
        }
        return span;
    };
    BookUpdate image;
    image.image = true;
    image.bids = side(-1, 400, true);
    image.asks = side(1, 400, true);
    book.apply(image, batch, {});
    std::vector<BookUpdate> changes(4096);
    for (BookUpdate& u : changes) u.bids = side(-1, 5, false), u.asks = side(1, 5, false);
    std::size_t at = 0;
    for (auto _ : state) book.apply(changes[at++ % changes.size()], batch, {});
    state.SetItemsProcessed(state.iterations() * 10);
}
BENCHMARK(bookChange);

// Rows as docs/performance.md has them, and what is aimed at of them.
class Table final : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override
    {
        bench::head({"step", "processor time", "of"});
        return true;
    }
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& r : runs) {
            if (r.error_occurred) continue;
            const auto items = r.counters.find("items_per_second");
            const double ns = items != r.counters.end() ? 1e9 / double(items->second)
                                                        : r.cpu_accumulated_time / double(r.iterations) * 1e9;
            const QString name = QString::fromStdString(r.benchmark_name());
            const bool second = name.startsWith(QLatin1String("modelSecond"));
            bench::row({name,
                        second ? bench::num(ns / 1e6, 2) + QStringLiteral(" ms")
                               : bench::num(ns, 1) + QStringLiteral(" ns"),
                        second ? QStringLiteral("a second") : QStringLiteral("an event or level")});
            if (name.startsWith(QLatin1String("modelSecond/100"))) m_second = ns / 1e6;
            if (name.startsWith(QLatin1String("modelStep"))) m_step = std::max(m_step, ns);
        }
    }
    bool judge() const
    {
        bool met = true;
        if (m_second > 0) met &= bench::atMost("a second of the model with 100 assets", m_second, 50, " ms", 1);
        if (m_step > 0) met &= bench::atMost("an event in the model, the dearest kind", m_step, 1'000, " ns");
        return met;
    }

private:
    double m_second = 0, m_step = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    Table table;
    benchmark::RunSpecifiedBenchmarks(&table);
    return table.judge() ? 0 : 1;
}
