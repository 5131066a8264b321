// One two-way text connection, as the session sees it. Implemented by the WebSocket, by tests.
#pragma once

#include "model/market/time.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QUrl>

namespace plimsoll {

class Channel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // As `httpStatus` of `closed`: nothing left this machine (no name, no route, no proxy), so the
    // venue never saw the attempt.
    static constexpr int kNeverLeft = -1;

    virtual void open(const QUrl& url) = 0;  // may be called again after `closed`
    virtual void send(const QString& text) = 0;
    virtual void ping() = 0;   // a control frame; answered by `ponged`
    virtual void close() = 0;  // `closed` follows, at once or later, exactly once per open

Q_SIGNALS:
    void opened();
    // UTF-8 with spare capacity for at least 64 bytes behind its end. Stamped before decoding.
    void text(const QByteArray& utf8, const plimsoll::Stamp& stamp);
    void ponged();
    // `reason` is a plain sentence for people: what happened, and the status where there is one.
    // `httpStatus` 0: none; `retryAfterMs` negative: not said.
    void closed(const QString& reason, int httpStatus, qint64 retryAfterMs);
};

}  // namespace plimsoll
