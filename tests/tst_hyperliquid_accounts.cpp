// Public accounts of Hyperliquid: what an answer says, what an odd or hostile one does not, how often they are
// asked for, and that no recording and no complaint holds an address. The simulated venue shows accounts that are
// the simulated market's own.
#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/sim/scenario.h"
#include "feeds/sim/sim_venues.h"
#include "feeds/venue_session.h"
#include "feeds/ws_channel.h"
#include "model/market/account.h"
#include "tests/support/sane_events.h"

#include <QAbstractEventDispatcher>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const std::string kAddress = "0x0123456789abcdef0123456789abcdef01234567";

const VenueProfile& profile()
{
    static const VenueProfile p = hyperliquidProfile();
    return p;
}

struct Codec {
    Codec() : catalogue(VenueId::Hyperliquid), codec(profile().makeCodec(catalogue))
    {
        stamp.received = fromUnixMs(1'800'000'000'000);
        stamp.mono = Mono{1h};
    }
    // Null: it could not be read, or nothing was told.
    std::shared_ptr<const AccountState> read(std::string body, const std::string& user = kAddress)
    {
        batch.clear();
        std::string asked = R"({"type":"clearinghouseState","user":")";
        asked += user;
        asked += "\"}";
        const auto request = profile().recorded("https://api.hyperliquid.xyz/info", asked, catalogue);
        if (!request) return nullptr;
        const std::size_t size = body.size();
        body.append(64, '\0');
        const auto done = codec->decodeReply(*request, {std::string_view(body).substr(0, size)}, stamp, batch);
        error = done ? std::string() : done.error().path + ": " + done.error().what;
        for (const MarketEvent& e : batch.events)
            if (const auto* v = std::get_if<AccountReport>(&e.payload)) return v->state;
        return nullptr;
    }

    Catalogue catalogue;
    std::unique_ptr<VenueCodec> codec;
    Stamp stamp;
    EventBatch batch;
    std::string error;
};

std::string account(const std::string& positions, const std::string& more = {})
{
    std::string out = R"({"assetPositions":[)";
    out += positions;
    out += R"(],"crossMaintenanceMarginUsed":"12.5","crossMarginSummary":{"accountValue":"13104.5",)"
           R"("totalNtlPos":"0.0","totalRawUsd":"13104.5","totalMarginUsed":"0.0"},"marginSummary":{)"
           R"("accountValue":"13109.482328","totalNtlPos":"100.02765","totalRawUsd":"-13009.4",)"
           R"("totalMarginUsed":"4.967826"},"withdrawable":"13104.514502","time":1708622398623)";
    out += more;
    return out + "}";
}

// The page's own example (hyperliquid.md section 7).
const std::string kIsolated =
    R"({"type":"oneWay","position":{"coin":"ETH","szi":"0.0335","leverage":{"type":"isolated","value":20,)"
    R"("rawUsd":"-95.059824"},"entryPx":"2986.3","positionValue":"100.02765","unrealizedPnl":"-0.0134",)"
    R"("returnOnEquity":"-0.0026789","liquidationPx":"2866.26936529","marginUsed":"4.967826","maxLeverage":50,)"
    R"("cumFunding":{"allTime":"514.085417","sinceOpen":"1.25","sinceChange":"0.0"}}})";
const std::string kCross =
    R"({"type":"oneWay","position":{"coin":"kPEPE","szi":"-120.0","leverage":{"type":"cross","value":10},)"
    R"("entryPx":"0.0121","positionValue":"1.44","unrealizedPnl":"0.012","returnOnEquity":"0.1",)"
    R"("liquidationPx":null,"marginUsed":"0.144","maxLeverage":10,)"
    R"("cumFunding":{"allTime":"-1.0","sinceOpen":"-0.5","sinceChange":"0.0"}}})";

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

bool accounts(const Poll& p)
{
    return p.request.kind == ReplyKind::Account;
}

std::vector<std::string> addresses(std::size_t n)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < n; ++i) {
        std::string a = "0x" + std::string(38, 'a') + "00";
        a[40] = static_cast<char>('0' + i / 10);
        a[41] = static_cast<char>('0' + i % 10);
        out.push_back(a);
    }
    return out;
}

const Endpoints kAnywhere = {{"http://127.0.0.1:9", "ws://127.0.0.1:9", "", ""}};

}  // namespace

class TstHyperliquidAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheVenueSays();
    void whatItDoesNotSay();
    void oddPositions_data();
    void oddPositions();
    void hostileAnswers_data();
    void hostileAnswers();
    void cutAnywhere();
    void askedWithinTheBudget();
    void noneWithoutAddresses();
    void addressesAreChecked();
    void theSimulatedMarketsOwn();
    void liquidatedInACascade();
    void neverRecorded();
};

void TstHyperliquidAccounts::whatTheVenueSays()
{
    Codec c;
    const auto a = c.read(account(kIsolated + "," + kCross));
    QVERIFY2(a, c.error.c_str());
    QCOMPARE(a->address, kAddress);
    QCOMPARE(a->dex, std::string());
    QCOMPARE(a->equity, std::optional(13109.482328));
    QCOMPARE(a->marginUsed, std::optional(4.967826));
    QCOMPARE(a->crossMaintenance, std::optional(12.5));
    QCOMPARE(a->withdrawable, std::optional(13104.514502));
    QCOMPARE(a->unknownFields, 0u);
    QCOMPARE(a->damaged, 0u);
    QCOMPARE(a->positions.size(), std::size_t{2});
    const AccountPosition &eth = a->positions[0], &pepe = a->positions[1];
    QCOMPARE(eth.symbol, std::string("ETH"));
    QVERIFY(eth.side == PositionSide::Long && !eth.cross);
    QCOMPARE(eth.qty.v, 0.0335);
    QCOMPARE(eth.entry, std::optional(2986.3));
    QCOMPARE(eth.leverage, std::optional(20.0));
    QCOMPARE(eth.liquidation, std::optional(2866.26936529));
    QCOMPARE(eth.margin, std::optional(4.967826));
    QCOMPARE(eth.profit, std::optional(-0.0134));
    QCOMPARE(eth.fundingPaid, std::optional(1.25));
    QVERIFY(pepe.side == PositionSide::Short && pepe.cross);
    QCOMPARE(pepe.qty.v, 120.0);
    QVERIFY(!pepe.liquidation);  // null: the venue names none
    QCOMPARE(pepe.fundingPaid, std::optional(-0.5));
    QCOMPARE(c.batch.events.back().stamp.venue, std::optional(fromUnixMs(1708622398623)));
    // Without positions is an answer.
    const auto none = c.read(account({}));
    QVERIFY(none && none->positions.empty() && none->damaged == 0);
}

void TstHyperliquidAccounts::whatItDoesNotSay()
{
    Codec c;
    // Nothing is zero because it is missing.
    const auto a = c.read(R"({"assetPositions":[],"time":1})");
    QVERIFY(a);
    QVERIFY(!a->equity && !a->marginUsed && !a->crossMaintenance && !a->withdrawable && !a->notional);
    // What nobody here has heard of is counted, at each depth.
    const auto more = c.read(account(with(kIsolated, R"("coin":)", R"("newThing":{"a":[1]},"coin":)"),
                                     R"(,"portfolioMargin":true,"whatever":null)"));
    QVERIFY(more);
    QCOMPARE(more->unknownFields, 3u);
    QCOMPARE(more->positions.size(), std::size_t{1});
}

void TstHyperliquidAccounts::oddPositions_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("read");
    QTest::addColumn<int>("damaged");
    const auto row = [](const char* name, const char* from, const char* to, int read, int damaged) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << read << damaged;
    };
    row("as it is", R"("ETH")", R"("ETH")", 1, 0);
    row("no size at all", R"("szi":"0.0335",)", "", 0, 1);
    row("size zero", R"("0.0335")", R"("0.0")", 0, 0);
    row("size no number", R"("0.0335")", R"("many")", 0, 1);
    row("size beyond reason", R"("0.0335")", R"("1e300")", 0, 1);
    row("size as number", R"("0.0335")", "0.0335", 1, 0);
    row("no coin", R"("coin":"ETH",)", "", 0, 1);
    row("coin is empty", R"("ETH")", R"("")", 0, 1);
    row("another mode", R"("isolated")", R"("portfolio")", 0, 1);
    row("no mode", R"({"type":"isolated","value":20,"rawUsd":"-95.059824"})", "null", 0, 1);
    row("entry below zero", R"("2986.3")", R"("-2986.3")", 1, 0);
    row("liquidation zero", R"("2866.26936529")", R"("0.0")", 1, 0);
    row("liquidation a word", R"("2866.26936529")", R"("none")", 1, 0);
    row("funding a list", R"({"allTime":"514.085417","sinceOpen":"1.25","sinceChange":"0.0"})", "[]", 1, 0);
    row("not an object", kIsolated.c_str(), "7", 0, 1);
    row("position null", R"("position":{)", R"("position":null,"x":{)", 0, 1);
}

