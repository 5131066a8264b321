#include "ui/panels/funding_map.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace plimsoll {

std::vector<float> rateColumns(const RatePast& past, std::optional<VenueId> venue, int days, int step)
{
    const auto& hours = venue ? past.venues[static_cast<std::size_t>(*venue)] : past.mean;
    const auto count = static_cast<std::size_t>(days * 24 / step), length = static_cast<std::size_t>(step);
    std::vector<float> out(count, std::numeric_limits<float>::quiet_NaN());
    if (hours.size() < count * length) return out;
    const std::size_t first = hours.size() - count * length;
    for (std::size_t x = 0; x < count; ++x) {
        double sum = 0;
        int known = 0;
        for (std::size_t h = 0; h < length; ++h)
            if (const float v = hours[first + x * length + h]; !std::isnan(v))
                sum += static_cast<double>(v), ++known;
        if (known > 0) out[x] = static_cast<float>(sum / known);
    }
    return out;
}

ExportTable rateMapTable(const std::vector<RateMapRow>& rows, Timestamp end, Duration step, const QString& source)
{
    ExportTable t{QStringLiteral("funding_map"), UiText::tr("Funding over assets and time"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("of") << QStringLiteral("from_utc")
            << QStringLiteral("rate_bp_per_8h") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    // Tens of thousands of cells: what they share is written once.
    std::size_t cells = 0, widest = 0;
    for (const RateMapRow& row : rows) {
        cells += row.r8.size();
        widest = std::max(widest, row.r8.size());
    }
    t.rows.reserve(cells);
    std::vector<QString> times(widest);  // counted from the end
    for (std::size_t back = 0; back < widest; ++back)
        times[back] = format::iso(end - step * static_cast<std::int64_t>(back + 1));
    const QString none, unknown = UiText::tr("not known");
    for (const RateMapRow& row : rows)
        for (std::size_t x = 0; x < row.r8.size(); ++x) {
            const bool known = !std::isnan(row.r8[x]);
            t.rows.push_back({row.name, source, times[row.r8.size() - x - 1],
                              known ? QString::number(static_cast<double>(row.r8[x]) * 1e4, 'g', 8) : none,
                              known ? none : unknown});
        }
    return t;
}

}  // namespace plimsoll
