#include "model/analytics/result.h"

namespace plimsoll::analytics {

namespace {

Unexpected<NoValue> noValue(Reason reason, std::string_view key, std::string_view why)
{
    std::string text(key);
    text += ": ";
    text += why;
    return Unexpected<NoValue>{NoValue{reason, std::move(text)}};
}

}  // namespace

std::string_view reasonName(Reason reason)
{
    switch (reason) {
        case Reason::NoData: return "NoData";
        case Reason::Stale: return "Stale";
        case Reason::TooShort: return "TooShort";
        case Reason::Incomplete: return "Incomplete";
        case Reason::BadInput: return "BadInput";
    }
    return "BadInput";
}

std::string_view reasonWords(Reason reason)
{
    switch (reason) {
        case Reason::NoData: return "no data";
        case Reason::Stale: return "its data is stale";
        case Reason::TooShort: return "too little history";
        case Reason::Incomplete: return "the book ends before the answer";
        case Reason::BadInput: return "its inputs are out of range";
    }
    return {};
}

Unexpected<NoValue> noData(std::string_view key, std::string_view why)
{
    return noValue(Reason::NoData, key, why);
}

Unexpected<NoValue> tooShort(std::string_view key, std::size_t have, std::size_t need)
{
    std::string why = "has ";
    why += std::to_string(have);
    why += ", needs at least ";
    why += std::to_string(need);
    return noValue(have == 0 ? Reason::NoData : Reason::TooShort, key, why);
}

Unexpected<NoValue> incomplete(std::string_view key, std::string_view why)
{
    return noValue(Reason::Incomplete, key, why);
}

Unexpected<NoValue> badInput(std::string_view key, std::string_view why)
{
    return noValue(Reason::BadInput, key, why);
}

}  // namespace plimsoll::analytics
