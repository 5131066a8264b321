// What Binance's streams say. binance.md sections 3, 4, 6, 7.
#include "feeds/sim/server/binance_dialect.h"
#include "feeds/sim/server/candles.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr int kMarkMs = 1'000, kSlowMarkMs = 3'000, kTickerMs = 1'000, kSlowTickerMs = 2'000;
constexpr int kAllQuotesMs = 5'000, kKlineMs = 250;
constexpr std::int64_t kForcedWindowMs = 1'000, kAggregateMs = 100;
constexpr std::size_t kAggregates = 1'000;

QString lower(const ServedSymbol& s)
{
    return QString::fromStdString(s.symbol()).toLower();
}

void levels(JsonText& t, std::string_view name, const ServedSymbol& s, const std::vector<BookLevel>& side,
            std::size_t most = ~std::size_t{0})
{
    t.array(name);
    for (std::size_t i = 0; i < std::min(most, side.size()); ++i)
        t.array()
            .decimal(times(s.listing.tick, side[i].ticks))
            .decimal(times(s.listing.lot, side[i].lots))
            .endArray();
    t.endArray();
}

// Book streams beside "@depth@100ms": their pace, and how many levels of an image (0: changes).
struct DepthStream {
    const char* suffix;
    int everyMs;
    std::size_t levels;
};
constexpr DepthStream kDepthStreams[] = {
    {"@depth", 250, 0},          {"@depth@500ms", 500, 0},    {"@depth5", 250, 5},
    {"@depth10", 250, 10},       {"@depth20", 250, 20},       {"@depth5@100ms", 100, 5},
    {"@depth10@100ms", 100, 10}, {"@depth20@100ms", 100, 20}, {"@depth5@500ms", 500, 5},
    {"@depth10@500ms", 500, 10}, {"@depth20@500ms", 500, 20},
};

}  // namespace

JsonText BinanceDialect::depthText(const ServedSymbol& s, const std::vector<BookLevel>& bids,
                                   const std::vector<BookLevel>& asks, std::int64_t first, std::int64_t last,
                                   std::int64_t previous) const
{
    JsonText t;
    t.object().text("e", "depthUpdate").number("E", now());
    if (s.perp()) t.number("T", s.book.atMs);
    t.text("s", s.symbol());
    if (s.perp()) t.text("ps", s.symbol());
    t.number("U", first).number("u", last);
    if (s.perp()) t.number("pu", previous);
    levels(t, "b", s, bids);
    levels(t, "a", s, asks);
    if (s.perp()) t.number("st", 1);
    t.endObject();
    return t;
}

void BinanceDialect::book(const ServedSymbol& s)
{
    const QString topic = lower(s) + QLatin1String("@depth@100ms");
    if (!s.step.empty() && m_host.wanted(s.market(), topic))
        say(s, topic, depthText(s, s.step.bids, s.step.asks, s.step.firstSeq, s.step.seq, s.step.prevSeq));
    otherDepths(s, m_wall);
}

void BinanceDialect::otherDepths(const ServedSymbol& s, std::int64_t wallMs)
{
    for (const DepthStream& stream : kDepthStreams) {
        const QString topic = lower(s) + QLatin1String(stream.suffix);
        if (!m_host.wanted(s.market(), topic)) continue;
        const std::string name = topic.toStdString() + (s.perp() ? "" : " spot");
        if (!due(name.c_str(), wallMs, stream.everyMs)) continue;
        if (stream.levels == 0) {
            Chain& chain = m_own[&s].chains[topic];
            if (chain.seq == s.book.seq) continue;
            if (chain.seq > 0)
                say(s, topic,
                    depthText(s, changesOf(Side::Buy, chain.bids, s.book.bids, false),
                              changesOf(Side::Sell, chain.asks, s.book.asks, false), chain.seq + 1, s.book.seq,
                              chain.seq));
            chain = {s.book.bids, s.book.asks, s.book.seq};
        } else if (s.perp()) {
            const auto top = [&](const std::vector<BookLevel>& side) {
                return std::vector<BookLevel>(side.begin(), side.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                               stream.levels, side.size())));
            };
            say(s, topic,
                depthText(s, top(s.book.bids), top(s.book.asks), s.step.firstSeq, s.book.seq, s.step.prevSeq));
        } else {
            JsonText t;
            t.object().number("lastUpdateId", s.book.seq);
            levels(t, "bids", s, s.book.bids, stream.levels);
            levels(t, "asks", s, s.book.asks, stream.levels);
            t.endObject();
            say(s, topic, t);
        }
    }
}

