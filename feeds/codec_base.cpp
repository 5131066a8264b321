#include "feeds/codec_base.h"

#include "feeds/frame_scan.h"
#include "model/market/funding_interval.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::size_t kLargestFrame = 16u << 20;

}  // namespace

Expected<Frame, DecodeError> CodecBase::decodeFrame(PaddedText text, const Stamp& stamp, Market market,
                                                    EventBatch& out)
{
    const std::size_t events = out.events.size(), levels = out.levels.size(), texts = out.text.size();
    m_fault.clear();
    m_leftOut.reset();
    m_newsAt.reset();
    m_damaged = {};
    m_damagedBook = false;
    if (text.text.size() > kLargestFrame) {
        m_fault.set(DecodeErrorKind::Malformed, {}, "too large");
        return Unexpected{undo(out, events, levels, texts)};
    }
    Frame f = frame(text.text, stamp, market, out);
    if (m_fault) {
        if (!m_damaged.valid()) blame(text.text, market);
        return Unexpected{undo(out, events, levels, texts)};
    }
    if (m_catalogue.hasNews()) announce(out, events, stamp);
    return f;
}

Expected<void, DecodeError> CodecBase::decodeReply(const RestRequest& request, PaddedText body, const Stamp& stamp,
                                                   EventBatch& out)
{
    const std::size_t events = out.events.size(), levels = out.levels.size(), texts = out.text.size();
    m_fault.clear();
    m_leftOut.reset();
    m_newsAt.reset();
    m_damaged = request.instrument;
    m_damagedBook = false;
    reply(request, body.text, stamp, out);
    if (m_fault) return Unexpected{undo(out, events, levels, texts)};
    if (m_catalogue.hasNews()) announce(out, events, stamp);
    return {};
}

DecodeError CodecBase::undo(EventBatch& out, std::size_t events, std::size_t levels, std::size_t text)
{
    out.events.resize(events);
    out.levels.resize(levels);
    out.text.resize(text);
    DecodeError error = m_fault.take();
    error.instrument = m_damaged;
    error.book = m_damagedBook;
    return error;
}

// New and changed instruments stand before the events that speak of them.
void CodecBase::announce(EventBatch& out, std::size_t at, const Stamp& stamp)
{
    std::vector<MarketEvent> news;
    for (const InstrumentId id : m_catalogue.takeNews()) {
        const Instrument* instrument = m_catalogue.get(id);
        if (!instrument) continue;
        news.push_back(MarketEvent{id, id.venue(), Stamp{m_newsAt, stamp.received, stamp.mono},
                                   InstrumentChanged{std::make_shared<const Instrument>(*instrument)}});
    }
    out.events.insert(out.events.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(news.begin()),
                      std::make_move_iterator(news.end()));
}

bool CodecBase::open(std::string_view text, const JsonKey& inner)
{
    if (onePass) {
        FrameScan scan(text);
        if (scan.closed() && scan.fields(inner, m_top, m_data) && scan.done()) return true;
    }
    return m_reader.object(text, inner, m_top, m_data, m_fault);
}

std::optional<double> CodecBase::fundingHours(const JsonPicker& k, const JsonKey& key, double partsOfAnHour)
{
    const auto said = k.numberIf(key);
    if (!said || *said == 0) return std::nullopt;
    const double hours = *said / partsOfAnHour;
    if (isFundingInterval(hours)) return hours;
    leaveOut(k.placeOf(key), kNoFundingInterval);
    return std::nullopt;
}

void CodecBase::leaveOut(std::string place, const char* why)
{
    leaveOut({DecodeErrorKind::BadNumber, std::move(place), why, {}, false});
}

// The first one of a text speaks for the others.
void CodecBase::leaveOut(DecodeError error)
{
    if (!m_leftOut) m_leftOut = std::move(error);
}

void CodecBase::emitSettled(const std::vector<Settlement>& newestFirst, const Stamp& stamp, EventBatch& out)
{
    for (std::size_t i = newestFirst.size(); i-- > 0;) {  // oldest first
        const Settlement& row = newestFirst[i];
        std::optional<double> hours;
        if (i + 1 < newestFirst.size() && newestFirst[i + 1].id == row.id && row.at > newestFirst[i + 1].at) {
            const double step = toSeconds(row.at - newestFirst[i + 1].at) / 3600;
            if (std::abs(step - std::round(step)) < 0.01 && step > 0.5 && step <= 24) hours = std::round(step);
        }
        emit(out, row.id, stamp, row.at,
             Funding{{row.rate}, hours, row.at, FundingKind::Settled, std::nullopt, std::nullopt});
    }
}

void CodecBase::sortImage(const BookUpdate& image, EventBatch& out)
{
    const auto sort = [&](LevelSpan span, auto before) {
        Level* const first = out.levels.data() + span.first;
        Level* const last = first + span.count;
        const auto byPrice = [&](const Level& a, const Level& b) { return before(a.price, b.price); };
        if (!std::is_sorted(first, last, byPrice)) std::stable_sort(first, last, byPrice);
    };
    sort(image.bids, [](Price a, Price b) { return a > b; });
    sort(image.asks, [](Price a, Price b) { return a < b; });
}

std::int64_t trailingNumber(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9') --start;
    const std::string_view digits = text.substr(start);
    if (digits.empty() || digits.size() > 18) return -1;
    std::int64_t v = 0;
    for (const char c : digits) v = v * 10 + (c - '0');
    return v;
}

std::optional<std::int64_t> plainNumber(std::string_view text)
{
    if (text.size() > 1 && text.front() == '0') return std::nullopt;
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    const std::int64_t number = trailingNumber(text);
    return number < 0 ? std::nullopt : std::optional(number);
}

std::string_view looseText(std::string_view text, std::string_view key)
{
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos || at + key.size() >= text.size()) return {};
    std::string_view rest = text.substr(at + key.size());
    const std::size_t open = rest.find_first_not_of("\": \t");
    if (open == std::string_view::npos) return {};
    rest.remove_prefix(open);
    return rest.substr(0, rest.find('"'));
}

}  // namespace plimsoll
