// Hyperliquid: perpetuals and spot (public data). The parts of its profile; see hyperliquid.cpp.
#pragma once

#include "feeds/venue.h"

#include <array>

namespace plimsoll::hyperliquid {

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue);

std::vector<RestRequest> startup(const Endpoints& endpoints);
std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints);
RestRequest depthImage(const Instrument& instrument);
std::span<const PastWish> pastWishes();
std::vector<RestRequest> past(const Instrument& instrument, const PastSpan& span);
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId);
std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue);
std::optional<RestRequest> identifyPost(std::string_view url, std::string_view body, const Catalogue& catalogue);
std::optional<RestRequest> nextPage(const RestRequest& asked, std::string_view body);

// The contracts and spot pairs of the watched assets, most wanted first. Contracts of builder-deployed
// dexs are wanted by naming them: the asset "xyz:TSLA".
std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market);
bool wantsBuilderDexs(const WatchSet& watch);

// Spot pairs are "PURR/USDC" or "@107"; "#12" is one side of an outcome market; all else is a contract.
Market marketOfCoin(std::string_view coin);
// What a coin's name says about itself when no list of instruments is at hand.
void shapeSymbol(Instrument& instrument);

// The `type` that a request's body asks for: {"type":"l2Book","coin":"BTC"}.
std::string_view typeOf(std::string_view body);
std::string_view coinOf(std::string_view body);

// Vaults whose fills show liquidations (hyperliquid.md section 6, method A): four liquidators and three
// strategies of HLP, and the standalone liquidator. Eight of the ten users that one address may watch.
inline constexpr std::array<std::string_view, 8> kVaults = {
    "0x2e3d94f0562703b25c83308a05046ddaf9a8dd14", "0xb0a55f13d22f66e6d495ac98113841b2326e9540",
    "0x5e177e5e39c0f4e421f5865a6d8beed8d921cb70", "0x2ed5c4484ea3ff8b57d5f2fb152a40d9f2b68308",
    "0x010461c14e146ac35fe42271bdc1134ee31c703a", "0x31ca8395cf837de08b24da3f660e77761dfb974b",
    "0x469f690213c467c39a23efacfd2816896009d7d8", "0x63c621a33714ec48660e32f2374895c8026a3a00"};

}  // namespace plimsoll::hyperliquid
