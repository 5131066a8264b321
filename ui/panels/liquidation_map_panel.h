// Liquidations of the chosen asset: where and when they were seen, where a model expects more, sums by window, how
// much the feeds let through, and what the model supposes.
#pragma once

#include "ui/panel.h"
#include "ui/panels/liquidation_map_rows.h"

namespace plimsoll {

class BoardView;
class LevelDrawer;
class MoneyRamp;
class PageGrid;
class Segmented;
class VenueChip;

class LiquidationMapPanel : public Panel {
    Q_OBJECT
public:
    LiquidationMapPanel(const PanelDeps& deps, QWidget* parent);

    WatchSet watch() const override;
    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;
    void setDensity(Density density) override;

    ForcedMap* map() const { return m_map; }
    LevelDrawer* drawer() const { return m_drawer; }
    TextTable* totals() const { return m_totals; }
    TextTable* completeness() const { return m_complete; }
    FactStrip* facts() const { return m_facts; }
    PageGrid* pages() const { return m_pages; }
    // Venues whose cells are drawn, bit per VenueId.
    std::uint8_t chosen() const { return m_chosen; }
    void setChosen(std::uint8_t venues);

Q_SIGNALS:
    // The model should suppose this. Said again until it does.
    void levelsAssumed(const plimsoll::LevelAssumptions& assumed);

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Page { PMap, PDrawer, PTotals, PComplete, kPages };
    void makeToolbar(QWidget* bar);
    void makePages();
    BoardView* tableView(TextTable* table, const QString& name);
    ForcedView view() const;
    void chooseWindow(int which);
    void wish(AsOf now);
    void askBefore(AsOf now);
    void showAll();
    void showMap();
    void showTables();
    void showFace();

    FactStrip* m_facts;
    PageGrid* m_pages;
    ForcedMap* m_map;
    LevelDrawer* m_drawer;
    TextTable *m_totals, *m_complete;
    BoardView *m_totalView, *m_completeView;
    Segmented *m_window, *m_texture, *m_page;
    MoneyRamp* m_legend;
    std::vector<VenueChip*> m_chips;
    std::uint8_t m_chosen = 0x0f;

    std::shared_ptr<const LiquidationBoardSnapshot> m_board;
    std::shared_ptr<const LevelMapSnapshot> m_levels;
    std::shared_ptr<const HistoryAnswer> m_before;
    std::shared_ptr<const HealthSnapshot> m_health;
    bool m_stored = false;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
    std::optional<Mono> m_wished, m_asked;
    std::string m_askedFor;
    std::uint64_t m_serial = 0;
};

}  // namespace plimsoll
