// What the model holds of its assets after a day: books, their past, series, windows and normals. A day of the
// clock passes in steps of ten seconds, in which every book, price, rate and open interest is told anew; nothing
// but the model is in this process, so that what it holds is the difference. The window around it is measured by
// `soak_week` (SOAK_PLAIN, docs/soak.md).
//
//   bench_memory [assets...]     5, 20 and 100 unless said
#include "model/model_engine.h"
#include "tests/bench/bench_tools.h"
#include "tests/support/model_rig.h"

#include <malloc.h>
#include <sys/wait.h>

#include <cstdlib>
#include <random>

using namespace plimsoll;

namespace {

constexpr std::size_t kLevels = 200;
constexpr Duration kStep = std::chrono::seconds{10};

double heapMb()
{
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6;
}

struct Day {
    test::ModelRig rig;
    std::vector<std::shared_ptr<const Instrument>> all;
    std::mt19937_64 random{3};
    std::int64_t seq = 0;

    explicit Day(std::size_t assets)
    {
        WatchSet watch;
        watch.spot = true;
        for (std::size_t a = 0; a < assets; ++a) watch.assets.push_back("C" + std::to_string(100 + a));
        watch.focus = {watch.assets.front()};
        for (const VenueId v : kVenues) {
            std::size_t index = 0;
            for (std::size_t a = 0; a < assets; ++a)
                for (const Market m : {Market::Perp, Market::Spot}) {
                    // As it is: Hyperliquid has spot of two.
                    if (m == Market::Spot && v == VenueId::Hyperliquid && a >= 2) continue;
                    all.push_back(test::instrument(v, index++, m, watch.assets[a], "USDT", 0.01));
                    rig.describe(all.back());
                }
        }
        rig.send();
        rig.engine.setWatch(watch);
        rig.engine.setFocus(watch.assets.front());
    }
    double uniform() { return static_cast<double>(random() >> 11) * 0x1p-53; }

    void tell()
    {
        ++seq;
        for (const auto& i : all) {
            const double mid = std::round(10'000 + 200 * (uniform() - 0.5)) / 100;
            BookUpdate u;
            u.image = true;
            u.seq = seq;
            u.bids = {static_cast<std::uint32_t>(rig.batch.levels.size()), kLevels};
            u.asks = {u.bids.first + u.bids.count, kLevels};
            for (const double way : {-1.0, 1.0})
                for (std::size_t l = 0; l < kLevels; ++l)
                    rig.batch.levels.push_back({Price::nearest(mid + way * 0.01 * static_cast<double>(1 + l)),
                                                Qty{1 + 1'000 * uniform()}});
            rig.say(i->id, u);
            Trade trade;
            trade.price = Price::nearest(mid);
            trade.qty = Qty{10 * uniform()};
            trade.taker = uniform() < 0.5 ? Side::Buy : Side::Sell;
            rig.say(i->id, trade);
            if (i->market != Market::Perp) continue;
            rig.say(i->id, Mark{Price::nearest(mid), Price::nearest(mid)});
            Funding f;
            f.rate = Rate{0.0001};
            f.hours = 8;
            f.next = rig.clock.wall() + std::chrono::hours{3};
            rig.say(i->id, f);
            rig.say(i->id, OpenInterest{1e6 * (1 + 0.01 * uniform()), {}, false});
            if (uniform() < 0.02) {
                Liquidation l;
                l.price = Price::nearest(mid);
                l.qty = Qty{50 * uniform()};
                rig.say(i->id, l);
            }
        }
        rig.send();
    }
    void pass(Duration d)
    {
        for (; d >= kStep; d -= kStep) {
            tell();
            rig.clock.advance(kStep);
            rig.engine.tick();
        }
    }
};

int measure(std::size_t assets)
{
    const double before = heapMb();
    Day day(assets);
    const double cpu = bench::processCpu();
    std::vector<double> at;
    for (const auto d : {std::chrono::minutes{5}, std::chrono::minutes{55}, std::chrono::minutes{60 * 11},
                         std::chrono::minutes{60 * 12}, std::chrono::minutes{60 * 6}}) {
        day.pass(d);
        malloc_trim(0);
        at.push_back(heapMb() - before);
    }
    const double grown = at[4] - at[3];
    bench::row({QString::number(assets), QString::number(day.all.size()), bench::num(at[0]), bench::num(at[1]),
                bench::num(at[2]), bench::num(at[3]), bench::num(at[4]),
                bench::num(at[3] / static_cast<double>(assets), 2), bench::num(bench::residentMb()),
                bench::num(bench::processCpu() - cpu)});
    // The past of books is kept within its budget by shares that move a little.
    bool held = bench::atMost("a quarter of a day more after the first", grown,
                              2 + 0.05 * static_cast<double>(assets), " MB", 1);
    if (assets == 20) held = bench::atMost("the model with 20 assets after a day", at[3], 130, " MB") && held;
    return held ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    std::vector<std::size_t> counts;
    for (int i = 1; i < argc; ++i) counts.push_back(static_cast<std::size_t>(std::max(1, std::atoi(argv[i]))));
    if (counts.empty()) counts = {5, 20, 100};
    bench::head({"assets", "books", "MB after 5 min", "1 h", "12 h", "24 h", "30 h", "MB an asset", "resident",
                 "processor, s"});
    // One alone is measured here, where a profiler can see it.
    if (counts.size() == 1) return measure(counts.front());
    int status = 0;
    for (const std::size_t n : counts) {
        std::fflush(stdout);
        // A process for each: what the one before has left in the allocator is not this one's.
        const pid_t child = fork();
        if (child == 0) std::_Exit(measure(n));
        int how = 1;
        waitpid(child, &how, 0);
        status |= how;
    }
    return status == 0 ? 0 : 1;
}
