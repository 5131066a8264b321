#include "ui/journal_marks.h"

#include "ui/panels/journal_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QStringList>

#include <map>
#include <optional>
#include <string_view>

namespace plimsoll {

namespace {

// A run that ended while something went on never said that it was over: later it is news again.
constexpr std::int64_t kSameStoryMs = 3'600'000;

// A stablecoin off its dollar; a venue whose price stands alone.
bool isDepeg(const std::string& rule)
{
    return rule == "STABLE_DEPEG" || rule == "ORACLE_DEV";
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

// Of a feed's entry its own; of a warning the one that its numbers are of: {"oracle_dev@okx":1.2}.
std::optional<VenueId> venueOf(const store::JournalRow& row)
{
    if (row.kind == store::Entry::Feed) return venueFromKey(row.what);
    const std::string_view evidence = row.evidence;
    const std::size_t at = evidence.find('@');
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t end = evidence.find('"', at);
    return venueFromKey(evidence.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
}

// One story: what goes on until it is over. An end does not say of which venue.
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
    return kindOf(row).has_value();
}

std::vector<JournalMark> journalMarks(const std::vector<store::JournalRow>& rows)
{
    std::vector<JournalMark> marks;
    std::multimap<std::string, Open> open;
    for (const store::JournalRow& row : rows) {
        const auto kind = kindOf(row);
        if (!kind) continue;
        const bool lasts =
            *kind == ChartMark::Kind::Depeg || (*kind == ChartMark::Kind::Outage && row.level != "maintenance");
        const auto [first, last] = open.equal_range(lasts ? storyOf(row) : std::string());
        if (isOver(row)) {
            for (auto it = first; it != last; ++it) {
                QString& text = marks[it->second.place].mark.text;
                text += QStringLiteral(" \u00b7 ") +
                        UiText::tr("over at %1").arg(format::dateTimeZoned(fromUnixMs(row.ms)));
            }
            open.erase(first, last);
            continue;
        }
        const auto venue = venueOf(row);
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
