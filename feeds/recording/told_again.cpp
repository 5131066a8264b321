#include "feeds/recording/told_again.h"

#include "feeds/catalogue.h"
#include "model/market/decimal.h"

#include <charconv>
#include <string_view>

namespace plimsoll {

namespace {

constexpr std::string_view kEarlier = "EARLIER ", kOwnBook = "OWN BOOK";
constexpr std::uint32_t kMostLevels = 1u << 20;

void putNumber(std::string& text, double value)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    text.append(digits, end.ptr);
}

// Words, apart by spaces and ends of line.
class Words {
public:
    explicit Words(std::string_view text) : m_text(text) {}
    std::string_view next()
    {
        while (!m_text.empty() && (m_text.front() == ' ' || m_text.front() == '\n')) m_text.remove_prefix(1);
        const std::size_t end = m_text.find_first_of(" \n");
        const std::string_view word = m_text.substr(0, end);
        m_text.remove_prefix(word.size());
        return word;
    }
    template <typename Int>
    bool integer(Int& out)
    {
        const std::string_view word = next();
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
        return error == std::errc{} && end == word.data() + word.size() && !word.empty();
    }
    bool done() { return next().empty(); }

private:
    std::string_view m_text;
};

bool readSide(Words& words, std::uint32_t count, std::vector<Level>& out)
{
    for (std::uint32_t i = 0; i < count; ++i) {
        Level level;
        if (parsePrice(words.next(), level.price) != NumberError::None) return false;
        if (parseDouble(words.next(), level.qty.v) != NumberError::None || level.qty.v < 0) return false;
        out.push_back(level);
    }
    return true;
}

}  // namespace

RecordEntry toldAgain(RecordEntry entry, Timestamp at, Mono mono)
{
    if (!isToldAgain(entry)) entry.method.insert(0, kEarlier);
    entry.received = at;
    entry.mono = mono;
    return entry;
}

bool isToldAgain(const RecordEntry& entry)
{
    return entry.kind == EntryKind::Reply && std::string_view(entry.method).starts_with(kEarlier);
}

RecordEntry ownBook(const BookImage& book, Timestamp at, Mono mono)
{
    RecordEntry entry;
    entry.kind = EntryKind::Reply;
    entry.venue = book.venue;
    entry.market = book.market;
    entry.received = at;
    entry.mono = mono;
    entry.method = kOwnBook;
    entry.url = book.symbol;
    std::string& text = entry.payload;
    text.reserve(64 + (book.bids.size() + book.asks.size()) * 24);
    text += std::to_string(book.seq);
    text += ' ';
    text += std::to_string(book.depth);
    text += ' ';
    text += book.at ? std::to_string(toUnixMs(*book.at)) : std::string("-");
    text += ' ';
    text += std::to_string(book.bids.size());
    text += ' ';
    text += std::to_string(book.asks.size());
    for (const auto* side : {&book.bids, &book.asks})
        for (const Level& level : *side) {
            text += '\n';
            text += toText(level.price);
            text += ' ';
            putNumber(text, level.qty.v);
        }
    return entry;
}

bool isOwnBook(const RecordEntry& entry)
{
    return entry.kind == EntryKind::Reply && entry.method == kOwnBook;
}

std::optional<BookImage> bookOf(const RecordEntry& entry)
{
    if (!isOwnBook(entry) || entry.url.empty()) return std::nullopt;
    BookImage book;
    book.venue = entry.venue;
    book.market = entry.market;
    book.symbol = entry.url;
    Words words(entry.payload);
    if (!words.integer(book.seq) || !words.integer(book.depth)) return std::nullopt;
    if (book.seq < -1 || book.seq >= 1'000'000'000'000'000'000) return std::nullopt;  // as codecs take ids
    if (const std::string_view at = words.next(); at != "-") {
        std::int64_t ms = 0;
        const auto [end, error] = std::from_chars(at.data(), at.data() + at.size(), ms);
        if (error != std::errc{} || end != at.data() + at.size()) return std::nullopt;
        if (ms < 0 || ms > 9'000'000'000'000) return std::nullopt;  // as codecs take times
        book.at = fromUnixMs(ms);
    }
    std::uint32_t bids = 0, asks = 0;
    if (!words.integer(bids) || !words.integer(asks) || bids > kMostLevels || asks > kMostLevels)
        return std::nullopt;
    if (!readSide(words, bids, book.bids) || !readSide(words, asks, book.asks) || !words.done())
        return std::nullopt;
    return book;
}

std::optional<ReplyKind> askedFor(const RecordEntry& entry)
{
    if (entry.kind != EntryKind::Reply || isOwnBook(entry)) return std::nullopt;
    const VenueProfile* profile = venueProfile(entry.venue);
    if (!profile) return std::nullopt;
    // Addresses alone say what is asked; symbols need not be known for that.
    const Catalogue nothing(entry.venue);
    const auto request = profile->recorded(entry.url, entry.requestBody, nothing);
    return request ? std::optional(request->kind) : std::nullopt;
}

bool worthTellingAgain(const RecordEntry& entry)
{
    const auto kind = askedFor(entry);
    if (!kind) return false;
    switch (*kind) {
        case ReplyKind::Instruments:
        case ReplyKind::FundingInfo:
        case ReplyKind::Tiers:
        case ReplyKind::Klines:
        case ReplyKind::OpenInterestHistory:
        case ReplyKind::FundingHistory: return true;
        case ReplyKind::DepthImage:
        case ReplyKind::BestQuotes:
        case ReplyKind::OpenInterest:
        case ReplyKind::PremiumIndex:
        case ReplyKind::Tickers:
        case ReplyKind::RatioGlobalAccount:
        case ReplyKind::RatioTopAccount:
        case ReplyKind::RatioTopPosition:
        case ReplyKind::TakerVolume:
        case ReplyKind::Insurance:
        case ReplyKind::Adl:
        case ReplyKind::PriceLimit:
        case ReplyKind::Trades:
        case ReplyKind::ServerTime:
        case ReplyKind::Status:
        case ReplyKind::Account:
        case ReplyKind::Unused: return false;
    }
    return false;
}

}  // namespace plimsoll
