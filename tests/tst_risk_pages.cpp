// The pages of the risk workspace: what is on screen is what the board says; what is not known, or not judged any
// more, never looks like a pass; every place can be reached by keyboard; and each page is the same as a panel and
// as a tab.
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/evidence_places.h"
#include "ui/panels/gate_chips.h"
#include "ui/panels/load_gauge.h"
#include "ui/panels/page_column.h"
#include "ui/panels/phase_band.h"
#include "ui/panels/phase_ring.h"
#include "ui/panels/risk_panels.h"
#include "widgets/search_field.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace plimsoll;
using namespace std::chrono_literals;
using analytics::phase::Phase;

class TstRiskPages : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init()
    {
        fresh();
        useFour();
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void aSettledPageRests();
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
    void whatPeopleDoIsSaidWhileItRuns();

    void checklistFillsItself();
    void invalidationsAndLevels();
    void noFlushIsSaid();

    void fragilityIsTheSumOfItsParts();
    void fragilityUnknownAddsNothing();

    void flushesAreFoundAndChosen();
    void notesGoUnderTheFlush();
    void casesStandBesideTheFlush();

    void numbersInWords();
    void everyWordLeadsToAPanel();
    void enterShowsTheEvidence();
    void modelsAreModels_data() { pages(); }
    void modelsAreModels();
    void pagesFit_data() { pages(); }
    void pagesFit();
    void foldingIsKept_data() { pages(); }
    void foldingIsKept();
    void exportsAreWhole_data() { pages(); }
    void exportsAreWhole();
    void emptyStaleAndLate_data() { pages(); }
    void emptyStaleAndLate();

private:
    static void pages()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"phase", "aftershock", "flush", "fragility", "flushes"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    template <typename P>
    std::unique_ptr<P> shown(QSize size = {620, 540})
    {
        auto panel = std::make_unique<P>(*m_deps, nullptr);
        show(*panel, sample::Mood::Full, size);
        return panel;
    }
    void publish(PhaseSnapshot s, Panel& panel)
    {
        m_hub->phase.publish(std::move(s));
        panel.pull(*m_hub, m_now);
    }
    PhaseSnapshot board() const { return *m_hub->phase.read().value; }
    static QString cell(const QAbstractItemModel& m, int row, int column)
    {
        return m.index(row, column).data().toString();
    }
    static CellTone tone(const QAbstractItemModel& m, int row, int column)
    {
        return static_cast<CellTone>(m.index(row, column).data(cell::Tone).toInt());
    }
};

namespace {

struct RequestCounter : QObject {
    int seen = 0;
    bool eventFilter(QObject*, QEvent* event) override
    {
        seen += event->type() == QEvent::LayoutRequest;
        return false;
    }
};

}  // namespace

// A layout whose own requests bring it back took a whole core.
void TstRiskPages::aSettledPageRests()
{
    const auto rests = [](Panel& panel) {
        for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
        const auto columns = panel.findChildren<PageColumn*>();
        QVERIFY(!columns.isEmpty());
        for (PageColumn* column : columns) {
            RequestCounter counter;
            column->widget()->installEventFilter(&counter);
            // What is new is laid out, and then it rests.
            column->widget()->updateGeometry();
            QCoreApplication::postEvent(column->widget(), new QEvent(QEvent::LayoutRequest));
            for (int i = 0; i < 50; ++i) QCoreApplication::processEvents();
            QVERIFY(counter.seen >= 1);
            QVERIFY2(counter.seen <= 4, qPrintable(QString::number(counter.seen)));
        }
    };
    rests(*shown<PhasePanel>());
    rests(*shown<AftershockPanel>());
    rests(*shown<FlushPanel>());
    rests(*shown<FragilityPanel>());
}

// ---- Phase ---------------------------------------------------------------------------------------

void TstRiskPages::phaseSaysTheBoard()
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

void TstRiskPages::phaseOfAnotherAssetIsNotShown()
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

void TstRiskPages::unknownPhaseIsNoPhase()
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

void TstRiskPages::staleRingHasNoColour()
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

