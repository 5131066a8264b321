// What OKX' channels say. okx.md sections 3 to 8.
#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/okx_dialect.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr int kHeartbeatMs = 60'000, kSecondMs = 1'000, kIdleMs = 30'000;
constexpr std::int64_t kSampleMs = 1'000;
constexpr std::size_t kBooks = 400;

Decimal price(const ServedSymbol& s, Ticks ticks)
{
    return times(s.listing.tick, ticks, Zeros::Trim);
}
Decimal size(const ServedSymbol& s, Lots lots)
{
    return times(s.listing.lot, lots, Zeros::Trim);
}
Decimal near(const ServedSymbol& s, double value)
{
    return rounded(value, s.listing.tick.decimals(), Zeros::Trim);
}

}  // namespace

const OkxDialect::RowChannel OkxDialect::kRowChannels[6] = {
    {"tickers", false, false, 100, 60'000, &OkxDialect::tickerRow},
    {"mark-price", true, false, 200, 10'000, &OkxDialect::markRow},
    {"index-tickers", true, true, 100, 60'000, &OkxDialect::indexRow},
    {"funding-rate", true, false, 60'000, 60'000, &OkxDialect::fundingRow},
    {"open-interest", true, false, 3'000, 600'000, &OkxDialect::openInterestRow},
    {"price-limit", true, false, 200, 600'000, &OkxDialect::limitRow},
};

// {"asks":[["84144","506.6","0","18"]],"bids":[...],"ts":"1785096000123"   (left open)
std::string OkxDialect::sides(const ServedSymbol& s, const std::vector<BookLevel>& bids,
                              const std::vector<BookLevel>& asks, std::int64_t ms, std::size_t most) const
{
    JsonText t;
    const auto side = [&](const char* name, const std::vector<BookLevel>& levels) {
        t.array(name);
        for (std::size_t i = 0; i < std::min(most, levels.size()); ++i) {
            t.array().decimal(price(s, levels[i].ticks)).decimal(size(s, levels[i].lots)).text("0");
            t.digitsText(levels[i].lots == 0 ? 0 : static_cast<std::int64_t>(levels[i].orders)).endArray();
        }
        t.endArray();
    };
    t.object();
    side("asks", asks);
    side("bids", bids);
    return t.digitsText("ts", ms).take();
}

std::string OkxDialect::image(const ServedSymbol& s, const QString& topic) const
{
    if (!topic.startsWith(QLatin1String("books:"))) return {};
    const auto arg = m_args.find(topic);
    if (arg == m_args.end()) return {};
    std::string row = sides(s, s.book.bids, s.book.asks, s.book.atMs, kBooks);
    row += ",\"checksum\":0,\"prevSeqId\":-1,\"seqId\":";
    row += std::to_string(s.book.seq);
    JsonText t;
    t.object().raw("arg", arg->second).text("action", "snapshot").array("data").raw(row + '}').endArray();
    return t.endObject().take();
}

void OkxDialect::book(const ServedSymbol& s)
{
    const QString books = topicOf("books", s), five = topicOf("books5", s);
    if (!s.step.empty() && m_host.wanted(s.market(), books)) {
        std::string row = sides(s, s.step.bids, s.step.asks, s.step.atMs, ~std::size_t{0});
        row += ",\"checksum\":0,\"prevSeqId\":";
        row += std::to_string(s.step.prevSeq);
        row += ",\"seqId\":";
        row += std::to_string(s.step.seq);
        push(s.market(), books, row + '}', "update");
        m_own[&s].bookAt = m_wall;
    }
    if (!s.step.empty() && m_host.wanted(s.market(), five)) {
        std::string row = sides(s, s.book.bids, s.book.asks, s.book.atMs, 5);
        row += ",\"seqId\":";
        row += std::to_string(s.book.seq);
        push(s.market(), five, row + '}');
    }
}

void OkxDialect::quote(const ServedSymbol& s)
{
    const QString topic = topicOf("bbo-tbt", s);
    if (!m_host.wanted(s.market(), topic)) return;
    std::vector<BookLevel> bids, asks;
    if (const BookLevel* bid = s.best(Side::Buy)) bids.push_back(*bid);
    if (const BookLevel* ask = s.best(Side::Sell)) asks.push_back(*ask);
    std::vector<BookLevel> touch = bids;
    touch.insert(touch.end(), asks.begin(), asks.end());
    Own& own = m_own[&s];
    if (touch == own.touch) return;
    own.touch = std::move(touch);
    std::string row = sides(s, bids, asks, s.book.atMs, 1);
    row += ",\"seqId\":";
    row += std::to_string(s.book.engine);
    push(s.market(), topic, row + '}');
}

std::string OkxDialect::tradeRow(const ServedSymbol& s, const ServedTrade& t) const
{
    JsonText r;
    r.object().text("instId", s.symbol()).digitsText("tradeId", static_cast<std::int64_t>(t.what.id));
    r.decimal("px", price(s, t.what.ticks)).decimal("sz", size(s, t.what.lots));
    r.text("side", t.what.taker == Side::Sell ? "sell" : "buy").digitsText("ts", t.atMs);
    return r.take();
}

// One message for fills of one taker's order at one price; `tradeId` is the last of them.
void OkxDialect::trades(const ServedSymbol& s, std::span<const ServedTrade> made)
{
    const QString topic = topicOf("trades", s), all = topicOf("trades-all", s);
    if (m_host.wanted(s.market(), topic)) {
        for (std::size_t i = 0; i < made.size();) {
            ServedTrade sum = made[i];
            std::size_t k = i + 1;
            for (; k < made.size() && made[k].what.order == sum.what.order && sum.what.order != 0 &&
                   made[k].what.ticks == sum.what.ticks;
                 ++k) {
                sum.what.lots += made[k].what.lots;
                sum.what.id = made[k].what.id;
                sum.atMs = made[k].atMs;
            }
            std::string row = tradeRow(s, sum);
            row += ",\"count\":\"";
            row += std::to_string(k - i);
            row += "\",\"source\":\"0\",\"seqId\":";
            row += std::to_string(s.book.engine);
            push(s.market(), topic, row + '}');
            i = k;
        }
    }
    if (m_host.wanted(s.market(), all))
        for (const ServedTrade& t : made) push(s.market(), all, tradeRow(s, t) + ",\"source\":\"0\"}");
}

// Section 7: a sample, one a second and contract here as the older pages had it.
void OkxDialect::liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed)
{
    static const QString names[] = {QStringLiteral("liquidation-orders:SWAP")};
    Own& own = m_own[&s];
    for (const ServedLiquidation& l : closed) {
        if (l.what.lots <= 0 || (l.atMs - own.liquidatedAt < kSampleMs && !m_host.venue().everyStep)) continue;
        own.liquidatedAt = l.atMs;
        if (!m_host.wanted(s.market(), names[0])) continue;
        const bool ofLong = l.what.side == PositionSide::Long;
        JsonText t;
        t.object().text("instType", "SWAP").text("instId", s.symbol()).text("instFamily", s.listing.pairName);
        t.text("uly", s.listing.pairName).array("details").object().text("side", ofLong ? "sell" : "buy");
        t.text("posSide", ofLong ? "long" : "short").decimal("bkPx", price(s, l.what.bankruptcyTicks));
        t.decimal("sz", size(s, l.what.lots)).text("bkLoss", "0").text("ccy", "").digitsText("ts", l.atMs);
        push(s.market(), names[0], t.endObject().endArray().endObject().take());
    }
}

void OkxDialect::listingChanged(const ServedSymbol& s)
{
    const QString topic = s.perp() ? QStringLiteral("instruments:SWAP") : QStringLiteral("instruments:SPOT");
    if (m_host.wanted(s.market(), topic)) push(s.market(), topic, instrumentRow(s));
}

// Rows without their time are left open: first "ts" is added, then the brace.
std::string OkxDialect::head(const ServedSymbol& s) const
{
    std::string row = s.perp() ? "{\"instType\":\"SWAP\",\"instId\":\"" : "{\"instType\":\"SPOT\",\"instId\":\"";
    row += s.symbol();
    return row + '"';
}

std::string OkxDialect::tickerRow(const ServedSymbol& s) const
{
    const Stats24h& d = s.state.day;
    const BookLevel *bid = s.best(Side::Buy), *ask = s.best(Side::Sell);
    const double base = s.listing.quotedUnits(1) * d.lots;
    JsonText t;
    t.raw(head(s)).decimal("last", price(s, d.last)).decimal("lastSz", size(s, d.lastLots));
    if (ask) t.decimal("askPx", price(s, ask->ticks)).decimal("askSz", size(s, ask->lots));
    if (bid) t.decimal("bidPx", price(s, bid->ticks)).decimal("bidSz", size(s, bid->lots));
    t.decimal("open24h", price(s, d.open)).decimal("high24h", price(s, d.high)).decimal("low24h", price(s, d.low));
    // Section 8: contracts and coins on swaps, coins and quote currency on spot.
    t.decimal("volCcy24h", rounded(s.perp() ? base : d.turnover, 4, Zeros::Trim));
    t.decimal("vol24h", rounded(s.perp() ? d.lots * s.listing.lot.value() : base, 4, Zeros::Trim));
    t.decimal("sodUtc0", price(s, d.open)).decimal("sodUtc8", price(s, d.open));
    return t.take();
}

std::string OkxDialect::markRow(const ServedSymbol& s) const
{
    JsonText t;
    return t.raw(head(s)).decimal("markPx", near(s, s.state.mark)).take();
}

std::string OkxDialect::indexRow(const ServedSymbol& s) const
{
    JsonText t;
    t.object().text("instId", s.listing.pairName).decimal("idxPx", near(s, s.state.index));
    t.decimal("high24h", price(s, s.state.day.high)).decimal("low24h", price(s, s.state.day.low));
    t.decimal("open24h", price(s, s.state.day.open)).decimal("sodUtc0", price(s, s.state.day.open));
    return t.decimal("sodUtc8", price(s, s.state.day.open)).take();
}

std::string OkxDialect::fundingRow(const ServedSymbol& s) const
{
    const std::int64_t next = toUnixMs(s.state.nextFunding);
    const std::int64_t interval = s.state.fundingInterval.count() * 3'600'000LL;
    const double hours = static_cast<double>(s.state.fundingInterval.count());
    const auto rate = [](double v) { return rounded(v, 10, Zeros::Trim); };
    JsonText t;
    t.raw(head(s)).text("method", "current_period").text("formulaType", "withRate");
    t.decimal("fundingRate", rate(s.state.fundingEstimate)).text("nextFundingRate", "");
    t.digitsText("fundingTime", next).digitsText("nextFundingTime", next + interval);
    t.decimal("minFundingRate", rate(s.listing.fundingFloor))
        .decimal("maxFundingRate", rate(s.listing.fundingCap));
    t.decimal("interestRate", rate(s.listing.interestDaily * hours / 24));
    t.decimal("impactValue", rounded(s.listing.impactNotional, 0)).decimal("premium", rate(s.state.premium));
    return t.text("settState", "settled").decimal("settFundingRate", rate(s.state.lastFunding)).take();
}

std::string OkxDialect::openInterestRow(const ServedSymbol& s) const
{
    const double coins = s.listing.quotedUnits(s.state.openInterest);
    JsonText t;
    t.raw(head(s)).decimal("oi", size(s, s.state.openInterest));
    t.decimal("oiCcy", rounded(coins, 8, Zeros::Trim));
    return t.decimal("oiUsd", rounded(coins * s.state.mark, 6, Zeros::Trim)).take();
}

std::string OkxDialect::limitRow(const ServedSymbol& s) const
{
    JsonText t;
    t.raw(head(s)).decimal("buyLmt", near(s, s.state.highestBuy)).decimal("sellLmt", near(s, s.state.lowestSell));
    return t.flag("enabled", true).take();
}

void OkxDialect::tick(std::int64_t wallMs)
{
    m_wall = wallMs;
    for (const RowChannel& c : kRowChannels) {
        if (!due(c.name, wallMs, std::min(c.everyMs, 3'000))) continue;
        for (const auto& s : m_host.venue().symbols) {
            if (!s->trades() || (c.perpOnly && !s->perp())) continue;
            QString topic = topicOf(c.name, *s);
            if (c.byIndex)
                topic = QLatin1String(c.name) + QLatin1Char(':') + QString::fromStdString(s->listing.pairName);
            if (!m_host.wanted(s->market(), topic)) continue;
            Own& own = m_own[s.get()];
            std::int64_t& at = own.rowsAt[c.name];
            std::string row = (this->*c.row)(*s);
            const bool every = m_host.venue().everyStep;
            const bool moved = row != own.rows[c.name] && wallMs - at >= c.everyMs;
            if (!every && !moved && wallMs - at < c.againMs && at != 0) continue;
            at = wallMs;
            own.rows[c.name] = row;
            row += ",\"ts\":\"";
            row += std::to_string(now());
            push(s->market(), topic, row + "\"}");
        }
    }
    if (!due("second", wallMs, kSecondMs)) return;
    for (const auto& s : m_host.venue().symbols) {
        if (!s->trades()) continue;
        // Nothing changed for a minute: an update without rows says that the channel lives.
        Own& own = m_own[s.get()];
        const QString books = topicOf("books", *s);
        if (m_host.wanted(s->market(), books) && own.bookAt > 0 && wallMs - own.bookAt >= kHeartbeatMs) {
            std::string row = sides(*s, {}, {}, now(), 0);
            row += ",\"checksum\":0,\"prevSeqId\":";
            row += std::to_string(s->book.seq);
            row += ",\"seqId\":";
            row += std::to_string(s->book.seq);
            push(s->market(), books, row + '}', "update");
            own.bookAt = wallMs;
        }
        if (!s->perp() || s->state.adl == AdlStage::Normal) continue;
        const QString family = QString::fromStdString(s->listing.pairName);
        for (const QString& topic :
             {QStringLiteral("adl-warning:SWAP"), QStringLiteral("adl-warning:SWAP:") + family}) {
            if (!m_host.wanted(s->market(), topic)) continue;
            JsonText t;
            t.object().text("instType", "SWAP").text("instFamily", s->listing.pairName);
            t.text("state", s->state.adl == AdlStage::Active ? "adl" : "warning");
            t.decimal("bal", rounded(s->state.insuranceFund, 2));
            for (const char* blank : {"ccy", "maxBal", "maxBalTs", "adlType", "adlBal", "adlRecBal", "decRate",
                                      "adlRate", "adlRecRate"})
                t.text(blank, "");
            push(s->market(), topic, t.digitsText("ts", now()).endObject().take());
        }
    }
    candles();
    for (ClientSocket* socket : m_host.clients())
        if (socket->silentMs() > kIdleMs) socket->closeFrame(4004, "No data received in 30s.");
}

void OkxDialect::candles()
{
    const Past* past = m_host.venue().past;
    if (!past) return;
    for (const char* bar : {"1m", "5m", "15m", "1H", "4H", "1D"}) {
        for (const auto& s : m_host.venue().symbols) {
            const QString topic = topicOf(("candle" + std::string(bar)).c_str(), *s);
            if (!m_host.wanted(s->market(), topic)) continue;
            const int minutes = minutesOf(bar);
            const std::vector<Kline> bars = past->klines(*s, minutes, 1);
            if (!bars.empty()) push(s->market(), topic, candleRow(*s, bars.back(), minutes));
        }
    }
}

std::string OkxDialect::candleRow(const ServedSymbol& s, const Kline& k, int minutes) const
{
    const double base = s.listing.quotedUnits(k.lots);
    const bool closed = now() >= toUnixMs(k.open) + minutes * 60'000LL;
    JsonText t;
    t.array().digitsText(toUnixMs(k.open)).decimal(price(s, k.o)).decimal(price(s, k.h)).decimal(price(s, k.l));
    t.decimal(price(s, k.c)).decimal(size(s, k.lots));
    t.decimal(rounded(s.perp() ? base : k.turnover, 6, Zeros::Trim)).decimal(rounded(k.turnover, 4, Zeros::Trim));
    return t.text(closed ? "1" : "0").endArray().take();
}

std::string OkxDialect::instrumentRow(const ServedSymbol& s) const
{
    const Listing& l = s.listing;
    const char* state = s.state.status == ListingStatus::Delisted ? "expired" : "live";
    JsonText t;
    t.object().text("instType", s.perp() ? "SWAP" : "SPOT").text("instId", l.symbol);
    t.text("uly", s.perp() ? l.pairName : "").text("instFamily", s.perp() ? l.pairName : "").text("seriesId", "");
    t.text("category", "1").text("groupId", "4").text("instCategory", "1");
    t.text("baseCcy", s.perp() ? "" : l.base).text("quoteCcy", s.perp() ? "" : l.quote);
    t.text("settleCcy", s.perp() ? l.settle : "").text("ctType", s.perp() ? "linear" : "");
    if (s.perp())
        t.decimal("ctVal", times(l.contract, 1, Zeros::Trim)).text("ctMult", "1").text("ctValCcy", l.base);
    else
        t.text("ctVal", "").text("ctMult", "").text("ctValCcy", "");
    t.text("optType", "").text("stk", "").digitsText("listTime", toUnixMs(l.listedAt)).text("contTdSwTime", "");
    t.text("preMktSwTime", "").text("auctionEndTime", "");
    if (l.delistAt)
        t.digitsText("expTime", toUnixMs(*l.delistAt));
    else
        t.text("expTime", "");
    t.text("openType", "call_auction").decimal("lever", rounded(l.maxLeverage, 0));
    t.decimal("tickSz", times(l.tick, 1, Zeros::Trim)).decimal("lotSz", times(l.lot, 1, Zeros::Trim));
    t.decimal("minSz", times(l.lot, 1, Zeros::Trim)).text("maxLmtSz", "100000000").text("maxMktSz", "35000");
    t.text("maxLmtAmt", "20000000").text("maxMktAmt", "").text("state", state).text("ruleType", "normal");
    t.text("alias", "").flag("futureSettlement", false).number("instIdCode", 10'000 + l.id);
    t.array("tradeQuoteCcyList").endArray().text("freq", "").text("method", "").array("upcChg").endArray();
    return t.endObject().take();
}

}  // namespace plimsoll::sim
