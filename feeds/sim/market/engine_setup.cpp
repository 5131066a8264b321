// How the market is put together and what stands in it when it begins.
#include "feeds/sim/market/engine.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

const AssetSpec kStableSpec = {"USDC", 1, .0006, 0, 0, 1.5e9, 0.2, {}, {}, {}, {}, {}, {}, {}, 0, {}, {}, 1, {}};

constexpr double kSpotTurnover = 0.3;      // of the perpetuals'
constexpr double kInterestOverDepth = 30;  // dollars of open interest on a dollar of book within 1 %
// Leveraged traders' longs and shorts over open interest: more of it where the market is overbuilt.
double leveragedShare(double openInterest)
{
    return std::clamp(0.4 + 1.15 * (openInterest - 1), 0.3, 0.85);
}

std::vector<std::string> chosen(const MarketSetup& setup)
{
    if (!setup.assets.empty()) {
        std::vector<std::string> known;
        for (const std::string& a : setup.assets)
            if (assetSpec(a)) known.push_back(a);
        return known;
    }
    std::vector<std::string> all = knownAssets();
    all.resize(std::min(all.size(), setup.assetCount));
    return all;
}

std::vector<Listing> listed(const std::vector<std::string>& assets, const MarketSetup& setup,
                            const Scenario& scenario)
{
    std::vector<Listing> all = makeListings(assets, setup.venues, setup.spot);
    for (Listing& l : all) {
        l.listedAt = setup.start - std::chrono::days{400};
        if (std::find(scenario.unlisted.begin(), scenario.unlisted.end(), l.asset) != scenario.unlisted.end()) {
            l.status = ListingStatus::NotYet;
            l.listedAt = {};
        }
    }
    return all;
}

}  // namespace

Engine::Engine(const MarketSetup& setup, Scenario scenario, std::uint64_t seed)
    : floor(listed(chosen(setup), setup, scenario), setup.start),
      director(std::move(scenario)),
      assets(chosen(setup)),
      stable(seed),
      stepStart(setup.start),
      m_fundamentals(assets, seed),
      m_random(seed, 2)
{
    floor.journal().open(false);
    const Prehistory past(m_fundamentals, setup.start, setup.history, director.scenario(), seed);
    if (setup.spot) assets.push_back("USDC");
    makePits(setup, seed);
    makeAssets(seed);
    openBooks();
    seedPositions(past);
    for (Pit& pit : pits) {
        if (floor.desk(pit.id).state.status == ListingStatus::NotYet) continue;
        const Listing& l = floor.listing(pit.id);
        if (l.assetIndex < m_fundamentals.count()) {
            past.write(floor, pit.id, pit.takers->rate() * 1.5, pit.turnover, Random(seed, 7000u + pit.id));
        } else {
            Chronicle& c = floor.desk(pit.id).chronicle;
            c.begin(setup.start, static_cast<Ticks>(floor.midTicks(pit.id)), 1'000'000);
        }
        ListingState& s = floor.desk(pit.id).state;
        s.day = floor.desk(pit.id).chronicle.day();
        s.openInterest = floor.ledger().openInterest(pit.id);
        if (!pit.funding) continue;
        const Timestamp from = nextSettlement(setup.start, l.fundingInterval) - l.fundingInterval;
        pit.funding->begin(setup.start, past.premiumsSince(l.assetIndex, from, pit.funding->every(), pit.random));
        s.longAccounts = pit.traders->longShare();
    }
    floor.used().clear();
    floor.journal().open(true);
}

