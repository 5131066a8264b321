// Assets that are looked at beside the one in focus: the same boards, asked for another name.
#include "model/model_engine.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kGuestDepthEvery = std::chrono::milliseconds{100};
constexpr Duration kGuestHistoryEvery = std::chrono::seconds{5};

}  // namespace

std::vector<std::string> ModelEngine::guests() const
{
    std::vector<std::string> names;
    for (const auto& g : m_guests)
        if (g) names.push_back(g->asset);
    return names;
}

std::vector<std::string> ModelEngine::wantedGuests(const std::string& focus) const
{
    std::vector<std::string> names;
    for (const std::string& asset : m_lookedAt)
        if (asset != focus && names.size() < m_guests.size() &&
            std::find(names.begin(), names.end(), asset) == names.end())
            names.push_back(asset);
    return names;
}

// Who stays keeps the place: a panel's picture does not begin anew because another one looks elsewhere.
void ModelEngine::seatGuests(const std::vector<std::string>& names)
{
    if (m_depth.focus().empty()) return;
    m_depth.setFocus(focus(), names);
    const auto wanted = [&](const std::string& asset) {
        return std::find(names.begin(), names.end(), asset) != names.end();
    };
    for (std::size_t i = 0; i < m_guests.size(); ++i)
        if (m_guests[i] && !wanted(m_guests[i]->asset)) m_guests[i].reset();
    for (const std::string& asset : names) {
        const bool seated =
            std::any_of(m_guests.begin(), m_guests.end(), [&](const auto& g) { return g && g->asset == asset; });
        const auto free = std::find(m_guests.begin(), m_guests.end(), nullptr);
        if (seated || free == m_guests.end()) continue;
        *free = std::make_unique<Guest>(asset, m_market, m_metrics);
        (*free)->levels.assume(m_assumed, asOf());
        (*free)->levels.setFocus(asset, asOf());
    }
    if (m_quiet) return;
    publishGuestNames();
    publishGuestDepth(m_clock.mono(), true);
    if (m_risks) publishGuests(asOf());
}

// Who sits where, empty places too: another engine may have said otherwise, and what was quiet said nothing.
void ModelEngine::publishGuestNames()
{
    for (std::size_t i = 0; i < m_guests.size(); ++i) {
        auto& slot = m_hub.guests[i]->guest;
        const std::string name = m_guests[i] ? m_guests[i]->asset : std::string();
        const auto said = slot.read().value;
        if ((said ? *said : std::string()) != name) slot.publish(name);
    }
}

void ModelEngine::stepGuests(AsOf at)
{
    for (const auto& g : m_guests)
        if (g) g->levels.step(at);
}

// What is made once a second.
void ModelEngine::publishGuests(AsOf at)
{
    for (std::size_t i = 0; i < m_guests.size(); ++i) {
        if (!m_guests[i]) continue;
        Guest& g = *m_guests[i];
        SnapshotHub& hub = *m_hub.guests[i];
        if (!g.told || at.mono - *g.told >= kGuestHistoryEvery) {
            g.told = at.mono;
            hub.fundingHistory.publish(m_fundingHistory.of(
                m_market, [this](InstrumentId id) { return m_metrics.series(id); }, g.asset, at));
        }
        hub.liquidity.publish(m_liquidity.snapshot(g.asset, at));
        hub.liquidationBoard.publish(m_liquidations.snapshot(g.asset, at));
        hub.levels.publish(levelMap(g.levels, at));
        hub.basis.publish(m_basis.snapshot(g.asset, at));
        hub.interest.publish(m_interest.snapshot(g.asset, at));
        hub.phase.publish(m_phases.snapshot(g.asset, at));
    }
}

void ModelEngine::publishGuestDepth(Mono now, bool all)
{
    if (m_quiet) return;
    for (std::size_t i = 0; i < m_guests.size(); ++i) {
        if (!m_guests[i]) continue;
        Guest& g = *m_guests[i];
        if (!all && g.shown && now - *g.shown < kGuestDepthEvery) continue;
        const std::uint64_t judged = m_depth.judgement(now, g.asset);
        const Mono changed = m_depth.changed(g.asset);
        if (!all && g.shown && judged == g.judged && changed == g.changed) continue;
        g.judged = judged;
        g.changed = changed;
        g.shown = now;
        DepthSnapshot depth = m_depth.snapshot(asOf(), g.asset);
        depth.walls = m_metrics.walls(g.asset);
        m_hub.guests[i]->depth.publish(std::move(depth));
    }
}

}  // namespace plimsoll
