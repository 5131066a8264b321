// Instruments as the four venues list them: symbols, steps, tiers, funding rules (protocols of each venue).
#include "feeds/sim/market/asset_table.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

std::int64_t tickMoney(const Listing& l)
{
    // All three steps are decimal, so is their product; the table is such that it is whole in 1e-12.
    int exponent = l.tick.exponent + l.lot.exponent + l.contract.exponent + 12;
    std::int64_t m = l.tick.mantissa * l.lot.mantissa * l.contract.mantissa;
    for (; exponent > 0; --exponent) m *= 10;
    for (; exponent < 0; ++exponent) m /= 10;
    return m;
}

// {cap in US dollars for the largest assets, maintenance rate, leverage}
struct TierRow {
    double cap, rate, leverage;
};

std::vector<MarginTier> tiersOf(std::initializer_list<TierRow> rows, double scale, double maxLeverage,
                                bool marginal)
{
    std::vector<MarginTier> tiers;
    double floor = 0, deduction = 0, lastRate = 0;
    for (const TierRow& row : rows) {
        const double cap = row.cap * scale;
        // Assets with less leverage begin further down the table.
        if (row.leverage > maxLeverage && tiers.empty() && row.leverage > 1.34 * maxLeverage) continue;
        if (!tiers.empty() && marginal) deduction += floor * (row.rate - lastRate);
        const double top = tiers.empty() ? maxLeverage : row.leverage;
        tiers.push_back({floor, cap, row.rate, marginal ? deduction : 0, top});
        floor = cap;
        lastRate = row.rate;
    }
    return tiers;
}

std::vector<MarginTier> hyperliquidTiers(const AssetSpec& a)
{
    // Maintenance is half the initial margin at the tier's largest leverage.
    const double bound = a.leverage[3] >= 40   ? 150e6
                         : a.leverage[3] >= 25 ? 100e6
                         : a.leverage[3] >= 20 ? 70e6
                                               : 20e6;
    const double first = a.leverage[3], second = first >= 40 ? 20 : first >= 25 ? 15 : first >= 20 ? 10 : 5;
    if (first <= 5) return {{0, 1e9, 0.5 / first, 0, first}};
    const double r1 = 0.5 / first, r2 = 0.5 / second;
    return {{0, bound, r1, 0, first}, {bound, 1e9, r2, bound * (r2 - r1), second}};
}

void addTiers(Listing& l, const AssetSpec& a)
{
    const double scale = std::clamp(std::sqrt(a.openInterest / 5e9), 0.08, 1.0);
    switch (l.venue) {
        case VenueId::Binance:
            l.tiers = tiersOf({{3e5, .004, 125},
                               {8e5, .005, 100},
                               {3e6, .0065, 75},
                               {12e6, .01, 50},
                               {70e6, .02, 25},
                               {100e6, .025, 20},
                               {230e6, .05, 10},
                               {480e6, .1, 5},
                               {600e6, .125, 4},
                               {1.8e9, .5, 1}},
                              scale, l.maxLeverage, true);
            break;
        case VenueId::Bybit:
            l.tiers = tiersOf({{2e6, .005, 100},
                               {4e6, .0075, 75},
                               {8e6, .01, 50},
                               {20e6, .015, 33.3},
                               {40e6, .02, 25},
                               {80e6, .03, 16.6},
                               {160e6, .05, 10},
                               {320e6, .1, 5},
                               {1.2e9, .25, 2}},
                              scale, l.maxLeverage, true);
            break;
        case VenueId::Okx:
            l.tiers = tiersOf({{1e6, .004, 100},
                               {4e6, .006, 75},
                               {10e6, .01, 50},
                               {25e6, .015, 33.3},
                               {50e6, .02, 25},
                               {100e6, .04, 12.5},
                               {200e6, .06, 8},
                               {1e9, .1, 5}},
                              scale, l.maxLeverage, false);
            break;
        case VenueId::Hyperliquid: l.tiers = hyperliquidTiers(a); break;
    }
}

void nameIt(Listing& l, const AssetSpec& a)
{
    const bool thousand = a.thousand > 1 && l.perp() && l.venue != VenueId::Okx;
    l.multiplier = thousand ? a.thousand : 1;
    std::string base;
    if (thousand) base = l.venue == VenueId::Hyperliquid ? "k" : "1000";
    base += a.name;
    switch (l.venue) {
        case VenueId::Binance:
        case VenueId::Bybit:
            l.base = base;
            l.quote = l.settle = "USDT";
            l.symbol = base;
            l.symbol += "USDT";
            break;
        case VenueId::Okx:
            l.base = a.name;
            l.quote = l.settle = "USDT";
            l.pairName = a.name;
            l.pairName += "-USDT";
            l.symbol = l.pairName;
            if (l.perp()) l.symbol += "-SWAP";
            break;
        case VenueId::Hyperliquid:
            l.base = l.symbol = base;
            l.quote = l.perp() ? "USD" : "USDC";
            l.settle = "USDC";
            break;
    }
}

