// A session against a scripted venue, and what the model would have seen of it: books kept in plain
// maps and compared with the venue's truth after every single update.
#pragma once

#include "feeds/venue_session.h"
#include "tests/support/fake_venue.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll::test {

struct MirrorBook {
    std::map<std::int64_t, double> bids, asks;
    std::int64_t seq = -1;
    bool live = false;
    LostReason lost = LostReason::Gap;
    std::uint64_t images = 0, deltas = 0, losses = 0;
    std::vector<LostReason> reasons;
};

class FeedSink {
public:
    explicit FeedSink(FakeVenue& venue) : m_venue(venue) {}

    void take(EventBatch&& batch);

    MirrorBook& book(Market market, const std::string& symbol);
    const Instrument* instrument(Market market, const std::string& symbol) const;
    // Live, equal to the truth of its own sequence number, and not behind `atLeast`.
    bool equals(Market market, const std::string& symbol, std::int64_t atLeast = 0);
    bool matches(const MirrorBook& book, const TruthSymbol& truth) const;
    std::uint64_t trades(Market market, const std::string& symbol) const;

    FeedHealth health;
    std::uint64_t wrong = 0;  // updates after which a live book was not the truth
    std::uint64_t tradesTwice = 0, tradesOutOfOrder = 0;
    std::uint64_t liquidations = 0, marks = 0, statuses = 0, instrumentsChanged = 0;
    std::uint64_t notFinite = 0;
    bool check = true;

private:
    void apply(const MarketEvent& e, const EventBatch& batch);

    FakeVenue& m_venue;
    std::map<InstrumentId, Instrument> m_instruments;
    std::map<InstrumentId, MirrorBook> m_books;
    std::map<InstrumentId, std::map<std::uint64_t, int>> m_trades;
};

// Monotonic time of the system plus a leap; the wall clock may be set apart.
class LeapClock final : public Clock {
public:
    Timestamp wall() const override { return m_system.wall() + wallLeap + leap; }
    Mono mono() const override { return m_system.mono() + leap; }
    Duration leap{}, wallLeap{};

private:
    SystemClock m_system;
};

struct FeedRig {
    explicit FeedRig(FakeVenue::Dialect dialect, bool spot = false, int stepMs = 20);
    ~FeedRig();

    // Times as short as tests want them; the relations between them are the real ones.
    static NetworkConfig quick();
    void start();
    void restart(const NetworkConfig& config);
    bool live(std::int64_t atLeast = 0);  // the watched perp book is live and true
    bool caughtUp();                      // and was so after the moment of the last `mark()`
    void mark();
    MirrorBook& btc() { return sink.book(Market::Perp, "BTCUSDT"); }
    TruthSymbol& truth() { return venue.symbol(Market::Perp, "BTCUSDT"); }
    QString depthTopic() const;  // "perp:btcusdt@depth@100ms"
    QString tradeTopic() const;
    QString imagePath() const;  // of REST images of books
    FeedHealth health() { return session->health(); }
    std::string socketError(const std::string& part);
    bool allOpen();  // every planned connection is live

    FakeVenue::Dialect dialect;
    FakeVenue venue;
    FeedSink sink;
    LeapClock clock;
    NetworkConfig config = quick();
    Endpoints endpoints;
    WatchSet watch;
    std::unique_ptr<VenueSession> session;

private:
    std::int64_t m_mark = 0;
};

}  // namespace plimsoll::test
