// What a recorder hears of a session, and what it has to hear when it joins in the middle.
#include "feeds/venue_session.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;

// Within the venues' limits with room for everything else: an image of Binance weighs 20 of 2400 a minute;
// OKX allows 480 requests an hour on a connection, and a new subscription is two.
constexpr Duration kImagePace = 500ms, kSubscribePace = 1s;

}  // namespace

void VenueSession::setTap(std::function<void(RecordEntry&&)> tap)
{
    m_ports.tap = tap;
    m_rest.onExchange(std::move(tap));
    m_refresh.clear();
    m_tappedSince = m_clock.mono();
    if (m_ports.tap && m_running) sayAgain();
}

// A recording that starts now knows nothing of what was said before: lists and
// the past are asked for again, and every book gets an image, one after the other.
void VenueSession::sayAgain()
{
    for (Startup& s : m_startup) s.again = s.done;
    // Polls that are not due for hours begin anew, as spread as they were at the start.
    m_polls.set({}, m_clock.mono());
    m_replan = true;
    if (const auto time = venueTime(m_clock.mono())) m_history.again(*time);
    for (const auto& [name, line] : m_lines) refreshLater(*line.link);
    std::stable_partition(m_refresh.begin(), m_refresh.end(), [this](InstrumentId id) { return isFocus(id); });
    m_nextRefresh = m_clock.mono();
}

void VenueSession::refreshLater(SocketLink& link)
{
    for (const InstrumentId id : link.books().ids())
        if (link.books().chained(id)) m_refresh.push_back(id);
}

void VenueSession::tickRefresh(Mono now)
{
    if (m_refresh.empty() || now < m_nextRefresh) return;
    m_nextRefresh = now + kImagePace;
    const InstrumentId id = m_refresh.front();
    m_refresh.pop_front();
    const auto owner = std::find_if(m_lines.begin(), m_lines.end(),
                                    [id](const auto& l) { return l.second.link->books().has(id); });
    if (owner == m_lines.end()) return;
    SocketLink* link = owner->second.link.get();
    const auto last = m_lastImage.find(id);
    const bool early = last != m_lastImage.end() && now - last->second.at < m_config.imageEvery;
    if (early || !link->isOpen() || link->endsSoon() || !link->books().isLive(id)) {
        m_refresh.push_back(id);  // its turn comes again
    } else if (link->books().fromRest()) {
        askImage(link, id, RestClient::Priority::Audit, true);
    } else {
        m_lastImage[id] = {now, false};
        link->resubscribe(link->books().topicOf(id));
        m_nextRefresh = now + kSubscribePace;
    }
}

void VenueSession::tapEnd(const SocketLink& link, std::string why)
{
    if (!m_ports.tap) return;
    RecordEntry entry;
    entry.kind = EntryKind::Ended;
    entry.venue = m_profile.id;
    entry.market = link.plan().market;
    entry.received = m_clock.wall();
    entry.mono = m_clock.mono();
    entry.socket = link.connection();
    entry.payload = std::move(why);
    m_ports.tap(std::move(entry));
}

}  // namespace plimsoll