void BinanceDialect::quote(const ServedSymbol& s)
{
    const QString topic = lower(s) + QLatin1String("@bookTicker"), all = QStringLiteral("!bookTicker");
    const bool one = m_host.wanted(s.market(), topic), every = s.perp() && m_host.wanted(s.market(), all);
    const BookLevel *bid = s.best(Side::Buy), *ask = s.best(Side::Sell);
    if ((!one && !every) || !bid || !ask) return;
    JsonText t;
    t.object();
    if (s.perp()) t.text("e", "bookTicker");
    t.number("u", s.book.engine).text("s", s.symbol());
    if (s.perp()) t.text("ps", s.symbol());
    t.decimal("b", times(s.listing.tick, bid->ticks)).decimal("B", times(s.listing.lot, bid->lots));
    t.decimal("a", times(s.listing.tick, ask->ticks)).decimal("A", times(s.listing.lot, ask->lots));
    if (s.perp()) t.number("T", s.book.atMs).number("E", now()).number("st", 1);
    t.endObject();
    if (one) say(s, topic, t);
    const std::string name = "!bookTicker " + s.symbol();
    if (every && due(name.c_str(), m_wall, kAllQuotesMs)) sayAll(all, t);
}

// Futures: fills of one price and side within 100 ms are one event. Spot: fills of one order and price.
void BinanceDialect::trades(const ServedSymbol& s, std::span<const ServedTrade> made)
{
    Own& own = m_own[&s];
    std::vector<Aggregate> news;
    std::uint64_t order = 0;
    for (const ServedTrade& t : made) {
        const auto id = static_cast<std::int64_t>(t.what.id);
        const bool sell = t.what.taker == Side::Sell;
        // Section 7: fills of the insurance fund are not told here.
        if (s.perp() && t.what.kind == TradeKind::InsuranceFund) continue;
        if (!news.empty() && news.back().ticks == t.what.ticks && news.back().sell == sell &&
            (s.perp() ? t.atMs - news.back().atMs < kAggregateMs : order == t.what.order)) {
            news.back().last = id;
            news.back().lots += t.what.lots;
            continue;
        }
        order = t.what.order;
        own.nextAggregate = std::max(own.nextAggregate, own.aggregates.empty() && news.empty() ? id : 0);
        news.push_back({own.nextAggregate++, id, id, t.atMs, t.what.ticks, t.what.lots, sell});
    }
    const QString topic = lower(s) + QLatin1String("@aggTrade");
    const bool wanted = m_host.wanted(s.market(), topic);
    for (const Aggregate& a : news) {
        if (wanted) say(s, topic, tradeText(s, a));
        own.aggregates.push_back(a);
        if (own.aggregates.size() > kAggregates) own.aggregates.pop_front();
    }
    const QString single = lower(s) + QLatin1String("@trade");
    if (!m_host.wanted(s.market(), single)) return;
    for (const ServedTrade& one : made) {
        JsonText t;
        t.object().text("e", "trade").number("E", now()).number("T", one.atMs).text("s", s.symbol());
        t.number("t", static_cast<std::int64_t>(one.what.id));
        t.decimal("p", times(s.listing.tick, one.what.ticks)).decimal("q", times(s.listing.lot, one.what.lots));
        if (s.perp()) t.text("X", one.what.kind == TradeKind::InsuranceFund ? "INSURANCE_FUND" : "MARKET");
        t.flag("m", one.what.taker == Side::Sell);
        if (!s.perp()) t.flag("M", true);
        t.endObject();
        say(s, single, t);
    }
}

