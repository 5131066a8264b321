// The readings of the context panel: what is not known is never calm, limits give the words they say, majors stand
// before what moves more.
#include "tests/support/context_desk.h"
#include "ui/panel_registry.h"
#include "widgets/format.h"

#include <QTest>

using namespace plimsoll;

namespace {

using Asset = test::ContextAsset;
const auto inputOf = test::contextOf;

const TextRow& rowOf(const std::vector<TextRow>& rows, const char* key)
{
    static const TextRow none;
    for (const TextRow& r : rows)
        if (r.key == QLatin1String(key)) return r;
    return none;
}

}  // namespace

class TstContextPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingKnownIsUnknown();
    void limitsGiveTheirWords();
    void aVenueThatLags();
    void turnsOfThePrice();
    void whoWasFlushedFirst();
    void takersWhoTurn();
    void wicksOfTheHour();
    void whatFollowsLargeTrades();
    void booksThatArePatched();
    void majorsFirst();
    void everyReadingOpensAPanel();
};

void TstContextPanel::nothingKnownIsUnknown()
{
    for (const TextRow& row : contextRows({})) {
        QCOMPARE(row.cells.size(), std::size_t{3});
        QCOMPARE(row.cells[1].tone, CellTone::Faint);
        QCOMPARE(row.cells[1].fresh, Freshness::Stale);
        QCOMPARE(row.cells[2].text, format::kNone);
        QVERIFY2(row.cells[1].tip.startsWith(QStringLiteral("Not known")), qPrintable(row.key));
    }
    QVERIFY(betaRows({}).empty());
}

void TstContextPanel::limitsGiveTheirWords()
{
    Asset btc("BTC");
    btc.set(metric::r8Mean24, 6e-4).set(metric::dOi7d, 0.12).set(metric::rvRatio, 0.6);
    btc.set(metric::spreadRatio, 0.8).set(metric::r8, -1e-4).set(metric::dOi24h, 0.03);
    auto rows = contextRows(inputOf({btc}));
    QCOMPARE(rowOf(rows, "crowding").cells[1].text, QStringLiteral("longs"));
    QCOMPARE(rowOf(rows, "low_volatility").cells[1].text, QStringLiteral("compressed"));
    QCOMPARE(rowOf(rows, "complacency").cells[1].text, QStringLiteral("complacent"));
    QCOMPARE(rowOf(rows, "complacency").cells[1].tone, CellTone::Strong);
    QCOMPARE(rowOf(rows, "negative_funding").cells[1].text, QStringLiteral("new shorts"));
    // Just inside of the limits nothing is raised.
    btc.set(metric::r8Mean24, 4.9e-4).set(metric::rvRatio, 0.71).set(metric::dOi24h, -0.03);
    rows = contextRows(inputOf({btc}));
    QCOMPARE(rowOf(rows, "crowding").cells[1].text, QStringLiteral("neither side"));
    QCOMPARE(rowOf(rows, "low_volatility").cells[1].tone, CellTone::Muted);
    QCOMPARE(rowOf(rows, "negative_funding").cells[1].text, QStringLiteral("longs leave"));
    // A value that too few inputs stand behind is not known.
    btc.metrics->at(metric::rvRatio).coverage = 0.4;
    QCOMPARE(rowOf(contextRows(inputOf({btc})), "low_volatility").cells[1].tone, CellTone::Faint);
}

void TstContextPanel::aVenueThatLags()
{
    Asset btc("BTC");
    btc.set(metric::r8, 1e-4, VenueId::Binance).set(metric::r8, 2e-4, VenueId::Bybit);
    QCOMPARE(rowOf(contextRows(inputOf({btc})), "laggard").cells[1].tone, CellTone::Faint);  // two are too few
    btc.set(metric::r8, -1e-4, VenueId::Okx);
    QCOMPARE(rowOf(contextRows(inputOf({btc})), "laggard").cells[1].text, QStringLiteral("OKX"));
    btc.set(metric::r8, 5e-5, VenueId::Okx);
    QCOMPARE(rowOf(contextRows(inputOf({btc})), "laggard").cells[1].text, QStringLiteral("none"));
}

