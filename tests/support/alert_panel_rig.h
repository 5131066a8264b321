// The bench of tests about alerts in panels: a sample hub, a book with its rules, one panel at a time.
#pragma once

#include "tests/support/panel_bench.h"
#include "tests/support/sample_hub.h"
#include "ui/alert_book.h"
#include "ui/panel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

#include <memory>
#include <utility>
#include <vector>

namespace plimsoll::test {

struct AlertPanelRig : PanelBench {
    void fresh()
    {
        PanelBench::fresh();
        m_book = std::make_unique<AlertBook>();
        fillBook();
    }
    void close()
    {
        m_panel.reset();
        QCOMPARE(m_log.complaints(), QString());
    }
    template <typename P>
    P& show(QSize size = {520, 420})
    {
        auto panel = std::make_unique<P>(
            PanelDeps{m_theme, *m_selection, {VenueId::Binance, VenueId::Bybit}, m_book.get()}, nullptr);
        sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
        panel->resize(size);
        panel->show();
        panel->pull(*m_hub, m_now);
        P& out = *panel;
        m_panel = std::move(panel);
        return out;
    }
    // The rules of the sample, as the window's book has them.
    void fillBook()
    {
        std::vector<AlertRule> rules;
        sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
        for (const AlertRow& row : m_hub->alerts.read().value->rows) rules.push_back(row.rule);
        m_book->load(rules);
    }
    static QMenu* openMenu(QWidget* on, const QPoint& at)
    {
        QContextMenuEvent e(QContextMenuEvent::Mouse, at, on->mapToGlobal(at));
        QApplication::sendEvent(on, &e);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    static QStringList entries(const QMenu* menu)
    {
        QStringList out;
        for (QAction* a : menu->actions())
            if (!a->isSeparator()) out << a->text();
        return out;
    }
    static QAction* entry(const QMenu* menu, const QString& part)
    {
        for (QAction* a : menu->actions())
            if (a->text().contains(part)) return a;
        return nullptr;
    }

    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<Panel> m_panel;
};

}  // namespace plimsoll::test
