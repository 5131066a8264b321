// What a person chooses in the liquidation map, what it keeps and hands out.
#include "ui/panels/board_view.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_map_panel.h"
#include "widgets/money_ramp.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QSignalBlocker>

namespace plimsoll {

namespace {

constexpr Duration kWindows[] = {std::chrono::hours{1}, std::chrono::hours{4}, std::chrono::hours{12},
                                 std::chrono::hours{24}, std::chrono::hours{72}};

}  // namespace

void LiquidationMapPanel::makeToolbar(QWidget* bar)
{
    m_window = new Segmented(theme(), {tr("1 h"), tr("4 h"), tr("12 h"), tr("24 h"), tr("3 d")}, bar);
    m_window->setAccessibleName(tr("Time shown"));
    m_texture = new Segmented(theme(), {tr("Seen"), tr("+ modelled")}, bar);
    m_texture->setAccessibleName(tr("Modelled levels"));
    m_texture->setToolTip(tr("Modelled levels beside what was seen; the key L"));
    m_texture->setCurrent(1);
    m_legend = new MoneyRamp(theme(), tr("per cell"), bar);
    m_page = new Segmented(theme(), {tr("Map"), tr("Model"), tr("Totals"), tr("Complete")}, bar);
    m_page->setAccessibleName(tr("Part of the panel"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_window);
    row->addWidget(m_texture);
    for (const VenueId v : venues()) {
        auto* chip = new VenueChip(v, theme(), bar);
        chip->setChecked(true);
        chip->setCompact(true);
        chip->setToolTip(tr("Shows %1 in the map of seen liquidations, or leaves it out. Sums and tables have all")
                             .arg(venueNameText(v)));
        connect(chip, &QAbstractButton::toggled, this, [this, v](bool on) {
            const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
            setChosen(static_cast<std::uint8_t>(on ? m_chosen | bit : m_chosen & ~bit));
        });
        row->addWidget(chip);
        m_chips.push_back(chip);
    }
    row->addStretch(1);
    row->addWidget(m_legend);
    row->addWidget(m_page);
}

// One venue at least is shown.
void LiquidationMapPanel::setChosen(std::uint8_t chosen)
{
    std::uint8_t all = 0;
    for (const VenueId v : venues()) all = static_cast<std::uint8_t>(all | 1u << static_cast<unsigned>(v));
    if ((chosen & all) != 0) m_chosen = chosen;
    for (VenueChip* chip : m_chips) {
        const QSignalBlocker quiet(chip);
        chip->setChecked((m_chosen >> static_cast<unsigned>(chip->venue())) & 1u);
    }
    showAll();
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
                    {QStringLiteral("part"), m_page->current()},
                    {QStringLiteral("chosen"), m_chosen},
                    {QStringLiteral("weights"), weights},
                    {QStringLiteral("maintenance"), rates},
                    {QStringLiteral("halfLife"), a.halfLifeHours},
                    {QStringLiteral("speculative"), a.speculative}};
    if (m_map->cutoffsByUser()) {
        out.insert(QStringLiteral("from"), m_map->cutoffs().lower);
        out.insert(QStringLiteral("to"), m_map->cutoffs().upper);
    }
    return out;
}

void LiquidationMapPanel::restoreState(const QJsonObject& state)
{
    const auto choice = [&](const char* key, Segmented* of) {
        of->setCurrent(state.value(QLatin1String(key)).toInt(of->current()));
    };
    choice("window", m_window);
    choice("levels", m_texture);
    choice("part", m_page);
    setChosen(static_cast<std::uint8_t>(state.value(QStringLiteral("chosen")).toInt(m_chosen)));
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
    const double from = state.value(QStringLiteral("from")).toDouble(0),
                 to = state.value(QStringLiteral("to")).toDouble(0);
    if (from > 0 && to > from) m_map->setCutoffs(Cutoffs{from, to});
}

std::vector<ExportTable> LiquidationMapPanel::exportTables() const
{
    return {m_totals->toExport(QStringLiteral("liquidation_totals"), tr("Liquidations seen, by window")),
            m_complete->toExport(QStringLiteral("liquidation_completeness"), tr("How much the feeds show")),
            levelExport(m_levels.get())};
}

std::vector<ExportTable> LiquidationMapPanel::exportSeries() const
{
    return {cellExport(m_board.get())};
}

void LiquidationMapPanel::themeChanged()
{
    Panel::themeChanged();
    for (Segmented* s : {m_window, m_texture, m_page}) s->setTheme(theme());
    for (VenueChip* chip : m_chips) chip->setTheme(theme());
    m_legend->setTheme(theme());
    m_facts->setTheme(theme());
    m_pages->setTheme(theme());
    m_map->setTheme(theme());
    m_drawer->themeChanged(theme());
    m_totalView->themeChanged();
    m_completeView->themeChanged();
}

void LiquidationMapPanel::focusInside()
{
    if (!m_pages->spread() && m_page->current() == PTotals) return m_totalView->setFocus(Qt::TabFocusReason);
    if (!m_pages->spread() && m_page->current() == PComplete) return m_completeView->setFocus(Qt::TabFocusReason);
    m_map->setFocus(Qt::TabFocusReason);
}

void LiquidationMapPanel::setDensity(Density density)
{
    m_totalView->setDensity(density);
    m_completeView->setDensity(density);
}

}  // namespace plimsoll
