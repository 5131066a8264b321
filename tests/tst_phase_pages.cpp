// The pages of the phase and of the aftershock: what is on screen is what the board says; what is not known never
// looks like a pass, and a board that stopped has no colour.
#include "tests/support/risk_page_rig.h"
#include "ui/panels/aftershock_rows.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/gate_chips.h"
#include "ui/panels/page_column.h"
#include "ui/panels/phase_band.h"
#include "ui/panels/phase_ring.h"
#include "ui/panels/risk_panels.h"

#include <QImage>
#include <QTest>

#include <chrono>
#include <optional>

using namespace plimsoll;
using namespace std::chrono_literals;
using analytics::phase::Phase;

class TstPhasePages : public QObject, private test::RiskPageRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void phaseSaysTheBoard();
    void phaseOfAnotherAssetIsNotShown();
    void unknownPhaseIsNoPhase();
    void staleRingHasNoColour();
    void bandNamesWhatIsUnderThePointer();
    void ringsAreDrawnInThePhasesColour_data();
    void ringsAreDrawnInThePhasesColour();

    void conditionsAreSharesOfBefore();
    void unknownConditionIsNeitherPassedNorFailed();
    void gateSaysWhy();
    void aftermathSaysWhatItDoesNotTrack();
    void nothingOpenIsNoAllClearOfWhatIsNotHeard();
    void depthIsDownFromItsUsual();
    void whatPeopleDoIsSaidWhileItRuns();
};

void TstPhasePages::phaseSaysTheBoard()
{
    const auto panel = shown<PhasePanel>();
    auto* page = static_cast<PhasePage*>(panel->page());
    QCOMPARE(page->ring()->shown().phase, std::optional(Phase::Reset));
    QCOMPARE(page->ring()->shown().inside, QStringLiteral("26 h"));
    QCOMPARE(page->ring()->shown().below, QStringLiteral("in Reset, clean-up"));
    QCOMPARE(page->ring()->shown().progress, std::optional(0.84));
    QCOMPARE(page->evidence()->rowCount(), static_cast<int>(kPhaseFacts));
    QCOMPARE(column(*page->evidence(), 1), QStringList({"1.3", "0.3 %", "\u22120.6", "9 h 12 m", "\u22120.1 %/h",
                                                        "\u2014", "0 h", "\u221219.7 %"}));
    QCOMPARE(cell(*page->evidence(), 0, 2), QStringLiteral("\u2265 4.0"));
    QCOMPARE(cell(*page->evidence(), 2, 2), QStringLiteral("\u2265 \u00b14.0"));
    QCOMPARE(cell(*page->evidence(), 6, 2), QStringLiteral("\u2265 24 h"));
    QCOMPARE(cell(*page->evidence(), 0, 3), QStringLiteral("Liquidation"));
    QCOMPARE(tone(*page->evidence(), 3, 0), CellTone::Accent);  // met
    QCOMPARE(tone(*page->evidence(), 5, 0), CellTone::Stale);   // not known
    QVERIFY(page->evidence()->index(5, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("too little")));
    QVERIFY(page->sentence().startsWith(QStringLiteral("The flush is over")));
    QCOMPARE(column(*page->calm(), 1), QStringList({"1.30\u00d7", "1.90\u00d7", "\u22121.80 %", "\u2014"}));
    QCOMPARE(column(*page->calm(), 2), QStringList({"0.80\u00d7", "0.80\u00d7", "3.00 %", "2.00 bp"}));
    // What is not known is not counted as failed; nobody watched all of the 90 days.
    QStringList facts;
    for (const PageSection* section : page->findChildren<PageSection*>()) facts << section->fact();
    QVERIFY2(facts.contains(QStringLiteral("1 of the 3 that are known")), qPrintable(facts.join(u'/')));
    QVERIFY2(facts.contains(QStringLiteral("2 flushes seen")), qPrintable(facts.join(u'/')));
    QCOMPARE(page->changes()->rowCount(), 3);
    QCOMPARE(cell(*page->changes(), 1, 1), QStringLiteral("Euphoria to Liquidation"));
    QVERIFY(cell(*page->changes(), 1, 2).contains(QStringLiteral("4.9")));
    QCOMPARE(panel->face().provenance, Provenance::Modelled);
    QVERIFY(panel->face().context.startsWith(QStringLiteral("BTC")));
    // Held down by F2's floors: both numbers. Not seen to begin: at least so long.
    PhaseSnapshot floors = board();
    floors.evidence[0].raw = 6.2;
    floors.seen = false;
    publish(floors, *panel);
    QCOMPARE(cell(*page->evidence(), 0, 1), QStringLiteral("1.3 (6.2)"));
    QCOMPARE(page->ring()->shown().inside, QStringLiteral("\u2265 26 h"));
    QVERIFY(page->ring()->shown().below.endsWith(QStringLiteral("assumed")));
    floors.seen = true;
    publish(floors, *panel);
    // Time goes on without the board.
    panel->age({m_now.wall + 60min, m_now.mono + 1s});
    QCOMPARE(page->ring()->shown().inside, QStringLiteral("27 h"));
}

