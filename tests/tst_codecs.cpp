// Codecs: every fixture gives the events of its .expected file, in whatever order its keys stand; every
// channel and reply that a profile plans has a fixture.
// PLIMSOLL_UPDATE_EXPECTED=1 writes the .expected files instead of comparing: read the difference.
#include "feeds/frame_pipeline.h"
#include "feeds/history_plan.h"
#include "tests/support/fixtures.h"
#include "tests/support/print_events.h"

#include <QFile>
#include <QtTest>

#include <set>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

// "btcusdt@depth@100ms" -> "@depth@100ms", "orderbook.200.BTCUSDT" -> "orderbook.200", "!x@arr" stays.
std::string channelOf(std::string_view topic, VenueId venue)
{
    if (venue == VenueId::Binance) {
        const std::size_t at = topic.front() == '!' ? 0 : topic.find('@');
        return std::string(topic.substr(at));
    }
    if (venue == VenueId::Hyperliquid) return std::string(topic.substr(0, topic.find(' ')));
    if (venue == VenueId::Okx) return std::string(topic.substr(0, topic.find(':')));
    return std::string(topic.substr(0, topic.rfind('.')));
}

Instrument instrument(Market market, const char* symbol, const char* base)
{
    Instrument i;
    i.market = market;
    i.symbol = symbol;
    i.asset = i.base = base;
    i.quote = i.settle = "USDT";
    i.status = InstrumentStatus::Trading;
    return i;
}

QString shown(const std::string& s)
{
    return QString::fromStdString(s);
}

}  // namespace

class TestCodecs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fixtures_data();
    void fixtures();
    void orderOfKeysDoesNotMatter_data() { fixtures_data(); }
    void orderOfKeysDoesNotMatter();
    void everyPlannedTopicHasAFixture();
    void everyPolledReplyHasAFixture();
    void errorsNameTheirPlace_data();
    void errorsNameTheirPlace();
    void anErrorSaysWhoseBookItWas();
    void duplicateKeysTheFirstCounts();
    void unknownSymbolsAreIgnoredLive();
    void quietTickersAreConfirmed();
    void bookDepthFollowsTheLivingStream();
    void pagesOfListsDoNotMix();
    void absurdFundingIntervalsAreLeftOut_data();
    void absurdFundingIntervalsAreLeftOut();
    void theIntervalOfASettlementIsMeasured();
    void instrumentsStandBeforeTheirEvents();
};

void TestCodecs::fixtures_data()
{
    QTest::addColumn<int>("index");
    const auto all = allFixtures();
    QVERIFY(all.size() > 20);
    for (std::size_t i = 0; i < all.size(); ++i) QTest::newRow(all[i].name.c_str()) << static_cast<int>(i);
}

