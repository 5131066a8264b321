#include "feeds/bybit/bybit_codec.h"

#include "feeds/bybit/bybit.h"
#include "feeds/rest_path.h"

namespace plimsoll::bybit {

namespace {

constexpr std::string_view kUsd = "USD";

// "BTCUSDZ26": an inverse contract that ends in December 2026.
bool isInverseDated(std::string_view symbol)
{
    constexpr std::size_t code = 3;  // a letter for the month, two digits for the year
    constexpr std::string_view months = "FGHJKMNQUVXZ";
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (symbol.size() <= kUsd.size() + code) return false;
    const std::string_view end = symbol.substr(symbol.size() - code);
    symbol.remove_suffix(code);
    return symbol.ends_with(kUsd) && months.find(end[0]) != std::string_view::npos && digit(end[1]) &&
           digit(end[2]);
}

}  // namespace

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue)
{
    return std::make_unique<BybitCodec>(catalogue);
}

// Inverse contracts are not subscribed, but their recordings decode: sizes are USD (bybit.md section 2). No
// contract has another quote that ends in USD: "DOTUSD" is DOT's.
void shapeSymbol(Instrument& instrument)
{
    if (instrument.market == Market::Spot) return;
    std::string_view pair = std::string_view(instrument.symbol).substr(0, instrument.symbol.find('-'));
    if (isInverseDated(pair)) pair.remove_suffix(3);
    if (pair.size() <= kUsd.size() || !pair.ends_with(kUsd)) return;
    instrument.base = std::string(pair.substr(0, pair.size() - kUsd.size()));
    const AssetName name = unifiedAsset(instrument.base);
    instrument.asset = name.asset;
    instrument.multiplier = name.multiplier;
    instrument.quote = kUsd;
    instrument.inverse = true;
    instrument.settle = instrument.base;
    instrument.contractSize = 1;
}

BybitCodec::BybitCodec(Catalogue& catalogue) : CodecBase(catalogue)
{
    catalogue.onInvent(&shapeSymbol);
}

InstrumentId BybitCodec::find(Market market, std::string_view symbol)
{
    // "BTCUSDT-26DEC25" is dated.
    const bool dated = symbol.find('-') != std::string_view::npos || isInverseDated(symbol);
    if (market == Market::Perp && dated) market = Market::Future;
    return m_catalogue.find(market, symbol);
}

InstrumentId BybitCodec::usualFind(Market market, std::string_view symbol)
{
    SymbolMemo& memo = m_symbols[static_cast<std::size_t>(market)];
    InstrumentId id = memo.find(symbol);
    if (!id.valid()) memo.keep(symbol, id = find(market, symbol));
    return id;
}

InstrumentId BybitCodec::ofRequest(const RestRequest& request)
{
    if (request.instrument.valid()) return request.instrument;
    const std::string symbol = queryValue(request.path, "symbol");
    return symbol.empty() ? InstrumentId{} : find(request.market, symbol);
}

Qty BybitCodec::baseQty(InstrumentId id, Qty qty, Price price) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || !instrument->inverse || price.raw <= 0) return qty;
    return {qty.v * instrument->contractSize.value_or(0) / price.value()};
}

void BybitCodec::toBase(InstrumentId id, LevelSpan span, EventBatch& out) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || !instrument->inverse) return;
    for (std::uint32_t i = span.first; i < span.first + span.count; ++i)
        out.levels[i].qty = baseQty(id, out.levels[i].qty, out.levels[i].price);
}

// Inverse contracts are counted in USD, and what was turned over in the coin.
void BybitCodec::toBase(InstrumentId id, Kline& bar) const
{
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument || !instrument->inverse) return;
    const double usd = bar.baseVolume;
    bar.baseVolume = bar.quoteVolume ? *bar.quoteVolume : baseQty(id, {usd}, bar.c).v;
    bar.quoteVolume = usd;
}

BybitCodec::Topic BybitCodec::split(std::string_view topic)
{
    Topic t;
    const std::size_t first = topic.find('.');
    t.channel = topic.substr(0, first);
    if (first == std::string_view::npos) return t;
    const std::string_view rest = topic.substr(first + 1);
    const std::size_t second = rest.find('.');
    t.symbol = second == std::string_view::npos ? rest : rest.substr(second + 1);
    t.argument = second == std::string_view::npos ? std::string_view() : rest.substr(0, second);
    return t;
}

// A frame that is cut short still names its topic, in whatever place.
void BybitCodec::blame(std::string_view text, Market market)
{
    const Topic topic = split(looseText(text.substr(0, 200), "\"topic\""));
    if (!topic.symbol.empty()) m_damaged = m_catalogue.peek(market, topic.symbol);
    m_damagedBook = topic.channel == "orderbook" && topic.argument != "1";
}

BybitCodec::Own& BybitCodec::own(InstrumentId id)
{
    if (m_own.size() <= id.index()) m_own.resize(id.index() + 1);
    return m_own[id.index()];
}

}  // namespace plimsoll::bybit
