#include "widgets/depth_lanes.h"

#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kHead = 20, kRule = 1, kPadding = 6, kLight = 8;
constexpr int kPriceAxis = 58;  // of the last lane

}  // namespace

DepthLanes::DepthLanes(const Theme& theme, HeatmapView* leader, const std::vector<VenueId>& venues,
                       QWidget* parent)
    : QWidget(parent), m_theme(theme), m_leader(leader)
{
    setAccessibleName(UiText::tr("Depth by venue"));
    for (VenueId v : venues) {
        auto* view = new HeatmapView(theme, this);
        view->setAccessibleName(UiText::tr("Depth heatmap of ") + venueNameText(v));
        view->setLeader(leader, false);
        view->hide();
        m_lanes.push_back({v, view, {}, false});
        connect(view, &HeatmapView::priceHovered, this, [this, view](std::optional<double> price) {
            for (const Lane& lane : m_lanes)
                if (lane.view != view) lane.view->setMarkedPrice(price);
            Q_EMIT priceHovered(price);
        });
        connect(view, &HeatmapView::timeHovered, this, [this, view](std::optional<Timestamp> time) {
            for (const Lane& lane : m_lanes)
                if (lane.view != view) lane.view->setMarkedTime(time);
        });
        connect(view, &HeatmapView::menuRequested, this, &DepthLanes::menuRequested);
    }
    connect(leader, &HeatmapView::viewChanged, this, [this] {
        for (const Lane& lane : m_lanes) lane.view->update();
    });
}

void DepthLanes::setTheme(const Theme& theme)
{
    m_theme = theme;
    for (const Lane& lane : m_lanes) lane.view->setTheme(theme);
    update();
}

void DepthLanes::setData(std::shared_ptr<const DepthSnapshot> depth)
{
    m_depth = std::move(depth);
    for (const Lane& lane : m_lanes)
        if (lane.shown) lane.view->setData(m_depth);
}

void DepthLanes::setLiquidations(std::shared_ptr<const LiquidationSnapshot> liquidations)
{
    for (const Lane& lane : m_lanes) lane.view->setLiquidations(liquidations);
}

void DepthLanes::setUnit(SizeUnit unit, const std::vector<FxRate>& rates)
{
    for (const Lane& lane : m_lanes) lane.view->setUnit(unit, rates);
}

void DepthLanes::setLanes(const LaneChoice& choice)
{
    m_choice = choice;
    for (Lane& lane : m_lanes) {
        LaneChoice one = LaneChoice::only(lane.venue);
        one.market = choice.market;
        lane.view->setLanes(one);
    }
    place();
}

void DepthLanes::setFaces(std::vector<LaneFace> faces)
{
    if (faces == m_faces) return;
    m_faces = std::move(faces);
    for (const LaneFace& face : m_faces)
        if (HeatmapView* v = view(face.venue)) {
            v->setEmptyText(face.why);
            v->setDimmed(face.off);
        }
    update();
}

HeatmapView* DepthLanes::view(VenueId venue) const
{
    const auto at =
        std::find_if(m_lanes.begin(), m_lanes.end(), [venue](const Lane& l) { return l.venue == venue; });
    return at == m_lanes.end() ? nullptr : at->view;
}

QRect DepthLanes::headRect(VenueId venue) const
{
    const auto at =
        std::find_if(m_lanes.begin(), m_lanes.end(), [venue](const Lane& l) { return l.venue == venue; });
    return at == m_lanes.end() || !at->shown ? QRect() : at->head;
}

bool DepthLanes::hasFocusInside() const
{
    return std::any_of(m_lanes.begin(), m_lanes.end(), [](const Lane& l) { return l.view->hasFocus(); });
}

// Equal plots; what is left over goes to the first ones, a pixel each.
void DepthLanes::place()
{
    std::vector<Lane*> shown;
    for (Lane& lane : m_lanes) {
        const bool wanted = m_choice.has(lane.venue);
        if (wanted && !lane.shown) lane.view->setData(m_depth);
        if (!wanted && lane.shown) lane.view->setData(nullptr);
        lane.shown = wanted;
        if (wanted)
            shown.push_back(&lane);
        else
            lane.view->hide();
    }
    const int n = static_cast<int>(shown.size());
    const int room = std::max(0, width() - kPriceAxis - kRule * (n - 1));
    int x = 0;
    for (int i = 0; i < n; ++i) {
        const bool last = i + 1 == n;
        const int plot = room / n + (i < room % n ? 1 : 0);
        const int w = plot + (last ? kPriceAxis : 0);
        Lane& lane = *shown[static_cast<std::size_t>(i)];
        lane.view->setLeader(m_leader, last);
        lane.head = QRect(x, 0, w, kHead);
        lane.view->setGeometry(x, kHead, w, std::max(0, height() - kHead));
        lane.view->show();
        x += w + kRule;
    }
    // The leader is hidden and in no layout meanwhile; it keeps the height that the lanes have.
    if (isVisible()) m_leader->resize(size());
    update();
}

void DepthLanes::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.line.base);
    const QFont font = m_theme.font(11), strong = m_theme.font(11, 500);
    for (const Lane& lane : m_lanes) {
        if (!lane.shown) continue;
        p.fillRect(lane.head, m_theme.bg.header);
        p.fillRect(lane.head.left(), lane.head.bottom(), lane.head.width(), 1, m_theme.line.base);
        const auto face =
            std::find_if(m_faces.begin(), m_faces.end(), [&](const LaneFace& f) { return f.venue == lane.venue; });
        const Light light = face == m_faces.end() ? Light::Off : face->light;
        QRect at = lane.head.adjusted(kPadding, 0, -4, -1);
        paintLight(&p, QRect(at.left(), at.top() + (at.height() - kLight) / 2, kLight, kLight), light, m_theme);
        at.setLeft(at.left() + kLight + 5);
        at.setLeft(paintVenueKey(&p, at, lane.venue, m_theme));
        p.setFont(strong);
        p.setPen(m_theme.text.base);
        const QString code = venueCodeText(lane.venue);
        p.drawText(at, Qt::AlignVCenter | Qt::AlignLeft, code);
        at.setLeft(at.left() + QFontMetrics(strong).horizontalAdvance(code) + kPadding);
        if (face == m_faces.end()) continue;
        p.setFont(font);
        p.setPen(light == Light::Live || light == Light::Off ? m_theme.text.muted : lightColor(light, m_theme));
        p.drawText(at, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(font).elidedText(face->word, Qt::ElideRight, at.width()));
    }
}

void DepthLanes::resizeEvent(QResizeEvent*)
{
    place();
}

void DepthLanes::showEvent(QShowEvent*)
{
    place();
}

}  // namespace plimsoll
