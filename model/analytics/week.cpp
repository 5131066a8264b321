#include "model/analytics/week.h"

#include "model/analytics/statistics.h"

#include <vector>

namespace plimsoll::analytics {

Result<ThinWindow> thinWindow(const std::array<std::optional<double>, kWeekHours>& usual, int hourOfWeek)
{
    if (hourOfWeek < 0 || hourOfWeek >= kWeekHours) return badInput("how", "must be between 0 and 167");
    std::vector<double> known;
    for (const auto& u : usual)
        if (u) known.push_back(*u);
    constexpr std::size_t least = 24;
    if (known.size() < least) return tooShort("usual", known.size(), least);
    const double middle = median(known);
    if (!(middle > 0)) return noData("usual", "is 0 everywhere");
    const auto& here = usual[static_cast<std::size_t>(hourOfWeek)];
    if (!here) return noData("usual", "does not know this hour");
    ThinWindow out;
    out.share = *here / middle;
    out.now = below(out.share, kThinHour);
    for (int step = 1; step < kWeekHours; ++step) {
        const int hour = (hourOfWeek + step) % kWeekHours;
        const auto& u = usual[static_cast<std::size_t>(hour)];
        // What is not known neither begins nor ends a window.
        if (!u || below(*u / middle, kThinHour) == out.now) continue;
        out.next = hour;
        break;
    }
    return finite(out, {out.share});
}

}  // namespace plimsoll::analytics
