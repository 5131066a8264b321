#include "ui/panels/funding_panel.h"

#include "ui/alert_menus.h"
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/funding_model.h"
#include "widgets/format.h"
#include "widgets/heat_cell_delegate.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr Duration kFlashEvery = std::chrono::milliseconds{500};
constexpr Duration kFlashFresh = std::chrono::seconds{5};

}  // namespace

FundingPanel::FundingPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("funding"), tr("Funding"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_unit = new Segmented(
        theme(),
        {fundingUnitText(FundingUnit::Bp8h), fundingUnitText(FundingUnit::Apr), fundingUnitText(FundingUnit::Raw)},
        bar);
    m_unit->setAccessibleName(tr("Unit of funding rates"));
    m_unit->setToolTip(tr("Rates as basis points per 8 h, simple yearly percent, or as the venue pays them"));
    m_find = new SearchField(theme(), tr("find asset"), QStringLiteral("/"), bar);
    m_find->setMaximumWidth(180);
    m_find->setAccessibleName(tr("Find an asset in the grid"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_unit);
    row->addStretch(1);
    row->addWidget(m_find, 1);
    body()->setToolbar(bar);

    m_model = new FundingModel(venues(), this);
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    m_view = new BoardView(theme(), content);
    m_view->setAccessibleName(tr("Funding rates, assets by venues"));
    std::vector<BoardColumn> columns;
    columns.push_back({{QStringLiteral("FARTCOIN"), 0, false, 500, false}, 0, 0});
    // Room for the interval; an age beside it where there are few venues.
    const int beside = venues().size() > 2 ? 24 : 34;
    for (std::size_t i = 0; i < venues().size(); ++i)
        columns.push_back({{QStringLiteral("\u22120.0000 %"), beside, true, 400, true}, 0, 150});
    columns.push_back({{QStringLiteral("99.99"), 0, false, 400, true}, 1, 0});
    columns.push_back({{QStringLiteral("00:00:00"), 0, false, 400, true}, 3, 0});
    columns.push_back({{QStringLiteral("99,999.9"), 0, true, 400, true}, 2, 0});
    columns.push_back({{QStringLiteral("BN \u221299.99"), 0, false, 400, true}, 4, 0, false});
    m_view->setBoard(m_model, std::move(columns), new HeatCellDelegate(theme(), m_view));
    showUnit(selection().fundingUnit());
    m_view->setSortable();
    m_view->setEmptyText(tr("Waiting for the first funding rates"));
    m_legend = new RateLegend(theme(), content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_legend);
    body()->setContent(content);

    connect(m_unit, &Segmented::currentChanged, this,
            [this](int i) { selection().setFundingUnit(static_cast<FundingUnit>(i)); });
    connect(&selection(), &Selection::fundingUnitChanged, this, [this](FundingUnit unit) {
        m_model->setUnit(unit);
        showUnit(unit);
        showFooter();
    });
    connect(&selection(), &Selection::sizeUnitChanged, this, &FundingPanel::showSizes);
    showSizes();
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FundingPanel::menuAt);
    connect(&selection(), &Selection::assetChanged, this, &FundingPanel::showSelection);
    connect(m_view, &BoardView::rowChosen, this,
            [this](int i) { selection().setAsset(QString::fromStdString(m_model->row(i).asset)); });
    connect(m_view, &BoardView::pointerInside, this, [this](bool inside) {
        m_model->setFrozen(inside);
        showFooter();
        showSelection();
    });
    connect(m_find, &QLineEdit::textEdited, this, [this](const QString& part) { m_view->find(part, false); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        if (m_view->currentIndex().isValid()) Q_EMIT m_view->rowChosen(m_view->currentIndex().row());
        m_find->clear();
        m_view->setFocus();
    });
    connect(m_find, &SearchField::moved, this, [this](int step) {
        if (step > 0) m_view->find(m_find->text(), true);
    });
    connect(m_find, &SearchField::escaped, m_view, QOverload<>::of(&QWidget::setFocus));
    showFooter();
}

std::uint64_t FundingPanel::version(const SnapshotHub& hub) const
{
    return hub.funding.version() + hub.instruments.version() + hub.alerts.version();
}

void FundingPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    if (const auto table = hub.instruments.read(); table.value && table.version != m_instruments) {
        m_instruments = table.version;
        m_model->setInstruments(*table.value);
    }
    flashFired(hub, now);
    if (const auto market = hub.market.read().value) m_model->setRates(market->fx);
    const auto read = hub.funding.read();
    if (!read.value) {
        showFace(now);
        return;
    }
    m_shown = read.value;
    m_model->apply(*m_shown, now);
    m_view->setEmptyText(tr("No funding rates yet"), tr("They come with the mark price of each perpetual."));
    showSelection();
    showFooter();
    showFace(now);
}

void FundingPanel::age(AsOf now)
{
    m_model->setNow(now);
    showFace(now);
}

// What fired on a row of the grid washes over it once; at most twice a second, and what fired before the
// panel was there is past.
void FundingPanel::flashFired(const SnapshotHub& hub, AsOf now)
{
    const auto alerts = hub.alerts.read().value;
    if (!alerts || alerts->fired.empty()) return;
    const std::uint64_t newest = alerts->fired.front().serial;
    const bool soon = m_flashedAt && now.mono - *m_flashedAt < kFlashEvery;
    if (newest <= m_firedSeen || soon) return;
    for (const AlertFired& f : alerts->fired) {
        if (f.serial <= m_firedSeen) break;
        if (now.mono - f.at.mono > kFlashFresh || f.asset.empty()) continue;
        m_model->flash(f.asset, f.venue);
        m_flashedAt = now.mono;
    }
    m_firedSeen = newest;
}

