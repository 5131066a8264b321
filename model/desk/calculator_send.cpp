#include "model/desk/calculator_send.h"

#include <cmath>
#include <string_view>

namespace plimsoll {

namespace {

// What is typed is meant; what the market says would be another by then.
std::optional<double> meant(const CalcInputs& in, std::string_view key)
{
    const CalcEntry* const e = in.find(key);
    if (!e || (e->origin != CalcOrigin::Typed && e->origin != CalcOrigin::Example)) return std::nullopt;
    return in.number(key);
}

std::optional<PositionSide> sideOf(const CalcInputs& in, std::optional<double> entry, std::optional<double> stop)
{
    const std::string word = in.text("side");
    if (word == "long") return PositionSide::Long;
    if (word == "short") return PositionSide::Short;
    if (entry && stop && *entry != *stop) return *stop < *entry ? PositionSide::Long : PositionSide::Short;
    return std::nullopt;
}

}  // namespace

std::optional<PlannedTrade> plannedOf(const Calculator& calculator, const CalcInputs& in,
                                      std::span<const CalcAnswer> answers, const std::string& asset, VenueId venue)
{
    const std::string_view id = calculator.id;
    if (answers.empty() || asset.empty()) return std::nullopt;
    const CalcAnswer& a = answers.front();
    PlannedTrade t;
    t.asset = asset;
    t.venue = venue;
    t.leverage = in.number("leverage").value_or(t.leverage);
    t.holdHours = in.number("hours");
    const auto price = in.number(id == "sizer" || id == "atr" ? "price" : "entry");
    t.stop = in.number("stop");
    if (id == "sizer") {
        // The distance alone has no side: below, until the person says otherwise.
        const auto away = in.number("stop_frac");
        if (price && away) t.stop = *price * (1 - *away);
        t.sizeCut = a.number("mult").value_or(1) < 1;
        t.usd = a.number("notional");
    } else if (id == "stop_size") {
        t.usd = a.number("notional");
    } else if (id == "atr") {
        const auto range = in.number("atr_v"), multiple = in.number("mult");
        if (price && range && multiple) t.stop = *price - *range * *multiple;
        t.usd = a.number("notional");
    } else if (id == "liquidation" || id == "liquidation_bybit") {
        const auto qty = in.number("qty");
        if (qty && price && a.known) t.usd = *qty * *price;
    } else if (id == "funding") {
        t.usd = a.number("notional");
    }
    if (!t.usd || !(*t.usd > 0)) return std::nullopt;
    if (const auto side = sideOf(in, price, t.stop)) t.side = *side;
    t.entry = meant(in, id == "sizer" || id == "atr" ? "price" : "entry");
    return t;
}

std::optional<Position> positionOf(const Calculator& calculator, const CalcInputs& in,
                                   std::span<const CalcAnswer> answers, const std::string& asset, VenueId venue)
{
    const std::string_view id = calculator.id;
    if (answers.empty() || asset.empty()) return std::nullopt;
    Position p;
    p.asset = asset;
    p.venue = venue;
    const auto entry = in.number(id == "sizer" || id == "atr" ? "price" : "entry");
    if (!entry || !(*entry > 0)) return std::nullopt;
    p.entry = *entry;
    p.leverage = in.number("leverage");
    p.margin = in.number("margin");
    p.stop = in.number("stop");
    if (id == "liquidation" || id == "liquidation_cross" || id == "liquidation_bybit") {
        p.coins = in.number("qty").value_or(0);
        if (id == "liquidation_cross") p.mode = MarginMode::Cross;
    } else if (const auto planned = plannedOf(calculator, in, answers, asset, venue)) {
        p.coins = *planned->usd / *entry;
        p.stop = planned->stop;
    }
    if (!(p.coins > 0)) return std::nullopt;
    if (const auto side = sideOf(in, entry, p.stop)) p.side = *side;
    return p;
}

}  // namespace plimsoll
