// The forced map's inner state. Only forced_map*.cpp include this.
#pragma once

#include "widgets/forced_map.h"
#include "widgets/heat_overlay.h"

#include <map>

class QPainter;

namespace plimsoll {

class ForcedMap::Parts {
public:
    Parts(ForcedMap* owner, const Theme& theme, double step) : q(owner), style(theme), rowStep(step) {}

    ForcedMap* q;
    HeatStyle style;
    const double rowStep;
    std::vector<ForcedCell> cells;
    std::vector<ForcedPath> path;
    std::optional<double> price;
    std::vector<ForcedLane> lanes;
    Timestamp knownFrom{}, lookedFrom{};
    std::vector<ForcedLevel> levels;
    std::vector<ForcedZone> zones;
    QString mix, doubted, missing, staleWords, emptyText, emptyHint;
    bool levelsOn = true, stale = false;
    int decimals = 1;

    Timestamp now{}, drawnNow{};
    Duration wanted = std::chrono::hours{4}, spanned = std::chrono::hours{4};
    Timestamp pausedAt{};
    bool live = true;
    std::optional<std::pair<double, double>> prices;  // logarithms, as the person set them
    int leastGroup = 1;
    DepthScale scale;
    std::optional<Cutoffs> user;

    // Derived, when something has changed.
    bool dirty = true;
    std::uint64_t workedOut = 0;
    QRect heat, axis, profile, time, lanesRect;
    std::pair<double, double> range{0, 1};  // logarithms
    int group = 1, minutes = 1;
    struct Sum {
        double usd[2] = {0, 0};
        std::uint32_t count[2] = {0, 0};
    };
    std::map<std::pair<std::int64_t, std::int64_t>, Sum> sums;  // column, group row
    struct Bar {
        std::array<double, 5> usd{};
        double total = 0, least = 0, most = 0;
        std::array<double, kVenueCount> byVenue{};
    };
    std::map<std::pair<std::int64_t, PositionSide>, Bar> bars;  // group row, side
    double longest = 0;

    std::optional<QPoint> pointer, drag, boxFrom;
    std::optional<Timestamp> marked;  // by another panel
    enum class Drag : std::uint8_t { None, Pan, Price, Alert, Box } dragging = Drag::None;
    bool dragMoved = false;
    struct Look {
        std::optional<std::pair<double, double>> prices;
        Duration spanned{};
        Timestamp pausedAt{};
        bool live = true;
    };
    std::vector<Look> undo;
    AlertLines alerts;
    ChartMarks pins;
    std::vector<PositionLine> positions;
    bool positionsOn = true;
    std::vector<KeyLevelLine> keyLevels;
    bool keyLevelsOn = false;
    WeekShade shade;
    QRect shadeWords;  // where its legend stands; null: nowhere
    double wheelRest = 0;
    QRect badge;

    // forced_map.cpp
    void changed();
    void refresh();
    void layOut();
    void fit();
    void gather();
    void choose();
    Timestamp rightEdge() const { return live ? now : pausedAt; }
    Timestamp leftEdge() const { return rightEdge() - spanned; }
    int rowTop(std::int64_t groupRow) const;  // y of its upper edge
    bool empty() const { return cells.empty() && path.empty() && levels.empty(); }

    // forced_map_input.cpp
    void setLive(bool on);
    void zoomTime(double factor, int x);
    void zoomPrice(double factor, int y);
    void panBy(const QPoint& by);

    // forced_map_box.cpp
    static constexpr Duration kLeastSpan = std::chrono::minutes{10}, kMostSpan = std::chrono::hours{80};
    static constexpr double kLeastPrices = 0.002, kMostPrices = 1.2;  // of the logarithm
    void remember();
    void goBack();
    QRect box() const;
    void zoomToBox();
    void paintBox(QPainter* p);

    // forced_map_alerts.cpp
    const AlertLine* alertAt(const QPoint& at) const;
    bool beginAlert(const QPoint& at, Qt::KeyboardModifiers modifiers);
    void moveAlert(const QPoint& at);
    void endAlert();
    void paintAlerts(QPainter* p);

    // forced_map_positions.cpp
    void paintPositions(QPainter* p);

    // forced_map_keys.cpp
    void paintKeyLevels(QPainter* p);
    void paintShade(QPainter* p);
    void paintShadeWords(QPainter* p);
    std::vector<TooltipLine> heatLines(const QPoint& at) const;

    // forced_map_paint.cpp
    void paint(QPainter* p);
    void paintCells(QPainter* p);
    void paintPath(QPainter* p);
    using Spans = std::vector<std::pair<Timestamp, Timestamp>>;
    Spans heard() const;
    bool wasHeard(Timestamp from, Timestamp to) const;
    void paintUnknown(QPainter* p);
    void paintUnknownWords(QPainter* p);
    void paintAxes(QPainter* p);
    void paintLanes(QPainter* p);
    void paintBadge(QPainter* p);
    // forced_map_levels.cpp
    void paintProfile(QPainter* p);
    void paintBars(QPainter* p, const QColor& ink);
    void paintSums(QPainter* p, const QColor& ink);
    std::vector<std::pair<QRect, const ForcedZone*>> zonePills() const;
    void paintZones(QPainter* p);
    QString cumulated(PositionSide side, double price) const;
    // forced_map_cursor.cpp
    void paintCursor(QPainter* p);
    std::vector<TooltipLine> cellLines(const QPoint& at) const;
    std::vector<TooltipLine> levelLines(const QPoint& at) const;
    QString priceText(double price) const;
};

inline std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}
inline double minuteOfTime(Timestamp t)
{
    return static_cast<double>(t.time_since_epoch().count()) / 60e9;
}

}  // namespace plimsoll
