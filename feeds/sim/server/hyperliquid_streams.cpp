// What Hyperliquid's channels say. hyperliquid.md sections 3 to 6.
#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/hyperliquid_dialect.h"
#include "feeds/sim/server/hyperliquid_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace plimsoll::sim {

namespace {

constexpr int kBookMs = 5'400, kFastBookMs = 540, kContextMs = 1'000, kMarksMs = 1'000, kAllContextsMs = 13'600;
constexpr int kMidsMs = 5'000, kIdleMs = 60'000;
constexpr std::size_t kFillsKept = 200;

Decimal price(const ServedSymbol& s, Ticks ticks)
{
    return times(s.listing.tick, ticks, Zeros::KeepOne);
}
Decimal size(const ServedSymbol& s, Lots lots)
{
    return times(s.listing.lot, lots, Zeros::KeepOne);
}
Decimal near(const ServedSymbol& s, double value)
{
    return rounded(value, std::max(1, s.listing.tick.decimals()), Zeros::KeepOne);
}

// 50 bits, unique over all coins.
std::int64_t tidOf(const ServedSymbol& s, std::uint64_t id)
{
    return static_cast<std::int64_t>((std::uint64_t{s.listing.id} << 38) | id);
}

std::string hashOf(std::uint64_t tid)
{
    std::array<char, 72> text{};
    const std::uint64_t a = tid * 0x9e3779b97f4a7c15ULL, b = a * 0xbf58476d1ce4e5b9ULL;
    std::snprintf(text.data(), text.size(), "0x%016llx%016llx%016llx%016llx", static_cast<unsigned long long>(a),
                  static_cast<unsigned long long>(b), static_cast<unsigned long long>(a ^ (b >> 7)),
                  static_cast<unsigned long long>(tid));
    return text.data();
}

std::string channel(const char* name, const std::string& data)
{
    JsonText t;
    return t.object().text("channel", name).raw("data", data).endObject().take();
}

}  // namespace

HyperliquidDialect::Form HyperliquidDialect::formOf(const QString& topic, bool everything)
{
    Form f;
    const QString type = topic.section(QLatin1Char(' '), 0, 0).section(QLatin1Char('+'), 1);
    f.fast = type == QLatin1String("fast");
    f.levels = f.fast ? 5 : everything ? 1'000 : 20;
    if (!f.fast && !type.isEmpty()) {
        f.figures = type.section(QLatin1Char('x'), 0, 0).toInt();
        f.mantissa = std::max(1, type.section(QLatin1Char('x'), 1).toInt());
    }
    return f;
}

HyperliquidDialect::Form HyperliquidDialect::formOf(const QJsonObject& asked)
{
    Form f;
    f.levels = 20;
    f.figures = asked.value(QStringLiteral("nSigFigs")).toInt();
    f.mantissa = std::max(1, asked.value(QStringLiteral("mantissa")).toInt());
    return f;
}

// {"coin":"BTC","time":1790232236546,"levels":[[{"px","sz","n"}],[...]]}
std::string HyperliquidDialect::bookData(const ServedSymbol& s, const ServedBook& book, const Form& form) const
{
    JsonText t;
    t.object().text("coin", s.symbol()).number("time", book.seq).array("levels");
    const auto side = [&](Side which, const std::vector<BookLevel>& levels) {
        t.array();
        const std::vector<BookLevel> rows = form.figures > 0 ? bucketed(s, which, levels, form) : levels;
        for (std::size_t i = 0; i < std::min(form.levels, rows.size()); ++i) {
            t.object().decimal("px", price(s, rows[i].ticks)).decimal("sz", size(s, rows[i].lots));
            t.number("n", std::max<std::int64_t>(1, rows[i].orders)).endObject();
        }
        t.endArray();
    };
    side(Side::Buy, book.bids);
    side(Side::Sell, book.asks);
    t.endArray();
    if (form.fast) t.flag("fast", true);
    return t.endObject().take();
}

std::string HyperliquidDialect::image(const ServedSymbol& s, const QString& topic) const
{
    if (!topic.startsWith(QLatin1String("l2Book"))) return {};
    return channel("l2Book", bookData(s, s.book, formOf(topic, m_host.venue().everyStep)));
}

