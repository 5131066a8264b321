#include "model/alerts/condition_sight.h"

#include "model/alerts/alert_words.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

namespace plimsoll {

namespace {

bool isCrossing(AlertOperator op)
{
    return op == AlertOperator::CrossesUp || op == AlertOperator::CrossesDown || op == AlertOperator::ChangesTo;
}

// What a lower bound can show: that it is at least so much. How far it is from its own past takes both ends.
bool asksForMore(AlertOperator op)
{
    return op == AlertOperator::Above || op == AlertOperator::CrossesUp || op == AlertOperator::RisesBy;
}

// What an upper bound can show: that it is at most so much.
bool asksForLess(AlertOperator op)
{
    return op == AlertOperator::Below || op == AlertOperator::CrossesDown || op == AlertOperator::FallsBy;
}

// The side on which the condition is true, or a crossing ends; of what looks back, of the change or the deviation.
bool beyond(const AlertCondition& c, double v)
{
    switch (c.op) {
        case AlertOperator::Above: return v > c.level;
        case AlertOperator::Below: return v < c.level;
        case AlertOperator::CrossesUp: return v >= c.level;
        case AlertOperator::CrossesDown: return v <= c.level;
        case AlertOperator::ChangesTo: return v == c.level;
        case AlertOperator::RisesBy:
        case AlertOperator::FallsBy: return v >= c.level;
        case AlertOperator::ZAbove: return v > c.level;
        case AlertOperator::ZBelow: return v < c.level;
    }
    return false;
}

// What the condition is asked of: the value, or what it makes of its own past.
std::optional<double> askedOf(const AlertCondition& c, double v, const std::optional<ValuePast>& past, Mono now)
{
    switch (c.op) {
        case AlertOperator::RisesBy: return past->rise(v, changesByShare(c.metric), now);
        case AlertOperator::FallsBy: return past->fall(v, changesByShare(c.metric), now);
        case AlertOperator::ZAbove:
        case AlertOperator::ZBelow: return past->z(v);
        case AlertOperator::Above:
        case AlertOperator::Below:
        case AlertOperator::CrossesUp:
        case AlertOperator::CrossesDown:
        case AlertOperator::ChangesTo: break;
    }
    return v;
}

}  // namespace

// A crossing that was not seen is not made up: the far side must be seen again. One that was seen stays one until
// it is known to be over.
ConditionSight::Reading ConditionSight::unknown(std::string why)
{
    m_otherSide = false;
    return {std::nullopt, std::move(why)};
}

ConditionSight::Reading ConditionSight::look(const AlertCondition& c, const MetricValue& v, Mono now, bool second,
                                             std::uint8_t unreached)
{
    static const std::string kNotOfVenues = "not of all venues", kNotOfPositions = "not of all positions",
                             kBookEnds = "the book ends before the sale does";
    const OverVenue kind = overVenue(c.metric);
    // One near position is near, however few of the others are known.
    const bool nearest = kind == OverVenue::Nearest;
    if (nearest ? !v.value : !v.usable())
        return unknown(v.value ? "too few venues are fresh" : std::string(analytics::reasonWords(v.reason)));
    const bool ofAll = kind == OverVenue::Share || nearest || (!c.venue && kind == OverVenue::Sum);
    const std::string& notOfAll = nearest ? kNotOfPositions : kNotOfVenues;
    // A venue that fell silent has moved nothing. Of one venue's own value nothing is missing but for its share.
    const bool lacks = ofAll && lacksVenue(c.metric, v.fresh());
    if (lacks && (kind == OverVenue::Share || !(nearest ? asksForLess(c.op) : asksForMore(c.op))))
        return unknown(notOfAll);
    const bool ended = mayBeMore(c.metric, v.floor);
    const std::string& whyMore = c.metric == metric::amplification ? kBookEnds : kNotOfPositions;
    if (ended && !asksForMore(c.op)) return unknown(whyMore);
    // Of other venues it is another value with a past of its own, which is asked for anew: that one is set aside,
    // is switched off, cannot be reached, or comes back moves nothing. Only that a sum is little, nobody knows
    // while one cannot be reached.
    const bool ofOthers = ofAll && !nearest && (!c.venue || c.metric == metric::oiShare);
    const std::uint8_t without = ofOthers ? unreached : std::uint8_t{0};
    const std::uint8_t speakers = ofOthers ? v.speakers : std::uint8_t{0};
    if (without != m_without || speakers != m_speakers) {
        m_without = without;
        m_speakers = speakers;
        m_remembers = false;
        m_past.reset();
        m_otherSide = false;
    }
    if (without && kind == OverVenue::Sum && (c.op == AlertOperator::Below || c.op == AlertOperator::CrossesDown))
        return unknown(withoutVenues(without));
    Reading out;
    if (looksBack(c.op) && !m_past) {
        // A past begins with what is of all.
        if (lacks || ended) return unknown(lacks ? notOfAll : whyMore);
        m_past.emplace(c.over);
    }
    // Of a part of its time it is at least so much, and grows as more of it becomes known. Where a book ends and
    // what a feed leaves out is so all day: there the bound itself is what is watched.
    if (kind == OverVenue::Sum && !v.whole() && c.op != AlertOperator::Above)
        return unknown("part of its time is not known");
    // What lacks a venue, or ended early, is held against what did not, and is no past of the whole itself.
    if (looksBack(c.op) && !lacks && !ended) m_past->note(*v.value, now, second);
    if (looksBack(c.op)) {
        if (!m_past->whole(now)) {
            out.note = number_text::age(m_past->seen(now)) + " of its ";
            out.note += number_text::age(c.over) + " are seen";
        }
    }
    const auto asked = askedOf(c, *v.value, m_past, now);
    if (!asked) {
        if (out.note.empty()) out.note = "too little of its past is seen";
        return out;
    }
    if (without && out.note.empty()) out.note = withoutVenues(without);
    const bool there = beyond(c, *asked);
    // At least so much is not enough to say that it is not more: where it was seen last, there it still is.
    if ((lacks || ended) && !there) return {std::nullopt, lacks ? notOfAll : whyMore};
    if (lacks && nearest && out.note.empty()) out.note = kNotOfPositions;
    out.holds = there;
    if (!isCrossing(c.op)) return out;
    if (!there)
        m_otherSide = true, m_crossed = false;
    else if (m_otherSide)
        m_crossed = true;
    out.holds = m_crossed;
    return out;
}

bool ConditionSight::wantsPast(const AlertCondition& c) const
{
    return (c.op == AlertOperator::RisesBy || c.op == AlertOperator::FallsBy) && m_past && !m_remembers;
}

void ConditionSight::remember(const std::vector<ValuePast::Stretch>& before, Mono now)
{
    m_remembers = true;
    m_past->remember(before, now);
}

}  // namespace plimsoll
