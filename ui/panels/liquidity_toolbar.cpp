// What a person chooses in the liquidity panel: market, direction, size, which venues count.
#include "ui/alert_menus.h"
#include "ui/alert_numbers.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidity_panel.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include <cmath>

namespace plimsoll {

namespace {

constexpr double kLeastSize = 100, kMostSize = 1e10;
constexpr int kRoomForChips = 780, kRoomForWord = 540, kRoomForSize = 490, kRoomForSide = 410,
              kRoomForMarket = 330;

}  // namespace

void LiquidityPanel::makeToolbar(QWidget* bar)
{
    m_market = new Segmented(theme(), {tr("Perp"), tr("Spot")}, bar);
    m_market->setAccessibleName(tr("Market"));
    m_side = new Segmented(theme(), {tr("Sell"), tr("Buy")}, bar);
    m_side->setAccessibleName(tr("Direction of costs"));
    m_side->setToolTip(tr("Costs of selling into the bids, or of buying from the asks"));
    m_sizeWord = new QLabel(tr("my size"), bar);
    m_sizeWord->setProperty("tone", "muted");
    m_sizeField = new QLineEdit(QStringLiteral("$1m"), bar);
    m_sizeField->setFixedSize(72, 22);
    m_sizeField->setAlignment(Qt::AlignRight);
    m_sizeField->setAccessibleName(tr("My size in US dollars"));
    m_sizeField->setToolTip(
        tr("What routing, the mark in the curves and the plan are for, in US dollars: 250k, 2.5m. A "
           "double click in the curves sets it too"));
    m_page = new Segmented(theme(), {tr("Bands"), tr("Cost"), tr("Route"), tr("Clock"), tr("Plan")}, bar);
    m_page->setAccessibleName(tr("Part of the panel"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_market);
    row->addWidget(m_side);
    row->addWidget(m_sizeWord);
    row->addWidget(m_sizeField);
    for (const VenueId v : venues()) {
        auto* chip = new VenueChip(v, theme(), bar);
        chip->setChecked(true);
        chip->setCompact(true);
        chip->setToolTip(tr("Counts %1, or leaves it out of sums, costs and routes").arg(venueNameText(v)));
        connect(chip, &QAbstractButton::toggled, this, [this, v](bool on) {
            const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
            setExcluded(static_cast<std::uint8_t>(on ? m_without & ~bit : m_without | bit));
        });
        row->addWidget(chip);
        m_chips.push_back(chip);
    }
    row->addStretch(1);
    row->addWidget(m_page);
}

// In a narrow panel the controls go one by one, and none is cut.
void LiquidityPanel::showControls()
{
    for (VenueChip* chip : m_chips) chip->setVisible(width() >= kRoomForChips);
    m_sizeWord->setVisible(width() >= kRoomForWord);
    m_sizeField->setVisible(width() >= kRoomForSize);
    m_side->setVisible(width() >= kRoomForSide);
    m_market->setVisible(width() >= kRoomForMarket);
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

// What a person leaves out is left out of everything; one venue at least stays.
void LiquidityPanel::setExcluded(std::uint8_t excluded)
{
    std::uint8_t all = 0;
    for (const VenueId v : venues()) all = static_cast<std::uint8_t>(all | 1u << static_cast<unsigned>(v));
    excluded &= all;
    if (excluded != all) m_without = excluded;
    for (VenueChip* chip : m_chips) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(!((m_without >> static_cast<unsigned>(chip->venue())) & 1u));
    }
    showAll();
}

void LiquidityPanel::count()
{
    m_counted.reset();
    if (!m_shown) return;
    const MarketLiquidity& market = m_shown->of(view().market);
    m_counted = m_without == 0 ? market : without(market, m_without);
}

void LiquidityPanel::menuAt(BoardView* table, const QPoint& where)
{
    const QModelIndex at = table->indexAt(where);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("liquidityMenu"));
    if (at.isValid()) {
        const QString head = table->model()->headerData(at.column(), Qt::Horizontal).toString();
        const QString venue = at.siblingAtColumn(0).data().toString();
        addValueLine(menu, at.column() == 0 ? venue : venue + u' ' + head + u' ' + at.data().toString());
        const QString asset = selection().asset();
        if (alerts())
            addAlertEntries(menu, alerts(),
                            {alertOn("slip_50m", asset, std::nullopt, 30, AlertOperator::Above),
                             alertOn("depth_ratio", asset, std::nullopt, 0.7, AlertOperator::Below),
                             alertOn("spread_ratio", asset, std::nullopt, 2, AlertOperator::Above)});
        menu->addSeparator();
    }
    for (VenueChip* chip : m_chips) {
        QAction* counted = menu->addAction(tr("Count %1").arg(venueNameText(chip->venue())));
        counted->setCheckable(true);
        counted->setChecked(chip->isChecked());
        connect(counted, &QAction::toggled, chip, &VenueChip::setChecked);
    }
    menu->addSeparator();
    menu->addAction(tr("Copy the table as TSV"), table, &BoardView::copy);
    menu->popup(table->viewport()->mapToGlobal(where));
}

}  // namespace plimsoll
