// What holds of every page of the risk workspace: it rests when it is laid out, has room, keeps what is folded, is
// exported whole, and passes nothing when its board stopped; every place can be reached by keyboard, and each page
// is the same as a panel and as a tab.
#include "tests/support/risk_page_rig.h"
#include "ui/panels/evidence_places.h"
#include "ui/panels/load_gauge.h"
#include "ui/panels/page_column.h"
#include "ui/panels/risk_panels.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>
#include <set>
#include <vector>

using namespace plimsoll;

class TstRiskPages : public QObject, private test::RiskPageRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void aSettledPageRests();
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
