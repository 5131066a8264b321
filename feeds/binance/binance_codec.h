// Frames and replies of Binance -> events. The frames are in binance_frames.cpp, order flow in
// binance_flow.cpp, market statistics in binance_market_frames.cpp, REST bodies in binance_replies.cpp and
// binance_instruments.cpp.
#pragma once

#include "feeds/binance/frame_scan.h"
#include "feeds/codec_base.h"

#include <array>
#include <unordered_set>

namespace plimsoll::binance {

class BinanceCodec final : public CodecBase {
public:
    explicit BinanceCodec(Catalogue& catalogue);

protected:
    Frame frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out) override;
    void reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out) override;
    void blame(std::string_view text, Market market) override;

private:
    using Handler = FrameKind (BinanceCodec::*)(const Message&);
    struct EventRow {
        std::string_view name;
        Handler handler;  // null: known and not wanted
    };
    static const EventRow kEvents[];

    using ReplyHandler = void (BinanceCodec::*)(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    struct ReplyRow {
        ReplyKind kind;
        ReplyHandler whole;
        void (BinanceCodec::*row)(const Message&, InstrumentId);
    };
    static const ReplyRow kReplies[];

    // Frames.
    bool usualEvent(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f);
    void control(Frame& f);
    FrameKind event(const Message& m);
    FrameKind nameless(const Message& m);
    FrameKind depth(const Message& m);
    FrameKind bareImage(const Message& m);
    FrameKind bookTicker(const Message& m);
    FrameKind aggTrade(const Message& m);
    FrameKind trade(const Message& m);
    FrameKind markPrice(const Message& m);
    FrameKind forceOrder(const Message& m);
    FrameKind contractInfo(const Message& m);
    FrameKind ticker(const Message& m);
    FrameKind kline(const Message& m);
    FrameKind shutdown(const Message& m);
    bool tellDepth(InstrumentId id, const DepthRow& row, const Stamp& stamp, Market market, EventBatch& out);
    void tellQuote(InstrumentId id, const QuoteRow& row, const Stamp& stamp, EventBatch& out);
    void tellTrade(InstrumentId id, const TradeRow& row, const Stamp& stamp, EventBatch& out);

    // Replies that are one object or a list of them go by `Row`, the others are read as a whole.
    using Row = void (BinanceCodec::*)(const Message&, InstrumentId);
    void rows(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out, Row row);
    void bestQuotesRow(const Message&, InstrumentId);
    void openInterestRow(const Message&, InstrumentId);
    void openInterestHistoryRow(const Message&, InstrumentId);
    void fundingInfoRow(const Message&, InstrumentId);
    void fundingHistoryRow(const Message&, InstrumentId);
    void premiumIndexRow(const Message&, InstrumentId);
    void tickerRow(const Message&, InstrumentId);
    void globalAccountRow(const Message& m, InstrumentId id) { ratioRow(m, id, RatioKind::GlobalAccount); }
    void topAccountRow(const Message& m, InstrumentId id) { ratioRow(m, id, RatioKind::TopAccount); }
    void topPositionRow(const Message& m, InstrumentId id) { ratioRow(m, id, RatioKind::TopPosition); }
    void ratioRow(const Message&, InstrumentId, RatioKind);
    void takerVolumeRow(const Message&, InstrumentId);
    void adlRow(const Message&, InstrumentId);
    void tradeRow(const Message&, InstrumentId);

    void replyInstruments(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyDepth(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyInsurance(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyTiers(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyKlines(const RestRequest&, std::string_view, const Stamp&, EventBatch&);
    void replyTime(const RestRequest&, std::string_view, const Stamp&, EventBatch&);

    void instrumentRow(const Message& m, std::unordered_set<std::string>& seen);
    void insuranceFund(const Message& m);
    void mark(const Message& m, InstrumentId id, std::optional<Timestamp> at, std::optional<Price> markPrice,
              std::optional<Price> index, std::optional<double> rate, std::optional<Timestamp> next);

    // Symbols.
    InstrumentId find(Market market, std::string_view symbol);
    InstrumentId speaker(Market market, std::string_view symbol);       // find, and remember that it spoke
    InstrumentId usualSpeaker(Market market, std::string_view symbol);  // the same, of a piece of a frame
    void spoke(Market market, InstrumentId id);
    InstrumentId findFromStream(Market market, std::string_view stream);
    InstrumentId ofRequest(const RestRequest& request);
    bool foreign(const JsonObject& object) const;  // another product on an all-market stream
    Qty baseQty(InstrumentId id, Qty contracts, Price price) const;
    std::optional<double> usdOf(InstrumentId id, double contracts) const;  // none: not counted in contracts
    void toBase(InstrumentId id, LevelSpan span, EventBatch& out) const;

    // Funding intervals that nobody states are measured: the step of the next funding time while the
    // stream is unbroken, and the spacing of settlements.
    struct NextFunding {
        Timestamp at{};
        Mono seen{};
    };
    void observeNext(InstrumentId id, Timestamp next, Mono now);
    void setHours(InstrumentId id, double hours, bool measured);
    void heardSettled(Timestamp at);

    std::string_view m_stream;  // of the frame being read, empty in raw form
    // By market: whose bare image may follow. The last diff stream's; before that, the only symbol heard.
    std::array<InstrumentId, 3> m_lastDepth, m_onlyHeard;
    std::array<bool, 3> m_manyHeard{};
    std::array<SymbolMemo, 3> m_symbols;      // by market
    std::vector<NextFunding> m_next;          // by instrument index
    std::vector<Timestamp> m_settled;         // by instrument index: last settlement seen
    std::optional<Timestamp> m_settledHeard;  // the list of all contracts
};

}  // namespace plimsoll::binance
