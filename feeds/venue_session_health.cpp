// A session's report on itself, and the one sentence that says what is wrong.
#include "feeds/venue_session.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;

constexpr Duration kNoticeShown = 10min;
constexpr Duration kStrainOver = 2s;    // so long nothing was merged: the model has caught up,
constexpr Duration kStrainShown = 10s;  // which is said for a while
constexpr double kSkewShownMs = 2'000;

std::string seconds(Duration d)
{
    const double s = std::max(0.0, toSeconds(d));
    char text[48];
    if (s < 120)
        std::snprintf(text, sizeof text, "%.0f s", std::ceil(s));
    else
        std::snprintf(text, sizeof text, "%.0f min", s / 60);
    return text;
}

std::string counted(std::size_t n, const char* one, const char* many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace

FeedHealth VenueSession::health()
{
    const Mono now = m_clock.mono();
    FeedHealth h;
    h.venue = m_profile.id;
    h.enabled = m_running;
    const auto waits = [](const Startup& s) { return s.request.kind == ReplyKind::Instruments && !s.done; };
    h.listed = !m_startup.empty() && std::none_of(m_startup.begin(), m_startup.end(), waits);
    h.at = now;
    m_counters.fill(h, now);
    for (auto& [name, line] : m_lines) {
        h.sockets.push_back(line.link->health());
        if (line.standby) {
            h.sockets.push_back(line.standby->health());
            h.sockets.back().name += " (successor)";
        }
        h.booksWanted += line.link->books().count();
        h.booksLive += line.link->books().live();
    }
    h.classes = classHealth();
    h.budgets = m_rest.budgets();
    h.history = historyProgress(now);
    const std::string trouble = headline(now);
    if (!trouble.empty()) h.headline = std::string(venueName(m_profile.id)) + ": " + trouble;
    return h;
}

// What speaks on an open connection is there; what is granted there and usually silent is there too.
std::vector<ClassHealth> VenueSession::classHealth() const
{
    std::array<ClassHealth, kTopicClasses> all;
    std::array<bool, kTopicClasses> everOpen{};
    for (const auto& [name, line] : m_lines) {
        const auto counts = line.link->subscriptions().classes();
        const bool alive = line.link->isOpen() && !line.link->isSilent();
        for (std::size_t i = 0; i < kTopicClasses; ++i) {
            all[i].topics += counts[i].topics;
            if (alive) all[i].live += counts[i].live;
            if (counts[i].last) all[i].last = std::max(all[i].last.value_or(*counts[i].last), *counts[i].last);
            everOpen[i] = everOpen[i] || (counts[i].topics > 0 && line.link->wasOpen());
        }
        if (alive) line.link->subscriptions().addHeard(all[static_cast<std::size_t>(TopicClass::Trades)].heard);
    }
    auto& heard = all[static_cast<std::size_t>(TopicClass::Trades)].heard;
    std::sort(heard.begin(), heard.end());
    std::vector<ClassHealth> out;
    for (std::size_t i = 0; i < kTopicClasses; ++i) {
        ClassHealth& c = all[i];
        if (c.topics == 0) continue;
        c.name = topicClassName(static_cast<TopicClass>(i));
        c.maybeSilent = maybeSilent(static_cast<TopicClass>(i));
        c.state = c.live == c.topics ? Freshness::Live
                  : c.live > 0       ? Freshness::Late
                  : everOpen[i]      ? Freshness::Stale
                                     : Freshness::Off;
        out.push_back(std::move(c));
    }
    return out;
}

std::string VenueSession::headline(Mono now)
{
    if (!m_running) return {};
    if (!m_trouble.empty()) {
        std::optional<Mono> next;
        for (const Startup& s : m_startup) {
            if (!s.done && !s.asked && (!next || s.retryAt < *next)) next = s.retryAt;
        }
        if (const auto paused = m_rest.pausedUntil()) next = std::max(next.value_or(*paused), *paused);
        return m_trouble + (next ? "; next attempt in " + seconds(*next - now) : "; trying again now");
    }

    std::size_t down = 0, open = 0, silentTopics = 0, refused = 0;
    std::string why, refusedWhy;
    std::optional<Mono> next, told;
    std::uint32_t books = 0, live = 0;
    // Of several the newest says how things are: what was cut waits its turn longer than what was refused since.
    const auto isDown = [&](const SocketHealth& s) {
        ++down;
        if (s.lastError.empty() || (told && s.since && *s.since < *told)) return;
        why = s.lastError;
        told = s.since;
    };
    for (auto& [name, line] : m_lines) {
        const SocketHealth s = line.link->health();
        if (s.state == SocketState::Backoff) {
            isDown(s);
            if (s.retryAt && (!next || *s.retryAt < *next)) next = s.retryAt;
        } else if (line.link->isOpen()) {
            ++open;
            if (why.empty() && !s.lastError.empty() && down == 0) why = s.lastError;
        } else if (s.state == SocketState::Connecting && !s.lastError.empty()) {
            isDown(s);
        }
        silentTopics += s.topicsSilent;
        refused += s.refused.size();
        if (!s.refused.empty() && refusedWhy.empty())
            refusedWhy = s.refused.front().topic + ": " + s.refused.front().reason;
        books += line.link->books().count();
        live += line.link->books().live();
    }
    if (down > 0) {
        std::string text = why;
        if (m_lines.size() > 1)
            text +=
                " (" + std::to_string(down) + " of " + counted(m_lines.size(), "connection", "connections") + ")";
        return text + (next && *next > now ? "; next attempt in " + seconds(*next - now) : "; connecting again");
    }
    if (m_strain && !m_strain->over) return strainText(now);
    if (const auto paused = m_rest.pausedUntil())
        return "REST requests pause for " + seconds(*paused - now) + " (" + m_rest.pauseReason().toStdString() +
               ")";
    if (m_lines.empty()) {
        // An address that was left out is off: what it would have said is not known.
        if (m_startup.empty()) return "no REST address is given: its instruments are not known";
        if (m_endpoints.at(Role::Ws).empty() && m_endpoints.at(Role::SpotWs).empty())
            return "no WebSocket address is given: nothing can be heard";
        for (const Startup& s : m_startup) {
            if (!s.done) return "reading the list of instruments";
        }
        return "none of the chosen assets is traded here";
    }
    if (open < m_lines.size())
        return "connecting (" + std::to_string(open) + " of " + std::to_string(m_lines.size()) +
               " connections open)";
    if (m_noticeAt && now - *m_noticeAt < kNoticeShown && !m_notice.empty()) return m_notice;
    if (refused > 0) return counted(refused, "topic", "topics") + " without data – " + refusedWhy;
    if (silentTopics > 0 && !why.empty()) return why;
    if (m_strain) return strainText(now);
    if (live < books) return counted(books - live, "book waits", "books wait") + " for an image";
    const LatencyMeter::Reading reading = m_counters.latency.read(now);
    if (reading.clockOffsetMs && std::abs(*reading.clockOffsetMs) > kSkewShownMs) {
        const bool ahead = *reading.clockOffsetMs > 0;
        return "the venue's clock is " +
               seconds(std::chrono::duration_cast<Duration>(
                   std::chrono::duration<double, std::milli>(std::abs(*reading.clockOffsetMs)))) +
               (ahead ? " ahead of" : " behind") + " this computer's";
    }
    return {};
}

// Overload has a beginning and an end, and both are said at once.
void VenueSession::watchStrain(Mono now)
{
    if (!m_ports.merged) return;
    const std::uint64_t merged = m_ports.merged(m_profile.id);
    const std::uint64_t more = merged - std::exchange(m_counters.overloadMerged, merged);
    if (more > 0) {
        if (!m_strain || m_strain->over) {
            m_strain = Strain{now, now, 0, false};
            m_nextReport = now;
        }
        m_strain->last = now;
        m_strain->merged += more;
    }
    if (!m_strain) return;
    if (!m_strain->over && now - m_strain->last >= kStrainOver) {
        m_strain->over = true;
        m_nextReport = now;
    }
    if (m_strain->over && now - m_strain->last >= kStrainShown) m_strain.reset();
}

std::string VenueSession::strainText(Mono now) const
{
    const Strain& s = *m_strain;
    if (s.over)
        return "caught up after " + seconds(s.last - s.since) + "; " +
               counted(s.merged, "waiting event was merged", "waiting events were merged");
    return "more comes than can be kept up with: " +
           counted(s.merged, "waiting event merged in ", "waiting events merged in ") + seconds(now - s.since);
}

void VenueSession::report(Mono)
{
    MarketEvent e;
    e.venue = m_profile.id;
    e.stamp = m_clock.stamp();
    e.payload = FeedReport{std::make_shared<const FeedHealth>(health())};
    m_out.events.push_back(std::move(e));
    flushSoon();
}

}  // namespace plimsoll
