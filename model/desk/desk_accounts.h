// Watched accounts: what the venue says of them, read against this second's market by the rules that own positions
// are read by. Pure functions.
#pragma once

#include "model/desk/desk_positions.h"
#include "model/market/account.h"

#include <memory>
#include <vector>

namespace plimsoll {

struct AccountLeg {
    const AccountPosition* said = nullptr;
    std::string asset;
    double multiplier = 1;  // coins in one unit of the venue's size
    DeskQuote quote;
    std::optional<double> beta;
    std::span<const ModelledPosition> others{};
};

struct AccountInput {
    const WatchedAddress* who = nullptr;
    Freshness fresh = Freshness::Off;
    Duration age{};
    std::string why;  // Off and Stale
    std::vector<const AccountState*> states;
    std::vector<AccountLeg> legs;  // of all states' positions, in their order
};

AccountReading readAccount(const AccountInput& in, const DeskSettings& settings, Timestamp now);

// What of the person's own sums rests on this account: nothing, or the reason why it is not known.
Figure accountGap(const AccountReading& account);

}  // namespace plimsoll