void TstPhasePages::phaseOfAnotherAssetIsNotShown()
{
    const auto panel = shown<PhasePanel>();
    auto* page = static_cast<PhasePage*>(panel->page());
    m_selection->setAsset(QStringLiteral("ETH"));
    QCOMPARE(page->evidence()->rowCount(), 0);
    QVERIFY(!page->ring()->shown().phase);
    panel->pull(*m_hub, m_now, true);  // the board still tells of BTC
    QVERIFY(!page->ring()->shown().phase);
    PhaseSnapshot s = board();
    s.asset = "ETH";
    publish(s, *panel);
    QCOMPARE(page->ring()->shown().phase, std::optional(Phase::Reset));
}

void TstPhasePages::unknownPhaseIsNoPhase()
{
    const auto panel = shown<PhasePanel>();
    auto* page = static_cast<PhasePage*>(panel->page());
    PhaseSnapshot s = board();
    s.phase.reset();
    s.since.reset();
    s.reason = analytics::Reason::TooShort;
    publish(s, *panel);
    QVERIFY(!page->ring()->shown().phase);
    QVERIFY(page->ring()->shown().inside.isEmpty());
    QVERIFY(page->ring()->shown().below.startsWith(QStringLiteral("not known: too little")));
    QCOMPARE(panel->face().fresh, Freshness::Late);
    const QImage picture = page->ring()->grab().toImage();
    QCOMPARE(share(picture, m_theme.ui.accent), 0.0);
    QCOMPARE(share(picture, m_theme.severity.ok), 0.0);
}

void TstPhasePages::staleRingHasNoColour()
{
    const auto panel = shown<PhasePanel>();
    auto* page = static_cast<PhasePage*>(panel->page());
    QVERIFY(share(page->ring()->grab().toImage(), m_theme.ui.accent) > 0.005);
    m_clock.advance(30s);
    m_now = {m_clock.wall(), m_clock.mono()};
    panel->pull(*m_hub, m_now, true);
    QVERIFY(page->ring()->shown().stale);
    QCOMPARE(panel->face().fresh, Freshness::Stale);
    QCOMPARE(share(page->ring()->grab().toImage(), m_theme.ui.accent), 0.0);
}

void TstPhasePages::bandNamesWhatIsUnderThePointer()
{
    const auto panel = shown<PhasePanel>();
    auto* page = static_cast<PhasePage*>(panel->page());
    const PhaseBand* band = page->band();
    QVERIFY(band->said(band->bandRect().left() + 2).startsWith(QStringLiteral("Not known")));
    QVERIFY(band->said(band->xOf(m_now.wall - 24h * 60)).startsWith(QStringLiteral("Build-up")));
    // An hour is less than a pixel, and is found all the same.
    QVERIFY2(band->said(band->xOf(m_now.wall - 27h)).startsWith(QStringLiteral("Liquidation")) ||
                 band->said(band->xOf(m_now.wall - 27h)).startsWith(QStringLiteral("Reset")),
             qPrintable(band->said(band->xOf(m_now.wall - 27h))));
    QVERIFY(share(page->band()->grab().toImage(), m_theme.severity.critical) > 0);
}

