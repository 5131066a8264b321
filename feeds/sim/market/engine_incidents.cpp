// What a scenario does to the market at a moment: shocks, listings that come and go, venues that fail.
#include "feeds/sim/market/engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll::sim {

void Engine::conditions()
{
    for (const VenueId v : kVenues) {
        const auto bit = 1u << static_cast<unsigned>(v);
        const VenueCondition next = (director.halted() & bit) != 0    ? VenueCondition::Halted
                                    : (director.feedOut() & bit) != 0 ? VenueCondition::FeedOut
                                                                      : VenueCondition::Up;
        if (floor.condition(v) == next) continue;
        floor.condition(v) = next;
        floor.tell(kNoListing, VenueConditionChanged{v, next});
    }
}

void Engine::cues(const Director::Cue& cue)
{
    for (const Shock& s : cue.shocks) shock(s);
    for (const ListingIncident& i : cue.listings) incident(i);
    for (const auto& [at, id] : std::exchange(m_endings, {})) {
        if (stepStart < at)
            m_endings.emplace_back(at, id);
        else
            finish(id);
    }
}

void Engine::shock(const Shock& s)
{
    for (std::size_t i = 0; i < m_assets.size(); ++i) {
        if (!s.asset.empty() && m_assets[i].name != s.asset) continue;
        if (i < m_fundamentals.count() && !s.asset.empty() && s.jump != 0) m_fundamentals.jump(i, s.jump);
        if (s.metaorder == 0 || i >= m_fundamentals.count()) continue;
        double all = 0;
        for (const Pit* pit : m_assets[i].perps) all += pit->turnover;
        for (Pit* pit : m_assets[i].perps) {
            const auto bit = 1u << static_cast<unsigned>(floor.listing(pit->id).venue);
            if ((s.venues & bit) == 0) continue;
            const double quote = std::abs(s.metaorder) * pit->turnover / 24;
            pit->takers->mustTrade(s.metaorder > 0 ? Side::Buy : Side::Sell, quote,
                                   std::chrono::duration<double>(s.over).count(), seconds());
        }
    }
    if (s.asset.empty() && s.jump != 0) m_fundamentals.jump(s.jump);
}

void Engine::incident(const ListingIncident& i)
{
    for (const Listing& l : floor.listings()) {
        if (l.asset != i.asset || ((i.venues >> static_cast<unsigned>(l.venue)) & 1u) == 0) continue;
        ListingState& s = floor.desk(l.id).state;
        const bool trading = s.status == ListingStatus::Trading || s.status == ListingStatus::Delisting;
        switch (i.kind) {
            case ListingIncident::Kind::List:
                if (s.status == ListingStatus::NotYet || s.status == ListingStatus::Delisted) begin(l.id);
                break;
            case ListingIncident::Kind::AnnounceEnd:
                if (s.status != ListingStatus::Trading) break;
                s.status = floor.edit(l.id).status = ListingStatus::Delisting;
                floor.edit(l.id).delistAt = stepStart + i.notice;
                floor.tell(l.id, StatusChanged{s.status, l.delistAt});
                m_endings.emplace_back(*l.delistAt, l.id);
                break;
            case ListingIncident::Kind::Delist:
                if (trading) finish(l.id);
                break;
            case ListingIncident::Kind::FundingInterval:
                // Hyperliquid settles every hour, always.
                if (trading && l.perp() && l.venue != VenueId::Hyperliquid)
                    pits[l.id].funding->setInterval(i.interval);
                break;
        }
    }
}

void Engine::begin(ListingId id)
{
    Listing& l = floor.edit(id);
    Desk& d = floor.desk(id);
    Pit& pit = pits[id];
    AssetPits& a = m_assets[l.assetIndex];
    d.state.status = l.status = ListingStatus::Trading;
    l.listedAt = floor.now();
    l.delistAt.reset();
    floor.tell(id, StatusChanged{l.status, {}});
    const double belief = believed(a, l.assetIndex);
    pit.deviation = 0;
    d.fair = fairTicks(pit, belief);
    if (l.perp()) {
        a.references->start(id, outsidePrices(a)[static_cast<std::size_t>(l.venue)]);
        pit.funding->begin(floor.now(), {});
    }
    d.chronicle.begin(floor.now(), l.legal(static_cast<Ticks>(d.fair), Side::Buy), d.chronicle.nextTrade());
    d.state.day = d.chronicle.day();
    pit.makers->fill(makerMood(a, pit, d.fair));
}

// The venue closes all positions at the mark and takes the book away.
void Engine::finish(ListingId id)
{
    Listing& l = floor.edit(id);
    Desk& d = floor.desk(id);
    Pit& pit = pits[id];
    floor.clearBook(id);
    returnUsed();
    if (l.perp()) {
        const auto ticks = std::max<Ticks>(1, static_cast<Ticks>(d.state.mark / l.tick.value() + 0.5));
        Ledger& ledger = floor.ledger();
        for (AccountId account = 0; account < ledger.size(); ++account)
            if (ledger.at(account).listing == id) ledger.settle(account, floor.value(id, 1, ticks));
        pit.liquidator->drop();
        pit.traders->dropAll();
        d.state.openInterest = ledger.openInterest(id);
    }
    d.state.status = l.status = ListingStatus::Delisted;
    floor.tell(id, StatusChanged{l.status, l.delistAt});
}

}  // namespace plimsoll::sim
