#include "app/cli/old_schema.h"

#include <array>
#include <optional>

namespace plimsoll {

namespace {

// A frame has the old form when it holds all of `has` and nothing of `lacks`. Dates: protocols, "what changed".
struct Form {
    VenueId venue;
    std::optional<Market> market;
    std::array<std::string_view, 2> has;
    std::string_view lacks;  // empty: what it has is enough
    std::string_view name;
};

constexpr auto kPerp = Market::Perp;
constexpr std::array kFrames = {
    Form{VenueId::Binance,
         kPerp,
         {"\"depthUpdate\"", "\"pu\":"},
         "\"st\":",
         "Binance futures depthUpdate without st and ps (until June 2026)"},
    Form{VenueId::Binance,
         kPerp,
         {"\"e\":\"bookTicker\"", ""},
         "\"st\":",
         "Binance futures bookTicker without st and ps (until June 2026)"},
    Form{VenueId::Binance,
         kPerp,
         {"\"e\":\"markPriceUpdate\"", ""},
         "\"st\":",
         "Binance futures markPriceUpdate without st and ap (until June 2026)"},
    Form{VenueId::Binance,
         kPerp,
         {"\"e\":\"aggTrade\"", ""},
         "\"nq\":",
         "Binance futures aggTrade without nq (until December 2025)"},
    Form{VenueId::Bybit,
         std::nullopt,
         {"\"topic\":\"liquidation.", ""},
         {},
         "Bybit liquidation.* topic, one a second (until February 2025)"},
    Form{VenueId::Bybit,
         std::nullopt,
         {"\"topic\":\"orderbook.500.", ""},
         {},
         "Bybit orderbook.500 topic (until September 2025)"},
    Form{VenueId::Bybit,
         std::nullopt,
         {"\"topic\":\"orderbook.1.", "\"type\":\"delta\""},
         {},
         "Bybit orderbook.1 with deltas (until March 2025)"},
    Form{VenueId::Bybit,
         std::nullopt,
         {"\"topic\":\"publicTrade.", ""},
         "\"seq\":",
         "Bybit publicTrade without seq (until August 2025)"},
    Form{VenueId::Bybit,
         kPerp,
         {"\"topic\":\"tickers.", "\"type\":\"snapshot\""},
         "\"fundingIntervalHour\":",
         "Bybit tickers without fundingIntervalHour (until October 2025)"},
    Form{VenueId::Okx,
         std::nullopt,
         {"\"channel\":\"books", "\"checksum\":"},
         "\"seqId\":",
         "OKX books with a checksum and without seqId (2021, 2022)"},
    Form{VenueId::Okx,
         std::nullopt,
         {"\"channel\":\"trades\"", "\"tradeId\":"},
         "\"seqId\":",
         "OKX trades without seqId and count (until 2025)"},
    Form{VenueId::Hyperliquid,
         kPerp,
         {"\"channel\":\"activeAssetCtx\"", ""},
         "\"dayBaseVlm\":",
         "Hyperliquid activeAssetCtx without dayBaseVlm (until 2025)"},
    Form{VenueId::Hyperliquid,
         std::nullopt,
         {"\"channel\":\"webData2\"", ""},
         {},
         "Hyperliquid webData2 (until August 2026)"},
    Form{VenueId::Hyperliquid,
         std::nullopt,
         {"\"channel\":\"trades\"", "\"tid\":"},
         "\"users\":",
         "Hyperliquid trades without users (until 2024)"},
};

// Of replies: the first of `has` is part of what was asked, the second of the answer.
constexpr std::array kReplies = {
    Form{VenueId::Okx,
         std::nullopt,
         {"/public/instruments", "\"instId\":"},
         "\"instCategory\":",
         "OKX instruments without instCategory (until 2026)"},
    Form{VenueId::Bybit,
         std::nullopt,
         {"/market/instruments-info", "\"symbol\":"},
         "\"symbolType\":",
         "Bybit instruments without symbolType (until 2025)"},
    Form{VenueId::Hyperliquid,
         std::nullopt,
         {"\"type\":\"meta\"", "\"szDecimals\":"},
         "\"marginTableId\":",
         "Hyperliquid meta without margin tables (until 2025)"},
    Form{VenueId::Hyperliquid,
         std::nullopt,
         {"\"type\": \"meta\"", "\"szDecimals\":"},
         "\"marginTableId\":",
         "Hyperliquid meta without margin tables (until 2025)"},
    Form{VenueId::Binance,
         std::nullopt,
         {"/fapi/v1/fundingRate", "\"fundingRate\":"},
         "\"rateType\":",
         "Binance fundingRate without rateType (until July 2026)"},
};

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// OKX: an id and a checksum that is not the constant 0.
constexpr std::string_view kChecked = "OKX books with a checksum that is computed (until June 2026)";

bool computedChecksum(std::string_view text)
{
    static constexpr std::string_view name = "\"checksum\":";
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos) return false;
    const std::string_view value = text.substr(at + name.size(), 1);
    return !value.empty() && value != "0";
}

}  // namespace

std::string_view oldFrameForm(VenueId venue, Market market, std::string_view text)
{
    for (const Form& f : kFrames)
        if (f.venue == venue && (!f.market || *f.market == market) && holds(text, f.has[0]) &&
            holds(text, f.has[1]) && (f.lacks.empty() || !holds(text, f.lacks)))
            return f.name;
    if (venue == VenueId::Okx && holds(text, "\"channel\":\"books") && computedChecksum(text)) return kChecked;
    return {};
}

std::string_view oldReplyForm(VenueId venue, std::string_view asked, std::string_view body)
{
    for (const Form& f : kReplies)
        if (f.venue == venue && holds(asked, f.has[0]) && holds(body, f.has[1]) && !holds(body, f.lacks))
            return f.name;
    return {};
}

}  // namespace plimsoll
