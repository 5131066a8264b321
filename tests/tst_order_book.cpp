// The book is exact: whatever comes, it holds what a plain sorted map would hold.
#include "model/book/order_book.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <map>
#include <random>

using namespace plimsoll;

namespace {

Price p(double v)
{
    return Price::nearest(v);
}
Level at(double price, double qty)
{
    return {p(price), Qty{qty}};
}

// A book message with its levels, ready to apply.
struct Message {
    BookUpdate update;
    EventBatch batch;
};

Message message(bool image, const std::vector<Level>& bids, const std::vector<Level>& asks, std::int64_t seq = 1,
                std::uint16_t depth = 0)
{
    Message m;
    m.update.image = image;
    m.update.seq = seq;
    m.update.depth = depth;
    const auto keep = [&](const std::vector<Level>& levels) {
        const LevelSpan span{static_cast<std::uint32_t>(m.batch.levels.size()),
                             static_cast<std::uint32_t>(levels.size())};
        m.batch.levels.insert(m.batch.levels.end(), levels.begin(), levels.end());
        return span;
    };
    m.update.bids = keep(bids);
    m.update.asks = keep(asks);
    return m;
}
void apply(OrderBook& book, const Message& m)
{
    book.apply(m.update, m.batch, Stamp{});
}

// What the book should be.
struct Reference {
    std::map<Price, double, std::greater<>> bids;
    std::map<Price, double> asks;

