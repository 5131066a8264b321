#include "ui/panels/liquidity_panel.h"

#include "model/analytics/market_state.h"
#include "model/boards/overview_board.h"
#include "ui/alert_numbers.h"
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidity_plan.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

constexpr QSize kRoomForAll{820, 640}, kRoomAcross{1'150, 430};
constexpr Duration kMetricsLimit = std::chrono::seconds{5};  // they are renewed once a second
constexpr int kRoomForTwoLines = 520;

}  // namespace

LiquidityPanel::LiquidityPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("liquidity"), tr("Liquidity"), deps, parent)
{
    QWidget* bar = Panel::makeToolbar();
    makeToolbar(bar);
    body()->setToolbar(bar);
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_facts = new FactStrip(theme(), content);
    m_facts->setAccessibleName(tr("Liquidity in figures"));
    m_pages = new PageGrid(theme(), content);
    m_pages->setRoom(kRoomForAll);
    makePages();
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_facts);
    column->addWidget(m_pages, 1);
    body()->setContent(content);

    connect(m_pages, &PageGrid::spreadChanged, this, [this](bool spread) { m_page->setVisible(!spread); });
    connect(m_page, &Segmented::currentChanged, this, [this](int page) {
        m_pages->setCurrent(page);
        showAll();
    });
    for (Segmented* s : {m_market, m_side})
        connect(s, &Segmented::currentChanged, this, [this] {
            m_usual.reset();
            m_asked.reset();
            showAll();
            askUsual(m_at);
        });
    connect(m_clockOf, &Segmented::currentChanged, this, &LiquidityPanel::showClock);
    connect(m_sizeField, &QLineEdit::editingFinished, this, &LiquidityPanel::takeSize);
    connect(m_curves, &CurvePlot::sizePicked, this, &LiquidityPanel::setSize);
    connect(m_plan, &LiquidityPlan::inputsChanged, this, &LiquidityPanel::showPlan);
    connect(&selection(), &Selection::sizeUnitChanged, this, &LiquidityPanel::showAll);
    connect(&selection(), &Selection::assetChanged, this, [this] {
        m_shown.reset();
        m_usual.reset();
        m_asked.reset();
        m_volume.reset();
        showAll();
    });
    showAll();
}

BoardView* LiquidityPanel::tableView(TextTable* table, const QString& name)
{
    auto* v = new BoardView(theme(), m_pages);
    v->setAccessibleName(name);
    std::vector<BoardColumn> columns;
    for (const TextColumn& c : table->columns()) {
        BoardColumn b;
        b.spec.widest = c.widest;
        b.spec.rest = c.rest;
        b.spec.rightAligned = c.right;
        b.spec.extra = c.right ? 0 : 8;
        b.drop = c.drop;
        b.most = 132;
        columns.push_back(b);
    }
    v->setBoard(table, std::move(columns), new FloorDelegate(theme(), v));
    v->setEmptyText(tr("Waiting for the first book"));
    v->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(v, &QWidget::customContextMenuRequested, this, [this, v](const QPoint& at) { menuAt(v, at); });
    return v;
}

