// The journal: entries in words, keyed rows that are never reset, filters, notes, and why there is nothing.
#include "tests/support/panel_rig.h"
#include "tests/support/sample_past.h"
#include "ui/panels/board_view.h"
#include "ui/panels/journal_model.h"
#include "ui/panels/journal_panel.h"
#include "widgets/format.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;
using store::Entry;
using store::JournalRow;

class TstJournalPanel : public QObject, private test::PanelRig {
    Q_OBJECT

    std::vector<JournalRow> m_rows;

    std::unique_ptr<JournalPanel> shown(sample::Mood mood = sample::Mood::Full)
    {
        auto panel = std::make_unique<JournalPanel>(*m_deps, nullptr);
        panel->resize(520, 460);
        panel->show();
        panel->grab();
        sample::Hub(*m_hub, m_now, mood).fill();
        panel->pull(*m_hub, m_now);
        return panel;
    }
    void publish(HistoryAnswer a)
    {
        a.request.by = "journal";
        HistoryAnswers all;
        all.by["journal"] = std::make_shared<const HistoryAnswer>(std::move(a));
        m_hub->past.publish(std::move(all));
    }
    static QLineEdit* noteOf(JournalPanel& panel)
    {
        for (QLineEdit* e : panel.findChildren<QLineEdit*>())
            if (e->accessibleName() == QStringLiteral("Note")) return e;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init()
    {
        fresh();
        m_rows = sample::pastJournal(m_now, m_now.wall)->journal;
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void entriesAreSaidInWords();
    void numbersAreSaidInWords();
    void rowsComeAndGoByKey();
    void likeEntriesBothStay();
    void filters();
    void tagsAreFiltered();
    void detailsFollowTheRow();
    void jumpsToTheAsset();
    void notesAreWritten();
    void notesNeedAStore();
    void anEntryIsSoughtOut();
    void anOldEntryIsSoughtFurtherBack();
    void asksWhatIsChosen();
    void saysWhyThereIsNothing();
    void statesAreKept();
    void copiesAndExports();
    void anEqualAnswerMakesNothing();
};

void TstJournalPanel::entriesAreSaidInWords()
{
    QCOMPARE(journalSentence(m_rows[0]), QStringLiteral("Phase build-up, after reset"));
    QCOMPARE(journalState(m_rows[0]), QStringLiteral("build-up"));
    QCOMPARE(journalSentence({0, Entry::Phase, "BTC", "EUPHORIA", "entered", "", ""}),
             QStringLiteral("Phase euphoria"));
    QCOMPARE(journalState(m_rows[3]), QStringLiteral("warning"));
    QCOMPARE(journalSentence(m_rows[4]), QStringLiteral("Over: SOL spread is 3.1 times its usual"));
    QCOMPARE(journalSentence(m_rows[5]), QStringLiteral("watching the 84,000 shelf"));
    QCOMPARE(journalKind(Entry::Feed), QStringLiteral("Feed"));
}

void TstJournalPanel::numbersAreSaidInWords()
{
    const QStringList lines = journalEvidence(m_rows[3]);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].startsWith(QStringLiteral("The rule's value: 3.1")), qPrintable(lines[0]));
    QVERIFY(lines[1].startsWith(QStringLiteral("Warns from: 2")));
    // The vocabulary's words, the venue's name, its unit; and what was not known is not zero.
    const QString all = lines.join(u'\n');
    QVERIFY2(all.contains(QStringLiteral(", Binance: 7.2")), qPrintable(all));
    QVERIFY(!all.contains(QStringLiteral("spread_bps")));
    QVERIFY(all.contains(QStringLiteral(": not known then")));
    QVERIFY(journalEvidence(m_rows[0]).isEmpty());
    JournalRow end = m_rows[4];
    end.evidence = "{\"venue\":\"okx\"}";
    QCOMPARE(journalEvidence(end), QStringList{QStringLiteral("Venue: OKX")});
    JournalRow broken = m_rows[3];
    broken.evidence = "{\"value\":";
    QVERIFY(journalEvidence(broken).at(0).startsWith(QStringLiteral("The stored numbers cannot be read")));
}

