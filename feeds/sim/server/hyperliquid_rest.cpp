// POST /info. hyperliquid.md sections 1, 2, 4, 5, 7, 9.
#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/hyperliquid_dialect.h"
#include "feeds/sim/server/hyperliquid_form.h"
#include "feeds/sim/server/past_rows.h"

#include "model/market/account.h"

#include <QJsonDocument>

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr double kWeight = 1'200;
constexpr int kMinuteMs = 60'000, kFirstTable = 60, kFirstToken = 1;
constexpr std::size_t kFundingPage = 500, kCandles = 5'000, kRecent = 100;

// Section 1: 2 for the cheap ones, 20 for every other type; rows cost more.
int weightOf(const QString& type)
{
    static const QSet<QString> cheap = {QStringLiteral("l2Book"),
                                        QStringLiteral("allMids"),
                                        QStringLiteral("clearinghouseState"),
                                        QStringLiteral("orderStatus"),
                                        QStringLiteral("spotClearinghouseState"),
                                        QStringLiteral("exchangeStatus")};
    return cheap.contains(type) ? 2 : 20;
}

}  // namespace

HttpReply HyperliquidDialect::rest(const HttpRequest& request, const QString& peer)
{
    if (request.path() != QLatin1String("/info")) return {404, "", "text/plain"};
    if (request.method != "POST") return {405, "", "text/plain"};
    if (!request.headers.value("content-type").startsWith("application/json"))
        return {415, "Expected request with `Content-Type: application/json`", "text/plain"};
    QJsonParseError wrong;
    const QJsonObject asked = QJsonDocument::fromJson(request.body, &wrong).object();
    if (wrong.error != QJsonParseError::NoError)
        return {400, "Failed to parse the request body as JSON", "text/plain"};
    const QString type = asked.value(QStringLiteral("type")).toString();
    if (m_host.spent(QStringLiteral("weight ") + peer, weightOf(type), kMinuteMs) > kWeight) return {429, "null"};
    int status = 200;
    const auto body = info(asked, status);
    if (!body) return {422, "Failed to deserialize the JSON body into the target type", "text/plain"};
    return {status, *body};
}

// Nothing: no such type.
std::optional<std::string> HyperliquidDialect::info(const QJsonObject& asked, int& status) const
{
    const QString type = asked.value(QStringLiteral("type")).toString();
    const QString name = asked.value(QStringLiteral("coin")).toString();
    const ServedSymbol* s = name.isEmpty() ? nullptr : coin(name);
    if (!asked.value(QStringLiteral("dex")).toString().isEmpty()) {
        status = 500;
        return "null";
    }
    if (type == QLatin1String("meta")) return meta();
    if (type == QLatin1String("allPerpMetas")) return '[' + meta() + ']';
    if (type == QLatin1String("spotMeta")) return spotMeta();
    if (type == QLatin1String("metaAndAssetCtxs")) return '[' + meta() + ",[" + contexts() + "]]";
    if (type == QLatin1String("spotMetaAndAssetCtxs")) {
        JsonText t;
        t.array().raw(spotMeta()).array();
        for (const ServedSymbol* pair : m_host.venue().of(plimsoll::Market::Spot)) t.raw(spotContext(*pair, true));
        return t.endArray().endArray().take();
    }
    if (type == QLatin1String("l2Book"))
        return s ? bookData(*s, m_host.imageOf(*s),
                            m_host.venue().everyStep ? formOf(QStringLiteral("l2Book"), true) : formOf(asked))
                 : std::string("null");
    if (type == QLatin1String("allMids")) {
        const std::string text = mids();  // {"channel":"allMids","data":{"mids":{...}}}
        const std::size_t at = text.find("{\"mids\":") + 8;
        return text.substr(at, text.size() - at - 2);
    }
    if (type == QLatin1String("fundingHistory")) {
        if (s) return fundingHistory(asked, *s);
        status = 500;
        return "null";
    }
    if (type == QLatin1String("candleSnapshot"))
        return candleSnapshot(asked.value(QStringLiteral("req")).toObject());
    if (type == QLatin1String("recentTrades")) return s ? recentTrades(*s) : std::string("null");
    if (type == QLatin1String("exchangeStatus")) {
        JsonText t;
        t.object().number("time", serverTime());
        if (m_host.venue().condition == VenueCondition::Halted)
            t.text("specialStatuses", "trading halted");
        else
            t.null("specialStatuses");
        return t.endObject().take();
    }
    if (type == QLatin1String("predictedFundings")) return predictedFundings();
    if (type == QLatin1String("perpDexs")) return "[null]";
    if (type == QLatin1String("perpsAtOpenInterestCap") || type == QLatin1String("perpCategories")) return "[]";
    if (type == QLatin1String("outcomeMeta")) return R"({"outcomes":[],"questions":[]})";
    if (type == QLatin1String("clearinghouseState"))
        return clearinghouse(asked.value(QStringLiteral("user")).toString());
    if (type == QLatin1String("spotClearinghouseState")) return R"({"balances":[]})";
    if (type == QLatin1String("userFills") || type == QLatin1String("userFillsByTime")) {
        const auto own = m_fills.find(asked.value(QStringLiteral("user")).toString().toStdString());
        JsonText t;
        t.array();
        if (own != m_fills.end())
            for (auto row = own->second.rbegin(); row != own->second.rend(); ++row) t.raw(*row);
        return t.endArray().take();
    }
    return std::nullopt;
}

