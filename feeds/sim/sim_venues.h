// The simulated market, served: it runs at a chosen speed, and four servers put what happens on their wires.
//
// It lives in the thread that made it and needs that thread's event loop; `SimThread` gives it one of its own.
// Books go out each 100 ms of wall time at any speed, so that more speed means larger steps, not more frames;
// trades, liquidations and settlements are told one by one.
#pragma once

#include "feeds/sim/book_history.h"
#include "feeds/sim/market/market.h"
#include "feeds/sim/server/venue_server.h"
#include "model/market/time.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::sim {

struct SimSetup {
    MarketSetup market;
    Scenario scenario = calmScenario();
    std::uint64_t seed = 1;
    double speed = 1;          // simulated seconds a second, 0.1 to 100
    quint16 port = 0;          // of the control server; the venues have the four after it. 0: any
    bool limits = true;        // the venues' own request and message limits
    std::size_t tape = 1'000;  // trades of each listing that are remembered
    bool running = true;       // false: time moves by `advance` alone
    // The venues' clocks are this one at speed 1, from the first answer on; it outlives them. Null: their time
    // begins at `market.start` once the past is made, and what a busy machine loses of it stays lost.
    const Clock* wall = nullptr;
};

class SimControl;

class SimVenues : public QObject {
    Q_OBJECT
public:
    static constexpr double kSlowest = 0.1, kFastest = 100;

    explicit SimVenues(const SimSetup& setup, QObject* parent = nullptr);
    ~SimVenues() override;

    // Ports are taken; empty: all of them. Otherwise what is wrong.
    QString listen();
    quint16 controlPort() const;
    std::map<VenueId, Endpoints> endpoints() const;
    // CONTRACT section 3, on one line, with "control" beside the venues.
    std::string endpointsJson() const;

    void setSpeed(double speed);
    void setPaused(bool paused);
    double speed() const { return m_speed; }
    bool paused() const { return m_paused; }
    // Simulated seconds a second, as the last seconds really went.
    double speedReached() const { return m_reached; }
    Timestamp venueTime() const;  // what the venues answer to who asks for the time
    void play(const Scenario& next);
    // So much simulated time at once, then everything is told. For tests.
    void advance(std::chrono::milliseconds by);

    SimulatedMarket& market() { return *m_market; }
    const SimulatedMarket& market() const { return *m_market; }
    VenueServer& server(VenueId venue) { return *m_servers[static_cast<std::size_t>(venue)]; }
    bool has(VenueId venue) const { return m_servers[static_cast<std::size_t>(venue)] != nullptr; }
    std::uint64_t seed() const { return m_seed; }

    // ---- the truth
    const ServedSymbol* served(VenueId venue, plimsoll::Market market, std::string_view symbol) const;
    const ServedSymbol* served(ListingId id) const;
    std::optional<ServedBook> bookAt(const ServedSymbol& s, std::int64_t seq) const;
    struct Liquidation {
        ListingId listing = kNoListing;
        std::int64_t atMs = 0;
        Liquidated what;
    };
    const std::deque<Liquidation>& liquidations() const { return m_liquidations; }
    struct Adl {
        ListingId listing = kNoListing;
        std::int64_t atMs = 0;
        Deleveraged what;
    };
    const std::deque<Adl>& deleveragings() const { return m_adl; }
    struct Settlement {
        ListingId listing = kNoListing;
        FundingSettled what;
    };
    const std::deque<Settlement>& settlements() const { return m_settlements; }
    // How often each kind of thing happened since the start.
    const std::map<std::string, std::uint64_t>& counts() const { return m_counts; }
    // Trades of a listing since the start, in lots; more than the tape keeps.
    struct Tape {
        std::uint64_t count = 0;
        Lots lots = 0;
        std::deque<ServedTrade> newest;  // the last thousands
    };
    const Tape& tape(ListingId id) const { return m_tapes[id]; }

Q_SIGNALS:
    void stateChanged();  // scenario, phase, speed or pause; and once a few seconds
    void moved();         // time went on, and everything was told

private:
    struct MarketPast;
    void wallTick();
    Duration scaled(Duration wall) const;
    void owe();
    void readJournal();
    void happened(const Happening& h);
    void refreshStates();
    void moveBooks();
    void moveBook(ServedSymbol& s);
    void changeStatus(ServedSymbol& s);

    std::unique_ptr<SimulatedMarket> m_market;
    std::unique_ptr<MarketPast> m_past;
    std::array<std::unique_ptr<VenueServer>, kVenueCount> m_servers;
    std::vector<ServedSymbol*> m_served;  // by ListingId; null: its venue is left out
    std::vector<BookHistory> m_history;   // by ListingId
    std::vector<std::uint64_t> m_changesSeen;
    std::vector<Tape> m_tapes;
    std::vector<std::vector<ServedTrade>> m_trades;  // of this step
    std::vector<std::vector<ServedLiquidation>> m_closed;
    std::unique_ptr<SimControl> m_control;
    std::deque<Liquidation> m_liquidations;
    std::deque<Adl> m_adl;
    std::deque<Settlement> m_settlements;
    std::map<std::string, std::uint64_t> m_counts;

    SystemClock m_system;
    const Clock& m_clock;
    bool m_followsWall;
    std::uint64_t m_seed;
    quint16 m_port;
    double m_speed;
    std::size_t m_tapeLength;
    bool m_paused = false;
    double m_reached = 0;
    std::chrono::milliseconds m_stepped{};  // by `advance`
    Duration m_debt{};                      // simulated time not gone through yet
    std::size_t m_phase = 0;
    QTimer m_timer;
    Mono m_since{}, m_owedTo{};  // the first tick counts from; passed time is in m_debt until
    qint64 m_lastBooks = 0, m_measuredAt = 0;
    Timestamp m_measuredFrom{};
    mutable Timestamp m_told{};  // a venue's clock does not go back
};

}  // namespace plimsoll::sim
