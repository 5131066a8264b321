// What `decode` says of OKX: books that nobody can measure or place, what is not yet known, whose word it is.
#include "app/cli/decoder.h"
#include "tests/support/decoded.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace plimsoll;
using test::decode;
using test::Decoded;

namespace {

DecodeSettings told(VenueId venue = VenueId::Okx)
{
    DecodeSettings s;
    s.venue = venue;
    return s;
}
DecodeSettings books()
{
    DecodeSettings s = told();
    s.books = true;
    return s;
}

std::string okxFrame(const std::string& arg, const std::string& data, const char* action = "")
{
    return "{\"arg\":{" + arg + "}," + action + "\"data\":[{" + data + "}]}\n";
}
std::string okxBook(const char* symbol, bool image, const char* bids, const char* asks, int previous, int seq)
{
    return okxFrame(std::string("\"channel\":\"books\",\"instId\":\"") + symbol + '"',
                    std::string("\"bids\":") + bids + ",\"asks\":" + asks +
                        ",\"ts\":\"1785096000123\",\"checksum\":0,\"prevSeqId\":" + std::to_string(previous) +
                        ",\"seqId\":" + std::to_string(seq),
                    image ? "\"action\":\"snapshot\"," : "\"action\":\"update\",");
}
std::string okxAnswer(const std::string& path, const std::string& data)
{
    return "{\"url\":\"https://www.okx.com/api/v5/" + path +
           "\",\"body\":{\"code\":\"0\",\"msg\":\"\",\"data\":[{" + data + "}]}}\n";
}

}  // namespace

