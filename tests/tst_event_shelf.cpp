// What waits is merged and nothing is lost: the same random streams with and without it, by every venue's law.
#include "model/book/order_book.h"
#include "model/event_queue.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>

using namespace plimsoll;

namespace {

// How a venue numbers its books (feeds/book_sync.cpp).
enum class Law { PreviousIs, FirstContinues, OneMore, Chain, Images };
struct Venue {
    const char* name;
    VenueId id;
    Law law;
    std::size_t depth;  // levels a side that are shown, 0: all
};
constexpr Venue kAll[] = {{"Binance perpetuals", VenueId::Binance, Law::PreviousIs, 0},
                          {"Binance spot", VenueId::Binance, Law::FirstContinues, 0},
                          {"Bybit", VenueId::Bybit, Law::OneMore, 6},
                          {"OKX", VenueId::Okx, Law::Chain, 0},
                          {"Hyperliquid", VenueId::Hyperliquid, Law::Images, 8}};
constexpr std::size_t kBooks = 5;

using Side0 = std::map<std::int64_t, double>;

// One market as its venue sees it, and what it says of it.
struct Truth {
    Side0 bids, asks, shownBids, shownAsks;
    std::int64_t id = 1'000, told = -1;
    bool begun = false;
};

class Source {
public:
    Source(const Venue& venue, unsigned seed) : m_venue(venue), m_random(seed)
    {
        for (Truth& m : m_markets)
            for (int i = 0; i < 12; ++i) change(m);
    }
    // Some events of some markets.
    EventBatch batch()
    {
        EventBatch out;
        const int n = 1 + below(12);
        for (int i = 0; i < n; ++i) say(out, std::size_t(below(kBooks)));
        return out;
    }
    std::int64_t numbered() const { return m_number; }

private:
    int below(int n) { return int(m_random() % unsigned(n)); }
    InstrumentId idOf(std::size_t market) const { return InstrumentId::make(m_venue.id, market); }

