#include "ui/panels/funding_map.h"

#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <cmath>
#include <limits>

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
    for (const RateMapRow& row : rows)
        for (std::size_t x = 0; x < row.r8.size(); ++x) {
            const bool known = !std::isnan(row.r8[x]);
            t.rows.push_back({row.name, source,
                              format::iso(end - step * static_cast<std::int64_t>(row.r8.size() - x)),
                              known ? QString::number(static_cast<double>(row.r8[x]) * 1e4, 'g', 8) : QString(),
                              known ? QString() : UiText::tr("not known")});
        }
    return t;
}

}  // namespace plimsoll
