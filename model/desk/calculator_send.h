// What a calculator's numbers are as a planned trade for the six gates, or as a position of the desk.
#pragma once

#include "model/desk/calculator.h"
#include "model/desk/desk.h"

namespace plimsoll {

// None: the calculator is not about one trade, or its numbers are not known.
std::optional<PlannedTrade> plannedOf(const Calculator& calculator, const CalcInputs& inputs,
                                      std::span<const CalcAnswer> answers, const std::string& asset,
                                      VenueId venue);
std::optional<Position> positionOf(const Calculator& calculator, const CalcInputs& inputs,
                                   std::span<const CalcAnswer> answers, const std::string& asset, VenueId venue);

}  // namespace plimsoll
