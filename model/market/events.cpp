#include "model/market/events.h"

#include <array>

namespace plimsoll {

std::string_view lostReasonText(LostReason r)
{
    static constexpr std::array<std::string_view, 7> texts = {
        "sequence gap",     "book crossed",           "disconnected",    "silent",
        "unreadable frame", "dropped under overload", "no longer wanted"};
    return texts[static_cast<std::size_t>(r)];
}

std::string_view priceKindKey(PriceKind k)
{
    static constexpr std::array<std::string_view, 4> keys = {"average", "bankruptcy", "order", "fill"};
    return keys[static_cast<std::size_t>(k)];
}

std::string_view ratioKindKey(RatioKind k)
{
    static constexpr std::array<std::string_view, 3> keys = {"global_account", "top_account", "top_position"};
    return keys[static_cast<std::size_t>(k)];
}

}  // namespace plimsoll
