// Walks the registry: every panel is built, given an empty, a full and a stale hub, resized, hidden,
// shown, drawn and taken down. Then what single panels must say.
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/panel_registry.h"
#include "ui/panels/board_view.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/feed_health_panel.h"
#include "ui/panels/funding_model.h"
#include "ui/panels/funding_panel.h"
#include "ui/panels/headline_list.h"
#include "ui/panels/liquidation_model.h"
#include "ui/panels/liquidation_panel.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"
#include "widgets/style_sheet.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

#include <set>

using namespace plimsoll;

class TstPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void registryIsATable();
    void everyPanelLives_data();
    void everyPanelLives();
    void themesSwitchLive_data() { everyPanelLives_data(); }
    void themesSwitchLive();
    void statesAreKept_data() { everyPanelLives_data(); }
    void statesAreKept();
    void aModelThatStopsMakesPanelsStale();

    void fundingDrawsItsColours();
    void fundingChoosesTheAsset();
    void fundingFreezesUnderThePointer();
    void fundingFinds();
    void fundingCopiesTsv();
    void fundingDropsColumnsWhenNarrow();
    void fundingHeadsSortAndLetGo();

    void depthFollowsTheAsset();
    void depthNamesWhoIsLate();
    void depthKeepsOneVenue();
    void depthKeys();
    void depthAsksForItsAsset();

    void depthPutsVenuesTogether();
    void depthLanesSayTheirState();
    void depthModesAreKept();
    void depthRowsAreTheLadders();

    void tapeFiltersAndProvesLife();
    void tapeSaysWhatItCovers();
    void tapeIsSampledWithBinance();
    void tapeNamesTheExcludedVenue();

    void healthCountsInItsTabs();
    void healthSaysOff();
    void healthSaysWhatIsBeingDone();

    void fourVenuesFit_data();
    void fourVenuesFit();
    void fundingOutlinesDisagreement();

private:
    void useFour();
    std::unique_ptr<Panel> make(const QString& id);
    void show(Panel& panel, sample::Mood mood, QSize size = {600, 520});
    bool m_four = false;
    // Share of the picture that has one of the colours, exactly.
    double share(const QImage& image, const QColor& color) const;
    static QStringList column(const QAbstractItemModel& m, int c);

    test::StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SnapshotHub> m_hub;
    std::optional<PanelDeps> m_deps;
};

void TstPanels::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstPanels::init()
{
    m_theme = builtinTheme(QStringLiteral("dark"));
    m_now = {m_clock.wall(), m_clock.mono()};
    m_selection = std::make_unique<Selection>();
    m_selection->setAsset(QStringLiteral("BTC"));
    m_hub = std::make_unique<SnapshotHub>();
    m_deps.emplace(PanelDeps{m_theme, *m_selection, {VenueId::Binance, VenueId::Bybit}});
    m_four = false;
}

void TstPanels::useFour()
{
    m_four = true;
    m_deps.emplace(PanelDeps{m_theme, *m_selection, sample::Hub::four()});
}

void TstPanels::cleanup()
{
    QCOMPARE(m_log.complaints(), QString());
}

std::unique_ptr<Panel> TstPanels::make(const QString& id)
{
    for (const PanelRow& row : panelRegistry())
        if (id == QLatin1String(row.id)) return std::unique_ptr<Panel>(row.make(*m_deps, nullptr));
    return nullptr;
}

void TstPanels::show(Panel& panel, sample::Mood mood, QSize size)
{
    if (m_four)
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
    else
        sample::Hub(*m_hub, m_now, mood).fill();
    panel.resize(size);
    panel.show();
    panel.pull(*m_hub, m_now);
}

double TstPanels::share(const QImage& image, const QColor& color) const
{
    qint64 hits = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) hits += image.pixelColor(x, y).rgb() == color.rgb();
    return static_cast<double>(hits) / (image.width() * image.height());
}

QStringList TstPanels::column(const QAbstractItemModel& m, int c)
{
    QStringList out;
    for (int r = 0; r < m.rowCount(); ++r) out << m.index(r, c).data().toString();
    return out;
}

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
    }
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