    void change(Truth& m)
    {
        const bool bid = below(2) == 0;
        Side0& side = bid ? m.bids : m.asks;
        const std::int64_t price = bid ? 100 - below(20) : 101 + below(20);
        if (below(3) == 0)
            side.erase(price);
        else
            side[price] = 1 + below(9);
    }
    Side0 shown(const Side0& all, bool bids) const
    {
        if (m_venue.depth == 0 || all.size() <= m_venue.depth) return all;
        Side0 best;
        for (const auto& [price, qty] : all) {
            best[price] = qty;
            if (best.size() > m_venue.depth) best.erase(bids ? best.begin() : std::prev(best.end()));
        }
        return best;
    }
    static LevelSpan write(EventBatch& out, const Side0& was, const Side0& is, bool image, bool bids)
    {
        const auto first = std::uint32_t(out.levels.size());
        for (const auto& [price, qty] : is)
            if (const auto old = was.find(price); image || old == was.end() || old->second != qty)
                out.levels.push_back({Price{price}, Qty{qty}});
        if (!image)
            for (const auto& [price, qty] : was)
                if (!is.contains(price)) out.levels.push_back({Price{price}, Qty{0}});
        if (image && bids) std::reverse(out.levels.begin() + first, out.levels.end());  // best first
        return {first, std::uint32_t(out.levels.size()) - first};
    }
    void book(EventBatch& out, std::size_t market, bool image)
    {
        Truth& m = m_markets[market];
        const int changes = below(4);
        for (int i = 0; i < changes; ++i) change(m);
        BookUpdate u;
        u.image = image || m_venue.law == Law::Images;
        u.depth = std::uint16_t(m_venue.depth);
        const std::int64_t before = m.id;
        m.id += m_venue.law == Law::OneMore ? 1 : 1 + below(5);
        if (m_venue.law == Law::Chain && below(6) == 0) m.id = before;  // a quiet book repeats its id
        u.seq = m.id;
        if (m_venue.law == Law::PreviousIs || m_venue.law == Law::FirstContinues) u.firstSeq = before + 1;
        if (m_venue.law == Law::PreviousIs || m_venue.law == Law::Chain) u.prevSeq = before;
        if (below(4) == 0) u.paceMs = 100;
        const Side0 bids = shown(m.bids, true), asks = shown(m.asks, false);
        u.bids = write(out, m.shownBids, bids, u.image, true);
        u.asks = write(out, m.shownAsks, asks, u.image, false);
        m.shownBids = bids;
        m.shownAsks = asks;
        m.begun = true;
        push(out, market, u);
    }
    template <typename What>
    void push(EventBatch& out, std::size_t market, What what)
    {
        Stamp stamp;
        stamp.mono = Mono{std::chrono::microseconds{++m_moment}};
        if (below(2) == 0) stamp.venue = Timestamp{std::chrono::microseconds{m_moment}};
        out.events.push_back({idOf(market), m_venue.id, stamp, std::move(what)});
    }
    void say(EventBatch& out, std::size_t market)
    {
        const int what = below(100);
        if (!m_markets[market].begun || what < 3) return book(out, market, true);
        if (what < 60) return book(out, market, false);
        if (what < 62) {
            push(out, market, BookLost{LostReason::Silent});
            return book(out, market, true);
        }
        if (what < 70) {
            Bbo quote;
            quote.seq = ++m_moment;
            return push(out, market, quote);
        }
        if (what < 78) {
            Mark mark;
            if (what != 70) mark.mark = Price{++m_moment};
            if (what % 3 != 0 || !mark.mark) mark.index = Price{++m_moment};
            return push(out, market, mark);
        }
        if (what < 80) {
            Ticker ticker;
            ticker.high = Price{++m_moment};
            if (what == 78) ticker.last = Price{m_moment};
            return push(out, market, ticker);
        }
        if (what < 82) {
            push(out, market, BookUpdate{});
            auto& partial = std::get<BookUpdate>(out.events.back().payload);
            partial.channel = BookChannel::Partial;
            partial.image = true;
            partial.seq = ++m_moment;
            return;
        }
        if (what < 84) return out.events.push_back({idOf(market), m_venue.id, {}, std::monostate{}});
        ++m_number;
        if (what < 92) {
            Trade trade;
            trade.price = Price{m_number};
            trade.id = out.keep("id-" + std::to_string(m_number));
            return push(out, market, trade);
        }
        if (what < 95) {
            Liquidation forced;
            forced.price = Price{m_number};
            return push(out, market, forced);
        }
        if (what < 98) {
            Funding rate;
            rate.rate = Rate{double(m_number)};
            return push(out, market, rate);
        }
        OpenInterest interest;
        interest.base = double(m_number);
        push(out, market, interest);
    }

    const Venue m_venue;
    std::mt19937 m_random;
    std::array<Truth, kBooks> m_markets;
    std::int64_t m_moment = 0, m_number = 0;
};

EventBatch copyOf(const EventBatch& b)
{
    return b;
}

// What reads the queue: books as the model keeps them, values, and everything that is told one by one.
struct Reader {
    struct Kept {
        OrderBook book;
        std::int64_t last = -1;
        std::int64_t bbo = 0, mark = 0, index = 0, high = 0, lastPrice = 0, partial = 0;
        Mono newest{};
        std::uint16_t pace = 0;
        int lost = 0;
    };
    const Venue& venue;
    std::map<InstrumentId, Kept> all;
    std::vector<QByteArray> told;  // in their order
    std::uint64_t events = 0, merged = 0;
    bool chained = true, ordered = true, exact = true;

