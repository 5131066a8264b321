// Addresses that a person enters to be watched.
#pragma once

#include "model/desk/desk.h"

#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

// Why it is no address, in words for the person; empty: it is one.
std::string addressProblem(std::string_view text);

// Out of pasted text, one a line: an address, and what stands beside it becomes its label ("0x… desk of a friend",
// "whale;0x…"). What cannot be taken is named with its line.
struct AddressImport {
    std::vector<WatchedAddress> addresses;
    std::vector<std::string> problems;
};
AddressImport addressesFrom(std::string_view text, const std::vector<WatchedAddress>& already);

// Those whose account is asked for, in the order of the book. What only a simulated market has is asked of no
// other.
std::vector<std::string> askedAddresses(const Desk& desk, bool simulated);

bool isSimulatedAddress(std::string_view address);
// Three accounts of the simulated market, named.
std::vector<WatchedAddress> simulatedAddresses();

}  // namespace plimsoll
