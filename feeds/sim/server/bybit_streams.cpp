// What Bybit's streams say. bybit.md sections 3, 4, 7 to 9.
#include "feeds/sim/server/bybit_dialect.h"
#include "feeds/sim/server/candles.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace plimsoll::sim {

namespace {

constexpr int kTickerMs = 100, kClosedMs = 500, kPoolMs = 1'000, kLimitMs = 300, kKlineMs = 1'000;
constexpr int kTouchAgainMs = 3'000;
constexpr std::size_t kTradesPerFrame = 1'024;

void levels(JsonText& t, std::string_view name, const ServedSymbol& s, const std::vector<BookLevel>& side,
            std::size_t most)
{
    t.array(name);
    for (std::size_t i = 0; i < std::min(most, side.size()); ++i) {
        t.array().decimal(times(s.listing.tick, side[i].ticks));
        if (side[i].lots == 0)
            t.text("0");
        else
            t.decimal(times(s.listing.lot, side[i].lots));
        t.endArray();
    }
    t.endArray();
}

}  // namespace

// Contracts name trades by a UUID, spot by a number.
std::string BybitDialect::tradeId(const ServedSymbol& s, std::uint64_t id)
{
    if (!s.perp()) return std::to_string(2'290'000'000'000'000'000 + id);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "20f43950-d8dd-5b31-%04x-%012llu", unsigned(0x9000u + s.listing.id),
                  static_cast<unsigned long long>(id));
    return text.data();
}

std::string BybitDialect::bookText(const ServedSymbol& s, const std::string& topic, const char* type,
                                   const std::vector<BookLevel>& bids, const std::vector<BookLevel>& asks,
                                   std::int64_t u, std::size_t most) const
{
    JsonText t;
    t.object().text("topic", topic).text("type", type).number("ts", now()).object("data");
    t.text("s", s.symbol());
    levels(t, "b", s, bids, most);
    levels(t, "a", s, asks, most);
    t.number("u", u).number("seq", s.book.engine).endObject().number("cts", s.book.atMs);
    return t.endObject().take();
}

std::string BybitDialect::image(const ServedSymbol& s, const QString& topic) const
{
    if (!topic.startsWith(QLatin1String("orderbook."))) return {};
    const int depth = topic.section(QLatin1Char('.'), 1, 1).toInt();
    if (depth == mainDepth(s))
        return bookText(s, topic.toStdString(), "snapshot", s.book.bids, s.book.asks, s.book.seq);
    const auto own = m_own.find(&s);
    if (own == m_own.end()) return {};
    const auto chain = own->second.chains.find(depth);
    if (chain == own->second.chains.end() || !chain->second.begun) return {};
    return bookText(s, topic.toStdString(), "snapshot", chain->second.bids, chain->second.asks, chain->second.u);
}

