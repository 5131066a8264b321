// The one window to JSON (simdjson, on demand). Codecs see objects as flat lists of fields whose values
// are pieces of the original text; what a value means is read only when somebody asks for it.
//
// - Keys may come in any order, unknown keys are ignored, of duplicate keys the first counts.
// - A text is one value and nothing behind it. Nothing here recurses with the nesting of the input.
// - The first thing that is wrong stays in a `JsonFault`, with its place: "data.b[3][0]".
// - No exception leaves this file, nothing is allocated once the buffers have grown.
//
// Texts must have 64 readable bytes behind their end (PaddedText). A piece of such a text is one as well.
#pragma once

#include "feeds/venue.h"
#include "model/market/decimal.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace plimsoll {

// A key to look for, prepared by the compiler: the first eight bytes are compared as one word.
struct JsonKey {
    std::uint64_t word = 0;
    std::string_view text;

    template <std::size_t N>
    consteval JsonKey(const char (&literal)[N]) : text(literal, N - 1)  // NOLINT: meant to be implicit
    {
        for (std::size_t i = 0; i < N - 1 && i < 8; ++i)
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(literal[i])) << (8 * i);
    }
};

// A value as it was written, without white space around it. Empty: there is none.
struct JsonValue {
    std::string_view raw;

    bool present() const { return !raw.empty(); }
    bool isNull() const { return raw == "null"; }
    bool isString() const { return present() && raw.front() == '"'; }
    bool isObject() const { return present() && raw.front() == '{'; }
    bool isArray() const { return present() && raw.front() == '['; }
    // Not there, null, or "": ways in which venues say "no value".
    bool blank() const { return raw.empty() || isNull() || raw == "\"\""; }
    // Between the quotes, escapes as written; anything else as written.
    std::string_view bare() const { return isString() ? raw.substr(1, raw.size() - 2) : raw; }
};

class JsonObject {
public:
    static constexpr std::size_t kMaxFields = 256;

    JsonValue operator[](const JsonKey& key) const
    {
        for (std::size_t i = 0; i < m_size; ++i) {
            if (m_words[i] != key.word || m_fields[i].key.size() != key.text.size()) continue;
            if (key.text.size() <= 8 || m_fields[i].key == key.text) return {m_fields[i].value};
        }
        return {};
    }
    bool has(const JsonKey& key) const { return (*this)[key].present(); }

    std::size_t size() const { return m_size; }
    std::string_view key(std::size_t i) const { return m_fields[i].key; }
    JsonValue value(std::size_t i) const { return {m_fields[i].value}; }

    void clear()
    {
        m_size = 0;
        if (!m_unescaped.empty()) m_unescaped.clear();
    }
    // False: too many fields to be a message of a venue. Eight bytes from `key` on must be readable.
    bool add(std::string_view key, std::string_view value)
    {
        if (m_size == kMaxFields) return false;
        std::uint64_t word = 0;
        std::memcpy(&word, key.data(), 8);
        if (key.size() < 8) word &= (std::uint64_t{1} << (8 * key.size())) - 1;
        m_words[m_size] = word;
        m_fields[m_size] = {key, value};
        ++m_size;
        return true;
    }
    // Keeps a text for as long as the fields.
    std::string_view keep(std::string text) const;

private:
    struct Field {
        std::string_view key, value;
    };
    std::size_t m_size = 0;
    std::array<std::uint64_t, kMaxFields> m_words;
    std::array<Field, kMaxFields> m_fields;
    mutable std::deque<std::string> m_unescaped;
};

// Where in a message something stands. Written out only when something is wrong.
struct JsonPath {
    const JsonPath* parent = nullptr;
    std::string_view name;
    std::ptrdiff_t index = -1;

    std::string text() const;
    std::string text(std::string_view child) const;
};

class JsonFault {
public:
    explicit operator bool() const { return m_error.has_value(); }
    // The first one stays. Always false, so that `return fault.set(...)` reads well.
    bool set(DecodeErrorKind kind, std::string path, std::string_view what);
    void clear() { m_error.reset(); }
    DecodeError take();

private:
    std::optional<DecodeError> m_error;
};

// Reads typed values of one object. After a fault the values mean nothing; check the fault at the end.
// `...If`: absent, null and "" are no value; so is a price of zero (unknown is never zero).
class JsonPicker {
public:
    JsonPicker(const JsonObject& object, JsonFault& fault, const JsonPath& path)
        : m_object(object), m_fault(fault), m_path(path)
    {
    }

