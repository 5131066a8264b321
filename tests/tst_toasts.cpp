// Toasts: what is new is said once, for eight seconds, by three at most; what stood before is not said again.
#include "ui/toast_stack.h"
#include "widgets/style_sheet.h"

#include <QSignalSpy>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Warning warning(const char* rule, Severity severity)
{
    Warning w;
    w.rule = rule;
    w.asset = "BTC";
    w.severity = severity;
    w.headline = std::string("BTC: ") + rule;
    return w;
}

AlertFired fired(std::uint64_t serial, Severity severity = Severity::Warning)
{
    AlertFired f;
    f.serial = serial;
    f.text = "BTC spread above 5";
    f.severity = severity;
    return f;
}

}  // namespace

class TestToasts : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));
    std::unique_ptr<QWidget> m_window;
    ToastStack* m_toasts = nullptr;
    RiskSnapshot m_risk;
    AlertSnapshot m_alerts;

    void look(Duration at) { m_toasts->take(&m_risk, &m_alerts, {Timestamp{at}, Mono{at}}); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 600);
        m_toasts = new ToastStack(m_theme, m_window.get());
        m_window->show();
        m_risk = {};
        m_alerts = {};
    }

    void whatStoodBeforeIsNotNews()
    {
        m_risk.warnings = {warning("DEPTH_DROP", Severity::Critical)};
        m_alerts.fired = {fired(4)};
        look(10s);
        QVERIFY(m_toasts->shown().empty());
        QVERIFY(!m_toasts->isVisible());
        m_risk.warnings.push_back(warning("SPREAD_WIDE", Severity::Warning));
        look(11s);
        QCOMPARE(m_toasts->shown().size(), std::size_t{1});
        QCOMPARE(m_toasts->shown()[0].kind, QStringLiteral("Warning SPREAD_WIDE"));
        QVERIFY(m_toasts->isVisible());
        look(12s);
        QCOMPARE(m_toasts->shown().size(), std::size_t{1});  // once
        look(20s);
        QVERIFY(m_toasts->shown().empty());
        QVERIFY(!m_toasts->isVisible());
    }
    void noticesOnlyStandInTheList()
    {
        look(10s);
        m_risk.warnings = {warning("WEEKEND_THIN", Severity::Notice)};
        m_alerts.fired = {fired(1, Severity::Notice)};
        look(11s);
        QVERIFY(m_toasts->shown().empty());
        // Raised to critical it is said, after it had been a warning too.
        m_risk.warnings = {warning("WEEKEND_THIN", Severity::Warning)};
        look(12s);
        m_risk.warnings = {warning("WEEKEND_THIN", Severity::Critical)};
        look(13s);
        QCOMPARE(m_toasts->shown().size(), std::size_t{2});
        QCOMPARE(m_toasts->shown()[1].severity, Severity::Critical);
    }
    void manyAtOnceAreFolded()
    {
        look(10s);
        for (int i = 0; i < 9; ++i)
            m_risk.warnings.push_back(
                warning(("RULE_" + std::to_string(i)).c_str(), i == 4 ? Severity::Critical : Severity::Warning));
        look(11s);
        QCOMPARE(m_toasts->shown().size(), ToastStack::kMost);
        QVERIFY(m_toasts->shown()[0].head.startsWith(QStringLiteral("7 more")));
        QCOMPARE(m_toasts->shown().back().kind, QStringLiteral("Critical RULE_4"));  // the worst stays
    }
    void mutedAndSwitchedOffAreSilent()
    {
        look(10s);
        m_toasts->setMuted([](const Warning& w) { return w.rule == "A"; });
        m_risk.warnings = {warning("A", Severity::Critical)};
        look(11s);
        QVERIFY(m_toasts->shown().empty());
        m_toasts->setOn(false);
        m_alerts.fired = {fired(1)};
        look(12s);
        m_toasts->setOn(true);
        look(13s);
        QVERIFY(m_toasts->shown().empty());  // what was silenced is not said late
    }
    void clicksOpenOrDismiss()
    {
        look(10s);
        m_alerts.fired = {fired(1)};
        look(11s);
        m_alerts.fired = {fired(2), fired(1)};
        look(12s);
        QCOMPARE(m_toasts->shown().size(), std::size_t{2});
        QSignalSpy opened(m_toasts, &ToastStack::opened);
        QTest::mouseClick(m_toasts, Qt::LeftButton, {}, {m_toasts->width() - 16, 16});
        QCOMPARE(opened.size(), 0);
        QTest::mouseClick(m_toasts, Qt::LeftButton, {}, {60, 20});
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("alerts"));
        QVERIFY(!m_toasts->isVisible());
        QVERIFY(!m_toasts->hasFocus());
    }
    void theyStayInTheirCorner()
    {
        look(10s);
        m_alerts.fired = {fired(1)};
        look(11s);
        const QSize gap(m_window->width() - m_toasts->geometry().right(),
                        m_window->height() - m_toasts->geometry().bottom());
        m_window->resize(700, 400);
        QCOMPARE(m_window->width() - m_toasts->geometry().right(), gap.width());
        QCOMPARE(m_window->height() - m_toasts->geometry().bottom(), gap.height());
    }
};

QTEST_MAIN(TestToasts)
#include "tst_toasts.moc"
