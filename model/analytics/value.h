// A JSON-like tree: what the registry's functions take and give. Keys keep their order.
// Text in and out is the business of whoever has it (`plimsoll calc`); here are only values.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace plimsoll::analytics {

template <typename N>
concept PlainNumber = (std::integral<N> || std::floating_point<N>)&&!std::same_as<N, bool>;

class Value {
public:
    struct Member;
    using List = std::vector<Value>;
    using Object = std::vector<Member>;

    Value();  // null
    Value(std::nullptr_t);
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();
    template <typename B>
    requires std::is_same_v<B, bool>  // not what merely converts to it: a pointer
    Value(B yes);
    template <PlainNumber N>
    Value(N number);
    Value(const char* text);
    Value(std::string_view text);
    Value(std::string text);
    Value(List list);
    Value(Object object);
    // Absent is null.
    template <typename T>
    Value(const std::optional<T>& maybe)
    {
        if (maybe) *this = Value(*maybe);
    }
    // A list of anything that is a value itself.
    template <typename T>
    static Value listOf(std::span<const T> items)
    {
        List list;
        list.reserve(items.size());
        for (const T& item : items) list.emplace_back(item);
        return list;
    }
    template <typename T>
    static Value listOf(const std::vector<T>& items)
    {
        List list;
        list.reserve(items.size());
        for (const T& item : items) list.emplace_back(item);
        return list;
    }

    bool isNull() const { return std::holds_alternative<std::monostate>(m_state); }
    const bool* boolean() const { return std::get_if<bool>(&m_state); }
    const double* number() const { return std::get_if<double>(&m_state); }
    const std::string* text() const { return std::get_if<std::string>(&m_state); }
    const List* list() const { return std::get_if<List>(&m_state); }
    const Object* object() const { return std::get_if<Object>(&m_state); }
    List* list() { return std::get_if<List>(&m_state); }
    Object* object() { return std::get_if<Object>(&m_state); }
    // The member of that name (the last, should there be several); nullptr if there is none.
    const Value* find(std::string_view key) const;
    // "null", "a boolean", "a number", "text", "a list", "an object"
    std::string_view kind() const;

private:
    std::variant<std::monostate, bool, double, std::string, List, Object> m_state;
};

struct Value::Member {
    std::string key;
    Value value;
};

// Here, where a member is whole: before that nothing may make or destroy a list of them.
inline Value::Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(const Value&) = default;
inline Value::Value(Value&&) noexcept = default;
inline Value& Value::operator=(const Value&) = default;
inline Value& Value::operator=(Value&&) noexcept = default;
inline Value::~Value() = default;
template <typename B>
requires std::is_same_v<B, bool> Value::Value(B yes) : m_state(yes) {}
template <PlainNumber N>
Value::Value(N number) : m_state(static_cast<double>(number))
{
}
inline Value::Value(const char* text) : m_state(std::string(text)) {}
inline Value::Value(std::string_view text) : m_state(std::string(text)) {}
inline Value::Value(std::string text) : m_state(std::move(text)) {}
inline Value::Value(List list) : m_state(std::move(list)) {}
inline Value::Value(Object object) : m_state(std::move(object)) {}

}  // namespace plimsoll::analytics
