// All four venues' sessions and the model against the simulated venues, in one thread, and what they said compared
// with the truth value by value.
#pragma once

#include "feeds/sim/sim_venues.h"
#include "feeds/venue_session.h"
#include "model/event_queue.h"
#include "model/model_engine.h"

#include <QStringList>

#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace plimsoll::test {

// What the program has been told of one instrument, in the market's own ticks and lots.
struct Heard {
    sim::ListingId listing = sim::kNoListing;
    std::map<sim::Ticks, sim::Lots> bids, asks;
    std::int64_t seq = -1;
    bool live = false;
    std::uint64_t images = 0, deltas = 0, losses = 0, compared = 0, tooOld = 0;

    using TradeKey = std::pair<sim::Ticks, bool>;  // price, taker sold
    std::map<TradeKey, sim::Lots> traded;
    std::set<std::uint64_t> tradeKeys;
    std::uint64_t marks = 0, fundings = 0, interests = 0, settlements = 0;
    struct Closed {
        std::int64_t atMs;
        bool ofLong;
        double price;
        sim::Lots lots;
    };
    std::vector<Closed> liquidations;
};

class SimRig {
public:
    explicit SimRig(const sim::SimSetup& setup, const std::vector<std::string>& watched, bool withSpot = true);
    ~SimRig();

    static constexpr std::chrono::milliseconds kStep{100};
    // Simulated time goes on, everything is told, and what was sent has been heard.
    void advance(std::chrono::milliseconds by = kStep);
    void run(std::chrono::milliseconds stretch);  // step by step
    void settle();                                // time stands still; what is on its way arrives
    // Watched books and connections that are not live, on all venues.
    QStringList notLive();
    // Every trade of the market has been heard, no more and no less, since `beginTape`. Of a venue that was out
    // meanwhile, and where connections were lost: no more.
    void beginTape();
    // What is liquidated from now on need not have been told yet: feeds gather for up to a second.
    void endTape() { m_tapeTo = nowMs(); }
    enum class Lost : std::uint8_t { Nothing, Some };
    QStringList tapeDifferences(Lost lost = Lost::Nothing) const;
    QStringList liquidationDifferences(Lost lost = Lost::Nothing) const;  // since `beginTape` as well
    QStringList silent() const;  // watched perpetuals of which some kind of thing was never told
    bool wasOut(VenueId v) const { return m_out.contains(v); }  // since `beginTape`
    QStringList modelDifferences();                             // the engine's books against the truth

    sim::SimVenues venues;
    const std::vector<std::string> assets;
    const bool spot;
    QStringList wrong;  // what was said and is not true, the first hundred
    std::map<InstrumentId, Heard> heard;
    std::map<VenueId, FeedHealth> health;

    std::int64_t nowMs() const { return toUnixMs(venues.market().now()); }
    VenueSession& session(VenueId v) { return *m_sessions[static_cast<std::size_t>(v)]; }

private:
    // What a venue published at one moment.
    struct Moment {
        std::int64_t ms = 0;
        double mark = 0, index = 0, funding = 0;
        std::int64_t nextMs = 0;
        sim::Lots interest = 0;
    };
    void take(EventBatch&& batch);
    void apply(const MarketEvent& e, const EventBatch& batch);
    void applyBook(Heard& h, const BookUpdate& u, const EventBatch& batch);
    void compareBook(Heard& h);
    void complain(const Heard& h, const QString& what);
    void remember();
    bool watched(const sim::Listing& l) const;
    const sim::Listing& listingOf(const Heard& h) const { return venues.market().listings()[h.listing]; }
    template <typename Match>
    bool wasTrue(const Heard& h, std::optional<Timestamp> at, Match&& match) const;

    SystemClock m_clock;
    EventQueue m_queue{1'000'000};
    SnapshotHub m_hub;
    ModelEngine m_engine;
    std::array<std::unique_ptr<VenueSession>, kVenueCount> m_sessions;
    std::map<sim::ListingId, std::deque<Moment>> m_moments;
    std::map<InstrumentId, Instrument> m_instruments;
    struct TapeMark {
        std::uint64_t lastId = 0;
        std::map<Heard::TradeKey, sim::Lots> heard;
    };
    std::map<InstrumentId, TapeMark> m_tape;
    std::size_t m_tapeClosed = 0;  // liquidations before it
    std::int64_t m_tapeTo = std::numeric_limits<std::int64_t>::max();
    std::set<VenueId>
        m_out;  // venues that were out at some time since the tape began: what they said then is lost
};

}  // namespace plimsoll::test
