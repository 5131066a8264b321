// A scenario: what the world outside the order books does, phase by phase. It changes fundamentals and
// behaviour; prices come of it. `feeds/sim/scenario.h` reads it from a file.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace plimsoll::sim {

// Multipliers are relative to the asset's own normal, 1 is normal.
struct Behaviour {
    double driftPerHour = 0;                // of the fundamental, log
    double volatility = 1;                  // of the fundamental
    double jumpsPerHour = 0;                // beyond the asset's own
    double jumpMean = 0, jumpSize = 0.004;  // log; mean and spread
    double activity = 1;                    // takers' rate
    double leverageAppetite = 1;            // rate at which leveraged positions are opened
    double leverageHeight = 0;              // -1 careful .. +1 the highest classes preferred
    double longBias = 0;                    // -1 .. 1: inclination of leveraged traders
    double trendFollowing = 1;              // how strongly they follow recent returns
    double patience = 1;                    // how long positions are kept
    double makerPresence = 1;               // size that makers show
    double makerNerve = 1;                  // below 1 they withdraw at smaller moves
    double basisCapital = 1;                // of basis traders
    double arbitrage = 1;                   // capacity and speed between venues
    double dipBuying = 1;                   // value takers who lean against deviations from the fundamental
    double usdtRate = 1, usdcRate = 1;      // where the rates drift to
    double stableDisagreement = 0;          // disagreement of venues on it, log
    double oracleLagSeconds = 0;            // beyond each venue's own
};

struct VenueIncident {
    VenueId venue = VenueId::Binance;
    enum class Kind : std::uint8_t { FeedOut, Halted, OracleStale } kind = Kind::FeedOut;
    std::chrono::milliseconds from{0}, until{0};  // since the phase began
};

struct ListingIncident {
    std::string asset;
    std::uint8_t venues = 0x0f;  // bit per VenueId
    enum class Kind : std::uint8_t { List, AnnounceEnd, Delist, FundingInterval } kind = Kind::List;
    std::chrono::milliseconds at{0};
    std::chrono::milliseconds notice{0};  // AnnounceEnd: until delisting
    std::chrono::hours interval{8};       // FundingInterval
};

// One thing done once: a jump of the fundamental, or a large order of somebody who must trade.
struct Shock {
    std::chrono::milliseconds at{0};
    double jump = 0;       // log, of the market factor
    double metaorder = 0;  // share of the asset's hourly turnover; negative sells
    std::chrono::milliseconds over{0};
    std::string asset;  // empty: all, by their beta
    std::uint8_t venues = 0x0f;
};

struct Phase {
    std::string name;   // "build-up"
    std::string story;  // one sentence for people
    std::chrono::milliseconds length{60'000};
    std::chrono::milliseconds blend{5'000};  // from the previous phase's behaviour
    Behaviour behaviour;
    std::vector<Shock> shocks;
    std::vector<VenueIncident> venueIncidents;
    std::vector<ListingIncident> listingIncidents;
};

struct Scenario {
    std::string name;   // "cycle"
    std::string title;  // "A whole cycle"
    std::string story;
    bool repeats = true;                // from the first phase again; otherwise the last one stays
    std::vector<std::string> unlisted;  // assets that are not listed when the market begins
    // Where the market stands when it begins: relative open interest and average funding of the last days.
    double startOpenInterest = 1, startCrowding = 0;
    std::vector<Phase> phases;
};

// Normal behaviour for ever: what tests use that need no story.
Scenario calmScenario();

}  // namespace plimsoll::sim
