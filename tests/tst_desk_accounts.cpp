// Watched accounts in the model: what the venue says beside what our own rules say, unknown until it has answered,
// stale when it does not, and in the person's own sums, rules and alerts only when the person says so.
#include "model/desk/desk_accounts.h"
#include "model/desk/desk_address.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/model_rig.h"
#include "tests/support/whale.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

using std::chrono::seconds;

bool near(const Figure& f, double expected, double within = 1e-9)
{
    return f && std::fabs(*f - expected) <= within * std::max(1.0, std::fabs(expected));
}

AccountPosition held(const char* symbol, PositionSide side, double qty, double entry, bool cross)
{
    AccountPosition p;
    p.symbol = symbol;
    p.side = side;
    p.qty = {qty};
    p.entry = entry;
    p.cross = cross;
    p.leverage = 10;
    p.maxLeverage = 50;
    return p;
}

DeskQuote quoteAt(double price)
{
    DeskQuote q;
    q.symbol = "ETH";
    q.quote = "USDC";
    q.price = price;
    q.fresh = Freshness::Live;
    q.rate = 0.0001;
    q.atr = price * 0.03;
    q.tiers = {{std::nullopt, 0.01, 0}};
    return q;
}

struct Rig : ModelRig {
    std::shared_ptr<Instrument> btc;
    double mark = 100;
    Rig()
    {
        WatchSet watch;
        watch.assets = {"BTC"};
        watch.spot = false;
        engine.setWatch(watch);
        btc = std::make_shared<Instrument>(*instrument(VenueId::Hyperliquid, 1, Market::Perp, "BTC", "USDC"));
        btc->symbol = "BTC";
        btc->fundingHours = 1;
        btc->maxLeverage = 50;
        describe(btc);
        Tier tier;
        tier.tier = 1;
        tier.cap = 1e9;
        tier.maintenance = 0.01;
        say(btc->id, tier);
        send();
    }
    void second()
    {
        book(btc->id, true, {{mark - 0.05, 50}}, {{mark + 0.05, 50}});
        say(btc->id, Mark{price(mark), price(mark)});
        Funding f;
        f.rate = Rate{0.00001};
        f.hours = 1;
        f.next = clock.wall() + std::chrono::hours{1};
        say(btc->id, f);
        send();
        pass(seconds{1});
    }
    void seconds_(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    void answer(std::vector<AccountPosition> positions, double equity = 1'000)
    {
        auto state = std::make_shared<AccountState>();
        state->address = kWhale;
        state->equity = equity;
        state->marginUsed = 100;
        state->crossMaintenance = 0;
        state->withdrawable = 400;
        state->positions = std::move(positions);
        for (AccountPosition& p : state->positions) p.instrument = btc->id;
        say(InstrumentId{}, AccountReport{state}, VenueId::Hyperliquid);
        send();
    }
    AccountPosition longBtc()
    {
        AccountPosition p = held("BTC", PositionSide::Long, 5, 100, false);
        p.margin = 50;
        p.profit = 0;
        p.value = 500;
        p.liquidation = 91;
        p.fundingPaid = 3;
        return p;
    }
    std::shared_ptr<const DeskSnapshot> desk() { return hub.desk.read().value; }
    const AccountReading& account() { return desk()->accounts.front(); }
    std::optional<double> at(MetricId id) { return hub.metrics.read().value->at(id, "BTC").value; }
};

Desk deskOf(std::vector<WatchedAddress> addresses)
{
    Desk d;
    d.addresses = std::move(addresses);
    return d;
}

}  // namespace

class TstDeskAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oursAgreesWithTheVenue();
    void crossStandsOnTheWholeAccount();
    void collateralElsewhereIsNotGuessed();
    void damagedIsInPartUnknown();
    void unknownUntilAnswered();
    void withoutPositionsIsAnAnswer();
    void staleIsUnknown();
    void shownIsNotOwned();
    void mineCounts();
    void mineUnknownMakesSumsUnknown();
    void othersAreNotHeard();
    void switchedOffIsForgotten();
    void addressesFromText();
    void labelsAreShort();
};

