// Alerts between two seconds: which inputs have come, and what they make of the rules that rest on them.
#include "model/alerts/alert_words.h"
#include "model/model_engine.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

namespace {

// What an event may change of the values that can be had at once.
struct InputsOf {
    bool spot = false;

    std::uint16_t operator()(const BookUpdate&) const { return spot ? quick::SpotBook : quick::Book; }
    std::uint16_t operator()(const BookLost&) const { return spot ? quick::SpotBook : quick::Book; }
    std::uint16_t operator()(const Trade&) const { return quick::Last; }
    std::uint16_t operator()(const Ticker&) const { return quick::Last; }
    std::uint16_t operator()(const Mark&) const { return quick::Marks; }
    std::uint16_t operator()(const Funding& f) const
    {
        return static_cast<std::uint16_t>(f.kind == FundingKind::Settled ? 0 : quick::Charged);
    }
    std::uint16_t operator()(const OpenInterest& v) const
    {
        return static_cast<std::uint16_t>(v.past ? 0 : quick::Interest);
    }
    std::uint16_t operator()(const Liquidation&) const { return quick::Forced; }
    template <typename Other>
    std::uint16_t operator()(const Other&) const
    {
        return 0;
    }
};

// The past and what is only described is no frame of the market.
bool isNews(const MarketEvent& event)
{
    if (const auto* v = std::get_if<OpenInterest>(&event.payload)) return !v->past;
    return !std::holds_alternative<Kline>(event.payload) && !std::holds_alternative<FeedReport>(event.payload) &&
           !std::holds_alternative<InstrumentChanged>(event.payload) &&
           !std::holds_alternative<std::monostate>(event.payload);
}

// Prices that a person has set an alert at are key levels of theirs, since the first of several was set. What is
// only tried out was not set.
std::vector<std::pair<std::string, OwnLevel>> levelsOf(const std::vector<AlertRule>& rules)
{
    using Own = std::pair<std::string, OwnLevel>;
    std::vector<Own> out;
    for (const AlertRule& rule : rules)
        for (const AlertCondition& c : rule.conditions)
            if (isOwnLevel(c) && c.set) out.emplace_back(c.asset, OwnLevel{c.level, *c.set, c.priceThen});
    std::sort(out.begin(), out.end(), [](const Own& a, const Own& b) {
        return std::tie(a.first, a.second.price, a.second.set) < std::tie(b.first, b.second.price, b.second.set);
    });
    const auto same = [](const Own& a, const Own& b) {
        return a.first == b.first && a.second.price == b.second.price;
    };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
}

}  // namespace

void ModelEngine::setAlerts(std::vector<AlertRule> rules)
{
    m_turns.setRules(rules);
    m_phases.setOwnLevels(levelsOf(rules));
    m_metrics.forgetBetween();
    m_alerts.setRules(std::move(rules));
}

void ModelEngine::noteInput(const MarketEvent& event)
{
    if (!event.instrument.valid()) return;
    if (std::holds_alternative<InstrumentChanged>(event.payload)) m_turns.forgetInstruments();
    if (!isNews(event)) return;
    if (std::holds_alternative<Liquidation>(event.payload) && m_present.late(event.venue, event.stamp)) return;
    const InstrumentTrack* const t = m_market.find(event.instrument);
    if (!t || !t->instrument) return;
    const std::uint16_t inputs = std::visit(InputsOf{t->instrument->market == Market::Spot}, event.payload);
    const bool counts = t->watched && t->instrument->market != Market::Future;
    m_turns.changed(event.instrument, counts ? std::string_view(t->instrument->asset) : std::string_view(), inputs,
                    event.stamp.mono);
}

AssetMetrics* ModelEngine::quickValues(const std::string& asset)
{
    auto& copy = m_quickCopies[asset];
    if (copy) return copy.get();
    for (auto& values : m_quick.assets)
        if (values->asset() == asset) {
            copy = std::make_shared<AssetMetrics>(*values);
            values = copy;
            return copy.get();
        }
    return nullptr;
}

