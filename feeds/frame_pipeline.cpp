#include "feeds/frame_pipeline.h"

#include "feeds/recording/flat_json.h"
#include "feeds/recording/sniff.h"

#include <charconv>
#include <limits>

namespace plimsoll {

namespace {

// A copy with the bytes behind its end that the decoder may look at.
class PaddedCopy {
public:
    explicit PaddedCopy(std::string_view text) : m_size(text.size())
    {
        m_bytes.reserve(text.size() + 64);
        m_bytes.assign(text);
        m_bytes.append(64, '\0');
    }
    PaddedText text() const { return {std::string_view(m_bytes).substr(0, m_size)}; }

private:
    std::string m_bytes;
    std::size_t m_size;
};

std::unique_ptr<VenueCodec> codecOf(const VenueProfile& profile, Catalogue& catalogue)
{
    auto codec = profile.makeCodec(catalogue);
    codec->verbatim = profile.verbatim;
    return codec;
}

std::int64_t imageId(std::string_view body)
{
    std::int64_t id = -1;
    if (const auto raw = flatValue(body, "lastUpdateId"))
        std::from_chars(raw->data(), raw->data() + raw->size(), id);
    return id;
}

}  // namespace

FramePipeline::FramePipeline(const VenueProfile& profile, Catalogue& catalogue, bool sync)
    : m_profile(profile), m_catalogue(catalogue), m_codec(codecOf(profile, catalogue)), m_sync(sync)
{
}

FramePipeline::Book& FramePipeline::bookOf(InstrumentId id, Market market)
{
    const auto it = m_books.find(id);
    if (it != m_books.end()) return it->second;
    return m_books.emplace(id, Book{RecordedBook(m_profile.sync(market), id), -1, market, {}}).first->second;
}

FramePipeline::Outcome FramePipeline::frame(PaddedText text, const Stamp& stamp, Market market, EventBatch& out,
                                            std::uint64_t connection)
{
    if (!m_leaving.empty()) leave(out);
    ++m_counters.frames;
    m_counters.bytes += text.text.size();
    if (m_profile.id == VenueId::Binance && isBareImage(text.text)) return bareImage(text, stamp, out);

    const std::size_t mark = out.events.size(), levels = out.levels.size(), words = out.text.size();
    auto decoded = m_codec->decodeFrame(text, stamp, market, out);
    if (decoded && !m_pendingImage.text.empty()) {
        // The image came first: it belongs to the first book that speaks.
        for (std::size_t i = mark; i < out.events.size(); ++i) {
            const auto* update = std::get_if<BookUpdate>(&out.events[i].payload);
            if (!update || update->channel != BookChannel::Main || update->image) continue;
            const InstrumentId id = out.events[i].instrument;
            out.events.resize(mark);
            out.levels.resize(levels);
            out.text.resize(words);
            const PendingImage pending = std::exchange(m_pendingImage, {});
            const PaddedCopy image(pending.text);
            std::optional<DecodeError> wrong;
            if (const Instrument* instrument = m_catalogue.get(id)) {
                auto done =
                    m_codec->decodeReply(m_profile.depthImage(*instrument), image.text(), pending.stamp, out);
                if (done) {
                    static_cast<void>(finish(Frame{}, mark, pending.stamp, out, {Via::Reply}));
                } else {
                    ++m_counters.errors;
                    wrong = std::move(done).error();
                }
            }
            const std::size_t second = out.events.size();
            Outcome outcome = finish(m_codec->decodeFrame(text, stamp, market, out), second, stamp, out,
                                     {Via::Stream, connection});
            outcome.image = std::move(wrong);
            return outcome;
        }
    }
    return finish(std::move(decoded), mark, stamp, out, {Via::Stream, connection});
}

FramePipeline::Outcome FramePipeline::bareImage(PaddedText text, const Stamp& stamp, EventBatch& out)
{
    const auto owner = ownerOfImage(imageId(text.text));
    const Instrument* instrument = owner ? m_catalogue.get(*owner) : nullptr;
    if (!instrument) {
        m_pendingImage = {std::string(text.text), stamp};
        Outcome outcome;
        outcome.kind = FrameKind::Ignored;
        outcome.kept = true;
        return outcome;
    }
    const std::size_t mark = out.events.size();
    auto decoded = m_codec->decodeReply(m_profile.depthImage(*instrument), text, stamp, out);
    return finish(decoded ? Expected<Frame, DecodeError>(Frame{}) : Unexpected{decoded.error()}, mark, stamp, out,
                  {Via::Reply});
}

// The book whose ids are nearest: ids of different symbols and markets lie far apart.
std::optional<InstrumentId> FramePipeline::ownerOfImage(std::int64_t id) const
{
    std::optional<InstrumentId> best;
    auto distance = std::numeric_limits<std::int64_t>::max();
    for (const auto& [instrument, book] : m_books) {
        if (book.lastSeen < 0) continue;
        const std::int64_t d = book.lastSeen > id ? book.lastSeen - id : id - book.lastSeen;
        if (d < distance) {
            distance = d;
            best = instrument;
        }
    }
    return best;
}

FramePipeline::Outcome FramePipeline::reply(std::string_view url, std::string_view requestBody, PaddedText body,
                                            const Stamp& stamp, EventBatch& out)
{
    if (!m_leaving.empty()) leave(out);
    ++m_counters.frames;
    m_counters.bytes += body.text.size();
    Outcome outcome;
    const auto request = m_profile.recorded(url, requestBody, m_catalogue);
    if (!request) {
        ++m_counters.unknown;
        outcome.kind = FrameKind::Unknown;
        return outcome;
    }
    const std::size_t mark = out.events.size();
    auto decoded = m_codec->decodeReply(*request, body, stamp, out);
    return finish(decoded ? Expected<Frame, DecodeError>(Frame{}) : Unexpected{decoded.error()}, mark, stamp, out,
                  {Via::Reply});
}

namespace {

struct CarriesItsDate {
    bool operator()(const InstrumentChanged&) const { return true; }
    bool operator()(const Tier&) const { return true; }
    bool operator()(const Kline&) const { return true; }
    bool operator()(const OpenInterest& v) const { return v.past; }
    bool operator()(const Funding& v) const { return v.kind == FundingKind::Settled; }
    template <typename Other>
    bool operator()(const Other&) const
    {
        return false;
    }
};

}  // namespace

FramePipeline::Outcome FramePipeline::earlier(std::string_view url, std::string_view requestBody, PaddedText body,
                                              const Stamp& stamp, EventBatch& out)
{
    const std::size_t mark = out.events.size();
    Outcome outcome = reply(url, requestBody, body, stamp, out);
    for (std::size_t i = mark; i < out.events.size(); ++i)
        if (!std::visit(CarriesItsDate{}, out.events[i].payload)) out.events[i].payload = std::monostate{};
    return outcome;
}

void FramePipeline::ownBook(const BookImage& book, const Stamp& stamp, EventBatch& out)
{
    const InstrumentId id = m_catalogue.find(book.market, book.symbol);
    if (!id.valid()) return;
    const std::size_t mark = out.events.size();
    BookUpdate update;
    update.image = true;
    update.seq = book.seq;
    update.depth = book.depth;
    const auto side = [&out](const std::vector<Level>& levels) {
        const LevelSpan span{static_cast<std::uint32_t>(out.levels.size()),
                             static_cast<std::uint32_t>(levels.size())};
        out.levels.insert(out.levels.end(), levels.begin(), levels.end());
        return span;
    };
    update.bids = side(book.bids);
    update.asks = side(book.asks);
    MarketEvent event;
    event.instrument = id;
    event.venue = book.venue;
    event.stamp = stamp;
    event.stamp.venue = book.at;
    event.payload = update;
    out.events.push_back(std::move(event));
    static_cast<void>(finish(Frame{}, mark, stamp, out, {Via::Own}));
}

Expected<void, DecodeError> FramePipeline::learn(const RestRequest& request, PaddedText body)
{
    EventBatch unused;
    return m_codec->decodeReply(request, body, {}, unused);
}

FramePipeline::Outcome FramePipeline::finish(Expected<Frame, DecodeError> decoded, std::size_t mark,
                                             const Stamp& stamp, EventBatch& out, const Origin& origin)
{
    Outcome outcome;
    if (!decoded) {
        ++m_counters.errors;
        outcome.error = std::move(decoded).error();
        const DecodeError& e = *outcome.error;
        if (m_sync && e.book && e.instrument.valid()) {
            const auto it = m_books.find(e.instrument);
            const auto whose = origin.via == Via::Stream ? std::optional(origin.connection) : std::nullopt;
            if (it != m_books.end()) note(it->second.told.lose(LostReason::BadFrame, stamp, out, whose));
        }
        m_counters.events += out.events.size() - mark;
        return outcome;
    }
    outcome.leftOut = m_codec->takeLeftOut();
    if (outcome.leftOut) ++m_counters.errors;
    outcome.frame = std::move(*decoded);
    outcome.kind = outcome.frame.kind;
    if (outcome.kind == FrameKind::Unknown) ++m_counters.unknown;

    const std::size_t end = out.events.size();  // what the sync appends has passed it already
    for (std::size_t i = mark; i < end; ++i) {
        const auto* update = std::get_if<BookUpdate>(&out.events[i].payload);
        if (!update || update->channel != BookChannel::Main) continue;
        const InstrumentId id = out.events[i].instrument;
        const Instrument* instrument = m_catalogue.get(id);
        Book& book = bookOf(id, instrument ? instrument->market : Market::Perp);
        book.lastSeen = update->seq;
        if (origin.via == Via::Stream && book.topic != outcome.frame.topic) book.topic = outcome.frame.topic;
        if (!m_sync) continue;
        switch (origin.via) {
            case Via::Stream: note(book.told.feed(out, i, origin.connection)); break;
            case Via::Reply: note(book.told.reply(out, i)); break;
            case Via::Own: note(book.told.reply(out, i, BookSync::Origin::Own)); break;
        }
    }
    m_counters.events += out.events.size() - mark;
    return outcome;
}

void FramePipeline::note(const RecordedBook::Told& told)
{
    m_counters.duplicates += told.repeated;
    m_counters.gaps += told.gap;
    m_counters.resyncs += told.resynced;
}

void FramePipeline::lose(InstrumentId id, LostReason reason, const Stamp& stamp, EventBatch& out)
{
    const auto it = m_books.find(id);
    if (it != m_books.end()) note(it->second.told.lose(reason, stamp, out, std::nullopt));
}

void FramePipeline::ended(std::uint64_t connection, bool onPurpose, const Stamp& stamp, EventBatch& out)
{
    if (connection == 0) return;
    if (!m_leaving.empty()) leave(out);
    for (auto& [id, book] : m_books) book.told.ended(connection, onPurpose, stamp, out);
}

// The venue's own words for the topic, as this session writes them: between the brackets of a list, or
// what follows "subscription".
bool FramePipeline::names(std::string_view sent, const Book& book, bool on) const
{
    constexpr std::string_view kSingle = "\"subscription\":";
    for (const OutFrame& frame : m_profile.subscribe({&book.topic, 1}, on, book.market, 0)) {
        const std::string_view text = frame.text;
        const std::size_t list = text.find('['), single = text.find(kSingle);
        const std::size_t from = list != text.npos ? list + 1 : single + kSingle.size();
        const std::size_t to = text.rfind(list != text.npos ? ']' : '}');
        if ((list == text.npos && single == text.npos) || to == text.npos || to <= from) continue;
        if (sent.find(text.substr(from, to - from)) != sent.npos) return true;
    }
    return false;
}

void FramePipeline::sent(std::string_view text, const Stamp& stamp, Market market, std::uint64_t connection,
                         EventBatch& out)
{
    const auto says = [text](std::string_view lower, std::string_view upper) {
        return text.find(lower) != text.npos || text.find(upper) != text.npos;
    };
    const bool off = says("\"unsubscribe\"", "\"UNSUBSCRIBE\"");
    const bool on = says("\"subscribe\"", "\"SUBSCRIBE\"");
    if (!m_sync || connection == 0 || (!off && !on)) return;
    if (on) {
        std::erase_if(m_leaving, [&](const Leaving& l) {
            return l.connection == connection && names(text, m_books.at(l.book), true);
        });
        leave(out);
    }
    for (auto& [id, book] : m_books) {
        if (book.topic.empty() || book.market != market || !names(text, book, on)) continue;
        if (on)
            book.told.joined(connection);
        else
            m_leaving.push_back({id, connection, stamp});
    }
}

void FramePipeline::leave(EventBatch& out)
{
    for (const Leaving& l : m_leaving) m_books.at(l.book).told.left(l.connection, l.stamp, out);
    m_leaving.clear();
}

void FramePipeline::restart()
{
    m_books.clear();
    m_leaving.clear();
    m_pendingImage = {};
    m_counters = {};
    m_codec = codecOf(m_profile, m_catalogue);
}

const BookSync* FramePipeline::book(InstrumentId id) const
{
    const auto it = m_books.find(id);
    return it == m_books.end() ? nullptr : it->second.told.sync();
}

std::uint32_t FramePipeline::booksLive() const
{
    std::uint32_t n = 0;
    for (const auto& [id, book] : m_books) n += book.told.live();
    return n;
}

std::uint32_t FramePipeline::booksWanted() const
{
    std::uint32_t n = 0;
    for (const auto& [id, book] : m_books) n += book.told.wanted();
    return n;
}

std::vector<InstrumentId> FramePipeline::books() const
{
    std::vector<InstrumentId> ids;
    for (const auto& [id, book] : m_books) ids.push_back(id);
    return ids;
}

std::optional<InstrumentId> FramePipeline::waiting() const
{
    for (const auto& [id, book] : m_books)
        if (book.told.wanted() && !book.told.live()) return id;
    return std::nullopt;
}

}  // namespace plimsoll
