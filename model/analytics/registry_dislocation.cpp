#include "model/analytics/dislocation.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer band(Arguments& a)
{
    const auto x = a.numbers("x");
    const double width = a.number("width", 3), least = a.number("least", 1);
    if (a.failed()) return a.failure();
    return answer(usualBand(x, width, least), [](const UsualBand& b) {
        return Object{{"median", b.median}, {"low", b.low}, {"high", b.high}};
    });
}

Answer gaps(Arguments& a)
{
    const auto x = sometimes(a, "gaps");
    const double low = a.number("low"), high = a.number("high");
    if (a.failed()) return a.failure();
    return answer(gapPast(x, low, high), [](const GapPast& g) {
        return Object{{"side", g.side},     {"steps", g.steps},   {"floor", g.floor},     {"returned", g.returned},
                      {"half", g.halfLife}, {"judged", g.judged}, {"largest", g.largest}, {"at", g.largestAt}};
    });
}

Answer freeze(Arguments& a)
{
    const auto index = sometimes(a, "index"), peers = sometimes(a, "peers");
    const double steps = a.number("least_steps", 30), bps = a.number("least_bps", 5);
    if (a.failed()) return a.failure();
    return answer(indexFreeze(index, peers, steps, bps), [](const Freeze& f) {
        Value moved;
        if (f.peersKnown) moved = f.peersBps;
        return Object{{"steps", f.steps}, {"peers_bps", moved}, {"frozen", f.frozen}};
    });
}

Answer jumps(Arguments& a)
{
    const auto index = sometimes(a, "index"), peers = sometimes(a, "peers");
    const double bps = a.number("least_bps", 10);
    const std::size_t slack = a.count("slack", 3);
    if (a.failed()) return a.failure();
    return answer(indexJumps(index, peers, bps, slack), [](const IndexJumps& j) {
        Value at;
        if (j.count > 0) at = j.lastAt;
        return Object{{"n", j.count}, {"largest_bps", j.largestBps}, {"at", at}};
    });
}

Answer depeg(Arguments& a)
{
    const double price = a.number("price");
    if (a.failed()) return a.failure();
    return answer(stableDepeg(price), [](const Depeg& d) {
        return Object{{"dev_bps", d.bps}, {"level", d.level}};
    });
}

constexpr FunctionRow kRows[] = {
    {"basis.band", "C13", "x, width=3, least=1", "median, low, high",
     "what is usual: the median and robust deviations around it", &band},
    {"basis.gaps", "C13", "gaps, low, high", "side, steps, floor, returned, half, judged, largest, at",
     "how long a gap has been outside of its usual band, and how fast earlier ones came back", &gaps},
    {"oracle.freeze", "C13", "index, peers, least_steps=30, least_bps=5", "steps, peers_bps, frozen",
     "an index that says the same while its peers move", &freeze},
    {"oracle.jumps", "C13", "index, peers, least_bps=10, slack=3", "n, largest_bps, at",
     "moves of an index that its peers do not share", &jumps},
    {"stable.depeg", "C13", "price", "dev_bps, level", "what a stablecoin is off its dollar, bp", &depeg},
};

}  // namespace

std::span<const FunctionRow> dislocationRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
