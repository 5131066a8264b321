#include "tests/support/wire_frames.h"

namespace plimsoll::test {

// RFC 6455 5.2
std::optional<WireFrame> FrameSplitter::next()
{
    const auto byte = [this](qsizetype i) { return static_cast<std::uint8_t>(m_bytes[m_at + i]); };
    const qsizetype have = m_bytes.size() - m_at;
    if (have < 2) return std::nullopt;
    qsizetype head = 2, length = byte(1) & 0x7f;
    if (length >= 126) {
        const qsizetype wide = length == 126 ? 2 : 8;
        if (have < 2 + wide) return std::nullopt;
        length = 0;
        for (qsizetype i = 0; i < wide; ++i) length = (length << 8) | byte(2 + i);
        head += wide;
    }
    const bool masked = byte(1) & 0x80;
    const qsizetype mask = head;
    if (masked) head += 4;
    if (have < head + length) return std::nullopt;

    WireFrame frame;
    frame.opcode = byte(0) & 0x0f;
    frame.fin = byte(0) & 0x80;
    frame.wire = m_bytes.mid(m_at, head + length);
    frame.payload = frame.wire.mid(head);
    if (masked)
        for (qsizetype i = 0; i < length; ++i)
            frame.payload[i] = static_cast<char>(static_cast<std::uint8_t>(frame.payload[i]) ^ byte(mask + i % 4));
    m_at += head + length;
    // What was read is let go now and then, not with each of thousands of small frames.
    if (m_at == m_bytes.size() || m_at > (1 << 20)) {
        m_bytes.remove(0, m_at);
        m_at = 0;
    }
    return frame;
}

}  // namespace plimsoll::test
