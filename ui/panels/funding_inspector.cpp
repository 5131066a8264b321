#include "ui/panels/funding_inspector.h"

#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_rows.h"
#include "ui/panels/funding_series.h"
#include "ui/panels/text_table.h"
#include "widgets/format.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr std::array<int, 4> kDays = {1, 7, 30, 90};
// Crowding limits of the rules (ANALYTICS A3, A4): fractions per 8 h.
constexpr double kLongsCrowded = 5e-4, kShortsCrowded = -3e-4;
constexpr int kTableRow = 20, kTableHead = 24, kPlotLeast = 120;

}  // namespace

FundingInspector::FundingInspector(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("funding_inspector"), tr("Funding inspector"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_viewChoice = new Segmented(theme(), {tr("Rates"), tr("Paid in all")}, bar);
    m_viewChoice->setAccessibleName(tr("What is plotted"));
    m_viewChoice->setToolTip(
        tr("Rates: settled as steps over their own interval, estimates faint.\n"
           "Paid in all: what one unit of a long has paid since the beginning of the span."));
    QStringList days;
    for (int d : kDays) days << tr("%1 d").arg(d);
    m_spanChoice = new Segmented(theme(), days, bar);
    m_spanChoice->setAccessibleName(tr("Span"));
    m_spanChoice->setCurrent(1);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_viewChoice);
    row->addStretch(1);
    row->addWidget(m_spanChoice);
    body()->setToolbar(bar);

    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    // Its parts give way before it keeps the window tall.
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_rates = new TextTable(inspectorColumns(), this);
    m_ratesView = new BoardView(theme(), content, Density::Compact);
    m_ratesView->setAccessibleName(tr("Funding now, by venue"));
    m_ratesView->setSelectionMode(QAbstractItemView::NoSelection);
    m_ratesView->setBoard(m_rates);
    m_ratesView->setFixedHeight(kTableHead + kTableRow * static_cast<int>(venues().size()));
    m_plot = new TimePlot(theme(), content);
    m_plot->setAccessibleName(tr("Funding over time"));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setZeroLine(true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_ratesView);
    column->addWidget(m_plot, 1);
    body()->setContent(content);

    connect(m_viewChoice, &Segmented::currentChanged, this, [this] { showPlot(m_at); });
    connect(m_spanChoice, &Segmented::currentChanged, this, [this] {
        m_plot->setSpan(span());
        m_plot->goLive();
        showPlot(m_at);
    });
    connect(&selection(), &Selection::fundingUnitChanged, this, [this] {
        showRates(m_at);
        showPlot(m_at);
        showFace(m_at);
    });
    connect(&selection(), &Selection::assetChanged, this, [this] {
        m_past.reset();
        m_pastVersion = 0;
        showRates(m_at);
        showPlot(m_at);
        showFace(m_at);
    });
    m_plot->setSpan(span());
    showPlot({});
}

Duration FundingInspector::span() const
{
    return std::chrono::hours{24 * kDays[static_cast<std::size_t>(m_spanChoice->current())]};
}

WatchSet FundingInspector::watch() const
{
    WatchSet w;
    if (!selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    return w;
}

std::uint64_t FundingInspector::version(const SnapshotHub& hub) const
{
    return hub.funding.version() + hub.fundingHistory.version() + hub.health.version();
}

void FundingInspector::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    m_now = hub.funding.read().value;
    m_health = hub.health.read().value;
    const auto past = hub.fundingHistory.read();
    // The model may still tell of the asset that was in focus before.
    const bool mine = past.value && QString::fromStdString(past.value->asset) == selection().asset();
    if (mine && past.version != m_pastVersion) {
        m_pastVersion = past.version;
        m_past = past.value;
        showPlot(now);
    }
    age(now);
}

void FundingInspector::age(AsOf now)
{
    m_at = now;
    showRates(now);
    m_plot->setNow(now.wall);
    showEmpty();
    showFace(now);
}

const FundingRow* FundingInspector::row() const
{
    if (!m_now) return nullptr;
    const std::string asset = selection().asset().toStdString();
    for (const FundingRow& r : m_now->rows)
        if (r.asset == asset) return &r;
    return nullptr;
}

void FundingInspector::showRates(AsOf now)
{
    m_rates->setHead(kInspectorRateColumn,
                     selection().fundingUnit() == FundingUnit::Apr ? tr("% APR") : tr("bp/8h"));
    const FundingRow* r = row();
    m_rates->apply(r ? inspectorRows(*r, venues(), now, selection().fundingUnit(), m_pulse)
                     : std::vector<TextRow>{});
    m_ratesView->setEmptyText(tr("No rate of %1 received yet").arg(selection().asset()));
}

