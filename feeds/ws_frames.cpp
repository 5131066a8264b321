#include "feeds/ws_frames.h"

#include <QUtf8StringView>

#include <algorithm>

namespace plimsoll {
namespace ws {

QByteArray frame(std::uint8_t opcode, QByteArrayView payload, std::optional<std::uint32_t> mask, bool fin)
{
    QByteArray out;
    const auto size = static_cast<std::uint64_t>(payload.size());
    out.reserve(payload.size() + 14);
    const auto put = [&out](std::uint64_t byte) { out.append(static_cast<char>(byte & 0xff)); };
    put((fin ? 0x80u : 0u) | opcode);
    const std::uint64_t maskBit = mask ? 0x80 : 0;
    if (size < 126) {
        put(maskBit | size);
    } else if (size <= 0xffff) {
        put(maskBit | 126);
        for (int shift = 8; shift >= 0; shift -= 8) put(size >> shift);
    } else {
        put(maskBit | 127);
        for (int shift = 56; shift >= 0; shift -= 8) put(size >> shift);
    }
    if (!mask) {
        out.append(payload);
        return out;
    }
    std::array<unsigned char, 4> key{};
    for (std::size_t i = 0; i < 4; ++i) {
        key[i] = static_cast<unsigned char>(*mask >> (24 - 8 * i));
        put(key[i]);
    }
    for (qsizetype i = 0; i < payload.size(); ++i)
        put(static_cast<unsigned char>(payload[i]) ^ key[static_cast<std::size_t>(i & 3)]);
    return out;
}

QByteArray closePayload(int code, QByteArrayView reason)
{
    QByteArray out;
    out.append(static_cast<char>((code >> 8) & 0xff)).append(static_cast<char>(code & 0xff));
    return out.append(reason.first(std::min<qsizetype>(reason.size(), 120)));
}

QString closeText(int code)
{
    struct Row {
        int code;
        const char* text;
    };
    static constexpr std::array<Row, 11> rows = {{
        {1000, "normal"},
        {1001, "going away"},
        {1002, "protocol error"},
        {1003, "unsupported data"},
        {1005, "no reason given"},
        {1007, "invalid text"},
        {1008, "policy violation"},
        {1009, "message too big"},
        {1011, "server error"},
        {1012, "service restart"},
        {1013, "try again later"},
    }};
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.code == code; });
    return row == rows.end() ? QString::number(code)
                             : QString::number(code) + QLatin1Char(' ') + QLatin1String(row->text);
}

}  // namespace ws

namespace {
constexpr std::uint32_t kMaxFragments = 65'536;
constexpr qsizetype kKeepCapacity = 1 << 20;
}  // namespace

void WsFrameReader::reset()
{
    *this = WsFrameReader(m_max, m_peer);
}

WsFrameReader::Event WsFrameReader::violation(int code, const char* why)
{
    m_code = code;
    m_why = QLatin1String(why);
    return Event::Violation;
}

WsFrameReader::Event WsFrameReader::next(const char*& data, const char* end)
{
    while (true) {
        if (m_phase == Phase::Head) {
            while (m_headLen < m_headNeed) {
                if (data == end) return Event::NeedMore;
                m_head[m_headLen++] = static_cast<unsigned char>(*data++);
            }
            if (const auto wrong = head()) return *wrong;
            continue;
        }
        const bool isControl = m_op >= ws::Close;
        QByteArray& into = isControl ? m_control : m_message;
        const auto take =
            static_cast<qsizetype>(std::min<std::uint64_t>(m_left, static_cast<std::uint64_t>(end - data)));
        if (take > 0) {
            const qsizetype from = into.size();
            into.append(data, take);
            if (m_masked) {
                char* p = into.data() + from;
                for (qsizetype i = 0; i < take; ++i)
                    p[i] = static_cast<char>(p[i] ^ static_cast<char>(m_mask[m_maskAt++ & 3]));
            }
            data += take;
            m_left -= static_cast<std::uint64_t>(take);
        }
        if (m_left > 0) return Event::NeedMore;
        m_phase = Phase::Head;
        m_headLen = 0;
        m_headNeed = 2;
        const Event e = finished();
        if (e != Event::NeedMore) return e;
    }
}

