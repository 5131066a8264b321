#include "feeds/json_view.h"

// The library without exceptions: every call gives an error code.
#define SIMDJSON_EXCEPTIONS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

namespace plimsoll {

namespace sj = simdjson;
namespace od = simdjson::ondemand;

namespace {

constexpr std::size_t kPadding = 64;
static_assert(kPadding >= sj::SIMDJSON_PADDING);
// Buffers grown for a text larger than this are given back after it: they are five times its length, and only
// lists and histories are longer.
constexpr std::size_t kKeepCapacity = 1u << 18;
constexpr std::size_t kMostElements = 100'000;

std::string_view trimEnd(std::string_view s)
{
    while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == '\t' || s.back() == '\r'))
        s.remove_suffix(1);
    return s;
}

// Where brackets do not match, the library's lengths can point outside of the text.
bool inside(std::string_view part, std::string_view text)
{
    return !part.empty() && part.data() >= text.data() && part.data() < text.data() + text.size() &&
           part.size() <= static_cast<std::size_t>(text.data() + text.size() - part.data());
}

// The value as written. Lists and objects are stepped over by counting brackets, not by recursion.
sj::error_code rawOf(od::value value, std::string_view text, std::string_view& raw)
{
    const std::string_view token = value.raw_json_token();
    if (!inside(token.substr(0, 1), text)) return sj::TAPE_ERROR;
    if (token.front() == '{') {
        od::object inner;
        if (const auto error = value.get_object().get(inner)) return error;
        if (const auto error = inner.raw_json().get(raw)) return error;
    } else if (token.front() == '[') {
        od::array inner;
        if (const auto error = value.get_array().get(inner)) return error;
        if (const auto error = inner.raw_json().get(raw)) return error;
    } else {
        raw = token;
    }
    if (!inside(raw, text)) return sj::TAPE_ERROR;
    raw = trimEnd(raw);
    if (raw.empty()) return sj::TAPE_ERROR;
    if (raw.front() == '"' && (raw.size() < 2 || raw.back() != '"')) return sj::STRING_ERROR;
    return sj::SUCCESS;
}

sj::error_code addField(od::field& field, std::string_view raw, JsonObject& out)
{
    const char* const start = field.key().raw();
    const char* stop = start;
    while (*stop != '"' && *stop != '\\') ++stop;
    if (*stop == '"')
        return out.add({start, static_cast<std::size_t>(stop - start)}, raw) ? sj::SUCCESS : sj::CAPACITY;
    std::string_view unescaped;
    if (const auto error = field.unescaped_key().get(unescaped)) return error;
    std::string kept(unescaped);
    kept.reserve(kept.size() + 8);
    const std::size_t length = kept.size();
    return out.add(out.keep(std::move(kept)).substr(0, length), raw) ? sj::SUCCESS : sj::CAPACITY;
}

sj::error_code walkFields(od::object& object, std::string_view text, JsonObject& out)
{
    out.clear();
    for (auto next : object) {
        od::field field;
        if (const auto error = std::move(next).get(field)) return error;
        std::string_view raw;
        if (const auto error = rawOf(field.value(), text, raw)) return error;
        if (const auto error = addField(field, raw, out)) return error;
    }
    return sj::SUCCESS;
}

// One value and nothing behind it.
bool atEnd(od::document& document)
{
    return document.current_location().error() == sj::OUT_OF_BOUNDS;
}

const char* describeError(sj::error_code error)
{
    switch (static_cast<int>(error)) {
        case sj::UTF8_ERROR: return "not UTF-8";
        case sj::EMPTY: return "empty text";
        case sj::UNCLOSED_STRING: return "a text is not closed (cut short?)";
        case sj::INCOMPLETE_ARRAY_OR_OBJECT: return "cut short";
        case sj::INCORRECT_TYPE: return "not of the expected form";
        case sj::TRAILING_CONTENT: return "something behind the end";
        case sj::CAPACITY: return "too large";
        default: return "not JSON";
    }
}

bool fail(JsonFault& fault, const JsonPath& at, sj::error_code error)
{
    const auto kind = error == sj::INCORRECT_TYPE ? DecodeErrorKind::WrongType : DecodeErrorKind::Malformed;
    return fault.set(kind, at.text(), describeError(error));
}

}  // namespace

struct JsonReader::Impl {
    od::parser parser;
    od::document document;

    sj::error_code open(std::string_view text)
    {
        const sj::padded_string_view padded(text.data(), text.size(), text.size() + kPadding);
        return parser.iterate(padded).get(document);
    }
};

JsonReader::JsonReader(std::size_t largest) : m_largest(largest) {}
JsonReader::~JsonReader() = default;

