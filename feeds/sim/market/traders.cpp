#include "feeds/sim/market/traders.h"

#include "feeds/sim/market/margin_rule.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll::sim {

namespace {

constexpr std::array<double, kLeverageClasses> kMix = {.30, .33, .22, .10, .05};
// Who prefers more leverage: weights are multiplied with these to the power of `leverageHeight`.
constexpr std::array<double, kLeverageClasses> kHeight = {.5, .8, 1.4, 2.2, 3.0};
constexpr double kSizeSpread = 2.0;  // of the log of position sizes: a few hold most
constexpr double kSlippage = 0.003;  // that a closing order accepts from the mark
constexpr double kMostHaste = 70;    // of leaving: a tenth of all in a minute
constexpr double kSpared = 0.012;    // of the price: who came no closer to liquidation is unchanged
constexpr double kBuffer = 0.25;     // a stop leaves at least this share of the way to liquidation

// Not more leverage than the tier of this size allows; the margin must stand above maintenance.
void capLeverage(Trader& t, const Listing& l, double notional)
{
    const MarginTier& tier = l.tiers[tierOf(l, notional)];
    t.leverage = std::min(t.leverage, tier.maxLeverage);
    t.leverage = std::max(1.0, std::min(t.leverage, 0.75 / tier.maintenance));
}

}  // namespace

Traders::Traders(Floor& floor, ListingId listing, const TraderSetup& setup, Random random)
    : m_floor(floor), m_id(listing), m_setup(setup), m_random(random)
{
    m_nextPosition = (std::uint64_t{listing} + 1) << 32;
    m_all.reserve(setup.count * 2);
}

std::size_t Traders::slot()
{
    if (!m_free.empty()) {
        const std::size_t i = m_free.back();
        m_free.pop_back();
        return i;
    }
    Trader t;
    t.account = m_floor.ledger().open(AccountKind::Trader, m_id);
    m_all.push_back(t);
    return m_all.size() - 1;
}

double Traders::size()
{
    // Log-normal with the mean of the setup, cut at about a percent of everything.
    const double median = meanSize() * std::exp(-kSizeSpread * kSizeSpread / 2);
    return std::min(median * m_random.lognormal(kSizeSpread), 0.012 * m_setup.interest);
}

void Traders::choose(Trader& t, double height)
{
    const Listing& l = m_floor.listing(m_id);
    std::array<double, kLeverageClasses> weight{};
    double sum = 0;
    for (std::size_t c = 0; c < kLeverageClasses; ++c) {
        if (kClassLeverage[c] > 1.35 * l.maxLeverage) continue;
        weight[c] = kMix[c] * std::pow(kHeight[c], height);
        sum += weight[c];
    }
    double u = m_random.uniform() * sum;
    std::size_t c = 0;
    while (c + 1 < kLeverageClasses && (u -= weight[c]) > 0) ++c;
    while (c > 0 && weight[c] == 0) --c;
    t.leverageClass = static_cast<LeverageClass>(c);
    // Many keep more margin than they must.
    t.leverage = std::min(kClassLeverage[c] * m_random.uniform(0.55, 1.05), l.maxLeverage);
}

void Traders::setExits(Trader& t, double dailyVol)
{
    const double side = t.lots > 0 ? 1 : -1;
    const double room = std::abs(t.entry - t.liquidation) / t.entry;
    t.stop = t.target = 0;
    if (m_random.chance(0.35)) {
        double at = t.entry * (1 - side * room * m_random.uniform(0.35, 1 - kBuffer));
        // Stops stand at obvious prices: round ones.
        double round = std::pow(10, std::floor(std::log10(t.entry * std::max(room, 1e-4) * 0.3)));
        if (round >= 1 && m_random.chance(0.5)) at = std::floor(at / round) * round;
        t.stop = at;
    }
    if (m_random.chance(0.5))
        t.target = t.entry * (1 + side * std::max(1.3 * room, dailyVol) * m_random.uniform(0.5, 1.6));
}

