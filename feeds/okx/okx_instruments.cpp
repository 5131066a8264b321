// Instruments and position tiers. okx.md sections 3 and 9.
#include "feeds/okx/okx.h"
#include "feeds/okx/okx_codec.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace plimsoll::okx {

namespace {

using enum InstrumentStatus;

constexpr double kLargestContract = 1e9;    // coins or USD; and its reciprocal
constexpr std::int64_t kMostTiers = 1'000;  // real ones have a few hundred at most

constexpr std::array kStateWords = {
    std::pair{std::string_view("live"), Trading},      std::pair{std::string_view("suspend"), Halted},
    std::pair{std::string_view("preopen"), PreLaunch}, std::pair{std::string_view("rebase"), Halted},
    std::pair{std::string_view("post_only"), Halted},  std::pair{std::string_view("settling"), Halted},
    std::pair{std::string_view("expired"), Delisted},
};
constexpr std::array kTypeWords = {
    std::pair{std::string_view("SWAP"), Market::Perp},
    std::pair{std::string_view("SPOT"), Market::Spot},
    std::pair{std::string_view("FUTURES"), Market::Future},
};

template <typename Table>
auto byWord(const Table& table, std::string_view word)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == word; });
    return it == table.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace

// A row may say little: new listings come with id, state and list time alone. What it leaves blank stays
// as it was known.
void OkxCodec::instrumentRow(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view instId = k.text("instId"), type = k.textIf("instType");
    if (instId.empty() || m_fault) return;
    const auto market = type.empty() ? marketOf(instId) : byWord(kTypeWords, type);
    if (!market) return;  // margin pairs are spot pairs, options are not ours
    Instrument next;
    next.market = *market;
    next.symbol = std::string(instId);
    if (const Instrument* known = m_catalogue.get(m_catalogue.peek(*market, instId)))
        next = *known;
    else
        shapeSymbol(next);
    next.provisional = false;
    next.status = byWord(kStateWords, k.textIf("state")).value_or(Unknown);

    const std::string_view category = k.textIf("instCategory");
    if (!category.empty()) next.crypto = category == "1";
    if (const auto tick = k.priceIf("tickSz")) next.tick = tick;
    if (const auto lever = k.numberIf("lever"); lever && *lever > 0) next.maxLeverage = lever;
    if (const auto listed = k.timeIf("listTime")) next.listedAt = listed;
    next.delistAt = k.timeIf("expTime");
    const auto lot = k.qtyIf("lotSz");
    std::string index(k.textIf("uly"));
    if (index.empty()) index = std::string(k.textIf("instFamily"));

    const auto word = [&](const JsonKey& key, std::string& into) {
        if (const std::string_view said = k.textIf(key); !said.empty()) into = std::string(said);
    };
    word("settleCcy", next.settle);
    if (next.market == Market::Spot) {
        word("baseCcy", next.base);
        word("quoteCcy", next.quote);
        next.settle = next.quote;
        if (lot) next.lot = lot->v;
    } else {
        // baseCcy and quoteCcy are empty here: the contract's own currency tells.
        const std::string_view kind = k.textIf("ctType");
        if (kind == "inverse") {
            next.inverse = true;
            word("settleCcy", next.base);
            word("ctValCcy", next.quote);
        } else if (kind == "linear") {
            next.inverse = false;
            word("ctValCcy", next.base);
        }
        const auto value = k.numberIf("ctVal");
        const double worth = value.value_or(0) * k.numberIf("ctMult").value_or(1);
        if (worth < 0 || worth > kLargestContract || (worth > 0 && worth * kLargestContract < 1))
            k.fail("ctVal", DecodeErrorKind::BadNumber, "out of range");
        if (worth > 0) next.contractSize = worth;
        if (lot) next.lot.reset();
        if (lot && !next.inverse && next.contractSize) next.lot = lot->v * *next.contractSize;
        if (next.market == Market::Perp && next.delistAt && next.status == Trading) next.status = Delisting;
    }
    const AssetName name = unifiedAsset(next.base);
    next.asset = name.asset;
    next.multiplier = name.multiplier;
    if (m_fault) return;
    m_listed.insert(next.symbol);
    m_catalogue.put(next);
    if (next.market == Market::Perp) followIndex(index, next.id);
}

// All rows of a type in one answer: what is not among them is gone.
void OkxCodec::replyInstruments(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    m_listed.clear();
    eachRow(request, stamp, out, [&](const Message& m) { instrumentRow(m); });
    const auto market = byWord(kTypeWords, queryValue(request.path, "instType"));
    const auto asks = [&](std::string_view name) { return !queryValue(request.path, name).empty(); };
    if (m_fault || m_listed.empty() || !market || asks("instId") || asks("instFamily") || asks("uly")) return;
    const std::vector<Instrument> all = m_catalogue.all();
    for (Instrument known : all) {
        if (known.market != *market || known.provisional || known.status == Delisted ||
            m_listed.contains(known.symbol))
            continue;
        known.status = Delisted;
        m_catalogue.put(known);
    }
}

// Section 9: sizes are contracts, ours are money: worth what the mark says now. The tier of a position sets
// the rate for all of it; there is no deduction.
void OkxCodec::replyTiers(const RestRequest& request, const Stamp& stamp, EventBatch& out)
{
    const std::string asked = queryValue(request.path, "instType");
    eachRow(request, stamp, out, [&](const Message& m) {
        const JsonPicker k = pick(m);
        const std::string_view family = k.textIf("instFamily"), instId = k.textIf("instId");
        if (instId.empty() && !ofSwaps(k.textIf("instType"), asked)) return;
        const InstrumentId id = !instId.empty()   ? find(instId)
                                : !family.empty() ? find(std::string(clipped(family, 40)) + "-SWAP")
                                                  : ofRequest(request);
        Tier t;
        const std::int64_t number = k.integer("tier");
        if (number < 0 || number > kMostTiers) k.fail("tier", DecodeErrorKind::BadNumber, "no number of a tier");
        t.tier = static_cast<std::int32_t>(number);
        const double from = k.qty("minSz").v, to = k.qty("maxSz").v;
        t.maintenance = k.number("mmr");
        t.maxLeverage = k.numberIf("maxLever");
        if (m_fault || !id.valid()) return;
        const Instrument* instrument = m_catalogue.get(id);
        const auto& mark = own(id).mark;
        double worth = std::numeric_limits<double>::quiet_NaN();
        if (instrument && instrument->contractSize && (instrument->inverse || mark))
            worth = *instrument->contractSize * (instrument->inverse ? 1 : mark->value());
        t.floor = from > 0 ? from * worth : 0;
        t.cap = to * worth;
        emit(out, id, stamp, std::nullopt, t);
    });
}

}  // namespace plimsoll::okx