void TstJournalPanel::rowsComeAndGoByKey()
{
    JournalModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const auto last = m_rows.back();
    m_rows.pop_back();
    model.apply(m_rows, m_now.wall);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.row(0).row.text, std::string("watching the 84,000 shelf"));  // newest first
    const QPersistentModelIndex kept = model.index(0, 0);
    inserted.clear();
    m_rows.push_back(last);
    model.apply(m_rows, m_now.wall);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted[0].at(1).toInt(), 0);
    QCOMPARE(kept.row(), 1);
    inserted.clear();
    model.apply(m_rows, m_now.wall);  // the same once more: nothing moves
    QCOMPARE(inserted.count() + removed.count(), 0);
    m_rows.erase(m_rows.begin());
    model.apply(m_rows, m_now.wall);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(reset.count(), 0);
    // Of today the time, of another day the date as well.
    QCOMPARE(model.index(0, JournalModel::Utc).data().toString().size(), 8);
    model.apply(m_rows, m_now.wall + 24h);
    QVERIFY(model.index(0, JournalModel::Utc).data().toString().contains(QStringLiteral("Nov ")));
}

void TstJournalPanel::likeEntriesBothStay()
{
    JournalModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply({m_rows[5], m_rows[5]}, m_now.wall);
    QCOMPARE(model.rowCount(), 2);
}

void TstJournalPanel::filters()
{
    const auto panel = shown();
    QCOMPARE(panel->model()->rowCount(), 7);
    QComboBox* kind = nullptr;
    for (QComboBox* c : panel->findChildren<QComboBox*>())
        if (c->accessibleName() == QStringLiteral("Kind of entry")) kind = c;
    QVERIFY(kind);
    kind->setCurrentIndex(1);
    QCOMPARE(panel->model()->rowCount(), 3);
    auto* search = panel->findChild<SearchField*>();
    QVERIFY(panel->startFind());
    search->setText(QStringLiteral("depth"));
    QCOMPARE(panel->model()->rowCount(), 1);
    kind->setCurrentIndex(0);
    search->setText(QStringLiteral("no such thing"));
    QCOMPARE(panel->model()->rowCount(), 0);
    QCOMPARE(panel->view()->emptyText(), QStringLiteral("None of 7 entries is like that"));
    search->clear();
    QCOMPARE(panel->model()->rowCount(), 7);
}

void TstJournalPanel::tagsAreFiltered()
{
    JournalRow note{0, Entry::Note, "BTC", "", "", "#flush of 10 Oct, see C#7 and #Binance #flush; #", ""};
    QCOMPARE(journalTags(note), QStringList({QStringLiteral("#flush"), QStringLiteral("#Binance")}));
    note.kind = Entry::Alert;
    QVERIFY(journalTags(note).isEmpty());  // only people write tags

    const auto panel = shown();
    QVERIFY(panel->journal()->tags()->isHidden());
    HistoryAnswer a = *sample::pastJournal(m_now, m_now.wall);
    a.journal.push_back({toUnixMs(m_now.wall) - 2, Entry::Note, "BTC", "", "", "first #shelf", ""});
    a.journal.push_back({toUnixMs(m_now.wall) - 1, Entry::Note, "ETH", "", "", "second #plan #shelf", ""});
    publish(a);
    panel->pull(*m_hub, m_now);
    QComboBox* tags = panel->journal()->tags();
    QVERIFY(!tags->isHidden());
    QCOMPARE(tags->count(), 3);
    QCOMPARE(panel->model()->rowCount(), 9);
    tags->setCurrentIndex(tags->findText(QStringLiteral("#plan")));
    QCOMPARE(panel->model()->rowCount(), 1);
    tags->setCurrentIndex(tags->findText(QStringLiteral("#shelf")));
    QCOMPARE(panel->model()->rowCount(), 2);
    // A new answer keeps the choice; when the tag is gone, so is the choice.
    publish(a);
    panel->pull(*m_hub, m_now);
    QCOMPARE(tags->currentText(), QStringLiteral("#shelf"));
    publish(*sample::pastJournal(m_now, m_now.wall));
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->model()->rowCount(), 7);
    QVERIFY(tags->isHidden());
}