void TstPhasePages::ringsAreDrawnInThePhasesColour_data()
{
    QTest::addColumn<int>("phase");
    QTest::newRow("build-up") << static_cast<int>(Phase::BuildUp);
    QTest::newRow("euphoria") << static_cast<int>(Phase::Euphoria);
    QTest::newRow("liquidation") << static_cast<int>(Phase::Liquidation);
    QTest::newRow("reset") << static_cast<int>(Phase::Reset);
}

void TstPhasePages::ringsAreDrawnInThePhasesColour()
{
    QFETCH(int, phase);
    const auto panel = shown<PhasePanel>();
    auto* page = static_cast<PhasePage*>(panel->page());
    PhaseSnapshot s = board();
    s.phase = static_cast<Phase>(phase);
    publish(s, *panel);
    const QImage picture = page->ring()->grab().toImage();
    const auto at = static_cast<Phase>(phase);
    QCOMPARE(share(picture, m_theme.severity.critical) > 0, at == Phase::Liquidation);
    QCOMPARE(share(picture, m_theme.severity.warn) > 0, at == Phase::Euphoria);
    QCOMPARE(share(picture, m_theme.ui.accent) > 0, at == Phase::Reset || at == Phase::BuildUp);
}

void TstPhasePages::conditionsAreSharesOfBefore()
{
    const auto panel = shown<AftershockPanel>();
    auto* page = static_cast<AftershockPage*>(panel->page());
    const TextTable& t = *page->conditions();
    QCOMPARE(column(t, 1), QStringList({"1.18\u00d7", "0.62\u00d7", "2.30\u00d7", "0.28 bp", "1.90\u00d7"}));
    QCOMPARE(column(t, 2).mid(0, 3), QStringList({"\u2264 1.25\u00d7", "\u2265 0.80\u00d7", "\u2264 1.50\u00d7"}));
    QCOMPARE(tone(t, 0, 0), CellTone::Ok);
    QCOMPARE(tone(t, 1, 0), CellTone::Warn);
    QCOMPARE(t.index(1, kConditionBar).data(cell::CellBar).toDouble(), 0.7);
    QCOMPARE(t.columnCount(), 8);
    QCOMPARE(cell(t, 0, 4), QStringLiteral("1.10\u00d7"));
    QCOMPARE(cell(t, 0, 7), QStringLiteral("1.43\u00d7"));
    QCOMPARE(t.headerData(4, Qt::Horizontal, cell::Venue).toInt(), static_cast<int>(VenueId::Binance));
    QCOMPARE(cell(t, 4, 4), QStringLiteral("\u2014"));  // volatility is of no venue
    QVERIFY(t.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("$41.2m, before $66.5m")));
    QVERIFY2(panel->face().context.contains(QStringLiteral("2 of 5 normal, progress 0.84")),
             qPrintable(panel->face().context));
    QCOMPARE(page->says().right, QStringLiteral("Price recovery alone never ends it."));
}

