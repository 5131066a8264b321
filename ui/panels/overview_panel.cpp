#include "ui/panels/overview_panel.h"

#include "ui/alert_menus.h"
#include "ui/model_pulse.h"
#include "ui/panels/board_view.h"
#include "ui/panels/overview_model.h"
#include "widgets/format.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"
#include "widgets/shade_delegate.h"
#include "widgets/within.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{5};  // the board speaks once a second
constexpr int kPathWidth = 52, kRoomForGround = 350;

QString columnKey(int column)
{
    return QString::fromLatin1(overviewColumn(static_cast<OverviewColumn>(column)).key);
}

}  // namespace

OverviewPanel::OverviewPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("overview"), tr("Market overview"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_scope = new Segmented(theme(), {tr("All"), tr("Watched")}, bar);
    m_scope->setAccessibleName(tr("Which assets are listed"));
    m_scope->setToolTip(tr("All assets that the venues list, or only those whose books and trades are followed"));
    m_ground = new Segmented(theme(), {tr("Heat"), tr("Plain")}, bar);
    m_ground->setAccessibleName(tr("Ground of the cells"));
    m_ground->setToolTip(tr("Heat: each column's ground says how far a value is from nothing unusual"));
    m_find = new SearchField(theme(), tr("find asset"), QStringLiteral("/"), bar);
    m_find->setMaximumWidth(180);
    m_find->setAccessibleName(tr("Show only assets whose name contains this"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_scope);
    row->addWidget(m_ground);
    row->addStretch(1);
    row->addWidget(m_find, 1);
    body()->setToolbar(bar);

    m_model = new OverviewModel(this);
    m_view = new BoardView(theme(), this);
    m_view->setAccessibleName(tr("Market overview, a row an asset"));
    std::vector<BoardColumn> columns;
    for (int c = 0; c < kOverviewColumns; ++c) {
        const OverviewColumnRow& source = overviewColumn(static_cast<OverviewColumn>(c));
        BoardColumn column;
        column.spec.widest = QString::fromUtf8(source.widest);
        column.spec.weight = c == 0 ? 500 : 400;
        if (static_cast<OverviewColumn>(c) == OverviewColumn::Path) column.spec.extra = kPathWidth;
        column.drop = source.drop;
        columns.push_back(column);
    }
    m_view->setBoard(m_model, std::move(columns), new ShadeDelegate(theme(), m_view));
    m_view->setSortable();
    m_view->setChooseOnPress(false);
    m_view->setEmptyText(tr("Waiting for the first prices"));
    body()->setContent(m_view);

    connect(m_scope, &Segmented::currentChanged, this, [this](int i) {
        m_model->setWatchedOnly(i == 1);
        showFooter();
    });
    connect(m_ground, &Segmented::currentChanged, this, [this](int i) { m_model->setShaded(i == 0); });
    connect(&selection(), &Selection::fundingUnitChanged, this, &OverviewPanel::showUnits);
    connect(&selection(), &Selection::sizeUnitChanged, this, &OverviewPanel::showUnits);
    connect(&selection(), &Selection::assetChanged, this, &OverviewPanel::showSelection);
    connect(m_view, &BoardView::rowChosen, this, &OverviewPanel::choose);
    connect(m_view, &BoardView::pointerInside, this, [this](bool inside) {
        m_model->setFrozen(inside);
        showFooter();
    });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &OverviewPanel::menuAt);
    if (alerts()) connect(alerts(), &AlertBook::rang, m_model, &OverviewModel::flash);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& part) {
        m_model->setFilter(part);
        if (!part.isEmpty() && m_model->rowCount() > 0) m_view->selectRow(0);
        showFooter();
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        if (m_model->rowCount() > 0) choose(std::max(0, m_view->currentIndex().row()));
        m_find->clear();
        m_view->setFocus();
        showSelection();
    });
    connect(m_find, &SearchField::moved, this, [this](int step) {
        const int at = within(m_view->currentIndex().row() + step, 0, std::max(0, m_model->rowCount() - 1));
        if (m_model->rowCount() > 0) m_view->selectRow(at);
    });
    connect(m_find, &SearchField::escaped, m_view, QOverload<>::of(&QWidget::setFocus));
    showUnits();
    showSelection();
    showFooter();
}

