// The lists of contracts and pairs, and margin tiers. hyperliquid.md sections 2 and 9.
#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/hyperliquid/hyperliquid_codec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace plimsoll::hyperliquid {

namespace {

constexpr int kPerpDecimals = 6, kSpotDecimals = 8, kSignificantFigures = 5;
constexpr double kFundingCap = 0.04;
constexpr double kNoEnd = std::numeric_limits<double>::quiet_NaN();  // of the last tier

// Collateral of the dexs, by its index among the spot tokens.
constexpr std::array kCollateral = {std::pair{std::int64_t{0}, std::string_view("USDC")},
                                    std::pair{std::int64_t{235}, std::string_view("USDE")},
                                    std::pair{std::int64_t{268}, std::string_view("USDT0")},
                                    std::pair{std::int64_t{360}, std::string_view("USDH")}};
// Spot tokens whose asset has another name: bridged majors, Tether's dollar.
constexpr std::array kBridged = {std::pair{std::string_view("USDT0"), std::string_view("USDT")},
                                 std::pair{std::string_view("UBTC"), std::string_view("BTC")},
                                 std::pair{std::string_view("UETH"), std::string_view("ETH")},
                                 std::pair{std::string_view("USOL"), std::string_view("SOL")}};
// Spot tokens that are what the contract of the same name is about. Anybody may have named others so.
constexpr std::array<std::string_view, 2> kNative = {"HYPE", "PURR"};

// Prices have at most this many decimals (and five significant figures, so that the step in use is coarser
// at high prices).
std::optional<Price> finestStep(std::int64_t decimals)
{
    if (decimals < 0 || decimals > 12) return std::nullopt;
    std::int64_t raw = Price::kScale;
    for (std::int64_t i = 0; i < decimals; ++i) raw /= 10;
    return Price{raw};
}

double lotOf(std::int64_t decimals)
{
    return std::pow(10.0, -static_cast<double>(decimals));
}

}  // namespace

Instrument HyperliquidCodec::perpOf(const JsonPicker& k, std::string_view collateral) const
{
    Instrument next;
    const std::string_view name = k.text("name");
    if (const Instrument* known = m_catalogue.get(m_catalogue.peek(Market::Perp, name))) next = *known;
    next.provisional = false;
    next.market = Market::Perp;
    next.symbol = std::string(name);
    shapeSymbol(next);
    next.quote = next.settle = std::string(collateral);
    next.status = k.flagIf("isDelisted") ? InstrumentStatus::Delisted : InstrumentStatus::Trading;
    const std::int64_t decimals = k.sequence("szDecimals");
    if (decimals <= 18) next.lot = lotOf(decimals);
    next.tick = finestStep(kPerpDecimals - decimals);
    next.significantFigures = kSignificantFigures;
    next.maxLeverage = k.numberIf("maxLeverage");
    next.fundingCap = kFundingCap;
    next.fundingFloor = -kFundingCap;
    return next;
}

// {"universe":[{"name":"BTC","szDecimals":5,"maxLeverage":40,"marginTableId":56},...],
//  "marginTables":[[56,{"description":"","marginTiers":[{"lowerBound":"0.0","maxLeverage":40}]}]],"collateralToken":0}
void HyperliquidCodec::readMeta(std::string_view text, const JsonPath& at, bool tiers, const Stamp& stamp,
                                EventBatch& out)
{
    if (!m_deep.object(text, m_data, m_fault, at)) return;
    const JsonPicker k(m_data, m_fault, at);
    const JsonValue universe = m_data["universe"];
    const JsonPath inUniverse{&at, "universe", -1};
    if (!universe.isArray()) {
        m_fault.set(DecodeErrorKind::Missing, inUniverse.text(), "a list expected");
        return;
    }
    const std::int64_t token = k.integerIf("collateralToken").value_or(0);
    std::string collateral = "USDC";
    for (const auto& [index, name] : kCollateral)
        if (index == token) collateral = name;
    if (const auto named = m_tokens.find(token); named != m_tokens.end()) collateral = named->second;
    const MarginTables tables =
        tiers ? readMarginTables(m_data["marginTables"], {&at, "marginTables", -1}) : MarginTables{};
    if (m_fault) return;

    std::string dex;
    struct Found {
        Instrument instrument;
        std::int64_t table = -1;
    };
    std::vector<Found> found;
    m_nested.eachObject(universe.raw, m_item, m_fault, inUniverse, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{&at, "universe", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker row(o, m_fault, place);
        found.push_back({perpOf(row, collateral), row.integerIf("marginTableId").value_or(-1)});
        if (i == 0) dex = found[0].instrument.symbol.substr(0, found[0].instrument.symbol.find(':'));
        return !m_fault;
    });
    if (m_fault || found.empty()) return;
    if (dex == found[0].instrument.symbol) dex.clear();  // the first dex's coins have no prefix

    std::vector<InstrumentId> order;
    for (Found& f : found) {
        m_catalogue.put(f.instrument);
        order.push_back(f.instrument.id);
        if (!tiers || !f.instrument.id.valid() || f.instrument.status != InstrumentStatus::Trading) continue;
        const auto table = tables.find(f.table);
        if (table != tables.end())
            emitTiers(f.instrument.id, table->second, stamp, out);
        else if (f.instrument.maxLeverage)
            emitTiers(f.instrument.id, {{0, *f.instrument.maxLeverage}}, stamp, out);
    }
    m_universes.insert_or_assign(dex, std::move(order));
    tellSpotNamesApart();
}

