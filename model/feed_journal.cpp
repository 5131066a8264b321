#include "model/feed_journal.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <utility>

namespace plimsoll {

namespace {

store::JournalRow line(VenueId venue, Timestamp at, const char* level, std::string text, std::string evidence = {})
{
    std::string words(venueName(venue));
    words += ' ';
    words += text;
    return {toUnixMs(at),     store::Entry::Feed, {}, std::string(venueKey(venue)), level,
            std::move(words), std::move(evidence)};
}

std::string counted(std::uint64_t n, const char* one, const char* many)
{
    return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

std::string utc(Timestamp t)
{
    const std::time_t seconds = std::time_t(toUnixMs(t) / 1'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return text;
}

}  // namespace

FeedJournal::Light FeedJournal::lightOf(const VenueRow& row)
{
    if (!row.enabled) return Light::Off;
    switch (row.state) {
        case Freshness::Live:
        case Freshness::Late: return Light::Up;
        case Freshness::Stale: return Light::Stale;
        case Freshness::Off: return Light::Off;
    }
    return Light::Unknown;
}

void FeedJournal::light(Venue& v, VenueId venue, const VenueRow& row, AsOf now,
                        std::vector<store::JournalRow>& out) const
{
    const Light seen = lightOf(row);
    if (seen != v.seen) {
        v.seen = seen;
        v.since = now;
        v.why = row.detail;
    }
    if (v.why.empty()) v.why = row.detail;
    if (seen == v.said) return;
    while (!v.lines.empty() && now.mono - v.lines.front() > kLately) v.lines.pop_front();
    Duration hold = v.said == Light::Unknown && seen == Light::Off ? kFirstSilence : kHold;
    for (std::size_t n = 1; n < v.lines.size() && hold < kLongestHold; ++n) hold *= 2;
    if (now.mono - v.since.mono < std::min(hold, kLongestHold)) return;

    const Light before = std::exchange(v.said, seen);
    if (before == Light::Unknown && (seen == Light::Up || !row.enabled)) return;  // as it should be
    v.lines.push_back(now.mono);
    if (seen == Light::Up) {
        const auto seconds = std::llround(toSeconds(v.since.mono - v.downAt.mono));
        out.push_back(line(venue, v.since.wall, "back", "is back after " + std::to_string(seconds) + " s",
                           "{\"seconds\":" + std::to_string(seconds) + '}'));
        return;
    }
    if (before == Light::Up || before == Light::Unknown) v.downAt = v.since;
    const bool off = seen == Light::Off;
    std::string text = !row.enabled ? "was switched off" : off ? "is offline" : "is stale";
    if (row.enabled && !v.why.empty()) {
        text += ": ";
        text += v.why;
    }
    out.push_back(line(venue, v.since.wall, off ? "off" : "stale", std::move(text)));
}

void FeedJournal::gaps(Venue& v, VenueId venue, const VenueRow& row, AsOf now,
                       std::vector<store::JournalRow>& out) const
{
    if (!row.health) return;
    const Counts have{row.health->gaps, row.health->resyncs, row.health->reconnects};
    if (!v.counted) v.counted = have;
    if (have == *v.counted) return;
    if (!v.gathering) v.gathering = now;
    if (now.mono - v.gathering->mono < kGather) return;
    const Counts was = *std::exchange(v.counted, have);
    const Counts more{have.gaps - was.gaps, have.resyncs - was.resyncs, have.reconnects - was.reconnects};
    std::string text = "in a minute: ";
    text += counted(more.gaps, "gap", "gaps");
    text += ", ";
    text += counted(more.resyncs, "book read anew", "books read anew");
    text += ", ";
    text += counted(more.reconnects, "reconnection", "reconnections");
    std::string evidence = "{\"gaps\":";
    evidence += std::to_string(more.gaps);
    evidence += ",\"resyncs\":";
    evidence += std::to_string(more.resyncs);
    evidence += ",\"reconnects\":";
    evidence += std::to_string(more.reconnects);
    evidence += '}';
    out.push_back(line(venue, v.gathering->wall, "gap", std::move(text), std::move(evidence)));
    v.gathering.reset();
}

void FeedJournal::look(const std::array<VenueRow, kVenueCount>& venues, AsOf now,
                       std::vector<store::JournalRow>& out)
{
    for (const VenueId venue : kVenues) {
        const auto at = static_cast<std::size_t>(venue);
        light(m_venues[at], venue, venues[at], now, out);
        gaps(m_venues[at], venue, venues[at], now, out);
        unwritten(m_venues[at], venue, now.wall, out);
    }
}

// What had no room in the last minutes is said when they are over.
void FeedJournal::unwritten(Venue& v, VenueId venue, Timestamp now, std::vector<store::JournalRow>& out) const
{
    if (now >= v.noticesSince && now - v.noticesSince < kLately) return;
    if (v.noticesLately > kNoticesLately)
        out.push_back(line(venue, now, "notice",
                           "said " + std::to_string(v.noticesLately - kNoticesLately) +
                               " more things within ten minutes, which are not listed here"));
    v.noticesSince = now;
    v.noticesLately = 0;
}

void FeedJournal::noticed(VenueId venue, const VenueStatus& status, const std::string& title, Timestamp at,
                          std::vector<store::JournalRow>& out)
{
    static const std::string announces = "announces maintenance: ", done = "is done with: ";
    std::string what = title;
    if (status.begin) {
        what += ", from ";
        what += utc(*status.begin);
    }
    if (status.end) {
        what += ", until ";
        what += utc(*status.end);
    }
    std::string text = (status.maintenance ? announces : status.over ? done : std::string("says: ")) + what;
    // Venues repeat what they have announced with every poll. What was over and begins again is news.
    Venue& v = m_venues[static_cast<std::size_t>(venue)];
    if (status.over) std::erase(v.notices, announces + what);
    if (status.maintenance) std::erase(v.notices, done + what);
    if (std::find(v.notices.begin(), v.notices.end(), text) != v.notices.end()) return;
    if (v.notices.size() == kNoticesKept) v.notices.pop_front();
    v.notices.push_back(text);
    unwritten(v, venue, at, out);
    if (++v.noticesLately > kNoticesLately) return;
    out.push_back(line(venue, at, status.maintenance ? "maintenance" : "notice", std::move(text)));
}

}  // namespace plimsoll
