// When a venue may be knocked at: one gate for all its sockets, and for REST while a host fails
// (FAULTS P7).
//
//  - at most two attempts in any second (twice the first wait);
//  - while nothing is open, two that are not answered yet hold up the others for a while: a host that takes
//    connections and says nothing would have them all waste their time;
//  - at most ten a minute that came to nothing: an attempt that brought data is not held against us;
//  - where a venue limits new connections, at most so many a minute, whatever they brought;
//  - while a host fails and no socket to it is open, one socket at a time tries, with growing gaps;
//    when it comes through, the others follow at once;
//  - a Retry-After of the host is obeyed by all.
#pragma once

#include "feeds/backoff.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

class ConnectGate {
public:
    using Ticket = std::uint64_t;  // 0: none

    // `aMinute`: new sockets that the venue takes; 0: no limit.
    ConnectGate(Duration first, Duration largest, std::uint64_t seed, std::size_t aMinute = 0)
        : m_first(first), m_largest(largest), m_seed(seed), m_aMinute(static_cast<std::ptrdiff_t>(aMinute))
    {
    }

    // A ticket when an attempt may begin now; it counts as made.
    std::optional<Ticket> knock(const std::string& host, Mono now);
    // A connection of REST to a host that does not fail asks nobody, but the venue counts it as well.
    Ticket note(Mono now);
    bool full(Mono now);  // no more of them this minute
    // How it ended. `local`: nothing left this machine, so the venue did not see it.
    void failed(const std::string& host, Ticket ticket, Mono now, bool local, std::optional<Duration> retryAfter,
                int httpStatus);
    void abandoned(const std::string& host, Ticket ticket);  // we gave it up ourselves
    void opened(const std::string& host, Ticket ticket);
    void answered(const std::string& host, Ticket ticket);  // a REST request, which is over now
    void proven(Ticket ticket);                             // data came
    void stable(const std::string& host);                   // data has come for a while
    void closed(const std::string& host);                   // an open one ended

    // Somebody who knocked later is in: whoever still waits asked a host that did not answer then.
    bool overtaken(const std::string& host, Ticket ticket) const;

    // The host fails as a whole: nobody should wait longer than this once it answers again.
    bool failing(const std::string& host) const;
    std::optional<Mono> nextAt(const std::string& host) const;

private:
    struct Host {
        Backoff backoff;
        int open = 0;
        Ticket newestIn = 0;
        bool failing = false;
        Ticket probe = 0;
        struct Knock {
            Ticket ticket;
            Mono at;
        };
        std::vector<Knock> underWay = {};
        Mono notBefore{};
    };
    struct Attempt {
        Ticket ticket;
        Mono at;
        bool counts;  // against the minute
        bool asked;   // by `knock`
        bool local = false;
    };
    Host& host(const std::string& name);
    static void over(Host& host, Ticket ticket);
    void forget(Ticket ticket, bool local = false);

    Duration m_first, m_largest;
    std::uint64_t m_seed;
    std::ptrdiff_t m_aMinute;
    Ticket m_last = 0;
    std::map<std::string, Host> m_hosts;
    std::deque<Attempt> m_attempts;
};

}  // namespace plimsoll
