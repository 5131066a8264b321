// Order books and best quotes. okx.md section 4. What is read from the fields of an object and what is read in one
// pass is told by the same functions.
#include "feeds/okx/okx_codec.h"

#include <algorithm>
#include <utility>

namespace plimsoll::okx {

namespace {

// Several channels may bring a book of one instrument, each with numbers of its own. The finest counts.
constexpr std::array kBookRanks = {
    std::pair{std::string_view("books-l2-tbt"), 3u},
    std::pair{std::string_view("books"), 2u},
    std::pair{std::string_view("books50-l2-tbt"), 1u},
};

unsigned rankOf(std::string_view channel)
{
    const auto row =
        std::find_if(kBookRanks.begin(), kBookRanks.end(), [&](const auto& r) { return r.first == channel; });
    return row == kBookRanks.end() ? 0 : row->second;
}

// Until 2022 there were no numbers: then the checksum alone shows a hole, and one of the two must be there.
bool oldSchema(std::int64_t checksum, bool numbered)
{
    return checksum != 0 && !numbered;
}

}  // namespace

bool OkxCodec::toBase(InstrumentId id, const BookUpdate& update, EventBatch& out)
{
    toBase(id, update.bids, out);
    toBase(id, update.asks, out);
    return !m_fault;
}

// Complete in itself; answers and the best five need not have an id.
bool OkxCodec::readImage(const Message& m, InstrumentId id, BookUpdate& image)
{
    const JsonPicker k = pick(m);
    image.image = true;
    image.seq = m.object["seqId"].blank() ? -1 : k.sequence("seqId");
    image.bids = k.levels("bids", m.out);
    image.asks = k.levels("asks", m.out);
    if (m_fault || !toBase(id, image, m.out)) return false;
    sortImage(image, m.out);
    return true;
}

// `books` and the quotes of bbo-tbt, which look alike.
bool OkxCodec::usualBook(FrameScan& scan, const Head& head, const Stamp& stamp, EventBatch& out, Frame& f)
{
    static constexpr JsonPath inFirst{nullptr, "data", 0};
    Action action{};
    BookRow row;
    const std::size_t levels = out.levels.size();
    if (!scanBook(scan, out.levels, action, row)) return false;
    const bool image = action == Action::Snapshot, quotes = rankOf(head.channel) == 0;
    const bool numbered = oldSchema(row.checksum, row.seq.has_value()) || (row.seq && (image || row.previous));
    if (!quotes && (action == Action::None || !row.at || !numbered)) {
        out.levels.resize(levels);
        return false;
    }
    const InstrumentId id = usualFind(head.instId);
    f.kind = FrameKind::Ignored;
    if (id.valid() && quotes) {
        f.kind = FrameKind::Data;
        tellQuotes(id, row, stamp, out);
    } else if (id.valid() && bookCounts(id, head.channel, image, stamp)) {
        f.kind = FrameKind::Data;
        m_damaged = id;
        m_damagedBook = true;
        tellBook(id, image, row, inFirst, stamp, out);
        if (m_fault)
            own(id).checked.reset();
        else
            m_damaged = {};
    } else {
        out.levels.resize(levels);
    }
    return true;
}

bool OkxCodec::bookCounts(InstrumentId id, std::string_view channel, bool image, const Stamp& stamp)
{
    Own& mine = own(id);
    const unsigned rank = rankOf(channel);
    const bool silent = stamp.mono - mine.bookHeard > std::chrono::seconds(5);
    if (mine.bookRank == 0 || (image && (rank > mine.bookRank || silent))) mine.bookRank = rank;
    if (rank != mine.bookRank) return false;
    mine.bookHeard = stamp.mono;
    return true;
}

FrameKind OkxCodec::books(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    m_damaged = id;
    m_damagedBook = true;
    const JsonPicker top = pick(m);
    const std::string_view action = top.text("action");
    const bool image = action == "snapshot";
    if (!m_fault && !image && action != "update")
        top.fail("action", DecodeErrorKind::WrongType, "neither snapshot nor update");
    if (m_fault) return FrameKind::Data;

    if (!bookCounts(id, arg.channel, image, m.stamp)) {
        m_damaged = {};
        return FrameKind::Ignored;
    }
    eachItem(m, [&](const Message& item) { oneBook(item, id, image); });
    if (m_fault)
        own(id).checked.reset();
    else
        m_damaged = {};
    return FrameKind::Data;
}

// Section 4. Messages are linked by seqId and prevSeqId.
void OkxCodec::oneBook(const Message& m, InstrumentId id, bool image)
{
    const JsonPicker k = pick(m);
    BookRow row;
    row.checksum = k.integerIf("checksum").value_or(0);
    if (!oldSchema(row.checksum, m.object.has("seqId"))) {
        row.seq = k.sequence("seqId");
        if (!image) row.previous = k.integer("prevSeqId");
    }
    row.at = k.timeIf("ts");
    row.bids = k.levels("bids", m.out);
    row.asks = k.levels("asks", m.out);
    row.bidsWritten = m.object["bids"].raw;
    row.asksWritten = m.object["asks"].raw;
    if (!m_fault) tellBook(id, image, row, m.path, m.stamp, m.out);
}

void OkxCodec::tellBook(InstrumentId id, bool image, const BookRow& row, const JsonPath& at, const Stamp& stamp,
                        EventBatch& out)
{
    BookUpdate update;
    update.image = image;
    update.seq = row.seq.value_or(-1);
    if (!image && row.seq) update.prevSeq = row.previous.value_or(-1);
    update.bids = row.bids;
    update.asks = row.asks;
    // Constant 0 or absent since June 2026: says nothing.
    Own& mine = own(id);
    if (row.checksum == 0) {
        mine.checked.reset();
    } else if (image || mine.checked) {
        if (!mine.checked) mine.checked = std::make_unique<CheckedBook>();
        const bool same = mine.checked->apply(update, out, row.bidsWritten, row.asksWritten,
                                              static_cast<std::int32_t>(row.checksum));
        if (!same) {
            m_fault.set(DecodeErrorKind::BadNumber, at.text("checksum"), "the book does not have this checksum");
            return;
        }
    }
    if (!toBase(id, update, out)) return;
    if (image) sortImage(update, out);
    emit(out, id, stamp, row.at == Timestamp{} ? std::nullopt : row.at, update);
}

// The best five, complete each time: no chain.
FrameKind OkxCodec::books5(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        BookUpdate update;
        update.channel = BookChannel::Partial;
        update.depth = 5;
        const auto at = k.timeIf("ts");
        if (readImage(item, id, update)) emit(m.out, id, m.stamp, at, update);
    });
    return FrameKind::Data;
}

