#include "feeds/history_loader.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr Duration kRetryFirst = 2s, kRetryLongest = 5min;
constexpr int kRefusals = 3, kFailures = 10;  // then a request is given up

bool same(const RestRequest& a, const RestRequest& b)
{
    return a.instrument == b.instrument && a.kind == b.kind && a.role == b.role && a.path == b.path &&
           a.body == b.body;
}

Duration waitAfter(int failures)
{
    Duration wait = kRetryFirst;
    for (int i = 1; i < failures && wait < kRetryLongest; ++i) wait *= 2;
    return std::min(wait, kRetryLongest);
}

}  // namespace

void HistoryLoader::want(const std::vector<PastOf>& instruments, Timestamp now)
{
    std::map<InstrumentId, Known> next;
    std::vector<PastOf> fresh;
    for (std::size_t rank = 0; rank < instruments.size(); ++rank) {
        const Instrument& i = *instruments[rank].instrument;
        const auto& wishes = m_profile.pastWishes;
        if (std::none_of(wishes.begin(), wishes.end(), [&](const PastWish& w) { return w.market == i.market; }))
            continue;
        const auto known = m_known.find(i.id);
        Known& k = next[i.id];
        if (known != m_known.end())
            k = known->second;
        else
            fresh.push_back(instruments[rank]);
        k.rank = rank;
        k.focus = instruments[rank].focus;
        k.instrument = i;
        k.planned = k.planned || !m_cancelled;
    }
    // An answer on its way may still come; it is of no use and does no harm.
    std::erase_if(m_pages, [&](const Page& p) {
        const bool gone = !next.contains(p.past.instrument);
        if (gone && p.asked) --m_asked[p.past.request.pool];
        return gone;
    });
    m_known.swap(next);
    if (!m_cancelled) add(planHistory(m_profile, fresh, now));
    sort();
}

void HistoryLoader::missed(const Instrument& instrument, Timestamp from, Timestamp to)
{
    if (m_cancelled || !m_known.contains(instrument.id)) return;
    add(planMissed(m_profile, instrument, from, to));
    sort();
}

void HistoryLoader::add(std::vector<PastRequest> requests)
{
    for (PastRequest& r : requests) {
        const auto known = m_known.find(r.instrument);
        if (known == m_known.end() || pageOf(r.request) != m_pages.end()) continue;
        ++known->second.left;
        m_pages.push_back({std::move(r)});
    }
}

void HistoryLoader::sort()
{
    for (Page& p : m_pages) p.past.rank = m_known.at(p.past.instrument).rank;
    std::stable_sort(m_pages.begin(), m_pages.end(), [this](const Page& a, const Page& b) {
        const auto key = [this](const PastRequest& p) {
            return std::tuple(p.order(m_known.at(p.instrument).focus), p.rank, p.turn);
        };
        return key(a.past) < key(b.past);
    });
}

std::vector<HistoryLoader::Page>::iterator HistoryLoader::pageOf(const RestRequest& request)
{
    return std::find_if(m_pages.begin(), m_pages.end(),
                        [&](const Page& p) { return same(p.past.request, request); });
}

std::optional<PastRequest> HistoryLoader::next(Mono now)
{
    const auto page = std::find_if(m_pages.begin(), m_pages.end(), [&](const Page& p) {
        return !p.asked && now >= p.notBefore && m_asked[p.past.request.pool] < kAtOnce;
    });
    if (page == m_pages.end()) return std::nullopt;
    page->asked = true;
    ++m_asked[page->past.request.pool];
    return page->past;
}

void HistoryLoader::done(const RestRequest& request, Outcome outcome, Mono now)
{
    const auto page = pageOf(request);
    if (page == m_pages.end() || !page->asked) return;
    page->asked = false;
    --m_asked[request.pool];
    switch (outcome) {
        case Outcome::Unheard: page->notBefore = now + kRetryFirst; return;
        case Outcome::Refused:
        case Outcome::Failed:
            if (++page->failures < (outcome == Outcome::Refused ? kRefusals : kFailures)) {
                page->notBefore = now + waitAfter(page->failures);
                return;
            }
            ++m_givenUp;
            break;
        case Outcome::Loaded: ++m_done; break;
    }
    --m_known.at(page->past.instrument).left;
    m_pages.erase(page);
}

void HistoryLoader::again(Timestamp now)
{
    if (m_cancelled) return;
    std::vector<PastOf> all;
    for (auto& [id, k] : m_known) all.push_back({&k.instrument, k.focus});
    add(planHistory(m_profile, all, now));
    sort();
}

void HistoryLoader::cancel()
{
    m_cancelled = true;
    m_pages.clear();
    m_asked.clear();
}

void HistoryLoader::resume(Timestamp now)
{
    if (!m_cancelled) return;
    m_cancelled = false;
    // Those that were not whole begin anew: what has come already is not taken twice.
    std::vector<PastOf> again;
    for (auto& [id, k] : m_known) {
        if (k.planned && k.left == 0) continue;
        k.planned = true;
        k.left = 0;
        again.push_back({&k.instrument, k.focus});
    }
    add(planHistory(m_profile, again, now));
    sort();
}

void HistoryLoader::clear()
{
    m_pages.clear();
    m_known.clear();
    m_asked.clear();
    m_done = m_givenUp = 0;
}

HistoryProgress HistoryLoader::progress() const
{
    HistoryProgress p;
    p.wanted = static_cast<std::uint32_t>(m_known.size());
    for (const auto& [id, k] : m_known) p.loaded += k.planned && k.left == 0;
    p.requestsLeft = static_cast<std::uint32_t>(m_pages.size());
    p.requestsDone = static_cast<std::uint32_t>(m_done);
    p.givenUp = static_cast<std::uint32_t>(m_givenUp);
    p.cancelled = m_cancelled;
    return p;
}

}  // namespace plimsoll
