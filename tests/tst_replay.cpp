// A recording through codec, sync, queue and model: the same file gives the same snapshot, gaps are
// counted, and a book without an image is not live.
#include "app/export_json.h"
#include "app/replay_data_source.h"
#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "tests/support/design_files.h"
#include "tests/support/own_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;

namespace {

constexpr std::int64_t kStart = 1'700'000'000'000'000'000;

QByteArray line(std::int64_t ms, const QByteArray& frame)
{
    QByteArray text = frame;
    return QByteArray::number(kStart + ms * 1'000'000) + ' ' + text.replace('\'', '"') + '\n';
}

QByteArray bybit(const char* type, int u, const char* bids, const char* asks, const char* symbol = "BTCUSDT")
{
    return QByteArray("{'topic':'orderbook.200.") + symbol + "','type':'" + type +
           "','ts':1700000000000,'data':{'s':'" + symbol + "','b':" + bids + ",'a':" + asks +
           ",'u':" + QByteArray::number(u) + ",'seq':1},'cts':1700000000000}";
}

QByteArray depth(int first, int last, int prev, const char* bids = "[]")
{
    return "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':1700000000000,'T':1700000000000,'s':'"
           "BTCUSDT','U':" +
           QByteArray::number(first) + ",'u':" + QByteArray::number(last) + ",'pu':" + QByteArray::number(prev) +
           ",'b':" + bids + ",'a':[]}}";
}
const char* const kImage =
    "{'lastUpdateId':105,'E':1700000000000,'T':1700000000000,'bids':[['100.1','2']],'asks':[['100.2','3']]}";

// A few seconds of a healthy Bybit book.
QByteArray healthy()
{
    QByteArray text = line(0, bybit("snapshot", 10, "[['100','1']]", "[['101','1']]"));
    for (int i = 1; i <= 40; ++i)
        text += line(i * 100, bybit("delta", 10 + i, i % 2 ? "[['100.5','2']]" : "[['100.5','0']]", "[]"));
    return text;
}

struct Played {
    SnapshotHub hub;
    std::unique_ptr<ReplayDriver> driver;
    QJsonObject json;
    QByteArray text;

    void take()
    {
        text = snapshotJson(*driver->engine().fullSnapshot(), SourceKind::Replay);
        json = QJsonDocument::fromJson(text).object();
    }
    QJsonObject instrument(const char* venue, const char* symbol, const QString& market = {}) const
    {
        for (const QJsonValue& v : json["instruments"].toArray())
            if (v["venue"].toString() == QLatin1String(venue) && v["symbol"].toString() == QLatin1String(symbol) &&
                (market.isEmpty() || v["market"].toString() == market))
                return v.toObject();
        return {};
    }
    QJsonObject venue(const char* key) const { return json["venues"].toObject()[QLatin1String(key)].toObject(); }
};

std::unique_ptr<Played> prepare(const QStringList& files, const Options& options = {})
{
    auto recording = Recording::open(files);
    if (!recording) {
        qWarning("%s", qPrintable(recording.error()));
        return nullptr;
    }
    auto p = std::make_unique<Played>();
    p->driver =
        std::make_unique<ReplayDriver>(std::move(*recording), Config{}, p->hub, options.venues.value_or(0xff));
    const WatchSet watch = watchOfRecording(p->driver->survey(), options);
    p->driver->setWatch(watch);
    if (!watch.focus.empty()) p->driver->setFocus(watch.focus.front());
    return p;
}
std::unique_ptr<Played> play(const QStringList& files, const Options& options = {})
{
    auto p = prepare(files, options);
    if (!p) return p;
    p->driver->advance(p->driver->survey().last);
    p->driver->settle();
    p->take();
    return p;
}

}  // namespace

