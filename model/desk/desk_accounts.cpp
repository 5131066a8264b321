#include "model/desk/desk_accounts.h"

#include <algorithm>

namespace plimsoll {

using analytics::Reason;

namespace {

// Below this share of maintenance the venue takes an account over (hyperliquid.md section 6): one that stands
// there has its collateral elsewhere, as unified accounts have (section 7).
constexpr double kTakenOver = 2.0 / 3;

Figure said(const std::optional<double>& v, const char* what)
{
    if (v) return *v;
    std::string why = "the venue does not say its ";
    why += what;
    return Figure::none(Reason::NoData, std::move(why));
}

double signOf(PositionSide side)
{
    return side == PositionSide::Long ? 1 : -1;
}

// One unknown part makes the whole unknown, for its reason.
void add(Figure& sum, const Figure& part, double sign = 1)
{
    if (!sum) return;
    if (part)
        sum = *sum + sign * *part;
    else
        sum = part;
}

Figure over(const Figure& a, const Figure& b)
{
    if (!a) return a;
    if (!b) return b;
    return *b > 0 ? Figure(*a / *b) : Figure::none(Reason::BadInput, "there is no equity left");
}

Position positionOf(const AccountLeg& leg)
{
    const AccountPosition& a = *leg.said;
    Position p;
    p.venue = VenueId::Hyperliquid;
    p.asset = leg.asset;
    p.side = a.side;
    p.coins = a.qty.v * leg.multiplier;
    p.entry = a.entry.value_or(0) / leg.multiplier;
    p.mode = a.cross ? MarginMode::Cross : MarginMode::Isolated;
    p.leverage = a.leverage;
    // The venue counts what an isolated position has won into its margin (section 7: margin = rawUsd + value).
    if (!a.cross && a.margin) p.margin = *a.margin - a.profit.value_or(0);
    return p;
}

// A coin that no feed of ours prices has the venue's own price, as old as the answer.
DeskQuote quoteOf(const AccountLeg& leg, const AccountInput& in)
{
    DeskQuote quote = leg.quote;
    const AccountPosition& a = *leg.said;
    if (in.fresh == Freshness::Stale || in.fresh == Freshness::Off)
        quote.price = Figure::none(Reason::Stale, in.why);
    else if (!quote.price && a.value && a.qty.v > 0) {
        quote.price = *a.value / (a.qty.v * leg.multiplier);
        quote.fresh = in.fresh;
        quote.age = in.age;
    }
    if (quote.symbol.empty()) quote.symbol = a.symbol;
    if (quote.quote.empty()) quote.quote = "USDC";
    if (!quote.maxLeverage) quote.maxLeverage = a.maxLeverage;
    return quote;
}

void addWhatTheVenueSays(const AccountLeg& leg, const AccountInput& in, PositionReading& out)
{
    const AccountPosition& a = *leg.said;
    out.account = in.who->id;
    out.accountName = addressWords(*in.who);
    out.fundingPaidUsd = said(a.fundingPaid, "funding");
    if (a.liquidation)
        out.venueLiquidation = *a.liquidation / leg.multiplier;
    else
        out.venueLiquidation = Figure::none(Reason::NoData, "the venue names no liquidation price");
    if (!a.entry) {
        const Figure none = Figure::none(Reason::NoData, "the venue does not say its entry price");
        out.profitUsd = a.profit ? Figure(*a.profit) : none;
        out.liquidation = out.bankrupt = out.stopFraction = out.riskUsd = out.adlScore = out.adlQuantile = none;
    }
    if (!out.venueLiquidation || !out.mark) return;
    out.distance = signOf(a.side) * (*out.mark - *out.venueLiquidation) / *out.mark;
    out.distanceAtr = leg.quote.atr ? Figure(*out.distance * *out.mark / *leg.quote.atr)
                                    : Figure::none(leg.quote.atr.reason, leg.quote.atr.why);
}

// What the venue says of the account as a whole, over all its exchanges.
void readSums(const AccountInput& in, AccountReading& out)
{
    Figure equity = 0.0, margin = 0.0, free = 0.0, cross = 0.0;
    for (const AccountState* s : in.states) {
        add(equity, said(s->equity, "equity"));
        add(margin, said(s->marginUsed, "margin"));
        add(free, said(s->withdrawable, "withdrawable amount"));
        add(cross, said(s->crossMaintenance, "maintenance margin"));
        out.unknownFields += s->unknownFields;
        out.damaged += s->damaged;
    }
    out.equityUsd = equity;
    out.marginUsd = margin;
    out.withdrawableUsd = free;
    bool crossed = false;
    for (const AccountLeg& leg : in.legs) crossed = crossed || leg.said->cross;
    if (crossed && equity && cross && *equity < *cross * kTakenOver)
        out.equityUsd = out.withdrawableUsd =
            Figure::none(Reason::NoData, "its collateral seems to lie elsewhere (unified account)");
    out.maintenanceUsd = cross;
}

}  // namespace

AccountReading readAccount(const AccountInput& in, const DeskSettings& settings, Timestamp now)
{
    AccountReading out;
    out.who = *in.who;
    out.fresh = in.fresh;
    out.age = in.age;
    out.why = in.why;
    if (in.states.empty()) {
        const Figure none = Figure::none(in.fresh == Freshness::Stale ? Reason::Stale : Reason::NoData, in.why);
        for (Figure* f : {&out.equityUsd, &out.walletUsd, &out.marginUsd, &out.maintenanceUsd,
                          &out.withdrawableUsd, &out.bufferUsd, &out.marginRatio, &out.leverage, &out.grossUsd,
                          &out.netUsd, &out.profitUsd, &out.fundingDayUsd, &out.fundingPaidUsd, &out.nearest})
            *f = none;
        return out;
    }
    readSums(in, out);
    std::vector<Position> positions;
    positions.reserve(in.legs.size());
    for (const AccountLeg& leg : in.legs) positions.push_back(positionOf(leg));
    std::vector<PositionInput> inputs;
    Figure won = 0.0;
    for (std::size_t i = 0; i < in.legs.size(); ++i) {
        inputs.push_back({&positions[i], quoteOf(in.legs[i], in), in.legs[i].beta, in.legs[i].others});
        add(won, said(in.legs[i].said->profit, "unrealised profit"));
    }
    out.walletUsd = out.equityUsd;
    add(out.walletUsd, won, -1);
    // Each account is read with its own balance behind it, not with the one that the person entered.
    DeskSettings own = settings;
    own.venues[static_cast<std::size_t>(VenueId::Hyperliquid)].wallet = out.walletUsd.value;
    out.positions = readPositions(inputs, own, now);
    Figure maintenance = 0.0;
    bool crossed = false;
    out.grossUsd = out.netUsd = out.profitUsd = out.fundingDayUsd = out.fundingPaidUsd = 0.0;
    for (std::size_t i = 0; i < out.positions.size(); ++i) {
        PositionReading& p = out.positions[i];
        addWhatTheVenueSays(in.legs[i], in, p);
        const bool cross = in.legs[i].said->cross;
        crossed = crossed || cross;
        // Cross positions' maintenance the venue tells itself; that of isolated ones follows from its tiers.
        if (!cross) add(maintenance, p.maintenanceUsd);
        add(out.grossUsd, p.valueUsd);
        add(out.netUsd, p.valueUsd, signOf(p.position.side));
        add(out.profitUsd, p.profitUsd);
        add(out.fundingDayUsd, p.fundingDayUsd);
        add(out.fundingPaidUsd, p.fundingPaidUsd);
        if (p.distance && (!out.nearest || *p.distance < *out.nearest)) out.nearest = p.distance;
    }
    if (crossed) add(maintenance, out.maintenanceUsd);
    out.maintenanceUsd = maintenance;
    if (out.positions.empty()) {
        const Figure none = Figure::none(Reason::NoData, "it holds no positions");
        out.nearest = out.marginRatio = none;
        out.bufferUsd = out.equityUsd;
        out.leverage = none;
    } else {
        if (!out.nearest && out.nearest.why.empty())
            out.nearest = Figure::none(Reason::NoData, "no liquidation price of it is known");
        out.marginRatio = over(out.maintenanceUsd, out.equityUsd);
        out.leverage = over(out.grossUsd, out.equityUsd);
        out.bufferUsd = out.equityUsd;
        add(out.bufferUsd, out.maintenanceUsd, -1);
    }
    if (in.fresh == Freshness::Stale) {
        // What it said is of an earlier moment.
        const Figure none = Figure::none(Reason::Stale, in.why);
        for (Figure* f : {&out.equityUsd, &out.walletUsd, &out.marginUsd, &out.maintenanceUsd,
                          &out.withdrawableUsd, &out.bufferUsd, &out.marginRatio, &out.leverage, &out.grossUsd,
                          &out.netUsd, &out.profitUsd, &out.fundingDayUsd, &out.fundingPaidUsd, &out.nearest})
            *f = none;
    } else if (out.damaged > 0) {
        const Figure none = Figure::none(Reason::BadInput, "some of its positions could not be read");
        for (Figure* f : {&out.maintenanceUsd, &out.bufferUsd, &out.marginRatio, &out.leverage, &out.grossUsd,
                          &out.netUsd, &out.profitUsd, &out.fundingDayUsd, &out.fundingPaidUsd})
            *f = none;
    }
    return out;
}

Figure accountGap(const AccountReading& account)
{
    if (account.known() && account.damaged == 0) return 0.0;
    std::string why = addressWords(account.who);
    why += ": ";
    why += account.known() ? std::string("some of its positions could not be read") : account.why;
    return Figure::none(account.known() ? Reason::BadInput : Reason::Stale, std::move(why));
}

}  // namespace plimsoll