void TstHyperliquidAccounts::oddPositions()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, read);
    QFETCH(int, damaged);
    Codec c;
    const std::string odd = with(kIsolated, from.toStdString(), to.toStdString());
    QVERIFY(!odd.empty());
    // What stands beside it is read all the same.
    const auto a = c.read(account(odd + "," + kCross));
    QVERIFY2(a, c.error.c_str());
    QCOMPARE(static_cast<int>(a->positions.size()), read + 1);
    QCOMPARE(static_cast<int>(a->damaged), damaged);
    QVERIFY(test::sane(*a));
    if (read == 0) return;
    const AccountPosition& p = a->positions.front();
    if (to == QStringLiteral("\"-2986.3\"")) QVERIFY(!p.entry);
    if (from.contains(QStringLiteral("2866"))) QVERIFY(!p.liquidation);
    if (to == QStringLiteral("[]")) QVERIFY(!p.fundingPaid);
}

void TstHyperliquidAccounts::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& body) { QTest::newRow(name) << body; };
    row("null", "null");
    row("empty object", "{}");
    row("a list", "[]");
    row("text", "\"no\"");
    row("page", "<html></html>");
    row("positions an object", R"({"assetPositions":{}})");
    row("positions text", R"({"assetPositions":"[]"})");
    row("cut", R"({"assetPositions":[)");
    row("two values", R"({"assetPositions":[]}{})");
    row("not closed", R"({"assetPositions":[{"position":{]}})");
    row("deep", QByteArray(R"({"assetPositions":)") + QByteArray(5'000, '[') + QByteArray(5'000, ']') + '}');
    row("wrong encoding", QByteArray("{\"assetPositions\":[],\"\xff\xfe\":1}"));
}

void TstHyperliquidAccounts::hostileAnswers()
{
    QFETCH(QByteArray, body);
    Codec c;
    const auto a = c.read(body.toStdString());
    // Refused, or read for what it is; never positions out of nothing.
    if (a) QVERIFY(a->positions.empty());
    if (!a) QVERIFY(!c.error.empty());
    QVERIFY(c.read(account(kIsolated)));  // and the next one is read
}

