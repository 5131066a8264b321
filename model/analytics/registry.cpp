#include "model/analytics/registry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll::analytics {

namespace {

// A last net under the functions' own checks: no number leaves that is not finite.
bool allFinite(const Value& v)
{
    if (const double* x = v.number()) return std::isfinite(*x);
    if (const Value::List* list = v.list()) return std::all_of(list->begin(), list->end(), allFinite);
    if (const Value::Object* object = v.object())
        return std::all_of(object->begin(), object->end(), [](const auto& m) { return allFinite(m.value); });
    return true;
}

Value::Object withoutValue(const FunctionRow& row, const NoValue& why)
{
    Value::Object out;
    std::string_view keys = row.outputs;
    while (!keys.empty()) {
        const std::size_t end = std::min(keys.find(", "), keys.size());
        out.push_back({std::string(keys.substr(0, end)), nullptr});
        keys.remove_prefix(std::min(end + 2, keys.size()));
    }
    out.push_back({"reason", reasonName(why.reason)});
    out.push_back({"detail", why.text});
    return out;
}

std::string blame(std::string_view name, std::string_view text)
{
    std::string line(name);
    line += ": ";
    line += text;
    return line;
}

std::vector<FunctionRow> joined()
{
    std::vector<FunctionRow> all;
    for (const auto rows : {fundingRows(), interestRows(), depthRows(), flowRows(), dislocationRows(), tapeRows(),
                            marginRows(), adlRows(), sizingRows(), statisticsRows(), volatilityRows(),
                            contagionRows(), liquidationRows(), phaseRows(), planningRows()})
        all.insert(all.end(), rows.begin(), rows.end());
    return all;
}

}  // namespace

std::span<const FunctionRow> functionTable()
{
    static const std::vector<FunctionRow> table = joined();
    return table;
}

const FunctionRow* functionNamed(std::string_view name)
{
    for (const FunctionRow& row : functionTable())
        if (name == row.name) return &row;
    return nullptr;
}

CallOutcome callFunction(std::string_view name, const Value& inputs)
{
    CallOutcome out;
    const FunctionRow* row = functionNamed(name);
    if (!row) {
        out.status = CallStatus::NoSuchFunction;
        out.reason = Reason::BadInput;
        out.error = blame(name.substr(0, 60), "no such function");
        out.outputs = {{"reason", reasonName(out.reason)}, {"detail", out.error}};
        return out;
    }
    Arguments arguments(inputs);
    Result<Value::Object> result = arguments.failed() ? arguments.failure() : row->run(arguments);
    out.unread = arguments.unread();
    // Whatever was computed from a wrong argument does not count.
    if (arguments.failed()) result = arguments.failure();
    if (result && !allFinite(Value(*result))) result = finite(Value::Object{}, {NAN});
    if (result) {
        out.outputs = std::move(*result);
        return out;
    }
    out.status = arguments.failed() ? CallStatus::BadArguments : CallStatus::NoValue;
    out.reason = result.error().reason;
    out.error = blame(name, result.error().text);
    out.outputs = withoutValue(*row, result.error());
    return out;
}

Result<Value::Object> answer(const Result<double>& result, const char* key)
{
    return answer(result, [key](double x) { return Value::Object{{key, x}}; });
}

}  // namespace plimsoll::analytics
