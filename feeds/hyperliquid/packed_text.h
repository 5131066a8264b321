// Text that comes as base64 of raw DEFLATE (`fastAssetCtxs`, hyperliquid.md section 4).
#pragma once

#include <string>
#include <string_view>

namespace plimsoll::hyperliquid {

// Limits: a frame names about 1600 coins, 72 kB unpacked. What unpacks to more is an attack.
inline constexpr std::size_t kMostPacked = 1u << 20, kMostUnpacked = 4u << 20;

// Null when `out` holds the text (with 64 bytes behind its end that do not count); else what is wrong.
const char* unpack(std::string_view base64, std::string& out);

}  // namespace plimsoll::hyperliquid
