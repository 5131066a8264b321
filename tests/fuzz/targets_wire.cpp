// What comes from a venue: frames and REST bodies to the codecs, bytes to the HTTP and WebSocket readers.
#include "feeds/http_reader.h"
#include "feeds/ws_frames.h"
#include "feeds/ws_handshake.h"
#include "tests/fuzz/targets.h"
#include "tests/support/fixtures.h"
#include "tests/support/sane_events.h"

#include <algorithm>

namespace plimsoll::fuzz {

namespace {

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
    test::Decoder decoder(venue);
    const test::FixtureLine line = test::fixtureLine(std::move(url), input, std::move(asked));
    EventBatch out;
    out.keep("kept");
    out.levels.push_back({Price{1}, Qty{1}});
    const std::string said = decoder.decode(line, market, out);
    if (said.starts_with("! "))
        require(out.events.empty() && out.levels.size() == 1 && out.text == "kept",
                "after an error the batch is as before");
    else
        require(test::sane(out), "every event is sane");
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

std::span<const Target> wireTargets()
{
    static constexpr Target rows[] = {
        {"codec_binance", &runBinance, [] { return codecSeeds(VenueId::Binance); }},
        {"codec_bybit", &runBybit, [] { return codecSeeds(VenueId::Bybit); }},
        {"codec_okx", &runOkx, [] { return codecSeeds(VenueId::Okx); }},
        {"codec_hyperliquid", &runHyperliquid, [] { return codecSeeds(VenueId::Hyperliquid); }},
        {"http", &runHttp, &httpSeeds},
        {"ws_frames", &runWs, &wsSeeds},
        {"ws_handshake", &runHandshake, &handshakeSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
