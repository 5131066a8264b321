// The part of std::expected that this project uses (the library here is C++20).
// Shape: either a value or an error, never both. No exception is thrown by it.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace plimsoll {

template <typename E>
struct Unexpected {
    E error;
};

template <typename E>
Unexpected(E) -> Unexpected<E>;

template <typename T, typename E>
class [[nodiscard]] Expected {
public:
    Expected(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Expected(Unexpected<E> failure) : m_state(std::in_place_index<1>, std::move(failure.error)) {}

    bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    T& value() &
    {
        assert(hasValue());
        return std::get<0>(m_state);
    }
    const T& value() const&
    {
        assert(hasValue());
        return std::get<0>(m_state);
    }
    T&& value() &&
    {
        assert(hasValue());
        return std::get<0>(std::move(m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const E& error() const&
    {
        assert(!hasValue());
        return std::get<1>(m_state);
    }
    E&& error() &&
    {
        assert(!hasValue());
        return std::get<1>(std::move(m_state));
    }

private:
    std::variant<T, E> m_state;
};

template <typename E>
class [[nodiscard]] Expected<void, E> {
public:
    Expected() = default;
    Expected(Unexpected<E> failure) : m_error(std::in_place_index<1>, std::move(failure.error)) {}

    bool hasValue() const noexcept { return m_error.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }
    const E& error() const&
    {
        assert(!hasValue());
        return std::get<1>(m_error);
    }
    E&& error() &&
    {
        assert(!hasValue());
        return std::get<1>(std::move(m_error));
    }

private:
    std::variant<std::monostate, E> m_error;
};

}  // namespace plimsoll
