// What happened before the program listened, and while it did not hear: fetched beside all else.
#include "feeds/venue_session.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;

constexpr Duration kClockWait = 3s;     // for the venue's own time, before ours is taken
constexpr double kClocksAgree = 2'000;  // ms
constexpr Duration kGap = 60s;          // shorter silences leave no hole in minutes
constexpr Duration kAnswerGap = 150s;   // without any answer open interest that is asked for has a hole
constexpr Duration kGapLook = 1s;

}  // namespace

// Contracts and spot pairs that are subscribed, in the order in which they are wanted.
void VenueSession::wantHistory(const std::vector<ConnectionPlan>& plans)
{
    if (!m_config.askHistory || !m_profile.past) return;
    const auto rank = [this](const Instrument& i) {
        std::size_t n = 0;
        for (const std::vector<std::string>* list : {&m_watch.focus, &m_watch.assets})
            for (const std::string& asset : *list) {
                if (asset == i.asset) return n;
                ++n;
            }
        return n + 1;
    };
    const std::size_t all = m_watch.focus.size() + m_watch.assets.size();
    struct Ranked {
        std::size_t rank;
        const Instrument* instrument;
    };
    std::vector<Ranked> found;
    for (const ConnectionPlan& plan : plans)
        for (const Topic& topic : plan.topics) {
            const Instrument* const i = topic.instrument.valid() ? m_catalogue.get(topic.instrument) : nullptr;
            if (!i || (i->market != Market::Perp && i->market != Market::Spot)) continue;
            const std::size_t place = rank(*i);
            // Pairs of currencies are for the rate alone.
            if (place > all || std::any_of(found.begin(), found.end(),
                                           [i](const Ranked& r) { return r.instrument->id == i->id; }))
                continue;
            found.push_back({place, i});
        }
    std::stable_sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) {
        return std::pair(a.rank, a.instrument->market) < std::pair(b.rank, b.instrument->market);
    });
    m_pastOf.clear();
    for (const Ranked& r : found) m_pastOf.push_back({r.instrument->id, r.rank < m_watch.focus.size()});
    m_pastChanged = true;
    for (std::map<InstrumentId, Mono>* at : {&m_heardAt, &m_tradesAt})
        std::erase_if(*at, [&](const auto& heard) {
            return std::none_of(found.begin(), found.end(),
                                [&](const Ranked& r) { return r.instrument->id == heard.first; });
        });
    if (!m_plannedAt) m_plannedAt = m_clock.mono();
}

// Rows are asked for by the venue's time. Nothing: it has not been heard yet, and may still be.
std::optional<Timestamp> VenueSession::venueTime(Mono now)
{
    const auto offset = m_counters.latency.read(now).clockOffsetMs;
    if (!offset && (!m_plannedAt || now - *m_plannedAt < kClockWait)) return std::nullopt;
    const Timestamp ours = m_clock.wall();
    if (!offset || std::abs(*offset) < kClocksAgree) return ours;
    return ours + std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::milli>(*offset));
}

void VenueSession::tickHistory(Mono now)
{
    resumeHistory(now);
    if (m_pastOf.empty() && !m_pastChanged) return;
    if (m_pastChanged) {
        const auto time = venueTime(now);
        if (!time) return;
        std::vector<PastOf> wanted;
        for (const PastWanted& w : m_pastOf)
            if (const Instrument* i = m_catalogue.get(w.instrument)) wanted.push_back({i, w.focus});
        m_history.want(wanted, *time);
        m_pastChanged = false;
    }
    if (now >= m_nextGapLook) {
        m_nextGapLook = now + kGapLook;
        watchForGaps(now);
    }
    askHistory(now);
}

void VenueSession::askHistory(Mono)
{
    if (!m_running || m_rest.pausedUntil()) return;
    while (const auto page = m_history.next(m_clock.mono())) {
        m_rest.get(page->request, RestClient::Priority::History, [this](const RestReply& reply) {
            using Outcome = HistoryLoader::Outcome;
            const bool loaded = onReply(reply, RestClient::Priority::History);
            const bool unheard = reply.local || reply.paused || reply.status == 0;
            m_history.done(reply.request,
                           loaded                ? Outcome::Loaded
                           : unheard             ? Outcome::Unheard
                           : reply.status >= 500 ? Outcome::Failed
                                                 : Outcome::Refused,
                           m_clock.mono());
            askHistory(m_clock.mono());
        });
    }
}

// An instrument whose book comes back after minutes has missed them, and so has one whose trades do: many venues
// have them on another connection. A coin that does not trade is heard as long as its connection lives.
void VenueSession::watchForGaps(Mono now)
{
    const auto heard = [&](std::map<InstrumentId, Mono>& lastHeard, InstrumentId id) {
        const auto [at, first] = lastHeard.try_emplace(id, now);
        const Duration silence = now - at->second;
        at->second = now;
        if (first || silence <= kGap) return;
        const Instrument* const i = m_catalogue.get(id);
        const auto time = venueTime(now);
        if (!i || !time) return;
        m_history.missed(*i, *time - silence, *time);
        // One outage is fetched once, whoever notices it first.
        for (std::map<InstrumentId, Mono>* both : {&m_heardAt, &m_tradesAt})
            if (const auto other = both->find(id); other != both->end()) other->second = now;
    };
    std::vector<InstrumentId> trades;
    for (const auto& [name, line] : m_lines) {
        for (const InstrumentId id : line.link->books().ids())
            if (line.link->books().isLive(id)) heard(m_heardAt, id);
        if (line.link->isOpen() && !line.link->isSilent()) line.link->subscriptions().addHeard(trades);
    }
    for (const InstrumentId id : trades) heard(m_tradesAt, id);
}

// Open interest is asked for at some venues: without answers it has a hole, whatever the sockets do.
void VenueSession::noteAnswer(Mono now)
{
    const Duration silence = m_repliedAt ? now - *m_repliedAt : Duration::zero();
    m_repliedAt = now;
    if (silence <= kAnswerGap) return;
    const auto time = venueTime(now);
    for (const PastWanted& w : m_pastOf)
        if (const Instrument* i = m_catalogue.get(w.instrument); i && time)
            m_history.missed(*i, *time - silence, *time);
}

void VenueSession::setHistoryWanted(bool wanted)
{
    m_pastResumes = wanted;
    if (!wanted) m_history.cancel();
    resumeHistory(m_clock.mono());
    m_nextReport = m_clock.mono();
}

// Rows are asked for by the venue's time: until that is known the wish waits.
void VenueSession::resumeHistory(Mono now)
{
    if (!m_pastResumes) return;
    const auto time = venueTime(now);
    if (!time) return;
    m_pastResumes = false;
    m_history.resume(*time);
    m_nextReport = now;
}

HistoryProgress VenueSession::historyProgress(Mono now) const
{
    HistoryProgress p = m_history.progress();
    if (p.complete() || p.cancelled) return p;
    if (const auto paused = m_rest.pausedUntil()) {
        p.waits = "the venue wants no requests for ";
        p.waits += std::to_string(static_cast<long>(std::ceil(toSeconds(*paused - now))));
        p.waits += " s";
    }
    return p;
}

}  // namespace plimsoll
