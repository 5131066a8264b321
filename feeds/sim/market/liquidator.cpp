#include "feeds/sim/market/liquidator.h"

#include "feeds/sim/market/margin_rule.h"

#include "model/analytics/adl.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

struct Rule {
    bool bookFirst;         // else the venue takes the position at the bankruptcy price and unwinds it
    bool traderKeepsRest;   // what is left of the margin
    bool byTier;            // large positions go down tier by tier
    std::size_t tiersFrom;  // from this tier on
    double partialAbove;    // quote currency: first a fifth, then a pause (Hyperliquid)
    double backstop;        // share of maintenance below which the vault takes over; 0: none
    double fundDrawdown;    // ADL starts when the fund has lost this share of its eight-hour peak; 1: all of it
};
// Binance: liquidation FAQ; Bybit: help centre, adlAlert; OKX: section 9 (partial from tier 3);
// Hyperliquid: section 6 (20 % above 100k, backstop below two thirds).
constexpr std::array<Rule, kVenueCount> kRules = {{
    {true, true, true, 1, 1e18, 0, 1.0},
    {true, false, true, 1, 1e18, 0, 0.3},
    {false, false, true, 2, 1e18, 0, 0.3},
    {true, true, false, 0, 1e5, 2.0 / 3.0, 1.0},
}};
const Rule& rule(VenueId v)
{
    return kRules[static_cast<std::size_t>(v)];
}

constexpr std::size_t kPerStep = 16;  // an engine's pace
constexpr double kRetry = 0.15;       // seconds until the next order, when the book had too little
constexpr double kGiveUp = 0.15;      // share of maintenance below which the venue takes the position
constexpr double kPause = 30;         // seconds between two parts on Hyperliquid
constexpr double kPeakSeconds = 8 * 3600;

}  // namespace

Liquidator::Liquidator(Floor& floor, Traders& traders, double depth)
    : m_floor(floor),
      m_traders(traders),
      m_id(traders.listing()),
      m_venue(floor.listing(m_id).venue),
      m_depth(depth)
{
}

void Liquidator::openFund(double quote)
{
    Desk& d = m_floor.desk(m_id);
    m_floor.ledger().deposit(d.fund, money(quote));
    m_fundPeak = quote;
    d.state.insuranceFund = d.state.insuranceFundPeak = quote;
}

double Liquidator::fundEquity() const
{
    const Desk& d = m_floor.desk(m_id);
    const Account& a = m_floor.ledger().at(d.fund);
    return quoteValue(a.cash) + m_floor.notional(m_id, a.lots, d.state.mark / m_floor.listing(m_id).tick.value());
}

double Liquidator::equity(const Trader& t) const
{
    const Account& a = m_floor.ledger().at(t.account);
    const double mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
    return quoteValue(a.cash) + m_floor.notional(m_id, a.lots, mark);
}

void Liquidator::onMark()
{
    const double mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
    if (!(mark > 0)) return;
    auto& all = m_traders.all();
    const std::size_t first = m_queue.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        Trader& t = all[i];
        if (t.position == 0 || t.seized || t.liquidation == 0) continue;
        if (t.lots > 0 ? mark > t.liquidation : mark < t.liquidation) continue;
        t.seized = true;
        t.pending = 0;  // its own orders are cancelled
        t.next = 0;
        m_queue.push_back(static_cast<std::uint32_t>(i));
    }
    // The worst first.
    std::stable_sort(m_queue.begin() + static_cast<std::ptrdiff_t>(first), m_queue.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                         const auto depth = [&](const Trader& t) {
                             return std::abs(mark - t.liquidation) / t.liquidation;
                         };
                         return depth(all[a]) > depth(all[b]);
                     });
}