void TestCodecs::fixtures()
{
    QFETCH(int, index);
    const Fixture f = allFixtures()[static_cast<std::size_t>(index)];
    Decoder decoder(f.venue);
    std::string printed;
    for (const FixtureLine& line : f.lines) {
        EventBatch out;
        printed += decoder.decode(line, f.market, out);
        printed += "--\n";
    }
    if (qEnvironmentVariableIsSet("PLIMSOLL_UPDATE_EXPECTED")) {
        QFile file(shown(f.path).chopped(5) + QStringLiteral(".expected"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(printed.c_str());
        return;
    }
    const QStringList got = shown(printed).split(QLatin1Char('\n'));
    const QStringList wanted = shown(f.expected).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::min(got.size(), wanted.size()); ++i) QCOMPARE(got[i], wanted[i]);
    QCOMPARE(got.size(), wanted.size());
}

void TestCodecs::orderOfKeysDoesNotMatter()
{
    QFETCH(int, index);
    const Fixture f = allFixtures()[static_cast<std::size_t>(index)];
    Decoder straight(f.venue), reversed(f.venue);
    for (const FixtureLine& line : f.lines) {
        if (line.text.front() != '{' && line.text.front() != '[') continue;
        EventBatch a, b;
        const std::string other = reversedKeys(line.padded().text);
        QVERIFY(other.size() > 1);
        QCOMPARE(shown(reversed.decode(fixtureLine(line.url, other, line.asked), f.market, b)),
                 shown(straight.decode(line, f.market, a)));
    }
}

void TestCodecs::everyPlannedTopicHasAFixture()
{
    for (const VenueProfile& profile : venueProfiles()) {
        std::set<std::string> shownBy;
        for (const Fixture& f : allFixtures()) {
            if (f.venue != profile.id) continue;
            Decoder decoder(f.venue);
            for (const FixtureLine& line : f.lines) {
                if (!line.url.empty()) continue;
                EventBatch out;
                const auto frame = decoder.codec->decodeFrame(line.padded(), decoder.stamp, f.market, out);
                if (frame && frame->kind == FrameKind::Data && !frame->topic.empty())
                    shownBy.insert(std::string(marketKey(f.market)) + ' ' + channelOf(frame->topic, f.venue));
            }
        }
        Catalogue catalogue(profile.id);
        Instrument perp = instrument(Market::Perp, "BTCUSDT", "BTC"),
                   spot = instrument(Market::Spot, "BTCUSDT", "BTC");
        catalogue.put(perp);
        catalogue.put(spot);
        std::size_t topics = 0;
        for (const ConnectionPlan& socket : profile.plan(WatchSet{{"BTC"}, {"BTC"}}, catalogue, profile.live)) {
            for (const Topic& topic : socket.topics) {
                const std::string channel =
                    std::string(marketKey(socket.market)) + ' ' + channelOf(topic.name, profile.id);
                QVERIFY2(shownBy.contains(channel), channel.c_str());
                ++topics;
            }
        }
        QVERIFY(topics >= 10);
    }
}

void TestCodecs::everyPolledReplyHasAFixture()
{
    for (const VenueProfile& profile : venueProfiles()) {
        Catalogue catalogue(profile.id);
        Instrument perp = instrument(Market::Perp, "BTCUSDT", "BTC"),
                   spot = instrument(Market::Spot, "BTCUSDT", "BTC");
        catalogue.put(perp);
        catalogue.put(spot);
        std::set<std::pair<ReplyKind, Market>> shownBy;
        for (const Fixture& f : allFixtures()) {
            if (f.venue != profile.id) continue;
            for (const FixtureLine& line : f.lines)
                if (const auto r =
                        line.url.empty() ? std::nullopt : profile.recorded(line.url, line.asked, catalogue))
                    shownBy.insert({r->kind, r->market});
        }
        std::vector<RestRequest> asked = profile.startup(profile.live);
        for (const Poll& poll : profile.polls(WatchSet{{"BTC"}, {"BTC"}}, catalogue, profile.live))
            asked.push_back(poll.request);
        asked.push_back(profile.depthImage(perp));
        const Timestamp now = fromUnixMs(1'790'000'000'000);
        for (const PastRequest& past : planHistory(profile, {{&perp, true}, {&spot, false}}, now))
            asked.push_back(past.request);
        for (const RestRequest& request : asked)
            QVERIFY2(shownBy.contains({request.kind, request.market}), request.path.c_str());
    }
}

void TestCodecs::errorsNameTheirPlace_data()
{
    QTest::addColumn<int>("venue");
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("error");
    const int bn = static_cast<int>(VenueId::Binance), by = static_cast<int>(VenueId::Bybit);
    const auto depth = [](const char* levels) {
        return QStringLiteral(
                   R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT",)"
                   R"("U":5,"u":6,"pu":4,"b":%1,"a":[]}})")
            .arg(QLatin1String(levels));
    };
    const auto row = [](const char* name, int venue, const QString& frame, const char* error) {
        QTest::newRow(name) << venue << frame << QString::fromLatin1(error);
    };
    row("NaN", bn, depth(R"([["1","1"],["1","1"],["1","1"],["NaN","1"]])"), "data.b[3][0]: not a decimal");
    row("1e999", bn, depth(R"([["1","1e999"]])"), "data.b[0][1]: out of range");
    row("bare 1e999", bn, depth(R"([[1,1e999]])"), "data.b[0][1]: out of range");
    row("too many coins", bn, depth(R"([["1","1e22"]])"), "data.b[0][1]: out of range");
    row("400 digits", bn, depth((R"([[")" + std::string(400, '9') + R"(","1"]])").c_str()),
        "data.b[0][0]: out of range");
    row("13 decimals", bn, depth(R"([["0.0000000000001","1"]])"), "data.b[0][0]: more than 12 decimals");
    row("negative size", bn, depth(R"([["1","-1"]])"), "data.b[0][1]: negative size");
    row("negative price", bn, depth(R"([["-1","1"]])"), "data.b[0][0]: price not above zero");
    row("price of zero", bn, depth(R"([["0.00","1"]])"), "data.b[0][0]: price not above zero");
    row("empty text", bn, depth(R"([["","1"]])"), "data.b[0][0]: empty text where a number is needed");
    row("null price", bn, depth(R"([[null,"1"]])"), "data.b[0][0]: not a decimal");
    row("one column", bn, depth(R"([["1"]])"), "data.b[0][1]: missing");
    row("no columns", bn, depth(R"([[]])"), "data.b[0][0]: empty text where a number is needed");
    row("an object", bn, depth(R"([{"p":1}])"), "data.b[0]: not a [price, size] pair");
    row("half quoted", bn, depth(R"([["1,"1"]])"), "");
    row("levels are null", bn, depth("null"), "data.b: a list expected");
    row("levels are a text", bn, depth(R"("x")"), "data.b: a list expected");
    row("no pu", bn,
        R"({"stream":"btcusdt@depth","data":{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":5,"u":6,"b":[],"a":[]}})",
        "data.pu: missing");
    row("ids the wrong way", bn, R"({"e":"depthUpdate","E":1,"s":"BTCUSDT","U":7,"u":6,"pu":4,"b":[],"a":[]})",
        "U: first id after the last");
    row("id beyond 2^63", bn,
        R"({"e":"depthUpdate","E":1,"s":"BTCUSDT","U":1,"u":9999999999999999999,"pu":4,"b":[],"a":[]})",
        "u: not an integer");
    row("time beyond all", bn,
        R"({"e":"aggTrade","E":1,"s":"BTCUSDT","a":1,"p":"1","q":"1","T":99999999999999999,"m":true})",
        "T: not a time in milliseconds");
    row("flag is a text", bn, R"({"e":"aggTrade","E":1,"s":"BTCUSDT","a":1,"p":"1","q":"1","T":1,"m":"yes"})",
        "m: true or false expected");
    row("null quote", bn, R"({"e":"bookTicker","u":5,"s":"BTCUSDT","b":null,"B":"1","a":"2","A":"3","E":1})",
        "b: missing");
    row("bad order", bn,
        R"({"stream":"!forceOrder@arr","data":{"e":"forceOrder","E":1,"o":{"s":"BTCUSDT","S":"SELL","q":"x","p":"1","ap":"1","X":"FILLED","T":1}}})",
        "data.o.q: not a decimal");
    row("second of a list", bn,
        R"({"stream":"!markPrice@arr@1s","data":[{"e":"markPriceUpdate","E":1,"s":"BTCUSDT","p":"1"},{"e":"markPriceUpdate","E":1,"s":"ETHUSDT","p":"-"}]})",
        "data[1].p: not a decimal");
    row("cut short", bn, R"({"stream":"btcusdt@depth","data":{"e":"depthUpdate","E":1)", "");
    row("cut in a text", bn, R"({"stream":"btcus)", ": a text is not closed (cut short?)");
    row("something behind", bn, R"({"id":1,"result":null}{"id":2})", ": something behind the end");
    row("not JSON", bn, "pong", ": not of the expected form");
    row("nothing", bn, "", ": empty text");
    row("data is a number", bn, R"({"stream":"x@y","data":7})", "data: neither object nor list");
    row("no data", bn, R"({"stream":"x@y"})", "data: missing");

    row("bad side", by,
        R"({"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1,"data":[{"T":1,"s":"BTCUSDT","S":"buy","v":"1","p":"1","i":"x"}]})",
        "data[0].S: neither Buy nor Sell");
    row("bad size", by,
        R"({"topic":"orderbook.50.BTCUSDT","type":"delta","ts":1,"data":{"s":"BTCUSDT","b":[["1","1"],["1","1"],["1","1"],["x","1"]],"a":[],"u":2}})",
        "data.b[3][0]: not a decimal");
    row("no u", by,
        R"({"topic":"orderbook.50.BTCUSDT","type":"delta","ts":1,"data":{"s":"BTCUSDT","b":[],"a":[]}})",
        "data.u: missing");
    row("no type", by, R"({"topic":"orderbook.50.BTCUSDT","ts":1,"data":{"s":"BTCUSDT","b":[],"a":[],"u":1}})",
        "type: missing");
    row("new type", by, R"({"topic":"tickers.BTCUSDT","type":"x","ts":1,"data":{"symbol":"BTCUSDT"}})",
        "type: neither snapshot nor delta");
    row("ticker price", by,
        R"({"topic":"tickers.BTCUSDT","type":"delta","ts":1,"data":{"symbol":"BTCUSDT","markPrice":"1..0"}})",
        "data.markPrice: not a decimal");
    const int ok = static_cast<int>(VenueId::Okx);
    const auto books = [](const char* item) {
        return QStringLiteral(R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"update","data":[%1]})")
            .arg(QLatin1String(item));
    };
    row("OKX bad price", ok,
        books(R"({"asks":[["1","1","0","1"],["x","1","0","1"]],"bids":[],"ts":"1","seqId":2,"prevSeqId":1})"),
        "data[0].asks[1][0]: not a decimal");
    row("OKX negative size", ok,
        books(R"({"asks":[],"bids":[["1","-1","0","1"]],"ts":"1","seqId":2,"prevSeqId":1})"),
        "data[0].bids[0][1]: negative size");
    row("OKX no seqId", ok, books(R"({"asks":[],"bids":[],"ts":"1","prevSeqId":1})"), "data[0].seqId: missing");
    row("OKX no prevSeqId", ok, books(R"({"asks":[],"bids":[],"ts":"1","seqId":1})"),
        "data[0].prevSeqId: missing");
    row("OKX no bids", ok, books(R"({"asks":[],"ts":"1","seqId":2,"prevSeqId":1})"), "data[0].bids: missing");
    row("OKX null asks", ok, books(R"({"asks":null,"bids":[],"ts":"1","seqId":2,"prevSeqId":1})"),
        "data[0].asks: a list expected");
    row("OKX new action", ok, R"({"arg":{"channel":"books","instId":"BTC-USDT"},"action":"x","data":[]})",
        "action: neither snapshot nor update");
    row("OKX data is an object", ok, R"({"arg":{"channel":"trades","instId":"BTC-USDT"},"data":{}})",
        "data: a list expected");
    row("OKX no data", ok, R"({"arg":{"channel":"trades","instId":"BTC-USDT"}})", "data: missing");
    row("OKX bad side", ok,
        R"({"arg":{"channel":"trades","instId":"BTC-USDT"},"data":[{"tradeId":"1","px":"1","sz":"1","side":"Buy","ts":"1"}]})",
        "data[0].side: neither buy nor sell");
    row("OKX bad order", ok,
        R"({"arg":{"channel":"liquidation-orders","instType":"SWAP"},"data":[{"instId":"BTC-USDT-SWAP","details":{"side":"buy","bkPx":"1","sz":"1","ts":"1"}}]})",
        "data[0].details: a list expected");
    row("OKX no channel", ok, R"({"arg":{"instId":"BTC-USDT"},"data":[]})", "arg.channel: missing");
    const int hl = static_cast<int>(VenueId::Hyperliquid);
    const auto levels = [](const char* both) {
        return QStringLiteral(R"({"channel":"l2Book","data":{"coin":"BTC","time":1790232236546,"levels":%1}})")
            .arg(QLatin1String(both));
    };
    row("HL bad price", hl, levels(R"([[],[{"px":"1","sz":"1","n":1},{"px":"x","sz":"1","n":1}]])"),
        "data.levels[1][1].px: not a decimal");
    row("HL bad size", hl, levels(R"([[{"px":"1","sz":"-1","n":1}],[]])"), "data.levels[0][0].sz: negative size");
    row("HL no size", hl, levels(R"([[{"px":"1","n":1}],[]])"), "data.levels[0][0].sz: missing");
    row("HL no price", hl, levels(R"([[{"sz":"1","n":1}],[]])"), "data.levels[0][0].px: missing");
    row("HL one side", hl, levels("[[]]"), "data.levels: two lists expected");
    row("HL pairs", hl, levels(R"([[["1","1"]],[]])"), "data.levels[0][0]: not a level");
    row("HL levels are null", hl, levels("null"), "data.levels: a list expected");
    row("HL no time", hl, R"({"channel":"l2Book","data":{"coin":"BTC","levels":[[],[]]}})", "data.time: missing");
    row("HL bad side", hl,
        R"({"channel":"trades","data":[{"coin":"BTC","side":"S","px":"1","sz":"1","time":1,"tid":1}]})",
        "data[0].side: neither A nor B");
    row("HL bad quote", hl,
        R"({"channel":"bbo","data":{"coin":"BTC","time":1,"bbo":[{"px":"1","sz":"1"},{"px":"0","sz":"1"}]}})",
        "data.bbo[1].px: price not above zero");
    row("HL bad context", hl,
        R"({"channel":"activeAssetCtx","data":{"coin":"BTC","ctx":{"markPx":"1","openInterest":"x"}}})",
        "data.ctx.openInterest: not a decimal");
    row("HL not packed", hl, R"({"channel":"fastAssetCtxs","data":"!!!"})", "data: not base64");
    row("HL not DEFLATE", hl, R"({"channel":"fastAssetCtxs","data":"/////w=="})", "data: not DEFLATE");
    row("HL no channel", hl, R"({"data":{}})", "channel: missing");
    row("ticker list", by, R"({"topic":"tickers.BTCUSDT","type":"delta","ts":1,"data":[1]})",
        "data: an object expected");
}

