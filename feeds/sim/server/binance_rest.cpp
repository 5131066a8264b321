// Which addresses Binance's REST has, and how much it lets itself be asked. binance.md section 1.4.
#include "feeds/sim/server/binance_rest.h"

namespace plimsoll::sim {

namespace {

constexpr double kPerpWeight = 2'400, kSpotWeight = 6'000, kStatistics = 1'000, kFundingCalls = 500;
constexpr int kMinuteMs = 60'000, kFiveMinutesMs = 300'000;
constexpr std::int64_t kBanAfter = 10, kBanMs = 120'000;

enum class Pool : std::uint8_t { Perp, Spot, Statistics, Funding };

std::string error(int code, std::string_view why)
{
    JsonText t;
    return t.object().number("code", code).text("msg", why).endObject().take();
}

}  // namespace

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
    if (row->answer == &BinanceDialect::klines && !isSpot(row->market)) {
        const std::size_t limit = ask.limit(500, 1'500);
        weight = limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1'000 ? 5 : 10;
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

std::string BinanceDialect::time(const Ask&) const
{
    JsonText t;
    return t.object().number("serverTime", serverTime()).endObject().take();
}

std::string BinanceDialect::ping(const Ask&) const
{
    return "{}";
}

}  // namespace plimsoll::sim