void Liquidator::step(double seconds)
{
    m_now = seconds;
    std::size_t done = 0, kept = 0;
    for (std::size_t k = 0; k < m_queue.size(); ++k) {
        const std::uint32_t i = m_queue[k];
        const Trader& t = m_traders.all()[i];
        const bool due = t.next <= seconds || (t.position != 0 && beyondBackstop(t));
        if (t.position != 0 && t.seized && done < kPerStep && due) {
            liquidate(i, seconds);
            ++done;
        }
        if (m_traders.all()[i].position != 0 && m_traders.all()[i].seized) m_queue[kept++] = i;
    }
    m_queue.resize(kept);
    unwindFund(seconds);
    watchFund(seconds);
}

bool Liquidator::beyondBackstop(const Trader& t) const
{
    const double mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
    const double needed = maintenance(m_floor.listing(m_id), m_floor.notional(m_id, std::abs(t.lots), mark));
    return equity(t) <= std::max(0.0, rule(m_venue).backstop * needed);
}

void Liquidator::liquidate(std::size_t index, double seconds)
{
    Trader& t = m_traders.all()[index];
    const Listing& l = m_floor.listing(m_id);
    const Rule& r = rule(m_venue);
    const double mark = m_floor.desk(m_id).state.mark / l.tick.value();
    const double notional = m_floor.notional(m_id, std::abs(t.lots), mark), own = equity(t);
    const double needed = maintenance(l, notional);
    if (own > needed) {  // the mark came back, or a part was enough
        t.seized = false;
        return;
    }
    if (beyondBackstop(t)) {
        takeOver(index);
        return;
    }
    Lots lots = std::abs(t.lots);
    const std::size_t tier = tierOf(l, notional);
    if (r.byTier && tier >= r.tiersFrom) {
        // Down into the tier below.
        const double share = 1 - 0.98 * l.tiers[tier].floor / notional;
        lots = std::min(lots,
                        std::max<Lots>(1, static_cast<Lots>(std::max(0.15, share) * static_cast<double>(lots))));
    } else if (notional > r.partialAbove && t.next == 0) {
        lots = std::max<Lots>(1, lots / 5);
        t.next = seconds + kPause;
    }
    if (!r.bookFirst) {
        if (lots < std::abs(t.lots)) {
            toBook(index, lots);
            return;
        }
        takeOver(index);
        return;
    }
    const bool whole = lots == std::abs(t.lots);
    const bool filled = toBook(index, lots);
    if (t.position == 0) return;
    if (filled && !whole) return;
    // The book has too little at prices that the margin can pay: once more in a moment, as long as there is
    // margin; Hyperliquid until its vault must take over.
    if (r.backstop > 0 || equity(t) > kGiveUp * needed) {
        t.next = std::max(t.next, seconds + kRetry);
        return;
    }
    takeOver(index);
}

bool Liquidator::toBook(std::size_t index, Lots lots)
{
    Trader& t = m_traders.all()[index];
    const Desk& d = m_floor.desk(m_id);
    const Account& a = m_floor.ledger().at(t.account);
    const bool isLong = t.lots > 0;
    Liquidated event;
    event.position = t.position;
    event.side = isLong ? PositionSide::Long : PositionSide::Short;
    event.leverage = t.leverageClass;
    event.ordered = lots;
    event.bankruptcyTicks = event.orderTicks = bankruptcyTicks(m_floor.listing(m_id), a.cash, a.lots);
    event.markTicks = static_cast<Ticks>(d.state.mark / m_floor.listing(m_id).tick.value() + 0.5);
    const Taken taken = m_floor.trade({m_id, isLong ? Side::Sell : Side::Buy, lots, event.orderTicks, t.account,
                                       TradeKind::Liquidation, t.position});
    if (taken.lots == 0) return false;
    event.lots = taken.lots;
    event.averageTicks = taken.averageTicks;
    const double notional = m_floor.notional(m_id, taken.lots, taken.averageTicks);
    // The fee for being liquidated, as far as there is margin for it.
    const double rate = m_floor.listing(m_id).liquidationFee;
    if (rate > 0) {
        const Money left = money(std::max(0.0, equity(t)));
        m_floor.ledger().move(t.account, d.fund, std::min(money(notional * rate), left / 2));
    }
    m_traders.afterTrade(index);
    event.partial = t.lots != 0;
    m_floor.tell(m_id, event);
    if (t.lots == 0) close(index);
    return taken.lots == lots;
}

