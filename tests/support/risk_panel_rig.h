// The panel of warnings on a sample hub: judgements that the test publishes, its list, a book that is asked for
// mutes and alerts, and a log in which nothing may be.
#pragma once

#include "tests/support/panel_bench.h"
#include "tests/support/sample_hub.h"
#include "ui/alert_book.h"
#include "ui/panels/risk_panel.h"
#include "ui/panels/warning_list.h"

#include <QTabBar>
#include <QTest>

#include <memory>
#include <utility>

namespace plimsoll::test {

struct RiskPanelRig : PanelBench {
    void fresh()
    {
        PanelBench::fresh();
        m_selection->setAsset(QStringLiteral("DOGE"));
        m_book = std::make_unique<AlertBook>();
        m_book->setNow([this] { return m_now.wall; });
    }
    void close()
    {
        m_panel.reset();
        QCOMPARE(m_log.complaints(), QString());
    }
    RiskPanel& show(QSize size = {420, 520})
    {
        m_panel = std::make_unique<RiskPanel>(
            PanelDeps{m_theme, *m_selection, {VenueId::Binance, VenueId::Bybit}, m_book.get()}, nullptr);
        sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
        m_panel->resize(size);
        m_panel->show();
        m_panel->pull(*m_hub, m_now);
        return *m_panel;
    }
    void publish(RiskSnapshot s)
    {
        s.asOf = m_now;
        m_hub->risk.publish(std::move(s));
        m_panel->pull(*m_hub, m_now);
    }
    WarningList* list() const { return m_panel->findChild<WarningList*>(); }
    QTabBar* tabs() const { return m_panel->findChild<QTabBar*>(); }
    void click(const QRect& where) { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, where.center()); }

    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<RiskPanel> m_panel;
};

}  // namespace plimsoll::test
