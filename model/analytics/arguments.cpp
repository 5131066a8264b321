#include "model/analytics/arguments.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll::analytics {

namespace {

std::string elementOf(std::string_view key, std::size_t i)
{
    std::string place(key);
    place += '[';
    place += std::to_string(i);
    place += ']';
    return place;
}

std::string neededNot(std::string_view needed, const Value& got)
{
    std::string why(needed);
    why += " is needed, not ";
    why += got.kind();
    return why;
}

}  // namespace

Arguments::Arguments(const Value& inputs) : Arguments(&inputs, {}, std::make_shared<Shared>())
{
    if (!inputs.object()) fail("inputs", neededNot("an object", inputs));
}

Arguments::Arguments(const Value* inputs, std::string path, std::shared_ptr<Shared> shared)
    : m_inputs(inputs), m_path(std::move(path)), m_shared(std::move(shared))
{
}

void Arguments::fail(std::string_view key, std::string_view why)
{
    if (!failed()) m_shared->failure = badInput(m_path + std::string(key), why).error;
}

std::vector<std::string> Arguments::unread() const
{
    std::vector<std::string> left;
    if (const Value::Object* members = m_inputs->object())
        for (const Value::Member& m : *members)
            if (std::find(m_shared->read.begin(), m_shared->read.end(), m.key) == m_shared->read.end())
                left.push_back(m.key);
    return left;
}

const Value* Arguments::find(std::string_view key)
{
    if (m_path.empty()) m_shared->read.emplace_back(key);
    const Value* v = m_inputs->find(key);
    return v && !v->isNull() ? v : nullptr;
}

bool Arguments::has(std::string_view key) const
{
    const Value* v = m_inputs->find(key);
    return v && !v->isNull();
}

const Value* Arguments::need(std::string_view key)
{
    const Value* v = find(key);
    if (!v) fail(key, m_inputs->find(key) ? "is null, a value is needed" : "is missing");
    return v;
}

const Value::List* Arguments::needList(std::string_view key)
{
    const Value* v = need(key);
    if (!v) return nullptr;
    if (!v->list()) fail(key, neededNot("a list", *v));
    return v->list();
}

double Arguments::numberAt(const Value& value, std::string_view place)
{
    const double* x = value.number();
    if (x && std::isfinite(*x)) return *x;
    fail(place, x ? std::string("must be finite") : neededNot("a number", value));
    return 0;
}

bool Arguments::flagAt(const Value& value, std::string_view place)
{
    if (const bool* yes = value.boolean()) return *yes;
    const double* x = value.number();
    if (x && (*x == 0 || *x == 1)) return *x == 1;
    fail(place, neededNot("true or false", value));
    return false;
}

double Arguments::number(std::string_view key)
{
    const Value* v = need(key);
    return v ? numberAt(*v, key) : 0;
}

double Arguments::number(std::string_view key, double otherwise)
{
    const Value* v = find(key);
    return v ? numberAt(*v, key) : otherwise;
}

std::optional<double> Arguments::maybeNumber(std::string_view key)
{
    const Value* v = find(key);
    return v ? std::optional(numberAt(*v, key)) : std::nullopt;
}

std::size_t Arguments::count(std::string_view key)
{
    const double x = number(key);
    if (x >= 0 && x <= 1e9 && x == std::floor(x)) return static_cast<std::size_t>(x);
    fail(key, "must be a whole number from 0 to 1000000000");
    return 0;
}

std::size_t Arguments::count(std::string_view key, std::size_t otherwise)
{
    return find(key) ? count(key) : otherwise;
}

bool Arguments::flag(std::string_view key)
{
    const Value* v = need(key);
    return v && flagAt(*v, key);
}

bool Arguments::flag(std::string_view key, bool otherwise)
{
    const Value* v = find(key);
    return v ? flagAt(*v, key) : otherwise;
}

