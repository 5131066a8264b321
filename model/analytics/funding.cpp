#include "model/analytics/funding.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::funding {

Result<Norm> norm(double rate, double intervalHours)
{
    if (!(intervalHours > 0)) return badInput("interval_h", "must be above 0");
    Norm out;
    out.r8 = rate * 8 / intervalHours;
    out.apr = rate * kHoursPerYear / intervalHours;
    out.perDay = rate * 24 / intervalHours;
    const double apy = std::pow(1 + rate, kHoursPerYear / intervalHours) - 1;
    if (std::isfinite(apy)) out.apy = apy;
    return finite(out, {out.r8, out.apr, out.perDay});
}

Result<double> impactPrice(std::span<const Level> levels, double notional)
{
    if (!(notional > 0)) return badInput("notional", "must be above 0");
    if (levels.empty()) return noData("levels", "is empty");
    double left = notional, base = 0;
    for (const Level& l : levels) {
        const double here = l.price * l.qty;
        if (here >= left) {
            base += left / l.price;
            return finite(notional / base, {notional / base});
        }
        left -= here;
        base += l.qty;
    }
    // A book that ends exactly there, but for rounding, is enough.
    if (left <= notional * kTolerance) return finite(notional / base, {notional / base});
    return incomplete("levels", "the book ends before the notional is traded");
}

Result<double> premiumIndex(double impactBid, double impactAsk, double index)
{
    if (!(index > 0)) return badInput("index", "must be above 0");
    const double p = (std::max(0.0, impactBid - index) - std::max(0.0, index - impactAsk)) / index;
    return finite(p, {p});
}

namespace {

// Points beyond the known ones repeat the last.
double linearAverage(Numbers x, std::size_t total)
{
    double weighted = 0;
    for (std::size_t i = 0; i < x.size(); ++i) weighted += static_cast<double>(i + 1) * x[i];
    const auto weights = [](std::size_t n) { return static_cast<double>(n) * static_cast<double>(n + 1) / 2; };
    weighted += (weights(total) - weights(x.size())) * x.back();
    return weighted / weights(total);
}

double plainAverage(Numbers x, std::size_t total)
{
    return (sum(x) + static_cast<double>(total - x.size()) * x.back()) / static_cast<double>(total);
}

// P + clamp(I - P, +-0.05 %): inside the dead band the rate is the interest.
double withInterest(double premium, double interest)
{
    return premium + clamp(interest - premium, -0.0005, 0.0005);
}

constexpr double kHyperliquidInterest = 0.0001;  // per 8 h
constexpr double kHyperliquidCap = 0.04;         // per hour

}  // namespace

Result<Prediction> predict(const PredictInput& in)
{
    if (in.premiums.empty()) return noData("premiums", "is empty");
    if (!(in.intervalHours > 0)) return badInput("interval_h", "must be above 0");
    if (in.cap && in.floor && *in.cap < *in.floor) return badInput("cap", "is below floor");
    const std::size_t total = std::max(in.total.value_or(0), in.premiums.size());
    std::optional<double> cap = in.cap, floor = in.floor;
    Prediction out;
    switch (in.venue) {
        case VenueId::Binance:
            out.averagePremium = linearAverage(in.premiums, total);
            out.rate = withInterest(out.averagePremium, in.interestDaily / 3) * in.intervalHours / 8;
            break;
        case VenueId::Bybit:
        case VenueId::Okx:
            out.averagePremium = linearAverage(in.premiums, total);
            out.rate = withInterest(out.averagePremium, in.interestDaily * in.intervalHours / 24);
            break;
        case VenueId::Hyperliquid:
            out.averagePremium = plainAverage(in.premiums, total);
            out.rate = withInterest(out.averagePremium, kHyperliquidInterest) / 8;
            if (!cap) cap = kHyperliquidCap;
            if (!floor) floor = -kHyperliquidCap;
            break;
    }
    if (cap) out.rate = std::min(out.rate, *cap);
    if (floor) out.rate = std::max(out.rate, *floor);
    out.r8 = out.rate * 8 / in.intervalHours;
    return finite(out, {out.averagePremium, out.rate, out.r8});
}