void TstContextPanel::turnsOfThePrice()
{
    const auto with = [](std::vector<float> path) {
        auto overview = std::make_shared<OverviewSnapshot>();
        OverviewRow row;
        row.asset = "BTC";
        row.path = std::move(path);
        overview->rows.push_back(row);
        ContextInput in = inputOf({Asset("BTC")});
        in.overview = overview;
        return rowOf(contextRows(in), "whipsaw").cells[1];
    };
    std::vector<float> up, saw;
    for (int i = 0; i < 60; ++i) {
        up.push_back(100.0f + static_cast<float>(i));
        saw.push_back(i / 5 % 2 == 0 ? 100.0f : 101.0f);
    }
    QCOMPARE(with(up).tone, CellTone::Muted);
    QVERIFY(with(up).text.startsWith(QLatin1Char('0')));
    QCOMPARE(with(saw).tone, CellTone::Strong);
    QVERIFY(with(saw).text.startsWith(QStringLiteral("10")));
    QCOMPARE(with({100, 101, 100}).tone, CellTone::Faint);  // three minutes say nothing
    // Half a percent up and down again, a twentieth a minute: no minute moves by a tenth.
    std::vector<float> slow;
    for (int i = 0; i < 60; ++i)
        slow.push_back(100.0f + 0.05f * static_cast<float>(i / 10 % 2 == 0 ? i % 10 : 10 - i % 10));
    QVERIFY2(with(slow).text.startsWith(QLatin1Char('5')), qPrintable(with(slow).text));
}

void TstContextPanel::whoWasFlushedFirst()
{
    auto phase = std::make_shared<PhaseSnapshot>();
    auto flushes = std::make_shared<std::vector<FlushRecord>>();
    ContextInput in = inputOf({Asset("BTC")});
    const auto at = [&](const char* asset, int minutesAgo) {
        FlushRecord r;
        r.asset = asset;
        r.began = in.now.wall - std::chrono::minutes{minutesAgo};
        flushes->push_back(r);
    };
    at("SOL", 60);
    at("ETH", 62);
    at("BTC", 65);
    at("BTC", 60 * 24 * 9);  // another event
    phase->flushes = flushes;
    in.phase = phase;
    const auto rows = contextRows(in);
    QCOMPARE(rowOf(rows, "propagation").cells[1].text, QStringLiteral("majors first"));
    QCOMPARE(rowOf(rows, "propagation").cells[1].tone, CellTone::Strong);
    QCOMPARE(rowOf(rows, "propagation").cells[2].text, format::dateTime(in.now.wall - std::chrono::minutes{65}) +
                                                           QStringLiteral(": BTC, ETH +3 m, SOL +5 m"));
    QVERIFY(rowOf(rows, "since_flush").cells[1].text.startsWith(QStringLiteral("1 h")));
    // It stays as long as it is kept, with its date, and is raised for a day.
    in.now.wall += std::chrono::hours{23};
    const TextRow old = rowOf(contextRows(in), "propagation");
    QCOMPARE(old.cells[1].tone, CellTone::Muted);
    QCOMPARE(old.cells[2].text, rowOf(rows, "propagation").cells[2].text);
}

