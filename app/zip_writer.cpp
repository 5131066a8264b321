#include "app/zip_writer.h"

#include <QDateTime>

#include <zlib.h>

namespace plimsoll {

namespace {

void put16(QByteArray& out, std::uint16_t v)
{
    out.append(static_cast<char>(v & 0xff));
    out.append(static_cast<char>(v >> 8));
}
void put32(QByteArray& out, std::uint32_t v)
{
    put16(out, static_cast<std::uint16_t>(v & 0xffff));
    put16(out, static_cast<std::uint16_t>(v >> 16));
}

// Raw deflate; empty when that would not be smaller.
QByteArray deflated(const QByteArray& data)
{
    z_stream z{};
    if (deflateInit2(&z, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    QByteArray out(static_cast<qsizetype>(deflateBound(&z, static_cast<uLong>(data.size()))), Qt::Uninitialized);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.constData()));
    z.avail_in = static_cast<uInt>(data.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const int rc = deflate(&z, Z_FINISH);
    out.truncate(static_cast<qsizetype>(z.total_out));
    deflateEnd(&z);
    return rc == Z_STREAM_END && out.size() < data.size() ? out : QByteArray();
}

}  // namespace

ZipWriter::ZipWriter(std::int64_t unixSeconds)
{
    const QDateTime t = QDateTime::fromSecsSinceEpoch(unixSeconds, Qt::UTC);
    const QDate d = t.date();
    const QTime c = t.time();
    m_time = static_cast<std::uint16_t>((c.hour() << 11) | (c.minute() << 5) | (c.second() / 2));
    m_date = static_cast<std::uint16_t>((std::clamp(d.year() - 1980, 0, 127) << 9) | (d.month() << 5) | d.day());
}

void ZipWriter::header(QByteArray& out, const Entry& e, bool central) const
{
    put32(out, central ? 0x02014b50u : 0x04034b50u);
    if (central) put16(out, (3 << 8) | 20);  // made on Unix
    put16(out, 20);                          // needs version 2.0
    put16(out, 1u << 11);                    // names are UTF-8
    put16(out, e.method);
    put16(out, m_time);
    put16(out, m_date);
    put32(out, e.crc);
    put32(out, e.packed);
    put32(out, e.size);
    put16(out, static_cast<std::uint16_t>(e.name.size()));
    put16(out, 0);  // extra
    if (central) {
        put16(out, 0);  // comment
        put16(out, 0);  // disk
        put16(out, 0);  // internal attributes
        put32(out, 0100644u << 16);
        put32(out, e.offset);
    }
    out.append(e.name);
}

void ZipWriter::add(const QString& name, const QByteArray& data)
{
    Entry e;
    e.name = name.toUtf8();
    e.crc = static_cast<std::uint32_t>(crc32(
        crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(data.constData()), static_cast<uInt>(data.size())));
    const QByteArray packed = deflated(data);
    e.method = packed.isEmpty() ? 0 : 8;
    const QByteArray& bytes = packed.isEmpty() ? data : packed;
    e.packed = static_cast<std::uint32_t>(bytes.size());
    e.size = static_cast<std::uint32_t>(data.size());
    e.offset = static_cast<std::uint32_t>(m_out.size());
    header(m_out, e, false);
    m_out.append(bytes);
    m_entries.push_back(e);
}

QByteArray ZipWriter::finish()
{
    const auto start = static_cast<std::uint32_t>(m_out.size());
    for (const Entry& e : m_entries) header(m_out, e, true);
    const auto size = static_cast<std::uint32_t>(m_out.size()) - start;
    put32(m_out, 0x06054b50u);
    put16(m_out, 0);
    put16(m_out, 0);
    put16(m_out, static_cast<std::uint16_t>(m_entries.size()));
    put16(m_out, static_cast<std::uint16_t>(m_entries.size()));
    put32(m_out, size);
    put32(m_out, start);
    put16(m_out, 0);
    return m_out;
}

}  // namespace plimsoll
