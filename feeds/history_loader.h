// Fetches the past of what is watched, beside the present: at the start, of instruments that join later, and of
// what was missed in an outage. One request after the other, the most wanted first; what fails is asked again
// later, what is refused again and again is given up and counted.
#pragma once

#include "feeds/history_plan.h"
#include "model/market/feed_health.h"

#include <map>
#include <optional>
#include <vector>

namespace plimsoll {

class HistoryLoader {
public:
    static constexpr std::size_t kAtOnce = 2;  // requests on their way, of each budget

    explicit HistoryLoader(const VenueProfile& profile) : m_profile(profile) {}

    // Idempotent: what is known already is not asked for again, what is not wanted any more is dropped.
    void want(const std::vector<PastOf>& instruments, Timestamp now);
    // Nothing was heard of it between the two.
    void missed(const Instrument& instrument, Timestamp from, Timestamp to);

    // The next request, if there is room for one; it counts as asked until `done`.
    std::optional<PastRequest> next(Mono now);
    enum class Outcome : std::uint8_t {
        Loaded,
        Refused,  // the venue has no such thing, or says it in a way that cannot be read
        Failed,   // the venue is in trouble
        Unheard,  // no answer, or the venue wants quiet or is busy: no fault of the request
    };
    void done(const RestRequest& request, Outcome outcome, Mono now);

    // Everything once more, for whoever listens only now.
    void again(Timestamp now);
    // What waits is dropped and nothing more is asked until it is wanted again; what has come stays.
    void cancel();
    void resume(Timestamp now);
    bool cancelled() const { return m_cancelled; }
    void clear();  // as at the beginning

    HistoryProgress progress() const;

private:
    struct Page {
        PastRequest past;
        bool asked = false;
        int failures = 0;
        Mono notBefore{};
    };
    struct Known {
        std::size_t left = 0;
        std::size_t rank = 0;
        bool focus = false;
        bool planned = false;
        Instrument instrument;
    };
    void add(std::vector<PastRequest> requests);
    void sort();
    std::vector<Page>::iterator pageOf(const RestRequest& request);

    const VenueProfile& m_profile;
    std::vector<Page> m_pages;  // in the order of asking
    std::map<InstrumentId, Known> m_known;
    std::map<std::uint8_t, std::size_t> m_asked;  // on their way, by budget: one that is spent stops no other
    std::size_t m_done = 0, m_givenUp = 0;
    bool m_cancelled = false;
};

}  // namespace plimsoll
