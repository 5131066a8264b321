#include "model/alerts/alert_turns.h"

#include <algorithm>

namespace plimsoll {

namespace {

void include(std::uint16_t& all, std::uint16_t more)
{
    all = static_cast<std::uint16_t>(all | more);
}

}  // namespace

void AlertTurns::setRules(const std::vector<AlertRule>& rules)
{
    m_named.clear();
    m_any = false;
    m_each = 0;
    for (const AlertRule& rule : rules) {
        if (!rule.armed || !alertFault(rule).empty()) continue;
        for (const AlertCondition& c : rule.conditions) {
            const analytics::Scope& scope = analytics::word(c.metric).scope;
            if (scope.market || scope.account) continue;
            if (c.asset.empty())
                m_any = true, include(m_each, quick::groupOf(c.metric));
            else
                include(m_named[c.asset], quick::groupOf(c.metric));
        }
    }
    m_slots.clear();
    m_place.clear();
    m_slotOf.clear();
    m_waiting.clear();
}

std::int32_t AlertTurns::slotOf(std::string_view asset)
{
    if (asset.empty()) return kNobody;
    if (const auto place = m_place.find(asset); place != m_place.end())
        return static_cast<std::int32_t>(place->second);
    const auto named = m_named.find(asset);
    if (named == m_named.end() && !m_any) return kNobody;
    Slot slot;
    slot.asset = asset;
    slot.groups = m_each;
    if (named != m_named.end()) include(slot.groups, named->second);
    slot.inputs = quick::inputsOf(slot.groups);
    m_slots.push_back(std::move(slot));
    m_place.emplace(asset, m_slots.size() - 1);
    return static_cast<std::int32_t>(m_slots.size() - 1);
}

void AlertTurns::queue(std::size_t slot)
{
    if (m_slots[slot].waiting) return;
    m_slots[slot].waiting = true;
    m_waiting.push_back(slot);
}

void AlertTurns::changed(InstrumentId id, std::string_view asset, std::uint16_t inputs, Mono at)
{
    if (m_slotOf.empty()) m_slotOf.assign(std::size_t{0xffff} + 1, kUnknown);
    std::int32_t& place = m_slotOf[id.raw];
    if (place == kUnknown) place = slotOf(asset);
    if (place == kNobody) return;
    Slot& slot = m_slots[static_cast<std::size_t>(place)];
    if (!slot.sinceSecond) slot.sinceSecond = at;
    inputs = static_cast<std::uint16_t>(inputs & slot.inputs);
    if (inputs == 0) return;
    include(slot.changed, inputs);
    if (!slot.since) slot.since = at;
    queue(static_cast<std::size_t>(place));
}

void AlertTurns::wake(std::string_view asset)
{
    const std::int32_t place = slotOf(asset);
    if (place == kNobody || m_slots[static_cast<std::size_t>(place)].groups == 0) return;
    m_slots[static_cast<std::size_t>(place)].woken = true;
    queue(static_cast<std::size_t>(place));
}

std::vector<AlertTurns::Turn> AlertTurns::take(Mono now)
{
    std::vector<Turn> out;
    if (m_waiting.empty()) return out;
    if (now >= m_windowEnd) {
        m_spare = kSpare;
        m_windowEnd = now + kWindow;
    }
    // A slot that only time woke has no frame: it is served last.
    std::stable_sort(m_waiting.begin(), m_waiting.end(), [this](std::size_t a, std::size_t b) {
        return m_slots[a].since.value_or(Mono::max()) < m_slots[b].since.value_or(Mono::max());
    });
    std::erase_if(m_waiting, [&](std::size_t i) {
        Slot& slot = m_slots[i];
        const auto groups =
            static_cast<std::uint16_t>(slot.woken ? slot.groups : slot.groups & quick::groupsOf(slot.changed));
        const bool depth = groups & quick::Depth;
        const int left = depth ? m_spare : m_spare + kSpare;
        if (left <= 0 || (slot.judged && now - *slot.judged < (depth ? kEveryDepth : kEvery))) return false;
        m_spare -= quick::cost(groups);
        out.push_back({slot.asset, groups, slot.since});
        slot.judged = now;
        slot.changed = 0;
        slot.since.reset();
        slot.woken = slot.waiting = false;
        return true;
    });
    return out;
}

AlertEngine::Arrivals AlertTurns::judged(Mono now)
{
    AlertEngine::Arrivals out;
    for (Slot& slot : m_slots) {
        if (slot.sinceSecond) out.emplace(slot.asset, AlertEngine::Arrival{*slot.sinceSecond, slot.since});
        slot.judged = now;
        slot.changed = 0;
        slot.since.reset();
        slot.sinceSecond.reset();
        slot.woken = slot.waiting = false;
    }
    m_waiting.clear();
    return out;
}

}  // namespace plimsoll
