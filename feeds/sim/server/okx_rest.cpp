// What OKX answers over REST. okx.md sections 3 to 10.
#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/okx_dialect.h"
#include "feeds/sim/server/past_rows.h"

#include <QSet>

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr int kWindowMs = 2'000;
constexpr std::int64_t kFar = 4'133'404'800'000;

std::string envelope(const char* code, const char* message, const std::string& rows)
{
    JsonText t;
    return t.object()
        .text("code", code)
        .text("msg", message)
        .array("data")
        .raw(rows)
        .endArray()
        .endObject()
        .take();
}

}  // namespace

struct OkxDialect::Ask {
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
    std::size_t limit(std::int64_t usual, std::int64_t most, const char* name = "limit") const
    {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(number(name, usual), 1, most));
    }
    // `after`: older than; `before`: newer than.
    bool between(std::int64_t ms) const { return ms < number("after", kFar) && ms > number("before", 0); }
};

struct OkxDialect::Address {
    const char* path;
    double limit;  // in two seconds
    bool needsSymbol;
    std::string (OkxDialect::*answer)(const Ask&) const;
};

const OkxDialect::Address OkxDialect::kAddresses[] = {
    {"/api/v5/public/instruments", 20, false, &OkxDialect::instruments},
    {"/api/v5/market/books", 40, true, &OkxDialect::books},
    {"/api/v5/market/books-full", 10, true, &OkxDialect::fullBooks},
    {"/api/v5/market/tickers", 20, false, &OkxDialect::tickers},
    {"/api/v5/market/ticker", 20, true, &OkxDialect::tickers},
    {"/api/v5/public/mark-price", 10, false, &OkxDialect::markPrices},
    {"/api/v5/market/index-tickers", 20, false, &OkxDialect::indexTickers},
    {"/api/v5/public/funding-rate", 10, false, &OkxDialect::fundingRate},
    {"/api/v5/public/funding-rate-history", 10, true, &OkxDialect::fundingHistory},
    {"/api/v5/public/open-interest", 20, false, &OkxDialect::openInterest},
    {"/api/v5/rubik/stat/contracts/open-interest-history", 10, true, &OkxDialect::openInterestHistory},
    {"/api/v5/rubik/stat/contracts/open-interest-volume", 5, false, &OkxDialect::coinInterest},
    {"/api/v5/rubik/stat/taker-volume-contract", 5, true, &OkxDialect::takerVolume},
    {"/api/v5/rubik/stat/contracts/long-short-account-ratio-contract", 5, true, &OkxDialect::accountRatio},
    {"/api/v5/rubik/stat/contracts/long-short-account-ratio-contract-top-trader", 5, true,
     &OkxDialect::accountRatio},
    {"/api/v5/rubik/stat/contracts/long-short-position-ratio-contract-top-trader", 5, true,
     &OkxDialect::accountRatio},
    {"/api/v5/public/position-tiers", 10, false, &OkxDialect::positionTiers},
    {"/api/v5/public/insurance-fund", 10, false, &OkxDialect::insuranceFund},
    {"/api/v5/public/price-limit", 20, true, &OkxDialect::priceLimits},
    {"/api/v5/market/trades", 100, true, &OkxDialect::recentTrades},
    {"/api/v5/market/history-trades", 20, true, &OkxDialect::recentTrades},
    {"/api/v5/market/candles", 40, true, &OkxDialect::candleHistory},
    {"/api/v5/market/history-candles", 20, true, &OkxDialect::candleHistory},
    {"/api/v5/public/time", 10, false, &OkxDialect::time},
    {"/api/v5/system/status", 5, false, &OkxDialect::status},
};

