// The HTTP upgrade that opens a WebSocket (RFC 6455 section 4), as text in and a verdict out.
#pragma once

#include "model/market/time.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace plimsoll {

class WsHandshake {
public:
    enum class Verdict : std::uint8_t { NeedMore, Accepted, Refused };
    struct Answer {
        Verdict verdict = Verdict::NeedMore;
        QString reason;  // Refused: why, in plain words
        int status = 0;  // HTTP status where there is one
        qint64 retryAfterMs = -1;
        qsizetype headBytes = 0;   // what follows belongs to the frames, or to the refusal's body
        qsizetype bodyBytes = -1;  // announced length of a refusal's body, -1: not said
    };

    WsHandshake();
    explicit WsHandshake(const QByteArray& key) : m_key(key) {}

    QByteArray request(const QUrl& url) const;
    Answer read(const QByteArray& received, Timestamp wall) const;

    static QByteArray acceptFor(const QByteArray& key);

private:
    QByteArray m_key;
};

}  // namespace plimsoll
