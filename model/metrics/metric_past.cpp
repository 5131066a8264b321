#include "model/metrics/metric_past.h"

#include "model/analytics/funding.h"
#include "model/analytics/statistics.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using S = InstrumentSeries;

// Stretches on the clock that cover the last `back` seconds.
std::vector<PastSlot> stretches(Step now, Step back, Step length)
{
    std::vector<PastSlot> out;
    for (Step from = (now - back) / length * length; from <= now; from += length)
        out.push_back({from, length, {}, {}});
    return out;
}

Step lengthFor(Step back)
{
    return back <= 86'400 ? MetricPast::kTenMinutes : MetricPast::kHour;
}

void widen(PastSlot& slot, double least, double most)
{
    slot.least = slot.least ? std::min(*slot.least, least) : least;
    slot.most = slot.most ? std::max(*slot.most, most) : most;
}

// What one instrument says of a stretch: the values at its minutes, or where those are gone at its hours.
template <typename F>
void eachMoment(const PastSlot& slot, F&& moment)
{
    if (slot.seconds < MetricPast::kHour)
        for (Step m = slot.from / 60; m < (slot.from + slot.seconds) / 60; ++m) moment(m, true);
    else
        moment(slot.from / 3'600, false);
}

std::optional<double> closeAt(const S& s, Step at, bool minutes)
{
    return minutes ? s.minutes().get(at, S::MClose) : s.hours().get(at, S::HClose);
}
std::optional<double> interestAt(const S& s, Step at, bool minutes)
{
    return minutes ? s.minutes().before(at, 5, S::MInterest) : s.hours().get(at, S::HInterest);
}

// One venue's value at a moment. `hours`: for changes, how far back they look.
using Reading = std::optional<double> (*)(const S&, Step at, bool minutes, Step hours);

std::optional<double> returnOf(const S& s, Step at, bool minutes, Step hours)
{
    const auto now = closeAt(s, at, minutes);
    const auto then =
        minutes ? s.minutes().before(at - hours * 60, 2, S::MClose) : s.hours().get(at - hours, S::HClose);
    if (!now || !then || !(*then > 0)) return std::nullopt;
    return *now / *then - 1;
}
std::optional<double> rateOf(const S& s, Step at, bool minutes, Step)
{
    if (!minutes) return s.hours().get(at, S::HRate);
    const auto seen = s.minutes().get(at, S::MRate);
    return seen ? seen : s.hours().get(at / 60, S::HRate);
}
std::optional<double> yearlyOf(const S& s, Step at, bool minutes, Step)
{
    const auto r8 = rateOf(s, at, minutes, 0);
    if (!r8) return std::nullopt;
    return *r8 / 8 * analytics::funding::kHoursPerYear;
}
std::optional<double> coinsOf(const S& s, Step at, bool minutes, Step)
{
    return interestAt(s, at, minutes);
}
std::optional<double> dollarsOf(const S& s, Step at, bool minutes, Step)
{
    const auto coins = interestAt(s, at, minutes), price = closeAt(s, at, minutes);
    if (!coins || !price) return std::nullopt;
    return *coins * *price;
}
std::optional<double> changeOf(const S& s, Step at, bool minutes, Step hours)
{
    const auto now = interestAt(s, at, minutes);
    const auto then = minutes && hours < 24 ? interestAt(s, at - hours * 60, true)
                                            : interestAt(s, (minutes ? at / 60 : at) - hours, false);
    if (!now || !then || !(*then > 0)) return std::nullopt;
    return *now / *then - 1;
}

enum class Together : std::uint8_t { Median, Sum };
struct Row {
    const MetricId* id;
    Reading read;
    Step hours;
    Together together;
};
const Row* rowOf(MetricId id)
{
    static const Row rows[] = {
        {&metric::ret1h, returnOf, 1, Together::Median},  {&metric::ret24h, returnOf, 24, Together::Median},
        {&metric::r8, rateOf, 0, Together::Median},       {&metric::apr, yearlyOf, 0, Together::Median},
        {&metric::oiBase, coinsOf, 0, Together::Sum},     {&metric::oiUsd, dollarsOf, 0, Together::Sum},
        {&metric::dOi1h, changeOf, 1, Together::Median},  {&metric::dOi4h, changeOf, 4, Together::Median},
        {&metric::dOi24h, changeOf, 24, Together::Median}};
    const auto row = std::find_if(std::begin(rows), std::end(rows), [id](const Row& r) { return *r.id == id; });
    return row == std::end(rows) ? nullptr : row;
}

// The range of one venue's price in a stretch.
void addRange(const S& s, PastSlot& slot)
{
    eachMoment(slot, [&](Step at, bool minutes) {
        const auto low = minutes ? s.minutes().get(at, S::MLow) : s.hours().get(at, S::HLow),
                   high = minutes ? s.minutes().get(at, S::MHigh) : s.hours().get(at, S::HHigh);
        if (low && high) widen(slot, *low, *high);
    });
}

}  // namespace

