// One asset over venues: the four lists of instruments, as the venues write them, and what is found under a name.
#include "feeds/catalogue.h"
#include "feeds/venue.h"
#include "tests/support/fixtures.h"

#include <QtTest>

#include <map>
#include <set>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

// A venue that has read its lists: one row an answer.
struct Listed {
    explicit Listed(VenueId venue)
        : profile(*venueProfile(venue)), catalogue(venue), codec(profile.makeCodec(catalogue))
    {
        switch (venue) {
            case VenueId::Binance: binance(); break;
            case VenueId::Bybit: bybit(); break;
            case VenueId::Okx: okx(); break;
            case VenueId::Hyperliquid: hyperliquid(); break;
        }
    }
    void reply(const RestRequest& request, const std::string& body)
    {
        const FixtureLine line = fixtureLine(request.path, body, request.body);
        EventBatch out;
        const auto done = codec->decodeReply(request, line.padded(), Stamp{}, out);
        if (!done) error = done.error().path + ": " + done.error().what;
    }

    void binance()
    {
        std::string perps, spot;
        const auto perp = [&](const char* symbol, const char* base, const char* quote, const char* more = "") {
            perps += (perps.empty() ? "" : ",") +
                     ("{\"symbol\":\"" + std::string(symbol) +
                      "\",\"contractType\":\"PERPETUAL\",\"status\":\"TRADING\"," + "\"baseAsset\":\"" + base +
                      "\",\"quoteAsset\":\"" + quote + "\",\"marginAsset\":\"" + quote +
                      "\",\"underlyingType\":\"COIN\"" + more + "}");
        };
        const auto pair = [&](const char* base, const char* quote) {
            spot += (spot.empty() ? "" : ",") +
                    ("{\"symbol\":\"" + std::string(base) + quote + "\",\"status\":\"TRADING\",\"baseAsset\":\"" +
                     base + "\",\"quoteAsset\":\"" + quote + "\"}");
        };
        perp("BTCUSDT", "BTC", "USDT");
        perp("BTCUSDC", "BTC", "USDC");
        perp("1000PEPEUSDT", "1000PEPE", "USDT");
        perp("1MBABYDOGEUSDT", "1MBABYDOGE", "USDT");
        perp("1INCHUSDT", "1INCH", "USDT");
        pair("BTC", "FDUSD");
        pair("BTC", "USDC");
        pair("BTC", "USDT");
        pair("PEPE", "USDT");
        pair("USDC", "USDT");
        reply(profile.startup(profile.live)[0], "{\"symbols\":[" + perps + "]}");
        reply(profile.startup(profile.live)[1], "{\"symbols\":[" + spot + "]}");
    }
    void bybit()
    {
        std::string perps, spot;
        const auto perp = [&](const char* symbol, const char* base, const char* quote) {
            perps += (perps.empty() ? "" : ",") +
                     ("{\"symbol\":\"" + std::string(symbol) +
                      "\",\"contractType\":\"LinearPerpetual\",\"status\":\"Trading\"," + "\"baseCoin\":\"" +
                      base + "\",\"quoteCoin\":\"" + quote + "\",\"settleCoin\":\"" + quote + "\"}");
        };
        const auto pair = [&](const char* base, const char* quote) {
            spot += (spot.empty() ? "" : ",") +
                    ("{\"symbol\":\"" + std::string(base) + quote + "\",\"status\":\"Trading\"," +
                     "\"baseCoin\":\"" + base + "\",\"quoteCoin\":\"" + quote + "\"}");
        };
        perp("BTCPERP", "BTC", "USDC");
        perp("BTCUSDT", "BTC", "USDT");
        perp("1000PEPEUSDT", "1000PEPE", "USDT");
        perp("SHIB1000USDT", "SHIB1000", "USDT");
        perp("1000000BABYDOGEUSDT", "1000000BABYDOGE", "USDT");
        pair("BTC", "USDC");
        pair("BTC", "USDT");
        pair("PEPE", "USDT");
        pair("USDC", "USDT");
        reply(profile.startup(profile.live)[0],
              R"({"retCode":0,"result":{"category":"linear","list":[)" + perps + R"(],"nextPageCursor":""}})");
        reply(profile.startup(profile.live)[1],
              R"({"retCode":0,"result":{"category":"spot","list":[)" + spot + "]}}");
    }
    void okx()
    {
        const std::string perps =
            R"({"instType":"SWAP","instId":"BTC-USDC-SWAP","instFamily":"BTC-USDC","ctType":"linear","ctVal":"0.0001","ctMult":"1","ctValCcy":"BTC","settleCcy":"USDC","state":"live","instCategory":"1"},)"
            R"({"instType":"SWAP","instId":"BTC-USD-SWAP","instFamily":"BTC-USD","ctType":"inverse","ctVal":"100","ctMult":"1","ctValCcy":"USD","settleCcy":"BTC","state":"live","instCategory":"1"},)"
            R"({"instType":"SWAP","instId":"BTC-USDT-SWAP","instFamily":"BTC-USDT","ctType":"linear","ctVal":"0.01","ctMult":"1","ctValCcy":"BTC","settleCcy":"USDT","state":"live","instCategory":"1"},)"
            R"({"instType":"SWAP","instId":"PEPE-USDT-SWAP","instFamily":"PEPE-USDT","ctType":"linear","ctVal":"10000000","ctMult":"1","ctValCcy":"PEPE","settleCcy":"USDT","state":"live","instCategory":"1"},)"
            R"({"instType":"SWAP","instId":"TSLA-USDT-SWAP","instFamily":"TSLA-USDT","ctType":"linear","ctVal":"1","ctMult":"1","ctValCcy":"TSLA","settleCcy":"USDT","state":"live","instCategory":"3"})";
        const std::string spot =
            R"({"instType":"SPOT","instId":"BTC-USDC","baseCcy":"BTC","quoteCcy":"USDC","state":"live","instCategory":"1"},)"
            R"({"instType":"SPOT","instId":"BTC-USDT","baseCcy":"BTC","quoteCcy":"USDT","state":"live","instCategory":"1"},)"
            R"({"instType":"SPOT","instId":"PEPE-USDT","baseCcy":"PEPE","quoteCcy":"USDT","state":"live","instCategory":"1"},)"
            R"({"instType":"SPOT","instId":"USDC-USDT","baseCcy":"USDC","quoteCcy":"USDT","state":"live","instCategory":"1"},)"
            R"({"instType":"SPOT","instId":"USDT-USD","baseCcy":"USDT","quoteCcy":"USD","state":"live","instCategory":"1"})";
        reply(profile.startup(profile.live)[0], R"({"code":"0","msg":"","data":[)" + perps + "]}");
        reply(profile.startup(profile.live)[1], R"({"code":"0","msg":"","data":[)" + spot + "]}");
    }
    void hyperliquid()
    {
        reply(
            profile.startup(profile.live)[0],
            R"({"universe":[{"name":"BTC","szDecimals":5,"maxLeverage":40},{"name":"kPEPE","szDecimals":0,"maxLeverage":10},)"
            R"({"name":"TRUMP","szDecimals":1,"maxLeverage":10},{"name":"MATIC","szDecimals":1,"maxLeverage":20,"isDelisted":true}]})");
        reply(profile.startup(profile.live)[1],
              R"({"tokens":[{"name":"USDC","szDecimals":8,"index":0},{"name":"UBTC","szDecimals":5,"index":197},)"
              R"({"name":"TRUMP","szDecimals":1,"index":9},{"name":"USDT0","szDecimals":2,"index":268},)"
              R"({"name":"PEPE","szDecimals":0,"index":12}],)"
              R"("universe":[{"name":"@142","tokens":[197,0],"index":142},{"name":"@8","tokens":[9,0],"index":8},)"
              R"({"name":"@11","tokens":[12,0],"index":11},{"name":"@166","tokens":[268,0],"index":166}]})");
    }

