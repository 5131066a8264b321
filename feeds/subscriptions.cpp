#include "feeds/subscriptions.h"

#include <algorithm>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;

constexpr Duration kTradePatience = 60s;  // a thin coin may not trade for a minute
constexpr int kRefusedFirst = 10;         // times the first wait of connections: five seconds
constexpr int kLeaveTimes = 5;            // what is not left after so many requests goes with its connection
constexpr Duration kQueued = 60s;         // a frame waits no longer than this for its turn
constexpr Duration kRetryLongest = 300s;
// Topics on one clock speak within this of each other; who has not by then has missed the round.
constexpr Duration kRoundWidth = 1500ms;
// What is late is shown before the limits of FAULTS 5 and 46 have passed.
constexpr double kEarly = 0.93;

Duration early(Duration d)
{
    return std::chrono::duration_cast<Duration>(d * kEarly);
}

bool isSlow(TopicClass c)
{
    return c == TopicClass::Trades || c == TopicClass::Kline;
}

bool saysAlready(std::string_view why)
{
    return why.find("already subscribed") != std::string_view::npos;
}

}  // namespace

Subscriptions::Subscriptions(const VenueProfile& profile, Market market, const NetworkConfig& config,
                             std::uint64_t seed)
    : m_profile(profile),
      m_market(market),
      m_config(config),
      m_jitter(config.backoffFirst, config.backoffLargest, seed)
{
}

void Subscriptions::set(const std::vector<Topic>& topics)
{
    const auto wanted = [&](const Topic& t) { return std::find(topics.begin(), topics.end(), t) != topics.end(); };
    for (auto it = m_records.begin(); it != m_records.end();) {
        if (wanted(it->topic)) {
            ++it;
            continue;
        }
        if (it->asked) m_leaving.push_back({it->topic.name});
        it = m_records.erase(it);
    }
    reindex();
    for (const Topic& t : topics) {
        if (m_index.contains(t.name)) continue;
        Record r;
        r.topic = t;
        m_index.emplace(t.name, m_records.size());
        m_records.push_back(std::move(r));
    }
    // In the order of the plan: what is looked at comes first, also when it was added last.
    reindex();
    std::vector<Record> ordered;
    ordered.reserve(m_records.size());
    for (const Topic& t : topics) {
        const auto at = m_index.find(t.name);
        if (at == m_index.end()) continue;
        ordered.push_back(std::move(m_records[at->second]));
        m_index.erase(at);
    }
    m_records = std::move(ordered);
    reindex();
}

void Subscriptions::reindex()
{
    m_index.clear();
    m_mustSpeak = false;
    m_onlyTrades = true;
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const Topic& t = m_records[i].topic;
        m_index.emplace(t.name, i);
        if (maybeSilent(t.cls)) continue;
        m_mustSpeak = true;
        if (!isSlow(t.cls)) m_onlyTrades = false;
    }
    m_onlyTrades = m_onlyTrades && m_mustSpeak;
}

void Subscriptions::restart()
{
    m_requests.clear();
    m_leaving.clear();
    for (Record& r : m_records) {
        r.state = State::Wanted;
        r.asked = false;
        r.silent = false;
        r.meter.reset();
        // A refused topic keeps its wait: reconnecting must not become a way to ask faster.
        if (r.refusal.empty()) r.retryAt = {};
    }
}

std::vector<OutFrame> Subscriptions::frames(const std::vector<std::string>& topics, bool on, Mono now, int times)
{
    if (topics.empty()) return {};
    std::vector<OutFrame> out = m_profile.subscribe(topics, on, m_market, m_nextId);
    for (OutFrame& f : out) {
        m_nextId = std::max(m_nextId, f.id + 1);
        m_requests[f.id] = {f.topics, on, now + kQueued, times};
    }
    return out;
}

std::vector<OutFrame> Subscriptions::leave(std::size_t most, Mono now)
{
    const std::size_t n = std::min(most, m_leaving.size());
    std::vector<std::string> names;
    int times = 0;
    for (std::size_t i = 0; i < n; ++i) {
        names.push_back(std::move(m_leaving[i].name));
        times = std::max(times, m_leaving[i].times);
    }
    m_leaving.erase(m_leaving.begin(), m_leaving.begin() + static_cast<std::ptrdiff_t>(n));
    return frames(names, false, now, times);
}

// One that is wanted again meanwhile was subscribed after the request to leave; if that was not heard, it still
// is.
void Subscriptions::leaveAgain(Mono now)
{
    for (auto it = m_requests.begin(); it != m_requests.end();) {
        const Request& request = it->second;
        if (request.on || now - request.since < m_config.topicSilence) {
            ++it;
            continue;
        }
        if (request.times < kLeaveTimes)
            for (const std::string& topic : request.topics)
                if (!find(topic)) m_leaving.push_back({topic, request.times + 1});
        it = m_requests.erase(it);
    }
}

