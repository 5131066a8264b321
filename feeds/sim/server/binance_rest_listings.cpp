// What Binance's REST says of its listings: rules, tiers, insurance. binance.md sections 2, 6 and 9.
#include "feeds/sim/server/binance_rest.h"

namespace plimsoll::sim {

namespace {

const char* statusWord(const ServedSymbol& s)
{
    switch (s.state.status) {
        case ListingStatus::NotYet: return "PENDING_TRADING";
        case ListingStatus::Trading:
        case ListingStatus::Delisting: return "TRADING";
        case ListingStatus::Delisted: return s.perp() ? "SETTLING" : "BREAK";
    }
    return "";
}

}  // namespace

std::string BinanceDialect::exchangeInfo(const Ask& ask) const
{
    JsonText t;
    t.object().text("timezone", "UTC").number("serverTime", serverTime()).array("exchangeFilters").endArray();
    t.array("rateLimits").object().text("rateLimitType", "REQUEST_WEIGHT").text("interval", "MINUTE");
    t.number("intervalNum", 1).number("limit", isSpot(ask.market) ? 6'000 : 2'400).endObject().endArray();
    if (!isSpot(ask.market))
        t.array("assets").object().text("asset", "USDT").flag("marginAvailable", true).endObject().endArray();
    t.array("symbols");
    for (const ServedSymbol* s : m_host.venue().of(ask.market)) {
        if (ask.symbol && s != ask.symbol) continue;
        const Listing& l = s->listing;
        t.object().text("symbol", l.symbol);
        if (s->perp()) {
            t.text("pair", l.symbol).text("contractType", "PERPETUAL");
            t.number("deliveryDate", l.delistAt ? toUnixMs(*l.delistAt) : kNever);
            t.number("onboardDate", toUnixMs(l.listedAt));
        }
        t.text("status", statusWord(*s));
        if (s->perp()) t.text("maintMarginPercent", "2.5000").text("requiredMarginPercent", "5.0000");
        t.text("baseAsset", l.base).text("quoteAsset", l.quote);
        if (s->perp()) {
            t.text("marginAsset", l.settle).number("pricePrecision", l.tick.decimals());
            t.number("quantityPrecision", l.lot.decimals()).text("underlyingType", "COIN");
            t.array("underlyingSubType").text("PoW").endArray().number("settlePlan", 0);
            t.text("triggerProtect", "0.0500").decimal("liquidationFee", rounded(l.liquidationFee, 6));
            t.text("marketTakeBound", "0.05");
        } else {
            t.flag("isSpotTradingAllowed", true).flag("isMarginTradingAllowed", true);
            t.array("permissions").endArray().array("permissionSets").array().text("SPOT").endArray().endArray();
        }
        t.number("baseAssetPrecision", 8).number("quotePrecision", 8).number("quoteAssetPrecision", 8);
        const Decimal tick = times(l.tick, 1), lot = times(l.lot, 1);
        t.array("filters");
        t.object().text("filterType", "PRICE_FILTER").decimal("minPrice", tick);
        t.decimal("maxPrice", times(l.tick, 100'000'000)).decimal("tickSize", tick).endObject();
        t.object()
            .text("filterType", "LOT_SIZE")
            .decimal("minQty", lot)
            .decimal("maxQty", times(l.lot, 10'000'000));
        t.decimal("stepSize", lot).endObject();
        t.object().text("filterType", "MARKET_LOT_SIZE").decimal("minQty", lot);
        t.decimal("maxQty", times(l.lot, 1'000'000)).decimal("stepSize", lot).endObject();
        if (s->perp()) {
            t.object().text("filterType", "MIN_NOTIONAL").text("notional", "5").endObject();
            t.object().text("filterType", "PERCENT_PRICE").text("multiplierUp", "1.0500");
            t.text("multiplierDown", "0.9500").text("multiplierDecimal", "4").endObject();
        } else {
            t.object().text("filterType", "NOTIONAL").text("minNotional", "5.00").endObject();
        }
        t.endArray().array("orderTypes").text("LIMIT").text("MARKET").endArray();
        t.array("timeInForce").text("GTC").text("IOC").text("FOK").text("GTX").endArray().endObject();
    }
    return t.endArray().endObject().take();
}

// The web site's feed (section 9).
std::string BinanceDialect::brackets(const Ask&) const
{
    JsonText t;
    t.object().text("code", "000000").flag("success", true).object("data").text("version", "1").array("brackets");
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        t.object().text("symbol", s->symbol()).number("updateTime", toUnixMs(s->listing.listedAt));
        t.array("riskBrackets");
        const auto& tiers = s->listing.tiers;
        for (std::size_t i = 0; i < tiers.size(); ++i) {
            t.object().number("bracketSeq", static_cast<std::int64_t>(i + 1));
            t.real("bracketNotionalFloor", rounded(tiers[i].floor, 0));
            t.real("bracketNotionalCap", rounded(tiers[i].cap, 0));
            t.real("bracketMaintenanceMarginRate", rounded(tiers[i].maintenance, 6, Zeros::Trim));
            t.real("cumFastMaintenanceAmount", rounded(tiers[i].deduction, 4, Zeros::KeepOne));
            const double least = i + 1 < tiers.size() ? tiers[i + 1].maxLeverage + 1 : 1;
            t.real("minOpenPosLeverage", rounded(least, 0));
            t.real("maxOpenPosLeverage", rounded(tiers[i].maxLeverage, 0)).endObject();
        }
        t.endArray().endObject();
    }
    return t.endArray().endObject().endObject().take();
}

std::string BinanceDialect::insurance(const Ask& ask) const
{
    JsonText t;
    t.array();
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if ((ask.symbol && s != ask.symbol) || !s->trades()) continue;
        t.object().array("symbols").text(s->symbol()).endArray().array("assets").object();
        t.text("asset", s->listing.settle).decimal("marginBalance", rounded(s->state.insuranceFund, 6));
        t.number("updateTime", now()).endObject().endArray().endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::adlRisk(const Ask& ask) const
{
    constexpr std::int64_t every = 1'800'000;
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        const double risk = s.state.adlRisk;
        t.object()
            .text("symbol", s.symbol())
            .text("adlRisk", risk > 0.66   ? "high"
                             : risk > 0.33 ? "medium"
                                           : "low");
        t.number("updateTime", now() / every * every).endObject();
    });
}

}  // namespace plimsoll::sim