    const VenueProfile& profile;
    Catalogue catalogue;
    std::unique_ptr<VenueCodec> codec;
    std::string error;
};

std::string leadingSymbol(const Listed& listed, std::string_view asset, Market market)
{
    const auto found = listed.catalogue.tradable(asset, market);
    return found.empty() ? std::string() : found.front()->symbol;
}

}  // namespace

class TestIdentity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsAreRead()
    {
        for (const VenueId v : kVenues) {
            const Listed listed(v);
            QVERIFY2(listed.error.empty(), listed.error.c_str());
            QVERIFY(listed.catalogue.all().size() >= 6);
        }
    }
    void oneAssetOverVenues_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<QString>("asset");
        QTest::addColumn<QString>("perp");  // empty: not listed
        QTest::addColumn<QString>("spot");
        QTest::addColumn<double>("multiplier");
        const auto row = [](VenueId v, const char* asset, const char* perp, const char* spot, double m) {
            QTest::addRow("%s %s", std::string(venueKey(v)).c_str(), asset)
                << static_cast<int>(v) << QString::fromLatin1(asset) << QString::fromLatin1(perp)
                << QString::fromLatin1(spot) << m;
        };
        // USDT before USDC, USD and FDUSD, in whatever order the list has them.
        row(VenueId::Binance, "BTC", "BTCUSDT", "BTCUSDT", 1);
        row(VenueId::Bybit, "BTC", "BTCUSDT", "BTCUSDT", 1);
        row(VenueId::Okx, "BTC", "BTC-USDT-SWAP", "BTC-USDT", 1);
        row(VenueId::Hyperliquid, "BTC", "BTC", "@142", 1);  // bridged
        row(VenueId::Binance, "PEPE", "1000PEPEUSDT", "PEPEUSDT", 1000);
        row(VenueId::Bybit, "PEPE", "1000PEPEUSDT", "PEPEUSDT", 1000);
        row(VenueId::Okx, "PEPE", "PEPE-USDT-SWAP", "PEPE-USDT", 1);
        row(VenueId::Hyperliquid, "PEPE", "kPEPE", "", 1000);  // nor is a token of the coin's own name
        row(VenueId::Hyperliquid, "PEPE.HL", "", "@11", 1);
        row(VenueId::Binance, "BABYDOGE", "1MBABYDOGEUSDT", "", 1e6);
        row(VenueId::Bybit, "BABYDOGE", "1000000BABYDOGEUSDT", "", 1e6);
        row(VenueId::Bybit, "SHIB", "SHIB1000USDT", "", 1000);
        row(VenueId::Binance, "1INCH", "1INCHUSDT", "", 1);
        row(VenueId::Hyperliquid, "TRUMP", "TRUMP", "", 1);  // a token of the same name is another coin
        row(VenueId::Hyperliquid, "MATIC", "", "", 1);       // delisted
        row(VenueId::Okx, "TSLA", "", "", 1);                // no coin
        row(VenueId::Binance, "1000PEPE", "", "", 1);        // not a name of ours
    }
    void oneAssetOverVenues()
    {
        QFETCH(int, venue);
        QFETCH(QString, asset);
        QFETCH(QString, perp);
        QFETCH(QString, spot);
        QFETCH(double, multiplier);
        const Listed listed(static_cast<VenueId>(venue));
        const std::string name = asset.toStdString();
        QCOMPARE(QString::fromStdString(leadingSymbol(listed, name, Market::Perp)), perp);
        QCOMPARE(QString::fromStdString(leadingSymbol(listed, name, Market::Spot)), spot);
        if (perp.isEmpty()) return;
        QCOMPARE(listed.catalogue.tradable(name, Market::Perp).front()->multiplier, multiplier);
        // And it is what is watched under that name.
        WatchSet watch;
        watch.assets = {name};
        std::set<std::string> books;
        for (const ConnectionPlan& p : listed.profile.plan(watch, listed.catalogue, listed.profile.live))
            for (const Topic& t : p.topics)
                if (t.cls == TopicClass::Depth && p.market == Market::Perp)
                    books.insert(listed.catalogue.get(t.instrument)->symbol);
        QVERIFY(books.contains(perp.toStdString()));
    }
    void coinMarginedContractsAreTheSameAsset()
    {
        const Listed okx(VenueId::Okx);
        const Instrument* inverse = okx.catalogue.get(okx.catalogue.peek(Market::Perp, "BTC-USD-SWAP"));
        QVERIFY(inverse != nullptr);
        QCOMPARE(inverse->asset, std::string("BTC"));
        QVERIFY(inverse->inverse);
        QCOMPARE(inverse->base, std::string("BTC"));
        QCOMPARE(inverse->quote, std::string("USD"));
        QCOMPARE(*inverse->contractSize, 100.0);  // dollars
        // It never stands for the asset where prices are compared, and it is watched beside the linear one.
        for (const Instrument* i : okx.catalogue.tradable("BTC", Market::Perp)) QVERIFY(!i->inverse);
        WatchSet watch;
        watch.assets = {"BTC"};
        bool there = false;
        for (const ConnectionPlan& p : okx.profile.plan(watch, okx.catalogue, okx.profile.live))
            for (const Topic& t : p.topics) there |= t.instrument == inverse->id && t.cls == TopicClass::Depth;
        QVERIFY(there);
    }
    void quotesAreRanked()
    {
        const Listed binance(VenueId::Binance);
        std::vector<std::string> quotes;
        for (const Instrument* i : binance.catalogue.tradable("BTC", Market::Spot)) quotes.push_back(i->quote);
        QCOMPARE(quotes, (std::vector<std::string>{"USDT", "USDC", "FDUSD"}));
    }
    void currenciesArePairedWithWhatTheyAreWorth()
    {
        const auto pairs = [](VenueId v) {
            const Listed listed(v);
            std::set<std::string> names;
            for (const Instrument* i : listed.catalogue.currencyPairs()) names.insert(i->symbol);
            return names;
        };
        QCOMPARE(pairs(VenueId::Binance), (std::set<std::string>{"USDCUSDT"}));
        QCOMPARE(pairs(VenueId::Bybit), (std::set<std::string>{"USDCUSDT"}));
        QCOMPARE(pairs(VenueId::Okx), (std::set<std::string>{"USDC-USDT", "USDT-USD"}));
        QCOMPARE(pairs(VenueId::Hyperliquid), (std::set<std::string>{"@166"}));
    }
    // The lists are read again while the program runs.
    void listingsAndDelistings()
    {
        Listed binance(VenueId::Binance);
        const RestRequest list = binance.profile.startup(binance.profile.live)[0];
        const auto row = [](const char* symbol, const char* base, const char* status) {
            return "{\"symbol\":\"" + std::string(symbol) + "\",\"contractType\":\"PERPETUAL\",\"status\":\"" +
                   status + "\",\"baseAsset\":\"" + base +
                   "\",\"quoteAsset\":\"USDT\",\"marginAsset\":\"USDT\",\"underlyingType\":\"COIN\"}";
        };
        const InstrumentId btc = binance.catalogue.peek(Market::Perp, "BTCUSDT");
        binance.reply(list, "{\"symbols\":[" + row("BTCUSDT", "BTC", "TRADING") + ',' +
                                row("NEWUSDT", "NEW", "TRADING") + ',' +
                                row("SOONUSDT", "SOON", "PENDING_TRADING") + "]}");
        QVERIFY2(binance.error.empty(), binance.error.c_str());
        QCOMPARE(binance.catalogue.peek(Market::Perp, "BTCUSDT"), btc);  // a number once given stays
        QCOMPARE(leadingSymbol(binance, "NEW", Market::Perp), std::string("NEWUSDT"));
        QVERIFY(leadingSymbol(binance, "SOON", Market::Perp).empty());  // announced, not traded
        // What the list has no more is gone, and stays known as that.
        const Instrument* gone = binance.catalogue.get(binance.catalogue.peek(Market::Perp, "1000PEPEUSDT"));
        QCOMPARE(gone->status, InstrumentStatus::Delisted);
        QVERIFY(leadingSymbol(binance, "PEPE", Market::Perp).empty());
        QVERIFY(!leadingSymbol(binance, "PEPE", Market::Spot).empty());
    }
};

QTEST_APPLESS_MAIN(TestIdentity)
#include "tst_identity.moc"
