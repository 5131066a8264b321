// Basis and dislocation of the chosen asset: perpetual against index and spot, one venue against another and for
// how long, who moves first, whether the oracles and the dollar coins are to be believed.
#pragma once

#include "ui/panel.h"
#include "ui/panels/basis_rows.h"

namespace plimsoll {

class BoardView;
class PageGrid;
class Segmented;
class VenueChip;

class BasisPanel : public Panel {
    Q_OBJECT
public:
    BasisPanel(const PanelDeps& deps, QWidget* parent);

    WatchSet watch() const override;
    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;
    void setDensity(Density density) override;

    enum Page { PVenues, PPairs, PPlot, POracles, PStables, PMatrix, kPages };
    TextTable* table(Page page) const { return m_tables[static_cast<std::size_t>(page)]; }
    TimePlot* plot() const { return m_plot; }
    FactStrip* facts() const { return m_facts; }
    PageGrid* pages() const { return m_pages; }
    // Venues that a person does not want to see, bit per VenueId; one at least stays.
    void setHidden(std::uint8_t venues);
    std::uint8_t hiddenVenues() const { return m_hidden; }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeToolbar(QWidget* bar);
    void makePages();
    BoardView* tableView(Page page, const QString& name);
    BasisView view() const;
    BasisPlotOf plotted() const;
    Duration span() const;
    void menuAt(BoardView* table, const QPoint& where);
    void showAll();
    void showTables();
    void showTitles();
    void showPlot();
    void showFace();
    void ask();

    FactStrip* m_facts;
    PageGrid* m_pages;
    std::array<TextTable*, kPages> m_tables{};
    std::array<BoardView*, kPages> m_views{};
    TimePlot* m_plot;
    Segmented *m_unit, *m_plotOf, *m_span, *m_page;
    std::vector<VenueChip*> m_chips;
    std::uint8_t m_hidden = 0;

    std::shared_ptr<const BasisSnapshot> m_board;
    std::shared_ptr<const HistoryAnswer> m_stored;
    bool m_storing = false;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
    std::optional<Mono> m_asked;
    std::uint64_t m_serial = 0;
};

}  // namespace plimsoll
