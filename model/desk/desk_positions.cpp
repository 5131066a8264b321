#include "model/desk/desk_positions.h"

#include "model/analytics/adl.h"
#include "model/analytics/funding.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

double signOf(PositionSide side)
{
    return side == PositionSide::Long ? 1 : -1;
}

// Where a number is missing, what needs it is missing for the same reason.
Figure asUnknown(const Figure& cause)
{
    return Figure::none(cause.reason, cause.why);
}

// What the first look at a position gives, quote currency; the account's numbers need all of them.
struct Leg {
    const PositionInput* in = nullptr;
    MarginRule rule;
    Figure value, profit, maintenance, margin;  // margin: isolated, or what opening it took
    bool perp() const { return in->position->market == Market::Perp; }
    bool cross() const { return perp() && in->position->mode == MarginMode::Cross; }
};

Leg look(const PositionInput& in, const DeskSettings& settings)
{
    const Position& p = *in.position;
    Leg leg;
    leg.in = &in;
    leg.rule = marginRule(p.venue, p.mmr, in.quote, settings.venues[static_cast<std::size_t>(p.venue)].takerFee);
    if (in.quote.price) {
        leg.value = p.coins * *in.quote.price;
        leg.profit = signOf(p.side) * p.coins * (*in.quote.price - p.entry);
        leg.maintenance = leg.rule.tiers.empty() ? Figure::none(Reason::NoData, leg.rule.by)
                                                 : Figure(maintenanceAt(*leg.value, leg.rule).amount);
    } else {
        leg.value = leg.profit = leg.maintenance = asUnknown(in.quote.price);
    }
    if (!leg.perp())
        leg.maintenance = 0.0;
    else if (p.mode == MarginMode::Isolated || p.margin || p.leverage)
        leg.margin = isolatedMargin(p);
    else
        leg.margin = Figure::none(Reason::NoData, "no leverage is entered");
    return leg;
}

// What a cross position may lose: the wallet less what isolated positions hold, less what the others need, with
// what they have won or lost (section G, Binance's TMM and UPNL).
Figure crossMargin(const Leg& leg, std::span<const Leg> all, const DeskSettings& settings)
{
    const VenueId venue = leg.in->position->venue;
    const auto& wallet = settings.venues[static_cast<std::size_t>(venue)].wallet;
    if (!wallet) {
        std::string why = "the balance at ";
        why += venueName(venue);
        why += " is not entered";
        return Figure::none(Reason::NoData, std::move(why));
    }
    double margin = *wallet / leg.in->quote.usdPerQuote;
    for (const Leg& other : all) {
        if (other.in->position->venue != venue || !other.perp() || &other == &leg) continue;
        const double toMine = other.in->quote.usdPerQuote / leg.in->quote.usdPerQuote;
        if (other.cross()) {
            if (!other.profit) return asUnknown(other.profit);
            if (!other.maintenance) return asUnknown(other.maintenance);
            margin += (*other.profit - *other.maintenance) * toMine;
        } else {
            if (!other.margin) return asUnknown(other.margin);
            margin -= *other.margin * toMine;
        }
    }
    return margin;
}

void readLiquidation(const Leg& leg, std::span<const Leg> all, const DeskSettings& settings, PositionReading& out)
{
    const Position& p = *leg.in->position;
    const Figure behind = leg.cross() ? crossMargin(leg, all, settings) : leg.margin;
    if (!behind) {
        out.liquidation = out.distance = out.distanceAtr = asUnknown(behind);
        return;
    }
    const LiquidationReading l = liquidationOf(p.side, p.coins, p.entry, *behind, leg.rule);
    out.liquidation = l.price;
    out.liquidationBy = l.by;
    out.liquidatedAtOnce = !leg.cross() && l.atOnce;
    if (!leg.cross()) out.bankrupt = std::max(0.0, p.entry - signOf(p.side) * *behind / p.coins);
    if (!l.price) {
        out.distance = out.distanceAtr = asUnknown(l.price);
        return;
    }
    if (*l.price <= 0) {
        out.distance = out.distanceAtr = Figure::none(Reason::NoData, "no price liquidates it");
        return;
    }
    if (!out.mark) {
        out.distance = out.distanceAtr = asUnknown(out.mark);
        return;
    }
    out.distance = signOf(p.side) * (*out.mark - *l.price) / *out.mark;
    out.distanceAtr =
        leg.in->quote.atr ? Figure(*out.distance * *out.mark / *leg.in->quote.atr) : asUnknown(leg.in->quote.atr);
}