// [[56,{"description":"","marginTiers":[{"lowerBound":"0.0","maxLeverage":40},...]}],...]
HyperliquidCodec::MarginTables HyperliquidCodec::readMarginTables(JsonValue list, const JsonPath& at)
{
    MarginTables tables;
    if (!list.isArray()) return tables;  // before 2025 there were none
    std::vector<JsonValue> rows, pair;
    if (!m_inner.elements(list.raw, rows, m_fault, at)) return tables;
    for (std::size_t i = 0; i < rows.size() && !m_fault; ++i) {
        const JsonPath place{at.parent, at.name, static_cast<std::ptrdiff_t>(i)},
            inTiers{&place, "[1].marginTiers", -1};
        if (!m_inner.elements(rows[i].raw, pair, m_fault, place)) break;
        double id = 0;
        if (pair.size() != 2 || !pair[1].isObject()) {
            m_fault.set(DecodeErrorKind::WrongType, place.text(), "a number and a table expected");
            break;
        }
        if (!readNumber(pair[0], id, m_fault, place) || !m_inner.object(pair[1].raw, m_leaf, m_fault, place))
            break;
        const JsonValue tiers = m_leaf["marginTiers"];
        if (!tiers.isArray()) {
            m_fault.set(DecodeErrorKind::Missing, inTiers.text(), "a list expected");
            break;
        }
        std::vector<MarginTier>& table = tables[static_cast<std::int64_t>(std::clamp(id, 0.0, 1e9))];
        m_inner.eachObject(tiers.raw, m_sub, m_fault, inTiers, [&](std::size_t n, const JsonObject& o) {
            const JsonPath tier{&place, "[1].marginTiers", static_cast<std::ptrdiff_t>(n)};
            const JsonPicker k(o, m_fault, tier);
            table.push_back({k.number("lowerBound"), k.number("maxLeverage")});
            if (!m_fault && table.back().leverage <= 0)
                k.fail("maxLeverage", DecodeErrorKind::BadNumber, "not above zero");
            return !m_fault;
        });
    }
    return tables;
}

// Section 9: maintenance is half of the initial margin at the tier's leverage; deductions keep it continuous.
void HyperliquidCodec::emitTiers(InstrumentId id, const std::vector<MarginTier>& tiers, const Stamp& stamp,
                                 EventBatch& out)
{
    double before = 0, deduction = 0;
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        if (tiers[i].leverage <= 0) return;
        Tier tier;
        tier.tier = static_cast<std::int32_t>(i + 1);
        tier.floor = tiers[i].from;
        tier.cap = i + 1 < tiers.size() ? tiers[i + 1].from : kNoEnd;
        tier.maintenance = 1 / (2 * tiers[i].leverage);
        tier.maxLeverage = tiers[i].leverage;
        if (i > 0) deduction += tier.floor * (tier.maintenance - before);
        tier.deduction = deduction;
        before = tier.maintenance;
        emit(out, id, stamp, std::nullopt, tier);
    }
}