void TestCodecs::errorsNameTheirPlace()
{
    QFETCH(int, venue);
    QFETCH(QString, frame);
    QFETCH(QString, error);
    Decoder decoder(static_cast<VenueId>(venue));
    EventBatch out;
    out.keep("kept");
    out.levels.push_back({Price{1}, Qty{1}});
    const std::string got = decoder.decode(fixtureLine({}, frame.toStdString()), Market::Perp, out);
    QVERIFY2(got.starts_with("! "), got.c_str());
    if (!error.isEmpty()) QCOMPARE(shown(got).trimmed(), QStringLiteral("! ") + error);
    // As before: nothing half-read stays behind.
    QVERIFY(out.events.empty());
    QCOMPARE(out.levels.size(), std::size_t{1});
    QCOMPARE(out.text, std::string("kept"));
}

void TestCodecs::anErrorSaysWhoseBookItWas()
{
    Decoder binance(VenueId::Binance), bybit(VenueId::Bybit);
    EventBatch out;
    const auto error = [&](Decoder& d, std::string_view text) {
        const FixtureLine line = fixtureLine({}, text);
        const auto frame = d.codec->decodeFrame(line.padded(), d.stamp, Market::Perp, out);
        return frame ? DecodeError{} : frame.error();
    };
    const InstrumentId btc = binance.catalogue.find(Market::Perp, "BTCUSDT");
    DecodeError e = error(
        binance,
        R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"b":[["x","1"]],"a":[]}})");
    QVERIFY(e.book && e.instrument == btc);
    e = error(binance, R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1,"s":"BTC)");
    QVERIFY(e.book && e.instrument == btc);
    e = error(binance, R"({"e":"depthUpdate","E":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"b":[["1")");
    QVERIFY(e.book && e.instrument == btc);
    e = error(binance, R"({"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1,"s":"BTC)");
    QVERIFY(!e.book && e.instrument == btc);
    const InstrumentId eth = bybit.catalogue.find(Market::Perp, "ETHUSDT");
    e = error(bybit, R"({"topic":"orderbook.1000.ETHUSDT","type":"delta","ts":1,"da)");
    QVERIFY(e.book && e.instrument == eth);
    e = error(bybit, R"({"topic":"tickers.ETHUSDT","type":"delta","ts":1,"da)");
    QVERIFY(!e.book);
    Decoder okx(VenueId::Okx);
    const InstrumentId sol = okx.catalogue.find(Market::Perp, "SOL-USDT-SWAP");
    e = error(okx,
              R"({"arg":{"channel":"books","instId":"SOL-USDT-SWAP"},"action":"update","data":[{"asks":[["1)");
    QVERIFY(e.book && e.instrument == sol);
    e = error(okx,
              R"({"arg":{"channel":"books","instId":"SOL-USDT-SWAP"},"action":"update","data":[{"asks":[]}]})");
    QVERIFY(e.book && e.instrument == sol);
    e = error(okx, R"({"arg":{"channel":"bbo-tbt","instId":"SOL-USDT-SWAP"},"data":[{"asks":[["1)");
    QVERIFY(!e.book);
}

