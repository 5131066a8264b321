// One venue, live: instruments first, then the sockets and polls that the watch set asks for, books
// in sequence, and a report on all of it once a second.
//
// It knows no thread: it lives in whichever thread made it, and so do its timers. What it says
// leaves as batches through `Ports::push`.
#pragma once

#include "feeds/catalogue.h"
#include "feeds/connect_gate.h"
#include "feeds/feed_counters.h"
#include "feeds/history_loader.h"
#include "feeds/poll_schedule.h"
#include "feeds/recording/entry.h"
#include "feeds/repeat_filter.h"
#include "feeds/rest_client.h"
#include "feeds/socket_link.h"
#include "feeds/suspend_watch.h"
#include "feeds/venue.h"
#include "model/config.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

class VenueSession : public QObject {
    Q_OBJECT
public:
    struct Ports {
        // True: the queue is full although it merges what waits; books should be shed.
        std::function<bool(EventBatch&&)> push;
        std::function<std::vector<InstrumentId>(VenueId)> shed;
        // Events of this venue that the queue has merged since the start; may be empty.
        std::function<std::uint64_t(VenueId)> merged;
        std::function<std::unique_ptr<Channel>()> makeChannel;
        std::function<void(RecordEntry&&)> tap;  // every frame and reply, before it is read; may be empty
    };

    // `seed` 0: random. `clock` must outlive the session.
    VenueSession(const VenueProfile& profile, const Endpoints& endpoints, const NetworkConfig& config,
                 const Clock& clock, Ports ports, std::uint64_t seed = 0, QObject* parent = nullptr);
    ~VenueSession() override;

    void start();
    void stop();  // everything ends now; may be started again: instruments keep their ids
    void setEnabled(bool enabled);
    void setWatch(const WatchSet& watch);
    // The model has seen that a book cannot be right.
    void requestImage(InstrumentId id, LostReason reason);
    // History is fetched from the start; it may be stopped, and taken up again.
    void setHistoryWanted(bool wanted);
    // A tap that is set while the session runs hears lists and book images again.
    void setTap(std::function<void(RecordEntry&&)> tap);

    const Catalogue& catalogue() const { return m_catalogue; }
    bool running() const { return m_running; }
    FeedHealth health();

private:
    // A planned connection: the one in use, and its successor while that fills up.
    struct Line {
        ConnectionPlan plan;
        std::unique_ptr<SocketLink> link, standby;
        EventBatch retained;  // of the standby: what the model will see when it takes over
        std::optional<Mono> readySince;
    };
    struct Startup {
        RestRequest request;
        bool asked = false, done = false;
        bool again = false;  // done, but a recording has not heard it
        Mono retryAt{};
        int failures = 0;
    };

