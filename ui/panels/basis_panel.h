// Basis and dislocation of the chosen asset: perpetual against index and spot, one venue against another and for
// how long, who moves first, whether the oracles and the dollar coins are to be believed.
#pragma once

#include "ui/panels/basis_rows.h"
#include "ui/panels/pages_panel.h"

namespace plimsoll {

class BasisPanel : public PagesPanel {
    Q_OBJECT
public:
    BasisPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;
    PanelUnits unitsShown() const override { return {selection().fundingUnit(), m_unit->current() == 1}; }

    enum Page { PVenues, PPairs, PPlot, POracles, PStables, PMatrix, kPages };
    TextTable* table(Page page) const { return m_tables[static_cast<std::size_t>(page)]; }
    TimePlot* plot() const { return m_plot; }
    // Venues that a person does not want to see, bit per VenueId; one at least stays.
    void setHidden(std::uint8_t venues) { chips()->setLeftOut(venues); }
    std::uint8_t hiddenVenues() const { return chips()->leftOut(); }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;
    void showAll() override;
    void menuAt(BoardView* table, const QPoint& where) override;
    void forget() override;

private:
    void makeChoices();
    void makePages();
    BasisView view() const;
    BasisPlotOf plotted() const;
    Duration span() const;
    void showTables();
    void showTitles();
    void showPlot();
    void showFace();
    void ask();

    std::array<TextTable*, kPages> m_tables{};
    std::array<BoardView*, kPages> m_views{};
    TimePlot* m_plot;
    Segmented *m_unit, *m_plotOf, *m_span;

    std::shared_ptr<const BasisSnapshot> m_board;
    std::shared_ptr<const HistoryAnswer> m_stored;
    bool m_storing = false;
    std::optional<Mono> m_asked;
    std::uint64_t m_serial = 0;
};

}  // namespace plimsoll
