// Instruments: exchangeInfo, funding intervals, brackets. binance.md sections 2, 4, 9.
#include "feeds/binance/binance_codec.h"
#include "feeds/binance/binance_words.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll::binance {

namespace {

using enum InstrumentStatus;

// Futures and spot words together; what is new is Unknown and not traded.
constexpr std::array kStatusWords = {
    std::pair{std::string_view("TRADING"), Trading},
    std::pair{std::string_view("TRADING_HALT"), Halted},
    std::pair{std::string_view("HALT"), Halted},
    std::pair{std::string_view("BREAK"), Halted},
    std::pair{std::string_view("END_OF_DAY"), Halted},
    std::pair{std::string_view("CANCEL_ONLY"), Halted},
    std::pair{std::string_view("PENDING_TRADING"), PreLaunch},
    std::pair{std::string_view("PRE_TRADING"), PreLaunch},
    std::pair{std::string_view("PRE_DELIVERING"), Delisting},
    std::pair{std::string_view("PRE_SETTLE"), Delisting},
    std::pair{std::string_view("PRE_DELISTING"), Delisting},
    std::pair{std::string_view("DELIVERING"), Delisted},
    std::pair{std::string_view("DELIVERED"), Delisted},
    std::pair{std::string_view("SETTLING"), Delisted},
    std::pair{std::string_view("CLOSE"), Delisted},
    std::pair{std::string_view("DELISTING"), Delisted},
    std::pair{std::string_view("DOWN"), Delisted},
};

constexpr Timestamp kNever = fromUnixMs(4'102'444'800'000);  // 2100-01-01

}  // namespace

InstrumentStatus statusFromWord(std::string_view word)
{
    const auto it =
        std::find_if(kStatusWords.begin(), kStatusWords.end(), [&](const auto& row) { return row.first == word; });
    return it == kStatusWords.end() ? Unknown : it->second;
}

Market marketFromType(std::string_view contractType, std::string_view symbol)
{
    if (contractType.starts_with("CURRENT_") || contractType.starts_with("NEXT_")) return Market::Future;
    if (contractType.empty() && symbol.find('_') != std::string_view::npos && !symbol.ends_with("_PERP"))
        return Market::Future;
    return Market::Perp;
}

void applyDelivery(Instrument& instrument, std::optional<Timestamp> delivery)
{
    instrument.delistAt.reset();
    if (!delivery || *delivery == Timestamp{} || *delivery >= kNever) return;
    instrument.delistAt = delivery;
    // A dated contract ends by design; a perpetual that ends is being delisted.
    if (instrument.market == Market::Perp && instrument.status == Trading) instrument.status = Delisting;
}

void BinanceCodec::instrumentRow(const Message& m, std::unordered_set<std::string>& seen)
{
    const JsonPicker k = pick(m);
    const std::string_view symbol = k.text("symbol");
    if (symbol.empty()) return;
    const std::string_view type = k.textIf("contractType");
    Instrument next;
    next.market = m.market == Market::Spot ? Market::Spot : marketFromType(type, symbol);
    // What other replies said about it stays.
    if (const Instrument* known = m_catalogue.get(m_catalogue.peek(next.market, symbol))) next = *known;
    next.provisional = false;
    next.symbol = std::string(symbol);
    next.base = std::string(k.text("baseAsset"));
    next.quote = std::string(k.text("quoteAsset"));
    const AssetName name = unifiedAsset(next.base);
    next.asset = name.asset;
    next.multiplier = name.multiplier;
    next.status = statusFromWord(m.object.has("status") ? k.textIf("status") : k.textIf("contractStatus"));
    if (m.market == Market::Spot) {
        next.settle = next.quote;
    } else {
        next.settle = std::string(k.textIf("marginAsset"));
        // Coin-margined contracts state their size in USD, the others are one base unit each.
        const auto size = k.numberIf("contractSize");
        next.inverse = size.has_value() && next.settle == next.base;
        next.contractSize = size ? size : std::optional<double>(1);
        const std::string_view underlying = k.textIf("underlyingType");
        next.crypto = type != "TRADIFI_PERPETUAL" && (underlying.empty() || underlying == "COIN");
        if (const auto onboard = k.timeIf("onboardDate"); onboard && *onboard != Timestamp{})
            next.listedAt = onboard;
        applyDelivery(next, k.timeIf("deliveryDate"));
    }
    if (const JsonValue filters = m.object["filters"]; filters.isArray()) {
        const JsonPath inFilters{&m.path, "filters", -1};
        m_deep.eachObject(filters.raw, m_sub, m_fault, inFilters, [&](std::size_t i, const JsonObject& o) {
            const JsonPath place{&m.path, "filters", static_cast<std::ptrdiff_t>(i)};
            const JsonPicker f(o, m_fault, place);
            const std::string_view kind = o["filterType"].bare();
            if (kind == "PRICE_FILTER") next.tick = f.priceIf("tickSize");
            if (kind == "LOT_SIZE") next.lot = f.numberIf("stepSize");
            return !m_fault;
        });
    }
    if (m_fault) return;
    seen.insert(next.symbol);
    m_catalogue.put(next);
}

