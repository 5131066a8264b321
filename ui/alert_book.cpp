#include "ui/alert_book.h"

#include <algorithm>

namespace plimsoll {

const AlertRule* AlertBook::find(std::uint64_t id) const
{
    const auto place =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const AlertRule& r) { return r.id == id; });
    return place == m_rules.end() ? nullptr : &*place;
}

std::uint64_t AlertBook::add(AlertRule rule)
{
    std::uint64_t last = 0;
    for (const AlertRule& r : m_rules) last = std::max(last, r.id);
    rule.id = last + 1;
    m_rules.push_back(std::move(rule));
    Q_EMIT changed();
    return last + 1;
}

void AlertBook::replace(const AlertRule& rule)
{
    for (AlertRule& r : m_rules) {
        if (r.id != rule.id || r == rule) continue;
        r = rule;
        Q_EMIT changed();
        return;
    }
}

void AlertBook::remove(std::uint64_t id)
{
    if (std::erase_if(m_rules, [&](const AlertRule& r) { return r.id == id; }) > 0) Q_EMIT changed();
}

void AlertBook::setArmed(std::uint64_t id, bool armed)
{
    const AlertRule* const rule = find(id);
    if (!rule) return;
    AlertRule next = *rule;
    next.armed = armed;
    replace(next);
}

}  // namespace plimsoll
