// What a person chooses in the funding panel: what a pair is weighed by, which rows and columns are shown.
#include "ui/alert_menus.h"
#include "ui/fee_form.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_map.h"
#include "ui/panels/funding_model.h"
#include "ui/panels/funding_panel.h"
#include "widgets/format.h"
#include "widgets/heat_cell_delegate.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"
#include "widgets/ui_text.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr int kTightInterval = 13, kRoomForInterval = 350, kRoomForTerms = 560, kRoomForFilter = 480,
              kRoomForUnit = 360, kRoomForFind = 300;

QMenu* menuOf(QWidget* panel, const char* name)
{
    auto* menu = new QMenu(panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QLatin1String(name));
    return menu;
}

// Where the panel is too narrow for the button: at the pointer.
void below(QMenu* menu, const QWidget* button)
{
    menu->popup(button->isVisible() ? button->mapToGlobal(QPoint(0, button->height())) : QCursor::pos());
}

// One of several, by value.
template <typename Value, typename Take>
void addChoice(QMenu* menu, const QString& title, const std::vector<std::pair<QString, Value>>& values, Value now,
               Take take)
{
    menu->addSection(title);
    auto* group = new QActionGroup(menu);
    for (const auto& [word, value] : values) {
        QAction* action = menu->addAction(word);
        action->setCheckable(true);
        action->setChecked(value == now);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [take, v = value] { take(v); });
    }
}

}  // namespace

void FundingPanel::makeToolbar(QWidget* bar)
{
    m_page = new Segmented(theme(), {tr("Grid"), tr("Map")}, bar);
    m_page->setAccessibleName(tr("Rates now, or over time"));
    m_page->setToolTip(tr("Grid: what each venue charges now. Map: what was settled, assets over time"));
    m_unit = new Segmented(
        theme(),
        {fundingUnitText(FundingUnit::Bp8h), fundingUnitText(FundingUnit::Apr), fundingUnitText(FundingUnit::Raw)},
        bar);
    m_unit->setAccessibleName(tr("Unit of funding rates"));
    m_unit->setToolTip(tr("Rates as basis points per 8 h, simple yearly percent, or as the venue pays them"));
    QStringList spans, sources{tr("All")};
    for (const int days : kMapDays) spans << tr("%1 d").arg(days);
    for (const VenueId v : venues()) sources << text(venueCode(v));
    m_span = new Segmented(theme(), spans, bar);
    m_span->setAccessibleName(tr("Span of the map"));
    m_source = new Segmented(theme(), sources, bar);
    m_source->setAccessibleName(tr("Whose rates the map shows"));
    m_source->setToolTip(
        tr("All: the mean of the venues that are known, weighted by their open interest as it is now"));
    m_termsButton = new QToolButton(bar);
    m_termsButton->setToolTip(tr("What the best pair is weighed by: size of a leg, time held, taker fees"));
    m_filterButton = new QToolButton(bar);
    m_filterButton->setToolTip(tr("Which assets are shown"));
    for (QToolButton* b : {m_termsButton, m_filterButton}) {
        b->setToolButtonStyle(Qt::ToolButtonTextOnly);
        b->setAutoRaise(true);
        b->setFocusPolicy(Qt::StrongFocus);
    }
    m_find = new SearchField(theme(), tr("find asset"), QStringLiteral("/"), bar);
    m_find->setMaximumWidth(180);
    m_find->setAccessibleName(tr("Find an asset in the grid"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    for (QWidget* w :
         std::initializer_list<QWidget*>{m_page, m_unit, m_source, m_span, m_termsButton, m_filterButton})
        row->addWidget(w);
    row->addStretch(1);
    row->addWidget(m_find, 1);
    body()->setToolbar(bar);
}

void FundingPanel::makeBoard()
{
    m_model = new FundingModel(venues(), this);
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    m_view = new BoardView(theme(), content);
    m_view->setAccessibleName(tr("Funding rates, assets by venues"));
    std::vector<BoardColumn> columns;
    columns.push_back({{QStringLiteral("FARTCOIN"), 0, false, 500}, 0, 0});
    // Room for the interval; an age beside it where there are few venues.
    const int beside = intervalRoom();
    for (std::size_t i = 0; i < venues().size(); ++i)
        columns.push_back({{QStringLiteral("\u22120.0000 %"), beside, true, 400}, 0, 150});
    columns.push_back({{QStringLiteral("\u2265 99.99"), 0, false, 400}, 1, 0});
    columns.push_back({{QStringLiteral("00:00:00"), 0, false, 400}, 6, 0});
    columns.push_back({{QStringLiteral("\u2265 99,999.9"), 0, true, 400}, 5, 100});
    columns.push_back({{QStringLiteral("BN \u221299.99"), 0, false, 400}, 4, 0, false});
    constexpr int drops[kCarryColumns] = {3, 2, 7, 9, 8, 11, 10, 12, 13};
    for (int i = 0; i < kCarryColumns; ++i)
        columns.push_back({{carryWidest(static_cast<CarryColumn>(i)), 0, false, 400}, drops[i], 0});
    m_view->setBoard(m_model, std::move(columns), new HeatCellDelegate(theme(), m_view));
    showUnit(selection().fundingUnit());
    m_view->setSortable();
    m_view->setEmptyText(tr("Waiting for the first funding rates"));
    m_map = new RateMap(theme(), content);
    m_map->setEmptyText(tr("No settled rates yet"));
    m_pages = new QStackedWidget(content);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_map);
    m_legend = new RateLegend(theme(), content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_legend);
    body()->setContent(content);
}

// In a narrow panel the controls go one by one, and none is cut.
void FundingPanel::showControls()
{
    const bool grid = m_page->current() == Grid;
    m_unit->setVisible(grid && width() >= kRoomForUnit);
    m_termsButton->setVisible(grid && width() >= kRoomForTerms);
    m_filterButton->setVisible(width() >= (grid ? kRoomForFilter : kRoomForTerms));
    m_source->setVisible(!grid && width() >= kRoomForFilter);
    m_span->setVisible(!grid);
    m_find->setVisible(grid && width() >= kRoomForFind);
    // A narrow grid has its gap rather than its unit in every head, and no room beside the numbers.
    const bool narrow = width() < kRoomForFilter && venues().size() > 2;
    m_model->setShortHeads(narrow);
    for (int column = 1; column < m_model->gapColumn(); ++column)
        m_view->setExtra(column, width() < kRoomForInterval ? 0 : narrow ? kTightInterval : intervalRoom());
}

int FundingPanel::intervalRoom() const
{
    return venues().size() > 2 ? 24 : 34;
}

void FundingPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    showControls();
}

