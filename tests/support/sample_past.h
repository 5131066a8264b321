// Answers of the stored history as its desk would give them: a day of four venues with what was seen, what was
// told of afterwards, and a hole; a journal; liquidations from before the start.
#pragma once

#include "model/snapshot_hub.h"

#include <memory>
#include <vector>

namespace plimsoll::sample {

inline constexpr std::int64_t kPastSpan = 120;

std::shared_ptr<HistoryAnswer> pastSeries(AsOf said, Timestamp now, const std::vector<VenueId>& venues,
                                          const std::vector<std::int64_t>& behind);

std::shared_ptr<HistoryAnswer> pastJournal(AsOf said, Timestamp now);

std::shared_ptr<HistoryAnswer> pastLiquidations(AsOf said, Timestamp now);

store::StoreStatus storing(Timestamp now);

}  // namespace plimsoll::sample
