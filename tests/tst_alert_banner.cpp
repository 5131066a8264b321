// The banner: what is said stands until acknowledged; a lesser one never hides a worse one; what it tells may be
// renewed; it takes no focus.
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

    void standsUntilAcknowledged();
    void lesserOnesWait();
    void renewedWhileItIsTheSameMatter();
    void mouseAcknowledgesOrOpens();
    void theActionLeadsThere();
    void theWorkspaceIsOffered();
    void theSourceIsSaid();
    void everySizePaints();

private:
    static BannerWords critical(const QString& head = QStringLiteral("BTC depth is 0.41x of its usual"))
    {
        return {Severity::Critical, head, QStringLiteral("1 critical now"), QStringLiteral("risk"), {}, {}};
    }
    static BannerWords story(int folded)
    {
        return {Severity::Critical,
                QStringLiteral("Cascade in progress: longs, wave 3, 8 m"),
                QStringLiteral("one story, %1 folded").arg(folded),
                QStringLiteral("story:2"),
                QStringLiteral("Open story"),
                QStringLiteral("crisis")};
    }

    test::StrictLog m_log;
    Theme m_theme;
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
    m_banner = std::make_unique<AlertBanner>(m_theme, nullptr);
    m_banner->resize(900, 36);
}

void TstAlertBanner::cleanup()
{
    m_banner.reset();
    QCOMPARE(m_log.complaints(), QString());
}

void TstAlertBanner::standsUntilAcknowledged()
{
    QVERIFY(!m_banner->isVisible());
    QVERIFY(m_banner->say(critical()));
    QVERIFY(m_banner->isVisible());
    QCOMPARE(m_banner->headline(), critical().head);
    QVERIFY(m_banner->accessibleName().startsWith(QStringLiteral("Critical")));
    QCOMPARE(m_banner->focusPolicy(), Qt::NoFocus);
    m_banner->acknowledge();
    QVERIFY(!m_banner->isVisible());
    QCOMPARE(m_banner->severity(), Severity::None);
}

void TstAlertBanner::lesserOnesWait()
{
    QVERIFY(m_banner->say(critical()));
    BannerWords note{
        Severity::Notice, QStringLiteral("Alert: BTC price crosses"), {}, QStringLiteral("alerts"), {}};
    QVERIFY(!m_banner->say(note));
    QCOMPARE(m_banner->headline(), critical().head);
    QVERIFY(m_banner->say(critical(QStringLiteral("ETH too"))));
    QCOMPARE(m_banner->headline(), QStringLiteral("ETH too"));
    m_banner->acknowledge();
    QVERIFY(m_banner->say(note));
    QCOMPARE(m_banner->severity(), Severity::Notice);
}

void TstAlertBanner::renewedWhileItIsTheSameMatter()
{
    m_banner->renew(story(3));
    QVERIFY(!m_banner->isVisible());  // nothing was said: nothing to renew
    m_banner->say(story(3));
    m_banner->renew(story(9));
    QVERIFY(m_banner->more().contains(QStringLiteral("9 folded")));
    BannerWords over = story(9);
    over.severity = Severity::Warning;
    m_banner->renew(over);
    QCOMPARE(m_banner->severity(), Severity::Warning);
    BannerWords other = story(1);
    other.place = QStringLiteral("story:3");
    m_banner->renew(other);
    QVERIFY(m_banner->more().contains(QStringLiteral("9 folded")));
    m_banner->acknowledge();
    m_banner->renew(story(10));
    QVERIFY(!m_banner->isVisible());  // acknowledged is acknowledged
}

void TstAlertBanner::mouseAcknowledgesOrOpens()
{
    QSignalSpy opened(m_banner.get(), &AlertBanner::opened);
    m_banner->say(critical());
    // Of the other buttons none acts: nothing is acknowledged by mistake.
    for (const Qt::MouseButton other : {Qt::RightButton, Qt::MiddleButton})
        for (const QPoint at : {QPoint(200, 18), m_banner->button().center()})
            QTest::mouseClick(m_banner.get(), other, {}, at);
    QVERIFY(m_banner->isVisible());
    QCOMPARE(opened.count(), 0);
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, QPoint(200, 18));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("risk"));
    QVERIFY(m_banner->isVisible());
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, m_banner->button().center());
    QVERIFY(!m_banner->isVisible());
    QCOMPARE(opened.count(), 1);
}

void TstAlertBanner::theActionLeadsThere()
{
    QSignalSpy opened(m_banner.get(), &AlertBanner::opened);
    m_banner->say(critical());
    QVERIFY(m_banner->actionButton().isEmpty());
    m_banner->say(story(4));
    QVERIFY(!m_banner->actionButton().isEmpty());
    QVERIFY(!m_banner->actionButton().intersects(m_banner->button()));
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, m_banner->actionButton().center());
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("story:2"));
}

void TstAlertBanner::theWorkspaceIsOffered()
{
    QSignalSpy wanted(m_banner.get(), &AlertBanner::workspaceWanted);
    QSignalSpy opened(m_banner.get(), &AlertBanner::opened);
    m_banner->say(critical());
    QVERIFY(m_banner->workspaceButton().isEmpty());
    m_banner->say(story(4));
    const QRect at = m_banner->workspaceButton();
    QVERIFY(!at.isEmpty() && !at.intersects(m_banner->actionButton()) && !at.intersects(m_banner->button()));
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, at.center());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("crisis"));
    QCOMPARE(opened.count(), 0);
    QVERIFY(m_banner->isVisible());
    // Where it is shown already there is nothing to offer.
    m_banner->setWorkspaceShown(QStringLiteral("crisis"));
    QVERIFY(m_banner->workspaceButton().isEmpty());
    QTest::mouseClick(m_banner.get(), Qt::LeftButton, {}, at.center());
    QCOMPARE(wanted.count(), 1);
    m_banner->setWorkspaceShown(QStringLiteral("monitor"));
    QCOMPARE(m_banner->workspaceButton(), at);
}

void TstAlertBanner::theSourceIsSaid()
{
    m_banner->say(story(4));
    const QImage live = m_banner->grab().toImage();
    m_banner->setMark(QStringLiteral("SIMULATED"));
    QVERIFY(m_banner->grab().toImage() != live);
    m_banner->acknowledge();
    m_banner->say(story(4));
    QVERIFY(m_banner->accessibleDescription().contains(QStringLiteral("SIMULATED")));
}

void TstAlertBanner::everySizePaints()
{
    for (const BannerWords& words : {critical(), story(34)}) {
        m_banner->say(words);
        for (const int width : {1920, 600, 240}) {
            m_banner->resize(width, 36);
            const QImage image = m_banner->grab().toImage();
            QCOMPARE(image.pixelColor(width / 2, 2).rgb(), m_theme.severity.criticalFill.rgb());
            QVERIFY(m_banner->rect().contains(m_banner->button()));
            for (const QRect& more : {m_banner->actionButton(), m_banner->workspaceButton()})
                QVERIFY(more.isEmpty() || m_banner->rect().contains(more));
        }
    }
}

QTEST_MAIN(TstAlertBanner)
#include "tst_alert_banner.moc"
