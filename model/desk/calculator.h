// The calculators: each is one or a few functions of the registry that `plimsoll calc` calls too, with fields for
// what they take, what the market or the desk says now for those fields, the formula, and what it leaves out. The
// answer is the registry's and nobody else's.
#pragma once

#include "model/analytics/registry.h"
#include "model/market/freshness.h"

#include <QString>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

// What the market, or the person's own desk, knows for a field.
enum class CalcSource : std::uint8_t {
    None,
    Mark,
    Mid,        // of the consolidated book
    DayRange,   // average range of an hour times the root of 24
    CalmRange,  // the same, of the median hour of the last 30 days
    Rate,       // r8 of the venue
    LowestRate,
    HighestRate,
    LowestFee,  // a taker's, at the venue of that rate
    HighestFee,
    Tiers,  // of the venue
    FirstRate,
    MaxLeverage,
    ClosingFee,  // OKX counts it
    Depth10,     // the thinner side within 10 bp, of all venues
    Stability,
    SpreadRatio,
    Volume,  // of 24 hours, of all venues
    Bids,
    Asks,
    ClustersBelow,  // modelled
    ClustersAbove,
    HalfPercent,  // of open interest of all venues, coins
    HourReturns,  // of the last 30 days, stored
    TailRatio,    // expected shortfall of 99 %: of the model with fat tails over the sample's
    // Of the desk.
    Equity,
    Wallet,
    VenueEquity,
    VenueMaintenance,
    Risk,
    HardCap,
    Concentration,
    Win,
    Reward,
    AtrMultiple,
    FundingBudget,
};
bool ofDesk(CalcSource source);

enum class CalcKind : std::uint8_t {
    Number,
    Choice,
    Numbers,  // "200, 100, -20"
    Tiers,    // "2.5", or "0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050"
    Levels,   // "99990 10, 99950 20": price and coins
};

struct CalcField {
    const char* key;  // of the function's inputs, or of what the arguments are made of
    const char* label;
    const char* unit;
    CalcKind kind = CalcKind::Number;
    const char* example;  // as typed; of a choice "a|b", the first holds
    double scale = 1;     // of one unit shown: 0.01 for percent
    CalcSource live = CalcSource::None;
    bool optional = false;
    const char* tip = "";
};

struct CalcOutput {
    const char* key;
    const char* label;
    const char* unit;
    double scale = 1;  // of the function's unit, to the unit shown
    int decimals = 2;
};

enum class CalcOrigin : std::uint8_t { Typed, Example, Live, Desk, Empty };

// What stands in a field.
struct CalcEntry {
    const CalcField* field = nullptr;
    analytics::Value value;  // in the function's own unit; null: not known, or left out
    CalcOrigin origin = CalcOrigin::Empty;
    std::string from;  // "Binance", "4 venues"
    Duration age{};    // of a live value
    bool modelled = false;
    analytics::Reason reason = analytics::Reason::NoData;
    std::string why;  // where there is none
};

struct CalcInputs {
    std::vector<CalcEntry> entries;
    const CalcEntry* find(std::string_view key) const;
    std::optional<double> number(std::string_view key) const;
    std::string text(std::string_view key) const;
};

// The arguments of one call. What is needed and not there is remembered, the first of all.
class CalcArguments {
public:
    explicit CalcArguments(const CalcInputs& inputs) : m_inputs(inputs) {}
    double number(std::string_view key);
    std::optional<double> maybe(std::string_view key) const { return m_inputs.number(key); }
    const analytics::Value& value(std::string_view key);
    void put(const char* key, analytics::Value value) { out.push_back({key, std::move(value)}); }
    const CalcEntry* missing() const { return m_missing; }
    const CalcInputs& inputs() const { return m_inputs; }

    analytics::Value::Object out;

private:
    const CalcInputs& m_inputs;
    const CalcEntry* m_missing = nullptr;
};

// One call. Without `arguments` every field goes in under its own name, if the function knows it.
struct CalcCase {
    const char* name;  // "Queue"; empty: the only one
    const char* function;
    void (*arguments)(CalcArguments& a) = nullptr;
    std::vector<CalcOutput> outputs;
};

struct CalcAnswer {
    const CalcCase* of = nullptr;
    analytics::Value inputs;  // what the function was given; null: something was missing
    analytics::Value outputs;
    bool known = false;
    analytics::Reason reason = analytics::Reason::NoData;
    QString why;
    std::optional<double> number(std::string_view key) const;
};

struct CalcVerdict {
    bool warn = false;
    QString text;
};

struct CalcCurve {
    QString code, name;
    std::vector<std::pair<double, std::optional<double>>> points;
};
struct CalcPlot {
    const char *title, *xUnit, *yUnit;
    bool days = false;  // x is time from now on
};

enum class CalcGroup : std::uint8_t { Margin, Size, Funding, Execution, Stress };
QString calcGroupName(CalcGroup group);

struct Calculator {
    const char* id;
    CalcGroup group;
    const char* name;
    const char* formula;
    std::vector<CalcField> fields;
    std::vector<CalcCase> cases;
    const char* source;   // ANALYTICS section and founding document
    const char* without;  // what is not modelled
    std::vector<CalcVerdict> (*verdicts)(const CalcInputs&, std::span<const CalcAnswer>) = nullptr;
    CalcPlot plot{nullptr, "", ""};
    std::vector<CalcCurve> (*curves)(const Calculator&, const CalcInputs&, std::span<const CalcAnswer>) = nullptr;
    const CalcField* field(std::string_view key) const;
};

std::span<const Calculator> calculators();
const Calculator* calculatorNamed(std::string_view id);
// One list a group; calculator.cpp joins them.
std::vector<Calculator> marginCalculators();
std::vector<Calculator> sizeCalculators();
std::vector<Calculator> fundingCalculators();
std::vector<Calculator> executionCalculators();
std::vector<Calculator> stressCalculators();

QString calcSay(const char* text);  // of the table, in the person's language

CalcAnswer answerOf(const CalcCase& one, const CalcInputs& inputs);
std::vector<CalcAnswer> answersOf(const Calculator& calculator, const CalcInputs& inputs);
// The same with one field changed: for curves.
CalcInputs withValue(const CalcInputs& inputs, std::string_view key, analytics::Value value);

// "plimsoll calc size.kelly '{"win":0.55,"rr":1.5}'"; what is long goes in by standard input.
std::string calcCommand(const CalcAnswer& answer);
void appendCalcJson(std::string& out, const analytics::Value& value);

}  // namespace plimsoll
