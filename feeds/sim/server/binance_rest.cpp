// What Binance answers over REST, and how much it lets itself be asked. binance.md sections 1.4, 2 to 9.
#include "feeds/sim/server/binance_dialect.h"
#include "feeds/sim/server/candles.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr double kPerpWeight = 2'400, kSpotWeight = 6'000, kStatistics = 1'000, kFundingCalls = 500;
constexpr int kMinuteMs = 60'000, kFiveMinutesMs = 300'000;
constexpr std::int64_t kBanAfter = 10, kBanMs = 120'000;
constexpr std::int64_t kNever = 4'133'404'800'000;

enum class Pool : std::uint8_t { Perp, Spot, Statistics, Funding };

bool isSpot(plimsoll::Market m)
{
    return m == plimsoll::Market::Spot;
}

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

void levels(JsonText& t, std::string_view name, const ServedSymbol& s, const std::vector<BookLevel>& side,
            std::size_t most)
{
    t.array(name);
    for (std::size_t i = 0; i < std::min(most, side.size()); ++i)
        t.array()
            .decimal(times(s.listing.tick, side[i].ticks))
            .decimal(times(s.listing.lot, side[i].lots))
            .endArray();
    t.endArray();
}

std::string error(int code, std::string_view why)
{
    JsonText t;
    return t.object().number("code", code).text("msg", why).endObject().take();
}

}  // namespace

struct BinanceDialect::Ask {
    const HttpRequest& request;
    plimsoll::Market market;
    const ServedSymbol* symbol = nullptr;

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
    std::string text(const char* name) const { return request.query(QLatin1String(name)).toStdString(); }
};

struct BinanceDialect::Address {
    const char* path;
    plimsoll::Market market;
    Pool pool;
    int weight, weightOfAll;
    bool needsSymbol;
    std::string (BinanceDialect::*answer)(const Ask&) const;
};

