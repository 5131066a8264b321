#include "ui/panels/liquidity_panel.h"

#include "model/analytics/market_state.h"
#include "model/boards/overview_board.h"
#include "ui/alert_numbers.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidity_plan.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

constexpr QSize kRoomForAll{820, 640}, kRoomAcross{1'150, 430};
constexpr Duration kMetricsLimit = std::chrono::seconds{5};  // they are renewed once a second
constexpr int kRoomForTwoLines = 520, kRoomForThree = 700, kMostColumn = 132;

}  // namespace

LiquidityPanel::LiquidityPanel(const PanelDeps& deps, QWidget* parent)
    : PagesPanel({QStringLiteral("liquidity"), tr("Liquidity"), tr("Liquidity in figures")}, deps, parent)
{
    makeChoices();
    makePages();
    pages()->setRoom(kRoomForAll);
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
    connect(chips(), &VenueChips::changed, this, &LiquidityPanel::showAll);
    connect(&selection(), &Selection::takerFeesChanged, this, &LiquidityPanel::showAll);
    connect(m_fees, &QToolButton::clicked, this, &LiquidityPanel::feeMenu);
    showAll();
}

void LiquidityPanel::forget()
{
    m_shown.reset();
    m_usual.reset();
    m_asked.reset();
    m_volume.reset();
    m_recovery->forgetValues();
}

void LiquidityPanel::makePages()
{
    const QString waiting = tr("Waiting for the first book");
    m_bands = new TextTable(bandColumns(), this);
    m_bandView = tableView(m_bands, tr("Depth by band and venue"), waiting, new FloorDelegate(theme(), nullptr),
                           kMostColumn);
    m_routes = new TextTable(routeColumns(), this);
    m_routeView = tableView(m_routes, tr("Where my size would go, and sizes that can be traded"), waiting,
                            new FloorDelegate(theme(), nullptr), kMostColumn);
    m_curves = new CurvePlot(theme(), pages());
    m_curves->setAccessibleName(tr("Cost by size"));
    m_curves->setXTicks({kCurveUsd.begin(), kCurveUsd.end()});
    m_curves->setFormats([](double v) { return liquiditySize(v); }, [](double v) { return format::bp(v); },
                         tr("bp"), tr("bp from the mid, root scale"));
    auto* week = new QWidget(pages());
    week->setProperty("surface", "panel");
    m_clock = new WeekClock(theme(), week);
    m_clock->setAccessibleName(tr("Usual liquidity by hour of the week"));
    m_clockOf = addChoice({tr("Depth 1 %"), tr("Spread"), tr("Volume")}, tr("What the clock shows"), week);
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
    m_plan = new LiquidityPlan(theme(), pages());
    auto* shock = new QWidget(pages());
    shock->setProperty("surface", "panel");
    m_shockWords = new QLabel(shock);
    m_shockWords->setTextFormat(Qt::PlainText);
    m_shockWords->setProperty("tone", "muted");
    m_shockWords->setWordWrap(true);
    m_shockWords->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_shockWords->setContentsMargins(10, 4, 10, 0);
    m_recovery = new TimePlot(theme(), shock);
    m_recovery->setAccessibleName(tr("Depth after the last shock"));
    m_recovery->setSpan(std::chrono::seconds{ShockStory::kBefore + ShockStory::kAfter});
    m_recovery->setFormat([](double v) { return QStringLiteral("%1 %").arg(std::lround(v)); },
                          tr("depth within 25 bp, of its normal"));
    auto* told = new QVBoxLayout(shock);
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(2);
    told->addWidget(m_shockWords);
    told->addWidget(m_recovery, 1);

    const int rows = static_cast<int>(venues().size()) + 1;
    const int table = 24 + rows * rowHeight(Density::Normal) + 2;
    pages()->add({{}, m_bandView, 0, 1, table, table});
    pages()->add({{}, m_curves, 1, 11, 0, 110});
    pages()->add({{}, m_routeView, 1, 12, 0, table});
    pages()->add({{}, week, 2, 11, 0, 180});
    pages()->add({{}, m_plan, 2, 12, 0, 190});
    pages()->add({{}, shock, 2, 11, 0, 120});
}

