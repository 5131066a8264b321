#include "ui/panels/funding_inspector.h"

#include "ui/alert_cells.h"
#include "ui/chart_alerts.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "ui/panels/extremes_page.h"
#include "ui/panels/funding_rows.h"
#include "ui/panels/funding_series.h"
#include "ui/panels/text_table.h"
#include "ui/tables_later.h"
#include "widgets/format.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

// Crowding limits of the rules (ANALYTICS A3, A4): fractions per 8 h.
constexpr double kLongsCrowded = 5e-4, kShortsCrowded = -3e-4;
constexpr int kTableRow = 20, kTableHead = 24;

}  // namespace

FundingInspector::FundingInspector(const PanelDeps& deps, QWidget* parent)
    : PastPanel({QStringLiteral("funding_inspector"),
                 tr("Funding inspector"),
                 {tr("Rates"), tr("Paid in all"), tr("Extremes")},
                 tr("Rates: settled as steps over their own interval, estimates faint.\n"
                    "Paid in all: what one unit of a long has paid since the beginning of the span.\n"
                    "Extremes: what price did in the 24 and 72 h after settled funding was extreme."),
                 tr("Funding over time"),
                 {1, 7, 14, 30, 90},
                 1},
                deps, parent)
{
    m_rates = new TextTable(inspectorColumns(), this);
    m_ratesView = new BoardView(theme(), content(), Density::Compact);
    m_ratesView->setAccessibleName(tr("Funding now, by venue"));
    m_ratesView->setSelectionMode(QAbstractItemView::NoSelection);
    m_ratesView->setBoard(m_rates);
    connect(m_ratesView, &BoardView::rowChosen, this, [this](int i) {
        if (i < static_cast<int>(venues().size())) toggle(venues()[static_cast<std::size_t>(i)]);
    });
    m_ratesView->setFixedHeight(kTableHead + kTableRow * static_cast<int>(venues().size()));
    column()->addWidget(m_ratesView);
    m_extremes = new ExtremesPage(theme(), id().toStdString() + ".extremes", content());
    m_extremes->hide();
    m_extremes->setAsset(selection().asset());
    column()->addWidget(m_extremes, 1);
    bar()->insertWidget(1, m_extremes->choice());
    plot()->setZeroLine(true);
    plot()->setClipped(true);
    makeScale();
    auto* marks = new ChartAlerts(
        plot(), alerts(), theme(),
        [this] {
            AlertAxis axis{selection().asset(), {}};
            constexpr double perYear = 8760.0 / 8;
            if (view() == Rates && selection().fundingUnit() == FundingUnit::Bp8h)
                axis.words = {{"r8", 1e4}, {"r8_pred", 1e4}, {"r8_mean24", 1e4}, {"apr", 1e4 / perYear}};
            if (view() == Rates && selection().fundingUnit() == FundingUnit::Apr)
                axis.words = {{"apr", 100}, {"r8", perYear * 100}};
            return axis;
        },
        this);
    marks->ownMenu();
    m_ratesView->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ratesView, &QWidget::customContextMenuRequested, this, [this](const QPoint& where) {
        const QModelIndex at = m_ratesView->indexAt(where);
        if (!at.isValid()) return;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("inspectorMenu"));
        addCellAlerts(menu, alerts(), "funding_inspector", m_ratesView, at, selection().asset(),
                      {alertOn("r8_spread", selection().asset(), std::nullopt, 0)});
        menu->addSeparator();
        menu->addAction(tr("Copy the table as TSV"), m_ratesView, &BoardView::copy);
        menu->popup(m_ratesView->viewport()->mapToGlobal(where));
    });
    connect(&selection(), &Selection::fundingUnitChanged, this, [this] { showAll(); });
    placePlot();
}

// One rate that shot up makes all others a line: the axis shows the middle 90 %, and all of it on demand.
void FundingInspector::makeScale()
{
    int place = bar()->count() - 1;
    const auto add = [&](const QString& words, const QString& name, const QString& tip) {
        auto* button = new QToolButton(bar()->parentWidget());
        button->setText(words);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(name);
        button->setToolTip(tip);
        bar()->insertWidget(place++, button);
        return button;
    };
    m_farther = add(QString(QChar(0x2212)), tr("Rates farther"), tr("More of the axis of rates; page down"));
    m_fit = add({}, tr("Fit of the axis of rates"),
                tr("The middle 90 % of what is shown, by time, and a tenth of room; again: all of it.\n"
                   "What is cut off is said at the edge."));
    m_closer = add(QStringLiteral("+"), tr("Rates closer"), tr("Less of the axis of rates; page up"));
    connect(m_farther, &QToolButton::clicked, this, [this] { plot()->scaleValues(1.25); });
    connect(m_closer, &QToolButton::clicked, this, [this] { plot()->scaleValues(0.8); });
    connect(m_fit, &QToolButton::clicked, this, [this] {
        if (plot()->valuesFitted())
            plot()->setClipped(!plot()->clipped());
        else
            plot()->fitValues();
    });
    connect(plot(), &TimePlot::viewChanged, this, &FundingInspector::showScale);
    showScale();
}

