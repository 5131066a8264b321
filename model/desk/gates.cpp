#include "model/desk/gates.h"

#include "model/analytics/funding.h"
#include "model/analytics/sizing.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_values.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace say = number_text;
namespace size = analytics::size;
using analytics::Reason;

namespace {

constexpr double kBuffer = 1.5;      // liquidation must be so many times as far as the stop
constexpr double kHotRate = 0.0005;  // r8 (S2)

double signOf(PositionSide side)
{
    return side == PositionSide::Long ? 1 : -1;
}

std::string words(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view p : parts) out += p;
    return out;
}

// A trade that passes every gate: one is judged by putting its own numbers into it.
size::Trade harmless()
{
    size::Trade t;
    t.invalidationSet = true;
    t.side = PositionSide::Long;
    t.entry = 100;
    t.stop = 99;
    t.maxNotional = t.notional = 1;
    return t;
}

GateState judged(const size::Trade& t, int gate)
{
    const auto failed = size::failedGates(t);
    if (!failed) return GateState::Unknown;
    return std::find(failed->begin(), failed->end(), gate) == failed->end() ? GateState::Pass : GateState::Fail;
}

void unknown(Gate& gate, const Figure& cause)
{
    gate.state = GateState::Unknown;
    gate.said = cause.why;
}

struct Plan {
    const GateInput& in;
    const DeskSettings& settings;
    GateCard& card;
    const PlannedTrade& trade;
    std::optional<double> coins() const
    {
        if (!trade.usd || !card.entry) return std::nullopt;
        return *trade.usd / (*card.entry * in.quote.usdPerQuote);
    }
};

void judgeInvalidation(const Plan& p, Gate& gate)
{
    gate.limit = "a stop on the losing side, liquidation at least 1.5 times as far";
    const PlannedTrade& t = p.trade;
    if (!t.stop) {
        gate.state = GateState::Fail;
        gate.said = "no stop: at which price is the idea wrong?";
        return;
    }
    // A fixed entry alone says nothing about the market it is meant for.
    if (!p.in.quote.price) return unknown(gate, p.in.quote.price);
    const double entry = *p.card.entry, away = std::fabs(entry - *t.stop) / entry;
    gate.said = words({"stop ", priceWords(*t.stop), ", ", percentWords(away, 1), " away"});
    if (p.in.quote.atr) {
        gate.said += ", ";
        gate.said += say::plain(away * entry / *p.in.quote.atr, 1);
        gate.said += " ATR";
    }
    size::Trade one = harmless();
    one.side = t.side;
    one.entry = entry;
    one.stop = t.stop;
    one.liquidationBuffer = kBuffer;
    if (!(signOf(t.side) * (entry - *t.stop) > 0)) {
        gate.state = GateState::Fail;
        gate.said += ": on the winning side of the entry";
        return;
    }
    if (!p.card.liquidation) {
        gate.said += "; liquidation: ";
        gate.said += p.card.liquidation.why;
        gate.state = GateState::Unknown;
        return;
    }
    if (*p.card.liquidation > 0) one.liquidation = *p.card.liquidation;
    gate.state = judged(one, 1);
    gate.said += one.liquidation ? words({"; liquidated at ", priceWords(*one.liquidation)})
                                 : std::string("; no price liquidates it");
    if (gate.state == GateState::Fail)
        gate.said +=
            signOf(t.side) * (*t.stop - *one.liquidation) < 0 ? ", before the stop" : ", too near the stop";
}

void judgeSize(const Plan& p, Gate& gate)
{
    gate.limit = "the smallest of a quarter Kelly, ATR, loss cap and concentration";
    GateCard& card = p.card;
    const PlannedTrade& t = p.trade;
    const auto missing = [&]() -> Figure {
        if (!t.stop) return Figure::none(Reason::NoData, "needs a stop");
        if (!p.in.quote.price) return p.in.quote.price;
        if (!p.in.equityUsd) return p.in.equityUsd;
        if (!p.settings.win || !p.settings.reward)
            return Figure::none(Reason::NoData, "your record is not entered (Positions, Balances and limits)");
        if (!p.in.quote.atr) return p.in.quote.atr;
        if (!p.in.quote.rate) return p.in.quote.rate;
        return 0.0;
    }();
    if (!missing) {
        card.allowedUsd = missing;
        return unknown(gate, missing);
    }
    size::SizeInput in;
    in.equity = *p.in.equityUsd;
    in.price = *card.entry * p.in.quote.usdPerQuote;
    in.stopFraction = std::fabs(*card.entry - *t.stop) / *card.entry;
    in.leverage = t.leverage;
    in.win = *p.settings.win;
    in.rr = *p.settings.reward;
    in.risk = p.settings.riskPerTrade;
    in.atr = *p.in.quote.atr * p.in.quote.usdPerQuote;
    in.atrMultiple = p.settings.atrMultiple;
    in.hardCap = p.settings.hardCap;
    in.concentration = p.settings.concentration;
    in.r8 = *p.in.quote.rate;
    const auto allowed = size::integrated(in);
    if (!allowed) {
        card.allowedUsd = Figure::none(allowed.error().reason, allowed.error().text);
        return unknown(gate, card.allowedUsd);
    }
    card.allowedUsd = allowed->notional;
    card.binding = allowed->binding;
    const std::string binding = words({"binding limit: ",
                                       allowed->binding == "atr"        ? "ATR"
                                       : allowed->binding == "kelly"    ? "quarter Kelly"
                                       : allowed->binding == "hard_cap" ? "loss cap"
                                                                        : "concentration",
                                       allowed->multiplier < 1 ? ", halved for funding" : ""});
    if (!t.usd) {
        gate.said = words({"at most ", say::money(allowed->notional), "; ", binding, "; no size is planned yet"});
        return;
    }
    size::Trade one = harmless();
    one.notional = *t.usd;
    one.maxNotional = allowed->notional;
    gate.state = judged(one, 2);
    gate.said = words({say::money(*t.usd), gate.state == GateState::Pass ? " \u2264 " : " > ",
                       say::money(allowed->notional), "; ", binding});
}

