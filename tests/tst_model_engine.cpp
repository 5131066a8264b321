// The engine: deterministic, exact about what may be believed, publishing what is dirty and due.
#include "model/boards/top_assets.h"
#include "model/model_thread.h"
#include "tests/support/model_rig.h"

#include <QtTest>

#include <atomic>
#include <random>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const auto kBtc = instrument(VenueId::Binance, 0, Market::Perp, "BTC");
const auto kBtcBy = instrument(VenueId::Bybit, 0, Market::Perp, "BTC");
const auto kEth = instrument(VenueId::Binance, 1, Market::Perp, "ETH", "USDT", 0.01);

WatchSet watchBoth()
{
    WatchSet w;
    w.assets = {"BTC", "ETH"};
    return w;
}

// Everything in a snapshot, as text: equal text, equal snapshots.
struct Print {
    std::string out;
    Print& operator<<(std::string_view s)
    {
        out += s;
        return *this;
    }
    Print& operator<<(const char* s)
    {
        out += s;
        return *this;
    }
    Print& operator<<(double v)
    {
        char b[40];
        std::snprintf(b, sizeof b, " %.17g", v);
        out += b;
        return *this;
    }
    Print& operator<<(std::integral auto v) { return out += ' ', out += std::to_string(v), *this; }
    Print& operator<<(Price p) { return *this << p.raw; }
    Print& operator<<(Timestamp t) { return *this << toUnixNs(t); }
    Print& operator<<(Mono m) { return *this << m.time_since_epoch().count(); }
    Print& operator<<(Freshness f) { return *this << " " << freshnessName(f); }
    Print& operator<<(const Stamp& s) { return *this << s.received << s.mono; }
    Print& operator<<(const Level& l) { return *this << l.price << l.qty.v; }
    Print& operator<<(const Bbo& b) { return *this << b.bid << b.ask << b.bidQty.v << b.askQty.v; }
    Print& operator<<(const Funding& f) { return *this << f.rate.v << f.hours; }
    Print& operator<<(const OpenInterest& o) { return *this << o.base << o.usd; }
    template <typename T>
    Print& operator<<(const std::optional<T>& v)
    {
        return v ? *this << *v : *this << " none";
    }
    template <typename T>
    Print& operator<<(const Dated<T>& v)
    {
        return *this << v.value << v.stamp << v.fresh;
    }
};

std::string print(const FullSnapshot& s, const DepthSnapshot* depth)
{
    Print p;
    p << s.asOf.wall << s.asOf.mono << "\n";
    for (const InstrumentRow& r : s.market.rows)
        p << r.symbol << r.instrument.raw << bookStateName(r.book) << r.bookFresh << r.bookStamp << r.seq << r.bid
          << r.ask << r.bbo << r.last << r.mark << r.index << r.funding << r.oi << "\n";
    for (const FundingRow& r : s.funding.rows) {
        p << r.asset << r.spread8h << r.oiUsd;
        for (const auto& c : r.cells)
            if (c) p << c->symbol << c->rate.v << c->r8 << c->apr << c->settled << c->fresh << c->stamp;
        p << "\n";
    }
    for (const LiquidationRow& r : s.liquidations.rows)
        p << r.serial << r.stamp << r.symbol << r.price << r.usd.v << "\n";
    for (const VenueRow& v : s.health.venues) p << v.state << v.detail << "\n";
    p << s.health.eventsPerSecond << s.health.eventToModelP50 << s.health.eventToModelP99 << "\n";
    for (const BookExport& b : s.books) {
        p << b.instrument.raw;
        for (const Level& l : b.bids) p << l;
        for (const Level& l : b.asks) p << l;
        p << "\n";
    }
    if (!depth) return p.out;
    for (const DepthLane& lane : depth->lanes) {
        p << lane.symbol << lane.fresh << lane.history.step << lane.history.firstIndex;
        for (const auto& block : lane.history.blocks) {
            for (const DepthColumn& c : block->columns)
                p << c.start << c.gap << c.bid << c.ask << double(c.buyQty) << c.firstCell;
            for (const DepthCell& c : block->cells) p << c.row << double(c.qty);
        }
        p << "\n";
    }
    return p.out;
}