// The page's own example: isolated ETH at 20 times (hyperliquid.md section 9).
void TstDeskAccounts::oursAgreesWithTheVenue()
{
    const WatchedAddress who = whale();
    AccountPosition eth = held("ETH", PositionSide::Long, 0.0335, 2986.3, false);
    eth.leverage = 20;
    eth.value = 100.02765;
    eth.profit = -0.0134;
    eth.margin = 4.967826;
    eth.liquidation = 2866.26936529;
    eth.fundingPaid = 1.5;
    AccountState state;
    state.address = kWhale;
    state.equity = 13109.482328;
    state.marginUsed = 4.967826;
    state.crossMaintenance = 0;
    state.withdrawable = 13104.514502;
    state.positions = {eth};
    AccountInput in;
    in.who = &who;
    in.fresh = Freshness::Live;
    in.states = {&state};
    in.legs = {{&state.positions[0], "ETH", 1, quoteAt(100.02765 / 0.0335), {}, {}}};
    const AccountReading a = readAccount(in, DeskSettings(), fromUnixMs(0));
    QCOMPARE(a.positions.size(), std::size_t{1});
    const PositionReading& p = a.positions.front();
    QVERIFY(near(p.venueLiquidation, 2866.26936529));
    QVERIFY2(near(p.liquidation, 2866.26936529, 1e-4), p.liquidation ? "" : p.liquidation.why.c_str());
    QVERIFY(near(p.fundingPaidUsd, 1.5));
    QCOMPARE(p.account, who.id);
    QCOMPARE(p.accountName, std::string("whale"));
    // The distance is to what the venue says.
    QVERIFY(near(p.distance, (*p.mark - 2866.26936529) / *p.mark));
    QVERIFY(near(a.nearest, *p.distance));
    QVERIFY(near(a.equityUsd, 13109.482328));
    QVERIFY(near(a.grossUsd, 100.02765, 1e-6));
    QVERIFY(near(a.maintenanceUsd, 1.0002765, 1e-6));
    QVERIFY(near(a.bufferUsd, 13109.482328 - 1.0002765, 1e-6));
}

