#include "ui/journal_marks.h"

#include "ui/panels/journal_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QStringList>

#include <iterator>
#include <map>
#include <optional>
#include <string_view>

namespace plimsoll {

namespace {

// A run that ended while something went on never said that it was over: later it is news again.
constexpr std::int64_t kSameStoryMs = 3'600'000;

constexpr const char* kPerVenue = "ORACLE_DEV";

// A stablecoin off its dollar; a venue whose price stands alone.
bool isDepeg(const std::string& rule)
{
    return rule == "STABLE_DEPEG" || rule == kPerVenue;
}

// Switched off by the person: nothing happened at the venue.
bool isOwnWish(const store::JournalRow& row)
{
    return std::string_view(row.text).ends_with("was switched off");
}

std::optional<ChartMark::Kind> kindOf(const store::JournalRow& row)
{
    using Kind = ChartMark::Kind;
    switch (row.kind) {
        case store::Entry::Note: return Kind::Note;
        case store::Entry::Feed:
            if (row.level == "stale" || row.level == "off" || row.level == "back" || row.level == "maintenance")
                return isOwnWish(row) ? std::nullopt : std::optional(Kind::Outage);
            return std::nullopt;
        case store::Entry::Warning: return isDepeg(row.what) ? std::optional(Kind::Depeg) : std::nullopt;
        case store::Entry::Phase:
            // The first phase that a run knows of is no change.
            return row.what == "LIQUIDATION" && !row.text.empty() ? std::optional(Kind::Flush) : std::nullopt;
        case store::Entry::Alert: return std::nullopt;
    }
    return std::nullopt;
}

bool isOver(const store::JournalRow& row)
{
    return (row.kind == store::Entry::Feed && row.level == "back") ||
           (row.kind == store::Entry::Warning && row.level == "clear");
}

// Of a feed's entry its own; of a warning the one that its numbers are of: {"oracle_dev@okx":1.2}; of its end the
// one that is named.
std::optional<VenueId> venueOf(const store::JournalRow& row)
{
    if (row.kind == store::Entry::Feed) return venueFromKey(row.what);
    constexpr std::string_view kVenue = "\"venue\":\"";  // where it is over
    const std::string_view evidence = row.evidence;
    std::size_t at = evidence.find(kVenue);
    if (at != std::string_view::npos)
        at += kVenue.size();
    else if ((at = evidence.find('@')) != std::string_view::npos)
        ++at;
    else
        return std::nullopt;
    const std::size_t end = evidence.find('"', at);
    return venueFromKey(evidence.substr(at, end == std::string_view::npos ? end : end - at));
}

// One story: what goes on until it is over.
std::string storyOf(const store::JournalRow& row)
{
    return row.kind == store::Entry::Feed ? "feed " + row.what : row.what + ' ' + row.asset;
}

QString sourceOf(const store::JournalRow& row, ChartMark::Kind kind)
{
    switch (kind) {
        case ChartMark::Kind::Note: return UiText::tr("source: your note in the journal");
        case ChartMark::Kind::Outage: return UiText::tr("source: the venue's feed, as it was heard here");
        case ChartMark::Kind::Depeg: return UiText::tr("source: warning %1").arg(QString::fromStdString(row.what));
        case ChartMark::Kind::Flush: return UiText::tr("source: change of phase");
    }
    return {};
}

QString titleOf(const store::JournalRow& row, ChartMark::Kind kind, std::optional<VenueId> venue)
{
    QStringList parts{markKindName(kind)};
    if (venue) parts << venueNameText(*venue);
    if (!row.asset.empty()) parts << QString::fromStdString(row.asset);
    if (!venue && row.asset.empty()) parts << UiText::tr("all markets");
    return parts.join(QStringLiteral(" \u00b7 "));
}

struct Open {
    std::size_t place = 0;
    std::int64_t toldMs = 0;  // last
    std::optional<VenueId> venue;
};

}  // namespace

QString markKindName(ChartMark::Kind kind)
{
    switch (kind) {
        case ChartMark::Kind::Note: return UiText::tr("Note");
        case ChartMark::Kind::Outage: return UiText::tr("Outage");
        case ChartMark::Kind::Depeg: return UiText::tr("Depeg");
        case ChartMark::Kind::Flush: return UiText::tr("Flush");
    }
    return {};
}

bool concernsMarks(const store::JournalRow& row)
{
    return kindOf(row).has_value() || (row.kind == store::Entry::Feed && isOwnWish(row));
}

std::vector<JournalMark> journalMarks(const std::vector<store::JournalRow>& rows)
{
    std::vector<JournalMark> marks;
    std::multimap<std::string, Open> open;
    for (const store::JournalRow& row : rows) {
        // Whose feed was switched off meanwhile: nobody heard the end.
        if (row.kind == store::Entry::Feed && isOwnWish(row)) open.erase(storyOf(row));
        const auto kind = kindOf(row);
        if (!kind) continue;
        const bool lasts =
            *kind == ChartMark::Kind::Depeg || (*kind == ChartMark::Kind::Outage && row.level != "maintenance");
        const auto [first, last] = open.equal_range(lasts ? storyOf(row) : std::string());
        const auto venue = venueOf(row);
        if (isOver(row)) {
            // Older entries do not say of which venue: of several any may be meant.
            const bool unsaid = !venue && row.what == kPerVenue && std::distance(first, last) > 1;
            for (auto it = first; it != last;) {
                if (venue && it->second.venue && it->second.venue != venue) {
                    ++it;
                    continue;
                }
                if (!unsaid)
                    marks[it->second.place].mark.text +=
                        QStringLiteral(" \u00b7 ") +
                        UiText::tr("over at %1").arg(format::dateTimeZoned(fromUnixMs(row.ms)));
                it = open.erase(it);
            }
            continue;
        }
        bool known = false;
        for (auto it = first; lasts && it != last; ++it) {
            if (it->second.venue != venue || row.ms - it->second.toldMs > kSameStoryMs) continue;
            it->second.toldMs = row.ms;
            known = true;
        }
        if (known) continue;
        JournalMark mark;
        mark.mark = {marks.size() + 1,           fromUnixMs(row.ms),   *kind,
                     titleOf(row, *kind, venue), journalSentence(row), sourceOf(row, *kind)};
        mark.asset = row.asset;
        mark.row = row;
        if (lasts) {
            // What was never said to be over is another story by now.
            for (auto it = first; it != last;) it = it->second.venue == venue ? open.erase(it) : std::next(it);
            open.emplace(storyOf(row), Open{marks.size(), row.ms, venue});
        }
        marks.push_back(std::move(mark));
    }
    return marks;
}

}  // namespace plimsoll