const BinanceDialect::Address BinanceDialect::kAddresses[] = {
    {"/fapi/v1/exchangeInfo", plimsoll::Market::Perp, Pool::Perp, 1, 1, false, &BinanceDialect::exchangeInfo},
    {"/api/v3/exchangeInfo", plimsoll::Market::Spot, Pool::Spot, 20, 20, false, &BinanceDialect::exchangeInfo},
    {"/fapi/v1/depth", plimsoll::Market::Perp, Pool::Perp, 20, 20, true, &BinanceDialect::depth},
    {"/api/v3/depth", plimsoll::Market::Spot, Pool::Spot, 50, 50, true, &BinanceDialect::depth},
    {"/fapi/v1/ticker/bookTicker", plimsoll::Market::Perp, Pool::Perp, 2, 5, false, &BinanceDialect::bookTicker},
    {"/api/v3/ticker/bookTicker", plimsoll::Market::Spot, Pool::Spot, 2, 4, false, &BinanceDialect::bookTicker},
    {"/fapi/v1/ticker/24hr", plimsoll::Market::Perp, Pool::Perp, 1, 40, false, &BinanceDialect::day},
    {"/api/v3/ticker/24hr", plimsoll::Market::Spot, Pool::Spot, 2, 80, false, &BinanceDialect::day},
    {"/fapi/v1/ticker/price", plimsoll::Market::Perp, Pool::Perp, 1, 2, false, &BinanceDialect::lastPrices},
    {"/fapi/v2/ticker/price", plimsoll::Market::Perp, Pool::Perp, 1, 2, false, &BinanceDialect::lastPrices},
    {"/api/v3/ticker/price", plimsoll::Market::Spot, Pool::Spot, 2, 4, false, &BinanceDialect::lastPrices},
    {"/fapi/v1/openInterest", plimsoll::Market::Perp, Pool::Perp, 1, 1, true, &BinanceDialect::openInterest},
    {"/futures/data/openInterestHist", plimsoll::Market::Perp, Pool::Statistics, 1, 1, true,
     &BinanceDialect::openInterestHistory},
    {"/fapi/v1/fundingInfo", plimsoll::Market::Perp, Pool::Funding, 1, 1, false, &BinanceDialect::fundingInfo},
    {"/fapi/v1/fundingRate", plimsoll::Market::Perp, Pool::Funding, 1, 1, false, &BinanceDialect::fundingRate},
    {"/fapi/v1/premiumIndex", plimsoll::Market::Perp, Pool::Perp, 1, 10, false, &BinanceDialect::premiumIndex},
    {"/futures/data/globalLongShortAccountRatio", plimsoll::Market::Perp, Pool::Statistics, 1, 1, true,
     &BinanceDialect::accountRatio},
    {"/futures/data/topLongShortAccountRatio", plimsoll::Market::Perp, Pool::Statistics, 1, 1, true,
     &BinanceDialect::accountRatio},
    {"/futures/data/topLongShortPositionRatio", plimsoll::Market::Perp, Pool::Statistics, 1, 1, true,
     &BinanceDialect::accountRatio},
    {"/futures/data/takerlongshortRatio", plimsoll::Market::Perp, Pool::Statistics, 1, 1, true,
     &BinanceDialect::takerRatio},
    {"/futures/data/basis", plimsoll::Market::Perp, Pool::Statistics, 1, 1, false, &BinanceDialect::basis},
    {"/fapi/v1/insuranceBalance", plimsoll::Market::Perp, Pool::Perp, 1, 1, false, &BinanceDialect::insurance},
    {"/fapi/v1/symbolAdlRisk", plimsoll::Market::Perp, Pool::Perp, 1, 1, false, &BinanceDialect::adlRisk},
    {"/bapi/futures/v1/friendly/future/common/brackets", plimsoll::Market::Perp, Pool::Statistics, 1, 1, false,
     &BinanceDialect::brackets},
    {"/fapi/v1/aggTrades", plimsoll::Market::Perp, Pool::Perp, 20, 20, true, &BinanceDialect::aggregates},
    {"/api/v3/aggTrades", plimsoll::Market::Spot, Pool::Spot, 4, 4, true, &BinanceDialect::aggregates},
    {"/fapi/v1/trades", plimsoll::Market::Perp, Pool::Perp, 5, 5, true, &BinanceDialect::recentTrades},
    {"/api/v3/trades", plimsoll::Market::Spot, Pool::Spot, 25, 25, true, &BinanceDialect::recentTrades},
    {"/fapi/v1/klines", plimsoll::Market::Perp, Pool::Perp, 5, 5, true, &BinanceDialect::klines},
    {"/api/v3/klines", plimsoll::Market::Spot, Pool::Spot, 2, 2, true, &BinanceDialect::klines},
    {"/fapi/v1/time", plimsoll::Market::Perp, Pool::Perp, 1, 1, false, &BinanceDialect::time},
    {"/api/v3/time", plimsoll::Market::Spot, Pool::Spot, 1, 1, false, &BinanceDialect::time},
    {"/fapi/v1/ping", plimsoll::Market::Perp, Pool::Perp, 1, 1, false, &BinanceDialect::ping},
    {"/api/v3/ping", plimsoll::Market::Spot, Pool::Spot, 1, 1, false, &BinanceDialect::ping},
};

