#include "model/market/freshness.h"

#include "model/market/feed_health.h"

#include <array>

namespace plimsoll {

std::string_view freshnessName(Freshness f)
{
    static constexpr std::array<std::string_view, 4> names = {"live", "late", "stale", "off"};
    return names[static_cast<std::size_t>(f)];
}

std::string_view socketStateName(SocketState s)
{
    static constexpr std::array<std::string_view, 7> names = {"idle",    "connecting",       "subscribing", "live",
                                                              "standby", "waiting to retry", "closed"};
    return names[static_cast<std::size_t>(s)];
}

}  // namespace plimsoll