class TestDecodeOkx : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // On screen the quotes of bbo-tbt come before a ticker's, and `trades` before `trades-all`.
    void whatAnotherChannelHasIsToldAsWell()
    {
        const auto at = [](int second, const std::string& frame) {
            return std::to_string(1'700'000'000 + second) + "000000000 " + frame;
        };
        const auto arg = [](const char* channel) {
            return std::string("\"channel\":\"") + channel + "\",\"instId\":\"BTC-USDT\"";
        };
        const char* const trade =
            "\"instId\":\"BTC-USDT\",\"tradeId\":\"7\",\"px\":\"1\",\"sz\":\"2\","
            "\"side\":\"buy\",\"ts\":\"1785096000123\"";
        const Decoded d =
            decode(at(0, okxFrame(arg("bbo-tbt"),
                                  "\"bids\":[[\"8\",\"1\"]],\"asks\":[[\"9\",\"1\"]],\"ts\":\"1785096000123\"")) +
                       at(1, okxFrame(arg("tickers"),
                                      "\"instId\":\"BTC-USDT\",\"last\":\"9\",\"bidPx\":\"8\",\"bidSz\":\"2\","
                                      "\"askPx\":\"9\",\"askSz\":\"2\",\"ts\":\"1785096001123\"")) +
                       at(2, okxFrame(arg("trades"), trade)) + at(3, okxFrame(arg("trades-all"), trade)),
                   told());
        QCOMPARE(d.of("bbo").size(), std::size_t{2});
        QCOMPARE(d.of("bbo").back()["bid_qty"].toDouble(), 2.0);
        QCOMPARE(d.of("trade").size(), std::size_t{2});
    }

    // "00123" is no JSON number, and 123 is one.
    void idsOfTradesAreWrittenAsTheyCan()
    {
        const auto trade = [](const char* id) {
            return okxFrame("\"channel\":\"trades\",\"instId\":\"BTC-USDT\"",
                            std::string("\"instId\":\"BTC-USDT\",\"tradeId\":") + id +
                                ",\"px\":\"1\",\"sz\":\"2\",\"side\":\"buy\",\"ts\":\"1785096000123\"");
        };
        const Decoded d = decode(trade("\"00123\"") + trade("\"123\"") + trade("123") + trade("\"0\""), told());
        QCOMPARE(d.events.size(), 4u);
        QCOMPARE(d.events[0]["id"].toString(), "00123");
        for (const int i : {1, 2}) QCOMPARE(d.events[static_cast<std::size_t>(i)]["id"].toInt(), 123);
        QVERIFY(d.events[3]["id"] == QJsonValue(0));
        const Decoded b = decode(
            R"({"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1,"data":[{"T":1,"s":"BTCUSDT","S":"Buy","v":"2","p":"1","i":"007","BT":false}]})",
            told(VenueId::Bybit));
        QCOMPARE(b.of("trade").size(), 1u);
        QCOMPARE(b.of("trade")[0]["id"].toString(), "007");
    }
    // okx.md, rule 2: "" is "not yet known", and one order says nothing of the others.
    void whatIsNotYetKnownIsNoError()
    {
        const Decoded orders = decode(
            R"({"arg":{"channel":"liquidation-orders","instType":"SWAP"},"data":[{"instId":"BTC-USDT-SWAP","details":[{"side":"buy","bkPx":"1","sz":"1","ts":"5"},{"side":"buy","bkPx":"","sz":"1","ts":"6"},{"side":"sell","bkPx":"2","sz":"1","ts":""}]}]})",
            told());
        const auto found = orders.of("liquidation");
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0]["ts_ms"].toInt(), 5);
        QVERIFY(found[1]["ts_ms"].isNull());
        QCOMPARE(found[1]["liquidated"].toString(), "long");
        QCOMPARE(orders.of("error").size(), 1u);
        QCOMPARE(orders.of("error")[0]["where"].toString(), "data[0].details[1].bkPx");
        const Decoded d = decode(
            R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[],"bids":[["1","2","0","1"]],"ts":"","prevSeqId":-1,"seqId":5}]})"
            "\n"
            R"({"arg":{"channel":"trades","instId":"BTC-USDT"},"data":[{"tradeId":"1","px":"1","sz":"2","side":"sell","ts":""}]})",
            told());
        QCOMPARE(d.stats["errors"].toInt(), 0);
        QCOMPARE(d.of("trade").size(), 1u);
        QVERIFY(d.of("trade")[0]["ts_ms"].isNull());
        QCOMPARE(d.of("book_snapshot").size(), 1u);
        QVERIFY(d.of("book_snapshot")[0]["ts_ms"].isNull());
    }
    // A family has futures as well: what is said of them is not said of the swap.
    void familiesOfFuturesAreNotTheSwap()
    {
        const auto all = [](const std::string& type) {
            const std::string said = "\"instType\":\"" + type + '"', family = "\"instFamily\":\"BTC-USDT\"";
            const std::string adl = family + ",\"state\":\"warning\",\"bal\":\"1\",\"ts\":\"1\"";
            const std::string asked = "?instType=" + type + "&instFamily=BTC-USDT";
            return decode(
                okxFrame("\"channel\":\"adl-warning\"," + said, adl) +
                    okxFrame("\"channel\":\"adl-warning\"", said + ',' + adl) +
                    okxAnswer(
                        "public/position-tiers" + asked,
                        family +
                            ",\"tier\":\"1\",\"instId\":\"\",\"minSz\":\"0\",\"maxSz\":\"9\",\"mmr\":\"0.02\"") +
                    okxAnswer("public/insurance-fund" + asked,
                              family + ",\"details\":[{\"balance\":\"5\",\"ccy\":\"BTC\",\"ts\":\"1\"}]"),
                told());
        };
        const Decoded swap = all("SWAP"), future = all("FUTURES");
        QCOMPARE(swap.of("adl").size(), 2u);
        QCOMPARE(swap.of("tier").size(), 1u);
        QCOMPARE(swap.of("insurance").size(), 1u);
        QVERIFY2(future.events.empty(), future.text.c_str());
    }
    // Prices and their order are known all the same (CONTRACT 4: the quantity is null).
    void booksOfUnknownContracts()
    {
        const char* const symbol = "BTC-USDT-SWAP";
        const Decoded d =
            decode(okxBook(symbol, true, R"([["100","1","0","1"]])",
                           R"([["101","1","0","1"],["102","1","0","1"]])", -1, 10) +
                       okxBook(symbol, false, "[]", R"([["101","0","0","0"],["102","3","0","1"]])", 10, 15) +
                       okxBook(symbol, false, "[]", R"([["103","3","0","1"]])", 77, 99),
                   books());
        const auto lines = d.of("book");
        QCOMPARE(lines.size(), 3u);
        QVERIFY2(
            d.text.find(R"("bids":[[100,null]],"asks":[[102,null]],"seq":15,"state":"live")") != std::string::npos,
            d.text.c_str());
        QCOMPARE(lines[2]["state"].toString(), "stale");
        QCOMPARE(d.stats["gaps"].toInt(), 1);
    }
    // What was asked for with fewer levels than the stream has, or has no id, is no part of the stream's book.
    void answersOfFewLevelsStandBeside()
    {
        const char* const levels = R"([["100","1","0","1"],["99","1","0","1"]])";
        const auto said = [&](const char* query, const char* seq, DecodeSettings s) {
            const std::string body =
                R"("bids":[["100","7","0","1"]],"asks":[["101","7","0","1"]],"ts":"1785096000123")";
            return decode(okxBook("BTC-USDT", true, levels, R"([["101","1","0","1"]])", -1, 20) +
                              okxAnswer(std::string("market/books?instId=BTC-USDT") + query, body + seq) +
                              okxBook("BTC-USDT", false, "[]", R"([["101","2","0","1"]])", 20, 21),
                          s);
        };
        for (const char* const few : {"", "&sz=5", "&sz=399"}) {
            const Decoded d = said(few, ",\"seqId\":20", books());
            QCOMPARE(d.of("book").size(), 2u);
            QCOMPARE(d.of("book")[1]["bids"].toArray().size(), 2);
            QCOMPARE(d.of("book_snapshot").size(), 1u);
            QCOMPARE(d.of("book_snapshot")[0]["channel"].toString(), "partial");
        }
        const Decoded whole = said("&sz=400", ",\"seqId\":20", books());
        QCOMPARE(whole.of("book").size(), 3u);
        QCOMPARE(whole.of("book")[2]["bids"].toArray().size(), 1);
        // Full books have no id.
        const Decoded nameless = said("&sz=400", "", books());
        QCOMPARE(nameless.stats["errors"].toInt(), 0);
        QCOMPARE(nameless.of("book").size(), 2u);
        QCOMPARE(nameless.of("book")[1]["bids"].toArray().size(), 2);
        const auto images = said("&sz=400", "", told()).of("book_snapshot");
        QCOMPARE(images.size(), 2u);
        QVERIFY(images[1]["seq"].isNull() && images[1].contains("seq"));
    }
    void theBestFiveNeedNoId()
    {
        const auto five = [](const char* seq) {
            return decode(okxFrame("\"channel\":\"books5\",\"instId\":\"BTC-USDT\"",
                                   std::string("\"asks\":[],\"bids\":[],\"ts\":\"1\"") + seq),
                          told());
        };
        QCOMPARE(five("").of("book_snapshot").size(), 1u);
        QVERIFY(five("").of("book_snapshot")[0]["seq"].isNull());
        QCOMPARE(five(",\"seqId\":8").of("book_snapshot")[0]["seq"].toInt(), 8);
        QCOMPARE(five(",\"seqId\":-8").of("error").size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestDecodeOkx)
#include "tst_decode_okx.moc"