// ---- Funding ------------------------------------------------------------------------------

void TstPanels::fundingDrawsItsColours()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    QVERIFY(view);
    auto* model = static_cast<FundingModel*>(view->model());
    const auto ground = [&](const char* asset, int column) {
        view->clearSelection();
        const QRect cell = view->visualRect(model->index(model->rowOf(QLatin1String(asset)), column));
        const QImage image = view->viewport()->grab().toImage();
        return image.pixelColor(cell.center().x(), cell.top() + 3);
    };
    const QColor hype = ground("HYPE", 1), ena = ground("ENA", 1);
    QVERIFY2(hype.red() > hype.blue() + 40, "longs pay: orange");
    QVERIFY2(ena.blue() > ena.red() + 40, "shorts pay: blue");
    QCOMPARE(model->index(model->rowOf(QStringLiteral("TAO")), 2).data().toString(), QStringLiteral("not listed"));
}

void TstPanels::fundingChoosesTheAsset()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    QCOMPARE(view->currentIndex().row(), model->rowOf(QStringLiteral("BTC")));
    const QRect sol = view->visualRect(model->index(model->rowOf(QStringLiteral("SOL")), 1));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, sol.center());
    QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));  // looking is not choosing
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("XRP"));
    m_selection->setAsset(QStringLiteral("ETH"));
    QCOMPARE(view->currentIndex().row(), model->rowOf(QStringLiteral("ETH")));
}

void TstPanels::fundingFreezesUnderThePointer()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    model->sort(1, Qt::DescendingOrder);
    QCOMPARE(column(*model, 0).first(), QStringLiteral("HYPE"));
    Q_EMIT view->pointerInside(true);
    FundingSnapshot s = *m_hub->funding.read().value;
    for (FundingRow& r : s.rows)
        if (r.asset == "HYPE") r.cells[0]->r8 = -9e-4;
    m_hub->funding.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(column(*model, 0).first(), QStringLiteral("HYPE"));
    QCOMPARE(model->rowsThatWouldMove(), 1);
    Q_EMIT view->pointerInside(false);
    QVERIFY(column(*model, 0).first() != QStringLiteral("HYPE"));
}

void TstPanels::fundingFinds()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* field = panel->findChild<QLineEdit*>();
    QVERIFY(field);
    QVERIFY(panel->startFind());
    QTest::keyClicks(field, QStringLiteral("lin"));
    QCOMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("LINK"));
    QCOMPARE(m_selection->asset(), QStringLiteral("BTC"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("LINK"));
}

void TstPanels::fundingCopiesTsv()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    const QStringList lines = view->asTsv().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), static_cast<qsizetype>(sample::assets().size()) + 1);
    QVERIFY(lines[0].startsWith(QStringLiteral("Asset\tBN bp/8h\tBY bp/8h\tGap bp")));
    QVERIFY(lines[1].startsWith(QStringLiteral("BTC\t+0.12\t\u22120.27\t0.39")));
    view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), view->asTsv());
}

void TstPanels::fundingDropsColumnsWhenNarrow()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full, {620, 500});
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    for (int c = 0; c < model->columnCount(); ++c) QVERIFY(!view->isColumnHidden(c));
    panel->resize(400, 500);
    QVERIFY(view->isColumnHidden(model->nextColumn()));
    QVERIFY(!view->isColumnHidden(model->gapColumn()));  // the computed column goes last
    panel->resize(260, 500);
    QVERIFY(view->isColumnHidden(model->gapColumn()));
    QVERIFY(!view->isColumnHidden(1) && !view->isColumnHidden(2));
    QVERIFY(view->horizontalHeader()->length() <= view->viewport()->width());
    panel->resize(620, 500);
    QVERIFY(!view->isColumnHidden(model->gapColumn()));
}

void TstPanels::fundingHeadsSortAndLetGo()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    const QStringList asGiven = column(*model, 0);
    const auto click = [&] { Q_EMIT view->horizontalHeader()->sectionClicked(1); };
    click();
    QCOMPARE(column(*model, 0).first(), QStringLiteral("HYPE"));
    click();
    QCOMPARE(column(*model, 0).first(), QStringLiteral("ENA"));
    click();
    QCOMPARE(column(*model, 0), asGiven);
}

