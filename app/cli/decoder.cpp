#include "app/cli/decoder.h"

#include "app/cli/old_schema.h"
#include "app/json_text.h"
#include "feeds/recording/byte_source.h"
#include "feeds/recording/sniff.h"

#include <cmath>
#include <cstdio>
#include <limits>

namespace plimsoll {

namespace {

// The decoder looks at up to 64 bytes behind a text's end.
PaddedText padded(std::string& room, std::string_view text)
{
    room.assign(text);
    room.append(LineReader::kPadding, '\0');
    return {std::string_view(room).substr(0, text.size())};
}

Stamp stampOf(std::optional<std::int64_t> ns)
{
    Stamp stamp;
    if (ns) {
        stamp.received = fromUnixNs(*ns);
        stamp.mono = Mono{Duration{*ns}};
    }
    return stamp;
}

VenueProfile toldInFull(VenueProfile profile)
{
    profile.perpSync.unmeasured = profile.spotSync.unmeasured = true;
    profile.verbatim = true;
    return profile;
}

// A level of unknown size is there all the same. Books keep what is above zero; lines write null for both.
void keepUnknown(LevelSpan span, EventBatch& batch)
{
    Level* const first = batch.levels.data() + span.first;
    for (Level* level = first; level != first + span.count; ++level)
        if (std::isnan(level->qty.v)) level->qty.v = std::numeric_limits<double>::infinity();
}

}  // namespace

Decoder::Decoder(const DecodeSettings& settings, const VenueProfile& profile, std::string& out)
    : m_settings(settings),
      m_catalogue(profile.id, Catalogue::Unknown::Invent),
      m_profile(toldInFull(profile)),
      m_pipeline(m_profile, m_catalogue, settings.books),
      m_printer(profile.id, m_catalogue, out),
      m_out(out)
{
}

// What only one market's frames look like decides; then the person; then the stream so far, the
// file, and what is usual.
Market Decoder::marketOf(std::string_view text)
{
    const MarketHint hint = sniffMarket(m_settings.venue, text);
    if (hint.sure) {
        m_lastSure = hint.sure;
        return *hint.sure;
    }
    if (m_settings.market) return *m_settings.market;
    if (m_lastSure) return *m_lastSure;
    return m_settings.fileMarket.value_or(Market::Perp);
}

void Decoder::line(const LineReader::Line& line)
{
    ++m_tally.lines;
    if (line.tooLong) {
        ++m_tally.frames;
        ++m_tally.errors;
        m_printer.error(line.number, "line", "longer than 16 MB, skipped");
        return;
    }
    const TimedLine timed = splitTime(line.text);
    if (timed.frame.find_first_not_of(" \t") == std::string_view::npos) {
        ++m_tally.empty;
        return;
    }
    ++m_tally.frames;
    m_tally.bytes += timed.frame.size();
    bool broken = false;
    const auto exchange = parseExchange(timed.frame, broken);
    if (broken) {
        ++m_tally.errors;
        m_printer.error(line.number, "line", "a REST exchange that cannot be read");
        return;
    }
    if (exchange) {
        reply(line.number, *exchange, stampOf(timed.recvNs ? timed.recvNs : exchange->recvNs));
        return;
    }
    // The reader keeps readable bytes behind every line.
    frame(line.number, {timed.frame}, stampOf(timed.recvNs), std::nullopt);
}

void Decoder::entry(const RecordEntry& e, std::uint64_t number)
{
    ++m_tally.lines;
    const bool heard = e.kind == EntryKind::Frame || e.kind == EntryKind::Reply;
    if (!heard || e.venue != m_settings.venue) {
        ++m_tally.empty;
        if (e.venue != m_settings.venue) return;
        m_batch.clear();
        const Stamp stamp = stampOf(toUnixNs(e.received));
        if (e.kind == EntryKind::Ended)
            m_pipeline.ended(connectionOf(e.socket), e.payload.empty(), stamp, m_batch);
        else
            m_pipeline.sent(e.payload, stamp, e.market, connectionOf(e.socket), m_batch);
        emitBatch();
        return;
    }
    ++m_tally.frames;
    m_tally.bytes += e.payload.size();
    const Stamp stamp = stampOf(toUnixNs(e.received));
    if (e.kind == EntryKind::Reply)
        reply(number, {{}, e.method, e.url, e.requestBody, e.payload}, stamp);
    else
        frame(number, padded(m_padded, e.payload), stamp, e.market, connectionOf(e.socket));
}

void Decoder::frame(std::uint64_t number, PaddedText text, const Stamp& stamp, std::optional<Market> known,
                    std::uint64_t connection)
{
    m_batch.clear();
    const Market market = known ? *known : marketOf(text.text);
    const auto outcome = m_pipeline.frame(text, stamp, market, m_batch, connection);
    if (m_settings.schemas && !outcome.error)
        noteForm(oldFrameForm(m_settings.venue, market, text.text), market, stamp);
    finish(number, outcome, market, stamp);
}

void Decoder::reply(std::uint64_t number, const RestExchange& exchange, const Stamp& stamp)
{
    m_batch.clear();
    const auto outcome =
        m_pipeline.reply(exchange.url, exchange.requestBody, padded(m_padded, exchange.body), stamp, m_batch);
    if (m_settings.schemas && !outcome.error)
        noteForm(oldReplyForm(m_settings.venue, exchange.url + ' ' + exchange.requestBody, exchange.body),
                 Market::Perp, stamp);
    finish(number, outcome, Market::Perp, stamp);
}

void Decoder::finish(std::uint64_t number, const FramePipeline::Outcome& outcome, Market market,
                     const Stamp& stamp)
{
    if (outcome.kept) m_keptImage = number;
    if (outcome.image) {
        // It was ignored when it came.
        --m_tally.ignored;
        ++m_tally.errors;
        m_printer.error(m_keptImage, outcome.image->path, outcome.image->what);
    }
    if (const auto& wrong = outcome.error ? outcome.error : outcome.leftOut; wrong) {
        ++m_tally.errors;
        m_printer.error(number, wrong->path, wrong->what);
        emitBatch();
        return;
    }
    std::string_view type;
    switch (outcome.kind) {
        case FrameKind::Data: ++m_tally.data; break;
        case FrameKind::Ack:
        case FrameKind::Nack: type = "ack"; break;
        case FrameKind::Pong: type = "pong"; break;
        case FrameKind::Notice: type = "notice"; break;
        case FrameKind::Unknown: ++m_tally.unknown; break;
        case FrameKind::Ignored: ++m_tally.ignored; break;
    }
    if (!type.empty()) {
        ++m_tally.control;
        if (m_settings.all) m_printer.control(type, market, stamp, outcome.frame);
    }
    emitBatch();
}

// Each form is told once, where it is first seen; the statistics count.
void Decoder::noteForm(std::string_view form, Market market, const Stamp& stamp)
{
    if (form.empty() || ++m_oldForms[form] > 1 || !m_settings.all) return;
    Frame notice;
    notice.kind = FrameKind::Notice;
    notice.message = "old schema: ";
    notice.message += form;
    m_printer.control("notice", market, stamp, notice);
}

void Decoder::emitBatch()
{
    // `lose` below may append; its events are printed in their turn.
    for (std::size_t i = 0; i < m_batch.events.size(); ++i) {
        const MarketEvent event = m_batch.events[i];
        if (const auto* lost = std::get_if<BookLost>(&event.payload)) {
            if (m_settings.books) bookLost(event.instrument, event.stamp, lost->reason);
            continue;
        }
        const auto* update = std::get_if<BookUpdate>(&event.payload);
        if (update && m_settings.books && update->channel == BookChannel::Main)
            applyToBook(event, *update);
        else
            m_printer.print(event, m_batch);
    }
}

void Decoder::applyToBook(const MarketEvent& event, const BookUpdate& update)
{
    auto it = m_books.find(event.instrument);
    if (it == m_books.end()) {
        const Instrument* instrument = m_catalogue.get(event.instrument);
        it = m_books.emplace(event.instrument, OrderBook(instrument ? instrument->tick : std::nullopt)).first;
    }
    OrderBook& book = it->second;
    keepUnknown(update.bids, m_batch);
    keepUnknown(update.asks, m_batch);
    book.apply(update, m_batch, event.stamp);
    if (book.state() != BookState::Live) return;
    if (book.crossed()) {
        m_pipeline.lose(event.instrument, LostReason::Crossed, event.stamp, m_batch);
        return;
    }
    m_printer.book(event.instrument, event.stamp, &book, book.seq(), bookStateName(book.state()), {},
                   m_settings.levels);
}

void Decoder::bookLost(InstrumentId id, const Stamp& stamp, LostReason reason)
{
    const auto it = m_books.find(id);
    if (it == m_books.end()) return;
    it->second.lose(reason);
    m_printer.book(id, stamp, nullptr, it->second.seq(), bookStateName(it->second.state()), lostReasonText(reason),
                   0);
}

void Decoder::inputError(std::uint64_t line, const QString& what)
{
    ++m_tally.lines;
    ++m_tally.frames;
    ++m_tally.errors;
    m_printer.error(line, "input", what.toStdString());
}

QString Decoder::learn(const QString& path)
{
    auto source = openBytes(path);
    if (!source) return source.error();
    std::string whole;
    constexpr std::size_t limit = 128u << 20;
    char chunk[1u << 16];
    while (const std::size_t n = (*source)->read(chunk, sizeof chunk)) {
        whole.append(chunk, n);
        if (whole.size() > limit) return QStringLiteral("%1: larger than 128 MB").arg(path);
    }
    if (!(*source)->error().isEmpty()) return QStringLiteral("%1: %2").arg(path, (*source)->error());

    int taken = 0;
    QString problem;
    const auto take = [&](const RestExchange& exchange) {
        const QString wrong = learnBody(exchange);
        if (wrong.isEmpty())
            ++taken;
        else
            problem = wrong;
    };
    // Exchanges, with whatever lines between them; or one bare body.
    const std::string_view content = withoutMark(whole);
    bool exchanges = false, broken = false;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        if (const auto exchange = parseExchange(splitTime(content.substr(at, end - at)).frame, broken)) {
            exchanges = true;
            if (!broken) take(*exchange);
        }
        at = end + 1;
    }
    if (!exchanges) take({{}, {}, {}, {}, std::string(content)});
    if (taken == 0)
        return QStringLiteral("%1: %2").arg(
            path, problem.isEmpty() ? QStringLiteral("no instrument reply in it") : problem);
    return {};
}