void LiquidityPanel::makePages()
{
    m_bands = new TextTable(bandColumns(), this);
    m_bandView = tableView(m_bands, tr("Depth by band and venue"));
    m_routes = new TextTable(routeColumns(), this);
    m_routeView = tableView(m_routes, tr("Where my size would go, and sizes that can be traded"));
    m_curves = new CurvePlot(theme(), m_pages);
    m_curves->setAccessibleName(tr("Cost by size"));
    m_curves->setXTicks({kCurveUsd.begin(), kCurveUsd.end()});
    m_curves->setFormats([](double v) { return liquiditySize(v); }, [](double v) { return format::bp(v); },
                         tr("bp"), tr("bp from the mid, root scale"));
    auto* week = new QWidget(m_pages);
    week->setProperty("surface", "panel");
    m_clock = new WeekClock(theme(), week);
    m_clock->setAccessibleName(tr("Usual liquidity by hour of the week"));
    m_clockOf = new Segmented(theme(), {tr("Depth 1 %"), tr("Spread"), tr("Volume")}, week);
    m_clockOf->setAccessibleName(tr("What the clock shows"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 10, 0);
    m_clockNow = new QLabel(week);
    m_clockNow->setTextFormat(Qt::PlainText);
    m_clockNow->setProperty("tone", "muted");
    m_clockNow->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    head->addWidget(m_clockOf);
    head->addStretch(1);
    auto* column = new QVBoxLayout(week);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    auto* now = new QHBoxLayout;
    now->setContentsMargins(10, 0, 10, 0);
    now->addWidget(m_clockNow);
    column->addLayout(now);
    column->addWidget(m_clock, 1);
    m_plan = new LiquidityPlan(theme(), m_pages);

    const int rows = static_cast<int>(venues().size()) + 1;
    const int table = 24 + rows * rowHeight(Density::Normal) + 2;
    m_pages->add({{}, m_bandView, 0, 1, table, table});
    m_pages->add({{}, m_curves, 1, 11, 0, 150});
    m_pages->add({{}, m_routeView, 1, 12, 0, table});
    m_pages->add({{}, week, 2, 11, 0, 180});
    m_pages->add({{}, m_plan, 2, 12, 0, 190});
}

void LiquidityPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_facts->setMostLines(height() >= kRoomForTwoLines ? 2 : 1);
    // A wide panel has its tables side by side above the rest, a tall one three rows.
    struct Place {
        Page page;
        int row, share;
    };
    static constexpr Place wide[] = {
        {PBands, 0, 13}, {PRoute, 0, 10}, {PCost, 1, 12}, {PClock, 1, 10}, {PPlan, 1, 11}};
    static constexpr Place tall[] = {
        {PBands, 0, 1}, {PCost, 1, 11}, {PRoute, 1, 12}, {PClock, 2, 11}, {PPlan, 2, 12}};
    showControls();
    const bool across = width() >= kRoomAcross.width();
    for (const Place& p : across ? wide : tall) m_pages->setPlace(p.page, p.row, p.share);
    m_pages->setRoom(across ? kRoomAcross : kRoomForAll);
}

WatchSet LiquidityPanel::watch() const
{
    WatchSet w;
    if (!selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    return w;
}

std::uint64_t LiquidityPanel::version(const SnapshotHub& hub) const
{
    return hub.liquidity.version() + hub.metrics.version() + hub.past.version();
}

void LiquidityPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    const std::string asset = selection().asset().toStdString();
    // The board may still tell of the asset that was in focus before.
    if (const auto said = hub.liquidity.read().value; said && said->asset == asset) m_shown = said;
    m_metrics = hub.metrics.read().value;
    m_stored = hub.store.read().value != nullptr;
    if (const auto market = hub.market.read().value) m_rates = market->fx;
    if (const auto all = hub.overview.read().value)
        for (const OverviewRow& r : all->rows)
            if (r.asset == asset) m_volume = r.at(OverviewField::Volume24h).value;
    if (const auto past = hub.past.read().value)
        if (const auto answer = past->of(id().toStdString());
            answer && answer->request.asset == asset && answer->request.market == view().market)
            m_usual = answer;
    showAll();
    askUsual(now);
}

void LiquidityPanel::age(AsOf now)
{
    m_at = now;
    showTables();
    showFace();
    if (const auto session = analytics::sessionAt(static_cast<double>(toUnixMs(now.wall))))
        m_clock->setNow(session->hourOfWeek);
    askUsual(now);
}

LiquidityView LiquidityPanel::view() const
{
    LiquidityView v;
    v.asset = selection().asset().toStdString();
    v.market = m_market->current() == 1 ? Market::Spot : Market::Perp;
    v.side = m_side->current() == 1 ? Side::Buy : Side::Sell;
    v.sizeUsd = m_size;
    v.unit = selection().sizeUnit();
    v.usdPerUsdt = measuredUsd(m_rates, "USDT");
    v.venues = venues();
    v.now = m_at;
    v.stale = m_pulse == Freshness::Stale;
    v.metricsStale = m_metrics && judge(m_at.mono - m_metrics->asOf.mono, kMetricsLimit) == Freshness::Stale;
    return v;
}

const MarketLiquidity* LiquidityPanel::shown() const
{
    return m_counted ? &*m_counted : nullptr;
}

void LiquidityPanel::showAll()
{
    count();
    showTitles();
    showTables();
    showCurves();
    showClock();
    showPlan();
    showFace();
}