JsonText BinanceDialect::tradeText(const ServedSymbol& s, const Aggregate& a) const
{
    JsonText t;
    t.object().text("e", "aggTrade").number("E", now()).text("s", s.symbol()).number("a", a.id);
    t.decimal("p", times(s.listing.tick, a.ticks)).decimal("q", times(s.listing.lot, a.lots));
    if (s.perp()) t.decimal("nq", times(s.listing.lot, a.lots));
    t.number("f", a.first).number("l", a.last).number("T", a.atMs).flag("m", a.sell);
    if (s.perp())
        t.number("st", 1);
    else
        t.flag("M", true);
    t.endObject();
    return t;
}

// Section 6: the largest forced order of each second of a contract; transfers to the fund are not told.
void BinanceDialect::liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed)
{
    Own& own = m_own[&s];
    for (const ServedLiquidation& l : closed) {
        if (l.what.method != LiquidationMethod::Market || l.what.lots <= 0) continue;
        if (m_host.venue().everyStep) {
            sayForced(s, l);
            continue;
        }
        flushForced(s, l.atMs);
        if (!own.forced) own.forcedSince = l.atMs;
        if (!own.forced || l.what.lots > own.forced->what.lots) own.forced = l;
    }
}

void BinanceDialect::flushForced(const ServedSymbol& s, std::int64_t nowMs)
{
    Own& own = m_own[&s];
    if (!own.forced || nowMs - own.forcedSince < kForcedWindowMs) return;
    sayForced(s, *own.forced);
    own.forced.reset();
}

void BinanceDialect::sayForced(const ServedSymbol& s, const ServedLiquidation& l)
{
    const QString all = QStringLiteral("!forceOrder@arr"), one = lower(s) + QLatin1String("@forceOrder");
    const bool ofAll = m_host.wanted(s.market(), all), ofOne = m_host.wanted(s.market(), one);
    if (!ofAll && !ofOne) return;
    const auto text = [&](bool outer) {
        JsonText t;
        t.object().text("e", "forceOrder").number("E", std::max(now(), l.atMs)).object("o");
        t.text("s", s.symbol()).text("S", l.what.side == PositionSide::Long ? "SELL" : "BUY");
        t.text("o", "LIMIT")
            .text("f", "IOC")
            .decimal("q", times(s.listing.lot, std::max(l.what.ordered, l.what.lots)));
        t.decimal("p", times(s.listing.tick, l.what.orderTicks));
        t.decimal("ap", rounded(s.listing.price(l.what.averageTicks), s.listing.tick.decimals() + 3));
        t.text("X", l.what.lots < l.what.ordered ? "PARTIALLY_FILLED" : "FILLED");
        t.decimal("l", times(s.listing.lot, l.what.lots)).decimal("z", times(s.listing.lot, l.what.lots));
        t.number("T", l.atMs).endObject();
        if (outer) t.text("ps", s.symbol()).number("st", 1);
        t.endObject();
        return t;
    };
    if (ofAll) sayAll(all, text(true));
    if (ofOne) say(s, one, text(false));
}

void BinanceDialect::listingChanged(const ServedSymbol& s)
{
    const QString topic = QStringLiteral("!contractInfo");
    if (!s.perp() || !m_host.wanted(s.market(), topic)) return;
    JsonText t;
    t.object().text("e", "contractInfo").number("E", now()).text("s", s.symbol()).text("ps", s.symbol());
    t.text("ct", "PERPETUAL");
    t.number("dt", s.listing.delistAt ? toUnixMs(*s.listing.delistAt) : 4'133'404'800'000);
    t.number("ot", toUnixMs(s.listing.listedAt));
    t.text("cs", s.state.status == ListingStatus::Delisted ? "SETTLING" : "TRADING");
    t.array("bks");
    for (std::size_t i = 0; i < s.listing.tiers.size(); ++i) {
        const MarginTier& tier = s.listing.tiers[i];
        const std::size_t next = i + 1;
        t.object().number("bs", static_cast<std::int64_t>(next)).real("bnf", rounded(tier.floor, 0));
        t.real("bnc", rounded(tier.cap, 0)).real("mmr", rounded(tier.maintenance, 6, Zeros::Trim));
        t.real("cf", rounded(tier.deduction, 6, Zeros::Trim));
        const double least = next < s.listing.tiers.size() ? s.listing.tiers[next].maxLeverage + 1 : 1;
        t.real("mi", rounded(least, 0)).real("ma", rounded(tier.maxLeverage, 0)).endObject();
    }
    sayAll(topic, t.endArray().number("st", 1).endObject());
}

