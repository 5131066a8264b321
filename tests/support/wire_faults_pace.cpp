// What comes late, all at once, or by another clock. FAULTS 39, 40, 48.
#include "tests/support/wire_fault_groups.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <memory>

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;

// Every time in milliseconds of the simulated present, moved by ten minutes.
constexpr qint64 kAhead = 600'000;

QByteArray ahead(const QByteArray& text)
{
    static const QRegularExpression times(QStringLiteral("(?<![0-9.])(179[0-9]{10})(?![0-9.])"));
    const QString in = QString::fromUtf8(text);
    QString out;
    qsizetype last = 0;
    for (auto it = times.globalMatch(in); it.hasNext();) {
        const QRegularExpressionMatch m = it.next();
        out += in.mid(last, m.capturedStart() - last) + QString::number(m.captured().toLongLong() + kAhead);
        last = m.capturedEnd();
    }
    return (out + in.mid(last)).toUtf8();
}

}  // namespace

std::vector<WireFault> paceFaults()
{
    std::vector<WireFault> all;
    // Silence may be longer than that here: what was held is all there, and nothing is read anew. Of Hyperliquid's
    // books, which come every 5.4 s, it may not be.
    WireFault held{39, "held 10 s", kBinance | kBybit | kOkx};
    constexpr double kHeldMs = 10'000, kShownMs = 9'000;
    const auto lag = std::make_shared<double>();
    held.strike = [lag](Strike& s) {
        *lag = 0;
        s.wire([](Proxy& p) { p.setHold(true); });
    };
    held.stayMs = kHeldMs;
    held.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    held.healMs = 1'000;
    // Shown for as long as the window of what is shown.
    held.recovered = [lag](Strike& s) {
        *lag = std::max(*lag, s.now().latencyP99.value_or(0));
        return *lag > kShownMs || s.sinceMs() > 2 * kHeldMs;
    };
    held.inTime = [lag](Strike& s) -> QString {
        if (*lag <= kShownMs) return QStringLiteral("at most %1 ms of lag were shown").arg(*lag);
        const double stale = s.staleMs.value_or(1e9);
        return stale > 3'000 + 600 ? QStringLiteral("shown as stale after %1 ms").arg(stale) : QString();
    };
    all.push_back(held);

    WireFault late{40, "200 to 1,500 ms late", kAllVenues,
                   [](Strike& s) { s.wire([](Proxy& p) { p.setDelay(200, 1'500); }); }};
    late.until = [](Strike& s) { return s.now().latencyP50.value_or(0) > 150; };
    late.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    late.stayMs = 4'000;
    late.then = [](Strike& s) -> QString {
        return s.counts().losses != s.before.losses ? QStringLiteral("books were lost") : QString();
    };
    all.push_back(late);

    WireFault clock{48, "the venue's clock ten minutes ahead", kAllVenues, [](Strike& s) {
                        // Hyperliquid numbers its books by their time.
                        s.world.judged([&](TruthJudge& j) { j.setShift(s.venue, {kAhead}); });
                        s.wire([](Proxy& p) {
                            p.edit(Proxy::Words{}, -1,
                                   [](const QByteArray& f) { return QList<QByteArray>{ahead(f)}; });
                            p.editRest("/", [](const QByteArray& body) { return ahead(body); });
                        });
                    }};
    clock.until = [](Strike& s) {
        const auto offset = s.now().clockOffsetMs;
        return offset && std::abs(*offset - static_cast<double>(kAhead)) < 1'000;
    };
    clock.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    clock.loses = WireFault::Maybe;  // when it is set back: numbers that are times fall
    clock.recovered = [](Strike& s) {
        const bool back = s.world.judged([&](TruthJudge& j) { return j.unshifted(s.venue) && j.whole(s.venue); });
        if (!back) return false;
        s.world.judged([&](TruthJudge& j) { j.setShift(s.venue, {}); });
        // And what is shown of the clock follows, with an answer to the next ping (feeds/latency.h).
        const auto offset = s.now().clockOffsetMs;
        return offset && std::abs(*offset) < 1'000;
    };
    all.push_back(clock);
    return all;
}

}  // namespace plimsoll::test
