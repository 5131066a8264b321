// Key levels as lines on the depth heatmap and on the liquidation map: which ones, from where, off until they are
// switched on, kept with the panel, apart from each other's words and from the price's line, seen in every theme.
#include "tests/support/heat_rig.h"
#include "tests/support/panel_rig.h"
#include "ui/alert_book.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/key_level_marks.h"
#include "ui/panels/liquidation_map_panel.h"
#include "widgets/forced_map.h"
#include "widgets/heat_overlay.h"

#include <QMenu>

#include <algorithm>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// Monday, 24 November 2025, 00:00 UTC.
const Timestamp kMonday = fromUnixMs(1'763'942'400'000);

PhaseSnapshot levelsAt(Timestamp day)
{
    PhaseSnapshot s;
    s.asset = "BTC";
    AssetLevels other, a;
    other.asset = "ETH";
    other.levels = {{LevelKind::DayHigh, 3'000, LevelState::Held, {}, {}, false}};
    a.asset = "BTC";
    a.venue = VenueId::Bybit;
    a.day = day;
    a.week = kMonday;
    a.levels = {{LevelKind::MonthHigh, 90'000, LevelState::Held, {}, {}, false},
                {LevelKind::DayHigh, 85'500, LevelState::Lost, day + 3h, {}, false},
                {LevelKind::WeekHigh, 85'500, LevelState::Held, {}, {}, false},
                {LevelKind::RoundAbove, 85'000, LevelState::Unknown, {}, {}, false},
                {LevelKind::Own, 84'700, LevelState::Held, {}, {}, false},
                {LevelKind::RoundBelow, 84'000, LevelState::Held, {}, {}, false},
                {LevelKind::DayLow, 83'100, LevelState::Reclaimed, day + 5h, {}, false},
                {LevelKind::WeekLow, 80'100, LevelState::Unknown, {}, {}, false}};
    s.levels = {other, a};
    return s;
}

KeyLevelLine lineAt(double price, const char* label = "prior day low")
{
    KeyLevelLine line;
    line.price = price;
    line.label = QString::fromLatin1(label);
    line.tip = QStringLiteral("Bybit perpetual, 25 Nov 00:00 to 26 Nov 00:00 UTC");
    return line;
}

bool says(const QStringList& lines, const QString& what)
{
    return lines.join(QLatin1Char('\n')).contains(what);
}

}  // namespace

class TstKeyLevels : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void whichAndFromWhere();
    void wordsKeepApart();
    void overTheHeatmap();
    void seenInEveryTheme_data();
    void seenInEveryTheme();
    void inTheDepthPanel();
    void aSilentModelIsSaid();
    void onAnAxisInTheQuote();
    void onTheLiquidationMap();
};

void TstKeyLevels::whichAndFromWhere()
{
    const PhaseSnapshot s = levelsAt(kMonday + 48h);
    const auto lines = keyLevelLinesOf(&s, QStringLiteral("BTC"), 1, false);
    // Round numbers, day and week; the person's own are alerts, and of a month nobody asked.
    QCOMPARE(lines.size(), std::size_t{5});
    QCOMPARE(lines[0].price, 85'500.0);
    QCOMPARE(lines[0].label, QStringLiteral("prior day high, prior week high"));
    QVERIFY2(lines[0].tip.contains(QStringLiteral("Bybit perpetual, 25 Nov 00:00 to 26 Nov 00:00 UTC")),
             qPrintable(lines[0].tip));
    QVERIFY2(lines[0].tip.contains(QStringLiteral("17 Nov 00:00 to 24 Nov 00:00 UTC")), qPrintable(lines[0].tip));
    QVERIFY2(lines[0].tip.contains(QStringLiteral("lost since 26 Nov 03:00 UTC")), qPrintable(lines[0].tip));
    PhaseSnapshot up = s;
    up.levels[1].levels[1].above = false;  // the day's high was above the price
    const QString broken = keyLevelLinesOf(&up, QStringLiteral("BTC"), 1, false)[0].tip;
    QVERIFY2(broken.contains(QStringLiteral("broken upward since 26 Nov 03:00 UTC")), qPrintable(broken));
    QCOMPARE(lines[1].label, QStringLiteral("round number"));
    QVERIFY2(lines[1].tip.contains(QStringLiteral("before 26 Nov 00:00 UTC, Bybit")), qPrintable(lines[1].tip));
    QVERIFY(lines[1].tip.contains(QStringLiteral("not known")));
    QCOMPARE(lines[4].label, QStringLiteral("prior week low"));
    for (const KeyLevelLine& l : lines) QVERIFY(!l.stale);
    // On an axis of a thousand coins; of a model that is silent; of an asset that has none.
    QCOMPARE(keyLevelLinesOf(&s, QStringLiteral("BTC"), 1'000, false)[0].price, 85'500'000.0);
    for (const KeyLevelLine& l : keyLevelLinesOf(&s, QStringLiteral("BTC"), 1, true))
        QVERIFY(l.stale && l.tip.contains(QStringLiteral("not known now")));
    QVERIFY(keyLevelLinesOf(&s, QStringLiteral("SOL"), 1, false).empty());
    QVERIFY(keyLevelLinesOf(nullptr, QStringLiteral("BTC"), 1, false).empty());
}

void TstKeyLevels::wordsKeepApart()
{
    const HeatStyle style(m_theme);
    const QRect plot(10, 0, 400, 200);
    const auto yOf = [](double price) { return static_cast<int>(price); };
    const auto textOf = [](double price) { return QString::number(price); };
    std::vector<KeyLevelLine> lines;
    for (const double y : {2.0, 60.0, 64.0, 70.0, 120.0, 196.0, 900.0}) lines.push_back(lineAt(y));
    const PixelBand price{118, 122};
    const auto places = placeKeyLevels(lines, style, plot, yOf, textOf, {price});
    QCOMPARE(places.size(), std::size_t{6});  // the last is out of the plot
    int labels = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        QCOMPARE(places[i].line, i);
        if (places[i].label.isNull()) continue;
        ++labels;
        QVERIFY(plot.contains(places[i].label));
        QVERIFY(places[i].label.bottom() < price.from || places[i].label.top() > price.to);
        QVERIFY(places[i].words.startsWith(QStringLiteral("prior day low ")));
        for (std::size_t k = 0; k < i; ++k) QVERIFY(!places[i].label.intersects(places[k].label));
    }
    QVERIFY(labels >= 4 && labels < 6);  // of three that lie within ten pixels one has no room
    QVERIFY(!places[0].label.isNull() && !places[5].label.isNull());  // below at the top, above at the bottom
    // Where the words do not fit the lines stay.
    const auto narrow = placeKeyLevels(lines, style, QRect(10, 0, 60, 200), yOf, textOf, {});
    QCOMPARE(narrow.size(), std::size_t{6});
    for (const KeyLevelPlace& at : narrow) QVERIFY(at.label.isNull());
    QVERIFY(keyLevelAt(lines, 61, yOf) == &lines[1]);
    QVERIFY(keyLevelAt(lines, 90, yOf) == nullptr);
}

void TstKeyLevels::overTheHeatmap()
{
    test::LaneMaker lane;
    for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
    test::HeatRig rig;
    const auto view = rig.made(lane, 59);
    const QImage before = view->grab().toImage();
    view->setKeyLevels({lineAt(79'900)});
    QCOMPARE(view->grab().toImage(), before);  // until it is switched on
    const QPoint at = test::HeatRig::pointOf(*view, 30, 79'900);
    QVERIFY(!says(view->tipAt(at), QStringLiteral("prior day low")));
    HeatLayers layers = view->layers();
    QVERIFY(!layers.keyLevels);
    layers.keyLevels = true;
    view->setLayers(layers);
    QVERIFY(view->grab().toImage() != before);
    QVERIFY2(says(view->tipAt(at), QStringLiteral("prior day low 79,900")),
             qPrintable(view->tipAt(at).join(QLatin1Char('\n'))));
    QVERIFY(says(view->tipAt(at), QStringLiteral("25 Nov 00:00 to 26 Nov 00:00 UTC")));
    QVERIFY(!says(view->tipAt(at + QPoint(0, 20)), QStringLiteral("prior day low")));
    HeatmapView again(m_theme);
    again.restoreState(view->saveState());
    QVERIFY(again.layers().keyLevels);
    view->setKeyLevels({});
    QCOMPARE(view->grab().toImage(), before);
}

void TstKeyLevels::seenInEveryTheme_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : builtinThemeNames()) QTest::newRow(qPrintable(name)) << name;
}

void TstKeyLevels::seenInEveryTheme()
{
    QFETCH(QString, name);
    const Theme theme = builtinTheme(name);
    QVERIFY(contrast(theme.text.base, theme.bg.panel) >= 4.5 && contrast(theme.text.muted, theme.bg.panel) >= 4.5);
    test::LaneMaker lane;
    for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
    HeatmapView view(theme);
    view.resize(700, 400);
    view.setData(test::snapshot({&lane}, 59));
    HeatLayers layers = view.layers();
    layers.keyLevels = true;
    view.setLayers(layers);
    view.setKeyLevels({lineAt(79'900)});
    const int y = view.yOf(79'900);
    QVERIFY(view.plotRect().contains(view.plotRect().left(), y));
    const QImage image = view.grab().toImage();
    int most = 0;
    for (const int row : {y - 1, y, y + 1}) {
        int inked = 0;
        for (int x = view.plotRect().left(); x <= view.plotRect().right(); ++x)
            inked += image.pixelColor(x, row).rgb() == theme.text.base.rgb();
        most = std::max(most, inked);
    }
    QVERIFY2(most > view.plotRect().width() / 3, qPrintable(QString::number(most)));
}

void TstKeyLevels::inTheDepthPanel()
{
    useFour();
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    m_hub->phase.publish(levelsAt(kMonday + 48h));
    QVERIFY(panel->pull(*m_hub, m_now));  // levels alone are news
    QCOMPARE(panel->heatmap()->keyLevels().size(), std::size_t{5});
    for (const VenueId v : sample::Hub::four())
        QVERIFY(panel->sideBySide()->view(v)->keyLevels() == panel->heatmap()->keyLevels());
    // Switched in the menu of what is drawn, kept with the panel.
    auto* menu = panel->findChild<QMenu*>(QStringLiteral("depthViewMenu"));
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QAction* entry = nullptr;
    for (QAction* a : menu->actions())
        if (a->text().startsWith(QStringLiteral("Key levels"))) entry = a;
    QVERIFY(entry && entry->isCheckable() && !entry->isChecked());
    entry->trigger();
    QVERIFY(panel->heatmap()->layers().keyLevels);
    const auto other = make(QStringLiteral("depth"));
    other->restoreState(panel->saveState());
    QVERIFY(qobject_cast<DepthPanel*>(other.get())->heatmap()->layers().keyLevels);
    m_selection->setAsset(QStringLiteral("SOL"));
    QVERIFY(panel->heatmap()->keyLevels().empty());
}

// It publishes nothing any more, and that is news.
void TstKeyLevels::aSilentModelIsSaid()
{
    useFour();
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    m_hub->phase.publish(levelsAt(kMonday + 48h));
    QVERIFY(panel->pull(*m_hub, m_now));
    for (const KeyLevelLine& l : panel->heatmap()->keyLevels()) QVERIFY(!l.stale);
    m_clock.advance(60s);
    const AsOf later{m_clock.wall(), m_clock.mono()};
    QVERIFY(panel->pull(*m_hub, later));
    QCOMPARE(panel->heatmap()->keyLevels().size(), std::size_t{5});
    for (const KeyLevelLine& l : panel->heatmap()->keyLevels()) QVERIFY(l.stale);
    QVERIFY(!panel->pull(*m_hub, later));  // once
}

// Levels are dollars; the axis is not where all books are of one currency.
void TstKeyLevels::onAnAxisInTheQuote()
{
    useFour();
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    DepthSnapshot depth = *m_hub->depth.read().value;
    const double coins = depth.lanes.front().multiplier;
    for (DepthLane& lane : depth.lanes) lane.usdPerQuote = 0.99;
    m_hub->depth.publish(depth);
    m_hub->phase.publish(levelsAt(kMonday + 48h));
    QVERIFY(panel->pull(*m_hub, m_now));
    QCOMPARE(panel->heatmap()->keyLevels().front().price, 85'500 * coins / 0.99);
    depth.lanes.front().usdPerQuote = 1;  // two currencies: dollars
    m_hub->depth.publish(depth);
    QVERIFY(panel->pull(*m_hub, m_now));
    QCOMPARE(panel->heatmap()->keyLevels().front().price, 85'500 * coins);
}

void TstKeyLevels::onTheLiquidationMap()
{
    useFour();
    AlertBook book;
    m_deps->alerts = &book;
    LiquidationMapPanel panel(*m_deps, nullptr);
    show(panel, sample::Mood::Full, {1'100, 820});
    ForcedMap& map = *panel.map();
    // In reach of what is drawn, wherever that is.
    PhaseSnapshot s = levelsAt(kMonday + 48h);
    const double price = map.priceAt(map.heatRect().center().y() + 60);
    s.levels[1].levels = {{LevelKind::DayLow, price, LevelState::Held, {}, {}, false}};
    const QImage before = map.grab().toImage();
    m_hub->phase.publish(s);
    QVERIFY(panel.pull(*m_hub, m_now));
    QCOMPARE(map.keyLevels().size(), std::size_t{1});
    QVERIFY(!map.keyLevelsShown());
    QCOMPARE(map.grab().toImage(), before);
    const QPoint at(map.heatRect().center().x(), map.yOf(price));
    QVERIFY(!says(map.tipAt(at), QStringLiteral("prior day low")));
    Q_EMIT map.customContextMenuRequested(at);
    auto* menu = panel.findChild<QMenu*>(QStringLiteral("mapMenu"));
    QVERIFY(menu);
    for (QAction* a : menu->actions())
        if (a->objectName() == QLatin1String("mapKeyLevels")) a->trigger();
    menu->close();
    QVERIFY(map.keyLevelsShown());
    const QImage with = map.grab().toImage();
    map.setKeyLevelsShown(false);
    QVERIFY(map.grab().toImage() != with);
    map.setKeyLevelsShown(true);
    QVERIFY2(says(map.tipAt(at), QStringLiteral("prior day low")),
             qPrintable(map.tipAt(at).join(QLatin1Char('\n'))));
    QVERIFY(says(map.tipAt(at), QStringLiteral("Bybit perpetual, 25 Nov 00:00 to 26 Nov 00:00 UTC")));
    const QJsonObject state = panel.saveState();
    map.setKeyLevelsShown(false);
    panel.restoreState(state);
    QVERIFY(map.keyLevelsShown());
    m_selection->setAsset(QStringLiteral("SOL"));
    QVERIFY(map.keyLevels().empty());
}

QTEST_MAIN(TstKeyLevels)
#include "tst_key_levels.moc"