QString Decoder::learnBody(const RestExchange& exchange)
{
    const VenueProfile& profile = m_pipeline.profile();
    const std::string &url = exchange.url, &body = exchange.body;
    std::string room;
    std::optional<RestRequest> request;
    if (!url.empty()) {
        request = profile.recorded(url, exchange.requestBody, m_catalogue);
        if (!request) return QStringLiteral("%1 is not known").arg(QString::fromStdString(url));
        // Other replies of the same session (images, histories) are not what was asked for.
        if (request->kind != ReplyKind::Instruments && request->kind != ReplyKind::FundingInfo) return {};
    }
    const auto outcome = [&]() -> Expected<void, DecodeError> {
        if (request) return m_pipeline.learn(*request, padded(room, body));
        // A bare body: a contract list says what its contracts are, a spot list does not.
        const bool perp = body.find("\"contractType\"") != std::string::npos ||
                          body.find("\"category\":\"linear\"") != std::string::npos ||
                          body.find("\"maxLeverage\"") != std::string::npos;
        for (const RestRequest& list : profile.startup(profile.live))
            if (list.kind == ReplyKind::Instruments && (list.market != Market::Spot) == perp)
                return m_pipeline.learn(list, padded(room, body));
        return Unexpected{DecodeError{DecodeErrorKind::Missing, "", "no instrument reply", {}, false}};
    }();
    if (outcome) return {};
    const DecodeError& error = outcome.error();
    return QString::fromStdString(error.path.empty() ? error.what : error.path + ": " + error.what);
}