std::uint64_t OverviewPanel::version(const SnapshotHub& hub) const
{
    return hub.overview.version();
}

void OverviewPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    if (const auto market = hub.market.read().value) m_rates = market->fx;
    const auto read = hub.overview.read();
    if (read.value) {
        m_shown = read.value;
        showUnits();
        m_model->apply(m_shown, now, false);
        widenPrices();
        m_view->setEmptyText(m_model->total() > 0 ? tr("No asset by that name") : tr("No market data yet"),
                             m_model->total() > 0 ? tr("Esc clears the search.") : QString());
        showFooter();
    }
    age(now);
}

// Coins of a few millionths of a dollar need more room than Bitcoin. A column only grows.
void OverviewPanel::widenPrices()
{
    QString widest = m_widestPrice;
    for (const OverviewRow& r : m_shown->rows)
        if (const auto& price = r.at(OverviewField::Price).value)
            if (const QString text = overviewPrice(r, *price); text.size() > widest.size()) widest = text;
    if (widest.size() == m_widestPrice.size()) return;
    m_widestPrice = widest;
    m_view->setWidest(static_cast<int>(OverviewColumn::Price), widest);
}

void OverviewPanel::age(AsOf now)
{
    showFace(now);
    m_model->setNow(now, face().fresh == Freshness::Stale);
}

void OverviewPanel::showFace(AsOf now)
{
    PanelFace face;
    face.context = tr("perpetuals \u00b7 \u03a3 of the venues");
    if (!m_shown) {
        face.age = tr("no data");
        setFace(face);
        return;
    }
    const Duration old = std::max(Duration{0}, now.mono - m_shown->asOf.mono);
    Freshness fresh = withPulse(judge(old, kLimit), m_pulse);
    int late = 0, watched = 0;
    for (const OverviewRow& r : m_shown->rows) {
        if (!r.watched) continue;
        ++watched;
        late += !r.at(OverviewField::Price).usable();
    }
    if (watched > 0 && late == watched)
        fresh = Freshness::Stale;
    else if (late > 0)
        fresh = worse(fresh, Freshness::Late);
    if (m_shown->rows.empty()) fresh = Freshness::Off;
    face.fresh = fresh;
    face.age = m_shown->rows.empty() ? tr("no data")
               : late > 0 && late < watched
                   ? (late == 1 ? tr("1 without a price") : tr("%1 without a price").arg(late))
                   : format::age(old);
    face.tip = tr("Made once a second, %1 ago (limit %2)\n%3 of %4 watched assets have a fresh price")
                   .arg(format::age(old), format::age(kLimit))
                   .arg(watched - late)
                   .arg(watched);
    setFace(face);
}

void OverviewPanel::showFooter()
{
    const int moves = m_model->rowsThatWouldMove();
    const int n = m_model->rowCount();
    const QString count = n == m_model->total() ? (n == 1 ? tr("1 asset") : tr("%1 assets").arg(n))
                                                : tr("%1 of %2 assets").arg(n).arg(m_model->total());
    body()->setFooter(moves > 0 ? (moves == 1 ? tr("1 row would move") : tr("%1 rows would move").arg(moves))
                      : m_shown ? count + tr(" \u00b7 %1 watched").arg(m_model->watched())
                                : QString(),
                      width() < 480 ? tr("fragility: modelled")
                                    : tr("liquidations: as far as printed \u00b7 fragility, phase: modelled"));
}

void OverviewPanel::showUnits()
{
    OverviewUnits units;
    units.rate = selection().fundingUnit();
    units.size = selection().sizeUnit();
    units.usdPerUsdt = measuredUsd(m_rates, "USDT");
    m_model->setUnits(units);
    const QString rate =
        units.rate == FundingUnit::Apr ? QStringLiteral("\u2212999.9") : QStringLiteral("\u221299.99");
    m_view->setWidest(static_cast<int>(OverviewColumn::Rate), rate);
    m_view->setWidest(static_cast<int>(OverviewColumn::Gap), rate);
}

