// A window on a sample market, with a clock that stands still and a log in which nothing may be.
#pragma once

#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace plimsoll::test {

struct WindowRig {
    StrictLog m_log;
    ManualClock m_clock;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<MainWindow> m_window;

    MainWindow& open(SourceKind source = SourceKind::Live, const QString& theme = QStringLiteral("dark"),
                     QSize size = {1600, 900}, sample::Mood mood = sample::Mood::Full)
    {
        m_hub = std::make_unique<SnapshotHub>();
        sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, mood).fill();
        m_window = std::make_unique<MainWindow>(builtinTheme(theme), *m_hub, m_clock, source,
                                                QStringList{QStringLiteral("binance"), QStringLiteral("bybit")});
        m_window->resize(size);
        m_window->resetLayout();
        m_window->setAsset(QStringLiteral("BTC"));
        m_window->show();
        m_window->activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(m_window.get())); }();
        m_window->refreshNow();
        return *m_window;
    }
    void close()
    {
        m_window.reset();
        m_hub.reset();
        QCOMPARE(m_log.complaints(), QString());
    }
};

}  // namespace plimsoll::test