void TstRiskPages::bandNamesWhatIsUnderThePointer()
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

void TstRiskPages::ringsAreDrawnInThePhasesColour_data()
{
    QTest::addColumn<int>("phase");
    QTest::newRow("build-up") << static_cast<int>(Phase::BuildUp);
    QTest::newRow("euphoria") << static_cast<int>(Phase::Euphoria);
    QTest::newRow("liquidation") << static_cast<int>(Phase::Liquidation);
    QTest::newRow("reset") << static_cast<int>(Phase::Reset);
}

void TstRiskPages::ringsAreDrawnInThePhasesColour()
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

// ---- Aftershock ----------------------------------------------------------------------------------

void TstRiskPages::conditionsAreSharesOfBefore()
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

void TstRiskPages::unknownConditionIsNeitherPassedNorFailed()
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

void TstRiskPages::gateSaysWhy()
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

void TstRiskPages::aftermathSaysWhatItDoesNotTrack()
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

void TstRiskPages::whatPeopleDoIsSaidWhileItRuns()
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

// ---- After the flush -----------------------------------------------------------------------------

void TstRiskPages::checklistFillsItself()
{
    const auto panel = shown<FlushPanel>();
    auto* page = static_cast<FlushPage*>(panel->page());
    const TextTable& t = *page->table(FlushPage::Checklist);
    QCOMPARE(column(t, 1), QStringList({"CLEAN", "RESET", "UNKNOWN", "HELD"}));
    QVERIFY(cell(t, 0, 2).startsWith(QStringLiteral("0.0 % rebuilt after 26 h")));
    QVERIFY(
        cell(t, 1, 2).contains(QStringLiteral("24 h mean \u22120.28 bp, was +1.90 before, it went below zero")));
    QCOMPARE(tone(t, 2, 0), CellTone::Stale);
    QVERIFY(cell(t, 2, 2).startsWith(QStringLiteral("not known")));
    QCOMPARE(cell(t, 3, 0), QStringLiteral("Key level 83,500"));  // the person's own counts most
    QCOMPARE(page->says().right, QStringLiteral("None of this guarantees a bottom."));
    using flush = analytics::flush::Interest;
    PhaseSnapshot s = board();
    s.checklist.rebuiltAnHour.value = 0.021;
    publish(s, *panel);
    QVERIFY(cell(t, 0, 2).startsWith(QStringLiteral("0.0 % rebuilt after 26 h, 2.1 % an hour")));
    for (const auto& [interest, word, tone_] :
         {std::tuple{flush::Pending, "PENDING", CellTone::Muted}, std::tuple{flush::Fast, "FAST", CellTone::Warn},
          std::tuple{flush::Releveraging, "RELEVERAGING", CellTone::Warn}}) {
        s.checklist.interest = interest;
        publish(s, *panel);
        QCOMPARE(cell(t, 0, 1), QString::fromLatin1(word));
        QCOMPARE(tone(t, 0, 0), tone_);
    }
}

void TstRiskPages::invalidationsAndLevels()
{
    const auto panel = shown<FlushPanel>();
    auto* page = static_cast<FlushPage*>(panel->page());
    const TextTable& t = *page->table(FlushPage::Invalidations);
    QCOMPARE(column(t, 1), QStringList({"does not hold", "unknown", "holds"}));
    QVERIFY(cell(t, 0, 2).contains(QStringLiteral("recovery 0.00 of 0.90")));
    QCOMPARE(cell(t, 2, 2), QStringLiteral("lost for 5 h 30 m"));
    QCOMPARE(tone(t, 2, 0), CellTone::Critical);
    QCOMPARE(tone(t, 1, 0), CellTone::Stale);
    const TextTable& levels = *page->table(FlushPage::Levels);
    QCOMPARE(column(levels, 3), QStringList({"LOST", "HELD", "UNKNOWN"}));
    QCOMPARE(cell(levels, 0, 2), QStringLiteral("85,000"));
    QVERIFY(cell(levels, 0, 4).endsWith(QStringLiteral("above")));
    QVERIFY(cell(levels, 1, 4).endsWith(QStringLiteral("below")));
}