void judgeFunding(const Plan& p, Gate& gate)
{
    gate.limit = "within \u00b15 bp per 8 h, or the size is cut";
    const Figure& rate = p.in.quote.rate;
    if (!rate) return unknown(gate, rate);
    size::Trade one = harmless();
    one.r8 = *rate;
    one.sizeCutApplied = p.trade.sizeCut;
    gate.state = judged(one, 3);
    const bool hot = std::fabs(*rate) > kHotRate;
    gate.said = words({say::bp8h(*rate), " bp/8h; ",
                       !hot              ? "no reduction (limit \u00b15)"
                       : p.trade.sizeCut ? "above 5, the size is already cut"
                                         : "above 5: take half the size"});
}

void judgeClusters(const Plan& p, Gate& gate)
{
    gate.limit = "less than 1 % of open interest liquidated within 0.5 % of the stop (modelled)";
    if (!p.trade.stop) return unknown(gate, Figure::none(Reason::NoData, "needs a stop"));
    const Figure& share = p.in.clusterShare;
    if (!share) return unknown(gate, share);
    size::Trade one = harmless();
    one.clusterFraction = *share;
    gate.state = judged(one, 4);
    gate.said = p.in.clusterUsd && *p.in.clusterUsd > 0
                    ? words({say::floored(share.floor, say::money, *p.in.clusterUsd),
                             " of modelled liquidations within 0.5 % of the stop, ",
                             say::floored(share.floor, percentWords, *share, 2), " of open interest"})
                    : std::string("no modelled liquidations within 0.5 % of the stop");
    if (gate.state == GateState::Fail) gate.said += ": widen it or cut the size";
    if (gate.state == GateState::Pass && p.in.clusterCoverage < MetricValue::kEnough) {
        gate.state = GateState::Unknown;
        gate.said += words({"; only ", percentWords(p.in.clusterCoverage, 0), " of open interest is modelled"});
    }
    if (!share.why.empty()) gate.said += words({"; ", share.why});
}

void judgeOracle(const Plan& p, Gate& gate)
{
    gate.limit = "index within 30 bp of its peers, mark within 60 bp of its index";
    if (!p.in.oracleBp) return unknown(gate, p.in.oracleBp);
    if (!p.in.markBp) return unknown(gate, p.in.markBp);
    // The rule ORACLE_DEV: max(index / 100 bp, mark / 200 bp), warning at 0.3, critical at 1.
    const double v = std::max(std::fabs(*p.in.oracleBp) / 100, std::fabs(*p.in.markBp) / 200);
    size::Trade one = harmless();
    one.oracleLevel = v >= 1 ? 2 : v >= 0.3 ? 1 : 0;
    gate.state = judged(one, 5);
    gate.said = words({"index ", say::bp(std::fabs(*p.in.oracleBp)), " bp from the other venues, mark ",
                       say::bp(std::fabs(*p.in.markBp)), " bp from its index"});
}