void MetricPast::note(Step second, const AssetMetrics& values)
{
    // Sums of a window grow until all of it is known: what stands in between is nothing that they once were.
    static const std::array sums = {metric::liqUsd1hLong, metric::liqUsd1hShort, metric::liqUsd24hLong,
                                    metric::liqUsd24hShort};
    const auto ten = m_tens.at(second / kTenMinutes);
    const auto hour = m_hours.at(second / kHour);
    if (!ten || !hour) return;
    const std::size_t words = std::min(analytics::vocabulary().size(), kWords);
    const auto wider = [](auto&& least, auto&& most, float v) {
        if (!(static_cast<float>(least) <= v)) least = v;
        if (!(static_cast<float>(most) >= v)) most = v;
    };
    for (std::size_t w = 0; w < words; ++w) {
        const auto id = static_cast<MetricId>(w);
        const MetricValue& value = values.at(id);
        if (value.value && value.speakers != m_speakers[w] && overVenue(id) != OverVenue::Typical) {
            m_speakers[w] = value.speakers;
            forget(w);
        }
        // What a rule may not rest on is no past either, nor is a sum without one of its venues.
        if (!value.usable() || lacksVenue(id, value.fresh())) continue;
        if (mayBeMore(id, value.floor)) continue;
        if (!value.whole() && std::find(sums.begin(), sums.end(), id) != sums.end()) continue;
        const auto v = static_cast<float>(*value.value);
        wider(ten[w * 2 + Least], ten[w * 2 + Most], v);
        wider(hour[w * 3 + Least], hour[w * 3 + Most], v);
        hour[w * 3 + Last] = v;
    }
}

void MetricPast::forget(std::size_t word)
{
    for (const std::size_t what : {Least, Most}) m_tens.forget(word * 2 + what);
    for (const std::size_t what : {Least, Most, Last}) m_hours.forget(word * 3 + what);
}

std::vector<PastSlot> MetricPast::slots(MetricId id, Step now, Step back) const
{
    const Step length = lengthFor(back);
    std::vector<PastSlot> out = stretches(now, back, length);
    if (id >= kWords) return out;
    for (PastSlot& slot : out) {
        const Step at = slot.from / length;
        slot.least = length == kHour ? m_hours.get(at, id * 3 + Least) : m_tens.get(at, id * 2 + Least);
        slot.most = length == kHour ? m_hours.get(at, id * 3 + Most) : m_tens.get(at, id * 2 + Most);
    }
    return out;
}

std::optional<Usual> MetricPast::usual(MetricId id, Step now) const
{
    if (id >= kWords) return std::nullopt;
    std::vector<double> past;
    ends(id, now, past);
    if (past.size() < kLeastHours) return std::nullopt;
    return Usual{analytics::median(past), static_cast<double>(past.size())};
}

void MetricPast::ends(MetricId id, Step now, std::vector<double>& out) const
{
    if (id < kWords) m_hours.collect(now / kHour - 1, kHours, id * 3 + Last, out);
}

std::vector<PastSlot> pastOfSeries(MetricId id, const PerpSeries& perps, std::optional<VenueId> venue, Step now,
                                   Step back)
{
    std::vector<const S*> asked;
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (perps[v] && (!venue || static_cast<std::size_t>(*venue) == v)) asked.push_back(perps[v]);
    const Row* const row = rowOf(id);
    if (asked.empty() || (!row && id != metric::price && id != metric::mark)) return {};
    std::vector<PastSlot> out = stretches(now, back, lengthFor(back));
    for (PastSlot& slot : out) {
        if (!row) {
            // A price: what the first venue that knows the stretch says of its range.
            for (const S* s : asked) {
                addRange(*s, slot);
                if (slot.least) break;
            }
            continue;
        }
        eachMoment(slot, [&](Step at, bool minutes) {
            std::vector<double> known;
            for (const S* s : asked)
                if (const auto v = row->read(*s, at, minutes, row->hours)) known.push_back(*v);
            // A sum without one of its parts is no sum.
            if (known.empty() || (row->together == Together::Sum && known.size() < asked.size())) return;
            double v = 0;
            if (row->together == Together::Sum)
                for (const double k : known) v += k;
            else
                v = analytics::median(known);
            widen(slot, v, v);
        });
    }
    return out;
}

void fillIn(std::vector<PastSlot>& slots, const std::vector<PastSlot>& more)
{
    for (std::size_t i = 0; i < slots.size() && i < more.size(); ++i)
        if (!slots[i].least && more[i].from == slots[i].from) slots[i] = more[i];
}

}  // namespace plimsoll