    template <typename Side>
    static void change(Side& side, const std::vector<Level>& levels, std::size_t depth)
    {
        for (const Level& l : levels) {
            if (l.qty.v > 0)
                side[l.price] = l.qty.v;
            else
                side.erase(l.price);
        }
        if (depth > 0)
            while (side.size() > depth) side.erase(std::prev(side.end()));
    }
    void apply(bool image, const std::vector<Level>& b, const std::vector<Level>& a, std::size_t depth)
    {
        if (image) {
            bids.clear();
            asks.clear();
        }
        change(bids, b, depth);
        change(asks, a, depth);
    }
    template <typename Side>
    static std::vector<Level> list(const Side& side)
    {
        std::vector<Level> out;
        for (const auto& [price, qty] : side) out.push_back({price, Qty{qty}});
        return out;
    }
};

bool same(const OrderBook& book, const Reference& want)
{
    std::vector<Level> bids, asks;
    book.bids(SIZE_MAX, bids);
    book.asks(SIZE_MAX, asks);
    const auto wantBids = Reference::list(want.bids);
    const auto wantAsks = Reference::list(want.asks);
    const auto first = [](const std::vector<Level>& v) {
        return v.empty() ? std::nullopt : std::optional(v.front());
    };
    return bids == wantBids && asks == wantAsks && book.bidLevels() == wantBids.size() &&
           book.askLevels() == wantAsks.size() && book.bestBid() == first(wantBids) &&
           book.bestAsk() == first(wantAsks);
}

struct Scene {
    const char* name;
    std::optional<Price> tick;  // what the book is told
    std::int64_t grid;          // what prices keep to, mostly
    std::int64_t start;         // in grid steps
    int offGrid;                // one in so many prices is off it; 0 never
    std::uint16_t depth;
    int wander;  // steps that the middle moves in a message
    int spread;  // levels lie within so many steps
};

constexpr Scene kScenes[] = {
    {"bitcoin futures", Price{100'000'000'000}, 100'000'000'000, 640'000, 0, 0, 5, 300},
    {"unknown tick", std::nullopt, 100'000'000'000, 640'000, 0, 0, 5, 300},
    {"fast market", Price{100'000'000'000}, 100'000'000'000, 640'000, 0, 0, 3000, 300},
    {"limited to 50", Price{10'000'000'000}, 10'000'000'000, 15'000, 0, 50, 20, 200},
    {"some off the grid", Price{10'000'000'000}, 10'000'000'000, 15'000, 10, 0, 20, 200},
    {"the tick told is too wide", Price{1'000'000'000'000}, 10'000'000'000, 15'000, 0, 0, 20, 200},
    {"the tick told is too fine", Price{1'000}, 10'000'000'000, 15'000, 0, 0, 20, 200},
    {"satoshis", Price{1}, 1, 28'000, 0, 0, 9, 300},
    {"sparse", Price{100}, 100, 5'000'000, 0, 200, 900, 40'000},
    {"near zero", Price{1'000'000}, 1'000'000, 40, 20, 0, 7, 60},
    {"no grid at all", std::nullopt, 1'000'003, 70'000, 1, 0, 50, 300},
};

}  // namespace

class TestOrderBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anImageReplacesAndADeltaChanges()
    {
        OrderBook book(p(0.5));
        QCOMPARE(book.state(), BookState::Empty);
        QVERIFY(!book.bestBid() && !book.bestAsk() && !book.reach());
        apply(book, message(true, {at(100, 1), at(99.5, 2)}, {at(100.5, 3), at(102, 4)}, 7));
        QCOMPARE(book.state(), BookState::Live);
        QCOMPARE(book.seq(), 7);
        QCOMPARE(*book.bestBid(), at(100, 1));
        QCOMPARE(*book.bestAsk(), at(100.5, 3));
        apply(book, message(false, {at(100, 0), at(98, 5)}, {at(100.5, 9), at(77'777, 0)}, 8));
        QCOMPARE(*book.bestBid(), at(99.5, 2));
        QCOMPARE(*book.bestAsk(), at(100.5, 9));
        QCOMPARE(book.bidLevels(), std::size_t{2});
        QCOMPARE(book.seq(), 8);
        apply(book, message(true, {at(50, 1)}, {at(51, 1)}, 3));
        QCOMPARE(book.bidLevels() + book.askLevels(), std::size_t{2});
        QCOMPARE(book.seq(), 3);
    }
    void aLostBookIsHistoryUntilAnImage()
    {
        OrderBook book(p(1));
        book.lose(LostReason::Gap);
        QCOMPARE(book.state(), BookState::Empty);  // there was nothing to lose
        apply(book, message(false, {at(10, 1)}, {}, 1));
        QCOMPARE(book.state(), BookState::Empty);
        QCOMPARE(book.bidLevels(), std::size_t{0});

        apply(book, message(true, {at(10, 1)}, {at(11, 1)}, 5));
        book.lose(LostReason::Disconnected);
        QCOMPARE(book.state(), BookState::Stale);
        QCOMPARE(book.lostReason(), LostReason::Disconnected);
        apply(book, message(false, {at(10, 9)}, {}, 6));
        QCOMPARE(*book.bestBid(), at(10, 1));  // a change of what is not known is not applied
        QCOMPARE(book.seq(), 5);
        apply(book, message(true, {at(9, 1)}, {at(12, 1)}, 20));
        QCOMPARE(book.state(), BookState::Live);
        QCOMPARE(*book.bestBid(), at(9, 1));
        book.clear();
        QCOMPARE(book.state(), BookState::Empty);
        QVERIFY(!book.bestBid());
    }
    void crossedAndLocked()
    {
        OrderBook book(p(1));
        apply(book, message(true, {at(10, 1)}, {at(11, 1)}));
        QVERIFY(!book.crossed());
        apply(book, message(false, {at(11, 1)}, {}));
        QVERIFY(book.crossed());  // equal is crossed as well
        apply(book, message(false, {}, {at(11, 0)}));
        QVERIFY(!book.crossed());  // one side alone cannot be
    }
    void aLimitedStreamIsTrimmed()
    {
        OrderBook book(p(1));
        apply(book, message(true, {at(10, 1), at(9, 1), at(8, 1)}, {at(11, 1), at(12, 1), at(13, 1)}, 1, 3));
        apply(book, message(false, {at(10.5, 2)}, {at(14, 1)}, 2, 3));
        std::vector<Level> levels;
        book.bids(10, levels);
        QCOMPARE(levels, (std::vector<Level>{at(10.5, 2), at(10, 1), at(9, 1)}));
        book.asks(10, levels);
        QCOMPARE(levels, (std::vector<Level>{at(11, 1), at(12, 1), at(13, 1)}));
        QCOMPARE(book.reach()->low, p(9));
        QCOMPARE(book.reach()->high, p(13));
    }
    void reachIsTheImages()
    {
        OrderBook book(p(1));
        apply(book, message(true, {at(100, 1), at(90, 1)}, {at(101, 1), at(120, 1)}));
        apply(book, message(false, {at(50, 1)}, {at(300, 1)}));  // beyond the image: not all is known there
        QCOMPARE(book.reach()->low, p(90));
        QCOMPARE(book.reach()->high, p(120));
        // The market falls out of the image: the touch is still known.
        apply(book, message(false, {at(100, 0), at(90, 0)}, {at(60, 1)}));
        QCOMPARE(book.reach()->low, p(50));
        QCOMPARE(book.reach()->high, p(120));
    }
    void ranges()
    {
        OrderBook book(p(0.1));
        apply(book, message(true, {at(10, 1), at(9.9, 2), at(9.05, 3), at(5, 4)},
                            {at(10.1, 1), at(10.2, 2), at(1e6, 3)}));
        std::vector<Level> levels;
        book.bidsDownTo(p(9.05), levels);
        QCOMPARE(levels, (std::vector<Level>{at(10, 1), at(9.9, 2), at(9.05, 3)}));
        book.asksUpTo(p(10.1), levels);
        QCOMPARE(levels, (std::vector<Level>{at(10.1, 1)}));
        book.asksUpTo(p(10), levels);
        QVERIFY(levels.empty());
        book.bids(0, levels);
        QVERIFY(levels.empty());
        book.bids(2, levels);
        QCOMPARE(levels.size(), std::size_t{2});
    }
    void strangePricesAreKept()
    {
        OrderBook book(p(0.01));
        const Price most{INT64_MAX}, least{1};
        Message m = message(true, {at(100, 1), {least, Qty{2}}, {Price{0}, Qty{3}}, {Price{-5}, Qty{4}}},
                            {at(101, 1), {most, Qty{5}}, {Price{INT64_MAX - 1}, Qty{6}}});
        apply(book, m);
        QCOMPARE(book.bidLevels(), std::size_t{4});
        QCOMPARE(book.askLevels(), std::size_t{3});
        // The whole market jumps to the end of the number line and back.
        apply(book, message(false, {{Price{INT64_MAX - 7}, Qty{1}}}, {at(101, 0)}));
        QCOMPARE(book.bestBid()->price.raw, INT64_MAX - 7);
        apply(book, message(false, {{Price{INT64_MAX - 7}, Qty{0}}}, {}));
        QCOMPARE(*book.bestBid(), at(100, 1));
        std::vector<Level> levels;
        book.bids(9, levels);
        QCOMPARE(levels.back().price.raw, -5);
        // Sizes that are no sizes delete.
        apply(book, message(false, {{p(100), Qty{std::nan("")}}, {least, Qty{-1}}}, {}));
        QCOMPARE(book.bidLevels(), std::size_t{2});
    }
    void theWindowFollowsTheMarket()
    {
        // Up by a factor of a hundred and down again: the near levels stay in the ladder, so that
        // memory does not grow with the way walked.
        OrderBook book(p(0.01));
        Reference want;
        std::vector<Level> bids, asks;
        for (int i = 0; i < 200; ++i) {
            bids.push_back(at(100 - 0.01 * i, 1));
            asks.push_back(at(100.01 + 0.01 * i, 1));
        }
        apply(book, message(true, bids, asks));
        want.apply(true, bids, asks, 0);
        const std::size_t before = book.memoryBytes();
        std::int64_t mid = 10'000;
        for (int step = 0; step < 4000; ++step) {
            const std::int64_t next = step < 2000 ? mid + 490 : mid - 490;
            std::vector<Level> b, a;
            for (const auto& [price, qty] : want.bids) b.push_back({price, Qty{0}});
            for (const auto& [price, qty] : want.asks) a.push_back({price, Qty{0}});
            for (int i = 0; i < 20; ++i) {
                b.push_back({Price{(next - i) * p(0.01).raw}, Qty{1.0 + i}});
                a.push_back({Price{(next + 1 + i) * p(0.01).raw}, Qty{2.0 + i}});
            }
            apply(book, message(false, b, a));
            want.apply(false, b, a, 0);
            if (step % 50 == 0) QVERIFY(same(book, want));
            mid = next;
        }
        QVERIFY(same(book, want));
        QVERIFY2(book.memoryBytes() < before * 4, qPrintable(QString::number(book.memoryBytes())));
    }
    void thinBooksAreSmall()
    {
        // A thousand levels a side, seven ticks apart on average.
        std::mt19937_64 random(3);
        std::vector<Level> bids, asks;
        std::int64_t b = 500'000, a = 500'001;
        for (int i = 0; i < 1000; ++i) {
            bids.push_back({Price{(b -= 1 + std::int64_t(random() % 13)) * 1'000'000}, Qty{1}});
            asks.push_back({Price{(a += 1 + std::int64_t(random() % 13)) * 1'000'000}, Qty{1}});
        }
        OrderBook book(Price{1'000'000});
        apply(book, message(true, bids, asks));
        QVERIFY2(book.memoryBytes() * 320 < 30'000'000, qPrintable(QString::number(book.memoryBytes())));
        // And a very thin one: every level on a page of its own.
        for (auto* side : {&bids, &asks})
            for (std::size_t i = 0; i < side->size(); ++i)
                (*side)[i].price.raw =
                    (side == &bids ? 500'000 - std::int64_t(i) * 70 : 500'001 + std::int64_t(i) * 70) * 1'000'000;
        apply(book, message(true, bids, asks));
        QVERIFY2(book.memoryBytes() * 320 < 60'000'000, qPrintable(QString::number(book.memoryBytes())));
    }

    void aWrongTickIsFoundOut()
    {
        // Told a tick ten times too wide, and told none with one level to guess from: both must end
        // in the ladder, where a level takes a fraction of a map's node.
        std::vector<Level> bids, asks;
        for (int i = 0; i < 1000; ++i) {
            bids.push_back(at(500 - 0.01 * i, 1));
            asks.push_back(at(500.01 + 0.01 * i, 1));
        }
        OrderBook told(p(0.1)), guessing;
        apply(told, message(true, bids, asks));
        apply(guessing, message(true, {bids[0]}, {}));
        apply(guessing, message(false, bids, asks));
        for (const OrderBook* book : {&told, &guessing}) {
            QCOMPARE(book->bidLevels() + book->askLevels(), std::size_t{2000});
            QVERIFY2(book->memoryBytes() < 50'000, qPrintable(QString::number(book->memoryBytes())));
        }
    }

    // An image of every other tick looks like a grid of its own; changes between show the true one.
    void everyOtherTickIsFoundOut()
    {
        std::vector<Level> even, odd;
        for (int i = 0; i < 1000; ++i) even.push_back(at(500 - 0.02 * i, 1));
        for (int i = 0; i < 300; ++i) odd.push_back(at(499.99 - 0.02 * i, 2));
        OrderBook told(p(0.01)), guessing;
        Reference want;
        for (OrderBook* book : {&told, &guessing}) {
            apply(*book, message(true, even, {}));
            apply(*book, message(false, odd, {}));
        }
        want.apply(true, even, {}, 0);
        want.apply(false, odd, {}, 0);
        QVERIFY(same(told, want) && same(guessing, want));
        QVERIFY2(guessing.memoryBytes() * 10 < told.memoryBytes() * 13,
                 qPrintable(QString::number(guessing.memoryBytes())));
    }

    void likeASortedMap_data()
    {
        QTest::addColumn<int>("which");
        for (std::size_t i = 0; i < std::size(kScenes); ++i) QTest::newRow(kScenes[i].name) << int(i);
    }
    void likeASortedMap()
    {
        QFETCH(int, which);
        const Scene& m = kScenes[static_cast<std::size_t>(which)];
        std::mt19937_64 random(static_cast<std::uint64_t>(which) + 11);
        const auto below = [&](int n) {
            return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
        };
        OrderBook book(m.tick);
        Reference want;
        std::int64_t mid = m.start;
        std::int64_t grid = m.grid;

        const auto price = [&](int direction) {
            // Mostly near, sometimes far; a few on the wrong side, so that books cross.
            const std::int64_t reach = below(10) == 0 ? m.spread * 40 : m.spread;
            std::int64_t steps = below(int(reach)) - (below(200) == 0 ? m.spread : 0);
            Price at{(mid + direction * (steps + 1)) * grid};
            if (m.offGrid > 0 && below(m.offGrid) == 0)
                at.raw += 1 + below(int(std::min<std::int64_t>(grid, 1000)));
            return Price{std::max<std::int64_t>(at.raw, 1)};
        };
        const auto side = [&](int direction, std::size_t n, bool image) {
            std::vector<Level> out;
            for (std::size_t i = 0; i < n; ++i)
                out.push_back(
                    {price(direction), Qty{image || below(3) > 0 ? 0.001 * double(1 + below(100'000)) : 0.0}});
            if (image) {
                std::sort(out.begin(), out.end(), [&](const Level& x, const Level& y) {
                    return direction < 0 ? x.price > y.price : x.price < y.price;
                });
                out.erase(std::unique(out.begin(), out.end(),
                                      [](const Level& x, const Level& y) { return x.price == y.price; }),
                          out.end());
            }
            return out;
        };

        std::uint64_t crossings = 0;
        for (int step = 0; step < 4000; ++step) {
            const bool image = step == 0 || below(400) == 0;
            mid = std::max<std::int64_t>(1, mid + below(2 * m.wander + 1) - m.wander);
            if (below(1000) == 0) mid = std::max<std::int64_t>(1, mid * (1 + below(4)) / (1 + below(4)));
            if (image && step > 0 && below(3) == 0)
                grid = std::max<std::int64_t>(1, below(2) ? m.grid / 10 : m.grid);
            auto bids = side(-1, static_cast<std::size_t>(image ? below(600) : below(12)), image);
            auto asks = side(+1, static_cast<std::size_t>(image ? below(600) : below(12)), image);
            // Take away what is really there, too: also all of a side at times.
            const bool sweep = below(300) == 0;
            for (const auto& [at, qty] : want.bids)
                if (!image && (sweep || below(40) == 0)) bids.push_back({at, Qty{0}});
            for (const auto& [at, qty] : want.asks)
                if (!image && below(40) == 0) asks.push_back({at, Qty{0}});
            apply(book, message(image, bids, asks, step, m.depth));
            want.apply(image, bids, asks, m.depth);
            QVERIFY2(same(book, want), qPrintable(QString("step %1").arg(step)));
            const bool crossed =
                !want.bids.empty() && !want.asks.empty() && want.bids.begin()->first >= want.asks.begin()->first;
            QCOMPARE(book.crossed(), crossed);
            crossings += crossed;
            const Price limit{mid * grid - 20 * grid};
            std::vector<Level> down, all;
            book.bidsDownTo(limit, down);
            for (const Level& l : Reference::list(want.bids))
                if (l.price >= limit) all.push_back(l);
            QCOMPARE(down, all);
        }
        QVERIFY(crossings > 0);
    }
};

QTEST_APPLESS_MAIN(TestOrderBook)
#include "tst_order_book.moc"
