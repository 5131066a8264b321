#include "model/desk/calculator.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>

namespace plimsoll {

using analytics::Value;

namespace {

// Names of the inputs that a function takes: "side (long|short), tiers [{cap, mmr}], fee=0" has three.
bool takes(std::string_view inputs, std::string_view key)
{
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= inputs.size(); ++i) {
        const char c = i < inputs.size() ? inputs[i] : ',';
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        if (c != ',' || depth > 0) continue;
        std::string_view word = inputs.substr(from, i - from);
        while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
        if (word.substr(0, word.find_first_of(" =?[{(")) == key) return true;
        from = i + 1;
    }
    return false;
}

void direct(CalcArguments& a, const char* function)
{
    const analytics::FunctionRow* const row = analytics::functionNamed(function);
    if (!row) return;
    for (const CalcEntry& e : a.inputs().entries) {
        if (!takes(row->inputs, e.field->key)) continue;
        if (e.value.isNull() && e.field->optional) continue;
        a.put(e.field->key, a.value(e.field->key));
    }
}

void appendText(std::string& out, const std::string& s)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : s) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (u < 0x20) {
            out += "\\u00";
            out += kHex[u >> 4];
            out += kHex[u & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace

bool ofDesk(CalcSource source)
{
    return source >= CalcSource::Equity;
}

QString calcSay(const char* text)
{
    return QCoreApplication::translate("Calculators", text);
}

QString calcGroupName(CalcGroup group)
{
    switch (group) {
        case CalcGroup::Margin: return QCoreApplication::translate("Calculators", "Margin and liquidation");
        case CalcGroup::Size: return QCoreApplication::translate("Calculators", "Size");
        case CalcGroup::Funding: return QCoreApplication::translate("Calculators", "Funding and carry");
        case CalcGroup::Execution: return QCoreApplication::translate("Calculators", "Execution");
        case CalcGroup::Stress: return QCoreApplication::translate("Calculators", "Tails and cascades");
    }
    return {};
}

const CalcEntry* CalcInputs::find(std::string_view key) const
{
    const auto at =
        std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.field->key == key; });
    return at == entries.end() ? nullptr : &*at;
}

std::optional<double> CalcInputs::number(std::string_view key) const
{
    const CalcEntry* const e = find(key);
    const double* const x = e ? e->value.number() : nullptr;
    return x ? std::optional(*x) : std::nullopt;
}

std::string CalcInputs::text(std::string_view key) const
{
    const CalcEntry* const e = find(key);
    return e && e->value.text() ? *e->value.text() : std::string();
}

const Value& CalcArguments::value(std::string_view key)
{
    static const Value nothing;
    const CalcEntry* const e = m_inputs.find(key);
    if (!e) return nothing;
    if (e->value.isNull() && !m_missing) m_missing = e;
    return e->value;
}

double CalcArguments::number(std::string_view key)
{
    const double* const x = value(key).number();
    return x ? *x : 0;
}

std::optional<double> CalcAnswer::number(std::string_view key) const
{
    const Value* const v = known ? outputs.find(key) : nullptr;
    return v && v->number() ? std::optional(*v->number()) : std::nullopt;
}

const CalcField* Calculator::field(std::string_view key) const
{
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const CalcField& f) { return f.key == key; });
    return at == fields.end() ? nullptr : &*at;
}

std::span<const Calculator> calculators()
{
    static const std::vector<Calculator> all = [] {
        std::vector<Calculator> out;
        for (auto make : {&marginCalculators, &sizeCalculators, &fundingCalculators, &executionCalculators,
                          &stressCalculators})
            for (Calculator& c : make()) out.push_back(std::move(c));
        return out;
    }();
    return all;
}

const Calculator* calculatorNamed(std::string_view id)
{
    for (const Calculator& c : calculators())
        if (c.id == id) return &c;
    return nullptr;
}

CalcAnswer answerOf(const CalcCase& one, const CalcInputs& inputs)
{
    CalcAnswer out;
    out.of = &one;
    CalcArguments a(inputs);
    one.arguments ? one.arguments(a) : direct(a, one.function);
    if (const CalcEntry* const e = a.missing()) {
        out.reason = e->reason;
        out.why = QCoreApplication::translate("Calculators", "%1: %2")
                      .arg(calcSay(e->field->label),
                           e->why.empty() ? QCoreApplication::translate("Calculators", "is not entered")
                                          : QString::fromStdString(e->why));
        return out;
    }
    out.inputs = Value(std::move(a.out));
    analytics::CallOutcome got = analytics::callFunction(one.function, out.inputs);
    out.known = got.status == analytics::CallStatus::Done;
    out.outputs = Value(std::move(got.outputs));
    out.reason = got.reason;
    if (!out.known) {
        // "size.kelly: win: must be ..." names the function, which stands beside it anyway.
        const std::size_t name = std::string_view(one.function).size() + 2;
        out.why = QString::fromStdString(got.error.substr(std::min(name, got.error.size())));
    }
    return out;
}

std::vector<CalcAnswer> answersOf(const Calculator& calculator, const CalcInputs& inputs)
{
    std::vector<CalcAnswer> out;
    for (const CalcCase& c : calculator.cases) out.push_back(answerOf(c, inputs));
    return out;
}

CalcInputs withValue(const CalcInputs& inputs, std::string_view key, Value value)
{
    CalcInputs out = inputs;
    for (CalcEntry& e : out.entries)
        if (e.field->key == key) e.value = std::move(value);
    return out;
}

void appendCalcJson(std::string& out, const Value& value)
{
    if (const double* x = value.number()) {
        std::array<char, 40> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), *x).ptr;
        out.append(text.data(), end);
    } else if (const bool* yes = value.boolean()) {
        out += *yes ? "true" : "false";
    } else if (const std::string* s = value.text()) {
        appendText(out, *s);
    } else if (const Value::List* list = value.list()) {
        out += '[';
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (i > 0) out += ',';
            appendCalcJson(out, (*list)[i]);
        }
        out += ']';
    } else if (const Value::Object* object = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            if (i > 0) out += ',';
            appendText(out, (*object)[i].key);
            out += ':';
            appendCalcJson(out, (*object)[i].value);
        }
        out += '}';
    } else {
        out += "null";
    }
}

std::string calcCommand(const CalcAnswer& answer)
{
    constexpr std::size_t kOneLine = 4'000;
    if (!answer.inputs.object()) return {};
    std::string json;
    appendCalcJson(json, answer.inputs);
    std::string out = "plimsoll calc ";
    out += answer.of->function;
    if (json.size() > kOneLine) {
        out += " - <<'END'\n";
        out += json;
        out += "\nEND";
        return out;
    }
    // Inside single quotes a shell takes everything as it is but a single quote.
    out += " '";
    for (const char c : json) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    out += "'";
    return out;
}

}  // namespace plimsoll
