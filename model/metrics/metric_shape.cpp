// How evenly each venue's book is filled, against its own usual: the twenty best levels of both sides, every five
// seconds.
#include "model/analytics/book_shape.h"
#include "model/analytics/statistics.h"
#include "model/metrics/metric_tape.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Step kEvery = 5;
constexpr std::size_t kLeastRecent = 6, kMinutes = 240, kLeastMinutes = 30;

std::optional<double> scoreOf(const BookReading& book)
{
    const auto bids = analytics::depth::irregularity(book.bids), asks = analytics::depth::irregularity(book.asks);
    if (!bids || !asks) return std::nullopt;
    return (bids->score + asks->score) / 2;
}

void closeMinute(ShapeMemory::Venue& v)
{
    if (v.looks > 0) {
        v.minutes.push_back(static_cast<float>(v.sum / v.looks));
        if (v.minutes.size() > kMinutes) v.minutes.pop_front();
    }
    v.sum = 0;
    v.looks = 0;
    v.usual.reset();
    if (v.minutes.size() < kLeastMinutes) return;
    const std::vector<double> all(v.minutes.begin(), v.minutes.end());
    v.usual = analytics::median(all);
}

std::optional<double> recentOf(const ShapeMemory::Venue& v)
{
    const std::size_t n = std::min(v.count, v.recent.size());
    if (n < kLeastRecent) return std::nullopt;
    double total = 0;
    for (std::size_t i = 0; i < n; ++i) total += static_cast<double>(v.recent[i]);
    return total / static_cast<double>(n);
}

}  // namespace

void computeShapes(const AssetInputs& in, TapeMemory& memory, AssetMetrics& out)
{
    ShapeMemory& m = memory.shape;
    ShapeFact& fact = out.facts.tape.shape;
    if (const Step minute = in.second / 60; m.minute != minute) {
        m.minute = minute;
        for (ShapeMemory::Venue& v : m.venue) closeMinute(v);
    }
    for (std::size_t i = 0; i < kVenueCount; ++i) {
        ShapeMemory::Venue& v = m.venue[i];
        const Leg& leg = in.perp[i];
        if (!leg || !leg.book) {
            v.count = 0;
            fact.score[i].reset();
            continue;
        }
        if (in.second % kEvery != 0) continue;
        if (const auto score = scoreOf(*leg.book)) {
            v.recent[v.count++ % v.recent.size()] = static_cast<float>(*score);
            v.sum += *score;
            ++v.looks;
        } else {
            v.count = 0;
        }
        fact.score[i] = recentOf(v);
    }
    fact.minutes = 0;
    for (std::size_t i = 0; i < kVenueCount; ++i) {
        fact.usual[i] = m.venue[i].usual;
        const auto known = static_cast<int>(m.venue[i].minutes.size());
        if (fact.usual[i] && (fact.minutes == 0 || known < fact.minutes)) fact.minutes = known;
    }
}

}  // namespace plimsoll