HttpReply OkxDialect::rest(const HttpRequest& request, const QString& peer)
{
    const QString path = request.path();
    const auto row = std::find_if(std::begin(kAddresses), std::end(kAddresses),
                                  [&](const Address& a) { return path == QLatin1String(a.path); });
    if (row == std::end(kAddresses)) return {404, envelope("50404", "Path not found", "")};
    const std::string type = request.query(QStringLiteral("instType")).toStdString();
    std::string instId = request.query(QStringLiteral("instId")).toStdString();
    // Limits are for an address, and for what is asked of it.
    const QString whose =
        path + QLatin1Char(' ') + QString::fromStdString(type + instId) + QLatin1Char(' ') + peer;
    if (m_host.spent(whose, 1, kWindowMs) > row->limit) return {429, envelope("50011", "Too Many Requests", "")};

    Ask ask{request, type == "SPOT" ? plimsoll::Market::Spot : plimsoll::Market::Perp};
    if (type == "FUTURES" || type == "OPTION" || type == "MARGIN") return {200, envelope("0", "", "")};
    if (instId == "ANY") instId.clear();
    const bool index = row->answer == &OkxDialect::indexTickers;
    if (!instId.empty()) ask.symbol = byInstId(index ? instId + "-SWAP" : instId);
    if (ask.symbol) ask.market = ask.symbol->market();
    if (!ask.symbol && (!instId.empty() || row->needsSymbol))
        return {200, envelope("51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.", "")};
    return {200, envelope("0", "", (this->*row->answer)(ask))};
}

// Rows of one instrument, or of all of a type, with the time of this answer.
std::string OkxDialect::rowsOf(const Ask& ask, std::string (OkxDialect::*row)(const ServedSymbol&) const) const
{
    const std::string family = ask.text("instFamily");
    const std::string end = ",\"ts\":\"" + std::to_string(now()) + "\"}";
    std::string out;
    for (const ServedSymbol* s : m_host.venue().of(ask.market)) {
        if ((ask.symbol && s != ask.symbol) || !s->trades()) continue;
        if (!family.empty() && s->listing.pairName != family) continue;
        if (!out.empty()) out += ',';
        out += (this->*row)(*s);
        out += end;
    }
    return out;
}

std::string OkxDialect::instruments(const Ask& ask) const
{
    std::string out;
    for (const ServedSymbol* s : m_host.venue().of(ask.market)) {
        if ((ask.symbol && s != ask.symbol) || !s->trades()) continue;
        if (!out.empty()) out += ',';
        out += instrumentRow(*s);
    }
    return out;
}

std::string OkxDialect::books(const Ask& ask) const
{
    const ServedBook& b = m_host.imageOf(*ask.symbol);
    std::string row = sides(*ask.symbol, b.bids, b.asks, b.atMs, ask.limit(1, 400, "sz"));
    row += ",\"seqId\":";
    return row + std::to_string(b.seq) + '}';
}

