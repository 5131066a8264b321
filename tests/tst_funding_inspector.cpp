// Funding over time: settled rates lie over the interval that they were charged for, gaps stay gaps, sums say
// what they miss; and the panel that shows them.
#include "tests/support/panel_rig.h"
#include "ui/panels/extremes_page.h"
#include "ui/panels/extremes_rows.h"
#include "ui/panels/funding_inspector.h"
#include "ui/panels/funding_rows.h"
#include "ui/panels/funding_series.h"
#include "ui/standard_texts.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QtTest>

#include <map>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = test::FourVenueRig<FundingInspector>::kNow;

SettledRate settled(Duration before, double rate, std::optional<double> hours)
{
    SettledRate s{kNow - before, rate, hours, std::nullopt};
    if (hours) s.r8 = ratePer8h(Rate{rate}, *hours);
    return s;
}

std::optional<double> at(const std::vector<PlotPoint>& points, Timestamp t)
{
    std::optional<double> value;
    for (const PlotPoint& p : points) {
        if (p.at > t) break;
        value = p.value;
    }
    return value;
}

// Every 8 h for so many days up to a moment ago, 1 bp each, and what was else at some hours before it; prices rise
// by a tenth a day after the first.
FundingAfter pastOf(VenueId venue, const char* symbol, int days, const std::map<int, double>& extremes = {})
{
    std::vector<store::SettledRow> rows;
    std::vector<store::HourClose> prices;
    const std::int64_t now = std::chrono::floor<std::chrono::hours>(kNow.time_since_epoch()).count();
    for (int before = days * 24; before >= 0; before -= 8) {
        const auto own = extremes.find(before);
        rows.push_back({{}, (now - before) * 3'600'000, own == extremes.end() ? 1e-4 : own->second, 8.0});
    }
    const int first = extremes.empty() ? 0 : extremes.rbegin()->first;
    for (int before = days * 24; before >= 0; --before)
        prices.push_back({now - before, before > first - 24 ? 100.0 : 110.0});
    return fundingAfter(venue, symbol, rows, prices, kNow);
}

QStringList rowOf(const TextTable& table, int row)
{
    QStringList out;
    for (const TextCell& c : table.row(row).cells) out << c.text;
    return out;
}

}  // namespace

