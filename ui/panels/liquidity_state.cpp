// What the liquidity panel keeps, hands out, and how it takes another theme.
#include "ui/panels/board_view.h"
#include "ui/panels/liquidity_panel.h"
#include "ui/panels/liquidity_plan.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QLineEdit>

namespace plimsoll {

QJsonObject LiquidityPanel::saveState() const
{
    return {{QStringLiteral("market"), m_market->current()},
            {QStringLiteral("side"), m_side->current()},
            {QStringLiteral("part"), part()->current()},
            {QStringLiteral("clock"), m_clockOf->current()},
            {QStringLiteral("without"), excluded()},
            {QStringLiteral("size"), m_size},
            {QStringLiteral("participation"), m_plan->participation()},
            {QStringLiteral("minutes"), m_plan->minutes()}};
}

void LiquidityPanel::restoreState(const QJsonObject& state)
{
    restore(state, "market", m_market);
    restore(state, "side", m_side);
    restore(state, "part", part());
    restore(state, "clock", m_clockOf);
    setExcluded(static_cast<std::uint8_t>(state.value(QStringLiteral("without")).toInt(excluded())));
    setSize(state.value(QStringLiteral("size")).toDouble(m_size));
    m_plan->setInputs(state.value(QStringLiteral("participation")).toDouble(m_plan->participation()),
                      state.value(QStringLiteral("minutes")).toDouble(m_plan->minutes()));
}

std::vector<ExportTable> LiquidityPanel::exportTables() const
{
    return {m_bands->toExport(QStringLiteral("liquidity_bands"), tr("Depth by band")),
            m_routes->toExport(QStringLiteral("liquidity_route"), tr("Routing and executable sizes")),
            m_plan->table()->toExport(QStringLiteral("liquidity_parts"), tr("Cost of parts of my size"))};
}

std::vector<ExportTable> LiquidityPanel::exportSeries() const
{
    ExportTable t{QStringLiteral("liquidity_curves"), tr("Cost by size"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("market") << QStringLiteral("of")
            << QStringLiteral("side") << QStringLiteral("size_usd") << QStringLiteral("slip_bp")
            << QStringLiteral("filled_usd") << QStringLiteral("median_24h_bp") << QStringLiteral("reason");
    const MarketLiquidity* const m = shown();
    if (!m || TableNames::only()) return {t, shockExport(nullptr, {})};
    const LiquidityView v = view();
    const auto add = [&](const QString& of, const BookLiquidity& book, const UsualCosts* usual) {
        for (const Side side : {Side::Sell, Side::Buy})
            for (std::size_t i = 0; i < kCurveUsd.size(); ++i) {
                const SizeCost& c = book.side(side).cost[i];
                const auto median = usual ? usual->side(side)[i] : std::nullopt;
                t.rows.push_back({selection().asset(), text(marketKey(v.market)), of,
                                  side == Side::Sell ? QStringLiteral("sell") : QStringLiteral("buy"),
                                  QString::number(kCurveUsd[i], 'f', 0),
                                  c.bp ? QString::number(*c.bp, 'g', 12) : QString(),
                                  QString::number(c.filledUsd, 'f', 2),
                                  median && !median->floor ? QString::number(median->value, 'g', 12) : QString(),
                                  c.whole ? QString() : UiText::tr("the book ends before the size does")});
            }
    };
    for (const VenueId venue : v.venues)
        if (const auto& l = m->venues[static_cast<std::size_t>(venue)]; l && l->book)
            add(text(venueKey(venue)), *l->book, nullptr);
    if (m->all) add(QStringLiteral("all"), *m->all, &m->usual);
    return {t, shockExport(m_shown->shock.get(), m_shown->asset)};
}

void LiquidityPanel::themeChanged()
{
    PagesPanel::themeChanged();
    m_curves->setTheme(theme());
    m_clock->setTheme(theme());
    m_recovery->setTheme(theme());
    m_story.reset();
    showShock();
    m_plan->themeChanged();
    if (!m_sizeField->isModified()) m_sizeField->setText(liquiditySize(m_size));  // in the signs of now
    showCurves();
}

void LiquidityPanel::focusInside()
{
    if (pages()->spread() || part()->current() == PBands) return m_bandView->setFocus(Qt::TabFocusReason);
    switch (static_cast<Page>(part()->current())) {
        case PCost: return m_curves->setFocus(Qt::TabFocusReason);
        case PRoute: return m_routeView->setFocus(Qt::TabFocusReason);
        case PClock: return m_clock->setFocus(Qt::TabFocusReason);
        case PPlan: return m_plan->view()->setFocus(Qt::TabFocusReason);
        case PShock: return m_recovery->setFocus(Qt::TabFocusReason);
        case PBands:
        case kPages: break;
    }
    m_bandView->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