FrameKind OkxCodec::bestQuotes(const Message& m, const Arg& arg)
{
    const InstrumentId id = find(arg.instId);
    if (!id.valid()) return FrameKind::Ignored;
    eachItem(m, [&](const Message& item) {
        const JsonPicker k = pick(item);
        BookRow row;
        row.at = k.timeIf("ts");
        row.seq = k.integerIf("seqId");
        row.bids = k.levels("bids", m.out);
        row.asks = k.levels("asks", m.out);
        if (!m_fault) tellQuotes(id, row, m.stamp, m.out);
    });
    return FrameKind::Data;
}

// The levels are not kept.
void OkxCodec::tellQuotes(InstrumentId id, const BookRow& row, const Stamp& stamp, EventBatch& out)
{
    BookUpdate sides;
    sides.bids = row.bids;
    sides.asks = row.asks;
    if (toBase(id, sides, out) && row.bids.count > 0 && row.asks.count > 0) {
        const Level bid = *out.begin(row.bids), ask = *out.begin(row.asks);
        emit(out, id, stamp, row.at, Bbo{bid.price, ask.price, bid.qty, ask.qty, row.seq.value_or(0)});
        own(id).topHeard = stamp.mono;
    }
    out.levels.resize(std::min(row.bids.first, row.asks.first));
}

}  // namespace plimsoll::okx
