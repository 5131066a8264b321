#include "feeds/connect_gate.h"

#include <algorithm>

namespace plimsoll {
namespace {

using namespace std::chrono_literals;

constexpr std::ptrdiff_t kAtOnce = 2;  // in twice the first wait: a second
constexpr std::ptrdiff_t kAMinute = 10;
constexpr Duration kMinute = 60s, kOnTheWay = 2s;  // two may be nearer to one another when the venue counts them
constexpr Duration kAnswer = 5s;                   // half of what an attempt may take
constexpr Duration kLocalRetry = 4s;               // the venue does not see these: FAULTS 51, recovery within 5 s
constexpr int kRefusedFirst = 10;  // times the first wait, after 403 and 429 without a time: five seconds

}  // namespace

ConnectGate::Host& ConnectGate::host(const std::string& name)
{
    const auto it = m_hosts.find(name);
    if (it != m_hosts.end()) return it->second;
    return m_hosts.emplace(name, Host{Backoff(m_first, m_largest, m_seed + m_hosts.size())}).first->second;
}

std::optional<ConnectGate::Ticket> ConnectGate::knock(const std::string& name, Mono now)
{
    Host& h = host(name);
    if (now < h.notBefore) return std::nullopt;
    if (h.failing && h.probe != 0) return std::nullopt;
    if (full(now)) return std::nullopt;
    const auto seen =
        std::count_if(m_attempts.begin(), m_attempts.end(), [](const Attempt& a) { return a.asked && !a.local; });
    if (m_aMinute > 0 && seen >= m_aMinute) return std::nullopt;
    const auto second = std::count_if(m_attempts.begin(), m_attempts.end(),
                                      [&](const Attempt& a) { return a.asked && now - a.at < 2 * m_first; });
    if (second >= kAtOnce) return std::nullopt;
    const auto unanswered = std::count_if(h.underWay.begin(), h.underWay.end(),
                                          [now](const Host::Knock& k) { return now - k.at < kAnswer; });
    if (h.open == 0 && unanswered >= kAtOnce) return std::nullopt;
    const Ticket ticket = ++m_last;
    m_attempts.push_back({ticket, now, true, true});
    h.underWay.push_back({ticket, now});
    if (h.failing) h.probe = ticket;
    return ticket;
}

ConnectGate::Ticket ConnectGate::note(Mono now)
{
    m_attempts.push_back({++m_last, now, true, false});
    return m_last;
}

bool ConnectGate::full(Mono now)
{
    while (!m_attempts.empty() && now - m_attempts.front().at >= kMinute + kOnTheWay) m_attempts.pop_front();
    return std::count_if(m_attempts.begin(), m_attempts.end(),
                         [now](const Attempt& a) { return a.counts && now - a.at < kMinute; }) >= kAMinute;
}

void ConnectGate::over(Host& h, Ticket ticket)
{
    if (h.probe == ticket) h.probe = 0;
    std::erase_if(h.underWay, [ticket](const Host::Knock& k) { return k.ticket == ticket; });
}

void ConnectGate::forget(Ticket ticket, bool local)
{
    for (Attempt& a : m_attempts) {
        if (a.ticket != ticket) continue;
        a.counts = false;
        a.local = local;
    }
}

void ConnectGate::failed(const std::string& name, Ticket ticket, Mono now, bool local,
                         std::optional<Duration> retryAfter, int httpStatus)
{
    Host& h = host(name);
    over(h, ticket);
    if (local) forget(ticket, true);
    if (retryAfter) h.notBefore = std::max(h.notBefore, now + *retryAfter);
    if (h.open > 0) return;  // this socket's own trouble: others are through
    // Sockets that knocked together and failed together are one failure.
    if (!h.failing || h.notBefore <= now) {
        Duration wait = h.backoff.next();
        if (httpStatus == 403 || httpStatus == 418 || httpStatus == 429) {
            if (!retryAfter) wait = std::max(wait, h.backoff.jitter(kRefusedFirst * m_first, 0.2));
        }
        if (local) wait = std::min(wait, h.backoff.jitter(kLocalRetry, 0.1));
        h.notBefore = std::max(h.notBefore, now + wait);
    }
    h.failing = true;
}

void ConnectGate::abandoned(const std::string& name, Ticket ticket)
{
    Host& h = host(name);
    over(h, ticket);
}

void ConnectGate::opened(const std::string& name, Ticket ticket)
{
    Host& h = host(name);
    over(h, ticket);
    ++h.open;
    h.newestIn = std::max(h.newestIn, ticket);
    h.failing = false;
    h.notBefore = {};
}

void ConnectGate::answered(const std::string& name, Ticket ticket)
{
    Host& h = host(name);
    over(h, ticket);
    h.failing = false;
    h.notBefore = {};
    forget(ticket);
}

void ConnectGate::proven(Ticket ticket)
{
    forget(ticket);
}

void ConnectGate::stable(const std::string& name)
{
    host(name).backoff.reset();
}

void ConnectGate::closed(const std::string& name)
{
    Host& h = host(name);
    if (h.open > 0) --h.open;
}

bool ConnectGate::overtaken(const std::string& name, Ticket ticket) const
{
    const auto it = m_hosts.find(name);
    return it != m_hosts.end() && it->second.open > 0 && it->second.newestIn > ticket;
}

bool ConnectGate::failing(const std::string& name) const
{
    const auto it = m_hosts.find(name);
    return it != m_hosts.end() && it->second.failing;
}

std::optional<Mono> ConnectGate::nextAt(const std::string& name) const
{
    const auto it = m_hosts.find(name);
    if (it == m_hosts.end() || it->second.notBefore == Mono{}) return std::nullopt;
    return it->second.notBefore;
}

}  // namespace plimsoll