// ---- Depth --------------------------------------------------------------------------------

void TstPanels::depthFollowsTheAsset()
{
    const auto panel = make(QStringLiteral("depth"));
    show(*panel, sample::Mood::Full, {900, 620});
    QVERIFY(panel->face().context.startsWith(QStringLiteral("BTC perp")));
    QCOMPARE(panel->face().fresh, Freshness::Live);
    QVERIFY(!panel->exportSeries().empty());
    m_selection->setAsset(QStringLiteral("ETH"));
    // The hub still has BTC: under the name of ETH it must not be shown.
    panel->pull(*m_hub, m_now, true);
    QVERIFY(panel->face().context.startsWith(QStringLiteral("ETH perp")));
    QCOMPARE(panel->face().fresh, Freshness::Off);
    QVERIFY(panel->exportSeries().empty());
    QVERIFY(panel->exportTables().front().rows.empty());
}

void TstPanels::depthNamesWhoIsLate()
{
    const auto panel = make(QStringLiteral("depth"));
    show(*panel, sample::Mood::Late, {900, 620});
    QCOMPARE(panel->face().fresh, Freshness::Late);
    QCOMPARE(panel->face().age, QStringLiteral("BY 6.4 s"));
    QVERIFY(panel->face().tip.contains(QStringLiteral("Binance BTCUSDT: live")));
    show(*panel, sample::Mood::Stale, {900, 620});
    QCOMPARE(panel->face().fresh, Freshness::Stale);
}

void TstPanels::depthKeepsOneVenue()
{
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    QVERIFY(panel);
    show(*panel, sample::Mood::Full, {900, 620});
    QCOMPARE(panel->lanes().venues, std::uint8_t{3});
    auto chips = panel->findChildren<QAbstractButton*>();
    QAbstractButton *bn = nullptr, *by = nullptr;
    for (QAbstractButton* b : chips) {
        if (b->accessibleName() == QStringLiteral("Binance")) bn = b;
        if (b->accessibleName() == QStringLiteral("Bybit")) by = b;
    }
    QVERIFY(bn && by);
    bn->click();
    QCOMPARE(panel->lanes().venues, std::uint8_t{2});
    QVERIFY(panel->face().context.endsWith(QStringLiteral("BY")));
    by->click();  // the last one stays
    QCOMPARE(panel->lanes().venues, std::uint8_t{2});
    QVERIFY(by->isChecked() && !bn->isChecked());
    QCOMPARE(panel->heatmap()->lanes(), panel->lanes());
}

void TstPanels::depthKeys()
{
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    std::vector<int> seen;
    for (int i = 0; i < 4; ++i) {
        seen.push_back(panel->lanes().venues);
        panel->nextVenue();
    }
    QCOMPARE(seen, (std::vector<int>{3, 1, 2, 3}));
    const qint64 automatic = panel->heatmap()->wantedGroup().raw;
    panel->nextGroup();
    QVERIFY(panel->heatmap()->wantedGroup().raw != automatic);
    panel->togglePause();
    QVERIFY(panel->heatmap()->paused());
    panel->togglePause();
    QVERIFY(!panel->heatmap()->paused());
}

void TstPanels::depthAsksForItsAsset()
{
    const auto panel = make(QStringLiteral("depth"));
    QCOMPARE(panel->watch().focus, std::vector<std::string>{"BTC"});
}

