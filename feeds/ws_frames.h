// WebSocket framing (RFC 6455 section 5): bytes to messages and back, without a socket.
//
// A payload is stored only as it arrives, so an announced size costs nothing, and nothing beyond
// the message limit is kept. No extension is ever negotiated: any reserved bit is an error.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace plimsoll {

namespace ws {
enum Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
inline constexpr qsizetype kSpare = 64;  // readable bytes behind a message (the JSON parser reads ahead)

// One frame. Clients mask what they send (5.3), servers never do.
QByteArray frame(std::uint8_t opcode, QByteArrayView payload, std::optional<std::uint32_t> mask, bool fin = true);
QByteArray closePayload(int code, QByteArrayView reason = {});
// "1001 going away"
QString closeText(int code);
}  // namespace ws

class WsFrameReader {
public:
    enum class Peer : std::uint8_t { Server, Client };  // who sends what is read here
    enum class Event : std::uint8_t { NeedMore, Message, Ping, Pong, Close, Violation };

    explicit WsFrameReader(std::size_t maxMessage, Peer peer = Peer::Server) : m_max(maxMessage), m_peer(peer) {}

    // Consumes bytes from `data` up to the next event; NeedMore: all were consumed.
    Event next(const char*& data, const char* end);

    const QByteArray& message() const { return m_message; }  // with kSpare bytes behind it
    const QByteArray& control() const { return m_control; }  // payload of ping, pong, close
    int closeCode() const { return m_code; }                 // Close: the peer's; Violation: ours to send
    QString why() const { return m_why; }                    // Close: the peer's reason; Violation: what was wrong

    bool midMessage() const { return m_open || m_headLen > 0 || m_phase == Phase::Body; }
    void reset();

private:
    enum class Phase : std::uint8_t { Head, Body };

    Event violation(int code, const char* why);
    std::optional<Event> head();
    Event finished();
    Event closeFrame();

    std::size_t m_max;
    Peer m_peer;
    Phase m_phase = Phase::Head;
    std::array<unsigned char, 14> m_head{};
    std::size_t m_headLen = 0, m_headNeed = 2;
    bool m_fin = false, m_masked = false;
    std::uint8_t m_op = 0;
    std::uint64_t m_left = 0;  // payload bytes still to come
    std::array<unsigned char, 4> m_mask{};
    std::size_t m_maskAt = 0;
    bool m_open = false;  // a fragmented message waits for more
    bool m_text = false;
    std::uint32_t m_fragments = 0;
    QByteArray m_message, m_control;
    int m_code = 0;
    QString m_why;
};

}  // namespace plimsoll
