#include "model/boards/carry.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// Venues charge a few seconds, some a minute or two, after the hour.
constexpr double kTolerance = 5.0 / 60;

int signOf(double v)
{
    return v > 0 ? 1 : v < 0 ? -1 : 0;
}

std::string missing(VenueId venue, const std::string& why)
{
    std::string out(venueName(venue));
    out += ": ";
    out += why;
    return out;
}

}  // namespace

PaidStreak streakOf(std::span<const SettledRate> settled, Timestamp now)
{
    constexpr double kUsualHours = 8;
    PaidStreak out;
    if (settled.empty()) return out;
    const SettledRate& newest = settled.back();
    if (toSeconds(now - newest.at) / 3600 > 2 * newest.hours.value_or(kUsualHours) + kTolerance) return out;
    out.sign = signOf(newest.rate);
    if (out.sign == 0) return out;
    out.atLeast = true;
    for (std::size_t i = settled.size(); i-- > 0;) {
        const SettledRate& s = settled[i];
        if (signOf(s.rate) != out.sign) {
            out.atLeast = false;
            break;
        }
        if (i + 1 < settled.size()) {
            const double between = toSeconds(settled[i + 1].at - s.at) / 3600;
            // One is missing between the two: what it was is not known.
            if (between > settled[i + 1].hours.value_or(between) + kTolerance) break;
        }
        ++out.settlements;
        out.hours += s.hours.value_or(0);
    }
    return out;
}

std::optional<PaidFacts> paidFacts(std::span<const SettledRate> settled, Timestamp from)
{
    PaidFacts out;
    double sum = 0, squares = 0;
    for (const SettledRate& s : settled) {
        if (s.at <= from || !s.r8 || !s.hours) continue;
        out.best = out.settlements == 0 ? *s.r8 : std::max(out.best, *s.r8);
        out.worst = out.settlements == 0 ? *s.r8 : std::min(out.worst, *s.r8);
        ++out.settlements;
        out.hours += *s.hours;
        out.positive += s.rate > 0;
        out.paid += s.rate;
        sum += *s.r8 * *s.hours;
        squares += *s.r8 * *s.r8 * *s.hours;
    }
    if (out.settlements == 0 || !(out.hours > 0)) return std::nullopt;
    out.mean = sum / out.hours;
    out.deviation = std::sqrt(std::max(0.0, squares / out.hours - out.mean * out.mean));
    out.positive /= out.settlements;
    return out;
}

std::optional<CarryPair> carryOf(const CarryRow& row, VenueId longAt, VenueId shortAt, const CarryTerms& terms)
{
    const auto l = static_cast<std::size_t>(longAt), s = static_cast<std::size_t>(shortAt);
    const auto &a = row.venues[l], &b = row.venues[s];
    if (longAt == shortAt || !a || !b || !a->r8 || !b->r8 || !a->noBook.empty() || !b->noBook.empty())
        return std::nullopt;
    // In and out: once with the asks, once with the bids of each book.
    const auto middle = [&](const CarryVenue& v) -> std::optional<double> {
        const SizeCost &in = v.buy[terms.size], &out = v.sell[terms.size];
        if (!in.whole || !out.whole || !in.bp || !out.bp) return std::nullopt;
        return (*in.bp + *out.bp) / 2;
    };
    const auto slipLong = middle(*a), slipShort = middle(*b);
    if (!slipLong || !slipShort) return std::nullopt;
    analytics::funding::CarryInput ask;
    ask.r8Long = *a->r8, ask.r8Short = *b->r8;
    ask.holdHours = terms.holdHours;
    ask.feeLong = terms.fee[l], ask.feeShort = terms.fee[s];
    ask.slipLongBps = *slipLong, ask.slipShortBps = *slipShort;
    const auto sum = analytics::funding::carry(ask);
    if (!sum) return std::nullopt;
    CarryPair out;
    out.longAt = longAt, out.shortAt = shortAt;
    out.spread8h = *b->r8 - *a->r8;
    out.feeBp = 2 * (ask.feeLong + ask.feeShort) * 1e4;
    out.slipBp = 2 * (ask.slipLongBps + ask.slipShortBps);
    out.net8h = sum->net / terms.holdHours * 8;
    out.sum = *sum;
    return out;
}

BestCarry bestCarry(const CarryRow& row, const CarryTerms& terms)
{
    BestCarry out;
    for (const VenueId l : kVenues)
        for (const VenueId s : kVenues)
            if (const auto pair = carryOf(row, l, s, terms);
                pair && (!out.pair || pair->sum.net > out.pair->sum.net))
                out.pair = pair;
    if (out.pair) return out;
    int rates = 0;
    for (const VenueId v : kVenues) {
        const auto& venue = row.venues[static_cast<std::size_t>(v)];
        if (!venue) continue;
        rates += venue->r8.has_value();
        std::string why;
        if (!venue->r8)
            why = missing(v, "no fresh rate with a known interval");
        else if (!venue->noBook.empty())
            why = missing(v, venue->noBook);
        else if (!venue->buy[terms.size].whole || !venue->sell[terms.size].whole)
            why = missing(v, "its book ends before the size does");
        if (why.empty()) continue;
        if (!out.why.empty()) out.why += "\n";
        out.why += why;
    }
    std::string first = rates < 2 ? "Needs fresh rates of two venues" : "Needs live books of two venues";
    if (!out.why.empty()) first += "\n" + out.why;
    out.why = first;
    return out;
}

}  // namespace plimsoll
