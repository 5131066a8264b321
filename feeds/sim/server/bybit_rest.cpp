// What Bybit answers over REST. bybit.md sections 1.2, 2 to 10.
#include "feeds/sim/server/bybit_dialect.h"
#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/past_rows.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr double kRequests = 600;
constexpr int kWindowMs = 5'000, kBlockMs = 600'000;
constexpr std::int64_t kFar = 4'133'404'800'000;

std::string envelope(int code, std::string_view message, const std::string& result, std::int64_t ms)
{
    JsonText t;
    t.object().number("retCode", code).text("retMsg", message).raw("result", result).raw("retExtInfo", "{}");
    return t.number("time", ms).endObject().take();
}

const char* statusWord(const ServedSymbol& s)
{
    switch (s.state.status) {
        case ListingStatus::NotYet: return "PreLaunch";
        case ListingStatus::Trading:
        case ListingStatus::Delisting: return "Trading";
        case ListingStatus::Delisted: return "Closed";
    }
    return "";
}

}  // namespace

struct BybitDialect::Ask {
    const HttpRequest& request;
    plimsoll::Market market;
    const ServedSymbol* symbol = nullptr;

    std::string text(const char* name) const { return request.query(QLatin1String(name)).toStdString(); }
    std::int64_t number(const char* name, std::int64_t without) const
    {
        bool ok = false;
        const std::int64_t n = request.query(QLatin1String(name)).toLongLong(&ok);
        return ok ? n : without;
    }
    std::size_t limit(std::int64_t usual, std::int64_t most) const
    {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(number("limit", usual), 1, most));
    }
    bool between(std::int64_t ms, const char* from = "startTime", const char* to = "endTime") const
    {
        return ms >= number(from, 0) && ms <= number(to, kFar);
    }
    JsonText& begin(JsonText& t) const
    {
        return t.object().text("category", market == plimsoll::Market::Spot ? "spot" : "linear");
    }
};

struct BybitDialect::Address {
    const char* path;
    bool needsSymbol;
    std::string (BybitDialect::*answer)(const Ask&) const;
};

const BybitDialect::Address BybitDialect::kAddresses[] = {
    {"/v5/market/instruments-info", false, &BybitDialect::instruments},
    {"/v5/market/orderbook", true, &BybitDialect::orderbook},
    {"/v5/market/tickers", false, &BybitDialect::tickers},
    {"/v5/market/funding/history", true, &BybitDialect::fundingHistory},
    {"/v5/market/open-interest", true, &BybitDialect::openInterest},
    {"/v5/market/account-ratio", true, &BybitDialect::accountRatio},
    {"/v5/market/risk-limit", false, &BybitDialect::riskLimit},
    {"/v5/market/insurance", false, &BybitDialect::insurance},
    {"/v5/market/adlAlert", false, &BybitDialect::adlAlert},
    {"/v5/market/price-limit", true, &BybitDialect::priceLimit},
    {"/v5/market/recent-trade", true, &BybitDialect::recentTrade},
    {"/v5/market/kline", true, &BybitDialect::kline},
    {"/v5/market/mark-price-kline", true, &BybitDialect::otherKline},
    {"/v5/market/index-price-kline", true, &BybitDialect::otherKline},
    {"/v5/market/time", false, &BybitDialect::time},
    {"/v5/system/status", false, &BybitDialect::status},
};

HttpReply BybitDialect::rest(const HttpRequest& request, const QString& peer)
{
    const std::int64_t ms = serverTime();
    if (const auto until = m_blockedUntil.find(peer); until != m_blockedUntil.end() && m_wall < until->second)
        return {403, "access too frequent", "text/plain", {}};
    if (m_host.spent(QStringLiteral("requests ") + peer, 1, kWindowMs) > kRequests) {
        m_blockedUntil[peer] = m_wall + kBlockMs;
        return {403, "access too frequent", "text/plain", {}};
    }
    const QString path = request.path();
    const auto row = std::find_if(std::begin(kAddresses), std::end(kAddresses),
                                  [&](const Address& a) { return path == QLatin1String(a.path); });
    if (row == std::end(kAddresses)) return {404, "404 page not found", "text/plain", {}};
    const std::string category = request.query(QStringLiteral("category")).toStdString();
    Ask ask{request, category == "spot" ? plimsoll::Market::Spot : plimsoll::Market::Perp};
    if (category == "inverse" || category == "option") {  // nothing of these is listed here
        JsonText t;
        t.object().text("category", category).array("list").endArray().text("nextPageCursor", "").endObject();
        return {200, envelope(0, "OK", t.str(), ms)};
    }
    const std::string symbol = ask.text("symbol");
    if (!symbol.empty()) ask.symbol = m_host.venue().find(ask.market, symbol);
    if (!ask.symbol && (!symbol.empty() || row->needsSymbol))
        return {200, envelope(10001, "params error: symbol invalid", "{}", ms)};
    return {200, envelope(0, "OK", (this->*row->answer)(ask), ms)};
}

