// What the venues say of their insurance funds: the newest balance of each, and a day of its past. Nothing of it
// is stored: the past begins with the program.
#pragma once

#include "model/snapshots.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

// Hyperliquid has no fund of its own: a vault takes over, and its depositors bear the loss.
constexpr bool hasInsuranceFund(VenueId venue)
{
    return venue != VenueId::Hyperliquid;
}
// Whether the fund bears losses of that contract; `symbol` as the venue writes it.
bool covers(const InsuranceFund& fund, std::string_view symbol);
Freshness freshnessOf(const InsuranceFund& fund, Mono now);

class FundBoard {
public:
    // More than any venue has: what is beyond is not kept.
    static constexpr std::size_t kMost = 2'000, kMostSymbols = 50'000;

    void told(VenueId venue, std::string_view coin, std::string_view symbols, double balance, const Stamp& stamp);
    // By coin and contracts; null: none has come.
    std::shared_ptr<const std::vector<InsuranceFund>> of(VenueId venue, Mono now);

private:
    struct Reading {
        Mono at{};
        double balance = 0;
    };
    struct Fund {
        std::string coin, symbols;
        double balance = 0;
        Stamp stamp;
        Timestamp since{};          // its first reading
        std::vector<Reading> past;  // one an hour, oldest first
    };
    struct Venue {
        std::map<std::string, Fund, std::less<>> funds;          // by coin and contracts
        std::map<std::string, std::string, std::less<>> owners;  // coin and contract: key of its fund
        std::shared_ptr<const std::vector<InsuranceFund>> list;
        bool dirty = false;
        Mono made{};
    };

    std::array<Venue, kVenueCount> m_venues;
};

}  // namespace plimsoll
