// Time from a cut to correct live books, over what the venue itself takes: every connection of a venue is reset by
// a proxy, a few hundred times, and the whole program (feeds and model) is watched until every book of the venue
// is the simulated truth's again. The venue's own part is what the proxy measures: the upgrade of the last
// connection with books, and from the subscription (or the request) to the last book that comes of it.
//
//   bench_recovery [cuts a venue, 100] [venue]
//
// What took longer than the aim says how it went, connection by connection.
#include "tests/bench/bench_tools.h"
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

constexpr double kAimMs = 250;

struct Measured {
    std::vector<double> took, own, over;
};

bool tell(const std::array<Measured, kVenueCount>& all)
{
    bench::head({"from a cut to correct books, ms", "cuts", "median", "99 %", "venue's own: median", "99 %",
                 "beyond it: median", "99 %", "longest"});
    const auto name = [](VenueId v) { return QString::fromStdString(std::string(venueName(v))); };
    const auto of = [&all](VenueId v) -> const Measured& { return all[static_cast<std::size_t>(v)]; };
    for (const VenueId v : kVenues) {
        const Measured& m = of(v);
        if (m.over.empty()) continue;
        QStringList cells{name(v), bench::num(double(m.over.size()))};
        for (const std::vector<double>* times : {&m.took, &m.own, &m.over})
            cells << bench::num(bench::quantile(*times, 0.5)) << bench::num(bench::quantile(*times, 0.99));
        bench::row(cells << bench::num(bench::quantile(m.over, 1)));
    }
    bool held = true;
    for (const VenueId v : kVenues) {
        if (of(v).over.empty()) continue;
        const QString what = name(v) + QStringLiteral(": beyond the venue's own part, 99 %");
        held &= bench::atMost(qPrintable(what), bench::quantile(of(v).over, 0.99), kAimMs, " ms");
    }
    return held;
}

// How a venue's connections came back; times are seconds before the moment of asking.
void explain(ProxiedWorld& world, VenueId v, int cut, double over)
{
    const FeedHealth h = world.health(v);
    const Mono now = world.clock.mono();
    std::fprintf(stderr, "%s, cut %d: %.0f ms beyond the venue's own part\n", venueName(v).data(), cut, over);
    for (const SocketHealth& s : h.sockets)
        std::fprintf(stderr, "    %s: %s since %.2f s, %zu of %zu topics, %s\n", s.name.c_str(),
                     socketStateName(s.state).data(), toSeconds(now - s.since.value_or(now)),
                     std::size_t{s.topicsLive}, std::size_t{s.topics}, s.lastError.c_str());
    for (const FeedError& e : h.recentErrors)
        std::fprintf(stderr, "    %s: %s\n", e.where.c_str(), e.what.c_str());
}

}  // namespace

int main(int argc, char** argv)
{
    HandlerWatch app(argc, argv);
    const int cuts = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100;
    const std::string only = argc > 2 ? argv[2] : "";
    ProxiedWorld::Setup setup;
    setup.assets = {"BTC"};
    ProxiedWorld world(setup);
    std::array<Measured, kVenueCount> all;
    const auto settled = [&] { return world.settled(); };
    // What was measured until then is told all the same.
    const auto gaveUp = [&](const char* whose, int cut) {
        tell(all);
        bench::verdict(whose, false, QStringLiteral("not whole %1 s after cut %2").arg(kPatience / 1000).arg(cut),
                       QStringLiteral("whole"));
        return 1;
    };
    if (!QTest::qWaitFor(settled, kPatience)) return gaveUp("all books", 0);
    for (int i = 0; i < cuts; ++i) {
        for (const VenueId v : kVenues) {
            if (!only.empty() && venueKey(v) != only) continue;
            const WireWords& words = wordsOf(v);
            FaultProxy::Words frames = words.wholeBook();
            frames.all = {booksOf(v)};
            const QByteArray image = words.imageByRest ? QByteArray("/depth?") : QByteArray();
            world.onWire(v, [&](FaultProxy& p) { p.timeBooks(frames, image); });
            world.judged([v](TruthJudge& j) { j.awaitRecovery(v); });
            world.onWire(v, [](FaultProxy& p) { p.resetAll(); });
            const auto healed = [&] { return world.judged([v](TruthJudge& j) { return j.healedAfterMs(v); }); };
            if (!QTest::qWaitFor([&] { return healed().has_value(); }, kPatience))
                return gaveUp(venueName(v).data(), i + 1);
            Measured& m = all[static_cast<std::size_t>(v)];
            m.took.push_back(healed().value_or(0));
            m.own.push_back(world.onWire(v, [](FaultProxy& p) { return p.venuesOwnMs(); }));
            m.over.push_back(m.took.back() - m.own.back());
            if (m.over.back() > kAimMs) explain(world, v, i + 1, m.over.back());
        }
        if (!QTest::qWaitFor(settled, kPatience)) return gaveUp("all books", i + 1);
        if ((i + 1) % 10 == 0) std::fprintf(stderr, "%d of %d cuts a venue\n", i + 1, cuts);
        // Sound for a while, by the program's own clock: what is cut right after it came back waits longer, as
        // venues want it. A connection counts as sound once data comes five seconds after its first. All that
        // speak do so between two leaps: one that seemed silent would be made anew, and take one of the two
        // attempts that a venue sees in a second from the cut that is measured.
        for (int leap = 0; leap < 3; ++leap) {
            world.clock.leap = world.clock.leap.load() + std::chrono::milliseconds{2'500};
            const Mono since = world.clock.mono();
            const auto spoke = [&](VenueId v) {
                const FeedHealth h = world.health(v);
                return (!only.empty() && venueKey(v) != only) ||
                       std::all_of(h.sockets.begin(), h.sockets.end(),
                                   [&](const SocketHealth& socket) { return socket.lastFrame >= since; });
            };
            // Some say nothing for hours; they carry no books.
            static_cast<void>(
                QTest::qWaitFor([&] { return std::all_of(kVenues.begin(), kVenues.end(), spoke); }, 1'500));
            if (!QTest::qWaitFor(settled, kPatience)) return gaveUp("all books", i + 1);
        }
    }
    return tell(all) ? 0 : 1;
}
