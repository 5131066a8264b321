#include "model/alerts/alert_past.h"

#include "model/alerts/alert_words.h"

#include <algorithm>

namespace plimsoll {

namespace {

// Of one condition in one stretch: at a moment of it, and whether that is sure; throughout.
struct Held {
    bool known = false, some = false, all = false, sure = true;
};

Timestamp timeOf(Step second)
{
    return Timestamp{std::chrono::seconds{second}};
}

// How far it came from one value to another, as the condition counts.
double changeBetween(const AlertCondition& c, double from, double to)
{
    const double way = c.op == AlertOperator::FallsBy ? from - to : to - from;
    if (!changesByShare(c.metric)) return way;
    return from > 0 ? way / from : 0;
}

struct Change {
    double possible = 0, sure = 0, throughout = 0;
};

// The largest change that ends in a stretch: by any order of what is known; by those whose ends lie in different
// stretches, near enough for certain; and the same for the whole stretch.
Change changeIn(const AlertCondition& c, const std::vector<PastSlot>& past, std::size_t at)
{
    const bool falls = c.op == AlertOperator::FallsBy;
    const PastSlot& now = past[at];
    const Step over = c.over.count(), end = now.from + now.seconds;
    const double best = falls ? *now.least : *now.most, worst = falls ? *now.most : *now.least;
    Change out;
    for (std::size_t j = at + 1; j-- > 0;) {
        const PastSlot& then = past[j];
        if (j < at && now.from - (then.from + then.seconds) >= over) break;
        if (!then.least || !then.most) continue;
        const double from = falls ? *then.most : *then.least;
        out.possible = std::max(out.possible, changeBetween(c, from, best));
        if (j == at || end - then.from > over) continue;
        out.sure = std::max(out.sure, changeBetween(c, from, best));
        out.throughout = std::max(out.throughout, changeBetween(c, from, worst));
    }
    return out;
}

class Crossing {
public:
    explicit Crossing(const AlertCondition& c) : m_c(c) {}

