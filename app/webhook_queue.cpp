#include "app/webhook_queue.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kTriesKept = 2;  // one more without success is more than a hiccup still

}  // namespace

void HookQueue::push(VoicePost post, Mono now)
{
    // A story that has gone on says it with its newest words: what still waits of it is not posted as well.
    if (post.story != 0) {
        const std::size_t kept = m_underWay ? 1 : 0;
        for (std::size_t i = kept; i < m_posts.size(); ++i)
            if (m_posts[i].post.story == post.story) {
                // New words have an age of their own, and tries: what they replace may have had all but one.
                m_posts[i] = {std::move(post), now, std::min(m_posts[i].tries, kTriesKept)};
                return;
            }
    }
    if (m_posts.size() >= m_limits.waiting) {
        // The one under way stays.
        m_posts.erase(m_posts.begin() + (m_underWay ? 1 : 0));
        ++m_health.dropped;
    }
    m_posts.push_back({std::move(post), now, 0});
}

void HookQueue::dropOld(Mono now)
{
    while (!m_posts.empty() && now - m_posts.front().at > m_limits.oldest) {
        m_posts.pop_front();
        ++m_health.dropped;
    }
}

std::optional<Mono> HookQueue::due() const
{
    if (m_underWay || m_posts.empty()) return std::nullopt;
    Mono at = m_notBefore;
    if (!m_minute.empty()) {
        at = std::max(at, m_minute.back() + m_limits.gap);
        if (m_minute.size() >= m_limits.perMinute) at = std::max(at, m_minute.front() + std::chrono::minutes{1});
    }
    return at;
}

std::optional<HookQueue::Try> HookQueue::take(Mono now)
{
    if (!m_underWay) dropOld(now);
    const auto at = due();
    if (!at || now < *at) return std::nullopt;
    m_underWay = true;
    m_minute.push_back(now);
    while (m_minute.size() > m_limits.perMinute) m_minute.pop_front();
    ++m_posts.front().tries;
    return Try{&m_posts.front().post, now - m_posts.front().at};
}

void HookQueue::answered(const HookOutcome& outcome, AsOf now)
{
    if (!m_underWay) return;
    m_underWay = false;
    m_health.trouble = outcome.text;
    Waiting& front = m_posts.front();
    switch (outcome.kind) {
        case HookOutcome::Kind::Good:
            m_health.lastGood = now.wall;
            m_health.light = HookHealth::Light::Good;
            ++m_health.sent;
            m_posts.pop_front();
            m_notBefore = {};
            return;
        case HookOutcome::Kind::Never:
            m_health.light = HookHealth::Light::Bad;
            ++m_health.failed;
            m_posts.pop_front();
            m_notBefore = {};
            return;
        case HookOutcome::Kind::Again: break;
    }
    ++m_health.failed;
    const int tries = front.tries;
    // It has failed thrice: more than a hiccup.
    m_health.light = tries >= 3 ? HookHealth::Light::Bad : HookHealth::Light::Waiting;
    Duration pause = m_limits.first;
    for (int i = 1; i < tries && pause < m_limits.largest; ++i) pause *= 2;
    pause = std::min(pause, m_limits.largest);
    if (outcome.after) pause = std::max(pause, std::min<Duration>(*outcome.after, m_limits.longestWish));
    m_notBefore = now.mono + pause;
    if (tries >= m_limits.tries) {
        m_posts.pop_front();
        ++m_health.dropped;
    }
}

HookHealth HookQueue::health() const
{
    HookHealth h = m_health;
    h.waiting = m_posts.size();
    return h;
}

}  // namespace plimsoll
