// What lies over and beside the heatmap's past. Plain functions: values in, pixels out; all
// coordinates are logical pixels of the widget.
#pragma once

#include "widgets/heat_raster.h"
#include "widgets/heatmap_view.h"

#include <QFont>
#include <QRect>
#include <QStaticText>

namespace plimsoll {

// Parts of the widget, from the outside in.
struct HeatFrame {
    bool priceAxis = true, volume = true;
    int reachLanes = static_cast<int>(kVenueCount);
};
struct HeatLayout {
    QRect past, live, reach, priceAxis, volume, timeAxis;
    int reachLanes = static_cast<int>(kVenueCount);  // fewer than venues: one, for all
    static HeatLayout of(const QSize& size, const HeatFrame& frame = {});
};

struct HeatStyle {
    explicit HeatStyle(const Theme& theme);
    Theme theme;
    QFont axis, meta, tag, body;  // 10/400, 11/400, 12/500, 11/500
};

// A span of cells in which all, or some, chosen venues had no book.
struct GapRun {
    int left = 0, right = 0;   // logical x within the widget
    std::uint8_t missing = 0;  // bit per venue
    bool all = false;
    bool open = false;  // reaches to now
    Duration length{};
};
std::vector<GapRun> gapRuns(const HeatRaster& raster, const HeatViewport& view, const HeatLayout& layout,
                            Duration column);
// A venue that is stale now: everything right of its last word is history. Gaps that it still makes
// are then part of this, not drawn twice.
struct StaleMark {
    int left = 0;             // logical x of its last message
    std::uint8_t venues = 0;  // bit per venue
    bool all = false;         // no chosen venue is left
    QString text;
};
inline constexpr int kStaleLabelStep = 18;
void paintStale(QPainter* p, const HeatStyle& style, const HeatLayout& layout,
                const std::vector<StaleMark>& marks);
// Labels of partial gaps begin below `labelTop`, counted from the plot's upper edge.
void paintGaps(QPainter* p, const HeatStyle& style, const HeatLayout& layout, const std::vector<GapRun>& runs,
               int labelTop);

// The book of now: one bar a row.
struct LiveBar {
    int y = 0, height = 0, length = 0;
    bool ask = false;
    std::array<int, kVenueCount> parts{};  // how much of the length each venue has, when split
};
// Where a venue's own path ends: its key and code stand there.
struct PathEnd {
    VenueId venue;
    int y = 0;
    bool stale = false;
};
struct LiveZone {
    std::vector<LiveBar> bars;
    std::vector<PathEnd> ends;  // from the top, already apart
    bool split = false;         // bars are stacked by venue
    QString fullScale;          // the size of a bar as long as the zone, in words
    bool stale = false;
    QString note;  // "stale 6.4 s", empty when live
};
void paintLiveZone(QPainter* p, const HeatStyle& style, const HeatLayout& layout, const LiveZone& zone);

// Prices that a venue's book covers, one lane a venue.
struct ReachLane {
    VenueId venue;
    int top = 0, bottom = 0;
    bool stale = false;
};
void paintReach(QPainter* p, const HeatStyle& style, const HeatLayout& layout,
                const std::vector<ReachLane>& lanes);

// Axes with labels that are laid out once per change of the view.
struct AxisLabel {
    int at = 0;  // y or x
    bool major = true;
    QStaticText text;
    QSize size;
    QFont font;  // that it was made for
};
// Labels under a tag or a pill are left out, not cut, and so is the label that would say the same
// number again at the edge of the row that the pill names.
struct AxisTag {
    int y = 0;        // as given to paintPriceTag
    int rowHalf = 0;  // half the height of the row that is named
};
void paintPriceAxis(QPainter* p, const HeatStyle& style, const HeatLayout& layout,
                    const std::vector<AxisLabel>& labels, const std::vector<AxisTag>& tags = {});
void paintTimeAxis(QPainter* p, const HeatStyle& style, const HeatLayout& layout,
                   const std::vector<AxisLabel>& labels, std::optional<int> pill = std::nullopt);
void paintGrid(QPainter* p, const HeatStyle& style, const HeatLayout& layout,
               const std::vector<AxisLabel>& labels);
// A value on the price axis: 16 high, filled.
void paintPriceTag(QPainter* p, const HeatStyle& style, const HeatLayout& layout, int y, const QString& text,
                   const QColor& fill, const QColor& ink);
void paintTimePill(QPainter* p, const HeatStyle& style, const HeatLayout& layout, int x, const QString& text);

// Dotted 1-3, from integer pixels.
void dottedHorizontal(QPainter* p, int x1, int x2, int y, const QColor& color);
void dottedVertical(QPainter* p, int x, int y1, int y2, const QColor& color);

// Lines of text in a box near the pointer that keeps away from the edges of `area`.
struct TooltipLine {
    QString strong;  // first, in strong or side colour
    QString rest;    // then this, muted
    QColor color;    // of `strong`; invalid: strong text
};
void paintTooltip(QPainter* p, const HeatStyle& style, const QPoint& pointer, const QRect& area,
                  const std::vector<TooltipLine>& lines);

// A pill with text and, at its left, an edge in `edge` (invalid: none).
void paintPill(QPainter* p, const HeatStyle& style, const QRect& rect, const QString& text, const QColor& edge);

// What is under the hand to be zoomed to; nothing of an empty one, and nobody zooms to less than this.
inline constexpr int kLeastBox = 6;
void paintZoomBox(QPainter* p, const Theme& theme, const QRect& box);
// So many views before the last zoom or move can be gone back to.
inline constexpr std::size_t kMostViewsKept = 50;
// From here to there, with its words; nothing where it is out of sight.
void paintMeasure(QPainter* p, const HeatStyle& style, const QRect& area, const QPoint& from, const QPoint& to,
                  const QString& text);
QString measuredTime(Duration span);  // "2 h 5 m", "2 h 5 m back"

// A size in a cell: "1.2m", "48k", "0.42"; none where there is nothing.
QString cellText(double size);

}  // namespace plimsoll
