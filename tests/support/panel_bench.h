// What every panel's bench stands on: the dark theme, a clock that stands still, Bitcoin chosen, an empty hub, and
// a log in which nothing may be.
#pragma once

#include "model/snapshot_hub.h"
#include "tests/support/strict_log.h"
#include "ui/panel.h"
#include "widgets/style_sheet.h"

#include <QApplication>

#include <memory>

namespace plimsoll::test {

struct PanelBench {
    void begin()
    {
        m_log.listen();
        m_theme = builtinTheme(QStringLiteral("dark"));
        applyTheme(*qApp, m_theme);
    }
    void fresh()
    {
        m_theme = builtinTheme(QStringLiteral("dark"));
        m_now = {m_clock.wall(), m_clock.mono()};
        m_selection = std::make_unique<Selection>();
        m_selection->setAsset(QStringLiteral("BTC"));
        m_hub = std::make_unique<SnapshotHub>();
    }

    StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SnapshotHub> m_hub;
};

}  // namespace plimsoll::test