void TstDeskAccounts::crossStandsOnTheWholeAccount()
{
    const WatchedAddress who = whale();
    AccountState state;
    state.address = kWhale;
    state.equity = 1'000;
    state.marginUsed = 300;
    state.crossMaintenance = 30;
    state.withdrawable = 700;
    AccountPosition p = held("ETH", PositionSide::Short, 3, 1'000, true);
    p.profit = 0;
    p.value = 3'000;
    state.positions = {p};
    AccountInput in;
    in.who = &who;
    in.fresh = Freshness::Live;
    in.states = {&state};
    in.legs = {{&state.positions[0], "ETH", 1, quoteAt(1'000), {}, {}}};
    DeskSettings settings;
    settings.venues[static_cast<std::size_t>(VenueId::Hyperliquid)].wallet = 5;  // the person's own is another one
    const AccountReading a = readAccount(in, settings, fromUnixMs(0));
    // M + s q (P - E) = q P mmr: 1000 - 3 (P - 1000) = 0.03 P.
    QVERIFY2(near(a.positions[0].liquidation, 4'000 / 3.03, 1e-9), "");
    QVERIFY(!a.positions[0].venueLiquidation);  // the venue named none
    QVERIFY(near(a.maintenanceUsd, 30));        // as the venue says
    QVERIFY(near(a.marginRatio, 0.03));
    QVERIFY(near(a.netUsd, -3'000));
}

void TstDeskAccounts::collateralElsewhereIsNotGuessed()
{
    const WatchedAddress who = whale();
    AccountState state;
    state.equity = 0.5;  // a unified account: what stands behind it lies in spot
    state.marginUsed = 300;
    state.crossMaintenance = 30;
    AccountPosition p = held("ETH", PositionSide::Long, 3, 1'000, true);
    p.profit = 0;
    state.positions = {p};
    AccountInput in;
    in.who = &who;
    in.fresh = Freshness::Live;
    in.states = {&state};
    in.legs = {{&state.positions[0], "ETH", 1, quoteAt(1'000), {}, {}}};
    const AccountReading a = readAccount(in, DeskSettings(), fromUnixMs(0));
    QVERIFY(!a.equityUsd);
    QVERIFY(a.equityUsd.why.find("elsewhere") != std::string::npos);
    QVERIFY(!a.marginRatio && !a.bufferUsd && !a.positions[0].liquidation && !a.nearest);
    QVERIFY(near(a.grossUsd, 3'000));  // that is known all the same
}

void TstDeskAccounts::damagedIsInPartUnknown()
{
    const WatchedAddress who = whale(true);
    AccountState state;
    state.equity = 100;
    state.marginUsed = state.crossMaintenance = 0;
    state.damaged = 1;
    AccountInput in;
    in.who = &who;
    in.fresh = Freshness::Live;
    in.states = {&state};
    const AccountReading a = readAccount(in, DeskSettings(), fromUnixMs(0));
    QVERIFY(a.known());
    QVERIFY(!a.grossUsd && !a.netUsd && !a.marginRatio);
    QVERIFY(near(a.equityUsd, 100));
    QVERIFY(!accountGap(a));
}

void TstDeskAccounts::unknownUntilAnswered()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale()}));
    rig.seconds_(3);
    QVERIFY(rig.desk());
    QCOMPARE(rig.account().fresh, Freshness::Off);
    QVERIFY(!rig.account().equityUsd && !rig.account().grossUsd);
    QVERIFY(rig.account().why.find("not answered") != std::string::npos);
    // What was not answered for is no empty account.
    QVERIFY(!rig.account().known());
    rig.answer({rig.longBtc()});
    rig.second();
    QCOMPARE(rig.account().fresh, Freshness::Live);
    QCOMPARE(rig.account().positions.size(), std::size_t{1});
    QVERIFY(near(rig.account().equityUsd, 1'000));
}

void TstDeskAccounts::withoutPositionsIsAnAnswer()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale()}));
    rig.answer({});
    rig.seconds_(2);
    const AccountReading& a = rig.account();
    QVERIFY(a.known());
    QVERIFY(near(a.grossUsd, 0) && near(a.profitUsd, 0));
    QVERIFY(!a.nearest && a.nearest.why == "it holds no positions");
}

void TstDeskAccounts::staleIsUnknown()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale()}));
    rig.answer({rig.longBtc()});
    // Asked every five seconds: three answers missed.
    rig.seconds_(6);
    QCOMPARE(rig.account().fresh, Freshness::Live);
    rig.seconds_(4);
    QCOMPARE(rig.account().fresh, Freshness::Late);
    QVERIFY(rig.account().equityUsd);
    rig.seconds_(7);
    const AccountReading& a = rig.account();
    QCOMPARE(a.fresh, Freshness::Stale);
    QVERIFY(!a.equityUsd && !a.nearest && !a.fundingPaidUsd);
    QCOMPARE(a.equityUsd.reason, Reason::Stale);
    QVERIFY(!a.positions.front().mark && !a.positions.front().distance);
    QCOMPARE(a.positions.front().position.coins, 5.0);  // what was last known is still named
    rig.answer({rig.longBtc()});
    rig.second();
    QCOMPARE(rig.account().fresh, Freshness::Live);
}

void TstDeskAccounts::shownIsNotOwned()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale(false)}));
    rig.answer({rig.longBtc()});
    rig.seconds_(3);
    QVERIFY(rig.desk()->positions.empty());
    QVERIFY(!rig.desk()->totals.grossUsd);
    QCOMPARE(rig.desk()->totals.grossUsd.reason, Reason::NoData);
    // No rule, no alert: nothing of one's own is at stake.
    QVERIFY(!rig.at(metric::liqDist));
    QVERIFY(!rig.hub.metrics.read().value->at(metric::exposure, "BTC").value);
    QCOMPARE(rig.hub.metrics.read().value->at(metric::exposure, "BTC").reason, Reason::NoData);
    QVERIFY(rig.desk()->stress.empty());
}

