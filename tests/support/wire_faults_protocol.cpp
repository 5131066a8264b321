// Frames that no peer may send, and too much of those it may. FAULTS 32-37.
#include "feeds/ws_frames.h"
#include "tests/support/loop_watch.h"
#include "tests/support/wire_fault_groups.h"

#include <fstream>

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;
using Knock = FaultProxy::Knock;

QByteArray wire(std::uint8_t opcode, const QByteArray& payload, bool fin = true)
{
    return ws::frame(opcode, payload, std::nullopt, fin);
}

// Resident memory at its highest since the last call of `forget`, in MB.
double peakMb(bool forget)
{
    if (instrumented()) return 0;
    if (forget) std::ofstream("/proc/self/clear_refs") << "5";
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024;
    return 0;
}
double peakBefore = 0;

QString peaked(double oursMb)
{
    const double grown = peakMb(false) - peakBefore;
    return grown > 64 + oursMb ? QStringLiteral("memory peaked at %1 MB more").arg(grown) : QString();
}

}  // namespace

std::vector<WireFault> protocolFaults()
{
    std::vector<WireFault> all;
    // On the connection that carries the books: it ends, by the program.
    const auto breaking = [&](int number, const char* name, std::uint8_t venues, auto make, double oursMb = 0) {
        WireFault f{number, name, venues, [make](Strike& s) {
                        peakBefore = peakMb(true);
                        const QByteArray bytes = make();
                        s.wire([&](Proxy& p) { p.inject(bytes, s.words.bookTopic); });
                    }};
        f.until = [](Strike& s) { return s.wasLost; };
        f.lift = [](Strike&) {};
        f.loses = WireFault::Books;
        f.tradesComplete = false;
        f.attempts = Knock::Upgrade;
        f.then = [oursMb](Strike&) { return peaked(oursMb); };
        all.push_back(std::move(f));
    };
    breaking(32, "100 MB announced", kAllVenues,
             [] { return QByteArray::fromHex("817f0000000006400000") + "{\"topic\""; });
    breaking(
        32, "100 MB in pieces", kAllVenues,
        [] {
            const QByteArray piece(1 << 20, 'x');
            QByteArray out = wire(ws::Text, piece, false);
            for (int i = 0; i < 24; ++i) out += wire(ws::Continuation, piece, false);
            return out;
        },
        3 * 25);  // what the wire's bytes take here
    breaking(33, "a tebibyte announced", kAllVenues,
             [] { return QByteArray::fromHex("817f0000010000000000") + "x"; });
    breaking(33, "endless fragments", kAllVenues, [] {
        QByteArray out = wire(ws::Text, "{", false);
        for (int i = 0; i < 70'000; ++i) out += wire(ws::Continuation, {}, false);
        return out;
    });
    breaking(34, "not UTF-8", kAllVenues, [] { return wire(ws::Text, QByteArray("{\"a\":\"\xc3\x28\"}")); });
    breaking(34, "an opcode that is none", kAllVenues, [] { return QByteArray::fromHex("8300"); });
    breaking(34, "a reserved bit", kAllVenues, [] { return QByteArray::fromHex("c10178"); });
    breaking(34, "masked", kAllVenues, [] { return ws::frame(ws::Text, "{}", 0x01020304u); });
    breaking(34, "a long control frame", kAllVenues,
             [] { return QByteArray::fromHex("897e0080") + QByteArray(128, 'p'); });
    breaking(35, "a compressed frame", kAllVenues,
             [] { return QByteArray::fromHex("c17e0400") + QByteArray(1024, '\0'); });

    WireFault bomb{35, "bombs for answers", kAllVenues, [](Strike& s) {
                       Proxy::Reply reply;
                       reply.kind = Proxy::Reply::Bomb;
                       Proxy::bomb();  // made before anything is measured
                       s.wire([&](Proxy& p) { p.setRest("/", reply); });
                       peakBefore = peakMb(true);
                   }};
    // Asked is not answered: an answer that had not begun would be a good one after the lift.
    bomb.until = [](Strike& s) {
        return s.wire([](Proxy& p) { return p.count(Knock::Rest) >= 2; }) && s.now().errors > s.health.errors;
    };
    bomb.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    bomb.healMs = 0;  // the streams were never touched
    bomb.then = [](Strike&) { return peaked(0); };
    all.push_back(bomb);

    WireFault pings{36, "200,000 pings", kAllVenues, [](Strike& s) {
                        QByteArray flood;
                        for (int i = 0; i < 200'000; ++i) flood += wire(ws::Ping, "x");
                        s.wire([&](Proxy& p) {
                            p.forgetPongs();
                            p.inject(flood, s.words.bookTopic);
                        });
                    }};
    pings.lift = [](Strike&) {};
    pings.recovered = [](Strike& s) { return s.wire([](Proxy& p) { return p.pongs() > 0; }); };
    pings.then = [](Strike& s) -> QString {
        const int pongs = s.wire([](Proxy& p) { return p.pongs(); });
        return pongs > 20'000 ? QStringLiteral("%1 pongs").arg(pongs) : QString();
    };
    all.push_back(pings);

    WireFault trickle{37, "frames a byte at a time", kAllVenues,
                      [](Strike& s) { s.wire([&](Proxy& p) { p.setDribble(30, s.words.bookTopic); }); }};
    trickle.until = [](Strike& s) { return s.wire([](Proxy& p) { return p.count(Knock::Upgrade) > 0; }); };
    trickle.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    trickle.loses = WireFault::Maybe;
    trickle.tradesComplete = false;
    trickle.fromAttempt = true;
    all.push_back(trickle);

    WireFault slow{37, "answers a byte at a time", kAllVenues, [](Strike& s) {
                       Proxy::Reply reply;
                       reply.kind = Proxy::Reply::Dribble;
                       s.wire([&](Proxy& p) { p.setRest("/", reply); });
                   }};
    slow.until = [](Strike& s) {
        for (const FeedError& e : s.now().recentErrors)
            if (e.what.find("did not answer") != std::string::npos) return true;
        return s.world.socketSays(s.venue, "did not answer");
    };
    slow.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    slow.healMs = 0;
    all.push_back(slow);
    return all;
}

}  // namespace plimsoll::test
