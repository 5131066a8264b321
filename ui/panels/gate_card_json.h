// The card of the six gates for other programs: schema `plimsoll.six_gates` 1. What is not known is null, with the
// reason beside it.
#pragma once

#include "model/desk/desk.h"

#include <QByteArray>

#include <array>
#include <string>

namespace plimsoll {

// As they stand on screen: what nobody judges any more is unknown.
struct GateShown {
    GateState state = GateState::Unknown;
    std::string said;
};
QByteArray gateCardJson(const GateCard& card, const std::array<GateShown, kGates>& shown, Timestamp at,
                        bool stale);

}  // namespace plimsoll