void Traders::plan(Trader& t)
{
    const Account& a = m_floor.ledger().at(t.account);
    m_longLots += std::max<Lots>(a.lots, 0) - std::max<Lots>(t.lots, 0);
    m_shortLots += std::max<Lots>(-a.lots, 0) - std::max<Lots>(-t.lots, 0);
    t.lots = a.lots;
    const MarginPrices p = marginPrices(m_floor.listing(m_id), a.cash, a.lots);
    t.liquidation = p.liquidation;
    t.bankruptcy = p.bankruptcy;
}

void Traders::afterTrade(std::size_t index)
{
    plan(m_all[index]);
}

void Traders::afterFunding()
{
    for (Trader& t : m_all)
        if (t.position != 0) plan(t);
}

bool Traders::seed(Side side, double entry, Timestamp opened, double longest, double shortest, AccountId other)
{
    const Listing& l = m_floor.listing(m_id);
    const double now = m_floor.midTicks(m_id);
    Trader t;
    choose(t, 0);
    const double quote = size();
    capLeverage(t, l, quote);
    const Lots lots = m_floor.lotsFor(m_id, quote, now);
    if (lots == 0) return false;
    const Ticks ticks = std::max<Ticks>(1, static_cast<Ticks>(entry + 0.5));
    const double sign = side == Side::Buy ? 1 : -1;
    // Dead on the way here? And of those that came close, many have been reduced or topped up since.
    const double limit = entry * (1 - sign * (1 / t.leverage - l.tiers.front().maintenance));
    const double spared = side == Side::Buy ? shortest / limit - 1 : 1 - longest / limit;
    if (spared < 0.003 || !m_random.chance(spared / kSpared)) return false;

    const std::size_t index = slot();
    Trader& mine = m_all[index];
    t.account = mine.account;
    mine = t;
    mine.position = m_nextPosition++;
    mine.opened = opened;
    mine.entry = static_cast<double>(ticks);
    Ledger& ledger = m_floor.ledger();
    ledger.deposit(mine.account, money(m_floor.notional(m_id, lots, mine.entry) / mine.leverage));
    const bool buys = side == Side::Buy;
    ledger.trade(buys ? mine.account : other, buys ? other : mine.account, lots, m_floor.value(m_id, lots, ticks));
    ++m_open;
    plan(mine);
    setExits(mine, 0.03);
    // What would have been reached is not left standing.
    const auto reached = [&](double at) { return at != 0 && at >= shortest && at <= longest; };
    if (reached(mine.stop)) mine.stop = 0;
    if (reached(mine.target)) mine.target = 0;
    return true;
}

void Traders::openOne(const TraderMood& mood)
{
    const Behaviour& b = *mood.behaviour;
    // Trend, inclination, and what it costs to be on the crowded side.
    const double cost = std::clamp(mood.fundingPer8h / 0.001, -3.0, 3.0);
    const double lean =
        1.4 * b.longBias + 0.2 * b.trendFollowing * std::clamp(mood.momentum, -2.5, 2.5) - 0.35 * cost + 0.12;
    const bool buys = m_random.chance(0.5 + 0.5 * std::tanh(lean));
    const std::size_t index = slot();
    Trader& t = m_all[index];
    const AccountId account = t.account;
    t = Trader{};
    t.account = account;
    choose(t, b.leverageHeight);
    const double quote = size();
    capLeverage(t, m_floor.listing(m_id), quote);
    const Lots lots = m_floor.lotsFor(m_id, quote, m_floor.midTicks(m_id));
    if (lots == 0) {
        m_free.push_back(static_cast<std::uint32_t>(index));
        return;
    }
    t.pending = buys ? lots : -lots;
    t.next = mood.seconds;
    enlist(index);
}

void Traders::enlist(std::size_t index)
{
    if (std::exchange(m_all[index].busy, true)) return;
    m_busy.push_back(static_cast<std::uint32_t>(index));
}

