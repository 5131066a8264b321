// Who owns what. Every amount is a whole number of 1e-12 quote units and every transfer has two ends, so
// nothing is made or lost; what comes from outside or leaves is counted.
//
// A position's cost is kept as cash: buying one lot at a price takes that much cash, also on perpetuals,
// where it may go below zero. Equity is cash plus lots at the mark; profit needs no bookkeeping of its own.
#pragma once

#include "feeds/sim/market/market.h"

#include <algorithm>
#include <vector>

namespace plimsoll::sim {

struct Account {
    Money cash = 0;
    Lots lots = 0;
    ListingId listing = kNoListing;
    AccountKind kind = AccountKind::Crowd;
    AccountId shown = 0;  // the id that outsiders see; several accounts of one owner share it
};

class Ledger {
public:
    explicit Ledger(std::size_t listings) : m_openInterest(listings), m_coinsIn(listings) {}

    AccountId open(AccountKind kind, ListingId listing);
    const Account& at(AccountId id) const { return m_accounts[id]; }
    void showAs(AccountId id, AccountId shown) { m_accounts[id].shown = shown; }
    std::size_t size() const { return m_accounts.size(); }

    void deposit(AccountId id, Money amount)  // negative: withdrawal
    {
        m_accounts[id].cash += amount;
        m_paidIn += amount;
    }
    void depositCoins(AccountId id, Lots lots)  // spot only
    {
        m_accounts[id].lots += lots;
        m_coinsIn[m_accounts[id].listing] += lots;
    }
    void move(AccountId from, AccountId to, Money amount)
    {
        m_accounts[from].cash -= amount;
        m_accounts[to].cash += amount;
    }
    // Both accounts belong to the listing.
    void trade(AccountId buyer, AccountId seller, Lots lots, Money value);
    // A lot's worth changes hands: the account's cash by `perLot` for each lot it holds. Over all accounts
    // of a perpetual this adds up to nothing.
    void charge(AccountId id, Money perLot) { m_accounts[id].cash -= perLot * m_accounts[id].lots; }
    // The account's lots become cash at `perLot`.
    void settle(AccountId id, Money perLot);

    Lots openInterest(ListingId id) const { return m_openInterest[id]; }
    Money paidIn() const { return m_paidIn; }
    Lots coinsIn(ListingId id) const { return m_coinsIn[id]; }
    const std::vector<Account>& accounts() const { return m_accounts; }

private:
    void changeLots(Account& a, Lots by)
    {
        m_openInterest[a.listing] += std::max<Lots>(a.lots + by, 0) - std::max<Lots>(a.lots, 0);
        a.lots += by;
    }
    std::vector<Account> m_accounts;
    std::vector<Lots> m_openInterest, m_coinsIn;
    Money m_paidIn = 0;
};

inline AccountId Ledger::open(AccountKind kind, ListingId listing)
{
    const auto id = static_cast<AccountId>(m_accounts.size());
    m_accounts.push_back({0, 0, listing, kind, id});
    return id;
}

inline void Ledger::trade(AccountId buyer, AccountId seller, Lots lots, Money value)
{
    if (buyer == seller) return;
    move(buyer, seller, value);
    changeLots(m_accounts[buyer], lots);
    changeLots(m_accounts[seller], -lots);
}

inline void Ledger::settle(AccountId id, Money perLot)
{
    Account& a = m_accounts[id];
    a.cash += perLot * a.lots;
    changeLots(a, -a.lots);
}

}  // namespace plimsoll::sim
