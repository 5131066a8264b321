// What comes from a venue: frames and REST bodies to the codecs, bytes to the HTTP and WebSocket readers.
#include "feeds/http_reader.h"
#include "feeds/recording/entry.h"
#include "feeds/ws_frames.h"
#include "feeds/ws_handshake.h"
#include "tests/fuzz/targets.h"
#include "tests/support/fixtures.h"
#include "tests/support/print_events.h"
#include "tests/support/sane_events.h"

#include <algorithm>

namespace plimsoll::fuzz {

namespace {

std::string decoded(VenueId venue, const test::FixtureLine& line, Market market)
{
    test::Decoder decoder(venue);
    EventBatch out;
    out.keep("kept");
    out.levels.push_back({Price{1}, Qty{1}});
    std::string said = decoder.decode(line, market, out);
    if (decoder.refused)
        require(out.events.empty() && out.levels.size() == 1 && out.text == "kept",
                "after an error the batch is as before");
    else
        require(test::sane(out), "every event is sane");
    return said;
}

// "p" or "s" for the market, then a frame; or "GET path\nbody", "POST path {request}\nbody" as in the fixtures.
void runCodec(VenueId venue, std::string_view input)
{
    const Market market = !input.empty() && input.front() == 's' ? Market::Spot : Market::Perp;
    if (!input.empty()) input.remove_prefix(1);
    std::string url, asked;
    const bool get = input.starts_with("GET "), post = input.starts_with("POST ");
    if (get || post) {
        const std::size_t line = std::min(input.find('\n'), input.size());
        std::string_view head = input.substr(get ? 4 : 5, line - std::min<std::size_t>(line, get ? 4 : 5));
        const std::size_t space = post ? head.find(' ') : std::string_view::npos;
        url = head.substr(0, space);
        if (space != std::string_view::npos) asked = head.substr(space + 1);
        input.remove_prefix(std::min(line + 1, input.size()));
        if (url.empty()) return;
    }
    const std::string said = decoded(venue, test::fixtureLine(url, input, asked), market);
    // Of frames of the usual form a reader of its own takes care; a space in front sends it away. Both say the
    // same.
    if (!input.starts_with('{') && !input.starts_with('[')) return;
    std::string spaced(1, ' ');
    spaced += input;
    require(said == decoded(venue, test::fixtureLine(url, spaced, asked), market), "both readers say the same");
}
void runBinance(std::string_view input)
{
    runCodec(VenueId::Binance, input);
}
void runBybit(std::string_view input)
{
    runCodec(VenueId::Bybit, input);
}
void runOkx(std::string_view input)
{
    runCodec(VenueId::Okx, input);
}
void runHyperliquid(std::string_view input)
{
    runCodec(VenueId::Hyperliquid, input);
}

std::vector<std::string> codecSeeds(VenueId venue)
{
    std::vector<std::string> seeds;
    for (const test::Fixture& f : test::allFixtures()) {
        if (f.venue != venue) continue;
        for (const test::FixtureLine& l : f.lines) {
            std::string seed(1, f.market == Market::Spot ? 's' : 'p');
            if (!l.url.empty()) {
                seed += l.asked.empty() ? "GET " : "POST ";
                seed += l.url;
                if (!l.asked.empty()) {
                    seed += ' ';
                    seed += l.asked;
                }
                seed += '\n';
            }
            seed += l.padded().text;
            seeds.push_back(std::move(seed));
        }
    }
    return seeds;
}

// ---- Replies, by what was asked
// ---------------------------------------------------------------------------------

struct Asked {
    RestRequest request;
    std::string body;  // an answer to it, of the fixtures
};

// Every request that the fixtures know an answer to, those that are sent at the start and again and again, and for
// the past of a contract. In an order of their own, so that a number names the same one for long.
std::vector<Asked> asked(VenueId venue)
{
    const VenueProfile& profile = *venueProfile(venue);
    Catalogue catalogue(venue, Catalogue::Unknown::Invent);
    std::vector<Asked> all;
    const auto add = [&](const RestRequest& request, std::string body) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const Asked& a) {
            return a.request.kind == request.kind && a.request.market == request.market && !a.body.empty();
        });
        if (!known || !body.empty()) all.push_back({request, std::move(body)});
    };
    for (const test::Fixture& f : test::allFixtures()) {
        if (f.venue != venue) continue;
        for (const test::FixtureLine& l : f.lines) {
            if (l.url.empty()) continue;
            if (const auto request = profile.recorded(l.url, l.asked, catalogue))
                add(*request, std::string(l.padded().text));
        }
    }
    WatchSet watch;
    watch.assets = {"BTC"};
    watch.focus = {"BTC"};
    watch.accounts = {"0x2e3d94f0562703b25c83308a05046ddaf9a8dd14"};
    if (profile.startup)
        for (const RestRequest& r : profile.startup(profile.live)) add(r, {});
    for (const Poll& poll : profile.polls(watch, catalogue, profile.live)) add(poll.request, {});
    require(!all.empty() && all.size() < 200, "there is something to ask, and few enough to be named by a byte");
    return all;
}