void TestCodecs::duplicateKeysTheFirstCounts()
{
    Decoder d(VenueId::Binance);
    EventBatch out;
    const std::string got = d.decode(
        fixtureLine(
            {},
            R"({"e":"aggTrade","E":1,"s":"BTCUSDT","a":1,"p":"7","p":"8","q":"1","T":1,"m":true,"e":"trade"})"),
        Market::Perp, out);
    QVERIFY2(got.find("price=7 ") != std::string::npos, got.c_str());
}

void TestCodecs::unknownSymbolsAreIgnoredLive()
{
    for (const VenueProfile& profile : venueProfiles()) {
        Catalogue catalogue(profile.id);  // nothing is known and nothing is invented
        const auto codec = profile.makeCodec(catalogue);
        std::size_t frames = 0;
        for (const Fixture& f : allFixtures()) {
            // contractInfo alone may make an instrument known: that is its purpose.
            if (f.venue != profile.id || f.name.find("contracts") != std::string::npos) continue;
            for (const FixtureLine& line : f.lines) {
                if (!line.url.empty()) continue;
                EventBatch out;
                const auto frame = codec->decodeFrame(line.padded(), Stamp{}, f.market, out);
                for (const MarketEvent& e : out.events) QVERIFY(!e.instrument.valid());
                if (frame && !frame->topic.empty()) ++frames;
            }
        }
        QVERIFY(frames > 10);
    }
}