void BybitDialect::book(const ServedSymbol& s)
{
    const std::string topic = "orderbook." + std::to_string(mainDepth(s)) + '.' + s.symbol();
    const QString name = QString::fromStdString(topic);
    if (!s.step.empty() && m_host.wanted(s.market(), name))
        m_host.send(s.market(), name, bookText(s, topic, "delta", s.step.bids, s.step.asks, s.step.seq));
    otherDepth(s, 50, 20);
    if (s.perp())
        otherDepth(s, 200, 100);
    else
        otherDepth(s, 1'000, 200);
}

void BybitDialect::otherDepth(const ServedSymbol& s, int depth, int everyMs)
{
    const std::string topic = "orderbook." + std::to_string(depth) + '.' + s.symbol();
    const QString name = QString::fromStdString(topic);
    const auto own = m_own.find(&s);
    if (own == m_own.end() || !own->second.chains.contains(depth)) return;
    Chain& chain = own->second.chains[depth];
    if (!m_host.wanted(s.market(), name)) {
        chain.begun = false;
        return;
    }
    if (!chain.begun || !due((topic + (s.perp() ? "" : " spot")).c_str(), m_wall, everyMs)) return;
    const auto top = [&](const std::vector<BookLevel>& side) {
        const auto n = std::min(static_cast<std::size_t>(depth), side.size());
        return std::vector<BookLevel>(side.begin(), side.begin() + static_cast<std::ptrdiff_t>(n));
    };
    std::vector<BookLevel> bids = top(s.book.bids), asks = top(s.book.asks);
    const auto moreBids = changesOf(Side::Buy, chain.bids, bids, false);
    const auto moreAsks = changesOf(Side::Sell, chain.asks, asks, false);
    if (moreBids.empty() && moreAsks.empty()) return;
    ++chain.u;
    chain.bids = std::move(bids);
    chain.asks = std::move(asks);
    m_host.send(s.market(), name, bookText(s, topic, "delta", moreBids, moreAsks, chain.u));
}

// Level 1: snapshots alone; the same one again after 3 s without a change.
void BybitDialect::quote(const ServedSymbol& s)
{
    const std::string topic = "orderbook.1." + s.symbol();
    const QString name = QString::fromStdString(topic);
    if (!m_host.wanted(s.market(), name)) return;
    Chain& chain = m_own[&s].chains[1];
    const auto top = [](const std::vector<BookLevel>& side) {
        return side.empty() ? std::vector<BookLevel>() : std::vector<BookLevel>{side.front()};
    };
    std::vector<BookLevel> bids = top(s.book.bids), asks = top(s.book.asks);
    chain.begun = true;
    if (bids == chain.bids && asks == chain.asks) {
        if (m_wall - chain.saidMs < kTouchAgainMs) return;
    } else {
        ++chain.u;
    }
    chain.bids = std::move(bids);
    chain.asks = std::move(asks);
    chain.saidMs = m_wall;
    m_host.send(s.market(), name, bookText(s, topic, "snapshot", chain.bids, chain.asks, chain.u));
}

void BybitDialect::trades(const ServedSymbol& s, std::span<const ServedTrade> made)
{
    const std::string topic = "publicTrade." + s.symbol();
    const QString name = QString::fromStdString(topic);
    if (!m_host.wanted(s.market(), name)) return;
    for (std::size_t at = 0; at < made.size(); at += kTradesPerFrame) {
        JsonText t;
        t.object().text("topic", topic).text("type", "snapshot").number("ts", now()).array("data");
        for (const ServedTrade& one : made.subspan(at, std::min(kTradesPerFrame, made.size() - at))) {
            t.object().number("T", one.atMs).text("s", s.symbol());
            t.text("S", one.what.taker == Side::Sell ? "Sell" : "Buy");
            t.decimal("v", times(s.listing.lot, one.what.lots))
                .decimal("p", times(s.listing.tick, one.what.ticks));
            if (s.perp()) t.text("L", one.what.taker == Side::Sell ? "MinusTick" : "PlusTick");
            t.text("i", tradeId(s, one.what.id)).flag("BT", false).flag("RPI", false);
            t.number("seq", s.book.engine).endObject();
        }
        m_host.send(s.market(), name, t.endArray().endObject().take());
    }
}

// Section 7: every one, gathered for half a second.
void BybitDialect::liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed)
{
    Own& own = m_own[&s];
    for (const ServedLiquidation& l : closed)
        if (l.what.lots > 0) own.closed.push_back(l);
    if (m_host.venue().everyStep) sayClosed(s);
}

void BybitDialect::sayClosed(const ServedSymbol& s)
{
    Own& own = m_own[&s];
    const std::vector<ServedLiquidation> closed = std::exchange(own.closed, {});
    const std::string topic = "allLiquidation." + s.symbol();
    const QString name = QString::fromStdString(topic);
    if (closed.empty() || !m_host.wanted(s.market(), name)) return;
    JsonText t;
    t.object().text("topic", topic).text("type", "snapshot").number("ts", now()).array("data");
    for (const ServedLiquidation& l : closed) {
        t.object().number("T", l.atMs).text("s", s.symbol());
        t.text("S", l.what.side == PositionSide::Long ? "Buy" : "Sell");
        t.decimal("v", times(s.listing.lot, l.what.lots));
        t.decimal("p", times(s.listing.tick, l.what.bankruptcyTicks)).endObject();
    }
    m_host.send(s.market(), name, t.endArray().endObject().take());
}