std::string_view regimeName(Regime regime)
{
    switch (regime) {
        case Regime::Neutral: return "NEUTRAL";
        case Regime::LongWatch: return "LONG_WATCH";
        case Regime::ShortWatch: return "SHORT_WATCH";
        case Regime::LongCrowded: return "LONG_CROWDED";
        case Regime::ShortCrowded: return "SHORT_CROWDED";
    }
    return "NEUTRAL";
}

namespace {

bool sound(std::span<const Segment> samples)
{
    return std::all_of(samples.begin(), samples.end(), [](const Segment& s) { return s.hours >= 0; });
}

// Calls use(hours, r8) for what is known from `from` to `to` hours before the end, newest first.
template <typename F>
void lookBack(std::span<const Segment> samples, double from, double to, F&& use)
{
    double age = 0;  // of the segment's end
    for (auto s = samples.rbegin(); s != samples.rend() && age < to; ++s) {
        const double hours = std::min(age + s->hours, to) - std::max(age, from);
        if (hours > 0 && s->known) use(hours, s->r8);
        age += s->hours;
    }
}

}  // namespace

Result<RegimeReading> regime(std::span<const Segment> samples, std::optional<Regime> previous,
                             const RegimeRule& rule)
{
    if (samples.empty()) return noData("samples", "is empty");
    if (!sound(samples)) return badInput("samples", "a duration must not be below 0");
    if (!(rule.windowHours > 0)) return badInput("window_h", "must be above 0");
    RegimeReading out;
    lookBack(samples, 0, rule.windowHours, [&](double hours, double r8) {
        out.hours += hours;
        out.mean += hours * r8;
        if (r8 > rule.high) out.shareHigh += hours;
        if (r8 < rule.low) out.shareLow += hours;
    });
    if (!(out.hours > 0)) return noData("samples", "cover no time");
    out.mean /= out.hours, out.shareHigh /= out.hours, out.shareLow /= out.hours;
    const double last =
        std::find_if(samples.rbegin(), samples.rend(), [](const Segment& s) { return s.known; })->r8;
    if (previous == Regime::LongCrowded && atLeast(out.mean, rule.exitRatio * rule.high))
        out.state = Regime::LongCrowded;
    else if (previous == Regime::ShortCrowded && atMost(out.mean, rule.exitRatio * rule.low))
        out.state = Regime::ShortCrowded;
    else if (atLeast(out.shareHigh, rule.enter) && above(out.mean, rule.high))
        out.state = Regime::LongCrowded;
    else if (atLeast(out.shareLow, rule.enter) && below(out.mean, rule.low))
        out.state = Regime::ShortCrowded;
    else if (last > rule.high || atLeast(out.shareHigh, rule.watch))
        out.state = Regime::LongWatch;
    else if (last < rule.low || atLeast(out.shareLow, rule.watch))
        out.state = Regime::ShortWatch;
    return finite(out, {out.mean, out.shareHigh, out.shareLow});
}

Result<SignFlip> signFlip(std::span<const Segment> samples, double recentHours, double priorHours, double minimum)
{
    if (samples.empty()) return noData("samples", "is empty");
    if (!sound(samples)) return badInput("samples", "a duration must not be below 0");
    if (!(recentHours > 0)) return badInput("recent_h", "must be above 0");
    if (!(priorHours > 0)) return badInput("prior_h", "must be above 0");
    SignFlip out;
    const auto meanOf = [&](double from, double to, double& hours) -> std::optional<double> {
        double total = 0;
        lookBack(samples, from, to, [&](double h, double r8) { hours += h, total += h * r8; });
        return hours > 0 ? std::optional(total / hours) : std::nullopt;
    };
    const auto recent = meanOf(0, recentHours, out.recentHours);
    const auto prior = meanOf(recentHours, recentHours + priorHours, out.priorHours);
    if (!recent) return noData("samples", "cover no time");
    if (!prior) return tooShort("samples", 1, 2);
    out.recent = *recent, out.prior = *prior;
    const bool both = atLeast(std::abs(out.recent), minimum) && atLeast(std::abs(out.prior), minimum);
    if (both && out.prior > 0 && out.recent < 0) out.flip = Flip::PositiveToNegative;
    if (both && out.prior < 0 && out.recent > 0) out.flip = Flip::NegativeToPositive;
    return finite(out, {out.recent, out.prior});
}