void TstPanels::depthPutsVenuesTogether()
{
    useFour();
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    QCOMPARE(panel->mode(), DepthMode::Stack);
    QVERIFY(panel->heatmap()->isVisible() && !panel->sideBySide()->isVisible());
    panel->setMode(DepthMode::Overlay);
    QVERIFY(panel->heatmap()->overlay());
    panel->setMode(DepthMode::Lanes);
    QVERIFY(!panel->heatmap()->isVisible() && panel->sideBySide()->isVisible());
    for (VenueId v : kVenues) QVERIFY(panel->sideBySide()->view(v)->isVisible());
    QVERIFY(!panel->grab().isNull());
    // V: one after the other, then together again, as before.
    std::vector<int> seen;
    for (int i = 0; i < 5; ++i) {
        panel->nextVenue();
        seen.push_back(panel->lanes().venues);
    }
    QCOMPARE(seen, (std::vector<int>{1, 2, 4, 8, 15}));
    QCOMPARE(panel->mode(), DepthMode::Lanes);
    panel->nextVenue();
    QCOMPARE(panel->mode(), DepthMode::Solo);
    QVERIFY(panel->heatmap()->isVisible() && !panel->heatmap()->overlay());
}

void TstPanels::depthLanesSayTheirState()
{
    useFour();
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    panel->setMode(DepthMode::Lanes);
    show(*panel, sample::Mood::Late, {900, 620});
    const auto word = [&](VenueId v) { return panel->laneFace(v, m_now).word; };
    QCOMPARE(word(VenueId::Binance), QStringLiteral("live"));
    QCOMPARE(word(VenueId::Bybit), QStringLiteral("resync 6.4 s"));
    QCOMPARE(word(VenueId::Hyperliquid), QStringLiteral("late 2.1 s"));
    // Switched off, not listed, and not known yet are three things.
    HealthSnapshot health = *m_hub->health.read().value;
    health.venues[0].enabled = false;
    m_hub->health.publish(health);
    DepthSnapshot depth = *m_hub->depth.read().value;
    std::erase_if(depth.lanes, [](const DepthLane& l) { return l.venue == VenueId::Okx; });
    m_hub->depth.publish(depth);
    panel->pull(*m_hub, m_now, true);
    QCOMPARE(word(VenueId::Binance), QStringLiteral("off"));
    QVERIFY(panel->laneFace(VenueId::Binance, m_now).off);
    QCOMPARE(word(VenueId::Okx), QStringLiteral("waiting"));  // the instruments list it
    m_hub->instruments.publish(std::make_shared<const InstrumentTable>(InstrumentTable{}.with([&] {
        std::vector<Instrument> listed;
        const auto table = m_hub->instruments.read().value;
        for (const auto& [id, i] : table->all())
            if (i.venue() != VenueId::Okx || i.asset != "BTC") listed.push_back(i);
        return listed;
    }())));
    panel->pull(*m_hub, m_now, true);
    QCOMPARE(word(VenueId::Okx), QStringLiteral("not listed"));
    QCOMPARE(panel->laneFace(VenueId::Okx, m_now).light, Light::Off);
    QVERIFY(panel->laneFace(VenueId::Okx, m_now).why.contains(QStringLiteral("does not list BTC perp")));
}

void TstPanels::depthModesAreKept()
{
    useFour();
    const auto first = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(first.get());
    show(*panel, sample::Mood::Full, {900, 620});
    panel->setMode(DepthMode::Lanes);
    for (QAbstractButton* b : panel->findChildren<QAbstractButton*>())
        if (b->accessibleName() == QStringLiteral("Bybit")) b->click();
    panel->nextGroup();
    const auto second = make(QStringLiteral("depth"));
    auto* copy = qobject_cast<DepthPanel*>(second.get());
    copy->restoreState(panel->saveState());
    show(*copy, sample::Mood::Full, {900, 620});
    QCOMPARE(copy->mode(), DepthMode::Lanes);
    QCOMPARE(copy->lanes().venues, std::uint8_t{0x0d});
    QVERIFY(panel->heatmap()->wantedGroup().raw > 0);
    QCOMPARE(copy->heatmap()->wantedGroup(), panel->heatmap()->wantedGroup());
    // One alone, and what comes back after it.
    panel->setMode(DepthMode::Solo);
    QCOMPARE(panel->lanes().venues, std::uint8_t{1});
    copy->restoreState(panel->saveState());
    QCOMPARE(copy->mode(), DepthMode::Solo);
    QCOMPARE(copy->lanes().venues, std::uint8_t{1});
    copy->setMode(DepthMode::Overlay);
    QCOMPARE(copy->lanes().venues, std::uint8_t{0x0d});
    // A damaged state is no reason to show nothing.
    copy->restoreState({{QStringLiteral("mode"), 77}, {QStringLiteral("venues"), 0}});
    QCOMPARE(copy->lanes().venues, std::uint8_t{15});
}

