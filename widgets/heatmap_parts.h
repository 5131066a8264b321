// The heatmap's inner state. Only heatmap_*.cpp include this.
#pragma once

#include "widgets/heat_overlay.h"
#include "widgets/reach_cost.h"
#include "widgets/within.h"

#include <QPointer>

#include <map>

namespace plimsoll {

struct ViewState {
    PriceZoom price;
    TimeZoom time;
    std::int64_t top = 0;
    Timestamp right{};  // a pixel is another span of time once columns have another length
    bool live = true, followPrice = true;
};

// A large order that is or was followed, where it is drawn.
struct WallLine {
    WallMark mark;
    int y = 0, left = 0, right = 0;  // logical, within the widget
    bool ends = false;               // its end lies in the plot
    QString text;                    // of a pill; empty: none
};

// A row of the book now that holds far more than the others, followed or not.
struct LargeRow {
    std::int64_t row = 0;
    bool ask = false;
    double usd = 0;
    QString text;
    Duration standing{};
};

struct LiquidationMark {
    QPointF at;
    double radius = 0;
    PositionSide side = PositionSide::Long;
    const LiquidationRow* row = nullptr;  // in the snapshot that is held
    int merged = 1;                       // prints
    double usd = 0;                       // of all of them
};
// What the marks were made of: they are made again where something of it is another.
struct MarksOf {
    std::optional<MarkAxis> axis;  // none: no marks
    std::string asset;
    LaneChoice choice;
    PriceZoom price;
    TimeZoom time;
    std::int64_t top = 0, left = 0;
    double dpr = 1;
    QRect past;
    Duration column{};
    bool operator==(const MarksOf&) const = default;
};

// Trades near each other, as one.
struct TradeBubble {
    QPointF at;
    double radius = 0;
    double buyUsd = 0, sellUsd = 0;
    std::uint32_t buys = 0, sells = 0;
    double usd() const { return buyUsd + sellUsd; }
};

// Traded volume by row of what is in view.
struct VolumeProfile {
    struct Bar {
        int y = 0, height = 0, buy = 0, sell = 0;  // lengths in pixels
        bool inArea = true;
    };
    std::vector<Bar> bars;
    double fullUsd = 0;       // of the longest
    std::optional<int> most;  // y of the row with the most
    double totalUsd = 0;
    int width = 0;
};

enum class Drag : std::uint8_t { None, Pan, PriceAxis, TimeAxis, Box, Ruler, Alert };

// From here to there, kept by price and time: it stays on them when the view moves.
struct Ruler {
    double fromPrice = 0, toPrice = 0;
    Timestamp fromTime{}, toTime{};
    bool follows = false;  // its end is at the pointer
};

// How an asset was last looked at.
struct AssetLook {
    std::optional<Cutoffs> cutoffs;
    Price group;
    int brightness = 0;
    ColorLaw law = ColorLaw::Logarithm;
    bool operator==(const AssetLook&) const = default;
};

class HeatmapView::Parts {
public:
    Parts(HeatmapView* owner, const Theme& theme) : q(owner), style(theme) {}

    HeatmapView* q;
    QPointer<HeatmapView> leader;
    HeatFrame frame;
    bool overlay = false, dimmed = false;
    HeatStyle style;
    LaneChoice choice;
    QString emptyText;
    std::shared_ptr<const DepthSnapshot> depth;
    std::shared_ptr<const LiquidationSnapshot> liquidations;
    SizeUnit unit = SizeUnit::Usd;
    std::vector<FxRate> rates;
    SizeScale sizes;  // of the chosen lanes, in that unit

    HeatSource source;
    HeatRaster raster;
    HeatViewport view;
    HeatLayout layout;
    DepthScale scale;
    std::map<std::string, AssetLook> looks;  // by asset
    std::string asset;                       // whose view this is
    HeatLayers layers;
    Duration wantedColumn{};
    Duration placedIn{};  // columns in which the view's place is counted; zero: nothing was shown yet

    Price wantedGroup;
    bool fitted = false;      // the view has been placed on data
    bool live = true;         // right edge follows the newest column
    bool followPrice = true;  // recentres when the price nears an edge
    bool frozen = false;      // paused by the key, edge or not
    bool autoTime = true;     // a young record is drawn with wider cells, until somebody zooms
    std::vector<ViewState> undo;
    std::optional<ViewState> restored;  // zoom to use instead of fitting

    // Gestures that zoomed or moved the view, and how many of the mover's have been drawn: while they
    // go on, a far zoom may be drawn roughly first.
    std::uint64_t gestures = 0, gesturesDrawn = 0;

    // Refreshed by sync(); paintEvent draws them. A view that is not seen (several lanes stand in for
    // it) only keeps its place and its colours.
    bool dirty = true, moved = true, unseen = false;
    std::optional<TopOfBook> top;  // now, or the last known
    bool allStale = false;
    LiveZone liveZone;
    BookRows liveRows, venueRows;
    double liveScale = 0;
    std::vector<ReachLane> reach;
    std::vector<GapRun> gaps;
    std::vector<StaleMark> staleMarks;
    std::vector<AxisLabel> priceLabels, timeLabels;
    int priceDecimals = 0;
    QImage volume, numbers;  // the latter: null where cells are too small for any
    double volumeScale = 0;
    CumulativeRows cumulative;
    std::vector<WallLine> walls;
    std::vector<LargeRow> large;
    Mono largeAt{};
    std::vector<TradeBubble> bubbles;
    std::map<int, QImage> bubbleForms;  // by radius, side and slice; of one theme and one density of pixels
    std::map<int, QImage> markForms;    // by radius and side; likewise
    VolumeProfile profile;
    std::optional<Ruler> ruler;
    std::vector<LiquidationMark> marks;
    MarksOf marksOf;
    Mono describedAt{};
    std::vector<float> sampled;