void TstJournalPanel::detailsFollowTheRow()
{
    const auto panel = shown();
    QVERIFY(panel->details().isEmpty());
    panel->view()->selectRow(3);
    QVERIFY2(panel->details().contains(QStringLiteral("SPREAD_WIDE \u00b7 SOL \u00b7 warning")),
             qPrintable(panel->details()));
    QVERIFY(panel->details().contains(QStringLiteral("Warns from: 2")));
    // A newer entry above does not take it away.
    HistoryAnswer a = *sample::pastJournal(m_now, m_now.wall);
    a.journal.push_back({toUnixMs(m_now.wall), Entry::Note, "ETH", "", "", "newer", ""});
    publish(a);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->model()->rowCount(), 8);
    QVERIFY(panel->details().contains(QStringLiteral("SPREAD_WIDE")));
    QCOMPARE(panel->view()->currentIndex().row(), 4);
}

void TstJournalPanel::jumpsToTheAsset()
{
    const auto panel = shown();
    const QRect cell = panel->view()->visualRect(panel->model()->index(3, JournalModel::What));
    QTest::mouseClick(panel->view()->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(m_selection->asset(), QStringLiteral("BTC"));  // a click only looks
    QTest::mouseDClick(panel->view()->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));
    panel->view()->selectRow(5);  // ETH
    QTest::keyClick(panel->view(), Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("ETH"));
    panel->view()->selectRow(4);  // a feed's, of no asset
    QTest::keyClick(panel->view(), Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("ETH"));
}

void TstJournalPanel::notesAreWritten()
{
    const auto panel = shown();
    panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    QSignalSpy written(panel.get(), &Panel::noteWritten);
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    panel->focusInside();
    QTest::keyClick(panel->view(), Qt::Key_N);
    QLineEdit* note = noteOf(*panel);
    QTRY_VERIFY(note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("  nothing new on N "));
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(written.count(), 1);
    QCOMPARE(written[0].at(0).toString(), QStringLiteral("BTC"));
    QCOMPARE(written[0].at(1).toString(), QStringLiteral("nothing new on N"));
    QVERIFY(note->text().isEmpty());
    QCOMPARE(asked.count(), 1);  // it is in the next answer
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(written.count(), 1);  // an empty note is none
}

void TstJournalPanel::notesNeedAStore()
{
    JournalPanel panel(*m_deps, nullptr);
    panel.resize(520, 460);
    panel.show();
    panel.pull(*m_hub, m_now);
    QVERIFY(!noteOf(panel)->isEnabled());
    QVERIFY(noteOf(panel)->placeholderText().startsWith(QStringLiteral("Nothing is stored in this run")));
    store::StoreStatus s = sample::storing(m_now.wall);
    s.readOnly = true;
    m_hub->store.publish(s);
    panel.pull(*m_hub, m_now);
    QVERIFY(!noteOf(panel)->isEnabled());
    s.readOnly = false;
    m_hub->store.publish(s);
    panel.pull(*m_hub, m_now);
    QVERIFY(noteOf(panel)->isEnabled());
    QCOMPARE(noteOf(panel)->placeholderText(), QStringLiteral("Note on BTC (N)"));
}