void judgeBudget(const Plan& p, Gate& gate)
{
    GateCard& card = p.card;
    const PlannedTrade& t = p.trade;
    gate.limit = words({"funding may cost ", percentWords(p.settings.fundingBudget, 0), " of the margin"});
    const Figure& rate = p.in.quote.rate;
    if (!rate) {
        card.fundingDayUsd = rate;
        return unknown(gate, rate);
    }
    const double paid = signOf(t.side) * *rate;
    if (t.usd)
        card.fundingDayUsd = *t.usd * paid * 3;
    else
        card.fundingDayUsd = Figure::none(Reason::NoData, "no size is planned yet");
    size::Trade one = harmless();
    if (!(paid > 0)) {
        gate.state = judged(one, 6);
        gate.said =
            t.usd && paid < 0
                ? words({"you receive ", say::money(-*card.fundingDayUsd), " per day; no limit"})
                : std::string(paid < 0 ? "you receive funding; no limit" : "funding costs nothing; no limit");
        return;
    }
    // The share of margin a day costs does not depend on the size.
    const auto hold = analytics::funding::hold(1, t.leverage, paid, p.settings.fundingBudget);
    if (!hold) return unknown(gate, Figure::none(hold.error().reason, hold.error().text));
    const auto hours = hold->maxDays ? std::optional(*hold->maxDays * 24) : std::nullopt;
    const auto span = [](double h) {
        return h < 72 ? say::plain(h, 0).append(" h") : say::plain(h / 24, 1).append(" days");
    };
    gate.said = t.usd ? words({"costs ", say::money(*card.fundingDayUsd), " per day"})
                      : words({"costs ", percentWords(hold->costDayPctMargin / 100, 1), " of the margin per day"});
    if (hours) gate.said += words({"; the budget lasts ", span(*hours)});
    if (!t.holdHours) {
        gate.said += "; how long it is held is not entered";
        return;
    }
    one.holdHours = *t.holdHours;
    one.maxHoldHours = hours;
    gate.state = judged(one, 6);
    gate.said += words({", planned ", span(*t.holdHours)});
}

}  // namespace

Figure stopUsd(const PlannedTrade& trade, const DeskQuote& quote)
{
    if (!trade.stop) return Figure::none(Reason::NoData, "needs a stop");
    if (quote.usdKnown) return *trade.stop * quote.usdPerQuote;
    if (quote.quote.empty()) return Figure::none(Reason::NoData, "the venue does not list it");
    return Figure::none(Reason::NoData,
                        words({"what ", quote.quote, " is worth in dollars is not known, and other venues quote ",
                               trade.asset, " in something else"}));
}

GateCard judgeTrade(const GateInput& in, const DeskSettings& settings)
{
    GateCard card;
    card.trade = *in.trade;
    static constexpr std::string_view names[kGates] = {
        "Invalidation defined", "Size", "Funding regime", "Liquidation map", "Oracle and index", "Funding budget"};
    for (std::size_t i = 0; i < kGates; ++i) {
        card.gates[i].number = static_cast<int>(i) + 1;
        card.gates[i].name = names[i];
    }
    const PlannedTrade& t = card.trade;
    // An entry that the person fixed holds without a market; everything else does not.
    card.entry = t.entry ? Figure(*t.entry) : in.quote.price;
    card.stopUsd = stopUsd(t, in.quote);
    const Plan plan{in, settings, card, card.trade};
    const auto& venue = settings.venues[static_cast<std::size_t>(t.venue)];
    const MarginRule rule = marginRule(t.venue, t.mmr, in.quote, venue.takerFee);
    if (!card.entry)
        card.liquidation = Figure::none(card.entry.reason, card.entry.why);
    else if (!t.usd && rule.tiers.size() > 1)
        card.liquidation = Figure::none(Reason::NoData, "depends on the size, and none is planned yet");
    else {
        const double coins = plan.coins().value_or(1);
        const LiquidationReading l =
            liquidationOf(t.side, coins, *card.entry, coins * *card.entry / t.leverage, rule);
        card.liquidation = l.price;
        card.liquidationBy = l.by;
    }
    judgeInvalidation(plan, card.gates[0]);
    judgeSize(plan, card.gates[1]);
    judgeFunding(plan, card.gates[2]);
    judgeClusters(plan, card.gates[3]);
    judgeOracle(plan, card.gates[4]);
    judgeBudget(plan, card.gates[5]);
    return card;
}

std::string tradeWords(const PlannedTrade& t)
{
    std::string out = t.side == PositionSide::Long ? "long " : "short ";
    out += t.asset;
    out += ' ';
    out += venueCode(t.venue);
    if (t.usd) out += words({" ", say::money(*t.usd)});
    out += words({" at ", say::plain(t.leverage, t.leverage == std::floor(t.leverage) ? 0 : 1), "\u00d7"});
    out += t.stop ? words({", stop ", priceWords(*t.stop)}) : std::string(", no stop");
    return out;
}

std::string cardText(const GateCard& card, std::string_view at)
{
    std::string out = "Six gates: ";
    out += tradeWords(card.trade);
    if (!card.trade.name.empty()) out += words({" (", card.trade.name, ")"});
    out += '\n';
    out += at;
    out += '\n';
    for (const Gate& g : card.gates) {
        out += words({say::plain(g.number, 0), " ", g.name, ": ", gateStateWord(g.state), "\n   ", g.said,
                      "\n   held against: ", g.limit, "\n"});
    }
    if (!card.trade.invalidation.empty()) out += words({"Invalidation: ", card.trade.invalidation, "\n"});
    out +=
        words({say::plain(card.count(GateState::Pass), 0), " pass, ", say::plain(card.count(GateState::Fail), 0),
               " fail, ", say::plain(card.count(GateState::Unknown), 0),
               " unknown. Unknown never counts as pass. No advice.\n"});
    return out;
}

}  // namespace plimsoll