// Which request, then the answer's body: on its own, after another answer of the same kind, and page by page.
void runReplies(VenueId venue, std::string_view input)
{
    static std::array<std::vector<Asked>, kVenueCount> tables;
    std::vector<Asked>& table = tables[static_cast<std::size_t>(venue)];
    if (table.empty()) table = asked(venue);
    Bytes bytes(input);
    const RestRequest& request = table[bytes.below(table.size())].request;
    const VenueProfile& profile = *venueProfile(venue);
    const auto decoded = [&](std::string_view body, Catalogue& catalogue, VenueCodec& codec) {
        const test::FixtureLine line = test::fixtureLine("/", body);
        EventBatch out;
        Stamp stamp;
        stamp.received = fromUnixMs(1'800'000'000'000);
        const auto done = codec.decodeReply(request, line.padded(), stamp, out);
        if (!done) {
            require(out.events.empty() && out.levels.empty() && out.text.empty(),
                    "after an error the batch is empty");
            return "! " + done.error().path + ": " + done.error().what;
        }
        require(test::sane(out), "every event is sane");
        return test::printBatch(out, catalogue);
    };
    Catalogue first(venue, Catalogue::Unknown::Invent), second(venue, Catalogue::Unknown::Invent);
    const auto one = profile.makeCodec(first), two = profile.makeCodec(second);
    const std::string said = decoded(bytes.rest(), first, *one);
    if (bytes.rest().starts_with('{') || bytes.rest().starts_with('[')) {
        std::string spaced(bytes.rest());
        spaced += " \n";
        require(decoded(spaced, second, *two) == said, "white space behind an answer changes nothing");
    }
    decoded(bytes.rest(), first, *one);  // once more, with what the first has left behind
    std::optional<RestRequest> next =
        profile.nextPage ? profile.nextPage(request, test::fixtureLine("/", bytes.rest()).padded().text)
                         : std::nullopt;
    if (next) require(next->path.size() < 4'096, "the address of a page is no longer than an address");
    if (profile.bannedUntil)
        static_cast<void>(profile.bannedUntil(test::fixtureLine("/", bytes.rest()).padded().text));
    static_cast<void>(profile.busy(bytes.rest()));
}
template <VenueId kVenue>
void runRepliesOf(std::string_view input)
{
    runReplies(kVenue, input);
}
template <VenueId kVenue>
std::vector<std::string> replySeeds()
{
    std::vector<std::string> seeds;
    const std::vector<Asked> all = asked(kVenue);
    for (std::size_t i = 0; i < all.size(); ++i)
        seeds.push_back(std::string(1, static_cast<char>(i)) + (all[i].body.empty() ? "{}" : all[i].body));
    return seeds;
}

// ---- Readers of bytes: what is said must not depend on how the bytes were cut --------------------------------

constexpr std::size_t kLimit = 1u << 16;

struct HttpSays {
    HttpReader::State state = HttpReader::State::Head;
    int status = 0;
    QByteArray body;
    bool operator==(const HttpSays&) const = default;
};
HttpSays readHttp(std::string_view bytes, std::size_t piece)
{
    HttpReader reader(kLimit);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const std::size_t n = std::min(piece, bytes.size() - at);
        const auto state = reader.feed(QByteArrayView(bytes.data() + at, static_cast<qsizetype>(n)));
        require(static_cast<std::size_t>(reader.body().size()) <= kLimit, "a body stays below its limit");
        if (state == HttpReader::State::Failed) {
            require(!reader.why().isEmpty(), "a failure says why");
            return {state, 0, {}};
        }
        if (state == HttpReader::State::Done) break;
    }
    const auto state = reader.connectionEnded();
    if (state == HttpReader::State::Failed) return {state, 0, {}};
    return {state, reader.status(), reader.body()};
}
void runHttp(std::string_view input)
{
    Bytes bytes(input);
    const std::size_t piece = 1 + bytes.below(40);
    require(readHttp(bytes.rest(), bytes.rest().size() + 1) == readHttp(bytes.rest(), piece),
            "an answer in pieces is the same answer");
}
std::vector<std::string> httpSeeds()
{
    return {
        "\7HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}",
        "\3HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n3;x=y\r\n,3]\r\n0\r\nA: b\r\n\r\n",
        "\5HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nConnection: close\r\n\r\nslow down",
        "\1HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x01",
        "\2HTTP/1.1 204 No Content\r\n\r\n",
        "\2HTTP/1.1 301 Moved\r\nLocation: http://a/b\r\n\r\n"};
}

