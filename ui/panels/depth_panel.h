// Depth of the chosen asset: heatmap, ladder, best quotes of every book.
#pragma once

#include "model/alerts/alert.h"
#include "ui/panel.h"
#include "widgets/depth_lanes.h"
#include "widgets/lane_choice.h"

class QComboBox;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace plimsoll {

class BoardView;
class DepthLanes;
class DepthLegend;
class HeatmapView;
class LadderView;
class Segmented;
class TextTable;
class VenueChip;
struct AlertAxis;

// How the books of the venues are put together.
enum class DepthMode : std::uint8_t {
    Stack,    // one heatmap of their sum
    Overlay,  // the same, each venue's path and live book told apart
    Lanes,    // a heatmap each, side by side
    Solo,     // one venue alone
};

class DepthPanel : public Panel {
    Q_OBJECT
public:
    DepthPanel(const PanelDeps& deps, QWidget* parent);

    Pace pace() const override { return Pace::Picture; }
    void age(AsOf now) override;
    WatchSet watch() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;

    HeatmapView* heatmap() const { return m_heat; }
    DepthLanes* sideBySide() const { return m_lanes; }
    const LaneChoice& lanes() const { return m_choice; }
    DepthMode mode() const { return m_mode; }
    void setMode(DepthMode mode);
    // The view that has the keyboard now: the heatmap, or one of the lanes.
    bool plotHasFocus() const;
    // What the venue's own lane says: late, stale, not listed, off, and for how long.
    LaneFace laneFace(VenueId venue, AsOf now) const;
    void nextGroup();
    void nextColumn();
    void nextVenue();
    void togglePause();
    // The lengths of columns that can be chosen, the shortest first.
    static const std::vector<Duration>& columnChoices();
    // In words: the venues whose books come less often than columns of that length; empty: none.
    QString slowerVenues(Duration column) const;

Q_SIGNALS:
    void columnsChanged();  // what watch() says of them

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildToolbar();
    void setChoice(LaneChoice choice);
    void chipClicked(VenueId venue);
    void showGroups();
    void showChips(AsOf now);
    void showLanes(AsOf now);
    void placeParts();
    void showQuotes(AsOf now);
    void showSizes();
    void showFace(AsOf now);
    void showEmpty(const HealthSnapshot* health);
    Light laneLight(VenueId venue) const;
    // depth_view_menu.cpp
    void buildView(QWidget* bar);
    void showColumns();
    void fillViewMenu();
    void askGroup();
    // depth_alerts.cpp
    void wireAlerts();
    AlertAxis alertAxis() const;
    double rowPrice(double price) const;
    std::optional<AlertCondition> crossing(double price) const;
    void proposeAt(double price);
    void menuAt(const QPoint& globalPos, double price, const QString& value);
    void showAlertLines();
    void showPositions(const SnapshotHub& hub, AsOf now);
    void showKeyLevels(const SnapshotHub& hub);
    // Coins in one unit of the plot's prices.
    double priceUnit() const;
    // Of a price in dollars, which the axis may be told in or not.
    double dollarUnit() const;
    const DepthSnapshot* shown() const;

    HeatmapView* m_heat;
    LadderView* m_ladder;
    DepthLegend* m_legend;
    TextTable* m_quotes;
    BoardView* m_quoteView;
    std::vector<VenueChip*> m_chips;
    Segmented *m_modes, *m_market;
    QComboBox *m_group, *m_column;
    QToolButton* m_view;
    QMenu* m_viewMenu;
    QHBoxLayout *m_row, *m_secondRow;
    QWidget* m_second;  // takes what the toolbar has no room for
    bool m_twoRows = false;
    LaneChoice m_choice;
    std::uint8_t m_many = 0;  // the venues of the modes that show several, kept while one is alone
    DepthMode m_mode = DepthMode::Stack, m_manyMode = DepthMode::Stack;
    DepthLanes* m_lanes;
    std::shared_ptr<const DepthSnapshot> m_shown;
    std::shared_ptr<const HealthSnapshot> m_health;
    std::shared_ptr<const InstrumentTable> m_instruments;
    std::vector<FxRate> m_rates;  // what the currencies are worth, without when and by whom
    std::uint64_t m_marketVersion = 0;
    Mono m_quotesAt{};
    std::uint64_t m_depthVersion = 0, m_liquidationVersion = 0;
    std::shared_ptr<const DeskSnapshot> m_desk;
    bool m_deskStale = false;
    struct DrawnLevels {
        std::shared_ptr<const PhaseSnapshot> phase;
        bool stale = false;
        double unit = 1;
        bool operator==(const DrawnLevels&) const = default;
    };
    DrawnLevels m_drawnLevels;
    double m_alertUnit = 1;  // that the drawn alerts were placed with
    Freshness m_pulse = Freshness::Live;
    QList<Price> m_groups;
};

}  // namespace plimsoll