BybitDialect::Fields BybitDialect::fieldsOf(const ServedSymbol& s) const
{
    const Listing& l = s.listing;
    const Stats24h& d = s.state.day;
    const auto price = [&](Ticks ticks) { return toText(times(l.tick, ticks)); };
    const auto near = [&](double v) { return toText(rounded(v, l.tick.decimals())); };
    const double change = d.open > 0 ? static_cast<double>(d.last) / static_cast<double>(d.open) - 1 : 0;
    const double volume = l.quotedUnits(1) * d.lots;
    Fields f;
    if (s.perp()) f.push_back({"tickDirection", d.lastTaker == Side::Sell ? "MinusTick" : "PlusTick"});
    f.push_back({"price24hPcnt", toText(rounded(change, 6))});
    f.push_back({"lastPrice", price(d.last)});
    f.push_back({"prevPrice24h", price(d.open)});
    f.push_back({"highPrice24h", price(d.high)});
    f.push_back({"lowPrice24h", price(d.low)});
    f.push_back({"turnover24h", toText(rounded(d.turnover, 4))});
    f.push_back({"volume24h", toText(rounded(volume, 4))});
    if (!s.perp()) {
        f.push_back({"usdIndexPrice", s.state.index > 0 ? near(s.state.index) : std::string()});
        return f;
    }
    const double interest = l.quotedUnits(s.state.openInterest), worth = interest * s.state.mark;
    f.push_back({"prevPrice1h", price(d.open)});
    f.push_back({"markPrice", near(s.state.mark)});
    f.push_back({"indexPrice", near(s.state.index)});
    f.push_back({"openInterest", toText(rounded(2 * interest, l.lot.decimals()))});
    f.push_back({"openInterestValue", toText(rounded(2 * worth, 2))});
    f.push_back({"singleOpenInterest", toText(rounded(interest, l.lot.decimals()))});
    f.push_back({"singleOpenInterestValue", toText(rounded(worth, 2))});
    f.push_back({"fundingIntervalHour", std::to_string(s.state.fundingInterval.count())});
    f.push_back({"fundingCap", toText(rounded(l.fundingCap, 6, Zeros::Trim))});
    f.push_back({"nextFundingTime", std::to_string(toUnixMs(s.state.nextFunding))});
    f.push_back({"fundingRate", toText(rounded(s.state.fundingEstimate, 8, Zeros::Trim))});
    const BookLevel *bid = s.best(Side::Buy), *ask = s.best(Side::Sell);
    f.push_back({"bid1Price", bid ? price(bid->ticks) : std::string()});
    f.push_back({"bid1Size", bid ? toText(times(l.lot, bid->lots)) : std::string()});
    f.push_back({"ask1Price", ask ? price(ask->ticks) : std::string()});
    f.push_back({"ask1Size", ask ? toText(times(l.lot, ask->lots)) : std::string()});
    f.push_back({"preOpenPrice", ""});
    f.push_back({"preQty", ""});
    f.push_back({"curPreListingPhase", ""});
    return f;
}

std::string BybitDialect::tickerText(const ServedSymbol& s, const Fields& fields, const char* type) const
{
    JsonText t;
    t.object().text("topic", "tickers." + s.symbol()).text("type", type).object("data").text("symbol", s.symbol());
    for (const auto& [name, value] : fields) t.text(name, value);
    t.endObject().number("cs", s.book.engine).number("ts", now());
    return t.endObject().take();
}

// Contracts: what has changed. Spot: all, each time.
void BybitDialect::ticker(const ServedSymbol& s)
{
    Own& own = m_own[&s];
    const QString name = QString::fromStdString("tickers." + s.symbol());
    Fields fields = fieldsOf(s);
    if (!s.perp() || own.ticker.size() != fields.size()) {
        if (fields == own.ticker) return;
        own.ticker = fields;
        m_host.send(s.market(), name, tickerText(s, fields, "snapshot"));
        return;
    }
    Fields changed;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].second != own.ticker[i].second) changed.push_back(fields[i]);
    own.ticker = std::move(fields);
    if (!changed.empty()) m_host.send(s.market(), name, tickerText(s, changed, "delta"));
}

void BybitDialect::adlRow(JsonText& t, const ServedSymbol& s, bool wire) const
{
    const double peak = s.state.insuranceFundPeak, fund = s.state.insuranceFund;
    const double ratio = peak > 0 ? std::min(0.0, fund / peak - 1) : 0;
    t.object().text(wire ? "c" : "coin", s.listing.settle).text(wire ? "s" : "symbol", s.symbol());
    t.decimal(wire ? "b" : "balance", rounded(fund, 4)).text(wire ? "mb" : "maxBalance", "");
    t.text(wire ? "i_pr" : "insurancePnlRatio", "-0.3").decimal(wire ? "pr" : "pnlRatio", rounded(ratio, 6));
    t.text(wire ? "adl_tt" : "adlTriggerThreshold", "10000").text(wire ? "adl_sr" : "adlStopRatio", "-0.25");
    t.endObject();
}

