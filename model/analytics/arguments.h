// Inputs of a registry function, read by key. A wrong one is remembered (the first), with the place
// where it is: "positions[2].margin: a number is needed, not text". Read all, then ask failed().
// A key that is null counts as left out, so a default takes its place.
#pragma once

#include "model/analytics/depth.h"
#include "model/analytics/result.h"
#include "model/analytics/value.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::analytics {

class Arguments {
public:
    explicit Arguments(const Value& inputs);

    bool has(std::string_view key) const;  // there, and not null

    double number(std::string_view key);
    double number(std::string_view key, double otherwise);
    std::optional<double> maybeNumber(std::string_view key);
    // A whole number from 0 to 1e9: a count, a lag, a length.
    std::size_t count(std::string_view key);
    std::size_t count(std::string_view key, std::size_t otherwise);
    // true/false, or 1/0
    bool flag(std::string_view key);
    bool flag(std::string_view key, bool otherwise);
    std::string text(std::string_view key);
    std::string text(std::string_view key, std::string_view otherwise);

    std::vector<double> numbers(std::string_view key);
    std::vector<double> numbers(std::string_view key, std::vector<double> otherwise);
    // true/false or 1/0, one an element
    std::vector<bool> flags(std::string_view key);
    // A list of lists of exactly `width` numbers: [[price, qty], ...]
    std::vector<std::vector<double>> rows(std::string_view key, std::size_t width);
    // The same, any width, but all alike
    std::vector<std::vector<double>> table(std::string_view key);
    // A list as it stands, for elements of mixed kind; nullptr and a failure if it is none.
    const Value::List* list(std::string_view key) { return needList(key); }
    // As rows of two, best first, prices above 0 and sizes not below
    std::vector<Level> levels(std::string_view key);
    std::vector<Level> levels(std::string_view key, std::vector<Level> otherwise);

    Arguments object(std::string_view key);
    std::vector<Arguments> objects(std::string_view key);

    // The meaning of a word, from a table of {word, meaning}.
    template <typename T, std::size_t N>
    T choice(std::string_view key, const std::array<std::pair<std::string_view, T>, N>& meanings)
    {
        return meaning(key, text(key), meanings);
    }
    template <typename T, std::size_t N>
    T choice(std::string_view key, const std::array<std::pair<std::string_view, T>, N>& meanings, T otherwise)
    {
        return has(key) ? meaning(key, text(key), meanings) : otherwise;
    }

    void fail(std::string_view key, std::string_view why);
    bool failed() const { return m_shared->failure.has_value(); }
    Unexpected<NoValue> failure() const { return Unexpected<NoValue>{*m_shared->failure}; }
    // Keys of the outermost object that nobody has asked for: probably misspelt.
    std::vector<std::string> unread() const;

private:
    struct Shared {
        std::optional<NoValue> failure;
        std::vector<std::string> read;
    };
    Arguments(const Value* inputs, std::string path, std::shared_ptr<Shared> shared);
    const Value* find(std::string_view key);
    const Value* need(std::string_view key);
    const Value::List* needList(std::string_view key);
    double numberAt(const Value& value, std::string_view place);
    bool flagAt(const Value& value, std::string_view place);
    template <typename T, std::size_t N>
    T meaning(std::string_view key, const std::string& word,
              const std::array<std::pair<std::string_view, T>, N>& meanings)
    {
        std::string known;
        for (const auto& [name, value] : meanings) {
            if (name == word) return value;
            known += known.empty() ? "" : ", ";
            known += name;
        }
        std::string why = "\"";
        why += word.substr(0, 40);
        why += "\" is not one of ";
        why += known;
        fail(key, why);
        return meanings.front().second;
    }

    const Value* m_inputs;
    std::string m_path;  // "", "positions[2]."
    std::shared_ptr<Shared> m_shared;
};

}  // namespace plimsoll::analytics
