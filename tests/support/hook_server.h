// A web server on loopback that answers webhooks as it is told: well, badly, not at all. What a path gets is
// decided by its first part: /good, /hang, /circle, /garbage, /endless, /busy, /flaky, /closed, /missing, /slack,
// /portal.
#pragma once

#include <QHash>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

#include <vector>

namespace plimsoll::test {

class HookServer : public QTcpServer {
    Q_OBJECT
public:
    struct Got {
        QString path;
        QByteArray body;
    };

    HookServer() { listen(QHostAddress::LocalHost); }

    QString url(const QString& path) const
    {
        const QString scheme = m_tls.isNull() ? QStringLiteral("http") : QStringLiteral("https");
        const QString host = m_tls.isNull() ? QStringLiteral("127.0.0.1") : QStringLiteral("localhost");
        return QStringLiteral("%1://%2:%3%4").arg(scheme, host).arg(serverPort()).arg(path);
    }
    void speakTls(const QSslConfiguration& tls) { m_tls = tls; }
    // In the order in which they were whole.
    const std::vector<Got>& got() const { return m_got; }
    int count(const QString& path) const { return m_counts.value(path); }
    int hanging() const
    {
        int n = 0;
        for (const auto& s : m_hanging) n += s && s->state() == QAbstractSocket::ConnectedState;
        return n;
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        QTcpSocket* socket = m_tls.isNull() ? new QTcpSocket(this) : new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        if (auto* tls = qobject_cast<QSslSocket*>(socket)) {
            tls->setSslConfiguration(m_tls);
            tls->startServerEncryption();
        }
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
            *buffer += socket->readAll();
            const auto head = buffer->indexOf("\r\n\r\n");
            if (head < 0) return;
            qsizetype length = 0;
            for (const QByteArray& line : buffer->left(head).split('\n'))
                if (line.toLower().startsWith("content-length:")) length = line.mid(15).trimmed().toLongLong();
            if (buffer->size() < head + 4 + length) return;
            const QString path = QString::fromLatin1(buffer->left(buffer->indexOf('\r')).split(' ').value(1));
            const QByteArray body = buffer->mid(head + 4, length);
            buffer->clear();
            m_got.push_back({path, body});
            answer(socket, path, ++m_counts[path]);
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    static QByteArray reply(const char* status, const QByteArray& body, const QByteArray& more = {})
    {
        return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\nConnection: close\r\n" + more + "\r\n" + body;
    }
    void answer(QTcpSocket* s, const QString& path, int nth)
    {
        const QString kind = path.section(u'/', 1, 1);
        const auto end = [s](const QByteArray& bytes) {
            s->write(bytes);
            s->disconnectFromHost();
        };
        if (kind == QLatin1String("good"))
            end(reply("200 OK", "{}"));
        else if (kind == QLatin1String("slack"))
            end(reply("200 OK", "ok"));
        else if (kind == QLatin1String("portal"))
            end(reply("200 OK", "<html>Please log in to the hotel</html>"));
        else if (kind == QLatin1String("hang"))
            m_hanging.push_back(s);
        else if (kind == QLatin1String("half")) {
            s->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly thi");
            m_hanging.push_back(s);
        } else if (kind == QLatin1String("circle"))
            end(reply("302 Found", {}, "Location: " + path.toLatin1() + "\r\n"));
        else if (kind == QLatin1String("garbage"))
            end(QByteArray("\x00\xff\x13 no such thing as HTTP \r\n\r\n\x7f", 30));
        else if (kind == QLatin1String("endless"))
            end("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(300'000, 'x'));
        else if (kind == QLatin1String("busy"))
            end(nth == 1 ? reply("429 Too Many Requests", {}, "Retry-After: 1\r\n") : reply("200 OK", "{}"));
        else if (kind == QLatin1String("flaky"))
            end(nth <= 2 ? reply("500 Internal Server Error", "oops") : reply("204 No Content", {}));
        else if (kind == QLatin1String("closed"))
            s->abort();
        else
            end(reply("404 Not Found", "no " + path.toLatin1()));
    }

    QSslConfiguration m_tls{};
    std::vector<Got> m_got;
    QHash<QString, int> m_counts;
    std::vector<QPointer<QTcpSocket>> m_hanging;
};

}  // namespace plimsoll::test