// A ticker frame confirms what it leaves out; without that, a rate that rarely changes would go stale.
void TestCodecs::quietTickersAreConfirmed()
{
    Decoder d(VenueId::Bybit);
    const auto told = [&](const char* data, const char* type, int seconds) {
        d.stamp.mono += std::chrono::seconds(seconds);
        EventBatch out;
        return shown(d.decode(fixtureLine({}, std::string(R"({"topic":"tickers.BTCUSDT","type":")") + type +
                                                  R"(","ts":1,"data":{"symbol":"BTCUSDT",)" + data + "}}"),
                              Market::Perp, out));
    };
    told(R"("markPrice":"10","indexPrice":"11","fundingRate":"0.1","singleOpenInterest":"5","lastPrice":"9")",
         "snapshot", 0);
    QCOMPARE(told(R"("markPrice":"10.5")", "delta", 1), QStringLiteral("BTCUSDT perp @1 mark mark=10.5\n"));
    QCOMPARE(told(R"("bid1Size":"1")", "delta", 1), QStringLiteral("BTCUSDT perp @1 mark mark=10.5 index=11\n"));
    QString all = told(R"("bid1Size":"2")", "delta", 40);
    QVERIFY2(all.contains(QStringLiteral("funding estimate rate=0.1")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("oi base=5")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("ticker last=9")), qPrintable(all));
}

