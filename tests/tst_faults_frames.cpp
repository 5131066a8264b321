// FAULTS.md section 4, lines 16 to 31: what is wrong with frames. Each test is named by its line.
#include "tests/support/fault_table.h"

#include <QRegularExpression>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// A data frame's level with another price or size. `what` 0: price, 1: size.
FakeVenue::Mangle level(int what, const QByteArray& by)
{
    return [what, by](const QByteArray& f) {
        static const QRegularExpression pair(QStringLiteral("\\[\"([0-9.]+)\",\"([0-9.]+)\"[\\],]"));
        static const QRegularExpression named(QStringLiteral("\"px\":\"([0-9.]+)\",\"sz\":\"([0-9.]+)\""));
        const QString text = QString::fromLatin1(f);
        QRegularExpressionMatch m = pair.match(text);
        if (!m.hasMatch()) m = named.match(text);
        if (!m.hasMatch()) return QList<QByteArray>{f};
        QString changed = text;
        changed.replace(m.capturedStart(what + 1), m.capturedLength(what + 1), QString::fromLatin1(by));
        return QList<QByteArray>{changed.toLatin1()};
    };
}

// Words of Binance and Bybit as the other venues write them.
QByteArray wire(QByteArray words)
{
    switch (faultVenue()) {
        case FakeVenue::Dialect::Binance:
        case FakeVenue::Dialect::Bybit: break;
        case FakeVenue::Dialect::Okx: words.replace("\"b\":", "\"bids\":").replace("\"u\":", "\"seqId\":"); break;
        case FakeVenue::Dialect::Hyperliquid:
            words.replace("\"b\":[[\"1000.00\",\"7.5\"],[",
                          "\"levels\":[[{\"px\":\"1000.00\",\"sz\":\"7.5\",\"n\":1},{");
            words.replace("\"b\":[[", "\"levels\":[[{").replace("\"b\":", "\"levels\":");
            words.replace("\"u\":", "\"time\":")
                .replace("[\"6", "[{\"px\":\"6")
                .replace("[null,\"6", "[{\"px\":null,\"x\":\"6");
            break;
    }
    return words;
}

// How often the book of the watched contract was asked for since the venue forgot.
int imagesAsked(FeedRig& rig)
{
    if (rig.facts.imageByRest) return rig.venue.count(FakeVenue::Knock::Rest, rig.imagePath());
    const QString topic = rig.depthTopic().section(QLatin1Char(':'), 1);
    const QString about = rig.dialect == FakeVenue::Dialect::Okx ? QStringLiteral("\"books\"") : topic;
    return static_cast<int>(rig.venue.received(QStringLiteral("subscribe")).filter(about).size()) / 2;
}

}  // namespace