void ModelEngine::judgeAlerts()
{
    // Before the first second there is nothing to judge by.
    if (m_config.depthOnly || m_turns.idle() || !m_alerted) return;
    const AsOf at = asOf();
    // Holds are counted in seconds.
    if (!m_dueAsked || at.mono - *m_dueAsked >= AlertTurns::kWindow) {
        m_dueAsked = at.mono;
        for (const std::string& asset : m_alerts.due(at.mono)) m_turns.wake(asset);
    }
    const std::vector<AlertTurns::Turn> turns = m_turns.take(at.mono);
    if (turns.empty()) return;
    const auto streams = m_tape.streams(m_venues.rows(), at.mono);
    bool news = false;
    for (const AlertTurns::Turn& turn : turns) {
        AssetMetrics* const values = quickValues(turn.asset);
        if (!values || !m_metrics.renew(turn.asset, turn.groups, at, streams, *values)) continue;
        news |= m_alerts.judge(m_quick, turn.asset, at, turn.since);
    }
    if (!news) return;
    AlertSnapshot alerts = m_alerts.snapshot();
    attachPasts(alerts);
    m_alerted = std::make_shared<const AlertSnapshot>(std::move(alerts));
    if (!m_quiet) m_hub.alerts.publish(m_alerted);
}

// A stretch counts as old as its beginning: what lies in it may be younger.
std::vector<ValuePast::Stretch> ModelEngine::stretchesOf(const AlertCondition& c, const std::string& asset) const
{
    std::vector<ValuePast::Stretch> out;
    if (!m_metrics.second() || asset.empty()) return out;
    const Mono now = m_clock.mono();
    for (const PastSlot& slot : m_metrics.past(c.metric, asset, c.venue, c.over))
        if (slot.least && slot.most)
            out.push_back({now - std::chrono::seconds{*m_metrics.second() - slot.from}, *slot.least, *slot.most});
    return out;
}

std::vector<ConditionPasts> ModelEngine::pastsOf(const AlertRule& rule, Duration back) const
{
    std::vector<std::string> assets;
    const bool every = std::any_of(rule.conditions.begin(), rule.conditions.end(),
                                   [](const AlertCondition& c) { return c.asset.empty(); });
    if (every)
        for (const auto& a : m_metrics.values().assets) assets.push_back(a->asset());
    else if (!rule.conditions.empty())
        assets.push_back(rule.conditions.front().asset);
    std::vector<ConditionPasts> pasts;
    for (const std::string& asset : assets) {
        ConditionPasts& one = pasts.emplace_back();
        one.asset = asset;
        for (const AlertCondition& c : rule.conditions)
            one.conditions.push_back(m_metrics.past(c.metric, c.asset.empty() ? asset : c.asset, c.venue, back));
    }
    return pasts;
}

// When it would have fired: renewed once a minute, and when the rule changes. Not all in one second: nothing may
// wait for it.
void ModelEngine::lookBack(AlertSnapshot& alerts, AsOf now)
{
    constexpr Duration kEvery = std::chrono::minutes{1};
    std::erase_if(m_alertPasts, [&](const auto& past) {
        return std::none_of(alerts.rows.begin(), alerts.rows.end(),
                            [&](const AlertRow& row) { return row.rule.id == past.first; });
    });
    const auto changed = [](const AlertRule& a, const AlertRule& b) {
        return a.conditions != b.conditions || a.all != b.all || a.hold != b.hold || a.clear != b.clear ||
               a.cooldown != b.cooldown;
    };
    auto spare = 2 + alerts.rows.size() / 30;
    // The last one is the newest, or the one that is being written: somebody looks at it.
    for (auto r = alerts.rows.rbegin(); r != alerts.rows.rend(); ++r) {
        AlertRow& row = *r;
        AlertPast& past = m_alertPasts[row.rule.id];
        const bool anew = past.day && changed(past.rule, row.rule);
        // What answers another question is no answer.
        if (anew) past.day = past.week = nullptr;
        if (spare == 0 || (past.day && now.mono - past.at < kEvery)) continue;
        --spare;
        const auto over = [&](Duration back) {
            const std::vector<ConditionPasts> pasts = pastsOf(row.rule, back);
            WouldHaveFired out = wouldHaveFired(row.rule, pasts);
            out.hints = levelHints(row.rule, pasts);
            return std::make_shared<const WouldHaveFired>(std::move(out));
        };
        past = {row.rule, now.mono, over(std::chrono::hours{24}), over(std::chrono::hours{24 * 7})};
    }
    attachPasts(alerts);
}

void ModelEngine::attachPasts(AlertSnapshot& alerts) const
{
    for (AlertRow& row : alerts.rows)
        if (const auto past = m_alertPasts.find(row.rule.id); past != m_alertPasts.end()) {
            row.day = past->second.day;
            row.week = past->second.week;
        }
}

}  // namespace plimsoll