// Pages of at most 1000, 500 unless told; spot comes whole.
std::string BybitDialect::instruments(const Ask& ask) const
{
    const std::string status = ask.text("status"), coin = ask.text("baseCoin");
    const bool spot = ask.market == plimsoll::Market::Spot;
    std::vector<const ServedSymbol*> rows;
    for (const ServedSymbol* s : m_host.venue().of(ask.market)) {
        if ((ask.symbol && s != ask.symbol) || (!coin.empty() && s->listing.base != coin)) continue;
        if ((status.empty() ? "Trading" : status) == statusWord(*s)) rows.push_back(s);
    }
    const std::size_t most = spot ? rows.size() : ask.limit(500, 1'000);
    const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, ask.number("cursor", 0)));
    const std::size_t end = std::min(rows.size(), from + most);
    JsonText t;
    ask.begin(t).array("list");
    for (std::size_t i = spot ? 0 : from; i < end; ++i) {
        const ServedSymbol& s = *rows[i];
        const Listing& l = s.listing;
        const Decimal tick = times(l.tick, 1), lot = times(l.lot, 1);
        t.object().text("symbol", l.symbol);
        if (spot) {
            t.text("baseCoin", l.base).text("quoteCoin", l.quote).text("innovation", "0");
            t.text("status", statusWord(s)).text("marginTrading", "both").text("stTag", "0");
            t.object("lotSizeFilter").decimal("basePrecision", lot).text("quotePrecision", "0.0000001");
            t.decimal("minOrderQty", lot).decimal("maxOrderQty", times(l.lot, 10'000'000));
            t.text("minOrderAmt", "5").text("maxOrderAmt", "8000000").endObject();
            t.object("priceFilter").decimal("tickSize", tick).endObject().endObject();
            continue;
        }
        t.text("contractType", "LinearPerpetual").text("status", statusWord(s));
        t.text("baseCoin", l.base).text("quoteCoin", l.quote).text("settleCoin", l.settle).text("symbolType", "");
        t.digitsText("launchTime", toUnixMs(l.listedAt));
        t.digitsText("deliveryTime", l.delistAt ? toUnixMs(*l.delistAt) : 0).text("deliveryFeeRate", "");
        t.digitsText("priceScale", l.tick.decimals());
        t.object("leverageFilter").text("minLeverage", "1").decimal("maxLeverage", rounded(l.maxLeverage, 2));
        t.text("leverageStep", "0.01").endObject();
        t.object("priceFilter").decimal("minPrice", tick).decimal("maxPrice", times(l.tick, 100'000'000));
        t.decimal("tickSize", tick).endObject();
        t.object("lotSizeFilter").decimal("maxOrderQty", times(l.lot, 1'000'000)).decimal("minOrderQty", lot);
        t.decimal("qtyStep", lot).decimal("postOnlyMaxOrderQty", times(l.lot, 1'000'000));
        t.decimal("maxMktOrderQty", times(l.lot, 500'000)).text("minNotionalValue", "5").endObject();
        t.flag("unifiedMarginTrade", true).number("fundingInterval", s.state.fundingInterval.count() * 60);
        t.text("copyTrading", "both").decimal("upperFundingRate", rounded(l.fundingCap, 6, Zeros::Trim));
        t.decimal("lowerFundingRate", rounded(l.fundingFloor, 6, Zeros::Trim));
        t.text("displayName", "").flag("isPreListing", false).null("preListingInfo");
        t.object("riskParameters").text("priceLimitRatioX", "0.01").text("priceLimitRatioY", "0.02").endObject();
        t.endObject();
    }
    t.endArray().text("nextPageCursor", end < rows.size() ? std::to_string(end) : std::string());
    return t.endObject().take();
}

std::string BybitDialect::orderbook(const Ask& ask) const
{
    const ServedBook& book = m_host.imageOf(*ask.symbol);
    const std::size_t most = ask.limit(ask.market == plimsoll::Market::Spot ? 1 : 25, 1'000);
    const Listing& l = ask.symbol->listing;
    JsonText t;
    t.object().text("s", ask.symbol->symbol());
    const auto side = [&](const char* name, const std::vector<BookLevel>& levels) {
        t.array(name);
        for (std::size_t i = 0; i < std::min(most, levels.size()); ++i)
            t.array().decimal(times(l.tick, levels[i].ticks)).decimal(times(l.lot, levels[i].lots)).endArray();
        t.endArray();
    };
    side("b", book.bids);
    side("a", book.asks);
    t.number("ts", now()).number("u", book.seq).number("seq", book.engine).number("cts", book.atMs);
    return t.endObject().take();
}

std::string BybitDialect::tickers(const Ask& ask) const
{
    JsonText t;
    ask.begin(t).array("list");
    for (const ServedSymbol* s : m_host.venue().of(ask.market)) {
        if ((ask.symbol && s != ask.symbol) || !s->trades()) continue;
        t.object().text("symbol", s->symbol());
        for (const auto& [name, value] : fieldsOf(*s))
            if (std::string_view(name) != "tickDirection") t.text(name, value);
        if (!s->perp()) {
            const BookLevel *bid = s->best(Side::Buy), *offer = s->best(Side::Sell);
            const BookLevel none;
            const BookLevel &b = bid ? *bid : none, &a = offer ? *offer : none;
            t.decimal("bid1Price", times(s->listing.tick, b.ticks))
                .decimal("bid1Size", times(s->listing.lot, b.lots));
            t.decimal("ask1Price", times(s->listing.tick, a.ticks))
                .decimal("ask1Size", times(s->listing.lot, a.lots));
        }
        t.endObject();
    }
    return t.endArray().endObject().take();
}

std::string BybitDialect::fundingHistory(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const auto all = past ? past->funding(*ask.symbol, 10'000) : std::vector<SettledFunding>();
    std::size_t left = ask.limit(200, 200);
    JsonText t;
    ask.begin(t).array("list");
    for (std::size_t i = all.size(); i-- > 0 && left > 0;) {  // newest first
        const std::int64_t at = toUnixMs(all[i].at);
        if (!ask.between(at)) continue;
        t.object().text("symbol", ask.symbol->symbol());
        t.decimal("fundingRate", rounded(all[i].rate, 8, Zeros::Trim)).digitsText("fundingRateTimestamp", at);
        t.endObject();
        --left;
    }
    return t.endArray().endObject().take();
}

std::string BybitDialect::openInterest(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("intervalTime")), 5) * 60'000LL;
    const Past* past = m_host.venue().past;
    const auto all = past ? past->openInterest(*ask.symbol, kWholePast) : std::vector<OpenInterestPoint>();
    std::size_t left = ask.limit(50, 200);
    const Listing& l = ask.symbol->listing;
    JsonText t;
    ask.begin(t).text("symbol", ask.symbol->symbol()).array("list");
    for (std::size_t i = all.size(); i-- > 0 && left > 0;) {
        const std::int64_t at = toUnixMs(all[i].at);
        if (at % period != 0 || !ask.between(at)) continue;
        const double single = l.quotedUnits(all[i].lots);
        t.object().decimal("openInterest", rounded(2 * single, 8));
        t.decimal("singleOpenInterest", rounded(single, 8)).digitsText("timestamp", at).endObject();
        --left;
    }
    return t.endArray().text("nextPageCursor", "").endObject().take();
}

std::string BybitDialect::accountRatio(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const double longs = std::clamp(ask.symbol->state.longAccounts, 0.0001, 0.9999);
    JsonText t;
    t.object().array("list").object().text("symbol", ask.symbol->symbol());
    t.decimal("buyRatio", rounded(longs, 4)).decimal("sellRatio", rounded(1 - longs, 4));
    t.digitsText("timestamp", now() / period * period).endObject().endArray().text("nextPageCursor", "");
    return t.endObject().take();
}

std::string BybitDialect::riskLimit(const Ask& ask) const
{
    constexpr std::size_t symbolsPerPage = 15;
    std::vector<const ServedSymbol*> rows;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp))
        if (s->trades() && (!ask.symbol || s == ask.symbol)) rows.push_back(s);
    const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, ask.number("cursor", 0)));
    const std::size_t end = std::min(rows.size(), from + symbolsPerPage);
    JsonText t;
    ask.begin(t).array("list");
    for (std::size_t i = from; i < end; ++i) {
        const auto& tiers = rows[i]->listing.tiers;
        for (std::size_t k = 0; k < tiers.size(); ++k) {
            t.object().number("id", static_cast<std::int64_t>(i * 100 + k + 1)).text("symbol", rows[i]->symbol());
            t.decimal("riskLimitValue", rounded(tiers[k].cap, 0));
            t.decimal("maintenanceMargin", rounded(tiers[k].maintenance, 6, Zeros::Trim));
            t.decimal("initialMargin", rounded(1 / tiers[k].maxLeverage, 8, Zeros::Trim));
            t.number("isLowestRisk", k == 0 ? 1 : 0).decimal("maxLeverage", rounded(tiers[k].maxLeverage, 2));
            if (tiers[k].deduction > 0)
                t.decimal("mmDeduction", rounded(tiers[k].deduction, 6, Zeros::Trim));
            else
                t.text("mmDeduction", "");
            t.endObject();
        }
    }
    t.endArray().text("nextPageCursor", end < rows.size() ? std::to_string(end) : std::string());
    return t.endObject().take();
}

