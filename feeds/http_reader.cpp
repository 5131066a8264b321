#include "feeds/http_reader.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace plimsoll {
namespace {

constexpr qsizetype kHeadLimit = 64 * 1024;
// A bomb: so much more than what came in, once it is this large (FAULTS 35).
constexpr qsizetype kBombFrom = 4 << 20;
constexpr quint64 kBombRatio = 100;
constexpr qsizetype kLineLimit = 1024;
constexpr qsizetype kSpare = 64;

}  // namespace

struct HttpReader::Inflater {
    z_stream stream{};
    bool ready = false, ended = false;
    Inflater()
    {
        // 15 bits of window, +32: gzip or zlib, whichever the first bytes say.
        ready = inflateInit2(&stream, 15 + 32) == Z_OK;
    }
    ~Inflater()
    {
        if (ready) inflateEnd(&stream);
    }
};

HttpReader::HttpReader(std::size_t maxBody) : m_max(maxBody) {}
HttpReader::~HttpReader() = default;
HttpReader::HttpReader(HttpReader&&) noexcept = default;
HttpReader& HttpReader::operator=(HttpReader&&) noexcept = default;

HttpReader::State HttpReader::fail(const QString& why)
{
    m_state = State::Failed;
    m_why = why;
    m_keep = false;
    m_body = QByteArray();
    return m_state;
}

HttpReader::State HttpReader::feed(QByteArrayView bytes)
{
    m_received += static_cast<quint64>(bytes.size());
    while (!bytes.isEmpty() && m_state != State::Done && m_state != State::Failed) {
        if (m_state == State::Head) {
            const qsizetype had = m_line.size();
            m_line.append(bytes.first(std::min<qsizetype>(bytes.size(), kHeadLimit + 4 - had)));
            const qsizetype taken = m_line.size() - had;
            const qsizetype end = m_line.indexOf("\r\n\r\n", std::max<qsizetype>(0, had - 3));
            if (end < 0) {
                if (m_line.size() >= kHeadLimit + 4)
                    return fail(QStringLiteral("the head of the answer is too long"));
                static const QByteArray http = QByteArrayLiteral("HTTP/1.");
                const qsizetype known = std::min(m_line.size(), http.size());
                if (m_line.left(known) != http.left(known)) return fail(QStringLiteral("the answer is not HTTP"));
                bytes = bytes.sliced(taken);
                continue;
            }
            bytes = bytes.sliced(end + 4 - had);
            m_line.truncate(end);
            if (!readHead()) return m_state;
            continue;
        }
        bytes = bytes.sliced(readBody(bytes));
    }
    return m_state;
}

bool HttpReader::readHead()
{
    const QList<QByteArray> lines = m_line.split('\n');
    m_line.clear();
    m_headers.clear();
    bool isNumber = false;
    m_status = lines.first().mid(9, 3).toInt(&isNumber);
    if (!lines.first().startsWith("HTTP/1.") || !isNumber || m_status < 100) {
        fail(QStringLiteral("the answer is not HTTP"));
        return false;
    }
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0) m_headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
    }
    if (m_status < 200) return true;  // "100 Continue" and the like: the answer proper follows

    m_keep = lines.first().startsWith("HTTP/1.1") && m_headers.value("connection").toLower() != "close";
    const QByteArray coding = m_headers.value("content-encoding").toLower();
    if (coding == "gzip" || coding == "x-gzip" || coding == "deflate") {
        m_inflater = std::make_unique<Inflater>();
        if (!m_inflater->ready) {
            fail(QStringLiteral("the decompressor could not be started"));
            return false;
        }
    } else if (!coding.isEmpty() && coding != "identity") {
        fail(QStringLiteral("the answer is compressed in a way that was not asked for (%1)")
                 .arg(QString::fromLatin1(coding)));
        return false;
    }
    m_state = State::Body;
    if (m_headers.value("transfer-encoding").toLower().contains("chunked")) {
        m_framing = Framing::Chunks;
    } else if (m_headers.contains("content-length")) {
        m_framing = Framing::Length;
        m_left = m_headers.value("content-length").toULongLong(&isNumber);
        if (!isNumber) {
            fail(QStringLiteral("the length of the answer is not a number"));
            return false;
        }
        if (!m_inflater && m_left > m_max) {
            fail(QStringLiteral("the answer is larger than %1 MB; ended")
                     .arg(static_cast<double>(m_max) / (1 << 20)));
            return false;
        }
        if (m_left == 0) complete();
    } else if (m_status == 204 || m_status == 304) {
        complete();
    } else {
        m_framing = Framing::ToTheEnd;
        m_keep = false;
    }
    return true;
}

