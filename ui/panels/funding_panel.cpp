#include "ui/panels/funding_panel.h"

#include "model/boards/overview_board.h"
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/funding_map.h"
#include "ui/panels/funding_model.h"
#include "ui/tables_later.h"
#include "widgets/format.h"
#include "widgets/heat_cell_delegate.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"

#include <QHeaderView>
#include <QToolButton>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kFlashEvery = std::chrono::milliseconds{500};
constexpr Duration kFlashFresh = std::chrono::seconds{5};

}  // namespace

FundingPanel::FundingPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("funding"), tr("Funding"), deps, parent)
{
    makeToolbar(Panel::makeToolbar());
    makeBoard();
    connect(m_unit, &Segmented::currentChanged, this,
            [this](int i) { selection().setFundingUnit(static_cast<FundingUnit>(i)); });
    connect(&selection(), &Selection::fundingUnitChanged, this, [this](FundingUnit unit) {
        m_model->setUnit(unit);
        showUnit(unit);
        showFooter();
    });
    connect(&selection(), &Selection::sizeUnitChanged, this, &FundingPanel::showSizes);
    connect(&selection(), &Selection::takerFeesChanged, this, [this](const TakerFees& fees) {
        CarryTerms terms = m_model->terms();
        terms.fee = fees.perp;
        setTerms(terms);
    });
    showSizes();
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view->horizontalHeader(), &QWidget::customContextMenuRequested, this, &FundingPanel::headMenuAt);
    connect(m_page, &Segmented::currentChanged, this, &FundingPanel::showPage);
    connect(m_span, &Segmented::currentChanged, this, &FundingPanel::showMap);
    connect(m_source, &Segmented::currentChanged, this, &FundingPanel::showMap);
    connect(m_map, &RateMap::readingChanged, this, &FundingPanel::showFooter);
    connect(m_map, &RateMap::chosen, this, [this](const QString& asset) { selection().setAsset(asset); });
    connect(m_termsButton, &QToolButton::clicked, this, &FundingPanel::termsMenu);
    connect(m_filterButton, &QToolButton::clicked, this, &FundingPanel::filterMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FundingPanel::menuAt);
    connect(&selection(), &Selection::assetChanged, this, &FundingPanel::showSelection);
    connect(m_view, &BoardView::rowChosen, this,
            [this](int i) { selection().setAsset(QString::fromStdString(m_model->row(i).asset)); });
    connect(m_view, &BoardView::pointerInside, this, [this](bool inside) {
        m_model->setFrozen(inside);
        showFooter();
    });
    connect(m_find, &QLineEdit::textEdited, this, [this](const QString& part) { m_view->find(part, false); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        if (m_view->currentIndex().isValid()) Q_EMIT m_view->rowChosen(m_view->currentIndex().row());
        m_find->clear();
        focusInside();
    });
    connect(m_find, &SearchField::moved, this, [this](int step) {
        if (step > 0) m_view->find(m_find->text(), true);
    });
    connect(m_find, &SearchField::escaped, m_view, QOverload<>::of(&QWidget::setFocus));
    showTerms();
    showPage();
    showSelection();
}

std::uint64_t FundingPanel::version(const SnapshotHub& hub) const
{
    return hub.funding.version() + hub.instruments.version() + hub.alerts.version() + hub.carry.version();
}

void FundingPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    m_model->setPulse(m_pulse);
    if (const auto table = hub.instruments.read(); table.value && table.version != m_instruments) {
        m_instruments = table.version;
        m_model->setInstruments(*table.value);
    }
    flashFired(hub, now);
    if (const auto market = hub.market.read().value) m_model->setRates(market->fx);
    if (const auto overview = hub.overview.read();
        overview.value && overview.version != m_overview && m_model->filter().leastVolume > 0) {
        m_overview = overview.version;
        std::map<std::string, double> volumes;
        for (const OverviewRow& r : overview.value->rows)
            if (const auto& v = r.at(OverviewField::Volume24h).value) volumes[r.asset] = *v;
        m_model->setVolumes(std::move(volumes));
    }
    m_carry = hub.carry.read().value;
    m_model->setCarry(m_carry);
    const auto read = hub.funding.read();
    if (!read.value) {
        showFace(now);
        return;
    }
    m_shown = read.value;
    m_model->apply(*m_shown, now);
    m_view->setEmptyText(tr("No funding rates yet"), tr("They come with the mark price of each perpetual."));
    if (m_page->current() == Map) showMap();
    // Rows take along where the keyboard stands; only that the chosen asset comes or goes is news.
    if ((m_model->rowOf(selection().asset()) >= 0) != m_chosenListed) showSelection();
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
    if (!alerts) return;
    const std::uint64_t newest = alerts->fired.empty() ? 0 : alerts->fired.front().serial;
    // A replay that jumped back has another model, which counts anew: what that fired on its way is past.
    m_firedSeen = std::min(m_firedSeen, newest);
    const bool soon = m_flashedAt && now.mono >= *m_flashedAt && now.mono - *m_flashedAt < kFlashEvery;
    if (newest <= m_firedSeen || soon) return;
    for (const AlertFired& f : alerts->fired) {
        if (f.serial <= m_firedSeen) break;
        if (now.mono - f.at.mono > kFlashFresh || f.asset.empty()) continue;
        m_model->flash(f.asset, f.venue);
        m_flashedAt = now.mono;
    }
    m_firedSeen = newest;
}