void Liquidator::close(std::size_t index)
{
    Trader& t = m_traders.all()[index];
    const Money left = m_floor.ledger().at(t.account).cash;
    if (left > 0 && !rule(m_venue).traderKeepsRest)
        m_floor.ledger().move(t.account, m_floor.desk(m_id).fund, left);
    m_traders.finish(index);
}

bool Liquidator::fundBears(Lots lots, Ticks price) const
{
    const double mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
    const double after = fundEquity() + m_floor.notional(m_id, lots, mark - static_cast<double>(price));
    return after > (1 - rule(m_venue).fundDrawdown) * m_fundPeak;
}

void Liquidator::takeOver(std::size_t index)
{
    Trader& t = m_traders.all()[index];
    Desk& d = m_floor.desk(m_id);
    Ledger& ledger = m_floor.ledger();
    const Account a = ledger.at(t.account);
    const Ticks price = bankruptcyTicks(m_floor.listing(m_id), a.cash, a.lots);
    if (!fundBears(a.lots, price)) {
        deleverage(index, price);
        return;
    }
    Liquidated event;
    event.position = t.position;
    event.side = a.lots > 0 ? PositionSide::Long : PositionSide::Short;
    event.method = rule(m_venue).backstop > 0 ? LiquidationMethod::Backstop : LiquidationMethod::TakeOver;
    event.leverage = t.leverageClass;
    event.lots = event.ordered = std::abs(a.lots);
    event.bankruptcyTicks = event.orderTicks = price;
    event.averageTicks = static_cast<double>(price);
    event.markTicks = static_cast<Ticks>(d.state.mark / m_floor.listing(m_id).tick.value() + 0.5);
    const Lots lots = std::abs(a.lots);
    ledger.trade(a.lots > 0 ? d.fund : t.account, a.lots > 0 ? t.account : d.fund, lots,
                 m_floor.value(m_id, lots, price));
    d.state.openInterest = ledger.openInterest(m_id);
    m_floor.tell(m_id, event);
    m_traders.afterTrade(index);
    // Position and margin go together: what is left of it is the fund's.
    const Money left = ledger.at(t.account).cash;
    if (left > 0) ledger.move(t.account, d.fund, left);
    m_traders.finish(index);
}

double Liquidator::score(const Trader& t) const
{
    const double perTick = m_floor.notional(m_id, 1, 1),
                 mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
    const double lots = static_cast<double>(t.lots), size = std::abs(lots) * perTick;
    const double profit = lots * perTick * (mark - t.entry), own = equity(t), margin = own - profit;
    const PositionSide side = lots > 0 ? PositionSide::Long : PositionSide::Short;
    namespace adl = analytics::adl;
    switch (m_venue) {
        case VenueId::Binance: {
            const auto r = adl::scoreBinance(profit, margin, maintenance(m_floor.listing(m_id), size * mark));
            return r ? r->score : 0;
        }
        case VenueId::Bybit:
        case VenueId::Okx: {
            const auto r = adl::scoreClassic(side, t.entry, mark, t.bankruptcy);
            return r ? r->score : 0;
        }
        case VenueId::Hyperliquid: {
            const auto r = adl::scoreHyperliquid(mark, t.entry, size * mark, own);
            return r ? *r : 0;
        }
    }
    return 0;
}

