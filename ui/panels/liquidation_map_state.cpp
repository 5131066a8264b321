// What a person chooses in the liquidation map, what it keeps and hands out.
#include "ui/panels/board_view.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/tables_later.h"
#include "widgets/money_ramp.h"

#include <QHBoxLayout>
#include <QJsonArray>

namespace plimsoll {

namespace {

constexpr Duration kWindows[] = {std::chrono::hours{1}, std::chrono::hours{4}, std::chrono::hours{12},
                                 std::chrono::hours{24}, std::chrono::hours{72}};

}  // namespace

void LiquidationMapPanel::makeChoices()
{
    m_window = addChoice({tr("1 h"), tr("4 h"), tr("12 h"), tr("24 h"), tr("3 d")}, tr("Time shown"), barBox());
    m_texture = addChoice({tr("Seen"), tr("+ modelled")}, tr("Modelled levels"), barBox());
    m_texture->setToolTip(tr("Modelled levels beside what was seen; the key L"));
    m_texture->setCurrent(1);
    MoneyRamp::Looks looks;
    looks.per = tr("per cell");
    looks.sides = tr("left longs, right shorts");
    looks.left = [](const Theme& t) -> const ColorRamp& { return t.ramp.liqLong; };
    looks.right = [](const Theme& t) -> const ColorRamp& { return t.ramp.liqShort; };
    looks.faintest = ForcedMap::kFaintest;
    m_legend = new MoneyRamp(theme(), looks, barBox());
    bar()->addWidget(m_window);
    bar()->addWidget(m_texture);
    addChips([](VenueId v) {
        return tr("Shows %1 in the map, seen and modelled, or leaves it out. Sums, clusters and tables have all")
            .arg(venueNameText(v));
    });
    addPartSwitch({tr("Map"), tr("Model"), tr("Totals"), tr("Complete")}, m_legend);
    setGivesWay({{m_legend}, chips()->widgets(), {m_texture}, {m_window}});
}

std::uint8_t LiquidationMapPanel::chosen() const
{
    std::uint8_t out = 0;
    for (const VenueId v : chips()->shown()) out = static_cast<std::uint8_t>(out | 1u << static_cast<unsigned>(v));
    return out;
}

void LiquidationMapPanel::setChosen(std::uint8_t chosen)
{
    chips()->setLeftOut(static_cast<std::uint8_t>(~chosen));
}

void LiquidationMapPanel::chooseWindow(int which)
{
    if (which < 0 || which >= static_cast<int>(std::size(kWindows))) return;
    m_map->setSpan(kWindows[which]);
}

QJsonObject LiquidationMapPanel::saveState() const
{
    const LevelAssumptions& a = m_drawer->assumed();
    QJsonArray weights, rates;
    for (const double w : a.weights) weights.append(w);
    for (const auto& r : a.maintenance) rates.append(r ? QJsonValue(*r) : QJsonValue());
    QJsonObject out{{QStringLiteral("window"), m_window->current()},
                    {QStringLiteral("levels"), m_texture->current()},
                    {QStringLiteral("positions"), m_map->positionsShown()},
                    {QStringLiteral("keyLevels"), m_map->keyLevelsShown()},
                    {QStringLiteral("thinHours"), m_thinShown},
                    {QStringLiteral("part"), part()->current()},
                    {QStringLiteral("chosen"), chosen()},
                    {QStringLiteral("group"), m_map->leastGroup()},
                    {QStringLiteral("classes"), m_drawer->classes()},
                    {QStringLiteral("weights"), weights},
                    {QStringLiteral("maintenance"), rates},
                    {QStringLiteral("halfLife"), a.halfLifeHours},
                    {QStringLiteral("speculative"), a.speculative}};
    QJsonObject cutoffs;
    for (const auto& [asset, c] : m_cutoffs)
        if (!asset.isEmpty()) cutoffs.insert(asset, QJsonArray{c.lower, c.upper});
    out.insert(QStringLiteral("cutoffs"), cutoffs);
    if (m_oldCutoffs) {
        out.insert(QStringLiteral("from"), m_oldCutoffs->lower);
        out.insert(QStringLiteral("to"), m_oldCutoffs->upper);
    }
    return out;
}

void LiquidationMapPanel::restoreState(const QJsonObject& state)
{
    restore(state, "window", m_window);
    restore(state, "levels", m_texture);
    m_map->setPositionsShown(state.value(QStringLiteral("positions")).toBool(true));
    m_map->setKeyLevelsShown(state.value(QStringLiteral("keyLevels")).toBool(false));
    setThinShown(state.value(QStringLiteral("thinHours")).toBool(true));
    restore(state, "part", part());
    setChosen(static_cast<std::uint8_t>(state.value(QStringLiteral("chosen")).toInt(chosen())));
    LevelAssumptions a = m_drawer->assumed();
    const QJsonArray weights = state.value(QStringLiteral("weights")).toArray(),
                     rates = state.value(QStringLiteral("maintenance")).toArray();
    if (weights.size() == static_cast<qsizetype>(a.weights.size()))
        for (std::size_t i = 0; i < a.weights.size(); ++i)
            a.weights[i] = weights[static_cast<qsizetype>(i)].toDouble();
    if (rates.size() == static_cast<qsizetype>(a.maintenance.size()))
        for (std::size_t i = 0; i < a.maintenance.size(); ++i) {
            const QJsonValue r = rates[static_cast<qsizetype>(i)];
            a.maintenance[i] = r.isDouble() ? std::optional(r.toDouble()) : std::nullopt;
        }
    a.halfLifeHours = state.value(QStringLiteral("halfLife")).toDouble(a.halfLifeHours);
    a.speculative = state.value(QStringLiteral("speculative")).toDouble(a.speculative);
    m_drawer->setAssumed(a);
    m_drawer->setClasses(static_cast<std::uint8_t>(state.value(QStringLiteral("classes")).toInt(kAllClasses)));
    m_map->setGroup(state.value(QStringLiteral("group")).toInt(1));
    const auto cutoffsOf = [](const QJsonValue& from, const QJsonValue& to) {
        const Cutoffs c{from.toDouble(), to.toDouble()};
        return c.lower > 0 && c.upper > c.lower ? std::optional(c) : std::nullopt;
    };
    m_cutoffs.clear();
    const QJsonObject cutoffs = state.value(QStringLiteral("cutoffs")).toObject();
    for (auto it = cutoffs.begin(); it != cutoffs.end(); ++it)
        if (const auto c = cutoffsOf(it.value().toArray().at(0), it.value().toArray().at(1)))
            m_cutoffs[it.key()] = *c;
    // As an earlier version wrote them, of whatever asset was shown. At the start the asset comes after this.
    m_oldCutoffs = cutoffsOf(state.value(QStringLiteral("from")), state.value(QStringLiteral("to")));
    showScale();
    showAll();
}

std::vector<ExportTable> LiquidationMapPanel::exportTables() const
{
    return {m_totals->toExport(QStringLiteral("liquidation_totals"), tr("Liquidations seen, by window")),
            m_complete->toExport(QStringLiteral("liquidation_completeness"), tr("How much the feeds show")),
            tableOf([levels = m_levels] { return levelExport(levels.get()); })};
}

std::vector<ExportTable> LiquidationMapPanel::exportSeries() const
{
    return {tableOf([board = m_board, before = m_before, from = started()] {
        return cellExport(board.get(), before.get(), from);
    })};
}

void LiquidationMapPanel::themeChanged()
{
    PagesPanel::themeChanged();
    m_legend->setTheme(theme());
    m_map->setTheme(theme());
    showAlerts();
    m_drawer->themeChanged(theme());
}

void LiquidationMapPanel::focusInside()
{
    if (!pages()->spread() && part()->current() == PTotals) return m_totalView->setFocus(Qt::TabFocusReason);
    if (!pages()->spread() && part()->current() == PComplete) return m_completeView->setFocus(Qt::TabFocusReason);
    m_map->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