// {"tokens":[{"name":"USDC","szDecimals":8,"index":0,...}],"universe":[{"name":"@107","tokens":[150,0],"index":107}]}
// `tokens` of a pair are the tokens' `index`, base first.
void HyperliquidCodec::readSpotMeta(std::string_view text, const JsonPath& at)
{
    if (!m_deep.object(text, m_data, m_fault, at)) return;
    const JsonValue tokens = m_data["tokens"], universe = m_data["universe"];
    const JsonPath inTokens{&at, "tokens", -1}, inUniverse{&at, "universe", -1};
    if (!tokens.isArray())
        m_fault.set(DecodeErrorKind::Missing, inTokens.text(), "a list expected");
    else if (!universe.isArray())
        m_fault.set(DecodeErrorKind::Missing, inUniverse.text(), "a list expected");
    if (m_fault) return;

    std::map<std::int64_t, std::pair<std::string, std::int64_t>> names;  // and size decimals
    m_nested.eachObject(tokens.raw, m_item, m_fault, inTokens, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{&at, "tokens", static_cast<std::ptrdiff_t>(i)};
        const JsonPicker k(o, m_fault, place);
        names[k.sequence("index")] = {std::string(k.text("name")), k.sequence("szDecimals")};
        return !m_fault;
    });
    if (m_fault) return;

    std::vector<Instrument> found;
    m_nested.eachObject(universe.raw, m_item, m_fault, inUniverse, [&](std::size_t i, const JsonObject& o) {
        const JsonPath place{&at, "universe", static_cast<std::ptrdiff_t>(i)}, inPair{&place, "tokens", -1};
        const JsonPicker k(o, m_fault, place);
        const std::string_view name = k.text("name");
        std::array<double, 2> pair{};
        if (m_fault || !m_inner.elements(o["tokens"].raw, m_values, m_fault, inPair)) return false;
        if (m_values.size() != 2)
            return m_fault.set(DecodeErrorKind::WrongType, inPair.text(), "two tokens expected");
        for (std::size_t n = 0; n < 2; ++n)
            if (!readNumber(m_values[n], pair[n], m_fault, inPair)) return false;
        const auto base = names.find(static_cast<std::int64_t>(std::clamp(pair[0], -1.0, 1e9)));
        const auto quote = names.find(static_cast<std::int64_t>(std::clamp(pair[1], -1.0, 1e9)));
        if (base == names.end() || quote == names.end()) return true;  // of a token that is not listed
        Instrument next;
        if (const Instrument* known = m_catalogue.get(m_catalogue.peek(Market::Spot, name))) next = *known;
        next.provisional = false;
        next.market = Market::Spot;
        next.symbol = std::string(name);
        next.base = base->second.first;
        next.quote = next.settle = quote->second.first;
        next.asset = next.base;
        for (const auto& [token, asset] : kBridged)
            if (token == next.base) next.asset = asset;
        next.status = InstrumentStatus::Trading;
        const std::int64_t decimals = base->second.second;
        if (decimals <= 18) next.lot = lotOf(decimals);
        next.tick = finestStep(kSpotDecimals - decimals);
        next.significantFigures = kSignificantFigures;
        found.push_back(std::move(next));
        return true;
    });
    if (m_fault) return;
    for (auto& [index, token] : names) m_tokens.insert_or_assign(index, token.first);
    for (Instrument& i : found) {
        // Once told apart it stays so; the list itself does not know.
        if (const Instrument* known = m_catalogue.get(m_catalogue.peek(Market::Spot, i.symbol));
            known && known->base == i.base && !known->provisional)
            i.asset = known->asset;
        m_catalogue.put(i);
    }
    tellSpotNamesApart();
}

// A spot token with the name of a contract is not that coin unless we know it to be.
void HyperliquidCodec::tellSpotNamesApart()
{
    // Also under the contract's asset: the token PEPE meets no contract but kPEPE.
    std::set<std::string_view> contracts;
    for (const Instrument& i : m_catalogue.all())
        if (i.market == Market::Perp && i.symbol.find(':') == std::string::npos) contracts.insert(i.asset);
    std::vector<Instrument> strangers;
    for (const Instrument& i : m_catalogue.all()) {
        if (i.market != Market::Spot || i.provisional || i.asset != i.base) continue;
        if (std::find(kNative.begin(), kNative.end(), i.base) != kNative.end()) continue;
        if (contracts.contains(i.base) || m_catalogue.peek(Market::Perp, i.base).valid()) strangers.push_back(i);
    }
    for (Instrument& i : strangers) {
        i.asset = i.base + ".HL";
        m_catalogue.put(i);
    }
}

}  // namespace plimsoll::hyperliquid