void TstRiskPages::noFlushIsSaid()
{
    const auto panel = shown<FlushPanel>();
    PhaseSnapshot s = board();
    s.checklist = {};
    s.levels.clear();
    s.flushes.reset();
    publish(s, *panel);
    QVERIFY(panel->face().context.contains(QStringLiteral("no flush is known")));
    const TextTable& t = *static_cast<FlushPage*>(panel->page())->table(FlushPage::Checklist);
    QCOMPARE(column(t, 1), QStringList({"UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN"}));
    FlushesPanel flushes(*m_deps, nullptr);
    flushes.resize(620, 500);
    flushes.show();
    flushes.pull(*m_hub, m_now);
    QVERIFY(!static_cast<FlushesPage*>(flushes.page())->chosen());
    QVERIFY(!static_cast<FlushesPage*>(flushes.page())->note()->isEnabled());
}

// ---- Fragility -----------------------------------------------------------------------------------

void TstRiskPages::fragilityIsTheSumOfItsParts()
{
    const auto panel = shown<FragilityPanel>();
    auto* page = static_cast<FragilityPage*>(panel->page());
    QCOMPARE(page->gauge()->shown().score, std::optional(41.0));
    QCOMPARE(page->gauge()->shown().beside, QStringLiteral("of 100 · coverage 2 of 7"));
    QCOMPARE(page->parts()->rowCount(), 7);
    QCOMPARE(cell(*page->parts(), 0, 3), QStringLiteral("12.0"));
    QCOMPARE(cell(*page->parts(), 0, 4), QStringLiteral("/ 20"));
    QCOMPARE(cell(*page->parts(), 5, 4), QStringLiteral("/ 5"));
    // One mark is one point in all rows.
    QCOMPARE(page->parts()->index(0, 2).data(cell::CellBar).toDouble(), 12.0 / 20);
    QCOMPARE(page->parts()->index(5, 4).data(cell::CellBar).toDouble(), 5.0 / 20);
    double sum = 0;
    for (const auto& part : page->gauge()->shown().parts) sum += part.value_or(0);
    QCOMPARE(sum, 41.0);
    QCOMPARE(panel->face().provenance, Provenance::Modelled);
}

