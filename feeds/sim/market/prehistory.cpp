#include "feeds/sim/market/prehistory.h"

#include "feeds/sim/market/funding_clock.h"

#include "model/analytics/funding.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

constexpr std::chrono::hours kSettlementsKept{30 * 24};

double keepOf(double minutes)
{
    return std::exp(-1 / minutes);
}

// Minutes put together, each bar from a round time of the clock on.
struct Longer {
    Duration length;
    std::vector<Kline> bars;

    Timestamp beginOf(Timestamp t) const { return Timestamp{t.time_since_epoch() / length * length}; }
    void add(const Kline& k)
    {
        if (bars.empty() || beginOf(k.open) != bars.back().open) {
            bars.push_back(k);
            bars.back().open = beginOf(k.open);
            return;
        }
        bars.back().extend(k);
    }
    // The one under way stays open: the chronicle makes it from its minutes.
    std::vector<Kline> closed(Timestamp now)
    {
        if (!bars.empty() && bars.back().open == beginOf(now)) bars.pop_back();
        return std::move(bars);
    }
};

}  // namespace

Prehistory::Prehistory(Fundamentals& fundamentals, Timestamp start, std::chrono::hours length,
                       const Scenario& scenario, std::uint64_t seed)
    : m_start(start),
      m_minutes(static_cast<std::size_t>(std::max<std::int64_t>(length.count(), 2)) * 60),
      m_paths(fundamentals.count())
{
    Random random(seed, 5000);
    Behaviour usual;
    // A crowd that is long has seen rising prices lately.
    const double crowd = std::clamp(scenario.startCrowding, -1.0, 1.0);
    double shared = 0;
    for (std::size_t m = 0; m <= m_minutes; ++m) {
        const double lately = m_minutes - m < 24 * 60 ? 1 : 0.2;
        usual.driftPerHour = 0.0018 * crowd * lately;
        if (m > 0) fundamentals.step(60, usual, m % 7 == 0);
        shared = shared * keepOf(300) + std::sqrt(1 - keepOf(300) * keepOf(300)) * random.normal();
        const double grown =
            crowd * std::min(1.0, static_cast<double>(m) / (0.8 * static_cast<double>(m_minutes)));
        for (std::size_t a = 0; a < m_paths.size(); ++a) {
            Path& p = m_paths[a];
            const double own = p.busy.empty() ? 0 : std::log(p.busy.back());
            const double k = keepOf(45);
            p.log.push_back(fundamentals.log(a));
            p.busy.push_back(std::exp(own * k + 0.5 * std::sqrt(1 - k * k) * random.normal()));
            p.premium.push_back(1e-4 * (1.0 + 9.0 * grown + 1.6 * shared + 0.8 * random.normal()));
        }
    }
    for (std::size_t a = 0; a < m_paths.size(); ++a) {
        Path& p = m_paths[a];
        const double shift = std::log(fundamentals.spec(a).price) - p.log.back();
        for (double& x : p.log) x += shift;
        fundamentals.anchor(a, fundamentals.spec(a).price);
        p.high = p.low = p.log;
        for (std::size_t i = m_minutes; i-- > 0;) {
            p.high[i] = std::max(p.high[i], p.high[i + 1]);
            p.low[i] = std::min(p.low[i], p.low[i + 1]);
        }
    }
    fundamentals.settle();
    // Open interest has grown to where it stands, over the last two days.
    const double grown = std::max(0.2, scenario.startOpenInterest);
    double noise = 0;
    for (std::size_t m = 0; m <= m_minutes; ++m) {
        const double days = static_cast<double>(m_minutes - m) / 1440;
        noise = noise * keepOf(600) + 0.012 * std::sqrt(1 - keepOf(600) * keepOf(600)) * random.normal();
        const double level = 1 - (1 - 1 / grown) * std::min(1.0, days / 2);
        m_interest.push_back(level * (1 + noise * std::min(1.0, days * 8)));
    }
}

double Prehistory::log(std::size_t asset, std::size_t ago) const
{
    return m_paths[asset].log[index(ago)];
}

double Prehistory::highest(std::size_t asset, std::size_t ago) const
{
    return m_paths[asset].high[index(ago)];
}

double Prehistory::lowest(std::size_t asset, std::size_t ago) const
{
    return m_paths[asset].low[index(ago)];
}

double Prehistory::premium(std::size_t asset, std::size_t ago) const
{
    return m_paths[asset].premium[index(ago)];
}

double Prehistory::interest(std::size_t ago) const
{
    return m_interest[index(ago)];
}

void Prehistory::write(Floor& floor, ListingId id, double perSecond, double turnover, Random random) const
{
    bars(floor, id, perSecond, turnover, random);
    if (!floor.listing(id).perp()) return;
    interestHistory(floor, id);
    settlements(floor, id, random);
}

