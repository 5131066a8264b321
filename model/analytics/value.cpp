#include "model/analytics/value.h"

#include <array>

namespace plimsoll::analytics {

const Value* Value::find(std::string_view key) const
{
    const Object* members = object();
    if (!members) return nullptr;
    for (auto m = members->rbegin(); m != members->rend(); ++m)
        if (m->key == key) return &m->value;
    return nullptr;
}

std::string_view Value::kind() const
{
    static constexpr std::array<std::string_view, 6> names = {"null", "a boolean", "a number",
                                                              "text", "a list",    "an object"};
    return names[m_state.index()];
}

}  // namespace plimsoll::analytics