void TstPanels::depthRowsAreTheLadders()
{
    useFour();
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    auto* ladder = panel->findChild<LadderView*>();
    QVERIFY(ladder && panel->heatmap()->group().raw > 0);
    QCOMPARE(ladder->group(), panel->heatmap()->group());
    panel->nextGroup();
    panel->nextGroup();
    QCOMPARE(ladder->group(), panel->heatmap()->group());
    panel->nextGroup();
    QCOMPARE(ladder->group(), panel->heatmap()->group());
}

// ---- Liquidations -------------------------------------------------------------------------

void TstPanels::tapeFiltersAndProvesLife()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full, {424, 360});
    auto* view = panel->findChild<BoardView*>();
    auto* size = panel->findChild<QComboBox*>();
    QVERIFY(view && size);
    QCOMPARE(view->model()->rowCount(), 60);
    QCOMPARE(panel->face().context, QStringLiteral("all assets"));
    size->setCurrentIndex(size->count() - 1);  // $1m
    QCOMPARE(panel->face().context, QStringLiteral("all assets \u00b7 \u2265 $1.00m"));
    QCOMPARE(view->model()->rowCount(), 0);
    QVERIFY2(view->emptyText().contains(QStringLiteral("No liquidations above $1.00m")),
             qPrintable(view->emptyText()));
    m_selection->setAsset(QStringLiteral("WLD"));
    panel->restoreState({{QStringLiteral("scope"), 1}, {QStringLiteral("minUsd"), 0}});
    QCOMPARE(panel->face().context, QStringLiteral("WLD"));
    for (const QString& asset : column(*view->model(), LiquidationModel::Asset))
        QCOMPARE(asset, QStringLiteral("WLD"));
}

void TstPanels::tapeSaysWhatItCovers()
{
    useFour();
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full, {424, 360});
    auto* view = panel->findChild<BoardView*>();
    const auto* model = view->model();
    std::set<QString> codes;
    for (int r = 0; r < model->rowCount(); ++r) {
        const QString code = model->index(r, LiquidationModel::Venue).data().toString();
        codes.insert(code);
        const QString tip = model->index(r, 0).data(Qt::ToolTipRole).toString();
        if (code == QStringLiteral("BN")) {
            QVERIFY(tip.contains(QStringLiteral("average fill price")));
            QVERIFY(tip.contains(QStringLiteral("sampled")));
        } else if (code == QStringLiteral("BY")) {
            QVERIFY(tip.contains(QStringLiteral("bankruptcy price")));
            QVERIFY(tip.contains(QStringLiteral("every liquidation")));
        } else if (code == QStringLiteral("OK")) {
            QVERIFY(tip.contains(QStringLiteral("not the total")));
        } else {
            QVERIFY(tip.contains(QStringLiteral("price of one fill")));
            QVERIFY(tip.contains(QStringLiteral("inferred")));
        }
    }
    QCOMPARE(codes, (std::set<QString>{QStringLiteral("BN"), QStringLiteral("BY"), QStringLiteral("OK"),
                                       QStringLiteral("HL*")}));
    for (const char* part : {"BN \u2264 1/s per symbol", "BY complete", "OK not the total", "HL* partial"}) {
        bool said = false;
        for (const QWidget* w : panel->findChildren<QWidget*>())
            said |= w->accessibleName().contains(QString::fromUtf8(part));
        QVERIFY2(said, part);
    }
}

void TstPanels::tapeIsSampledWithBinance()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full);
    QCOMPARE(panel->face().provenance, Provenance::Sampled);
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[0].enabled = false;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().provenance, Provenance::Measured);
    QVERIFY(panel->face().tip.contains(QStringLiteral("Binance: switched off")));
}