struct WsSays {
    std::vector<QByteArray> messages;
    int code = 0;
    bool operator==(const WsSays&) const = default;
};
WsSays readWs(std::string_view bytes, std::size_t piece, WsFrameReader::Peer peer)
{
    WsFrameReader reader(kLimit, peer);
    WsSays says;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const std::string part(bytes.substr(at, piece));  // of its own, so that a read beyond it is seen
        const char* data = part.data();
        const char* const end = data + part.size();
        for (;;) {
            const auto event = reader.next(data, end);
            require(static_cast<std::size_t>(reader.message().size()) <= kLimit + ws::kSpare,
                    "a message stays below its limit");
            if (event == WsFrameReader::Event::NeedMore) break;
            if (event == WsFrameReader::Event::Violation || event == WsFrameReader::Event::Close) {
                says.code = reader.closeCode();
                require(event == WsFrameReader::Event::Close || says.code >= 1000, "a violation has its code");
                return says;
            }
            says.messages.push_back(event == WsFrameReader::Event::Message ? reader.message() : reader.control());
        }
        require(data == end, "all bytes are consumed");
    }
    return says;
}
void runWs(std::string_view input)
{
    Bytes bytes(input);
    const std::uint8_t first = bytes.byte();
    const auto peer = first & 0x80 ? WsFrameReader::Peer::Client : WsFrameReader::Peer::Server;
    const std::size_t piece = 1 + (first & 0x1f);
    require(readWs(bytes.rest(), bytes.rest().size() + 1, peer) == readWs(bytes.rest(), piece, peer),
            "frames in pieces are the same frames");
}
std::vector<std::string> wsSeeds()
{
    std::vector<std::string> seeds;
    const auto add = [&](const QByteArray& frames, char first) { seeds.push_back(first + frames.toStdString()); };
    add(ws::frame(ws::Text, "{\"a\":1}", std::nullopt), 3);
    add(ws::frame(ws::Text, "{\"a\":", std::nullopt, false) + ws::frame(ws::Ping, "x", std::nullopt) +
            ws::frame(ws::Continuation, "1}", std::nullopt),
        1);
    add(ws::frame(ws::Text, QByteArray(300, 'x'), 0x12345678u), static_cast<char>(0x85));
    add(ws::frame(ws::Close, ws::closePayload(1001, "going away"), std::nullopt), 2);
    add(ws::frame(ws::Text, "\xc3\xa9", std::nullopt) + ws::frame(ws::Pong, "", std::nullopt), 0);
    return seeds;
}

void runHandshake(std::string_view input)
{
    const WsHandshake handshake(QByteArrayLiteral("dGhlIHNhbXBsZSBub25jZQ=="));
    const QByteArray bytes(input.data(), static_cast<qsizetype>(input.size()));
    const auto answer = handshake.read(bytes, fromUnixMs(1'800'000'000'000));
    if (answer.verdict == WsHandshake::Verdict::NeedMore) return;
    require(answer.headBytes <= bytes.size(), "the head ends within what came");
    if (answer.verdict == WsHandshake::Verdict::Refused) require(!answer.reason.isEmpty(), "a refusal says why");
    // More bytes behind the head change nothing.
    const auto more = handshake.read(bytes + "\r\n\r\nx", fromUnixMs(1'800'000'000'000));
    require(more.verdict == answer.verdict && more.status == answer.status, "a verdict stays");
}
std::vector<std::string> handshakeSeeds()
{
    return {
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno!",
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: Thu, 26 Nov 2026 10:00:00 GMT\r\n\r\n"};
}

}  // namespace

std::optional<std::string> replySeed(const RecordEntry& e)
{
    Catalogue catalogue(e.venue, Catalogue::Unknown::Invent);
    const auto request = venueProfile(e.venue)->recorded(e.url, e.requestBody, catalogue);
    if (!request) return std::nullopt;
    const std::vector<Asked> all = asked(e.venue);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].request.kind == request->kind && all[i].request.market == request->market)
            return std::string(1, static_cast<char>(i)) + e.payload;
    return std::nullopt;
}

std::span<const Target> wireTargets()
{
    static constexpr Target rows[] = {
        {"codec_binance", &runBinance, [] { return codecSeeds(VenueId::Binance); }},
        {"codec_bybit", &runBybit, [] { return codecSeeds(VenueId::Bybit); }},
        {"codec_okx", &runOkx, [] { return codecSeeds(VenueId::Okx); }},
        {"codec_hyperliquid", &runHyperliquid, [] { return codecSeeds(VenueId::Hyperliquid); }},
        {"replies_binance", &runRepliesOf<VenueId::Binance>, &replySeeds<VenueId::Binance>},
        {"replies_bybit", &runRepliesOf<VenueId::Bybit>, &replySeeds<VenueId::Bybit>},
        {"replies_okx", &runRepliesOf<VenueId::Okx>, &replySeeds<VenueId::Okx>},
        {"replies_hyperliquid", &runRepliesOf<VenueId::Hyperliquid>, &replySeeds<VenueId::Hyperliquid>},
        {"http", &runHttp, &httpSeeds},
        {"ws_frames", &runWs, &wsSeeds},
        {"ws_handshake", &runHandshake, &handshakeSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
