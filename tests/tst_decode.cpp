// Lines in, events out: exact numbers, errors in their place, counters that add up, books that are
// right or not live.
#include "app/cli/decoder.h"
#include "feeds/recording/capture_import.h"
#include "tests/support/decoded.h"
#include "tests/support/design_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <set>

using namespace plimsoll;
using test::decode;
using test::Decoded;

namespace {

DecodeSettings bybit()
{
    DecodeSettings s;
    s.venue = VenueId::Bybit;
    return s;
}
DecodeSettings books(VenueId venue = VenueId::Binance, std::size_t levels = 3)
{
    DecodeSettings s;
    s.venue = venue;
    s.books = true;
    s.levels = levels;
    return s;
}

std::string depth(int first, int last, int prev, const char* bids, const char* asks)
{
    return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000000,\"T\":"
           "1700000000000,\"s\":\"BTCUSDT\",\"U\":" +
           std::to_string(first) + ",\"u\":" + std::to_string(last) + ",\"pu\":" + std::to_string(prev) +
           ",\"b\":" + bids + ",\"a\":" + asks + "}}\n";
}
const char* const kImage =
    "{\"lastUpdateId\":105,\"E\":1700000000000,\"T\":1700000000000,\"bids\":[[\"100.10\",\"2\"],[\"100.00\",\"1\"]"
    "],\"asks\":[[\"100.20\",\"3\"],[\"100.30\",\"4\"]]}\n";

bool addsUp(const QJsonObject& s)
{
    const auto n = [&s](const char* key) { return s[QLatin1String(key)].toInteger(); };
    return n("lines") == n("empty") + n("frames") &&
           n("frames") == n("data") + n("control") + n("unknown") + n("ignored") + n("errors");
}

}  // namespace

