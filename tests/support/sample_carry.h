// What the carry board would say of the sample hub: rates as in its grid, books that hold every size but the
// largest, thirty days of settled rates with a hole of two days.
#pragma once

#include "model/boards/carry.h"

namespace plimsoll::sample {

CarrySnapshot carry(const FundingSnapshot& grid, AsOf asOf);

}  // namespace plimsoll::sample