    Held look(const std::vector<PastSlot>& past, std::size_t at)
    {
        const PastSlot& slot = past[at];
        if (!slot.least || !slot.most) {
            // A crossing that was not seen is not made up.
            m_otherSide = m_crossed = false;
            return {};
        }
        Held out{true, false, false, true};
        switch (m_c.op) {
            case AlertOperator::Above: out.some = *slot.most > m_c.level, out.all = *slot.least > m_c.level; break;
            case AlertOperator::Below: out.some = *slot.least < m_c.level, out.all = *slot.most < m_c.level; break;
            case AlertOperator::CrossesUp: side(*slot.least < m_c.level, *slot.most >= m_c.level, out); break;
            case AlertOperator::CrossesDown: side(*slot.most > m_c.level, *slot.least <= m_c.level, out); break;
            case AlertOperator::RisesBy:
            case AlertOperator::FallsBy: {
                const Change change = changeIn(m_c, past, at);
                out.some = change.possible >= m_c.level;
                out.sure = change.sure >= m_c.level;
                out.all = change.throughout >= m_c.level;
                break;
            }
            case AlertOperator::ZAbove:
            case AlertOperator::ZBelow: return {};
            case AlertOperator::ChangesTo:
                // Of words only the ends are kept: the state in between is not known.
                side(*slot.least != m_c.level || *slot.most != m_c.level,
                     *slot.least == m_c.level || *slot.most == m_c.level, out);
                break;
        }
        return out;
    }

private:
    // `other`, `there`: on which sides of the level it was in this stretch. Their order in it is not known: what
    // comes from beyond and was on both sides has left; whether it came back the next stretch says.
    void side(bool other, bool there, Held& out)
    {
        if (m_crossed && other)
            m_crossed = false, m_otherSide = true;
        else if (there && m_otherSide)
            m_crossed = true, m_otherSide = false;
        else if (other)
            m_otherSide = true;
        out.some = m_crossed;
        out.all = m_crossed && !other;
    }
    const AlertCondition& m_c;
    bool m_otherSide = false, m_crossed = false;
};

void runOne(const AlertRule& rule, const ConditionPasts& past, WouldHaveFired& out, double& known)
{
    std::vector<Crossing> conditions;
    for (const AlertCondition& c : rule.conditions) conditions.emplace_back(c);
    std::size_t slots = past.conditions.front().size();
    for (const auto& p : past.conditions) slots = std::min(slots, p.size());
    const auto seconds = [](std::chrono::seconds s) { return static_cast<Step>(s.count()); };
    bool firing = false;
    Step heldSince = -1, clearSince = -1;
    std::optional<Step> said;
    for (std::size_t i = 0; i < slots; ++i) {
        const PastSlot& slot = past.conditions.front()[i];
        bool anyUnknown = false, some = rule.all, all = rule.all, sure = false;
        for (std::size_t k = 0; k < conditions.size(); ++k) {
            const Held h = conditions[k].look(past.conditions[k], i);
            anyUnknown = anyUnknown || !h.known;
            some = rule.all ? some && h.some : some || h.some;
            all = rule.all ? all && h.all : all || h.all;
            sure = sure || (h.known && h.some && h.sure);
        }
        // "Or" needs one that is known to hold, "and" all of them.
        if (anyUnknown && (rule.all || !some)) {
            heldSince = clearSince = -1;
            continue;
        }
        known += static_cast<double>(slot.seconds) / 3600;
        const bool longHold = seconds(rule.hold) > slot.seconds;
        if (longHold ? all : some) {
            if (heldSince < 0) heldSince = slot.from;
            clearSince = -1;
        } else {
            heldSince = -1;
            if (clearSince < 0) clearSince = slot.from;
        }
        const Step end = slot.from + slot.seconds;
        if (firing && clearSince >= 0 && end - clearSince >= seconds(rule.clear)) firing = false;
        const bool held = heldSince >= 0 && (!longHold || end - heldSince >= seconds(rule.hold));
        if (firing || !held) continue;
        firing = true;
        if (said && slot.from - *said < seconds(rule.cooldown)) continue;
        said = slot.from;
        // One condition at a moment is enough where nothing has to be held.
        const bool certain =
            all || longHold || (rule.hold.count() == 0 && sure && (conditions.size() == 1 || !rule.all));
        out.times.push_back({timeOf(slot.from), timeOf(end), past.asset, certain});
    }
}

}  // namespace

WouldHaveFired wouldHaveFired(const AlertRule& rule, std::span<const ConditionPasts> pasts)
{
    WouldHaveFired out;
    for (const ConditionPasts& past : pasts) {
        const bool fits = !past.conditions.empty() && past.conditions.size() == rule.conditions.size();
        if (!fits || past.conditions.front().empty()) continue;
        double known = 0;
        runOne(rule, past, out, known);
        const PastSlot &first = past.conditions.front().front(), &last = past.conditions.front().back();
        out.hoursAsked =
            std::max(out.hoursAsked, static_cast<double>(last.from + last.seconds - first.from) / 3600);
        out.hoursKnown = std::max(out.hoursKnown, known);
    }
    std::stable_sort(out.times.begin(), out.times.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    if (out.hoursKnown > 0) return out;
    const bool deviates = std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const AlertCondition& c) {
        return c.op == AlertOperator::ZAbove || c.op == AlertOperator::ZBelow;
    });
    out.note = deviates ? "a deviation needs every second, and of the past only stretches are kept"
                        : "nothing is kept of this value yet";
    return out;
}

std::optional<double> reachOf(const AlertCondition& c, const std::vector<PastSlot>& past, std::size_t at)
{
    const PastSlot& slot = past[at];
    if (!slot.least || !slot.most) return std::nullopt;
    switch (c.op) {
        case AlertOperator::Above:
        case AlertOperator::CrossesUp: return *slot.most;
        case AlertOperator::Below:
        case AlertOperator::CrossesDown: return -*slot.least;
        case AlertOperator::RisesBy:
        case AlertOperator::FallsBy: return changeIn(c, past, at).possible;
        case AlertOperator::ChangesTo:
        case AlertOperator::ZAbove:
        case AlertOperator::ZBelow: break;
    }
    return std::nullopt;
}

}  // namespace plimsoll