Result<CrossVenue> crossVenue(Numbers r8, Numbers openInterest)
{
    if (r8.empty()) return noData("r8", "is empty");
    if (r8.size() != openInterest.size()) return badInput("oi", "must be as long as r8");
    if (!noneNegative(openInterest)) return badInput("oi", "must not be below 0");
    CrossVenue out;
    out.highest = static_cast<std::size_t>(std::max_element(r8.begin(), r8.end()) - r8.begin());
    out.lowest = static_cast<std::size_t>(std::min_element(r8.begin(), r8.end()) - r8.begin());
    out.spread = r8[out.highest] - r8[out.lowest];
    const double total = sum(openInterest);
    if (total > 0) {
        double m = 0, square = 0;
        for (std::size_t i = 0; i < r8.size(); ++i) m += openInterest[i] / total * r8[i];
        for (std::size_t i = 0; i < r8.size(); ++i) square += openInterest[i] / total * (r8[i] - m) * (r8[i] - m);
        out.mean = m, out.deviation = std::sqrt(square);
    }
    return finite(out, {out.spread, out.mean.value_or(0), out.deviation.value_or(0)});
}

Result<Carry> carry(const CarryInput& in)
{
    if (!(in.holdHours > 0)) return badInput("hold_h", "must be above 0");
    const double perHour = (in.r8Short - in.r8Long) / 8 - in.borrowApr / kHoursPerYear;
    Carry out;
    out.gross = perHour * in.holdHours;
    out.cost = 2 * (in.feeLong + in.feeShort) + 2 * (in.slipLongBps + in.slipShortBps) / 1e4;  // in and out
    out.net = out.gross - out.cost;
    out.netApr = out.net * kHoursPerYear / in.holdHours;
    if (perHour > 0 && std::isfinite(out.cost / perHour)) out.breakevenHours = out.cost / perHour;
    return finite(out, {out.gross, out.cost, out.net, out.netApr});
}

Result<Deviation> perpDeviation(double perp, double spot, double rateQuote, double rateBase, double cost,
                                double kappa)
{
    if (!(perp > 0)) return badInput("perp", "must be above 0");
    if (!(spot > 0)) return badInput("spot", "must be above 0");
    if (!(kappa > 0)) return badInput("kappa", "must be above 0");
    const double gap = std::log(perp / spot), rates = rateQuote - rateBase;
    Deviation out;
    out.basisBps = (perp / spot - 1) * 1e4;
    out.rho = kappa * gap - rates;
    out.outside = std::abs(gap - rates / kappa) > cost;
    return finite(out, {out.basisBps, out.rho});
}

Result<Hold> hold(double margin, double leverage, double r8, double budget)
{
    if (!(margin > 0)) return badInput("margin", "must be above 0");
    if (!(leverage > 0)) return badInput("leverage", "must be above 0");
    if (!(budget >= 0)) return badInput("budget_frac", "must not be below 0");
    Hold out;
    out.notional = margin * leverage;
    out.costDay = out.notional * std::abs(r8) * 3;
    out.costDayPctMargin = out.costDay / margin * 100;
    if (out.costDay > 0 && std::isfinite(budget * margin / out.costDay))
        out.maxDays = budget * margin / out.costDay;
    return finite(out, {out.notional, out.costDay, out.costDayPctMargin});
}

Result<double> sizeMultiplier(double r8, bool gate, double threshold, double full)
{
    if (!(threshold >= 0)) return badInput("thr", "must not be below 0");
    if (!(full >= threshold)) return badInput("full", "must not be below thr");
    const double size = std::abs(r8);
    if (size <= threshold) return 1.0;
    if (gate || size >= full) return 0.5;
    return 0.7 - 0.2 * (size - threshold) / (full - threshold);
}

}  // namespace plimsoll::analytics::funding