void FundingInspector::showScale()
{
    m_fit->setText(!plot()->valuesFitted() ? tr("by hand")
                   : plot()->clipped()     ? tr("5\u2013"
                                                    "95 %")
                                           : tr("all"));
}

std::uint64_t FundingInspector::version(const SnapshotHub& hub) const
{
    return hub.funding.version() + hub.fundingHistory.version() + hub.health.version() + hub.carry.version() +
           hub.past.version() + hub.store.version();
}

void FundingInspector::refresh(const SnapshotHub& hub, AsOf now)
{
    m_now = hub.funding.read().value;
    m_carry = hub.carry.read().value;
    m_extremes->setStored(hub.store.read().value != nullptr);
    if (const auto past = hub.past.read().value) m_extremes->take(*past, venues());
    m_extremes->reword();
    take(hub, now);
    age(now);
}

const FundingRow* FundingInspector::row() const
{
    if (!m_now) return nullptr;
    const std::string asset = selection().asset().toStdString();
    for (const FundingRow& r : m_now->rows)
        if (r.asset == asset) return &r;
    return nullptr;
}

const CarryRow* FundingInspector::carry() const
{
    return m_carry ? m_carry->find(selection().asset().toStdString()) : nullptr;
}

// One venue at least stays.
void FundingInspector::toggle(VenueId venue)
{
    const unsigned other = m_hidden ^ (1u << static_cast<unsigned>(venue));
    const bool some = std::any_of(venues().begin(), venues().end(),
                                  [&](VenueId v) { return !((other >> static_cast<unsigned>(v)) & 1u); });
    if (!some) return;
    m_hidden = other;
    showAll();
}

InspectorFacts FundingInspector::facts(AsOf now) const
{
    InspectorFacts out;
    const CarryRow* const c = carry();
    for (const VenueId venue : venues()) {
        const auto v = static_cast<std::size_t>(venue);
        out[v].hidden = hidden(venue);
        if (m_past && m_past->venues[v]) out[v].paid = paidFacts(m_past->venues[v]->settled, now.wall - span());
        if (c && c->venues[v]) out[v].percentile = c->venues[v]->percentile;
    }
    return out;
}

void FundingInspector::showNow(AsOf now)
{
    m_rates->setHead(kInspectorRateColumn,
                     selection().fundingUnit() == FundingUnit::Apr ? tr("% APR") : tr("bp/8h"));
    const QString unit = selection().fundingUnit() == FundingUnit::Apr ? tr("%") : tr("bp");
    m_rates->setHead(kInspectorMeanColumn, tr("Mean %1").arg(unit));
    m_rates->setHead(kInspectorMeanColumn + 1, tr("\u03c3 %1").arg(unit));
    m_rates->setHead(kInspectorMeanColumn + 3, tr("Low / high %1").arg(unit));
    showFooter();
    const FundingRow* r = row();
    m_rates->apply(r ? inspectorRows(*r, venues(), now, selection().fundingUnit(), m_pulse, facts(now))
                     : std::vector<TextRow>{});
    m_ratesView->setEmptyText(tr("No rate of %1 received yet").arg(selection().asset()));
}

void FundingInspector::showFooter()
{
    if (view() == Extremes)
        return body()->setFooter(tr("settled rates and prices of the stored history"),
                                 tr("what was, no forecast"));
    const bool paid = view() == Paid;
    QString left = paid ? tr("Positive: longs have paid") : tr("Positive: longs pay shorts");
    if (const QString standing = percentileLine(carry()); !paid && !standing.isEmpty())
        left += QStringLiteral(" \u00b7 ") + standing;
    if (!m_notes.isEmpty()) left = tr("Less is known: %1").arg(m_notes.join(QStringLiteral(", ")));
    body()->setFooter(left, paid ? tr("settled rates only") : tr("steps: settled \u00b7 faint: estimates"));
}

