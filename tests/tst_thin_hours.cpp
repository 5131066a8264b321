// Thin hours of the week behind charts of liquidations: by the program's own history alone, nothing where that
// does not reach, with what it rests on, switchable and kept with the panel.
#include "model/analytics/week.h"
#include "tests/support/panel_rig.h"
#include "tests/support/sample_market.h"
#include "ui/alert_book.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/panels/thin_hours.h"
#include "widgets/forced_map.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>

#include <algorithm>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// Monday, 24 November 2025, 00:00 UTC.
const Timestamp kMonday = fromUnixMs(1'763'942'400'000);

UsualWeek evenWeek(VenueId venue, int weeks, double usd)
{
    UsualWeek w;
    w.venue = venue;
    for (UsualHour& h : w.hours) {
        h.weeks = weeks;
        h.depth100 = usd;
    }
    return w;
}

std::size_t weekHour(Timestamp t)
{
    return static_cast<std::size_t>((std::chrono::floor<std::chrono::hours>(t).time_since_epoch().count() + 72) %
                                    168);
}

QList<int> shaded(const WeekShade& shade)
{
    QList<int> out;
    for (int h = 0; h < WeekShade::kHours; ++h)
        if (!shade.tips[static_cast<std::size_t>(h)].isEmpty()) out << h;
    return out;
}

WeekShade shadeOf(const QList<int>& hours)
{
    WeekShade out;
    for (const int h : hours) out.tips[static_cast<std::size_t>(h)] = QStringLiteral("thin hour");
    out.legend = out.brief = QStringLiteral("shaded");
    return out;
}

}  // namespace

class TstThinHours : public QObject, private test::PanelRig {
    Q_OBJECT

