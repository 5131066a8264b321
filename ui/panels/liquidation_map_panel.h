// Liquidations of the chosen asset: where and when they were seen, where a model expects more, sums by window, how
// much the feeds let through, and what the model supposes.
#pragma once

#include "ui/panels/liquidation_map_rows.h"
#include "ui/panels/pages_panel.h"
#include "ui/panels/thin_hours.h"
#include "widgets/format.h"

#include <map>

namespace plimsoll {

class LevelDrawer;
class MoneyRamp;

class LiquidationMapPanel : public PagesPanel {
    Q_OBJECT
public:
    LiquidationMapPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;

    ForcedMap* map() const { return m_map; }
    LevelDrawer* drawer() const { return m_drawer; }
    TextTable* totals() const { return m_totals; }
    TextTable* completeness() const { return m_complete; }
    // Venues whose cells are drawn, bit per VenueId.
    std::uint8_t chosen() const;
    void setChosen(std::uint8_t venues);
    // How often what is stored was put into cells, and parts of the picture were made.
    struct Work {
        std::uint64_t pasts = 0, cells = 0, levels = 0;
    };
    const Work& work() const { return m_work; }

Q_SIGNALS:
    // The model should suppose this. Said again until it does.
    void levelsAssumed(const plimsoll::LevelAssumptions& assumed);

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;
    void showAll() override;
    void forget() override;

private:
    enum Page { PMap, PDrawer, PTotals, PComplete, kPages };
    void makeChoices();
    void makePages();
    ForcedView view() const;
    void chooseWindow(int which);
    void wish(AsOf now);
    void askBefore(AsOf now);
    void askThin(AsOf now);
    void setThinShown(bool shown);
    void cutToClasses();
    void showMap();
    void showCells(const ForcedView& v);
    void showLevels(const ForcedView& v);
    void showKeyLevels();
    // liquidation_map_alerts.cpp
    void wireAlerts();
    void showAlerts();
    void menuOnMap(const QPoint& where);
    void menuAt(BoardView* table, const QPoint& where) override;
    void showTables();
    void showFace();
    void takeScale();
    void showScale();
    // No venue's liquidations are heard although some are listed and on.
    bool unheard() const;

    ForcedMap* m_map;
    LevelDrawer* m_drawer;
    TextTable *m_totals, *m_complete;
    BoardView *m_totalView, *m_completeView;
    Segmented *m_window, *m_texture;
    MoneyRamp* m_legend;

    std::shared_ptr<const LiquidationBoardSnapshot> m_board;
    std::shared_ptr<const LevelMapSnapshot> m_levels;
    // Of the classes of leverage that are looked at, and what it was made of.
    std::shared_ptr<const LevelMapSnapshot> m_cut, m_cutFrom;
    std::uint8_t m_cutTo = 0;
    std::shared_ptr<const HistoryAnswer> m_before;
    std::shared_ptr<const HealthSnapshot> m_health;
    std::shared_ptr<const DeskSnapshot> m_desk;
    std::shared_ptr<const PhaseSnapshot> m_phase;
    bool m_stored = false;
    std::optional<Mono> m_wished, m_asked;
    std::string m_askedFor;
    std::uint64_t m_serial = 0;

    // What the picture was made of: it is made again where one of these is another one.
    struct DrawnCells {
        std::vector<std::shared_ptr<const LiquidationHour>> hours;
        std::shared_ptr<const HistoryAnswer> before;
        std::uint8_t chosen = 0;
        bool operator==(const DrawnCells&) const = default;
    };
    struct DrawnPath {
        std::shared_ptr<const std::vector<LiquidationBoardSnapshot::PathPoint>> path;
        std::optional<double> price;
        bool operator==(const DrawnPath&) const = default;
    };
    struct DrawnLevels {
        std::shared_ptr<const LevelMapSnapshot> levels;
        std::uint8_t chosen = 0;
        int decimals = 0;
        format::Style style;
        bool operator==(const DrawnLevels&) const = default;
    };
    std::optional<DrawnCells> m_drawnCells;
    std::optional<DrawnPath> m_drawnPath;
    std::optional<DrawnLevels> m_drawnLevels;
    struct DrawnKeys {
        std::shared_ptr<const PhaseSnapshot> phase;
        QString asset;
        bool stale = false;
        bool operator==(const DrawnKeys&) const = default;
    };
    DrawnKeys m_drawnKeys;
    ThinHours m_thin;
    bool m_thinShown = true;
    // Dollars of one instrument's cells mean nothing for another's.
    QString m_scaleOf;
    std::map<QString, Cutoffs> m_cutoffs;  // that the person set, by asset
    std::optional<Cutoffs> m_oldCutoffs;   // as an earlier version kept them, until an asset is shown
    std::optional<QString> m_alertsOf;
    std::shared_ptr<const HistoryAnswer> m_pastOf;
    ForcedPast m_past;
    Work m_work;
};

}  // namespace plimsoll