void TstRiskPages::fragilityUnknownAddsNothing()
{
    const auto panel = shown<FragilityPanel>();
    auto* page = static_cast<FragilityPage*>(panel->page());
    QCOMPARE(cell(*page->parts(), 1, 3), QStringLiteral("\u2014"));
    QVERIFY(!page->parts()->index(1, 2).data(cell::CellBar).isValid());
    QCOMPARE(page->parts()->index(1, 0).data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
    QCOMPARE(panel->face().fresh, Freshness::Late);  // two of seven
    m_selection->setAsset(QStringLiteral("NOSUCH"));
    QVERIFY(!page->gauge()->shown().score);
    QCOMPARE(page->parts()->rowCount(), 0);
}

// ---- Flushes -------------------------------------------------------------------------------------

void TstRiskPages::flushesAreFoundAndChosen()
{
    const auto panel = shown<FlushesPanel>();
    auto* page = static_cast<FlushesPage*>(panel->page());
    const TextTable& t = *page->table(FlushesPage::Flushes);
    QCOMPARE(column(t, 1), QStringList({"BTC", "ETH"}));
    QCOMPARE(cell(t, 0, 3), QStringLiteral("\u221211.2 %"));
    QCOMPARE(cell(t, 0, 4), QStringLiteral("\u221222 %"));
    QCOMPARE(cell(t, 0, 5), QStringLiteral("$188m"));
    QCOMPARE(page->chosen()->asset, std::string("BTC"));
    const TextTable& card = *page->table(FlushesPage::Structure);
    QCOMPARE(card.rowCount(), static_cast<int>(kStructures));
    QCOMPARE(cell(card, 4, 1), QStringLiteral("$71.0m"));
    QCOMPARE(cell(card, 1, 1), QStringLiteral("90.7 k"));
    QCOMPARE(cell(card, 4, 4), QStringLiteral("0.58\u00d7"));
    QCOMPARE(cell(card, 2, 4), QStringLiteral("\u22122.18 bp"));
    const TextTable& stress = *page->table(FlushesPage::Stress);
    QCOMPARE(stress.rowCount(), 4);
    QCOMPARE(cell(stress, 0, 1), QStringLiteral("4"));
    QCOMPARE(cell(stress, 3, 7), QStringLiteral("not yet"));
    page->view(FlushesPage::Flushes)->selectRow(1);
    QCOMPARE(page->chosen()->asset, std::string("ETH"));
    QCOMPARE(cell(stress, 0, 1), QStringLiteral("\u2014"));  // not kept
    // What was chosen stays chosen when the board speaks again.
    publish(board(), *panel);
    QCOMPARE(page->chosen()->asset, std::string("ETH"));
    QVERIFY(panel->startFind());
    page->search()->setText(QStringLiteral("btc"));
    QCOMPARE(column(t, 1), QStringList({"BTC"}));
    QCOMPARE(page->chosen()->asset, std::string("BTC"));
    page->search()->setText(QStringLiteral("1999"));
    QCOMPARE(t.rowCount(), 0);
    QVERIFY(!page->chosen());
    page->search()->clear();
    QCOMPARE(t.rowCount(), 2);
}

void TstRiskPages::notesGoUnderTheFlush()
{
    const auto panel = shown<FlushesPanel>();
    auto* page = static_cast<FlushesPage*>(panel->page());
    QSignalSpy written(panel.get(), &Panel::noteWritten);
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    QVERIFY(page->note()->isEnabled());
    page->note()->setText(QStringLiteral("  forced by one venue #binance "));
    QTest::keyClick(page->note(), Qt::Key_Return);
    QCOMPARE(written.count(), 1);
    QCOMPARE(written[0].at(0).toString(), QStringLiteral("BTC"));
    const QString tag = flushTag(*page->chosen());
    QVERIFY(tag.startsWith(QStringLiteral("#flush_20")));
    QCOMPARE(written[0].at(1).toString(), QStringLiteral("forced by one venue #binance ") + tag);
    QVERIFY(page->note()->text().isEmpty());
    QVERIFY(asked.count() >= 1);
    // The journal's answer: only what carries the tag.
    HistoryAnswer a;
    a.request = asked.last().at(0).value<HistoryRequest>();
    QCOMPARE(a.request.asset, std::string("BTC"));
    a.journal = {{toUnixMs(m_now.wall) - 5000, store::Entry::Note, "BTC", "", "", "another #thing", ""},
                 {toUnixMs(m_now.wall), store::Entry::Note, "BTC", "", "",
                  "forced by one venue #binance " + tag.toStdString(), ""}};
    HistoryAnswers all;
    all.by["flushes"] = std::make_shared<const HistoryAnswer>(a);
    m_hub->past.publish(std::move(all));
    panel->pull(*m_hub, m_now);
    QCOMPARE(column(*page->table(FlushesPage::Notes), 1), QStringList({"forced by one venue #binance"}));
    page->view(FlushesPage::Flushes)->selectRow(1);
    QCOMPARE(page->table(FlushesPage::Notes)->rowCount(), 0);
}

void TstRiskPages::casesStandBesideTheFlush()
{
    const auto panel = shown<FlushesPanel>();
    const TextTable& t = *static_cast<FlushesPage*>(panel->page())->table(FlushesPage::Cases);
    QCOMPARE(t.rowCount(), static_cast<int>(referenceCases().size()) + 1);
    QVERIFY(cell(t, 0, 0).startsWith(QStringLiteral("This flush")));
    QCOMPARE(cell(t, 0, 4), QStringLiteral("\u2265 $907m"));
    for (std::size_t i = 0; i < referenceCases().size(); ++i) {
        const ReferenceCase& c = referenceCases()[i];
        const int row = static_cast<int>(i) + 1;
        QCOMPARE(cell(t, row, 0), QString::fromUtf8(c.name.data(), static_cast<qsizetype>(c.name.size())));
        QCOMPARE(cell(t, row, 2) == QStringLiteral("\u2014"), !c.priceChange);
        QVERIFY(t.index(row, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Source: ")));
    }
}

// ---- All of them ---------------------------------------------------------------------------------

void TstRiskPages::numbersInWords()
{
    QCOMPARE(fixedText(-0.004, 2), QStringLiteral("0.00"));
    QCOMPARE(fixedText(-0.006, 2), QStringLiteral("\u22120.01"));
    QCOMPARE(fixedText(1.26, 1, true), QStringLiteral("+1.3"));
    QCOMPARE(fixedText(std::nan(""), 1), QStringLiteral("\u2014"));
    QCOMPARE(shareText(0.049), QStringLiteral("4.9 %"));
    QCOMPARE(shareText(0.58), QStringLiteral("58 %"));
    QCOMPARE(timesText(1.18), QStringLiteral("1.18\u00d7"));
    QCOMPARE(hoursText(0), QStringLiteral("0 h"));
    QCOMPARE(hoursText(9.21), QStringLiteral("9 h 12 m"));
    QCOMPARE(dollarsText(83'500), QStringLiteral("83,500"));
}

void TstRiskPages::everyWordLeadsToAPanel()
{
    std::set<QString> ids;
    for (const PanelRow& row : panelRegistry()) ids.insert(QString::fromLatin1(row.id));
    ids.insert(QStringLiteral("positions"));  // only where positions can be entered
    for (const analytics::MetricWord& w : analytics::vocabulary()) {
        const char* panel = evidencePanel(w.name);
        const QByteArray name(w.name.data(), static_cast<qsizetype>(w.name.size()));
        QVERIFY2(panel, name.constData());
        QVERIFY2(ids.contains(QString::fromLatin1(panel)), name.constData());
    }
    QVERIFY(!evidencePanel(""));
}

void TstRiskPages::enterShowsTheEvidence()
{
    const auto panel = shown<PhasePanel>();
    panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    QSignalSpy wanted(panel.get(), &Panel::panelWanted);
    panel->focusInside();
    auto* view = qobject_cast<GrownTable*>(QApplication::focusWidget());
    QVERIFY(view);
    view->selectRow(0);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0].at(0).toString(), QStringLiteral("liquidation_map"));
    const auto after = shown<AftershockPanel>();
    QSignalSpy from(after.get(), &Panel::panelWanted);
    auto* conditions = after->findChild<GrownTable*>();
    conditions->selectRow(3);
    QTest::keyClick(conditions, Qt::Key_Return);
    QCOMPARE(from.value(0).value(0).toString(), QStringLiteral("funding"));
    const auto load = shown<FragilityPanel>();
    QSignalSpy parts(load.get(), &Panel::panelWanted);
    load->findChild<GrownTable*>()->selectRow(2);
    QTest::keyClick(load->findChild<GrownTable*>(), Qt::Key_Return);
    QCOMPARE(parts.value(0).value(0).toString(), QStringLiteral("liquidity"));
}

void TstRiskPages::modelsAreModels()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    QVERIFY(panel);
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (TextTable* table : panel->findChildren<TextTable*>())
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            table, QAbstractItemModelTester::FailureReportingMode::QtTest));
    QVERIFY(!testers.empty());
    for (const sample::Mood mood :
         {sample::Mood::Full, sample::Mood::Late, sample::Mood::Stale, sample::Mood::Full}) {
        show(*panel, mood);
        m_selection->setAsset(QStringLiteral("ETH"));
        panel->pull(*m_hub, m_now, true);
        m_selection->setAsset(QStringLiteral("BTC"));
        panel->pull(*m_hub, m_now, true);
    }
}

