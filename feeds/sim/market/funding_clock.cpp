#include "feeds/sim/market/funding_clock.h"

#include "model/analytics/funding.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

// ANALYTICS A3: Binance and Hyperliquid sample every five seconds, Bybit and OKX every minute.
std::chrono::seconds sampling(VenueId v)
{
    return std::chrono::seconds{v == VenueId::Binance || v == VenueId::Hyperliquid ? 5 : 60};
}

}  // namespace

Timestamp nextSettlement(Timestamp now, std::chrono::hours interval)
{
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const auto passed = (now - day) / interval;
    return day + (passed + 1) * interval;
}

FundingClock::FundingClock(Floor& floor, ListingId listing)
    : m_floor(floor),
      m_id(listing),
      m_every(sampling(floor.listing(listing).venue)),
      m_nextInterval(floor.listing(listing).fundingInterval)
{
}

void FundingClock::begin(Timestamp now, std::vector<double> premiums)
{
    ListingState& s = m_floor.desk(m_id).state;
    s.fundingInterval = m_nextInterval;
    s.nextFunding = nextSettlement(now, s.fundingInterval);
    m_premiums = std::move(premiums);
    m_next = m_look = now;
    if (!m_premiums.empty()) {
        s.premium = m_premiums.back();
        estimate();
    }
}

std::optional<double> FundingClock::impact(Side side) const
{
    const Desk& d = m_floor.desk(m_id);
    const Listing& l = m_floor.listing(m_id);
    double left = l.impactNotional, base = 0;
    for (std::size_t i = 0; i < d.book.depth(side); ++i) {
        const BookLevel level = d.book.level(side, i);
        const double price = l.price(static_cast<double>(level.ticks)), here = l.notional(level.lots, price);
        if (here >= left) return l.impactNotional / (base + left / price);
        left -= here;
        base += l.quotedUnits(level.lots);
    }
    return std::nullopt;
}

void FundingClock::sample(Timestamp now)
{
    ListingState& s = m_floor.desk(m_id).state;
    const auto bid = impact(Side::Buy), ask = impact(Side::Sell);
    s.impactBid = bid.value_or(0);
    s.impactAsk = ask.value_or(0);
    if (bid && ask && s.index > 0) {
        const auto p = analytics::funding::premiumIndex(*bid, *ask, s.index);
        if (p) s.premium = *p;
    }
    // A book too thin repeats the last premium.
    if (now >= m_next) {
        m_premiums.push_back(s.premium);
        while (m_next <= now) m_next += m_every;
    }
    estimate();
}

void FundingClock::estimate()
{
    if (m_premiums.empty()) return;
    const Listing& l = m_floor.listing(m_id);
    ListingState& s = m_floor.desk(m_id).state;
    analytics::funding::PredictInput in;
    in.venue = l.venue;
    in.premiums = m_premiums;
    in.intervalHours = static_cast<double>(s.fundingInterval.count());
    in.cap = l.fundingCap;
    in.floor = l.fundingFloor;
    in.interestDaily = l.interestDaily;
    const auto p = analytics::funding::predict(in);
    if (!p) return;
    s.averagePremium = p->averagePremium;
    s.fundingEstimate = p->rate;
}

void FundingClock::step(Timestamp now)
{
    if (now < m_look || !m_floor.open(m_id)) return;
    m_look = now + std::chrono::seconds{5};
    sample(now);
}

void FundingClock::settle()
{
    const Listing& l = m_floor.listing(m_id);
    Desk& d = m_floor.desk(m_id);
    ListingState& s = d.state;
    estimate();
    // Hyperliquid charges on the oracle price, the others on the mark.
    const double price = l.venue == VenueId::Hyperliquid ? s.index : s.mark;
    const double rate = s.fundingEstimate;
    const auto perLot = static_cast<Money>(std::llround(rate * l.notional(1, price) * 1e12));
    Ledger& ledger = m_floor.ledger();
    for (AccountId id = 0; id < ledger.size(); ++id) {
        const Account& a = ledger.at(id);
        if (a.listing == m_id && a.lots != 0) ledger.charge(id, perLot);
    }
    const Timestamp at = s.nextFunding;
    m_floor.tell(m_id, FundingSettled{at, rate, s.averagePremium, price,
                                      perLot * static_cast<Money>(ledger.openInterest(m_id))});
    d.chronicle.addFunding({at, rate, s.averagePremium, price, s.fundingInterval});
    s.lastFunding = rate;
    if (s.fundingInterval != m_nextInterval) {
        s.fundingInterval = m_nextInterval;
        m_floor.edit(m_id).fundingInterval = m_nextInterval;
        m_floor.tell(m_id, FundingRuleChanged{m_nextInterval});
    }
    s.nextFunding = nextSettlement(at, s.fundingInterval);
    m_premiums.clear();
}

void FundingClock::setInterval(std::chrono::hours interval)
{
    m_nextInterval = interval;
}

}  // namespace plimsoll::sim