void LiquidityPanel::showTables()
{
    const LiquidityView v = view();
    const MarketLiquidity* const m = shown();
    static const MarketLiquidity nothing;
    m_facts->setFacts(liquidityFacts(m ? *m : nothing, m_metrics.get(), v));
    m_bands->apply(m ? bandRows(*m, v) : std::vector<TextRow>());
    m_routes->apply(m ? routeRows(*m, v) : std::vector<TextRow>());
    const QString out = m ? leftOutWords(*m, v) : QString();
    body()->setFooter(
        out.isEmpty() && m ? tr("%1 bid / ask within the band").arg(bandUnit(v)) : out,
        tr("\u2265 hatched: a book ends there \u00b7 left out after %1").arg(format::age(limits::kBook)));
}

void LiquidityPanel::showCurves()
{
    const LiquidityView v = view();
    const MarketLiquidity* const m = shown();
    m_curves->setEmptyText(v.asset.empty() ? tr("No asset chosen")
                           : m             ? tr("No venue has a fresh book of it")
                                           : tr("Waiting for the first book"));
    m_curves->setMark(m_size, tr("my size"));
    m_curves->setSeries(m ? costCurves(*m, v, theme()) : std::vector<CurveSeries>());
    m_curves->setStale(v.stale, tr("the model is silent"));
}

void LiquidityPanel::showPlan()
{
    static const MarketLiquidity nothing;
    const MarketLiquidity* const m = shown();
    m_plan->show(m ? *m : nothing, m_metrics.get(), m_volume, view());
}

void LiquidityPanel::showTitles()
{
    const LiquidityView v = view();
    const QString side = v.side == Side::Buy ? tr("buying") : tr("selling"), size = liquiditySize(m_size);
    m_pages->setTitle(PBands, tr("Depth within the band \u00b7 %1, bid / ask").arg(bandUnit(v)));
    m_pages->setTitle(PCost, tr("Cost of %1 by size \u00b7 now against the median of 24 h").arg(side));
    m_pages->setTitle(
        PRoute,
        tr("%1 of %2, routed by price after fees").arg(v.side == Side::Buy ? tr("Buying") : tr("Selling"), size));
    m_pages->setTitle(PClock, tr("Liquidity clock \u00b7 usual by hour of the week, UTC"));
    m_pages->setTitle(PPlan, tr("%1 in slices").arg(size));
}

void LiquidityPanel::showFace()
{
    PanelFace face;
    const LiquidityView v = view();
    const MarketLiquidity* const m = shown();
    const QString asset = selection().asset();
    QStringList counted, tips;
    int listed = 0, late = 0, in = 0;
    Mono newest{};
    QString worst;
    if (m)
        for (const VenueId venue : v.venues) {
            const auto& l = m->venues[static_cast<std::size_t>(venue)];
            if (!l) {
                tips << tr("%1: not listed").arg(venueNameText(venue));
                continue;
            }
            ++listed;
            for (VenueChip* chip : m_chips)
                if (chip->venue() == venue) chip->setLight(lightOf(withPulse(l->fresh, m_pulse)));
            const QString out = leftOut(*l, m_at), old = format::age(m_at.mono - l->stamp.mono);
            tips << tr("%1: %2, %3 old, %4 (limit %5, longer for a book that speaks seldom)")
                        .arg(venueNameText(venue), QString::fromStdString(l->symbol), old,
                             out.isEmpty() ? text(freshnessName(l->fresh)) : tr("left out"),
                             format::age(limits::kBook));
            if (l->book) {
                ++in;
                counted << venueCodeText(venue);
                newest = std::max(newest, l->stamp.mono);
                late += l->fresh == Freshness::Late;
            }
            if (l->byWish) --listed;
            if (!l->byWish && (!l->book || l->fresh == Freshness::Late) && worst.isEmpty() &&
                l->state != BookState::Empty)
                worst = venueCodeText(venue) + u' ' + old;
        }
    face.context =
        asset.isEmpty()
            ? tr("no asset chosen")
            : tr("%1 %2%3").arg(
                  asset, v.market == Market::Spot ? tr("spot") : tr("perp"),
                  counted.isEmpty() ? QString() : QStringLiteral(" \u00b7 \u03a3 ") + counted.join(u' '));
    face.fresh = listed == 0               ? Freshness::Off
                 : in == 0                 ? Freshness::Stale
                 : late > 0 || in < listed ? Freshness::Late
                                           : Freshness::Live;
    face.fresh = withPulse(face.fresh, m_pulse);
    face.age = listed == 0 ? tr("no data") : !worst.isEmpty() ? worst : format::age(m_at.mono - newest);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

}  // namespace plimsoll
