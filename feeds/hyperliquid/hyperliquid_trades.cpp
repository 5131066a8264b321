// Trades, and the fills of vaults that show liquidations. hyperliquid.md sections 5, 6.
#include "feeds/hyperliquid/hyperliquid_codec.h"

#include <algorithm>

namespace plimsoll::hyperliquid {

namespace {

// A trade this much older than what the venue says otherwise was made before we subscribed.
constexpr std::chrono::seconds kHistory{2};

// Ten may be subscribed to at once; what else a frame names is nobody that was asked for.
constexpr std::size_t kMostFillers = 64, kLongestAccount = 100;

}  // namespace

// Section 5: the first frame after subscribing repeats what was traded before. Of a coin that we have not
// heard before that is history; after a new connection it fills the hole (repeats are dropped later).
struct HyperliquidCodec::TradesOf {
    std::string_view coin;
    InstrumentId id;
    Own* own = nullptr;
    bool history = false;
};

void HyperliquidCodec::tradesOf(std::string_view coin, TradesOf& of)
{
    if (coin == of.coin && !coin.empty()) return;
    const InstrumentId id = find(coin);
    Own* const mine = id.valid() ? &own(id) : nullptr;
    of = {coin, id, mine, mine && mine->tradesAsked && !mine->traded};
    if (!mine) return;
    m_topic = mine->tradesTopic;
    mine->traded = true;
    mine->tradesAsked = false;
}

// `side` is the taker's: B bought, A sold. `tid` is a hash of 50 bits of the two orders.
void HyperliquidCodec::emitTrade(const TradesOf& of, Level level, bool sold, Timestamp at, std::uint64_t tid,
                                 std::string_view id, const Stamp& stamp, EventBatch& out)
{
    if (of.history && at + kHistory < m_venueTime) return;
    heard(at, stamp);
    Trade t;
    t.price = level.price;
    t.qty = level.qty;
    t.taker = sold ? Side::Sell : Side::Buy;
    t.key = tid;
    t.id = out.keep(id);
    emit(out, of.id, stamp, at, t);
}

FrameKind HyperliquidCodec::usualTrades(const Stamp& stamp, EventBatch& out)
{
    TradesOf of;
    bool ours = false;
    for (const TradeRow& row : m_trades) {
        tradesOf(row.coin, of);
        if (!of.own) continue;
        ours = true;
        emitTrade(of, row.level, row.sold, row.time, row.tid, row.id, stamp, out);
    }
    return ours ? FrameKind::Data : FrameKind::Ignored;
}

FrameKind HyperliquidCodec::trades(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1};
    const JsonValue list = m_top["data"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::WrongType, "data", "a list expected");
        return FrameKind::Data;
    }
    TradesOf of;
    bool any = false, ours = false;
    m_nested.eachObject(list.raw, m_item, m_fault, inData, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "data", static_cast<std::ptrdiff_t>(i)};
        const std::string_view coin = JsonPicker(o, m_fault, at).text("coin");
        if (m_fault) return false;
        any = true;
        tradesOf(coin, of);
        if (!of.own) return true;
        ours = true;
        oneTrade({o, at, m.stamp, m.market, m.out}, of);
        return !m_fault;
    });
    return ours || !any ? FrameKind::Data : FrameKind::Ignored;
}

void HyperliquidCodec::oneTrade(const Message& m, const TradesOf& of)
{
    const JsonPicker k = pick(m);
    const Level level{k.price("px"), k.qty("sz")};
    const std::string_view side = k.text("side");
    if (!side.empty() && side != "A" && side != "B") k.fail("side", DecodeErrorKind::WrongType, "neither A nor B");
    const auto tid = static_cast<std::uint64_t>(k.sequence("tid"));
    const Timestamp at = k.time("time");
    if (!m_fault) emitTrade(of, level, side == "A", at, tid, m.object["tid"].bare(), m.stamp, m.out);
}

