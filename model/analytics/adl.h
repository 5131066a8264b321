// Auto-deleveraging: ANALYTICS section H. Money in quote units; scores have no unit, only their order counts.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <optional>
#include <vector>

namespace plimsoll::analytics::adl {

// Profit by wallet times maintenance by equity; 0 while losing, or without equity. A wallet of less than 1 counts
// as 1. Bad input: a maintenance below 0.
struct BinanceScore {
    double pnlShare = 0, marginRatio = 0, score = 0;  // fractions, their product
};
Result<BinanceScore> scoreBinance(double unrealised, double wallet, double maintenance);

// BitMEX and Bybit style: profit times effective leverage, divided by it when losing.
struct ClassicScore {
    double pnlShare = 0, effectiveLeverage = 0, score = 0;
};
Result<ClassicScore> scoreClassic(PositionSide side, double entry, double mark, double bankrupt);

// As Hyperliquid documents it, for longs and shorts alike.
Result<double> scoreHyperliquid(double mark, double entry, double notional, double accountValue);

// Who pays a deficit out of profits.
enum class Policy : std::uint8_t { Queue, ProRata, RiskWeighted, Hybrid };
struct AllocateInput {
    Policy policy = Policy::Queue;
    double deficit = 0;
    Numbers pnl, leverage;         // one a user
    std::optional<Numbers> score;  // the queue's order; pnl * leverage when left out
    bool lumpy = false;            // the queue closes whole positions
    double gamma = 0.5;            // share of the deficit that a hybrid takes by queue
};
struct Allocation {
    std::vector<double> haircut;  // never above a user's profit
    double total = 0, uncovered = 0;
    std::optional<double> overshoot;  // total / deficit; absent without a deficit
    std::optional<double> maxShare;   // largest part of the total; absent if nobody pays
    double maxFraction = 0;           // largest part of a user's own profit
    std::size_t usersHit = 0;
};
Result<Allocation> allocate(const AllocateInput& in);

// Equalises leverage from the top until `target` of notional is gone (Campbell et al. 2026).
struct Drain {
    double cutoff = 0;  // leverage that nobody exceeds afterwards
    std::vector<double> reduction;
};
Result<Drain> leverageDrain(double target, Numbers notional, Numbers equity);

}  // namespace plimsoll::analytics::adl
