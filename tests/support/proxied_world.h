// The program's feeds and model, as the window and the headless runs have them, on simulated venues with a moving
// market, with a proxy on the wire of each. Threads: the venues with the judge, the proxies, one a feed, the
// model.
#pragma once

#include "feeds/awaited_thread.h"
#include "feeds/feed_host.h"
#include "feeds/sim/sim_thread.h"
#include "feeds/sim/sim_venues.h"
#include "model/model_thread.h"
#include "model/snapshot_hub.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/truth_judge.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace plimsoll::test {

// The simulated world's clock, of which the computer's may be set apart: wall time alone, or both with a sleep.
class WorldClock final : public Clock {
public:
    explicit WorldClock(Timestamp start) : sim(start) {}
    Timestamp wall() const override { return sim.wall() + wallLeap.load() + leap.load(); }
    Mono mono() const override { return sim.mono() + leap.load(); }
    std::atomic<Duration> leap{Duration{0}}, wallLeap{Duration{0}};
    sim::SimClock sim;
};

// A limit in time is asked three times at most: a machine that does other things makes a try slow, never quick.
// One in which nothing ran for so long counts half.
inline constexpr double kHeldUpMs = 500;

class Tries {
public:
    bool left() const { return m_made < 3; }
    void made(double heldUpMs) { m_made += heldUpMs > kHeldUpMs ? 0.5 : 1; }

private:
    double m_made = 0;
};

class ProxiedWorld {
    template <typename What>
    static auto in(QObject* room, What what)
    {
        using Result = decltype(what());
        if constexpr (std::is_void_v<Result>) {
            QMetaObject::invokeMethod(
                room, [&] { what(); }, Qt::BlockingQueuedConnection);
        } else {
            std::optional<Result> out;
            QMetaObject::invokeMethod(
                room, [&] { out.emplace(what()); }, Qt::BlockingQueuedConnection);
            return std::move(*out);
        }
    }

public:
    struct Setup {
        std::vector<std::string> assets = {"BTC", "ETH"};  // of the market; all are watched
        std::vector<std::string> alsoListed = {};          // and not watched
        sim::Scenario scenario = busy();
        NetworkConfig network = patient();
        bool spot = true;
        bool tls = false;     // between the program and the proxies
        bool program = true;  // false: another one is put on `between()`, and judged by itself
        Timestamp start = sim::MarketSetup{}.start;
        double speed = 1;
    };
    explicit ProxiedWorld(const Setup& setup);
    ~ProxiedWorld();

    static sim::Scenario busy();     // trades come in each second
    static NetworkConfig patient();  // the program's own limits, without the past

    // Runs in the venues' thread, which the judge shares; waits for the answer.
    template <typename What>
    auto atVenues(What what)
    {
        return in(m_room.get(), [&] { return what(*m_venues); });
    }
    template <typename What>
    auto judged(What what)
    {
        return in(m_room.get(), [&] { return what(*m_judge); });
    }
    // Runs in the proxies' thread.
    template <typename What>
    auto onWire(VenueId v, What what)
    {
        return in(m_wire.get(), [&] { return what(*m_proxies[static_cast<std::size_t>(v)]); });
    }

    // What the model shows is judged as it comes; called while anything is waited for.
    void look();
    bool whole(VenueId v)
    {
        look();
        return judged([v](TruthJudge& j) { return j.whole(v); });
    }
    bool allOpen(VenueId v);  // every planned connection is live
    bool settled();           // every book of every venue is the truth's, every connection live
    FeedHealth health(VenueId v);
    bool reportedSince(Mono at);                          // every venue, on itself
    bool socketSays(VenueId v, const std::string& part);  // and remembers; of any connection, or the headline
    Freshness shownBook(VenueId v);                       // the worst of what the model shows of its perp's book
    // Trades that are told and have not arrived, or (below 0) arrived and were not told. While the market stands
    // still: all of them since then have come, each once.
    TruthJudge::Trades tradesMissing(VenueId v);
    bool tradesArrived(VenueId v, const TruthJudge::Trades& missingThen);
    // For how long this machine has kept the venues' thread from its work, since the last call, in ms.
    double takeLateness();
    void watch(const WatchSet& set);
    WatchSet watchSet() const { return m_watch; }

    // The venues' addresses as the program has them.
    const std::map<VenueId, Endpoints>& between() const { return m_between; }
    // Nothing goes on to the model: what is told waits, and above the mark it is merged.
    void setModelBusy(bool busy)
    {
        judged([busy](TruthJudge& j) { j.setModelBusy(busy); });
    }
    EventQueue::Load waiting() const { return m_told.load(); }

    WorldClock clock;
    SnapshotHub hub;

private:
    const Setup m_setup;
    AwaitedThread m_venueThread, m_wireThread;
    std::unique_ptr<QObject> m_room, m_wire;  // where work for these threads is taken to
    std::unique_ptr<sim::SimVenues> m_venues;
    std::array<std::unique_ptr<FaultProxy>, kVenueCount> m_proxies;
    EventQueue m_told, m_judgedQueue;
    std::unique_ptr<TruthJudge> m_judge;
    std::unique_ptr<ModelThread> m_model;
    std::unique_ptr<FeedHost> m_host;
    std::map<VenueId, Endpoints> m_between;
    std::mutex m_wishes;
    bool m_hostRuns = false;
    WatchSet m_watch;
    std::uint64_t m_seen = 0;
};

}  // namespace plimsoll::test
