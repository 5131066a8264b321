// Every analytics function by its name in ANALYTICS.md, over plain values: what `plimsoll calc`, the vector
// files and user rules use. One row a function; the rows of a section stand in registry_<section>.cpp.
#pragma once

#include "model/analytics/arguments.h"
#include "model/analytics/result.h"
#include "model/analytics/value.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::analytics {

// Reads its inputs, returns its outputs by key. Begin with the inputs, then
// `if (a.failed()) return a.failure();`, then call the typed function.
using RegistryFunction = Result<Value::Object> (*)(Arguments& a);

struct FunctionRow {
    const char* name;     // "funding.norm"
    const char* section;  // "A1"
    const char* inputs;   // "rate, interval_h"; a default stands behind "=", "?" marks what may be left out
    const char* outputs;  // "r8, apr, apy, per_day": keys only, separated by ", "
    const char* summary;  // one line: what it says, in which units
    RegistryFunction run;
};

// One list a section; registry.cpp joins them.
std::span<const FunctionRow> fundingRows();
std::span<const FunctionRow> interestRows();
std::span<const FunctionRow> depthRows();
std::span<const FunctionRow> flowRows();
std::span<const FunctionRow> dislocationRows();
std::span<const FunctionRow> tapeRows();
std::span<const FunctionRow> marginRows();
std::span<const FunctionRow> adlRows();
std::span<const FunctionRow> sizingRows();
std::span<const FunctionRow> statisticsRows();
std::span<const FunctionRow> volatilityRows();
std::span<const FunctionRow> contagionRows();
std::span<const FunctionRow> liquidationRows();
std::span<const FunctionRow> phaseRows();
std::span<const FunctionRow> planningRows();

std::span<const FunctionRow> functionTable();
const FunctionRow* functionNamed(std::string_view name);

enum class CallStatus : std::uint8_t {
    Done,
    NoValue,       // the function's own answer: every output null, "reason" and "detail" say why
    BadArguments,  // a key is missing, or of the wrong kind; outputs as with NoValue
    NoSuchFunction,
};

struct CallOutcome {
    CallStatus status = CallStatus::Done;
    Value::Object outputs;            // all numbers are finite
    std::string error;                // unless Done: one line that names function and key
    Reason reason = Reason::NoData;   // unless Done
    std::vector<std::string> unread;  // input keys that the function does not know
};

CallOutcome callFunction(std::string_view name, const Value& inputs);

// The usual end of a RegistryFunction: fields of the result by key, or its reason.
template <typename T, typename F>
Result<Value::Object> answer(const Result<T>& result, F&& fields)
{
    if (!result) return Unexpected<NoValue>{result.error()};
    return Result<Value::Object>(fields(*result));
}
// The same for a result that is one number.
Result<Value::Object> answer(const Result<double>& result, const char* key);

}  // namespace plimsoll::analytics
