#include "ui/panels/key_level_marks.h"

#include "ui/model_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

namespace plimsoll {

namespace {

constexpr std::chrono::hours kDay{24}, kWeek{168};

// Days and weeks are those of UTC, whatever zone is read in.
QString utcText(Timestamp t)
{
    const format::Standard standard;
    return format::cellDate(t);
}

// Of which prices, and of what time; empty: none that is drawn.
QString sourceOf(const AssetLevels& a, LevelKind kind)
{
    const QString whose =
        a.venue ? UiText::tr("%1 perpetual").arg(venueNameText(*a.venue)) : UiText::tr("one venue");
    const auto between = [&](Timestamp from, Timestamp to) {
        return UiText::tr("%1, %2 to %3 UTC").arg(whose, utcText(from), utcText(to));
    };
    switch (kind) {
        case LevelKind::RoundBelow:
        case LevelKind::RoundAbove:
            return UiText::tr("next to the last price before %1 UTC, %2").arg(utcText(a.day), whose);
        case LevelKind::DayLow:
        case LevelKind::DayHigh: return between(a.day - kDay, a.day);
        case LevelKind::WeekLow:
        case LevelKind::WeekHigh: return between(a.week - kWeek, a.week);
        case LevelKind::MonthLow:
        case LevelKind::MonthHigh:
        case LevelKind::Own:
        case LevelKind::LostSupport: return {};
    }
    return {};
}

QString stateOf(const KeyLevel& level)
{
    // From below it is broken upward, and back below after that.
    if (!level.above && level.since && level.state == LevelState::Lost)
        return UiText::tr("broken upward since %1").arg(format::dateTimeZoned(*level.since));
    if (!level.above && level.since && level.state == LevelState::Reclaimed)
        return UiText::tr("back below since %1").arg(format::dateTimeZoned(*level.since));
    switch (level.state) {
        case LevelState::Unknown: return UiText::tr("held or lost: not known");
        case LevelState::Held: return UiText::tr("held by closes of hours");
        case LevelState::Lost:
            return level.since ? UiText::tr("lost since %1").arg(format::dateTimeZoned(*level.since))
                               : UiText::tr("lost");
        case LevelState::Reclaimed:
            return level.since ? UiText::tr("reclaimed since %1").arg(format::dateTimeZoned(*level.since))
                               : UiText::tr("reclaimed");
    }
    return {};
}

}  // namespace

std::vector<KeyLevelLine> keyLevelLinesOf(const PhaseSnapshot* phase, const QString& asset, double unit,
                                          bool stale)
{
    std::vector<KeyLevelLine> out;
    if (!phase || asset.isEmpty()) return out;
    const std::string name = asset.toStdString();
    for (const AssetLevels& a : phase->levels) {
        if (a.asset != name) continue;
        for (const KeyLevel& level : a.levels) {
            const QString source = sourceOf(a, level.kind);
            if (source.isEmpty() || !(level.price > 0)) continue;
            KeyLevelLine line;
            line.price = level.price * unit;
            line.label = modelWords(levelKindText(level.kind));
            line.tip = source + u' ' + QChar(0x00b7) + u' ' +
                       (stale ? UiText::tr("the model is silent: not known now") : stateOf(level));
            line.stale = stale;
            // A week's high that is the day's is one line.
            if (!out.empty() && out.back().price == line.price) {
                out.back().label += QStringLiteral(", ") + line.label;
                out.back().tip += QStringLiteral("; ") + line.tip;
            } else {
                out.push_back(std::move(line));
            }
        }
        break;
    }
    return out;
}

}  // namespace plimsoll