void FundingInspector::showPlot(AsOf now)
{
    const FundingUnit unit = selection().fundingUnit();
    const bool paid = m_viewChoice->current() == Paid;
    m_plot->setNow(now.wall);
    std::vector<PlotSeries> all;
    QStringList notes;
    if (m_past)
        for (VenueId v : venues()) {
            const auto& past = m_past->venues[static_cast<std::size_t>(v)];
            if (!past) continue;
            PlotSeries line;
            line.code = venueCodeText(v);
            line.color = venueColor(v, theme());
            line.dash = venueDash(v);
            line.form = PlotForm::Step;
            if (paid) {
                PaidSum sum = paidSince(past->settled, now.wall - span());
                line.name = tr("%1, paid in all").arg(venueNameText(v));
                line.points = std::move(sum.points);
                if (sum.since && !sum.whole)
                    notes << tr("%1 since %2").arg(line.code, format::dateTime(*sum.since));
            } else {
                PlotSeries estimate = line;
                estimate.name = tr("%1, estimate").arg(venueNameText(v));
                estimate.faint = true;
                estimate.points = estimateSteps(past->estimates, unit);
                line.name = tr("%1, settled").arg(venueNameText(v));
                line.width = 1.5;
                line.points = settledSteps(past->settled, unit);
                line.labelled = estimate.points.empty();
                if (!estimate.points.empty()) all.push_back(std::move(estimate));
            }
            if (!line.points.empty()) all.push_back(std::move(line));
        }
    m_plot->setFormat([unit, paid](double v) { return paid ? format::bp8h(v / 1e4) : plottedRateText(v, unit); },
                      paid ? tr("bp of the position, paid by longs") : plottedRateUnit(unit));
    std::vector<PlotLevel> levels;
    if (!paid && unit != FundingUnit::Raw)
        for (const double r8 : {kLongsCrowded, kShortsCrowded})
            levels.push_back({*plottedRate(0, r8, unit),
                              r8 > 0
                                  ? tr("longs crowded %1").arg(plottedRateText(*plottedRate(0, r8, unit), unit))
                                  : tr("shorts crowded %1").arg(plottedRateText(*plottedRate(0, r8, unit), unit)),
                              theme().severity.warn});
    m_plot->setLevels(std::move(levels));
    m_plot->setSeries(std::move(all));
    body()->setFooter(notes.isEmpty() ? (paid ? tr("Positive: longs have paid") : tr("Positive: longs pay shorts"))
                                      : tr("Less is known: %1").arg(notes.join(QStringLiteral(", "))),
                      paid ? tr("settled rates only") : tr("steps: settled \u00b7 faint: estimates"));
    showEmpty();
}

// While there is nothing, the feeds say how far the past is loaded.
void FundingInspector::showEmpty()
{
    QStringList loading;
    if (m_health)
        for (VenueId v : venues()) {
            const VenueRow& r = m_health->venues[static_cast<std::size_t>(v)];
            if (!r.enabled || !r.health) continue;
            const std::string said = historyText(r.health->history);
            if (!said.empty()) loading << text(venueCode(v)) + u' ' + QString::fromStdString(said);
        }
    m_plot->setEmptyText(selection().asset().isEmpty()
                             ? tr("No asset chosen")
                             : tr("No funding of %1 settled or heard yet").arg(selection().asset()),
                         loading.join(QStringLiteral(" \u00b7 ")));
}

void FundingInspector::showFace(AsOf now)
{
    PanelFace face;
    const QString asset = selection().asset();
    face.context = asset.isEmpty() ? tr("no asset chosen")
                                   : tr("%1 \u00b7 %2").arg(asset, plottedRateUnit(selection().fundingUnit()));
    QStringList tips;
    int all = 0, late = 0, stale = 0;
    Mono newest{};
    QString worst;
    if (const FundingRow* r = row())
        for (VenueId v : venues()) {
            const auto& c = r->cells[static_cast<std::size_t>(v)];
            if (!c || c->fresh == Freshness::Off) continue;
            const Freshness f = withPulse(fundingFresh(*c, now), m_pulse);
            const QString old = format::age(now.mono - c->stamp.mono);
            ++all;
            late += f == Freshness::Late;
            stale += f == Freshness::Stale;
            if (f != Freshness::Live && worst.isEmpty()) worst = text(venueCode(v)) + u' ' + old;
            newest = std::max(newest, c->stamp.mono);
            QString line =
                tr("%1: estimate %2 old, %3 (limit %4)")
                    .arg(text(venueName(v)), old, text(freshnessName(f)), format::age(limits::kFunding));
            if (m_past)
                if (const auto& past = m_past->venues[static_cast<std::size_t>(v)]; past && !past->settled.empty())
                    line += tr("; %1 settled rates since %2")
                                .arg(past->settled.size())
                                .arg(format::dateTime(past->settled.front().at));
            tips << line;
        }
    face.fresh = all == 0           ? Freshness::Off
                 : stale == all     ? Freshness::Stale
                 : late + stale > 0 ? Freshness::Late
                                    : Freshness::Live;
    face.age = all == 0 ? tr("no data") : !worst.isEmpty() ? worst : format::age(now.mono - newest);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
    m_plot->setStale(face.fresh == Freshness::Stale,
                     tr("no fresh rate for %1").arg(format::age(now.mono - newest)));
}

// The table gives way before the plot does.
void FundingInspector::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_ratesView->setVisible(height() >= 32 + 24 + m_ratesView->height() + kPlotLeast);
}

QJsonObject FundingInspector::saveState() const
{
    return {{QStringLiteral("view"), m_viewChoice->current()}, {QStringLiteral("span"), m_spanChoice->current()}};
}

void FundingInspector::restoreState(const QJsonObject& state)
{
    const int view = state.value(QStringLiteral("view")).toInt(Rates);
    if (view == Rates || view == Paid) m_viewChoice->setCurrent(view);
    const int days = state.value(QStringLiteral("span")).toInt(1);
    if (days >= 0 && days < static_cast<int>(kDays.size())) m_spanChoice->setCurrent(days);
}

std::vector<ExportTable> FundingInspector::exportTables() const
{
    return {m_rates->toExport(QStringLiteral("funding_now"), tr("Funding of the asset now"))};
}

std::vector<ExportTable> FundingInspector::exportSeries() const
{
    if (!m_past) return {};
    return {fundingHistoryTable(*m_past)};
}

void FundingInspector::themeChanged()
{
    Panel::themeChanged();
    m_viewChoice->setTheme(theme());
    m_spanChoice->setTheme(theme());
    m_ratesView->themeChanged();
    m_plot->setTheme(theme());
    showPlot(m_at);
}

void FundingInspector::focusInside()
{
    m_plot->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