std::string Decoder::stats(double seconds, const RecordingOrigin& origin) const
{
    using namespace jsontext;
    const FramePipeline::Counters& c = m_pipeline.counters();
    std::string s = "{";
    const auto whole = [&s](const char* key, std::uint64_t v) {
        if (s.size() > 1) s += ',';
        text(s, key);
        s += ':';
        integer(s, static_cast<std::int64_t>(v));
    };
    whole("lines", m_tally.lines);
    whole("empty", m_tally.empty);
    whole("frames", m_tally.frames);
    whole("bytes", m_tally.bytes);
    s += ",\"seconds\":";
    number(s, seconds);
    s += ",\"frames_per_s\":";
    number(s, seconds > 0 ? static_cast<double>(m_tally.frames) / seconds : 0);
    whole("data", m_tally.data);
    whole("control", m_tally.control);
    whole("unknown", m_tally.unknown);
    whole("ignored", m_tally.ignored);
    whole("errors", m_tally.errors);
    whole("gaps", c.gaps);
    whole("resyncs", c.resyncs);
    whole("duplicates", c.duplicates);
    s += ",\"events\":{";
    bool first = true;
    for (const auto& [type, n] : m_printer.counts()) {
        if (!first) s += ',';
        first = false;
        text(s, type);
        s += ':';
        integer(s, static_cast<std::int64_t>(n));
    }
    s += "},\"old_schema\":{";
    first = true;
    for (const auto& [form, n] : m_oldForms) {
        if (!first) s += ',';
        first = false;
        text(s, form);
        s += ':';
        integer(s, static_cast<std::int64_t>(n));
    }
    s += '}';
    if (origin.said()) {
        s += ",\"source\":";
        text(s, sourceName(origin.source));
        s += ",\"endpoints\":{";
        first = true;
        for (const auto& [role, address] : origin.endpoints) {
            if (!first) s += ',';
            first = false;
            text(s, role);
            s += ':';
            text(s, address);
        }
        s += '}';
    }
    s += '}';
    return s;
}

}  // namespace plimsoll
