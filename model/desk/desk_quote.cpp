#include "model/desk/desk_quote.h"

#include "model/market/number_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
namespace say = number_text;

namespace {

constexpr double kDayOfHours = 4.898979485566356;  // square root of 24: ranges grow with the root of time

template <typename T>
Figure stale(const char* what, const Dated<T>& value, Mono now)
{
    std::string why = what;
    why += " is ";
    why += say::age(now - value.stamp.mono);
    why += " old";
    return Figure::none(Reason::Stale, std::move(why));
}

void takePrice(const InstrumentRow& row, Mono now, DeskQuote& out)
{
    const double coins = row.multiplier > 0 ? row.multiplier : 1;
    const auto take = [&](double price, Freshness fresh, const Stamp& stamp) {
        out.price = price / coins;
        out.fresh = fresh;
        out.age = now - stamp.mono;
    };
    if (row.market == Market::Perp) {
        if (!row.mark)
            out.price = Figure::none(Reason::NoData, "no mark price has come");
        else if (!usable(row.mark->fresh))
            out.price = stale("the mark price", *row.mark, now), out.fresh = Freshness::Stale;
        else
            take(row.mark->value.value(), row.mark->fresh, row.mark->stamp);
        return;
    }
    if (row.bbo && usable(row.bbo->fresh))
        take((row.bbo->value.bid.value() + row.bbo->value.ask.value()) / 2, row.bbo->fresh, row.bbo->stamp);
    else if (row.last && usable(row.last->fresh))
        take(row.last->value.value(), row.last->fresh, row.last->stamp);
    else if (row.last)
        out.price = stale("the last price", *row.last, now), out.fresh = Freshness::Stale;
    else
        out.price = Figure::none(Reason::NoData, "no price has come");
}

}  // namespace

std::string priceWords(double price)
{
    if (!std::isfinite(price)) return say::kNone;
    const double size = std::fabs(price);
    const int digits = size > 0 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 1;
    return say::plain(price, std::clamp(6 - digits, 0, 9));
}

std::string percentWords(double fraction, int decimals)
{
    std::string out = say::plain(fraction * 100, decimals);
    return out.append(" %");
}

DeskQuote quoteOf(const InstrumentRow* row, Mono now, std::optional<double> hourAtrUsd,
                  std::optional<double> fundingHours, std::optional<double> maxLeverage)
{
    DeskQuote out;
    if (!row) {
        out.price = out.rate = out.atr = Figure::none(Reason::NoData, "the venue does not list it");
        out.usdKnown = false;
        return out;
    }
    out.symbol = row->symbol;
    out.quote = row->quote;
    out.usdPerQuote = row->usdPerQuote > 0 ? row->usdPerQuote : 1;
    out.maxLeverage = maxLeverage;
    if (!row->watched)
        out.price = Figure::none(Reason::NoData, "it is not watched");
    else
        takePrice(*row, now, out);
    if (!row->funding) {
        out.rate = Figure::none(Reason::NoData, "no funding rate has come");
    } else if (!usable(row->funding->fresh)) {
        out.rate = stale("the funding rate", *row->funding, now);
    } else {
        const Funding& f = row->funding->value;
        const auto hours = f.hours ? f.hours : fundingHours;
        if (hours && *hours > 0)
            out.rate = f.rate.v * 8 / *hours;
        else
            out.rate = Figure::none(Reason::NoData, "the funding interval is not known");
    }
    if (hourAtrUsd && *hourAtrUsd > 0)
        out.atr = *hourAtrUsd * kDayOfHours / out.usdPerQuote;
    else
        out.atr = Figure::none(Reason::TooShort, "the usual range (ATR) is not known yet");
    if (row->facts)
        for (const plimsoll::Tier& t : row->facts->tiers) {
            analytics::margin::Tier one;
            if (std::isfinite(t.cap)) one.cap = t.cap;
            one.mmr = t.maintenance;
            one.deduction = t.deduction;
            out.tiers.push_back(one);
        }
    // A tier whose end nobody knows can only be the last.
    while (out.tiers.size() > 1 && !out.tiers[out.tiers.size() - 2].cap) out.tiers.pop_back();
    return out;
}

MarginRule marginRule(VenueId venue, const std::optional<double>& ownRate, const DeskQuote& quote, double takerFee)
{
    MarginRule out;
    const std::string name(venueName(venue));
    const auto rate = [](double mmr) { return percentWords(mmr, 2); };
    if (ownRate) {
        out.tiers = {{std::nullopt, *ownRate, 0}};
        out.by = "your maintenance rate ";
        out.by += rate(*ownRate);
    } else if (!quote.tiers.empty()) {
        out.tiers = quote.tiers;
        out.by = "tiers of ";
        out.by += name;
    } else if (quote.maxLeverage && *quote.maxLeverage > 1) {
        const double mmr = 0.5 / *quote.maxLeverage;
        out.tiers = {{std::nullopt, mmr, 0}};
        out.guess = venue != VenueId::Hyperliquid;
        out.by = rate(mmr);
        out.by += ", half the initial margin at the highest leverage of ";
        out.by += name;
        if (out.guess) out.by += " (estimate)";
    } else {
        // Binance has them behind a signed request; without one they are heard when they change (binance.md 9).
        out.by = name;
        out.by +=
            venue == VenueId::Binance
                ? " tells its maintenance rates to account holders alone, and to others only when they change"
                : " has not told its maintenance rates";
        out.by += "; enter one";
    }
    if (venue == VenueId::Okx) out.fee = std::max(0.0, takerFee);
    return out;
}

MaintenanceNow maintenanceAt(double notional, const MarginRule& rule)
{
    MaintenanceNow out;
    if (rule.tiers.empty()) return out;
    while (out.tier + 1 < rule.tiers.size() && notional >= rule.tiers[out.tier].cap.value_or(0)) ++out.tier;
    const analytics::margin::Tier& t = rule.tiers[out.tier];
    out.amount = std::max(0.0, notional * (t.mmr + rule.fee) - t.deduction);
    out.rate = notional > 0 ? out.amount / notional : t.mmr;
    return out;
}

LiquidationReading liquidationOf(PositionSide side, double coins, double entry, double margin,
                                 const MarginRule& rule)
{
    LiquidationReading out;
    if (rule.tiers.empty()) {
        out.price = Figure::none(Reason::NoData, rule.by);
        return out;
    }
    const analytics::margin::Position p{side, coins, entry, margin};
    const auto solved = analytics::margin::tieredLiquidation(p, rule.tiers, rule.fee);
    if (!solved) {
        out.price = Figure::none(solved.error().reason, solved.error().text);
        return out;
    }
    out.price = solved->price;
    out.atOnce = margin <= maintenanceAt(coins * entry, rule).amount;
    out.by = rule.by;
    if (rule.tiers.size() > 1) {
        out.by += ", tier ";
        out.by += say::count(solved->tier + 1);
        out.by += ": ";
        out.by += percentWords(rule.tiers[solved->tier].mmr, 2);
    }
    if (rule.fee > 0) {
        out.by += ", closing fee ";
        out.by += percentWords(rule.fee, 3);
    }
    return out;
}

Figure isolatedMargin(const Position& p)
{
    if (p.margin) return *p.margin;
    if (p.leverage && *p.leverage > 0) return p.coins * p.entry / *p.leverage;
    return Figure::none(Reason::NoData, "neither margin nor leverage is entered");
}

}  // namespace plimsoll
