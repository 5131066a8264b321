// What the program is told by its feeds, compared with the simulated truth update by update, and what its model
// then shows. It lives in the thread of the simulated venues, so that the truth cannot move while it looks.
//
// Events come out of the feeds' queue, are judged, and go on into the model's.
#pragma once

#include "feeds/sim/sim_venues.h"
#include "model/event_queue.h"
#include "model/snapshots.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plimsoll::test {

class TruthJudge : public QObject {
    Q_OBJECT
public:
    // `from` is the feeds' queue, `to` the model's; both outlive this. So do the venues.
    TruthJudge(sim::SimVenues& venues, std::vector<std::string> assets, bool spot, EventQueue& from,
               EventQueue& to);

    void drain();
    // Nothing goes on to the model, and nothing is taken: what waits, waits in the feeds' queue.
    void setModelBusy(bool busy);

    // Of one venue, since the start; the difference of two is what happened between.
    struct Counts {
        std::uint64_t losses = 0, images = 0, deltas = 0, wrong = 0, afterLoss = 0, tradesTwice = 0, notFinite = 0;
        std::uint64_t trades = 0, liquidations = 0, fundings = 0, interests = 0, marks = 0;
        std::uint64_t shownWrong = 0;  // books that the model showed as live and that never were
        std::uint64_t shownStale = 0;  // shown as fresh although the truth had left them for too long
        std::uint64_t shownCrossed = 0;
        std::array<std::uint64_t, 8> reasons{};  // by LostReason
    };
    const Counts& counts(VenueId v) const { return m_counts[at(v)]; }
    std::string firstWrong;

    // Every watched book of the venue is live and the truth's.
    bool whole(VenueId v) const;
    bool lost(VenueId v) const;  // at least one of them is not live
    // From now on: when every watched book of the venue is the truth's, as late as it is now.
    void awaitHealing(VenueId v);
    // The same, but one of them must be lost first: for who is about to cut the venue off.
    void awaitRecovery(VenueId v);
    std::optional<double> healedAfterMs(VenueId v) const;
    // Trades that happened and were not told, lots by listing, price and side. Below zero: told and never
    // happened.
    using Trades = std::map<std::tuple<sim::ListingId, sim::Ticks, bool>, sim::Lots>;
    Trades tradesMissing(VenueId v) const;
    // Bybit's wire tells every liquidation: those of watched perpetuals since that time of the market.
    std::uint64_t bybitLiquidations(Timestamp since) const;
    // The venue's numbers may be these away from the truth's: something in between changes them.
    void setShift(VenueId v, std::vector<std::int64_t> shifts) { m_shifts[at(v)] = std::move(shifts); }
    bool unshifted(VenueId v) const;  // what is told has the truth's own numbers again

    // What the model shows of the asset in focus, as somebody saw it at that time (monoMs).
    void shown(const DepthSnapshot& depth, qint64 seenAt);
    std::shared_ptr<const FeedHealth> health(VenueId v) const { return m_health[at(v)]; }
    // Quantile of how late books, trades and quotes of the venue were when they were received between these two.
    std::optional<double> lagMs(VenueId v, double q, Mono after, Mono upTo) const;
    const std::map<InstrumentId, Instrument>& instruments() const { return m_instruments; }
    // The longest that this thread kept its own beat waiting since the last time: what no feed is to blame for.
    double takeLateness();

private:
    struct Heard {
        sim::ListingId listing = sim::kNoListing;
        std::map<sim::Ticks, sim::Lots> bids, asks;
        std::int64_t seq = -1, trueSeq = -1;
        bool live = false, right = false;
        std::optional<Mono> mainSince;  // the book itself is told, and not a few levels that stand in
        std::set<std::uint64_t> tradeKeys;
    };
    struct Awaited {
        qint64 since = 0;
        std::map<sim::ListingId, std::int64_t> seqs;
        std::optional<double> took;
        bool mustLose = false;
    };
    static std::size_t at(VenueId v) { return static_cast<std::size_t>(v); }
    void apply(const MarketEvent& e, const EventBatch& batch);
    void applyBook(Heard& h, const BookUpdate& u, const EventBatch& batch, Counts& c);
    void compare(Heard& h, Counts& c);
    struct Found {
        std::optional<sim::ServedBook> book;
        bool never = false;  // no book ever had that number
    };
    Found truthOf(const sim::ServedSymbol& s, std::int64_t seq) const;
    bool watched(const sim::Listing& l) const;
    const sim::Listing& listing(sim::ListingId id) const { return m_venues.market().listings()[id]; }
    void look();  // after each step of the market
    void judgeHealing(VenueId v);
    void complain(const sim::Listing& l, const std::string& what);

    sim::SimVenues& m_venues;
    const std::vector<std::string> m_assets;
    const bool m_spot;
    EventQueue& m_from;
    EventQueue& m_to;
    bool m_busy = false;
    std::map<InstrumentId, Instrument> m_instruments;
    std::map<InstrumentId, Heard> m_heard;
    std::map<sim::ListingId, InstrumentId> m_byListing;
    std::array<Counts, kVenueCount> m_counts{};
    std::array<std::shared_ptr<const FeedHealth>, kVenueCount> m_health;
    std::array<Awaited, kVenueCount> m_awaited;
    std::array<std::vector<std::int64_t>, kVenueCount> m_shifts;
    std::map<std::tuple<sim::ListingId, sim::Ticks, bool>, sim::Lots> m_traded;
    struct Lag {
        Mono at;
        double ms;
    };
    std::array<std::deque<Lag>, kVenueCount> m_lags;
    // When the truth moved on from a number.
    struct Left {
        std::int64_t seq;
        qint64 atMs;
    };
    std::map<sim::ListingId, std::deque<Left>> m_left;
    std::map<sim::ListingId, std::int64_t> m_lastSeq;
    QTimer m_beat;
    qint64 m_beatAt = 0, m_late = 0;
};

}  // namespace plimsoll::test
