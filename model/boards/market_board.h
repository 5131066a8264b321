// The last value of every class for every instrument. Events for instruments that nobody has
// described yet are kept; they show once the description arrives.
#pragma once

#include "model/boards/instrument_track.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class MarketBoard {
public:
    InstrumentTrack& track(InstrumentId id);             // made when new
    const InstrumentTrack* find(InstrumentId id) const;  // null: never heard of

    void describe(const std::shared_ptr<const Instrument>& instrument);
    void setWatch(const WatchSet& watch);
    const WatchSet& watch() const { return m_watch; }

    void apply(InstrumentTrack& t, const Bbo& bbo, const Stamp& stamp);
    void apply(InstrumentTrack& t, const Trade& trade, const Stamp& stamp);
    void apply(InstrumentTrack& t, const Mark& mark, const Stamp& stamp);
    void apply(InstrumentTrack& t, const Funding& funding, const Stamp& stamp);
    void apply(InstrumentTrack& t, const OpenInterest& oi, const Stamp& stamp);
    void apply(InstrumentTrack& t, const Ticker& ticker, const Stamp& stamp);
    void apply(InstrumentTrack& t, const Ratio& ratio, const Stamp& stamp);
    void apply(InstrumentTrack& t, const TakerVolume& volume, const Stamp& stamp);
    void apply(InstrumentTrack& t, const PriceLimit& limit, const Stamp& stamp);
    void apply(InstrumentTrack& t, const Tier& tier, const Stamp& stamp);
    void apply(InstrumentTrack& t, const FundingForecast& forecast, const Stamp& stamp);

    // Described instruments by venue, market, symbol.
    const std::vector<InstrumentTrack*>& ordered() const;
    // Assets with the instruments traded on them.
    const std::map<std::string, std::vector<InstrumentTrack*>, std::less<>>& assets() const { return m_byAsset; }
    // The instrument that stands for an asset on a venue: not inverse, USDT-quoted before USDC and
    // USD, traded before delisted. Null: not listed.
    const InstrumentTrack* leading(std::string_view asset, VenueId venue, Market market) const;

    // What the venue's feed says of itself: whether it runs, and whether its lists of instruments have been read.
    void feedSays(VenueId venue, bool runs, bool listed, Mono now = {});
    // The venue is on and its list never came: nobody can say that the asset is not traded there.
    bool awaits(std::string_view asset, VenueId venue, Market market) const;
    // The venues that are to speak for an asset, bit per VenueId: whatever is said over venues and lacks one of
    // them is not whole. Not those that are off, set aside, not of this run, or known not to list it.
    std::uint8_t expected(std::string_view asset, Market market) const;
    // Of those, the ones whose feed has run for two minutes without a list, as where a network lets nobody reach
    // them: what is shown stays marked as without them, and nothing waits for them any more.
    std::uint8_t unreached(std::string_view asset, Market market) const;

    MarketSnapshot snapshot(AsOf asOf) const;
    // Changes when the judgement of any value does: then the snapshot is due although nothing came.
    std::uint64_t judgement(Mono now) const;

private:
    static constexpr std::chrono::minutes kListWithin{2};
    bool wanted(const Instrument& i) const;

    std::array<std::vector<std::unique_ptr<InstrumentTrack>>, 8> m_tracks;  // by the id's venue bits, index
    std::map<std::string, std::vector<InstrumentTrack*>, std::less<>> m_byAsset;
    mutable std::vector<InstrumentTrack*> m_ordered;
    mutable bool m_sorted = true;
    WatchSet m_watch;
    struct Feed {
        bool runs = false;               // not either until it has said anything
        Mono since{};                    // when it began to
        bool late = false;               // it has run for kListWithin
        bool listed = false;             // once and for all: what was read stays known
        std::array<bool, 3> ofMarket{};  // the same of one market's list, by Market
    };
    std::array<Feed, kVenueCount> m_feeds{};
};

}  // namespace plimsoll
