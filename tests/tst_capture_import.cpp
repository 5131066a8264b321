// Text recordings are read as they are: times, packing, venue, market, REST exchanges.
#include "feeds/recording/capture_import.h"
#include "feeds/recording/flat_json.h"
#include "feeds/recording/recording.h"
#include "feeds/recording/sniff.h"
#include "tests/support/design_files.h"
#include "tests/support/own_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <zlib.h>
#include <zstd.h>
#include <random>

using namespace plimsoll;

namespace {

// JSON with single quotes, for readability.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

const QByteArray kPerpDepth = json(
    "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':1700000000100,'T':1700000000099,'s':'BTCUSDT','"
    "U':1,'u':5,'pu':0,'b':[],'a':[]}}");
const QByteArray kSpotDepth = json(
    "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':1700000000200,'s':'BTCUSDT','U':1,'u':5,'b':[],"
    "'a':[]}}");
const QByteArray kSpotBbo =
    json("{'stream':'btcusdt@bookTicker','data':{'u':7,'s':'BTCUSDT','b':'1','B':'2','a':'3','A':'4'}}");

QByteArray gzipped(const QByteArray& text)
{
    z_stream z{};
    if (deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    QByteArray out(text.size() + 200, '\0');
    QByteArray in = text;
    z.next_in = reinterpret_cast<Bytef*>(in.data());
    z.avail_in = static_cast<uInt>(in.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.truncate(static_cast<qsizetype>(z.total_out));
    deflateEnd(&z);
    return out;
}

QByteArray zstandard(const QByteArray& text)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(text.size()))), '\0');
    out.truncate(
        static_cast<qsizetype>(ZSTD_compress(out.data(), static_cast<std::size_t>(out.size()), text.constData(),
                                             static_cast<std::size_t>(text.size()), 3)));
    return out;
}

std::vector<RecordEntry> readAll(EntryStream& stream)
{
    std::vector<RecordEntry> entries;
    RecordEntry e;
    while (stream.next(e)) entries.push_back(e);
    return entries;
}

}  // namespace

