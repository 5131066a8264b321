#include "feeds/hyperliquid/hyperliquid_codec.h"

#include "feeds/hyperliquid/hyperliquid.h"

#include <algorithm>

namespace plimsoll::hyperliquid {

std::unique_ptr<VenueCodec> makeCodec(Catalogue& catalogue)
{
    return std::make_unique<HyperliquidCodec>(catalogue);
}

Market marketOfCoin(std::string_view coin)
{
    return coin.starts_with('@') || coin.find('/') != std::string_view::npos ? Market::Spot : Market::Perp;
}

// Section 2: contracts are named by their coin alone ("BTC", "kPEPE", "xyz:TSLA") and settle in USDC; a
// pair's number ("@107") means nothing without the list.
void shapeSymbol(Instrument& instrument)
{
    const std::string_view symbol = instrument.symbol;
    const std::size_t slash = symbol.find('/');
    instrument.base = symbol.substr(0, slash);
    instrument.quote = slash == std::string_view::npos ? "USDC" : symbol.substr(slash + 1);
    instrument.settle = instrument.quote;
    const AssetName name = unifiedAsset(instrument.base);
    instrument.asset = name.asset;
    instrument.multiplier = name.multiplier;
    if (instrument.market != Market::Perp) return;
    instrument.contractSize = 1;
    instrument.fundingHours = 1;
    instrument.crypto = symbol.find(':') == std::string_view::npos;
}

HyperliquidCodec::HyperliquidCodec(Catalogue& catalogue) : CodecBase(catalogue)
{
    catalogue.onInvent(&shapeSymbol);
}

InstrumentId HyperliquidCodec::find(std::string_view coin)
{
    if (coin.empty() || coin.starts_with('#')) return {};  // outcome markets
    return m_catalogue.find(marketOfCoin(coin), coin);
}

HyperliquidCodec::Own& HyperliquidCodec::own(InstrumentId id)
{
    if (m_own.size() <= id.index()) m_own.resize(id.index() + 1);
    Own& mine = m_own[id.index()];
    if (mine.bookTopic.empty()) {
        const Instrument* instrument = m_catalogue.get(id);
        const std::string coin = instrument ? instrument->symbol : std::string();
        mine.bookTopic = "l2Book " + coin;
        mine.fastTopic = "l2Book+fast " + coin;
        mine.bboTopic = "bbo " + coin;
        mine.tradesTopic = "trades " + coin;
        mine.contextTopic = "activeAssetCtx " + coin;
    }
    return mine;
}

void HyperliquidCodec::setTopic(std::string_view type, std::string_view whom)
{
    m_topicText = type;
    if (!whom.empty()) {
        m_topicText += ' ';
        m_topicText += whom;
    }
    m_topic = m_topicText;
}

// The venue's clock as its messages tell it.
void HyperliquidCodec::heard(Timestamp at, const Stamp& stamp)
{
    // One absurd time must not outlast its frame.
    if (stamp.received != Timestamp{} && at > stamp.received + std::chrono::hours(24)) return;
    // Some of this age are history; many in a row, and the venue's clock was set back.
    const bool before = at + kSetBack < m_venueTime;
    m_before = before ? m_before + 1 : 0;
    if (m_before < kManyBefore) {
        m_venueTime = std::max(m_venueTime, at);
        return;
    }
    m_venueTime = at;
    m_before = 0;
}

// A frame that is cut short still names its coin, in whatever place.
void HyperliquidCodec::blame(std::string_view text, Market)
{
    const std::string_view channel = looseText(text.substr(0, 200), "\"channel\"");
    const std::string_view coin = looseText(text.substr(0, 400), "\"coin\"");
    if (!coin.empty()) m_damaged = m_catalogue.peek(marketOfCoin(coin), coin);
    m_damagedBook = channel == "l2Book";
}

}  // namespace plimsoll::hyperliquid
