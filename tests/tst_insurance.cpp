// Insurance funds: the newest balance of each is kept with its moment and a day of its past, and the venue's card,
// the aftershock tracker and `snapshot.json` say the same of it.
#include "app/export_json.h"
#include "model/boards/fund_board.h"
#include "model/boards/phase.h"
#include "tests/support/model_rig.h"
#include "ui/panels/aftershock_rows.h"
#include "ui/panels/insurance_words.h"
#include "ui/panels/venue_card_rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <memory>
#include <string>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kBn = VenueId::Binance;
constexpr auto kBy = VenueId::Bybit;
const std::vector<VenueId> kFour(kVenues.begin(), kVenues.end());

void say(ModelRig& rig, VenueId v, const char* coin, const char* symbols, double balance)
{
    Insurance fund;
    fund.coin = rig.batch.keep(coin);
    fund.symbols = rig.batch.keep(symbols);
    fund.balance = balance;
    rig.say(InstrumentId{}, fund, v);
}

QString cellOf(const std::vector<TextRow>& rows, const char* key)
{
    for (const TextRow& r : rows)
        if (r.key == QLatin1String(key)) return r.cells[1].text;
    return {};
}
QString tipOf(const std::vector<TextRow>& rows, const char* key)
{
    for (const TextRow& r : rows)
        if (r.key == QLatin1String(key)) return r.cells[1].tip;
    return {};
}

// A model that has heard of two venues' BTC contracts and their funds.
struct Told {
    ModelRig rig;
    Told()
    {
        rig.describe(instrument(kBn, 0, Market::Perp, "BTC")).describe(instrument(kBy, 0, Market::Perp, "BTC"));
        Mark mark;
        mark.mark = price(50'000);
        rig.say(InstrumentId::make(kBn, 0), mark).say(InstrumentId::make(kBy, 0), mark);
        say(rig, kBn, "USDT", "ETHUSDT", 5);
        say(rig, kBn, "USDT", "BTCUSDT,SOLUSDT", 1'000'000);
        rig.send();
        rig.pass(1'100ms);
    }
    QString card(VenueId v)
    {
        return cellOf(venueCardRows(v, "BTC", rig.hub.market.read().value.get(), rig.hub.health.read().value.get(),
                                    rig.clock.mono()),
                      "fund");
    }
    std::vector<TextRow> aftermath()
    {
        PhaseSnapshot s;
        s.asset = "BTC";
        return aftermathRows(s, kFour, rig.hub.market.read().value.get(), rig.hub.health.read().value.get(),
                             rig.clock.mono());
    }
    QJsonObject json(VenueId v)
    {
        const QByteArray text = snapshotJson(*rig.engine.fullSnapshot(), SourceKind::Live);
        const std::string_view key = venueKey(v);
        return QJsonDocument::fromJson(text)
            .object()["venues"]
            .toObject()[QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()))]
            .toObject();
    }
};

}  // namespace

