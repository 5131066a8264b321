#include "model/boards/fund_board.h"

#include <cmath>
#include <utility>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr Duration kDay = 24h;
constexpr Duration kReadingEvery = 1h;
// A reading of a day ago may be this much older than a day.
constexpr Duration kSlack = 2h;
// Nothing new is said: how often it is looked whether a day has passed.
constexpr Duration kAgain = 1min;

// Calls `each` with the symbols of a list "A,B" until it says no.
template <typename Each>
void eachSymbol(std::string_view list, const Each& each)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        std::string_view one = list.substr(0, comma);
        while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
        while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
        if (!one.empty() && !each(one)) return;
        if (comma == std::string_view::npos) return;
        list.remove_prefix(comma + 1);
    }
}

std::string keyOf(std::string_view coin, std::string_view rest)
{
    std::string key(coin);
    key += '\n';
    key += rest;
    return key;
}

}  // namespace

bool covers(const InsuranceFund& fund, std::string_view symbol)
{
    bool found = false;
    eachSymbol(fund.symbols, [&](std::string_view one) {
        found = one == symbol;
        return !found;
    });
    return found;
}

Freshness freshnessOf(const InsuranceFund& fund, Mono now)
{
    return judge(now - fund.stamp.mono, limits::kInsurance);
}

void FundBoard::told(VenueId venue, std::string_view coin, std::string_view symbols, double balance,
                     const Stamp& stamp)
{
    // A number without its unit says nothing.
    if (coin.empty() || !std::isfinite(balance)) return;
    Venue& v = m_venues[static_cast<std::size_t>(venue)];
    std::string key = keyOf(coin, symbols);
    auto at = v.funds.find(key);
    if (at == v.funds.end()) {
        if (v.funds.size() >= kMost || v.owners.size() >= kMostSymbols) return;
        // A contract has one fund in a coin. Where groups are cut anew, the old ones are no more.
        eachSymbol(symbols, [&](std::string_view one) {
            std::string& owner = v.owners[keyOf(coin, one)];
            if (!owner.empty()) v.funds.erase(owner);
            owner = key;
            return v.owners.size() < kMostSymbols;
        });
        at = v.funds.emplace(std::move(key), Fund{}).first;
        at->second.coin = coin;
        at->second.symbols = symbols;
        at->second.since = stamp.received;
    } else if (const Stamp& held = at->second.stamp; stamp.venue && held.venue && *stamp.venue < *held.venue &&
                                                     stamp.mono - held.mono < limits::kInsurance) {
        return;  // a list that is older than what was streamed since
    }
    Fund& fund = at->second;
    fund.balance = balance;
    fund.stamp = stamp;
    if (fund.past.empty() || stamp.mono - fund.past.back().at >= kReadingEvery)
        fund.past.push_back({stamp.mono, balance});
    // The newest of those that are older than a day stays.
    while (fund.past.size() > 1 && stamp.mono - fund.past[1].at >= kDay) fund.past.erase(fund.past.begin());
    v.dirty = true;
}

std::shared_ptr<const std::vector<InsuranceFund>> FundBoard::of(VenueId venue, Mono now)
{
    Venue& v = m_venues[static_cast<std::size_t>(venue)];
    if (v.funds.empty()) return nullptr;
    if (v.list && !v.dirty && now - v.made < kAgain) return v.list;
    auto list = std::make_shared<std::vector<InsuranceFund>>();
    list->reserve(v.funds.size());
    for (const auto& [key, fund] : v.funds) {
        InsuranceFund& out = list->emplace_back();
        out.coin = fund.coin;
        out.symbols = fund.symbols;
        out.balance = fund.balance;
        out.stamp = fund.stamp;
        out.since = fund.since;
        for (const Reading& r : fund.past) {
            const Duration ago = now - r.at;
            if (ago >= kDay && ago < kDay + kSlack) out.change24h = fund.balance - r.balance;
        }
        if (!out.change24h)
            out.noChange =
                now - fund.past.front().at < kDay ? "first heard of less than 24 h ago" : "no reading of 24 h ago";
    }
    v.list = std::move(list);
    v.dirty = false;
    v.made = now;
    return v.list;
}

}  // namespace plimsoll
