#include "feeds/binance/binance_codec.h"

#include "feeds/binance/binance.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::binance {

namespace {

// Stream names are lower case; symbols with other letters than ASCII stay as they are.
std::string upperCase(std::string_view s)
{
    std::string out(s);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

}  // namespace

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue)
{
    return std::make_unique<BinanceCodec>(catalogue);
}

// Coin-margined contracts are not subscribed, but their recordings decode (binance.md section 0):
// BTC contracts are worth 100 USD, all others 10 USD.
void shapeSymbol(Instrument& instrument)
{
    const std::string_view symbol = instrument.symbol;
    const std::size_t at = symbol.find("USD_");
    if (at == std::string_view::npos || at == 0) return;
    instrument.base = std::string(symbol.substr(0, at));
    instrument.quote = "USD";
    instrument.settle = instrument.base;
    instrument.asset = unifiedAsset(instrument.base).asset;
    instrument.inverse = true;
    instrument.contractSize = instrument.base == "BTC" ? 100 : 10;
}

BinanceCodec::BinanceCodec(Catalogue& catalogue) : CodecBase(catalogue)
{
    catalogue.onInvent(&shapeSymbol);
}

InstrumentId BinanceCodec::find(Market market, std::string_view symbol)
{
    // "BTCUSDT_251226" is dated, "BTCUSD_PERP" is not.
    if (market == Market::Perp) {
        const std::size_t mark = symbol.find('_');
        if (mark != std::string_view::npos && symbol.substr(mark) != "_PERP") market = Market::Future;
    }
    return m_catalogue.find(market, symbol);
}

InstrumentId BinanceCodec::speaker(Market market, std::string_view symbol)
{
    const InstrumentId id = find(market, symbol);
    spoke(market, id);
    return id;
}

InstrumentId BinanceCodec::usualSpeaker(Market market, std::string_view symbol)
{
    SymbolMemo& memo = m_symbols[static_cast<std::size_t>(market)];
    InstrumentId id = memo.find(symbol);
    if (!id.valid()) memo.keep(symbol, id = find(market, symbol));
    spoke(market, id);
    return id;
}

void BinanceCodec::spoke(Market market, InstrumentId id)
{
    const auto at = static_cast<std::size_t>(market);
    if (!id.valid() || id == m_onlyHeard[at]) return;
    m_manyHeard[at] |= m_onlyHeard[at].valid();
    m_onlyHeard[at] = id;
}

InstrumentId BinanceCodec::findFromStream(Market market, std::string_view stream)
{
    const std::size_t at = stream.find('@');
    if (at == 0 || at == std::string_view::npos || stream.front() == '!') return {};
    return find(market, upperCase(stream.substr(0, at)));
}

InstrumentId BinanceCodec::ofRequest(const RestRequest& request)
{
    if (request.instrument.valid()) return request.instrument;
    const std::string symbol = queryValue(request.path, "symbol");
    return symbol.empty() ? InstrumentId{} : find(request.market, symbol);
}

// binance.md section 0: since 2026-06 all-market streams carry coin-margined symbols with st = 2.
bool BinanceCodec::foreign(const JsonObject& object) const
{
    const JsonValue st = object["st"];
    return !st.blank() && st.bare() != "1";
}

Qty BinanceCodec::baseQty(InstrumentId id, Qty contracts, Price price) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || !instrument->inverse || price.raw <= 0) return contracts;
    return {contracts.v * instrument->contractSize.value_or(0) / price.value()};
}

std::optional<double> BinanceCodec::usdOf(InstrumentId id, double contracts) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || !instrument->inverse) return std::nullopt;
    return contracts * instrument->contractSize.value_or(0);
}

void BinanceCodec::toBase(InstrumentId id, LevelSpan span, EventBatch& out) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || !instrument->inverse) return;
    for (std::uint32_t i = span.first; i < span.first + span.count; ++i)
        out.levels[i].qty = baseQty(id, out.levels[i].qty, out.levels[i].price);
}

// A frame that is cut short still names its stream at the front.
void BinanceCodec::blame(std::string_view text, Market market)
{
    const std::string_view head = text.substr(0, 200);
    const std::string_view stream = looseText(head, "\"stream\"");
    const std::string_view symbol = looseText(head, "\"s\":");
    InstrumentId id;
    if (const std::size_t at = stream.find('@'); at != std::string_view::npos && at > 0)
        id = m_catalogue.peek(market, upperCase(stream.substr(0, at)));
    if (!id.valid() && !symbol.empty()) id = m_catalogue.peek(market, symbol);
    m_damaged = id;
    m_damagedBook = stream.find("@depth") != std::string_view::npos ||
                    (stream.empty() && head.find("\"depthUpdate\"") != std::string_view::npos);
}

void BinanceCodec::observeNext(InstrumentId id, Timestamp next, Mono now)
{
    using namespace std::chrono_literals;
    if (!id.valid()) return;
    if (m_next.size() <= id.index()) m_next.resize(id.index() + 1);
    NextFunding& known = m_next[id.index()];
    const bool unbroken = known.at != Timestamp{} && now - known.seen < 60s;
    if (unbroken && next > known.at) setHours(id, toSeconds(next - known.at) / 3600, true);
    known = {next, now};
}

void BinanceCodec::setHours(InstrumentId id, double hours, bool measured)
{
    const Instrument* known = m_catalogue.get(id);
    if (!known || !(hours > 0)) return;
    if (measured) {
        // Settlements are dated to a few milliseconds past the hour.
        const double whole = std::round(hours);
        if (std::abs(hours - whole) > 0.01 || whole < 1 || whole > 24) return;
        hours = whole;
    }
    if (known->fundingHours == hours) return;
    Instrument changed = *known;
    changed.fundingHours = hours;
    m_catalogue.put(changed);
}

}  // namespace plimsoll::binance
