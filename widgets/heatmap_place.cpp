// Where the heatmap's view stands: placed on an asset, following its price and its newest column, moved
// and zoomed.
#include "widgets/heatmap_parts.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kMinReachBp = 15, kMaxReachBp = 100;  // half of the price span after a reset
constexpr double kFollowMargin = 0.15;                 // of the height: nearer to an edge recentres
constexpr std::size_t kUndoDepth = 32;

}  // namespace

PriceLimits HeatmapView::Parts::limits() const
{
    if (wantedGroup.raw > 0) return {std::max(wantedGroup, source.finestGroup()), true};
    return {source.finestGroup(), false};
}

std::int64_t HeatmapView::Parts::liveLeft() const
{
    return (view.cellOf(source.lastColumn()) + 1) * view.cellPx() - view.width();
}

std::int64_t HeatmapView::Parts::leftFor(Timestamp right) const
{
    const double columns =
        static_cast<double>(right.time_since_epoch().count()) / static_cast<double>(source.column().count());
    return static_cast<std::int64_t>(std::llround(columns / view.timeZoom().columns * view.cellPx())) -
           view.width();
}

// Columns have another length, by wish or because shorter ones are here by now: what lay at the right edge stays
// there.
void HeatmapView::Parts::takeUnit()
{
    if (source.empty() || source.column() == placedIn) return;
    if (placedIn > Duration::zero() && !leader) {
        const double right = static_cast<double>(view.left() + view.width()) *
                             static_cast<double>(placedIn.count()) / static_cast<double>(source.column().count());
        view.setLeft(static_cast<std::int64_t>(std::llround(right)) - view.width());
    }
    placedIn = source.column();
}

// Rows so that what the books cover fills the plot, the mid in the middle, the newest at the right.
void HeatmapView::Parts::place()
{
    if (!depth || !top || view.width() <= 0 || view.height() <= 0) return;
    Price finest = source.finestGroup();
    if (finest.raw <= 0)
        finest = std::max(niceStepAtLeast(top->mid() * 0.5e-4), finestTick(*depth, choice).value_or(Price{}));
    PriceLimits lim = limits();
    lim.finest = std::max(lim.finest, finest);

    double reachBp = 0;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice)) continue;
        std::optional<OrderBook::Reach> r = lane.reach;
        if (!r && !lane.bids.empty() && !lane.asks.empty())
            r = OrderBook::Reach{lane.bids.back().price, lane.asks.back().price};
        const double axis = laneScale(*depth, lane).axis;
        if (r)
            reachBp = std::max(reachBp,
                               std::max(r->high.value() * axis - top->mid(), top->mid() - r->low.value() * axis) /
                                   top->mid() * 1e4);
    }
    const double half = within(reachBp * 0.95, kMinReachBp, kMaxReachBp);
    PriceZoom zoom = fitZoom(top->mid() * half * 2e-4, layout.past.height(), lim);
    TimeZoom time;
    autoTime = true;
    if (restored) {
        if (restored->price.group >= lim.finest && !lim.fixed) zoom = restored->price;
        time = restored->time;
        autoTime = time == TimeZoom{};
        restored.reset();
    }
    const Price before = view.group();
    view.zoomPrice(zoom, 0);
    view.zoomTime(time, 0);
    view.centreOn(top->mid());
    fitted = true;
    live = followPrice = true;
    frozen = false;
    view.setLeft(liveLeft());
    if (view.group() != before) {
        scale.forget();
        Q_EMIT q->groupChanged(view.group());
    }
}

// Half a minute of history in cells of two pixels is a sliver. It gets cells of eight or four until
// the plot is full; that is two steps, and then the picture keeps its scale.
void HeatmapView::Parts::spread()
{
    if (!autoTime || !live || source.empty()) return;
    const std::int64_t columns = source.lastColumn() - source.firstColumn() + 1;
    TimeZoom wanted;
    for (int px : {4, 8})
        if (columns * px <= layout.past.width()) wanted.cellPx = px;
    if (wanted == view.timeZoom()) return;
    view.zoomTime(wanted, 0);
    scale.forget();
}

void HeatmapView::Parts::follow()
{
    if (!live) return clampTime();
    view.setLeft(liveLeft());
    if (!followPrice || !top || allStale) return;
    const double y = view.yOf(top->mid()), margin = view.height() * kFollowMargin;
    if (y < margin || y > view.height() - margin) view.centreOn(top->mid());
}

void HeatmapView::Parts::clampTime()
{
    if (source.empty()) return;
    const std::int64_t oldest = view.cellOf(source.firstColumn()) * view.cellPx() - view.width() * 9 / 10;
    view.setLeft(within(view.left(), std::min(oldest, liveLeft()), liveLeft()));
}

void HeatmapView::Parts::setLive(bool on)
{
    if (on) frozen = false;
    if (live == on) return;
    live = on;
    Q_EMIT q->pausedChanged(!on);
}

void HeatmapView::Parts::applyPriceZoom(const PriceZoom& zoom, int y)
{
    if (zoom == view.priceZoom()) return;
    const Price before = view.group();
    ++gestures;
    view.zoomPrice(zoom, y);
    if (view.group() == before) return;
    // Dollars per row scale with the row: automatic cut-offs are looked up again.
    scale.forget();
    Q_EMIT q->groupChanged(view.group());
}

void HeatmapView::Parts::applyTimeZoom(const TimeZoom& zoom, int x)
{
    if (zoom == view.timeZoom()) return;
    // Further out than the record is long shows nothing new.
    const bool out = zoom.columns * view.timeZoom().cellPx > view.timeZoom().columns * zoom.cellPx;
    const std::int64_t cells = view.cellOf(source.lastColumn()) - view.cellOf(source.firstColumn()) + 1;
    if (out && cells * view.cellPx() < view.width() * 3 / 4) return;
    autoTime = false;
    ++gestures;
    view.zoomTime(zoom, x);
    if (source.empty()) return;
    if (!frozen) setLive(atLiveEdge());
    clampTime();
}

void HeatmapView::Parts::remember()
{
    undo.push_back({view.priceZoom(), view.timeZoom(), view.top(), timeAt(view.width()), live, followPrice});
    if (undo.size() > kUndoDepth) undo.erase(undo.begin());
}

void HeatmapView::Parts::changed()
{
    moved = true;
    q->update();
    Q_EMIT q->viewChanged();
}

}  // namespace plimsoll
