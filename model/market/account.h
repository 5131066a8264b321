// What a venue says about somebody's account in public: Hyperliquid tells everybody's. Read, never written.
#pragma once

#include "model/market/instrument.h"
#include "model/market/time.h"
#include "model/market/units.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

struct AccountPosition {
    InstrumentId instrument;  // invalid: no list of the venue names it
    std::string symbol;
    PositionSide side = PositionSide::Long;
    Qty qty;  // in the unit that the price is quoted for
    bool cross = false;
    // As the venue says them; none: it does not. Quote currency.
    std::optional<double> entry, leverage, maxLeverage, value, profit, margin;
    std::optional<double> liquidation;  // none: nothing liquidates it, or the venue does not know
    // Paid above zero, received below, since the position was opened.
    std::optional<double> fundingPaid;
    bool operator==(const AccountPosition&) const = default;
};

struct AccountState {
    std::string address;  // lower case, "0x" and 40 digits
    std::string dex;      // of Hyperliquid's exchanges; empty: its own
    // US dollars (the venue's collateral taken as such).
    std::optional<double> equity, marginUsed, crossMaintenance, withdrawable, notional;
    std::vector<AccountPosition> positions;
    std::uint32_t unknownFields = 0;  // that nobody here knows: the venue has changed something
    std::uint32_t damaged = 0;        // positions that could not be read
    bool operator==(const AccountState&) const = default;
};

// How often each of so many is asked for: 40 requests a minute together at most, so that what the market needs
// from the venue is not held up.
inline constexpr std::size_t kMostAccounts = 20;
constexpr std::chrono::milliseconds accountsEvery(std::size_t requests)
{
    return std::chrono::milliseconds{std::max<std::int64_t>(5'000, static_cast<std::int64_t>(requests) * 1'500)};
}

// "0x" and 40 hexadecimal digits, lower case.
bool isAddress(std::string_view text);
// The same out of what a person pasted: any case, white space around it. Nothing: it is none.
std::optional<std::string> addressFrom(std::string_view text);

// Accounts that the simulated venue shows, for trying out what watching one is like. Nobody's on the real one.
inline constexpr std::array<std::string_view, 3> kSimulatedAddresses = {
    "0x51a7000000000000000000000000000000000001", "0x51a7000000000000000000000000000000000002",
    "0x51a7000000000000000000000000000000000003"};

}  // namespace plimsoll
