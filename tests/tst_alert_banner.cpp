// The banner: what is new is announced once and stands until acknowledged; a lesser one never hides a worse one;
// the muted is silent; it takes no focus.
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/alert_banner.h"
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

QTEST_MAIN(TstAlertBanner)
#include "tst_alert_banner.moc"
