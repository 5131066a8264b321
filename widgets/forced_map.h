// Where positions were closed by force, over time and price, and beside it where a model expects it: two textures
// on one price axis. Solid cells were seen; hatched bars are supposed.
//
// Wheel: zoom time at the cursor, over the price axis or the profile price. Drag: pan both; a double click on the
// price axis or Home fits it again; Shift+drag: zoom to a box; Ctrl+Z undoes. Keys: Space pause, End live, Home
// reset, plus and minus zoom, arrows pan, G rows of the next size, [ and ] the upper cut-off, L levels on and off.
// Leaving the live edge shows "Paused".
#pragma once

#include "model/market/instrument.h"
#include "model/market/time.h"
#include "widgets/alert_lines.h"
#include "widgets/chart_marks.h"
#include "widgets/depth_scale.h"
#include "widgets/key_level_lines.h"
#include "widgets/position_lines.h"
#include "widgets/theme.h"
#include "widgets/week_shade.h"

#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

// Rows lie evenly over the logarithm of the price: row r begins at exp(r * step).
struct ForcedCell {
    std::int64_t minute = 0, row = 0;
    VenueId venue = VenueId::Binance;
    PositionSide side = PositionSide::Long;
    double usd = 0;
    std::uint32_t count = 0;
};
struct ForcedPath {
    std::int64_t minute = 0;
    double high = 0, low = 0, mark = 0;
};
struct ForcedLevel {
    std::int64_t row = 0;
    PositionSide side = PositionSide::Long;
    std::array<double, 5> usd{};  // by leverage
    double least = 0, most = 0;   // over other mixes
    std::array<double, kVenueCount> byVenue{};
};
struct ForcedZone {
    PositionSide side = PositionSide::Long;
    double low = 0, high = 0;
    QString text;
};
// What one source was heard of, as a thin lane below the plot.
struct ForcedLane {
    VenueId venue = VenueId::Binance;
    std::vector<std::pair<Timestamp, Timestamp>> runs;
    bool drawn = true;  // its cells are among those of the map
    bool operator==(const ForcedLane&) const = default;
};

// What a cell of the picture holds, exactly.
struct ForcedReading {
    Timestamp from{}, to{};
    double low = 0, high = 0;  // prices
    double longUsd = 0, shortUsd = 0;
    std::uint32_t longs = 0, shorts = 0;
    std::array<double, kVenueCount> byVenue{};
};

class ForcedMap : public QWidget {
    Q_OBJECT

public:
    // Weak cells are still seen on the ground: their ramps, and the legend's, begin near it.
    static constexpr int kFaintest = 70;

    ForcedMap(const Theme& theme, double rowStep, QWidget* parent = nullptr);
    ~ForcedMap() override;

    void setTheme(const Theme& theme);
    void setCells(std::vector<ForcedCell> cells);
    void setPath(std::vector<ForcedPath> path, std::optional<double> price);
    void setLanes(std::vector<ForcedLane> lanes);
    // Nothing older was heard or is stored. Hatched is what no drawn lane heard and of which there is no cell.
    void setKnownFrom(Timestamp from);
    // When the lanes begin: of who listened before it nothing is stored but the cells.
    void setLookedFrom(Timestamp from);
    void setLevels(std::vector<ForcedLevel> levels, std::vector<ForcedZone> zones, const QString& mix);
    // The model is not to be relied on, or there is none: why. Empty: it is.
    void setLevelsDoubted(const QString& why);
    void setLevelsMissing(const QString& why);
    void setLevelsShown(bool shown);
    bool levelsShown() const;
    void setPriceFormat(int decimals);
    // Prices that somebody waits for; dragged to another one. And when the chosen one would have fired.
    void setAlertLines(std::vector<AlertLine> lines);
    const std::vector<AlertLine>& alertLines() const;
    void setAlertMarks(std::vector<AlertMark> marks);

    // What has happened, pinned to the time axis.
    void setMarks(std::vector<ChartMark> marks);
    const ChartMarks& marks() const;

    // Known positions, solid beside what is modelled; in no picture that may leave the machine.
    void setPositionLines(std::vector<PositionLine> lines);
    const std::vector<PositionLine>& positionLines() const;
    void setPositionsShown(bool shown);
    bool positionsShown() const;
    // Round numbers, highs and lows of the day and the week before.
    void setKeyLevels(std::vector<KeyLevelLine> levels);
    const std::vector<KeyLevelLine>& keyLevels() const;
    void setKeyLevelsShown(bool shown);
    bool keyLevelsShown() const;
    // Behind what was seen: hours of the week that are usually thin.
    void setShade(WeekShade shade);
    const WeekShade& shade() const;

    void setNow(Timestamp now);
    void setSpan(Duration span);
    Duration span() const;
    bool paused() const;
    void setPaused(bool paused);
    void goLive();
    void resetView();
    // Another instrument: its prices are others, and the way back does not lead to those of the one before.
    void beginAnew();
    void setStale(bool stale, const QString& words = {});
    void setEmptyText(const QString& text, const QString& hint = {});

    // Rows put together, and the minutes of a column, as drawn.
    int group() const;
    int leastGroup() const;   // as set
    void setGroup(int rows);  // at least so many; 1: as fine as there is room
    int columnMinutes() const;

    Cutoffs cutoffs() const;
    bool cutoffsByUser() const;
    void setCutoffs(std::optional<Cutoffs> cutoffs);

    QRect heatRect() const;
    QRect axisRect() const;
    QRect profileRect() const;  // empty: not shown
    Timestamp timeAt(int x) const;
    int xOf(Timestamp t) const;
    double priceAt(int y) const;
    int yOf(double price) const;
    std::optional<ForcedReading> readingAt(const QPoint& at) const;
    // What is said of it there, line by line, for tests and screen readers.
    QStringList tipAt(const QPoint& at) const;

    // How often places and sums were worked out.
    std::uint64_t workedOut() const;

    QSize sizeHint() const override { return {640, 380}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

    // Another panel's time cursor.
    void setMarkedTime(std::optional<Timestamp> time);

Q_SIGNALS:
    void timeHovered(std::optional<plimsoll::Timestamp> time);
    void pausedChanged(bool paused);
    void scaleChanged();
    void viewChanged();
    void levelsToggled(bool shown);
    void alertWanted(double price);  // Alt+click
    void alertMoved(quint64 id, double price);
    void alertPressed(quint64 id);
    void markPressed(quint64 id);

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

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

}  // namespace plimsoll