// Several depths of one symbol have numbers of their own: one of them is the book.
void TestCodecs::bookDepthFollowsTheLivingStream()
{
    Decoder d(VenueId::Bybit);
    const auto told = [&](int depth, const char* type, int u, int seconds) {
        d.stamp.mono += std::chrono::seconds(seconds);
        EventBatch out;
        const std::string s = d.decode(
            fixtureLine({}, R"({"topic":"orderbook.)" + std::to_string(depth) + R"(.BTCUSDT","type":")" + type +
                                R"(","ts":1,"data":{"s":"BTCUSDT","b":[["1","1"]],"a":[["2","1"]],"u":)" +
                                std::to_string(u) + "}}"),
            Market::Perp, out);
        return s.find(" book_") != std::string::npos;
    };
    QVERIFY(told(50, "snapshot", 10, 0));
    QVERIFY(told(50, "delta", 11, 0));
    QVERIFY(!told(200, "delta", 70, 0));    // not before its image
    QVERIFY(told(200, "snapshot", 71, 0));  // deeper: takes over
    QVERIFY(!told(50, "delta", 12, 0));
    QVERIFY(!told(50, "snapshot", 13, 1));
    QVERIFY(told(200, "delta", 72, 1));
    QVERIFY(told(50, "snapshot", 14, 6));  // the deeper one has fallen silent
    QVERIFY(told(50, "delta", 15, 0));
}

// Bybit's lists are asked for in the same moment: between two pages of the contracts come the pairs of spot and
// the contracts before their launch, and none of the first page is gone because of it.
void TestCodecs::pagesOfListsDoNotMix()
{
    Decoder d(VenueId::Bybit);
    const auto list = [&](const std::string& query, const std::string& rows, const std::string& cursor) {
        EventBatch out;
        d.decode(fixtureLine("/v5/market/instruments-info?category=" + query,
                             R"({"retCode":0,"result":{"category":")" + query.substr(0, query.find('&')) +
                                 R"(","list":[)" + rows + R"(],"nextPageCursor":")" + cursor + R"("}})"),
                 Market::Perp, out);
        QVERIFY(!d.refused);
    };
    const auto row = [](const std::string& base, const std::string& more) {
        return R"({"symbol":")" + base + R"(USDT","baseCoin":")" + base + R"(","quoteCoin":"USDT",)" + more + "}";
    };
    const auto contract = [&](const std::string& base) {
        return row(base, R"("contractType":"LinearPerpetual","status":"Trading","settleCoin":"USDT")");
    };
    const auto status = [&](Market market, const char* symbol) {
        const Instrument* const i = d.catalogue.get(d.catalogue.peek(market, symbol));
        return i ? i->status : InstrumentStatus::Unknown;
    };
    const std::string spot = row("CCC", R"("status":"Trading")");
    const std::string next =
        row("NEW", R"("contractType":"LinearPerpetual","status":"PreLaunch","settleCoin":"USDT")");
    list("linear&limit=2", contract("OLD"), "");
    list("spot", spot, "");
    list("linear&limit=2", contract("AAA") + ',' + contract("BBB"), "more");
    list("spot", spot, "");
    list("linear&limit=2&status=PreLaunch", next, "");
    list("linear&limit=2&cursor=more", contract("DDD"), "");
    for (const char* symbol : {"AAAUSDT", "BBBUSDT", "DDDUSDT"})
        QCOMPARE(status(Market::Perp, symbol), InstrumentStatus::Trading);
    QCOMPARE(status(Market::Perp, "NEWUSDT"), InstrumentStatus::PreLaunch);
    QCOMPARE(status(Market::Spot, "CCCUSDT"), InstrumentStatus::Trading);
    QCOMPARE(status(Market::Perp, "OLDUSDT"), InstrumentStatus::Delisted);  // on no page
    // A page whose first one never came is no list.
    list("linear&limit=2&cursor=more", contract("DDD"), "");
    QCOMPARE(status(Market::Perp, "AAAUSDT"), InstrumentStatus::Trading);
}

