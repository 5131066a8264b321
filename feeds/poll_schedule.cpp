#include "feeds/poll_schedule.h"

#include <algorithm>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;
constexpr Duration kRetryFirst = 2s, kRetryLongest = 300s;

bool same(const RestRequest& a, const RestRequest& b)
{
    return a.kind == b.kind && a.role == b.role && a.path == b.path && a.body == b.body &&
           a.instrument == b.instrument;
}

}  // namespace

void PollSchedule::set(const std::vector<Poll>& polls, Mono now)
{
    std::vector<Entry> next;
    next.reserve(polls.size());
    for (const Poll& poll : polls) {
        const auto known = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) {
            return same(e.poll.request, poll.request) && e.poll.every == poll.every;
        });
        if (known != m_entries.end()) {
            next.push_back(*known);
            continue;
        }
        Entry e;
        e.poll = poll;
        e.next = now + poll.delay;
        next.push_back(std::move(e));
    }
    m_entries.swap(next);
}

std::vector<RestRequest> PollSchedule::due(Mono now)
{
    std::vector<RestRequest> out;
    for (Entry& e : m_entries) {
        if (e.asked || e.finished || now < e.next) continue;
        e.asked = true;
        out.push_back(e.poll.request);
    }
    return out;
}

void PollSchedule::done(const RestRequest& request, bool ok, Mono now)
{
    for (Entry& e : m_entries) {
        if (!same(e.poll.request, request)) continue;
        e.asked = false;
        if (ok) {
            e.failures = 0;
            e.finished = e.poll.every <= 0ms;
            e.next = now + e.poll.every;
            continue;
        }
        Duration wait = kRetryFirst;
        for (int i = 0; i < e.failures && wait < kRetryLongest; ++i) wait *= 2;
        ++e.failures;
        // Later than its turn, but what is asked once a day is not missing for a day.
        e.next = now + std::max<Duration>(std::min(wait, kRetryLongest),
                                          std::min<Duration>(e.poll.every, kRetryLongest));
    }
}

}  // namespace plimsoll
