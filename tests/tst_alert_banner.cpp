// The banner: what is new is announced once and stands until acknowledged; a lesser one never hides a worse one;
// the muted is silent; it takes no focus. And the strip's words on the market's state.
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/alert_banner.h"
#include "ui/feed_strip.h"
#include "ui/strip_state.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

class TstAlertBanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void criticalsAreAnnouncedOnce();
    void warningsAreNotForTheBanner();
    void acknowledgedUntilSomethingNew();
    void alertsAreAnnounced();
    void lesserOnesWait();
    void mutedIsNotAnnounced();
    void mouseAcknowledgesOrOpens();
    void everySizePaints();

    void stripSaysPhaseAndFragility();
    void stripSaysUnknown();
    void stripSaysWhatIsRaised();
    void stripGivesWayInOrder();
    void stripCellsOpenTheirPanel();

private:
    RiskSnapshot raised(std::vector<Warning> warnings) const
    {
        RiskSnapshot s;
        s.asOf = m_now;
        s.warnings = std::move(warnings);
        return s;
    }
    AlertSnapshot fired(std::uint64_t serial, Severity severity) const
    {
        AlertSnapshot s;
        s.asOf = m_now;
        AlertFired f;
        f.serial = serial;
        f.text = "BTC price crosses above 84,100: 84,101";
        f.severity = severity;
        f.at = m_now;
        s.fired = {f};
        return s;
    }
    static Warning critical(const char* rule, const char* asset)
    {
        return sample::Hub::warning(rule, asset, Severity::Critical);
    }
    std::vector<StripFigure> figures(sample::Mood mood) const;

    test::StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<AlertBanner> m_banner;
};

void TstAlertBanner::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstAlertBanner::init()
{
    m_now = {m_clock.wall(), m_clock.mono()};
    m_hub = std::make_unique<SnapshotHub>();
    m_banner = std::make_unique<AlertBanner>(m_theme, nullptr);
    m_banner->resize(900, 36);
}

void TstAlertBanner::cleanup()
{
    m_banner.reset();
    QCOMPARE(m_log.complaints(), QString());
}

void TstAlertBanner::criticalsAreAnnouncedOnce()
{
    QVERIFY(!m_banner->isVisible());
    QVERIFY(!m_banner->take(nullptr, nullptr));
    const RiskSnapshot one = raised({critical("DEPTH_DROP", "BTC")});
    m_banner->take(&one, nullptr);
    QVERIFY(m_banner->isVisible());
    QCOMPARE(m_banner->headline(), QStringLiteral("BTC depth within 1 % is 0.41 of its usual"));
    QVERIFY(m_banner->accessibleName().startsWith(QStringLiteral("Critical")));
    QCOMPARE(m_banner->focusPolicy(), Qt::NoFocus);
    m_banner->acknowledge();
    m_banner->take(&one, nullptr);
    QVERIFY(!m_banner->isVisible());
    // Gone and back is new.
    const RiskSnapshot none = raised({});
    m_banner->take(&none, nullptr);
    m_banner->take(&one, nullptr);
    QVERIFY(m_banner->isVisible());
}

void TstAlertBanner::warningsAreNotForTheBanner()
{
    const RiskSnapshot s = raised({sample::Hub::warning("SPREAD_WIDE", "ETH", Severity::Warning),
                                   sample::Hub::warning("CLUSTER_NEAR", "ETH", Severity::Notice)});
    m_banner->take(&s, nullptr);
    QVERIFY(!m_banner->isVisible());
}

void TstAlertBanner::acknowledgedUntilSomethingNew()
{
    const RiskSnapshot one = raised({critical("DEPTH_DROP", "BTC")});
    const RiskSnapshot two = raised({critical("DEPTH_DROP", "BTC"), critical("DEPTH_DROP", "ETH")});
    m_banner->take(&one, nullptr);
    m_banner->acknowledge();
    m_banner->take(&two, nullptr);
    QVERIFY(m_banner->isVisible());
    QVERIFY(m_banner->headline().startsWith(QStringLiteral("ETH")));
    m_banner->take(&one, nullptr);
    QVERIFY(m_banner->isVisible());  // until acknowledged, even when it is over
}

