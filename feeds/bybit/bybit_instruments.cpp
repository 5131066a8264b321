// Instruments and risk tiers. bybit.md sections 2 and 10.
#include "feeds/bybit/bybit.h"
#include "feeds/bybit/bybit_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plimsoll::bybit {

namespace {

using enum InstrumentStatus;

constexpr std::array kStatusWords = {
    std::pair{std::string_view("Trading"), Trading},     std::pair{std::string_view("PreLaunch"), PreLaunch},
    std::pair{std::string_view("Delivering"), Delisted}, std::pair{std::string_view("Closed"), Delisted},
    std::pair{std::string_view("Settling"), Delisted},   std::pair{std::string_view("Available"), Trading},
};
// Stocks, currencies and goods in perpetual or token form.
constexpr std::array<std::string_view, 4> kNotCrypto = {"stock", "forex", "commodity", "xstocks"};

InstrumentStatus statusFromWord(std::string_view word)
{
    const auto it =
        std::find_if(kStatusWords.begin(), kStatusWords.end(), [&](const auto& row) { return row.first == word; });
    return it == kStatusWords.end() ? Unknown : it->second;
}

}  // namespace

void BybitCodec::instrumentRow(const Message& m, std::string_view category, Listed& listed)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("symbol"), type = k.textIf("contractType");
    if (symbol.empty()) return;
    const bool spot = category == "spot" || (category.empty() && m.market == Market::Spot);
    Instrument next;
    next.market = spot ? Market::Spot : type.ends_with("Futures") ? Market::Future : Market::Perp;
    if (const Instrument* known = m_catalogue.get(m_catalogue.peek(next.market, symbol))) next = *known;
    next.provisional = false;
    next.symbol = std::string(symbol);
    next.base = std::string(k.text("baseCoin"));
    next.quote = std::string(k.text("quoteCoin"));
    const AssetName name = unifiedAsset(next.base);
    next.asset = name.asset;
    next.multiplier = name.multiplier;
    next.status = statusFromWord(k.textIf("status"));
    const std::string_view kind = k.textIf("symbolType");
    next.crypto = std::find(kNotCrypto.begin(), kNotCrypto.end(), kind) == kNotCrypto.end();

    // The filters: three small objects.
    const auto inside = [&](const JsonKey& key, auto&& read) {
        const JsonValue v = m.object[key];
        if (!v.isObject() || m_fault) return;
        const JsonPath place{&m.path, key.text, -1};
        if (m_deep.object(v.raw, m_sub, m_fault, place)) read(JsonPicker(m_sub, m_fault, place));
    };
    inside("priceFilter", [&](const JsonPicker& f) { next.tick = f.priceIf("tickSize"); });
    inside("lotSizeFilter",
           [&](const JsonPicker& f) { next.lot = spot ? f.numberIf("basePrecision") : f.numberIf("qtyStep"); });
    if (spot) {
        next.settle = next.quote;
    } else {
        next.settle = std::string(k.textIf("settleCoin"));
        next.inverse = type.starts_with("Inverse");
        next.contractSize = 1;
        inside("leverageFilter", [&](const JsonPicker& f) { next.maxLeverage = f.numberIf("maxLeverage"); });
        // Minutes; absent or 0 on dated contracts.
        const auto hours = fundingHours(k, "fundingInterval", 60);
        if (hours && next.market == Market::Perp) next.fundingHours = hours;
        if (const auto cap = k.numberIf("upperFundingRate")) next.fundingCap = cap;
        if (const auto floor = k.numberIf("lowerFundingRate")) next.fundingFloor = floor;
        if (const auto launched = k.timeIf("launchTime"); launched && *launched != Timestamp{})
            next.listedAt = launched;
        next.delistAt.reset();
        if (const auto end = k.timeIf("deliveryTime"); end && *end != Timestamp{}) {
            next.delistAt = end;
            if (next.market == Market::Perp && next.status == Trading) next.status = Delisting;
        }
    }
    if (m_fault) return;
    if (listed) listed->insert(next.symbol);
    m_catalogue.put(next);
}

