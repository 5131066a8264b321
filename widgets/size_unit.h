// In what sizes are read: dollars, a quote currency, or coins. What has no rate into the wanted unit has no
// number there, and the reason is said; nothing is guessed.
#pragma once

#include "widgets/lane_choice.h"

#include <QString>

namespace plimsoll {

enum class SizeUnit : std::uint8_t { Usd, Quote, Base };

QString sizeUnitName(SizeUnit unit);  // "US dollars", "quote currency", "coins"
QString sizeUnitWord(SizeUnit unit);  // short, for a control: "USD", "quote", "coin"

// What the venues' pairs say a currency is worth; empty: nobody has said it. A dollar is a dollar.
std::optional<double> measuredUsd(const std::vector<FxRate>& rates, std::string_view currency);

// How the sizes of the chosen books are counted and written.
struct SizeScale {
    SizeUnit unit = SizeUnit::Usd;
    QString word;             // "USDT", "BTC"; empty: dollars
    double usdPerQuote = 1;   // of that currency
    double usdPerAxis = 1;    // of the price axis
    double coinsPerUnit = 1;  // of the price: 1000 for contracts of a thousand
    QString problem;          // why there is no number; empty: there is one

    bool known() const { return problem.isEmpty(); }
    // Dollars at that price of the axis, in the unit.
    double of(double usd, double axisPrice) const;
    QString text(double size) const;  // "$15.8m", "15.8m USDT", "188 BTC"
    QString textOf(double usd, double axisPrice) const { return text(of(usd, axisPrice)); }
    bool operator==(const SizeScale&) const = default;
};
SizeScale sizeScale(const DepthSnapshot& depth, const LaneChoice& choice, SizeUnit unit,
                    const std::vector<FxRate>& rates);

// A size in a unit that is named behind it: "188 BTC", "15.8m USDT"; without a word the number alone.
QString sizeWithWord(double size, const QString& word);

}  // namespace plimsoll
