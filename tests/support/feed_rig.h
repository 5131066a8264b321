// A session against a scripted venue, and what the model would have seen of it: books kept in plain
// maps and compared with the venue's truth after every single update, and every other value with what was sent.
#pragma once

#include "feeds/venue_session.h"
#include "tests/support/fake_venue.h"
#include "tests/support/loop_watch.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plimsoll::test {

// What a fault means at a venue.
struct VenueFacts {
    const char* name;
    FakeVenue::Dialect dialect;
    VenueId venue;
    const char *depth, *trades;     // topics, as the twin knows them
    const char *image, *spotDepth;  // a book by REST: part of the address or of what is posted
    const char* other;              // the contract that is not watched for, as its topics name it
    bool chained;                   // messages change the book and a lost one is a gap; else each is a book
    bool imageByRest;               // and not a new subscription
    bool announcesClosing;
    bool interestStreams;  // else it is asked for
    const char* delisted;  // the word of the truth for a contract that ends
};
const std::vector<VenueFacts>& venueFacts();
const VenueFacts& factsOf(FakeVenue::Dialect dialect);

struct MirrorBook {
    std::map<std::int64_t, double> bids, asks;
    std::int64_t seq = -1;
    bool live = false;
    LostReason lost = LostReason::Gap;
    std::uint64_t images = 0, deltas = 0, losses = 0;
    std::uint64_t missed = 0;     // books of the venue that never came, while this one was live
    std::uint64_t backwards = 0;  // batches after which a live book was older than before
    std::vector<LostReason> reasons;
    std::int64_t told = -1;  // at the end of the last batch
    std::uint64_t updates() const { return images + deltas; }
};

// Of what arrived lately: receiving minus sending, as an onlooker with the venue's clock measures it.
class LagMeter {
public:
    void add(double ms);
    void forget() { m_recent.clear(); }
    std::size_t count() const { return m_recent.size(); }
    double quantile(double q) const;  // of the last ten seconds
    double worst() const { return quantile(1); }

private:
    struct Sample {
        std::chrono::steady_clock::time_point at;
        double ms;
    };
    std::deque<Sample> m_recent;
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
    // Of what the truth has told since then: what did not come.
    struct Since {
        std::size_t trades = 0, liquidations = 0;
        qint64 context = 0;  // its number
    };
    Since now(Market market, const std::string& symbol) const;
    std::uint64_t tradesMissing(Market market, const std::string& symbol, const Since& since) const;
    std::uint64_t liquidationsMissing(const std::string& symbol, const Since& since) const;
    std::uint64_t ratesMissing(const std::string& symbol, const Since& since) const;
    std::uint64_t interestsMissing(const std::string& symbol, const Since& since) const;
    std::uint64_t rates(const std::string& symbol) const;
    std::uint64_t interests(const std::string& symbol) const;

    FeedHealth health;
    LagMeter lag;
    std::uint64_t wrong = 0;        // updates after which a live book was not the truth
    std::uint64_t valuesWrong = 0;  // trades, liquidations, marks, rates, interests that nobody sent
    std::string firstWrong;         // what the first of these was
    std::uint64_t tradesTwice = 0, tradesOutOfOrder = 0;
    std::uint64_t liquidations = 0, marks = 0, quotes = 0, statuses = 0, instrumentsChanged = 0;
    std::uint64_t notFinite = 0;
    bool check = true;

private:
    struct Told {
        std::map<std::uint64_t, int> trades;
        std::set<qint64> numbers;           // of the truth's trades
        std::set<qint64> rates, interests;  // by the number of their context
        std::vector<bool> liquidations;     // of the truth's
    };
    void apply(const MarketEvent& e, const EventBatch& batch);
    void applyBook(const MarketEvent& e, const BookUpdate& update, const EventBatch& batch);
    void applyTrade(const MarketEvent& e, const Trade& trade, const EventBatch& batch);
    void applyContext(const MarketEvent& e);
    void applyLiquidation(const MarketEvent& e, const Liquidation& liquidation);
    void unsent(const char* what, const MarketEvent& e);
    const TruthSymbol* truthOf(InstrumentId id) const;
    const Told* told(Market market, const std::string& symbol) const;

    FakeVenue& m_venue;
    std::map<InstrumentId, Instrument> m_instruments;
    std::map<InstrumentId, MirrorBook> m_books;
    std::map<InstrumentId, Told> m_told;
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
    // The same for sessions in threads of their own, near to the real limits: a busy machine may keep the thread
    // waiting that scripted venues share. A feed that another one holds up for that long loses its book.
    static NetworkConfig patient();
    void start();
    void restart(const NetworkConfig& config);
    bool live(std::int64_t atLeast = 0);  // the watched perp book is live and true
    bool caughtUp();                      // and was so after the moment of the last `mark()`
    void mark();
    // Hyperliquid's books of what is looked at are asked for each second as well: not here.
    void streamOnly() { watch.focus.clear(); }
    // Minutes of the session's own clock can pass in strides of a second that no watch takes for silence.
    void inStrides()
    {
        using namespace std::chrono_literals;
        config.silence = 5'000ms;
        config.reconnectAfterSilence = 9'000ms;
        config.topicSilence = 8'000ms;
        config.connectTimeout = config.restTimeout = 600'000ms;
    }
    // To a second after the last stride. A machine that stood still meanwhile has made a part of it: the session
    // never sees both, which together might be a sleep.
    void stride()
    {
        using namespace std::chrono_literals;
        const Mono now = clock.mono();
        clock.leap += std::max(Duration{}, 1s - (m_strode ? now - *m_strode : Duration{}));
        m_strode = clock.mono();
    }
    MirrorBook& btc() { return sink.book(Market::Perp, "BTCUSDT"); }
    TruthSymbol& truth() { return venue.symbol(Market::Perp, "BTCUSDT"); }
    QString depthTopic() const;  // "perp:btcusdt@depth@100ms"
    QString tradeTopic() const;
    QString imagePath() const;  // of REST images of books
    FeedHealth health() { return session->health(); }
    std::string socketError(const std::string& part);
    // Said of a connection that ended, at any time: the next one, once it speaks, has no error any more.
    bool endedWith(const std::string& part) const;
    bool allOpen();                                             // every planned connection is live
    double grownMb() const { return residentMb() - m_memory; }  // since the book was live first

    FakeVenue::Dialect dialect;
    const VenueFacts& facts;
    FakeVenue venue;
    FeedSink sink;
    LeapClock clock;
    NetworkConfig config = quick();
    Endpoints endpoints;
    WatchSet watch;
    std::unique_ptr<VenueSession> session;
    LoopWatch loop;

private:
    std::optional<Mono> m_strode;
    std::vector<std::string> m_ends;  // why connections ended
    std::int64_t m_mark = 0;
    double m_memory = 0;
};

}  // namespace plimsoll::test

// `cause`, and the watched perp book is lost by it. Counted, not looked for: a book can be live again before
// the next look.
#define LOSES_BOOK(rig, cause)                                               \
    do {                                                                     \
        const std::uint64_t lossesBefore = (rig).btc().losses;               \
        cause;                                                               \
        QTRY_VERIFY_WITH_TIMEOUT((rig).btc().losses > lossesBefore, 15'000); \
    } while (false)
