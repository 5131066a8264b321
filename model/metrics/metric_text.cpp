#include "model/metrics/metric_text.h"

#include "model/market/duration_of.h"
#include "model/market/number_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

std::string with(std::string text, const char* tail)
{
    return text.append(tail);
}

}  // namespace

std::string unitText(analytics::Unit unit, double v)
{
    using analytics::Unit;
    namespace say = number_text;
    switch (unit) {
        case Unit::Price: return say::qty(v);
        case Unit::Usd: return say::money(v);
        case Unit::Base: return say::qty(v);
        case Unit::Fraction: return say::share(v);
        case Unit::Bp: return with(say::bp(v), " bp");
        case Unit::FractionPer8h: return with(say::bp8h(v), " bp/8h");
        case Unit::FractionPerYear: return say::apr(v);
        case Unit::Ratio: return say::ratio(v);
        case Unit::Z: return say::plain(v, 1);
        case Unit::Percentile: return with(say::plain(v * 100, 0), " of 100");
        case Unit::Hours: return with(say::plain(v, v < 10 ? 1 : 0), " h");
        case Unit::Seconds: return say::age(durationOf(v));
        case Unit::Score: return say::plain(v, 0);
        case Unit::Count: return say::plain(v, 0);
        case Unit::BpPerMillion: return with(say::bp(v), " bp/$m");
        case Unit::Word: return say::plain(v, 0);
        case Unit::Percent: return with(say::plain(v, std::fabs(v) < 1 ? 2 : std::fabs(v) < 10 ? 1 : 0), " %");
    }
    return say::kNone;
}

std::string metricText(analytics::MetricId id, double v)
{
    const analytics::MetricWord& word = analytics::word(id);
    if (word.unit != analytics::Unit::Word) return unitText(word.unit, v);
    if (!(v < static_cast<double>(word.words.size()))) return number_text::kNone;
    return std::string(word.words[static_cast<std::size_t>(std::max(0.0, v))]);
}

}  // namespace plimsoll