    void apply(const EventBatch& batch)
    {
        for (const MarketEvent& e : batch.events) {
            if (std::holds_alternative<std::monostate>(e.payload)) continue;
            ++events;
            Kept& k = all[e.instrument];
            ordered &= e.stamp.mono >= k.newest;
            k.newest = e.stamp.mono;
            if (const auto* u = std::get_if<BookUpdate>(&e.payload)) update(k, *u, batch, e.stamp);
            if (const auto* q = std::get_if<Bbo>(&e.payload)) k.bbo = q->seq, merged += q->merged;
            if (const auto* m = std::get_if<Mark>(&e.payload)) {
                if (m->mark) k.mark = m->mark->raw;
                if (m->index) k.index = m->index->raw;
            }
            if (const auto* t = std::get_if<Ticker>(&e.payload)) {
                k.high = t->high->raw;
                if (t->last) k.lastPrice = t->last->raw;
            }
            const auto tell = [&](const char* kind, double n, std::string_view text = {}) {
                told.push_back(QByteArray(kind) + ' ' + QByteArray::number(e.instrument.raw) + ' ' +
                               QByteArray::number(n, 'g', 17) + ' ' +
                               QByteArray(text.data(), qsizetype(text.size())));
            };
            if (const auto* t = std::get_if<Trade>(&e.payload))
                tell("trade", double(t->price.raw), batch.view(t->id));
            if (const auto* l = std::get_if<Liquidation>(&e.payload)) tell("forced", double(l->price.raw));
            if (const auto* f = std::get_if<Funding>(&e.payload)) tell("rate", f->rate.v);
            if (const auto* o = std::get_if<OpenInterest>(&e.payload)) tell("interest", *o->base);
            if (std::holds_alternative<BookLost>(e.payload)) {
                tell("lost", ++k.lost);
                k.book.lose(LostReason::Silent);
                k.last = -1;
            }
        }
    }
    void update(Kept& k, const BookUpdate& u, const EventBatch& batch, const Stamp& stamp)
    {
        merged += u.merged;
        if (u.channel == BookChannel::Partial) {
            k.partial = u.seq;
            return;
        }
        if (!u.image) {
            switch (venue.law) {
                case Law::PreviousIs: chained &= u.prevSeq == k.last && u.firstSeq == k.last + 1; break;
                case Law::FirstContinues: chained &= u.firstSeq == k.last + 1; break;
                case Law::OneMore: chained &= (u.merged > 0 ? u.firstSeq : u.seq) == k.last + 1; break;
                case Law::Chain: chained &= u.prevSeq == k.last; break;
                case Law::Images: chained = false; break;
            }
        }
        if (u.merged > 0) ordered &= u.since <= stamp.mono && u.since > Mono{};
        if (u.paceMs > 0) k.pace = u.paceMs;
        k.last = u.seq;
        k.book.apply(u, batch, stamp);
        exact &= k.book.pushedOut() == 0;
    }
    QByteArray state() const
    {
        QByteArray out;
        std::vector<Level> levels;
        for (const auto& [id, k] : all) {
            out += QByteArray::number(id.raw) + ' ' + QByteArray::number(k.book.seq()) + ' ' +
                   QByteArray::number(int(k.book.state())) + " pace " + QByteArray::number(k.pace);
            for (const std::int64_t n : {k.bbo, k.mark, k.index, k.high, k.lastPrice, k.partial})
                out += ' ' + QByteArray::number(qint64(n));
            out += " newest " + QByteArray::number(qint64(k.book.stamp().mono.time_since_epoch().count()));
            if (const auto reach = k.book.reach())
                out += " reach " + QByteArray::number(qint64(reach->low.raw)) + ".." +
                       QByteArray::number(qint64(reach->high.raw));
            for (const bool bids : {true, false}) {
                bids ? k.book.bids(1'000, levels) : k.book.asks(1'000, levels);
                out += bids ? " bids" : " asks";
                for (const Level& l : levels)
                    out += ' ' + QByteArray::number(qint64(l.price.raw)) + ':' + QByteArray::number(l.qty.v);
            }
            out += '\n';
        }
        return out;
    }
};

}  // namespace