    const JsonObject& object() const { return m_object; }

    std::string_view text(const JsonKey& key) const;    // not empty
    std::string_view textIf(const JsonKey& key) const;  // empty: no value
    Price price(const JsonKey& key) const;              // above zero
    std::optional<Price> priceIf(const JsonKey& key) const;
    Qty qty(const JsonKey& key) const;  // not below zero
    std::optional<Qty> qtyIf(const JsonKey& key) const;
    double number(const JsonKey& key) const;
    std::optional<double> numberIf(const JsonKey& key) const;
    std::int64_t integer(const JsonKey& key) const;
    std::optional<std::int64_t> integerIf(const JsonKey& key) const;
    std::int64_t sequence(const JsonKey& key) const;  // not below zero
    Timestamp time(const JsonKey& key) const;         // Unix milliseconds, number or text
    std::optional<Timestamp> timeIf(const JsonKey& key) const;
    bool flag(const JsonKey& key) const;
    bool flagIf(const JsonKey& key) const;  // no value: false
    LevelSpan levels(const JsonKey& key, EventBatch& out) const;

    bool fail(const JsonKey& key, DecodeErrorKind kind, std::string_view what) const;
    std::string placeOf(const JsonKey& key) const { return m_path.text(key.text); }

private:
    bool need(const JsonKey& key, JsonValue value) const;
    bool badNumber(const JsonKey& key, JsonValue value, NumberError e) const;

    const JsonObject& m_object;
    JsonFault& m_fault;
    const JsonPath& m_path;
};

// Values that are not fields: elements of lists.
bool readPrice(JsonValue value, Price& out, JsonFault& fault, const JsonPath& at);
bool readNumber(JsonValue value, double& out, JsonFault& fault, const JsonPath& at);
bool readTime(JsonValue value, Timestamp& out, JsonFault& fault, const JsonPath& at);

// A walk over a text. One reader has one walk at a time: inside `eachObject` use another reader.
class JsonReader {
public:
    explicit JsonReader(std::size_t largest = 32u << 20);
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    // The fields of a text that is one object.
    bool object(std::string_view text, JsonObject& out, JsonFault& fault, const JsonPath& at = {});
    // The same; and if the value of `innerKey` is an object, its fields by the same walk. That value is
    // then given as "{" alone in `out`.
    bool object(std::string_view text, const JsonKey& innerKey, JsonObject& out, JsonObject& inner,
                JsonFault& fault);

    // Each element of a list of objects: `each(index, object)`; false from it ends the walk.
    template <typename F>
    bool eachObject(std::string_view text, JsonObject& scratch, JsonFault& fault, const JsonPath& at, F&& each)
    {
        using Fn = std::remove_reference_t<F>;
        return walkObjects(
            text, scratch, fault, at,
            [](void* context, std::size_t i, const JsonObject& o) { return (*static_cast<Fn*>(context))(i, o); },
            &each);
    }
    // Each field of an object of any size: `each(key, value)`; false from it ends the walk. Keys as written.
    template <typename F>
    bool eachField(std::string_view text, JsonFault& fault, const JsonPath& at, F&& each)
    {
        using Fn = std::remove_reference_t<F>;
        return walkEntries(
            text, fault, at,
            [](void* context, std::string_view key, JsonValue v) { return (*static_cast<Fn*>(context))(key, v); },
            &each);
    }
    // The elements of a list of anything.
    bool elements(std::string_view text, std::vector<JsonValue>& out, JsonFault& fault, const JsonPath& at = {});

private:
    struct Impl;
    using Each = bool (*)(void*, std::size_t, const JsonObject&);
    using EachEntry = bool (*)(void*, std::string_view, JsonValue);
    bool walkObjects(std::string_view text, JsonObject& scratch, JsonFault& fault, const JsonPath& at, Each each,
                     void* context);
    bool walkEntries(std::string_view text, JsonFault& fault, const JsonPath& at, EachEntry each, void* context);
    bool admit(std::string_view text, JsonFault& fault, const JsonPath& at);

    std::size_t m_largest;
    std::unique_ptr<Impl> m_impl;
};

// At most this much of a venue's own words is shown to people. Cuts between characters.
std::string_view clipped(std::string_view utf8, std::size_t most = 300);

// A text's number for telling repeats (FNV-1a).
std::uint64_t hashText(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325u);

// The first character that is not white space, or 0.
char firstCharacter(std::string_view text);

}  // namespace plimsoll