// Funds and ADL of each contract's own pool.
void BybitDialect::pools(std::int64_t wallMs)
{
    const QString funds = QStringLiteral("insurance.USDT"), adl = QStringLiteral("adlAlert.USDT");
    constexpr auto perp = plimsoll::Market::Perp;
    const bool wantsFunds = m_host.wanted(perp, funds), wantsAdl = m_host.wanted(perp, adl);
    if ((!wantsFunds && !wantsAdl) || !due("pools", wallMs, kPoolMs)) return;
    JsonText rows, alerts;
    for (const ServedSymbol* s : m_host.venue().of(perp)) {
        if (!s->trades() || s->listing.settle != "USDT") continue;
        std::string balance = toText(rounded(s->state.insuranceFund, 4));
        Own& own = m_own[s];
        if (wantsFunds && own.fund != balance) {
            rows.object().text("coin", "USDT").text("symbols", s->symbol()).text("balance", balance);
            rows.digitsText("updateTime", now()).endObject();
            own.fund = std::move(balance);
        }
        if (wantsAdl && s->state.adl != AdlStage::Normal) adlRow(alerts, *s, true);
    }
    const auto say = [&](const QString& topic, const JsonText& list) {
        if (list.str().empty()) return;
        JsonText t;
        t.object().text("topic", topic.toStdString()).text("type", "delta").number("ts", now());
        m_host.send(perp, topic, t.raw("data", '[' + list.str() + ']').endObject().take());
    };
    if (wantsFunds) say(funds, rows);
    if (wantsAdl) say(adl, alerts);
}

void BybitDialect::tick(std::int64_t wallMs)
{
    m_wall = wallMs;
    const bool tickers = due("tickers", wallMs, kTickerMs), closed = due("closed", wallMs, kClosedMs);
    const bool limits = due("limits", wallMs, kLimitMs), klines = due("klines", wallMs, kKlineMs);
    for (const auto& s : m_host.venue().symbols) {
        if (!s->listed()) continue;
        if (closed && s->perp()) sayClosed(*s);
        if (!s->trades()) continue;
        if (tickers && m_host.wanted(s->market(), QString::fromStdString("tickers." + s->symbol()))) ticker(*s);
        const QString limit = QString::fromStdString("priceLimit." + s->symbol());
        if (limits && m_host.wanted(s->market(), limit)) {
            JsonText t;
            t.object().text("topic", limit.toStdString()).object("data").text("symbol", s->symbol());
            t.decimal("buyLmt", rounded(s->state.highestBuy, s->listing.tick.decimals()));
            t.decimal("sellLmt", rounded(s->state.lowestSell, s->listing.tick.decimals())).endObject();
            std::string said = t.str();
            if (std::exchange(m_own[s.get()].limit, said) != said)
                m_host.send(s->market(), limit, t.number("ts", now()).endObject().take());
        }
        if (!klines) continue;
        for (const char* interval : {"1", "5", "15", "60", "240", "D"})
            if (m_host.wanted(s->market(),
                              QString::fromStdString("kline." + std::string(interval) + '.' + s->symbol())))
                klineStream(*s, QLatin1String(interval));
    }
    pools(wallMs);
}

void BybitDialect::klineStream(const ServedSymbol& s, const QString& interval)
{
    const int minutes = minutesOf(interval.toStdString());
    const Past* past = m_host.venue().past;
    const std::vector<Kline> bars = past ? past->klines(s, minutes, 1) : std::vector<Kline>();
    if (bars.empty()) return;
    const Kline& k = bars.back();
    const std::int64_t open = toUnixMs(k.open), end = open + minutes * 60'000LL;
    const std::string topic = "kline." + interval.toStdString() + '.' + s.symbol();
    JsonText t;
    t.object().text("topic", topic).array("data").object().number("start", open).number("end", end - 1);
    t.text("interval", interval.toStdString()).decimal("open", times(s.listing.tick, k.o));
    t.decimal("close", times(s.listing.tick, k.c)).decimal("high", times(s.listing.tick, k.h));
    t.decimal("low", times(s.listing.tick, k.l)).decimal("volume", times(s.listing.lot, k.lots));
    t.decimal("turnover", rounded(k.turnover, 4)).flag("confirm", now() >= end).number("timestamp", now());
    t.endObject().endArray().number("ts", now()).text("type", "snapshot");
    m_host.send(s.market(), QString::fromStdString(topic), t.endObject().take());
}

}  // namespace plimsoll::sim
