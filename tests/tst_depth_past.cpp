// The past of the books comes back from the black box: piece by piece it is what was seen then, gaps stay gaps,
// and a program that is started again shows it before what it sees itself.
#include "app/depth_past_reader.h"
#include "app/live_source.h"
#include "app/warning_freezer.h"
#include "feeds/recording/black_box.h"
#include "feeds/recording/told_again.h"
#include "model/book/order_book.h"
#include "tests/support/box_rig.h"
#include "tests/support/feed_rig.h"
#include "tests/support/model_rig.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

struct Flat {
    std::vector<DepthColumn> columns;
    std::vector<std::vector<std::pair<std::int32_t, float>>> cells;
};

Flat flat(const DepthHistoryView& view)
{
    Flat out;
    for (const auto& block : view.blocks)
        for (const DepthColumn& c : block->columns) {
            auto& cells = out.cells.emplace_back();
            for (std::size_t i = 0; i < std::size_t{c.bidCells} + c.askCells; ++i)
                cells.emplace_back(block->cells[c.firstCell + i].row, block->cells[c.firstCell + i].qty);
            out.columns.push_back(c);
        }
    return out;
}

QString text(const DepthColumn& c, const std::vector<std::pair<std::int32_t, float>>& cells)
{
    QString t = QStringLiteral("%1 %2 %3 %4 %5 %6")
                    .arg(toUnixMs(c.start))
                    .arg(c.gap)
                    .arg(c.bid.raw)
                    .arg(c.ask.raw)
                    .arg(double(c.buyQty))
                    .arg(double(c.sellQty));
    for (const auto& [row, qty] : cells) t += QStringLiteral(" %1:%2").arg(row).arg(double(qty));
    return t;
}

const DepthPast::Lane* laneOf(const DepthPast& past, Market market)
{
    for (const DepthPast::Lane& lane : past.lanes)
        if (lane.market == market) return &lane;
    return nullptr;
}

}  // namespace

class TestDepthPast : public QObject {
    Q_OBJECT

