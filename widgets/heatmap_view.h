// The depth heatmap: the past of the book as columns, the book of now as bars at its right, what each
// venue's book covers, price and time axes, taker volume below.
//
// A ring image holds the past in device pixels; a new column paints that column alone. Everything that
// lies over it (crosshair, tooltip, gaps, badges) is drawn per frame.
//
// Wheel: zoom at the cursor (over an axis that axis). Drag: pan; drag an axis: stretch it; double click
// on an axis: reset it; Shift+drag: zoom to a box; Shift+click or Ctrl+drag: measure; Ctrl+Z undoes. Keys: Space
// pause, End live, Home reset, [ ] lower cut-off, - = brightness, H T L W P D layers, C the next length of
// columns. Leaving the live edge shows "Paused"; a click on it, End or dragging back to the edge returns.
#pragma once

#include "widgets/alert_lines.h"
#include "widgets/chart_marks.h"
#include "widgets/depth_scale.h"
#include "widgets/key_level_lines.h"
#include "widgets/lane_choice.h"
#include "widgets/position_lines.h"
#include "widgets/size_unit.h"
#include "widgets/theme.h"

#include <QJsonObject>
#include <QWidget>

#include <memory>

namespace plimsoll {

// What lies under a point of the plot, exactly as the books said it.
struct HeatValue {
    Timestamp start;           // of the column (now, in the live zone)
    Duration span{};           // covered by the column, 0 in the live zone
    bool live = false;         // from the current book
    bool gap = false;          // no book: nothing is known
    bool beyondReach = false;  // no venue's book covered this row: unknown, not zero
    Price low, high;           // the row covers [low, high)
    bool ask = false;          // the side with more in this row
    double qty = 0, usd = 0;
    double size = 0;  // in the view's unit
    struct Share {
        VenueId venue;
        double qty = 0, usd = 0;
        double size = 0;
    };
    std::vector<Share> shares;        // per venue, with something there
    std::optional<double> bpFromMid;  // of that column
    std::optional<Duration> age;      // of the current book, live zone only
    Duration column{};                // that the books were kept in; longer than asked for far back
    // The same row in the cell before and the one after; absent where nothing is known.
    std::optional<double> sizeBefore, sizeAfter;
    // For how long the row has held half of this or more, and whether that is all that is known.
    std::optional<Duration> standing;
    bool standingAtLeast = false;
    double buyUsd = 0, sellUsd = 0;  // traded in the cell's row
    std::uint32_t buys = 0, sells = 0;
};

// What lies over the books' past, and what is shown of it.
struct HeatLayers {
    bool books = true, trades = true, liquidations = true, walls = true, profile = true, cumulative = true;
    bool positions = true;     // of known accounts
    bool keyLevels = false;    // round numbers, highs and lows of the day and the week before
    bool valueArea = false;    // in the profile: rows that hold 70 % of the volume
    double leastTradeUsd = 0;  // 0: as many as can be told apart
    bool operator==(const HeatLayers&) const = default;
};

class HeatmapView : public QWidget {
    Q_OBJECT

public:
    explicit HeatmapView(const Theme& theme, QWidget* parent = nullptr);
    ~HeatmapView() override;

    void setTheme(const Theme& theme);
    void setData(std::shared_ptr<const DepthSnapshot> depth);
    // Liquidation prints drawn on the price path; those of other assets are skipped.
    void setLiquidations(std::shared_ptr<const LiquidationSnapshot> liquidations);
    void setLanes(const LaneChoice& choice);
    LaneChoice lanes() const;
    // In what sizes are read (the colours stay dollars), and what currencies are worth for that.
    void setUnit(SizeUnit unit, const std::vector<FxRate>& rates);
    const SizeScale& sizes() const;
    // Overlay: each venue's best quotes as a path of its own, the book of now stacked by venue.
    void setOverlay(bool on);
    bool overlay() const;
    // One of several views side by side: prices, times, rows and colours are the leader's, and whoever
    // zooms or pans here moves the leader. Only one of them needs the axis and the badges.
    void setLeader(HeatmapView* leader, bool withAxis);
    // Not believed by the user's own wish (switched off): drawn at less contrast.
    void setDimmed(bool dimmed);
    // Sentence of the empty state; empty: made from the data ("waiting for first book, BN BY").
    void setEmptyText(const QString& text);