void TstDeskAccounts::mineCounts()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale(true)}));
    rig.answer({rig.longBtc()});
    rig.seconds_(3);
    const auto desk = rig.desk();
    QCOMPARE(desk->positions.size(), std::size_t{1});
    QVERIFY(near(desk->totals.grossUsd, 500));
    QVERIFY(near(desk->totals.equityUsd, 1'000));
    QVERIFY(near(desk->totals.exposure, 0.5));
    QVERIFY(rig.at(metric::liqDist));
    QVERIFY(std::fabs(*rig.at(metric::liqDist) - 0.09) < 1e-9);  // to the venue's own 91
    const DeskVenueReading& hl = desk->venues[static_cast<std::size_t>(VenueId::Hyperliquid)];
    QVERIFY(near(hl.equityUsd, 1'000));
    QCOMPARE(hl.positions, 1);
    // Everything in one place: 500 of 500, where 30 % may be. 500 less, and nothing of it is left there.
    QVERIFY(near(hl.roomUsd, -500));
    QVERIFY(near(desk->totals.effectiveAssets, 1) && near(desk->totals.largestShare, 1));
    QCOMPARE(desk->totals.largestAsset, std::string("BTC"));
    // With nothing at Binance: x of (500 + x) is 40 %.
    QVERIFY(near(desk->venues[0].roomUsd, 500 * 0.4 / 0.6));
    // A fall of 12 % liquidates it, and says whose it is.
    const auto row = std::find_if(desk->stress.begin(), desk->stress.end(),
                                  [](const StressRow& r) { return r.shock == -0.12; });
    QVERIFY(row != desk->stress.end());
    QCOMPARE(row->liquidated.size(), std::size_t{1});
    QVERIFY2(row->liquidated[0].find("whale") != std::string::npos, row->liquidated[0].c_str());
    // With what was entered by hand at the same venue, both count.
    Desk both = deskOf({whale(true)});
    Position own;
    own.id = 1;
    own.venue = VenueId::Hyperliquid;
    own.asset = "BTC";
    own.side = PositionSide::Short;
    own.coins = 2;
    own.entry = 100;
    own.leverage = 5;
    both.positions = {own};
    both.settings.venues[static_cast<std::size_t>(VenueId::Hyperliquid)].wallet = 200;
    rig.engine.setDesk(both);
    rig.seconds_(2);
    QVERIFY(near(rig.desk()->totals.grossUsd, 700));
    QVERIFY(near(rig.desk()->totals.netUsd, 300));
    QVERIFY(near(rig.desk()->totals.equityUsd, 1'200));
    QVERIFY(rig.desk()->find(1) && rig.desk()->find(1)->account == 0);
}

void TstDeskAccounts::mineUnknownMakesSumsUnknown()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale(true)}));
    rig.seconds_(3);
    const DeskTotals& t = rig.desk()->totals;
    QVERIFY(!t.grossUsd && !t.equityUsd && !t.exposure && !t.marginRatio && !t.netUsd);
    QVERIFY(t.grossUsd.why.find("whale") != std::string::npos);
    // Never zero, and a rule that asks is told that it is unknown, not that all is well.
    QVERIFY(!rig.hub.metrics.read().value->at(metric::exposure, "BTC").value);
    QCOMPARE(rig.hub.metrics.read().value->at(metric::exposure, "BTC").reason, Reason::Stale);
}

void TstDeskAccounts::othersAreNotHeard()
{
    Rig rig;
    WatchedAddress other = whale();
    other.address[5] = 'f';
    rig.engine.setDesk(deskOf({other}));
    rig.answer({rig.longBtc()});
    rig.seconds_(2);
    QCOMPARE(rig.account().fresh, Freshness::Off);
}

void TstDeskAccounts::switchedOffIsForgotten()
{
    Rig rig;
    rig.engine.setDesk(deskOf({whale()}));
    rig.answer({rig.longBtc()});
    rig.second();
    WatchedAddress off = whale();
    off.on = false;
    rig.engine.setDesk(deskOf({off}));
    rig.second();
    QCOMPARE(rig.account().fresh, Freshness::Off);
    QCOMPARE(rig.account().why, std::string("it is switched off"));
    QVERIFY(rig.account().positions.empty());
    // Switched on again: unknown until it is answered anew.
    rig.engine.setDesk(deskOf({whale()}));
    rig.second();
    QCOMPARE(rig.account().fresh, Freshness::Off);
    QVERIFY(askedAddresses(deskOf({off}), false).empty());
    QCOMPARE(askedAddresses(deskOf({whale()}), false), std::vector<std::string>{kWhale});
    // What only the simulated market has is asked of no other.
    QVERIFY(askedAddresses(deskOf(simulatedAddresses()), false).empty());
    QCOMPARE(askedAddresses(deskOf(simulatedAddresses()), true).size(), std::size_t{3});
}

void TstDeskAccounts::addressesFromText()
{
    QCOMPARE(addressProblem(kWhale), std::string());
    QCOMPARE(addressProblem(""), std::string("no address is entered"));
    QCOMPARE(addressProblem("BTC"), std::string("an address begins with 0x"));
    QCOMPARE(addressProblem("0x12"), std::string("an address has 40 digits after 0x, this one 2"));
    QCOMPARE(addressProblem("0x" + std::string(40, 'g')),
             std::string("only 0 to 9 and a to f may follow 0x, not \"g\""));
    QCOMPARE(addressProblem("0x\n1"), std::string("only 0 to 9 and a to f may follow 0x"));
    std::string upper = kWhale;
    for (char& c : upper) c = static_cast<char>(std::toupper(c));
    const AddressImport all = addressesFrom("my whale\t" + upper + "\r\n\n0x12 short\n" + kWhale + "\n0x" +
                                                std::string(40, 'a') + ";desk;two\nnothing\n",
                                            {});
    QCOMPARE(all.addresses.size(), std::size_t{2});
    QCOMPARE(all.addresses[0].address, kWhale);
    QCOMPARE(all.addresses[0].label, std::string("my whale"));
    QCOMPARE(all.addresses[1].label, std::string("desk;two"));
    QCOMPARE(all.problems.size(), std::size_t{3});
    QVERIFY(all.problems[0].starts_with("line 3: an address has 40 digits"));
    QVERIFY(all.problems[1].starts_with("line 4: this address is watched already"));
    QVERIFY(all.problems[2].starts_with("line 6: "));
    // No more than can be asked for.
    std::string many;
    for (int i = 0; i < 30; ++i) many += "0x" + std::string(38, 'b') + std::to_string(10 + i) + "\n";
    const AddressImport most = addressesFrom(many, all.addresses);
    QCOMPARE(most.addresses.size(), kMostAccounts - 2);
    QVERIFY(most.problems.front().find("no more than 20") != std::string::npos);
}

void TstDeskAccounts::labelsAreShort()
{
    std::string label;
    for (int i = 0; i < 30; ++i) label += "\u20ac";
    const AddressImport one = addressesFrom(kWhale + " " + label, {});
    QCOMPARE(one.addresses.size(), std::size_t{1});
    // Cut between characters.
    QCOMPARE(one.addresses[0].label.size(), std::size_t{39});
    WatchedAddress who = whale();
    QCOMPARE(addressWords(who), std::string("whale"));
    who.label.clear();
    QCOMPARE(addressWords(who), std::string("0x0123\u20264567"));
}

QTEST_APPLESS_MAIN(TstDeskAccounts)
#include "tst_desk_accounts.moc"
