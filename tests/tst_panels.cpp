// Walks the registry: every panel is built, given an empty, a full and a stale hub, resized, hidden, shown,
// drawn and taken down.
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "ui/tables_later.h"

#include <QHeaderView>
#include <QTest>
#include <memory>
#include <set>
#include <thread>

using namespace plimsoll;

// Tables that may have thousands of rows.
static const std::set<QString> kLong = {QStringLiteral("basis_series"),      QStringLiteral("depth"),
                                        QStringLiteral("depth_levels"),      QStringLiteral("funding_history"),
                                        QStringLiteral("funding_map"),       QStringLiteral("history"),
                                        QStringLiteral("interest_history"),  QStringLiteral("interest_long_short"),
                                        QStringLiteral("interest_trails"),   QStringLiteral("journal"),
                                        QStringLiteral("liquidation_cells"), QStringLiteral("liquidation_levels"),
                                        QStringLiteral("liquidations")};

class TstPanels : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void registryIsATable();
    void everyPanelLives_data();
    void everyPanelLives();
    void themesSwitchLive_data() { everyPanelLives_data(); }
    void themesSwitchLive();
    void statesAreKept_data() { everyPanelLives_data(); }
    void statesAreKept();
    void aModelThatStopsMakesPanelsStale();
    void fourVenuesFit_data();
    void fourVenuesFit();
};

void TstPanels::registryIsATable()
{
    std::set<QString> ids;
    for (const PanelRow& row : panelRegistry()) {
        const std::unique_ptr<Panel> panel(row.make(*m_deps, nullptr));
        QVERIFY(panel);
        QCOMPARE(panel->id(), QString::fromUtf8(row.id));
        QCOMPARE(panel->title(), QString::fromUtf8(row.title));
        QVERIFY(!panel->accessibleName().isEmpty());
        QVERIFY(ids.insert(panel->id()).second);
    }
    QVERIFY(ids.size() >= 4);
}

void TstPanels::everyPanelLives_data()
{
    QTest::addColumn<QString>("id");
    for (const PanelRow& row : panelRegistry()) QTest::newRow(row.id) << QString::fromUtf8(row.id);
}

void TstPanels::everyPanelLives()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    QVERIFY(panel);
    // Most calculators need something of the person's; this one the books alone.
    if (id == QLatin1String("calculators"))
        panel->restoreState({{QStringLiteral("calculator"), QStringLiteral("slippage")}});
    panel->resize(600, 520);
    panel->show();
    QVERIFY(panel->pull(*m_hub, m_now));   // an empty hub
    QVERIFY(!panel->pull(*m_hub, m_now));  // nothing moved
    QVERIFY(!panel->face().age.isEmpty());
    QVERIFY(panel->face().fresh != Freshness::Live);
    const QImage nothing = panel->grab().toImage();

    for (sample::Mood mood : {sample::Mood::Empty, sample::Mood::Full, sample::Mood::Late, sample::Mood::Stale}) {
        sample::Hub(*m_hub, m_now, mood).fill();
        // Without data only the feeds' report moves, which not every panel reads.
        QVERIFY(panel->pull(*m_hub, m_now) || mood == sample::Mood::Empty);
        for (const QSize size : {QSize(600, 520), QSize(300, 180), QSize(1400, 900), QSize(160, 60)}) {
            panel->resize(size);
            QCOMPARE(panel->grab().size(), panel->size());
            QVERIFY(panel->size() == size || size.width() < 460);  // toolbars never keep a panel wide
        }
        panel->resize(600, 520);
        panel->hide();
        QVERIFY(!panel->onScreen());
        panel->show();
        panel->age({m_now.wall + std::chrono::seconds{1}, m_now.mono + std::chrono::seconds{1}});
        for (const ExportTable& t : panel->exportTables()) {
            QVERIFY(!t.id.isEmpty());
            for (const QStringList& line : t.rows) QCOMPARE(line.size(), t.heads.size());
        }
        for (const ExportTable& t : panel->exportSeries())
            for (const QStringList& line : t.rows) QCOMPARE(line.size(), t.heads.size());
        // A menu asks only what they are called: the same, without a row.
        const auto filled = TableNames::filled();
        const std::vector<ExportName> names = panel->exportNames();
        QCOMPARE(TableNames::filled(), filled);
        std::vector<ExportTable> whole = panel->exportTables(), bare;
        const std::size_t tables = whole.size();
        for (ExportTable& t : panel->exportSeries()) whole.push_back(std::move(t));
        {
            const TableNames only;
            bare = panel->exportTables();
            for (ExportTable& t : panel->exportSeries()) bare.push_back(std::move(t));
        }
        QCOMPARE(names.size(), whole.size());
        QCOMPARE(bare.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(names[i].id, whole[i].id);
            QCOMPARE(names[i].title, whole[i].title);
            QCOMPARE(names[i].series, i >= tables);
            QVERIFY2(bare[i].rows.empty(), qPrintable(bare[i].id));
        }
        // For a file the long ones come without their rows, which another thread makes, and they are the same.
        std::vector<ExportTable> later;
        {
            const TablesLater promised;
            later = panel->exportTables();
            for (ExportTable& t : panel->exportSeries()) later.push_back(std::move(t));
        }
        QCOMPARE(later.size(), whole.size());
        for (const ExportTable& t : later) QCOMPARE(t.later && t.rows.empty(), kLong.count(t.id) > 0);
        const auto made = TableNames::filled();
        std::thread writer([&later] {
            for (ExportTable& t : later) makeRows(t);
        });
        writer.join();
        QCOMPARE(TableNames::filled(), made);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QVERIFY2(later[i].rows == whole[i].rows, qPrintable(whole[i].id));
            QVERIFY(later[i].id == whole[i].id && later[i].title == whole[i].title &&
                    later[i].heads == whole[i].heads);
        }
    }
    // What the person enters is shown there, and the sample's market enters nothing (tst_positions_panel,
    // tst_gates_panel).
    if (id == QLatin1String("positions") || id == QLatin1String("gates")) return;
    // It really draws something else than without data, and full is not stale.
    sample::Hub(*m_hub, m_now, sample::Mood::Stale).fill();
    panel->pull(*m_hub, m_now);
    const QImage stale = panel->grab().toImage();
    sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
    panel->pull(*m_hub, m_now);
    const QImage full = panel->grab().toImage();
    QVERIFY(full != nothing);
    if (id != QLatin1String("liquidations")) QVERIFY(full != stale);  // a print is past, it cannot go stale
    QVERIFY(panel->face().fresh == Freshness::Live || panel->face().fresh == Freshness::Late);
}