    void setLayers(const HeatLayers& layers);
    const HeatLayers& layers() const;
    // Length of the columns: zero for the books' own. Where the past has none so short, longer ones are shown.
    void setColumn(Duration column);
    Duration wantedColumn() const;
    Duration column() const;  // shown now

    // Rows: raw 0 lets the zoom choose.
    void setGroup(Price group);
    Price group() const;                // shown now
    Price wantedGroup() const;          // as set; raw 0: automatic
    QList<Price> groupChoices() const;  // sensible ones for the asset, for a combo box

    bool paused() const;
    void setPaused(bool paused);
    void goLive();
    void resetView();

    Cutoffs cutoffs() const;
    bool cutoffsByUser() const;
    void setCutoffs(std::optional<Cutoffs> user);  // empty: automatic
    int brightness() const;
    void setBrightness(int step);
    ColorLaw colorLaw() const;
    void setColorLaw(ColorLaw law);
    const DepthScale& scale() const;

    // Dashed lines with a label and a filled tag on the axis; dragged to another price.
    void setAlertLines(std::vector<AlertLine> lines);
    const std::vector<AlertLine>& alertLines() const;
    // When the chosen one would have fired, on the time axis.
    void setAlertMarks(std::vector<AlertMark> marks);
    std::optional<double> draggedTo() const;  // of the line under the hand

    // What has happened, pinned to the time axis.
    void setMarks(std::vector<ChartMark> marks);
    const ChartMarks& marks() const;

    // Where known positions are liquidated and were entered; in no picture that may leave the machine.
    void setPositionLines(std::vector<PositionLine> lines);
    const std::vector<PositionLine>& positionLines() const;
    // Prices that many look at.
    void setKeyLevels(std::vector<KeyLevelLine> levels);
    const std::vector<KeyLevelLine>& keyLevels() const;

    // Another panel's time or price cursor.
    void setMarkedPrice(std::optional<double> price);
    void setMarkedTime(std::optional<Timestamp> time);

    std::optional<HeatValue> valueAt(const QPoint& pos) const;
    // What the tooltip says there, line by line, for tests and screen readers.
    QStringList tipAt(const QPoint& pos) const;
    QString rulerText() const;  // empty: nothing is measured
    // Since when liquidations are marked, where that is later than what is shown; else empty.
    QString marksSince() const;
    QRect plotRect() const;  // the past
    QRect liveRect() const;  // the current book
    QRect priceAxisRect() const;
    QRect timeAxisRect() const;
    QRect volumeRect() const;
    int yOf(double price) const;
    std::optional<int> xOf(Timestamp t) const;  // empty outside the plot
    double priceAt(int y) const;

    // Settings of the view: zoom, group, cut-offs per asset, brightness.
    QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

    QSize sizeHint() const override { return {900, 560}; }
    QSize minimumSizeHint() const override { return {240, 112}; }

Q_SIGNALS:
    void priceHovered(std::optional<double> price);
    void timeHovered(std::optional<plimsoll::Timestamp> time);
    void pausedChanged(bool paused);
    void groupChanged(plimsoll::Price group);  // shown rows changed, by zoom or wish
    void viewChanged();                        // moved, zoomed, paused or coloured otherwise
    void scaleChanged();                       // cut-offs or brightness changed
    void menuRequested(const QPoint& globalPos, const QString& value);
    void alertWanted(double price);  // Alt+click
    void alertMoved(quint64 id, double price);
    void alertPressed(quint64 id);  // pressed and let go in the same place
    void markPressed(quint64 id);
    void layersChanged();
    void nextColumnWanted();  // C

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool event(QEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;
    void changeEvent(QEvent*) override;

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

}  // namespace plimsoll
