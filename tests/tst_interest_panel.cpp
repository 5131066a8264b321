// Open interest: sums only where all are known, shares of what is, units that are never guessed.
#include "tests/support/sample_hub.h"
#include "ui/panels/interest_panel.h"
#include "widgets/share_chart.h"
#include "widgets/style_sheet.h"
#include "widgets/time_plot.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = fromUnixMs(1'763'820'000'000);

InstrumentRow perp(VenueId v, double usd, std::optional<double> base, Freshness fresh = Freshness::Live)
{
    InstrumentRow r;
    r.asset = "BTC";
    r.venue = v;
    r.quote = v == VenueId::Hyperliquid ? "USDC" : "USDT";
    OpenInterest oi;
    oi.usd = usd;
    oi.base = base;
    r.oi = Dated<OpenInterest>{oi, {}, fresh};
    return r;
}

}  // namespace

class TestInterestPanel : public QObject {
    Q_OBJECT

    Theme m_theme = builtinTheme(QStringLiteral("dark"));
    const AsOf m_now{kNow, Mono{1h}};
    std::unique_ptr<SnapshotHub> m_hub;
    Selection m_selection;

    std::unique_ptr<InterestPanel> made(sample::Mood mood, QSize size = {560, 420})
    {
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        auto panel = std::make_unique<InterestPanel>(PanelDeps{m_theme, m_selection, sample::Hub::four(), nullptr},
                                                     nullptr);
        panel->resize(size);
        panel->pull(*m_hub, m_now, true);
        panel->grab();
        return panel;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, m_theme);
        m_selection.setAsset(QStringLiteral("BTC"));
    }
    void init()
    {
        m_hub = std::make_unique<SnapshotHub>();
        m_selection.setSizeUnit(SizeUnit::Usd);
    }

    void sumsAreOfWhatIsKnown()
    {
        const std::vector<PlotPoint> a{
            {kNow - 5h, 10.0}, {kNow - 3h, 12.0}, {kNow - 2h, std::nullopt}, {kNow - 1h, 11.0}};
        const std::vector<PlotPoint> b{{kNow - 4h, 1.0}, {kNow - 1h, 2.0}};
        const auto sum = summedSteps({a, b});
        QCOMPARE(sum.size(), std::size_t{4});
        QVERIFY(sum[0].at == kNow - 4h);  // begins with the last of them
        QCOMPARE(*sum[0].value, 11.0);
        QCOMPARE(*sum[1].value, 13.0);
        QVERIFY(!sum[2].value);  // one is silent: no fall, a gap
        QCOMPARE(*sum[3].value, 13.0);
        QVERIFY(summedSteps({}).empty());
    }
    void changeIsAgainstTheBeginning()
    {
        const std::vector<PlotPoint> a{{kNow - 30h, 100.0}, {kNow - 20h, 110.0}, {kNow - 1h, 90.0}};
        QCOMPARE(*changeOver(a, kNow - 24h), -0.1);
        QCOMPARE(*changeOver(a, kNow - 19h), 90.0 / 110 - 1);
        QVERIFY(!changeOver(a, kNow - 48h));  // the record began later
        QVERIFY(!changeOver({{kNow - 30h, 100.0}, {kNow - 1h, std::nullopt}}, kNow - 24h));
        QVERIFY(!changeOver({}, kNow));
    }
    void venuesNowAreAddedInTheirUnit()
    {
        MarketSnapshot m;
        m.rows = {perp(VenueId::Okx, 8e8, 1e4), perp(VenueId::Okx, 2e8, 2.5e3, Freshness::Late)};
        m.rows[1].quote = "USD";
        m.rows.push_back(perp(VenueId::Binance, 1e9, std::nullopt));
        m.rows.back().usdPerQuote = 0.5;
        m.rows.back().mark = Dated<Price>{Price::nearest(80'000), {}, Freshness::Live};
        m.rows.push_back(perp(VenueId::Bybit, 5e6, 1e6));
        m.rows.back().multiplier = 1000;
        m.rows.push_back(perp(VenueId::Bybit, 7e9, 1));
        m.rows.back().market = Market::Spot;
        const auto now = interestNow(m, "BTC");
        const auto& ok = now[static_cast<std::size_t>(VenueId::Okx)];
        QCOMPARE(*ok.usd, 1e9);
        QCOMPARE(*ok.coins, 12'500.0);
        QCOMPARE(ok.fresh, Freshness::Late);
        QVERIFY(ok.quoteWord.isEmpty());  // two currencies
        const auto& bn = now[static_cast<std::size_t>(VenueId::Binance)];
        QCOMPARE(*bn.quote, 2e9);
        QCOMPARE(*bn.coins, 1e9 / 40'000);
        QCOMPARE(*now[static_cast<std::size_t>(VenueId::Bybit)].coins, 1e9);
        QCOMPARE(now[static_cast<std::size_t>(VenueId::Hyperliquid)].fresh, Freshness::Off);
    }

    void thePanelSaysHowMuchAndWhere()
    {
        const auto panel = made(sample::Mood::Full);
        QCOMPARE(panel->face().fresh, Freshness::Live);
        QCOMPARE(panel->headline(), QStringLiteral("$17.37bn"));  // 7.62bn times 1.02 + 0.58 + 0.39 + 0.29
        QVERIFY(std::fabs(*panel->shares()->shareOf(0, 0) - 1.02 / 2.28) < 1e-9);
        QCOMPARE(panel->plot()->readingAt(kNow - 3h).size(), std::size_t{4});
        m_selection.setSizeUnit(SizeUnit::Base);
        QCOMPARE(panel->headline(), QStringLiteral("207k BTC"));
        // Quotes of several currencies are not added without being asked which.
        m_selection.setSizeUnit(SizeUnit::Quote);
        QCOMPARE(panel->headline(), QStringLiteral("\u2014"));
        QCOMPARE(panel->exportTables().at(0).rows.size(), std::size_t{4});
        QCOMPARE(panel->exportSeries().at(0).rows.size(), std::size_t{4 * 121});
    }
    void aStaleVenueLeavesTheTotalAndIsNamed()
    {
        const auto panel = made(sample::Mood::Late);
        QCOMPARE(panel->face().fresh, Freshness::Late);
        QVERIFY(panel->face().age.startsWith(QStringLiteral("BY")));
        QCOMPARE(panel->headline(), QStringLiteral("$12.95bn"));  // without Bybit's 0.58
        const auto all = made(sample::Mood::Stale);
        QCOMPARE(all->face().fresh, Freshness::Stale);
        QCOMPARE(all->headline(), QStringLiteral("\u2014"));
    }
    void viewsAreKept()
    {
        const auto panel = made(sample::Mood::Full);
        panel->restoreState({{QStringLiteral("view"), 1}, {QStringLiteral("span"), 1}});
        const auto total = panel->plot()->readingAt(kNow - 3h);
        QCOMPARE(total.size(), std::size_t{1});
        QCOMPARE(total[0].code, QStringLiteral("\u03a3"));
        // In Bybit's hole there is no total.
        QVERIFY(panel->plot()->readingAt(kNow - 86h).empty());
        panel->restoreState({{QStringLiteral("view"), 2}});
        QVERIFY(panel->plot()->readingAt(kNow - 3h).size() > 1);
        QCOMPARE(panel->saveState().value(QStringLiteral("view")).toInt(), 2);
        panel->restoreState({{QStringLiteral("view"), 9}, {QStringLiteral("span"), 9}});
        QCOMPARE(panel->saveState().value(QStringLiteral("span")).toInt(), 0);
    }
    void nothingIsSaidToBeNothing()
    {
        const auto panel = made(sample::Mood::Empty);
        QCOMPARE(panel->face().fresh, Freshness::Off);
        QCOMPARE(panel->headline(), QStringLiteral("\u2014"));
        QVERIFY(panel->exportSeries().empty());
        QVERIFY(!panel->shares()->shareOf(0, 0));
    }
};

QTEST_MAIN(TestInterestPanel)
#include "tst_interest_panel.moc"
