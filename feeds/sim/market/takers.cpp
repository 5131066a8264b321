#include "feeds/sim/market/takers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll::sim {

namespace {

constexpr std::size_t kWorking = 4;  // large orders at work in a listing
constexpr double kTail = 1.5;        // exponent of their length; signs then decay with lag^-0.5
constexpr double kFewestPieces = 6;
constexpr double kMostPieces = 6000;
constexpr double kInvestorShare = 0.7;    // of trades
constexpr double kValueThreshold = 0.25;  // daily standard deviations away from the fundamental

}  // namespace

Takers::Takers(Floor& floor, ListingId listing, double dailyTurnover, Random random)
    : m_floor(floor), m_id(listing), m_random(random)
{
    // Busier listings have more trades and larger ones.
    m_rate = std::clamp(13 * std::pow(dailyTurnover / 7e9, 0.45), 0.25, 16.0);
    m_size = dailyTurnover / 86400.0 / m_rate * 0.62;  // the rest comes from traders and arbitrage
}

Metaorder& Takers::metaorder(const TakerMood& mood)
{
    if (m_working.size() < kWorking) {
        Metaorder m;
        // Value: the further the price from the fundamental, the more large orders lean against it.
        const double lean = std::tanh(0.8 * mood.dipBuying * mood.gap);
        m.side = m_random.chance(0.5 - 0.5 * lean) ? Side::Buy : Side::Sell;
        const double pieces = std::min(kMostPieces, kFewestPieces * m_random.pareto(kTail));
        m.left = pieces * m_size;
        m.begun = mood.seconds;
        m.startMid = m_floor.midTicks(m_id);
        m_working.push_back(m);
        return m_working.back();
    }
    return m_working[m_random.below(static_cast<std::uint32_t>(m_working.size()))];
}

double Takers::piece(const TakerMood&)
{
    return m_size * m_random.lognormal(1.1) * 0.55;
}

void Takers::one(const TakerMood& mood)
{
    const Desk& d = m_floor.desk(m_id);
    if (!d.book.twoSided()) return;
    const bool investor = m_random.chance(kInvestorShare);
    Metaorder* m = investor ? &metaorder(mood) : nullptr;
    Side side;
    if (m) {
        side = m->side;
    } else {
        // The crowd buys rather below what makers think than above.
        const double lean = std::tanh((mood.fair - d.book.mid()) / (3 * mood.half));
        side = m_random.chance(0.5 + 0.3 * lean) ? Side::Buy : Side::Sell;
    }
    double quote = piece(mood);
    if (m) quote = std::min(quote, m->left + 0.2 * m_size);
    const double mid = d.book.mid();
    Lots lots = std::max<Lots>(1, m_floor.lotsFor(m_id, quote, mid));
    // Most takers take no more than what stands at the best price (Farmer et al. 2004).
    if (m_random.chance(0.8)) {
        const Lots best = d.book.level(side == Side::Buy ? Side::Sell : Side::Buy, 0).lots;
        lots = std::min(lots, std::max<Lots>(1, best));
    }
    const Taken t = m_floor.trade({m_id, side, lots, 0, m ? d.investors : d.crowd, TradeKind::Ordinary, 0});
    if (!m || t.lots == 0) return;
    const double done = m_floor.notional(m_id, t.lots, t.averageTicks);
    m->left -= done;
    m->done += done;
    ++m->pieces;
    if (m->left > 0.5 * m_size) return;
    m->ended = mood.seconds;
    m->endMid = m_floor.midTicks(m_id);
    if (m_keep) m_ended.push_back(*m);
    *m = m_working.back();
    m_working.pop_back();
}

void Takers::mustTrade(Side side, double quote, double seconds, double now)
{
    const double over = std::max(0.1, seconds);
    m_forced.push_back({side, quote / over, quote, 0, now + over});
}

void Takers::forced(const TakerMood& mood)
{
    for (Forced& f : m_forced) {
        f.debt += f.perSecond * mood.dt;
        const double quote = std::min(f.left, f.debt);
        const double mid = m_floor.midTicks(m_id);
        const Lots lots = mid > 0 ? m_floor.lotsFor(m_id, quote, mid) : 0;
        if (lots == 0 || !m_random.chance(0.4)) continue;
        const Taken t =
            m_floor.trade({m_id, f.side, lots, 0, m_floor.desk(m_id).investors, TradeKind::Ordinary, 0});
        const double done = m_floor.notional(m_id, t.lots, t.averageTicks);
        f.debt -= done;
        f.left -= done;
    }
    std::erase_if(m_forced, [&](const Forced& f) { return f.left <= 0 || mood.seconds > f.until + 60; });
}

// Quotes that the price has run over are taken by the fastest. It is news catching up, not new pressure:
// what it moves is not counted as flow.
void Takers::snipe(const TakerMood& mood)
{
    Desk& d = m_floor.desk(m_id);
    const double flow = d.flow, edge = 3e-4 * mood.fair + mood.half;
    for (const Side side : {Side::Buy, Side::Sell}) {
        const Side quoted = side == Side::Buy ? Side::Sell : Side::Buy;
        if (d.book.empty(quoted) || !m_random.chance(0.5)) continue;
        const double limit = side == Side::Buy ? mood.fair - edge : mood.fair + edge;
        const auto best = static_cast<double>(d.book.best(quoted));
        if (side == Side::Buy ? best > limit : best < limit) continue;
        const Lots lots = std::max<Lots>(1, m_floor.lotsFor(m_id, 40 * m_size * m_random.uniform(), mood.fair));
        m_floor.trade({m_id, side, lots, static_cast<Ticks>(limit), d.arbitrage, TradeKind::Ordinary, 0});
    }
    d.flow = flow;
}

void Takers::step(const TakerMood& mood)
{
    snipe(mood);
    for (std::uint32_t n = m_random.poisson(m_rate * mood.activity * mood.dt); n > 0; --n) one(mood);
    if (!m_forced.empty()) forced(mood);

    // Those who buy what has fallen and sell what has risen too far, with what is at hand.
    const double beyond = std::abs(mood.gap) - kValueThreshold;
    if (beyond <= 0 || !m_floor.desk(m_id).book.twoSided()) return;
    const double urge = m_rate * 3 * mood.dipBuying * std::min(6.0, beyond / 0.4);
    for (std::uint32_t n = m_random.poisson(urge * mood.dt); n > 0; --n) {
        const Side side = mood.gap < 0 ? Side::Buy : Side::Sell;
        const Lots lots = std::max<Lots>(1, m_floor.lotsFor(m_id, 2 * piece(mood), m_floor.midTicks(m_id)));
        m_floor.trade({m_id, side, lots, 0, m_floor.desk(m_id).investors, TradeKind::Ordinary, 0});
    }
}

std::vector<Metaorder> Takers::takeEnded()
{
    return std::exchange(m_ended, {});
}

}  // namespace plimsoll::sim