class TestFundingInspector : public QObject, private test::FourVenueRig<FundingInspector> {
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
        m_selection.setFundingUnit(FundingUnit::Bp8h);
    }

    void ratesLieOverTheirInterval()
    {
        // Two settlements of 8 h, then one of 4 h.
        const auto steps = settledSteps({settled(20h, 1e-4, 8.0), settled(12h, 2e-4, 8.0), settled(8h, 3e-4, 4.0)},
                                        FundingUnit::Bp8h);
        QVERIFY(!at(steps, kNow - 29h));
        QCOMPARE(*at(steps, kNow - 27h), 1.0);
        QCOMPARE(*at(steps, kNow - 13h), 2.0);
        QCOMPARE(*at(steps, kNow - 9h), 6.0);  // 3 bp in 4 h
        QVERIFY(!at(steps, kNow - 7h));        // what is charged next is not settled yet
    }
    void missingSettlementsAreAGap()
    {
        const auto steps = settledSteps({settled(40h, 1e-4, 8.0), settled(8h, 2e-4, 8.0)}, FundingUnit::Bp8h);
        QCOMPARE(*at(steps, kNow - 41h), 1.0);
        QVERIFY(!at(steps, kNow - 30h));
        QCOMPARE(*at(steps, kNow - 10h), 2.0);
        // A minute's delay in the charge is none.
        const auto late =
            settledSteps({settled(16h, 1e-4, 8.0), settled(8h - 1min, 2e-4, 8.0)}, FundingUnit::Bp8h);
        QVERIFY(at(late, kNow - 16h + 30s));
    }
    void unitsNeedTheirInterval()
    {
        const std::vector<SettledRate> unknown{settled(16h, 1e-4, std::nullopt), settled(8h, 2e-4, std::nullopt)};
        QVERIFY(settledSteps(unknown, FundingUnit::Bp8h).empty());
        QVERIFY(settledSteps(unknown, FundingUnit::Apr).empty());
        QCOMPARE(*at(settledSteps(unknown, FundingUnit::Raw), kNow - 9h), 0.02);
        QCOMPARE(*plottedRate(1e-4, 1e-4, FundingUnit::Apr), 1e-4 * 1095 * 100);
        QCOMPARE(plottedRateText(5, FundingUnit::Bp8h), QStringLiteral("+5.00"));
    }
    void sumsSayWhatTheyMiss()
    {
        const PaidSum whole =
            paidSince({settled(24h, 1e-4, 8.0), settled(16h, 2e-4, 8.0), settled(8h, -5e-5, 8.0)}, kNow - 24h);
        QVERIFY(whole.whole);
        QCOMPARE(at(whole.points, kNow), std::optional(1.5));
        QCOMPARE(at(whole.points, kNow - 12h), std::optional(2.0));
        const PaidSum later = paidSince({settled(8h, 1e-4, 8.0)}, kNow - 24h);
        QVERIFY(!later.whole);
        QVERIFY(*later.since == kNow - 16h);
        const PaidSum holed = paidSince({settled(40h, 1e-4, 8.0), settled(8h, 1e-4, 8.0)}, kNow - 48h);
        QVERIFY(!holed.whole);
        QVERIFY(!at(holed.points, kNow - 30h));
        QVERIFY(paidSince({}, kNow).points.empty());
    }
    void forecastsAreACrossCheck()
    {
        FundingCell c;
        c.r8 = 1e-4;
        c.rate = {1e-4};
        c.fresh = Freshness::Live;
        c.stamp.mono = m_now.mono;
        QVERIFY(!forecastView(c, m_now));
        ForecastCell f;
        f.r8 = 1.5e-4;
        f.fresh = Freshness::Live;
        f.stamp.mono = m_now.mono - 5s;
        c.forecast = f;
        const auto near = forecastView(c, m_now);
        QVERIFY(near && !near->differs);
        QCOMPARE(near->text, QStringLiteral("+1.50 \u0394 +0.50"));
        c.forecast->r8 = 3e-4;
        QVERIFY(forecastView(c, m_now)->differs);
        QVERIFY(fundingTip(c, VenueId::Binance, m_now, Freshness::Live)
                    .contains(QStringLiteral("Hyperliquid expects +3.00")));
        // An old forecast says nothing.
        c.forecast->stamp.mono = m_now.mono - 5min;
        QVERIFY(!forecastView(c, m_now));
    }

    void thePanelDrawsWhatWasGiven()
    {
        const auto panel = made(sample::Mood::Full);
        QCOMPARE(panel->face().fresh, Freshness::Live);
        const auto readings = panel->plot()->readingAt(kNow - 2h);
        QVERIFY(readings.size() >= 4);
        const auto& past = *m_hub->fundingHistory.read().value->venues[0];
        const auto table = panel->exportSeries().at(0);
        QCOMPARE(table.heads.at(7), QStringLiteral("rate_bp_per_8h"));
        QVERIFY(table.rows.size() > past.settled.size() + past.estimates.size());
        // Bybit's hole: nothing can be read there.
        for (const PlotReading& r : panel->plot()->readingAt(kNow - 86h)) QVERIFY(r.code != QStringLiteral("BY"));
        QCOMPARE(panel->exportTables().at(0).rows.size(), std::size_t{4});
    }
    // Heads name a unit, and a rate of now is one that its venue still says.
    void ratesOfNowAreExportedAsTheirHeadsSay()
    {
        const auto panel = made(sample::Mood::Full);
        const ExportTable table = panel->exportTables().at(0);
        const auto place = [&](const char* head) { return table.heads.indexOf(QLatin1String(head)); };
        const auto rate = place("estimate_per_8h"), raw = place("rate_per_interval"),
                   settledLast = place("last_settled_per_interval"), reason = place("reason");
        QVERIFY(rate > 0 && raw > 0 && settledLast > 0 && reason > 0);
        FundingSnapshot said = *m_hub->funding.read().value;
        auto btc =
            std::find_if(said.rows.begin(), said.rows.end(), [](const auto& r) { return r.asset == "BTC"; });
        QVERIFY(btc != said.rows.end() && btc->cells[0] && btc->cells[0]->r8);
        QCOMPARE(table.rows.at(0).at(rate),
                 format::bp8h(*btc->cells[0]->r8).replace(QChar(0x2212), QLatin1Char('-')));
        m_selection.setFundingUnit(FundingUnit::Apr);
        QVERIFY(panel->exportTables().at(0).rows == table.rows);

        btc->cells[0]->fresh = Freshness::Stale;
        m_hub->funding.publish(said);
        panel->pull(*m_hub, m_now, true);
        const ExportTable after = panel->exportTables().at(0);
        QVERIFY(after.rows.at(0).at(rate).isEmpty() && after.rows.at(0).at(raw).isEmpty());
        QCOMPARE(after.rows.at(0).at(reason), QStringLiteral("stale"));
        QCOMPARE(after.rows.at(0).at(settledLast), table.rows.at(0).at(settledLast));
        QCOMPARE(after.rows.at(1), table.rows.at(1));
    }
    void unitAndViewAreFollowedAndKept()
    {
        const auto panel = made(sample::Mood::Full);
        const auto before = panel->plot()->readingAt(kNow - 2h);
        m_selection.setFundingUnit(FundingUnit::Apr);
        const auto after = panel->plot()->readingAt(kNow - 2h);
        QCOMPARE(after.size(), before.size());
        QVERIFY(std::fabs(after[0].value - before[0].value * 10.95) < 1e-6);
        QVERIFY(panel->face().context.contains(QStringLiteral("% a year")));
        panel->restoreState({{QStringLiteral("view"), 1}, {QStringLiteral("span"), 3}});
        QCOMPARE(panel->saveState().value(QStringLiteral("view")).toInt(), 1);
        QVERIFY(panel->plot()->span() == 24h * 30);
        panel->restoreState({{QStringLiteral("view"), 77}, {QStringLiteral("span"), -3}});
        QCOMPARE(panel->saveState().value(QStringLiteral("span")).toInt(), 3);
    }
    void emptyStaleAndOtherAssetsAreSaid()
    {
        const auto empty = made(sample::Mood::Empty);
        QCOMPARE(empty->face().fresh, Freshness::Off);
        QVERIFY(empty->plot()->readingAt(kNow).empty());
        const auto stale = made(sample::Mood::Stale);
        QCOMPARE(stale->face().fresh, Freshness::Stale);
        const auto full = made(sample::Mood::Full);
        m_selection.setAsset(QStringLiteral("ETH"));  // its past has not been told yet
        QVERIFY(full->plot()->readingAt(kNow - 2h).empty());
        full->pull(*m_hub, m_now, true);
        QVERIFY(full->plot()->readingAt(kNow - 2h).empty());
        m_selection.setAsset(QStringLiteral("BTC"));
        full->pull(*m_hub, m_now, true);
        QVERIFY(!full->plot()->readingAt(kNow - 2h).empty());
        QVERIFY(full->watch().focus == std::vector<std::string>{"BTC"});
    }
    // Its own words, whatever is known: nothing asked, nothing stored, too little, few, enough to count.
    void extremesSayWhatIsThere()
    {
        ExtremesPage page(m_theme, "x", nullptr);
        QCOMPARE(page.state(), QStringLiteral("No asset chosen"));
        QVERIFY(!page.due(m_now));
        page.setAsset(QStringLiteral("BTC"));
        QCOMPARE(page.state(), QStringLiteral("No history is kept in this run"));
        page.setStored(true);
        QCOMPARE(page.state(), QStringLiteral("Reading the stored past\u2026"));
        const auto wish = page.due(m_now);
        QVERIFY(wish && wish->what == HistoryRequest::What::AfterFunding && wish->by == "x");
        QVERIFY(wish->asset == "BTC" && wish->from == Timestamp{} && wish->to == kNow);
        QVERIFY(!page.due({kNow + 29min, m_now.mono + 29min}));
        QVERIFY(page.due({kNow + 30min, m_now.mono + 30min}));

        const auto tell = [&page](std::vector<FundingAfter> told, const char* problem = "") {
            HistoryAnswer a;
            a.request.by = "x";
            a.request.asset = "BTC";
            a.problem = problem;
            a.afterFunding = std::move(told);
            HistoryAnswers all;
            all.by["x"] = std::make_shared<const HistoryAnswer>(std::move(a));
            page.take(all, sample::Hub::four());
        };
        tell({}, "There is no history to read yet.");
        QVERIFY(page.state().contains(QStringLiteral("no history to read")));
        tell({});
        QCOMPARE(page.state(), QStringLiteral("No settled rate of BTC is stored yet"));
        QVERIFY(!page.shown());
        QVERIFY(!page.choice()->isEnabled());
        QCOMPARE(page.choice()->currentIndex(), -1);
        QCOMPARE(page.choice()->placeholderText(), QStringLiteral("None stored"));

        tell({pastOf(VenueId::Binance, "BTCUSDT", 20)});
        QVERIFY2(page.state().contains(QStringLiteral("settled rates of 488 h are stored")),
                 qPrintable(page.state()));
        QCOMPARE(page.summary()->rowCount(), 0);
        tell({pastOf(VenueId::Binance, "BTCUSDT", 100)});
        QCOMPARE(page.state(), QStringLiteral("No rate in this history was extreme."));
        QCOMPARE(rowOf(*page.summary(), 0).mid(2, 3),
                 (QStringList{QStringLiteral("0"), QStringLiteral("0"), QStringLiteral("\u2014")}));
        QCOMPARE(page.cases()->rowCount(), 0);

        // One that is over, and one of yesterday: after 24 h it counts, after 72 h it is open.
        tell({pastOf(VenueId::Binance, "BTCUSDT", 100, {{800, 5e-4}, {24, -2e-4}})});
        QVERIFY2(page.state().contains(QStringLiteral("below 10 windows")), qPrintable(page.state()));
        QCOMPARE(page.summary()->rowCount(), 6);
        const QString none = QStringLiteral("\u2014"), tenth = QStringLiteral("+10.0 %");
        QCOMPARE(rowOf(*page.summary(), 0),
                 (QStringList{QStringLiteral("longs pay much"), QStringLiteral("24 h"), QStringLiteral("1"),
                              QStringLiteral("1"), none, none, tenth, tenth, QStringLiteral("0")}));
        QCOMPARE(rowOf(*page.summary(), 1).first(), QStringLiteral("shorts pay much"));
        QCOMPARE(rowOf(*page.summary(), 2).first(), QStringLiteral("all hours"));
        QVERIFY(rowOf(*page.summary(), 2).at(5).endsWith(QStringLiteral(" %")));  // a share, of many hours
        const QStringList open = rowOf(*page.summary(), 4);
        QCOMPARE(open.at(2), QStringLiteral("0"));
        QCOMPARE(open.last(), QStringLiteral("1"));
        QCOMPARE(page.cases()->rowCount(), 2);
        QCOMPARE(rowOf(*page.cases(), 0).mid(1),
                 (QStringList{QStringLiteral("shorts pay much"), QStringLiteral("\u22122.00"),
                              QStringLiteral("\u22122.00"), QStringLiteral("1"), QStringLiteral("0.00 %"),
                              QStringLiteral("open")}));
        QCOMPARE(rowOf(*page.cases(), 1).at(5), tenth);
        for (const char* part : {"95 %", "90 days", "above 1 bp", "24 h apart", "overlap", "no forecast"})
            QVERIFY2(page.definition().contains(QLatin1String(part)), part);

        // A question that fails later takes nothing away, and is asked again before the half hour is over.
        tell({}, "The history cannot be read: disk");
        QVERIFY(page.shown());
        QVERIFY(!page.due({kNow + 34min, m_now.mono + 34min}));
        QVERIFY(page.due({kNow + 35min, m_now.mono + 35min}));
        page.setAsset(QStringLiteral("ETH"));
        QVERIFY(!page.shown() && page.summary()->rowCount() == 0);
    }
    // What is exported is in UTC, whatever the person reads.
    void extremesAreExportedInUtc()
    {
        const auto panel = made(sample::Mood::Full);
        HistoryAnswers all = *m_hub->past.read().value;
        auto answer = std::make_shared<HistoryAnswer>();
        answer->request.by = "funding_inspector.extremes";
        answer->request.asset = "BTC";
        answer->afterFunding = {pastOf(VenueId::Binance, "BTCUSDT", 100, {{800, 5e-4}})};
        all.by[answer->request.by] = answer;
        m_hub->past.publish(std::move(all));
        const format::Style usual = format::style();
        format::Style other = usual;
        other.zone = {format::Zone::Kind::Named, QStringLiteral("Asia/Tokyo")};
        format::setStyle(other);
        QVERIFY(panel->pull(*m_hub, m_now, true));
        ExtremesPage& page = *panel->extremes();
        const auto began = [&page] { return rowOf(*page.cases(), 0).first(); };
        const QString inTokyo = began();
        QString exported, asUtc;
        {
            const StandardTexts standard({panel.get()}, *m_hub, m_now);
            exported = began();
            const std::chrono::hours hour{page.shown()->past.high.front().hour};
            asUtc = format::cellStamp(Timestamp{hour}).left(16);
        }
        const QString after = began();
        format::setStyle(usual);
        QCOMPARE(exported, asUtc);
        QVERIFY2(inTokyo != exported, qPrintable(inTokyo));
        QCOMPARE(after, inTokyo);
    }
    // Numbers as everywhere, and a moment with its zone.
    void extremesSayWhatTheyRestOn()
    {
        const FundingAfter past = pastOf(VenueId::Binance, "BTCUSDT", 100, {{800, 5e-4}});
        const QString basis = extremeBasis(past);
        QVERIFY2(basis.contains(QStringLiteral(" of 2,40")), qPrintable(basis));
        QVERIFY2(basis.contains(QStringLiteral(":00 UTC.")), qPrintable(basis));
        QCOMPARE(extremeRows(past).at(2).cells.at(2).text,
                 format::count(static_cast<quint64>(past.past.afterAll[0].n)));
        QVERIFY(past.past.afterAll[0].n > 1'000);
    }
    void extremesOfOneContract()
    {
        ExtremesPage page(m_theme, "x", nullptr);
        page.setAsset(QStringLiteral("BTC"));
        HistoryAnswer a;
        a.request.by = "x";
        a.request.asset = "BTC";
        a.afterFunding = {pastOf(VenueId::Binance, "BTCUSDC", 20), pastOf(VenueId::Binance, "BTCUSDT", 100),
                          pastOf(VenueId::Okx, "BTC-USDT-SWAP", 40)};
        HistoryAnswers all;
        all.by["x"] = std::make_shared<const HistoryAnswer>(std::move(a));
        page.take(all, {VenueId::Binance, VenueId::Okx});
        QCOMPARE(page.choice()->count(), 3);
        QCOMPARE(page.shown()->symbol, std::string("BTCUSDT"));  // most is known of it
        QCOMPARE(page.contract(), QString());                    // nobody has chosen
        page.choice()->setCurrentIndex(2);
        QCOMPARE(page.shown()->venue, VenueId::Okx);
        QCOMPARE(page.contract(), QStringLiteral("okx BTC-USDT-SWAP"));
        ExtremesPage only(m_theme, "x", nullptr);
        only.setContract(QStringLiteral("okx BTC-USDT-SWAP"));  // kept from before
        only.setAsset(QStringLiteral("BTC"));
        only.take(all, {VenueId::Okx});
        QCOMPARE(only.choice()->count(), 1);
        QCOMPARE(only.shown()->symbol, std::string("BTC-USDT-SWAP"));
    }
    void extremesAreAViewOfThePanel()
    {
        const auto panel = made(sample::Mood::Full);
        QSignalSpy asked(panel.get(), &Panel::historyWanted);
        panel->show();
        panel->age(m_now);
        QCOMPARE(asked.count(), 0);
        QCOMPARE(panel->exportTables().size(), std::size_t{1});
        panel->restoreState(
            {{QStringLiteral("view"), 2}, {QStringLiteral("contract"), QStringLiteral("bybit B")}});
        QVERIFY(!panel->plot()->isVisible() && panel->extremes()->isVisible());
        panel->age(m_now);
        QCOMPARE(asked.count(), 1);
        const auto request = asked[0][0].value<HistoryRequest>();
        QVERIFY(request.what == HistoryRequest::What::AfterFunding && request.asset == "BTC");
        QCOMPARE(request.by, std::string("funding_inspector.extremes"));

        auto answer = std::make_shared<HistoryAnswer>();
        answer->request = request;
        answer->afterFunding = {pastOf(VenueId::Binance, "BTCUSDT", 100, {{800, 5e-4}}),
                                pastOf(VenueId::Bybit, "BTCUSDT", 50)};
        HistoryAnswers all = *m_hub->past.read().value;
        all.by[request.by] = answer;
        m_hub->past.publish(std::move(all));
        QVERIFY(panel->pull(*m_hub, m_now));
        QCOMPARE(panel->extremes()->shown()->venue, VenueId::Bybit);  // the venue that was chosen
        QCOMPARE(panel->saveState().value(QStringLiteral("contract")).toString(), QStringLiteral("bybit B"));
        const auto tables = panel->exportTables();
        QCOMPARE(tables.size(), std::size_t{3});
        QCOMPARE(tables[1].id, QStringLiteral("funding_extremes"));
        QCOMPARE(tables[1].rows.size(), std::size_t{6});
        for (const int width : {302, 452, 720}) {
            panel->resize(width, 420);
            panel->grab();
            const QComboBox* choice = panel->extremes()->choice();
            const QRect place(choice->mapTo(panel.get(), QPoint()), choice->size());
            QVERIFY(choice->isVisible() && place.left() >= 0 && place.right() < width);
        }
        panel->restoreState({{QStringLiteral("view"), 0}});
        QVERIFY(panel->plot()->isVisible() && !panel->extremes()->isVisible());
        QVERIFY(!panel->extremes()->choice()->isVisible());
    }
    void littleRoomLeavesThePlot()
    {
        const auto panel = made(sample::Mood::Full, {320, 190});
        panel->show();
        QVERIFY(panel->plot()->height() > 80);
    }
};

QTEST_MAIN(TestFundingInspector)
#include "tst_funding_inspector.moc"
