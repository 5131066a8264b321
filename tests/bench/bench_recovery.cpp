// Time from a cut to correct live books, over what the venue itself takes: every connection of a venue is reset by
// a proxy, a few hundred times, and the whole program (feeds and model) is watched until every book of the venue
// is the simulated truth's again. The venue's own part is what the proxy measures: the upgrade of the last
// connection with books, and from the subscription (or the request) to the last book that comes of it.
//
//   bench_recovery [cuts a venue, 100]
#include "tests/support/handler_watch.h"
#include "tests/support/wire_faults.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

constexpr int kPatience = 60'000;

double quantile(std::vector<double> all, double q)
{
    if (all.empty()) return 0;
    std::sort(all.begin(), all.end());
    return all[static_cast<std::size_t>(q * static_cast<double>(all.size() - 1))];
}

// In every frame of a book, of any contract.
QByteArray booksOf(VenueId v)
{
    switch (v) {
        case VenueId::Binance: return "@depth";
        case VenueId::Bybit: return "\"topic\":\"orderbook.";
        case VenueId::Okx: return "\"channel\":\"books\",\"instId";
        case VenueId::Hyperliquid: return "\"channel\":\"l2Book\"";
    }
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    HandlerWatch app(argc, argv);
    const int cuts = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100;
    ProxiedWorld::Setup setup;
    setup.assets = {"BTC"};
    ProxiedWorld world(setup);
    if (!QTest::qWaitFor([&] { return world.settled(); }, kPatience)) return 1;
    std::printf("%-12s %6s %12s %12s %12s %12s %12s %12s\n", "venue", "cuts", "median ms", "p99 ms", "own median",
                "own p99", "over median", "over p99");
    struct Measured {
        std::vector<double> took, own, over;
    };
    std::array<Measured, kVenueCount> all;
    const auto settled = [&] { return world.settled(); };
    for (int i = 0; i < cuts; ++i) {
        for (const VenueId v : kVenues) {
            const WireWords& words = wordsOf(v);
            FaultProxy::Words frames = words.wholeBook();
            frames.all = {booksOf(v)};
            const QByteArray image = words.imageByRest ? QByteArray("/depth?") : QByteArray();
            world.onWire(v, [&](FaultProxy& p) { p.timeBooks(frames, image); });
            world.judged([v](TruthJudge& j) { j.awaitRecovery(v); });
            world.onWire(v, [](FaultProxy& p) { p.resetAll(); });
            const auto healed = [&] { return world.judged([v](TruthJudge& j) { return j.healedAfterMs(v); }); };
            if (!QTest::qWaitFor([&] { return healed().has_value(); }, kPatience)) return 1;
            Measured& m = all[static_cast<std::size_t>(v)];
            m.took.push_back(healed().value_or(0));
            m.own.push_back(world.onWire(v, [](FaultProxy& p) { return p.venuesOwnMs(); }));
            m.over.push_back(m.took.back() - m.own.back());
        }
        if (!QTest::qWaitFor(settled, kPatience)) return 1;
        // Sound for a while, by the program's own clock: what is cut right after it came back waits longer, as
        // venues want it.
        for (int leap = 0; leap < 3; ++leap) {
            world.clock.leap = world.clock.leap.load() + std::chrono::milliseconds{2'500};
            const qint64 from = monoMs();
            if (!QTest::qWaitFor([&] { return monoMs() - from > 300 && settled(); }, kPatience)) return 1;
        }
    }
    bool held = true;
    for (const VenueId v : kVenues) {
        const Measured& m = all[static_cast<std::size_t>(v)];
        const double p99 = quantile(m.over, 0.99);
        held = held && p99 <= 250;
        std::printf("%-12s %6d %12.0f %12.0f %12.0f %12.0f %12.0f %12.0f\n", std::string(venueKey(v)).c_str(),
                    cuts, quantile(m.took, 0.5), quantile(m.took, 0.99), quantile(m.own, 0.5),
                    quantile(m.own, 0.99), quantile(m.over, 0.5), p99);
    }
    std::printf("over the venue's own part, 99th percentile: %s 250 ms\n", held ? "within" : "NOT within");
    return 0;
}
