// The small machines that decide when: backoff, the venue's gate, send pacing, subscriptions, polls,
// and the two that count: repeats and latency.
#include "feeds/backoff.h"
#include "feeds/connect_gate.h"
#include "feeds/latency.h"
#include "feeds/link_books.h"
#include "feeds/pacing.h"
#include "feeds/poll_schedule.h"
#include "feeds/repeat_filter.h"
#include "feeds/subscriptions.h"
#include "feeds/suspend_watch.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <set>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr Mono at(Duration d)
{
    return Mono{std::chrono::hours{5}} + d;
}

Topic topic(const std::string& name, TopicClass cls)
{
    return {name, cls, {}};
}

std::vector<OutFrame> testFrames(std::span<const std::string> topics, bool on, Market, std::int64_t firstId)
{
    std::vector<OutFrame> out;
    for (std::size_t i = 0; i < topics.size(); i += 2) {
        OutFrame f;
        f.id = firstId + static_cast<std::int64_t>(out.size());
        f.text = on ? "+" : "-";
        for (std::size_t k = i; k < std::min(i + 2, topics.size()); ++k) {
            f.topics.push_back(topics[k]);
            f.text += topics[k] + ' ';
        }
        out.push_back(f);
    }
    return out;
}

VenueProfile testProfile()
{
    VenueProfile p;
    p.subscribe = &testFrames;
    return p;
}

struct Rig {
    VenueProfile profile = testProfile();
    NetworkConfig config;
    Subscriptions subs{profile, Market::Perp, config, 3};

    std::vector<OutFrame> send(Mono now)
    {
        std::vector<OutFrame> frames = subs.due(now);
        for (const OutFrame& f : frames) subs.sent(f, now);
        return frames;
    }
};

using State = Subscriptions::State;

}  // namespace

class TestPacing : public QObject {
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

    // By the configuration as it is: the first one too.
    void everyBookIsAuditedWithinAMinute()
    {
        const NetworkConfig config;
        LinkBooks books({ImageFrom::Rest, Link::PreviousIdEqualsLast, false, true, ""}, config);
        std::vector<Topic> topics;
        for (std::size_t i = 0; i < 16; ++i)
            topics.push_back(
                {"d" + std::to_string(i), TopicClass::Depth, InstrumentId::make(VenueId::Binance, i)});
        books.set(topics, at(0ms));
        EventBatch batch;
        const auto feed = [&](InstrumentId id, bool image, std::int64_t seq, BookSync::Origin origin) {
            batch.clear();
            BookUpdate u;
            u.image = image;
            u.firstSeq = u.seq = seq;
            u.prevSeq = seq - 1;
            batch.events.push_back({id, VenueId::Binance, {}, u});
            books.feed(batch, 0, origin, at(0ms));
        };
        for (const Topic& t : topics) {
            feed(t.instrument, false, 11, BookSync::Origin::Stream);
            feed(t.instrument, true, 10, BookSync::Origin::Reply);
        }
        QCOMPARE(books.live(), 16u);
        std::set<InstrumentId> audited;
        for (Duration t = 0ms; t <= 60s; t += 50ms)
            for (const InstrumentId id : books.auditsDue(at(t), 1)) audited.insert(id);
        QCOMPARE(audited.size(), std::size_t{16});
    }

    // Whose trades would be heard: granted, and not fallen silent.
    void tradesAreHeardByTopic()
    {
        Rig rig;
        Topic a = topic("a", TopicClass::Trades), b = topic("b", TopicClass::Trades);
        a.instrument = InstrumentId::make(VenueId::Bybit, 1);
        b.instrument = InstrumentId::make(VenueId::Bybit, 2);
        rig.subs.set({a, b, topic("c", TopicClass::Ticker)});
        const auto heard = [&] {
            std::vector<InstrumentId> out;
            rig.subs.addHeard(out);
            return out;
        };
        const auto frames = rig.send(at(0ms));
        QVERIFY(heard().empty());  // asked for, not granted
        for (const OutFrame& f : frames) rig.subs.acked(f.id, at(100ms));
        QCOMPARE(heard(), (std::vector<InstrumentId>{a.instrument, b.instrument}));
        rig.subs.seen("a", at(1s));
        static_cast<void>(rig.subs.check(at(58s), false));
        QCOMPARE(heard(), (std::vector<InstrumentId>{b.instrument}));
        rig.subs.seen("a", at(59s));
        QCOMPARE(heard().size(), std::size_t{2});
        rig.subs.restart();
        QVERIFY(heard().empty());
    }

