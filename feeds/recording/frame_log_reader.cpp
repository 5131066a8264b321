#include "feeds/recording/frame_log.h"
#include "feeds/recording/frame_log_format.h"
#include "model/market/plain_file.h"

#include <zstd.h>

#include <unistd.h>
#include <algorithm>

namespace plimsoll {

using namespace framelog;

namespace {

std::string readAt(QFile& file, qint64 offset, std::size_t size)
{
    // What is said to be there and is not takes no room.
    const qint64 there = file.size() - offset;
    if (offset < 0 || there <= 0 || !file.seek(offset)) return {};
    std::string bytes(std::min(size, static_cast<std::size_t>(there)), '\0');
    const qint64 n = file.read(bytes.data(), static_cast<qint64>(bytes.size()));
    bytes.resize(n < 0 ? 0 : static_cast<std::size_t>(n));
    return bytes;
}

// Empty: it is a file, and open.
QString opened(QFile& file, const QString& path)
{
    auto plain = PlainFile::open(QFile::encodeName(path).toStdString());
    if (!plain) return QString::fromLocal8Bit(text(plain.error()).c_str());
    const int descriptor = plain->release();
    if (file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) return {};
    ::close(descriptor);
    return file.errorString();
}

// The sum, if it is a moment that clocks can have said.
bool goesOn(std::int64_t& last, std::int64_t by)
{
    if (by > kLatestNs - last || by < -last) return false;
    last += by;
    return true;
}

}  // namespace

bool FrameLogReader::isFrameLog(const QString& path)
{
    QFile file;
    return opened(file, path).isEmpty() && file.read(8).toStdString() == kFileMagic;
}

Expected<void, QString> FrameLogReader::open(const QString& path, ReadWatchPtr watch)
{
    m_watch = std::move(watch);
    if (const QString problem = opened(m_file, path); !problem.isEmpty())
        return Unexpected{QStringLiteral("%1: %2").arg(path, problem)};
    if (readAt(m_file, 0, kFileMagic.size()) != kFileMagic)
        return Unexpected{QStringLiteral("%1: not a recording of this program").arg(path)};
    readHead();
    m_indexed = readIndex();
    if (!m_indexed) scan();
    if (m_blocks.empty()) return Unexpected{QStringLiteral("%1: the recording holds nothing").arg(path)};
    restart();
    return {};
}

// A damaged head is a damaged block like others; nothing is said then.
void FrameLogReader::readHead()
{
    m_begin = static_cast<qint64>(kFileMagic.size());
    const auto head = parseHeader(readAt(m_file, m_begin, kHeaderBytes), kHeadMagic);
    if (!head || head->block.packed > kLargestHead) return;
    const qint64 at = m_begin + static_cast<qint64>(kHeaderBytes);
    const std::string json = readAt(m_file, at, head->block.packed);
    m_begin = at + static_cast<qint64>(head->block.packed);
    if (json.size() == head->block.packed && checksum(json) == head->dataChecksum) m_origin = originFromJson(json);
}

bool FrameLogReader::readIndex()
{
    const qint64 size = m_file.size();
    if (size < static_cast<qint64>(kFileMagic.size() + kHeaderBytes + kTailBytes)) return false;
    const std::string tail = readAt(m_file, size - static_cast<qint64>(kTailBytes), kTailBytes);
    if (tail.size() != kTailBytes || !tail.ends_with(kEndMagic)) return false;
    const auto at = static_cast<qint64>(getU64(tail.data()));
    if (at < 0 || at > size - static_cast<qint64>(kHeaderBytes + kTailBytes)) return false;
    const auto head = parseHeader(readAt(m_file, at, kHeaderBytes), kIndexMagic);
    if (!head || at + static_cast<qint64>(kHeaderBytes + head->block.packed + kTailBytes) != size) return false;
    const std::string rows = readAt(m_file, at + static_cast<qint64>(kHeaderBytes), head->block.packed);
    if (rows.size() != head->block.entries * kIndexRowBytes || checksum(rows) != head->dataChecksum) return false;
    for (std::size_t i = 0; i < head->block.entries; ++i) {
        const char* p = rows.data() + i * kIndexRowBytes;
        LogBlock b;
        b.offset = static_cast<qint64>(getU64(p));
        b.packed = getU32(p + 8);
        b.raw = getU32(p + 12);
        b.entries = getU32(p + 16);
        b.firstNs = static_cast<std::int64_t>(getU64(p + 20));
        b.lastNs = static_cast<std::int64_t>(getU64(p + 28));
        if (!isTold(b)) {
            m_blocks.clear();
            return false;
        }
        m_blocks.push_back(b);
    }
    return true;
}

// Walks the headers. After a damaged one, looks for the next block by its magic.
void FrameLogReader::scan()
{
    const qint64 size = m_file.size();
    qint64 at = m_begin;
    constexpr qint64 header = static_cast<qint64>(kHeaderBytes);
    while (at + header <= size && !cancelled()) {
        const auto head = parseHeader(readAt(m_file, at, kHeaderBytes), kBlockMagic);
        if (head) {
            const qint64 end = at + header + static_cast<qint64>(head->block.packed);
            if (end > size) {
                m_truncated = true;
                return;
            }
            m_blocks.push_back(head->block);
            m_blocks.back().offset = at;
            at = end;
            continue;
        }
        if (parseHeader(readAt(m_file, at, kHeaderBytes), kIndexMagic)) return;
        ++m_damaged;
        qint64 found = -1;
        while (found < 0 && at + header <= size) {
            if (cancelled()) return;
            const std::string chunk = readAt(m_file, at + 1, 1u << 20);
            if (chunk.size() < kBlockMagic.size()) break;
            const std::size_t hit = chunk.find(kBlockMagic);
            if (hit != std::string::npos)
                found = at + 1 + static_cast<qint64>(hit);
            else
                at += static_cast<qint64>(chunk.size() - kBlockMagic.size()) + 1;
        }
        if (found < 0) return;
        at = found;
    }
    m_truncated = at < size;
}

bool FrameLogReader::load(std::size_t block)
{
    const LogBlock& b = m_blocks[block];
    if (m_watch) m_watch->bytes += b.packed;
    if (b.packed > kLargestRaw) return false;
    const std::string bytes = readAt(m_file, b.offset, kHeaderBytes + b.packed);
    const auto head = parseHeader(bytes, kBlockMagic);
    if (!head || bytes.size() != kHeaderBytes + b.packed || head->block.packed != b.packed) return false;
    const std::string_view data = std::string_view(bytes).substr(kHeaderBytes);
    if (checksum(data) != head->dataChecksum) return false;
    // What is said of its size is believed of nobody: room is made for what the data itself says.
    if (ZSTD_getFrameContentSize(data.data(), data.size()) != head->block.raw) return false;
    m_raw.resize(head->block.raw);
    const std::size_t n = ZSTD_decompress(m_raw.data(), m_raw.size(), data.data(), data.size());
    if (ZSTD_isError(n) || n != m_raw.size()) return false;
    m_at = 0;
    m_lastMono = m_lastWall = 0;
    m_names.clear();
    return true;
}

bool FrameLogReader::next(RecordEntry& e)
{
    for (;;) {
        if (m_at < m_raw.size()) {
            const auto packed = static_cast<unsigned char>(m_raw[m_at++]);
            std::int64_t wall = 0, mono = 0;
            std::uint64_t name = 0, status = 200;
            bool ok = getSigned(m_raw, m_at, wall) && getSigned(m_raw, m_at, mono) && getVar(m_raw, m_at, name) &&
                      ((packed >> 2) & 3) < 3 && (packed >> 4) < kVenueCount;
            if (ok && name == m_names.size()) {
                std::string text;
                ok = getText(m_raw, m_at, text);
                m_names.push_back(std::move(text));
            }
            ok = ok && name < m_names.size();
            if (ok) {
                e.kind = static_cast<EntryKind>(packed & 3);
                e.market = static_cast<Market>((packed >> 2) & 3);
                e.venue = static_cast<VenueId>(packed >> 4);
                e.socket = m_names[name];
                e.method.clear();
                e.url.clear();
                e.requestBody.clear();
                if (e.kind == EntryKind::Reply)
                    ok = getVar(m_raw, m_at, status) && getText(m_raw, m_at, e.method) &&
                         getText(m_raw, m_at, e.url) && getText(m_raw, m_at, e.requestBody);
                e.status = static_cast<int>(std::min<std::uint64_t>(status, 999));
                ok = ok && getText(m_raw, m_at, e.payload);
            }
            ok = ok && goesOn(m_lastWall, wall) && goesOn(m_lastMono, mono);
            if (ok) {
                e.received = fromUnixNs(m_lastWall);
                e.mono = Mono{Duration{m_lastMono}};
                return true;
            }
            ++m_damaged;
        }
        m_raw.clear();
        m_at = 0;
        if (m_nextBlock >= m_blocks.size() || cancelled()) return false;
        if (!load(m_nextBlock++)) {
            ++m_damaged;
            m_raw.clear();
        }
    }
}

bool FrameLogReader::restart()
{
    m_nextBlock = 0;
    m_raw.clear();
    m_at = 0;
    return true;
}

void FrameLogReader::seek(Timestamp at)
{
    restart();
    while (m_nextBlock < m_blocks.size() && m_blocks[m_nextBlock].lastNs < toUnixNs(at)) ++m_nextBlock;
}

std::string FrameLogReader::notice() const
{
    std::string text;
    if (m_truncated) text = "the recording was cut off; read up to its last complete block";
    if (m_damaged > 0) {
        if (!text.empty()) text += "; ";
        text += std::to_string(m_damaged) + " damaged block" + (m_damaged == 1 ? "" : "s") + " skipped";
    }
    return text;
}

std::uint64_t FrameLogReader::entries() const
{
    std::uint64_t n = 0;
    for (const LogBlock& b : m_blocks) n += b.entries;
    return n;
}

Timestamp FrameLogReader::first() const
{
    std::int64_t ns = m_blocks.empty() ? 0 : m_blocks.front().firstNs;
    for (const LogBlock& b : m_blocks) ns = std::min(ns, b.firstNs);
    return fromUnixNs(ns);
}

bool FrameLogReader::stepsBack() const
{
    constexpr std::int64_t kOutOfTurn = 1'000'000'000;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        if (m_blocks[i].lastNs + kOutOfTurn < m_blocks[i].firstNs ||
            (i > 0 && m_blocks[i].firstNs + kOutOfTurn < m_blocks[i - 1].lastNs))
            return true;
    return false;
}

Timestamp FrameLogReader::last() const
{
    std::int64_t ns = m_blocks.empty() ? 0 : m_blocks.back().lastNs;
    for (const LogBlock& b : m_blocks) ns = std::max(ns, b.lastNs);
    return fromUnixNs(ns);
}

}  // namespace plimsoll