void readFunding(const Leg& leg, const DeskSettings& settings, Timestamp now, PositionReading& out)
{
    const Position& p = *leg.in->position;
    out.rate = leg.in->quote.rate;
    if (p.opened)
        out.heldHours = std::max(0.0, toSeconds(now - *p.opened) / 3'600);
    else
        out.heldHours = Figure::none(Reason::NoData, "when it was opened is not entered");
    const auto unknown = [&](const Figure& cause) {
        out.fundingDayUsd = out.maxHoldHours = out.holdLeftHours = out.holdUsed = asUnknown(cause);
    };
    if (!leg.perp()) return unknown(Figure::none(Reason::NoData, "spot pays no funding"));
    if (!out.rate) return unknown(out.rate);
    if (!out.valueUsd) return unknown(out.valueUsd);
    const double paid = signOf(p.side) * *out.rate;  // above 0: this side pays
    if (!(paid > 0)) {
        out.fundingDayUsd = *out.valueUsd * paid * 3;
        out.unlimitedHold = true;
        out.maxHoldHours = out.holdLeftHours = Figure::none(Reason::NoData, "funding costs nothing: no limit");
        out.holdUsed = 0.0;
        return;
    }
    const Figure margin = out.marginUsd;
    if (!margin || !(*margin > 0)) {
        out.fundingDayUsd = *out.valueUsd * paid * 3;
        out.maxHoldHours = out.holdLeftHours = out.holdUsed = asUnknown(margin);
        return;
    }
    const auto hold = analytics::funding::hold(*margin, *out.valueUsd / *margin, paid, settings.fundingBudget);
    if (!hold) return unknown(Figure::none(hold.error().reason, hold.error().text));
    out.fundingDayUsd = hold->costDay;
    if (!hold->maxDays) {
        out.unlimitedHold = true;
        out.maxHoldHours = out.holdLeftHours = Figure::none(Reason::NoData, "funding costs nothing: no limit");
        out.holdUsed = 0.0;
        return;
    }
    out.maxHoldHours = *hold->maxDays * 24;
    // Of a position that was opened nobody knows when, what is left is not known either.
    out.holdLeftHours =
        out.heldHours ? Figure(std::max(0.0, *out.maxHoldHours - *out.heldHours)) : asUnknown(out.heldHours);
    if (!out.heldHours)
        out.holdUsed = asUnknown(out.heldHours);
    else if (*out.maxHoldHours > 0)
        out.holdUsed = *out.heldHours / *out.maxHoldHours;
    else
        out.holdUsed = Figure::none(Reason::BadInput, "the funding budget is zero");
}

void readRisk(const Leg& leg, PositionReading& out)
{
    const Position& p = *leg.in->position;
    const double toUsd = leg.in->quote.usdPerQuote, atEntry = p.coins * p.entry;
    if (p.stop) {
        // A stop beyond the entry has locked a profit in: nothing is at risk.
        out.stopFraction = std::max(0.0, signOf(p.side) * (p.entry - *p.stop) / p.entry);
        out.stopBeyondLiquidation =
            out.liquidation && *out.liquidation > 0 && signOf(p.side) * (*p.stop - *out.liquidation) < 0;
    } else if (!leg.perp()) {
        out.stopFraction = Figure::none(Reason::NoData, "held outright, no stop is entered");
    } else if (!leg.cross() && leg.margin) {
        out.stopFraction = *leg.margin / atEntry;  // all that was put in
    } else if (out.liquidation && (*out.liquidation > 0 || p.side == PositionSide::Long)) {
        // A long one that no price liquidates can fall to nothing.
        out.stopFraction = std::max(0.0, signOf(p.side) * (p.entry - std::max(0.0, *out.liquidation)) / p.entry);
    } else {
        out.stopFraction =
            Figure::none(Reason::NoData, "no stop is entered, and where it is liquidated is not known");
    }
    out.riskUsd = out.stopFraction ? Figure(atEntry * *out.stopFraction * toUsd) : asUnknown(out.stopFraction);
}

void readQueue(const Leg& leg, PositionReading& out)
{
    const Position& p = *leg.in->position;
    const auto none = [&](const char* why) { out.adlScore = out.adlQuantile = Figure::none(Reason::NoData, why); };
    if (!leg.perp()) return none("spot is not deleveraged");
    if (!out.mark) {
        out.adlScore = out.adlQuantile = asUnknown(out.mark);
        return;
    }
    if (!leg.margin || !(*leg.margin > 0)) return none("needs its margin or leverage");
    const double leverage = p.coins * p.entry / *leg.margin;
    const double mmr = maintenanceAt(p.coins * *out.mark, leg.rule).rate;
    const auto own = adlScore(p.venue, p.side, p.entry, *out.mark, leverage, mmr);
    if (!own) return none("the score has no value here");
    out.adlScore = *own;
    double below = 0, all = 0;
    for (const ModelledPosition& o : leg.in->others) {
        if (o.side != p.side) continue;
        // Where it was opened follows from where it is closed: L = E (1 - s / leverage) / (1 - s mmr).
        const double s = signOf(o.side), open = 1 - s / o.leverage;
        if (!(open > 0) && s > 0) continue;
        const double entry = o.liquidation * (1 - s * o.mmr) / open / leg.in->quote.usdPerQuote;
        const auto score = adlScore(p.venue, o.side, entry, *out.mark, o.leverage, o.mmr);
        if (!score) continue;
        all += o.coins;
        if (*score < *own) below += o.coins;
    }
    out.adlQuantile = all > 0 ? Figure(below / all)
                              : Figure::none(Reason::TooShort, "positions on this venue are not modelled yet");
}

}  // namespace

