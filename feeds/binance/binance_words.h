// Binance's words for contracts and their states, as ours.
#pragma once

#include "model/market/instrument.h"

#include <optional>
#include <string_view>

namespace plimsoll::binance {

InstrumentStatus statusFromWord(std::string_view word);
Market marketFromType(std::string_view contractType, std::string_view symbol);
// `deliveryDate` of a perpetual: a sentinel beyond the year 2100, or an announced end.
void applyDelivery(Instrument& instrument, std::optional<Timestamp> delivery);
void shapeSymbol(Instrument& instrument);

}  // namespace plimsoll::binance
