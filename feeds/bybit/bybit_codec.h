// Frames and replies of Bybit -> events. Frames are in bybit_frames.cpp and bybit_tickers.cpp, REST
// bodies in bybit_replies.cpp and bybit_instruments.cpp.
#pragma once

#include "feeds/bybit/frame_scan.h"
#include "feeds/codec_base.h"

#include <unordered_set>

namespace plimsoll::bybit {

// What the ticker topic has said about one contract since its last snapshot (bybit.md section 4):
// a field that a delta leaves out is unchanged.
struct TickerRecord {
    std::optional<Price> last, high, low, open, mark, index, bid, ask;
    std::optional<Qty> bidQty, askQty;
    std::optional<double> baseVolume, quoteVolume, change;
    std::optional<double> rate, hours, cap;
    std::optional<Timestamp> next;
    std::optional<double> interest, interestUsd, single, singleUsd;
};

class BybitCodec final : public CodecBase {
public:
    explicit BybitCodec(Catalogue& catalogue);

protected:
    Frame frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out) override;
    void reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out) override;
    void blame(std::string_view text, Market market) override;

private:
    // A topic is "orderbook.200.BTCUSDT": channel, its argument, and whom it is about.
    struct Topic {
        std::string_view channel, argument, symbol;
    };
    static Topic split(std::string_view topic);

    using Handler = FrameKind (BybitCodec::*)(const Message&, const Topic&);
    struct TopicRow {
        std::string_view channel;
        Handler handler;  // null: known and not wanted
    };
    static const TopicRow kTopics[];

    using Whole = void (BybitCodec::*)(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    using Row = void (BybitCodec::*)(const Message&, InstrumentId);
    struct ReplyRow {
        ReplyKind kind;
        Whole whole;
        Row row;  // one of these two
    };
    static const ReplyRow kReplies[];

    // Frames.
    bool usualBook(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f);
    bool usualTrades(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f);
    void control(Frame& f);
    FrameKind orderbook(const Message& m, const Topic& topic);
    FrameKind tickers(const Message& m, const Topic& topic);
    FrameKind publicTrade(const Message& m, const Topic& topic);
    FrameKind liquidations(const Message& m, const Topic& topic);
    FrameKind kline(const Message& m, const Topic& topic);
    FrameKind insurance(const Message& m, const Topic& topic);
    FrameKind adlAlert(const Message& m, const Topic& topic);
    FrameKind priceLimit(const Message& m, const Topic& topic);
    FrameKind systemStatus(const Message& m, const Topic& topic);
    // `data` as list or as one object: the documents and the wire differ.
    template <typename F>
    FrameKind eachItem(const Message& m, F&& each);

    FrameKind tellBook(InstrumentId id, std::int64_t depth, const BookFrame& read, const Stamp& stamp,
                       EventBatch& out);
    void oneTrade(const Message& m, InstrumentId id);
    void tellTrade(InstrumentId id, const TradeRow& row, const Stamp& stamp, EventBatch& out);
    void oneLiquidation(const Message& m, InstrumentId id);

    // Tickers. `changed` has a bit for every group of fields that the message spoke of.
    enum Group : unsigned { GMark = 1, GFunding = 2, GInterest = 4, GTicker = 8, GQuotes = 16 };
    unsigned mergeTicker(const JsonPicker& k, TickerRecord& record, unsigned& frameMark);
    void emitTicker(const Message& m, InstrumentId id, const TickerRecord& record, unsigned groups,
                    std::optional<Timestamp> at, std::int64_t seq);
    void emitInterest(const Message& m, InstrumentId id, std::optional<Timestamp> at, std::optional<double> both,
                      std::optional<double> bothUsd, std::optional<double> single, std::optional<double> singleUsd,
                      bool past = false);

    // Replies.
    void rows(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out, Row row);
    bool result(std::string_view body);  // opens result.list or the like into m_data
    void replyInstruments(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    using Listed = std::optional<std::unordered_set<std::string>>;  // by the pages so far; none: not begun
    void instrumentRow(const Message& m, std::string_view category, Listed& listed);
    void replyDepth(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyFundingHistory(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyTiers(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyInsurance(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyPriceLimit(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyKlines(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyTime(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyStatus(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void tickerRow(const Message&, InstrumentId);
    void openInterestRow(const Message&, InstrumentId);
    void ratioRow(const Message&, InstrumentId);
    void adlRow(const Message&, InstrumentId);
    void tradeRow(const Message&, InstrumentId);

    void emitFund(const Message& m, std::string_view coin, std::string_view symbols, double balance,
                  std::optional<Timestamp> at);
    void emitStatus(const Message& m, std::optional<Timestamp> at);

    InstrumentId find(Market market, std::string_view symbol);
    InstrumentId usualFind(Market market, std::string_view symbol);  // the same, of a piece of a frame
    InstrumentId ofRequest(const RestRequest& request);
    Qty baseQty(InstrumentId id, Qty qty, Price price) const;
    void toBase(InstrumentId id, LevelSpan span, EventBatch& out) const;
    void toBase(InstrumentId id, Kline& bar) const;

    // State by instrument.
    struct Own {
        TickerRecord ticker;
        Mono markTold{}, slowTold{};   // when unchanged values were last confirmed
        std::optional<Mono> topHeard;  // orderbook.1 speaks: the ticker's quotes are older
        std::uint16_t depth = 0;       // of the order book that counts, when several are subscribed
        Mono depthHeard{};
    };
    Own& own(InstrumentId id);
    bool topSpeaks(const Own& mine, const Stamp& stamp) const;
    std::vector<Own> m_own;
    std::array<SymbolMemo, 3> m_symbols;  // by market
    std::vector<TradeRow> m_trades;
    Listed m_listedContracts, m_listedSpot;  // across the pages of these two lists
};

}  // namespace plimsoll::bybit
