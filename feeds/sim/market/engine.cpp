#include "feeds/sim/market/engine.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

constexpr double kLocalImpact = 0.06;      // of one percent, for taking what stands within it
constexpr double kMostDeviation = 0.0035;  // log, from the asset's price elsewhere
constexpr double kPremiumPerNet = 34e-4;   // leveraged traders' net position over their usual one
constexpr double kUsualNet = 0.10, kUsualPremium = 0.8e-4;

}  // namespace

double Engine::fundamentalLog(std::size_t asset) const
{
    return asset < m_fundamentals.count() ? m_fundamentals.log(asset) : std::log(stable.rate().usdc);
}

double Engine::believed(const AssetPits& a, std::size_t index) const
{
    return fundamentalLog(index) + a.sentiment->impact();
}

double Engine::fairTicks(const Pit& pit, double belief) const
{
    const Listing& l = floor.listing(pit.id);
    return std::exp(belief + pit.deviation + pit.noise) / stable.rate(l) * l.multiplier / l.tick.value();
}

std::array<double, kVenueCount> Engine::outsidePrices(const AssetPits& a) const
{
    std::array<double, kVenueCount> prices{};
    prices.fill(std::exp(a.outside) / stable.rate().usdt);
    return prices;
}

// Where the asset trades, over all its listings: what makers quote around, so that the gaps of an empty
// book do not count as prices.
double Engine::priceLog(const AssetPits& a, double belief) const
{
    double sum = 0, weight = 0;
    for (const auto* group : {&a.perps, &a.spots}) {
        for (const Pit* pit : *group) {
            if (!floor.open(pit->id)) continue;
            sum += pit->turnover * pit->deviation;
            weight += pit->turnover;
        }
    }
    return belief + (weight > 0 ? sum / weight : 0);
}

MakerMood Engine::makerMood(const AssetPits& a, const Pit& pit, double fair) const
{
    const Behaviour& b = director.behaviour();
    MakerMood mood;
    mood.fair = fair;
    mood.volRatio = a.sentiment->volRatio();
    mood.presence = b.makerPresence;
    if (floor.desk(pit.id).state.status == ListingStatus::Delisting) mood.presence *= 0.35;
    mood.nerve = b.makerNerve;
    mood.dt = kDt;
    return mood;
}

void Engine::returnUsed()
{
    for (const Floor::Used& u : floor.used()) pits[u.listing].makers->used(u.tag);
    floor.used().clear();
}

// What was traded moves beliefs: everybody's, and the listing's own price for a while.
void Engine::flows(AssetPits& a)
{
    double net = 0;
    for (auto* group : {&a.perps, &a.spots}) {
        for (Pit* pit : *group) {
            Desk& d = floor.desk(pit->id);
            if (d.flow == 0) continue;
            net += d.flow;
            const double shown = std::max(0.4, pit->makers->presence());
            pit->deviation += kLocalImpact * 0.01 * d.flow / (pit->makers->depth() * shown);
            pit->deviation = std::clamp(pit->deviation, -kMostDeviation, kMostDeviation);
            d.flow = 0;
        }
    }
    a.sentiment->absorb(net);
}

void Engine::marks(AssetPits& a)
{
    m_marked.clear();
    a.references->step(seconds(), kDt, outsidePrices(a), director.behaviour().oracleLagSeconds, director.stale(),
                       m_marked);
    for (const ListingId id : m_marked) {
        ListingState& s = floor.desk(id).state;
        s.highestBuy = s.mark * 1.05;
        s.lowestSell = s.mark * 0.95;
        pits[id].liquidator->onMark();
    }
}

