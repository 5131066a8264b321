// The simulated market told to a model directly, without wires: what each venue's own streams would say of it,
// once every half second, in time that runs as fast as it is computed. What the wires themselves do to it is
// looked at elsewhere (sim_rig).
#pragma once

#include "feeds/sim/market/market.h"
#include "model/model_engine.h"

#include <QString>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::test {

// A scenario that comes with the program, without the quiet minutes that some begin with and the hours of calm
// that some end with: for those who bring their own. Empty: there is no such scenario.
sim::Scenario storyOf(const QString& name);

class SimFeed {
public:
    struct Setup {
        sim::Scenario scenario = sim::calmScenario();
        std::vector<std::string> assets = {"BTC", "ETH", "SOL", "XRP", "DOGE"};
        std::uint64_t seed = 11;
        bool past = true;  // what the venues remember of the days before
        // How many hours of it; beyond a day they remember bars of five minutes and of an hour, and are only asked
        // for them if so.
        std::chrono::hours history{72};
        bool hours = false;
        std::optional<Timestamp> start;  // none: as the market has it
    };
    explicit SimFeed(const Setup& setup);

    static constexpr std::chrono::milliseconds kStep{500};
    void step();                            // so much simulated time
    void advance(std::chrono::seconds by);  // many of them
    // Everything that happens, also what no venue tells: set by whoever wants to know the truth.
    std::function<void(const sim::Happening&)> overheard;
    std::chrono::seconds passed() const { return std::chrono::seconds{m_steps / 2}; }

    ManualClock clock;
    EventQueue queue{4'000'000};
    SnapshotHub hub;
    ModelEngine engine;
    sim::SimulatedMarket market;

private:
    struct Told {
        InstrumentId id;
        std::uint64_t changes = ~std::uint64_t{0};
        Timestamp lastLiquidation{};  // of a venue that tells one a second
    };
    void tell(const sim::Listing& l);
    bool trades(sim::ListingId id) const
    {
        const sim::ListingStatus s = market.state(id).status;
        return s == sim::ListingStatus::Trading || s == sim::ListingStatus::Delisting;
    }
    void describe();
    void remember();
    void books();
    void states();
    void happened(const sim::Happening& h);
    void venues();
    bool silent(VenueId v) const { return market.condition(v) == sim::VenueCondition::FeedOut; }
    template <typename P>
    void say(VenueId v, InstrumentId id, P payload, std::optional<Timestamp> at = {});
    void send();

    std::array<EventBatch, kVenueCount> m_batches;
    std::vector<Told> m_told;  // by ListingId
    std::array<InstrumentId, 2> m_dollars;
    std::array<bool, kVenueCount> m_out{};
    sim::StableRate m_stable;
    std::vector<std::string> m_assets;
    bool m_hours = false;
    std::int64_t m_steps = 0;
};

}  // namespace plimsoll::test
