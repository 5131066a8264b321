#include "model/market/feed_health.h"

namespace plimsoll {

std::string historyText(const HistoryProgress& h)
{
    if (h.wanted == 0) return {};
    std::string text = "history ";
    text += std::to_string(h.loaded);
    text += " of ";
    text += std::to_string(h.wanted);
    text += " loaded";
    if (h.cancelled) {
        text += ", stopped by you";
    } else if (!h.waits.empty() && !h.complete()) {
        text += ", waits: ";
        text += h.waits;
    }
    if (h.givenUp > 0) {
        text += ", ";
        text += std::to_string(h.givenUp);
        text += h.givenUp == 1 ? " request refused" : " requests refused";
    }
    return text;
}

}  // namespace plimsoll