void OverviewPanel::showSelection()
{
    m_model->setChosen(selection().asset());
    const int row = m_model->rowOf(selection().asset());
    if (row >= 0 && m_view->currentIndex().row() != row) m_view->selectRow(row);
}

void OverviewPanel::choose(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        selection().setAsset(QString::fromStdString(m_model->row(row).asset));
}

// A state can only change to one; a number is above or below.
void OverviewPanel::addAlertEntriesOf(QMenu* menu, std::string_view metric, const QString& asset, double value)
{
    const auto id = analytics::metricId(metric);
    const bool state = id && analytics::word(*id).unit == analytics::Unit::Word;
    const auto on = [&](const QString& of, AlertOperator op) {
        return alertOn(metric, of, std::nullopt, value, op);
    };
    if (state)
        addAlertOnThis(menu, alerts(), on(asset, AlertOperator::ChangesTo), {on({}, AlertOperator::ChangesTo)});
    else
        addAlertOnThis(
            menu, alerts(), on(asset, AlertOperator::Above),
            {on(asset, AlertOperator::Above), on(asset, AlertOperator::Below), on({}, AlertOperator::Above)});
}

void OverviewPanel::menuAt(const QPoint& where)
{
    const QModelIndex at = m_view->indexAt(where);
    if (!at.isValid()) return;
    const OverviewRow& row = m_model->row(at.row());
    const QString asset = QString::fromStdString(row.asset);
    const auto column = static_cast<OverviewColumn>(at.column());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("overviewMenu"));
    const QString head = m_model->headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    addValueLine(menu,
                 column == OverviewColumn::Asset ? asset : asset + u' ' + head + u' ' + at.data().toString());
    const auto key = overviewKey(row, column);
    const std::string_view metric = overviewColumn(column).metric;
    if (alerts() && key && !metric.empty()) addAlertEntriesOf(menu, metric, asset, *key);
    menu->addSeparator();
    menu->addAction(tr("Show %1").arg(asset), this, [this, asset] { selection().setAsset(asset); });
    menu->addAction(tr("Copy the table as TSV"), m_view, &BoardView::copy);
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

void OverviewPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_ground->setVisible(width() >= kRoomForGround);
    showFooter();
}

QJsonObject OverviewPanel::saveState() const
{
    QJsonObject state{{QStringLiteral("scope"), m_scope->current()},
                      {QStringLiteral("ground"), m_ground->current()}};
    m_view->saveSort(state, columnKey);
    return state;
}

void OverviewPanel::restoreState(const QJsonObject& state)
{
    const int scope = state.value(QStringLiteral("scope")).toInt(0),
              ground = state.value(QStringLiteral("ground")).toInt(0);
    if (scope == 0 || scope == 1) m_scope->setCurrent(scope);
    if (ground == 0 || ground == 1) m_ground->setCurrent(ground);
    m_view->restoreSort(state, columnKey);
}

std::vector<ExportTable> OverviewPanel::exportTables() const
{
    return {m_model->toExport()};
}

void OverviewPanel::themeChanged()
{
    Panel::themeChanged();
    m_scope->setTheme(theme());
    m_ground->setTheme(theme());
    m_find->setTheme(theme());
    m_view->themeChanged();
}

bool OverviewPanel::startFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
    return true;
}

void OverviewPanel::focusInside()
{
    m_view->setFocus(Qt::TabFocusReason);
}

// Rates of venues with different intervals have no raw unit together.
PanelUnits OverviewPanel::unitsShown() const
{
    const bool apr = selection().fundingUnit() == FundingUnit::Apr;
    return {apr ? FundingUnit::Apr : FundingUnit::Bp8h};
}

void OverviewPanel::setDensity(Density density)
{
    m_view->setDensity(density);
}

}  // namespace plimsoll