void TstPanels::themesSwitchLive()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    show(*panel, sample::Mood::Full);
    const QImage dark = panel->grab().toImage();
    m_theme = builtinTheme(QStringLiteral("light"));
    applyTheme(*qApp, m_theme);
    panel->themeChanged();
    const QImage light = panel->grab().toImage();
    QVERIFY(share(dark, builtinTheme(QStringLiteral("dark")).bg.panel) > 0.05);
    QVERIFY(share(light, m_theme.bg.panel) > 0.05);
    QVERIFY(share(light, builtinTheme(QStringLiteral("dark")).bg.panel) < 0.01);
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
    panel->themeChanged();
    QCOMPARE(panel->grab().toImage(), dark);
}

void TstPanels::statesAreKept()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    const QJsonObject before = panel->saveState();
    QVERIFY(!before.isEmpty());
    panel->restoreState({});  // nothing kept, or kept by something else: no crash, a usable panel
    panel->restoreState({{QStringLiteral("page"), 99},
                         {QStringLiteral("unit"), -4},
                         {QStringLiteral("venues"), 0},
                         {QStringLiteral("scope"), 7},
                         {QStringLiteral("minUsd"), QStringLiteral("x")}});
    QCOMPARE(panel->saveState(), before);
}

void TstPanels::aModelThatStopsMakesPanelsStale()
{
    const auto depth = make(QStringLiteral("depth"));
    show(*depth, sample::Mood::Full);
    QCOMPARE(depth->face().fresh, Freshness::Live);
    // The model publishes nothing more; only time goes on.
    m_clock.advance(std::chrono::seconds{8});
    m_now = {m_clock.wall(), m_clock.mono()};
    depth->pull(*m_hub, m_now, true);
    QCOMPARE(depth->face().fresh, Freshness::Stale);
    const auto tape = make(QStringLiteral("liquidations"));
    tape->pull(*m_hub, m_now, true);
    QCOMPARE(tape->face().fresh, Freshness::Stale);
    const auto health = make(QStringLiteral("health"));
    health->pull(*m_hub, m_now, true);
    QCOMPARE(health->face().fresh, Freshness::Stale);
}

void TstPanels::fourVenuesFit_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("width");
    QTest::newRow("funding, 400") << QStringLiteral("funding") << 400;
    QTest::newRow("funding, 580") << QStringLiteral("funding") << 580;
    QTest::newRow("health, 330") << QStringLiteral("health") << 330;
    QTest::newRow("health, 424") << QStringLiteral("health") << 424;
    QTest::newRow("tape, 330") << QStringLiteral("liquidations") << 330;
}

void TstPanels::fourVenuesFit()
{
    QFETCH(QString, id);
    QFETCH(int, width);
    useFour();
    const auto panel = make(id);
    show(*panel, sample::Mood::Late, {width, 360});
    for (const BoardView* view : panel->findChildren<BoardView*>()) {
        if (!view->isVisible()) continue;
        QVERIFY2(view->horizontalHeader()->length() <= view->viewport()->width(),
                 qPrintable(QStringLiteral("%1 in %2")
                                .arg(view->horizontalHeader()->length())
                                .arg(view->viewport()->width())));
        if (id != QStringLiteral("liquidations"))
            for (int c = 1; c <= 4; ++c) QVERIFY(!view->isColumnHidden(c));
    }
}

QTEST_MAIN(TstPanels)
#include "tst_panels.moc"
