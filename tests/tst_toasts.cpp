// Toasts: what is said stands for eight seconds, by three at most; many at once are counted; off is silent.
#include "ui/toast_stack.h"
#include "widgets/style_sheet.h"

#include <QSignalSpy>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

class TestToasts : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));
    std::unique_ptr<QWidget> m_window;
    ToastStack* m_toasts = nullptr;

    static AsOf at(Duration t) { return {Timestamp{t}, Mono{t}}; }
    static Toast toast(const QString& kind, Severity severity = Severity::Warning)
    {
        return {severity, kind, QStringLiteral("BTC: ") + kind, QStringLiteral("alerts"), {}};
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 600);
        m_toasts = new ToastStack(m_theme, m_window.get());
        m_window->show();
    }

    void standForEightSeconds()
    {
        m_toasts->say({toast(QStringLiteral("A"))}, at(10s));
        QVERIFY(m_toasts->isVisible());
        m_toasts->pass(at(17s));
        QCOMPARE(m_toasts->shown().size(), std::size_t{1});
        m_toasts->pass(at(18s));
        QVERIFY(m_toasts->shown().empty());
        QVERIFY(!m_toasts->isVisible());
        // A replay that jumped back leaves none hanging.
        m_toasts->say({toast(QStringLiteral("A"))}, at(100s));
        m_toasts->pass(at(20s));
        QVERIFY(m_toasts->shown().empty());
    }
    void manyAtOnceAreFolded()
    {
        std::vector<Toast> many;
        for (int i = 0; i < 9; ++i)
            many.push_back(
                toast(QStringLiteral("RULE_%1").arg(i), i == 4 ? Severity::Critical : Severity::Warning));
        m_toasts->say(many, at(10s));
        QCOMPARE(m_toasts->shown().size(), ToastStack::kMost);
        QVERIFY(m_toasts->shown()[0].head.startsWith(QStringLiteral("7 more")));
        QCOMPARE(m_toasts->shown().back().kind, QStringLiteral("RULE_4"));  // the worst stays
    }
    void switchedOffIsSilent()
    {
        m_toasts->setOn(false);
        m_toasts->say({toast(QStringLiteral("A"))}, at(10s));
        m_toasts->setOn(true);
        m_toasts->pass(at(11s));
        QVERIFY(m_toasts->shown().empty());  // what was silenced is not said late
        m_toasts->say({toast(QStringLiteral("B"))}, at(12s));
        m_toasts->setOn(false);
        QVERIFY(m_toasts->shown().empty());
    }
    void clicksOpenOrDismiss()
    {
        m_toasts->say({toast(QStringLiteral("A"))}, at(11s));
        m_toasts->say({toast(QStringLiteral("B"))}, at(12s));
        QCOMPARE(m_toasts->shown().size(), std::size_t{2});
        QSignalSpy opened(m_toasts, &ToastStack::opened);
        for (const Qt::MouseButton other : {Qt::RightButton, Qt::MiddleButton})
            for (const QPoint at : {QPoint(m_toasts->width() - 16, 16), QPoint(60, 20)})
                QTest::mouseClick(m_toasts, other, {}, at);
        QCOMPARE(m_toasts->shown().size(), std::size_t{2});
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
        m_toasts->say({toast(QStringLiteral("A"))}, at(11s));
        const QSize gap(m_window->width() - m_toasts->geometry().right(),
                        m_window->height() - m_toasts->geometry().bottom());
        m_window->resize(700, 400);
        QCOMPARE(m_window->width() - m_toasts->geometry().right(), gap.width());
        QCOMPARE(m_window->height() - m_toasts->geometry().bottom(), gap.height());
    }
};

QTEST_MAIN(TestToasts)
#include "tst_toasts.moc"
