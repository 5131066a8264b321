// The six gates of a planned trade (ANALYTICS I, `gate.pretrade`). Each is judged by that one function; where an
// input of it is missing or stale the gate is unknown, which is never a pass.
#pragma once

#include "model/desk/desk_quote.h"

namespace plimsoll {

struct GateInput {
    const PlannedTrade* trade = nullptr;
    DeskQuote quote;
    Figure equityUsd;            // of the desk
    Figure clusterShare;         // modelled liquidations near the stop, of open interest
    Figure clusterUsd;           // how much that is
    double clusterCoverage = 1;  // share of the open interest whose liquidations are modelled
    Figure oracleBp, markBp;     // index against its peers, mark against its index
};

// How near to the stop modelled liquidations count, a fraction of it.
inline constexpr double kNearStop = 0.005;
// The stop of a trade in dollars a coin.
Figure stopUsd(const PlannedTrade& trade, const DeskQuote& quote);

GateCard judgeTrade(const GateInput& in, const DeskSettings& settings);

// The card as text: what is exported and copied. `at`: the moment it holds for, in words.
std::string cardText(const GateCard& card, std::string_view at);
// "long ETH $40k at 5×, stop 2,655"
std::string tradeWords(const PlannedTrade& trade);

}  // namespace plimsoll