void Traders::close(std::size_t index, const TraderMood& mood, bool atOnce)
{
    Trader& t = m_all[index];
    if (t.position == 0 || t.seized) return;
    t.pending = -t.lots;
    t.closing = true;
    t.stop = t.target = 0;
    t.next = mood.seconds;
    t.hurry = atOnce;
    enlist(index);
}

void Traders::piece(std::size_t index, const TraderMood& mood)
{
    Trader& t = m_all[index];
    if (t.closing && t.scared && std::abs(mood.rush) < 2 && m_random.chance(0.25)) {
        // The worst is over: what is left is kept.
        t.pending = 0;
        t.closing = t.scared = false;
        return;
    }
    const bool atOnce = t.hurry;
    const double mid = m_floor.midTicks(m_id);
    Lots lots = std::abs(t.pending);
    // In pieces that the book can bear; a stop is in more of a hurry than a plan.
    const double most = mood.restPiece * m_random.uniform(0.3, 1.7) * (atOnce ? 4 : t.scared ? 2 : 1);
    lots = std::min(lots, std::max<Lots>(1, m_floor.lotsFor(m_id, most, mid)));
    const bool buys = t.pending > 0;
    Ticks limit = 0;
    if (t.closing) {
        // Nobody can lose more than the margin: not worse than where it is used up, fee included.
        const Account& a = m_floor.ledger().at(t.account);
        const double edge = static_cast<double>(bankruptcyTicks(m_floor.listing(m_id), a.cash, a.lots));
        const double fee = m_floor.listing(m_id).takerFee * 1.05;
        limit = std::max<Ticks>(1, static_cast<Ticks>(edge * (buys ? 1 - fee : 1 + fee)) + (buys ? 0 : 1));
        // And not far from the mark: what finds nothing there waits.
        const double mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
        const auto near = static_cast<Ticks>(mark * (buys ? 1 + kSlippage : 1 - kSlippage));
        limit = buys ? std::min(limit, near) : std::max(limit, near);
    }
    const Lots before = t.lots;
    const Taken done =
        m_floor.trade({m_id, buys ? Side::Buy : Side::Sell, lots, limit, t.account, TradeKind::Ordinary, 0});
    t.next = mood.seconds + (atOnce ? 0.15 : 0.6) * m_random.exponential();
    if (done.lots == 0) {
        // An opening order that finds nothing is given up; a closing one tries again.
        if (!t.closing) t.pending = 0;
        return;
    }
    t.pending += buys ? -done.lots : done.lots;
    if (!t.closing) {
        const double notional = m_floor.notional(m_id, done.lots, done.averageTicks);
        const double fee = m_floor.listing(m_id).takerFee;
        m_floor.ledger().deposit(t.account, money(notional * (1 / t.leverage + fee)));
        const double held = std::abs(static_cast<double>(before)), added = static_cast<double>(done.lots);
        t.entry = (t.entry * held + done.averageTicks * added) / (held + added);
        if (t.position == 0) {
            t.position = m_nextPosition++;
            t.opened = m_floor.now();
            ++m_open;
        }
    }
    plan(t);
    if (!t.closing && t.pending == 0) setExits(t, mood.dailyVol);
    if (t.closing && t.lots == 0) finish(index);
}

void Traders::finish(std::size_t index)
{
    Trader& t = m_all[index];
    plan(t);
    Ledger& ledger = m_floor.ledger();
    const Money left = ledger.at(t.account).cash;
    if (left > 0)
        ledger.deposit(t.account, -left);
    else if (left < 0)
        ledger.move(m_floor.desk(m_id).fund, t.account, -left);
    const bool busy = t.busy;
    const AccountId account = t.account;
    if (t.position != 0) --m_open;
    t = Trader{};
    t.account = account;
    t.busy = busy;
    // Those in the list of the busy are freed there.
    if (!busy) m_free.push_back(static_cast<std::uint32_t>(index));
}