void BinanceCodec::replyInstruments(const RestRequest& request, std::string_view body, const Stamp& stamp,
                                    EventBatch& out)
{
    static constexpr JsonPath root, inSymbols{nullptr, "symbols", -1};
    if (!m_reader.object(body, m_top, m_fault)) return;
    const JsonValue symbols = m_top["symbols"];
    if (!symbols.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "symbols", "a list expected");
        return;
    }
    std::unordered_set<std::string> seen;
    m_nested.eachObject(symbols.raw, m_item, m_fault, inSymbols, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "symbols", static_cast<std::ptrdiff_t>(i)};
        instrumentRow({o, at, stamp, request.market, out}, seen);
        return !m_fault;
    });
    if (m_fault || seen.empty() || !queryValue(request.path, "symbol").empty()) return;
    // The list is complete: what is no longer on it is gone.
    const std::vector<Instrument> all = m_catalogue.all();
    for (Instrument known : all) {
        const bool listed =
            request.market == Market::Spot ? known.market == Market::Spot : known.market != Market::Spot;
        if (!listed || known.provisional || known.status == Delisted || seen.contains(known.symbol)) continue;
        known.status = Delisted;
        m_catalogue.put(known);
    }
}

// Lists only contracts whose interval, cap or floor was ever adjusted; the rest stay unknown until
// their settlements tell (section 4).
void BinanceCodec::fundingInfoRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto hours = fundingHours(k, "fundingIntervalHours");
    const auto cap = k.numberIf("adjustedFundingRateCap"), floor = k.numberIf("adjustedFundingRateFloor");
    const Instrument* known = m_catalogue.get(id);
    if (m_fault || !known) return;
    Instrument next = *known;
    if (hours) next.fundingHours = hours;
    next.fundingCap = cap;
    next.fundingFloor = floor;
    m_catalogue.put(next);
}

// The web site's bracket feed (section 9): undocumented, every field may be text or number.
void BinanceCodec::replyTiers(const RestRequest& request, std::string_view body, const Stamp& stamp,
                              EventBatch& out)
{
    static constexpr JsonPath root, inBrackets{nullptr, "data.brackets", -1};
    if (!m_reader.object(body, "data", m_top, m_data, m_fault)) return;
    const JsonValue brackets = m_data["brackets"];
    if (!brackets.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, "data.brackets", "a list expected");
        return;
    }
    m_nested.eachObject(brackets.raw, m_item, m_fault, inBrackets, [&](std::size_t i, const JsonObject& o) {
        const JsonPath at{nullptr, "data.brackets", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, at);
        const std::string_view symbol = k.text("symbol");
        const InstrumentId id = symbol.empty() ? InstrumentId{} : find(request.market, symbol);
        const JsonValue list = o["riskBrackets"];
        if (m_fault || !id.valid() || !list.isArray()) return !m_fault;
        const auto updated = k.timeIf("updateTime");
        std::optional<double> most;
        const JsonPath inList{&at, "riskBrackets", -1};
        m_deep.eachObject(list.raw, m_sub, m_fault, inList, [&](std::size_t j, const JsonObject& b) {
            const JsonPath place{&at, "riskBrackets", static_cast<std::ptrdiff_t>(j)};
            const JsonPicker t(b, m_fault, place);
            const Tier tier{static_cast<std::int32_t>(t.integer("bracketSeq")),
                            t.number("bracketNotionalFloor"),
                            t.number("bracketNotionalCap"),
                            t.number("bracketMaintenanceMarginRate"),
                            t.number("cumFastMaintenanceAmount"),
                            t.numberIf("maxOpenPosLeverage")};
            if (m_fault) return false;
            if (tier.maxLeverage && (!most || *tier.maxLeverage > *most)) most = tier.maxLeverage;
            emit(out, id, stamp, updated, tier);
            return true;
        });
        if (const Instrument* known = m_catalogue.get(id); known && most && known->maxLeverage != most) {
            Instrument next = *known;
            next.maxLeverage = most;
            m_catalogue.put(next);
        }
        return !m_fault;
    });
}

}  // namespace plimsoll::binance