void BinanceDialect::markRow(JsonText& t, const ServedSymbol& s) const
{
    t.object().text("e", "markPriceUpdate").number("E", now()).text("s", s.symbol());
    t.decimal("p", rounded(s.state.mark, 8)).decimal("ap", rounded(s.state.mark, 8));
    t.decimal("i", rounded(s.state.index, 8)).decimal("P", rounded(s.state.mark, 8));
    t.decimal("r", rounded(s.state.fundingEstimate, 8)).number("T", toUnixMs(s.state.nextFunding));
    t.number("st", 1).endObject();
}

void BinanceDialect::tickerRow(JsonText& t, const ServedSymbol& s, bool whole) const
{
    const Stats24h& day = s.state.day;
    const auto price = [&](Ticks ticks) { return times(s.listing.tick, ticks); };
    const double volume = s.listing.quotedUnits(1) * day.lots;
    const int decimals = s.listing.lot.decimals();
    t.object().text("e", whole ? "24hrTicker" : "24hrMiniTicker").number("E", now()).text("s", s.symbol());
    if (whole) {
        const double open = s.listing.price(static_cast<double>(day.open));
        const double change = s.listing.price(static_cast<double>(day.last)) - open;
        t.decimal("p", price(day.last - day.open));
        t.decimal("P", rounded(open > 0 ? 100 * change / open : 0, 3));
        t.decimal("w", rounded(volume > 0 ? day.turnover / volume : 0, s.listing.tick.decimals()));
    }
    t.decimal("c", price(day.last));
    if (whole) t.decimal("Q", times(s.listing.lot, day.lastLots));
    t.decimal("o", price(day.open)).decimal("h", price(day.high)).decimal("l", price(day.low));
    t.decimal("v", rounded(volume, decimals)).decimal("q", rounded(day.turnover, 2));
    if (whole) {
        t.number("O", toUnixMs(day.from)).number("C", toUnixMs(day.lastAt));
        t.number("F", static_cast<std::int64_t>(day.firstTrade));
        t.number("L", static_cast<std::int64_t>(day.lastTrade)).number("n", static_cast<std::int64_t>(day.trades));
    }
    if (s.perp()) t.text("ps", s.symbol()).number("st", 1);
    t.endObject();
}

void BinanceDialect::tick(std::int64_t wallMs)
{
    m_wall = wallMs;
    const std::vector<const ServedSymbol*> perps = m_host.venue().of(plimsoll::Market::Perp);
    for (const ServedSymbol* s : perps)
        if (m_own[s].forced) flushForced(*s, now());
    // Lists of all contracts: marks, and tickers of those that traded since.
    struct All {
        const char* topic;
        int everyMs;
        bool mark, whole;
    };
    static constexpr All lists[] = {{"!markPrice@arr@1s", kMarkMs, true, false},
                                    {"!markPrice@arr", kSlowMarkMs, true, false},
                                    {"!miniTicker@arr", kTickerMs, false, false},
                                    {"!ticker@arr", kTickerMs, false, true}};
    for (const auto market : {plimsoll::Market::Perp, plimsoll::Market::Spot}) {
        for (const All& list : lists) {
            const QString topic = QLatin1String(list.topic);
            if (!m_host.wanted(market, topic) || (market == plimsoll::Market::Spot && list.mark)) continue;
            const std::string name = list.topic + std::string(market == plimsoll::Market::Spot ? " spot" : "");
            if (!due(name.c_str(), wallMs, list.everyMs)) continue;
            JsonText rows;
            rows.array();
            for (const ServedSymbol* s : m_host.venue().of(market)) {
                if (!s->trades()) continue;
                if (list.mark)
                    markRow(rows, *s);
                else
                    tickerRow(rows, *s, list.whole);
            }
            rows.endArray();
            JsonText t;
            t.object().text("stream", list.topic).raw("data", rows.str()).endObject();
            m_host.send(market, topic, t.str());
        }
    }
    for (const auto& s : m_host.venue().symbols)
        if (s->trades()) perSymbol(*s, wallMs);
}

