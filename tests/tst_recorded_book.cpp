// Several connections tell one book: each chains by itself, one speaks at a time.
#include "feeds/recording/recorded_book.h"
#include "feeds/venue.h"

#include <QtTest>

using namespace plimsoll;

namespace {

const InstrumentId kId = InstrumentId::make(VenueId::Binance, 1);

struct Rig {
    RecordedBook book{venueProfile(VenueId::Binance)->sync(Market::Perp), kId};
    int gaps = 0, resyncs = 0;

    static MarketEvent event(std::int64_t first, std::int64_t last, std::int64_t prev, bool image)
    {
        BookUpdate u;
        u.image = image;
        u.firstSeq = first;
        u.seq = last;
        u.prevSeq = prev;
        return {kId, VenueId::Binance, {}, u};
    }
    // What passes, as "image 105" and "delta 110".
    QStringList words(const EventBatch& batch)
    {
        QStringList list;
        for (const MarketEvent& e : batch.events) {
            if (const auto* u = std::get_if<BookUpdate>(&e.payload))
                list.append(QStringLiteral("%1 %2").arg(u->image ? "image" : "delta").arg(u->seq));
            else if (std::holds_alternative<BookLost>(e.payload))
                list.append(QStringLiteral("lost"));
        }
        return list;
    }
    void count(const RecordedBook::Told& told)
    {
        gaps += told.gap;
        resyncs += told.resynced;
    }
    QStringList delta(std::uint64_t connection, std::int64_t first, std::int64_t last, std::int64_t prev)
    {
        EventBatch batch;
        batch.events.push_back(event(first, last, prev, false));
        count(book.feed(batch, 0, connection));
        return words(batch);
    }
    QStringList image(std::int64_t id)
    {
        EventBatch batch;
        batch.events.push_back(event(id, id, -1, true));
        count(book.reply(batch, 0));
        return words(batch);
    }
    QStringList ended(std::uint64_t connection, bool onPurpose)
    {
        EventBatch batch;
        book.ended(connection, onPurpose, {}, batch);
        return words(batch);
    }
};

}  // namespace

class TestRecordedBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoConnectionsThatCutTheStreamDifferently()
    {
        Rig r;
        QCOMPARE(r.delta(1, 95, 105, 94), QStringList());
        QCOMPARE(r.image(100), (QStringList{"image 100", "delta 105"}));
        QCOMPARE(r.delta(1, 106, 110, 105), QStringList{"delta 110"});
        // The successor says the same in other pieces; nobody hears it yet.
        QCOMPARE(r.delta(2, 108, 112, 107), QStringList());
        QCOMPARE(r.delta(1, 111, 115, 110), QStringList{"delta 115"});
        QCOMPARE(r.delta(2, 113, 117, 112), QStringList());
        // Its image: it takes over; the old one's changes are withdrawn, and neither is a gap.
        const QStringList over = r.image(111);
        QVERIFY(over.endsWith("delta 117") && over.contains("image 111"));
        QCOMPARE(r.delta(1, 116, 120, 115), QStringList());
        QCOMPARE(r.delta(2, 118, 122, 117), QStringList{"delta 122"});
        QCOMPARE(r.ended(1, true), QStringList());
        QVERIFY(r.book.live() && r.book.wanted());
        QCOMPARE(r.gaps, 0);
        QCOMPARE(r.resyncs, 0);
    }
    void aBreakIsNoGapButTheBookIsLost()
    {
        Rig r;
        r.delta(1, 95, 105, 94);
        r.image(100);
        QCOMPARE(r.ended(1, false), QStringList{"lost"});
        QVERIFY(!r.book.live() && r.book.wanted());
        QCOMPARE(r.delta(2, 200, 210, 199), QStringList());
        QCOMPARE(r.image(205), (QStringList{"image 205", "delta 210"}));
        QVERIFY(r.book.live());
        QCOMPARE(r.gaps, 0);
        QCOMPARE(r.resyncs, 0);
    }
    void aGapIsAGapAndHealsOnAnyConnection()
    {
        Rig r;
        r.delta(1, 95, 105, 94);
        r.image(100);
        QCOMPARE(r.delta(1, 111, 115, 110), QStringList{"lost"});
        QCOMPARE(r.gaps, 1);
        r.ended(1, false);
        r.delta(2, 120, 125, 119);
        QCOMPARE(r.image(120), (QStringList{"image 120", "delta 125"}));
        QCOMPARE(r.resyncs, 1);
    }
    void theOlderOneReturnsOnlyWithAnImage()
    {
        Rig r;
        r.delta(1, 95, 105, 94);
        r.image(100);
        r.delta(2, 106, 110, 105);
        r.delta(1, 106, 110, 105);
        QVERIFY(r.image(108).contains("image 108"));  // 2 speaks
        QCOMPARE(r.delta(1, 111, 115, 110), QStringList());
        QCOMPARE(r.ended(2, true), QStringList{"lost"});  // it did not come to life
        QCOMPARE(r.delta(1, 116, 120, 115), QStringList());
        QVERIFY(!r.book.live());
        QCOMPARE(r.image(118), (QStringList{"image 118", "delta 120"}));
        QCOMPARE(r.delta(1, 121, 125, 120), QStringList{"delta 125"});
        QVERIFY(r.book.live());
        QCOMPARE(r.gaps, 0);
    }
    void aBookThatWasLeftIsNotWanted()
    {
        Rig r;
        r.delta(1, 95, 105, 94);
        r.image(100);
        QCOMPARE(r.ended(1, true), QStringList{"lost"});
        QVERIFY(!r.book.wanted() && !r.book.live());
        r.delta(2, 95, 105, 94);
        QVERIFY(r.book.wanted());
    }
    void withoutNumbersAllIsAsItWas()
    {
        Rig r;
        // An image before any message; its connection joins it.
        QCOMPARE(r.image(100), QStringList{"image 100"});
        QCOMPARE(r.delta(5, 95, 105, 94), QStringList{"delta 105"});
        QCOMPARE(r.delta(5, 106, 110, 105), QStringList{"delta 110"});
        QCOMPARE(r.delta(5, 121, 125, 120), QStringList{"lost"});
        QCOMPARE(r.gaps, 1);
    }
};

QTEST_APPLESS_MAIN(TestRecordedBook)
#include "tst_recorded_book.moc"