// A lively market out of a seed: everything that an engine can be told.
void play(ModelRig& rig, std::uint64_t seed, int steps, std::vector<std::string>* prints = nullptr)
{
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const auto list = {kBtc, kBtcBy, kEth};
    rig.engine.setWatch(watchBoth());
    double mid = 1000;
    for (int step = 0; step < steps; ++step) {
        for (const auto& i : list) {
            if (below(50) == 0) rig.describe(i);
            mid += 0.1 * (double(below(3)) - 1);
            const double bid = mid - 0.1 * double(1 + below(5));
            const double ask = mid + 0.1 * double(1 + below(5));
            const auto qty = [&] { return double(below(4)) * 0.5; };
            if (below(100) == 0 || step == 0)
                rig.book(i->id, true, {{bid, 1}, {bid - 1, 2}}, {{ask, 1}, {ask + 1, 2}}, step);
            else
                rig.book(i->id, false, {{bid, qty()}, {bid - 0.5, qty()}}, {{ask, qty()}, {ask + 0.5, qty()}},
                         step);
            if (below(200) == 0) rig.say(i->id, BookLost{LostReason::Gap});
            if (below(3) == 0) rig.say(i->id, Trade{price(mid), Qty{0.5}, Side::Buy, true, false, {}, random()});
            if (below(5) == 0) rig.say(i->id, Mark{price(mid), price(mid + 0.1)});
            if (below(5) == 0) rig.say(i->id, Bbo{price(bid), price(ask), Qty{1}, Qty{1}, step});
            if (below(20) == 0)
                rig.say(i->id, Funding{Rate{1e-6 * double(below(100))}, 8.0, {}, FundingKind::Estimate, {}, {}});
            if (below(20) == 0) rig.say(i->id, OpenInterest{double(below(1000)), {}, false});
            if (below(30) == 0)
                rig.say(i->id, Liquidation{PositionSide::Long, PriceKind::Average, price(mid), Qty{1}, random()});
        }
        rig.send();
        rig.pass(std::chrono::milliseconds(below(400)));
        if (prints && step % 20 == 0)
            prints->push_back(print(*rig.engine.fullSnapshot(), rig.hub.depth.read().value.get()));
    }
}

}  // namespace

class TestModelEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameInputSameSnapshots()
    {
        std::vector<std::string> first, second;
        for (auto* prints : {&first, &second}) {
            ModelRig rig;
            play(rig, 42, 400, prints);
        }
        QCOMPARE(first.size(), std::size_t{20});
        QVERIFY(first.back().size() > 5000);
        for (std::size_t i = 0; i < first.size(); ++i)
            QVERIFY2(first[i] == second[i], qPrintable(QString::number(i)));
        ModelRig other;
        std::vector<std::string> third;
        play(other, 43, 400, &third);
        QVERIFY(third.back() != first.back());
    }
    void batchesMayBeCutAnywhere()
    {
        // One frame a batch or all of a second in one: the same books, and the same columns.
        const auto run = [](bool together) {
            ModelRig rig;
            rig.engine.setWatch(watchBoth());
            rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
            rig.engine.tick();
            for (int i = 0; i < 500; ++i) {
                rig.clock.advance(37ms);
                rig.book(kBtc->id, false, {{100 - i % 3 * 0.1, 1.0 + i}}, {{101, 1.0 + i % 7}}, i);
                rig.say(kBtc->id, Trade{price(100), Qty{1}, Side::Sell, true, false, {}, 0});
                if (!together || i % 25 == 24) rig.send();
            }
            rig.engine.publishAll();
            return print(*rig.engine.fullSnapshot(), rig.hub.depth.read().value.get());
        };
        std::string one = run(false), many = run(true);
        // Delays differ, of course: what waits in a batch waits.
        const auto withoutDelays = [](const std::string& s) {
            QStringList lines = QString::fromStdString(s).split('\n');
            QStringList kept;
            for (const QString& l : lines)
                if (l.count(' ') != 3) kept << l;
            return kept.join('\n');
        };
        QCOMPARE(withoutDelays(one), withoutDelays(many));
    }

    void columnsCloseBeforeTheNextChange()
    {
        // Ten seconds in one batch: every column ends with the last book of its own second.
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        rig.describe(kBtc).book(kBtc->id, true, {{90, 1}}, {{200, 1}}).send();
        for (int i = 0; i < 50; ++i) {
            rig.clock.advance(200ms);
            rig.book(kBtc->id, false, {{100 + i, 1}}, {}, i);
        }
        rig.send();
        rig.clock.advance(1s);
        rig.engine.publishAll();
        std::vector<double> bids;
        for (const auto& block : rig.hub.depth.read().value->lanes[0].history.blocks)
            for (const DepthColumn& c : block->columns) bids.push_back(c.bid.value());
        // The manual clock starts on a full second; changes come at 0.2, 0.4, 0.6, 0.8 and 1.0.
        QCOMPARE(bids, (std::vector<double>{0, 108, 113, 118, 123, 128, 133, 138, 143, 148, 149}));
    }

    // A column has ended and one venue has spoken since: on the screen the others' column has ended as well, and
    // none of them looks as if it were missing.
    void allLanesEndAtOneMoment()
    {
        ModelRig rig;
        const auto bn = instrument(VenueId::Binance, 0, Market::Perp, "BTC"),
                   by = instrument(VenueId::Bybit, 0, Market::Perp, "BTC");
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        rig.engine.setWatch(watch);
        rig.describe(bn).describe(by);
        rig.book(bn->id, true, {{100, 1}}, {{101, 1}}).book(by->id, true, {{100, 1}}, {{101, 1}});
        rig.send();
        rig.pass(2'980ms);
        for (int step = 0; step < 3; ++step) {
            rig.clock.advance(1'000ms);
            rig.book(bn->id, false, {{100, 2.0 + step}}, {}, 2 + step);
            rig.send();  // no tick has come yet
            const auto depth = rig.hub.depth.read().value;
            QCOMPARE(depth->lanes.size(), std::size_t{2});
            const auto last = [&](std::size_t lane) {
                return depth->lanes[lane].history.blocks.back()->columns.back().start;
            };
            QCOMPARE(last(0), last(1));
        }
    }

    void aCrossedBookIsLostAndAnImageIsWanted()
    {
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(100ms);
        QVERIFY(rig.wishes.empty());
        rig.book(kBtc->id, false, {{101, 5}}, {}, 2).send();
        QCOMPARE(rig.wishes.size(), std::size_t{1});
        QCOMPARE(rig.wishes[0], (std::pair{kBtc->id, LostReason::Crossed}));
        rig.pass(100ms);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Stale);
        QCOMPARE(*rig.row(kBtc->id)->lost, LostReason::Crossed);
        QVERIFY(!rig.row(kBtc->id)->bid && !rig.row(kBtc->id)->ask);
        const DepthLane lane = rig.hub.depth.read().value->lanes[0];
        QVERIFY(lane.bids.empty() && lane.asks.empty());  // no spread that could be traded
        // Changes do not heal it, even when they uncross it.
        rig.book(kBtc->id, false, {{101, 0}}, {}, 3).send();
        rig.pass(100ms);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Stale);
        QVERIFY(rig.engine.fullSnapshot()->books[0].bids.empty());
        // It is asked again while nothing comes, not too often.
        rig.pass(12s);
        QCOMPARE(rig.wishes.size(), std::size_t{3});
        rig.book(kBtc->id, true, {{100, 1}}, {{101, 1}}, 4).send();
        rig.pass(20s);
        QCOMPARE(rig.wishes.size(), std::size_t{3});
    }
    void aMomentOfCrossingIsAGap()
    {
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(2500ms);
        rig.book(kBtc->id, false, {{102, 1}}, {}).send();
        rig.book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(1600ms);
        std::vector<bool> gaps;
        for (const DepthColumn& c : rig.hub.depth.read().value->lanes[0].history.blocks[0]->columns)
            gaps.push_back(c.gap);
        QCOMPARE(gaps, (std::vector<bool>{true, false, true, false}));
    }
    void wishesAreRareHoweverOftenABookCrosses()
    {
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        rig.describe(kBtc).describe(kEth);
        for (int i = 0; i < 100; ++i) {  // ten seconds of crossed images
            rig.book(kBtc->id, true, {{102, 1}}, {{101, 1}}, i)
                .book(kEth->id, true, {{102, 1}}, {{101, 1}}, i)
                .send();
            rig.pass(100ms);
        }
        const auto of = [&](InstrumentId id) {
            return std::count_if(rig.wishes.begin(), rig.wishes.end(),
                                 [&](const auto& w) { return w.first == id; });
        };
        QVERIFY2(of(kBtc->id) >= 9 && of(kBtc->id) <= 11, qPrintable(QString::number(of(kBtc->id))));
        QCOMPARE(of(kEth->id), of(kBtc->id));
    }
    void eventsBeforeTheirInstrumentAreKept()
    {
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        rig.book(kBtc->id, true, {{100, 1}}, {{101, 1}}, 5).say(kBtc->id, Mark{price(100), price(100)}).send();
        rig.pass(200ms);
        QCOMPARE(rig.row(kBtc->id), nullptr);
        rig.describe(kBtc).send();
        rig.pass(200ms);
        QVERIFY(rig.row(kBtc->id));
        QCOMPARE(rig.row(kBtc->id)->seq, std::int64_t{5});
        QVERIFY(rig.row(kBtc->id)->mark && rig.row(kBtc->id)->watched);
        rig.pass(1100ms);
        QVERIFY(rig.engine.market().find(kBtc->id)->history);
        QCOMPARE(rig.hub.instruments.read().value->find(kBtc->id)->symbol, std::string("BTCUSDT"));
    }
    void topLevelsStandInUntilTheBookSpeaks()
    {
        ModelRig rig;
        rig.describe(kBtc).book(kBtc->id, true, {{90, 1}}, {{91, 1}}, 1, BookChannel::Partial).send();
        rig.pass(200ms);
        QCOMPARE(rig.row(kBtc->id)->bid->price.raw, price(90).raw);
        rig.book(kBtc->id, true, {{100, 1}}, {{101, 1}}, 2).send();
        rig.book(kBtc->id, true, {{90, 1}}, {{91, 1}}, 3, BookChannel::Partial).send();
        rig.pass(200ms);
        QCOMPARE(rig.row(kBtc->id)->bid->price.raw, price(100).raw);
        QCOMPARE(rig.row(kBtc->id)->seq, std::int64_t{2});
    }
    void whatNobodyWantsIsOffAndNotStale()
    {
        ModelRig rig;
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).say(kBtc->id, Mark{price(100), {}}).send();
        rig.say(kBtc->id, BookLost{LostReason::Unsubscribed}).send();
        rig.pass(200ms);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Off);
        QCOMPARE(rig.row(kBtc->id)->book, BookState::Empty);
        QVERIFY(rig.engine.fullSnapshot()->books.empty());
    }

    void publishesWhatIsDirtyAndDue()
    {
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(1s);
        const auto market = rig.hub.market.version(), depth = rig.hub.depth.version(),
                   health = rig.hub.health.version();
        for (int i = 0; i < 1000; ++i) {  // ten seconds, a hundred messages each
            rig.book(kBtc->id, false, {{100, 1.0 + i}}, {}, i).send();
            rig.pass(10ms);
        }
        const auto markets = rig.hub.market.version() - market;
        const auto depths = rig.hub.depth.version() - depth;
        const auto healths = rig.hub.health.version() - health;
        QVERIFY2(markets >= 80 && markets <= 101, qPrintable(QString::number(markets)));
        QVERIFY2(depths >= 240 && depths <= 305, qPrintable(QString::number(depths)));
        QVERIFY2(healths >= 9 && healths <= 12, qPrintable(QString::number(healths)));
        // Nothing new: nothing published but what ages.
        rig.pass(30s);
        const auto quiet = rig.hub.market.version();
        rig.pass(10s);
        QCOMPARE(rig.hub.market.version(), quiet);
        QCOMPARE(rig.hub.liquidations.version(), std::uint64_t{1});  // an empty tape is said once
    }
    void aClickDoesNotWait()
    {
        ModelRig rig;
        rig.engine.setWatch(watchBoth());
        for (const auto& i : {kBtc, kEth}) rig.describe(i).book(i->id, true, {{100, 1}}, {{101, 1}});
        rig.send();
        rig.engine.tick();
        rig.engine.setFocus("ETH");
        rig.engine.tick();  // no time has passed
        QCOMPARE(rig.hub.depth.read().value->asset, std::string("ETH"));
    }
    void countsAndDelays()
    {
        ModelRig rig;
        rig.describe(kBtc);
        for (int i = 0; i < 990; ++i) rig.say(kBtc->id, Mark{price(100), {}});
        rig.clock.advance(10ms);
        rig.send();
        for (int i = 0; i < 9; ++i) rig.say(kBtc->id, Mark{price(100), {}});
        rig.clock.advance(400ms);
        rig.send();
        rig.pass(1100ms);
        const auto health = rig.engine.fullSnapshot()->health;
        QVERIFY2(std::abs(*health.eventToModelP50 - 10) < 1, qPrintable(QString::number(*health.eventToModelP50)));
        QVERIFY2(std::abs(*health.eventToModelP99 - 10) < 1, qPrintable(QString::number(*health.eventToModelP99)));
        std::uint64_t marks = 0, instruments = 0;
        for (std::size_t i = 0; i < ModelEngine::kEventTypes; ++i) {
            if (ModelEngine::eventTypeName(i) == "mark") marks = rig.engine.counts()[i];
            if (ModelEngine::eventTypeName(i) == "instrument") instruments = rig.engine.counts()[i];
        }
        QCOMPARE(marks, std::uint64_t{999});
        QCOMPARE(instruments, std::uint64_t{1});
        QCOMPARE(rig.engine.eventsApplied(), std::uint64_t{1000});
        rig.pass(11s);
        QVERIFY(!rig.engine.fullSnapshot()->health.eventToModelP50);  // nothing came lately
    }
    void exportsCarryTwoHundredLevels()
    {
        ModelRig rig;
        rig.describe(kBtc);
        EventBatch& b = rig.batch;
        BookUpdate u;
        u.image = true;
        for (int i = 0; i < 300; ++i) b.levels.push_back({price(1000 - 0.1 * i), Qty{1}});
        for (int i = 0; i < 250; ++i) b.levels.push_back({price(1001 + 0.1 * i), Qty{1}});
        u.bids = {0, 300};
        u.asks = {300, 250};
        rig.say(kBtc->id, u).send();
        const auto full = rig.engine.fullSnapshot();
        QCOMPARE(full->books.size(), std::size_t{1});
        QCOMPARE(full->books[0].bids.size(), std::size_t{200});
        QCOMPARE(full->books[0].asks.size(), std::size_t{200});
        QCOMPARE(full->books[0].bids.front().price.raw, price(1000).raw);
        QCOMPARE(full->market.rows[0].bid->price.raw, price(1000).raw);
    }
    void strangeEventsDoNoHarm()
    {
        ModelRig rig;
        rig.say(InstrumentId{}, BookUpdate{}, VenueId::Okx).say(InstrumentId{}, BookLost{}, VenueId::Okx);
        rig.say(InstrumentId{}, Trade{}, VenueId::Okx).say(InstrumentId{}, Mark{}, VenueId::Okx);
        rig.say(InstrumentId{}, Funding{}, VenueId::Okx).say(InstrumentId{}, Liquidation{}, VenueId::Okx);
        rig.say(InstrumentId{}, InstrumentChanged{}, VenueId::Okx).say(InstrumentId{}, FeedReport{}, VenueId::Okx);
        rig.say(InstrumentId{}, std::monostate{}, VenueId::Okx).say(InstrumentId{}, Insurance{}, VenueId::Okx);
        rig.say(InstrumentId::make(VenueId::Okx, 8000), BookLost{})
            .say(InstrumentId::make(VenueId::Okx, 8000), Tier{});
        rig.book(InstrumentId::make(VenueId::Okx, 1), true, {}, {}).send();
        rig.pass(3s);
        rig.engine.publishAll();
        QVERIFY(rig.hub.market.read().value->rows.empty());
        QCOMPARE(rig.hub.liquidations.read().value->rows.size(), std::size_t{1});
    }

    // ---- On its thread
    void threadAppliesAndPublishes()
    {
        SystemClock clock;
        EventQueue queue(100'000);
        SnapshotHub hub;
        ModelThread model({}, clock, queue, hub);
        std::atomic<int> wishes{0};
        model.onImageWanted([&](InstrumentId, LostReason) { ++wishes; });
        model.start();
        model.setWatch(watchBoth());
        const auto push = [&](bool image, double bid, double ask) {
            EventBatch b;
            b.events.push_back({kBtc->id, VenueId::Binance, clock.stamp(), InstrumentChanged{kBtc}});
            b.levels = {{price(bid), Qty{1}}, {price(ask), Qty{1}}};
            BookUpdate u;
            u.image = image;
            u.bids = {0, 1};
            u.asks = {1, 1};
            b.events.push_back({kBtc->id, VenueId::Binance, clock.stamp(), u});
            queue.push(std::move(b));
        };
        // Live for a second and a half after each word.
        const auto isLive = [&] {
            push(true, 100, 101);
            const auto depth = hub.depth.read().value;
            return depth && depth->lanes.size() == 1 && depth->lanes[0].fresh == Freshness::Live;
        };
        QTRY_VERIFY(isLive());
        QTRY_VERIFY(hub.instruments.read().value);
        QTRY_VERIFY(hub.health.read().value);

        std::shared_ptr<const FullSnapshot> full;
        QThread* answeredIn = nullptr;
        model.requestFull(this, [&](std::shared_ptr<const FullSnapshot> s) {
            full = std::move(s);
            answeredIn = QThread::currentThread();
        });
        QTRY_VERIFY(full);
        QCOMPARE(answeredIn, thread());
        QCOMPARE(full->books.size(), std::size_t{1});

        bool called = false;
        auto* gone = new QObject;
        model.requestFull(gone, [&](auto) { called = true; });
        delete gone;

        push(false, 102, 101);
        QTRY_COMPARE(wishes.load(), 1);
        model.setFocus("ETH");
        QTRY_COMPARE(hub.depth.read().value->asset, std::string("ETH"));
        push(true, 100, 101);
        model.stop();
        QVERIFY(!model.running());
        QCOMPARE(queue.load().waiting, std::size_t{0});  // the last word was heard
        QCOMPARE(hub.market.read().value->rows[0].book, BookState::Live);
        QVERIFY(!called);
        model.stop();
    }
    void threadUnderFourVenues()
    {
        SystemClock clock;
        EventQueue queue(1'000'000);
        SnapshotHub hub;
        ModelThread model({}, clock, queue, hub);
        model.start();
        constexpr int kEach = 2000;
        std::vector<std::thread> venues;
        for (const VenueId v : kVenues)
            venues.emplace_back([&, v] {
                const auto i = instrument(v, 0, Market::Perp, "BTC");
                for (int n = 0; n < kEach; ++n) {
                    EventBatch b;
                    if (n == 0) b.events.push_back({i->id, v, clock.stamp(), InstrumentChanged{i}});
                    b.levels = {{price(100), Qty{1.0 + n}}, {price(101), Qty{1.0 + n}}};
                    BookUpdate u;
                    u.image = n == 0;
                    u.seq = n;
                    u.bids = {0, 1};
                    u.asks = {1, 1};
                    b.events.push_back({i->id, v, clock.stamp(), u});
                    queue.push(std::move(b));
                }
            });
        for (std::thread& t : venues) t.join();
        model.stop();
        const auto market = hub.market.read().value;
        QCOMPARE(market->rows.size(), std::size_t{4});
        for (const InstrumentRow& r : market->rows) {
            QCOMPARE(r.seq, std::int64_t{kEach - 1});
            QCOMPARE(r.bid->qty.v, double(kEach));
        }
    }
};

QTEST_GUILESS_MAIN(TestModelEngine)
#include "tst_model_engine.moc"