class TestReplay : public QObject, private test::OwnFiles {
    Q_OBJECT

private Q_SLOTS:
    void aHealthyBookIsLiveAtTheEnd()
    {
        const auto p = play({put("h.jsonl", healthy())});
        QVERIFY(p);
        QVERIFY(p->driver->atEnd());
        QCOMPARE(p->json["source"].toString(), "REPLAY");
        QCOMPARE(p->json["schema"].toInt(), 1);
        QCOMPARE(p->json["as_of_ms"].toInteger(), 1'700'000'004'000);
        const QJsonObject b = p->instrument("bybit", "BTCUSDT")["book"].toObject();
        QCOMPARE(b["state"].toString(), "live");
        QCOMPARE(b["seq"].toInt(), 50);
        QCOMPARE(b["bids"].toArray()[0].toArray()[0].toDouble(), 100.0);
        QCOMPARE(p->venue("bybit")["gaps"].toInt(), 0);
        QCOMPARE(p->venue("bybit")["frames"].toInt(), 41);
        QCOMPARE(p->venue("bybit")["last_frame_age_ms"].toDouble(), 0.0);
        QCOMPARE(p->venue("bybit")["state"].toString(), "live");
    }
    void twiceIsTheSame()
    {
        const QString file = put("t.jsonl", healthy());
        const auto a = play({file}), b = play({file});
        QVERIFY(a && b);
        QCOMPARE(a->text, b->text);
        // Back to the beginning and once more.
        a->driver->restart();
        QVERIFY(a->driver->position() == a->driver->survey().first);
        a->take();
        QVERIFY(a->instrument("bybit", "BTCUSDT")["book"].toObject()["state"].toString() != QLatin1String("live"));
        a->driver->advance(a->driver->survey().last);
        a->driver->settle();
        a->take();
        QCOMPARE(a->text, b->text);
    }
    void aGapIsCountedAndHealedByTheNextImage()
    {
        QByteArray text = healthy();
        text += line(4'100, bybit("delta", 53, "[]", "[]"));
        auto p = play({put("g.jsonl", text)});
        QVERIFY(p);
        QJsonObject b = p->instrument("bybit", "BTCUSDT")["book"].toObject();
        QCOMPARE(b["state"].toString(), "stale");
        QVERIFY(b["bids"].isNull());
        QVERIFY(!b["reason"].toString().isEmpty());
        QCOMPARE(p->venue("bybit")["gaps"].toInt(), 1);
        QVERIFY(p->venue("bybit")["state"].toString() != QLatin1String("live"));

        text += line(4'200, bybit("snapshot", 90, "[['99','1']]", "[['101','1']]"));
        p = play({put("g2.jsonl", text)});
        b = p->instrument("bybit", "BTCUSDT")["book"].toObject();
        QCOMPARE(b["state"].toString(), "live");
        QCOMPARE(b["bids"].toArray().size(), 1);
        QCOMPARE(p->venue("bybit")["resyncs"].toInt(), 1);
    }
    void withoutAnImageTheBookIsNotLiveAndSaysSo()
    {
        QByteArray text;
        for (int i = 0; i < 50; ++i) text += line(i * 100, depth(100 + i * 10, 109 + i * 10, 99 + i * 10));
        const auto p = play({put("n.jsonl", text)});
        QVERIFY(p);
        const QJsonObject b = p->instrument("binance", "BTCUSDT")["book"].toObject();
        QCOMPARE(b["state"].toString(), "empty");
        QVERIFY(b["bids"].isNull());
        QVERIFY(p->driver->source().health(VenueId::Binance).headline.find("no image") != std::string::npos);
    }
    void severalFilesAreOneSession()
    {
        const QByteArray first = depth(90, 100, 80), second = depth(101, 110, 100, "[['100.15','1']]"),
                         third = depth(111, 120, 110);
        const QString a = put("a.jsonl", line(0, first) + line(10, second) + line(300, third));
        // The image of the book comes from the file of REST replies.
        QByteArray body = kImage;
        body.replace('\'', "\\\"");
        const QString rest = put("a.rest.jsonl", "{\"recv_ns\":" + QByteArray::number(kStart + 50'000'000) +
                                                     ",\"method\":\"GET\",\"url\":\"https://fapi.binance.com/fapi/"
                                                     "v1/depth?symbol=BTCUSDT&limit=1000\",\"body\":\"" +
                                                     body + "\"}\n");
        const QString b = put("b.jsonl", healthy());
        const auto p = play({a, b, rest});
        QVERIFY(p);
        QCOMPARE(p->instrument("binance", "BTCUSDT")["book"].toObject()["seq"].toInt(), 120);
        QCOMPARE(p->instrument("bybit", "BTCUSDT")["book"].toObject()["state"].toString(), "live");
        QCOMPARE(int(p->driver->survey().venues), 3);
        QCOMPARE(p->venue("binance")["gaps"].toInt(), 0);
        // As live, what was asked for is no frame.
        QCOMPARE(p->venue("binance")["frames"].toInt(), 3);
        QCOMPARE(p->venue("binance")["bytes"].toInteger(), first.size() + second.size() + third.size());
    }
    void twoVenuesOfDifferentTimesEndTogether()
    {
        const std::int64_t years = 2ll * 365 * 86'400 * 1'000;
        QByteArray later = line(years, bybit("snapshot", 10, "[['100','1']]", "[['101','1']]"));
        for (int i = 1; i <= 20; ++i)
            later += line(years + i * 100, bybit("delta", 10 + i, "[]", "[['102','3']]"));
        QByteArray body = kImage;
        QByteArray earlier = line(0, depth(90, 100, 80)) + line(10, body) + line(20, depth(101, 110, 100));
        for (int i = 0; i < 40; ++i) earlier += line(100 + i * 100, depth(111 + i, 111 + i, 110 + i));
        const QString a = put("early.jsonl", earlier), b = put("late.jsonl", later);
        const auto p = play({a, b});
        QVERIFY(p);
        QCOMPARE(p->json["as_of_ms"].toInteger(), 1'700'000'004'000);
        QCOMPARE(p->instrument("binance", "BTCUSDT")["book"].toObject()["state"].toString(), "live");
        QCOMPARE(p->instrument("bybit", "BTCUSDT")["book"].toObject()["state"].toString(), "live");
        QCOMPARE(p->driver->source().notices().size(), 1);
        QVERIFY(p->driver->source().notices().first().contains("late.jsonl"));
        // Named the other way round, the later one keeps its time.
        QCOMPARE(play({b, a})->json["as_of_ms"].toInteger(), 1'700'000'002'000 + years);
    }
    void venuesAndAssetsCanBeChosen()
    {
        QByteArray two = healthy();
        two += line(4'100, bybit("snapshot", 5, "[['7','1']]", "[['8','1']]", "ETHUSDT"));
        const QString a = put("c1.jsonl", two),
                      b = put("c2.jsonl",
                              line(0, depth(90, 100, 80)) + line(10, kImage) + line(20, depth(101, 110, 100)));
        Options only;
        only.venues = 1u << static_cast<unsigned>(VenueId::Bybit);
        only.assets = QStringList{"ETH"};
        const auto p = play({a, b}, only);
        QVERIFY(p);
        QVERIFY(!p->json["venues"].toObject().contains("binance"));
        QCOMPARE(p->driver->engine().focus(), std::string("ETH"));
        QCOMPARE(p->instrument("bybit", "ETHUSDT")["book"].toObject()["state"].toString(), "live");
    }
    void theSameMarketTwiceFollowsItself()
    {
        const std::int64_t years = 2ll * 365 * 86'400 * 1'000;
        QByteArray later = line(years, bybit("snapshot", 500, "[['200','1']]", "[['201','1']]"));
        for (int i = 1; i <= 20; ++i) later += line(years + i * 100, bybit("delta", 500 + i, "[]", "[]"));
        const auto p = play({put("one.jsonl", healthy()), put("two.jsonl", later)});
        QVERIFY(p);
        QCOMPARE(p->json["as_of_ms"].toInteger(), 1'700'000'002'000 + years);
        QCOMPARE(p->instrument("bybit", "BTCUSDT")["book"].toObject()["seq"].toInt(), 520);
        QVERIFY(p->driver->source().notices().isEmpty());
    }
    // Hyperliquid's forced fill bears the number of the trade it is: both are told, each once.
    void aForcedFillIsNoRepeatOfItsTrade()
    {
        const QByteArray trade =
            "{'channel':'trades','data':[{'coin':'BTC','side':'A','px':'66653.0','sz':'0.001',"
            "'time':1700000001000,'hash':'0xe2','tid':745,'users':['0x1','0x2']}]}";
        const auto fills = [](const char* first, const char* fill) {
            return QByteArray(
                       "{'channel':'userFills','data':{'user':'0x010461c14e146ac35fe42271bdc1134ee31c703a',"
                       "'isSnapshot':") +
                   first + ",'fills':[" + fill + "]}}";
        };
        const QByteArray forced =
            fills("false",
                  "{'coin':'BTC','px':'66653.0','sz':'0.001','side':'A','time':1700000001000,'startPosition':'0',"
                  "'dir':'Open Short','closedPnl':'0.0','hash':'0xe2','oid':1,'crossed':false,'fee':'0.01',"
                  "'tid':745,'liquidation':{'liquidatedUser':'0x3608','markPx':'66607.0','method':'market'},"
                  "'feeToken':'USDC','twapId':null}");
        const QByteArray one = line(0, fills("true", "")) + line(1'000, trade) + line(1'010, forced) +
                               line(1'020, trade) + line(1'030, forced) + line(3'000, fills("false", ""));
        const auto p = play({put("forced.jsonl", one)});
        QVERIFY(p);
        const auto& counts = p->driver->engine().counts();
        QCOMPARE(counts[Payload(Trade{}).index()], std::uint64_t{1});
        QCOMPARE(counts[Payload(Liquidation{}).index()], std::uint64_t{1});
    }
    // A clock that is set back while somebody records: what follows keeps its pace and order, and it is said.
    void aClockThatIsSetBackKeepsThePace()
    {
        const QString path = m_dir.filePath(QStringLiteral("back.plog"));
        FrameLogWriter writer;
        QVERIFY(writer.open(path).hasValue());
        for (int i = 0; i <= 40; ++i) {
            RecordEntry e;
            e.venue = VenueId::Bybit;
            e.received = fromUnixNs(kStart) + std::chrono::milliseconds(i * 1'000 - (i > 10 ? 30'000 : 0));
            e.mono = Mono{std::chrono::milliseconds(5'000'000 + i * 1'000)};
            e.socket = "perp#1";
            QByteArray text = i == 0 ? bybit("snapshot", 10, "[['100','1']]", "[['101','1']]")
                                     : bybit("delta", 10 + i, i % 2 ? "[['100.5','2']]" : "[['100.5','0']]", "[]");
            e.payload = text.replace('\'', '"').toStdString();
            QVERIFY(writer.append(e).hasValue());
        }
        QVERIFY(writer.close().hasValue());
        auto recording = Recording::open({path});
        QVERIFY(recording.hasValue());
        for (int pass = 0; pass < 2; ++pass) {
            RecordEntry e;
            for (int i = 0; i <= 40; ++i) {
                QVERIFY((*recording)->next(e));
                QCOMPARE(e.received, fromUnixNs(kStart) + std::chrono::seconds(i));
                QCOMPARE(e.moved, Duration{std::chrono::seconds(i > 10 ? 30 : 0)});
            }
            QVERIFY(!(*recording)->next(e));
            QCOMPARE((*recording)->notices().size(), 1);
            QVERIFY2((*recording)->notices().first().contains(QStringLiteral("set back by 30 s")),
                     qPrintable((*recording)->notices().first()));
            (*recording)->restart();
        }
        // Its last block ends before that: the end is found by reading.
        const auto p = play({path});
        QVERIFY(p);
        QCOMPARE(p->json["as_of_ms"].toInteger(), 1'700'000'040'000);
    }
    // Threads hand over a little out of turn, also while the clock is set.
    void outOfTurnWhileTheClockIsSetBack()
    {
        const QString path = m_dir.filePath(QStringLiteral("turn.plog"));
        FrameLogWriter writer;
        QVERIFY(writer.open(path).hasValue());
        const auto say = [&](int mono, int wall) {
            RecordEntry e;
            e.venue = VenueId::Bybit;
            e.received = fromUnixNs(kStart) + std::chrono::milliseconds(wall);
            e.mono = Mono{std::chrono::milliseconds(5'000'000 + mono)};
            e.socket = "perp#1";
            e.payload = "{}";
            return writer.append(e).hasValue();
        };
        QVERIFY(say(0, 0) && say(503, 503 - 30'000) && say(500, 500) && say(504, 504 - 30'000));
        QVERIFY(writer.close().hasValue());
        auto recording = Recording::open({path});
        QVERIFY(recording.hasValue());
        RecordEntry e;
        for (const int at : {0, 503, 500, 504}) {
            QVERIFY((*recording)->next(e));
            QCOMPARE(e.received, fromUnixNs(kStart) + std::chrono::milliseconds(at));
        }
        QVERIFY2((*recording)->notices().value(0).contains(QStringLiteral("set back by 30 s")),
                 qPrintable((*recording)->notices().value(0)));
    }
    void aFrameLogReplaysLikeTheCaptureItCameFrom()
    {
        const QString capture = put("l.jsonl", healthy());
        auto reader = CaptureReader::open(capture);
        QVERIFY(reader.hasValue());
        FrameLogWriter writer;
        const QString log = m_dir.filePath(QStringLiteral("l.plog"));
        QVERIFY(writer.open(log).hasValue());
        RecordEntry e;
        while ((*reader)->next(e)) QVERIFY(writer.append(e).hasValue());
        QVERIFY(writer.close().hasValue());
        const auto a = play({capture}), b = play({log});
        QVERIFY(a && b);
        QCOMPARE(a->text, b->text);
    }
    void theWindowsReplayPlaysPausesAndSeeks()
    {
        auto p = prepare({put("w.jsonl", healthy())});
        QVERIFY(p);
        const Timestamp first = p->driver->survey().first, last = p->driver->survey().last;
        SnapshotHub& hub = p->hub;
        ReplayDataSource source(std::move(p->driver), {0, std::nullopt});
        ReplayState seen;
        connect(&source.transport(), &ReplayThread::stateChanged, this,
                [&seen](const ReplayState& s) { seen = s; });
        source.start();
        QTRY_VERIFY(seen.ended);
        QVERIFY(seen.position == last && !seen.playing);
        source.transport().seek(first + std::chrono::milliseconds{1'500});
        QTRY_VERIFY(!seen.ended && seen.position >= first + std::chrono::milliseconds{1'500});
        QVERIFY(seen.position < first + std::chrono::milliseconds{1'700});
        QVERIFY(!seen.playing);
        QVERIFY(hub.market.read().value->rows.at(0).seq < 30);
        // One entry at a time; the recording has one each tenth of a second.
        for (int i = 0; i < 3; ++i) {
            const Timestamp before = seen.position;
            const auto seq = hub.market.read().value->rows.at(0).seq;
            source.transport().step();
            QTRY_VERIFY(seen.position > before);
            QVERIFY(seen.position <= before + std::chrono::milliseconds{100} && !seen.playing);
            QCOMPARE(hub.market.read().value->rows.at(0).seq, seq + 1);
        }
        source.transport().setSpeed(100);
        source.transport().play(true);
        QTRY_VERIFY(seen.ended);
        bool done = false;
        source.requestFull(this, [&done](std::shared_ptr<const FullSnapshot> full) {
            done = full && full->market.rows.at(0).seq == 50;
        });
        QTRY_VERIFY(done);
        source.stop();
    }

    void recordedSessions_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QStringList>("live");  // venue:symbol of books that must be live at the end
        QTest::newRow("binance usdm") << QStringList{"binance_usdm/btcusdt_2024-07-18_2357.jsonl.gz"}
                                      << QStringList{"binance:BTCUSDT"};
        QTest::newRow("binance spot") << QStringList{"binance_spot/ethusdt_2024-08-08_2354.jsonl.gz"}
                                      << QStringList{"binance:ETHUSDT"};
        QTest::newRow("bybit linear") << QStringList{"bybit_linear/session_2026-08-09.jsonl",
                                                     "bybit_linear/instruments_2026-08-09.rest.jsonl"}
                                      << QStringList{"bybit:BTCUSDT", "bybit:SOLUSDT"};
        QTest::newRow("bybit spot") << QStringList{"bybit_spot/session_2026-08-09.jsonl"}
                                    << QStringList{"bybit:BTCUSDT"};
        QTest::newRow("alts with images")
            << QStringList{"binance_usdm/alts_2021-07-22.jsonl", "binance_usdm/alts_2021-07-22.rest.jsonl"}
            << QStringList{"binance:SUSHIUSDT", "binance:AKROUSDT"};
        QTest::newRow("perp and spot") << QStringList{"binance_usdm/ethusdt_2024-08-08_2354.jsonl.gz",
                                                      "binance_spot/ethusdt_2024-08-08_2354.jsonl.gz"}
                                       << QStringList{
                                              "binance:ETHUSDT:spot"};  // the perp's ends five minutes earlier
    }
    void recordedSessions()
    {
        QFETCH(QStringList, files);
        QFETCH(QStringList, live);
        QStringList paths;
        for (const QString& f : files) {
            paths.append(test::capture(f));
            if (paths.last().isEmpty()) QSKIP("the folder of captures is not there");
        }
        const auto p = play(paths);
        QVERIFY(p);
        for (const QJsonValue& v : p->json["venues"].toObject()) {
            QCOMPARE(v["gaps"].toInt(), 0);
            QCOMPARE(v["resyncs"].toInt(), 0);
            QCOMPARE(v["errors"].toInt(), 0);
        }
        for (const QString& wanted : live) {
            const QStringList part = wanted.split(':');
            const QJsonObject b =
                p->instrument(qPrintable(part[0]), qPrintable(part[1]), part.value(2))["book"].toObject();
            QVERIFY2(b["state"].toString() == QLatin1String("live"),
                     qPrintable(wanted + " " + b["reason"].toString()));
            QVERIFY(!b["bids"].toArray().isEmpty() && !b["asks"].toArray().isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