void TstAlertBanner::alertsAreAnnounced()
{
    const AlertSnapshot first = fired(4, Severity::Notice);
    QVERIFY(m_banner->take(nullptr, &first));
    QVERIFY(m_banner->headline().contains(QStringLiteral("price crosses above")));
    QCOMPARE(m_banner->severity(), Severity::Notice);
    QVERIFY(!m_banner->take(nullptr, &first));  // the same is not news
    m_banner->acknowledge();
    QVERIFY(!m_banner->take(nullptr, &first));
    QVERIFY(!m_banner->isVisible());
    const AlertSnapshot next = fired(5, Severity::Warning);
    QVERIFY(m_banner->take(nullptr, &next));
    QVERIFY(m_banner->isVisible());
}

void TstAlertBanner::lesserOnesWait()
{
    const RiskSnapshot worst = raised({critical("LIQ_BURST", "BTC")});
    m_banner->take(&worst, nullptr);
    const QString said = m_banner->headline();
    const AlertSnapshot note = fired(1, Severity::Notice);
    QVERIFY(m_banner->take(&worst, &note));
    QCOMPARE(m_banner->headline(), said);
    QCOMPARE(m_banner->severity(), Severity::Critical);
}

void TstAlertBanner::mutedIsNotAnnounced()
{
    m_banner->setMuted([](const Warning& w) { return w.asset == "BTC"; });
    const RiskSnapshot btc = raised({critical("DEPTH_DROP", "BTC")});
    m_banner->take(&btc, nullptr);
    QVERIFY(!m_banner->isVisible());
    const RiskSnapshot both = raised({critical("DEPTH_DROP", "BTC"), critical("DEPTH_DROP", "SOL")});
    m_banner->take(&both, nullptr);
    QVERIFY(m_banner->headline().startsWith(QStringLiteral("SOL")));
}

void TstAlertBanner::mouseAcknowledgesOrOpens()
{
    QSignalSpy opened(m_banner.get(), &AlertBanner::opened);
    const RiskSnapshot one = raised({critical("DEPTH_DROP", "BTC")});
    m_banner->take(&one, nullptr);
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, QPoint(200, 18));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("risk"));
    QVERIFY(m_banner->isVisible());
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, m_banner->button().center());
    QVERIFY(!m_banner->isVisible());
    QCOMPARE(opened.count(), 1);
}

void TstAlertBanner::everySizePaints()
{
    const RiskSnapshot one = raised({critical("DEPTH_DROP", "BTC")});
    m_banner->take(&one, nullptr);
    for (const int width : {1920, 600, 240}) {
        m_banner->resize(width, 36);
        const QImage image = m_banner->grab().toImage();
        QCOMPARE(image.pixelColor(width / 2, 2).rgb(), m_theme.severity.criticalFill.rgb());
        QVERIFY(m_banner->rect().contains(m_banner->button()));
    }
}

std::vector<StripFigure> TstAlertBanner::figures(sample::Mood mood) const
{
    sample::Hub(*m_hub, m_now, mood).fill();
    const auto market = m_hub->market.read().value;
    const auto funding = m_hub->funding.read().value;
    auto out = stripFigures(QStringLiteral("BTC"), summarize("BTC", market.get(), funding.get(), m_now.wall), {},
                            Freshness::Live, m_now);
    addState(out, QStringLiteral("BTC"), m_hub->metrics.read().value.get(), m_hub->risk.read().value.get(), m_now);
    return out;
}

namespace {

const StripFigure& of(const std::vector<StripFigure>& figures, FigureKind kind)
{
    return *std::find_if(figures.begin(), figures.end(), [&](const StripFigure& f) { return f.kind == kind; });
}

}  // namespace