void FundingPanel::showFooter()
{
    const int moves = m_model->rowsThatWouldMove();
    const int n = m_model->rowCount();
    const QString counted = m_model->filter().any() ? tr("%1 of %2 assets").arg(n).arg(m_model->known())
                            : n == 1                ? tr("1 asset")
                            : n > 0                 ? tr("%1 assets").arg(n)
                                                    : QString();
    const QString left =
        moves > 0 ? (moves == 1 ? tr("1 row would move") : tr("%1 rows would move").arg(moves)) : counted;
    if (m_page->current() == Grid) {
        body()->setFooter(left, tr("hatched: older than %1").arg(format::age(limits::kFunding)));
        return;
    }
    const QString reading = m_map->reading();
    body()->setFooter(reading.isEmpty() ? counted : reading, tr("settled rates \u00b7 hatched: not known"));
}

void FundingPanel::showUnit(FundingUnit unit)
{
    m_unit->setCurrent(static_cast<int>(unit));
    const QString widest = unit == FundingUnit::Bp8h  ? QStringLiteral("\u221299.99")
                           : unit == FundingUnit::Apr ? QStringLiteral("\u2212999.9 %")
                                                      : QStringLiteral("\u22120.0000 %");
    for (int column = 1; column < m_model->gapColumn(); ++column) m_view->setWidest(column, widest);
    m_view->setWidest(m_model->carryColumn(CarryColumn::Net),
                      unit == FundingUnit::Apr ? QStringLiteral("\u2212999.9 %") : carryWidest(CarryColumn::Net));
}

void FundingPanel::showSizes()
{
    m_model->setSizeUnit(selection().sizeUnit());
}

void FundingPanel::showSelection()
{
    m_map->setChosen(selection().asset());
    const int row = m_model->rowOf(selection().asset());
    m_chosenListed = row >= 0;
    if (row < 0)
        m_view->clearSelection();
    else if (m_view->currentIndex().row() != row || !m_view->selectionModel()->hasSelection())
        m_view->selectRow(row);
}

std::vector<ExportTable> FundingPanel::exportTables() const
{
    return {m_model->toExport(), m_model->toCarryExport()};
}

std::vector<ExportTable> FundingPanel::exportSeries() const
{
    std::vector<std::pair<std::string, std::shared_ptr<const RatePast>>> pasts;
    for (const FundingRow& r : m_model->rows())
        if (const CarryFace* face = m_model->carryOf(r.asset); face && face->row.past)
            pasts.emplace_back(r.asset, face->row.past);
    return {tableOf([pasts = std::move(pasts), venue = mapVenue()] {
        std::vector<RateMapRow> rows;
        Timestamp end{};
        for (const auto& [asset, past] : pasts) {
            if (TableNames::on()) break;
            end = past->end;
            rows.push_back({QString::fromStdString(asset), rateColumns(*past, venue, 90, 1)});
        }
        return rateMapTable(rows, end, std::chrono::hours{1},
                            venue ? text(venueKey(*venue)) : QStringLiteral("all"));
    })};
}

void FundingPanel::themeChanged()
{
    Panel::themeChanged();
    for (Segmented* choice : {m_page, m_unit, m_span, m_source}) choice->setTheme(theme());
    m_map->setTheme(theme());
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
    if (m_page->current() == Map)
        m_map->setFocus(Qt::TabFocusReason);
    else
        m_view->setFocus(Qt::TabFocusReason);
}

void FundingPanel::setDensity(Density density)
{
    m_view->setDensity(density);
}

}  // namespace plimsoll