void perpSteps(Listing& l, const AssetSpec& a)
{
    const auto v = static_cast<std::size_t>(l.venue);
    l.maxLeverage = a.leverage[v];
    switch (l.venue) {
        case VenueId::Binance:
            l.tick = a.binanceTick;
            l.lot = a.binanceLot;
            break;
        case VenueId::Bybit:
            l.tick = a.bybitTick;
            l.lot = a.bybitLot;
            break;
        case VenueId::Okx:
            l.tick = a.okxTick;
            l.lot = a.okxLot;
            l.contract = a.okxContract;
            break;
        case VenueId::Hyperliquid:
            l.sizeDecimals = a.hyperliquidDecimals;
            l.tick = {1, a.hyperliquidDecimals - 6};
            l.lot = {1, -a.hyperliquidDecimals};
            l.significantFigures = 5;
            break;
    }
}

void fundingRules(Listing& l, const AssetSpec& a)
{
    const VenueCharacter& c = character(l.venue);
    const bool major = a.openInterest >= 7e8;
    // Venues settle smaller assets more often: Binance has 444 of 872 symbols at four hours.
    l.fundingInterval = std::chrono::hours{l.venue == VenueId::Hyperliquid ? 1 : major ? 8 : 4};
    l.impactNotional = c.impactNotional;
    switch (l.venue) {
        case VenueId::Binance:
            l.impactNotional = 200 * l.maxLeverage;
            l.fundingCap = major ? .75 * l.tiers.front().maintenance : .02;
            break;
        case VenueId::Bybit: l.fundingCap = major ? .005 : .02; break;
        case VenueId::Okx: l.fundingCap = major ? .00375 : .015; break;
        case VenueId::Hyperliquid:
            l.fundingCap = .04;
            if (!(l.asset == "BTC" || l.asset == "ETH")) l.impactNotional = 6000;
            break;
    }
    l.fundingFloor = -l.fundingCap;
}

struct HyperliquidSpot {
    const char *asset, *token, *symbol;
    int decimals;
};
constexpr std::array<HyperliquidSpot, 4> kHyperliquidSpot = {{{"BTC", "UBTC", "@142", 5},
                                                              {"ETH", "UETH", "@151", 4},
                                                              {"SOL", "USOL", "@156", 3},
                                                              {"HYPE", "HYPE", "@107", 2}}};

bool spotSteps(Listing& l, const AssetSpec& a)
{
    l.tick = a.spotTick;
    l.lot = a.spotLot;
    const std::string_view name = a.name;
    switch (l.venue) {
        case VenueId::Binance: return name != "HYPE";  // not listed there
        case VenueId::Bybit: return true;
        case VenueId::Okx:
            if (name == "BTC") l.tick = {1, -1};
            return true;
        case VenueId::Hyperliquid:
            for (const HyperliquidSpot& h : kHyperliquidSpot) {
                if (name != h.asset) continue;
                l.base = h.token;
                l.symbol = h.symbol;
                l.pairName = h.token;
                l.pairName += "/USDC";
                l.sizeDecimals = h.decimals;
                l.tick = {1, h.decimals - 8};
                l.lot = {1, -h.decimals};
                l.significantFigures = 5;
                return true;
            }
            return false;
    }
    return false;
}

}  // namespace

std::vector<Listing> makeListings(const std::vector<std::string>& assets, std::uint8_t venues, bool spot)
{
    std::vector<Listing> all;
    const auto append = [&](Listing l) {
        l.id = static_cast<ListingId>(all.size());
        l.tickMoney = tickMoney(l);
        all.push_back(std::move(l));
    };
    for (std::size_t i = 0; i < assets.size(); ++i) {
        const AssetSpec* a = assetSpec(assets[i]);
        if (!a) continue;
        for (const bool perp : {true, false}) {
            if (!perp && !spot) continue;
            for (const VenueId venue : kVenues) {
                if (((venues >> static_cast<unsigned>(venue)) & 1u) == 0) continue;
                Listing l;
                l.venue = venue;
                l.market = perp ? plimsoll::Market::Perp : plimsoll::Market::Spot;
                l.assetIndex = static_cast<std::uint16_t>(i);
                l.asset = a->name;
                nameIt(l, *a);
                const VenueCharacter& c = character(venue);
                l.takerFee = perp ? c.takerFee : c.spotTakerFee;
                l.makerFee = c.makerFee;
                if (perp) {
                    l.liquidationFee = c.liquidationFee;
                    perpSteps(l, *a);
                    addTiers(l, *a);
                    fundingRules(l, *a);
                } else if (!spotSteps(l, *a)) {
                    continue;
                }
                append(std::move(l));
            }
        }
    }
    if (!spot) return all;
    for (const VenueId venue : {VenueId::Binance, VenueId::Bybit, VenueId::Okx}) {
        if (((venues >> static_cast<unsigned>(venue)) & 1u) == 0) continue;
        Listing l;
        l.venue = venue;
        l.market = plimsoll::Market::Spot;
        l.assetIndex = static_cast<std::uint16_t>(assets.size());
        l.asset = l.base = "USDC";
        l.quote = l.settle = "USDT";
        l.pairName = "USDC-USDT";
        l.symbol = venue == VenueId::Okx ? "USDC-USDT" : "USDCUSDT";
        l.tick = {1, -5};
        l.lot = {1, 0};
        l.takerFee = 0;
        l.makerFee = 0;
        append(std::move(l));
    }
    return all;
}

}  // namespace plimsoll::sim