void BinanceDialect::perSymbol(const ServedSymbol& s, std::int64_t wallMs)
{
    struct One {
        const char* suffix;
        int everyMs;
        bool mark, whole;
    };
    static constexpr One ones[] = {{"@markPrice@1s", kMarkMs, true, false},
                                   {"@markPrice", kSlowMarkMs, true, false},
                                   {"@miniTicker", kSlowTickerMs, false, false},
                                   {"@ticker", kSlowTickerMs, false, true}};
    for (const One& one : ones) {
        if (one.mark && !s.perp()) continue;
        const QString topic = lower(s) + QLatin1String(one.suffix);
        if (!m_host.wanted(s.market(), topic)) continue;
        const std::string name = topic.toStdString() + (s.perp() ? "" : " spot");
        if (!due(name.c_str(), wallMs, one.everyMs)) continue;
        JsonText t;
        if (one.mark)
            markRow(t, s);
        else
            tickerRow(t, s, one.whole);
        say(s, topic, t);
    }
    static const QStringList intervals = {QStringLiteral("1m"),  QStringLiteral("3m"), QStringLiteral("5m"),
                                          QStringLiteral("15m"), QStringLiteral("1h"), QStringLiteral("4h"),
                                          QStringLiteral("1d")};
    for (const QString& interval : intervals) {
        const QString topic = lower(s) + QLatin1String("@kline_") + interval;
        if (!m_host.wanted(s.market(), topic)) continue;
        const std::string name = topic.toStdString() + (s.perp() ? "" : " spot");
        if (due(name.c_str(), wallMs, kKlineMs)) klineStream(s, topic, interval);
    }
}

void BinanceDialect::klineStream(const ServedSymbol& s, const QString& topic, const QString& interval)
{
    const int minutes = minutesOf(interval.toStdString());
    const Past* past = m_host.venue().past;
    const std::vector<Kline> bars = past ? past->klines(s, minutes, 1) : std::vector<Kline>();
    if (bars.empty()) return;
    const Kline& k = bars.back();
    const std::int64_t open = toUnixMs(k.open);
    const auto price = [&](Ticks ticks) { return times(s.listing.tick, ticks); };
    const auto lots = [&](Lots n) { return times(s.listing.lot, n); };
    JsonText t;
    t.object().text("e", "kline").number("E", now()).text("s", s.symbol()).object("k");
    t.number("t", open).number("T", open + minutes * 60'000LL - 1).text("s", s.symbol());
    t.text("i", interval.toStdString()).number("f", static_cast<std::int64_t>(k.firstTrade));
    t.number("L", static_cast<std::int64_t>(k.firstTrade + k.trades));
    t.decimal("o", price(k.o)).decimal("c", price(k.c)).decimal("h", price(k.h)).decimal("l", price(k.l));
    t.decimal("v", lots(k.lots)).number("n", k.trades).flag("x", now() >= open + minutes * 60'000LL);
    t.decimal("q", rounded(k.turnover, 4)).decimal("V", lots(k.takerBuyLots));
    t.decimal("Q", rounded(k.takerBuyTurnover, 4)).text("B", "0").endObject().endObject();
    say(s, topic, t);
}

}  // namespace plimsoll::sim
