#include "model/boards/funding_after.h"

#include "model/market/funding_interval.h"
#include "model/market/units.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

std::int64_t hourNextTo(std::int64_t ms)
{
    return std::chrono::round<std::chrono::hours>(std::chrono::milliseconds{ms}).count();
}

}  // namespace

FundingAfter fundingAfter(VenueId venue, std::string symbol, const std::vector<store::SettledRow>& settled,
                          const std::vector<store::HourClose>& prices, Timestamp now)
{
    using namespace analytics::funding;
    FundingAfter out;
    out.venue = venue;
    out.symbol = std::move(symbol);
    out.prices = static_cast<int>(prices.size());
    std::vector<ChargedRate> rates;
    rates.reserve(settled.size());
    for (const store::SettledRow& s : settled) {
        if (!s.intervalHours || !isFundingInterval(*s.intervalHours) || !std::isfinite(s.rate)) {
            ++out.withoutInterval;
            continue;
        }
        const int hours = static_cast<int>(std::max(1L, std::lround(*s.intervalHours)));
        const ChargedRate rate{hourNextTo(s.ms), hours, ratePer8h(Rate{s.rate}, *s.intervalHours)};
        if (!rates.empty() && rates.back().hour == rate.hour)
            rates.back() = rate;  // told twice, a moment apart
        else
            rates.push_back(rate);
    }
    std::vector<HourPrice> known;
    known.reserve(prices.size());
    for (const store::HourClose& p : prices) known.push_back({p.hour, p.price});
    out.past = extremesPast(rates, known, std::chrono::floor<std::chrono::hours>(now.time_since_epoch()).count());
    return out;
}

}  // namespace plimsoll
