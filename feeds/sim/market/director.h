// Plays a scenario: which phase it is, what behaviour holds now, and what is to be done at this moment.
#pragma once

#include "feeds/sim/market/scenario.h"

#include "model/market/time.h"

#include <vector>

namespace plimsoll::sim {

class Director {
public:
    explicit Director(Scenario scenario);

    void play(Scenario next, Timestamp now);

    struct Cue {  // what falls due in a step
        std::vector<Shock> shocks;
        std::vector<ListingIncident> listings;
        bool phaseBegan = false;
    };
    Cue step(Timestamp now);

    const Scenario& scenario() const { return m_scenario; }
    const Behaviour& behaviour() const { return m_behaviour; }
    std::size_t phase() const { return m_phase; }
    // Bit per venue.
    std::uint8_t feedOut() const { return m_feedOut; }
    std::uint8_t halted() const { return m_halted; }
    std::uint8_t stale() const { return m_stale; }

private:
    struct Standing {
        VenueIncident incident;
        Timestamp from, until;
    };
    void begin(std::size_t phase, Timestamp at);

    Scenario m_scenario;
    std::size_t m_phase = 0;
    Timestamp m_began{};
    bool m_started = false;
    Behaviour m_from, m_behaviour;
    std::vector<bool> m_shocked, m_listed;
    std::vector<Standing> m_standing;
    std::uint8_t m_feedOut = 0, m_halted = 0, m_stale = 0;
};

}  // namespace plimsoll::sim