std::string BybitDialect::insurance(const Ask& ask) const
{
    const std::string coin = ask.text("coin");
    JsonText t;
    t.object().digitsText("updatedTime", now()).array("list");
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (!s->trades() || (!coin.empty() && s->listing.settle != coin)) continue;
        t.object().text("coin", s->listing.settle).text("symbols", s->symbol());
        t.decimal("balance", rounded(s->state.insuranceFund, 4))
            .decimal("value", rounded(s->state.insuranceFund, 4));
        t.endObject();
    }
    return t.endArray().endObject().take();
}

std::string BybitDialect::adlAlert(const Ask& ask) const
{
    JsonText t;
    t.object().digitsText("updatedTime", now()).array("list");
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp))
        if (s->trades() && (!ask.symbol || s == ask.symbol)) adlRow(t, *s, false);
    return t.endArray().endObject().take();
}

std::string BybitDialect::priceLimit(const Ask& ask) const
{
    const int decimals = ask.symbol->listing.tick.decimals();
    JsonText t;
    t.object().text("symbol", ask.symbol->symbol());
    t.decimal("buyLmt", rounded(ask.symbol->state.highestBuy, decimals));
    t.decimal("sellLmt", rounded(ask.symbol->state.lowestSell, decimals)).digitsText("ts", now());
    return t.endObject().take();
}