// Lists come in pages (`nextPage`). What is on no page of a complete list of traded instruments is gone. The lists
// of contracts and of spot are asked for in the same moment: pages of the one come between those of the other.
void BybitCodec::replyInstruments(const RestRequest& request, std::string_view, const Stamp& stamp,
                                  EventBatch& out)
{
    static constexpr JsonPath inList{nullptr, "result.list", -1}, inResult{nullptr, "result", -1};
    const JsonPicker k(m_data, m_fault, inResult);
    const JsonValue list = m_data["list"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "result.list", "a list expected");
        return;
    }
    const std::string category(k.textIf("category"));
    const bool lastPage = k.textIf("nextPageCursor").empty();
    const std::string status = queryValue(request.path, "status");
    const bool ofAll = category != "inverse" && (status.empty() || status == "Trading") &&
                       queryValue(request.path, "symbol").empty() && queryValue(request.path, "baseCoin").empty();
    Listed none;
    Listed& listed = !ofAll ? none : request.market == Market::Spot ? m_listedSpot : m_listedContracts;
    if (ofAll && queryValue(request.path, "cursor").empty()) listed.emplace();
    m_nested.eachObject(list.raw, m_item, m_fault, inList, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        instrumentRow({o, at, stamp, request.market, out}, category, listed);
        return !m_fault;
    });
    // Without its first page no list is complete.
    if (m_fault || !lastPage || !listed || listed->empty()) return;
    const std::vector<Instrument> all = m_catalogue.all();
    for (Instrument known : all) {
        const bool ofList = request.market == Market::Spot ? known.market == Market::Spot
                                                           : known.market != Market::Spot && !known.inverse;
        if (!ofList || known.provisional || known.status == Delisted || known.status == PreLaunch ||
            listed->contains(known.symbol))
            continue;
        known.status = Delisted;
        m_catalogue.put(known);
    }
    listed.reset();
}

std::optional<RestRequest> nextPage(const RestRequest& asked, std::string_view body)
{
    if (asked.kind != ReplyKind::Instruments && asked.kind != ReplyKind::Tiers) return std::nullopt;
    // Only the cursor is of interest, and bodies are large: its place is found in the text. It holds no
    // quotes, and is encoded as it stands ("lastid%3D" becomes "lastid%253D").
    static constexpr std::string_view name = "\"nextPageCursor\"";
    const std::size_t at = body.find(name);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view rest = body.substr(at + name.size());
    const std::size_t open = rest.find_first_not_of(" \t\r\n:");
    if (open == std::string_view::npos || rest[open] != '"') return std::nullopt;
    const std::string_view cursor = rest.substr(open + 1, rest.find('"', open + 1) - open - 1);
    if (cursor.empty() || cursor.size() > 1000) return std::nullopt;

    RestRequest next = asked;
    std::string path(pathOnly(asked.path));
    std::string_view query = std::string_view(asked.path).substr(path.size());
    if (!query.empty()) query.remove_prefix(1);
    path += '?';
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        if (pair.starts_with("cursor=") || pair.empty()) continue;
        path += pair;
        path += '&';
    }
    next.path = path + "cursor=" + percentEncode(cursor);
    return next.path == asked.path ? std::nullopt : std::optional(next);
}

// Section 10: `riskLimitValue` is the ceiling of a tier, its floor the ceiling before. Rates come as
// fractions or as percent; initial margin times leverage tells which.
void BybitCodec::replyTiers(const RestRequest& request, std::string_view, const Stamp& stamp, EventBatch& out)
{
    static constexpr JsonPath inList{nullptr, "result.list", -1};
    const JsonValue list = m_data["list"];
    if (!list.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "result.list", "a list expected");
        return;
    }
    struct Found {
        InstrumentId id;
        Tier tier;
    };
    std::vector<Found> found;
    m_nested.eachObject(list.raw, m_item, m_fault, inList, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "result.list", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, at);
        const std::string_view symbol = k.text("symbol");
        const InstrumentId id = symbol.empty() ? InstrumentId{} : find(request.market, symbol);
        Found row{id, {}};
        row.tier.cap = k.number("riskLimitValue");
        row.tier.maintenance = k.number("maintenanceMargin");
        row.tier.maxLeverage = k.numberIf("maxLeverage");
        row.tier.deduction = k.numberIf("mmDeduction").value_or(0);
        const auto initial = k.numberIf("initialMargin");
        if (initial && row.tier.maxLeverage && *initial * *row.tier.maxLeverage > 10) row.tier.maintenance /= 100;
        if (!m_fault && id.valid()) found.push_back(row);
        return !m_fault;
    });
    if (m_fault) return;
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.id != b.id ? a.id < b.id : a.tier.cap < b.tier.cap;
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool first = i == 0 || found[i - 1].id != found[i].id;
        found[i].tier.floor = first ? 0 : found[i - 1].tier.cap;
        found[i].tier.tier = first ? 1 : found[i - 1].tier.tier + 1;
        emit(out, found[i].id, stamp, std::nullopt, found[i].tier);
    }
}

}  // namespace plimsoll::bybit
