#include "feeds/recording/ring_stream.h"

#include "feeds/recording/recorded_book.h"
#include "feeds/recording/told_again.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace plimsoll {

namespace {

// Segments last minutes: what lies further before the wished time was told by a clock that stood elsewhere.
constexpr std::chrono::hours kOtherTime{1};

}  // namespace

RingStream::RingStream(const QString& folder, Choice choice, ReadWatchPtr watch)
    : m_folder(folder), m_choice(std::move(choice)), m_watch(std::move(watch))
{
    // From the newest back, until one begins early enough. Segments that cannot be read are passed over.
    const std::vector<ring::Segment> all = ring::segments(folder);
    std::uint64_t unreadable = 0;  // one counts where something older is wanted
    for (auto s = all.rbegin(); s != all.rend(); ++s) {
        const auto span = ring::spanOf(s->path);
        if (!span) {
            if (!FrameLogReader::isFrameLog(s->path)) ++unreadable;  // else it has only begun
            continue;
        }
        if (m_choice.origin && elsewhere(*m_choice.origin, span->origin)) continue;
        // One that ends too early is not the end of the search: clocks are set back, and what was said before lies
        // behind it.
        if (span->first > m_choice.to || span->last + kSettling < m_choice.from) continue;
        m_segments.insert(m_segments.begin(), *s);
        m_unreadable += std::exchange(unreadable, 0);
        m_begin = span->first;
        m_origin = m_origin.said() ? together(m_origin, span->origin) : span->origin;
        const bool twoTimes = span->last - span->first > kOtherTime;
        if (span->first + kSettling <= m_choice.from && !twoTimes) break;
    }
    restart();
}

bool RingStream::restart()
{
    m_log.reset();
    m_next = 0;
    m_run.clear();
    m_runs = 0;
    m_known.clear();
    m_told = 0;
    m_damaged = 0;
    return true;
}

// What was known before the segment begins, the newest answer of each address. Clocks are set meanwhile: within a
// run the machine's steady time says what came before.
void RingStream::learn(const ring::Segment& segment)
{
    m_known.clear();
    m_told = 0;
    FrameLogReader log;
    if (!log.open(ring::knownPath(m_folder, segment.run), m_watch)) return;
    const Timestamp before = m_log->first();
    FrameLogReader opening;
    RecordEntry first;
    const bool steady = opening.open(segment.path) && opening.next(first) && first.mono != Mono{};
    std::map<std::tuple<VenueId, std::string, std::string>, std::size_t> newest;
    RecordEntry entry;
    while (log.next(entry)) {
        const bool earlier = steady && entry.mono != Mono{} ? entry.mono < first.mono : entry.received < before;
        if (!earlier) continue;
        if (m_choice.wanted && !m_choice.wanted(entry)) continue;
        const auto [place, fresh] =
            newest.try_emplace({entry.venue, entry.url, entry.requestBody}, m_known.size());
        if (!fresh) {
            m_known[place->second] = {};  // told more newly
            place->second = m_known.size();
        }
        m_known.push_back(toldAgain(std::move(entry), before, {}));
    }
    std::erase_if(m_known, [](const RecordEntry& e) { return e.url.empty(); });
}

bool RingStream::openNext()
{
    while (m_next < m_segments.size()) {
        const ring::Segment& segment = m_segments[m_next++];
        if (m_log) m_damaged += m_log->damagedBlocks();
        m_log = std::make_unique<FrameLogReader>();
        if (!m_log->open(segment.path, m_watch) || m_log->entries() == 0) {
            m_log.reset();
            ++m_unreadable;
            continue;
        }
        m_withinSegment = false;
        if (segment.run != m_run) {
            m_run = segment.run;
            ++m_runs;
            learn(segment);
        }
        return true;
    }
    return false;
}

bool RingStream::next(RecordEntry& out)
{
    for (;;) {
        if (m_watch && m_watch->cancelled) return false;
        if (m_told < m_known.size()) {
            out = m_known[m_told++];
            if (m_told == m_known.size()) m_known.clear(), m_told = 0;
            return true;
        }
        if (!m_log || !m_log->next(out)) {
            if (!openNext()) return false;
            continue;
        }
        // In a segment in which the clock was set back stands what is of another time, on either side. What stands
        // before the wished time otherwise is what that rests on: books and lists.
        if (out.received > m_choice.to) continue;
        m_withinSegment = m_withinSegment || out.received >= m_choice.from;
        if (m_withinSegment && out.received < m_choice.from && m_choice.from - out.received > kOtherTime) continue;
        // Each run of the program counts its connections from one; those of a later run are others, and newer.
        if (m_runs > 1)
            if (const std::uint64_t number = connectionOf(out.socket)) {
                out.socket.resize(out.socket.rfind('#') + 1);
                out.socket += std::to_string(number + ((m_runs - 1) << 32u));
            }
        if (!m_choice.wanted || m_choice.wanted(out)) return true;
    }
}

std::string RingStream::notice() const
{
    std::string text;
    if (m_unreadable > 0) text += std::to_string(m_unreadable) + " files of the black box could not be read";
    const std::uint64_t damaged = m_damaged + (m_log ? m_log->damagedBlocks() : 0);
    if (damaged > 0) {
        if (!text.empty()) text += "; ";
        text += std::to_string(damaged) + " damaged blocks were passed over";
    }
    return text;
}

}  // namespace plimsoll