std::string BybitDialect::recentTrade(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const ServedSymbol& s = *ask.symbol;
    const auto all =
        past ? past->trades(s, ask.limit(s.perp() ? 500 : 60, s.perp() ? 1'000 : 60)) : std::vector<ServedTrade>();
    JsonText t;
    ask.begin(t).array("list");
    for (std::size_t i = all.size(); i-- > 0;) {
        const Traded& w = all[i].what;
        t.object().text("execId", tradeId(s, w.id)).text("symbol", s.symbol());
        t.decimal("price", times(s.listing.tick, w.ticks)).decimal("size", times(s.listing.lot, w.lots));
        t.text("side", w.taker == Side::Sell ? "Sell" : "Buy").digitsText("time", all[i].atMs);
        t.flag("isBlockTrade", false).flag("isRPITrade", false).digitsText("seq", s.book.engine).endObject();
    }
    return t.endArray().endObject().take();
}

std::string BybitDialect::kline(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("interval")), 1);
    const Past* past = m_host.venue().past;
    const Listing& l = ask.symbol->listing;
    const auto bars = candlePage(past, *ask.symbol, minutes, ask.number("start", 0), ask.number("end", kFar),
                                 ask.limit(200, 1'000), false);
    JsonText t;
    ask.begin(t).text("symbol", ask.symbol->symbol()).array("list");
    for (std::size_t i = bars.size(); i-- > 0;) {
        const Kline& k = bars[i];
        t.array().digitsText(toUnixMs(k.open)).decimal(times(l.tick, k.o)).decimal(times(l.tick, k.h));
        t.decimal(times(l.tick, k.l)).decimal(times(l.tick, k.c)).decimal(times(l.lot, k.lots));
        t.decimal(rounded(k.turnover, 4)).endArray();
    }
    return t.endArray().endObject().take();
}

// Histories of mark and index are not kept here.
std::string BybitDialect::otherKline(const Ask& ask) const
{
    JsonText t;
    return ask.begin(t).text("symbol", ask.symbol->symbol()).array("list").endArray().endObject().take();
}

std::string BybitDialect::time(const Ask&) const
{
    const std::int64_t ms = serverTime();
    JsonText t;
    t.object().digitsText("timeSecond", ms / 1'000).digitsText("timeNano", ms * 1'000'000);
    return t.endObject().take();
}

std::string BybitDialect::status(const Ask&) const
{
    JsonText t;
    t.object().array("list");
    if (m_host.venue().condition == VenueCondition::Halted) {
        t.object().text("id", "4d95b2a0").text("title", "The matching engine is halted").text("state", "ongoing");
        t.digitsText("begin", now()).text("end", "").text("href", "").endObject();
    }
    return t.endArray().endObject().take();
}

}  // namespace plimsoll::sim