std::string HyperliquidDialect::meta() const
{
    JsonText t;
    t.object().array("universe");
    const std::vector<const ServedSymbol*> perps = m_host.venue().of(plimsoll::Market::Perp);
    for (const ServedSymbol* s : perps) {
        t.object().text("name", s->symbol()).number("szDecimals", s->listing.lot.decimals());
        t.real("maxLeverage", rounded(s->listing.maxLeverage, 0)).number("marginTableId", kFirstTable + s->place);
        if (s->state.status == ListingStatus::Delisted) t.flag("isDelisted", true);
        t.endObject();
    }
    t.endArray().array("marginTables");
    for (const ServedSymbol* s : perps) {
        t.array().number(kFirstTable + s->place).object().text("description", "").array("marginTiers");
        if (s->listing.tiers.empty())
            t.object()
                .text("lowerBound", "0.0")
                .real("maxLeverage", rounded(s->listing.maxLeverage, 0))
                .endObject();
        for (const MarginTier& tier : s->listing.tiers) {
            t.object().decimal("lowerBound", rounded(tier.floor, 1));
            t.real("maxLeverage", rounded(tier.maxLeverage, 0)).endObject();
        }
        t.endArray().endObject().endArray();
    }
    return t.endArray().number("collateralToken", 0).endObject().take();
}

std::string HyperliquidDialect::spotMeta() const
{
    const std::vector<const ServedSymbol*> pairs = m_host.venue().of(plimsoll::Market::Spot);
    const auto token = [](const ServedSymbol& s) { return kFirstToken + s.place; };
    JsonText t;
    t.object().array("tokens");
    const auto row = [&](const std::string& name, int decimals, int index) {
        std::string id = std::to_string(index);
        id.insert(0, 32 - std::min<std::size_t>(32, id.size()), '0');
        t.object()
            .text("name", name)
            .number("szDecimals", decimals)
            .number("weiDecimals", 8)
            .number("index", index);
        t.text("tokenId", "0x" + id).flag("isCanonical", index == 0).null("evmContract").null("fullName");
        t.text("deployerTradingFeeShare", "0.0").endObject();
    };
    row("USDC", 8, 0);
    for (const ServedSymbol* s : pairs) row(s->listing.base, s->listing.lot.decimals(), token(*s));
    t.endArray().array("universe");
    for (const ServedSymbol* s : pairs) {
        const bool numbered = s->symbol().starts_with('@');
        const std::int64_t index = numbered ? std::atoll(s->symbol().c_str() + 1) : s->place;
        t.object().text("name", s->symbol()).array("tokens").number(token(*s)).number(0).endArray();
        t.number("index", index).flag("isCanonical", !numbered).endObject();
    }
    return t.endArray().endObject().take();
}