std::string Arguments::text(std::string_view key)
{
    const Value* v = need(key);
    if (!v) return {};
    if (const std::string* t = v->text()) return *t;
    fail(key, neededNot("text", *v));
    return {};
}

std::string Arguments::text(std::string_view key, std::string_view otherwise)
{
    return find(key) ? text(key) : std::string(otherwise);
}

std::vector<double> Arguments::numbers(std::string_view key)
{
    std::vector<double> out;
    const Value::List* list = needList(key);
    if (!list) return out;
    out.reserve(list->size());
    for (std::size_t i = 0; i < list->size() && !failed(); ++i) {
        const double* x = (*list)[i].number();
        out.push_back(x && std::isfinite(*x) ? *x : numberAt((*list)[i], elementOf(key, i)));
    }
    return out;
}

std::vector<double> Arguments::numbers(std::string_view key, std::vector<double> otherwise)
{
    return find(key) ? numbers(key) : std::move(otherwise);
}

std::vector<bool> Arguments::flags(std::string_view key)
{
    std::vector<bool> out;
    const Value::List* list = needList(key);
    if (!list) return out;
    for (std::size_t i = 0; i < list->size() && !failed(); ++i)
        out.push_back(flagAt((*list)[i], elementOf(key, i)));
    return out;
}

std::vector<std::vector<double>> Arguments::table(std::string_view key)
{
    const Value::List* list = needList(key);
    if (!list || list->empty()) return {};
    const Value::List* first = list->front().list();
    return rows(key, first ? first->size() : 0);
}

std::vector<std::vector<double>> Arguments::rows(std::string_view key, std::size_t width)
{
    std::vector<std::vector<double>> out;
    const Value::List* list = needList(key);
    if (!list) return out;
    out.reserve(list->size());
    for (std::size_t i = 0; i < list->size() && !failed(); ++i) {
        const std::string place = elementOf(key, i);
        const Value::List* row = (*list)[i].list();
        if (!row || row->size() != width) {
            fail(place, "a list of " + std::to_string(width) + " numbers is needed");
            break;
        }
        std::vector<double> numbers;
        numbers.reserve(width);
        for (std::size_t j = 0; j < width && !failed(); ++j)
            numbers.push_back(numberAt((*row)[j], elementOf(place, j)));
        out.push_back(std::move(numbers));
    }
    return out;
}

std::vector<Level> Arguments::levels(std::string_view key)
{
    std::vector<Level> out;
    for (const std::vector<double>& row : rows(key, 2)) {
        if (row.size() != 2) return {};
        if (!(row[0] > 0)) fail(elementOf(elementOf(key, out.size()), 0), "a price must be above 0");
        if (!(row[1] >= 0)) fail(elementOf(elementOf(key, out.size()), 1), "a size must not be below 0");
        out.push_back({row[0], row[1]});
    }
    return out;
}

std::vector<Level> Arguments::levels(std::string_view key, std::vector<Level> otherwise)
{
    return find(key) ? levels(key) : std::move(otherwise);
}

Arguments Arguments::object(std::string_view key)
{
    static const Value empty{Value::Object{}};
    const Value* v = need(key);
    if (v && !v->object()) fail(key, neededNot("an object", *v));
    std::string path = m_path;
    path += key;
    path += '.';
    return Arguments(v && v->object() ? v : &empty, std::move(path), m_shared);
}

std::vector<Arguments> Arguments::objects(std::string_view key)
{
    std::vector<Arguments> out;
    const Value::List* list = needList(key);
    if (!list) return out;
    for (std::size_t i = 0; i < list->size() && !failed(); ++i) {
        const std::string place = elementOf(key, i);
        if (!(*list)[i].object()) {
            fail(place, neededNot("an object", (*list)[i]));
            break;
        }
        std::string path = m_path;
        path += place;
        path += '.';
        out.push_back(Arguments(&(*list)[i], std::move(path), m_shared));
    }
    return out;
}

}  // namespace plimsoll::analytics