void FundingPanel::showPage()
{
    m_pages->setCurrentIndex(m_page->current());
    showControls();
    if (m_page->current() == Map) showMap();
    showFooter();
}

std::optional<VenueId> FundingPanel::mapVenue() const
{
    const int at = m_source->current();
    return at == 0 ? std::nullopt : std::optional(venues()[static_cast<std::size_t>(at - 1)]);
}

void FundingPanel::showMap()
{
    if (m_page->current() != Map) return;
    const auto span = static_cast<std::size_t>(m_span->current());
    const Duration step = std::chrono::hours{kMapStep[span]};
    std::vector<RateMapRow> rows;
    Timestamp end{};
    for (const FundingRow& r : m_model->rows()) {
        const CarryFace* face = m_model->carryOf(r.asset);
        if (!face || !face->row.past) continue;
        end = std::max(end, face->row.past->end);
        rows.push_back({QString::fromStdString(r.asset),
                        rateColumns(*face->row.past, mapVenue(), kMapDays[span], kMapStep[span])});
    }
    m_map->setRows(std::move(rows), end, step);
    m_map->setChosen(selection().asset());
}

void FundingPanel::showTerms()
{
    const CarryTerms& t = m_model->terms();
    m_termsButton->setText(tr("%1, %2 \u25be").arg(sizeText(kCarryUsd[t.size]), holdText(t.holdHours)));
    m_filterButton->setText(m_model->filter().any() ? tr("Filter on \u25be") : tr("Filter \u25be"));
    if (m_page->current() == Map) showMap();
    showFooter();
}

void FundingPanel::setTerms(const CarryTerms& terms)
{
    m_model->setTerms(terms);
    showTerms();
}

void FundingPanel::termsMenu()
{
    QMenu* menu = menuOf(this, "fundingTerms");
    const CarryTerms now = m_model->terms();
    std::vector<std::pair<QString, std::size_t>> sizes;
    for (std::size_t i = 0; i < kCarryUsd.size(); ++i) sizes.emplace_back(sizeText(kCarryUsd[i]), i);
    addChoice<std::size_t>(menu, tr("My size, one leg"), sizes, now.size, [this](std::size_t size) {
        CarryTerms t = m_model->terms();
        t.size = size;
        setTerms(t);
    });
    addChoice<double>(
        menu, tr("Held"),
        {{tr("8 h"), 8.0}, {tr("1 d"), 24.0}, {tr("3 d"), 72.0}, {tr("7 d"), 168.0}, {tr("30 d"), 720.0}},
        now.holdHours, [this](double hours) {
            CarryTerms t = m_model->terms();
            t.holdHours = hours;
            setTerms(t);
        });
    FeeForm::addTo(menu, venues(), selection());
    below(menu, m_termsButton);
}