void TstContextPanel::takersWhoTurn()
{
    Asset btc("BTC");
    const auto row = [&] { return rowOf(contextRows(inputOf({btc})), "taker_turn"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    TurnFact fact;
    fact.turns.side = 1;
    fact.turns.buyShare = 0.68;
    fact.turns.judged = 9;
    fact.windowUsd = 12.3e6;
    fact.venues = 3;
    fact.listed = 4;
    btc.metrics->facts.tape.turn = fact;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);  // too few windows
    btc.metrics->facts.tape.turn->turns.judged = 100;
    QCOMPARE(row().cells[1].text, QStringLiteral("buyers lead"));
    QCOMPARE(row().cells[1].tone, CellTone::Muted);
    QVERIFY2(row().cells[2].text.contains(QStringLiteral("3 of 4 venues")), qPrintable(row().cells[2].text));
    auto& turns = btc.metrics->facts.tape.turn->turns;
    turns.turnAgo = 15;
    turns.turnSide = 1;
    turns.shareBefore = 0.31;
    QCOMPARE(row().cells[1].text, QStringLiteral("turned to buying"));
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    QVERIFY(row().cells[2].text.contains(QStringLiteral("turned 15 min ago, from 31")));
    turns.side = -1;  // the others lead again
    QCOMPARE(row().cells[1].text, QStringLiteral("sellers lead"));
    turns.side = 1;
    turns.turnAgo = 16;
    QCOMPARE(row().cells[1].tone, CellTone::Muted);
}

void TstContextPanel::wicksOfTheHour()
{
    Asset btc("BTC");
    const auto row = [&] { return rowOf(contextRows(inputOf({btc})), "wicks"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    WickFact fact;
    fact.venues = 3;
    fact.listed = 4;
    fact.seconds = 600;
    btc.metrics->facts.tape.wicks = fact;
    QCOMPARE(row().cells[1].text, QStringLiteral("none seen"));
    QCOMPARE(row().cells[2].text, QStringLiteral("3 of 4 venues, watched for 10 m"));
    const Timestamp now = inputOf({btc}).now.wall;
    fact.count = 2;
    fact.last = WickFact::Last{VenueId::Bybit, now - std::chrono::minutes{2}, 42, 3};
    btc.metrics->facts.tape.wicks = fact;
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    QVERIFY(row().cells[1].text.startsWith(QStringLiteral("2 wick")));
    QCOMPARE(row().cells[2].text, QStringLiteral("Bybit +42 bp, back within 4 s, 2 m ago; 3 of 4 venues, watched "
                                                 "for 10 m"));
    btc.metrics->facts.tape.wicks->last->at = now - std::chrono::minutes{5};
    QCOMPARE(row().cells[1].tone, CellTone::Muted);
}

void TstContextPanel::whatFollowsLargeTrades()
{
    Asset btc("BTC");
    const auto row = [&] { return rowOf(contextRows(inputOf({btc})), "markout"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    MarkoutFact fact;
    fact.fromUsd = 120e3;
    fact.halfSpreadBp = 0.5;
    fact.venues = fact.listed = 2;
    fact.after[1] = analytics::flow::Markout{19, 1.2, 0.3, 0.8};
    btc.metrics->facts.tape.markout = fact;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    QVERIFY(row().cells[1].tip.contains(QStringLiteral("there are 19")));
    auto& five = *btc.metrics->facts.tape.markout->after[1];
    five.n = 20;
    QCOMPARE(row().cells[1].text, QStringLiteral("against makers"));
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    QVERIFY(row().cells[2].text.contains(QStringLiteral("20 trades from $120k, 2 of 2 venues")));
    QVERIFY(row().cells[2].text.startsWith(QStringLiteral("after 1, 5, 30 s: ") + format::kNone));
    btc.metrics->facts.tape.markout->halfSpreadBp = 1.3;  // earned more than that
    QCOMPARE(row().cells[1].tone, CellTone::Muted);
    five.errorBps = 0.7;  // less than two of them
    QCOMPARE(row().cells[1].text, QStringLiteral("no clear way"));
    five.meanBps = -1.4;
    QCOMPARE(row().cells[1].text, QStringLiteral("comes back"));
}

void TstContextPanel::booksThatArePatched()
{
    Asset btc("BTC");
    const auto row = [&] { return rowOf(contextRows(inputOf({btc})), "patched"); };
    ShapeFact& shape = btc.metrics->facts.tape.shape;
    shape.score = {0.5, 0.72, 0.4, std::nullopt};
    QCOMPARE(row().cells[1].tone, CellTone::Faint);  // nothing to hold it against
    shape.usual = {0.5, 0.5, 0.5, 0.5};
    shape.minutes = 120;
    QCOMPARE(row().cells[1].text, QStringLiteral("as usual"));
    QCOMPARE(row().cells[2].text,
             QStringLiteral("Bybit 0.72, usually 0.50 over 2 h 00 m; raised on 1 of 3 venues"));
    shape.score[0] = 0.65;
    QCOMPARE(row().cells[1].text, QStringLiteral("patchy"));
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    // A book that is always uneven cannot reach 1.2 times its score, and can still be patchier than ever.
    shape.score = {0.79, std::nullopt, std::nullopt, std::nullopt};
    shape.usual[0] = 0.7;
    QCOMPARE(row().cells[1].text, QStringLiteral("patchy"));
}

void TstContextPanel::majorsFirst()
{
    Asset doge("DOGE"), eth("ETH"), btc("BTC"), pepe("PEPE");
    doge.set(metric::beta, 1.3).set(metric::ret1h, 0.001).set(metric::dOi24h, 0.15);
    pepe.set(metric::beta, 1.9).set(metric::ret1h, 0.03).set(metric::dOi24h, 0.15);
    const auto rows = betaRows(inputOf({doge, pepe, eth, btc}));
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(rows[0].key, QStringLiteral("ETH"));
    QCOMPARE(rows[2].key, QStringLiteral("PEPE"));
    QCOMPARE(rows[3].key, QStringLiteral("DOGE"));
    QCOMPARE(rows[3].cells.back().text, QStringLiteral("quiet price, stress"));
    QVERIFY(rows[2].cells.back().text.isEmpty());
    QCOMPARE(rows[0].cells[1].text, format::kNone);  // its slope is not known
    // Limits are of rules, not of assets.
    QVERIFY(!rows[0].cells[0].tip.contains(QStringLiteral("stricter")));
    QVERIFY(rows[0].cells[0].tip.contains(QStringLiteral("the same for all")));
}

void TstContextPanel::everyReadingOpensAPanel()
{
    for (const TextRow& row : contextRows({})) {
        QVERIFY2(panelRow(contextPanel(row.key)), qPrintable(row.key));
        QVERIFY2(row.cells[0].tip.size() > 30, qPrintable(row.key));
    }
    QVERIFY(contextPanel(QStringLiteral("no such reading")).isEmpty());
}

QTEST_MAIN(TstContextPanel)
#include "tst_context_panel.moc"