std::vector<OutFrame> Subscriptions::due(Mono now, std::size_t most)
{
    const std::size_t before = m_leaving.size();
    std::vector<OutFrame> batch = leave(most, now);
    most -= before - m_leaving.size();

    std::vector<std::string> together;
    std::vector<OutFrame> out;
    for (Record& r : m_records) {
        if (most == 0) break;
        if (r.state != State::Wanted || now < r.retryAt) continue;
        --most;
        r.asked = true;
        // Sent from here on, as far as asking again goes; the clock for the answer starts with sent().
        r.state = State::Sent;
        r.since = now + kQueued;
        if (!r.alone) {
            together.push_back(r.topic.name);
            continue;
        }
        for (OutFrame& f : frames({r.topic.name}, true, now)) out.push_back(std::move(f));
    }
    for (OutFrame& f : frames(together, true, now)) batch.push_back(std::move(f));
    batch.insert(batch.end(), std::make_move_iterator(out.begin()), std::make_move_iterator(out.end()));
    return batch;
}

std::vector<OutFrame> Subscriptions::again(const std::string& topic, Mono now)
{
    Record* r = find(topic);
    if (!r) return {};
    r->state = State::Sent;
    r->asked = true;
    r->since = now + kQueued;
    std::vector<OutFrame> out = frames({topic}, false, now);
    for (OutFrame& f : frames({topic}, true, now)) out.push_back(std::move(f));
    return out;
}

void Subscriptions::sent(const OutFrame& frame, Mono now)
{
    const auto request = m_requests.find(frame.id);
    if (request == m_requests.end()) return;
    if (!request->second.on) {
        request->second.since = now;
        return;
    }
    for (const std::string& topic : request->second.topics) {
        Record* r = find(topic);
        if (r && r->state == State::Sent) r->since = now;
    }
}

void Subscriptions::acked(std::int64_t id, Mono now)
{
    const auto request = m_requests.find(id);
    if (request == m_requests.end()) return;
    if (request->second.on) {
        for (const std::string& topic : request->second.topics) {
            Record* r = find(topic);
            if (!r) continue;
            r->refusal.clear();
            if (r->state != State::Sent) continue;  // the first message may come before the answer
            r->state = State::Acked;
            r->since = now;
        }
    }
    m_requests.erase(request);
}

std::int64_t Subscriptions::requestOf(std::string_view topic, bool on) const
{
    std::int64_t oldest = -1;
    for (const auto& [id, request] : m_requests) {
        const bool names = std::find(request.topics.begin(), request.topics.end(), topic) != request.topics.end();
        if (request.on == on && names && (oldest < 0 || id < oldest)) oldest = id;
    }
    return oldest;
}

void Subscriptions::refused(std::int64_t id, const std::string& why, Mono now)
{
    const auto request = m_requests.find(id);
    if (request == m_requests.end()) return;
    const Request what = request->second;
    if (!what.on || saysAlready(why)) {
        acked(id, now);
        return;
    }
    m_requests.erase(id);
    for (const std::string& topic : what.topics) {
        Record* r = find(topic);
        if (!r || r->state == State::Live) continue;
        r->state = State::Wanted;
        if (what.topics.size() > 1) {
            // One bad topic may have refused them all (Bybit: not documented): ask one by one.
            r->alone = true;
            r->retryAt = now;
            continue;
        }
        r->refusal = why.empty() ? "refused" : why;
        postpone(*r, kRefusedFirst * m_config.backoffFirst, now);
    }
}

const Topic* Subscriptions::seen(std::string_view topic, Mono now)
{
    Record* r = find(topic);
    if (!r) return nullptr;
    // Left a moment ago and wanted again: this is still of the old subscription, and ends with it.
    if (!r->asked) return &r->topic;
    if (r->state != State::Live) {
        r->state = State::Live;
        r->since = now;
        r->everLive = true;
        r->alone = false;
        r->refusal.clear();
    }
    r->silent = false;
    r->before = r->meter.everSeen() ? r->meter.last() : Mono{};
    r->meter.seen(now);
    // It has proven itself when it has spoken for a while.
    if (r->failures > 0 && now - r->since > 30s) r->failures = 0;
    return &r->topic;
}

std::optional<Duration> Subscriptions::patience(const Record& r) const
{
    if (maybeSilent(r.topic.cls) || r.topic.onChange) return std::nullopt;
    if (r.topic.quiet.count() > 0) {
        // A book is sent at a pace of its own. Of anything else: as the venue says it, however fast it spoke while
        // there was something to say.
        const bool book = r.topic.cls == TopicClass::Depth || r.topic.cls == TopicClass::Bbo;
        return book && r.meter.paced() ? std::min<Duration>(r.topic.quiet, r.meter.limit(m_config.silence))
                                       : r.topic.quiet;
    }
    if (isSlow(r.topic.cls)) return r.meter.limit(kTradePatience);
    return r.meter.limit(m_config.silence);
}