class TestInsurance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestOfEachIsKept()
    {
        FundBoard board;
        ManualClock clock;
        QVERIFY(!board.of(kBn, clock.mono()));
        board.told(kBn, "USDT", "BTCUSDT", 100, clock.stamp());
        board.told(kBn, "BTC", "BTCUSDT", 2, clock.stamp());
        clock.advance(10min);
        board.told(kBn, "USDT", "BTCUSDT", 90, clock.stamp());
        const auto list = board.of(kBn, clock.mono());
        QCOMPARE(list->size(), std::size_t{2});
        QCOMPARE((*list)[0].coin, std::string("BTC"));
        QCOMPARE((*list)[1].balance, 90.0);
        QVERIFY((*list)[1].stamp.received == clock.wall());
        QVERIFY(!board.of(kBy, clock.mono()));
        // Without a unit it is no balance.
        board.told(kBy, "", "BTCUSDT", 1, clock.stamp());
        QVERIFY(!board.of(kBy, clock.mono()));
    }
    void aListThatIsOlderIsNotTaken()
    {
        FundBoard board;
        ManualClock clock;
        Stamp streamed = clock.stamp(), listed = clock.stamp();
        streamed.venue = fromUnixMs(2'000), listed.venue = fromUnixMs(1'000);
        board.told(kBy, "USDT", "BTCUSDT", 80, streamed);
        board.told(kBy, "USDT", "BTCUSDT", 100, listed);
        QCOMPARE(board.of(kBy, clock.mono())->front().balance, 80.0);
    }
    void groupsThatAreCutAnewReplaceTheOld()
    {
        FundBoard board;
        ManualClock clock;
        board.told(kBn, "USDT", "BTCUSDT,ETHUSDT", 100, clock.stamp());
        board.told(kBn, "USDT", "BTCUSDT,ETHUSDT,SOLUSDT", 120, clock.stamp());
        const auto list = board.of(kBn, clock.mono());
        QCOMPARE(list->size(), std::size_t{1});
        QVERIFY(covers(list->front(), "SOLUSDT") && covers(list->front(), "BTCUSDT"));
        QVERIFY(!covers(list->front(), "BTC") && !covers(list->front(), ""));
    }
    void aDayIsHeldAgainst()
    {
        FundBoard board;
        ManualClock clock;
        const auto fund = [&] { return board.of(kBn, clock.mono())->front(); };
        board.told(kBn, "USDT", "BTCUSDT", 100, clock.stamp());
        QVERIFY(!fund().change24h);
        QCOMPARE(fund().noChange, std::string_view("first heard of less than 24 h ago"));
        for (int i = 0; i < 24 * 6; ++i) {
            clock.advance(10min);
            board.told(kBn, "USDT", "BTCUSDT", 100 - i / 6, clock.stamp());
        }
        QVERIFY(fund().change24h);
        QCOMPARE(*fund().change24h, -23.0);
        // Nobody listened for two days: what was known before is of no day ago.
        clock.advance(48h);
        board.told(kBn, "USDT", "BTCUSDT", 70, clock.stamp());
        QVERIFY(!fund().change24h);
        QCOMPARE(fund().noChange, std::string_view("no reading of 24 h ago"));
    }
    void noVenueFillsTheMemory()
    {
        FundBoard board;
        ManualClock clock;
        for (std::size_t i = 0; i < FundBoard::kMost + 100; ++i)
            board.told(kBn, "USDT", std::to_string(i), 1, clock.stamp());
        QCOMPARE(board.of(kBn, clock.mono())->size(), FundBoard::kMost);
    }

    void oneTruthInBothPlaces()
    {
        Told told;
        const QString card = told.card(kBn);
        QVERIFY2(card.startsWith(QStringLiteral("1,000,000 USDT as of ")), qPrintable(card));
        QVERIFY2(card.endsWith(QStringLiteral("change in 24 h: unknown (first heard of less than 24 h ago)")),
                 qPrintable(card));
        const QString beside = cellOf(told.aftermath(), "insurance");
        QVERIFY2(beside.startsWith(QStringLiteral("BN 1,000,000 USDT, 24 h unknown")), qPrintable(beside));
        QVERIFY2(!beside.contains(QStringLiteral("not published")), qPrintable(beside));
        const QStringList whole = tipOf(told.aftermath(), "insurance").split(u'\n');
        QCOMPARE(whole.size(), 4);
        for (std::size_t v = 0; v < kVenueCount; ++v)
            QVERIFY2(whole[static_cast<qsizetype>(v)].endsWith(told.card(kVenues[v])),
                     qPrintable(whole.join(u'\n')));
        // What is not known says why, and what a venue does not have is not waited for.
        QCOMPARE(told.card(kBy), QStringLiteral("unknown: no balance has come yet"));
        QCOMPARE(told.card(VenueId::Hyperliquid), QStringLiteral("none of its own: the HLP vault takes over"));
        QCOMPARE(insuranceWords(kBn, "BTC", nullptr, nullptr, {}).full,
                 QStringLiteral("unknown: nothing heard yet"));
    }
    void whatIsOldIsNotShownAsIfItWereNot()
    {
        Told told;
        told.rig.clock.advance(30min);
        QCOMPARE(told.card(kBn), QStringLiteral("unknown: last heard 30 m ago"));
        const QJsonObject venue = told.json(kBn);
        const QJsonArray funds = venue["insurance"].toArray();
        QCOMPARE(funds.size(), 2);
        for (const auto& row : funds) {
            const QJsonObject fund = row.toObject();
            QVERIFY(fund["balance"].isNull() && fund["change_24h"].isNull());
            QVERIFY(fund["reason"].toString().contains(QStringLiteral("stale, last received")));
        }
    }
    // Of several contracts of an asset it is the leading one, though another's name comes first.
    void itIsTheLeadingContractsFund()
    {
        Told told;
        const auto perp = std::make_shared<Instrument>(*instrument(kBy, 1, Market::Perp, "BTC", "USDC"));
        perp->symbol = "BTCPERP";
        told.rig.describe(perp);
        Mark mark;
        mark.mark = price(50'000);
        told.rig.say(perp->id, mark);
        say(told.rig, kBy, "USDC", "BTCPERP", 5);
        say(told.rig, kBy, "USDT", "BTCUSDT", 80'000);
        told.rig.send();
        told.rig.pass(1'100ms);
        const auto market = told.rig.hub.market.read().value;
        QCOMPARE(market->rows.size(), std::size_t{3});
        QCOMPARE(contractOf(kBy, "BTC", market.get())->symbol, std::string("BTCUSDT"));
        QVERIFY2(told.card(kBy).startsWith(QStringLiteral("80,000 USDT as of ")), qPrintable(told.card(kBy)));
    }
    void aDayLaterTheChangeIsSaid()
    {
        Told told;
        told.rig.clock.advance(24h);
        say(told.rig, kBn, "USDT", "BTCUSDT,SOLUSDT", 990'000);
        told.rig.send();
        told.rig.pass(1'100ms);
        const QString card = told.card(kBn);
        QVERIFY2(card.endsWith(QStringLiteral("change in 24 h: \u22121.00 %")), qPrintable(card));
    }
    void inTheSnapshotToo()
    {
        Told told;
        const QJsonObject venue = told.json(kBn);
        const QJsonArray funds = venue["insurance"].toArray();
        QCOMPARE(funds.size(), 2);
        QCOMPARE(funds[0]["symbols"].toString(), QStringLiteral("BTCUSDT,SOLUSDT"));
        QCOMPARE(funds[0]["coin"].toString(), QStringLiteral("USDT"));
        QCOMPARE(funds[0]["balance"].toDouble(), 1e6);
        QVERIFY(funds[0]["as_of_ms"].toDouble() > 0 && funds[0]["change_24h"].isNull());
        QCOMPARE(funds[0]["reason"].toString(), QStringLiteral("change_24h: first heard of less than 24 h ago"));
        const QJsonObject other = told.json(kBy);
        QVERIFY(other["insurance"].isNull());
        QCOMPARE(other["reason"]["insurance"].toString(), QStringLiteral("not received"));
        const QJsonObject none = told.json(VenueId::Hyperliquid);
        QVERIFY(none["reason"]["insurance"].toString().contains(QStringLiteral("no fund of its own")));
    }
};

QTEST_MAIN(TestInsurance)
#include "tst_insurance.moc"
