// Frames and replies of Hyperliquid -> events. Frames are in hyperliquid_frames.cpp, trades and liquidations in
// hyperliquid_trades.cpp, contexts (funding, open interest, marks) in hyperliquid_contexts.cpp, REST bodies in
// hyperliquid_replies.cpp, hyperliquid_instruments.cpp and hyperliquid_accounts.cpp.
#pragma once

#include "feeds/codec_base.h"
#include "feeds/hyperliquid/frame_scan.h"

#include <map>

namespace plimsoll::hyperliquid {

class HyperliquidCodec final : public CodecBase {
public:
    explicit HyperliquidCodec(Catalogue& catalogue);

protected:
    Frame frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out) override;
    void reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out) override;
    void blame(std::string_view text, Market market) override;

private:
    using Handler = FrameKind (HyperliquidCodec::*)(const Message&);
    struct ChannelRow {
        std::string_view channel;
        Handler handler;  // null: known and not wanted
    };
    static const ChannelRow kChannels[];

    using Answer = void (HyperliquidCodec::*)(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    struct AnswerRow {
        std::string_view type;
        Answer answer;
    };
    static const AnswerRow kAnswers[];

    // Frames. Handlers say what the frame is about in m_topic.
    void control(Frame& f, std::string_view channel);
    void answered(Frame& f, std::string_view subscription, bool on);
    FrameKind book(const Message& m);
    FrameKind bbo(const Message& m);
    FrameKind trades(const Message& m);
    FrameKind candle(const Message& m);
    FrameKind userFills(const Message& m);
    FrameKind activeContext(const Message& m);
    FrameKind dexContexts(const Message& m);
    FrameKind allContexts(const Message& m);
    FrameKind packedMarks(const Message& m);
    FrameKind spotContexts(const Message& m);

    struct Book {
        Timestamp at;
        LevelSpan bids, asks;
        bool fast = false;
    };
    bool readBook(const JsonObject& data, const JsonPath& at, Book& book, EventBatch& out);
    FrameKind emitBook(InstrumentId id, const Book& book, const Stamp& stamp, EventBatch& out);
    struct Own;
    struct TradesOf;
    void tradesOf(std::string_view coin, TradesOf& of);
    void oneTrade(const Message& m, const TradesOf& of);
    void emitTrade(const TradesOf& of, Level level, bool sold, Timestamp at, std::uint64_t tid,
                   std::string_view id, const Stamp& stamp, EventBatch& out);
    FrameKind usualTrades(const Stamp& stamp, EventBatch& out);
    void oneFill(const Message& m, std::string_view user, Timestamp since, Timestamp& latest);
    void oneCandle(const Message& m, InstrumentId id);

    // Contexts.
    void perpContext(const Message& m, InstrumentId id);
    void spotContext(const Message& m, InstrumentId id);
    void contextsInOrder(std::string_view dex, JsonValue list, const JsonPath& at, const Message& m);
    std::optional<Timestamp> nextHour(const Stamp& stamp) const;

    // Replies.
    void replyMeta(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyAllMetas(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replySpotMeta(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyMetaAndContexts(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replySpotMetaAndContexts(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyBook(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyFundingHistory(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyForecasts(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyCandles(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyTrades(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyStatus(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyAccount(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    bool readPosition(const JsonObject& row, AccountPosition& out, std::uint32_t& unknown);
    void replyUnused(const RestRequest&, std::string_view, const Stamp&, EventBatch&);

    // Instruments.
    struct MarginTier {
        double from = 0, leverage = 0;
    };
    using MarginTables = std::map<std::int64_t, std::vector<MarginTier>>;
    void readMeta(std::string_view text, const JsonPath& at, bool tiers, const Stamp& stamp, EventBatch& out);
    void readSpotMeta(std::string_view text, const JsonPath& at);
    MarginTables readMarginTables(JsonValue list, const JsonPath& at);
    Instrument perpOf(const JsonPicker& k, std::string_view collateral) const;
    void emitTiers(InstrumentId id, const std::vector<MarginTier>& tiers, const Stamp& stamp, EventBatch& out);
    void tellSpotNamesApart();

    InstrumentId find(std::string_view coin);
    void setTopic(std::string_view type, std::string_view whom);
    static constexpr std::chrono::seconds kSetBack{60};
    static constexpr int kManyBefore = 100;  // trades that a subscription begins with are old, and some dozens
    void heard(Timestamp at, const Stamp& stamp);

    // State by instrument.
    struct Own {
        std::string bookTopic, fastTopic, bboTopic, tradesTopic, contextTopic;  // built once
        bool fastAsked = false;    // the five-level book is subscribed as well
        bool tradesAsked = false;  // subscribed, and no trade since
        bool traded = false;
        Timestamp quoted{};  // of the newest best quotes
    };
    Own& own(InstrumentId id);
    std::vector<Own> m_own;

    // Each dex's contracts in the order of its universe: contexts are told by position only.
    std::map<std::string, std::vector<InstrumentId>, std::less<>> m_universes;
    std::map<std::int64_t, std::string> m_tokens;                // spot tokens by index
    std::map<std::string, Timestamp, std::less<>> m_fillsSince;  // by vault
    std::vector<TradeRow> m_trades;
    std::string_view m_topic;
    std::string m_topicText, m_unpacked;
    Timestamp m_venueTime{};  // the latest that any frame has said
    int m_before = 0;         // messages in a row from long before that
    std::string m_special;    // the status that was told last, while it lasts
    JsonReader m_inner;       // a fourth walk, for what lies in a context or fill
    JsonObject m_leaf;
};

}  // namespace plimsoll::hyperliquid