    // Pointer.
    std::optional<QPoint> pointer;
    AlertLines alerts;
    ChartMarks pins;
    std::vector<PositionLine> positions;
    std::vector<KeyLevelLine> keyLevels;
    std::optional<double> marked;
    std::optional<Timestamp> markedTime;
    Drag drag = Drag::None;
    QPoint dragFrom, dragLast;
    bool dragMoved = false;
    double dragRest = 0;  // pixels not yet turned into zoom steps
    QRect pausedBadge;

    // heatmap_view.cpp
    void sync(bool painting = false);
    void takeData();
    std::size_t columnsInView() const;
    bool wantsColors() const;  // the automatic cut-offs are due
    void sampleColors();
    void recolor();
    HeatLayout layOut() const { return HeatLayout::of(q->size(), frame); }

    // heatmap_place.cpp
    void spread();  // cells as wide as a young record allows
    void place();   // first placing on an asset, or after a reset
    void follow();  // live edge and price
    void setLive(bool on);
    void clampTime();
    void takeUnit();
    std::int64_t leftFor(Timestamp right) const;
    PriceLimits limits() const;
    void applyPriceZoom(const PriceZoom& zoom, int yDevice);
    void applyTimeZoom(const TimeZoom& zoom, int xDevice);
    void remember();
    void changed();  // the view moved or zoomed: refresh and repaint
    std::int64_t liveLeft() const;
    Price group() const { return view.group(); }
    bool atLiveEdge() const { return view.left() >= liveLeft(); }

    // heatmap_lead.cpp
    void adopt();  // the leader's view
    // Whose view gestures move, and where a device pixel of this view lies in that one.
    Parts& mover() { return leader ? *leader->m : *this; }
    QPoint inMover(int xDevice, int yDevice);

    // heatmap_refresh.cpp
    void refreshLive();
    void splitLive();  // by venue
    void refreshEnds();
    void refreshAxes();
    void refreshVolume();
    void describe();
    QString emptySentence() const;

    // heatmap_marks.cpp
    void refreshMarks();
    QString marksSince() const;  // in words, where the marks begin later than what is shown; else empty
    void paintMarksSince(QPainter* p);
    void refreshStale();
    const QImage& markForm(const LiquidationMark& mark);
    void paintMarks(QPainter* p);
    const LiquidationMark* markAt(const QPoint& pos) const;
    std::vector<TooltipLine> markTip(const LiquidationMark& mark) const;

    // heatmap_numbers.cpp
    bool numbersFit() const;
    void refreshNumbers();
    void paintNumbers(QPainter* p);

    // heatmap_walls.cpp
    void refreshWalls();
    void refreshLarge();
    void paintWallLines(QPainter* p);
    void paintWallPills(QPainter* p);
    const WallLine* wallAt(const QPoint& pos) const;
    std::vector<TooltipLine> wallTip(const WallLine& line) const;

    // heatmap_trades.cpp
    void refreshTrades();
    void refreshProfile();
    void paintTrades(QPainter* p);
    const QImage& bubbleForm(const TradeBubble& bubble);
    void paintProfile(QPainter* p);
    const TradeBubble* bubbleAt(const QPoint& pos) const;
    std::vector<TooltipLine> bubbleTip(const TradeBubble& bubble) const;

    // heatmap_ruler.cpp
    void beginRuler(const QPoint& pos, bool follows);
    void moveRuler(const QPoint& pos);
    void paintRuler(QPainter* p);
    QString rulerText() const;

    // heatmap_settings.cpp
    AssetLook look() const;
    void rememberLook();
    void toggle(bool HeatLayers::*layer);

    // heatmap_paint.cpp
    void paint(QPainter* p);
    void paintVolume(QPainter* p);
    void paintCumulative(QPainter* p);
    void paintAlertLines(QPainter* p);
    void paintPositions(QPainter* p);  // heatmap_positions.cpp
    void paintKeyLevels(QPainter* p);  // heatmap_levels.cpp
    QString levelText(double price) const;
    int alertY(double price) const { return layout.past.top() + logical(view.yOf(price)); }
    const AlertLine* alertAt(const QPoint& pos) const;
    void paintPins(QPainter* p);
    void paintCrosshair(QPainter* p);
    void paintBadges(QPainter* p);

    int device(int logical) const { return static_cast<int>(std::lround(logical * view.dpr())); }
    // What lies far beyond the widget is told as far beyond it, whatever its price.
    int logical(double devicePx) const
    {
        constexpr double kFar = 1e6;
        return static_cast<int>(within(std::floor(devicePx / view.dpr()), -kFar, kFar));
    }
    bool inPlot(const QPoint& pos) const { return layout.past.contains(pos) || layout.live.contains(pos); }
    QRect cellRect(const QPoint& pos) const;

    // heatmap_value.cpp
    std::optional<HeatValue> valueAt(const QPoint& pos) const;
    std::vector<TooltipLine> tooltip(const HeatValue& v) const;
    // The tooltip at the pointer: a mark that lies there, else the row; after it a key level.
    std::vector<TooltipLine> tipAt(const QPoint& pos, const HeatValue& v) const;  // heatmap_levels.cpp
    std::vector<TooltipLine> pictureTip(const QPoint& pos, const HeatValue& v) const;
    void addStanding(HeatValue& v, std::int64_t cell, std::int64_t row) const;
    // A moment's place, in logical pixels of the widget; anywhere, the plot's edges are not minded.
    double xAt(Timestamp t) const;
    Timestamp timeAt(int xDevice) const;  // of the plot
    // A size of so many dollars near the present price, in words.
    QString sizeNow(double usd) const { return sizes.textOf(usd, top ? top->mid() : 0); }
};

}  // namespace plimsoll