// What nobody charges by is not known, is told, and takes nothing else of its message along.
void TestCodecs::absurdFundingIntervalsAreLeftOut_data()
{
    QTest::addColumn<int>("venue");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("absurd");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, VenueId venue, const char* url, const char* asked, const char* text,
                        const QStringList& absurd, const char* good, const char* key) {
        QTest::newRow(name) << static_cast<int>(venue) << QString::fromLatin1(url) << QString::fromLatin1(asked)
                            << QString::fromLatin1(text) << absurd << QString::fromLatin1(good)
                            << QString::fromLatin1(key);
    };
    const QStringList numbers{QStringLiteral("1e300"), QStringLiteral("1000000"), QStringLiteral("-8"),
                              QStringLiteral("0.0001")};
    row("Binance", VenueId::Binance, "/fapi/v1/fundingInfo", "",
        R"([{"symbol":"BTCUSDT","adjustedFundingRateCap":"0.02","fundingIntervalHours":%1}])", numbers, "8",
        "fundingIntervalHours");
    row("Bybit, an instrument", VenueId::Bybit, "/v5/market/instruments-info?category=linear&limit=1000", "",
        R"({"retCode":0,"result":{"category":"linear","list":[{"symbol":"BTCUSDT","contractType":"LinearPerpetual",)"
        R"("status":"Trading","baseCoin":"BTC","quoteCoin":"USDT","settleCoin":"USDT","fundingInterval":%1}],)"
        R"("nextPageCursor":""}})",
        numbers, "480", "fundingInterval");
    row("Bybit, a ticker", VenueId::Bybit, "", "",
        R"({"topic":"tickers.BTCUSDT","type":"snapshot","ts":1,"data":{"symbol":"BTCUSDT","markPrice":"10",)"
        R"("fundingRate":"0.0001","fundingIntervalHour":"%1"}})",
        numbers, "8", "fundingIntervalHour");
    row("OKX", VenueId::Okx, "", "",
        R"({"arg":{"channel":"funding-rate","instId":"BTC-USDT-SWAP"},"data":[{"fundingRate":"0.0001",)"
        R"("fundingTime":"1790380800000","instId":"BTC-USDT-SWAP","instType":"SWAP","nextFundingTime":"%1",)"
        R"("ts":"1790380801000"}]})",
        {QStringLiteral("4102444800000"), QStringLiteral("1790380800001")}, "1790409600000", "nextFundingTime");
    // Longer than a day is rare, and an interval as elsewhere.
    row("OKX, two days", VenueId::Okx, "", "",
        R"({"arg":{"channel":"funding-rate","instId":"BTC-USDT-SWAP"},"data":[{"fundingRate":"0.0001",)"
        R"("fundingTime":"1790380800000","instId":"BTC-USDT-SWAP","instType":"SWAP","nextFundingTime":"%1",)"
        R"("ts":"1790380801000"}]})",
        {QStringLiteral("4102444800000")}, "1790553600000", "nextFundingTime");
    row("Hyperliquid of others", VenueId::Hyperliquid, "/info", R"({"type":"predictedFundings"})",
        R"([["AVAX",[["BinPerp",{"fundingRate":"0.0001","fundingIntervalHours":%1}]]]])", numbers, "8",
        "fundingIntervalHours");
}