// From a flag on a chart: filters that hide it are let go.
void TstJournalPanel::anEntryIsSoughtOut()
{
    const auto panel = shown();
    QComboBox* kind = nullptr;
    for (QComboBox* box : panel->findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Kind of entry")) kind = box;
    QVERIFY(kind);
    kind->setCurrentIndex(kind->count() - 2);  // feeds: the note is hidden
    QCOMPARE(panel->model()->rowCount(), 1);
    const JournalRow note = m_rows[5];
    QVERIFY(note.kind == Entry::Note);
    panel->journal()->reveal(note);
    QCOMPARE(kind->currentIndex(), 0);
    QVERIFY(panel->view()->currentIndex().isValid());
    QVERIFY2(panel->details().contains(QString::fromStdString(note.text)), qPrintable(panel->details()));
    // What is older than the span is asked for.
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    JournalRow old = note;
    old.ms -= 20LL * 86'400'000;
    panel->journal()->reveal(old);
    QVERIFY(!asked.isEmpty());
    QVERIFY(asked.last().at(0).value<HistoryRequest>().from <= fromUnixMs(old.ms));
}

// Before the page was ever seen, and among more entries than it shows else.
void TstJournalPanel::anOldEntryIsSoughtFurtherBack()
{
    JournalPanel panel(*m_deps, nullptr);
    panel.resize(520, 460);
    panel.show();
    panel.grab();
    QSignalSpy asked(&panel, &Panel::historyWanted);
    const auto last = [&] { return asked.last().at(0).value<HistoryRequest>(); };
    JournalRow old = m_rows[5];
    old.ms -= 20LL * 86'400'000;
    panel.journal()->reveal(old);
    panel.pull(*m_hub, m_now);
    QVERIFY(!asked.isEmpty());
    QVERIFY(last().from <= fromUnixMs(old.ms));
    QCOMPARE(last().points, 20'000);
    HistoryAnswer a = *sample::pastJournal(m_now, m_now.wall);
    a.request = last();
    a.journal = {old};
    for (int i = 1; i <= 2'500; ++i)
        a.journal.push_back({old.ms + i * 1'000, Entry::Alert, "ETH", "2", "Warning", "ETH above 5", ""});
    a.journal.insert(a.journal.end(), m_rows.begin(), m_rows.end());
    publish(a);
    panel.pull(*m_hub, m_now);
    QVERIFY(panel.view()->currentIndex().isValid());
    QVERIFY2(panel.details().contains(QString::fromStdString(old.text)), qPrintable(panel.details()));
    // As far as long as it is chosen.
    asked.clear();
    m_clock.advance(6s);
    panel.age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(last().points, 20'000);
    panel.view()->selectRow(0);
    m_clock.advance(9s);
    panel.age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.size(), 2);
    QCOMPARE(last().points, 2'000);
    // What is not there is said not to be.
    JournalRow gone = old;
    gone.text = "was never written";
    panel.journal()->reveal(gone);
    QCOMPARE(last().points, 20'000);
    a.request = last();
    publish(a);
    panel.pull(*m_hub, m_now);
    QVERIFY2(panel.journal()->says().right.contains(QStringLiteral("not here")),
             qPrintable(panel.journal()->says().right));
}

void TstJournalPanel::asksWhatIsChosen()
{
    JournalPanel panel(*m_deps, nullptr);
    panel.resize(520, 460);
    panel.show();
    panel.grab();
    QSignalSpy asked(&panel, &Panel::historyWanted);
    panel.pull(*m_hub, m_now);
    QCOMPARE(asked.count(), 1);
    auto r = asked.takeFirst().at(0).value<HistoryRequest>();
    QVERIFY(r.what == HistoryRequest::What::Journal && r.asset.empty() && r.by == "journal");
    QVERIFY(r.from == m_now.wall - 168h && r.to > m_now.wall);
    panel.findChild<Segmented*>()->setCurrent(1);
    QCOMPARE(asked.count(), 1);
    r = asked.takeFirst().at(0).value<HistoryRequest>();
    QCOMPARE(r.asset, std::string("BTC"));
    m_selection->setAsset(QStringLiteral("ETH"));
    QCOMPARE(asked.count(), 1);
    // BTC's answer is not ETH's.
    HistoryAnswer a = *sample::pastJournal(m_now, m_now.wall);
    a.request = r;
    publish(a);
    panel.pull(*m_hub, m_now);
    QCOMPARE(panel.model()->rowCount(), 0);
    a.request = asked.last().at(0).value<HistoryRequest>();
    publish(a);
    panel.pull(*m_hub, m_now);
    QCOMPARE(panel.model()->rowCount(), 7);
    asked.clear();
    m_clock.advance(2s);
    panel.age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.count(), 0);
    m_clock.advance(4s);
    panel.age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.count(), 1);
    panel.hide();
    m_clock.advance(60s);
    panel.age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(asked.count(), 1);
}

void TstJournalPanel::saysWhyThereIsNothing()
{
    JournalPanel panel(*m_deps, nullptr);
    panel.resize(520, 460);
    panel.show();
    panel.pull(*m_hub, m_now);
    QVERIFY(panel.view()->emptyText().startsWith(QStringLiteral("Reading")));
    QCOMPARE(panel.face().age, QStringLiteral("no data"));
    HistoryAnswer a = *sample::pastJournal(m_now, m_now.wall);
    a.journal.clear();
    a.problem = "Demo data is not stored.";
    publish(a);
    panel.pull(*m_hub, m_now);
    QCOMPARE(panel.view()->emptyText(), QStringLiteral("Demo data is not stored."));
    a.problem.clear();
    publish(a);
    panel.pull(*m_hub, m_now);
    QCOMPARE(panel.view()->emptyText(), QStringLiteral("Nothing has happened in this time"));
    QCOMPARE(panel.face().fresh, Freshness::Live);
    m_clock.advance(30s);
    panel.age({m_clock.wall(), m_clock.mono()});
    QCOMPARE(panel.face().fresh, Freshness::Stale);
}

void TstJournalPanel::statesAreKept()
{
    const auto panel = shown();
    panel->restoreState({{QStringLiteral("scope"), 1}, {QStringLiteral("kind"), 2}, {QStringLiteral("range"), 3}});
    const QJsonObject kept = panel->saveState();
    QCOMPARE(kept.value(QStringLiteral("range")).toInt(), 3);
    const auto other = shown();
    other->restoreState(kept);
    QCOMPARE(other->saveState(), kept);
}

void TstJournalPanel::copiesAndExports()
{
    const auto panel = shown();
    const QStringList lines = panel->view()->asTsv().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 8);
    QVERIFY(lines[1].contains(QStringLiteral("BTC depth within 1 %")));
    const ExportTable t = panel->exportTables().at(0);
    QCOMPARE(t.id, QStringLiteral("journal"));
    QCOMPARE(t.rows.size(), std::size_t{7});
    QCOMPARE(t.rows[0][3], QStringLiteral("DEPTH_DROP"));
    QVERIFY(t.rows[0][0].endsWith(u'Z'));
}

// The journal is asked every few seconds, and seldom says anything new.
void TstJournalPanel::anEqualAnswerMakesNothing()
{
    const auto panel = shown();
    panel->view()->selectRow(3);
    const QString details = panel->details();
    const JournalModel::Work before = panel->model()->work();
    const auto made = panel->journal()->detailsMade();
    HistoryAnswer a = *sample::pastJournal(m_now, m_now.wall);
    for (int i = 0; i < 3; ++i) {
        publish(a);
        panel->pull(*m_hub, m_now);
    }
    QCOMPARE(panel->model()->work().said, before.said);
    QCOMPARE(panel->model()->work().filtered, before.filtered);
    // One is new, the oldest has left: only the new one is put into words.
    a.journal.erase(a.journal.begin());
    a.journal.push_back({toUnixMs(m_now.wall), Entry::Note, "ETH", "", "", "newer", ""});
    publish(a);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->model()->rowCount(), 7);
    QCOMPARE(panel->model()->row(0).sentence, QStringLiteral("newer"));
    QCOMPARE(panel->model()->work().said, before.said + 1);
    QCOMPARE(panel->model()->work().filtered, before.filtered + 1);
    // Rows came and went around the chosen one.
    QCOMPARE(panel->view()->currentIndex().row(), 4);
    QCOMPARE(panel->details(), details);
    QCOMPARE(panel->journal()->detailsMade(), made);
    panel->view()->selectRow(0);
    QCOMPARE(panel->journal()->detailsMade(), made + 1);
    QVERIFY(panel->details().contains(QStringLiteral("newer")));
    // Another clock: the chosen one tells its time by that too.
    const QString asUsual = panel->details();
    const format::Style usual = format::style();
    format::Style other = usual;
    other.zone = {format::Zone::Kind::Named, QStringLiteral("Asia/Tokyo")};
    format::setStyle(other);
    panel->themeChanged();
    const QString inTokyo = panel->details();
    format::setStyle(usual);
    panel->themeChanged();
    QVERIFY2(inTokyo != asUsual, qPrintable(inTokyo));
    QCOMPARE(panel->details(), asUsual);
}

QTEST_MAIN(TstJournalPanel)
#include "tst_journal_panel.moc"
