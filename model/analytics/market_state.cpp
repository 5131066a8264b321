#include "model/analytics/market_state.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics {

Result<Session> sessionAt(double unixMs)
{
    if (!(std::abs(unixMs) <= 8.64e15)) return badInput("ts_ms", "is out of range");
    struct Hours {
        std::string_view name;
        int from, to;
    };
    static constexpr Hours sessions[] = {{"ASIA", 0, 8}, {"EUROPE", 7, 16}, {"US", 13, 21}};
    constexpr double kHourMs = 3'600'000;
    constexpr int kWeekHours = 168, kFirstHour = 72;  // 1970-01-01 was a Thursday
    const auto hours = static_cast<std::int64_t>(std::floor(unixMs / kHourMs)) + kFirstHour;
    Session out;
    out.hourOfWeek = static_cast<int>(((hours % kWeekHours) + kWeekHours) % kWeekHours);
    out.weekend = out.hourOfWeek >= 5 * 24;
    if (!out.weekend)
        for (const Hours& s : sessions)
            if (out.hourOfWeek % 24 >= s.from && out.hourOfWeek % 24 < s.to) out.labels.push_back(s.name);
    return out;
}

Result<Dispersion> basisDispersion(Numbers perp, Numbers spot)
{
    if (perp.empty()) return noData("perp", "is empty");
    if (perp.size() != spot.size()) return badInput("spot", "must be as long as perp");
    if (!allPositive(perp)) return badInput("perp", "must be above 0");
    if (!allPositive(spot)) return badInput("spot", "must be above 0");
    Dispersion out;
    for (std::size_t i = 0; i < perp.size(); ++i) out.basisBps.push_back((perp[i] / spot[i] - 1) * 1e4);
    const auto [low, high] = std::minmax_element(out.basisBps.begin(), out.basisBps.end());
    out.dispersion = *high - *low;
    out.median = median(out.basisBps);
    return finite(out, {out.median, out.dispersion});
}

Result<double> annualisedBasis(double future, double spot, double days)
{
    if (!(future > 0)) return badInput("future", "must be above 0");
    if (!(spot > 0)) return badInput("spot", "must be above 0");
    if (!(days > 0)) return badInput("days", "must be above 0");
    const double basis = (future / spot - 1) * 365 / days;
    return finite(basis, {basis});
}

int oracleLevel(double indexDeviationBps, double markDeviationBps)
{
    const double index = std::abs(indexDeviationBps), mark = std::abs(markDeviationBps);
    return index >= 100 || mark >= 200 ? 2 : index >= 30 || mark >= 75 ? 1 : 0;
}

Result<OracleHealth> oracleHealth(double mark, double index, Numbers peers)
{
    if (!(mark > 0)) return badInput("mark", "must be above 0");
    if (!(index > 0)) return badInput("index", "must be above 0");
    if (!allPositive(peers)) return badInput("peers", "must be above 0");
    OracleHealth out;
    if (!peers.empty()) {
        const double middle = median(peers);
        out.indexDeviationBps = std::abs(index - middle) / middle * 1e4;
    }
    out.markDeviationBps = std::abs(mark - index) / index * 1e4;
    out.level = oracleLevel(out.indexDeviationBps.value_or(0), out.markDeviationBps);
    return finite(out, {out.indexDeviationBps.value_or(0), out.markDeviationBps});
}

}  // namespace plimsoll::analytics
