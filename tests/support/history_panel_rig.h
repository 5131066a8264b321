// The history panel on four venues: one that is seen, what its desk would answer, and what a drawn line says.
#pragma once

#include "tests/support/panel_rig.h"
#include "ui/panels/history_panel.h"
#include "widgets/time_plot.h"

#include <memory>
#include <optional>
#include <utility>

namespace plimsoll::test {

struct HistoryPanelRig : PanelRig {
    static std::optional<double> valueAt(const PlotSeries& s, Timestamp t)
    {
        std::optional<double> v;
        for (const PlotPoint& p : s.points)
            if (p.at <= t) v = p.value;
        return v;
    }
    // A panel that has room, is seen, and has been drawn once.
    std::unique_ptr<HistoryPanel> shown(QSize size = {700, 420})
    {
        auto panel = std::make_unique<HistoryPanel>(*m_deps, nullptr);
        panel->resize(size);
        panel->show();
        panel->grab();
        return panel;
    }
    void answer(HistoryAnswer a)
    {
        HistoryAnswers all;
        a.request.by = "history";
        all.by["history"] = std::make_shared<const HistoryAnswer>(std::move(a));
        m_hub->past.publish(std::move(all));
    }
};

}  // namespace plimsoll::test