class TestCaptureImport : public QObject, private test::OwnFiles {
    Q_OBJECT

private Q_SLOTS:
    void linesAreReadPackedOrNot()
    {
        const QByteArray text =
            QByteArray("1700000000123456789 ") + kPerpDepth + "\r\n\n1700000000123456790 " + kPerpDepth;
        for (const QString& path :
             {put("a.jsonl", text), put("a.jsonl.gz", gzipped(text)), put("a.jsonl.zst", zstandard(text)),
              put("two.jsonl.gz", gzipped(text.left(30)) + gzipped(text.mid(30)))}) {
            auto reader = CaptureReader::open(path);
            QVERIFY2(reader.hasValue(), qPrintable(path));
            const auto entries = readAll(**reader);
            QCOMPARE(entries.size(), 2u);
            QCOMPARE(entries[0].payload, kPerpDepth.toStdString());
            QCOMPARE(toUnixNs(entries[0].received), 1'700'000'000'123'456'789);
            QCOMPARE(entries[0].venue, VenueId::Binance);
            QCOMPARE(entries[0].market, Market::Perp);
            QVERIFY((*reader)->notice().empty());
            QVERIFY((*reader)->restart());
            QVERIFY(readAll(**reader) == entries);
        }
    }
    void aCutPackedFileIsSaid()
    {
        QByteArray text;
        std::mt19937 random(5);  // so that packing does not swallow it whole
        for (int i = 0; i < 20'000; ++i)
            text += QByteArray::number(1'700'000'000'000'000'000 + i) + ' ' + kPerpDepth +
                    QByteArray::number(random()) + QByteArray::number(random()) + '\n';
        for (const QByteArray& packed : {gzipped(text), zstandard(text)}) {
            auto reader = CaptureReader::open(put("cut", packed.left(packed.size() / 2)));
            QVERIFY(reader.hasValue());
            const auto n = readAll(**reader).size();
            QVERIFY(n > 0 && n < 20'000);
            QVERIFY2((*reader)->notice().find("too early") != std::string::npos, (*reader)->notice().c_str());
        }
    }
    void venueAndMarketByContent_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("venue");
        QTest::addColumn<int>("market");
        const auto row = [](const char* name, const QByteArray& frame, VenueId v, Market m) {
            QTest::newRow(name) << frame << int(v) << int(m);
        };
        row("perp depth", kPerpDepth, VenueId::Binance, Market::Perp);
        row("spot depth", kSpotDepth, VenueId::Binance, Market::Spot);
        row("spot best quotes", kSpotBbo, VenueId::Binance, Market::Spot);
        row("perp best quotes",
            json("{'e':'bookTicker','u':1,'s':'BTCUSDT','b':'1','B':'1','a':'2','A':'1','T':1700000000000,'E':"
                 "1700000000000}"),
            VenueId::Binance, Market::Perp);
        row("spot trade",
            json("{'e':'trade','E':1700000000000,'s':'BTCUSDT','t':1,'p':'1','q':'1','m':true,'M':true}"),
            VenueId::Binance, Market::Spot);
        row("spaces",
            json("{ 'e': 'depthUpdate', 'E': 1700000000000, 's': 'ETHBTC', 'U': 1, 'u': 2, 'b': [], 'a': [] }"),
            VenueId::Binance, Market::Spot);
        row("linear trade",
            json("{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':1700000000000,'data':[{'L':'PlusTick','i':"
                 "'x'}]}"),
            VenueId::Bybit, Market::Perp);
        row("spot trade bybit",
            json("{'topic':'publicTrade.BTCUSDT','ts':1700000000000,'type':'snapshot','data':[{'i':'229'}]}"),
            VenueId::Bybit, Market::Spot);
        row("linear liquidation",
            json("{'topic':'allLiquidation.ADAUSDT','type':'snapshot','ts':1700000000000,'data':[]}"),
            VenueId::Bybit, Market::Perp);
        row("spot ticker",
            json("{'topic':'tickers.BTCUSDT','ts':1700000000000,'type':'snapshot','data':{'usdIndexPrice':'1'}}"),
            VenueId::Bybit, Market::Spot);
    }
    void venueAndMarketByContent()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, venue);
        QFETCH(int, market);
        const auto facts = inspectCapture(put("unnamed", frame + '\n'));
        QVERIFY(facts.hasValue());
        QVERIFY(facts->venue.has_value());
        QCOMPARE(int(*facts->venue), venue);
        QCOMPARE(int(facts->market), market);
        QVERIFY(facts->marketSure);
    }
    void thePathSpeaksWhereTheContentDoesNot()
    {
        QDir(m_dir.path()).mkpath(QStringLiteral("bybit_spot"));
        const QByteArray book = (json("{'topic':'orderbook.1.OPUSDC','type':'snapshot','ts':1749833472906,'data':{"
                                      "'s':'OPUSDC','b':[],'a':[],'u':1,'seq':2}}") +
                                 "\n");
        auto facts = inspectCapture(put("bybit_spot/x.jsonl", book));
        QVERIFY(facts.hasValue());
        QCOMPARE(facts->market, Market::Spot);
        QVERIFY(!facts->marketSure);
        facts = inspectCapture(put("x.jsonl", book));
        QVERIFY(facts.hasValue());
        QCOMPARE(facts->market, Market::Perp);
    }
    void untimedFramesTakeTheVenuesTime()
    {
        auto reader = CaptureReader::open(put("untimed.jsonl", kSpotBbo + '\n' + kPerpDepth + '\n' + kSpotBbo +
                                                                   '\n' + kSpotDepth + '\n' + kPerpDepth + '\n'));
        QVERIFY(reader.hasValue());
        std::vector<std::int64_t> ms;
        for (const RecordEntry& e : readAll(**reader)) ms.push_back(toUnixMs(e.received));
        QCOMPARE(ms, (std::vector<std::int64_t>{1700000000100, 1700000000100, 1700000000100, 1700000000200,
                                                1700000000200}));
    }
    void exchangesAreRead()
    {
        const QByteArray line =
            (json("{'recv_ns':1700000000000000005,'method':'GET','url':'https://fapi.binance.com/fapi/v1/"
                  "depth?symbol=BTCUSDT&limit=1000','body':'{\\'lastUpdateId\\':5,\\'x\\':\\'"
                  "\\u00e9\\ud83d\\ude00\\\\\\\\\\'}'}") +
             "\n");
        auto reader = CaptureReader::open(put("m.rest.jsonl", line));
        QVERIFY(reader.hasValue());
        const auto entries = readAll(**reader);
        QCOMPARE(entries.size(), 1u);
        QCOMPARE(entries[0].kind, EntryKind::Reply);
        QCOMPARE(entries[0].url, std::string("https://fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000"));
        QCOMPARE(entries[0].payload, std::string("{\"lastUpdateId\":5,\"x\":\"\u00e9\U0001F600\\\\\"}"));
        QCOMPARE(toUnixNs(entries[0].received), 1'700'000'000'000'000'005);
    }
    void filesAreMergedByTime()
    {
        const QString a = put("ma.jsonl", QByteArray("1700000000000000010 ") + kPerpDepth +
                                              "\n1700000000000000030 " + kPerpDepth + '\n');
        const QString b = put("mb.jsonl", QByteArray("1700000000000000020 ") + kSpotDepth + '\n');
        const QString c = put("mc.rest.jsonl", (json("{'recv_ns':null,'method':'GET','url':'https://api.bybit.com/"
                                                     "v5/market/instruments-info?category=linear','body':'{}'}") +
                                                "\n"));
        auto recording = Recording::open({a, b, c});
        QVERIFY(recording.hasValue());
        for (int pass = 0; pass < 2; ++pass) {
            std::vector<std::int64_t> times;
            RecordEntry e;
            while ((*recording)->next(e)) times.push_back(toUnixNs(e.received) - 1'700'000'000'000'000'000);
            QCOMPARE(times, (std::vector<std::int64_t>{10, 10, 20, 30}));
            (*recording)->restart();
        }
    }
    void whatCannotBeReplayedIsSaid()
    {
        const QString junk = put("junk.bin", QByteArray("\x00\xff\x01 hello\n\n\nworld", 18));
        QVERIFY(Recording::open({junk}).error().contains(QLatin1String("junk.bin")));
        QVERIFY(Recording::open({m_dir.filePath(QStringLiteral("none"))})
                    .error()
                    .contains(QLatin1String("no such file")));
        QVERIFY(Recording::open({m_dir.path()}).error().contains(QLatin1String("folder")));
        const QString sent =
            put("s.sent.jsonl", (json("{'op':'subscribe','args':['orderbook.200.BTCUSDT']}") + "\n"));
        QVERIFY(Recording::open({sent}).error().contains(QLatin1String("nothing to replay")));
        auto both = Recording::open({sent, put("ok.jsonl", QByteArray(kPerpDepth) + '\n')});
        QVERIFY(both.hasValue());
        QCOMPARE((*both)->notices().size(), 1);
        QVERIFY((*both)->notices().first().contains(QLatin1String("sent")));
    }
    void longLinesCostNoMemory()
    {
        QByteArray text = QByteArray("{\"a\":\"") + QByteArray(20 << 20, 'x') + "\"}\n" + kPerpDepth + '\n';
        QFile f(put("long", text));
        auto bytes = openBytes(f.fileName());
        QVERIFY(bytes.hasValue());
        LineReader lines(**bytes);
        LineReader::Line line;
        QVERIFY(lines.next(line));
        QVERIFY(line.tooLong);
        QCOMPARE(line.number, 1u);
        QVERIFY(line.text.size() <= 200);
        QVERIFY(lines.next(line));
        QVERIFY(!line.tooLong);
        QCOMPARE(line.number, 2u);
        QCOMPARE(line.text, std::string_view(kPerpDepth.constData()));
        QVERIFY(!lines.next(line));
    }
    void flatObjects()
    {
        const QByteArray good = json(" {'a': [1,{'b':'}'}] , 'c\\'d':'x', 'e':null} ");
        FlatObject flat{std::string_view(good.constData())};
        std::string_view k, v;
        QVERIFY(flat.next(k, v));
        QCOMPARE(v, std::string_view("[1,{\"b\":\"}\"}]"));
        QVERIFY(flat.next(k, v));
        QCOMPARE(k, std::string_view("c\\\"d"));
        QVERIFY(flat.next(k, v));
        QCOMPARE(v, std::string_view("null"));
        QVERIFY(!flat.next(k, v));
        QVERIFY(flat.complete());
        for (const char* bad :
             {"", "{", "[]", "{\"a\"}", "{\"a\":1", "{\"a\":1}}", "{\"a\":\"", "{\"a\":1 \"b\":2}", "{,}"}) {
            FlatObject broken{std::string_view(bad)};
            while (broken.next(k, v)) {
            }
            QVERIFY2(!broken.complete(), bad);
        }
        const std::string deep = "{\"a\":" + std::string(1'000'000, '[');
        FlatObject hostile{std::string_view(deep)};
        QVERIFY(!hostile.next(k, v));
        QVERIFY(!jsonUnquote("\"\\ud800\"").has_value());
        QVERIFY(!jsonUnquote("\"\\x\"").has_value());
        QVERIFY(!jsonUnquote("\"a").has_value());
    }
    void recordedSessions_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("market");
        QTest::addColumn<int>("frames");
        QTest::newRow("usdm") << "binance_usdm/btcusdt_2024-07-18_2357.jsonl.gz" << int(Market::Perp) << 71984;
        QTest::newRow("spot") << "binance_spot/ethbtc_2020-11-01_09h_full_hour.jsonl.gz" << int(Market::Spot)
                              << 5337;
        QTest::newRow("linear") << "bybit_linear/session_2026-08-09.jsonl" << int(Market::Perp) << 1312;
        QTest::newRow("bybit spot") << "bybit_spot/session_2026-08-09.jsonl" << int(Market::Spot) << 374;
        QTest::newRow("bybit top") << "bybit_spot/orderbook1_2025-06-13.jsonl" << int(Market::Spot) << 109;
    }
    void recordedSessions()
    {
        QFETCH(QString, file);
        QFETCH(int, market);
        QFETCH(int, frames);
        const QString path = test::capture(file);
        if (path.isEmpty()) QSKIP(test::kNoDesignFiles);
        auto reader = CaptureReader::open(path);
        QVERIFY(reader.hasValue());
        QCOMPARE(int((*reader)->facts().market), market);
        RecordEntry e;
        Timestamp last{};
        int n = 0;
        while ((*reader)->next(e)) {
            QVERIFY(e.received >= last);
            last = e.received;
            ++n;
        }
        QCOMPARE(n, frames);
    }
};

QTEST_GUILESS_MAIN(TestCaptureImport)
#include "tst_capture_import.moc"
