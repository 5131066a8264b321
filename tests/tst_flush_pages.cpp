// The pages about a flush: what follows it, how fragile the market is before one, and those that were, with the
// person's notes and the known cases beside them.
#include "tests/support/risk_page_rig.h"
#include "ui/panels/flush_rows.h"
#include "ui/panels/load_gauge.h"
#include "ui/panels/page_column.h"
#include "ui/panels/risk_panels.h"
#include "widgets/format.h"
#include "widgets/search_field.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <string>
#include <tuple>

using namespace plimsoll;

class TstFlushPages : public QObject, private test::RiskPageRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void checklistFillsItself();
    void invalidationsAndLevels();
    void whatWasAboveThePriceIsNoLoss();
    void whatWasNeverThinIsNotWaitedFor();
    void noFlushIsSaid();

    void fragilityIsTheSumOfItsParts();
    void fragilityUnknownAddsNothing();

    void flushesAreFoundAndChosen();
    void notesGoUnderTheFlush();
    void casesStandBesideTheFlush();
    void noneOfThemGuaranteesABottom();
};

// Also while nothing is known of a flush.
void TstFlushPages::noneOfThemGuaranteesABottom()
{
    const QString caveat = QStringLiteral("None of this guarantees a bottom.");
    const auto says = [&](const auto& panel) {
        for (const PageLine* line : panel->page()->template findChildren<PageLine*>())
            if (line->text().contains(caveat) && !line->isHidden()) return true;
        return false;
    };
    const auto flush = shown<FlushPanel>();
    const auto flushes = shown<FlushesPanel>();
    const auto aftershock = shown<AftershockPanel>();
    const auto phase = shown<PhasePanel>();
    QVERIFY(says(flush));
    QVERIFY(says(flushes));
    QVERIFY(says(aftershock));
    QVERIFY(says(phase));  // after a flush
    m_selection->setAsset(QStringLiteral("NOSUCH"));
    QVERIFY(says(flush));
    QVERIFY(says(flushes));
    QVERIFY(says(aftershock));
}

