// The depth panel: follows the asset, names who is late, puts venues together, keeps its state.
#include "tests/support/panel_rig.h"
#include "ui/panels/depth_panel.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"

#include <QTest>

using namespace plimsoll;

class TstDepthPanel : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void depthFollowsTheAsset();
    void depthNamesWhoIsLate();
    void depthKeepsOneVenue();
    void depthKeys();
    void depthAsksForItsAsset();
    void depthPutsVenuesTogether();
    void depthLanesSayTheirState();
    void depthModesAreKept();
    void depthRowsAreTheLadders();
};

void TstDepthPanel::depthFollowsTheAsset()
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

void TstDepthPanel::depthNamesWhoIsLate()
{
    const auto panel = make(QStringLiteral("depth"));
    show(*panel, sample::Mood::Late, {900, 620});
    QCOMPARE(panel->face().fresh, Freshness::Late);
    QCOMPARE(panel->face().age, QStringLiteral("BY 6.4 s"));
    QVERIFY(panel->face().tip.contains(QStringLiteral("Binance BTCUSDT: live")));
    show(*panel, sample::Mood::Stale, {900, 620});
    QCOMPARE(panel->face().fresh, Freshness::Stale);
}

void TstDepthPanel::depthKeepsOneVenue()
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

void TstDepthPanel::depthKeys()
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

void TstDepthPanel::depthAsksForItsAsset()
{
    const auto panel = make(QStringLiteral("depth"));
    QCOMPARE(panel->watch().focus, std::vector<std::string>{"BTC"});
}

void TstDepthPanel::depthPutsVenuesTogether()
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

void TstDepthPanel::depthLanesSayTheirState()
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

void TstDepthPanel::depthModesAreKept()
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

void TstDepthPanel::depthRowsAreTheLadders()
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

QTEST_MAIN(TstDepthPanel)
#include "tst_depth_panel.moc"