void LiquidityPanel::resizeEvent(QResizeEvent* event)
{
    PagesPanel::resizeEvent(event);
    facts()->setMostLines(height() >= kRoomForTwoLines ? 2 : 1);
    // A wide panel has its tables side by side above the rest, a tall one three rows.
    static constexpr Place wide[] = {{PBands, 0, 13}, {PRoute, 0, 10}, {PCost, 1, 11},
                                     {PShock, 1, 10}, {PClock, 1, 10}, {PPlan, 1, 11}};
    static constexpr Place tall[] = {{PBands, 0, 1},  {PCost, 1, 11},  {PRoute, 1, 12},
                                     {PShock, 2, 10}, {PClock, 2, 10}, {PPlan, 2, 11}};
    static constexpr Place large[] = {{PBands, 0, 13}, {PRoute, 0, 10}, {PCost, 1, 1},
                                      {PShock, 1, 1},  {PClock, 2, 1},  {PPlan, 2, 1}};
    const bool across = width() >= kRoomAcross.width();
    if (across && height() >= kRoomForThree)
        placePages(large);
    else
        across ? placePages(wide) : placePages(tall);
    pages()->setRoom(across ? kRoomAcross : kRoomForAll);
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
    v.ownFees = selection().takerFees() != listedFees();
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
    showShock();
    showFace();
}

void LiquidityPanel::showTables()
{
    const LiquidityView v = view();
    const MarketLiquidity* const m = shown();
    static const MarketLiquidity nothing;
    facts()->setFacts(liquidityFacts(m ? *m : nothing, m_metrics.get(), v));
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

// A story that has been drawn stays as it is: it ends some minutes after the shock.
void LiquidityPanel::showShock()
{
    const bool mine = m_shown && view().market == Market::Perp;
    const auto story = mine ? m_shown->shock : nullptr;
    if (story == m_story && m_storyPulse == m_pulse && m_recovery->from() != Timestamp{}) return;
    if (story && (!m_story || story->at != m_story->at)) {
        m_recovery->forgetValues();
        m_recovery->resetView();
    }
    m_story = story;
    m_storyPulse = m_pulse;
    m_shockWords->setText(view().market == Market::Spot ? tr("Followed for perpetuals only")
                                                        : shockWords(story.get()));
    m_shockWords->setToolTip(story ? shockTip(*story) : QString());
    m_recovery->setEmptyText(view().market == Market::Spot ? tr("Choose the perpetuals")
                                                           : tr("No shock to the books was seen"));
    m_recovery->setSeries(story ? shockLines(*story, view(), theme()) : std::vector<PlotSeries>());
    if (!story) return m_recovery->setMarkers({});
    m_recovery->setNow(story->at + std::chrono::seconds{ShockStory::kAfter});
    m_recovery->setMarkers({{story->at, tr("shock"), theme().severity.warn}});
    m_recovery->setLevels({{100, {}, theme().text.muted}});
    m_recovery->setStale(!story->whole && m_pulse == Freshness::Stale, tr("the model is silent"));
}

void LiquidityPanel::showTitles()
{
    const LiquidityView v = view();
    const QString side = v.side == Side::Buy ? tr("buying") : tr("selling"), size = liquiditySize(m_size);
    pages()->setTitle(PBands, tr("Depth within the band \u00b7 %1, bid / ask").arg(bandUnit(v)));
    pages()->setTitle(PCost, tr("Cost of %1 by size \u00b7 now against the median of 24 h").arg(side));
    pages()->setTitle(
        PRoute,
        tr("%1 of %2, routed by price after fees").arg(v.side == Side::Buy ? tr("Buying") : tr("Selling"), size));
    pages()->setTitle(PClock, tr("Liquidity clock \u00b7 usual by hour of the week, UTC"));
    pages()->setTitle(PPlan, tr("%1 in slices").arg(size));
    pages()->setTitle(PShock, shockTitle(m_shown && v.market == Market::Perp ? m_shown->shock.get() : nullptr));
}

void LiquidityPanel::showFace()
{
    PanelFace face;
    const LiquidityView v = view();
    const MarketLiquidity* const m = shown();
    const QString asset = selection().asset();
    QStringList counted, tips;
    int listed = 0, late = 0, in = 0, awaited = 0;
    Mono newest{};
    QString worst;
    if (m)
        for (const VenueId venue : v.venues) {
            const auto& l = m->venues[static_cast<std::size_t>(venue)];
            if (!l) {
                const bool mayCome = (m->expected >> static_cast<unsigned>(venue)) & 1u;
                awaited += mayCome;
                tips << (mayCome ? UiText::tr("%1 no book yet") : tr("%1: not listed")).arg(venueNameText(venue));
                continue;
            }
            ++listed;
            chips()->setLight(venue, lightOf(withPulse(l->fresh, m_pulse)));
            const QString out = leftOut(*l, m_at), old = format::age(m_at.mono - l->stamp.mono);
            tips << tr("%1: %2, %3 old, %4 (limit %5, longer for a book that speaks seldom)")
                        .arg(venueNameText(venue), QString::fromStdString(l->symbol), old,
                             out.isEmpty() ? modelWords(freshnessName(l->fresh)) : tr("left out"),
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
    // While nobody has said anything nothing is late.
    if (listed > 0) listed += awaited;
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