void TstAlertBanner::stripSaysPhaseAndFragility()
{
    const auto all = figures(sample::Mood::Full);
    QCOMPARE(all.size(), std::size_t{7});
    QCOMPARE(all[0].kind, FigureKind::Asset);
    QCOMPARE(all[1].kind, FigureKind::Phase);
    QCOMPARE(all[1].value, QStringLiteral("Euphoria"));
    QCOMPARE(all[1].ring->arc, 1);
    QCOMPARE(all[1].ring->inside, QStringLiteral("26 h"));
    QVERIFY(all[1].detail.startsWith(QStringLiteral("4 of 5 normal")));
    const StripFigure& fragility = of(all, FigureKind::Fragility);
    QCOMPARE(fragility.value, QStringLiteral("41"));
    QCOMPARE(fragility.note, QStringLiteral("coverage 2 of 7"));
    QCOMPARE(fragility.detail, QStringLiteral("most from depth"));
    QCOMPARE(*fragility.gauge->score, 41.0);
    QCOMPARE(fragility.mark, std::optional(Provenance::Modelled));
    QCOMPARE(of(all, FigureKind::Funding).note, QStringLiteral("long watch"));
}

void TstAlertBanner::stripSaysUnknown()
{
    // Nothing said yet, and something said too long ago, are both unknown: no zero, no green.
    std::vector<StripFigure> none = stripFigures(QStringLiteral("BTC"), {}, {}, Freshness::Off, m_now);
    addState(none, QStringLiteral("BTC"), nullptr, nullptr, m_now);
    for (const auto& all : {none, figures(sample::Mood::Stale)}) {
        const StripFigure& phase = of(all, FigureKind::Phase);
        QCOMPARE(phase.value, QStringLiteral("unknown"));
        QCOMPARE(phase.ring->arc, -1);
        QVERIFY(!phase.detail.isEmpty());  // why
        const StripFigure& fragility = of(all, FigureKind::Fragility);
        QCOMPARE(fragility.value, QStringLiteral("\u2014"));
        QVERIFY(!fragility.gauge->score);
        QVERIFY(of(all, FigureKind::Funding).note.isEmpty());
        QCOMPARE(of(all, FigureKind::Spread).worst, Severity::None);
    }
}

void TstAlertBanner::stripSaysWhatIsRaised()
{
    const auto all = figures(sample::Mood::Full);
    // Of the sample's three only the depth of BTC concerns BTC.
    QCOMPARE(of(all, FigureKind::Spread).worst, Severity::Critical);
    QVERIFY(of(all, FigureKind::Spread).tip.contains(QStringLiteral("Critical BTC depth")));
    QCOMPARE(of(all, FigureKind::Funding).worst, Severity::None);
    QCOMPARE(of(all, FigureKind::Liquidated).worst, Severity::None);
}

void TstAlertBanner::stripGivesWayInOrder()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    strip.setFigures(figures(sample::Mood::Full));
    std::size_t before = 0;
    for (const int width : {700, 900, 1100, 1366, 1600, 1920, 2560}) {
        strip.setNarrow(width < 1500);
        strip.resize(width, strip.height());
        std::size_t shown = 0;
        int right = 0;
        const auto rects = strip.figureRects();
        for (const QRect& r : rects) {
            if (r.isNull()) continue;
            ++shown;
            QVERIFY(r.left() >= right);
            right = r.right();
        }
        QVERIFY(right < width - 300);  // the feeds keep their place
        QVERIFY(shown >= before);
        before = shown;
        QVERIFY(!rects[0].isNull());  // the asset stays
        strip.grab();
    }
    QCOMPARE(before, std::size_t{7});
}

void TstAlertBanner::stripCellsOpenTheirPanel()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    strip.setFigures(figures(sample::Mood::Full));
    strip.resize(1920, 76);
    QSignalSpy opened(&strip, &FeedStrip::figureClicked);
    for (const QRect& r : strip.figureRects()) QTest::mouseClick(&strip, Qt::LeftButton, {}, r.center());
    QStringList panels;
    for (const auto& call : opened) panels << call[0].toString();
    QCOMPARE(panels, QStringList({"depth", "risk", "depth", "funding", "funding", "risk", "liquidations"}));
}

QTEST_MAIN(TstAlertBanner)
#include "tst_alert_banner.moc"