std::string OkxDialect::fullBooks(const Ask& ask) const
{
    const ServedBook& b = m_host.imageOf(*ask.symbol);
    const std::size_t most = ask.limit(1, 5'000, "sz");
    JsonText t;
    t.object();
    const auto side = [&](const char* name, const std::vector<BookLevel>& levels) {
        t.array(name);
        for (std::size_t i = 0; i < std::min(most, levels.size()); ++i) {
            t.array().decimal(times(ask.symbol->listing.tick, levels[i].ticks, Zeros::Trim));
            t.decimal(times(ask.symbol->listing.lot, levels[i].lots, Zeros::Trim));
            t.digitsText(static_cast<std::int64_t>(levels[i].orders)).endArray();
        }
        t.endArray();
    };
    side("asks", b.asks);
    side("bids", b.bids);
    return t.digitsText("ts", b.atMs).endObject().take();
}

std::string OkxDialect::tickers(const Ask& ask) const
{
    return rowsOf(ask, &OkxDialect::tickerRow);
}
std::string OkxDialect::markPrices(const Ask& ask) const
{
    return rowsOf(ask, &OkxDialect::markRow);
}
std::string OkxDialect::indexTickers(const Ask& ask) const
{
    return rowsOf(ask, &OkxDialect::indexRow);
}
std::string OkxDialect::fundingRate(const Ask& ask) const
{
    return rowsOf(ask, &OkxDialect::fundingRow);
}
std::string OkxDialect::openInterest(const Ask& ask) const
{
    return rowsOf(ask, &OkxDialect::openInterestRow);
}
std::string OkxDialect::priceLimits(const Ask& ask) const
{
    return rowsOf(ask, &OkxDialect::limitRow);
}

std::string OkxDialect::fundingHistory(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const auto all = past ? past->funding(*ask.symbol, 10'000) : std::vector<SettledFunding>();
    std::size_t left = ask.limit(400, 400);
    JsonText t;
    for (std::size_t i = all.size(); i-- > 0 && left > 0;) {
        const std::int64_t at = toUnixMs(all[i].at);
        if (!ask.between(at)) continue;
        t.object().text("instType", "SWAP").text("instId", ask.symbol->symbol());
        t.decimal("fundingRate", rounded(all[i].rate, 10, Zeros::Trim));
        t.decimal("realizedRate", rounded(all[i].rate, 10, Zeros::Trim)).digitsText("fundingTime", at);
        t.text("method", "current_period").text("formulaType", "withRate").endObject();
        --left;
    }
    return t.take();
}

std::string OkxDialect::openInterestHistory(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const Past* past = m_host.venue().past;
    const auto all = past ? past->openInterest(*ask.symbol, kWholePast) : std::vector<OpenInterestPoint>();
    std::size_t left = ask.limit(100, 100);
    JsonText t;
    for (std::size_t i = all.size(); i-- > 0 && left > 0;) {
        const std::int64_t at = toUnixMs(all[i].at);
        if (at % period != 0 || at < ask.number("begin", 0) || at > ask.number("end", kFar)) continue;
        const double coins = ask.symbol->listing.quotedUnits(all[i].lots);
        t.array().digitsText(at).decimal(times(ask.symbol->listing.lot, all[i].lots, Zeros::Trim));
        t.decimal(rounded(coins, 8, Zeros::Trim)).decimal(rounded(coins * all[i].mark, 6, Zeros::Trim)).endArray();
        --left;
    }
    return t.take();
}

// All contracts of a coin: [ts, open interest, volume], in USD.
std::string OkxDialect::coinInterest(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("period")), 5);
    const Past* past = m_host.venue().past;
    const std::string coin = ask.text("ccy");
    JsonText t;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (s->listing.base != coin || !past) continue;
        const auto points = past->openInterest(*s, 2'000);
        const auto bars = past->klines(*s, minutes, 300);
        for (std::size_t i = bars.size(); i-- > 0;) {
            const auto at = std::find_if(points.begin(), points.end(),
                                         [&](const OpenInterestPoint& p) { return p.at == bars[i].open; });
            if (at == points.end()) continue;
            t.array()
                .digitsText(toUnixMs(at->at))
                .decimal(rounded(s->listing.quotedUnits(at->lots) * at->mark, 2));
            t.decimal(rounded(bars[i].turnover, 2)).endArray();
        }
        break;
    }
    return t.take();
}

// unit 0: coins, 1: contracts, 2: USD. [ts, sell, buy]
std::string OkxDialect::takerVolume(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("period")), 5);
    const std::string unit = ask.text("unit");
    const Listing& l = ask.symbol->listing;
    const Past* past = m_host.venue().past;
    const auto bars = past ? past->klines(*ask.symbol, minutes, ask.limit(100, 100)) : std::vector<Kline>();
    JsonText t;
    for (std::size_t i = bars.size(); i-- > 0;) {
        const Kline& k = bars[i];
        const Lots sold = k.lots - k.takerBuyLots;
        t.array().digitsText(toUnixMs(k.open));
        if (unit == "2")
            t.decimal(rounded(k.turnover - k.takerBuyTurnover, 4)).decimal(rounded(k.takerBuyTurnover, 4));
        else if (unit == "0")
            t.decimal(rounded(l.quotedUnits(sold), 8, Zeros::Trim))
                .decimal(rounded(l.quotedUnits(k.takerBuyLots), 8, Zeros::Trim));
        else
            t.decimal(times(l.lot, sold, Zeros::Trim)).decimal(times(l.lot, k.takerBuyLots, Zeros::Trim));
        t.endArray();
    }
    return t.take();
}

std::string OkxDialect::accountRatio(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const double longs = std::clamp(ask.symbol->state.longAccounts, 0.0001, 0.9999);
    JsonText t;
    t.array().digitsText(now() / period * period).decimal(rounded(longs / (1 - longs), 8, Zeros::Trim));
    return t.endArray().take();
}