HttpReply BinanceDialect::rest(const HttpRequest& request, const QString& peer)
{
    const QString path = request.path();
    const auto row = std::find_if(std::begin(kAddresses), std::end(kAddresses),
                                  [&](const Address& a) { return path == QLatin1String(a.path); });
    if (row == std::end(kAddresses))
        return {404, error(-5000, "Path " + path.toStdString() + ", Method GET is invalid")};

    Ask ask{request, row->market};
    const std::string symbol = ask.text("symbol");
    int weight = symbol.empty() ? row->weightOfAll : row->weight;
    if (row->answer == &BinanceDialect::depth) {
        const std::size_t limit = ask.limit(isSpot(row->market) ? 100 : 500, 5'000);
        weight = isSpot(row->market) ? (limit <= 100     ? 5
                                        : limit <= 500   ? 25
                                        : limit <= 1'000 ? 50
                                                         : 250)
                                     : (limit <= 50    ? 2
                                        : limit <= 100 ? 5
                                        : limit <= 500 ? 10
                                                       : 20);
    }
    struct Budget {
        const char* name;
        double limit;
        int windowMs;
    };
    static constexpr Budget budgets[] = {{"perp", kPerpWeight, kMinuteMs},
                                         {"spot", kSpotWeight, kMinuteMs},
                                         {"statistics", kStatistics, kFiveMinutesMs},
                                         {"funding", kFundingCalls, kFiveMinutesMs}};
    const Budget& budget = budgets[static_cast<std::size_t>(row->pool)];
    const QString whose = QLatin1String(budget.name) + QLatin1Char(' ') + peer;

    const std::int64_t ms = now();
    if (const auto ban = m_bannedUntil.find(peer); ban != m_bannedUntil.end() && m_wall < ban->second) {
        const std::int64_t left = ban->second - m_wall;
        std::string why = "Way too many requests; IP(";
        why += peer.toStdString();
        why += ") banned until ";
        why += std::to_string(ms + left);
        why += ". Please use the websocket for live updates to avoid bans.";
        return {418,
                error(-1003, why),
                "application/json",
                {"Retry-After: " + QByteArray::number(static_cast<qlonglong>(left / 1'000 + 1))}};
    }
    const double used = m_host.spent(whose, weight, budget.windowMs);
    if (used > budget.limit) {
        if (++m_refusals[peer] > kBanAfter) {
            m_refusals[peer] = 0;
            m_bannedUntil[peer] = m_wall + kBanMs;
        }
        return {429,
                error(-1003,
                      "Too many requests; current limit of IP is exceeded. Please use the websocket for "
                      "live updates to avoid polling the API."),
                "application/json",
                {"Retry-After: " + QByteArray::number(budget.windowMs / 1'000)}};
    }
    QList<QByteArray> headers;
    if (used > 0 && (row->pool == Pool::Perp || row->pool == Pool::Spot))
        headers << "X-MBX-USED-WEIGHT-1M: " + QByteArray::number(static_cast<qlonglong>(used));

    if (!symbol.empty()) ask.symbol = m_host.venue().find(row->market, symbol);
    if (!ask.symbol && (!symbol.empty() || row->needsSymbol))
        return {400,
                symbol.empty()
                    ? error(-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")
                    : error(-1121, "Invalid symbol."),
                "application/json", headers};
    return {200, (this->*row->answer)(ask), "application/json", headers};
}

std::string BinanceDialect::exchangeInfo(const Ask& ask) const
{
    JsonText t;
    t.object().text("timezone", "UTC").number("serverTime", now()).array("exchangeFilters").endArray();
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

std::string BinanceDialect::depth(const Ask& ask) const
{
    const ServedBook& book = m_host.imageOf(*ask.symbol);
    const std::size_t most = ask.limit(isSpot(ask.market) ? 100 : 500, isSpot(ask.market) ? 5'000 : 1'000);
    JsonText t;
    t.object().number("lastUpdateId", book.seq);
    if (!isSpot(ask.market)) t.number("E", now()).number("T", book.atMs);
    levels(t, "bids", *ask.symbol, book.bids, most);
    levels(t, "asks", *ask.symbol, book.asks, most);
    return t.endObject().take();
}

namespace {

// One object for one symbol, a list for all.
template <typename Row>
std::string oneOrAll(const ServedVenue& venue, plimsoll::Market market, const ServedSymbol* one, Row&& row)
{
    JsonText t;
    if (one) {
        row(t, *one);
        return t.take();
    }
    t.array();
    for (const ServedSymbol* s : venue.of(market))
        if (s->trades()) row(t, *s);
    return t.endArray().take();
}

}  // namespace

std::string BinanceDialect::bookTicker(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        const BookLevel *bid = s.best(Side::Buy), *offer = s.best(Side::Sell);
        const BookLevel none;
        const BookLevel &b = bid ? *bid : none, &a = offer ? *offer : none;
        t.object().text("symbol", s.symbol());
        t.decimal("bidPrice", times(s.listing.tick, b.ticks)).decimal("bidQty", times(s.listing.lot, b.lots));
        t.decimal("askPrice", times(s.listing.tick, a.ticks)).decimal("askQty", times(s.listing.lot, a.lots));
        if (s.perp()) t.number("time", s.book.atMs).number("lastUpdateId", s.book.seq);
        t.endObject();
    });
}

std::string BinanceDialect::lastPrices(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        t.object().text("symbol", s.symbol()).decimal("price", times(s.listing.tick, s.state.day.last));
        if (s.perp()) t.number("time", now());
        t.endObject();
    });
}

std::string BinanceDialect::day(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        const Stats24h& d = s.state.day;
        const auto price = [&](Ticks ticks) { return times(s.listing.tick, ticks); };
        const double volume = s.listing.quotedUnits(1) * d.lots;
        const auto open = static_cast<double>(d.open), last = static_cast<double>(d.last);
        t.object().text("symbol", s.symbol()).decimal("priceChange", price(d.last - d.open));
        t.decimal("priceChangePercent", rounded(open > 0 ? 100 * (last / open - 1) : 0, 3));
        t.decimal("weightedAvgPrice", rounded(volume > 0 ? d.turnover / volume : 0, s.listing.tick.decimals()));
        t.decimal("lastPrice", price(d.last)).decimal("lastQty", times(s.listing.lot, d.lastLots));
        t.decimal("openPrice", price(d.open))
            .decimal("highPrice", price(d.high))
            .decimal("lowPrice", price(d.low));
        if (!s.perp()) {
            const BookLevel *bid = s.best(Side::Buy), *offer = s.best(Side::Sell);
            t.decimal("bidPrice", price(bid ? bid->ticks : 0))
                .decimal("askPrice", price(offer ? offer->ticks : 0));
        }
        t.decimal("volume", rounded(volume, s.listing.lot.decimals()))
            .decimal("quoteVolume", rounded(d.turnover, 2));
        t.number("openTime", toUnixMs(d.from)).number("closeTime", toUnixMs(d.lastAt));
        t.number("firstId", static_cast<std::int64_t>(d.firstTrade));
        t.number("lastId", static_cast<std::int64_t>(d.lastTrade));
        t.number("count", static_cast<std::int64_t>(d.trades)).endObject();
    });
}

std::string BinanceDialect::openInterest(const Ask& ask) const
{
    JsonText t;
    t.object().decimal("openInterest", times(ask.symbol->listing.lot, ask.symbol->state.openInterest));
    return t.text("symbol", ask.symbol->symbol()).number("time", now()).endObject().take();
}

std::string BinanceDialect::openInterestHistory(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("period")), 5);
    const std::size_t most = ask.limit(30, 500);
    const Past* past = m_host.venue().past;
    const auto all = past ? past->openInterest(*ask.symbol, most * static_cast<std::size_t>(minutes / 5) + 1)
                          : std::vector<OpenInterestPoint>();
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    std::vector<const OpenInterestPoint*> rows;
    for (const OpenInterestPoint& p : all) {
        const std::int64_t at = toUnixMs(p.at);
        if (at % (minutes * 60'000LL) == 0 && at >= from && at <= to) rows.push_back(&p);
    }
    JsonText t;
    t.array();
    for (std::size_t i = rows.size() > most ? rows.size() - most : 0; i < rows.size(); ++i) {
        const double base = ask.symbol->listing.quotedUnits(rows[i]->lots);
        t.object().text("symbol", ask.symbol->symbol()).decimal("sumOpenInterest", rounded(base, 8));
        t.decimal("sumOpenInterestValue", rounded(base * rows[i]->mark, 6));
        t.number("timestamp", toUnixMs(rows[i]->at)).endObject();
    }
    return t.endArray().take();
}

// Section 4: only contracts whose interval, cap or floor was ever adjusted.
std::string BinanceDialect::fundingInfo(const Ask&) const
{
    JsonText t;
    t.array();
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (!s->trades() || s->state.fundingInterval == std::chrono::hours(8)) continue;
        t.object().text("symbol", s->symbol());
        t.decimal("adjustedFundingRateCap", rounded(s->listing.fundingCap, 8));
        t.decimal("adjustedFundingRateFloor", rounded(s->listing.fundingFloor, 8));
        t.number("fundingIntervalHours", s->state.fundingInterval.count()).flag("disclaimer", false).endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::fundingRate(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const std::size_t most = ask.limit(200, 1'000);
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    struct Row {
        const ServedSymbol* symbol;
        SettledFunding funding;
    };
    std::vector<Row> rows;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if ((ask.symbol && s != ask.symbol) || !past) continue;
        for (const SettledFunding& f : past->funding(*s, most)) {
            const std::int64_t at = toUnixMs(f.at);
            if (at >= from && at <= to) rows.push_back({s, f});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.funding.at < b.funding.at; });
    JsonText t;
    t.array();
    for (std::size_t i = rows.size() > most ? rows.size() - most : 0; i < rows.size(); ++i) {
        t.object().text("symbol", rows[i].symbol->symbol());
        t.decimal("fundingRate", rounded(rows[i].funding.rate, 8))
            .number("fundingTime", toUnixMs(rows[i].funding.at));
        t.decimal("markPrice", rounded(rows[i].funding.mark, 8)).text("rateType", "Regular").endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::premiumIndex(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        t.object().text("symbol", s.symbol()).decimal("markPrice", rounded(s.state.mark, 8));
        t.decimal("indexPrice", rounded(s.state.index, 8))
            .decimal("estimatedSettlePrice", rounded(s.state.mark, 8));
        t.decimal("lastFundingRate", rounded(s.state.fundingEstimate, 8));
        t.decimal("interestRate", rounded(s.listing.interestDaily / 3, 8));
        t.number("nextFundingTime", toUnixMs(s.state.nextFunding)).number("time", now()).endObject();
    });
}

// Accounts and positions of the larger traders are not told apart here: the share is that of all.
std::string BinanceDialect::accountRatio(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const double longs = std::clamp(ask.symbol->state.longAccounts, 0.0001, 0.9999);
    JsonText t;
    t.array().object().text("symbol", ask.symbol->symbol());
    t.decimal("longShortRatio", rounded(longs / (1 - longs), 4)).decimal("longAccount", rounded(longs, 4));
    t.decimal("shortAccount", rounded(1 - longs, 4)).number("timestamp", now() / period * period);
    return t.endObject().endArray().take();
}

std::string BinanceDialect::takerRatio(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("period")), 5);
    const Past* past = m_host.venue().past;
    JsonText t;
    t.array();
    for (const Kline& k : past ? past->klines(*ask.symbol, minutes, ask.limit(30, 500)) : std::vector<Kline>()) {
        const Lots sold = k.lots - k.takerBuyLots;
        const auto bought = static_cast<double>(k.takerBuyLots);
        t.object().decimal("buySellRatio", rounded(sold > 0 ? bought / static_cast<double>(sold) : 0, 4));
        t.decimal("sellVol", times(ask.symbol->listing.lot, sold));
        t.decimal("buyVol", times(ask.symbol->listing.lot, k.takerBuyLots));
        t.number("timestamp", toUnixMs(k.open)).endObject();
    }
    return t.endArray().take();
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

std::string BinanceDialect::aggregates(const Ask& ask) const
{
    const auto own = m_own.find(ask.symbol);
    const std::size_t most = ask.limit(500, 1'000);
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    const std::int64_t firstId = ask.number("fromId", -1);
    std::vector<const Aggregate*> rows;
    if (own != m_own.end())
        for (const Aggregate& a : own->second.aggregates)
            if (a.atMs >= from && a.atMs <= to && a.id >= firstId) rows.push_back(&a);
    // From a place on: the oldest of them; else the newest.
    const bool forward = firstId >= 0 || from > 0;
    const std::size_t begin = !forward && rows.size() > most ? rows.size() - most : 0;
    JsonText t;
    t.array();
    for (std::size_t i = begin; i < std::min(rows.size(), begin + most); ++i) {
        const Aggregate& a = *rows[i];
        t.object().number("a", a.id).decimal("p", times(ask.symbol->listing.tick, a.ticks));
        t.decimal("q", times(ask.symbol->listing.lot, a.lots));
        if (ask.symbol->perp()) t.decimal("nq", times(ask.symbol->listing.lot, a.lots));
        t.number("f", a.first).number("l", a.last).number("T", a.atMs).flag("m", a.sell);
        if (!ask.symbol->perp()) t.flag("M", true);
        t.endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::recentTrades(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const Listing& l = ask.symbol->listing;
    JsonText t;
    t.array();
    for (const ServedTrade& one :
         past ? past->trades(*ask.symbol, ask.limit(500, 1'000)) : std::vector<ServedTrade>()) {
        const double worth = l.quotedUnits(one.what.lots) * l.price(static_cast<double>(one.what.ticks));
        t.object()
            .number("id", static_cast<std::int64_t>(one.what.id))
            .decimal("price", times(l.tick, one.what.ticks));
        t.decimal("qty", times(l.lot, one.what.lots)).decimal("quoteQty", rounded(worth, 4));
        t.number("time", one.atMs).flag("isBuyerMaker", one.what.taker == Side::Sell);
        if (l.perp())
            t.flag("isRPITrade", false);
        else
            t.flag("isBestMatch", true);
        t.endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::klines(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("interval")), 1);
    const Past* past = m_host.venue().past;
    const Listing& l = ask.symbol->listing;
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    JsonText t;
    t.array();
    for (const Kline& k :
         past ? past->klines(*ask.symbol, minutes, ask.limit(500, 1'500)) : std::vector<Kline>()) {
        const std::int64_t open = toUnixMs(k.open);
        if (open < from || open > to) continue;
        t.array().number(open).decimal(times(l.tick, k.o)).decimal(times(l.tick, k.h)).decimal(times(l.tick, k.l));
        t.decimal(times(l.tick, k.c)).decimal(times(l.lot, k.lots)).number(open + minutes * 60'000LL - 1);
        t.decimal(rounded(k.turnover, 4)).number(k.trades).decimal(times(l.lot, k.takerBuyLots));
        t.decimal(rounded(k.takerBuyTurnover, 4)).text("0").endArray();
    }
    return t.endArray().take();
}

std::string BinanceDialect::basis(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const ServedSymbol* s = m_host.venue().find(plimsoll::Market::Perp, ask.text("pair"));
    JsonText t;
    t.array();
    if (s && s->state.index > 0) {
        const double price = s->listing.price(static_cast<double>(s->state.day.last)), index = s->state.index;
        t.object().text("pair", s->symbol()).text("contractType", "PERPETUAL");
        t.decimal("futuresPrice", rounded(price, 8)).decimal("indexPrice", rounded(index, 8));
        t.decimal("basis", rounded(price - index, 8)).decimal("basisRate", rounded(price / index - 1, 8));
        t.text("annualizedBasisRate", "").number("timestamp", now() / period * period).endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::time(const Ask&) const
{
    JsonText t;
    return t.object().number("serverTime", now()).endObject().take();
}

std::string BinanceDialect::ping(const Ask&) const
{
    return "{}";
}

}  // namespace plimsoll::sim
