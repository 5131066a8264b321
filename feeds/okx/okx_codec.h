// Frames and replies of OKX -> events. Books are in okx_books.cpp, the other frames in okx_frames.cpp, answers and
// notices in okx_control.cpp, what else channels and replies say of one instrument in okx_rows.cpp, REST bodies in
// okx_replies.cpp and okx_instruments.cpp.
#pragma once

#include "feeds/codec_base.h"
#include "feeds/okx/frame_scan.h"
#include "feeds/okx/okx_checksum.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace plimsoll::okx {

class OkxCodec final : public CodecBase {
public:
    explicit OkxCodec(Catalogue& catalogue);

protected:
    Frame frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out) override;
    void reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out) override;
    void blame(std::string_view text, Market market) override;

private:
    // What `arg` of a frame says: {"channel":"books","instId":"BTC-USDT-SWAP"}.
    struct Arg {
        std::string_view channel, instId, instType;
    };
    using Whole = FrameKind (OkxCodec::*)(const Message&, const Arg&);
    using Row = void (OkxCodec::*)(const Message&, InstrumentId);
    struct ChannelRow {
        std::string_view channel;
        Whole whole;
        Row row;  // one of these two; neither: known and not wanted
    };
    static const ChannelRow kChannels[];

    using Reply = void (OkxCodec::*)(const RestRequest&, const Stamp&, EventBatch&);
    using Columns = void (OkxCodec::*)(const RestRequest&, const Message&, InstrumentId);
    struct ReplyRow {
        ReplyKind kind;
        Reply whole;
        Row row;          // objects that name their instrument
        Columns columns;  // lists of columns in m_values; exactly one of these three
    };
    static const ReplyRow kReplies[];

    // Frames.
    bool usual(std::string_view text, const Stamp& stamp, Market market, EventBatch& out, Frame& f);
    bool usualBook(FrameScan& scan, const Head& head, const Stamp& stamp, EventBatch& out, Frame& f);
    bool usualTrades(FrameScan& scan, const Head& head, const Stamp& stamp, EventBatch& out, Frame& f);
    void nameTopic(std::string_view channel, std::string_view about);
    void control(Frame& f, const Stamp& stamp, EventBatch& out);
    bool allAnswered(std::string_view connection, std::string_view id);
    FrameKind channel(const Message& m, const Arg& arg);
    FrameKind rows(const Message& m, const Arg& arg, Row row);
    bool oneRow(const Message& item, std::string_view named, Row row);
    // Each object of `data`.
    template <typename F>
    void eachItem(const Message& m, F&& each)
    {
        const JsonValue data = m.object["data"];
        if (!data.isArray()) {
            m_fault.set(data.present() ? DecodeErrorKind::WrongType : DecodeErrorKind::Missing, "data",
                        data.present() ? "a list expected" : "missing");
            return;
        }
        m_nested.eachObject(data.raw, m_item, m_fault, kInData, [&](std::size_t i, const JsonObject& o) {
            const JsonPath at{nullptr, "data", static_cast<std::ptrdiff_t>(i)};
            each(Message{o, at, m.stamp, m.market, m.out});
            return !m_fault;
        });
    }
    static constexpr JsonPath kWhole{}, kInData{nullptr, "data", -1};
    FrameKind books(const Message& m, const Arg& arg);
    FrameKind books5(const Message& m, const Arg& arg);
    FrameKind bestQuotes(const Message& m, const Arg& arg);
    FrameKind allTrades(const Message& m, const Arg& arg);
    FrameKind indexTickers(const Message& m, const Arg& arg);
    FrameKind liquidations(const Message& m, const Arg& arg);
    FrameKind instruments(const Message& m, const Arg& arg);
    FrameKind adlWarning(const Message& m, const Arg& arg);
    FrameKind status(const Message& m, const Arg& arg);
    FrameKind candles(const Message& m, const Arg& arg);
    bool bookCounts(InstrumentId id, std::string_view channel, bool image, const Stamp& stamp);
    void oneBook(const Message& m, InstrumentId id, bool image);
    void tellBook(InstrumentId id, bool image, const BookRow& row, const JsonPath& at, const Stamp& stamp,
                  EventBatch& out);
    void tellQuotes(InstrumentId id, const BookRow& row, const Stamp& stamp, EventBatch& out);
    void oneLiquidation(const Message& m, InstrumentId id);
    bool readImage(const Message& m, InstrumentId id, BookUpdate& image);
    bool toBase(InstrumentId id, const BookUpdate& update, EventBatch& out);

    // Rows, the same in frames and replies.
    void tradeRow(const Message& m, InstrumentId id);
    void tellTrade(InstrumentId id, const TradeRow& row, const Stamp& stamp, EventBatch& out);
    void tickerRow(const Message& m, InstrumentId id);
    void markRow(const Message& m, InstrumentId id);
    void fundingRow(const Message& m, InstrumentId id);
    void openInterestRow(const Message& m, InstrumentId id);
    void priceLimitRow(const Message& m, InstrumentId id);
    void statusRow(const Message& m);
    void indexRow(const Message& m);
    void adlRow(const Message& m, InstrumentId id);
    bool kline(const JsonPath& at, InstrumentId id, int minutes, bool spot, Kline& out);

    // Replies.
    void replyInstruments(const RestRequest&, const Stamp&, EventBatch&);
    void instrumentRow(const Message& m);
    void replyDepth(const RestRequest&, const Stamp&, EventBatch&);
    void replyPrices(const RestRequest&, const Stamp&, EventBatch&);
    void replyFundingHistory(const RestRequest&, const Stamp&, EventBatch&);
    void replyTiers(const RestRequest&, const Stamp&, EventBatch&);
    void replyInsurance(const RestRequest&, const Stamp&, EventBatch&);
    void replyStatus(const RestRequest&, const Stamp&, EventBatch&);
    void replyTime(const RestRequest&, const Stamp&, EventBatch&);
    void klineColumns(const RestRequest&, const Message&, InstrumentId);
    void ratioColumns(const RestRequest&, const Message&, InstrumentId);
    void takerColumns(const RestRequest&, const Message&, InstrumentId);
    void openInterestColumns(const RestRequest&, const Message&, InstrumentId);
    // Each object of `data`.
    template <typename F>
    void eachRow(const RestRequest& request, const Stamp& stamp, EventBatch& out, F&& each)
    {
        eachItem({m_top, kWhole, stamp, request.market, out}, each);
    }
    void columns(const RestRequest& request, const Stamp& stamp, EventBatch& out, Columns read);
    bool column(std::size_t index, const JsonPath& at, double& value);

    // Instruments.
    InstrumentId find(std::string_view instId);
    InstrumentId usualFind(std::string_view instId);  // the same, of a piece of a frame
    InstrumentId ofRequest(const RestRequest& request);
    // Families are of futures, too: what a row says of its type, else what was asked for. Nothing: swaps.
    static bool ofSwaps(std::string_view said, std::string_view asked);
    const std::vector<InstrumentId>& ofIndex(std::string_view index);
    void followIndex(const std::string& index, InstrumentId id);

    // Sizes are contracts, ours are coins. An unknown contract gives no number (NaN): what is not known
    // is not zero.
    Qty baseQty(InstrumentId id, Qty contracts, Price price) const;
    void toBase(InstrumentId id, LevelSpan span, EventBatch& out);

    // State by instrument.
    struct Own {
        std::optional<Mono> topHeard;     // bbo-tbt speaks: the ticker's quotes are older
        std::optional<Mono> tradesHeard;  // `trades` speaks: `trades-all` would say it twice
        unsigned bookRank = 0;            // of the channel that is the book, when several are subscribed
        Mono bookHeard{};
        std::unique_ptr<CheckedBook> checked;
        std::optional<Price> mark;  // for what is given in contracts and wanted in money
    };
    Own& own(InstrumentId id);
    std::vector<Own> m_own;
    SymbolMemo m_symbols;
    std::vector<TradeRow> m_trades;
    std::unordered_map<std::string, std::vector<InstrumentId>> m_byIndex;  // "BTC-USDT": the swaps on it
    std::unordered_set<std::string> m_listed;  // in the instrument list that is being read
    std::string m_topic;                       // of the frame being read

    // A request is acknowledged arg by arg; it counts when the last of them has come.
    struct Answers {
        std::string request;  // connection and id
        unsigned left = 0;
    };
    std::deque<Answers> m_answers;
};

}  // namespace plimsoll::okx
