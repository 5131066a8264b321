#include "feeds/sim/market/director.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

Behaviour blend(const Behaviour& a, const Behaviour& b, double t)
{
    Behaviour r;
    const auto mix = [&](double Behaviour::*m) { r.*m = a.*m + (b.*m - a.*m) * t; };
    for (const auto m : {&Behaviour::driftPerHour,       &Behaviour::volatility,      &Behaviour::jumpsPerHour,
                         &Behaviour::jumpMean,           &Behaviour::jumpSize,        &Behaviour::activity,
                         &Behaviour::leverageAppetite,   &Behaviour::leverageHeight,  &Behaviour::longBias,
                         &Behaviour::trendFollowing,     &Behaviour::patience,        &Behaviour::makerPresence,
                         &Behaviour::makerNerve,         &Behaviour::basisCapital,    &Behaviour::arbitrage,
                         &Behaviour::dipBuying,          &Behaviour::usdtRate,        &Behaviour::usdcRate,
                         &Behaviour::stableDisagreement, &Behaviour::oracleLagSeconds})
        mix(m);
    return r;
}

}  // namespace

Scenario calmScenario()
{
    Scenario s;
    s.name = "calm";
    s.title = "Calm";
    s.story = "Nothing in particular happens.";
    Phase p;
    p.name = "calm";
    p.length = std::chrono::minutes{10};
    p.blend = std::chrono::milliseconds{0};
    s.phases.push_back(p);
    return s;
}

Director::Director(Scenario scenario) : m_scenario(std::move(scenario))
{
    if (m_scenario.phases.empty()) m_scenario = calmScenario();
    m_from = m_behaviour = m_scenario.phases.front().behaviour;
}

void Director::play(Scenario next, Timestamp now)
{
    if (next.phases.empty()) return;
    const Behaviour from = m_behaviour;
    m_scenario = std::move(next);
    m_standing.clear();
    begin(0, now);
    m_from = from;
    m_started = true;
}

void Director::begin(std::size_t phase, Timestamp at)
{
    m_phase = phase;
    m_began = at;
    m_from = m_behaviour;
    const Phase& p = m_scenario.phases[phase];
    m_shocked.assign(p.shocks.size(), false);
    m_listed.assign(p.listingIncidents.size(), false);
    for (const VenueIncident& i : p.venueIncidents) m_standing.push_back({i, at + i.from, at + i.until});
}

Director::Cue Director::step(Timestamp now)
{
    Cue cue;
    if (!m_started) {
        m_started = true;
        begin(0, now);
        m_from = m_scenario.phases.front().behaviour;
        cue.phaseBegan = true;
    }
    if (now - m_began >= m_scenario.phases[m_phase].length) {
        const bool last = m_phase + 1 == m_scenario.phases.size();
        if (!last || m_scenario.repeats) {
            begin(last ? 0 : m_phase + 1, now);
            cue.phaseBegan = true;
        }
    }
    const Phase& p = m_scenario.phases[m_phase];
    const auto passed = now - m_began;
    const double t = p.blend.count() == 0 ? 1 : std::min(1.0, passed / std::chrono::duration<double>(p.blend));
    m_behaviour = blend(m_from, p.behaviour, t);
    for (std::size_t i = 0; i < p.shocks.size(); ++i) {
        if (m_shocked[i] || passed < p.shocks[i].at) continue;
        m_shocked[i] = true;
        cue.shocks.push_back(p.shocks[i]);
    }
    for (std::size_t i = 0; i < p.listingIncidents.size(); ++i) {
        if (m_listed[i] || passed < p.listingIncidents[i].at) continue;
        m_listed[i] = true;
        cue.listings.push_back(p.listingIncidents[i]);
    }
    m_feedOut = m_halted = m_stale = 0;
    for (const Standing& s : m_standing) {
        if (now < s.from || now >= s.until) continue;
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(s.incident.venue));
        switch (s.incident.kind) {
            case VenueIncident::Kind::FeedOut: m_feedOut |= bit; break;
            case VenueIncident::Kind::Halted: m_halted |= bit; break;
            case VenueIncident::Kind::OracleStale: m_stale |= bit; break;
        }
    }
    std::erase_if(m_standing, [&](const Standing& s) { return now >= s.until; });
    return cue;
}

}  // namespace plimsoll::sim
