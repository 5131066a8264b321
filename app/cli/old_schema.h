// Which form of a venue's wire a recorded frame has, where that form is not today's. Old recordings are
// read all the same; what they cannot hold is not theirs to be blamed for.
#pragma once

#include "model/market/instrument.h"

#include <string_view>

namespace plimsoll {

// The name of the old form ("OKX books with a checksum, without seqId (until 2023)"), empty for today's.
// `text` was read without an error. `asked`: of a REST reply, the address and the body of the request.
std::string_view oldFrameForm(VenueId venue, Market market, std::string_view text);
std::string_view oldReplyForm(VenueId venue, std::string_view asked, std::string_view body);

}  // namespace plimsoll
