// The pages of the risk workspace on four venues: a page shown, a board said to it, and what its tables tell.
#pragma once

#include "model/boards/phase.h"
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"

#include <utility>

namespace plimsoll::test {

struct RiskPageRig : PanelRig {
    void begin()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        PanelRig::begin();
    }
    void fresh()
    {
        PanelRig::fresh();
        useFour();
    }
    template <typename P>
    std::unique_ptr<P> shown(QSize size = {620, 540})
    {
        auto panel = std::make_unique<P>(*m_deps, nullptr);
        show(*panel, sample::Mood::Full, size);
        return panel;
    }
    void publish(PhaseSnapshot s, Panel& panel)
    {
        m_hub->phase.publish(std::move(s));
        panel.pull(*m_hub, m_now);
    }
    PhaseSnapshot board() const { return *m_hub->phase.read().value; }
    static QString cell(const QAbstractItemModel& m, int row, int column)
    {
        return m.index(row, column).data().toString();
    }
    static CellTone tone(const QAbstractItemModel& m, int row, int column)
    {
        return static_cast<CellTone>(m.index(row, column).data(cell::Tone).toInt());
    }
};

}  // namespace plimsoll::test
