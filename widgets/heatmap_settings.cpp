// What can be set from outside: rows, columns, layers, pause, colours, other panels' cursors.
#include "widgets/heatmap_parts.h"

namespace plimsoll {

namespace {
constexpr int kGroupChoices = 7;
}  // namespace

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
    m->rememberLook();
    m->changed();
}

AssetLook HeatmapView::Parts::look() const
{
    AssetLook look;
    if (scale.byUser()) look.cutoffs = scale.cutoffs();
    look.group = wantedGroup;
    look.brightness = scale.brightness();
    look.law = scale.law();
    return look;
}

void HeatmapView::Parts::rememberLook()
{
    if (!asset.empty() && !leader) looks[asset] = look();
}

void HeatmapView::setLayers(const HeatLayers& layers)
{
    if (layers == m->layers) return;
    const bool books = layers.books != m->layers.books;
    m->layers = layers;
    if (books) {
        m->raster.setBooksShown(layers.books);
        m->recolor();
    }
    m->changed();
    Q_EMIT layersChanged();
}

const HeatLayers& HeatmapView::layers() const
{
    return m->layers;
}

void HeatmapView::Parts::toggle(bool HeatLayers::*layer)
{
    HeatLayers next = layers;
    next.*layer = !(next.*layer);
    q->setLayers(next);
}

void HeatmapView::setColumn(Duration column)
{
    if (column == m->wantedColumn) return;
    m->wantedColumn = column;
    if (m->fitted) {
        // A cell is another span of time now: as wide as one column is at first. Where one looks is kept
        // (takeUnit).
        m->view.zoomTime(TimeZoom{}, m->view.width());
        m->autoTime = true;
    }
    m->dirty = true;
    m->changed();
}

Duration HeatmapView::wantedColumn() const
{
    return m->wantedColumn;
}

Duration HeatmapView::column() const
{
    m->sync();
    return m->source.column();
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
    for (int i = 0; i < kGroupChoices && g.raw > 0 && !choices.contains(g); ++i, g = coarserGroup(g)) choices << g;
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

void HeatmapView::setAlertLines(std::vector<AlertLine> lines)
{
    if (m->alerts.set(std::move(lines))) update();
    if (m->drag == Drag::Alert && !m->alerts.dragged()) m->drag = Drag::None;
}

void HeatmapView::setAlertMarks(std::vector<AlertMark> marks)
{
    if (m->alerts.setMarks(std::move(marks))) update();
}

void HeatmapView::setMarks(std::vector<ChartMark> marks)
{
    if (m->pins.set(std::move(marks))) update();
}
const ChartMarks& HeatmapView::marks() const
{
    return m->pins;
}

std::optional<double> HeatmapView::draggedTo() const
{
    for (const AlertLine& line : m->alerts.lines())
        if (m->alerts.dragged() == line.id) return m->alerts.valueOf(line);
    return std::nullopt;
}

const std::vector<AlertLine>& HeatmapView::alertLines() const
{
    return m->alerts.lines();
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
    if (!user) m->scale.forget();
    m->rememberLook();
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
    m->rememberLook();
    m->recolor();
    m->changed();
    Q_EMIT scaleChanged();
}

ColorLaw HeatmapView::colorLaw() const
{
    return m->scale.law();
}

void HeatmapView::setColorLaw(ColorLaw law)
{
    if (law == m->scale.law()) return;
    m->scale.setLaw(law);
    m->scale.forget();
    m->rememberLook();
    m->recolor();
    m->dirty = true;
    m->changed();
    Q_EMIT scaleChanged();
}

const DepthScale& HeatmapView::scale() const
{
    return m->scale;
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

}  // namespace plimsoll
