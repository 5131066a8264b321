// OKX v5, perpetual swaps and spot (public data). The parts of its profile; see okx.cpp.
#pragma once

#include "feeds/venue.h"

namespace plimsoll::okx {

// Indices in VenueProfile::pools. OKX counts by endpoint; endpoints of one limit share a pool here,
// which asks for less than is allowed.
enum PoolIndex : std::uint8_t {
    PoolMarket,
    PoolPublic,
    PoolStatistics,
    PoolBooks,
    PoolStatus,
    PoolCandles,
    PoolOldCandles,
    PoolInterestPast
};

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue);

std::vector<RestRequest> startup(const Endpoints& endpoints);
std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
RestRequest depthImage(const Instrument& instrument);
std::span<const PastWish> pastWishes();
std::vector<RestRequest> past(const Instrument& instrument, const PastSpan& span);
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId);
std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue);

// The swaps (linear, and the coin-margined one behind it) or spot pairs of the watched assets, most
// wanted first.
std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market);

// "BTC-USDT-SWAP": a swap; "BTC-USDT": spot; "BTC-USD-220527": dated. Options: nothing.
std::optional<Market> marketOf(std::string_view instId);
// "BTC-USDT-SWAP" -> "BTC-USDT", the instrument family and usually the index.
std::string_view familyOf(std::string_view instId);
// Contracts settled in USDC follow the USD index (okx.md section 11).
std::string indexOf(std::string_view instId);

// "1m", "4H", "1D", "1Dutc", "1M" (a month) as minutes. 0: not a bar.
int barMinutes(std::string_view bar);

// What a symbol says about itself. It does not say what a contract is worth (section 3: "read it").
void shapeSymbol(Instrument& instrument);

}  // namespace plimsoll::okx
