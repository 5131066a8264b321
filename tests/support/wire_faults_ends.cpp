// Connections that end, and those that only seem to live. FAULTS 1-8, 14.
#include "tests/support/wire_fault_groups.h"

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;
using Knock = FaultProxy::Knock;

void clearWire(Strike& s)
{
    s.wire([](Proxy& p) { p.clear(); });
}

// Stale within 3 s, a new connection tried within 6 s; a snapshot is shown some time after it was made.
QString noticed(Strike& s)
{
    if (s.staleMs.value_or(1e9) > 3'000 + 600)
        return QStringLiteral("shown as stale after %1 ms").arg(s.staleMs.value_or(-1));
    if (s.attemptMs.value_or(1e9) > 6'000)
        return QStringLiteral("a new connection tried after %1 ms").arg(s.attemptMs.value_or(-1));
    return {};
}

bool tried(Strike& s)
{
    return s.attemptMs && s.staleMs;
}

}  // namespace

std::vector<WireFault> endFaults()
{
    std::vector<WireFault> all;
    const auto ending = [&](int number, const char* name, auto how) {
        WireFault f{number, name, kAllVenues, [how](Strike& s) { s.wire(how); }, {}, {}, WireFault::Books};
        f.tradesComplete = false;
        f.until = [](Strike& s) { return s.wasLost; };
        f.lift = [](Strike&) {};
        f.attempts = Knock::Upgrade;
        all.push_back(std::move(f));
    };
    ending(1, "close 1001", [](Proxy& p) { p.closeAll(1001, "going away"); });
    ending(2, "reset", [](Proxy& p) { p.resetAll(); });
    ending(3, "end without a close frame", [](Proxy& p) { p.endAll(); });
    ending(4, "cut inside a frame", [](Proxy& p) { p.cutAll(); });

    const auto silent = [&](int number, const char* name, auto how) {
        WireFault f{number, name,      kAllVenues,      [how](Strike& s) { s.wire(how); },
                    tried,  clearWire, WireFault::Books};
        f.tradesComplete = false;
        f.inTime = noticed;
        f.fromAttempt = true;  // what was tried meanwhile came to nothing, and waits grow
        f.healMs = 15'000;     // five connections that share ten attempts a minute (P7) wait for their turn
        all.push_back(std::move(f));
    };
    silent(5, "half-open", [](Proxy& p) { p.setDeaf(true); });
    silent(6, "pings answered, no data", [](Proxy& p) { p.setMute(true); });

    // 7: the books' frames of one contract come no more, until it is asked for again.
    WireFault dead{7, "one channel dies", kAllVenues,
                   [](Strike& s) { s.wire([&](Proxy& p) { p.edit(s.words.book, -1, Proxy::drop()); }); }};
    dead.until = [](Strike& s) {
        return s.wire([&](Proxy& p) {
            for (const QByteArray& text : p.said(s.words.bookTopic))
                if (text.toLower().contains("subscribe")) return true;
            return false;
        });
    };
    dead.lift = clearWire;
    dead.loses = WireFault::Maybe;  // one of them is read by REST as well while it is looked at
    dead.then = [](Strike& s) -> QString {
        const int opened = s.wire([](Proxy& p) { return p.count(Knock::Upgrade); });
        if (opened > 0) return QStringLiteral("%1 new connections").arg(opened);
        for (const QByteArray& text : s.wire([](Proxy& p) { return p.said("ubscribe"); }))
            if (!text.contains(s.words.bookTopic)) return QStringLiteral("also said: ") + QString::fromUtf8(text);
        return {};
    };
    dead.inTime = [](Strike& s) -> QString {
        return s.sinceMs() > 12'500 ? QStringLiteral("asked again and healed after %1 ms").arg(s.sinceMs())
                                    : QString();
    };
    all.push_back(std::move(dead));

    WireFault pongs{8, "pongs missing, data flows", kAllVenues,
                    [](Strike& s) { s.wire([](Proxy& p) { p.setSwallowPongs(true); }); }};
    pongs.lift = clearWire;
    pongs.stayMs = 8'000;  // longer than an unanswered probe may last where nothing flows
    pongs.then = [](Strike& s) -> QString {
        // Where nothing flows (Bybit's liquidations alone on a connection), only a pong could tell it from a dead
        // line: that one may be tried anew.
        constexpr std::uint64_t kFlows = 12;
        for (const SocketHealth& now : s.now().sockets)
            for (const SocketHealth& was : s.health.sockets)
                if (now.name == was.name && now.reconnects > was.reconnects && now.frames > was.frames + kFlows)
                    return QString::fromStdString(now.name) + QStringLiteral(" was connected anew");
        const int opened = s.wire([](Proxy& p) { return p.count(Knock::Upgrade); });
        return opened > 1 ? QStringLiteral("%1 new connections").arg(opened) : QString();
    };
    all.push_back(std::move(pongs));

    WireFault announced{14, "announced closing", kBinance | kOkx, [](Strike& s) {
                            s.world.atVenues([&](sim::SimVenues& v) { v.server(s.venue).announceClosing(); });
                        }};
    // Everybody has moved; who has not is cut off now.
    announced.until = [](Strike& s) {
        return s.wire([&](Proxy& p) { return p.count(Knock::Upgrade) >= s.open && p.open() == s.open; }) &&
               s.world.allOpen(s.venue);
    };
    announced.lift = [](Strike&) {};
    announced.then = [](Strike& s) -> QString {
        return s.now().reconnects != s.health.reconnects ? QStringLiteral("a connection ended before it was left")
                                                         : QString();
    };
    all.push_back(std::move(announced));
    return all;
}

}  // namespace plimsoll::test
