// What a recorded frame is, by its content alone: whose, and of which market.
#pragma once

#include "model/market/instrument.h"
#include "model/market/time.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

// The venue whose frames look like this; nothing for text that could be anybody's. Venues that
// this build cannot decode are recognised as well, so that the message can name them.
std::optional<VenueId> sniffVenue(std::string_view frame);
std::optional<VenueId> sniffVenueOfUrl(std::string_view url);

struct MarketHint {
    std::optional<Market> sure;    // only this market's frames look so
    std::optional<Market> likely;  // usual, not promised
};
MarketHint sniffMarket(VenueId venue, std::string_view frame);

// By words in a file's path: "spot", "usdm", "linear", "perp" ...
std::optional<Market> sniffMarketOfPath(const QString& path);
std::optional<VenueId> sniffVenueOfPath(const QString& path);

// The venue's own time in a frame ("E", "ts"), without decoding it.
std::optional<Timestamp> sniffTime(std::string_view frame);

// An order-book image without a wrapper: {"lastUpdateId":...}. It names no symbol.
bool isBareImage(std::string_view frame);

// `{"recv_ns","method","url","request_body","body"}`.
struct RestExchange {
    std::optional<std::int64_t> recvNs;
    std::string method, url, requestBody, body;
};
// Nothing: not such an object. `broken`: it is one, but cannot be read.
std::optional<RestExchange> parseExchange(std::string_view line, bool& broken);

// `<recv_ns><space><frame>`; without a time the whole line is the frame.
struct TimedLine {
    std::optional<std::int64_t> recvNs;
    std::string_view frame;
};
TimedLine splitTime(std::string_view line);

}  // namespace plimsoll
