// The assets the simulated market knows, with the character each has in reality, scaled down: open
// interest and turnover are about a quarter of what the four venues showed in 2025.
#pragma once

#include "feeds/sim/market/listing.h"

#include <array>
#include <span>

namespace plimsoll::sim {

struct AssetSpec {
    const char* name;
    double price;                   // US dollars at the start
    double dailyVol;                // of the fundamental, fraction
    double beta;                    // to the market factor
    double openInterest, turnover;  // perpetuals on the four venues together, US dollars (a day)
    double spreadBp;                // of the tightest venue in calm
    // Steps as the venues list them: {mantissa, exponent}.
    Step binanceTick, binanceLot;
    Step bybitTick, bybitLot;
    Step okxTick, okxLot, okxContract;
    int hyperliquidDecimals;  // szDecimals
    Step spotTick, spotLot;
    int thousand;        // quoted per so many coins on Binance, Bybit ("1000PEPE") and Hyperliquid ("kPEPE")
    double leverage[4];  // largest, by venue
};

std::span<const AssetSpec> assetTable();
const AssetSpec* assetSpec(std::string_view name);

// What differs between venues and not between assets.
struct VenueCharacter {
    double shareOfInterest, shareOfTurnover;  // of all perpetuals
    double shareOfSpot;                       // of spot turnover
    double depth;                             // size shown, relative to its share
    double takerFee, makerFee, spotTakerFee;
    double liquidationFee;
    double impactNotional;  // 0: by leverage (Binance)
    double fundOfInterest;  // insurance fund at the start as a share of open interest
    double spread;          // relative to the tightest venue
};
const VenueCharacter& character(VenueId venue);

// Every listing of these assets, ids in order. Spot of a stable coin against another is appended as
// asset "USDC" when `spot` is wanted.
std::vector<Listing> makeListings(const std::vector<std::string>& assets, std::uint8_t venues, bool spot);

}  // namespace plimsoll::sim
