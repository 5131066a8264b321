// What a person chooses in the liquidity panel: market, direction, size, which venues count.
#include "ui/alert_cells.h"
#include "ui/alert_numbers.h"
#include "ui/fee_form.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidity_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <cmath>

namespace plimsoll {

namespace {

constexpr double kLeastSize = 100, kMostSize = 1e10;

}  // namespace

void LiquidityPanel::makeChoices()
{
    m_market = addChoice({tr("Perp"), tr("Spot")}, tr("Market"), barBox());
    m_side = addChoice({tr("Sell"), tr("Buy")}, tr("Direction of costs"), barBox());
    m_side->setToolTip(tr("Costs of selling into the bids, or of buying from the asks"));
    m_sizeWord = new QLabel(tr("my size"), barBox());
    m_sizeWord->setProperty("tone", "muted");
    m_sizeField = new QLineEdit(QStringLiteral("$1m"), barBox());
    m_sizeField->setFixedSize(72, 22);
    m_sizeField->setAlignment(Qt::AlignRight);
    m_sizeField->setAccessibleName(tr("My size in US dollars"));
    m_sizeField->setToolTip(
        tr("What routing, the mark in the curves and the plan are for, in US dollars: 250k, 2.5m. A "
           "double click in the curves sets it too"));
    m_fees = new QToolButton(barBox());
    m_fees->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_fees->setAutoRaise(true);
    m_fees->setFocusPolicy(Qt::StrongFocus);
    m_fees->setText(tr("Fees \u25be"));
    m_fees->setToolTip(tr("What you pay as a taker: it decides where an order is routed"));
    for (QWidget* w : std::initializer_list<QWidget*>{m_market, m_side, m_sizeWord, m_sizeField, m_fees})
        bar()->addWidget(w);
    addChips([](VenueId v) {
        return tr("Counts %1, or leaves it out of sums, costs and routes").arg(venueNameText(v));
    });
    addPartSwitch({tr("Bands"), tr("Cost"), tr("Route"), tr("Clock"), tr("Plan"), tr("Refill")});
    setGivesWay({{m_fees}, chips()->widgets(), {m_sizeWord}, {m_sizeField}, {m_side}, {m_market}});
}

void LiquidityPanel::takeSize()
{
    QString entered = m_sizeField->text();
    const auto usd = numberOf(entered.remove(u'$').trimmed());
    setSize(usd.value_or(m_size));
}

void LiquidityPanel::setSize(double usd)
{
    // What is no size leaves what was there. Three digits are what a size is said in.
    if (usd >= kLeastSize && usd <= kMostSize) {
        const double step = std::pow(10.0, std::floor(std::log10(usd)) - 2);
        m_size = std::round(usd / step) * step;
    }
    m_sizeField->setText(liquiditySize(m_size));
    showAll();
}

void LiquidityPanel::count()
{
    m_counted.reset();
    if (!m_shown) return;
    const MarketLiquidity& market = m_shown->of(view().market);
    const TakerFees& fees = selection().takerFees();
    m_counted = fees == listedFees() ? market : withFees(market, view().market, fees);
    if (excluded() != 0) m_counted = without(*m_counted, excluded());
}

void LiquidityPanel::feeMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("liquidityFees"));
    FeeForm::addTo(menu, venues(), selection());
    const QWidget* const under = m_fees->isVisible() ? static_cast<QWidget*>(m_fees) : barBox();
    menu->popup(under->mapToGlobal(QPoint(0, under->height())));
}

void LiquidityPanel::menuAt(BoardView* table, const QPoint& where)
{
    const QModelIndex at = table->indexAt(where);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("liquidityMenu"));
    if (at.isValid()) {
        const QString asset = selection().asset();
        // The values are the perpetuals': a cell of spot has none.
        addCellAlerts(menu, alerts(), view().market == Market::Perp ? "liquidity" : "liquidity_spot", table, at,
                      asset,
                      {alertOn("slip_50m", asset, std::nullopt, 30, AlertOperator::Above),
                       alertOn("depth_ratio", asset, std::nullopt, 0.7, AlertOperator::Below),
                       alertOn("spread_ratio", asset, std::nullopt, 2, AlertOperator::Above)});
        menu->addSeparator();
    }
    chips()->addTo(menu, tr("Count %1"));
    menu->addSeparator();
    menu->addAction(tr("Taker fees\u2026"), this, &LiquidityPanel::feeMenu);
    menu->addAction(tr("Copy the table as TSV"), table, &BoardView::copy);
    menu->popup(table->viewport()->mapToGlobal(where));
}

}  // namespace plimsoll