void FundingPanel::menuAt(const QPoint& where)
{
    const QModelIndex at = m_view->indexAt(where);
    if (!at.isValid() || !alerts()) return;
    const FundingRow& row = m_model->row(at.row());
    const QString asset = QString::fromStdString(row.asset);
    std::vector<std::optional<AlertCondition>> offers;
    QString value = asset;
    if (const auto venue = m_model->venueOf(at.column())) {
        const auto& cell = row.cells[static_cast<std::size_t>(*venue)];
        const bool known = cell && cell->fresh != Freshness::Off;
        value += QLatin1Char(' ') + text(venueCode(*venue)) + QLatin1Char(' ') + at.data().toString();
        if (known && cell->r8) value += QStringLiteral(" (%1 bp per 8 h)").arg(format::bp8h(*cell->r8));
        if (known && cell->r8) {
            offers.push_back(alertOn("r8", asset, venue, *cell->r8, AlertOperator::Above));
            offers.push_back(alertOn("r8", asset, venue, *cell->r8, AlertOperator::Below));
        }
        if (known && cell->apr) offers.push_back(alertOn("apr", asset, venue, *cell->apr, AlertOperator::Above));
        if (row.spread8h) offers.push_back(alertOn("r8_spread", asset, std::nullopt, *row.spread8h));
    } else {
        value += QLatin1Char(' ') + m_model->headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() +
                 QLatin1Char(' ') + (at.column() == 0 ? QString() : at.data().toString());
        if (at.column() == m_model->gapColumn() && row.spread8h)
            offers.push_back(alertOn("r8_spread", asset, std::nullopt, *row.spread8h));
        if (at.column() != m_model->gapColumn()) offers.push_back(alertOn("r8", asset, std::nullopt, 0));
    }
    if (row.oiUsd) {
        offers.push_back(alertOn("oi_usd", asset, std::nullopt, *row.oiUsd, AlertOperator::Above));
        offers.push_back(alertOn("oi_usd", asset, std::nullopt, *row.oiUsd, AlertOperator::Below));
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("fundingMenu"));
    addValueLine(menu, value.trimmed());
    addAlertEntries(menu, alerts(), offers);
    menu->addSeparator();
    menu->addAction(tr("Show %1").arg(asset), this, [this, asset] { selection().setAsset(asset); });
    QAction* forecasts = menu->addAction(tr("Column of Hyperliquid's forecasts"));
    forecasts->setCheckable(true);
    forecasts->setChecked(m_view->wanted(m_model->forecastColumn()));
    connect(forecasts, &QAction::toggled, this,
            [this](bool on) { m_view->setWanted(m_model->forecastColumn(), on); });
    menu->addAction(tr("Copy the table as TSV"), m_view, &BoardView::copy);
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

void FundingPanel::showFace(AsOf now)
{
    PanelFace face;
    face.context = tr("predicted, %1")
                       .arg(selection().fundingUnit() == FundingUnit::Bp8h  ? tr("bp per 8 h")
                            : selection().fundingUnit() == FundingUnit::Apr ? tr("simple % a year")
                                                                            : tr("as each venue pays"));
    struct Count {
        int all = 0, late = 0, stale = 0;
        Mono newest{}, oldest = Mono::max();
    };
    int all = 0, late = 0, stale = 0;
    Mono newest{};
    QString worstName;
    int worstCount = 0;
    QStringList tips;
    for (VenueId v : venues()) {
        Count c;
        for (const FundingRow& r : m_model->rows()) {
            const auto& cell = r.cells[static_cast<std::size_t>(v)];
            if (!cell || cell->fresh == Freshness::Off) continue;
            const Freshness f = withPulse(fundingFresh(*cell, now), m_pulse);
            ++c.all;
            c.late += f == Freshness::Late;
            c.stale += f == Freshness::Stale;
            c.newest = std::max(c.newest, cell->stamp.mono);
            c.oldest = std::min(c.oldest, cell->stamp.mono);
        }
        if (c.all == 0) {
            tips << tr("%1: nothing received").arg(text(venueName(v)));
            continue;
        }
        tips << tr("%1: %2 rates, newest %3, oldest %4, %5 late, %6 stale (limit %7)")
                    .arg(text(venueName(v)))
                    .arg(c.all)
                    .arg(format::age(now.mono - c.newest), format::age(now.mono - c.oldest))
                    .arg(c.late)
                    .arg(c.stale)
                    .arg(format::age(limits::kFunding));
        if (c.late + c.stale > worstCount) {
            worstCount = c.late + c.stale;
            worstName = QStringLiteral("%1 %2").arg(text(venueCode(v)), format::age(now.mono - c.oldest));
        }
        all += c.all;
        late += c.late;
        stale += c.stale;
        newest = std::max(newest, c.newest);
    }
    face.fresh = all == 0           ? Freshness::Off
                 : stale == all     ? Freshness::Stale
                 : late + stale > 0 ? Freshness::Late
                                    : Freshness::Live;
    face.age = all == 0 ? tr("no data") : worstCount > 0 ? worstName : format::age(now.mono - newest);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

void FundingPanel::showFooter()
{
    const int moves = m_model->rowsThatWouldMove();
    const int n = m_model->rowCount();
    const QString left = moves > 0 ? (moves == 1 ? tr("1 row would move") : tr("%1 rows would move").arg(moves))
                         : n > 0   ? (n == 1 ? tr("1 asset") : tr("%1 assets").arg(n))
                                   : QString();
    body()->setFooter(left, tr("hatched: older than %1").arg(format::age(limits::kFunding)));
}

void FundingPanel::showUnit(FundingUnit unit)
{
    m_unit->setCurrent(static_cast<int>(unit));
    const QString widest = unit == FundingUnit::Bp8h  ? QStringLiteral("\u221299.99")
                           : unit == FundingUnit::Apr ? QStringLiteral("\u2212999.9 %")
                                                      : QStringLiteral("\u22120.0000 %");
    for (int column = 1; column < m_model->gapColumn(); ++column) m_view->setWidest(column, widest);
}

void FundingPanel::showSizes()
{
    m_model->setSizeUnit(selection().sizeUnit());
}

void FundingPanel::showSelection()
{
    const int row = m_model->rowOf(selection().asset());
    if (row < 0)
        m_view->clearSelection();
    else if (m_view->currentIndex().row() != row || !m_view->selectionModel()->hasSelection())
        m_view->selectRow(row);
}

QJsonObject FundingPanel::saveState() const
{
    return {{QStringLiteral("unit"), static_cast<int>(selection().fundingUnit())},
            {QStringLiteral("forecasts"), m_view->wanted(m_model->forecastColumn())}};
}

void FundingPanel::restoreState(const QJsonObject& state)
{
    const int unit = state.value(QStringLiteral("unit")).toInt(0);
    if (unit >= 0 && unit <= static_cast<int>(FundingUnit::Raw))
        selection().setFundingUnit(static_cast<FundingUnit>(unit));
    m_view->setWanted(m_model->forecastColumn(), state.value(QStringLiteral("forecasts")).toBool(false));
}

std::vector<ExportTable> FundingPanel::exportTables() const
{
    return {m_model->toExport()};
}

void FundingPanel::themeChanged()
{
    Panel::themeChanged();
    m_unit->setTheme(theme());
    m_find->setTheme(theme());
    m_legend->setTheme(theme());
    m_view->themeChanged();
}

bool FundingPanel::startFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
    return true;
}

void FundingPanel::focusInside()
{
    m_view->setFocus(Qt::TabFocusReason);
}
void FundingPanel::setDensity(Density density)
{
    m_view->setDensity(density);
}

}  // namespace plimsoll
