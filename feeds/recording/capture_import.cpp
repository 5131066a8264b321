#include "feeds/recording/capture_import.h"

#include "feeds/recording/sniff.h"

#include <QFileInfo>

namespace plimsoll {

namespace {

constexpr std::size_t kLinesLookedAt = 2'000;
constexpr std::size_t kBytesLookedAt = 8u << 20;

// `x.sent.jsonl`, `x.sent.jsonl.gz`: what the recorder said, not what it heard.
bool isSentFile(const QString& path)
{
    return QFileInfo(path).fileName().contains(QLatin1String(".sent."), Qt::CaseInsensitive);
}

struct Votes {
    int perp = 0, spot = 0;
    void add(const std::optional<Market>& m)
    {
        if (m == Market::Perp) ++perp;
        if (m == Market::Spot) ++spot;
    }
    bool any() const { return perp + spot > 0; }
    Market winner() const { return spot > perp ? Market::Spot : Market::Perp; }
};

}  // namespace

Expected<CaptureFacts, QString> inspectCapture(const QString& path, const ReadWatchPtr& watch)
{
    auto source = openBytes(path, watch);
    if (!source) return Unexpected{source.error()};
    LineReader lines(**source);
    CaptureFacts facts;
    facts.sent = isSentFile(path);

    Votes sure, likely;
    std::size_t bytes = 0;
    LineReader::Line line;
    for (std::size_t n = 0; n < kLinesLookedAt && bytes < kBytesLookedAt && lines.next(line); ++n) {
        // One that is too long is not looked past: that may be all there is, and for ever.
        bytes += line.tooLong ? LineReader::kLongest : line.text.size();
        if (line.tooLong || line.text.empty()) continue;
        const TimedLine timed = splitTime(line.text);
        if (timed.recvNs) facts.timed = true;
        if (timed.recvNs && !facts.first) facts.first = fromUnixNs(*timed.recvNs);
        bool broken = false;
        if (const auto exchange = parseExchange(timed.frame, broken)) {
            facts.exchanges = true;
            if (exchange->recvNs) facts.timed = true;
            if (exchange->recvNs && !facts.first) facts.first = fromUnixNs(*exchange->recvNs);
            if (!facts.venue) facts.venue = sniffVenueOfUrl(exchange->url);
            continue;
        }
        if (!facts.first) facts.first = sniffTime(timed.frame);
        if (!facts.venue) facts.venue = sniffVenue(timed.frame);
        if (!facts.venue) continue;
        const MarketHint hint = sniffMarket(*facts.venue, timed.frame);
        sure.add(hint.sure);
        likely.add(hint.likely);
        if (sure.perp + sure.spot >= 20) break;
    }
    if (!(*source)->error().isEmpty() && bytes == 0)
        return Unexpected{QStringLiteral("%1: %2").arg(path, (*source)->error())};
    if (!facts.venue) facts.venue = sniffVenueOfPath(path);
    facts.marketSure = sure.any();
    const std::optional<Market> named = sniffMarketOfPath(path);
    if (sure.any())
        facts.market = sure.winner();
    else if (named)
        facts.market = *named;
    else if (likely.any())
        facts.market = likely.winner();
    return facts;
}

Expected<std::unique_ptr<CaptureReader>, QString> CaptureReader::open(const QString& path, ReadWatchPtr watch)
{
    auto facts = inspectCapture(path, watch);
    if (!facts) return Unexpected{facts.error()};
    if (!facts->venue && !facts->sent)
        return Unexpected{
            QStringLiteral("%1: no line looks like a market-data frame of a venue that is known here").arg(path)};
    std::unique_ptr<CaptureReader> reader(new CaptureReader(path, *facts, std::move(watch)));
    if (!reader->restart()) return Unexpected{QStringLiteral("%1: cannot be read again").arg(path)};
    return reader;
}

bool CaptureReader::restart()
{
    m_lines.reset();
    auto source = openBytes(m_path, m_watch);
    if (!source) return false;
    m_source = std::move(*source);
    m_lines = std::make_unique<LineReader>(*m_source);
    m_last = m_facts.first.value_or(Timestamp{});
    m_skipped = 0;
    return true;
}

bool CaptureReader::next(RecordEntry& e)
{
    if (m_facts.sent) return false;
    LineReader::Line line;
    while (m_lines->next(line)) {
        if (line.text.empty()) continue;
        if (line.tooLong) {
            ++m_skipped;
            continue;
        }
        const TimedLine timed = splitTime(line.text);
        bool broken = false;
        auto exchange = parseExchange(timed.frame, broken);
        std::optional<std::int64_t> ns = timed.recvNs;
        if (exchange) {
            if (broken) {
                ++m_skipped;
                continue;
            }
            if (!ns) ns = exchange->recvNs;
            e.kind = EntryKind::Reply;
            e.method = std::move(exchange->method);
            e.url = std::move(exchange->url);
            e.requestBody = std::move(exchange->requestBody);
            e.payload = std::move(exchange->body);
        } else {
            e.kind = EntryKind::Frame;
            e.method.clear();
            e.url.clear();
            e.requestBody.clear();
            e.payload.assign(timed.frame);
        }
        e.status = 200;
        e.venue = m_facts.venue.value_or(VenueId::Binance);
        e.market = m_facts.market;
        if (e.kind == EntryKind::Reply) {
            if (const auto named = sniffVenueOfUrl(e.url)) e.venue = *named;
            e.socket.clear();
        } else {
            if (const auto sure = sniffMarket(e.venue, e.payload).sure) e.market = *sure;
            e.socket = "capture";
        }
        // Receive times only ever rise here: a recorder's clock that stepped back must not take
        // the replay back with it.
        Timestamp at = m_last;
        if (ns) {
            at = fromUnixNs(*ns);
        } else if (!m_facts.timed && e.kind == EntryKind::Frame) {
            const auto said = sniffTime(e.payload);
            if (said)
                at = *said;
            else if (!m_facts.first)
                at = m_last + kStep;
        }
        m_last = e.received = std::max(at, m_last);
        e.mono = {};
        return true;
    }
    m_damage = m_source->error();
    return false;
}

std::string CaptureReader::notice() const
{
    if (m_facts.sent) return "frames that the recorder sent: nothing to show, skipped";
    std::string text = m_damage.toStdString();
    if (m_skipped > 0) {
        if (!text.empty()) text += "; ";
        text += std::to_string(m_skipped) + " unreadable line" + (m_skipped == 1 ? "" : "s") + " skipped";
    }
    return text;
}

}  // namespace plimsoll