void Traders::checkExits(double mark, const TraderMood& mood)
{
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const Trader& t = m_all[i];
        if (t.position == 0 || t.seized || t.pending != 0) continue;
        const bool isLong = t.lots > 0;
        const bool stopped = t.stop != 0 && (isLong ? mark <= t.stop : mark >= t.stop);
        const bool reached = t.target != 0 && (isLong ? mark >= t.target : mark <= t.target);
        if (stopped || reached) close(i, mood, stopped);
    }
}

void Traders::step(const TraderMood& mood)
{
    const Behaviour& b = *mood.behaviour;
    // As many open as close, when nothing else is said.
    const double rate = static_cast<double>(m_setup.count) / m_setup.holdSeconds;
    const double crowd =
        std::clamp(1.6 - static_cast<double>(m_open) / (1.6 * static_cast<double>(m_setup.count)), 0.0, 1.0);
    const double urge = rate * b.leverageAppetite * crowd * std::min(2.5, 0.6 + 0.4 * mood.activity);
    for (std::uint32_t n = m_random.poisson(urge * mood.dt); n > 0; --n) openOne(mood);

    const double mark = m_floor.desk(m_id).state.mark / m_floor.listing(m_id).tick.value();
    // Some lose their nerve before their stop is reached: when the market is wild and runs against them.
    const double alarm = std::max(0.0, mood.volRatio - 3), against = std::max(0.0, std::abs(mood.rush) - 2);
    const double nerves = 1 + 3 * alarm * against;
    const double haste = std::min(kMostHaste, nerves / std::max(0.02, b.patience));
    const double leaving = static_cast<double>(m_open) / m_setup.holdSeconds * haste;
    for (std::uint32_t n = m_random.poisson(leaving * mood.dt); n > 0 && !m_all.empty(); --n) {
        // A few tries find an open one: most slots are.
        for (int attempt = 0; attempt < 6; ++attempt) {
            const std::size_t i = m_random.below(static_cast<std::uint32_t>(m_all.size()));
            const Trader& t = m_all[i];
            if (t.position == 0 || t.pending != 0) continue;
            const bool losing = (mark < t.entry) == (t.lots > 0) && (mood.rush < 0) == (t.lots > 0);
            if (!losing && m_random.chance(1 - 1 / nerves)) continue;
            close(i, mood, false);
            m_all[i].scared = nerves > 2;
            break;
        }
    }

    if (mood.seconds >= m_nextCheck) {
        m_nextCheck = mood.seconds + 0.2;
        // Stops and targets look at the mark, as the venues offer it against a single wild trade.
        if (mark > 0) checkExits(mark, mood);
    }
    for (std::size_t k = 0; k < m_busy.size();) {
        const std::size_t i = m_busy[k];
        if (!m_all[i].seized && m_all[i].pending != 0 && m_all[i].next <= mood.seconds) piece(i, mood);
        Trader& t = m_all[i];
        if (t.pending != 0) {
            ++k;
            continue;
        }
        t.busy = false;
        if (t.free()) m_free.push_back(static_cast<std::uint32_t>(i));
        m_busy[k] = m_busy.back();
        m_busy.pop_back();
    }
}

void Traders::dropAll()
{
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        if (m_all[i].position == 0) continue;
        m_all[i].pending = 0;
        finish(i);
    }
}

double Traders::longShare() const
{
    std::size_t longs = 0;
    for (const Trader& t : m_all)
        if (t.position != 0 && t.lots > 0) ++longs;
    return m_open == 0 ? 0.5 : static_cast<double>(longs) / static_cast<double>(m_open);
}

double Traders::netOfInterest() const
{
    const double ticks = m_floor.midTicks(m_id);
    return m_floor.notional(m_id, m_longLots - m_shortLots, ticks) / m_setup.interest;
}

}  // namespace plimsoll::sim
