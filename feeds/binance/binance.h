// Binance, USDⓈ-M futures and spot (public data). The parts of its profile; see binance.cpp.
#pragma once

#include "feeds/venue.h"

namespace plimsoll::binance {

// Indices of the profile's request budgets.
enum PoolIndex : std::uint8_t { PerpWeight, PerpStatistics, PerpFunding, SpotWeight };

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue);

std::vector<RestRequest> startup(const Endpoints& endpoints);
std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
RestRequest depthImage(const Instrument& instrument);
std::span<const PastWish> pastWishes();
std::vector<RestRequest> past(const Instrument& instrument, const PastSpan& span);
RestRequest shallowImage(const Instrument& instrument);
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId);
std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue);
std::optional<Timestamp> bannedUntil(std::string_view body);

// The contracts and spot pairs of the watched assets, most wanted first.
std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market);

// What a symbol says about itself: "BTCUSD_PERP" is coin-margined, 100 USD a contract.
void shapeSymbol(Instrument& instrument);

}  // namespace plimsoll::binance