void HyperliquidDialect::book(const ServedSymbol& s)
{
    if (!m_host.venue().everyStep) return;  // books have a clock of their own: `tick`
    for (const char* type : {"l2Book ", "l2Book+fast "}) {
        const QString topic = QLatin1String(type) + QString::fromStdString(s.symbol());
        if (m_host.wanted(s.market(), topic)) m_host.send(s.market(), topic, image(s, topic));
    }
}

// One clock for all coins.
void HyperliquidDialect::books(const char* type, std::int64_t wallMs, int everyMs)
{
    if (m_host.venue().everyStep || !due(type, wallMs, everyMs)) return;
    for (const auto& s : m_host.venue().symbols) {
        const QString topic = QLatin1String(type) + QString::fromStdString(s->symbol());
        if (s->listed() && m_host.wanted(s->market(), topic)) m_host.send(s->market(), topic, image(*s, topic));
    }
}

void HyperliquidDialect::quote(const ServedSymbol& s)
{
    const QString topic = QStringLiteral("bbo ") + QString::fromStdString(s.symbol());
    if (!m_host.wanted(s.market(), topic)) return;
    const BookLevel *bid = s.best(Side::Buy), *ask = s.best(Side::Sell);
    const std::vector<BookLevel> touch = {bid ? *bid : BookLevel{}, ask ? *ask : BookLevel{}};
    Own& own = m_own[&s];
    if (touch == own.touch) return;
    own.touch = touch;
    JsonText t;
    t.object().text("coin", s.symbol()).number("time", s.book.seq).array("bbo");
    for (const BookLevel* level : {bid, ask}) {
        if (!level) {
            t.raw("null");
            continue;
        }
        t.object().decimal("px", price(s, level->ticks)).decimal("sz", size(s, level->lots));
        t.number("n", std::max<std::int64_t>(1, level->orders)).endObject();
    }
    m_host.send(s.market(), topic, channel("bbo", t.endArray().endObject().take()));
}

// `users`: buyer, seller.
std::string HyperliquidDialect::tradeRow(const ServedSymbol& s, const ServedTrade& one) const
{
    const bool sold = one.what.taker == Side::Sell;
    const std::int64_t tid = tidOf(s, one.what.id);
    const std::string taker = addressOf(one.what.takerAccount), maker = addressOf(one.what.makerAccount);
    JsonText t;
    t.object().text("coin", s.symbol()).text("side", sold ? "A" : "B").decimal("px", price(s, one.what.ticks));
    t.decimal("sz", size(s, one.what.lots)).number("time", one.atMs);
    t.text("hash", hashOf(static_cast<std::uint64_t>(tid))).number("tid", tid);
    t.array("users").text(sold ? maker : taker).text(sold ? taker : maker).endArray();
    return t.endObject().take();
}

void HyperliquidDialect::trades(const ServedSymbol& s, std::span<const ServedTrade> made)
{
    const QString topic = QStringLiteral("trades ") + QString::fromStdString(s.symbol());
    if (m_host.wanted(s.market(), topic)) {
        JsonText t;
        t.array();
        for (const ServedTrade& one : made) t.raw(tradeRow(s, one));
        m_host.send(s.market(), topic, channel("trades", t.endArray().take()));
    }
    // Section 6, method A: a known strategy that was the maker of a forced order shows it.
    for (const ServedTrade& one : made) {
        if (one.what.kind != TradeKind::Liquidation || !s.perp()) continue;
        const std::string maker = addressOf(one.what.makerAccount);
        const bool known = std::find(hyperliquid::kVaults.begin(), hyperliquid::kVaults.end(), maker) !=
                           hyperliquid::kVaults.end();
        if (!known) continue;
        const bool bought = one.what.taker == Side::Sell;
        tellFill(maker, fill(s, one.atMs, price(s, one.what.ticks), one.what.lots, bought,
                             bought ? "Open Long" : "Open Short", addressOf(one.what.takerAccount),
                             stepsOf(s.listing.tick, s.state.mark), "market", tidOf(s, one.what.id), false));
    }
}

