#include "ui/panels/depth_panel.h"

#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/quote_rows.h"
#include "ui/venue_words.h"
#include "widgets/depth_legend.h"
#include "widgets/format.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

DepthPanel::DepthPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("depth"), tr("Depth"), deps, parent)
{
    m_choice.venues = 0;
    for (VenueId v : venues()) m_choice.venues |= venueBit(v);
    m_many = m_choice.venues;

    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    m_heat = new HeatmapView(theme(), content);
    m_heat->setFocusPolicy(Qt::StrongFocus);
    m_lanes = new DepthLanes(theme(), m_heat, venues(), content);
    m_lanes->hide();
    m_ladder = new LadderView(theme(), content);
    m_ladder->setFixedWidth(212);
    m_quotes = new TextTable(quoteColumns(), this);
    m_quoteView = new BoardView(theme(), content, Density::Compact);
    m_quoteView->setAccessibleName(tr("Best quotes"));
    m_quoteView->setSelectionMode(QAbstractItemView::NoSelection);
    m_quoteView->setBoard(m_quotes);
    m_quoteView->setEmptyText(tr("No quotes yet"));
    m_quoteView->setFixedHeight(24 + 20 * static_cast<int>(venues().size()));
    auto* upper = new QHBoxLayout;
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(0);
    upper->addWidget(m_heat, 1);
    upper->addWidget(m_lanes, 1);
    upper->addWidget(m_ladder);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_second = new QWidget(content);
    m_second->setProperty("surface", "toolbar");
    m_second->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_second->hide();
    m_secondRow = new QHBoxLayout(m_second);
    m_secondRow->setContentsMargins(8, 0, 8, 3);
    m_secondRow->setSpacing(8);
    column->addWidget(m_second);
    column->addLayout(upper, 1);
    column->addWidget(m_quoteView);
    buildToolbar();
    body()->setContent(content);

    connect(m_lanes, &DepthLanes::priceHovered, m_ladder, &LadderView::setMarkedPrice);
    connect(m_heat, &HeatmapView::priceHovered, m_ladder, &LadderView::setMarkedPrice);
    connect(m_ladder, &LadderView::priceHovered, m_heat, &HeatmapView::setMarkedPrice);
    connect(m_heat, &HeatmapView::groupChanged, this, &DepthPanel::showGroups);
    connect(&selection(), &Selection::assetChanged, this, [this] {
        m_depthVersion = 0;
        m_shown.reset();
        m_heat->setData(nullptr);
        m_lanes->setData(nullptr);
        m_ladder->setData(nullptr);
        m_quotes->apply({});
        showSizes();
        showAlertLines();
        m_desk.reset();
        m_heat->setPositionLines({});
        for (VenueId v : this->venues())
            if (HeatmapView* lane = m_lanes->view(v)) {
                lane->setPositionLines({});
                lane->setKeyLevels({});
            }
        m_drawnLevels = {};
        m_heat->setKeyLevels({});
    });
    connect(&selection(), &Selection::sizeUnitChanged, this, [this] {
        showSizes();
        if (!m_shown) return;
        showQuotes(m_shown->asOf);
        showFace(m_shown->asOf);
    });
    wireAlerts();
    showSizes();
    setChoice(m_choice);
}

void DepthPanel::showSizes()
{
    const SizeUnit unit = selection().sizeUnit();
    m_heat->setUnit(unit, m_rates);
    m_lanes->setUnit(unit, m_rates);
    m_ladder->setUnit(unit, m_rates);
    m_quotes->setHead(kBidSizeColumn, quoteSizeHead(false, unit, selection().asset()));
    m_quotes->setHead(kAskSizeColumn, quoteSizeHead(true, unit, selection().asset()));
}

void DepthPanel::togglePause()
{
    m_heat->setPaused(!m_heat->paused());
}

std::uint64_t DepthPanel::version(const SnapshotHub& hub) const
{
    return hub.depth.version() + hub.liquidations.version() + hub.health.version() + hub.desk.version() +
           hub.phase.version();
}

void DepthPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    const Freshness pulse = modelPulse(hub, now);
    if (const auto market = hub.market.read(); market.value && market.version != m_marketVersion) {
        m_marketVersion = market.version;
        std::vector<FxRate> rates;
        for (const FxRate& r : market.value->fx) {
            FxRate plain;
            plain.currency = r.currency;
            plain.used = r.used;
            if (r.usd) plain.usd = r.used;
            rates.push_back(plain);
        }
        if (rates != m_rates) {
            m_rates = std::move(rates);
            showSizes();
        }
    }
    const auto read = hub.depth.read();
    const bool rejudged = pulse != m_pulse;
    m_pulse = pulse;
    // The model may still publish the asset that was in focus before.
    if (read.value && QString::fromStdString(read.value->asset) == selection().asset() &&
        (read.version != m_depthVersion || rejudged)) {
        m_depthVersion = read.version;
        m_shown = read.value;
        if (m_pulse == Freshness::Stale) {
            auto stale = std::make_shared<DepthSnapshot>(*m_shown);
            for (DepthLane& lane : stale->lanes) lane.fresh = withPulse(lane.fresh, m_pulse);
            m_shown = std::move(stale);
        }
        m_heat->setData(m_shown);
        if (m_mode == DepthMode::Lanes) m_lanes->setData(m_shown);
        m_ladder->setData(m_shown);
        showGroups();
        showColumns();
        // A table is read, not watched: ten times a second is enough.
        if (now.mono - m_quotesAt >= std::chrono::milliseconds{100} || rejudged || m_quotes->rowCount() == 0)
            showQuotes(now);
    }
    if (const auto liq = hub.liquidations.read(); liq.version != m_liquidationVersion) {
        m_liquidationVersion = liq.version;
        m_heat->setLiquidations(liq.value);
        m_lanes->setLiquidations(liq.value);
    }
    showPositions(hub, now);
    showKeyLevels(hub);
    if (m_alertUnit != dollarUnit()) showAlertLines();
    m_health = hub.health.read().value;
    m_instruments = hub.instruments.read().value;
    showEmpty(m_health.get());
    showLanes(now);
    showChips(now);
    showFace(now);
}

void DepthPanel::age(AsOf now)
{
    showQuotes(now);
    showChips(now);
    showLanes(now);
    showFace(now);
}

void DepthPanel::showQuotes(AsOf now)
{
    if (!m_shown) return;
    m_quotesAt = now.mono;
    m_quotes->apply(quoteRows(*m_shown, venues(), now, m_pulse, selection().sizeUnit()));
    // Perpetuals and spot where there is the height for both.
    const int least = static_cast<int>(venues().size());
    const int most = height() >= 780 ? 2 * least : height() >= 640 ? std::max(least, 6) : least;
    const int rows = within(m_quotes->rowCount(), least, most);
    const int height = 24 + 20 * rows;
    if (m_quoteView->height() != height) m_quoteView->setFixedHeight(height);
}

// While there is no book at all, the feeds' own words say why.
void DepthPanel::showEmpty(const HealthSnapshot* health)
{
    QStringList why;
    const bool anyBook =
        m_shown && std::any_of(m_shown->lanes.begin(), m_shown->lanes.end(), [&](const DepthLane& lane) {
            return chosen(lane, m_choice) && lane.state != BookState::Empty;
        });
    if (health && !anyBook)
        for (VenueId v : venues()) {
            const VenueRow& row = health->venues[static_cast<std::size_t>(v)];
            if (!m_choice.has(v) || row.state == Freshness::Live) continue;
            const std::string& said =
                row.health && !row.health->headline.empty() ? row.health->headline : row.detail;
            if (!row.enabled)
                why << tr("%1 is switched off").arg(text(venueCode(v)));
            else if (!said.empty())
                why << text(venueCode(v)) + QLatin1Char(' ') +
                           venueSays(v, said).replace(QStringLiteral("; "), QStringLiteral("\n"));
        }
    m_heat->setEmptyText(why.join(QLatin1Char('\n')));
}

void DepthPanel::showLanes(AsOf now)
{
    if (m_mode != DepthMode::Lanes) return;
    std::vector<LaneFace> faces;
    for (VenueId v : venues()) faces.push_back(laneFace(v, now));
    m_lanes->setFaces(std::move(faces));
    m_lanes->setData(m_shown);
}

bool DepthPanel::plotHasFocus() const
{
    return m_heat->hasFocus() || m_lanes->hasFocusInside();
}

WatchSet DepthPanel::watch() const
{
    WatchSet w;
    if (!selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    // Shorter columns than the usual ones are kept only while somebody looks at them.
    const auto ms = m_heat->wantedColumn() / std::chrono::milliseconds{1};
    if (ms > 0 && ms < 1'000) w.depthColumnMs = static_cast<int>(ms);
    return w;
}

void DepthPanel::themeChanged()
{
    Panel::themeChanged();
    showAlertLines();
    m_heat->setTheme(theme());
    m_ladder->setTheme(theme());
    m_legend->setTheme(theme());
    m_modes->setTheme(theme());
    m_lanes->setTheme(theme());
    m_market->setTheme(theme());
    for (VenueChip* chip : m_chips) chip->setTheme(theme());
    m_quoteView->themeChanged();
}

void DepthPanel::focusInside()
{
    HeatmapView* to = m_heat;
    if (m_mode == DepthMode::Lanes)
        for (VenueId v : venues())
            if (m_choice.has(v)) {
                to = m_lanes->view(v);
                break;
            }
    to->setFocus(Qt::TabFocusReason);
}

void DepthPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    placeParts();
}

}  // namespace plimsoll