std::optional<double> adlScore(VenueId venue, PositionSide side, double entry, double mark, double leverage,
                               double mmr)
{
    namespace adl = analytics::adl;
    if (!(entry > 0) || !(mark > 0) || !(leverage > 0)) return std::nullopt;
    // Scores do not depend on the size; a large one keeps Binance's least wallet of 1 out of it.
    constexpr double usd = 1e6;
    const double coins = usd / entry, margin = usd / leverage;
    const double profit = signOf(side) * coins * (mark - entry), value = coins * mark;
    switch (venue) {
        case VenueId::Binance: {
            const auto s = adl::scoreBinance(profit, margin, value * mmr);
            return s ? std::optional(s->score) : std::nullopt;
        }
        case VenueId::Hyperliquid: {
            const auto s = adl::scoreHyperliquid(mark, entry, value, margin + profit);
            return s ? std::optional(*s) : std::nullopt;
        }
        case VenueId::Bybit:
        case VenueId::Okx: {
            const double bankrupt = entry - signOf(side) * margin / coins;
            const auto s = adl::scoreClassic(side, entry, mark, bankrupt);
            return s ? std::optional(s->score) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::vector<PositionReading> readPositions(std::span<const PositionInput> inputs, const DeskSettings& settings,
                                           Timestamp now)
{
    std::vector<Leg> legs;
    legs.reserve(inputs.size());
    for (const PositionInput& in : inputs) legs.push_back(look(in, settings));
    std::vector<PositionReading> all;
    all.reserve(inputs.size());
    for (const Leg& leg : legs) {
        const DeskQuote& quote = leg.in->quote;
        const double toUsd = quote.usdPerQuote;
        const auto usd = [toUsd](const Figure& f) { return f ? Figure(*f * toUsd) : asUnknown(f); };
        PositionReading& out = all.emplace_back();
        out.position = *leg.in->position;
        out.symbol = quote.symbol;
        out.quote = quote.quote;
        out.usdPerQuote = toUsd;
        out.mark = quote.price;
        out.markFresh = quote.fresh;
        out.markAge = quote.age;
        out.valueUsd = usd(leg.value);
        out.profitUsd = usd(leg.profit);
        if (!leg.perp()) {
            const Figure held = Figure::none(Reason::NoData, "held outright: there is no margin");
            out.marginUsd = out.leverage = out.maintenanceUsd = out.mmr = held;
            out.liquidation = out.bankrupt = out.distance = out.distanceAtr =
                Figure::none(Reason::NoData, "held outright: nothing liquidates it");
        } else {
            out.marginUsd = usd(leg.margin);
            out.maintenanceUsd = usd(leg.maintenance);
            if (leg.maintenance && leg.value && *leg.value > 0)
                out.mmr = *leg.maintenance / *leg.value;
            else
                out.mmr = asUnknown(leg.maintenance);
            if (!out.valueUsd)
                out.leverage = asUnknown(out.valueUsd);
            else if (!out.marginUsd)
                out.leverage = asUnknown(out.marginUsd);
            else if (*out.marginUsd > 0)
                out.leverage = *out.valueUsd / *out.marginUsd;
            else
                out.leverage = Figure::none(Reason::BadInput, "the margin is zero");
            readLiquidation(leg, legs, settings, out);
        }
        readFunding(leg, settings, now, out);
        readRisk(leg, out);
        readQueue(leg, out);
    }
    return all;
}

}  // namespace plimsoll