void Liquidator::deleverage(std::size_t index, Ticks price)
{
    auto& all = m_traders.all();
    Desk& d = m_floor.desk(m_id);
    Ledger& ledger = m_floor.ledger();
    const bool isLong = all[index].lots > 0;
    m_lastAdl = m_now;
    stage(AdlStage::Active);

    std::vector<std::pair<double, std::uint32_t>> queue;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Trader& t = all[i];
        if (t.position == 0 || t.seized || t.lots == 0 || (t.lots > 0) == isLong) continue;
        queue.emplace_back(score(t), static_cast<std::uint32_t>(i));
    }
    std::stable_sort(queue.begin(), queue.end(), [](const auto& a, const auto& b) { return a.first > b.first; });

    Lots left = std::abs(all[index].lots);
    const AccountId loser = all[index].account;
    const auto hit = [&](AccountId winner, PositionId position, Lots most, double rank) {
        const Lots lots = std::min(left, most);
        ledger.trade(isLong ? winner : loser, isLong ? loser : winner, lots, m_floor.value(m_id, lots, price));
        left -= lots;
        m_floor.tell(m_id, Deleveraged{all[index].position, position,
                                       isLong ? PositionSide::Short : PositionSide::Long, lots, price, rank});
    };
    for (const auto& [rank, i] : queue) {
        if (left == 0) break;
        hit(all[i].account, all[i].position, std::abs(all[i].lots), rank);
        m_traders.afterTrade(i);
        if (all[i].lots == 0) m_traders.finish(i);
    }
    // Then whoever else stands on the other side: basis traders, makers, unlevered accounts.
    for (AccountId id = 0; id < ledger.size() && left > 0; ++id) {
        const Account& a = ledger.at(id);
        if (a.listing != m_id || a.kind == AccountKind::Trader || id == d.fund) continue;
        if (a.lots == 0 || (a.lots > 0) == isLong) continue;
        hit(id, 0, std::abs(a.lots), 0);
    }
    d.state.openInterest = ledger.openInterest(m_id);
    m_traders.afterTrade(index);
    const Money rest = ledger.at(loser).cash;
    if (rest > 0 && all[index].lots == 0) ledger.move(loser, d.fund, rest);
    if (all[index].lots == 0) m_traders.finish(index);
}

void Liquidator::unwindFund(double seconds)
{
    Desk& d = m_floor.desk(m_id);
    const Lots lots = m_floor.ledger().at(d.fund).lots;
    if (lots == 0 || seconds < m_nextUnwind) return;
    m_nextUnwind = seconds + 0.4;
    // A little of what the book shows at a time.
    const Lots clip = std::max<Lots>(1, m_floor.lotsFor(m_id, 0.025 * m_depth, m_floor.midTicks(m_id)));
    m_floor.trade({m_id, lots > 0 ? Side::Sell : Side::Buy, std::min(std::abs(lots), clip), 0, d.fund,
                   TradeKind::InsuranceFund, 0});
}

void Liquidator::stage(AdlStage next)
{
    AdlStage& now = m_floor.desk(m_id).state.adl;
    if (now == next) return;
    now = next;
    m_floor.tell(m_id, AdlStageChanged{next});
}

void Liquidator::watchFund(double seconds)
{
    if (seconds < m_nextWatch) return;
    m_nextWatch = seconds + 1;
    ListingState& s = m_floor.desk(m_id).state;
    const double fund = fundEquity();
    if (fund >= m_fundPeak || seconds - m_peakAt > kPeakSeconds) {
        m_fundPeak = fund;
        m_peakAt = seconds;
    }
    s.insuranceFund = fund;
    s.insuranceFundPeak = m_fundPeak;
    const double lost = m_fundPeak > 0 ? 1 - fund / m_fundPeak : 1;
    s.adlRisk = std::clamp(lost / rule(m_venue).fundDrawdown, 0.0, 1.0);
    if (seconds - m_lastAdl < 30)
        stage(AdlStage::Active);
    else
        stage(s.adlRisk >= 0.5 ? AdlStage::Warning : AdlStage::Normal);
}

}  // namespace plimsoll::sim