void TstFlushPages::checklistFillsItself()
{
    const auto panel = shown<FlushPanel>();
    auto* page = static_cast<FlushPage*>(panel->page());
    const TextTable& t = *page->table(FlushPage::Checklist);
    QCOMPARE(column(t, 1), QStringList({"CLEAN", "RESET", "UNKNOWN", "LOST"}));
    QVERIFY(cell(t, 0, 2).startsWith(QStringLiteral("0.0 % rebuilt after 26 h")));
    QVERIFY(
        cell(t, 1, 2).contains(QStringLiteral("24 h mean \u22120.28 bp, was +1.90 before, it went below zero")));
    QCOMPARE(tone(t, 2, 0), CellTone::Stale);
    QVERIFY(cell(t, 2, 2).startsWith(QStringLiteral("not known")));
    // What is lost is not hidden by what holds, the person's own neither.
    QCOMPARE(cell(t, 3, 0), QStringLiteral("Key level 85,000"));
    QCOMPARE(tone(t, 3, 0), CellTone::Warn);
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
    // Pending on the second day is another matter than pending on the first.
    s.checklist.interest = flush::Pending;
    publish(s, *panel);
    QVERIFY(cell(t, 0, 2).endsWith(QStringLiteral("half was not seen back within the first day")));
    s.checklist.input.hoursSince = 3;
    publish(s, *panel);
    QVERIFY(cell(t, 0, 2).endsWith(QStringLiteral("the first day is not over")));
    // The support that the metrics hold to be lost while forced orders run high comes before a nearer one.
    s.levels.front().levels[1].state = LevelState::Lost;
    s.levels.front().levels.push_back({LevelKind::LostSupport, 86'000, LevelState::Lost, {}, -0.023, true});
    publish(s, *panel);
    QCOMPARE(cell(t, 3, 0), QStringLiteral("Key level 86,000"));
    QCOMPARE(tone(t, 3, 0), CellTone::Critical);
    QVERIFY(cell(t, 3, 2).startsWith(QStringLiteral("lost support, ")));
}

void TstFlushPages::invalidationsAndLevels()
{
    const auto panel = shown<FlushPanel>();
    auto* page = static_cast<FlushPage*>(panel->page());
    const TextTable& t = *page->table(FlushPage::Invalidations);
    QCOMPARE(column(t, 1), QStringList({"does not hold", "unknown", "holds"}));
    QVERIFY(cell(t, 0, 2).contains(QStringLiteral("recovery 0.00 of 0.90")));
    QCOMPARE(cell(t, 2, 2), QStringLiteral("85,000 lost for 5 h 30 m"));
    QCOMPARE(tone(t, 2, 0), CellTone::Critical);
    QCOMPARE(tone(t, 1, 0), CellTone::Stale);
    const TextTable& levels = *page->table(FlushPage::Levels);
    QCOMPARE(column(levels, 3), QStringList({"LOST", "HELD", "UNKNOWN"}));
    QCOMPARE(cell(levels, 0, 2), QStringLiteral("85,000"));
    QVERIFY(cell(levels, 0, 4).endsWith(QStringLiteral("above")));
    QVERIFY(cell(levels, 1, 4).endsWith(QStringLiteral("below")));
}

void TstFlushPages::whatWasAboveThePriceIsNoLoss()
{
    const auto panel = shown<FlushPanel>();
    auto* page = static_cast<FlushPage*>(panel->page());
    PhaseSnapshot s = board();
    std::vector<KeyLevel>& levels = s.levels.front().levels;
    levels[0].above = false;
    levels[1].judgedFrom = s.asOf.wall - std::chrono::hours{30};
    InvalidationCheck& support = s.checklist.invalidations[2];
    support.first.value = 0;
    support.second.value = 85'000;
    support.holds = Verdict::No;
    publish(s, *panel);
    const TextTable& shownLevels = *page->table(FlushPage::Levels);
    QCOMPARE(column(shownLevels, 3), QStringList({"BROKEN UPWARD", "HELD", "UNKNOWN"}));
    QCOMPARE(tone(shownLevels, 0, 3), CellTone::Muted);
    const QString judged = shownLevels.row(1).cells[3].tip;
    QVERIFY2(judged.startsWith(QStringLiteral("HELD\nJudged by closes of hours since ")), qPrintable(judged));
    // A level that was lost a moment ago is not "not lost".
    QCOMPARE(cell(*page->table(FlushPage::Invalidations), 2, 2), QStringLiteral("85,000 lost for 0 h"));
    // What is not known was not judged.
    levels[1].state = LevelState::Unknown;
    publish(s, *panel);
    QCOMPARE(shownLevels.row(1).cells[3].tip, QStringLiteral("UNKNOWN"));
    // Of the person's own it is not known when it was set: from tomorrow on it is judged, and others are told.
    levels[1].judgedFrom = s.asOf.wall + std::chrono::hours{10};
    publish(s, *panel);
    QVERIFY(shownLevels.row(1).cells[3].tip.contains(QStringLiteral("nobody knows when")));
    const TextTable& checklist = *page->table(FlushPage::Checklist);
    QCOMPARE(cell(checklist, 3, 1), QStringLiteral("BROKEN UPWARD"));
    QCOMPARE(tone(checklist, 3, 0), CellTone::Muted);
}

void TstFlushPages::whatWasNeverThinIsNotWaitedFor()
{
    FlushRecord f;
    f.asset = "BTC";
    f.venues[0] = VenueStress{};
    const auto back = [&] { return stressRows(f, {VenueId::Binance}).front().cells[7]; };
    QCOMPARE(back().text, format::kNone);  // nothing is known of its depth
    f.venues[0]->largestLoss.value = 0.1;
    QCOMPARE(back().text, format::kNone);
    QVERIFY(back().tip.contains(QStringLiteral("four fifths")));
    f.venues[0]->largestLoss.value = 0.5;
    QCOMPARE(back().text, QStringLiteral("not yet"));
    f.venues[0]->recoveredMin.value = 74;
    QVERIFY(back().text.startsWith(QStringLiteral("1 h 14")));
}

void TstFlushPages::noFlushIsSaid()
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

void TstFlushPages::fragilityIsTheSumOfItsParts()
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

void TstFlushPages::fragilityUnknownAddsNothing()
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

void TstFlushPages::flushesAreFoundAndChosen()
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

void TstFlushPages::notesGoUnderTheFlush()
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

void TstFlushPages::casesStandBesideTheFlush()
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

QTEST_MAIN(TstFlushPages)
#include "tst_flush_pages.moc"