    // venue_session.cpp: what runs when
    void tick();
    void replan();
    void tickStartup(Mono now);
    void tickPolls(Mono now);
    void tickLines(Mono now);
    void afterSleep(Duration away);
    void goQuiet(LostReason reason);
    // venue_session_lines.cpp: connections, successors
    std::unique_ptr<SocketLink> makeLink(Line& line, bool standby);
    void beginRotation(Line& line);
    bool roomForSuccessor(const Line& line) const;
    void tickRotation(Line& line, Mono now);
    void promote(Line& line);
    void retire(std::unique_ptr<SocketLink> link);
    void onEnded(Line& line, SocketLink* link);
    Line* lineOf(const SocketLink* link);
    // venue_session_frames.cpp: what arrives
    void onFrame(SocketLink* link, const QByteArray& utf8, const Stamp& stamp);
    void route(SocketLink* link, EventBatch& batch, std::size_t mark, BookSync::Origin origin, Mono now);
    void routeStandby(SocketLink* link, EventBatch& batch, std::size_t mark, BookSync::Origin origin, Mono now);
    bool repeated(const MarketEvent& e);
    void onDecodeError(SocketLink* link, const DecodeError& e, const QByteArray& utf8, const Stamp& stamp);
    void onControl(SocketLink* link, const Frame& frame, Mono now);
    void fed(SocketLink* link, InstrumentId id, const LinkBooks::Fed& fed);
    // venue_session_images.cpp: book images and REST replies
    void tickImages(SocketLink* link, Mono now);
    void askImage(SocketLink* link, InstrumentId id, RestClient::Priority priority, bool audit);
    void onImage(SocketLink* link, InstrumentId id, const RestReply& reply);
    bool onReply(const RestReply& reply, RestClient::Priority priority);
    void noteListings();
    void joinBooks(std::size_t mark, Mono now);
    bool isFocus(InstrumentId id) const;
    std::size_t booksWanted() const;
    void shedBooks();
    // venue_session_history.cpp: what happened before, and in outages
    void wantHistory(const std::vector<ConnectionPlan>& plans);
    void tickHistory(Mono now);
    void resumeHistory(Mono now);
    void askHistory(Mono now);
    void watchForGaps(Mono now);
    void noteAnswer(Mono now);
    std::optional<Timestamp> venueTime(Mono now);
    HistoryProgress historyProgress(Mono now) const;
    // venue_session_tap.cpp: what a recorder hears
    void sayAgain();
    void refreshLater(SocketLink& link);
    void tickRefresh(Mono now);
    void tapEnd(const SocketLink& link, std::string why);
    // venue_session_health.cpp
    void report(Mono now);
    std::string headline(Mono now);
    void watchStrain(Mono now);
    std::string strainText(Mono now) const;
    std::vector<ClassHealth> classHealth() const;

    EventBatch& batchOf(SocketLink* link);
    void flush();
    void flushSoon();

    const VenueProfile& m_profile;
    const Endpoints m_endpoints;
    const NetworkConfig m_config;
    const Clock& m_clock;
    Ports m_ports;
    std::uint64_t m_seed;

    Catalogue m_catalogue;
    std::unique_ptr<VenueCodec> m_codec;
    ConnectGate m_gate;
    MessageBudget m_budget;
    RestClient m_rest;
    RepeatFilter m_repeats, m_repeatedForced;  // apart: trades are numbered, liquidations are not
    PollSchedule m_polls;
    FeedCounters m_counters;
    SuspendWatch m_suspend;
    std::optional<Mono> m_lastTick;
    bool m_judges = true;  // of silence
    int m_spared = 0;

    bool m_enabled = true, m_running = false, m_replan = false;
    WatchSet m_watch;
    std::vector<Startup> m_startup;
    HistoryLoader m_history;
    struct PastWanted {
        InstrumentId instrument;
        bool focus = false;
    };
    std::vector<PastWanted> m_pastOf;         // whose history is wanted, in this order
    bool m_pastChanged = false;               // since the loader was told
    bool m_pastResumes = false;               // as soon as the venue's time is known
    std::map<InstrumentId, Mono> m_heardAt;   // when its book was live last
    std::map<InstrumentId, Mono> m_tradesAt;  // when a trade of it would have been heard last
    std::optional<Mono> m_repliedAt;          // when REST answered last
    std::optional<Mono> m_plannedAt;          // when there was a plan first
    Mono m_nextGapLook{};
    std::map<std::string, Line> m_lines;
    std::uint64_t m_connections = 0;     // opened so far
    std::deque<InstrumentId> m_refresh;  // books that a recording has no image of
    Mono m_nextRefresh{}, m_tappedSince{};
    std::vector<std::unique_ptr<SocketLink>> m_retired;  // closed; freed from the event loop
    struct Asked {
        Mono at{};
        bool audit = false;
    };
    std::map<InstrumentId, Asked> m_lastImage;  // by symbol, over all links
    std::string m_trouble;                      // of the start-up, in plain words
    std::string m_notice;                       // what the venue last announced
    std::optional<Mono> m_noticeAt;

    EventBatch m_out;
    QTimer m_tick, m_flush;
    Mono m_nextReport{};
    bool m_overloaded = false;
    // The model was behind and waiting events were merged: from when to when, and how many.
    struct Strain {
        Mono since{}, last{};
        std::uint64_t merged = 0;
        bool over = false;
    };
    std::optional<Strain> m_strain;
};

}  // namespace plimsoll
