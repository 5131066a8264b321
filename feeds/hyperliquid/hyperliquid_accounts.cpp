// What the venue tells everybody of an account. hyperliquid.md sections 7 and 9.
//
// {"assetPositions":[{"type":"oneWay","position":{"coin":"ETH","szi":"-0.5","leverage":{"type":"isolated","value":20,
//   "rawUsd":"-95.05"},"entryPx":"2986.3",...}}],"crossMaintenanceMarginUsed":"0.0","crossMarginSummary":{...},
//  "marginSummary":{...},"withdrawable":"13104.5","time":1708622398623}
//
// Read leniently: a field that is missing or odd is not known, a position that cannot be read is counted, and so
// is what nobody here has heard of. Only an answer without its list of positions is none.
#include "feeds/hyperliquid/hyperliquid_codec.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace plimsoll::hyperliquid {

namespace {

constexpr JsonPath kRoot;
constexpr std::size_t kMostPositions = 2'000;
constexpr double kMost = 1e15;  // beyond it no size, price or amount makes sense

constexpr std::string_view kTop[] = {
    "assetPositions", "crossMaintenanceMarginUsed", "crossMarginSummary", "marginSummary", "withdrawable", "time"};
constexpr std::string_view kRow[] = {"type", "position"};
constexpr std::string_view kPosition[] = {"coin",          "szi",         "leverage",      "entryPx",
                                          "positionValue", "marginUsed",  "unrealizedPnl", "returnOnEquity",
                                          "liquidationPx", "maxLeverage", "cumFunding"};
constexpr std::string_view kLeverage[] = {"type", "value", "rawUsd"};
constexpr std::string_view kSummary[] = {"accountValue", "totalNtlPos", "totalRawUsd", "totalMarginUsed"};

std::uint32_t unknownIn(const JsonObject& o, std::span<const std::string_view> known)
{
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < o.size(); ++i) n += std::find(known.begin(), known.end(), o.key(i)) == known.end();
    return n;
}

// No number, or one that makes no sense: not known.
std::optional<double> maybe(const JsonObject& o, const JsonKey& key)
{
    JsonFault fault;
    const auto v = JsonPicker(o, fault, kRoot).numberIf(key);
    return fault || !v || !(std::fabs(*v) <= kMost) ? std::nullopt : v;
}
std::optional<double> above(const JsonObject& o, const JsonKey& key)
{
    const auto v = maybe(o, key);
    return v && *v > 0 ? v : std::nullopt;
}
std::optional<double> notBelow(const JsonObject& o, const JsonKey& key)
{
    const auto v = maybe(o, key);
    return v && *v >= 0 ? v : std::nullopt;
}

}  // namespace

// False: it could not be read. `m_sub` is the position, `m_leaf` what lies in it.
bool HyperliquidCodec::readPosition(const JsonObject& row, AccountPosition& out, std::uint32_t& unknown)
{
    JsonFault fault;
    unknown += unknownIn(row, kRow);
    const JsonValue position = row["position"];
    if (!position.isObject() || !m_deep.object(position.raw, m_sub, fault, kRoot)) return false;
    unknown += unknownIn(m_sub, kPosition);
    const JsonPicker k(m_sub, fault, kRoot);
    out.symbol = k.text("coin");
    const double size = k.number("szi");
    if (fault || !(std::fabs(size) <= kMost) || out.symbol.size() > 60) return false;
    out.side = size < 0 ? PositionSide::Short : PositionSide::Long;
    out.qty = {std::fabs(size)};
    out.instrument = m_catalogue.peek(Market::Perp, out.symbol);
    out.entry = above(m_sub, "entryPx");
    out.value = notBelow(m_sub, "positionValue");
    out.profit = maybe(m_sub, "unrealizedPnl");
    out.margin = notBelow(m_sub, "marginUsed");
    out.liquidation = above(m_sub, "liquidationPx");
    out.maxLeverage = above(m_sub, "maxLeverage");
    // Without its mode nobody can tell what stands behind it.
    const JsonValue leverage = m_sub["leverage"], funding = m_sub["cumFunding"];
    if (!leverage.isObject() || !m_inner.object(leverage.raw, m_leaf, fault, kRoot)) return false;
    unknown += unknownIn(m_leaf, kLeverage);
    const std::string_view mode = JsonPicker(m_leaf, fault, kRoot).text("type");
    if (fault || (mode != "cross" && mode != "isolated")) return false;
    out.cross = mode == "cross";
    out.leverage = above(m_leaf, "value");
    if (funding.isObject() && m_inner.object(funding.raw, m_leaf, fault, kRoot))
        out.fundingPaid = maybe(m_leaf, "sinceOpen");
    return true;
}

void HyperliquidCodec::replyAccount(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                    EventBatch& out)
{
    const auto whose = addressFrom(looseText(request.body, "\"user\""));
    if (!whose) return;  // asked for by nobody here
    if (!m_reader.object(body, m_data, m_fault, kRoot)) return;
    const JsonValue positions = m_data["assetPositions"];
    if (!positions.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "assetPositions", "a list expected");
        return;
    }
    AccountState state;
    state.address = *whose;
    state.dex = looseText(request.body, "\"dex\"");
    state.unknownFields = unknownIn(m_data, kTop);
    state.crossMaintenance = notBelow(m_data, "crossMaintenanceMarginUsed");
    state.withdrawable = notBelow(m_data, "withdrawable");
    JsonFault fault;
    if (const JsonValue all = m_data["marginSummary"];
        all.isObject() && m_nested.object(all.raw, m_sub, fault, kRoot)) {
        state.unknownFields += unknownIn(m_sub, kSummary);
        state.equity = maybe(m_sub, "accountValue");
        state.marginUsed = notBelow(m_sub, "totalMarginUsed");
        state.notional = notBelow(m_sub, "totalNtlPos");
    }
    const auto time = maybe(m_data, "time");
    std::optional<Timestamp> at;
    if (time && *time > 0 && *time < 9e12) at = fromUnixMs(static_cast<std::int64_t>(*time));
    std::vector<JsonValue> rows;
    if (!m_nested.elements(positions.raw, rows, m_fault, kRoot)) return;
    for (const JsonValue row : rows) {
        JsonFault odd;
        AccountPosition one;
        if (state.positions.size() >= kMostPositions || !row.isObject() ||
            !m_nested.object(row.raw, m_item, odd, kRoot) || !readPosition(m_item, one, state.unknownFields))
            ++state.damaged;
        else if (one.qty.v > 0)
            state.positions.push_back(std::move(one));
    }
    if (at) heard(*at, stamp);
    emitVenueWide(out, stamp, at, AccountReport{std::make_shared<const AccountState>(std::move(state))});
}

}  // namespace plimsoll::hyperliquid