class TestDecode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void commonKeys()
    {
        const Decoded d = decode(
            "1700000000123456789 "
            "{\"stream\":\"1000pepeusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1700000000050,\"a\":11,"
            "\"s\":\"1000PEPEUSDT\",\"p\":\"0.0123450\",\"q\":\"7\",\"f\":1,\"l\":2,\"T\":1700000000049,\"m\":"
            "true}}\n");
        QCOMPARE(d.events.size(), 1u);
        const QJsonObject e = d.events[0];
        QCOMPARE(e["type"].toString(), "trade");
        QCOMPARE(e["venue"].toString(), "binance");
        QCOMPARE(e["market"].toString(), "perp");
        QCOMPARE(e["symbol"].toString(), "1000PEPEUSDT");
        QCOMPARE(e["asset"].toString(), "PEPE");
        QCOMPARE(e["recv_ns"].toInteger(), 1'700'000'000'123'456'789);
        QVERIFY(e["ts_ms"].isDouble());
        QCOMPARE(e["price"].toDouble(), 0.012345);
        QCOMPARE(e["taker"].toString(), "sell");
        QVERIFY(d.text.find("\"price\":0.012345,") != std::string::npos);
    }
    void anUntimedFrameHasNoReceiveTime()
    {
        const Decoded d = decode(depth(1, 2, 0, "[]", "[[\"1.50\",\"0\"]]"));
        QCOMPARE(d.events.size(), 1u);
        QVERIFY(!d.events[0].contains("recv_ns"));
        QCOMPARE(d.events[0]["type"].toString(), "book_delta");
        QCOMPARE(d.events[0]["first_seq"].toInteger(), 1);
        QCOMPARE(d.events[0]["seq"].toInteger(), 2);
        QVERIFY(d.text.find("\"asks\":[[1.5,0]]") != std::string::npos);
    }
    void theMarketIsTold()
    {
        const char* spot = "{\"u\":7,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"2\",\"a\":\"3\",\"A\":\"4\"}\n";
        QCOMPARE(decode(spot).events.at(0)["market"].toString(), "spot");
        const std::string kline =
            "{\"e\":\"kline\",\"E\":1700000000000,\"s\":\"BTCUSDT\",\"k\":{\"t\":1700000000000,\"T\":"
            "1700000059999,\"s\":\"BTCUSDT\",\"i\":\"1m\","
            "\"f\":1,\"L\":2,\"o\":\"1\",\"c\":\"1\",\"h\":\"1\",\"l\":\"1\",\"v\":\"1\",\"n\":1,\"x\":false,"
            "\"q\":\"1\",\"V\":\"1\",\"Q\":\"1\",\"B\":\"0\"}}\n";
        QCOMPARE(decode(kline).events.at(0)["market"].toString(), "perp");
        QCOMPARE(decode(std::string(spot) + kline).events.at(1)["market"].toString(), "spot");
        DecodeSettings s;
        s.market = Market::Spot;
        QCOMPARE(decode(kline, s).events.at(0)["market"].toString(), "spot");
    }
    void whatOnlySpotSendsIsSpot()
    {
        const std::string partial =
            R"({"stream":"bnbbtc@depth20","data":{"lastUpdateId":160,"bids":[["1","1"]],"asks":[["2","1"]]}})";
        const std::string day =
            R"({"e":"24hrTicker","E":1700000000000,"s":"BNBBTC","P":"1","c":"2","b":"1","B":"1","a":"2","A":"1"})";
        QCOMPARE(decode(partial).events.at(0)["market"].toString(), "spot");
        QCOMPARE(decode(day).events.at(0)["market"].toString(), "spot");
        const std::string contract = R"({"e":"24hrTicker","E":1700000000000,"s":"BNBUSDT","P":"1","c":"2"})";
        QCOMPARE(decode(contract).events.at(0)["market"].toString(), "perp");
    }
    void aByteOrderMarkIsNoText()
    {
        const std::string mark = "\xEF\xBB\xBF";
        const Decoded d = decode(mark + "1700000000000000000 " + depth(1, 2, 0, "[]", "[]"));
        QCOMPARE(d.stats["errors"].toInt(), 0);
        QCOMPARE(d.events.size(), 1u);
        QCOMPARE(d.events[0]["recv_ns"].toInteger(), 1'700'000'000'000'000'000);
        // Elsewhere it is nobody's.
        QCOMPARE(decode(depth(1, 2, 0, "[]", "[]") + mark + depth(3, 4, 2, "[]", "[]")).stats["errors"].toInt(),
                 1);
    }
    void errorsStandInTheirPlace()
    {
        const std::string good = depth(1, 2, 0, "[]", "[]");
        const std::string bad = depth(3, 4, 2, "[[\"1\",\"2\"],[\"NaN\",\"2\"]]", "[]");
        const Decoded d = decode(good + "\n" + bad + "not json at all\n{\"stream\":\"x\",\n" + good);
        QCOMPARE(d.events.size(), 5u);
        QCOMPARE(d.events[1]["type"].toString(), "error");
        QCOMPARE(d.events[1]["line"].toInt(), 3);
        QVERIFY2(d.events[1]["where"].toString().contains("b[1][0]"), d.text.c_str());
        QVERIFY(!d.events[1]["error"].toString().isEmpty());
        QCOMPARE(d.events[2]["line"].toInt(), 4);
        QCOMPARE(d.events[3]["line"].toInt(), 5);
        QCOMPARE(d.events[4]["type"].toString(), "book_delta");
        QCOMPARE(d.stats["errors"].toInt(), 3);
        QCOMPARE(d.stats["empty"].toInt(), 1);
        QVERIFY(addsUp(d.stats));
    }
    void hostileLinesDoNoHarm_data()
    {
        QTest::addColumn<std::string>("line");
        QTest::newRow("deep array") << std::string(100'000, '[');
        QTest::newRow("deep object") << [] {
            std::string s;
            for (int i = 0; i < 100'000; ++i) s += "{\"a\":";
            return s;
        }();
        QTest::newRow("deep inside a frame")
            << "{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"x\":" + std::string(100'000, '[') +
                   "}}";
        QTest::newRow("binary") << std::string("\x00\xff\xfe\x80{\"e\":\"\xc0\xaf\"}\x01", 15);
        QTest::newRow("17 MB") << "{\"stream\":\"" + std::string(17 << 20, 'x') + "\"}";
        QTest::newRow("huge number") << depth(1, 2, 0, "[[\"1e999\",\"1\"]]", "[]");
        QTest::newRow("negative size") << depth(1, 2, 0, "[[\"1\",\"-1\"]]", "[]");
        QTest::newRow("wrong types") << std::string("{\"stream\":5,\"data\":[1,2,{}]}");
        QTest::newRow("null price") << depth(1, 2, 0, "[[null,\"1\"]]", "[]");
        QTest::newRow("broken exchange")
            << std::string("{\"recv_ns\":1,\"method\":\"GET\",\"url\":\"https://x\",\"body\":\"{}");
    }
    void hostileLinesDoNoHarm()
    {
        QFETCH(std::string, line);
        for (const VenueId venue : {VenueId::Binance, VenueId::Bybit}) {
            DecodeSettings s;
            s.venue = venue;
            const Decoded d = decode(line + "\n" + line, s);
            QVERIFY(addsUp(d.stats));
            QCOMPARE(d.stats["frames"].toInt(), 2);
            QVERIFY2(d.stats["errors"].toInt() == 2 || d.stats["unknown"].toInt() == 2, d.text.c_str());
            QVERIFY(d.text.size() < 10'000);
        }
    }
    void unknownChannelsAreCounted()
    {
        const Decoded d =
            decode("{\"stream\":\"btcusdt@novelty\",\"data\":{\"e\":\"novelty\",\"s\":\"BTCUSDT\"}}\n");
        QVERIFY(d.events.empty());
        QCOMPARE(d.stats["unknown"].toInt(), 1);
        QVERIFY(addsUp(d.stats));
        const Decoded b = decode(
            "{\"topic\":\"novelty.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1700000000000,\"data\":{}}\n", bybit());
        QCOMPARE(b.stats["unknown"].toInt(), 1);
    }
    void acknowledgementsOnlyWithAll()
    {
        const std::string ack = "{\"result\":null,\"id\":3}\n";
        QVERIFY(decode(ack).events.empty());
        DecodeSettings s;
        s.all = true;
        const Decoded d = decode(ack, s);
        QCOMPARE(d.events.size(), 1u);
        QCOMPARE(d.events[0]["type"].toString(), "ack");
        QCOMPARE(d.events[0]["id"].toInt(), 3);
        QCOMPARE(d.stats["control"].toInt(), 1);
    }
    void acknowledgementsRepeatTheirRequest_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<QString>("frame");
        QTest::addColumn<QJsonValue>("id");
        const auto row = [](VenueId v, const char* frame, const QJsonValue& id) {
            QTest::newRow(frame) << static_cast<int>(v) << QString::fromLatin1(frame) << id;
        };
        row(VenueId::Okx, R"({"id":"a1","event":"subscribe","arg":{"channel":"books","instId":"BTC-USDT"}})",
            "a1");
        row(VenueId::Okx, R"({"id":"12n2","event":"subscribe","arg":{"channel":"books"}})", "12n2");
        row(VenueId::Okx, R"({"id":"12","event":"error","code":"60018","msg":"x"})", 12);
        row(VenueId::Okx, R"({"event":"subscribe","arg":{"channel":"books"}})", QJsonValue::Null);
        row(VenueId::Bybit, R"({"success":true,"ret_msg":"","req_id":"s-1","op":"subscribe"})", "s-1");
        row(VenueId::Bybit, R"({"success":true,"ret_msg":"","req_id":"07","op":"subscribe"})", "07");
        row(VenueId::Binance, R"({"result":null,"id":"s-1"})", "s-1");
        row(VenueId::Binance, R"({"result":null,"id":7})", 7);
    }
    void acknowledgementsRepeatTheirRequest()
    {
        QFETCH(int, venue);
        QFETCH(QString, frame);
        QFETCH(QJsonValue, id);
        DecodeSettings s;
        s.venue = static_cast<VenueId>(venue);
        s.all = true;
        const Decoded d = decode(frame.toStdString(), s);
        QCOMPARE(d.of("ack").size(), 1u);
        QVERIFY2(d.of("ack")[0]["id"] == id, d.text.c_str());
    }
    // An invented end would be a number that nobody said.
    void tiersWithoutAnEndHaveNoCap()
    {
        DecodeSettings s;
        s.venue = VenueId::Hyperliquid;
        const Decoded d = decode(
            R"({"url":"https://api.hyperliquid.xyz/info","request_body":"{\"type\":\"meta\"}","body":"{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":50}]}"})",
            s);
        QCOMPARE(d.of("tier").size(), 1u);
        QVERIFY2(d.of("tier")[0]["cap"].isNull(), d.text.c_str());
    }
    void exchangesAreDecoded()
    {
        const std::string line =
            "{\"recv_ns\":1700000000000000000,\"method\":\"GET\",\"url\":\"https://fapi.binance.com/fapi/v1/"
            "openInterest?symbol=BTCUSDT\","
            "\"body\":\"{\\\"openInterest\\\":\\\"10659.509\\\",\\\"symbol\\\":\\\"BTCUSDT\\\",\\\"time\\\":"
            "1589437530011}\"}\n";
        const Decoded d = decode(line);
        QCOMPARE(d.events.size(), 1u);
        QCOMPARE(d.events[0]["type"].toString(), "oi");
        QCOMPARE(d.events[0]["oi_base"].toDouble(), 10659.509);
        QCOMPARE(d.events[0]["recv_ns"].toInteger(), 1'700'000'000'000'000'000);
        const Decoded unknown = decode(
            "{\"recv_ns\":null,\"method\":\"GET\",\"url\":\"https://fapi.binance.com/fapi/v1/"
            "novelty\",\"body\":\"{}\"}\n");
        QCOMPARE(unknown.stats["unknown"].toInt(), 1);
        QCOMPARE(unknown.stats["errors"].toInt(), 0);
    }
    void aBookIsSynchronised()
    {
        const Decoded d = decode(depth(90, 100, 80, "[[\"99\",\"1\"]]", "[]") + kImage +
                                     depth(101, 110, 100, "[[\"100.10\",\"0\"],[\"100.05\",\"5\"]]", "[]") +
                                     depth(115, 120, 110, "[]", "[[\"100.20\",\"1.5\"]]"),
                                 books());
        const auto lines = d.of("book");
        QVERIFY2(lines.size() >= 3, d.text.c_str());
        QCOMPARE(d.stats["gaps"].toInt(), 0);
        const QJsonObject last = lines.back();
        QCOMPARE(last["state"].toString(), "live");
        QCOMPARE(last["seq"].toInt(), 120);
        QVERIFY(
            d.text.find(
                "\"bids\":[[100.05,5],[100,1]],\"asks\":[[100.2,1.5],[100.3,4]],\"seq\":120,\"state\":\"live\"") !=
            std::string::npos);
    }
    void anImageBeforeItsDeltasIsUsed()
    {
        const Decoded d = decode(kImage + depth(101, 110, 100, "[[\"100.05\",\"5\"]]", "[]"), books());
        QVERIFY2(!d.of("book").empty(), d.text.c_str());
        QCOMPARE(d.of("book").back()["seq"].toInt(), 110);
    }
    void anImageBeforeItsDeltasKeepsItsTime()
    {
        const Decoded d = decode("1700000000000000000 " + std::string(kImage) + "1700000000000000009 " +
                                 depth(101, 110, 100, "[]", "[]"));
        QCOMPARE(d.events.size(), 2u);
        QCOMPARE(d.events[0]["type"].toString(), "book_snapshot");
        QCOMPARE(d.events[0]["recv_ns"].toInteger(), 1'700'000'000'000'000'000);
        QCOMPARE(d.events[1]["recv_ns"].toInteger(), 1'700'000'000'000'000'009);
    }
    // It is read when its book speaks: what is wrong with it is said then, of its own line.
    void aBadImageBeforeItsDeltasIsSaid()
    {
        const std::string delta = depth(101, 110, 100, "[[\"100.05\",\"5\"]]", "[]");
        for (const char* const image : {"{\"lastUpdateId\":105,\"bids\":[[\"NaN\",\"1\"]],\"asks\":[]}",
                                        "{\"lastUpdateId\":105,\"bids\":[[\"100.10\",\"2\"],"}) {
            for (const DecodeSettings& settings : {DecodeSettings(), books()}) {
                const Decoded d = decode("\n" + std::string(image) + "\n" + delta + delta, settings);
                const auto said = d.of("error");
                QCOMPARE(said.size(), std::size_t{1});
                QCOMPARE(said[0]["line"].toInt(), 2);
                QVERIFY(!said[0]["error"].toString().isEmpty());
                QCOMPARE(d.stats["errors"].toInt(), 1);
                QCOMPARE(d.stats["ignored"].toInt(), 0);
                QCOMPARE(d.stats["data"].toInt(), 2);
                QVERIFY(addsUp(d.stats));
            }
        }
        QCOMPARE(decode(kImage + delta, books()).stats["errors"].toInt(), 0);
    }
    void aValueThatIsLeftOutIsSaid()
    {
        const std::string frame =
            "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1,\"data\":{\"symbol\":\"BTCUSDT\","
            "\"markPrice\":\"10\",\"fundingRate\":\"0.0001\",\"fundingIntervalHour\":\"1000000\"}}\n";
        const Decoded d = decode("\n" + frame, bybit());
        const auto said = d.of("error"), funding = d.of("funding");
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said[0]["line"].toInt(), 2);
        QVERIFY2(said[0]["where"].toString().endsWith("fundingIntervalHour"), d.text.c_str());
        QVERIFY(said[0]["error"].toString().contains("left out"));
        // The rest of it counts.
        QCOMPARE(funding.size(), std::size_t{1});
        QCOMPARE(funding[0]["rate"].toDouble(), 0.0001);
        QVERIFY(funding[0]["interval_h"].isNull());
        QCOMPARE(d.stats["errors"].toInt(), 1);
        QVERIFY(addsUp(d.stats));
    }
    void aGapMakesTheBookStale()
    {
        const Decoded d =
            decode(depth(90, 100, 80, "[]", "[]") + kImage + depth(101, 110, 100, "[]", "[]") +
                       depth(121, 130, 120, "[[\"100.05\",\"5\"]]", "[]") + depth(131, 140, 130, "[]", "[]"),
                   books());
        const auto lines = d.of("book");
        QCOMPARE(lines.back()["state"].toString(), "stale");
        QVERIFY(lines.back()["bids"].isNull());
        QVERIFY(lines.back()["asks"].isNull());
        QCOMPARE(lines.back()["reason"].toString(), "sequence gap");
        int stale = 0;
        for (const QJsonObject& l : lines) stale += l["state"].toString() == "stale";
        QCOMPARE(stale, 1);
        QCOMPARE(d.stats["gaps"].toInt(), 1);
    }
    void aDamagedBookFrameMakesTheBookStale()
    {
        const Decoded d =
            decode(depth(90, 100, 80, "[]", "[]") + kImage + depth(101, 110, 100, "[]", "[]") +
                       depth(111, 120, 110, "[[\"oops\",\"5\"]]", "[]") + depth(121, 130, 120, "[]", "[]"),
                   books());
        QCOMPARE(d.stats["errors"].toInt(), 1);
        QCOMPARE(d.of("book").back()["state"].toString(), "stale");
        QVERIFY(addsUp(d.stats));
    }
    void aCrossedBookIsNotShownAsLive()
    {
        const Decoded d = decode(
            depth(90, 100, 80, "[]", "[]") + kImage + depth(101, 110, 100, "[[\"100.25\",\"5\"]]", "[]"), books());
        const auto lines = d.of("book");
        QCOMPARE(lines.back()["state"].toString(), "stale");
        QCOMPARE(lines.back()["reason"].toString(), "book crossed");
        for (const QJsonObject& l : lines) {
            if (l["state"].toString() != "live") continue;
            QVERIFY(l["bids"].toArray()[0].toArray()[0].toDouble() <
                    l["asks"].toArray()[0].toArray()[0].toDouble());
        }
    }
    void bybitBooksHealFromTheStream()
    {
        const auto message = [](const char* type, int u, const char* bids, const char* asks) {
            return std::string("{\"topic\":\"orderbook.200.BTCUSDT\",\"type\":\"") + type +
                   "\",\"ts\":1700000000000,\"data\":{\"s\":\"BTCUSDT\",\"b\":" + bids + ",\"a\":" + asks +
                   ",\"u\":" + std::to_string(u) + ",\"seq\":1},\"cts\":1700000000000}\n";
        };
        const Decoded d = decode(message("snapshot", 10, "[[\"10\",\"1\"]]", "[[\"11\",\"1\"]]") +
                                     message("delta", 11, "[[\"10.5\",\"2\"]]", "[]") +
                                     message("delta", 13, "[]", "[]") + message("delta", 14, "[]", "[]") +
                                     message("snapshot", 20, "[[\"9\",\"1\"]]", "[[\"11\",\"1\"]]") +
                                     message("delta", 21, "[[\"9\",\"0\"],[\"8\",\"1\"]]", "[]"),
                                 books(VenueId::Bybit));
        QStringList states;
        for (const QJsonObject& l : d.of("book")) states.append(l["state"].toString());
        QCOMPARE(states, (QStringList{"live", "live", "stale", "live", "live"}));
        QCOMPARE(d.stats["gaps"].toInt(), 1);
        QCOMPARE(d.stats["resyncs"].toInt(), 1);
    }
    void instrumentsFromAFile()
    {
        const QString rest = test::capture(QStringLiteral("bybit_linear/instruments_2026-08-09.rest.jsonl"));
        const QString session = test::capture(QStringLiteral("bybit_linear/session_2026-08-09.jsonl"));
        if (rest.isEmpty() || session.isEmpty()) QSKIP(test::kNoDesignFiles);
        auto source = openBytes(session);
        QVERIFY(source.hasValue());
        const Decoded d = decode(**source, bybit(), rest);
        QCOMPARE(d.stats["errors"].toInt(), 0);
        QCOMPARE(d.stats["unknown"].toInt(), 0);
        QVERIFY(d.of("instrument").empty());
        QVERIFY(!d.of("funding").empty());
        QCOMPARE(d.of("funding").front()["interval_h"].toDouble(), 8.0);
        // The reply in the stream itself is an event for each instrument.
        auto replies = openBytes(rest);
        QVERIFY(replies.hasValue());
        QCOMPARE(decode(**replies, bybit()).of("instrument").size(), 399u);
    }

    void instrumentsBehindOtherLines()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("told.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xEF\xBB\xBF\n");
        file.write(depth(1, 2, 0, "[]", "[]").c_str());
        constexpr const char* answer =
            R"({"recv_ns":null,"method":"GET","url":"https://fapi.binance.com/fapi/v1/exchangeInfo","body":"{\"symbols\":[{\"symbol\":\"ODDUSDT\",\"contractType\":\"PERPETUAL\",\"status\":\"TRADING\",\"baseAsset\":\"EVEN\",\"quoteAsset\":\"USDT\",\"marginAsset\":\"USDT\",\"filters\":[]}]}"})";
        file.write(answer);
        file.close();
        test::TextSource source(
            R"({"e":"aggTrade","E":1700000000000,"s":"ODDUSDT","a":1,"p":"1","q":"1","T":1700000000000,"m":true})");
        const Decoded d = decode(source, {}, file.fileName());
        QCOMPARE(d.events.size(), 1u);
        QCOMPARE(d.events[0]["asset"].toString(), "EVEN");
    }

    // Sizes are dollars or contracts of so many, what was turned over is in the coin.
    void inverseContractsOfBybit()
    {
        const Decoded d = decode(
            R"({"topic":"orderbook.1.BTCUSDZ26","type":"snapshot","ts":1,"data":{"s":"BTCUSDZ26","b":[["50000","1000"]],"a":[["50010","500"]],"u":5}})"
            "\n"
            R"({"topic":"tickers.BTCUSDZ26","type":"snapshot","ts":2,"data":{"symbol":"BTCUSDZ26","lastPrice":"50000","openInterest":"1000000","openInterestValue":"20","turnover24h":"2","volume24h":"100000"}})"
            "\n"
            R"({"topic":"publicTrade.DOTUSD","type":"snapshot","ts":3,"data":[{"T":3,"s":"DOTUSD","S":"Buy","v":"1000","p":"4","L":"PlusTick","i":"a"}]})"
            "\n"
            R"({"topic":"kline.D.BTCUSD","type":"snapshot","ts":4,"data":[{"start":4,"end":5,"interval":"D","open":"1","close":"1","high":"1","low":"1","volume":"2081","turnover":"0.125","confirm":true}]})",
            bybit());
        QCOMPARE(d.events.size(), 5u);
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(d.events[i]["market"].toString(), "future");
            QCOMPARE(d.events[i]["asset"].toString(), "BTC");
        }
        QCOMPARE(d.of("bbo").at(0)["bid_qty"].toDouble(), 0.02);
        QCOMPARE(d.of("oi").at(0)["oi_base"].toDouble(), 10.0);
        QCOMPARE(d.of("oi").at(0)["oi_usd"].toDouble(), 500'000.0);
        QCOMPARE(d.of("ticker").at(0)["base_volume"].toDouble(), 2.0);
        QCOMPARE(d.of("ticker").at(0)["quote_volume"].toDouble(), 100'000.0);
        QCOMPARE(d.of("trade").at(0)["market"].toString(), "perp");
        QCOMPARE(d.of("trade").at(0)["asset"].toString(), "DOT");
        QCOMPARE(d.of("trade").at(0)["qty"].toDouble(), 250.0);
        QCOMPARE(d.of("kline").at(0)["base_volume"].toDouble(), 0.125);
        QCOMPARE(d.of("kline").at(0)["quote_volume"].toDouble(), 2081.0);
    }
    void coinMarginedContractsOfBinance()
    {
        const Decoded d = decode(
            R"({"e":"kline","E":1700000000000,"s":"BTCUSD_PERP","k":{"t":1700000000000,"T":1700000059999,"s":"BTCUSD_PERP","i":"1m","o":"50000","c":"50000","h":"50000","l":"50000","v":"1000","x":true,"q":"2","V":"500","Q":"1"}})"
            "\n"
            R"({"e":"24hrMiniTicker","E":1700000000000,"s":"BTCUSD_PERP","c":"1","o":"1","h":"1","l":"1","v":"1000","q":"2"})");
        QCOMPARE(d.events.size(), 2u);
        QCOMPARE(d.events[0]["taker_buy_base"].toDouble(), 1.0);
        for (const QJsonObject& e : d.events) {
            QCOMPARE(e["base_volume"].toDouble(), 2.0);
            QCOMPARE(e["quote_volume"].toDouble(), 100'000.0);
        }
    }
    // On screen a quiet value is confirmed by what leaves it out, and a book's quotes hide the ticker's. Not here.
    void aTickerTellsWhatItSays()
    {
        const auto ticker = [](int second, const char* type, const char* data) {
            return std::to_string(1'700'000'000 + second) +
                   "000000000 {\"topic\":\"tickers.BTCUSDT\",\"type\":\"" + type +
                   "\",\"ts\":1,\"data\":{\"symbol\":\"BTCUSDT\"," + data + "}}\n";
        };
        const Decoded d = decode(
            ticker(
                0, "snapshot",
                R"("markPrice":"10","indexPrice":"11","fundingRate":"0.1","singleOpenInterest":"5","lastPrice":"9",)"
                R"("bid1Price":"8","bid1Size":"1","ask1Price":"9","ask1Size":"1")") +
                R"(1700000050000000000 {"topic":"orderbook.1.BTCUSDT","type":"snapshot","ts":1,"data":{"s":"BTCUSDT","b":[["8","1"]],"a":[["9","1"]],"u":5}})"
                "\n" +
                ticker(51, "delta", R"("bid1Size":"2")") + ticker(52, "delta", R"("markPrice":"10.5")"),
            bybit());
        QCOMPARE(d.of("bbo").size(), std::size_t{3});
        QCOMPARE(d.of("bbo").back()["bid_qty"].toDouble(), 2.0);
        QCOMPARE(d.of("mark").size(), std::size_t{2});
        QVERIFY(d.of("mark").back()["index"].isNull());
        for (const char* const type : {"funding", "oi", "ticker"}) QCOMPARE(d.of(type).size(), std::size_t{1});
    }

    void everyRecordedChainIsWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("compared");  // at least so many best quotes with the book's own id
        QTest::newRow("btc 2024") << "binance_usdm/btcusdt_2024-07-18_2357.jsonl.gz" << 500;
        QTest::newRow("btc 2023") << "binance_usdm/btcusdt_2023-04-04_2358_markprice.jsonl.gz" << 500;
        QTest::newRow("btc 2022") << "binance_usdm/btcusdt_2022-08-11_part1.jsonl" << 0;
        QTest::newRow("eth 2024") << "binance_usdm/ethusdt_2024-08-08_2354.jsonl.gz" << 500;
        QTest::newRow("spot eth") << "binance_spot/ethusdt_2024-08-08_2354.jsonl.gz" << 100;
        QTest::newRow("spot ethbtc") << "binance_spot/ethbtc_2020-11-01_09h_full_hour.jsonl.gz" << 0;
        QTest::newRow("bybit linear") << "bybit_linear/session_2026-08-09.jsonl" << 0;
        QTest::newRow("bybit spot") << "bybit_spot/session_2026-08-09.jsonl" << 0;
    }
    void everyRecordedChainIsWhole()
    {
        QFETCH(QString, file);
        QFETCH(int, compared);
        const QString path = test::capture(file);
        if (path.isEmpty()) QSKIP(test::kNoDesignFiles);
        DecodeSettings s = books(file.startsWith("bybit") ? VenueId::Bybit : VenueId::Binance, 1);
        s.fileMarket = inspectCapture(path)->market;
        test::TextSource source(test::wholeText(path));
        const Decoded d = decode(source, s);
        QCOMPARE(d.stats["errors"].toInt(), 0);
        QCOMPARE(d.stats["gaps"].toInt(), 0);
        QCOMPARE(d.stats["resyncs"].toInt(), 0);
        QVERIFY(addsUp(d.stats));
        QVERIFY(!d.of("book").empty());
        for (const QJsonObject& b : d.of("book")) QCOMPARE(b["state"].toString(), "live");

        // Best quotes carry the id of the book they belong to: an independent witness.
        std::map<qint64, QJsonObject> quotes;
        for (const QJsonObject& q : d.of("bbo"))
            if (q["seq"].isDouble()) quotes[q["seq"].toInteger()] = q;
        int same = 0;
        for (const QJsonObject& b : d.of("book")) {
            const auto q = quotes.find(b["seq"].toInteger());
            if (s.venue != VenueId::Binance || q == quotes.end()) continue;
            ++same;
            const QJsonArray bid = b["bids"].toArray()[0].toArray(), ask = b["asks"].toArray()[0].toArray();
            QCOMPARE(bid[0].toDouble(), q->second["bid"].toDouble());
            QCOMPARE(bid[1].toDouble(), q->second["bid_qty"].toDouble());
            QCOMPARE(ask[0].toDouble(), q->second["ask"].toDouble());
            QCOMPARE(ask[1].toDouble(), q->second["ask_qty"].toDouble());
        }
        QVERIFY2(same >= compared, qPrintable(QString::number(same)));
    }
    void oneLostLineIsOneGap()
    {
        const QString path = test::capture(QStringLiteral("binance_usdm/btcusdt_2022-08-11_part1.jsonl"));
        if (path.isEmpty()) QSKIP(test::kNoDesignFiles);
        const QByteArrayList lines = QByteArray::fromStdString(test::wholeText(path)).split('\n');
        int tried = 0;
        qsizetype image = -1;
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (lines[i].contains("lastUpdateId")) image = i;
        QVERIFY(image >= 0);
        int deltasAfter = 0;
        for (qsizetype i = image + 1; i < lines.size(); ++i) deltasAfter += lines[i].contains("depthUpdate");
        int seen = 0;
        for (qsizetype i = image + 1; i < lines.size(); ++i) {
            if (!lines[i].contains("depthUpdate")) continue;
            ++seen;
            // Not the one that joins the image, and not the last: nothing would follow it.
            if (seen < 3 || seen == deltasAfter || seen % 9 != 0) continue;
            QByteArrayList cut = lines;
            cut.removeAt(i);
            const Decoded d = decode(cut.join('\n').toStdString(), books(VenueId::Binance, 1));
            QCOMPARE(d.stats["gaps"].toInt(), 1);
            const auto b = d.of("book");
            QCOMPARE(b.back()["state"].toString(), "stale");
            ++tried;
        }
        QVERIFY(tried > 3);
    }

    // ---- Old forms of the wire
    void oldFormsAreNamed_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<QString>("frame");
        QTest::addColumn<QString>("form");  // part of its name, empty: today's
        const auto row = [](const char* name, VenueId v, const char* frame, const char* form) {
            QTest::newRow(name) << static_cast<int>(v) << QString::fromLatin1(frame) << QString::fromLatin1(form);
        };
        row("depth of 2024", VenueId::Binance,
            R"({"stream":"btcusdt@depth@0ms","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","U":1,"u":2,"pu":0,"b":[],"a":[]}})",
            "depthUpdate without st");
        row("depth of 2026", VenueId::Binance,
            R"({"stream":"btcusdt@depth","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","ps":"BTCUSDT","U":1,"u":2,"pu":0,"b":[],"a":[],"st":1}})",
            "");
        row("spot has no such fields", VenueId::Binance,
            R"({"stream":"btcusdt@depth","data":{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":1,"u":2,"b":[],"a":[]}})",
            "");
        row("trade of 2021", VenueId::Binance,
            R"({"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1,"s":"BTCUSDT","a":5,"p":"1.5","q":"2","f":1,"l":1,"T":1,"m":true}})",
            "aggTrade without nq");
        row("trade of 2026", VenueId::Binance,
            R"({"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1,"s":"BTCUSDT","a":5,"p":"1.5","q":"2","nq":"2","f":1,"l":1,"T":1,"m":true,"st":1}})",
            "");
        row("checksum, no id", VenueId::Okx,
            R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[["3366.8","9","0","1"],["3368","8","0","1"],["3372","8","0","1"]],"bids":[["3366.1","7","0","1"]],"ts":"1","checksum":831078360}]})",
            "without seqId");
        row("checksum and id", VenueId::Okx,
            R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[["3366.8","9","0","1"],["3368","8","0","1"],["3372","8","0","1"]],"bids":[["3366.1","7","0","1"]],"ts":"1","checksum":831078360,"prevSeqId":-1,"seqId":10}]})",
            "computed");
        row("constant checksum", VenueId::Okx,
            R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[["2","1","0","1"]],"bids":[["1","1","0","1"]],"ts":"1","checksum":0,"prevSeqId":-1,"seqId":10}]})",
            "");
        row("level 1 by deltas", VenueId::Bybit,
            R"({"topic":"orderbook.1.BTCUSDT","type":"delta","ts":1,"data":{"s":"BTCUSDT","b":[["1","1"]],"a":[["2","1"]],"u":5,"seq":5}})",
            "with deltas");
        row("level 1 by snapshots", VenueId::Bybit,
            R"({"topic":"orderbook.1.BTCUSDT","type":"snapshot","ts":1,"data":{"s":"BTCUSDT","b":[["1","1"]],"a":[["2","1"]],"u":5,"seq":5}})",
            "");
        row("context of 2024", VenueId::Hyperliquid,
            R"({"channel":"activeAssetCtx","data":{"coin":"BTC","ctx":{"funding":"0.00001","openInterest":"1","prevDayPx":"1","dayNtlVlm":"1","premium":"0","oraclePx":"1","markPx":"1","midPx":"1","impactPxs":["1","1"]}}})",
            "dayBaseVlm");
    }
    void oldFormsAreNamed()
    {
        QFETCH(int, venue);
        QFETCH(QString, frame);
        QFETCH(QString, form);
        DecodeSettings settings;
        settings.venue = static_cast<VenueId>(venue);
        settings.all = settings.schemas = true;
        const Decoded d = decode((frame + '\n' + frame + '\n').toStdString(), settings);
        QCOMPARE(d.stats["errors"].toInt(), 0);
        const QJsonObject old = d.stats["old_schema"].toObject();
        QCOMPARE(old.size(), form.isEmpty() ? 0 : 1);
        QStringList said;
        for (const QJsonObject& e : d.of("notice")) said << e["message"].toString();
        if (form.isEmpty()) {
            QVERIFY2(said.isEmpty(), qPrintable(said.join(u' ')));
            return;
        }
        QVERIFY2(old.keys().first().contains(form), qPrintable(old.keys().first()));
        QCOMPARE(old.constBegin().value().toInt(), 2);
        QCOMPARE(said.size(), 1);  // told once, counted always
        QVERIFY(said.first().startsWith(QStringLiteral("old schema: ")) && said.first().contains(form));
        // Without being asked nothing is looked for.
        settings.all = settings.schemas = false;
        QVERIFY(decode(frame.toStdString(), settings).stats["old_schema"].toObject().isEmpty());
    }
    void oldRepliesAreNamed()
    {
        DecodeSettings settings;
        settings.venue = VenueId::Hyperliquid;
        settings.schemas = true;
        const char* line =
            R"({"recv_ns":null,"method":"POST","url":"https://api.hyperliquid.xyz/info","request_body":"{\"type\":\"meta\"}","body":"{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":50}]}"})";
        const Decoded d = decode(line, settings);
        QCOMPARE(d.stats["errors"].toInt(), 0);
        QCOMPARE(d.stats["old_schema"].toObject().keys(),
                 QStringList{"Hyperliquid meta without margin tables (until 2025)"});
    }
};

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
