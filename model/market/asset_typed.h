// Names of assets as people write them.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// An asset as the catalogues have it, however it was typed: "btc" -> "BTC", and a contract of one of Hyperliquid's
// dexs "XYZ:tsla" -> "xyz:TSLA", "xyz:kPEPE" as it is.
std::string assetTyped(std::string_view text);

}  // namespace plimsoll
