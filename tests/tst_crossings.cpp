// The two mailboxes between threads, with plain threads: nothing is lost, the newest wins.
#include "model/event_queue.h"
#include "model/snapshot_slot.h"

#include <QtTest>

#include <array>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

using namespace plimsoll;

namespace {

// A trade that carries its number.
MarketEvent numbered(VenueId venue, std::int64_t n)
{
    MarketEvent e;
    e.venue = venue;
    e.instrument = InstrumentId::make(venue, static_cast<std::size_t>(n % 7));
    Trade t;
    t.price = Price{n};
    e.payload = t;
    return e;
}

MarketEvent bookEvent(EventBatch& batch, VenueId venue, std::size_t instrument, std::initializer_list<int> bids,
                      std::initializer_list<int> asks, BookChannel channel = BookChannel::Main)
{
    BookUpdate u;
    u.channel = channel;
    for (const auto& [levels, span] : {std::pair{&bids, &u.bids}, std::pair{&asks, &u.asks}}) {
        *span = {static_cast<std::uint32_t>(batch.levels.size()), static_cast<std::uint32_t>(levels->size())};
        for (const int p : *levels) batch.levels.push_back({Price{p}, Qty{1}});
    }
    return {InstrumentId::make(venue, instrument), venue, {}, u};
}

// The wake-up as a condition: what a queued call is in the program.
struct Bell {
    std::mutex mutex;
    std::condition_variable rung;
    std::uint64_t count = 0, heard = 0;
    void ring()
    {
        const std::lock_guard lock(mutex);
        ++count;
        rung.notify_one();
    }
    void wait()
    {
        std::unique_lock lock(mutex);
        rung.wait(lock, [this] { return count > heard; });
        heard = count;
    }
};

}  // namespace