void TstPanels::tapeNamesTheExcludedVenue()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full);
    // A venue's other troubles say nothing about its liquidations; its stream does.
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[0].state = Freshness::Stale;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().fresh, Freshness::Live);
    LiquidationSnapshot l = *m_hub->liquidations.read().value;
    l.streams[1] = Freshness::Stale;
    m_hub->liquidations.publish(l);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().fresh, Freshness::Late);
    QCOMPARE(panel->face().age, QStringLiteral("BY lost"));
    QVERIFY(panel->face().tip.contains(QStringLiteral("Bybit: every liquidation is published, stream lost")));
    QVERIFY(panel->face().tip.contains(QStringLiteral("not a total")));
}

// ---- Feed health --------------------------------------------------------------------------

void TstPanels::healthCountsInItsTabs()
{
    const auto panel = make(QStringLiteral("health"));
    show(*panel, sample::Mood::Full, {424, 420});
    auto* tabs = panel->findChild<QTabBar*>();
    QVERIFY(tabs);
    QStringList words;
    for (int i = 0; i < tabs->count(); ++i) words << tabs->tabText(i);
    QCOMPARE(words, QStringList({"Now", "Sockets 8", "REST 2", "Refused 1", "Errors 1"}));
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QVERIFY(!panel->grab().isNull());
    }
    QCOMPARE(panel->face().context, QStringLiteral("2 of 2 venues usable"));
}

void TstPanels::healthSaysOff()
{
    const auto panel = make(QStringLiteral("health"));
    show(*panel, sample::Mood::Full, {424, 420});
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[0].enabled = false;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    const auto* lines = panel->findChild<HeadlineList*>();
    QVERIFY(lines);
    QCOMPARE(lines->lines()[0].text, QStringLiteral("switched off"));
    QCOMPARE(lines->lines()[1].text, QStringLiteral("all is well"));
    QCOMPARE(panel->face().context, QStringLiteral("1 of 1 venues usable"));
}

void TstPanels::healthSaysWhatIsBeingDone()
{
    useFour();
    const auto panel = make(QStringLiteral("health"));
    show(*panel, sample::Mood::Late, {330, 300});
    const auto& lines = panel->findChild<HeadlineList*>()->lines();
    QCOMPARE(lines.size(), std::size_t{4});
    QVERIFY(!lines[0].bad && lines[0].doing.isEmpty());
    QCOMPARE(lines[1].text, QStringLiteral("BTC book 6.4 s"));
    QCOMPARE(lines[1].doing, QStringLiteral("2 of 40 books wait for an image"));
    QVERIFY(lines[3].bad && !lines[3].doing.isEmpty());
    show(*panel, sample::Mood::Stale, {330, 300});
    QVERIFY(panel->findChild<HeadlineList*>()->lines()[0].doing.startsWith(QStringLiteral("connects again in 8")));
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

void TstPanels::fundingOutlinesDisagreement()
{
    useFour();
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full, {580, 560});
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    const QImage image = view->viewport()->grab().toImage();
    const auto ruled = [&](const QString& asset, int column, bool top) {
        const QRect cell = view->visualRect(model->index(model->rowOf(asset), column));
        const int y = top ? cell.top() : cell.bottom() - 1;
        return image.pixelColor(cell.center().x(), y) == m_theme.text.muted;
    };
    for (int c = 1; c <= 4; ++c) {
        QVERIFY(ruled(QStringLiteral("BNB"), c, true) && ruled(QStringLiteral("BNB"), c, false));
        QVERIFY(!ruled(QStringLiteral("ENA"), c, true) && !ruled(QStringLiteral("ENA"), c, false));
    }
    // Not listed, interval unknown, stale: three different cells.
    QCOMPARE(model->index(model->rowOf(QStringLiteral("ADA")), 4).data().toString(), QStringLiteral("not listed"));
    QCOMPARE(model->index(model->rowOf(QStringLiteral("WLD")), 1).data().toString(), QStringLiteral("\u2014"));
    QVERIFY(model->index(model->rowOf(QStringLiteral("WLD")), 1)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("unknown interval")));
}

QTEST_MAIN(TstPanels)
#include "tst_panels.moc"