// The bytes asked for are there: either more are needed, or the payload begins.
std::optional<WsFrameReader::Event> WsFrameReader::head()
{
    const unsigned first = m_head[0], second = m_head[1];
    const unsigned shortLen = second & 0x7f;
    if (m_headLen == 2) {
        m_fin = first & 0x80;
        m_op = first & 0x0f;
        m_masked = second & 0x80;
        const bool isControl = m_op >= ws::Close;
        if (first & 0x70) return violation(1002, "a reserved bit is set");
        if (m_op > ws::Pong || (m_op > ws::Binary && m_op < ws::Close)) return violation(1002, "unknown opcode");
        if (m_masked != (m_peer == Peer::Client))
            return violation(1002, m_masked ? "a server frame is masked" : "a client frame is not masked");
        if (isControl && (!m_fin || shortLen > 125))
            return violation(1002, "a control frame is fragmented or too long");
        if (!isControl && (m_op == ws::Continuation) != m_open)
            return violation(
                1002, m_open ? "a new message begins inside another" : "a continuation without a beginning");
        m_headNeed = 2 + (shortLen == 126 ? 2u : shortLen == 127 ? 8u : 0u) + (m_masked ? 4u : 0u);
        if (m_headLen < m_headNeed) return std::nullopt;
    }

    std::uint64_t length = shortLen;
    std::size_t at = 2;
    if (shortLen >= 126) {
        const std::size_t bytes = shortLen == 126 ? 2 : 8;
        length = 0;
        for (; at < 2 + bytes; ++at) length = length << 8 | m_head[at];
        if (length >> 63) return violation(1002, "the length of a frame is negative");
        if (length < (bytes == 2 ? 126u : 65'536u)) return violation(1002, "the length of a frame is not minimal");
    }
    if (m_masked) {
        std::copy_n(m_head.begin() + static_cast<std::ptrdiff_t>(at), 4, m_mask.begin());
        m_maskAt = 0;
    }
    if (m_op >= ws::Close) {
        m_control.resize(0);
    } else {
        if (m_op != ws::Continuation) {
            // A reader may still hold the last message: then this detaches.
            if (m_message.capacity() > kKeepCapacity) m_message = QByteArray();
            m_message.resize(0);
            m_text = m_op == ws::Text;
            m_fragments = 0;
        }
        if (length > m_max || static_cast<std::uint64_t>(m_message.size()) + length > m_max)
            return violation(1009, "a message is larger than the limit");
        if (++m_fragments > kMaxFragments) return violation(1009, "a message comes in too many fragments");
        m_open = true;
    }
    m_left = length;
    m_phase = Phase::Body;
    return std::nullopt;
}

WsFrameReader::Event WsFrameReader::finished()
{
    switch (m_op) {
        case ws::Ping: return Event::Ping;
        case ws::Pong: return Event::Pong;
        case ws::Close: return closeFrame();
    }
    if (!m_fin) return Event::NeedMore;
    m_open = false;
    if (m_text && !QUtf8StringView(m_message.constData(), m_message.size()).isValidUtf8())
        return violation(1007, "a text is not valid UTF-8");
    m_message.reserve(m_message.size() + ws::kSpare);
    return Event::Message;
}

WsFrameReader::Event WsFrameReader::closeFrame()
{
    if (m_control.isEmpty()) {
        m_code = 1005;
        m_why.clear();
        return Event::Close;
    }
    if (m_control.size() == 1) return violation(1002, "a close frame with half a code");
    const int code = (static_cast<unsigned char>(m_control[0]) << 8) | static_cast<unsigned char>(m_control[1]);
    const bool allowed = (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006) ||
                         (code >= 3000 && code <= 4999);
    if (!allowed) return violation(1002, "a close frame with a code that may not be sent");
    const QByteArray text = m_control.mid(2);
    if (!QUtf8StringView(text.constData(), text.size()).isValidUtf8())
        return violation(1007, "the reason of a close frame is not valid UTF-8");
    m_code = code;
    m_why = QString::fromUtf8(text);
    return Event::Close;
}

}  // namespace plimsoll