// What the liquidator vault takes over. Forced orders into the book show in trades; of a script's ones,
// which come without, a strategy's side is told.
void HyperliquidDialect::liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed)
{
    for (const ServedLiquidation& l : closed) {
        const bool backstop = l.what.method == LiquidationMethod::Backstop;
        if ((!backstop && !m_host.venue().everyStep) || l.what.lots <= 0) continue;
        const bool ofLong = l.what.side == PositionSide::Long;
        const std::string vault(hyperliquid::kVaults[backstop ? 0 : 4]);
        // Its own numbers: a transfer is no trade of the tape.
        const auto tid = static_cast<std::int64_t>(
            (std::uint64_t{1} << 49) | (static_cast<std::uint64_t>(s.place & 0x7f) << 40) |
            ((l.what.position & 0xffff'ffff) << 8) | (static_cast<std::uint64_t>(l.atMs) & 0xff));
        tellFill(vault, fill(s, l.atMs, near(s, s.listing.price(l.what.averageTicks)), l.what.lots, ofLong,
                             ofLong ? "Open Long" : "Open Short",
                             addressOfNumber(l.what.position | (std::uint64_t{1} << 40)), l.what.markTicks,
                             backstop ? "backstop" : "market", tid, backstop));
    }
}

void HyperliquidDialect::deleveraged(const ServedSymbol& s, std::int64_t atMs, const Deleveraged& what)
{
    const std::string vault(hyperliquid::kVaults[0]);
    const bool bought = what.winnerSide == PositionSide::Long;  // the vault closes the other side
    const auto tid = static_cast<std::int64_t>((std::uint64_t{3} << 48) | (what.winner & 0xffff'ffff));
    tellFill(vault, fill(s, atMs, price(s, what.ticks), what.lots, bought, "Auto-Deleveraging", vault,
                         stepsOf(s.listing.tick, s.state.mark), "backstop", tid, false));
}

std::string HyperliquidDialect::fill(const ServedSymbol& s, std::int64_t atMs, const Decimal& at, Lots lots,
                                     bool bought, const std::string& dir, const std::string& liquidated,
                                     Ticks mark, const char* method, std::int64_t tid, bool crossed) const
{
    JsonText t;
    t.object().text("coin", s.symbol()).decimal("px", at).decimal("sz", size(s, lots));
    t.text("side", bought ? "B" : "A").number("time", atMs).text("startPosition", "0.0").text("dir", dir);
    t.text("closedPnl", "0.0")
        .text("hash", hashOf(static_cast<std::uint64_t>(tid)))
        .number("oid", tid % 1'000'000'007);
    t.flag("crossed", crossed).text("fee", "0.0").number("tid", tid).object("liquidation");
    t.text("liquidatedUser", liquidated).decimal("markPx", price(s, mark)).text("method", method).endObject();
    return t.text("feeToken", "USDC").null("twapId").endObject().take();
}

void HyperliquidDialect::tellFill(const std::string& vault, std::string row)
{
    JsonText t;
    t.object().text("user", vault).array("fills").raw(row).endArray().endObject();
    m_host.send(plimsoll::Market::Perp, QStringLiteral("userFills ") + QString::fromStdString(vault),
                channel("userFills", t.str()));
    auto& kept = m_fills[vault];
    kept.push_back(std::move(row));
    if (kept.size() > kFillsKept) kept.pop_front();
}

std::string HyperliquidDialect::context(const ServedSymbol& s) const
{
    const BookLevel *bid = s.best(Side::Buy), *ask = s.best(Side::Sell);
    const bool lives = s.trades() && bid && ask;
    JsonText t;
    t.object().decimal("funding", rounded(s.state.fundingEstimate, 10, Zeros::KeepOne));
    t.decimal("openInterest", size(s, s.state.openInterest)).decimal("prevDayPx", price(s, s.state.day.open));
    t.decimal("dayNtlVlm", rounded(s.state.day.turnover, 6, Zeros::KeepOne));
    if (lives)
        t.decimal("premium", rounded(s.state.premium, 10, Zeros::KeepOne));
    else
        t.null("premium");
    t.decimal("oraclePx", near(s, s.state.index)).decimal("markPx", near(s, s.state.mark));
    if (lives) {
        const double mid = s.listing.price(0.5 * static_cast<double>(bid->ticks + ask->ticks));
        t.decimal("midPx", rounded(mid, s.listing.tick.decimals() + 1, Zeros::KeepOne));
        if (s.state.impactBid > 0 && s.state.impactAsk > 0)
            t.array("impactPxs")
                .decimal(near(s, s.state.impactBid))
                .decimal(near(s, s.state.impactAsk))
                .endArray();
        else
            t.null("impactPxs");
    } else {
        t.null("midPx").null("impactPxs");
    }
    t.decimal("dayBaseVlm",
              rounded(s.listing.quotedUnits(1) * s.state.day.lots, s.listing.lot.decimals(), Zeros::KeepOne));
    return t.endObject().take();
}

std::string HyperliquidDialect::spotContext(const ServedSymbol& s, bool named) const
{
    const BookLevel *bid = s.best(Side::Buy), *ask = s.best(Side::Sell);
    JsonText t;
    t.object().decimal("prevDayPx", price(s, s.state.day.open));
    t.decimal("dayNtlVlm", rounded(s.state.day.turnover, 6, Zeros::KeepOne))
        .decimal("markPx", price(s, s.state.day.last));
    if (bid && ask)
        t.decimal("midPx", rounded(s.listing.price(0.5 * static_cast<double>(bid->ticks + ask->ticks)),
                                   s.listing.tick.decimals() + 1, Zeros::KeepOne));
    else
        t.null("midPx");
    t.text("circulatingSupply", "21000000.0");
    if (named) t.text("coin", s.symbol());
    t.text("totalSupply", "21000000.0");
    t.decimal("dayBaseVlm",
              rounded(s.listing.quotedUnits(1) * s.state.day.lots, s.listing.lot.decimals(), Zeros::KeepOne));
    return t.endObject().take();
}

// In the order of the universe, delisted ones keep their places.
std::string HyperliquidDialect::contexts() const
{
    std::string out;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (!out.empty()) out += ',';
        out += context(*s);
    }
    return out;
}

std::string HyperliquidDialect::activeContext(const ServedSymbol& s) const
{
    JsonText t;
    t.object().text("coin", s.symbol()).raw("ctx", s.perp() ? context(s) : spotContext(s, false)).endObject();
    return channel(s.perp() ? "activeAssetCtx" : "activeSpotAssetCtx", t.str());
}

// base64 of raw DEFLATE of what changed: what qCompress writes, without its own length, zlib's head and checksum.
std::string HyperliquidDialect::packedMarks(std::map<std::string, std::string>& told, bool all) const
{
    JsonText rows;
    rows.object();
    bool any = false;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        const BookLevel *bid = s->best(Side::Buy), *ask = s->best(Side::Sell);
        JsonText row;
        row.object().decimal("markPx", near(*s, s->state.mark));
        if (bid && ask)
            row.decimal("midPx", rounded(s->listing.price(0.5 * static_cast<double>(bid->ticks + ask->ticks)),
                                         s->listing.tick.decimals() + 1, Zeros::KeepOne));
        else
            row.null("midPx");
        row.endObject();
        std::string& before = told[s->symbol()];
        if (!all && before == row.str()) continue;
        if (!all) before = row.str();
        rows.raw(s->symbol(), row.str());
        any = true;
    }
    rows.endObject();
    if (!any) return {};
    const std::string& text = rows.str();
    const QByteArray packed =
        qCompress(reinterpret_cast<const uchar*>(text.data()), static_cast<qsizetype>(text.size()), 6);
    JsonText t;
    t.object().text("channel", "fastAssetCtxs");
    return t.text("data", packed.mid(6, packed.size() - 10).toBase64().toStdString()).endObject().take();
}

std::string HyperliquidDialect::mids() const
{
    JsonText t;
    t.object().object("mids");
    for (const auto market : {plimsoll::Market::Perp, plimsoll::Market::Spot}) {
        for (const ServedSymbol* s : m_host.venue().of(market)) {
            const BookLevel *bid = s->best(Side::Buy), *ask = s->best(Side::Sell);
            if (!bid || !ask) continue;
            t.decimal(s->symbol(), rounded(s->listing.price(0.5 * static_cast<double>(bid->ticks + ask->ticks)),
                                           s->listing.tick.decimals() + 1, Zeros::KeepOne));
        }
    }
    return channel("allMids", t.endObject().endObject().take());
}

void HyperliquidDialect::tick(std::int64_t wallMs)
{
    m_wall = wallMs;
    constexpr auto perp = plimsoll::Market::Perp;
    books("l2Book ", wallMs, kBookMs);
    books("l2Book+fast ", wallMs, kFastBookMs);
    for (const char* form : {"l2Book+5 ", "l2Book+5x2 ", "l2Book+5x5 ", "l2Book+4 ", "l2Book+3 ", "l2Book+2 "})
        books(form, wallMs, kBookMs);
    if (due("contexts", wallMs, kContextMs)) {
        for (const auto& s : m_host.venue().symbols) {
            const QString topic = QStringLiteral("activeAssetCtx ") + QString::fromStdString(s->symbol());
            if (s->listed() && m_host.wanted(s->market(), topic))
                m_host.send(s->market(), topic, activeContext(*s));
        }
        candles();
    }
    const QString all = QStringLiteral("allDexsAssetCtxs"), dex = QStringLiteral("assetCtxs");
    const QString marks = QStringLiteral("fastAssetCtxs"), middles = QStringLiteral("allMids");
    if (due("all contexts", wallMs, kAllContextsMs)) {
        if (m_host.wanted(perp, all))
            m_host.send(perp, all, channel("allDexsAssetCtxs", "{\"ctxs\":[[\"\",[" + contexts() + "]]]}"));
        if (m_host.wanted(perp, dex))
            m_host.send(perp, dex, channel("assetCtxs", "{\"dex\":\"\",\"ctxs\":[" + contexts() + "]}"));
        const QString spots = QStringLiteral("spotAssetCtxs");
        if (m_host.wanted(perp, spots)) {
            JsonText t;
            t.array();
            for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Spot)) t.raw(spotContext(*s, true));
            m_host.send(perp, spots, channel("spotAssetCtxs", t.endArray().take()));
        }
    }
    if (m_host.wanted(perp, marks) && due("marks", wallMs, kMarksMs))
        if (const std::string text = packedMarks(m_marksTold, m_host.venue().everyStep); !text.empty())
            m_host.send(perp, marks, text);
    if (m_host.wanted(perp, middles) && due("mids", wallMs, kMidsMs)) m_host.send(perp, middles, mids());
    if (!due("idle", wallMs, 1'000)) return;
    for (ClientSocket* socket : m_host.clients())
        if (socket->silentMs() > kIdleMs) socket->end();
}

std::string HyperliquidDialect::candle(const ServedSymbol& s, const Kline& k, const QString& interval) const
{
    const std::int64_t open = toUnixMs(k.open), length = std::max(1, minutesOf(interval.toStdString())) * 60'000LL;
    JsonText t;
    t.object().number("t", open).number("T", open + length - 1).text("s", s.symbol());
    t.text("i", interval.toStdString()).decimal("o", price(s, k.o)).decimal("c", price(s, k.c));
    t.decimal("h", price(s, k.h)).decimal("l", price(s, k.l)).decimal("v", size(s, k.lots)).number("n", k.trades);
    return t.endObject().take();
}

void HyperliquidDialect::candles()
{
    const Past* past = m_host.venue().past;
    if (!past) return;
    for (const char* interval : {"1m", "5m", "15m", "1h", "4h", "1d"}) {
        for (const auto& s : m_host.venue().symbols) {
            const QString name = QLatin1String(interval);
            const QString topic =
                QStringLiteral("candle+") + name + QLatin1Char(' ') + QString::fromStdString(s->symbol());
            if (!m_host.wanted(s->market(), topic)) continue;
            const std::vector<Kline> bars = past->klines(*s, minutesOf(interval), 1);
            if (!bars.empty()) m_host.send(s->market(), topic, channel("candle", candle(*s, bars.back(), name)));
        }
    }
}

}  // namespace plimsoll::sim