    static OrderBook book(double bid)
    {
        OrderBook b(price(0.5));
        EventBatch batch;
        BookUpdate u;
        u.image = true;
        batch.levels = {{price(bid), Qty{2}}, {price(bid + 0.5), Qty{3}}};
        u.bids = {0, 1};
        u.asks = {1, 1};
        b.apply(u, batch, Stamp{});
        return b;
    }
    // A history of [from, to) seconds, with the bid at 100 + the second.
    static DepthHistory seen(int from, int to, std::size_t most = 1'000)
    {
        DepthHistory h(price(0.5), 1s, most, 150);
        h.advance(kBoxStart + std::chrono::seconds(from), nullptr);
        for (int s = from; s < to; ++s) {
            const OrderBook b = book(100 + s);
            h.advance(kBoxStart + std::chrono::seconds(s + 1), &b);
        }
        return h;
    }

private Q_SLOTS:
    void whatIsOlderGoesInFront_data()
    {
        QTest::addColumn<int>("pastFrom");
        QTest::addColumn<int>("pastTo");
        QTest::addColumn<int>("bound");  // of the piece
        QTest::newRow("it touches") << -300 << 0 << -300;
        QTest::newRow("a hole between") << -300 << -40 << -300;
        QTest::newRow("it overlaps") << -300 << 50 << -300;
        QTest::newRow("its lead is not meant") << -300 << 0 << -200;
        QTest::newRow("all of it newer") << 10 << 50 << 10;
    }
    void whatIsOlderGoesInFront()
    {
        QFETCH(int, pastFrom);
        QFETCH(int, pastTo);
        QFETCH(int, bound);
        DepthHistory h = seen(0, 100);
        const auto before = flat(h.view());
        const auto past = seen(pastFrom, pastTo);
        const std::uint64_t next = h.view().firstIndex + h.columns();
        QVERIFY(h.prepend(past.view(), kBoxStart + std::chrono::seconds(bound)));
        const auto after = flat(h.view());
        const std::size_t added = after.columns.size() - before.columns.size();
        QCOMPARE(added % DepthBlock::kColumns, std::size_t{0});
        QVERIFY(added + DepthBlock::kColumns > static_cast<std::size_t>(std::max(0, -std::max(bound, pastFrom))));
        for (std::size_t i = 0; i < after.columns.size(); ++i) {
            const DepthColumn& c = after.columns[i];
            const auto s = static_cast<int>((c.start - kBoxStart) / 1s);
            if (i > 0) QCOMPARE(c.start - after.columns[i - 1].start, Duration(1s));
            const bool known = s >= 0 ? s > 0 : s > pastFrom && s >= bound && s < pastTo;
            QCOMPARE(c.gap, !known);
            if (known) QCOMPARE(c.bid, price(100 + s));
        }
        QVERIFY(h.view().firstIndex + h.columns() <= next + added);
        // It goes on as if nothing had happened.
        const OrderBook b = book(200);
        QVERIFY(h.advance(kBoxStart + 101s, &b));
        QCOMPARE(flat(h.view()).columns.back().bid, price(200));
    }

    void piecesComeNewestFirst()
    {
        DepthHistory h = seen(0, 10);
        for (int to = 0; to > -400; to -= 50)
            QVERIFY(h.prepend(seen(to - 60, to).view(), kBoxStart + std::chrono::seconds(to - 50)));
        const auto all = flat(h.view());
        QVERIFY(all.columns.size() > 400 - DepthBlock::kColumns);
        for (std::size_t i = 1; i < all.columns.size(); ++i) {
            QCOMPARE(all.columns[i].start - all.columns[i - 1].start, Duration(1s));
            const auto s = static_cast<int>((all.columns[i].start - kBoxStart) / 1s);
            // Blocks are whole: before its beginning the first one is filled up with gaps.
            if (s != 0 && s >= -400) QVERIFY2(!all.columns[i].gap, qPrintable(QString::number(s)));
        }
    }

    void noMoreThanMayBeKept()
    {
        DepthHistory h = seen(0, 100, 256);
        QVERIFY(h.prepend(seen(-2'000, 0, 5'000).view()));
        QVERIFY(h.columns() <= 256 + DepthBlock::kColumns);
        QVERIFY(h.columns() >= 256 - DepthBlock::kColumns);
        DepthHistory others(price(1), 1s, 1'000, 150);
        others.advance(kBoxStart, nullptr);
        QVERIFY(!others.prepend(seen(-100, 0).view()));
        QCOMPARE(others.columns(), std::size_t{0});
    }

    // Out of the ring: the pieces are what one long look would have seen.
    void rebuiltFromTheRing_data()
    {
        QTest::addColumn<int>("dialect");
        for (const VenueFacts& f : venueFacts()) QTest::newRow(f.name) << static_cast<int>(f.dialect);
    }
    void rebuiltFromTheRing()
    {
        QFETCH(int, dialect);
        const QTemporaryDir dir;
        FeedRig rig(static_cast<FakeVenue::Dialect>(dialect), true);
        rig.streamOnly();
        BlackBox::Options o;
        o.folder = dir.filePath(QStringLiteral("ring"));
        o.incidents = dir.filePath(QStringLiteral("incidents"));
        o.now = [&rig] { return rig.clock.wall(); };
        std::atomic<std::int64_t> steady{0};
        o.steady = [&steady] { return RingWriter::Steady{std::chrono::seconds(steady.load())}; };
        std::atomic<int> wanted{0};
        o.booksWanted = [&wanted] { ++wanted; };
        BlackBox box(std::move(o));
        rig.start();
        rig.session->setTap([&box](RecordEntry&& e) { box.push(std::move(e)); });
        const auto whole = [&] { return rig.live() && rig.sink.equals(Market::Spot, "BTCUSDT"); };
        QTRY_VERIFY_WITH_TIMEOUT(whole(), 10'000);
        const Timestamp begun = rig.clock.wall();
        std::string perp, spot;
        for (int segment = 0; segment < 3; ++segment) {
            const int before = wanted;
            steady += 200;
            QTRY_VERIFY(wanted > before);
            for (const Market market : {Market::Perp, Market::Spot}) {
                const MirrorBook& mirror = rig.sink.book(market, "BTCUSDT");
                BookImage image;
                image.venue = rig.facts.venue;
                image.market = market;
                image.symbol = rig.sink.instrument(market, "BTCUSDT")->symbol;
                (market == Market::Perp ? perp : spot) = image.symbol;
                image.seq = mirror.seq;
                for (auto it = mirror.bids.rbegin(); it != mirror.bids.rend(); ++it)
                    image.bids.push_back({Price{it->first}, Qty{it->second}});
                for (const auto& [p, q] : mirror.asks) image.asks.push_back({Price{p}, Qty{q}});
                box.push(ownBook(image, rig.clock.wall(), rig.clock.mono()));
            }
            const Timestamp until = rig.clock.wall() + 900ms;
            QTRY_VERIFY(rig.clock.wall() >= until && whole());
        }
        const Timestamp end = rig.clock.wall();
        box.settle();

        DepthPastOrder order;
        order.ring = dir.filePath(QStringLiteral("ring"));
        order.asset = "BTC";
        order.from = begun;
        order.to = end;
        order.history.column = 100ms;
        order.lanes = {{rig.facts.venue, Market::Perp, perp, {}}, {rig.facts.venue, Market::Spot, spot, {}}};
        const auto all = rebuildDepth(order, begun, end);
        QVERIFY(all);
        const Timestamp middle = begun + (end - begun) / 2;
        const auto second = rebuildDepth(order, middle, end);
        QVERIFY(second);
        std::size_t same = 0, told = 0;
        for (const Market market : {Market::Perp, Market::Spot}) {
            const DepthPast::Lane *whole1 = laneOf(*all, market), *part = laneOf(*second, market);
            QVERIFY(whole1 && part);
            QCOMPARE(part->symbol, market == Market::Perp ? perp : spot);
            const Flat a = flat(whole1->view), b = flat(part->view);
            std::map<std::int64_t, QString> texts;
            for (std::size_t i = 0; i < a.columns.size(); ++i)
                texts[toUnixMs(a.columns[i].start)] = text(a.columns[i], a.cells[i]);
            for (std::size_t i = 0; i < b.columns.size(); ++i) {
                if (b.columns[i].start < middle || b.columns[i].gap) continue;
                ++told;
                const QString mine = text(b.columns[i], b.cells[i]);
                same += texts[toUnixMs(b.columns[i].start)] == mine;
                if (texts[toUnixMs(b.columns[i].start)] != mine)
                    qWarning() << "whole" << texts[toUnixMs(b.columns[i].start)] << "piece" << mine;
            }
        }
        QVERIFY2(told >= 16, qPrintable(QString::number(told)));
        QCOMPARE(same, told);
        // Another host's books are never this one's past.
        order.origin.source = RecordingOrigin::Source::Live;
        QVERIFY(!rebuildDepth(order, begun, end));
        order.origin = {};
        // Nothing of that time.
        QVERIFY(!rebuildDepth(order, begun - 3h, begun - 2h));
        auto cancelled = std::make_shared<ReadWatch>();
        cancelled->cancelled = true;
        QVERIFY(!rebuildDepth(order, begun, end, cancelled));
    }

    void aProgramStartedAgainShowsWhatItSaw()
    {
        const QTemporaryDir dir;
        FeedRig rig(FakeVenue::Dialect::Bybit);
        EndpointMap endpoints;
        endpoints[static_cast<std::size_t>(VenueId::Bybit)] = rig.endpoints;
        Config config;
        config.network = FeedRig::quick();
        config.history.column = 100ms;
        config.history.focusColumns = 2'000;
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        std::optional<Timestamp> first;
        std::size_t columns = 0;
        // Columns of an earlier run come before those of this one, and there is a hole between.
        const auto run = [&](bool again) {
            SnapshotHub hub;
            LiveSource source(config, endpoints, hub);
            source.keepFrames(dir.filePath(QStringLiteral("ring")), dir.filePath(QStringLiteral("incidents")));
            source.setWatch(watch);
            source.setFocus("BTC");
            source.start();
            const Timestamp started = source.clock().wall();
            const bool done = QTest::qWaitFor(
                [&] {
                    const auto depth = hub.depth.read().value;
                    if (!depth || depth->lanes.empty() || depth->lanes[0].history.blocks.empty()) return false;
                    const Flat seen = flat(depth->lanes[0].history);
                    columns = seen.columns.size();
                    const auto known = std::find_if(seen.columns.begin(), seen.columns.end(),
                                                    [](const DepthColumn& c) { return !c.gap; });
                    if (known == seen.columns.end()) return false;
                    if (!again) {
                        first = known->start;
                        return columns >= 80;
                    }
                    return known->start < started;
                },
                40'000);
            source.stop();
            return done;
        };
        QVERIFY(run(false));
        QVERIFY(run(true));
        QVERIFY(columns > DepthBlock::kColumns);
    }

    void warningsFreezeOnce()
    {
        WarningFreezer freezer;
        RiskSnapshot risk;
        Duration back{};
        const auto at = [&](std::int64_t minute,
                            std::initializer_list<std::pair<const char*, Severity>> warnings) {
            risk.asOf.wall = kBoxStart + std::chrono::minutes(minute) - back;
            risk.asOf.mono = Mono{std::chrono::minutes(minute)};
            risk.warnings.clear();
            for (const auto& [rule, severity] : warnings) {
                Warning w;
                w.rule = rule;
                w.asset = "BTC";
                w.severity = severity;
                w.headline = "BTC: something";
                risk.warnings.push_back(w);
            }
            QStringList rules;
            for (const Incident::Reason& r : freezer.look(risk)) rules << QString::fromStdString(r.rule);
            return rules;
        };
        QCOMPARE(at(0, {{"A", Severity::Warning}}), QStringList());
        QCOMPARE(at(1, {{"A", Severity::Critical}, {"B", Severity::Notice}}), QStringList{"A"});
        QCOMPARE(at(2, {{"A", Severity::Critical}, {"B", Severity::Critical}}), QStringList{"B"});
        QCOMPARE(at(3, {{"A", Severity::Warning}}), QStringList());
        QCOMPARE(at(10, {{"A", Severity::Critical}}), QStringList());  // it flickers
        QCOMPARE(at(11, {}), QStringList());
        QCOMPARE(at(32, {{"A", Severity::Critical}}), QStringList{"A"});
        // Of the market alone.
        QCOMPARE(at(40, {{"LIQ_DIST", Severity::Critical}, {"HEAT", Severity::Critical}}), QStringList());
        // The clock is set back: half an hour is half an hour all the same.
        back = std::chrono::hours{12};
        QCOMPARE(at(45, {{"A", Severity::Critical}}), QStringList());
        QCOMPARE(at(46, {}), QStringList());
        QCOMPARE(at(63, {{"A", Severity::Critical}}), QStringList{"A"});
    }
};

QTEST_MAIN(TestDepthPast)
#include "tst_depth_past.moc"