bool JsonReader::admit(std::string_view text, JsonFault& fault, const JsonPath& at)
{
    if (text.size() > m_largest) return fault.set(DecodeErrorKind::Malformed, at.text(), "too large");
    if (!m_impl || (m_impl->parser.capacity() > kKeepCapacity && text.size() <= kKeepCapacity))
        m_impl = std::make_unique<Impl>();
    if (const auto error = m_impl->open(text)) return fail(fault, at, error);
    return true;
}

bool JsonReader::object(std::string_view text, JsonObject& out, JsonFault& fault, const JsonPath& at)
{
    out.clear();
    if (!admit(text, fault, at)) return false;
    od::object top;
    if (const auto error = m_impl->document.get_object().get(top)) return fail(fault, at, error);
    if (const auto error = walkFields(top, text, out)) return fail(fault, at, error);
    return atEnd(m_impl->document) || fail(fault, at, sj::TRAILING_CONTENT);
}

bool JsonReader::object(std::string_view text, const JsonKey& innerKey, JsonObject& out, JsonObject& inner,
                        JsonFault& fault)
{
    static constexpr JsonPath root;
    out.clear();
    inner.clear();
    if (!admit(text, fault, root)) return false;
    od::object top;
    if (const auto error = m_impl->document.get_object().get(top)) return fail(fault, root, error);
    bool innerSeen = false;
    for (auto next : top) {
        od::field field;
        if (const auto error = std::move(next).get(field)) return fail(fault, root, error);
        const char* const key = field.key().raw();
        const bool wanted = !innerSeen && std::memcmp(key, innerKey.text.data(), innerKey.text.size()) == 0 &&
                            key[innerKey.text.size()] == '"';
        std::string_view raw;
        const std::string_view token = wanted ? field.value().raw_json_token().substr(0, 1) : std::string_view();
        if (wanted && inside(token, text) && token.front() == '{') {
            innerSeen = true;
            raw = token;
            od::object object;
            if (const auto error = field.value().get_object().get(object)) return fail(fault, root, error);
            if (const auto error = walkFields(object, text, inner))
                return fail(fault, JsonPath{nullptr, innerKey.text, -1}, error);
        } else if (const auto error = rawOf(field.value(), text, raw)) {
            return fail(fault, root, error);
        }
        if (const auto error = addField(field, raw, out)) return fail(fault, root, error);
    }
    return atEnd(m_impl->document) || fail(fault, root, sj::TRAILING_CONTENT);
}

bool JsonReader::walkObjects(std::string_view text, JsonObject& scratch, JsonFault& fault, const JsonPath& at,
                             Each each, void* context)
{
    if (!admit(text, fault, at)) return false;
    od::array list;
    if (const auto error = m_impl->document.get_array().get(list)) return fail(fault, at, error);
    std::size_t index = 0;
    for (auto next : list) {
        const JsonPath here{at.parent, at.name, static_cast<std::ptrdiff_t>(index)};
        od::value value;
        od::object object;
        if (const auto error = std::move(next).get(value)) return fail(fault, here, error);
        if (const auto error = value.get_object().get(object)) return fail(fault, here, error);
        if (const auto error = walkFields(object, text, scratch)) return fail(fault, here, error);
        if (!each(context, index, scratch)) return !fault;
        ++index;
    }
    return atEnd(m_impl->document) || fail(fault, at, sj::TRAILING_CONTENT);
}

bool JsonReader::walkEntries(std::string_view text, JsonFault& fault, const JsonPath& at, EachEntry each,
                             void* context)
{
    if (!admit(text, fault, at)) return false;
    od::object object;
    if (const auto error = m_impl->document.get_object().get(object)) return fail(fault, at, error);
    for (auto next : object) {
        od::field field;
        if (const auto error = std::move(next).get(field)) return fail(fault, at, error);
        const char* const start = field.key().raw();
        const char* stop = start;
        while (*stop != '"') stop += *stop == '\\' ? 2 : 1;
        const std::string_view key(start, static_cast<std::size_t>(stop - start));
        std::string_view raw;
        if (const auto error = rawOf(field.value(), text, raw)) return fail(fault, at, error);
        if (!each(context, key, {raw})) return !fault;
    }
    return atEnd(m_impl->document) || fail(fault, at, sj::TRAILING_CONTENT);
}

bool JsonReader::elements(std::string_view text, std::vector<JsonValue>& out, JsonFault& fault, const JsonPath& at)
{
    out.clear();
    if (!admit(text, fault, at)) return false;
    od::array list;
    if (const auto error = m_impl->document.get_array().get(list)) return fail(fault, at, error);
    for (auto next : list) {
        od::value value;
        if (const auto error = std::move(next).get(value)) return fail(fault, at, error);
        std::string_view raw;
        if (const auto error = rawOf(value, text, raw)) return fail(fault, at, error);
        if (out.size() == kMostElements) return fail(fault, at, sj::CAPACITY);
        out.push_back({raw});
    }
    return atEnd(m_impl->document) || fail(fault, at, sj::TRAILING_CONTENT);
}

}  // namespace plimsoll