class TestFaultsFrames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { faultVenues(); }

    void f16_oneLostFrame()
    {
        FeedRig rig(faultVenue());
        rig.streamOnly();
        rig.start();
        WAIT_LIVE(rig);
        const auto images = rig.btc().images;
        rig.venue.mangleNext(rig.depthTopic(), 1, FakeVenue::drop());
        if (!rig.facts.chained) {
            // Nothing in the stream tells; the next book is complete.
            QTRY_VERIFY(!rig.venue.mangling() && rig.btc().missed == 1);
            WAIT_HEALED(rig);
            QCOMPARE(rig.btc().losses, 0u);
            QCOMPARE(rig.health().gaps, 0u);
            QCOMPARE(rig.btc().backwards, 0u);
            NOTHING_WRONG(rig);
            return;
        }
        QTRY_COMPARE(rig.btc().losses, 1u);
        QCOMPARE(rig.btc().lost, LostReason::Gap);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().images, images + 1);  // one resync only
        QCOMPARE(rig.health().gaps, 1u);
        QCOMPARE(rig.health().resyncs, 1u);
        QCOMPARE(rig.btc().missed, 0u);  // while it was live
        NOTHING_WRONG(rig);
    }

    void f17_manyLostFrames()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.forget();
        const qint64 from = rig.venue.now();
        // Every second frame is lost, fifty times.
        rig.venue.mangleNext(rig.depthTopic(), 100, [n = 0](const QByteArray& f) mutable {
            return ++n % 2 == 0 ? QList<QByteArray>() : QList<QByteArray>{f};
        });
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), kPatience);
        WAIT_HEALED(rig);
        // At most one image a symbol in `imageEvery`; none where books are whole.
        const int asked = imagesAsked(rig);
        const auto most = static_cast<int>((rig.venue.now() - from) / rig.config.imageEvery.count()) + 2;
        QVERIFY2(asked <= most, qPrintable(QStringLiteral("%1 images, at most %2").arg(asked).arg(most)));
        const std::vector<qint64> images = rig.venue.times(FakeVenue::Knock::Rest, rig.imagePath());
        const int close = nearerThan(images, 0.5 * static_cast<double>(rig.config.imageEvery.count()));
        if (rig.facts.imageByRest && !instrumented())
            QVERIFY2(close <= kBunched, qPrintable(QString::number(close)));
        QVERIFY(rig.facts.chained ? asked > 0 : asked == 0 && rig.btc().losses == 0);
        QVERIFY(rig.venue.count(FakeVenue::Knock::Upgrade) <= 4);  // no storm of connections either
        for (const RestBudget& b : rig.health().budgets) QVERIFY(b.used < b.limit / 2);
        NOTHING_WRONG(rig);
    }

    // Three gaps in a minute are a new connection; where its subscriptions bring images it does not come sooner
    // after the last image than another would be asked for.
    void f17_threeGaps()
    {
        using Dialect = FakeVenue::Dialect;
        if (faultVenue() != Dialect::Bybit && faultVenue() != Dialect::Okx)
            QSKIP("subscriptions bring no images here, or no gap is seen");
        std::vector<qint64> asked;  // by the session's clock
        FeedRig rig(faultVenue());
        rig.config.imageEvery = 1'000ms;
        rig.inStrides();
        rig.start();
        WAIT_LIVE(rig);
        // A connection must be twenty seconds old: strides of its own clock that nothing takes for silence.
        const Mono from = rig.clock.mono();
        const auto passed = [&] {
            rig.stride();
            return rig.clock.mono() - from > 25s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(passed(), kPatience);
        const QString topic = rig.depthTopic().section(QLatin1Char(':'), 1);
        const std::string book = rig.dialect == FakeVenue::Dialect::Okx ? "\"books\"" : topic.toStdString();
        rig.session->setTap([&](RecordEntry&& e) {
            const bool anew = e.kind == EntryKind::Sent && e.payload.find("\"subscribe\"") != std::string::npos;
            if (anew && e.payload.find(book) != std::string::npos)
                asked.push_back(static_cast<qint64>(toMs(e.mono.time_since_epoch())));
        });
        // A tap has every book said again; from then on it is gaps that ask.
        QTRY_VERIFY_WITH_TIMEOUT(!asked.empty(), kPatience);
        const auto reconnects = rig.health().reconnects;
        rig.venue.mangleNext(rig.depthTopic(), 280, [n = 0](const QByteArray& f) mutable {
            return ++n % 2 == 0 ? QList<QByteArray>() : QList<QByteArray>{f};
        });
        QTRY_VERIFY_WITH_TIMEOUT(rig.health().reconnects > reconnects, kPatience);
        const std::size_t before = asked.size();
        QTRY_VERIFY_WITH_TIMEOUT(asked.size() > before + 1, kPatience);  // and by the next gap
        const int close = nearerThan(asked, 0.8 * static_cast<double>(rig.config.imageEvery.count()));
        rig.session->setTap({});
        QVERIFY2(close == 0, qPrintable(QString::number(close)));
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), 2 * kPatience);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f18_duplicates()
    {
        FeedRig rig(faultVenue());
        rig.streamOnly();
        rig.start();
        WAIT_LIVE(rig);
        const auto images = rig.btc().images;
        rig.venue.mangleNext(rig.depthTopic(), 3, FakeVenue::twice());
        rig.venue.mangleNext(rig.tradeTopic(), 3, FakeVenue::twice());
        QTRY_VERIFY(!rig.venue.mangling());
        QTRY_VERIFY(rig.health().duplicates >= 6);
        WAIT_HEALED(rig);
        if (rig.facts.chained) QCOMPARE(rig.btc().images, images);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.btc().backwards + rig.btc().missed, 0u);
        NOTHING_WRONG(rig);
    }

    void f19_swappedFrames()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const auto repeats = rig.health().duplicates;
        rig.venue.mangleNext(rig.depthTopic(), 2, FakeVenue::swap());
        QTRY_VERIFY(!rig.venue.mangling());
        if (rig.facts.chained) {
            QTRY_VERIFY(rig.btc().losses >= 1u);
        } else {
            QTRY_VERIFY(rig.health().duplicates > repeats);  // the older of the two, which came later
            QCOMPARE(rig.btc().losses, 0u);
        }
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().backwards, 0u);
        NOTHING_WRONG(rig);
    }

    void f20_staleFramesReplayed()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY(rig.btc().updates() > 25);
        const auto images = rig.btc().images;
        const auto repeats = rig.health().duplicates;
        rig.venue.replayOld(rig.depthTopic(), 2);
        QTRY_VERIFY(rig.health().duplicates >= repeats + 2);
        WAIT_HEALED(rig);
        if (rig.facts.chained) QCOMPARE(rig.btc().images, images);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.btc().backwards, 0u);
        NOTHING_WRONG(rig);
    }

    // Neither venue sends a checksum; a constant 0 in one must not matter.
    void f21_checksumOfZero()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.mangleNext(rig.depthTopic(), 5, FakeVenue::replace("{\"", "{\"checksum\":0,\""));
        QTRY_VERIFY(!rig.venue.mangling());
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        NOTHING_WRONG(rig);
    }

    void f22_sizeSilentlyAltered()
    {
        FeedRig rig(faultVenue());
        rig.config.auditEvery = 1'000ms;
        rig.start();
        WAIT_LIVE(rig);
        // A level that is not there, where nothing else will touch it.
        const FakeVenue::Mangle more =
            FakeVenue::replace(wire("\"b\":[["), wire("\"b\":[[\"1000.00\",\"7.5\"],["));
        rig.venue.mangleNext(rig.depthTopic(), 1, more);
        QTRY_VERIFY(rig.sink.wrong > 0);  // the only fault that no sequence number shows
        QTRY_VERIFY_WITH_TIMEOUT(rig.live(), kPatience);
        const auto wrong = rig.sink.wrong;
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);               // healed without a stale moment
        QCOMPARE(rig.sink.wrong, wrong);              // and for good
        if (!rig.facts.chained) QCOMPARE(wrong, 1u);  // by the very next book
    }

    // The same where an audit is a new subscription: Bybit's spot books have no image by REST.
    void f22_auditBySubscription()
    {
        if (faultFacts().imageByRest) QSKIP("this venue's audits are images by REST");
        FeedRig rig(faultVenue(), true);
        rig.config.auditEvery = 1'000ms;
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Spot, "BTCUSDT"), kPatience);
        rig.venue.mangleNext(QLatin1String(rig.facts.spotDepth), 1,
                             FakeVenue::replace(wire("\"b\":[["), wire("\"b\":[[\"1000.00\",\"7.5\"],[")));
        QTRY_VERIFY(rig.sink.wrong > 0);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Spot, "BTCUSDT"), kPatience);
    }

    void f23_crossedBook()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.cross(Market::Perp, "BTCUSDT");
        // The model sees it and asks; the session marks the book as lost and brings an image.
        rig.session->requestImage(rig.sink.instrument(Market::Perp, "BTCUSDT")->id, LostReason::Crossed);
        QTRY_COMPARE(rig.btc().reasons, std::vector<LostReason>{LostReason::Crossed});
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f24_numberingRestarts()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY(rig.btc().updates() > 10);
        const auto before = rig.btc().seq;
        rig.venue.renumber("BTCUSDT");
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().seq < before - 800'000 && rig.live(), kPatience);
        WAIT_HEALED(rig);
        if (rig.dialect == FakeVenue::Dialect::Bybit) QCOMPARE(rig.btc().losses, 0u);  // u = 1 is an image
        // All else goes on as well.
        const auto trades = rig.sink.trades(Market::Perp, "BTCUSDT");
        QTRY_VERIFY(rig.sink.trades(Market::Perp, "BTCUSDT") > trades + 5);
        const auto quotes = rig.sink.quotes;
        QTRY_VERIFY(rig.sink.quotes > quotes + 5);
        NOTHING_WRONG(rig);
    }

    void f25_unaskedSnapshot()
    {
        if (faultFacts().imageByRest) QSKIP("this venue has no images in the stream");
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const auto images = rig.btc().images;
        rig.venue.mangleNext(rig.depthTopic(), 1, FakeVenue::drop());
        rig.venue.step();
        rig.venue.unaskedImage(QStringLiteral("BTCUSDT"));
        QTRY_VERIFY(rig.btc().images > images);
        WAIT_HEALED(rig);  // no ghost levels: equality is exact
        NOTHING_WRONG(rig);
    }

    // Not applied: asked for again where the book waits for it, left aside where it was to check or to
    // freshen a living one.
    void f26_imageOlderThanWhatIsHeld()
    {
        FeedRig rig(faultVenue());
        rig.config.auditEvery = 400ms;
        const auto asked = [&] { return rig.venue.count(FakeVenue::Knock::Rest, rig.imagePath()); };
        const auto waits = rig.facts.imageByRest;
        if (!waits) {
            rig.start();
            WAIT_LIVE(rig);
        }
        const int before = asked();
        rig.venue.oldImages(200, 3);
        if (waits) rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(asked() >= before + 3, kPatience);
        WAIT_HEALED(rig);
        QTRY_VERIFY_WITH_TIMEOUT(asked() >= before + 4, kPatience);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.btc().backwards, 0u);
        NOTHING_WRONG(rig);
    }

    void f27_truncatedJson()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const auto images = rig.btc().images;
        rig.venue.mangleNext(rig.depthTopic(), 1, FakeVenue::truncate());
        QTRY_COMPARE(rig.health().errors, 1u);
        QTRY_COMPARE(rig.btc().losses, 1u);
        QCOMPARE(rig.btc().lost, LostReason::BadFrame);
        WAIT_HEALED(rig);
        if (rig.facts.chained) QCOMPARE(rig.btc().images, images + 1);
        QVERIFY(!rig.health().recentErrors.empty());
        NOTHING_WRONG(rig);
    }

    void f28_wrongTypes_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("levels are a number") << QByteArray("\"b\":[") << QByteArray("\"b\":1,\"x\":[");
        QTest::newRow("levels are null") << QByteArray("\"b\":[") << QByteArray("\"b\":null,\"x\":[");
        QTest::newRow("id is a list") << QByteArray("\"u\":") << QByteArray("\"u\":[],\"x\":");
        QTest::newRow("a price is null") << QByteArray("[\"6") << QByteArray("[null,\"6");
    }
    void f28_wrongTypes() { damagedBookMessage(); }

    void f29_fieldsMissingOrMore_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no last id") << QByteArray("\"u\":") << QByteArray("\"uu\":");
        QTest::newRow("no bids") << QByteArray("\"b\":[") << QByteArray("\"bb\":[");
        QTest::newRow("more") << QByteArray("\"b\":[") << QByteArray("\"new\":{\"deep\":[1,{\"b\":2}]},\"b\":[");
    }
    void f29_fieldsMissingOrMore()
    {
        if (qstrcmp(QTest::currentDataTag(), "more") != 0) {
            damagedBookMessage();
            return;
        }
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.mangleNext(rig.depthTopic(), 3, FakeVenue::replace(wire(from), wire(to)));
        QTRY_VERIFY(!rig.venue.mangling());
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.health().errors, 0u);
        NOTHING_WRONG(rig);
    }

    void f30_numbersThatAreNone_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("by");
        QTest::newRow("price 1e999") << 0 << QByteArray("1e999");
        QTest::newRow("size 1e999") << 1 << QByteArray("1e999");
        QTest::newRow("price NaN") << 0 << QByteArray("NaN");
        QTest::newRow("size NaN") << 1 << QByteArray("NaN");
        QTest::newRow("size negative") << 1 << QByteArray("-1.5");
        QTest::newRow("price of 400 digits") << 0 << QByteArray(400, '9');
        QTest::newRow("price of 400 decimals") << 0 << "0." + QByteArray(400, '3');
    }
    void f30_numbersThatAreNone()
    {
        QFETCH(int, what);
        QFETCH(QByteArray, by);
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.mangleNext(rig.depthTopic(), 1, level(what, by));
        QTRY_VERIFY(rig.health().errors >= 1u);
        QTRY_VERIFY(rig.btc().losses >= 1u);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f31_deepNesting()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
        rig.venue.sendText(deep);
        rig.venue.sendText(
            "{\"stream\":\"btcusdt@depth@100ms\",\"topic\":\"orderbook.50.BTCUSDT\",\"data\":" + deep + "}");
        QTRY_VERIFY(rig.health().errors + rig.health().unknown >= 2);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

private:
    static void damagedBookMessage()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const auto images = rig.btc().images;
        rig.venue.mangleNext(rig.depthTopic(), 1, FakeVenue::replace(wire(from), wire(to)));
        QTRY_VERIFY(rig.health().errors >= 1u);
        QTRY_COMPARE(rig.btc().losses, 1u);
        WAIT_HEALED(rig);
        if (rig.facts.chained) QCOMPARE(rig.btc().images, images + 1);
        NOTHING_WRONG(rig);
    }
};

FAULT_MAIN(TestFaultsFrames)
#include "tst_faults_frames.moc"
