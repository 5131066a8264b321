// How large a position may be, and what must hold before one is opened: ANALYTICS section I. Money in USD, risk
// and stops as fractions; the common unit of limits is notional.
#pragma once

#include "model/analytics/result.h"
#include "model/market/instrument.h"

#include <optional>
#include <string_view>
#include <vector>

namespace plimsoll::analytics::size {

struct Kelly {
    double kelly = 0;       // below 0: the bet loses
    double fractional = 0;  // never below 0
};
// `win`: probability; `rr`: gain per unit lost.
Result<Kelly> kelly(double win, double rr, double fraction = 0.25);

// Busseti, Ryu, Boyd 2016: P(wealth ever below alpha) at most beta.
struct ConstrainedKelly {
    double lambda = 0, fraction = 0;
};
Result<ConstrainedKelly> constrainedKelly(double win, double rr, double alpha, double beta);

// So large that a move of `multiple` times `atr` (USD a coin, as `price`) loses `risk` of the equity. Bad input: a
// risk below 0, anything else not above 0.
struct Sized {
    double qty = 0, notional = 0;  // base coins, USD
};
Result<Sized> byAtr(double equity, double risk, double atr, double multiple, double price);

enum class ConcentrationBasis : std::uint8_t { Margin, Notional };
struct SizeInput {
    double equity = 0, price = 0, stopFraction = 0, leverage = 0;
    double win = 0, rr = 0;
    double risk = 0, atr = 0, atrMultiple = 0;
    double hardCap = 0.02, concentration = 0.25, r8 = 0;
    bool gate = true;
    ConcentrationBasis basis = ConcentrationBasis::Margin;
};
struct SizeLimit {
    std::string_view name;
    double notional = 0;
};
struct Size {
    std::vector<SizeLimit> limits;  // kelly, atr, hard_cap, concentration
    std::string_view binding;       // the smallest, on ties the first by name
    double notional = 0, margin = 0, riskUsd = 0;
    double multiplier = 1;  // for funding, already in `notional`
};
Result<Size> integrated(const SizeInput& in);

// Six gates before a trade.
struct Trade {
    bool invalidationSet = false;
    PositionSide side = PositionSide::Long;
    double entry = 0;
    std::optional<double> stop;         // absent: there is none, which fails
    std::optional<double> liquidation;  // absent: no price liquidates
    double notional = 0, maxNotional = 0, r8 = 0;
    bool sizeCutApplied = false;
    double clusterFraction = 0;
    double oracleLevel = 0;
    double holdHours = 0;
    std::optional<double> maxHoldHours;  // absent: no limit
    double liquidationBuffer = 1.5;
};
// Numbers of the gates that fail, 1 to 6.
Result<std::vector<int>> failedGates(const Trade& t);

}  // namespace plimsoll::analytics::size