void FundingPanel::filterMenu()
{
    QMenu* menu = menuOf(this, "fundingFilter");
    const FundingFilter now = m_model->filter();
    const auto set = [this](auto FundingFilter::*field, auto value) {
        FundingFilter f = m_model->filter();
        f.*field = value;
        m_overview = 0;
        m_model->setFilter(f);
        showTerms();
    };
    const std::vector<std::pair<QString, double>> money = {
        {tr("any"), 0}, {tr("$10m"), 10e6}, {tr("$100m"), 100e6}, {tr("$1bn"), 1e9}};
    addChoice<double>(menu, tr("Open interest from"), money, now.leastInterest,
                      [set](double v) { set(&FundingFilter::leastInterest, v); });
    addChoice<double>(menu, tr("Traded in 24 h from"), money, now.leastVolume,
                      [set](double v) { set(&FundingFilter::leastVolume, v); });
    addChoice<double>(
        menu, tr("Gap from"),
        {{tr("any"), 0}, {tr("0.5 bp"), 0.5e-4}, {tr("1 bp"), 1e-4}, {tr("3 bp"), 3e-4}, {tr("5 bp"), 5e-4}},
        now.leastGap, [set](double v) { set(&FundingFilter::leastGap, v); });
    menu->addSeparator();
    const auto toggle = [&](const QString& word, bool on, bool FundingFilter::*field) {
        QAction* a = menu->addAction(word);
        a->setCheckable(true);
        a->setChecked(on);
        connect(a, &QAction::toggled, this, [set, field](bool checked) { set(field, checked); });
    };
    toggle(tr("Only with a pair in live books"), now.pairsOnly, &FundingFilter::pairsOnly);
    toggle(tr("Only crypto currencies"), now.cryptoOnly, &FundingFilter::cryptoOnly);
    menu->addSeparator();
    menu->addAction(tr("Show everything"), this, [this] {
        m_model->setFilter({});
        showTerms();
    });
    addColumns(menu->addMenu(tr("Columns")));
    menu->addAction(tr("Size, time held and fees of pairs\u2026"), this, &FundingPanel::termsMenu);
    below(menu, m_filterButton);
}

void FundingPanel::addColumns(QMenu* menu)
{
    menu->setObjectName(QStringLiteral("fundingColumns"));
    for (int c = 1; c < m_model->columnCount(); ++c) {
        QAction* a = menu->addAction(c == m_model->forecastColumn()
                                         ? tr("Hyperliquid's forecasts")
                                         : m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
        a->setCheckable(true);
        a->setChecked(m_view->wanted(c));
        connect(a, &QAction::toggled, this, [this, c](bool on) { m_view->setWanted(c, on); });
    }
}

void FundingPanel::headMenuAt(const QPoint& where)
{
    QMenu* menu = menuOf(this, "fundingColumns");
    addColumns(menu);
    menu->popup(m_view->horizontalHeader()->mapToGlobal(where));
}

// Ctrl with left and right moves the sorted column, with up and down turns the order and lets it go.
bool FundingPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress) return Panel::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() != Qt::ControlModifier) return false;
    switch (key->key()) {
        case Qt::Key_Left: sortBy(-1); return true;
        case Qt::Key_Right: sortBy(1); return true;
        case Qt::Key_Up:
        case Qt::Key_Down: sortBy(0); return true;
        default: return false;
    }
}

void FundingPanel::sortBy(int step)
{
    const int n = m_model->columnCount();
    int column = m_model->sortColumn();
    if (step == 0 && column < 0) column = 0;
    if (step != 0) {
        column = column < 0 && step < 0 ? 0 : column;
        do {
            column = (column + step + n) % n;
        } while (m_view->isColumnHidden(column));
    }
    Q_EMIT m_view->horizontalHeader()->sectionClicked(column);
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
        if (known && cell->r8) value += UiText::tr(" (%1 bp per 8 h)").arg(format::bp8h(*cell->r8));
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
    // The first is on what stands in the cell.
    addAlertOnThis(menu, alerts(), offers.empty() ? std::nullopt : offers.front(), offers);
    menu->addSeparator();
    menu->addAction(tr("Show %1").arg(asset), this, [this, asset] { selection().setAsset(asset); });
    addColumns(menu->addMenu(tr("Columns")));
    menu->addAction(tr("Filter\u2026"), this, &FundingPanel::filterMenu);
    menu->addAction(tr("Size, time held and fees of pairs\u2026"), this, &FundingPanel::termsMenu);
    menu->addAction(tr("Copy the table as TSV"), m_view, &BoardView::copy);
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

}  // namespace plimsoll
