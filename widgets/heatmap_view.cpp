#include "widgets/heatmap_view.h"

#include "widgets/heatmap_parts.h"
#include "widgets/ui_text.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// Cells of the books' past that are read for one frame of a gesture: well below a millisecond.
constexpr std::size_t kBudget = 700'000, kLaneBudget = kBudget / 3;

}  // namespace

HeatmapView::HeatmapView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m(std::make_unique<Parts>(this, theme))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(UiText::tr("Depth heatmap"));
    m->recolor();
}

HeatmapView::~HeatmapView() = default;

void HeatmapView::setTheme(const Theme& theme)
{
    m->style = HeatStyle(theme);
    m->bubbleForms.clear();
    m->markForms.clear();
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
    m->marks.clear();  // they point into what goes
    m->marksOf = {};
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

void HeatmapView::setUnit(SizeUnit unit, const std::vector<FxRate>& rates)
{
    if (unit == m->unit && rates == m->rates) return;
    m->large.clear();  // what stands beside them is in the other unit
    m->unit = unit;
    m->rates = rates;
    m->dirty = true;
    update();
}

const SizeScale& HeatmapView::sizes() const
{
    m->sync();
    return m->sizes;
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

void HeatmapView::Parts::sync(bool painting)
{
    layout = layOut();
    const double dpr = q->devicePixelRatioF();
    if (dpr != view.dpr()) {
        bubbleForms.clear();
        markForms.clear();
    }
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
            refreshNumbers();
            gaps = gapRuns(raster, view, layout, source.column());
            refreshStale();
            refreshProfile();
            refreshWalls();
            refreshLarge();
            refreshTrades();
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
        const bool first = asset.empty();
        asset = depth->asset;
        fitted = frozen = false;
        live = followPrice = true;
        undo.clear();
        scale.forget();
        ruler.reset();
        // As it was last looked at; an asset that is new takes brightness and law from the one before, while rows
        // and dollars of another price mean nothing here.
        const auto known = looks.find(asset);
        const AssetLook look = known == looks.end()
                                   ? AssetLook{{}, first ? wantedGroup : Price{}, scale.brightness(), scale.law()}
                                   : known->second;
        scale.setUser(look.cutoffs);
        scale.setBrightness(look.brightness);
        scale.setLaw(look.law);
        wantedGroup = look.group;
        recolor();
        Q_EMIT q->scaleChanged();
    }
    if (!source.set(depth, choice, wantedColumn)) raster.clear();
    takeUnit();
    sizes = depth ? sizeScale(*depth, choice, unit, rates) : SizeScale{};
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
    return (!scale.byUser() || scale.law() == ColorLaw::Rank) && depth &&
           scale.wantsSample(depth->asOf.mono, columnsInView());
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

std::optional<HeatValue> HeatmapView::valueAt(const QPoint& pos) const
{
    m->sync();
    return m->valueAt(pos);
}

QStringList HeatmapView::tipAt(const QPoint& pos) const
{
    QStringList lines;
    if (const auto value = valueAt(pos))
        for (const TooltipLine& l : m->tipAt(pos, *value)) lines << (l.strong + u' ' + l.rest).trimmed();
    return lines;
}

QString HeatmapView::rulerText() const
{
    m->sync();
    return m->rulerText();
}

QString HeatmapView::marksSince() const
{
    m->sync();
    return m->marksSince();
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
