#include "widgets/heatmap_view.h"

#include "widgets/heatmap_parts.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kMinReachBp = 15, kMaxReachBp = 100;  // half of the price span after a reset
constexpr double kFollowMargin = 0.15;                 // of the height: nearer to an edge recentres
constexpr std::size_t kUndoDepth = 32;
// Cells of the books' past that are read for one frame of a gesture: well below a millisecond.
constexpr std::size_t kBudget = 700'000, kLaneBudget = kBudget / 3;
constexpr int kGroupChoices = 7;

}  // namespace

HeatmapView::HeatmapView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m(std::make_unique<Parts>(this, theme))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(QStringLiteral("Depth heatmap"));
    m->recolor();
}

HeatmapView::~HeatmapView() = default;

void HeatmapView::setTheme(const Theme& theme)
{
    m->style = HeatStyle(theme);
    m->recolor();
    m->changed();
}

void HeatmapView::setData(std::shared_ptr<const DepthSnapshot> depth)
{
    m->depth = std::move(depth);
    m->dirty = true;
    update();
}

void HeatmapView::setLiquidations(std::shared_ptr<const LiquidationSnapshot> liquidations)
{
    m->liquidations = std::move(liquidations);
    m->dirty = true;
    update();
}

void HeatmapView::setLanes(const LaneChoice& choice)
{
    if (choice == m->choice) return;
    m->choice = choice;
    m->scale.forget();
    m->dirty = true;
    update();
}

LaneChoice HeatmapView::lanes() const
{
    return m->choice;
}

void HeatmapView::setEmptyText(const QString& text)
{
    if (text == m->emptyText) return;
    m->emptyText = text;
    update();
}

// ---- What is shown -----------------------------------------------------------------------------

PriceLimits HeatmapView::Parts::limits() const
{
    if (wantedGroup.raw > 0) return {std::max(wantedGroup, source.finestGroup()), true};
    return {source.finestGroup(), false};
}

std::int64_t HeatmapView::Parts::liveLeft() const
{
    return (view.cellOf(source.lastColumn()) + 1) * view.cellPx() - view.width();
}

void HeatmapView::Parts::sync(bool painting)
{
    layout = layOut();
    const double dpr = q->devicePixelRatioF();
    view.resize(static_cast<int>(std::lround(layout.past.width() * dpr)),
                static_cast<int>(std::lround(layout.past.height() * dpr)), dpr);
    if (leader) adopt();
    const bool seen = painting || q->isVisible();
    if (!dirty && !moved && !(seen && unseen) && !(painting && !raster.exact())) return;
    if (dirty) takeData();
    if (!fitted && !leader) place();
    if (fitted && !leader) {
        if (view.group() < source.finestGroup())
            applyPriceZoom({source.finestGroup(), view.priceZoom().rowPx}, view.height() / 2);
        spread();
        follow();
    }
    if (fitted) {
        const bool hurried = gesturesDrawn != mover().gestures || !raster.exact();
        const std::size_t budget = !hurried ? HeatRaster::kAll : leader ? kLaneBudget : kBudget;
        const bool colors = !leader && wantsColors();
        if (seen || colors) raster.ensure(view, source, budget);
        if (colors) sampleColors();
        if (seen) {
            gesturesDrawn = mover().gestures;
            refreshAxes();
            refreshLive();
            refreshVolume();
            gaps = gapRuns(raster, view, layout, source.column());
            refreshStale();
            refreshWalls();
            refreshMarks();
        }
    }
    if (seen) describe();
    unseen = !seen;
    dirty = moved = false;
}

void HeatmapView::Parts::takeData()
{
    if (depth && depth->asset != asset && leader) {
        asset = depth->asset;
    } else if (depth && depth->asset != asset) {
        asset = depth->asset;
        fitted = frozen = false;
        live = followPrice = true;
        undo.clear();
        scale.forget();
        const auto user = userCutoffs.find(asset);
        scale.setUser(user == userCutoffs.end() ? std::nullopt : std::optional(user->second));
        recolor();
    }
    if (!source.set(depth, choice)) raster.clear();
    top = depth ? topOfBook(*depth, choice) : std::nullopt;
    allStale = depth && !top;
    if (allStale) top = lastTopOfBook(*depth, choice);
}

std::size_t HeatmapView::Parts::columnsInView() const
{
    if (source.empty() || view.width() <= 0) return 0;
    const std::int64_t from = std::max(view.cellAt(0), view.cellOf(source.firstColumn()));
    const std::int64_t to = std::min(view.cellAt(view.width() - 1), view.cellOf(source.lastColumn())) + 1;
    return static_cast<std::size_t>(std::max<std::int64_t>(0, to - from));
}

bool HeatmapView::Parts::wantsColors() const
{
    return !scale.byUser() && depth && scale.wantsSample(depth->asOf.mono, columnsInView());
}

void HeatmapView::Parts::sampleColors()
{
    raster.collect(sampled);
    if (sampled.empty()) return;
    scale.sample(sampled, depth->asOf.mono, columnsInView());
    recolor();
    Q_EMIT q->scaleChanged();
    Q_EMIT q->viewChanged();
}

