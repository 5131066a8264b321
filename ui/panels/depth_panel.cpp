#include "ui/panels/depth_panel.h"

#include "model/market/decimal.h"
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/depth_series.h"
#include "ui/panels/quote_rows.h"
#include "ui/venue_words.h"
#include "widgets/depth_legend.h"
#include "widgets/format.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>

namespace plimsoll {

namespace {

std::uint8_t bit(VenueId v)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
}

}  // namespace

DepthPanel::DepthPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("depth"), tr("Depth"), deps, parent)
{
    m_choice.venues = 0;
    for (VenueId v : venues()) m_choice.venues |= bit(v);
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
    });
    setChoice(m_choice);
}

void DepthPanel::buildToolbar()
{
    QWidget* bar = makeToolbar();
    auto* row = m_row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    m_modes = new Segmented(theme(), {tr("Stack"), tr("Overlay"), tr("Lanes"), tr("Solo")}, bar);
    m_modes->setAccessibleName(tr("How venues are put together"));
    m_modes->setToolTip(
        tr("Stack: sum of the venues. Overlay: sum, with each venue's own path and book.\n"
           "Lanes: venues side by side. Solo: one venue (V: the next)."));
    row->addWidget(m_modes);
    for (VenueId v : venues()) {
        auto* chip = new VenueChip(v, theme(), bar);
        chip->setCheckable(true);
        chip->setAccessibleName(venueNameText(v));
        connect(chip, &QAbstractButton::clicked, this, [this, v] { chipClicked(v); });
        m_chips.push_back(chip);
        row->addWidget(chip);
    }
    m_market = new Segmented(theme(), {tr("perp"), tr("spot")}, bar);
    m_market->setAccessibleName(tr("Market"));
    row->addWidget(m_market);
    auto* label = new QLabel(tr("Group"), bar);
    label->setProperty("tone", "muted");
    label->setObjectName(QStringLiteral("groupLabel"));
    m_group = new QComboBox(bar);
    m_group->setAccessibleName(tr("Price rows"));
    m_group->setToolTip(tr("Height of a price row (G)"));
    m_group->setFixedWidth(104);
    row->addWidget(label);
    row->addWidget(m_group);
    row->addStretch(1);
    m_legend = new DepthLegend(theme(), m_heat, bar);
    row->addWidget(m_legend);
    body()->setToolbar(bar);

    connect(m_modes, &Segmented::currentChanged, this,
            [this](int mode) { setMode(static_cast<DepthMode>(mode)); });
    connect(m_market, &Segmented::currentChanged, this, [this](int market) {
        LaneChoice c = m_choice;
        c.market = market == 1 ? Market::Spot : Market::Perp;
        setChoice(c);
    });
    connect(m_group, &QComboBox::activated, this, [this](int i) {
        const Price group{m_group->itemData(i).toLongLong()};
        m_heat->setGroup(group);
        showGroups();
    });
}

void DepthPanel::setMode(DepthMode mode)
{
    LaneChoice c = m_choice;
    if (mode == DepthMode::Solo) {
        // Alone: the first of those that were together.
        if (m_mode != DepthMode::Solo)
            for (VenueId v : venues())
                if (c.has(v)) {
                    c.venues = bit(v);
                    break;
                }
    } else {
        m_manyMode = mode;
        c.venues = m_many;
    }
    m_mode = mode;
    {
        const QSignalBlocker quiet(m_modes);
        m_modes->setCurrent(static_cast<int>(mode));
    }
    m_heat->setOverlay(mode == DepthMode::Overlay);
    const bool inside = plotHasFocus();
    m_heat->setVisible(mode != DepthMode::Lanes);
    m_lanes->setVisible(mode == DepthMode::Lanes);
    if (inside) focusInside();
    setChoice(c);
    placeParts();
}

void DepthPanel::chipClicked(VenueId venue)
{
    LaneChoice c = m_choice;
    if (m_mode == DepthMode::Solo)
        c.venues = bit(venue);
    else
        c.venues ^= bit(venue);
    if (c.venues == 0) c.venues = bit(venue);  // one always stays
    setChoice(c);
}

void DepthPanel::setChoice(LaneChoice choice)
{
    m_choice = choice;
    if (m_mode != DepthMode::Solo) m_many = choice.venues;
    for (VenueChip* chip : m_chips) chip->setChecked(choice.has(chip->venue()));
    m_market->setCurrent(choice.market == Market::Spot ? 1 : 0);
    m_heat->setLanes(choice);
    m_lanes->setLanes(choice);
    m_ladder->setLanes(choice);
    showGroups();
    if (!m_shown) return;
    showLanes(m_shown->asOf);
    showFace(m_shown->asOf);
}

// All together, then one after the other, then together again as before.
void DepthPanel::nextVenue()
{
    if (m_mode != DepthMode::Solo) return setMode(DepthMode::Solo);
    LaneChoice c = m_choice;
    const auto& all = venues();
    const auto at = std::find_if(all.begin(), all.end(), [&](VenueId v) { return c.has(v); });
    if (at == all.end() || at + 1 == all.end()) {
        if (m_many != c.venues) return setMode(m_manyMode);
        c.venues = bit(all.front());
    } else {
        c.venues = bit(*(at + 1));
    }
    setChoice(c);
}

void DepthPanel::nextGroup()
{
    if (m_group->count() == 0) return;
    m_group->setCurrentIndex((m_group->currentIndex() + 1) % m_group->count());
    Q_EMIT m_group->activated(m_group->currentIndex());
}

void DepthPanel::togglePause()
{
    m_heat->setPaused(!m_heat->paused());
}

