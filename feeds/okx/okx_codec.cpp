#include "feeds/okx/okx_codec.h"

#include "feeds/level_scan.h"
#include "feeds/okx/okx.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll::okx {

namespace {

constexpr std::string_view kSwap = "-SWAP";

// What one contract is worth. Sizes are decimals of few digits and so are contracts: as a quotient of whole
// numbers the product keeps to what a person would write (0.07 * 0.01 is 0.0007000000000000001, 7 / 10000
// is not).
struct Worth {
    double times = 1, per = 1;

    explicit Worth(const std::optional<double>& size)
    {
        times = size.value_or(std::numeric_limits<double>::quiet_NaN());
        const double parts = std::round(1 / times);
        if (times > 0 && times < 1 && std::abs(parts * times - 1) < 1e-9) {
            times = 1;
            per = parts;
        }
    }
    double of(double contracts) const
    {
        constexpr double scale = 1e6, exact = 9e15;
        const double whole = std::nearbyint(contracts * scale);
        if (std::abs(contracts * scale - whole) < 1e-3 && whole < exact) return whole * times / (scale * per);
        return contracts * times / per;
    }
};

}  // namespace

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue)
{
    return std::make_unique<OkxCodec>(catalogue);
}

std::optional<Market> marketOf(std::string_view instId)
{
    if (instId.ends_with(kSwap)) return Market::Perp;
    const auto dashes = std::count(instId.begin(), instId.end(), '-');
    if (dashes == 2) return Market::Future;
    return dashes < 2 ? std::optional(Market::Spot) : std::nullopt;
}

std::string_view familyOf(std::string_view instId)
{
    const std::size_t first = instId.find('-');
    if (first == std::string_view::npos) return instId;
    return instId.substr(0, instId.find('-', first + 1));
}

std::string indexOf(std::string_view instId)
{
    std::string index(familyOf(instId));
    if (index.ends_with("-USDC")) index.pop_back();
    return index;
}

void shapeSymbol(Instrument& instrument)
{
    const std::string_view family = familyOf(instrument.symbol);
    const std::size_t dash = family.find('-');
    instrument.base = std::string(family.substr(0, dash));
    instrument.quote = dash == std::string_view::npos ? std::string() : std::string(family.substr(dash + 1));
    const AssetName name = unifiedAsset(instrument.base);
    instrument.asset = name.asset;
    instrument.multiplier = name.multiplier;
    instrument.inverse = instrument.market != Market::Spot && instrument.quote == "USD";
    instrument.settle = instrument.inverse ? instrument.base : instrument.quote;
}

OkxCodec::OkxCodec(Catalogue& catalogue) : CodecBase(catalogue)
{
    catalogue.onInvent(&shapeSymbol);
}

InstrumentId OkxCodec::find(std::string_view instId)
{
    const auto market = marketOf(instId);
    return market ? m_catalogue.find(*market, instId) : InstrumentId{};
}

InstrumentId OkxCodec::usualFind(std::string_view instId)
{
    InstrumentId id = m_symbols.find(instId);
    if (!id.valid()) m_symbols.keep(instId, id = find(instId));
    return id;
}

InstrumentId OkxCodec::ofRequest(const RestRequest& request)
{
    if (request.instrument.valid()) return request.instrument;
    if (const std::string id = queryValue(request.path, "instId"); !id.empty()) return find(id);
    const std::string family = queryValue(request.path, "instFamily");
    if (!ofSwaps({}, queryValue(request.path, "instType"))) return {};
    return family.empty() ? InstrumentId{} : find(family + std::string(kSwap));
}

bool OkxCodec::ofSwaps(std::string_view said, std::string_view asked)
{
    const std::string_view type = said.empty() ? asked : said;
    return type.empty() || type == "SWAP";
}

// The swaps that an index is about. Their own rows say which (`uly`); before them the names do.
const std::vector<InstrumentId>& OkxCodec::ofIndex(std::string_view index)
{
    static const std::vector<InstrumentId> none;
    if (index.size() > 40) return none;
    std::string name(index);
    if (const auto it = m_byIndex.find(name); it != m_byIndex.end()) return it->second;
    const InstrumentId id = find(name + std::string(kSwap));
    if (!id.valid()) return none;
    return m_byIndex.emplace(std::move(name), std::vector{id}).first->second;
}

void OkxCodec::followIndex(const std::string& index, InstrumentId id)
{
    if (index.empty() || !id.valid()) return;
    std::vector<InstrumentId>& on = m_byIndex[index];
    if (std::find(on.begin(), on.end(), id) == on.end()) on.push_back(id);
}

// okx.md section 3: linear n * ctVal * ctMult coins, inverse n * ctVal * ctMult USD, spot coins.
Qty OkxCodec::baseQty(InstrumentId id, Qty contracts, Price price) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || instrument->market == Market::Spot || contracts.v == 0) return contracts;
    const double worth = Worth(instrument->contractSize).of(contracts.v);
    return {instrument->inverse ? worth / price.value() : worth};
}

void OkxCodec::toBase(InstrumentId id, LevelSpan span, EventBatch& out)
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || instrument->market == Market::Spot) return;
    const Worth worth(instrument->contractSize);
    Level* const first = out.levels.data() + span.first;
    for (Level* level = first; level != first + span.count; ++level) {
        if (level->qty.v == 0) continue;  // gone, whatever a contract is worth
        level->qty.v = worth.of(level->qty.v);
        if (instrument->inverse) level->qty.v /= level->price.value();
        if (level->qty.v > kLargestQty) m_fault.set(DecodeErrorKind::BadNumber, "data", "a size out of range");
    }
}

// A frame that is cut short still names channel and instrument at its front.
void OkxCodec::blame(std::string_view text, Market)
{
    const std::string_view head = text.substr(0, 200);
    const std::string_view instId = looseText(head, "\"instId\""), channel = looseText(head, "\"channel\"");
    const auto market = marketOf(instId);
    if (!instId.empty() && market) m_damaged = m_catalogue.peek(*market, instId);
    m_damagedBook = channel == "books" || channel.ends_with("-l2-tbt");
}

OkxCodec::Own& OkxCodec::own(InstrumentId id)
{
    if (m_own.size() <= id.index()) m_own.resize(id.index() + 1);
    return m_own[id.index()];
}

}  // namespace plimsoll::okx