// Nothing wider than there is room, whatever the width: columns give way, numbers are not cut.
void TstRiskPages::pagesFit()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    int seen = 0;
    for (const QSize size :
         {QSize(302, 380), QSize(424, 560), QSize(620, 560), QSize(900, 620), QSize(1400, 900)}) {
        show(*panel, sample::Mood::Full, size);
        panel->grab();
        for (const GrownTable* view : panel->findChildren<GrownTable*>()) {
            if (!view->isVisible()) continue;
            ++seen;
            QVERIFY2(view->horizontalHeader()->length() <= view->viewport()->width(),
                     qPrintable(QStringLiteral("%1 at %2: %3 in %4")
                                    .arg(view->accessibleName())
                                    .arg(size.width())
                                    .arg(view->horizontalHeader()->length())
                                    .arg(view->viewport()->width())));
            const QFontMetrics metrics(m_theme.font(12));
            for (int r = 0; r < view->model()->rowCount(); ++r)
                for (int c = 0; c < view->model()->columnCount(); ++c) {
                    if (view->isColumnHidden(c)) continue;
                    const QModelIndex at = view->model()->index(r, c);
                    if (!(at.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight)) continue;
                    QVERIFY2(metrics.horizontalAdvance(at.data().toString()) <= view->columnWidth(c) - 8,
                             qPrintable(view->accessibleName() + u' ' + at.data().toString()));
                }
        }
        for (const PageColumn* column : panel->findChildren<PageColumn*>())
            QVERIFY(column->inside()->width() <= column->viewport()->width());
    }
    QVERIFY(seen > 0);
}