void TestCodecs::absurdFundingIntervalsAreLeftOut()
{
    QFETCH(int, venue);
    QFETCH(QString, url);
    QFETCH(QString, asked);
    QFETCH(QString, text);
    QFETCH(QStringList, absurd);
    QFETCH(QString, good);
    QFETCH(QString, key);
    const auto told = [&](Decoder& d, const QString& value, EventBatch& out) {
        return d.decode(fixtureLine(url.toStdString(), text.arg(value).toStdString(), asked.toStdString()),
                        Market::Perp, out);
    };
    for (const QString& value : absurd) {
        Decoder d(static_cast<VenueId>(venue));
        EventBatch out;
        const std::string got = told(d, value, out);
        QVERIFY2(!d.refused, got.c_str());
        QVERIFY(!out.events.empty());
        const auto leftOut = d.codec->takeLeftOut();
        QVERIFY2(leftOut && leftOut->path.ends_with(key.toStdString()), qPrintable(value));
        QVERIFY(!d.codec->takeLeftOut());  // told once
        for (const Instrument& i : d.catalogue.all())
            QVERIFY2(!i.fundingHours || *i.fundingHours == 1, qPrintable(value));
        for (const MarketEvent& e : out.events) {
            if (const auto* const f = std::get_if<Funding>(&e.payload)) QVERIFY(!f->hours);
            if (const auto* const f = std::get_if<FundingForecast>(&e.payload)) QVERIFY(!f->hours);
        }
    }
    // It is an error of the feed, while the message counts.
    Catalogue catalogue(static_cast<VenueId>(venue), Catalogue::Unknown::Invent);
    FramePipeline pipeline(*venueProfile(static_cast<VenueId>(venue)), catalogue, false);
    EventBatch events;
    const FixtureLine line =
        fixtureLine(url.toStdString(), text.arg(absurd.front()).toStdString(), asked.toStdString());
    const auto outcome = url.isEmpty() ? pipeline.frame(line.padded(), Stamp{}, Market::Perp, events)
                                       : pipeline.reply(line.url, line.asked, line.padded(), Stamp{}, events);
    QVERIFY(!outcome.error && !events.events.empty());
    QVERIFY(outcome.leftOut && outcome.leftOut->path.ends_with(key.toStdString()));
    QCOMPARE(pipeline.counters().errors, std::uint64_t{1});
    Decoder d(static_cast<VenueId>(venue));
    EventBatch out;
    told(d, good, out);
    QVERIFY(!d.refused && !d.codec->takeLeftOut());
}

// A row does not say its interval, and that of the contract today need not have been that of then.
void TestCodecs::theIntervalOfASettlementIsMeasured()
{
    using Hours = std::vector<std::optional<double>>;
    const auto told = [](Decoder& d, const char* url, const std::string& body) {
        EventBatch out;
        d.decode(fixtureLine(url, body), Market::Perp, out);
        Hours hours;
        for (const MarketEvent& e : out.events)
            if (const auto* const f = std::get_if<Funding>(&e.payload)) hours.push_back(f->hours);
        return hours;
    };
    const auto charges = [](Decoder& d, double hours) {
        Instrument i = instrument(Market::Perp, "BTCUSDT", "BTC");
        i.fundingHours = hours;
        d.catalogue.put(i);
    };
    const auto rows = [](std::initializer_list<int> hours, const char* key, const char* quote) {
        std::string text;
        for (const int h : hours) {
            if (!text.empty()) text += ',';
            text += "{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"0.0001\",\"";
            text += key;
            text += "\":";
            text += quote + std::to_string(1'700'006'400'000 + h * 3'600'000LL) + quote + '}';
        }
        return text;
    };
    Decoder binance(VenueId::Binance);
    const auto list = [&](std::initializer_list<int> hours) {
        return told(binance, "/fapi/v1/fundingRate?limit=1000", '[' + rows(hours, "fundingTime", "") + ']');
    };
    charges(binance, 8);
    QCOMPARE(list({0}), (Hours{std::nullopt}));  // nothing before it
    charges(binance, 4);                         // from eight o'clock on
    QCOMPARE(list({8}), (Hours{8.0}));
    QCOMPARE(list({8}), (Hours{std::nullopt}));
    QCOMPARE(list({8, 12}), (Hours{std::nullopt, 4.0}));
    // Between lists far apart one may be missing.
    binance.stamp.received += std::chrono::hours(3);
    QCOMPARE(list({14}), (Hours{std::nullopt}));
    QCOMPARE(list({15}), (Hours{1.0}));

    Decoder bybit(VenueId::Bybit);
    charges(bybit, 4);
    const std::string page = "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\",\"list\":[" +
                             rows({16, 8, 0}, "fundingRateTimestamp", "\"") +
                             "]},\"retExtInfo\":{},\"time\":1700100000000}";
    QCOMPARE(told(bybit, "/v5/market/funding/history?category=linear&symbol=BTCUSDT&limit=3", page),
             (Hours{std::nullopt, 8.0, 8.0}));
}

void TestCodecs::instrumentsStandBeforeTheirEvents()
{
    Decoder d(VenueId::Binance);
    EventBatch out;
    d.decode(fixtureLine({}, R"({"e":"aggTrade","E":1,"s":"BTCUSDT","a":1,"p":"7","q":"1","T":1,"m":true})"),
             Market::Perp, out);
    QCOMPARE(out.events.size(), std::size_t{2});
    QVERIFY(std::holds_alternative<InstrumentChanged>(out.events[0].payload));
    QVERIFY(std::holds_alternative<Trade>(out.events[1].payload));
    QCOMPARE(d.catalogue.takeChanged().size(), std::size_t{1});  // the planner has its own list
    QVERIFY(d.catalogue.takeChanged().empty());
}

QTEST_APPLESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
