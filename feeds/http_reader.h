// One HTTP/1.1 answer, from bytes as they come: head, body by length, in chunks or to the end of the
// connection, gzip and deflate. Nothing grows beyond its limit: neither the head, nor the body after
// decompression (FAULTS 35).
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <cstddef>
#include <memory>

namespace plimsoll {

class HttpReader {
public:
    enum class State : std::uint8_t { Head, Body, Done, Failed };

    explicit HttpReader(std::size_t maxBody);
    ~HttpReader();
    HttpReader(HttpReader&&) noexcept;
    HttpReader& operator=(HttpReader&&) noexcept;

    State feed(QByteArrayView bytes);
    State connectionEnded();  // a body without a length ends here

    State state() const { return m_state; }
    int status() const { return m_status; }
    const QHash<QByteArray, QByteArray>& headers() const { return m_headers; }  // names in lower case
    QByteArray& body() { return m_body; }
    QString why() const { return m_why; }  // Failed: what was wrong
    bool startedToAnswer() const { return m_received > 0; }
    bool keepsConnection() const { return m_keep; }

private:
    enum class Framing : std::uint8_t { Length, Chunks, ToTheEnd };
    enum class Chunk : std::uint8_t { Size, Data, AfterData, Trailer };
    struct Inflater;

    State fail(const QString& why);
    bool readHead();
    qsizetype readBody(QByteArrayView bytes);
    qsizetype readChunks(QByteArrayView bytes);
    void deliver(QByteArrayView bytes);
    void complete();

    std::size_t m_max;
    State m_state = State::Head;
    QByteArray m_line;  // head, or a line between chunks
    int m_status = 0;
    QHash<QByteArray, QByteArray> m_headers;
    Framing m_framing = Framing::ToTheEnd;
    Chunk m_chunk = Chunk::Size;
    quint64 m_left = 0;
    quint64 m_received = 0;
    bool m_keep = true;
    std::unique_ptr<Inflater> m_inflater;
    QByteArray m_body;
    QString m_why;
};

}  // namespace plimsoll