void TstPhasePages::unknownConditionIsNeitherPassedNorFailed()
{
    const auto panel = shown<AftershockPanel>();
    auto* page = static_cast<AftershockPage*>(panel->page());
    const TextTable& t = *page->conditions();
    QCOMPARE(tone(t, 4, 0), CellTone::Stale);
    for (int c = 0; c < t.columnCount(); ++c)
        QCOMPARE(t.index(4, c).data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
    QVERIFY(!t.index(4, kConditionBar).data(cell::CellBar).isValid());
    QVERIFY(panel->face().context.contains(QStringLiteral("4 known")));
    QCOMPARE(panel->face().fresh, Freshness::Late);
    QVERIFY(checkMark(CellTone::Stale)->icon == IconId::Unknown);
}

void TstPhasePages::gateSaysWhy()
{
    const auto panel = shown<AftershockPanel>();
    auto* page = static_cast<AftershockPage*>(panel->page());
    QCOMPARE(page->gate()->words(), QStringLiteral("Increase gate closed: depth is not back"));
    PhaseSnapshot s = board();
    s.aftershock.gate = {};
    publish(s, *panel);
    QCOMPARE(page->gate()->words(), QStringLiteral("Increase gate unknown"));
    QCOMPARE(share(page->gate()->grab().toImage(), m_theme.severity.ok), 0.0);  // unknown is never green
}

void TstPhasePages::aftermathSaysWhatItDoesNotTrack()
{
    const auto panel = shown<AftershockPanel>();
    const TextTable& t = *static_cast<AftershockPage*>(panel->page())->aftermath();
    const QStringList names = column(t, 0), words = column(t, 1);
    const auto said = [&](const char* name) { return words.value(names.indexOf(QString::fromUtf8(name))); };
    QCOMPARE(said("Leverage wave"),
             QStringLiteral("none yet: depth \u221238.0 %, OI \u221222.0 %, funding \u22120.28 bp in 7 d"));
    QCOMPARE(said("Excess purged"), QStringLiteral("$4.90bn of BTC interest, 22 % of before"));
    QVERIFY(said("Funding windows").endsWith(QStringLiteral("signs differ")));
    QCOMPARE(said("Not closed yet"), QStringLiteral("basis BY over BN 12.4 bp"));
    QCOMPARE(said("Funding reset"), QStringLiteral("\u22122.18 bp (+1.90 to \u22120.28) in 34 m"));
    QCOMPARE(said("Borrowing"), QStringLiteral("external, not tracked"));
}

void TstPhasePages::nothingOpenIsNoAllClearOfWhatIsNotHeard()
{
    PhaseSnapshot s;
    s.dislocations.heard.fill(0b1111);
    s.dislocations.expected = 0b1111;
    const auto said = [&] {
        for (const TextRow& r : aftermathRows(s, {}, nullptr, nullptr, {}))
            if (r.key == QLatin1String("dislocations")) return r.cells[1];
        return TextCell{};
    };
    QCOMPARE(said().text, QStringLiteral("nothing beyond its limit"));
    QCOMPARE(said().fresh, Freshness::Live);
    s.dislocations.heard[0] = 0b1011;
    QCOMPARE(said().text, QStringLiteral("nothing beyond its limit of what is heard; without OK"));
    QCOMPARE(said().fresh, Freshness::Stale);
    s.dislocations.heard[0] = 0b0001;
    QVERIFY2(said().text.contains(QStringLiteral("not known: basis")), qPrintable(said().text));
    s.dislocations.heard = {};
    QCOMPARE(said().text, QStringLiteral("not known"));
    QCOMPARE(said().fresh, Freshness::Stale);
    // What is open is open, whoever else is silent.
    s.dislocations.open = {{Dislocation::Kind::Basis, VenueId::Bybit, VenueId::Binance, 12.4, 10}};
    QCOMPARE(said().text, QStringLiteral("basis BY over BN 12.4 bp"));
    QVERIFY(said().tip.contains(QStringLiteral("not known: basis, funding, price")));
}

void TstPhasePages::depthIsDownFromItsUsual()
{
    ReflexLight light;
    light.which = Reflex::Depth;
    light.value.value = -0.38;
    light.limit = -0.05;
    QVERIFY(!reflexWords(light).tip.contains(QStringLiteral("24 h")));
    QVERIFY(reflexWords(light).tip.contains(QStringLiteral("the usual of this hour of the week")));
    light.which = Reflex::Price;
    QVERIFY(reflexWords(light).tip.contains(QStringLiteral("24 h")));
}

void TstPhasePages::whatPeopleDoIsSaidWhileItRuns()
{
    const auto panel = shown<AftershockPanel>();
    const PageLine& people = *static_cast<AftershockPage*>(panel->page())->people();
    PhaseSnapshot s = board();
    s.aftershock.running = true;
    publish(s, *panel);
    QVERIFY(people.text().contains(QStringLiteral("start smaller, scale slower")));
    QVERIFY(people.text().contains(QStringLiteral("no advice")));
    s.aftershock.running = false;
    publish(s, *panel);
    QVERIFY(people.text().isEmpty() && people.isHidden());
}

QTEST_MAIN(TstPhasePages)
#include "tst_phase_pages.moc"
