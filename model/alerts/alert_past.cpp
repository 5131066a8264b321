#include "model/alerts/alert_past.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// Of one condition in one stretch.
struct Held {
    bool known = false, some = false, all = false;  // at a moment of it; throughout
};

Timestamp timeOf(Step second)
{
    return Timestamp{std::chrono::seconds{second}};
}

class Crossing {
public:
    explicit Crossing(const AlertCondition& c) : m_c(c) {}

    Held look(const PastSlot& slot)
    {
        if (!slot.least || !slot.most) {
            // A crossing that was not seen is not made up.
            m_otherSide = m_crossed = false;
            return {};
        }
        Held out{true, false, false};
        switch (m_c.op) {
            case AlertOperator::Above: out.some = *slot.most > m_c.level, out.all = *slot.least > m_c.level; break;
            case AlertOperator::Below: out.some = *slot.least < m_c.level, out.all = *slot.most < m_c.level; break;
            case AlertOperator::CrossesUp: side(*slot.least < m_c.level, *slot.most >= m_c.level, out); break;
            case AlertOperator::CrossesDown: side(*slot.most > m_c.level, *slot.least <= m_c.level, out); break;
            case AlertOperator::RisesBy:
            case AlertOperator::FallsBy:
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
        bool anyUnknown = false, some = rule.all, all = rule.all;
        for (std::size_t k = 0; k < conditions.size(); ++k) {
            const Held h = conditions[k].look(past.conditions[k][i]);
            anyUnknown = anyUnknown || !h.known;
            some = rule.all ? some && h.some : some || h.some;
            all = rule.all ? all && h.all : all || h.all;
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
        const bool certain = all || longHold || (rule.hold.count() == 0 && (conditions.size() == 1 || !rule.all));
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
    if (out.hoursKnown <= 0) out.note = "nothing is kept of this value yet";
    return out;
}

}  // namespace plimsoll
