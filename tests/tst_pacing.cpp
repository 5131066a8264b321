// The small machines that decide when: send pacing, polls, audits, images; and the two that count: repeats and
// latency.
#include "feeds/latency.h"
#include "feeds/link_books.h"
#include "feeds/pacing.h"
#include "feeds/poll_schedule.h"
#include "feeds/repeat_filter.h"
#include "feeds/suspend_watch.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr Mono at(Duration d)
{
    return Mono{std::chrono::hours{5}} + d;
}

}  // namespace

class TestPacing : public QObject {
    Q_OBJECT
private Q_SLOTS:
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

    void whatIsAskedOnceADayIsNotMissingForADay()
    {
        PollSchedule polls;
        Poll daily{{}, std::chrono::hours{24}, 0ms};
        daily.request.path = "/daily";
        polls.set({daily}, at(0ms));
        for (const Duration asked : {Duration{0s}, Duration{300s}}) {
            QCOMPARE(polls.due(at(asked)).size(), 1u);
            polls.done(daily.request, false, at(asked));
            QVERIFY(polls.due(at(asked + 299s)).empty());
        }
        QCOMPARE(polls.due(at(600s)).size(), 1u);
        polls.done(daily.request, true, at(600s));
        QVERIFY(polls.due(at(23h)).empty());
        QCOMPARE(polls.due(at(600s + 24h)).size(), 1u);
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