void Prehistory::bars(Floor& floor, ListingId id, double perSecond, double turnover, Random& random) const
{
    const Listing& l = floor.listing(id);
    const Path& path = m_paths[l.assetIndex];
    const Timestamp first = std::chrono::floor<std::chrono::minutes>(m_start) - std::chrono::minutes{m_minutes};
    const double sd = 0.4 * assetSpec(l.asset)->dailyVol / std::sqrt(1440.0);
    const auto ticks = [&](double log) {
        return std::max<Ticks>(1, static_cast<Ticks>(std::exp(log) * l.multiplier / l.tick.value() + 0.5));
    };
    std::vector<Kline> minutes;
    Longer fives{std::chrono::minutes{5}, {}}, hours{std::chrono::hours{1}, {}};
    Ticks last = l.legal(ticks(path.log.front()), Side::Buy);
    for (std::size_t m = 0; m < m_minutes; ++m) {
        Kline k;
        k.open = first + std::chrono::minutes{m};
        const double premium = l.perp() ? path.premium[m + 1] : 0;
        const double close = path.log[m + 1] + premium + 2e-5 * random.normal();
        const double range = std::abs(path.log[m + 1] - path.log[m]);
        k.o = last;
        k.c = l.legal(ticks(close), Side::Buy);
        k.h = std::max({k.o, k.c, l.legal(ticks(close + (sd + 0.5 * range) * random.exponential()), Side::Sell)});
        k.l = std::min({k.o, k.c, l.legal(ticks(close - (sd + 0.5 * range) * random.exponential()), Side::Buy)});
        const double busy = path.busy[m] * (0.4 + 0.6 * range / (sd * 2));
        k.turnover = 0.75 * turnover / 1440 * busy * random.lognormal(0.35);
        k.lots = floor.lotsFor(id, k.turnover, static_cast<double>(k.c));
        const double buys = std::clamp(
            0.5 + 0.12 * std::tanh((path.log[m + 1] - path.log[m]) / (2 * sd)) + 0.05 * random.normal(), 0.1, 0.9);
        k.takerBuyLots = static_cast<Lots>(buys * static_cast<double>(k.lots));
        k.takerBuyTurnover = buys * k.turnover;
        k.trades = 1 + random.poisson(perSecond * 60 * busy);
        last = k.c;
        fives.add(k);
        hours.add(k);
        minutes.push_back(k);
    }
    Chronicle& c = floor.desk(id).chronicle;
    c.fillMinutes(minutes);
    c.fillFives(fives.closed(m_start));
    c.fillHours(hours.closed(m_start));
    c.begin(m_start, last, 1'000'000 + random.below(900'000'000));
}

void Prehistory::interestHistory(Floor& floor, ListingId id) const
{
    const Listing& l = floor.listing(id);
    Desk& d = floor.desk(id);
    const auto now = static_cast<double>(floor.ledger().openInterest(id));
    const Timestamp last = std::chrono::floor<std::chrono::minutes>(m_start);
    d.chronicle.expectOpenInterest(m_minutes / 5 + 12);
    for (std::size_t ago = m_minutes; ago > 0; --ago) {
        const Timestamp at = last - std::chrono::minutes{ago};
        if (at.time_since_epoch() % std::chrono::minutes{5} != std::chrono::nanoseconds{0}) continue;
        const double mark = std::exp(log(l.assetIndex, ago)) * (1 + premium(l.assetIndex, ago)) * l.multiplier;
        d.chronicle.addOpenInterest({at, static_cast<Lots>(now * interest(ago)), mark});
    }
}

void Prehistory::settlements(Floor& floor, ListingId id, Random& random) const
{
    const Listing& l = floor.listing(id);
    Desk& d = floor.desk(id);
    const std::chrono::hours each = l.fundingInterval;
    const Timestamp last = nextSettlement(m_start, each) - each;
    const auto count = std::max<std::int64_t>(kSettlementsKept / each, std::chrono::hours{m_minutes / 60} / each);
    const auto perInterval = static_cast<std::size_t>(each.count()) * 60;
    // Before the history: a premium that wanders, a price that does.
    double wander = 0, price = 0;
    std::vector<SettledFunding> old;
    for (std::int64_t n = 0; n < count; ++n) {
        const Timestamp at = last - each * n;
        const auto ago = static_cast<std::size_t>((m_start - at) / std::chrono::minutes{1});
        analytics::funding::PredictInput in;
        in.venue = l.venue;
        in.intervalHours = static_cast<double>(each.count());
        in.cap = l.fundingCap;
        in.floor = l.fundingFloor;
        in.interestDaily = l.interestDaily;
        std::vector<double> premiums;
        if (ago + perInterval <= m_minutes) {
            for (std::size_t i = perInterval; i-- > 0;) premiums.push_back(premium(l.assetIndex, ago + i));
            price = log(l.assetIndex, ago);
        } else {
            const double keep = std::exp(-static_cast<double>(each.count()) / 30);
            wander = wander * keep + std::sqrt(1 - keep * keep) * random.normal();
            premiums.push_back(1e-4 * (1.5 + 3.2 * wander));
            price += assetSpec(l.asset)->dailyVol * std::sqrt(static_cast<double>(each.count()) / 24) *
                     random.normal() * 0.5;
        }
        in.premiums = premiums;
        const auto p = analytics::funding::predict(in);
        if (p) old.push_back({at, p->rate, p->averagePremium, std::exp(price) * l.multiplier, each});
    }
    for (std::size_t i = old.size(); i-- > 0;) d.chronicle.addFunding(old[i]);
    if (old.empty()) return;
    d.state.lastFunding = old.front().rate;
}

std::vector<double> Prehistory::premiumsSince(std::size_t asset, Timestamp from, std::chrono::seconds every,
                                              Random& random) const
{
    std::vector<double> result;
    for (Timestamp at = from + every; at <= m_start; at += every) {
        const auto ago = static_cast<std::size_t>((m_start - at) / std::chrono::minutes{1});
        result.push_back(premium(asset, ago) + 1e-5 * random.normal());
    }
    return result;
}

}  // namespace plimsoll::sim