// Hourly, oldest first.
std::string HyperliquidDialect::fundingHistory(const QJsonObject& asked, const ServedSymbol& s) const
{
    const std::int64_t from = asked.value(QStringLiteral("startTime")).toInteger();
    const std::int64_t to = asked.value(QStringLiteral("endTime")).toInteger(now());
    const Past* past = m_host.venue().past;
    std::size_t left = kFundingPage;
    JsonText t;
    t.array();
    for (const SettledFunding& f : past ? past->funding(s, 10'000) : std::vector<SettledFunding>()) {
        const std::int64_t at = toUnixMs(f.at);
        if (at < from || at > to || left == 0) continue;
        t.object().text("coin", s.symbol()).decimal("fundingRate", rounded(f.rate, 10, Zeros::KeepOne));
        t.decimal("premium", rounded(f.premium, 10, Zeros::KeepOne)).number("time", at).endObject();
        --left;
    }
    return t.endArray().take();
}

std::string HyperliquidDialect::candleSnapshot(const QJsonObject& asked) const
{
    const ServedSymbol* s = coin(asked.value(QStringLiteral("coin")).toString());
    const Past* past = m_host.venue().past;
    if (!s || !past) return s ? "[]" : "null";
    const QString interval = asked.value(QStringLiteral("interval")).toString();
    const std::int64_t from = asked.value(QStringLiteral("startTime")).toInteger();
    const std::int64_t to = asked.value(QStringLiteral("endTime")).toInteger(now());
    JsonText t;
    t.array();
    for (const Kline& k :
         candlePage(past, *s, std::max(1, minutesOf(interval.toStdString())), from, to, kCandles, false))
        t.raw(candle(*s, k, interval));
    return t.endArray().take();
}

std::string HyperliquidDialect::recentTrades(const ServedSymbol& s) const
{
    const Past* past = m_host.venue().past;
    const auto all = past ? past->trades(s, kRecent) : std::vector<ServedTrade>();
    JsonText t;
    t.array();
    for (auto one = all.rbegin(); one != all.rend(); ++one) t.raw(tradeRow(s, *one));
    return t.endArray().take();
}

// Of other venues nothing is known here. The time is, as on the wire, the hour already settled.
std::string HyperliquidDialect::predictedFundings() const
{
    constexpr std::int64_t hour = 3'600'000;
    JsonText t;
    t.array();
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (!s->trades()) continue;
        t.array().text(s->symbol()).array().array().text("BinPerp").raw("null").endArray();
        t.array().text("HlPerp").object().decimal("fundingRate",
                                                  rounded(s->state.fundingEstimate, 10, Zeros::KeepOne));
        t.number("nextFundingTime", now() / hour * hour).number("fundingIntervalHours", 1).endObject().endArray();
        t.array().text("BybitPerp").raw("null").endArray().endArray().endArray();
    }
    return t.endArray().take();
}

// The accounts whose positions are shown under one of the addresses that may be tried out: the largest longs of
// the first coins, what stands on the most leverage, the largest shorts. Whose they are is found out once.
std::set<AccountId> HyperliquidDialect::shownAs(std::size_t example) const
{
    constexpr std::size_t kCoins = 4;
    if (!m_examples) {
        m_examples.emplace();
        const ServedVenue& venue = m_host.venue();
        auto all =
            venue.positionsOf ? venue.positionsOf([](AccountId) { return true; }) : std::vector<PositionView>();
        std::set<AccountId> taken;
        std::vector<const ServedSymbol*> coins = venue.of(plimsoll::Market::Perp);
        coins.resize(std::min(coins.size(), kCoins));
        const auto best = [&](std::size_t of, const ServedSymbol& s, auto&& worth) {
            const PositionView* found = nullptr;
            for (const PositionView& p : all)
                if (p.listing == s.listing.id && worth(p) > 0 && !taken.contains(p.account) &&
                    (!found || worth(p) > worth(*found)))
                    found = &p;
            if (!found) return;
            taken.insert(found->account);
            (*m_examples)[of].insert(found->account);
        };
        for (const ServedSymbol* s : coins) {
            best(0, *s, [](const PositionView& p) {
                return p.side == PositionSide::Long ? static_cast<double>(p.lots) : 0;
            });
            best(1, *s, [](const PositionView& p) { return p.leverage; });
            best(2, *s, [](const PositionView& p) {
                return p.side == PositionSide::Short ? static_cast<double>(p.lots) : 0;
            });
        }
    }
    return (*m_examples)[example];
}