qsizetype HttpReader::readBody(QByteArrayView bytes)
{
    switch (m_framing) {
        case Framing::Chunks: return readChunks(bytes);
        case Framing::ToTheEnd: deliver(bytes); return bytes.size();
        case Framing::Length: {
            const auto take =
                static_cast<qsizetype>(std::min<quint64>(m_left, static_cast<quint64>(bytes.size())));
            deliver(bytes.first(take));
            m_left -= static_cast<quint64>(take);
            if (m_left == 0 && m_state == State::Body) complete();
            return take;
        }
    }
    return bytes.size();
}

qsizetype HttpReader::readChunks(QByteArrayView bytes)
{
    if (m_chunk == Chunk::Data) {
        const auto take = static_cast<qsizetype>(std::min<quint64>(m_left, static_cast<quint64>(bytes.size())));
        deliver(bytes.first(take));
        m_left -= static_cast<quint64>(take);
        if (m_left == 0) m_chunk = Chunk::AfterData;
        return take;
    }
    const qsizetype newline = bytes.indexOf('\n');
    const qsizetype take = newline < 0 ? bytes.size() : newline + 1;
    m_line.append(bytes.first(take));
    if (m_line.size() > kLineLimit) {
        fail(QStringLiteral("the chunks of the answer are broken"));
        return take;
    }
    if (newline < 0) return take;
    const QByteArray line = m_line.trimmed();
    m_line.clear();
    switch (m_chunk) {
        case Chunk::Data: break;
        case Chunk::AfterData: m_chunk = Chunk::Size; break;
        case Chunk::Size: {
            bool isNumber = false;
            m_left = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';'))
                         .trimmed()
                         .toULongLong(&isNumber, 16);
            if (!isNumber)
                fail(QStringLiteral("the chunks of the answer are broken"));
            else
                m_chunk = m_left == 0 ? Chunk::Trailer : Chunk::Data;
            break;
        }
        case Chunk::Trailer:
            if (line.isEmpty()) complete();
            break;
    }
    return take;
}

void HttpReader::deliver(QByteArrayView bytes)
{
    const auto tooLarge = [this] {
        fail(QStringLiteral("the answer is larger than %1 MB; ended").arg(static_cast<double>(m_max) / (1 << 20)));
    };
    if (!m_inflater) {
        if (static_cast<std::size_t>(m_body.size() + bytes.size()) > m_max)
            tooLarge();
        else
            m_body.append(bytes);
        return;
    }
    z_stream& z = m_inflater->stream;
    // zlib does not write through next_in, but its type is older than const.
    z.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    std::array<char, 32 * 1024> piece;
    while (!m_inflater->ended && (z.avail_in > 0 || z.avail_out == 0)) {
        z.next_out = reinterpret_cast<Bytef*>(piece.data());
        z.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&z, Z_NO_FLUSH);
        const auto got = static_cast<qsizetype>(piece.size() - z.avail_out);
        if (static_cast<std::size_t>(m_body.size() + got) > m_max) {
            tooLarge();
            return;
        }
        m_body.append(piece.data(), got);
        // Nothing that a venue says packs so well: several of them at once would take the limit several times.
        if (m_body.size() > kBombFrom && static_cast<quint64>(m_body.size()) > kBombRatio * z.total_in) {
            fail(QStringLiteral("the answer is larger than %1 times its packed size; ended").arg(kBombRatio));
            return;
        }
        if (result == Z_STREAM_END)
            m_inflater->ended = true;
        else if (result == Z_BUF_ERROR && got == 0)
            return;  // more input is needed
        else if (result != Z_OK) {
            fail(QStringLiteral("the answer could not be decompressed"));
            return;
        }
    }
}

void HttpReader::complete()
{
    if (m_inflater && !m_inflater->ended && m_received > 0 && m_inflater->stream.total_in > 0) {
        fail(QStringLiteral("the answer ends within its compressed body"));
        return;
    }
    m_inflater.reset();
    m_body.reserve(m_body.size() + kSpare);
    m_state = State::Done;
}

HttpReader::State HttpReader::connectionEnded()
{
    m_keep = false;
    if (m_state == State::Body && m_framing == Framing::ToTheEnd)
        complete();
    else if (m_state == State::Head || m_state == State::Body)
        fail(m_received == 0 ? QStringLiteral("ended the connection before it answered")
                             : QStringLiteral("ended the connection within an answer"));
    return m_state;
}

}  // namespace plimsoll
