#include "ui/alert_book.h"

#include "model/alerts/alert_words.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

std::optional<AlertCondition> alertOn(std::string_view metric, const QString& asset, std::optional<VenueId> venue,
                                      double level, AlertOperator op)
{
    const auto id = analytics::metricId(metric);
    if (!id) return std::nullopt;
    AlertCondition c;
    c.metric = *id;
    c.asset = asset.toStdString();
    c.venue = venue;
    c.op = op;
    c.level = level;
    return c;
}

const AlertRule* AlertBook::find(std::uint64_t id) const
{
    const auto place =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const AlertRule& r) { return r.id == id; });
    return place == m_rules.end() ? nullptr : &*place;
}

bool AlertBook::load(std::vector<AlertRule> rules, std::uint64_t last)
{
    m_rules = std::move(rules);
    m_last = std::max(m_last, last);
    for (const AlertRule& r : m_rules) m_last = std::max(m_last, r.id);
    const auto day = std::chrono::ceil<std::chrono::days>(m_now());
    bool any = false;
    for (AlertRule& r : m_rules)
        for (AlertCondition& c : r.conditions)
            if (isOwnLevel(c) && !c.set) {
                c.set = day;
                c.priceThen.reset();
                any = true;
            }
    return any;
}

void AlertBook::stamp(AlertRule& rule, const AlertRule* before) const
{
    for (AlertCondition& c : rule.conditions) {
        c.set.reset();
        c.priceThen.reset();
        if (!isOwnLevel(c)) continue;
        const auto same = [&](const AlertCondition& b) {
            return b.set && b.metric == c.metric && b.asset == c.asset && b.level == c.level;
        };
        if (before)
            if (const auto b = std::find_if(before->conditions.begin(), before->conditions.end(), same);
                b != before->conditions.end()) {
                c.set = b->set;
                c.priceThen = b->priceThen;
                continue;
            }
        auto price = m_prices ? m_prices(c.asset) : std::nullopt;
        if (price && price->source != SourceKind::Live) price.reset();
        c.set = price ? price->at : m_now();
        if (price) c.priceThen = price->price;
    }
}

std::uint64_t AlertBook::add(AlertRule rule)
{
    const std::uint64_t id = rule.id = ++m_last;
    stamp(rule, nullptr);
    m_rules.push_back(std::move(rule));
    Q_EMIT changed();
    return id;
}

void AlertBook::replace(const AlertRule& rule)
{
    for (AlertRule& r : m_rules) {
        if (r.id != rule.id || r == rule) continue;
        const AlertRule before = std::exchange(r, rule);
        stamp(r, &before);
        Q_EMIT changed();
        return;
    }
}

void AlertBook::setTrial(std::optional<AlertRule> rule)
{
    if (rule) {
        rule->id = kTrial;
        rule->armed = false;
    }
    if (rule == m_trial) return;
    m_trial = std::move(rule);
    Q_EMIT trialChanged();
}

std::vector<AlertRule> AlertBook::forModel() const
{
    std::vector<AlertRule> all = m_rules;
    if (m_trial) all.push_back(*m_trial);
    return all;
}

void AlertBook::remove(std::uint64_t id)
{
    if (std::erase_if(m_rules, [&](const AlertRule& r) { return r.id == id; }) > 0) Q_EMIT changed();
}

std::vector<std::uint64_t> AlertBook::addAll(std::vector<AlertRule> rules)
{
    std::vector<std::uint64_t> ids;
    for (AlertRule& r : rules) {
        r.id = ++m_last;
        stamp(r, nullptr);
        ids.push_back(r.id);
        m_rules.push_back(std::move(r));
    }
    if (!ids.empty()) Q_EMIT changed();
    return ids;
}

void AlertBook::change(const std::vector<AlertRule>& rules)
{
    bool any = false;
    for (const AlertRule& next : rules)
        for (AlertRule& r : m_rules)
            if (r.id == next.id && !(r == next)) {
                const AlertRule before = std::exchange(r, next);
                stamp(r, &before);
                any = true;
            }
    if (any) Q_EMIT changed();
}

std::vector<AlertBook::Removed> AlertBook::takeOut(const std::vector<std::uint64_t>& ids)
{
    std::vector<Removed> out;
    for (std::size_t i = 0; i < m_rules.size(); ++i)
        if (std::find(ids.begin(), ids.end(), m_rules[i].id) != ids.end()) out.push_back({i, m_rules[i]});
    std::erase_if(m_rules,
                  [&](const AlertRule& r) { return std::find(ids.begin(), ids.end(), r.id) != ids.end(); });
    if (!out.empty()) Q_EMIT changed();
    return out;
}

void AlertBook::discard(const std::vector<std::uint64_t>& ids)
{
    auto gone = takeOut(ids);
    if (gone.empty()) return;
    m_discarded = std::move(gone);
    Q_EMIT discardedChanged();
}

void AlertBook::restore()
{
    if (m_discarded.empty()) return;
    putBack(std::exchange(m_discarded, {}));
    Q_EMIT discardedChanged();
}

// By the places that they had, the first first: each finds its neighbours again. What stands there by that number
// already, put back before, is not there twice by it.
void AlertBook::putBack(const std::vector<Removed>& removed)
{
    for (const Removed& r : removed) m_last = std::max(m_last, r.rule.id);
    for (const Removed& r : removed) {
        AlertRule rule = r.rule;
        if (find(rule.id)) rule.id = ++m_last;
        m_rules.insert(m_rules.begin() + static_cast<std::ptrdiff_t>(std::min(r.place, m_rules.size())), rule);
    }
    if (!removed.empty()) Q_EMIT changed();
}

void AlertBook::setJudged(std::shared_ptr<const AlertSnapshot> judged)
{
    if (judged == m_judged) return;
    m_judged = std::move(judged);
    Q_EMIT judgedChanged();
}

void AlertBook::pauseFired(const AlertSnapshot& judged)
{
    std::vector<AlertRule> fired;
    for (const AlertRow& row : judged.rows) {
        if (!row.rule.once || !row.rule.armed || row.state != AlertState::Paused) continue;
        const AlertRule* const rule = find(row.rule.id);
        if (!rule || !(*rule == row.rule)) continue;
        if (std::exchange(m_paused[rule->id], row.lastFired) == row.lastFired) continue;
        fired.push_back(*rule);
        fired.back().armed = false;
    }
    change(fired);
}

void AlertBook::select(std::optional<std::uint64_t> id)
{
    if (id == m_selected) return;
    m_selected = id;
    Q_EMIT selectedChanged();
}

void AlertBook::setArmed(std::uint64_t id, bool armed)
{
    const AlertRule* const rule = find(id);
    if (!rule) return;
    AlertRule next = *rule;
    next.armed = armed;
    replace(next);
}

void AlertBook::setLimits(RiskLimits limits)
{
    if (limits == m_limits) return;
    m_limits = std::move(limits);
    Q_EMIT limitsChanged();
}

void AlertBook::mute(const Warning& warning, MuteFor how)
{
    m_mutes.add(warning, how, m_now());
    Q_EMIT mutesChanged();
}

void AlertBook::unmute(const std::string& place)
{
    if (m_mutes.remove(place)) Q_EMIT mutesChanged();
}

void AlertBook::setPostTrouble(const QString& trouble)
{
    if (trouble == m_postTrouble) return;
    m_postTrouble = trouble;
    Q_EMIT postTroubleChanged();
}

void AlertBook::endMutes(const RiskSnapshot* risk)
{
    if (m_mutes.look(risk, m_now())) Q_EMIT mutesChanged();
}

}  // namespace plimsoll