void HeatmapView::Parts::recolor()
{
    raster.setColors(style.theme, scale);
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
        if (r)
            reachBp = std::max(
                reachBp, std::max(r->high.value() - top->mid(), top->mid() - r->low.value()) / top->mid() * 1e4);
    }
    const double half = std::clamp(reachBp * 0.95, kMinReachBp, kMaxReachBp);
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
    view.setLeft(std::clamp(view.left(), std::min(oldest, liveLeft()), liveLeft()));
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
    undo.push_back({view.priceZoom(), view.timeZoom(), view.top(), view.left(), live, followPrice});
    if (undo.size() > kUndoDepth) undo.erase(undo.begin());
}

void HeatmapView::Parts::changed()
{
    moved = true;
    q->update();
    Q_EMIT q->viewChanged();
}

// ---- Settings ----------------------------------------------------------------------------------

void HeatmapView::setGroup(Price group)
{
    if (group == m->wantedGroup) return;
    m->wantedGroup = group;
    m->sync();
    if (m->fitted && m->top) {
        // The same span of price as before, in the new rows.
        const double span = m->layout.past.height() / m->view.priceZoom().density();
        m->applyPriceZoom(fitZoom(span, m->layout.past.height(), m->limits()), m->view.height() / 2);
    }
    m->changed();
}

Price HeatmapView::group() const
{
    m->sync();
    return m->view.group();
}

Price HeatmapView::wantedGroup() const
{
    return m->wantedGroup;
}

QList<Price> HeatmapView::groupChoices() const
{
    m->sync();
    QList<Price> choices;
    Price g = m->source.finestGroup();
    for (int i = 0; i < kGroupChoices && g.raw > 0; ++i, g = coarserGroup(g)) choices << g;
    return choices;
}

bool HeatmapView::paused() const
{
    return m->leader ? m->leader->paused() : !m->live;
}

void HeatmapView::setPaused(bool paused)
{
    if (m->leader) return m->leader->setPaused(paused);
    if (!paused) return goLive();
    m->sync();
    m->frozen = true;
    m->setLive(false);
    m->changed();
}

void HeatmapView::goLive()
{
    if (m->leader) return m->leader->goLive();
    m->setLive(true);
    m->changed();
}

void HeatmapView::resetView()
{
    if (m->leader) return m->leader->resetView();
    m->remember();
    m->fitted = false;
    m->setLive(true);
    m->changed();
}

Cutoffs HeatmapView::cutoffs() const
{
    return m->scale.cutoffs();
}
bool HeatmapView::cutoffsByUser() const
{
    return m->scale.byUser();
}

void HeatmapView::setCutoffs(std::optional<Cutoffs> user)
{
    m->sync();
    m->scale.setUser(user);
    if (user)
        m->userCutoffs[m->asset] = m->scale.cutoffs();
    else
        m->userCutoffs.erase(m->asset);
    if (!user) m->scale.forget();
    m->recolor();
    m->changed();
    Q_EMIT scaleChanged();
}

int HeatmapView::brightness() const
{
    return m->scale.brightness();
}

void HeatmapView::setBrightness(int step)
{
    if (step == m->scale.brightness()) return;
    m->scale.setBrightness(step);
    m->recolor();
    m->changed();
    Q_EMIT scaleChanged();
}

void HeatmapView::setMarkedPrice(std::optional<double> price)
{
    if (price == m->marked) return;
    m->marked = price;
    update();
}

void HeatmapView::setMarkedTime(std::optional<Timestamp> time)
{
    if (time == m->markedTime) return;
    m->markedTime = time;
    update();
}

std::optional<HeatValue> HeatmapView::valueAt(const QPoint& pos) const
{
    m->sync();
    return m->valueAt(pos);
}

QRect HeatmapView::plotRect() const
{
    return m->layOut().past;
}
QRect HeatmapView::liveRect() const
{
    return m->layOut().live;
}
QRect HeatmapView::priceAxisRect() const
{
    return m->layOut().priceAxis;
}
QRect HeatmapView::timeAxisRect() const
{
    return m->layOut().timeAxis;
}
QRect HeatmapView::volumeRect() const
{
    return m->layOut().volume;
}

int HeatmapView::yOf(double price) const
{
    m->sync();
    return m->view.valid() ? m->logical(m->view.yOf(price)) : 0;
}

double HeatmapView::priceAt(int y) const
{
    m->sync();
    return m->view.valid() ? m->view.priceAt(m->device(y)) : 0;
}

std::optional<int> HeatmapView::xOf(Timestamp t) const
{
    m->sync();
    if (!m->fitted || m->source.empty()) return std::nullopt;
    const double columns =
        static_cast<double>(t.time_since_epoch().count()) / static_cast<double>(m->source.column().count());
    const double x = columns / m->view.timeZoom().columns * m->view.cellPx() - static_cast<double>(m->view.left());
    if (x < 0 || x > m->view.width()) return std::nullopt;
    return m->logical(x);
}

void HeatmapView::resizeEvent(QResizeEvent*)
{
    m->changed();
}

void HeatmapView::changeEvent(QEvent* e)
{
    if (e->type() == QEvent::FontChange || e->type() == QEvent::EnabledChange) m->changed();
    QWidget::changeEvent(e);
}

}  // namespace plimsoll
