#include "model/desk/desk_address.h"

#include "model/market/account.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t kLongestLabel = 40, kDigits = 40;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) + 1 - first);
}

bool isDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Cut between characters, not within one.
std::string labelOf(std::string_view text)
{
    text = trimmed(text);
    std::size_t n = std::min(text.size(), kLongestLabel);
    while (n < text.size() && n > 0 && (static_cast<unsigned char>(text[n]) & 0xc0u) == 0x80u) --n;
    return std::string(text.substr(0, n));
}

}  // namespace

std::string addressProblem(std::string_view text)
{
    const std::string_view a = trimmed(text);
    if (a.empty()) return "no address is entered";
    if (!a.starts_with("0x") && !a.starts_with("0X")) return "an address begins with 0x";
    const std::string_view digits = a.substr(2);
    const auto odd = std::find_if(digits.begin(), digits.end(), [](char c) { return !isDigit(c); });
    if (odd != digits.end()) {
        // Only what can be shown as it is; the rest is named.
        std::string out = "only 0 to 9 and a to f may follow 0x";
        if (*odd > ' ' && *odd < '\x7f') {
            out += ", not \"";
            out += *odd;
            out += '"';
        }
        return out;
    }
    if (digits.size() == kDigits) return {};
    std::string out = "an address has 40 digits after 0x, this one ";
    out += std::to_string(digits.size());
    return out;
}

AddressImport addressesFrom(std::string_view text, const std::vector<WatchedAddress>& already)
{
    AddressImport out;
    std::size_t line = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view row = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++line;
        if (row.empty()) continue;
        const auto problem = [&](std::string_view what) {
            std::string said = "line ";
            said += std::to_string(line);
            said += ": ";
            said += what;
            out.problems.push_back(std::move(said));
        };
        // The word that begins with 0x, wherever it stands.
        constexpr std::string_view parts = " \t,;";
        std::size_t at = 0;
        std::string_view word;
        while (at < row.size()) {
            const std::size_t stop = std::min(row.find_first_of(parts, at), row.size());
            const std::string_view one = row.substr(at, stop - at);
            if (one.starts_with("0x") || one.starts_with("0X")) {
                word = one;
                break;
            }
            at = stop + 1;
        }
        if (word.empty()) {
            problem("an address begins with 0x");
            continue;
        }
        if (const std::string wrong = addressProblem(word); !wrong.empty()) {
            problem(wrong);
            continue;
        }
        WatchedAddress one;
        one.address = *addressFrom(word);
        const auto same = [&](const WatchedAddress& a) { return a.address == one.address; };
        if (std::any_of(already.begin(), already.end(), same) ||
            std::any_of(out.addresses.begin(), out.addresses.end(), same)) {
            problem("this address is watched already");
            continue;
        }
        if (already.size() + out.addresses.size() >= kMostAccounts) {
            std::string most = "no more than ";
            most += std::to_string(kMostAccounts);
            most += " addresses can be watched";
            problem(most);
            continue;
        }
        std::string rest(row.substr(0, at));
        rest += row.substr(at + word.size());
        std::string_view label = rest;
        while (!label.empty() && parts.find(label.front()) != std::string_view::npos) label.remove_prefix(1);
        while (!label.empty() && parts.find(label.back()) != std::string_view::npos) label.remove_suffix(1);
        one.label = labelOf(label);
        out.addresses.push_back(std::move(one));
    }
    return out;
}

std::vector<std::string> askedAddresses(const Desk& desk, bool simulated)
{
    std::vector<std::string> out;
    for (const WatchedAddress& a : desk.addresses)
        if (a.on && out.size() < kMostAccounts && (simulated || !isSimulatedAddress(a.address)))
            out.push_back(a.address);
    return out;
}

bool isSimulatedAddress(std::string_view address)
{
    return std::find(kSimulatedAddresses.begin(), kSimulatedAddresses.end(), address) != kSimulatedAddresses.end();
}

std::vector<WatchedAddress> simulatedAddresses()
{
    constexpr const char* names[] = {"simulated longs", "simulated gambler", "simulated shorts"};
    std::vector<WatchedAddress> out;
    for (std::size_t i = 0; i < kSimulatedAddresses.size(); ++i) {
        WatchedAddress& a = out.emplace_back();
        a.address = kSimulatedAddresses[i];
        a.label = names[i];
    }
    return out;
}

}  // namespace plimsoll
