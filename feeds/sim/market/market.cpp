#include "feeds/sim/market/market.h"

#include "feeds/sim/market/engine.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

std::vector<std::string> knownAssets()
{
    std::vector<std::string> names;
    for (const AssetSpec& spec : assetTable()) names.emplace_back(spec.name);
    return names;
}

SimulatedMarket::SimulatedMarket(const MarketSetup& setup, Scenario scenario, std::uint64_t seed)
    : m_engine(std::make_unique<Engine>(setup, std::move(scenario), seed))
{
}

SimulatedMarket::~SimulatedMarket() = default;

Timestamp SimulatedMarket::now() const
{
    return m_engine->stepStart;
}

void SimulatedMarket::advance(std::chrono::nanoseconds by)
{
    m_engine->rest += by;
    while (m_engine->rest >= kStep) {
        m_engine->rest -= kStep;
        m_engine->step();
    }
}

std::span<const Happening> SimulatedMarket::happenings() const
{
    return m_engine->floor.journal().all();
}

void SimulatedMarket::clearHappenings()
{
    m_engine->floor.journal().clear();
}

const std::vector<Listing>& SimulatedMarket::listings() const
{
    return m_engine->floor.listings();
}

const Listing* SimulatedMarket::find(VenueId venue, plimsoll::Market market, std::string_view symbol) const
{
    for (const Listing& l : listings())
        if (l.venue == venue && l.market == market && l.symbol == symbol) return &l;
    return nullptr;
}

const Book& SimulatedMarket::book(ListingId id) const
{
    return m_engine->floor.desk(id).book;
}

const ListingState& SimulatedMarket::state(ListingId id) const
{
    return m_engine->floor.desk(id).state;
}

VenueCondition SimulatedMarket::condition(VenueId venue) const
{
    return m_engine->floor.condition(venue);
}

const std::vector<SettledFunding>& SimulatedMarket::fundingHistory(ListingId id) const
{
    return m_engine->floor.desk(id).chronicle.funding();
}

const std::vector<OpenInterestPoint>& SimulatedMarket::openInterestHistory(ListingId id) const
{
    return m_engine->floor.desk(id).chronicle.openInterest();
}

std::vector<Kline> SimulatedMarket::minuteKlines(ListingId id, std::size_t count) const
{
    return m_engine->floor.desk(id).chronicle.minutes(count);
}

std::vector<Kline> SimulatedMarket::fiveKlines(ListingId id, std::size_t count) const
{
    return m_engine->floor.desk(id).chronicle.fives(count);
}

std::vector<Kline> SimulatedMarket::hourKlines(ListingId id, std::size_t count) const
{
    return m_engine->floor.desk(id).chronicle.hours(count);
}

std::vector<PastTrade> SimulatedMarket::recentTrades(ListingId id) const
{
    return m_engine->floor.desk(id).chronicle.recent();
}

std::vector<PositionView> SimulatedMarket::positions(ListingId id) const
{
    std::vector<PositionView> result;
    const Traders* traders = m_engine->pits[id].traders.get();
    if (!traders) return result;
    const Listing& l = m_engine->floor.listing(id);
    for (const Trader& t : traders->all()) {
        if (t.position == 0) continue;
        PositionView p;
        p.id = t.position;
        p.account = t.account;
        p.listing = id;
        p.side = t.lots > 0 ? PositionSide::Long : PositionSide::Short;
        p.leverageClass = t.leverageClass;
        p.lots = std::abs(t.lots);
        p.entry = l.price(t.entry);
        p.leverage = t.leverage;
        const double cost = m_engine->floor.notional(id, t.lots, t.entry);
        p.margin = quoteValue(m_engine->floor.ledger().at(t.account).cash) + cost;
        p.liquidation = l.price(t.liquidation);
        p.bankruptcy = l.price(t.bankruptcy);
        p.stop = l.price(t.stop);
        p.target = l.price(t.target);
        p.opened = t.opened;
        result.push_back(p);
    }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return result;
}

AccountKind SimulatedMarket::accountKind(AccountId id) const
{
    return m_engine->floor.ledger().at(id).kind;
}

std::optional<AccountId> SimulatedMarket::liquidatorVault(VenueId venue) const
{
    for (const Account& a : m_engine->floor.ledger().accounts())
        if (a.kind == AccountKind::LiquidatorVault && listings()[a.listing].venue == venue) return a.shown;
    return std::nullopt;
}

StableRate SimulatedMarket::stableRate() const
{
    return m_engine->stable.rate();
}

double SimulatedMarket::fundamental(std::size_t asset) const
{
    return std::exp(m_engine->fundamentalLog(asset));
}

const Scenario& SimulatedMarket::scenario() const
{
    return m_engine->director.scenario();
}

std::size_t SimulatedMarket::phase() const
{
    return m_engine->director.phase();
}

void SimulatedMarket::play(Scenario next)
{
    m_engine->director.play(std::move(next), now());
    m_engine->floor.tell(kNoListing, PhaseBegan{0});
}

std::vector<Metaorder> SimulatedMarket::takeMetaorders(ListingId id)
{
    Takers& takers = *m_engine->pits[id].takers;
    takers.keepEnded(true);
    return takers.takeEnded();
}

Totals SimulatedMarket::totals() const
{
    Totals t;
    const Ledger& ledger = m_engine->floor.ledger();
    t.paidIn = ledger.paidIn();
    for (const Listing& l : listings()) {
        Totals::Row row;
        row.listing = l.id;
        row.expected = ledger.coinsIn(l.id);
        row.openInterest = state(l.id).openInterest;
        t.rows.push_back(row);
    }
    for (const Account& a : ledger.accounts()) {
        t.held += a.cash;
        if (a.kind == AccountKind::Venue) t.fees += a.cash;
        if (a.kind == AccountKind::InsuranceFund || a.kind == AccountKind::LiquidatorVault) t.funds += a.cash;
        t.rows[a.listing].lots += a.lots;
        if (listings()[a.listing].perp()) t.rows[a.listing].longLots += std::max<Lots>(a.lots, 0);
    }
    return t;
}

std::uint64_t SimulatedMarket::digest() const
{
    return m_engine->floor.journal().digest();
}

}  // namespace plimsoll::sim