// Sizes are contracts here: the market's tiers are money, turned at the mark of the moment.
std::string OkxDialect::positionTiers(const Ask& ask) const
{
    std::string named = ask.text("instFamily");
    if (named.empty()) named = ask.text("uly");
    const QStringList families = QString::fromStdString(named).split(QLatin1Char(','));
    JsonText t;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (!families.contains(QString::fromStdString(s->listing.pairName)) || s->state.mark <= 0) continue;
        const double worth = s->listing.contract.value() * s->state.mark;
        const auto contracts = [&](double money) { return rounded(money / worth, 0); };
        const auto& tiers = s->listing.tiers;
        for (std::size_t i = 0; i < tiers.size(); ++i) {
            t.object()
                .digitsText("tier", static_cast<std::int64_t>(i + 1))
                .text("instFamily", s->listing.pairName);
            t.text("uly", s->listing.pairName).text("instId", "").decimal("minSz", contracts(tiers[i].floor));
            t.decimal("maxSz", contracts(tiers[i].cap))
                .decimal("mmr", rounded(tiers[i].maintenance, 6, Zeros::Trim));
            t.decimal("imr", rounded(1 / tiers[i].maxLeverage, 6, Zeros::Trim));
            t.decimal("maxLever", rounded(tiers[i].maxLeverage, 2, Zeros::Trim)).text("optMgnFactor", "0");
            t.text("quoteMaxLoan", "").text("baseMaxLoan", "").endObject();
        }
    }
    return t.take();
}

std::string OkxDialect::insuranceFund(const Ask& ask) const
{
    const std::string family = ask.text("instFamily");
    JsonText t;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (s->listing.pairName != family) continue;
        const Decimal balance = rounded(s->state.insuranceFund, 4);
        t.object().decimal("total", balance).text("instFamily", family).text("instType", "SWAP").array("details");
        t.object().decimal("balance", balance).text("amt", "").text("ccy", s->listing.settle);
        t.text("type", "liquidation_balance_deposit").digitsText("ts", now()).endObject().endArray().endObject();
    }
    return t.take();
}

std::string OkxDialect::recentTrades(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const auto all = past ? past->trades(*ask.symbol, ask.limit(100, 500)) : std::vector<ServedTrade>();
    const std::int64_t older = ask.number("after", kFar * 1'000);
    std::string out;
    for (std::size_t i = all.size(); i-- > 0;) {
        if (static_cast<std::int64_t>(all[i].what.id) >= older) continue;
        if (!out.empty()) out += ',';
        out += tradeRow(*ask.symbol, all[i]);
        out += ",\"source\":\"0\"}";
    }
    return out;
}

std::string OkxDialect::candleHistory(const Ask& ask) const
{
    const std::string bar = ask.text("bar");
    const int minutes = bar.empty() ? 1 : std::max(minutesOf(bar), 1);
    const Past* past = m_host.venue().past;
    const auto bars = candlePage(past, *ask.symbol, minutes, ask.number("before", 0) + 1,
                                 ask.number("after", kFar) - 1, ask.limit(100, 300), false);
    std::string out;
    for (std::size_t i = bars.size(); i-- > 0;) {
        if (!out.empty()) out += ',';
        out += candleRow(*ask.symbol, bars[i], minutes);
    }
    return out;
}

std::string OkxDialect::time(const Ask&) const
{
    JsonText t;
    return t.object().digitsText("ts", serverTime()).endObject().take();
}

std::string OkxDialect::status(const Ask&) const
{
    if (m_host.venue().condition != VenueCondition::Halted) return {};
    JsonText t;
    t.object().text("title", "Trading is halted").text("state", "ongoing").digitsText("begin", now());
    t.text("end", "").text("preOpenBegin", "").text("href", "").text("serviceType", "3").text("system", "unified");
    t.text("scheDesc", "").text("maintType", "2").text("env", "1").digitsText("ts", now());
    return t.endObject().take();
}

}  // namespace plimsoll::sim