class TestCrossings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fourVenuesIntoOneModel()
    {
        constexpr std::int64_t kEach = 50'000, kBatch = 20;
        EventQueue queue(1'000'000'000);
        Bell bell;
        queue.onWake([&] { bell.ring(); });
        std::vector<std::thread> producers;
        for (const VenueId venue : kVenues)
            producers.emplace_back([&, venue] {
                for (std::int64_t n = 0; n < kEach;) {
                    EventBatch batch;
                    for (std::int64_t i = 0; i < kBatch; ++i) batch.events.push_back(numbered(venue, n++));
                    queue.push(std::move(batch));
                }
            });
        std::array<std::int64_t, kVenueCount> next{};
        std::int64_t taken = 0;
        std::uint64_t takes = 0;
        bool ordered = true;
        while (taken < kEach * std::int64_t(kVenueCount)) {
            bell.wait();  // a push whose wake-up were lost would hang here
            ++takes;
            for (const EventBatch& batch : queue.take())
                for (const MarketEvent& e : batch.events) {
                    ordered &= std::get<Trade>(e.payload).price.raw == next[static_cast<std::size_t>(e.venue)]++;
                    ++taken;
                }
        }
        for (std::thread& t : producers) t.join();
        QVERIFY(ordered);
        for (const std::int64_t n : next) QCOMPARE(n, kEach);
        QVERIFY(queue.take().empty());
        QVERIFY(bell.count <= takes + 1);  // one wake-up a burst
        QCOMPARE(queue.load().waiting, std::size_t{0});
        QVERIFY(queue.load().peak >= std::size_t(kBatch));
    }
    void oneWakeUpABurst()
    {
        EventQueue queue(1000);
        int wakes = 0;
        queue.onWake([&] { ++wakes; });
        const auto push = [&] {
            EventBatch b;
            b.events.push_back(numbered(VenueId::Bybit, 1));
            queue.push(std::move(b));
        };
        for (int i = 0; i < 100; ++i) push();
        QCOMPARE(wakes, 1);
        QCOMPARE(queue.take().size(), std::size_t{100});
        push();
        push();
        QCOMPARE(wakes, 2);
    }
    void overloadShedsBooksOfOneVenueAndNothingElse()
    {
        EventQueue queue(4, 5);
        const auto batchOf = [](VenueId venue) {
            EventBatch b;
            const TextSpan id = b.keep("id-1");
            b.events.push_back(bookEvent(b, venue, 3, {1, 2}, {3}));
            MarketEvent trade = numbered(venue, 5);
            std::get<Trade>(trade.payload).id = id;
            b.events.push_back(trade);
            b.events.push_back(bookEvent(b, venue, 4, {7}, {8, 9}, BookChannel::Partial));
            b.events.push_back({InstrumentId::make(venue, 5), venue, {}, BookLost{LostReason::Gap}});
            b.events.push_back({InstrumentId::make(venue, 3), venue, {}, Liquidation{}});
            b.events.push_back({InstrumentId::make(venue, 3), venue, {}, Funding{}});
            b.events.push_back(bookEvent(b, venue, 6, {}, {4}));
            return b;
        };
        EventBatch small;
        small.events.push_back(numbered(VenueId::Okx, 1));
        QVERIFY(!queue.push(std::move(small)));
        QVERIFY(!queue.load().over);
        QVERIFY(queue.push(batchOf(VenueId::Binance)));  // above the mark, and seven levels are too many
        QVERIFY(queue.load().over);
        QVERIFY(queue.push(batchOf(VenueId::Bybit)));
        const std::vector<InstrumentId> lost = queue.shedBooks(VenueId::Binance);
        QCOMPARE(lost,
                 (std::vector{InstrumentId::make(VenueId::Binance, 3), InstrumentId::make(VenueId::Binance, 6)}));
        QCOMPARE(queue.load().shed, std::uint64_t{2});
        QCOMPARE(queue.load().merged, std::uint64_t{0});
        QCOMPARE(queue.load().waiting, std::size_t{1 + 5 + 7});
        const auto batches = queue.take();
        QVERIFY(!queue.load().over);
        QCOMPARE(batches.size(), std::size_t{3});
        const EventBatch& shed = batches[1];
        QCOMPARE(shed.events.size(), std::size_t{5});
        QCOMPARE(shed.view(std::get<Trade>(shed.events[0].payload).id), std::string_view("id-1"));
        const auto& partial = std::get<BookUpdate>(shed.events[1].payload);
        QCOMPARE(shed.begin(partial.bids)->price.raw, std::int64_t{7});
        QCOMPARE(shed.begin(partial.asks)[1].price.raw, std::int64_t{9});
        QVERIFY(std::holds_alternative<BookLost>(shed.events[2].payload));
        QVERIFY(std::holds_alternative<Liquidation>(shed.events[3].payload));
        QVERIFY(std::holds_alternative<Funding>(shed.events[4].payload));
        QCOMPARE(batches[2].events.size(), std::size_t{7});  // the other venue is untouched
        QCOMPARE(batches[2].begin(std::get<BookUpdate>(batches[2].events[0].payload).bids)[1].price.raw,
                 std::int64_t{2});
    }
    // Above the mark what waits of one book is one, and the mark is in levels as well.
    void overloadMerges()
    {
        EventQueue queue(10);
        const auto push = [&](int level) {
            EventBatch b;
            b.events.push_back(bookEvent(b, VenueId::Okx, 0, {level}, {100 + level % 2}));
            b.events.push_back(numbered(VenueId::Okx, level));
            return queue.push(std::move(b));
        };
        for (int i = 0; i < 1'000; ++i) QVERIFY(!push(i % 10));
        // Ten as they came; then a change of ten and two prices and each trade.
        QCOMPARE(queue.load().waiting, std::size_t{10 + 1 + 995});
        QCOMPARE(queue.load().merged, std::uint64_t{994});
        QCOMPARE(queue.merged(VenueId::Okx), std::uint64_t{994});
        QCOMPARE(queue.merged(VenueId::Bybit), std::uint64_t{0});
        QCOMPARE(queue.load().peak, std::size_t{1'006});
        std::int64_t trades = 0;
        std::size_t books = 0;
        std::uint32_t levels = 0;
        for (const EventBatch& batch : queue.take())
            for (const MarketEvent& e : batch.events) {
                if (const auto* t = std::get_if<Trade>(&e.payload)) QCOMPARE(t->price.raw, trades++ % 10);
                if (const auto* u = std::get_if<BookUpdate>(&e.payload))
                    ++books, levels = u->bids.count + u->asks.count;
            }
        QCOMPARE(trades, std::int64_t{1'000});
        QCOMPARE(books, std::size_t{6});
        QCOMPARE(levels, 12u);
        EventBatch deep;
        deep.events.push_back(bookEvent(deep, VenueId::Okx, 0, {}, {}));
        deep.levels.resize(11 * EventQueue::kLevelsAnEvent);
        queue.push(std::move(deep));
        QVERIFY(queue.load().over);
    }
    void mergingAndSheddingWhileOthersPush()
    {
        constexpr std::int64_t kEach = 5'000;
        EventQueue queue(500, 200);
        std::vector<std::thread> producers;
        std::atomic<int> running{int(kVenueCount)};
        for (const VenueId venue : kVenues)
            producers.emplace_back([&, venue] {
                for (std::int64_t n = 0; n < kEach; ++n) {
                    EventBatch batch;
                    batch.events.push_back(bookEvent(batch, venue, 0, {int(n % 300)}, {2}));
                    batch.events.push_back(numbered(venue, n));
                    if (queue.push(std::move(batch))) queue.shedBooks(venue);
                    if (n % 1'000 == 999) std::this_thread::yield();
                }
                --running;
            });
        std::array<std::int64_t, kVenueCount> trades{};
        std::uint64_t books = 0;
        bool ordered = true;
        const auto takeAll = [&] {
            for (const EventBatch& batch : queue.take())
                for (const MarketEvent& e : batch.events) {
                    if (const auto* t = std::get_if<Trade>(&e.payload))
                        ordered &= t->price.raw == trades[static_cast<std::size_t>(e.venue)]++;
                    else
                        books += 1 + std::get<BookUpdate>(e.payload).merged;
                }
        };
        while (running > 0) {
            takeAll();
            // What comes meanwhile waits above the mark.
            while (running > 0 && queue.load().waiting < 3'000) std::this_thread::yield();
        }
        for (std::thread& t : producers) t.join();
        takeAll();
        QVERIFY(ordered);
        for (const std::int64_t n : trades) QCOMPARE(n, kEach);
        QVERIFY(queue.load().shed > 0);
        QVERIFY(queue.load().merged > 0);
        // Each that was pushed was read, is part of one that was read, or of one that was shed.
        QVERIFY(books + queue.load().shed <= std::uint64_t(kEach) * kVenueCount);
        QVERIFY(books + queue.load().shed + queue.load().merged >= std::uint64_t(kEach) * kVenueCount);
    }
    void theNewestSnapshotWins()
    {
        struct Snapshot {
            std::uint64_t n = 0;
            std::vector<std::uint64_t> copies;
        };
        SnapshotSlot<Snapshot> slot;
        QVERIFY(!slot.read().value);
        QCOMPARE(slot.version(), std::uint64_t{0});
        constexpr std::uint64_t kLast = 20'000;
        std::thread writer([&] {
            for (std::uint64_t n = 1; n <= kLast; ++n)
                slot.publish(Snapshot{n, std::vector<std::uint64_t>(50, n)});
        });
        bool whole = true, forward = true;
        std::uint64_t seen = 0, version = 0;
        while (seen < kLast) {
            const auto read = slot.read();
            if (!read.value) continue;
            for (const std::uint64_t c : read.value->copies) whole &= c == read.value->n;
            forward &= read.value->n >= seen && read.version >= version && read.version == read.value->n;
            seen = read.value->n;
            version = read.version;
        }
        writer.join();
        QVERIFY(whole);
        QVERIFY(forward);
        const auto held = slot.read().value;
        slot.publish(Snapshot{kLast + 1, {}});
        QCOMPARE(held->n, kLast);  // who reads keeps what he has
        QCOMPARE(slot.version(), kLast + 1);
    }
};

QTEST_APPLESS_MAIN(TestCrossings)
#include "tst_crossings.moc"
