// A piece cut out of the middle of the black box is a recording like any other: its books are whole from its
// beginning on, and equal what the venue had, although no image of theirs was said in it.
#include "feeds/recording/black_box.h"
#include "feeds/recording/replay_source.h"
#include "feeds/recording/told_again.h"
#include "tests/support/feed_rig.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

BookImage imageOf(const FeedRig& rig, const MirrorBook& mirror, Market market, const std::string& symbol,
                  std::uint16_t depth)
{
    BookImage image;
    image.venue = rig.facts.venue;
    image.market = market;
    image.symbol = symbol;
    image.seq = mirror.seq;
    image.depth = depth;
    for (auto it = mirror.bids.rbegin(); it != mirror.bids.rend(); ++it)
        image.bids.push_back({Price{it->first}, Qty{it->second}});
    for (const auto& [price, qty] : mirror.asks) image.asks.push_back({Price{price}, Qty{qty}});
    return image;
}

}  // namespace

class TestBlackBoxBooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTextOfABook()
    {
        BookImage book;
        book.venue = VenueId::Okx;
        book.market = Market::Spot;
        book.symbol = "BTC-USDT";
        book.seq = 123'456'789'012;
        book.depth = 400;
        book.at = fromUnixMs(1'760'130'000'123);
        book.bids = {{Price{84'000'100'000'000'000}, Qty{0.1 + 0.2}}, {Price{83'999'000'000'000'000}, Qty{1e-9}}};
        book.asks = {{Price{84'000'200'000'000'001}, Qty{12'345.678}}};
        const RecordEntry entry = ownBook(book, fromUnixMs(1'760'130'000'200), {});
        const auto back = bookOf(entry);
        QVERIFY(back && *back == book);
        for (std::size_t cut = 0; cut < entry.payload.size(); ++cut) {
            RecordEntry damaged = entry;
            damaged.payload.resize(cut);
            const auto read = bookOf(damaged);
            QVERIFY(!read || *read != book);
        }
        for (const char* text : {"", "x", "1 2", "1 0 - 1 0", "1 0 - 0 0 5", "1 0 - 99999999 0", "1 0 - 1 0\n-",
                                 "1 0 - 1 0\n5 -3", "1 0 - 1 0\nnan 1"}) {
            RecordEntry damaged = entry;
            damaged.payload = text;
            QVERIFY2(!bookOf(damaged), text);
        }
    }

    void cutOutOfTheMiddle_data()
    {
        QTest::addColumn<int>("dialect");
        for (const VenueFacts& f : venueFacts()) QTest::newRow(f.name) << static_cast<int>(f.dialect);
    }
    void cutOutOfTheMiddle()
    {
        QFETCH(int, dialect);
        const QTemporaryDir dir;
        FeedRig rig(static_cast<FakeVenue::Dialect>(dialect), true);
        rig.streamOnly();
        const std::string perp = "BTCUSDT", spot = "BTCUSDT";
        BlackBox::Options o;
        o.folder = dir.filePath(QStringLiteral("ring"));
        o.incidents = dir.filePath(QStringLiteral("incidents"));
        o.now = [&rig] { return rig.clock.wall(); };
        o.limits.segment = 3'600s;
        std::atomic<std::int64_t> steady{0};
        o.steady = [&steady] { return RingWriter::Steady{std::chrono::seconds(steady.load())}; };
        BlackBox box(std::move(o));
        rig.start();
        rig.session->setTap([&box](RecordEntry&& e) { box.push(std::move(e)); });
        QTRY_VERIFY_WITH_TIMEOUT(rig.live() && rig.sink.equals(Market::Spot, spot), 10'000);
        const auto goOn = [&] {
            rig.mark();
            return QTest::qWaitFor([&] { return rig.caughtUp() && rig.sink.equals(Market::Spot, spot); }, 10'000);
        };
        // The lists that were asked for when the box began to listen are there.
        QVERIFY(goOn() && goOn());
        box.settle();
        // The next segment begins, and some time later come our own books, as the model hands them over.
        steady += 7'200;
        box.settle();
        QVERIFY(goOn());
        const Timestamp at = rig.clock.wall();
        const std::uint16_t depth = 0;
        for (const auto& [market, symbol] : {std::pair(Market::Perp, perp), std::pair(Market::Spot, spot)}) {
            const Instrument* instrument = rig.sink.instrument(market, symbol);
            QVERIFY(instrument);
            box.push(ownBook(imageOf(rig, rig.sink.book(market, symbol), market, instrument->symbol, depth), at,
                             rig.clock.mono()));
        }
        const auto imagesBefore = rig.btc().images;
        QVERIFY(goOn() && goOn());
        rig.venue.setAuto(false);
        const auto last = rig.truth().book().seq;
        QTRY_VERIFY_WITH_TIMEOUT(rig.live(last) && rig.sink.equals(Market::Spot, spot), 10'000);
        const bool audited = rig.btc().images != imagesBefore;
        box.settle();

        Incident incident;
        incident.from = at;
        incident.at = incident.to = rig.clock.wall();
        const auto cut =
            cutIncident(dir.filePath(QStringLiteral("ring")), dir.filePath(QStringLiteral("cut")), incident);
        QVERIFY2(cut.hasValue(), cut ? "" : qPrintable(cut.error()));
        auto recording = Recording::open({dir.filePath(QStringLiteral("cut/frames.plog"))});
        QVERIFY2(recording.hasValue(), recording ? "" : qPrintable(recording.error()));
        QVERIFY((*recording)->first() <= at);
        ReplaySource source(std::move(*recording));
        FeedSink sink(rig.venue);
        EventQueue queue(std::numeric_limits<std::size_t>::max());
        source.advance(rig.clock.wall(), queue);
        for (EventBatch& batch : queue.take()) sink.take(std::move(batch));
        const FeedHealth health = source.health(rig.facts.venue);
        QCOMPARE(health.gaps, 0u);
        QCOMPARE(health.errors, 0u);
        QCOMPARE(sink.wrong, 0u);
        QVERIFY2(sink.valuesWrong == 0, sink.firstWrong.c_str());
        QVERIFY(sink.equals(Market::Perp, perp, last));
        QVERIFY(sink.equals(Market::Spot, spot));
        // The instruments are whole, from the list that came before.
        QVERIFY(sink.instrument(Market::Perp, perp)->tick.has_value());
        // Of a book that is said in changes only ours can be the image, unless an audit came in between.
        if (rig.facts.chained && !audited) QCOMPARE(sink.book(Market::Perp, perp).images, 1u);
    }

    // Before our own book there is nothing to follow; what is older than what is held is of no use.
    void ourOwnBookMustJoin()
    {
        const InstrumentId id = InstrumentId::make(VenueId::Bybit, 1);
        BookSync sync(venueProfile(VenueId::Bybit)->sync(Market::Perp), id, true);
        const auto feed = [&](bool image, std::int64_t seq, BookSync::Origin origin) {
            EventBatch batch;
            BookUpdate u;
            u.image = image;
            u.seq = seq;
            batch.events.push_back({id, VenueId::Bybit, {}, u});
            const auto outcome = sync.feed(batch, 0, origin);
            int passed = 0;
            for (const MarketEvent& e : batch.events) passed += std::holds_alternative<BookUpdate>(e.payload);
            return std::pair(outcome.becameLive, passed);
        };
        using Origin = BookSync::Origin;
        QCOMPARE(feed(false, 10, Origin::Stream), (std::pair(false, 0)));
        QCOMPARE(feed(false, 11, Origin::Stream), (std::pair(false, 0)));
        QCOMPARE(feed(true, 8, Origin::Own), (std::pair(false, 0)));     // 9 is missing
        QCOMPARE(feed(true, 11, Origin::Reply), (std::pair(false, 0)));  // REST ids are not promised to join
        QCOMPARE(feed(true, 10, Origin::Own), (std::pair(true, 2)));     // and 11 after it
        QCOMPARE(feed(false, 12, Origin::Stream), (std::pair(false, 1)));
        QCOMPARE(feed(true, 12, Origin::Own), (std::pair(false, 0)));  // live: nothing to be learned
        QCOMPARE(feed(false, 14, Origin::Stream), (std::pair(false, 0)));
        QVERIFY(sync.state() != BookSync::State::Live);
    }
};

QTEST_MAIN(TestBlackBoxBooks)
#include "tst_black_box_books.moc"
