// What is refused before anything flows: connections, upgrades, subscriptions. FAULTS 9-12, 46.
#include "tests/support/wire_fault_groups.h"

#include <algorithm>

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;
using Knock = FaultProxy::Knock;
using How = FaultProxy::Upgrade;

void clearWire(Strike& s)
{
    s.wire([](Proxy& p) { p.clear(); });
}

// Shown within 5 s.
QString shownLate(Strike& s)
{
    const double shown = s.metMs.value_or(1e9);
    return shown > 5'000 ? QStringLiteral("shown after %1 ms").arg(shown) : QString();
}

// The venue said no to the trades, which is not that they are silent.
bool tradesRefused(Strike& s)
{
    const FeedHealth h = s.now();
    for (const SocketHealth& socket : h.sockets)
        for (const RefusedTopic& r : socket.refused)
            if (r.topic == s.words.tradeTopic.toStdString() && r.reason != "fell silent" &&
                r.reason.find("no message came") == std::string::npos &&
                r.reason.find("no answer") == std::string::npos)
                return true;
    return false;
}

bool refusedTopic(Strike& s, const char* why)
{
    const FeedHealth h = s.now();
    for (const SocketHealth& socket : h.sockets)
        for (const RefusedTopic& r : socket.refused)
            if (why[0] == '\0' || r.reason.find(why) != std::string::npos) return true;
    return false;
}

}  // namespace

std::vector<WireFault> refusalFaults()
{
    std::vector<WireFault> all;
    const auto add = [&](WireFault f) {
        f.loses = WireFault::Books;
        f.tradesComplete = false;
        f.fromAttempt = true;
        if (!f.lift) f.lift = clearWire;
        f.attempts = Knock::Upgrade;
        all.push_back(std::move(f));
    };
    {
        WireFault f{9, "connections refused", kAllVenues, [](Strike& s) {
                        s.wire([](Proxy& p) {
                            p.stopListening();
                            p.resetAll();
                        });
                    }};
        f.until = [](Strike& s) { return s.world.socketSays(s.venue, "refuses connections"); };
        f.stayMs = 3'000;
        add(std::move(f));
    }
    {
        WireFault f{9, "accepted and reset", kAllVenues, [](Strike& s) {
                        s.wire([](Proxy& p) {
                            p.setKnockReset(true);
                            p.resetAll();
                        });
                    }};
        f.until = [](Strike& s) { return s.wire([](Proxy& p) { return p.count(Knock::Tcp) >= 5; }); };
        f.inTime = [](Strike& s) -> QString {
            const std::vector<qint64> t = s.wire([](Proxy& p) { return p.times(Knock::Tcp); });
            if (const QString many = tooManyAttempts({t.begin(), t.begin() + 5}); !many.isEmpty()) return many;
            return t[4] - t[3] <= t[2] - t[1] ? QStringLiteral("gaps do not grow") : QString();
        };
        add(std::move(f));
    }
    for (const auto& [name, status, wait] :
         {std::tuple{"503 on upgrade", 503, -1}, {"429 on upgrade", 429, 3}, {"403 on upgrade", 403, 3}}) {
        WireFault f{10, name, kAllVenues, [status = status, wait = wait](Strike& s) {
                        s.wire([&](Proxy& p) {
                            p.setUpgrade(How::Status, status, wait, "not now");
                            p.resetAll();
                        });
                    }};
        f.until = [](Strike& s) { return s.world.socketSays(s.venue, "not now"); };
        f.stayMs = wait > 0 ? 2'000 : 0;
        f.inTime = [wait = wait](Strike& s) -> QString {
            const std::vector<qint64> t = s.wire([](Proxy& p) { return p.times(Knock::Upgrade); });
            if (wait < 0) return {};
            // Those that had knocked together apart, nobody came before the time.
            for (const qint64 at : t)
                if (at - t.front() > 600 && at - t.front() < wait * 1'000 - 60)
                    return QStringLiteral("Retry-After %1 s: came after %2 ms").arg(wait).arg(at - t.front());
            return {};
        };
        add(std::move(f));
    }
    {
        WireFault f{11, "upgrade never answered", kAllVenues, [](Strike& s) {
                        s.wire([](Proxy& p) {
                            p.setUpgrade(How::Never);
                            p.resetAll();
                        });
                    }};
        f.until = [](Strike& s) { return s.world.socketSays(s.venue, "given up"); };
        // Ten seconds after asking, as the proxy counts them; said with the next report, a second later at most.
        f.inTime = [](Strike& s) -> QString {
            constexpr double kMost = 10'500, kReport = 1'000;
            const std::vector<qint64> waited = s.wire([](Proxy& p) { return p.givenUp(); });
            if (waited.empty()) return QStringLiteral("none was given up");
            const auto most = static_cast<double>(*std::max_element(waited.begin(), waited.end()));
            if (most > kMost) return QStringLiteral("given up after %1 ms").arg(most);
            const double said = s.metMs.value_or(1e9) - s.attemptMs.value_or(0);
            return said > kMost + kReport ? QStringLiteral("said after %1 ms").arg(said) : QString();
        };
        add(std::move(f));
    }
    for (const auto& [name, how, told] : {std::tuple{"garbage", How::Garbage, "not HTTP"},
                                          {"redirect", How::Redirect, "redirect"},
                                          {"false accept key", How::FalseKey, "false accept key"},
                                          {"endless head", How::EndlessHead, "too long"}}) {
        WireFault f{12, name, kAllVenues, [how = how](Strike& s) {
                        s.wire([&](Proxy& p) {
                            p.setUpgrade(how);
                            p.resetAll();
                        });
                    }};
        f.until = [told = told](Strike& s) { return s.world.socketSays(s.venue, told); };
        add(std::move(f));
    }
    {
        WireFault f{46, "subscriptions ignored", kAllVenues, [](Strike& s) {
                        s.wire([](Proxy& p) {
                            p.swallow(p.venue() == VenueId::Binance ? "SUBSCRIBE" : "subscribe");
                            p.resetAll();
                        });
                    }};
        f.until = [](Strike& s) { return refusedTopic(s, "no answer"); };
        f.inTime = shownLate;
        f.healMs = 20'000;  // asked again with growing waits, or on a new connection
        f.fromAttempt = false;
        f.recovered = [](Strike& s) { return !refusedTopic(s, ""); };
        add(std::move(f));
    }
    {
        WireFault f{46, "one subscription refused", kAllVenues, [](Strike& s) {
                        s.world.atVenues([&](sim::SimVenues& v) {
                            v.server(s.venue).refusedTopics.insert(QString::fromLatin1(s.words.tradeTopic));
                        });
                        s.wire([](Proxy& p) { p.resetAll(); });
                    }};
        f.until = tradesRefused;
        f.inTime = shownLate;
        f.lift = [](Strike& s) {
            s.world.atVenues([&](sim::SimVenues& v) { v.server(s.venue).refusedTopics.clear(); });
        };
        f.healMs = 0;  // one bad topic does not take the others with it: they are there before it is lifted
        f.recovered = [](Strike& s) { return !refusedTopic(s, ""); };  // asked again
        add(std::move(f));
    }
    return all;
}

}  // namespace plimsoll::test