    // The last two hours are thin in the stored week, in three weeks of it.
    void answer(const std::string& by)
    {
        HistoryAnswer a;
        a.request.by = by;
        a.request.what = HistoryRequest::What::Usual;
        a.request.asset = "BTC";
        for (const VenueId v : sample::Hub::four()) {
            UsualWeek w = evenWeek(v, 3, 100);
            for (const Duration back : {0h, 1h}) w.hours[weekHour(m_now.wall - back)].depth100 = 40.0;
            a.usual.push_back(w);
        }
        HistoryAnswers all = *m_hub->past.read().value;
        all.by[by] = std::make_shared<const HistoryAnswer>(std::move(a));
        m_hub->past.publish(std::move(all));
    }
    static int askedUsual(const QSignalSpy& asked)
    {
        int n = 0;
        for (const QList<QVariant>& one : asked)
            n += one.at(0).value<HistoryRequest>().what == HistoryRequest::What::Usual;
        return n;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void thinIsWhatTheFormulaSays();
    void tooLittleHistoryShadesNothing();
    void whoIsMissingMakesNoHourThin();
    void runsFollowTheWeek();
    void askedNowAndThen();
    void aFailureTakesNothingAway();
    void behindThePlot();
    void onTheLiquidationMap();
    void inTheHistory();
};

void TstThinHours::thinIsWhatTheFormulaSays()
{
    const auto stored = sample::usualHours("BTC", sample::Hub::four(), m_now);
    const WeekShade shade = thinShade(stored->usual, sample::Hub::four());
    std::array<std::optional<double>, analytics::kWeekHours> sum;
    for (const UsualWeek& w : stored->usual)
        for (std::size_t h = 0; h < sum.size(); ++h)
            if (w.hours[h].depth100) sum[h] = sum[h].value_or(0) + *w.hours[h].depth100;
    QList<int> thin;
    for (int h = 0; h < analytics::kWeekHours; ++h)
        if (const auto said = analytics::thinWindow(sum, h); said && said->now) thin << h;
    QVERIFY(thin.size() > 5 && thin.size() < 100);
    QCOMPARE(shaded(shade), thin);
    QVERIFY2(shade.legend.contains(QStringLiteral("own history, n = 4 weeks")), qPrintable(shade.legend));
    const QString& tip = shade.tips[static_cast<std::size_t>(thin.first())];
    for (const char* part : {"within 1 % (BN BY OK HL)", "of the median hour", "n = 4 weeks"})
        QVERIFY2(tip.contains(QLatin1String(part)), qPrintable(tip));
}

void TstThinHours::tooLittleHistoryShadesNothing()
{
    const std::vector<VenueId> one{VenueId::Bybit};
    UsualWeek w = evenWeek(VenueId::Bybit, 2, 100);
    w.hours[50].depth100 = 10.0;
    QCOMPARE(shaded(thinShade({w}, one)), QList<int>{50});
    QVERIFY(thinShade({w}, {VenueId::Okx}).empty());  // of another venue
    QVERIFY(thinShade({}, one).empty());
    // Seen in one week: that is not usual.
    w.hours[50].weeks = 1;
    QVERIFY(thinShade({w}, one).empty());
    UsualWeek young = evenWeek(VenueId::Bybit, 1, 100);
    young.hours[50].depth100 = 10.0;
    QVERIFY(thinShade({young}, one).empty());
    // Twenty hours are no week.
    UsualWeek few = evenWeek(VenueId::Bybit, 4, 100);
    for (std::size_t h = 20; h < few.hours.size(); ++h) few.hours[h] = {};
    few.hours[5].depth100 = 10.0;
    QVERIFY(thinShade({few}, one).empty());
    // Nothing stands out.
    const WeekShade even = thinShade({evenWeek(VenueId::Bybit, 4, 100)}, one);
    QVERIFY(even.empty() && even.legend.isEmpty());
}

void TstThinHours::whoIsMissingMakesNoHourThin()
{
    const std::vector<VenueId> two{VenueId::Bybit, VenueId::Okx};
    UsualWeek a = evenWeek(VenueId::Bybit, 4, 100), b = evenWeek(VenueId::Okx, 3, 100);
    a.hours[50].depth100 = b.hours[50].depth100 = 50.0;
    b.hours[60] = {};  // the sum of one is half of two
    const WeekShade shade = thinShade({a, b}, two);
    QCOMPARE(shaded(shade), QList<int>{50});
    QVERIFY(shade.tips[50].contains(QStringLiteral("n = 3 weeks")));
    // A venue that knows next to nothing takes nothing away.
    UsualWeek c;
    c.venue = VenueId::Okx;
    QCOMPARE(shaded(thinShade({a, c}, two)), QList<int>{50});
    b.hours[61].weeks = 2;
    QVERIFY(thinShade({a, b}, two).brief.contains(QStringLiteral("n = 2\u20133 weeks")));
}

void TstThinHours::runsFollowTheWeek()
{
    const WeekShade shade = shadeOf({0, 1, 30, 167});
    const auto runs = shadeRuns(shade, kMonday - 90min, kMonday + 31h);
    QCOMPARE(runs.size(), std::size_t{2});
    QVERIFY(runs[0].first == kMonday - 1h && runs[0].second == kMonday + 2h);  // over the end of the week
    QVERIFY(runs[1].first == kMonday + 30h && runs[1].second == kMonday + 31h);
    QCOMPARE(shadeRuns(shade, kMonday, kMonday + 4 * 168h).size(), std::size_t{9});
    QVERIFY(!shadeTip(shade, kMonday + 168h + 30h + 59min).isEmpty());
    QVERIFY(shadeTip(shade, kMonday + 2h).isEmpty());
    QVERIFY(shadeRuns(WeekShade(), kMonday, kMonday + 168h).empty());
    QVERIFY(shadeRuns(shade, kMonday, kMonday + 24h * 3'000).empty());
}

void TstThinHours::askedNowAndThen()
{
    ThinHours thin("x.usual");
    QVERIFY(!thin.due({}, m_now));
    const auto first = thin.due("BTC", m_now);
    QVERIFY(first && first->by == "x.usual" && first->what == HistoryRequest::What::Usual &&
            first->asset == "BTC");
    QVERIFY(!thin.due("BTC", {m_now.wall + 1min, m_now.mono + 1min}));
    QVERIFY(thin.due("ETH", {m_now.wall + 1min, m_now.mono + 1min}));
    QVERIFY(thin.due("ETH", {m_now.wall + 12min, m_now.mono + 12min}));
}

void TstThinHours::aFailureTakesNothingAway()
{
    const std::vector<VenueId> one{VenueId::Bybit};
    const auto at = [&](Duration d) { return AsOf{m_now.wall + d, m_now.mono + d}; };
    HistoryAnswer a;
    a.request.by = "x.usual";
    a.request.asset = "BTC";
    a.usual = {evenWeek(VenueId::Bybit, 2, 100)};
    a.usual[0].hours[50].depth100 = 10.0;
    const auto told = [&] {
        HistoryAnswers all;
        all.by["x.usual"] = std::make_shared<const HistoryAnswer>(a);
        return all;
    };
    ThinHours thin("x.usual");
    QVERIFY(thin.due("BTC", m_now));
    QVERIFY(thin.take(told(), "BTC", one));
    QVERIFY(thin.due("BTC", at(11min)));
    a.usual.clear();
    a.problem = "The history cannot be read.";
    QVERIFY(!thin.take(told(), "BTC", one));
    QCOMPARE(shaded(thin.shade()), QList<int>{50});
    // And it is asked again soon.
    QVERIFY(!thin.due("BTC", at(11min + 30s)));
    QVERIFY(thin.due("BTC", at(12min)));
}

void TstThinHours::behindThePlot()
{
    PlotSeries bars;
    bars.code = bars.name = QStringLiteral("longs");
    bars.color = Qt::red;
    bars.form = PlotForm::Bars;
    bars.each = 10min;
    bars.points = {{kMonday + 10h, 1.0}, {kMonday + 11h, 4.0}};
    TimePlot plot(m_theme);
    plot.resize(600, 240);
    plot.setSpan(12h);
    plot.setNow(kMonday + 12h);
    plot.setFormat([](double v) { return QString::number(v); }, QStringLiteral("$"));
    plot.setSeries({bars});
    const QImage before = plot.grab().toImage();
    plot.setShade(shadeOf({3, 4}));
    const QImage after = plot.grab().toImage();
    const auto strip = [&](Duration from, Duration to) {
        return QRect(QPoint(plot.xOf(kMonday + from) + 2, plot.plotRect().top() + 2),
                     QPoint(plot.xOf(kMonday + to) - 2, plot.plotRect().bottom() - 2));
    };
    QVERIFY(before.copy(strip(3h, 5h)) != after.copy(strip(3h, 5h)));
    QCOMPARE(before.copy(strip(5h, 12h)), after.copy(strip(5h, 12h)));
    QCOMPARE(before.copy(strip(30min, 3h)), after.copy(strip(30min, 3h)));
    // Subtle: it is less than the words on it.
    const QColor ground = after.pixelColor(strip(3h, 5h).center() + QPoint(1, 1));
    QVERIFY(contrast(ground, m_theme.bg.panel) < 1.5);
}

void TstThinHours::onTheLiquidationMap()
{
    useFour();
    AlertBook book;
    m_deps->alerts = &book;
    LiquidationMapPanel panel(*m_deps, nullptr);
    QSignalSpy asked(&panel, &Panel::historyWanted);
    show(panel, sample::Mood::Full, {1'100, 820});
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(askedUsual(asked), 1);
    ForcedMap& map = *panel.map();
    QVERIFY(map.shade().empty());
    const QImage before = map.grab().toImage();
    answer("liquidation_map.usual");
    panel.pull(*m_hub, m_now);
    QVERIFY(!map.shade().empty());
    QVERIFY(map.grab().toImage() != before);
    const QPoint thin(map.xOf(m_now.wall - 30min), map.heatRect().center().y()),
        usual(map.xOf(m_now.wall - 150min), thin.y());
    const QString tip = map.tipAt(thin).join(QLatin1Char('\n'));
    QVERIFY2(tip.contains(QStringLiteral("thin hour")) && tip.contains(QStringLiteral("n = 3 weeks")),
             qPrintable(tip));
    QVERIFY(!map.tipAt(usual).join(QLatin1Char('\n')).contains(QStringLiteral("thin hour")));
    // Switched off at a right click, kept, and then not asked for.
    Q_EMIT map.customContextMenuRequested(thin);
    auto* menu = panel.findChild<QMenu*>(QStringLiteral("mapMenu"));
    QVERIFY(menu);
    for (QAction* a : menu->actions())
        if (a->objectName() == QLatin1String("mapThinHours")) {
            QVERIFY(a->isChecked());
            a->trigger();
        }
    menu->close();
    QVERIFY(map.shade().empty());
    LiquidationMapPanel again(*m_deps, nullptr);
    again.restoreState(panel.saveState());
    QSignalSpy none(&again, &Panel::historyWanted);
    show(again, sample::Mood::Full, {1'100, 820});
    again.pull(*m_hub, m_now, true);
    QCOMPARE(askedUsual(none), 0);
    // Of another asset nothing is known yet.
    panel.restoreState({{QStringLiteral("thinHours"), true}});
    QVERIFY(!map.shade().empty());
    m_selection->setAsset(QStringLiteral("ETH"));
    QVERIFY(map.shade().empty());
}

void TstThinHours::inTheHistory()
{
    useFour();
    HistoryPanel panel(*m_deps, nullptr);
    QSignalSpy asked(&panel, &Panel::historyWanted);
    show(panel, sample::Mood::Full, {900, 480});
    answer("history.usual");
    panel.pull(*m_hub, m_now, true);
    // Behind prices there is none, and none is asked for.
    QVERIFY(panel.plot()->shade().empty());
    QCOMPARE(askedUsual(asked), 0);
    const auto liquidated = std::find(kHistoryViews.begin(), kHistoryViews.end(), HistoryView::Liquidated);
    panel.views()->setCurrentIndex(static_cast<int>(liquidated - kHistoryViews.begin()));
    panel.pull(*m_hub, m_now, true);
    QCOMPARE(askedUsual(asked), 1);
    QVERIFY(!panel.plot()->shade().empty());
    QVERIFY2(panel.caveat().contains(QStringLiteral("usually thin, n = 3 weeks")), qPrintable(panel.caveat()));
    // Switched off in the plot's menu, and kept.
    auto* action = panel.findChild<QAction*>(QStringLiteral("shadeThinHours"));
    QVERIFY(action && action->isChecked() && panel.plot()->actions().contains(action));
    action->trigger();
    QVERIFY(panel.plot()->shade().empty());
    QVERIFY(!panel.caveat().contains(QStringLiteral("usually thin")));
    HistoryPanel again(*m_deps, nullptr);
    again.restoreState(panel.saveState());
    QVERIFY(!again.findChild<QAction*>(QStringLiteral("shadeThinHours"))->isChecked());
    action->trigger();
    QVERIFY(!panel.plot()->shade().empty());
    panel.markets()->setCurrent(1);  // spot has no liquidations
    QVERIFY(panel.plot()->shade().empty());
}

QTEST_MAIN(TstThinHours)
#include "tst_thin_hours.moc"
