// What the depth panel keeps from one start to the next, and what it gives to an export.
#include "ui/panels/depth_panel.h"
#include "ui/panels/depth_series.h"
#include "ui/panels/quote_rows.h"
#include "ui/panels/text_table.h"
#include "ui/tables_later.h"
#include "widgets/heatmap_view.h"

#include <QJsonObject>

#include <bit>

namespace plimsoll {

QJsonObject DepthPanel::saveState() const
{
    return {{QStringLiteral("mode"), static_cast<int>(m_mode)},
            {QStringLiteral("manyMode"), static_cast<int>(m_manyMode)},
            {QStringLiteral("venues"), m_choice.venues},
            {QStringLiteral("together"), m_many},
            {QStringLiteral("spot"), m_choice.market == Market::Spot},
            {QStringLiteral("heat"), m_heat->saveState()}};
}

void DepthPanel::restoreState(const QJsonObject& state)
{
    std::uint8_t all = 0;
    for (VenueId v : venues()) all |= venueBit(v);
    const auto venuesOf = [&](const char* key, int otherwise) {
        const auto kept = static_cast<std::uint8_t>(state.value(QLatin1String(key)).toInt(otherwise) & all);
        return kept ? kept : all;
    };
    LaneChoice c;
    c.venues = venuesOf("venues", all);
    c.market = state.value(QStringLiteral("spot")).toBool() ? Market::Spot : Market::Perp;
    const bool alone = std::popcount(c.venues) == 1 && std::popcount(all) > 1;
    const auto modeOf = [&](const char* key, DepthMode otherwise) {
        const int mode = state.value(QLatin1String(key)).toInt(static_cast<int>(otherwise));
        return mode >= 0 && mode <= static_cast<int>(DepthMode::Solo) ? static_cast<DepthMode>(mode) : otherwise;
    };
    DepthMode mode = modeOf("mode", alone ? DepthMode::Solo : DepthMode::Stack);
    if (mode == DepthMode::Solo && !alone) mode = DepthMode::Stack;
    m_heat->restoreState(state.value(QStringLiteral("heat")).toObject());
    m_many = mode == DepthMode::Solo ? venuesOf("together", all) : c.venues;
    setMode(mode);
    if (mode == DepthMode::Solo) {
        m_manyMode = modeOf("manyMode", DepthMode::Stack);
        if (m_manyMode == DepthMode::Solo) m_manyMode = DepthMode::Stack;
    }
    setChoice(c);
    showColumns();
    Q_EMIT columnsChanged();
}

std::vector<ExportTable> DepthPanel::exportTables() const
{
    // In coins, whatever is read on screen: files of two days stay alike.
    TextTable quotes(quoteColumns(), nullptr);
    if (m_shown) quotes.apply(quoteRows(*m_shown, venues(), m_shown->asOf, m_pulse));
    return {quotes.toExport(QStringLiteral("quotes"), tr("Best quotes"))};
}

std::vector<ExportTable> DepthPanel::exportSeries() const
{
    if (!m_shown) return {};
    return {tableOf([depth = m_shown] { return depthColumns(*depth); }),
            tableOf([depth = m_shown] { return depthLevels(*depth); })};
}

}  // namespace plimsoll