void Engine::stepPit(AssetPits& a, Pit& pit, double belief)
{
    if (!floor.open(pit.id)) return;
    Desk& d = floor.desk(pit.id);
    const Behaviour& b = director.behaviour();
    const Sentiment& mood = *a.sentiment;
    const double fair = fairTicks(pit, belief);
    d.fair = fair;
    const double activity = b.activity * mood.activity();
    const double sd = mood.dailyVol();

    TakerMood t;
    t.fair = fair;
    t.half = pit.makers->halfSpread();
    t.activity = activity;
    t.gap = mood.gap() / sd;
    t.dipBuying = b.dipBuying;
    t.seconds = seconds();
    t.dt = kDt;
    pit.takers->step(t);

    double target = 0;
    if (pit.traders) {
        TraderMood m;
        m.behaviour = &b;
        m.momentum = mood.momentum();
        m.rush = mood.rush();
        m.dailyVol = sd;
        m.fundingPer8h = d.state.fundingEstimate * 8 / static_cast<double>(d.state.fundingInterval.count());
        m.activity = activity;
        m.volRatio = mood.volRatio();
        m.seconds = seconds();
        m.dt = kDt;
        m.restPiece = 0.012 * pit.makers->depth();
        pit.traders->step(m);
        pit.liquidator->step(seconds());
        // Makers carry the other side of a one-sided crowd and want to be paid for it.
        const double net = std::clamp(0.25 * pit.traders->netOfInterest() + 0.75 * a.net - kUsualNet, -0.8, 0.8);
        target = kUsualPremium + kPremiumPerNet * net;
    }
    returnUsed();
    const double back = 8 / std::max(0.4, std::min(1.0, pit.makers->presence()));
    pit.deviation += (target - pit.deviation) * kDt / back;
    pit.noise += -pit.noise * kDt / 6 + 1.2e-5 * std::sqrt(kDt) * pit.random.normal();
    pit.makers->step(makerMood(a, pit, fairTicks(pit, belief)));
}

void Engine::stepAsset(std::size_t index)
{
    AssetPits& a = m_assets[index];
    const double belief = believed(a, index);
    a.outside += (belief - a.outside) * (1 - std::exp(-kDt / 0.35));
    marks(a);
    a.arbitrage->step(seconds(), director.behaviour());
    returnUsed();
    // The venues in changing order: none is always first.
    for (auto* group : {&a.perps, &a.spots}) {
        const std::size_t n = group->size();
        const std::size_t first = n == 0 ? 0 : m_random.below(static_cast<std::uint32_t>(n));
        for (std::size_t k = 0; k < n; ++k) stepPit(a, *(*group)[(first + k) % n], belief);
    }
    flows(a);
    double net = 0, interest = 0;
    for (const Pit* pit : a.perps) {
        net += pit->traders->netOfInterest() * pit->interest;
        interest += pit->interest;
    }
    a.net = interest > 0 ? net / interest : 0;
    a.sentiment->step(kDt, priceLog(a, belief), fundamentalLog(index),
                      index < m_fundamentals.count() ? m_fundamentals.volFactor(index) : 1);
    const Timestamp now = stepStart;
    for (Pit* pit : a.perps) {
        const ListingStatus s = floor.desk(pit->id).state.status;
        if (s == ListingStatus::NotYet || s == ListingStatus::Delisted) continue;
        pit->funding->step(now);
        if (!pit->funding->due(now)) continue;
        pit->funding->settle();
        pit->traders->afterFunding();
    }
}

void Engine::eachMinute()
{
    for (Pit& pit : pits) {
        Desk& d = floor.desk(pit.id);
        if (d.state.status == ListingStatus::NotYet || d.state.status == ListingStatus::Delisted) continue;
        d.chronicle.turn(stepStart);
        d.state.day = d.chronicle.day();
        if (!pit.traders) continue;
        d.state.longAccounts = pit.traders->longShare();
        if (stepStart.time_since_epoch() % std::chrono::minutes{5} == std::chrono::nanoseconds{0})
            d.chronicle.addOpenInterest({stepStart, d.state.openInterest, d.state.mark});
    }
}

void Engine::step()
{
    const Timestamp before = stepStart;
    stepStart += SimulatedMarket::kStep;
    ++steps;
    floor.setNow(before);
    const Director::Cue cue = director.step(before);
    if (cue.phaseBegan) floor.tell(kNoListing, PhaseBegan{static_cast<std::uint16_t>(director.phase())});
    conditions();
    m_fundamentals.step(kDt, director.behaviour());
    stable.step(kDt, director.behaviour());
    cues(cue);

    const std::size_t n = m_assets.size(), first = m_random.below(static_cast<std::uint32_t>(n));
    const auto slice = std::chrono::nanoseconds{SimulatedMarket::kStep} / static_cast<std::int64_t>(n);
    for (std::size_t k = 0; k < n; ++k) {
        floor.setNow(before + slice * static_cast<std::int64_t>(k));
        stepAsset((first + k) % n);
    }
    floor.setNow(stepStart);
    if (steps % 20 == 0) {
        const StableRate& r = stable.rate();
        if (std::abs(r.usdt - m_toldRate.usdt) + std::abs(r.usdc - m_toldRate.usdc) > 2e-5) {
            m_toldRate = r;
            floor.tell(kNoListing, r);
        }
    }
    if (std::chrono::floor<std::chrono::minutes>(before) != std::chrono::floor<std::chrono::minutes>(stepStart))
        eachMinute();
}

}  // namespace plimsoll::sim
