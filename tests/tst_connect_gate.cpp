// When a venue is dialled: backoff, and the gate through which all its sockets and requests go.
#include "feeds/backoff.h"
#include "feeds/connect_gate.h"
#include "feeds/venue.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr Mono at(Duration d)
{
    return Mono{std::chrono::hours{5}} + d;
}

}  // namespace

class TestConnectGate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backoffDoublesWithJitter()
    {
        Backoff b(500ms, 30s, 1);
        double expected = 0.5;
        std::set<double> shares;
        for (int i = 0; i < 12; ++i) {
            const double wait = toSeconds(b.next());
            const double share = wait / std::min(expected, 30.0);
            QVERIFY2(share >= 0.8 && share <= 1.2, qPrintable(QString::number(share)));
            shares.insert(share);
            expected *= 2;
        }
        QVERIFY(*shares.rbegin() - *shares.begin() > 0.1);  // P7: spread of 10 % at least
        b.reset();
        QVERIFY(toSeconds(b.next()) < 0.61);
    }

    // Ten minutes of a host that refuses everything.
    void noAttemptIsFurtherAwayThanTheLargestWait()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            ConnectGate gate(500ms, 30s, seed);
            std::set<double> last;
            for (Mono now = at(0ms); now < at(10min);) {
                const auto ticket = gate.knock("h", now);
                if (!ticket) {
                    now += 100ms;
                    continue;
                }
                gate.failed("h", *ticket, now, false, {}, 0);
                const double wait = toSeconds(*gate.nextAt("h") - now);
                QVERIFY2(wait <= 30, qPrintable(QString::number(wait)));
                if (wait > 20) last.insert(wait);
                now = *gate.nextAt("h");
            }
            QVERIFY(*last.rbegin() - *last.begin() > 1);  // still spread
        }
    }

    void gateLetsTwoASecondThrough()
    {
        ConnectGate gate(500ms, 30s, 1);
        const auto first = gate.knock("h", at(0ms));
        QVERIFY(first);
        QVERIFY(gate.knock("h", at(10ms)));
        gate.opened("h", *first);
        QVERIFY(!gate.knock("h", at(20ms)));
        QVERIFY(!gate.knock("other", at(900ms)));  // of the venue, not of the host
        QVERIFY(gate.knock("h", at(1'001ms)));
    }

    // Connections are taken and nothing is said: each attempt lasts ten seconds, and five sockets want in. When
    // one is in, the others come at once, those that wait for an old answer among them; the venue has counted ten.
    void gateDoesNotSendAllIntoSilence()
    {
        constexpr Duration kGivenUp = 10s, kHealed = 10s;
        ConnectGate gate(500ms, 30s, 7);
        struct Socket {
            std::optional<ConnectGate::Ticket> ticket;
            Duration since{};
            bool open = false;
        };
        std::array<Socket, 5> sockets;
        std::vector<Duration> attempts;
        Duration lastIn{};
        for (Duration t{}; t < 60s; t += 50ms) {
            for (Socket& s : sockets) {
                if (s.open) continue;
                if (s.ticket && s.since >= kHealed) {  // answered at once
                    gate.opened("h", *s.ticket);
                    gate.proven(*s.ticket);
                    s.open = true;
                    lastIn = t;
                } else if (s.ticket &&
                           (t - s.since >= kGivenUp || (t - s.since >= 2s && gate.overtaken("h", *s.ticket)))) {
                    gate.failed("h", *s.ticket, at(t), false, std::nullopt, 0);
                    s.ticket.reset();
                } else if (!s.ticket) {
                    s.ticket = gate.knock("h", at(t));
                    if (!s.ticket) continue;
                    s.since = t;
                    attempts.push_back(t);
                }
            }
        }
        QVERIFY2(attempts.size() <= 10, qPrintable(QString::number(attempts.size())));
        QVERIFY2(lastIn > Duration{} && lastIn < 14s, qPrintable(QString::number(toSeconds(lastIn))));
        QVERIFY(std::all_of(sockets.begin(), sockets.end(), [](const Socket& s) { return s.open; }));
    }

    // P7 over the first minute of a host that refuses everybody, with six sockets that all want in.
    void gateHoldsAgainstADeadHost()
    {
        ConnectGate gate(500ms, 30s, 5);
        std::vector<Duration> attempts;
        for (Duration t{}; t < 60s; t += 50ms) {
            for (int socket = 0; socket < 6; ++socket) {
                if (const auto ticket = gate.knock("h", at(t))) {
                    attempts.push_back(t);
                    gate.failed("h", *ticket, at(t), false, std::nullopt, 0);
                }
            }
        }
        QVERIFY2(attempts.size() <= 10, qPrintable(QString::number(attempts.size())));
        QVERIFY(attempts.size() >= 5);
        QVERIFY(std::count_if(attempts.begin(), attempts.end(), [](Duration d) { return d < 1s; }) <= 2);
        for (std::size_t i = 2; i < attempts.size(); ++i)
            QVERIFY(attempts[i] - attempts[i - 1] > (attempts[i - 1] - attempts[i - 2]) * 11 / 10);
        QVERIFY(attempts.back() > 25s);  // 9: the next attempt is never more than 30 s (and jitter) away
    }

    void gateOpensToAllWhenOneIsThrough()
    {
        ConnectGate gate(500ms, 30s, 5);
        const auto first = gate.knock("h", at(0ms));
        gate.failed("h", *first, at(1ms), false, std::nullopt, 0);
        QVERIFY(gate.failing("h"));
        const auto probe = gate.knock("h", at(2s));
        QVERIFY(probe);
        QVERIFY(!gate.knock("h", at(2s)));  // one finds out for all
        gate.opened("h", *probe);
        QVERIFY(!gate.failing("h"));
        QVERIFY(gate.knock("h", at(2'050ms)));
    }

    void gateObeysRetryAfter()
    {
        ConnectGate gate(500ms, 30s, 5);
        const auto t = gate.knock("h", at(0ms));
        gate.failed("h", *t, at(0ms), false, Duration{40s}, 429);
        QVERIFY(!gate.knock("h", at(39s)));
        QVERIFY(gate.knock("h", at(41s)));
        // Without a time a refusal for the rate is never answered by knocking quickly.
        const auto u = gate.knock("other", at(60s));
        gate.failed("other", *u, at(60s), false, std::nullopt, 403);
        QVERIFY(!gate.knock("other", at(63s)));
    }

    void localFailuresAreTriedSoonAndDoNotCount()
    {
        ConnectGate gate(500ms, 30s, 5);
        int attempts = 0;
        Duration last{}, longest{};
        for (Duration t{}; t < 120s; t += 50ms) {
            if (const auto ticket = gate.knock("h", at(t))) {
                if (attempts++ > 0) longest = std::max(longest, t - last);
                last = t;
                gate.failed("h", *ticket, at(t), true, std::nullopt, 0);
            }
        }
        QVERIFY(attempts > 24);
        QVERIFY(longest < 5s);  // 51: recovery within 5 s of the network's return
    }

    void attemptsThatCameToSomethingAreNotHeldAgainstUs()
    {
        ConnectGate gate(500ms, 30s, 5);
        for (int i = 0; i < 20; ++i) {
            const auto t = gate.knock("h", at(i * 600ms));
            QVERIFY2(t, qPrintable(QString::number(i)));
            gate.opened("h", *t);
            gate.proven(*t);
            gate.closed("h");
        }
    }

    // Hyperliquid takes thirty new connections a minute, those that brought data among them. Something between
    // cuts each of five sockets six seconds after its first data.
    void gateKeepsTheVenuesLimitOfNewConnections()
    {
        ConnectGate gate(500ms, 30s, 5, hyperliquidProfile().connectionsAMinute);
        std::array<std::optional<Duration>, 5> openSince;
        std::vector<Duration> attempts;
        for (Duration t{}; t < 180s; t += 50ms) {
            for (std::optional<Duration>& since : openSince) {
                if (since && t - *since >= 6s) {
                    gate.closed("h");
                    since.reset();
                } else if (!since) {
                    const auto ticket = gate.knock("h", at(t));
                    if (!ticket) continue;
                    attempts.push_back(t);
                    gate.opened("h", *ticket);
                    gate.proven(*ticket);
                    since = t;
                }
            }
        }
        QVERIFY2(attempts.size() > 80, qPrintable(QString::number(attempts.size())));
        for (std::size_t i = 30; i < attempts.size(); ++i)
            QVERIFY2(attempts[i] - attempts[i - 30] >= 60s, qPrintable(QString::number(i)));
    }
    // What does not leave this computer no venue counts.
    void localFailuresAreNoConnections()
    {
        ConnectGate gate(500ms, 30s, 5, 3);
        int attempts = 0;
        for (Duration t{}; t < 60s; t += 50ms) {
            const auto ticket = gate.knock("h", at(t));
            if (!ticket) continue;
            ++attempts;
            gate.failed("h", *ticket, at(t), true, std::nullopt, 0);
        }
        QVERIFY2(attempts > 10, qPrintable(QString::number(attempts)));
    }
};

QTEST_APPLESS_MAIN(TestConnectGate)
#include "tst_connect_gate.moc"