std::uint64_t DepthPanel::version(const SnapshotHub& hub) const
{
    return hub.depth.version() + hub.liquidations.version() + hub.health.version();
}

void DepthPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    const Freshness pulse = modelPulse(hub, now);
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
        // A table is read, not watched: ten times a second is enough.
        if (now.mono - m_quotesAt >= std::chrono::milliseconds{100} || rejudged || m_quotes->rowCount() == 0)
            showQuotes(now);
    }
    if (const auto liq = hub.liquidations.read(); liq.version != m_liquidationVersion) {
        m_liquidationVersion = liq.version;
        m_heat->setLiquidations(liq.value);
        m_lanes->setLiquidations(liq.value);
    }
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
    m_quotes->apply(quoteRows(*m_shown, venues(), now, m_pulse));
    const int rows = std::clamp(m_quotes->rowCount(), static_cast<int>(venues().size()), 6);
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

void DepthPanel::showGroups()
{
    const QList<Price> choices = m_heat->groupChoices();
    const Price wanted = m_heat->wantedGroup();
    const Price now = m_heat->group();
    if (choices != m_groups || m_group->count() == 0) {
        m_groups = choices;
        m_group->clear();
        m_group->addItem(QString(), 0);
        for (Price p : choices)
            m_group->addItem(QStringLiteral("$") + format::price(p), static_cast<qlonglong>(p.raw));
    }
    const QString automatic = now.raw > 0 ? tr("auto $%1").arg(format::price(now)) : tr("auto");
    if (m_group->itemText(0) != automatic) m_group->setItemText(0, automatic);
    const int at = wanted.raw > 0 ? m_group->findData(static_cast<qlonglong>(wanted.raw)) : 0;
    if (at >= 0 && at != m_group->currentIndex()) m_group->setCurrentIndex(at);
    // Ladder and plot have the same rows.
    m_ladder->setGroup(now);
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
    return w;
}

QJsonObject DepthPanel::saveState() const
{
    return {{QStringLiteral("mode"), static_cast<int>(m_mode)},
            {QStringLiteral("manyMode"), static_cast<int>(m_manyMode)},
            {QStringLiteral("venues"), m_choice.venues},
            {QStringLiteral("together"), m_many},
            {QStringLiteral("spot"), m_choice.market == Market::Spot},
            {QStringLiteral("heat"), m_heat->saveState()}};
}

void DepthPanel::restoreState(const QJsonObject& state)
{
    std::uint8_t all = 0;
    for (VenueId v : venues()) all |= bit(v);
    const auto venuesOf = [&](const char* key, int otherwise) {
        const auto kept = static_cast<std::uint8_t>(state.value(QLatin1String(key)).toInt(otherwise) & all);
        return kept ? kept : all;
    };
    LaneChoice c;
    c.venues = venuesOf("venues", all);
    c.market = state.value(QStringLiteral("spot")).toBool() ? Market::Spot : Market::Perp;
    const bool alone = std::popcount(c.venues) == 1 && std::popcount(all) > 1;
    const auto modeOf = [&](const char* key, DepthMode otherwise) {
        const int mode = state.value(QLatin1String(key)).toInt(static_cast<int>(otherwise));
        return mode >= 0 && mode <= static_cast<int>(DepthMode::Solo) ? static_cast<DepthMode>(mode) : otherwise;
    };
    DepthMode mode = modeOf("mode", alone ? DepthMode::Solo : DepthMode::Stack);
    if (mode == DepthMode::Solo && !alone) mode = DepthMode::Stack;
    m_heat->restoreState(state.value(QStringLiteral("heat")).toObject());
    m_many = mode == DepthMode::Solo ? venuesOf("together", all) : c.venues;
    setMode(mode);
    if (mode == DepthMode::Solo) {
        m_manyMode = modeOf("manyMode", DepthMode::Stack);
        if (m_manyMode == DepthMode::Solo) m_manyMode = DepthMode::Stack;
    }
    setChoice(c);
}

std::vector<ExportTable> DepthPanel::exportTables() const
{
    return {m_quotes->toExport(QStringLiteral("quotes"), tr("Best quotes"))};
}

std::vector<ExportTable> DepthPanel::exportSeries() const
{
    if (!m_shown) return {};
    return {depthColumns(*m_shown), depthLevels(*m_shown)};
}

void DepthPanel::themeChanged()
{
    Panel::themeChanged();
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

// What a narrow panel does without, last first: legend, ladder. Lanes need the ladder's room sooner.
void DepthPanel::placeParts()
{
    const bool lanes = m_mode == DepthMode::Lanes;
    m_ladder->setVisible(width() >= (lanes ? 860 : 520));
    m_ladder->setFixedWidth(width() < 800 ? 188 : 212);
    // The toolbar: chips draw closer, then the word and the legend go.
    auto* label = findChild<QLabel*>(QStringLiteral("groupLabel"));
    const int word = label ? label->sizeHint().width() + 8 : 0;
    const int legend = m_legend->sizeHint().width();
    int rest = 0;
    for (const bool compact : {false, true}) {
        for (VenueChip* chip : m_chips) chip->setCompact(compact);
        m_row->setSpacing(compact ? 5 : 8);
        const int gap = m_row->spacing();
        rest = width() - 16 - m_group->width() - gap;
        for (const QWidget* part : {static_cast<QWidget*>(m_modes), static_cast<QWidget*>(m_market)})
            rest -= part->sizeHint().width() + gap;
        for (const VenueChip* chip : m_chips) rest -= chip->sizeHint().width() + gap;
        if (rest >= word + legend) break;
    }
    m_legend->setVisible(rest >= legend);
    if (rest >= legend) rest -= legend;
    if (label) label->setVisible(rest >= word);
}

}  // namespace plimsoll