// What the position has paid at the settlements since it was opened; below zero: received.
double HyperliquidDialect::fundingOf(const ServedSymbol& s, const PositionView& p) const
{
    constexpr std::size_t kSettlements = 200;
    const Past* past = m_host.venue().past;
    double paid = 0;
    for (const SettledFunding& f : past ? past->funding(s, kSettlements) : std::vector<SettledFunding>())
        if (f.at > p.opened)
            paid += (p.side == PositionSide::Long ? 1 : -1) * s.listing.quotedUnits(p.lots) * f.mark * f.rate;
    return paid;
}

// Positions of one address (section 7).
std::string HyperliquidDialect::clearinghouse(const QString& user) const
{
    const std::string address = user.toStdString();
    const ServedVenue& venue = m_host.venue();
    const auto example = std::find(kSimulatedAddresses.begin(), kSimulatedAddresses.end(), address);
    const bool tried = example != kSimulatedAddresses.end();
    const std::set<AccountId> shown =
        tried ? shownAs(static_cast<std::size_t>(example - kSimulatedAddresses.begin())) : std::set<AccountId>();
    const auto positions =
        venue.positionsOf
            ? venue.positionsOf([&](AccountId a) { return tried ? shown.contains(a) : addressOf(a) == address; })
            : std::vector<PositionView>();
    double worth = 0, notional = 0, used = 0;
    JsonText rows;
    rows.array();
    for (const PositionView& p : positions) {
        const auto s = std::find_if(venue.symbols.begin(), venue.symbols.end(),
                                    [&](const auto& x) { return x->listing.id == p.listing; });
        if (s == venue.symbols.end()) continue;
        const ServedSymbol& at = **s;
        const double units = at.listing.quotedUnits(p.lots), sign = p.side == PositionSide::Long ? 1 : -1;
        const double value = units * at.state.mark, gain = sign * units * (at.state.mark - p.entry);
        worth += p.margin + gain;
        notional += value;
        used += p.margin;
        const auto money = [](double v) { return rounded(v, 6, Zeros::KeepOne); };
        rows.object().text("type", "oneWay").object("position").text("coin", at.symbol());
        rows.decimal("szi",
                     times(at.listing.lot, p.side == PositionSide::Long ? p.lots : -p.lots, Zeros::KeepOne));
        rows.object("leverage").text("type", "isolated").real("value", rounded(p.leverage, 0));
        rows.decimal("rawUsd", money(p.margin - sign * units * p.entry)).endObject();
        rows.decimal("entryPx", rounded(p.entry, at.listing.tick.decimals() + 1, Zeros::KeepOne));
        rows.decimal("positionValue", money(value)).decimal("unrealizedPnl", money(gain));
        rows.decimal("returnOnEquity", money(p.margin > 0 ? gain / p.margin : 0));
        if (p.liquidation > 0)
            rows.decimal("liquidationPx", rounded(p.liquidation, 8, Zeros::KeepOne));
        else
            rows.null("liquidationPx");
        rows.decimal("marginUsed", money(p.margin)).real("maxLeverage", rounded(at.listing.maxLeverage, 0));
        rows.object("cumFunding")
            .text("allTime", "0.0")
            .decimal("sinceOpen", money(fundingOf(at, p)))
            .text("sinceChange", "0.0")
            .endObject();
        rows.endObject().endObject();
    }
    rows.endArray();
    const auto summary = [&](JsonText& t, const char* name, bool all) {
        const auto money = [&](double v) { return rounded(all ? v : 0, 6, Zeros::KeepOne); };
        t.object(name).decimal("accountValue", money(worth)).decimal("totalNtlPos", money(notional));
        t.decimal("totalRawUsd", money(worth)).decimal("totalMarginUsed", money(used)).endObject();
    };
    JsonText t;
    t.object().raw("assetPositions", rows.str()).text("crossMaintenanceMarginUsed", "0.0");
    summary(t, "crossMarginSummary", false);
    summary(t, "marginSummary", true);
    return t.text("withdrawable", "0.0").number("time", now()).endObject().take();
}

}  // namespace plimsoll::sim
