#include "feeds/feed_host.h"

#include "feeds/awaited_thread.h"
#include "feeds/venue_session.h"
#include "feeds/ws_channel.h"

#include <string>
#include <utility>

namespace plimsoll {

// The session is made, used and destroyed in its own thread. `m_home` lives there and receives the
// calls; a call that comes before the thread runs waits for it.
class FeedHost::VenueThread {
public:
    VenueThread(const VenueProfile& profile, const Endpoints& endpoints, const NetworkConfig& config,
                const Clock& clock, EventQueue& queue, Tap tap)
        : m_profile(profile),
          m_endpoints(endpoints),
          m_config(config),
          m_clock(clock),
          m_queue(queue),
          m_tap(std::move(tap)),
          m_home(new QObject)
    {
        m_thread.setObjectName(QString::fromStdString("feed " + std::string(venueKey(profile.id))));
        m_home->moveToThread(&m_thread);
        post([this] { make(); });
    }
    ~VenueThread() { stop(); }

    VenueId venue() const { return m_profile.id; }

    void start() { m_thread.start(); }

    // Runs `what` in the venue's thread, in the order of the calls.
    template <typename What>
    void post(What what)
    {
        if (m_home) QMetaObject::invokeMethod(m_home, std::move(what), Qt::QueuedConnection);
    }
    template <typename What>
    void withSession(What what)
    {
        post([this, what = std::move(what)] {
            if (m_session) what(*m_session);
        });
    }

    void stop()
    {
        if (!m_home) return;
        if (!m_thread.isRunning()) {
            delete std::exchange(m_home, nullptr);
            return;
        }
        post([this] {
            if (m_session) m_session->stop();
            m_session.reset();
            m_home->deleteLater();  // done by the thread as it ends
            m_thread.quit();
        });
        m_thread.awaitGone();
        m_home = nullptr;
    }

private:
    void make()
    {
        VenueSession::Ports ports;
        ports.push = [this](EventBatch&& batch) { return m_queue.push(std::move(batch)); };
        ports.shed = [this](VenueId venue) { return m_queue.shedBooks(venue); };
        ports.merged = [this](VenueId venue) { return m_queue.merged(venue); };
        ports.makeChannel = [this] { return std::make_unique<WsChannel>(m_config, m_clock); };
        ports.tap = m_tap;
        m_session = std::make_unique<VenueSession>(m_profile, m_endpoints, m_config, m_clock, std::move(ports));
        m_session->start();
    }

    const VenueProfile& m_profile;
    const Endpoints m_endpoints;
    const NetworkConfig m_config;
    const Clock& m_clock;
    EventQueue& m_queue;
    Tap m_tap;
    AwaitedThread m_thread;
    QObject* m_home;                          // in m_thread
    std::unique_ptr<VenueSession> m_session;  // in m_thread
};

FeedHost::FeedHost(const NetworkConfig& config, const Clock& clock, EventQueue& queue,
                   const std::map<VenueId, Endpoints>& endpoints, Tap tap)
{
    for (const auto& [venue, where] : endpoints) {
        if (const VenueProfile* profile = venueProfile(venue))
            m_threads.push_back(std::make_unique<VenueThread>(*profile, where, config, clock, queue, tap));
    }
}

FeedHost::~FeedHost()
{
    stop();
}

void FeedHost::start()
{
    if (std::exchange(m_running, true)) return;
    for (const auto& thread : m_threads) thread->start();
}

void FeedHost::setWatch(const WatchSet& watch)
{
    for (const auto& thread : m_threads) thread->withSession([watch](VenueSession& s) { s.setWatch(watch); });
}

void FeedHost::setVenueEnabled(VenueId venue, bool enabled)
{
    for (const auto& thread : m_threads) {
        if (thread->venue() == venue) thread->withSession([enabled](VenueSession& s) { s.setEnabled(enabled); });
    }
}

void FeedHost::requestImage(InstrumentId id, LostReason reason)
{
    for (const auto& thread : m_threads) {
        if (id.valid() && thread->venue() == id.venue())
            thread->withSession([id, reason](VenueSession& s) { s.requestImage(id, reason); });
    }
}

void FeedHost::setHistoryWanted(bool wanted)
{
    for (const auto& thread : m_threads)
        thread->withSession([wanted](VenueSession& s) { s.setHistoryWanted(wanted); });
}

void FeedHost::setTap(Tap tap)
{
    for (const auto& thread : m_threads) thread->withSession([tap](VenueSession& s) { s.setTap(tap); });
}

void FeedHost::stop()
{
    m_running = false;
    m_threads.clear();
}

std::vector<VenueId> FeedHost::venues() const
{
    std::vector<VenueId> out;
    for (const auto& thread : m_threads) out.push_back(thread->venue());
    return out;
}

}  // namespace plimsoll
