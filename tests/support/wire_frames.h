// WebSocket bytes cut at the borders of their frames, for whoever stands between two ends: a frame is known by its
// payload and kept as it came, so that it can be passed on untouched.
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace plimsoll::test {

struct WireFrame {
    std::uint8_t opcode = 0;
    bool fin = true;
    QByteArray payload;  // without its mask
    QByteArray wire;     // as it came
};

class FrameSplitter {
public:
    void add(const QByteArray& bytes) { m_bytes += bytes; }
    std::optional<WireFrame> next();  // nothing: the rest is on its way

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

}  // namespace plimsoll::test
