// What price did after one perpetual's funding had been extreme, from what is stored of it.
#pragma once

#include "model/analytics/funding_extremes.h"
#include "model/market/instrument.h"
#include "model/market/time.h"
#include "model/store/funding_reader.h"

#include <string>
#include <vector>

namespace plimsoll {

struct FundingAfter {
    VenueId venue = VenueId::Binance;
    std::string symbol;
    int withoutInterval = 0;  // settled rates that cannot be told per 8 h, and are not judged
    int prices = 0;           // whole hours whose price is known
    analytics::funding::ExtremesPast past;
};

// Settlements belong to the hour next to them: venues charge some seconds or a minute after it.
FundingAfter fundingAfter(VenueId venue, std::string symbol, const std::vector<store::SettledRow>& settled,
                          const std::vector<store::HourClose>& prices, Timestamp now);

}  // namespace plimsoll