// Others on its clock have spoken and this one has not. One that does so again and again has a pace of its own.
bool Subscriptions::missedRound(const Record& r, Mono now) const
{
    if (r.topic.clock == 0 || r.state != State::Live || r.failures > 1) return false;
    // Who spoke with it in the last round, and has spoken since.
    return std::any_of(m_records.begin(), m_records.end(), [&](const Record& other) {
        const Duration apart = other.before - r.meter.last();
        return other.topic.clock == r.topic.clock && other.state == State::Live && apart <= kRoundWidth &&
               apart >= -kRoundWidth && other.meter.last() - r.meter.last() > kRoundWidth &&
               now - other.meter.last() > kRoundWidth;
    });
}

void Subscriptions::postpone(Record& r, Duration first, Mono now)
{
    Duration wait = first;
    for (int i = 0; i < r.failures && wait < kRetryLongest; ++i) wait *= 2;
    ++r.failures;
    r.retryAt = now + m_jitter.jitter(std::min(wait, kRetryLongest), 0.2);
}

Subscriptions::Verdict Subscriptions::check(Mono now, bool socketAlive)
{
    leaveAgain(now);
    Verdict verdict;
    for (Record& r : m_records) {
        const Duration waited = now - r.since;
        const auto limit = patience(r);
        switch (r.state) {
            case State::Wanted: break;
            case State::Sent:
                if (waited < early(m_config.silence)) break;
                r.refusal = "no answer to the subscription";
                r.state = State::Wanted;
                postpone(r, m_config.topicSilence, now);
                break;
            case State::Acked: {
                if (!limit) break;
                if (waited >= early(*limit)) r.silent = true;
                // A whole silent socket is the link's business.
                const Duration patient = std::max<Duration>(m_config.topicSilence, *limit);
                if (socketAlive && waited >= patient * (1 << std::min(r.failures, 5))) {
                    ++r.failures;
                    verdict.again.push_back(r.topic.name);
                }
                break;
            }
            case State::Live: {
                if (!limit) break;
                const Duration quiet = now - r.meter.last();
                const bool missed = missedRound(r, now);
                if ((missed || quiet >= early(*limit)) && !r.silent) {
                    r.silent = true;
                    verdict.fellSilent.push_back(r.topic.name);
                }
                const Duration patient = std::max<Duration>(m_config.topicSilence, *limit);
                if (socketAlive && (missed || quiet >= early(patient))) {
                    ++r.failures;
                    r.meter.reset();
                    verdict.again.push_back(r.topic.name);
                }
                break;
            }
        }
    }
    return verdict;
}

bool Subscriptions::allSettled() const
{
    return std::all_of(m_records.begin(), m_records.end(), [](const Record& r) {
        if (!r.refusal.empty()) return true;  // asked, and answered
        if (maybeSilent(r.topic.cls) || isSlow(r.topic.cls) || r.topic.onChange) return r.state >= State::Acked;
        return r.state == State::Live && !r.silent;
    });
}

bool Subscriptions::speaks(const Record& r)
{
    return (r.state == State::Live && !r.silent) ||
           (r.state == State::Acked && (maybeSilent(r.topic.cls) || r.topic.onChange));
}

std::uint32_t Subscriptions::live() const
{
    return static_cast<std::uint32_t>(std::count_if(m_records.begin(), m_records.end(), speaks));
}

std::array<Subscriptions::ClassCount, kTopicClasses> Subscriptions::classes() const
{
    std::array<ClassCount, kTopicClasses> out;
    for (const Record& r : m_records) {
        ClassCount& c = out[static_cast<std::size_t>(r.topic.cls)];
        ++c.topics;
        c.live += speaks(r);
        if (r.meter.everSeen()) c.last = std::max(c.last.value_or(r.meter.last()), r.meter.last());
    }
    return out;
}

void Subscriptions::addHeard(std::vector<InstrumentId>& trades) const
{
    for (const Record& r : m_records)
        if (r.topic.cls == TopicClass::Trades &&
            (r.state == State::Acked || (r.state == State::Live && !r.silent)))
            trades.push_back(r.topic.instrument);
}

std::uint32_t Subscriptions::silent() const
{
    return static_cast<std::uint32_t>(
        std::count_if(m_records.begin(), m_records.end(), [](const Record& r) { return r.silent; }));
}

std::vector<RefusedTopic> Subscriptions::refusals() const
{
    std::vector<RefusedTopic> out;
    for (const Record& r : m_records) {
        if (!r.refusal.empty())
            out.push_back({r.topic.name, r.refusal});
        else if (r.silent)
            out.push_back({r.topic.name, r.everLive ? "fell silent" : "accepted, but no message came"});
    }
    return out;
}

std::optional<Subscriptions::State> Subscriptions::state(std::string_view topic) const
{
    const Record* r = find(topic);
    return r ? std::optional(r->state) : std::nullopt;
}

Subscriptions::Record* Subscriptions::find(std::string_view topic)
{
    const auto it = m_index.find(topic);
    return it == m_index.end() ? nullptr : &m_records[it->second];
}

const Subscriptions::Record* Subscriptions::find(std::string_view topic) const
{
    const auto it = m_index.find(topic);
    return it == m_index.end() ? nullptr : &m_records[it->second];
}

}  // namespace plimsoll