void TstHyperliquidAccounts::cutAnywhere()
{
    Codec c;
    const std::string whole = account(kIsolated + "," + kCross, R"(,"more":[{"a":"b"}])");
    for (std::size_t n = 0; n < whole.size(); ++n)
        QVERIFY2(!c.read(whole.substr(0, n)), std::to_string(n).c_str());
    // Any one byte another: no crash, and nothing that makes no sense.
    for (std::size_t n = 0; n < whole.size(); ++n) {
        std::string odd = whole;
        odd[n] = static_cast<char>(odd[n] ^ 0x15);
        if (const auto a = c.read(odd)) QVERIFY2(test::sane(*a), std::to_string(n).c_str());
    }
    // Many positions are many, not all memory there is.
    std::string many;
    for (int i = 0; i < 3'000; ++i) many += (i > 0 ? "," : "") + kIsolated;
    const auto a = c.read(account(many));
    QVERIFY(a);
    QCOMPARE(a->positions.size() + a->damaged, std::size_t{3'000});
    QVERIFY(a->damaged > 0);
}

void TstHyperliquidAccounts::askedWithinTheBudget()
{
    const Catalogue catalogue(VenueId::Hyperliquid);
    for (const std::size_t n : {1u, 3u, 20u, 50u}) {
        WatchSet watch;
        watch.assets = {"BTC"};
        watch.accounts = addresses(n);
        const std::vector<Poll> all = profile().polls(watch, catalogue, kAnywhere);
        double weight = 0;
        std::set<std::string> asked;
        for (const Poll& p : all) {
            if (!accounts(p)) continue;
            asked.insert(p.request.body);
            QCOMPARE(p.request.weight, 2);
            QVERIFY(p.every >= 5s);
            QVERIFY(p.delay < p.every);          // one after another
            QVERIFY(p.request.path == "/info");  // whose it is never stands in an address line
            weight += p.request.weight * 60.0 / toSeconds(p.every);
        }
        QCOMPARE(asked.size(), std::min(n, kMostAccounts));
        // hyperliquid.md section 1: 1200 a minute for everything.
        QVERIFY2(weight <= 80.001, std::to_string(weight).c_str());
    }
    // Builder-deployed contracts that are watched have accounts of their own, within the same budget.
    WatchSet dex;
    dex.assets = {"BTC", "xyz:TSLA", "xyz:AAPL", "b\"d:X"};
    dex.accounts = addresses(20);
    double weight = 0;
    int own = 0, other = 0;
    for (const Poll& p : profile().polls(dex, catalogue, kAnywhere)) {
        if (!accounts(p)) continue;
        weight += p.request.weight * 60.0 / toSeconds(p.every);
        (p.request.body.find(R"("dex":"xyz")") == std::string::npos ? own : other) += 1;
    }
    QCOMPARE(own, 20);
    QCOMPARE(other, 20);
    QVERIFY(weight <= 80.001);
}

void TstHyperliquidAccounts::noneWithoutAddresses()
{
    const Catalogue catalogue(VenueId::Hyperliquid);
    WatchSet watch;
    watch.assets = {"BTC"};
    const auto count = [&] {
        const auto all = profile().polls(watch, catalogue, kAnywhere);
        return std::count_if(all.begin(), all.end(), accounts);
    };
    QCOMPARE(count(), 0);
    // What is no address is asked of nobody: it would stand in the request as it is.
    watch.accounts = {"0x123", "\"}{", "", "0X0123456789ABCDEF0123456789ABCDEF01234567"};
    QCOMPARE(count(), 0);
    watch.accounts = {kAddress};
    QCOMPARE(count(), 1);
    watch.venues = 0x07;  // Hyperliquid is switched off
    QCOMPARE(count(), 0);
}

void TstHyperliquidAccounts::addressesAreChecked()
{
    QVERIFY(isAddress(kAddress));
    QVERIFY(!isAddress("0x0123456789ABCDEF0123456789abcdef01234567"));
    QVERIFY(!isAddress(kAddress.substr(1)));
    QVERIFY(!isAddress(kAddress + "0"));
    QVERIFY(!isAddress("0x0123456789abcdef0123456789abcdef0123456g"));
    QCOMPARE(addressFrom("  0X0123456789ABCDEF0123456789abcdef01234567\n"), std::optional(kAddress));
    QVERIFY(!addressFrom(""));
    QVERIFY(!addressFrom("0123456789abcdef0123456789abcdef01234567"));
    for (const std::string_view a : kSimulatedAddresses) QVERIFY(isAddress(a));
}

namespace {

// A session against the simulated venue, and what it said of accounts.
struct Watching {
    sim::SimVenues venues;
    SystemClock clock;
    std::unique_ptr<VenueSession> session;
    std::map<std::string, std::vector<std::shared_ptr<const AccountState>>> told;
    std::vector<RecordEntry> recorded;
    FeedHealth health;

    static sim::SimSetup setupOf(const char* story)
    {
        sim::SimSetup s;
        if (story) {
            auto told = sim::loadScenario(QLatin1String(story));
            if (told) s.scenario = std::move(*told);
        }
        s.market.assets = {"BTC", "ETH", "SOL"};
        s.market.venues = 1u << static_cast<unsigned>(VenueId::Hyperliquid);
        s.market.history = std::chrono::hours{6};
        s.seed = 7;
        s.running = false;  // what was told can be compared with what still is
        return s;
    }
    explicit Watching(const char* story = nullptr) : venues(setupOf(story))
    {
        venues.listen();
        VenueSession::Ports ports;
        ports.push = [this](EventBatch&& batch) {
            for (const MarketEvent& e : batch.events) {
                if (const auto* a = std::get_if<AccountReport>(&e.payload))
                    told[a->state->address].push_back(a->state);
                if (const auto* r = std::get_if<FeedReport>(&e.payload)) health = *r->health;
            }
            return false;
        };
        ports.shed = [](VenueId) { return std::vector<InstrumentId>(); };
        ports.makeChannel = [this] { return std::make_unique<WsChannel>(NetworkConfig{}, clock); };
        ports.tap = [this](RecordEntry&& e) { recorded.push_back(std::move(e)); };
        session = std::make_unique<VenueSession>(*venueProfile(VenueId::Hyperliquid),
                                                 venues.endpoints().at(VenueId::Hyperliquid), NetworkConfig{},
                                                 clock, std::move(ports), 3);
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        for (const std::string_view a : kSimulatedAddresses) watch.accounts.emplace_back(a);
        watch.accounts.push_back(kAddress);  // nobody's
        session->setWatch(watch);
        session->start();
    }
};

}  // namespace

void TstHyperliquidAccounts::theSimulatedMarketsOwn()
{
    Watching w;
    QTRY_VERIFY_WITH_TIMEOUT(w.told.size() == 4, 30'000);
    // An account that nobody has is answered: it holds nothing.
    QVERIFY(w.told.at(kAddress).front()->positions.empty());
    QCOMPARE(w.health.errors, 0u);
    std::size_t held = 0;
    for (const std::string_view who : kSimulatedAddresses) {
        const AccountState& a = *w.told.at(std::string(who)).front();
        QCOMPARE(a.unknownFields, 0u);
        QCOMPARE(a.damaged, 0u);
        QVERIFY(a.equity);
        for (const AccountPosition& p : a.positions) {
            // Each is a position of the market, with the liquidation price that its own engine works by.
            const auto& listings = w.venues.market().listings();
            const auto l = std::find_if(listings.begin(), listings.end(),
                                        [&](const sim::Listing& x) { return x.perp() && x.symbol == p.symbol; });
            QVERIFY(l != listings.end());
            const auto all = w.venues.market().positions(l->id);
            const bool known = std::any_of(all.begin(), all.end(), [&](const sim::PositionView& v) {
                return v.side == p.side && std::fabs(l->quotedUnits(v.lots) - p.qty.v) < 1e-9 && p.liquidation &&
                       std::fabs(v.liquidation / *p.liquidation - 1) < 1e-6;
            });
            QVERIFY2(known, p.symbol.c_str());
            ++held;
        }
    }
    QVERIFY(held >= 6);
}

// What is shown is liquidated when the market's own mark reaches the price that the venue had named.
void TstHyperliquidAccounts::liquidatedInACascade()
{
    Watching w("cascade_down");
    QTRY_VERIFY_WITH_TIMEOUT(w.told.size() == 4, 30'000);
    struct Held {
        std::string who;
        AccountPosition was;
        sim::ListingId listing;
        double lowest;
    };
    std::vector<Held> longs;
    const auto& listings = w.venues.market().listings();
    for (const std::string_view who : kSimulatedAddresses)
        for (const AccountPosition& p : w.told.at(std::string(who)).front()->positions)
            for (const sim::Listing& l : listings)
                if (l.perp() && l.symbol == p.symbol && p.side == PositionSide::Long && p.liquidation)
                    longs.push_back({std::string(who), p, l.id, w.venues.market().state(l.id).mark});
    QVERIFY(!longs.empty());
    QAbstractEventDispatcher* loop = QAbstractEventDispatcher::instance();
    for (int i = 0; i < 1'040; ++i) {  // until the story's cascade is over
        w.venues.advance(500ms);
        while (loop->processEvents(QEventLoop::AllEvents)) {
        }
        for (Held& h : longs) h.lowest = std::min(h.lowest, w.venues.market().state(h.listing).mark);
    }
    std::map<std::string, std::size_t> before;
    for (const auto& [who, all] : w.told) before[who] = all.size();
    const auto askedAnew = [&] {
        return std::all_of(w.told.begin(), w.told.end(),
                           [&](const auto& one) { return one.second.size() > before[one.first] + 1; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(askedAnew(), 40'000);
    std::size_t gone = 0;
    for (const Held& h : longs) {
        const AccountState& now = *w.told.at(h.who).back();
        const bool stands = std::any_of(now.positions.begin(), now.positions.end(), [&](const AccountPosition& p) {
            return p.symbol == h.was.symbol && p.side == h.was.side && p.entry == h.was.entry;
        });
        // Funding and what it sold itself may have moved the price a little.
        if (h.lowest < *h.was.liquidation * 0.995) {
            QVERIFY2(!stands, h.was.symbol.c_str());
            ++gone;
        }
    }
    QVERIFY(gone > 0);
}

void TstHyperliquidAccounts::neverRecorded()
{
    Watching w;
    QTRY_VERIFY_WITH_TIMEOUT(w.told.size() == 4 && w.recorded.size() > 5, 30'000);
    for (const RecordEntry& e : w.recorded)
        for (const std::string* text : {&e.url, &e.requestBody, &e.payload}) {
            QVERIFY(text->find("clearinghouseState") == std::string::npos);
            for (const std::string_view who : kSimulatedAddresses) QVERIFY(text->find(who) == std::string::npos);
        }
}

QTEST_GUILESS_MAIN(TstHyperliquidAccounts)
#include "tst_hyperliquid_accounts.moc"