class TestEventShelf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameWithAndWithout_data()
    {
        QTest::addColumn<int>("venue");
        for (int v = 0; v < int(std::size(kAll)); ++v) QTest::newRow(kAll[v].name) << v;
    }
    // Read at random moments, above the mark from the first, the hundredth or no event.
    void sameWithAndWithout()
    {
        QFETCH(int, venue);
        const Venue& of = kAll[venue];
        std::uint64_t merged = 0;
        for (unsigned seed = 1; seed <= 16; ++seed) {
            Source source(of, seed);
            std::mt19937 random(seed);
            EventQueue queue(seed % 3 == 0 ? 0 : random() % 100);
            Reader plain{of, {}, {}}, behind{of, {}, {}};
            std::uint64_t pushed = 0;
            for (int round = 0; round < 40; ++round) {
                const unsigned burst = random() % 40;
                for (unsigned i = 0; i < burst; ++i) {
                    EventBatch batch = source.batch();
                    plain.apply(batch);
                    pushed += batch.events.size();
                    QVERIFY(!queue.push(copyOf(batch)));
                }
                for (const EventBatch& batch : queue.take()) behind.apply(batch);
                QCOMPARE(behind.state(), plain.state());
                QCOMPARE(queue.load().waiting, std::size_t{0});
                QVERIFY(!queue.load().over);
            }
            QVERIFY(plain.chained && plain.ordered && plain.exact);
            QVERIFY(behind.chained);
            QVERIFY(behind.ordered);
            QVERIFY(behind.exact);
            QCOMPARE(behind.told, plain.told);
            QCOMPARE(behind.told.empty(), false);
            QCOMPARE(behind.events + queue.merged(of.id), plain.events);
            QCOMPARE(queue.load().merged, queue.merged(of.id));
            QCOMPARE(queue.load().shed, std::uint64_t{0});
            merged += queue.merged(of.id);
            QVERIFY(pushed > 100);
        }
        QVERIFY(merged > 5'000);
    }

    // A merged change stands where the newest of its changes stood: behind the trades before that, and before
    // those after it.
    void orderOfOneInstrument()
    {
        EventShelf shelf;
        const InstrumentId id = InstrumentId::make(VenueId::Okx, 1);
        std::int64_t moment = 0;
        const auto push = [&](auto what) {
            EventBatch b;
            Stamp stamp;
            stamp.mono = Mono{std::chrono::seconds{++moment}};
            b.events.push_back({id, VenueId::Okx, stamp, what});
            return shelf.add(std::move(b));
        };
        BookUpdate image, change;
        image.image = true;
        push(image);
        push(change);
        push(Trade{});
        QCOMPARE(push(change), 1u);
        push(Liquidation{});
        QCOMPARE(push(change), 1u);
        push(Trade{});
        std::vector<EventBatch> out;
        QCOMPARE(shelf.events(), std::size_t{5});
        std::move(shelf).moveTo(out);
        std::vector<std::size_t> kinds;
        std::uint32_t merged = 0;
        for (const EventBatch& b : out)
            for (const MarketEvent& e : b.events) {
                kinds.push_back(e.payload.index());
                const auto* u = std::get_if<BookUpdate>(&e.payload);
                if (!u || u->image) continue;
                merged = u->merged;
                QCOMPARE(u->since, Mono{std::chrono::seconds{2}});
                QCOMPARE(e.stamp.mono, Mono{std::chrono::seconds{6}});
            }
        QCOMPARE(merged, 2u);
        const auto kind = [](auto what) { return Payload(what).index(); };
        QCOMPARE(kinds, (std::vector{kind(BookUpdate{}), kind(Trade{}), kind(Liquidation{}), kind(BookUpdate{}),
                                     kind(Trade{})}));
    }

    // However much comes, what waits of books is bounded by the books, and the rest is what must be kept.
    void roomIsBounded()
    {
        EventShelf shelf;
        Source source(kAll[0], 7);
        std::size_t most = 0, kept = 0, books = 0;
        for (int i = 0; i < 20'000; ++i) {
            EventBatch batch = source.batch();
            for (const MarketEvent& e : batch.events) {
                kept +=
                    std::holds_alternative<Trade>(e.payload) || std::holds_alternative<Liquidation>(e.payload) ||
                    std::holds_alternative<Funding>(e.payload) ||
                    std::holds_alternative<OpenInterest>(e.payload) || std::holds_alternative<BookLost>(e.payload);
                // Before a loss a book may have an image and a change that wait.
                books += 2 * std::holds_alternative<BookLost>(e.payload);
            }
            shelf.add(std::move(batch));
            most = std::max(most, shelf.levels(VenueId::Binance));
            // An image, a change, and seven values each.
            QVERIFY(shelf.events() <= kept + books + kBooks * 9);
        }
        QVERIFY(kept > 10'000);
        // Images and changes of at most forty prices each; as much again may be void, and a little in each batch.
        QVERIFY2(most <= (books + kBooks * 2) * 40 * 2 + (kept + books + kBooks * 9) * 32,
                 qPrintable(QString::number(most)));
    }
    // Without losses nothing of books is left but one of each.
    void levelsOfOneBook()
    {
        EventShelf shelf;
        const InstrumentId id = InstrumentId::make(VenueId::Bybit, 0);
        for (int i = 0; i < 100'000; ++i) {
            EventBatch b;
            BookUpdate u;
            u.seq = i;
            u.bids = {0, 2};
            u.asks = {2, 1};
            b.levels = {
                {Price{i % 500}, Qty{1}}, {Price{i % 7}, Qty{double(i)}}, {Price{1'000 + i % 300}, Qty{2}}};
            b.events.push_back({id, VenueId::Bybit, {}, u});
            shelf.add(std::move(b));
            QCOMPARE(shelf.events(), std::size_t{1});
            QVERIFY(shelf.levels(VenueId::Bybit) <= 800 + 3);
        }
        std::vector<EventBatch> out;
        std::move(shelf).moveTo(out);
        QCOMPARE(out.size(), std::size_t{1});
        const auto& u = std::get<BookUpdate>(out[0].events[0].payload);
        QCOMPARE(u.bids.count, 500u);
        QCOMPARE(u.asks.count, 300u);
        QCOMPARE(u.merged, 99'999u);
        QCOMPARE(u.firstSeq, std::int64_t{0});
    }

    // The work of a push does not grow with what waits.
    void workOfAPush()
    {
        for (const Venue& venue : kAll) {
            EventShelf shelf;
            Source source(venue, 11);
            std::uint64_t pushed = 0;
            for (int i = 0; i < 30'000; ++i) {
                EventBatch batch = source.batch();
                pushed += batch.events.size() + batch.levels.size();
                shelf.add(std::move(batch));
                if (i % 1'000 == 0) QVERIFY2(shelf.steps() <= 6 * pushed, venue.name);
            }
            QVERIFY2(shelf.steps() <= 6 * pushed,
                     qPrintable(QString::number(double(shelf.steps()) / double(pushed))));
        }
    }
    // Many books in a batch with a few trades: what is void is swept out, each sweep paid by what became void.
    void sweepsArePaidFor()
    {
        EventShelf shelf;
        std::uint64_t pushed = 0;
        for (int i = 0; i < 3'000; ++i) {
            EventBatch b;
            for (std::size_t n = 0; n < 200; ++n) {
                const InstrumentId id = InstrumentId::make(VenueId::Okx, (n + std::size_t(i) * 31) % 400);
                BookUpdate u;
                u.image = n % 3 == 0;
                u.bids = {std::uint32_t(b.levels.size()), 5};
                for (int l = 0; l < 5; ++l) b.levels.push_back({Price{l + i % 3}, Qty{1}});
                b.events.push_back({id, VenueId::Okx, {}, u});
            }
            b.events.push_back({InstrumentId::make(VenueId::Okx, 1), VenueId::Okx, {}, Trade{}});
            pushed += b.events.size() + b.levels.size();
            shelf.add(std::move(b));
        }
        QVERIFY(shelf.events() <= 3'000 + 800);
        QVERIFY(shelf.levels(VenueId::Okx) <= 800 * 20 + 3'000 * 33);
        QVERIFY2(shelf.steps() <= 4 * pushed, qPrintable(QString::number(double(shelf.steps()) / double(pushed))));
    }

    // An older moment of the venue does not replace a newer one; a value that says less does not either.
    void valuesThatDoNotReplace()
    {
        EventShelf shelf;
        const InstrumentId id = InstrumentId::make(VenueId::Binance, 2);
        const auto push = [&](auto what, int venueTime) {
            EventBatch b;
            Stamp stamp;
            stamp.venue = Timestamp{std::chrono::seconds{venueTime}};
            b.events.push_back({id, VenueId::Binance, stamp, what});
            return shelf.add(std::move(b));
        };
        Ticker whole, part;
        whole.last = Price{5};
        QCOMPARE(push(Bbo{}, 10), 0u);
        QCOMPARE(push(Bbo{}, 9), 0u);
        QCOMPARE(push(Bbo{}, 11), 1u);
        QCOMPARE(push(Mark{Price{1}, {}}, 1), 0u);
        QCOMPARE(push(Mark{{}, Price{1}}, 2), 0u);
        QCOMPARE(push(Mark{Price{1}, Price{1}}, 3), 0u);
        QCOMPARE(push(Mark{Price{2}, {}}, 4), 1u);
        QCOMPARE(push(whole, 1), 0u);
        QCOMPARE(push(part, 2), 0u);
        QCOMPARE(push(whole, 3), 1u);
        QCOMPARE(shelf.events(), std::size_t{7});
    }

    // Books that are withdrawn leave everything else, also what they were before a loss.
    void withdrawnBooks()
    {
        EventShelf shelf;
        Source source(kAll[2], 3), other(kAll[3], 3);
        for (int i = 0; i < 300; ++i) {
            shelf.add(source.batch());
            shelf.add(other.batch());
        }
        const std::size_t okx = shelf.levels(VenueId::Okx);
        QCOMPARE(shelf.withdrawBooks(VenueId::Bybit).size(), kBooks);
        QVERIFY(shelf.withdrawBooks(VenueId::Bybit).empty());
        QCOMPARE(shelf.levels(VenueId::Okx), okx);
        Reader left{kAll[3], {}, {}};
        std::vector<EventBatch> out;
        std::move(shelf).moveTo(out);
        Source again(kAll[3], 3);
        Reader plain{kAll[3], {}, {}};
        for (int i = 0; i < 300; ++i) plain.apply(again.batch());
        std::map<InstrumentId, int> since;
        for (const EventBatch& b : out) {
            if (b.events.front().venue == VenueId::Okx) left.apply(b);
            for (const MarketEvent& e : b.events) {
                if (e.venue != VenueId::Bybit) continue;
                const auto* u = std::get_if<BookUpdate>(&e.payload);
                if (u && u->channel == BookChannel::Main) ++since[e.instrument];
                if (std::holds_alternative<BookLost>(e.payload)) since[e.instrument] = 0;
            }
        }
        QCOMPARE(left.state(), plain.state());
        QCOMPARE(left.told, plain.told);
        for (const auto& [id, updates] : since) QCOMPARE(updates, 0);
        QVERIFY(!since.empty());
    }
};

QTEST_APPLESS_MAIN(TestEventShelf)
#include "tst_event_shelf.moc"