void HyperliquidCodec::replyTrades(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                   EventBatch& out)
{
    static constexpr JsonPath root;
    m_reader.eachObject(body, m_item, m_fault, root, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, {}, static_cast<std::ptrdiff_t>(i)};
        TradesOf of;
        of.id = find(JsonPicker(o, m_fault, at).text("coin"));
        if (!m_fault && of.id.valid()) oneTrade({o, at, stamp, request.market, out}, of);
        return !m_fault;
    });
}

// Section 6, method A: fills of known vaults that took part in liquidations. A part of the truth.
FrameKind HyperliquidCodec::userFills(const Message& m)
{
    static constexpr JsonPath inData{nullptr, "data", -1}, inFills{&inData, "fills", -1};
    const JsonPicker k(m_data, m_fault, inData);
    const std::string_view user = k.text("user");
    const bool snapshot = k.flagIf("isSnapshot");
    const JsonValue list = m_data["fills"];
    if (!m_fault && !list.isArray()) m_fault.set(DecodeErrorKind::Missing, inFills.text(), "a list expected");
    const bool room = user.size() <= kLongestAccount && m_fillsSince.size() < kMostFillers;
    if (!m_fault && !room && !m_fillsSince.contains(user))
        m_fault.set(DecodeErrorKind::Refused, "data.user", "more accounts than are followed");
    if (m_fault) return FrameKind::Data;
    setTopic("userFills", user);
    // The first picture of a vault is history; a later one holds what was missed between connections.
    const auto known = m_fillsSince.find(user);
    const bool first = known == m_fillsSince.end();
    const Timestamp since = first && snapshot ? Timestamp::max() : snapshot ? known->second : Timestamp{};
    Timestamp latest = first ? Timestamp{} : known->second;
    m_nested.eachObject(list.raw, m_item, m_fault, inFills, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{&inData, "fills", static_cast<std::ptrdiff_t>(i)};
        oneFill({o, at, m.stamp, m.market, m.out}, user, since, latest);
        return !m_fault;
    });
    if (m_fault) return FrameKind::Data;
    m_fillsSince.insert_or_assign(std::string(user), latest);
    return FrameKind::Data;
}

// "liquidation" stands on the fills of both parties. The liquidated position was closed by the other side
// than the vault's, unless the vault is the liquidated one.
void HyperliquidCodec::oneFill(const Message& m, std::string_view user, Timestamp since, Timestamp& latest)
{
    const JsonPicker k = pick(m);
    const InstrumentId id = find(k.text("coin"));
    const Timestamp at = k.time("time");
    if (m_fault) return;
    latest = std::max(latest, at);
    const JsonValue marked = m.object["liquidation"];
    if (!marked.isObject() || !id.valid() || at <= since) return;
    const JsonPath place{&m.path, "liquidation", -1};
    if (!m_deep.object(marked.raw, m_sub, m_fault, place)) return;
    const std::string_view whose = JsonPicker(m_sub, m_fault, place).text("liquidatedUser");
    Liquidation l;
    l.priceKind = PriceKind::Fill;
    l.price = k.price("px");
    l.qty = k.qty("sz");
    const std::string_view side = k.text("side"), what = k.textIf("dir");
    if (!side.empty() && side != "A" && side != "B") k.fail("side", DecodeErrorKind::WrongType, "neither A nor B");
    l.key = static_cast<std::uint64_t>(k.sequence("tid"));
    if (m_fault) return;
    if (what == "Auto-Deleveraging") {
        // What a vault had taken over is closed against somebody's profit: counted when it was taken over.
        Adl adl;
        adl.level = m.out.keep(what);
        emit(m.out, id, m.stamp, at, adl);
        return;
    }
    const bool bought = side == "B", its = whose == user;
    l.liquidated = bought != its ? PositionSide::Long : PositionSide::Short;
    emit(m.out, id, m.stamp, at, l);
}

}  // namespace plimsoll::hyperliquid