void FundingInspector::showPlot(AsOf now)
{
    turn();
    const FundingUnit unit = selection().fundingUnit();
    const bool paid = view() == Paid;
    plot()->setNow(now.wall);
    std::vector<PlotSeries> all;
    QStringList notes;
    if (m_past)
        for (VenueId v : venues()) {
            const auto& past = m_past->venues[static_cast<std::size_t>(v)];
            if (!past || hidden(v)) continue;
            PlotSeries line;
            line.code = venueCodeText(v);
            line.color = venueColor(v, theme());
            line.dash = venueDash(v);
            line.form = PlotForm::Steps;
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
    plot()->setFormat([unit, paid](double v) { return paid ? format::bp8h(v / 1e4) : plottedRateText(v, unit); },
                      paid ? tr("bp of the position, paid by longs") : plottedRateUnit(unit));
    std::vector<PlotLevel> levels;
    if (!paid && unit != FundingUnit::Raw)
        for (const double r8 : {kLongsCrowded, kShortsCrowded})
            levels.push_back({*plottedRate(0, r8, unit),
                              r8 > 0
                                  ? tr("longs crowded %1").arg(plottedRateText(*plottedRate(0, r8, unit), unit))
                                  : tr("shorts crowded %1").arg(plottedRateText(*plottedRate(0, r8, unit), unit)),
                              theme().severity.warn});
    plot()->setLevels(std::move(levels));
    plot()->setSeries(std::move(all));
    m_notes = notes;
    showFooter();
    showEmpty();
}

QString FundingInspector::nothingYet() const
{
    return tr("No funding of %1 settled or heard yet").arg(selection().asset());
}

void FundingInspector::showFace(AsOf now)
{
    PanelFace face;
    const QString asset = selection().asset();
    face.context = asset.isEmpty() ? tr("no asset chosen")
                                   : tr("%1 \u00b7 %2").arg(asset, plottedRateUnit(selection().fundingUnit()));
    QStringList tips;
    Judged judged;
    if (const FundingRow* r = row())
        for (VenueId v : venues()) {
            const auto& c = r->cells[static_cast<std::size_t>(v)];
            if (!c || c->fresh == Freshness::Off) continue;
            const Freshness f = withPulse(fundingFresh(*c, now), m_pulse);
            const QString old = format::age(now.mono - c->stamp.mono);
            judged.add(v, f, c->stamp.mono, now);
            QString line =
                tr("%1: estimate %2 old, %3 (limit %4)")
                    .arg(text(venueName(v)), old, modelWords(freshnessName(f)), format::age(limits::kFunding));
            if (m_past)
                if (const auto& past = m_past->venues[static_cast<std::size_t>(v)]; past && !past->settled.empty())
                    line += tr("; %1 settled rates since %2")
                                .arg(past->settled.size())
                                .arg(format::dateTime(past->settled.front().at));
            tips << line;
        }
    face.fresh = judged.fresh();
    face.age = judged.age(now);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
    plot()->setStale(face.fresh == Freshness::Stale,
                     tr("no fresh rate for %1").arg(format::age(now.mono - judged.newest)));
}

// Of what was paid and of extremes nothing is said as a venue pays it.
PanelUnits FundingInspector::unitsShown() const
{
    if (view() == Extremes) return {};
    return view() == Paid && selection().fundingUnit() == FundingUnit::Raw ? PanelUnits{} : Panel::unitsShown();
}

QJsonObject FundingInspector::saveState() const
{
    QJsonObject state = PastPanel::saveState();
    state.insert(QStringLiteral("hidden"), static_cast<int>(m_hidden));
    state.insert(QStringLiteral("clipped"), plot()->clipped());
    state.insert(QStringLiteral("contract"), m_extremes->contract());
    return state;
}

void FundingInspector::restoreState(const QJsonObject& state)
{
    PastPanel::restoreState(state);
    m_extremes->setContract(state.value(QStringLiteral("contract")).toString());
    m_hidden = 0;
    plot()->setClipped(state.value(QStringLiteral("clipped")).toBool(true));
    showScale();
    const auto hide = static_cast<unsigned>(state.value(QStringLiteral("hidden")).toInt(0));
    for (const VenueId v : venues())
        if ((hide >> static_cast<unsigned>(v)) & 1u) toggle(v);
}

std::vector<ExportTable> FundingInspector::exportTables() const
{
    // In the unit that its heads name, whatever the person reads; what a venue says no more is no rate of now.
    const format::Standard standard;
    TextTable now(inspectorColumns(), nullptr);
    std::vector<TextRow> rows;
    if (const FundingRow* const r = row())
        rows = inspectorRows(*r, venues(), m_at, FundingUnit::Bp8h, m_pulse, facts(m_at));
    for (TextRow& r : rows)
        for (const int place : {kInspectorRawColumn, kInspectorRateColumn})
            if (TextCell& c = r.cells[static_cast<std::size_t>(place)]; !usable(c.fresh)) {
                c.text = format::kNone;
                c.tip = QStringLiteral("stale");
            }
    now.apply(std::move(rows));
    std::vector<ExportTable> tables{now.toExport(QStringLiteral("funding_now"), tr("Funding of the asset now"))};
    if (view() == Extremes)
        for (ExportTable& t : m_extremes->exportTables()) tables.push_back(std::move(t));
    return tables;
}

std::vector<ExportTable> FundingInspector::exportSeries() const
{
    if (!m_past) return {};
    return {tableOf([past = m_past] { return fundingHistoryTable(*past); })};
}

void FundingInspector::themeChanged()
{
    PastPanel::themeChanged();
    m_ratesView->themeChanged();
    m_extremes->themeChanged();
    showPlot(m_at);
}

}  // namespace plimsoll