void Engine::makePits(const MarketSetup& setup, std::uint64_t seed)
{
    pits.resize(floor.listings().size());
    for (const Listing& l : floor.listings()) {
        Pit& pit = pits[l.id];
        pit.id = l.id;
        pit.random = Random(seed, 20'000u + l.id);
        const bool coin = l.assetIndex < m_fundamentals.count();
        const AssetSpec& spec = coin ? m_fundamentals.spec(l.assetIndex) : kStableSpec;
        const VenueCharacter& c = character(l.venue);
        const double share = l.perp() ? c.shareOfTurnover : c.shareOfSpot * kSpotTurnover;
        pit.turnover = spec.turnover * share * (coin ? 1 : 3);
        pit.interest = l.perp() ? spec.openInterest * c.shareOfInterest : 0;

        MakerSetup m;
        const double perpDepth = spec.openInterest / kInterestOverDepth;
        m.depth = c.depth * (l.perp() ? perpDepth * c.shareOfInterest : 0.5 * perpDepth * c.shareOfSpot);
        if (!coin) m.depth = 1.5e7 * c.shareOfSpot;
        m.halfSpread = 0.5 * spec.spreadBp * c.spread * (l.perp() ? 1 : 1.3);
        const double size = std::pow(pit.turnover / 7e9, 0.1);
        m.levels = std::max<std::size_t>(
            40, static_cast<std::size_t>(static_cast<double>(setup.levels) * std::min(1.0, size)));
        m.pace = std::clamp(3.0 * std::pow(pit.turnover / 7e9, 0.4), 0.25, 3.0);
        // Makers need a price to count coins with.
        Desk& d = floor.desk(l.id);
        const double price = coin ? spec.price : 1;
        d.fair = price * l.multiplier / l.tick.value();
        pit.makers = std::make_unique<Makers>(floor, l.id, m, Random(seed, 30'000u + l.id));
        pit.takers = std::make_unique<Takers>(floor, l.id, pit.turnover, Random(seed, 40'000u + l.id));
        for (const AccountId a : {d.crowd, d.investors, d.arbitrage, d.basis}) {
            floor.ledger().deposit(a, money(20 * m.depth + 0.4 * pit.interest));
            if (!l.perp()) floor.ledger().depositCoins(a, floor.lotsFor(l.id, 200 * m.depth, d.fair));
        }
        if (!l.perp()) continue;
        TraderSetup t;
        const double n = 2600 * std::pow(pit.interest / 2.1e9, 0.45) * setup.traders;
        t.count = static_cast<std::size_t>(std::max(60.0, n));
        t.interest = leveragedShare(director.scenario().startOpenInterest) * pit.interest;
        pit.traders = std::make_unique<Traders>(floor, l.id, t, Random(seed, 50'000u + l.id));
        pit.liquidator = std::make_unique<Liquidator>(floor, *pit.traders, m.depth);
        pit.liquidator->openFund(c.fundOfInterest * pit.interest);
        pit.funding = std::make_unique<FundingClock>(floor, l.id);
    }
    // The vault is one owner, whatever it holds.
    std::optional<AccountId> vault;
    for (const Listing& l : floor.listings()) {
        if (!l.perp() || l.venue != VenueId::Hyperliquid) continue;
        if (!vault) vault = floor.desk(l.id).fund;
        floor.ledger().showAs(floor.desk(l.id).fund, *vault);
    }
}

void Engine::makeAssets(std::uint64_t seed)
{
    m_assets.resize(assets.size());
    for (std::size_t i = 0; i < assets.size(); ++i) {
        AssetPits& a = m_assets[i];
        a.name = assets[i];
        std::vector<Arbitrage::Leg> perps, spots;
        std::vector<ListingId> perpIds, spotIds;
        double turnover = 0;
        for (Pit& pit : pits) {
            const Listing& l = floor.listing(pit.id);
            if (l.assetIndex != i) continue;
            (l.perp() ? a.perps : a.spots).push_back(&pit);
            (l.perp() ? perps : spots)
                .push_back({pit.id, pit.makers->depth(), floor.ledger().at(floor.desk(pit.id).arbitrage).lots});
            (l.perp() ? perpIds : spotIds).push_back(pit.id);
            turnover += pit.turnover;
        }
        const bool coin = i < m_fundamentals.count();
        const AssetSpec& spec = coin ? m_fundamentals.spec(i) : kStableSpec;
        // A setup with few venues still belongs to a whole market.
        turnover = std::max(turnover, coin ? spec.turnover : turnover);
        a.sentiment = std::make_unique<Sentiment>(spec, turnover, Random(seed, 60'000u + i));
        a.references = std::make_unique<ReferencePrices>(floor, std::move(perpIds), std::move(spotIds));
        a.arbitrage = std::make_unique<Arbitrage>(floor, std::move(perps), std::move(spots), spec.openInterest,
                                                  Random(seed, 70'000u + i));
        a.outside = fundamentalLog(i);
    }
}

void Engine::openBooks()
{
    for (std::size_t i = 0; i < m_assets.size(); ++i) {
        AssetPits& a = m_assets[i];
        a.references->begin(outsidePrices(a));
        for (auto* group : {&a.perps, &a.spots}) {
            for (Pit* pit : *group) {
                if (!floor.open(pit->id)) continue;
                const double fair = fairTicks(*pit, fundamentalLog(i));
                floor.desk(pit->id).fair = fair;
                pit->makers->fill(makerMood(a, *pit, fair));
            }
        }
    }
}

void Engine::seedPositions(const Prehistory& past)
{
    const Scenario& scenario = director.scenario();
    for (Pit& pit : pits) {
        if (!pit.traders || !floor.open(pit.id)) continue;
        const Listing& l = floor.listing(pit.id);
        const std::size_t asset = l.assetIndex;
        const double perCoin = l.multiplier / l.tick.value();
        const double crowd = std::clamp(scenario.startCrowding, -1.0, 1.0);
        const auto wanted = static_cast<std::size_t>(static_cast<double>(pit.traders->setup().count) *
                                                     std::clamp(scenario.startOpenInterest, 0.3, 1.6));
        const AccountId other = floor.desk(pit.id).investors;
        std::size_t alive = 0;
        for (std::size_t tries = 0; alive < wanted && tries < 4 * wanted; ++tries) {
            const double meanMinutes = 14 * 60;
            const auto ago = std::min<std::size_t>(
                past.minutes(), 1 + static_cast<std::size_t>(meanMinutes * pit.random.exponential()));
            const Side side = pit.random.chance(0.55 + 0.22 * crowd) ? Side::Buy : Side::Sell;
            const auto ticks = [&](double log) { return std::exp(log) * perCoin; };
            if (pit.traders->seed(side, ticks(past.log(asset, ago)), floor.now() - std::chrono::minutes{ago},
                                  ticks(past.highest(asset, ago)), ticks(past.lowest(asset, ago)), other))
                ++alive;
        }
        balanceInterest(pit, pit.interest * scenario.startOpenInterest);
    }
}

// Holders without leverage against hedgers and basis traders, until the open interest is what it should be.
void Engine::balanceInterest(Pit& pit, double quote)
{
    Desk& d = floor.desk(pit.id);
    Ledger& ledger = floor.ledger();
    const double mid = floor.midTicks(pit.id);
    const Lots wanted = floor.lotsFor(pit.id, quote, mid);
    const auto shift = [&](AccountId to, AccountId from, Lots lots) {
        ledger.trade(to, from, lots, floor.value(pit.id, lots, static_cast<Ticks>(mid)));
    };
    // Until now the investors were everybody's other side; their short part is the hedgers'.
    const Lots held = ledger.at(d.investors).lots;
    if (held < 0) shift(d.investors, d.crowd, -held);
    const Lots more = wanted - ledger.openInterest(pit.id);
    if (more <= 0) return;
    const Lots basis = std::min(more, floor.lotsFor(pit.id, 0.08 * quote, mid));
    shift(d.investors, d.basis, basis);
    shift(d.investors, d.crowd, more - basis);
}

}  // namespace plimsoll::sim