    // What is looked at goes first, also when it was wanted last and others still wait.
    void subscriptionsFollowThePlan()
    {
        Rig rig;
        std::vector<Topic> topics;
        for (const char* name : {"a", "b", "c", "d", "e", "f"}) topics.push_back(topic(name, TopicClass::Depth));
        rig.subs.set(topics);
        const auto few = rig.subs.due(at(0ms), 4);
        QCOMPARE(few.size(), std::size_t{2});
        QCOMPARE(few[0].text + few[1].text, std::string("+a b +c d "));
        topics.insert(topics.begin(), topic("x", TopicClass::Depth));
        rig.subs.set(topics);
        const auto rest = rig.subs.due(at(50ms), 4);
        QCOMPARE(rest.size(), std::size_t{2});
        QCOMPARE(rest[0].text + rest[1].text, std::string("+x e +f "));
        QVERIFY(rig.subs.due(at(100ms), 4).empty());
        QCOMPARE(*rig.subs.state("a"), State::Sent);
    }

    // Hyperliquid's slow books come at once, every 5.4 s: one that misses the round is dead.
    void whoMissesTheRoundIsDead()
    {
        Rig rig;
        std::vector<Topic> topics;
        for (const char* name : {"a", "b", "c"}) {
            topics.push_back(topic(name, TopicClass::Depth));
            topics.back().quiet = 16s;
            topics.back().clock = 1;
        }
        rig.subs.set(topics);
        for (const OutFrame& f : rig.send(at(0ms))) rig.subs.acked(f.id, at(10ms));
        const auto round = [&](Duration t, std::string_view who) {
            for (const char c : who) rig.subs.seen(std::string(1, c), at(t));
        };
        round(1s, "abc");
        round(6'400ms, "abc");
        QVERIFY(rig.subs.check(at(11s), true).again.empty());
        round(11'800ms, "ac");
        QVERIFY(rig.subs.check(at(12'500ms), true).again.empty());  // it may be a moment later than the others
        const auto verdict = rig.subs.check(at(13'400ms), true);
        QCOMPARE(verdict.fellSilent, (std::vector<std::string>{"b"}));
        QCOMPARE(verdict.again, (std::vector<std::string>{"b"}));
        QCOMPARE(rig.subs.silent(), 1u);
        // Subscribed anew it sends an image at once, outside of the round: no reason to doubt the others.
        for (const OutFrame& f : rig.subs.again("b", at(13'400ms))) {
            rig.subs.sent(f, at(13'400ms));
            rig.subs.acked(f.id, at(13'450ms));
        }
        round(13'500ms, "b");
        QVERIFY(rig.subs.check(at(15'500ms), true).again.empty());
        round(17'200ms, "abc");
        QVERIFY(rig.subs.check(at(22s), true).again.empty());
        // One that comes of its own accord, and never with the others, is asked for twice and then left alone.
        int asked = 0;
        for (Duration t = 22'600ms; t < 60s; t += 5'400ms) {
            round(t, "ac");
            for (const std::string& again : rig.subs.check(at(t + 1'600ms), true).again) {
                ++asked;
                for (const OutFrame& f : rig.subs.again(again, at(t + 1'600ms))) {
                    rig.subs.sent(f, at(t + 1'600ms));
                    rig.subs.acked(f.id, at(t + 1'650ms));
                }
            }
            round(t + 2s, "b");
        }
        QVERIFY2(asked >= 1 && asked <= 2, qPrintable(QString::number(asked)));
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

    void sendQueueKeepsItsDistance()
    {
        SendQueue q(250ms);
        q.push({"a", 1, {}});
        q.push({"b", 2, {}});
        q.push({"c", 3, {}}, true);
        QCOMPARE(q.take(at(0ms))->text, "a");
        QVERIFY(!q.take(at(249ms)));
        QCOMPARE(q.take(at(250ms))->text, "b");
        QCOMPARE(q.take(at(250ms))->text, "c");  // together with the one before
        q.push({"d", 4, {}});
        q.pushFront({"beat", -1, {}});
        QVERIFY(!q.take(at(300ms)));
        QCOMPARE(q.take(at(500ms))->text, "beat");
        QCOMPARE(q.take(at(750ms))->text, "d");
        QVERIFY(q.empty());
        QVERIFY(!q.take(at(5s)));
    }

    // Hyperliquid: 2,000 messages a minute and address, whichever connection sends them.
    void messagesOfAMinute()
    {
        MessageBudget budget(100);
        std::array<SendQueue, 3> queues{SendQueue(40ms, 0, &budget), SendQueue(40ms, 0, &budget),
                                        SendQueue(40ms, 0, &budget)};
        std::vector<Mono> sent;
        for (int i = 0; i < 1'000; ++i) queues[static_cast<std::size_t>(i) % 3].push({"ask", i, {}});
        for (Duration d{}; d < 180s; d += 10ms) {
            if (d.count() % Duration(20s).count() == 0) queues[0].pushFront({"beat", -1, {}});
            for (SendQueue& q : queues)
                while (q.take(at(d))) sent.push_back(at(d));
        }
        QVERIFY2(sent.size() > 180, qPrintable(QString::number(sent.size())));  // and it does not stand still
        for (const Mono from : sent) {
            const auto n =
                std::count_if(sent.begin(), sent.end(), [&](Mono t) { return t >= from && t - from < 60s; });
            QVERIFY2(n <= 100, qPrintable(QString::number(n)));
        }
        // Whoever comes late has its turn within a second, a heartbeat at once, a pair is not parted.
        MessageBudget spent(100);
        SendQueue q(0ms, 0, &spent);
        for (int i = 0; i < 40; ++i) q.push({"ask", i, {}});
        while (q.take(at(0s))) {
        }
        QCOMPARE(q.size(), 10u);
        q.pushFront({"beat", -1, {}});
        QCOMPARE(q.take(at(0s))->text, "beat");
        QVERIFY(!q.take(at(1s)));
        QVERIFY(q.take(at(3s)));
        // No limit.
        MessageBudget none(0);
        for (int i = 0; i < 100'000; ++i) QVERIFY(none.take(at(0s), false));
    }

    // OKX: 480 requests an hour and connection. The last tenth is not touched.
    void requestsOfAnHour()
    {
        SendQueue q(0ms, 20);
        for (int i = 0; i < 17; ++i) {
            q.push({"ask", i, {}});
            q.pushFront({"beat", -1, {}});  // does not count
            QCOMPARE(q.take(at(std::chrono::minutes{i}))->text, "beat");
            QCOMPARE(q.take(at(std::chrono::minutes{i}))->text, "ask");
        }
        QVERIFY(!q.spent(at(17min)));
        q.push({"ask", 17, {}});
        QVERIFY(q.take(at(17min)).has_value());
        QVERIFY(q.spent(at(17min)));
        QVERIFY(q.spent(at(60min)));
        QVERIFY(!q.spent(at(61min)));  // the first is out of the hour
        q.clear();
        QVERIFY(!q.spent(at(17min)));
    }

    void topicsGoTheirWay()
    {
        Rig r;
        r.subs.set(
            {topic("a", TopicClass::Depth), topic("b", TopicClass::Trades), topic("c", TopicClass::Liquidations)});
        const auto frames = r.send(at(0ms));
        QCOMPARE(frames.size(), 2u);
        QVERIFY(r.send(at(10ms)).empty());  // asked once
        QCOMPARE(*r.subs.state("a"), State::Sent);
        r.subs.acked(frames[0].id, at(100ms));
        QCOMPARE(*r.subs.state("a"), State::Acked);
        QVERIFY(!r.subs.allSettled());
        r.subs.acked(frames[1].id, at(100ms));
        QVERIFY(!r.subs.allSettled());  // a book must also speak
        QVERIFY(r.subs.seen("a", at(200ms)));
        QVERIFY(!r.subs.seen("nobody", at(200ms)));
        QVERIFY(r.subs.allSettled());
        QCOMPARE(r.subs.live(), 2u);  // trades have not come yet; liquidations may be silent
        // The first message may come before the answer.
        r.subs.restart();
        const auto again = r.send(at(1s));
        r.subs.seen("a", at(1'010ms));
        r.subs.acked(again[0].id, at(1'020ms));
        QCOMPARE(*r.subs.state("a"), State::Live);
    }

    void refusedBatchIsAskedOneByOne()
    {
        Rig r;
        r.subs.set({topic("good", TopicClass::Depth), topic("bad", TopicClass::Depth)});
        const auto both = r.send(at(0ms));
        QCOMPARE(both.size(), 1u);
        r.subs.refused(both[0].id, "no such topic", at(10ms));
        QVERIFY(r.subs.refusals().empty());  // not known yet which
        const auto single = r.send(at(20ms));
        QCOMPARE(single.size(), 2u);
        r.subs.acked(single[0].id, at(30ms));
        r.subs.refused(single[1].id, "no such topic", at(30ms));
        QCOMPARE(r.subs.refusals(), (std::vector<RefusedTopic>{{"bad", "no such topic"}}));
        QVERIFY(r.send(at(1s)).empty());
        QCOMPARE(r.send(at(7s)).size(), 1u);  // later, and later still
        r.subs.refused(r.subs.due(at(7s)).empty() ? 4 : 0, "no such topic", at(7s));
        QVERIFY(r.send(at(12s)).empty());
    }

    void alreadySubscribedIsAYes()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth)});
        const auto f = r.send(at(0ms));
        r.subs.refused(f[0].id, "error:already subscribed,topic:a", at(10ms));
        QCOMPARE(*r.subs.state("a"), State::Acked);
        QVERIFY(r.subs.refusals().empty());
    }

    void answersThatDoNotComeAreShownAndAskedFor()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth)});
        r.send(at(0ms));
        r.subs.check(at(2s), true);
        QVERIFY(r.subs.refusals().empty());
        r.subs.check(at(3s), true);
        QCOMPARE(r.subs.refusals().size(), 1u);  // 46: within 5 s
        QVERIFY(r.send(at(4s)).empty());
        QCOMPARE(r.send(at(14s)).size(), 1u);
    }

    void topicThatFallsSilentAmongOthers()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth), topic("b", TopicClass::Depth),
                    topic("rare", TopicClass::Liquidations)});
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(0ms));
        bool toldSilent = false;
        int again = 0;
        Duration when{};
        for (Duration t = 100ms; t < 12s; t += 100ms) {
            if (t < 2s) r.subs.seen("a", at(t));
            r.subs.seen("b", at(t));
            const auto verdict = r.subs.check(at(t), true);
            for (const std::string& s : verdict.fellSilent) {
                QCOMPARE(s, "a");
                QVERIFY(!toldSilent);
                toldSilent = true;
                QVERIFY(t > 4s && t <= 5'100ms);  // 3 s after the last
            }
            for (const std::string& s : verdict.again) {
                QCOMPARE(s, "a");
                if (again++ == 0) when = t;
                for (const OutFrame& f : r.subs.again("a", at(t))) r.subs.sent(f, at(t));
            }
        }
        QVERIFY(toldSilent);
        QCOMPARE(again, 1);
        QVERIFY(when <= 12s);  // 7: within 10 s of its last word
        QCOMPARE(r.subs.silent(), 1u);
        r.subs.seen("a", at(13s));
        QCOMPARE(r.subs.silent(), 0u);
    }

    void thinBooksGetTheirOwnPatience()
    {
        Rig r;
        r.subs.set({topic("thin", TopicClass::Depth)});
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(0ms));
        Duration t{};
        for (int i = 0; i < 30; ++i) {
            t += 2s;
            r.subs.seen("thin", at(t));
            QVERIFY(r.subs.check(at(t), true).fellSilent.empty());
        }
        QVERIFY(r.subs.check(at(t + 10s), true).fellSilent.empty());
        QCOMPARE(r.subs.check(at(t + 16s), true).fellSilent.size(), 1u);
    }

    // OKX tells an index ten times a second while it moves and once a minute while it does not, a funding rate
    // once a minute: neither is silent then.
    void whoSpeaksOnceInAWhileIsNotSilent()
    {
        Rig r;
        Topic index = topic("index", TopicClass::Mark), rate = topic("rate", TopicClass::Mark);
        index.quiet = 75s;
        rate.quiet = 180s;
        r.subs.set({index, rate, topic("book", TopicClass::Depth)});
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(0ms));
        const auto said = [&](Duration t) {
            r.subs.seen("book", at(t));
            if (t < 60s || t.count() % Duration{60s}.count() == 0) r.subs.seen("index", at(t));
            if (t.count() % Duration{60s}.count() == 0) r.subs.seen("rate", at(t));
        };
        for (Duration t = 100ms; t <= 30min; t += 100ms) {
            said(t);
            const auto verdict = r.subs.check(at(t), true);
            QVERIFY2(verdict.fellSilent.empty() && verdict.again.empty(),
                     qPrintable(QString::number(toSeconds(t))));
        }
        std::vector<std::string> silent;
        for (Duration t = 30min; t <= 30min + 75s; t += 100ms) {
            r.subs.seen("book", at(t));
            for (const std::string& s : r.subs.check(at(t), true).fellSilent) silent.push_back(s);
            if (t <= 30min + 65s) QVERIFY(silent.empty());
        }
        QCOMPARE(silent, std::vector<std::string>{"index"});
    }

    void againIsBothFramesInOrder()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth)});
        r.send(at(0ms));
        const auto frames = r.subs.again("a", at(1s));
        QCOMPARE(frames.size(), 2u);
        QCOMPARE(frames[0].text, "-a ");
        QCOMPARE(frames[1].text, "+a ");
        QVERIFY(frames[1].id > frames[0].id);
    }

    void setIsIdempotent()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth), topic("b", TopicClass::Bbo)});
        r.send(at(0ms));
        r.subs.set({topic("a", TopicClass::Depth), topic("b", TopicClass::Bbo)});
        QVERIFY(r.send(at(1s)).empty());
        r.subs.set({topic("b", TopicClass::Bbo), topic("c", TopicClass::Bbo)});
        const auto more = r.send(at(2s));
        QCOMPARE(more.size(), 2u);
        QCOMPARE(more[0].text + more[1].text, std::string("-a +c "));
        QVERIFY(r.send(at(3s)).empty());
    }

    // Left and wanted again before anything was sent: what still comes of the old subscription ends when it is
    // left, so it says nothing of the new one.
    void whatIsWantedAgainIsSubscribedAgain()
    {
        Rig r;
        const std::vector<Topic> both = {topic("a", TopicClass::Depth), topic("b", TopicClass::PriceLimit)};
        r.subs.set(both);
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(10ms));
        QVERIFY(r.subs.seen("b", at(20ms)));
        QCOMPARE(*r.subs.state("b"), State::Live);
        r.subs.set({both[0]});
        r.subs.set(both);
        QVERIFY(r.subs.seen("b", at(30ms)));
        QCOMPARE(*r.subs.state("b"), State::Wanted);
        const auto frames = r.send(at(50ms));
        QCOMPARE(frames.size(), 2u);
        QCOMPARE(frames[0].text + frames[1].text, std::string("-b +b "));
        QVERIFY(r.subs.seen("b", at(60ms)));
        QCOMPARE(*r.subs.state("b"), State::Live);
        QVERIFY(r.send(at(100ms)).empty());
        // With no room to send, any number of changes of mind are these two frames.
        for (int i = 0; i < 100; ++i) {
            r.subs.set({both[0]});
            QVERIFY(r.subs.due(at(200ms), 0).empty());
            r.subs.set(both);
            QVERIFY(r.subs.due(at(200ms), 0).empty());
        }
        const auto once = r.send(at(300ms));
        QCOMPARE(once.size(), 2u);
        QCOMPARE(once[0].text + once[1].text, std::string("-b +b "));
        // What was never asked for need not be left; nor what a connection of before had.
        r.subs.set({both[0], both[1], topic("c", TopicClass::Bbo)});
        r.subs.set(both);
        QVERIFY(r.send(at(400ms)).empty());
        r.subs.set({both[0]});
        r.subs.restart();
        const auto anew = r.send(at(500ms));
        QCOMPARE(anew.size(), 1u);
        QCOMPARE(anew[0].text, std::string("+a "));
    }

    // A refusal that names no topic is no answer: it is left again, a few times, and never one that is wanted.
    void whatIsNotLeftIsLeftAgain()
    {
        Rig r;
        const Topic a = topic("a", TopicClass::Depth), b = topic("b", TopicClass::Bbo);
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(0s))) r.subs.acked(f.id, at(0s));
        r.subs.set({a});
        int times = 0;
        Mono last{};
        for (Duration d = 1s; d < 600s; d += 500ms) {
            r.subs.seen("a", at(d));
            static_cast<void>(r.subs.check(at(d), true));
            for (const OutFrame& f : r.send(at(d))) {
                QCOMPARE(f.text, std::string("-b "));
                if (times++ > 0) QVERIFY(at(d) - last >= r.config.topicSilence);
                last = at(d);
            }
        }
        QCOMPARE(times, 6);
        // Answered: once.
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(700s))) r.subs.acked(f.id, at(700s));
        r.subs.set({a});
        const auto left = r.send(at(701s));
        QCOMPARE(left.size(), 1u);
        r.subs.acked(left[0].id, at(701s));
        for (Duration d = 702s; d < 800s; d += 500ms) {
            r.subs.seen("a", at(d));
            static_cast<void>(r.subs.check(at(d), true));
            QVERIFY(r.send(at(d)).empty());
        }
        // Not answered, and wanted again.
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(800s))) r.subs.acked(f.id, at(800s));
        r.subs.set({a});
        QCOMPARE(r.send(at(801s)).size(), 1u);
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(802s))) r.subs.acked(f.id, at(802s));
        for (Duration d = 802s; d < 840s; d += 500ms) {
            r.subs.seen("a", at(d));
            r.subs.seen("b", at(d));
            static_cast<void>(r.subs.check(at(d), true));
            QVERIFY(r.send(at(d)).empty());
        }
    }

    void pollsKeepTheirPlace()
    {
        PollSchedule polls;
        Poll once{{}, 0ms, 100ms}, often{{}, 1'000ms, 0ms};
        once.request.path = "/once";
        often.request.path = "/often";
        polls.set({once, often}, at(0ms));
        QCOMPARE(polls.due(at(0ms)).size(), 1u);
        QVERIFY(polls.due(at(50ms)).empty());  // on its way
        polls.done(often.request, true, at(60ms));
        polls.set({once, often}, at(70ms));
        QCOMPARE(polls.due(at(100ms)).at(0).path, "/once");
        polls.done(once.request, true, at(110ms));
        QCOMPARE(polls.due(at(1'060ms)).at(0).path, "/often");
        polls.done(often.request, false, at(1'100ms));
        QVERIFY(polls.due(at(2'200ms)).empty());  // later after a failure
        QCOMPARE(polls.due(at(3'200ms)).size(), 1u);
        QVERIFY(polls.due(at(60s)).empty());  // "once" never again
    }

    void repeatsAreTold()
    {
        RepeatFilter f(3);
        const InstrumentId a = InstrumentId::make(VenueId::Binance, 1),
                           b = InstrumentId::make(VenueId::Binance, 2);
        QVERIFY(f.first(a, 1));
        QVERIFY(!f.first(a, 1));
        QVERIFY(f.first(b, 1));
        QVERIFY(f.first(a, 0) && !f.first(a, 0));
        QVERIFY(f.first(a, 2) && f.first(a, 3) && f.first(a, 4));
        QVERIFY(!f.first(a, 4) && !f.first(a, 2) && !f.first(a, 1));
        for (std::uint64_t key = 5; key < 20; ++key) QVERIFY(f.first(a, key));
        QVERIFY(f.first(a, 1));  // forgotten: memory is bounded
        QVERIFY(f.size() <= 2 * 3 * 2);
        RepeatFilter many;
        for (std::uint64_t key = 1'000'000; key < 1'050'000; ++key) {
            QVERIFY(many.first(a, key));
            QVERIFY(!many.first(a, key - std::min<std::uint64_t>(key - 1'000'000, 1'700)));
        }
        QVERIFY(many.size() <= 4096);
    }

    void latencyWithClocksInStep()
    {
        LatencyMeter m;
        m.roundTrip(80ms, at(0ms));
        const Timestamp wall = fromUnixMs(1'800'000'000'000);
        for (int i = 0; i < 1000; ++i) {
            const Duration t = i * 5ms;
            const Duration lag = i % 50 == 0 ? 300ms : 40ms;
            m.data(wall + t, wall + t + lag, at(t + lag));
        }
        const auto r = m.read(at(5s));
        QCOMPARE(*r.clockOffsetMs, 0.0);
        QVERIFY(std::abs(*r.p50 - 40) < 1);
        QVERIFY(*r.p99 > 40 && *r.p99 <= 300.5);
    }

    void latencyOfASkewedVenue()
    {
        for (const auto skew : {Duration{10min}, Duration{-10min}}) {
            LatencyMeter m;
            m.roundTrip(60ms, at(0ms));
            const Timestamp wall = fromUnixMs(1'800'000'000'000);
            for (int i = 0; i < 200; ++i) m.data(wall + skew + i * 10ms, wall + i * 10ms + 30ms, at(i * 10ms));
            const auto r = m.read(at(2s));
            QVERIFY(std::abs(*r.clockOffsetMs - toMs(skew)) < 5);
            QVERIFY(*r.p50 < 61);
        }
    }

    // A clock that goes back, and a path that becomes slow, both make everything late: a ping tells them apart.
    void latencyOfAClockThatIsSetBack()
    {
        const Timestamp wall = fromUnixMs(1'800'000'000'000);
        const auto run = [&](LatencyMeter& m, Duration from, Duration to, Duration skew, Duration path) {
            for (Duration t = from; t < to; t += 10ms) {
                m.data(wall + skew + t, wall + t + path, at(t + path));
                if (t % 20s == 5s) m.roundTrip(2 * path, at(t + path));
            }
        };
        LatencyMeter m;
        run(m, 0s, 60s, 10min, 30ms);
        QVERIFY(std::abs(*m.read(at(60s)).clockOffsetMs - 600'000) < 100);
        run(m, 60s, 80s, 0s, 30ms);
        const auto back = m.read(at(80s));
        QCOMPARE(*back.clockOffsetMs, 0.0);
        QVERIFY2(*back.p99 < 35, qPrintable(QString::number(*back.p99)));
        // Ten seconds late, with pings as late: the path.
        run(m, 80s, 120s, 0s, 10s);
        const auto slow = m.read(at(130s));
        QCOMPARE(*slow.clockOffsetMs, 0.0);
        QVERIFY2(std::abs(*slow.p50 - 10'000) < 5, qPrintable(QString::number(*slow.p50)));
        // Held in between by a ping that was quick a moment before.
        LatencyMeter held;
        run(held, 0s, 25'500ms, 0s, 30ms);
        run(held, 25'600ms, 36s, 0s, 10s);
        QCOMPARE(*held.read(at(46s)).clockOffsetMs, 0.0);
    }

    void latencyAfterOurClockWasSet()
    {
        LatencyMeter m;
        const Timestamp wall = fromUnixMs(1'800'000'000'000);
        for (int i = 0; i < 100; ++i) m.data(wall + i * 10ms, wall + i * 10ms + 20ms, at(i * 10ms));
        for (int i = 100; i < 200; ++i) m.data(wall + i * 10ms, wall + 1h + i * 10ms + 20ms, at(i * 10ms));
        const auto r = m.read(at(2s));
        QVERIFY(std::abs(*r.clockOffsetMs + 3'600'000) < 1'000);
        QVERIFY(*r.p99 < 500);
    }

    void sleepIsNoticed()
    {
        SuspendWatch w;
        QVERIFY(!w.look(at(0ms), 5s));
        QVERIFY(!w.look(at(4s), 5s));
        QVERIFY(w.look(at(10s), 5s));
        QVERIFY(!w.look(at(11s), 5s));
    }

    void imagesOfABookAreNotAskedInACrowd()
    {
        NetworkConfig config;
        const SyncRule rule{ImageFrom::Rest, Link::PreviousIdEqualsLast, false, true, ""};
        LinkBooks books(rule, config);
        const InstrumentId id = InstrumentId::make(VenueId::Binance, 7);
        books.set({{"d", TopicClass::Depth, id}}, at(0ms));
        EventBatch batch;
        const auto delta = [&](std::int64_t from, std::int64_t to, std::int64_t previous, Duration t) {
            batch.clear();
            BookUpdate u;
            u.firstSeq = from;
            u.seq = to;
            u.prevSeq = previous;
            batch.events.push_back({id, VenueId::Binance, {}, u});
            return books.feed(batch, 0, BookSync::Origin::Stream, at(t));
        };
        delta(10, 11, 9, 0ms);
        QCOMPARE(books.imagesDue(at(0ms)).size(), 1u);
        QVERIFY(books.imagesDue(at(10ms)).empty());
        int asked = 0;
        for (Duration t = 20ms; t < 10s; t += 20ms) {
            for (const InstrumentId due : books.imagesDue(at(t))) {
                ++asked;
                books.answered(due, false, at(t));
            }
            if (t == 40ms) books.answered(id, false, at(t));
        }
        QVERIFY2(asked >= 2 && asked <= 4, qPrintable(QString::number(asked)));  // 1 s, 2 s, 4 s ...
        QCOMPARE(books.live(), 0u);
    }
};

QTEST_APPLESS_MAIN(TestPacing)
#include "tst_pacing.moc"
