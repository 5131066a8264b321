// Bybit v5, linear contracts and spot (public data). The parts of its profile; see bybit.cpp.
#pragma once

#include "feeds/venue.h"

namespace plimsoll::bybit {

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue);

std::vector<RestRequest> startup(const Endpoints& endpoints);
std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
RestRequest depthImage(const Instrument& instrument);
std::span<const PastWish> pastWishes();
std::vector<RestRequest> past(const Instrument& instrument, const PastSpan& span);
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId);
std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue);
std::optional<RestRequest> nextPage(const RestRequest& asked, std::string_view body);

// The contracts and spot pairs of the watched assets, most wanted first.
std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market);

// What a symbol says about itself: "BTCUSD" is coin-margined, 1 USD a contract.
void shapeSymbol(Instrument& instrument);

}  // namespace plimsoll::bybit
