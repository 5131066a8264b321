#include "model/metrics/over_venues.h"

#include "model/market/instrument.h"
#include "model/metrics/metric_ids.h"

#include <vector>

namespace plimsoll {

namespace {

std::vector<OverVenue> table()
{
    std::vector<OverVenue> out(analytics::vocabulary().size(), OverVenue::Typical);
    for (const analytics::MetricId id :
         {metric::depth5Bid,        metric::depth5Ask,        metric::depth10Bid,
          metric::depth10Ask,       metric::depth25Bid,       metric::depth25Ask,
          metric::depth50Bid,       metric::depth50Ask,       metric::depth100Bid,
          metric::depth100Ask,      metric::depth200Bid,      metric::depth200Ask,
          metric::exec5bp,          metric::exec10bp,         metric::exec25bp,
          metric::wallUsd,          metric::oiBase,           metric::oiUsd,
          metric::liqUsd1mLong,     metric::liqUsd1mShort,    metric::liqUsd1hLong,
          metric::liqUsd1hShort,    metric::liqUsd24hLong,    metric::liqUsd24hShort,
          metric::clusterAbove1pct, metric::clusterAbove3pct, metric::clusterAbove5pct,
          metric::clusterBelow1pct, metric::clusterBelow3pct, metric::clusterBelow5pct,
          metric::basisDisp,        metric::r8Spread})
        out[id] = OverVenue::Sum;
    for (const analytics::MetricId id : {metric::spreadBps, metric::imbalance10, metric::imbalance50,
                                         metric::slip1m, metric::slip10m, metric::slip50m, metric::r8, metric::apr,
                                         metric::oiShare, metric::hhi, metric::triggerSize, metric::amplification})
        out[id] = OverVenue::Share;
    out[metric::liqDist] = out[metric::holdLeft] = OverVenue::Nearest;
    return out;
}

}  // namespace

OverVenue overVenue(analytics::MetricId id)
{
    static const std::vector<OverVenue> words = table();
    return id < words.size() ? words[id] : OverVenue::Typical;
}

bool lacksVenue(analytics::MetricId id, double coverage)
{
    constexpr double kWhole = 1 - 1e-9;
    return coverage < kWhole && overVenue(id) != OverVenue::Typical;
}

bool mayBeMore(analytics::MetricId id, bool floor)
{
    return floor && (id == metric::amplification || id == metric::heat || id == metric::adlQuantile);
}

std::string withoutVenues(std::uint8_t venues)
{
    std::string out;
    for (const VenueId venue : kVenues)
        if ((venues >> static_cast<unsigned>(venue)) & 1u)
            out.append(out.empty() ? "without " : ", ").append(venueName(venue));
    return out;
}

}  // namespace plimsoll