void TstRiskPages::foldingIsKept()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    show(*panel, sample::Mood::Full);
    const QList<PageSection*> sections = panel->findChildren<PageSection*>();
    const QJsonObject before = panel->saveState();
    if (sections.isEmpty()) {
        QVERIFY(!before.isEmpty());
        return;
    }
    QTest::keyClick(sections.first(), Qt::Key_Return);
    const QJsonObject folded = panel->saveState();
    QVERIFY(folded != before);
    const auto other = make(id);
    other->restoreState(folded);
    QCOMPARE(other->saveState(), folded);
    QTest::mouseClick(sections.first(), Qt::LeftButton);
    QCOMPARE(panel->saveState(), before);
}

void TstRiskPages::exportsAreWhole()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    show(*panel, sample::Mood::Full);
    const auto tables = panel->exportTables();
    QVERIFY(!tables.empty());
    QVERIFY(!tables.front().rows.empty());
    for (const ExportTable& t : tables)
        for (const QStringList& line : t.rows) {
            QCOMPARE(line.size(), t.heads.size());
            QVERIFY(!line.contains(QStringLiteral("\u2014")));  // nothing is an empty cell, with its reason
        }
}

void TstRiskPages::emptyStaleAndLate()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    show(*panel, sample::Mood::Empty);
    QVERIFY(panel->face().fresh != Freshness::Live);
    QCOMPARE(panel->face().age, QStringLiteral("none yet"));
    show(*panel, sample::Mood::Full);
    QVERIFY(panel->face().fresh == Freshness::Live || panel->face().fresh == Freshness::Late);
    show(*panel, sample::Mood::Stale);
    QCOMPARE(panel->face().fresh, Freshness::Stale);
    // A board that stopped passes nothing and raises nothing.
    const QImage picture = panel->grab().toImage();
    QCOMPARE(share(picture, m_theme.severity.ok), 0.0);
    if (id == QLatin1String("fragility")) {
        for (int part = 0; part < 7; ++part)
            QCOMPARE(share(picture, loadColour(static_cast<std::size_t>(part), 7, m_theme)), 0.0);
    }
    QVERIFY(!panel->accessibleName().isEmpty());
    for (const QWidget* w : panel->findChildren<QWidget*>())
        if (w->focusPolicy() & Qt::TabFocus && w->isVisible() && !qobject_cast<const QScrollBar*>(w))
            QVERIFY2(!w->accessibleName().isEmpty() || qobject_cast<const QPushButton*>(w),
                     w->metaObject()->className());
}

QTEST_MAIN(TstRiskPages)
#include "tst_risk_pages.moc"
