#include "feeds/recording/frame_log.h"
#include "feeds/recording/frame_log_format.h"
#include "feeds/recording/replace_file.h"
#include "model/market/plain_file.h"

#include <zstd.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

namespace plimsoll {

using namespace framelog;

namespace {

// Measured on recorded frames of four venues: 3 packs them no smaller (6.8, 5.6 and 6.7 times against 7.3, 5.6 and
// 6.8) and takes a third more of the processor.
constexpr int kLevel = 1;

constexpr std::size_t kRoomBytes = FrameLogWriter::kBlockBytes / 4 * 5;

// What lies there already. A pipe that nobody reads is refused: the system would hold us until somebody does.
int openThere(const QByteArray& name, bool pipe, int how)
{
    const int descriptor = ::open(name.constData(), pipe ? how | O_NONBLOCK : how, 0666);
    // Its reader may take his time.
    if (descriptor >= 0 && pipe) ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
    return descriptor;
}

}  // namespace

bool isPipe(const QString& path)
{
    struct stat facts {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 && S_ISFIFO(facts.st_mode);
}

FrameLogWriter::~FrameLogWriter()
{
    // A writer that is simply dropped still leaves a file with an index, if the disk lets it.
    if (m_file.isOpen()) static_cast<void>(close().hasValue());
}

Expected<void, QString> FrameLogWriter::open(const QString& path, const RecordingOrigin& origin)
{
    if (m_file.isOpen()) static_cast<void>(close().hasValue());
    m_path = path;
    // A link that lies there would lead to another file: it is not followed.
    constexpr int kHow = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY;
    const QByteArray name = QFile::encodeName(path);
    int descriptor = ::open(name.constData(), kHow | O_EXCL, 0666);
    const bool made = descriptor >= 0;
    if (!made && errno == EEXIST) descriptor = openThere(name, isPipe(path), kHow);
    if (descriptor < 0) {
        const int error = errno;
        const FileRefusal link{FileRefusal::Why::Link, 0, 0};
        const QString why = error == ELOOP                   ? QString::fromStdString(text(link))
                            : error == ENXIO && isPipe(path) ? QStringLiteral("nobody reads this pipe")
                                                             : qt_error_string(error);
        return Unexpected{QStringLiteral("cannot write %1: %2").arg(path, why)};
    }
    if (!m_file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return Unexpected{QStringLiteral("cannot write %1: %2").arg(path, m_file.errorString())};
    }
    m_offset = 0;
    m_total = m_refused = 0;
    m_block = {};
    m_index.clear();
    std::string begin(kFileMagic);
    if (origin.said()) {
        const std::string json = toJson(origin);
        LogBlock head;
        head.packed = head.raw = static_cast<std::uint32_t>(json.size());
        begin += header(kHeadMagic, head, json);
        begin += json;
    }
    auto begun = write(begin);
    if (!begun) {
        // Nothing can follow where no beginning is; the next one is opened as if this had not been.
        m_file.close();
        if (made) ::unlink(name.constData());
    }
    return begun;
}

Expected<void, QString> FrameLogWriter::write(const std::string& bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    if (m_file.write(bytes.data(), size) != size) {
        const QString why = m_file.errorString();
        // Half a block at the end is what readers expect after a crash; the next one goes over it.
        if (!m_file.isSequential()) {
            m_file.resize(m_offset);
            m_file.seek(m_offset);
        }
        return Unexpected{QStringLiteral("cannot write %1: %2").arg(m_path, why)};
    }
    m_offset += size;
    return {};
}

Expected<void, QString> FrameLogWriter::toDisk()
{
    const int error = syncError(m_file.handle());
    if (error == 0) return {};
    return Unexpected{QStringLiteral("cannot write %1: %2").arg(m_path, qt_error_string(error))};
}

Expected<void, QString> FrameLogWriter::inPlace() const
{
    struct stat ours {};
    struct stat there {};
    if (!m_file.isOpen() || ::fstat(m_file.handle(), &ours) != 0 || !S_ISREG(ours.st_mode)) return {};
    if (::lstat(QFile::encodeName(m_path).constData(), &there) == 0) {
        if (there.st_dev == ours.st_dev && there.st_ino == ours.st_ino) return {};
    } else if (errno != ENOENT && errno != ENOTDIR) {
        return {};  // it cannot be seen now, which says nothing
    }
    return Unexpected{
        QStringLiteral("%1 is no longer there: it was moved, deleted or replaced while it was written. "
                       "Stop the recording and start a new one")
            .arg(m_path)};
}

Expected<void, QString> FrameLogWriter::append(const RecordEntry& e)
{
    const std::int64_t wall = toUnixNs(e.received);
    const std::int64_t mono = e.mono.time_since_epoch().count();
    if (m_block.entries == 0) {
        // Room for a block and what goes beyond it once; an answer may be larger than both.
        if (m_raw.capacity() > kRoomBytes) m_raw = std::string();
        m_raw.clear();
        m_raw.reserve(kRoomBytes);
        m_names.clear();
        m_lastWall = m_lastMono = 0;
        m_block = {};
        m_block.firstNs = m_block.lastNs = wall;
    }
    m_block.firstNs = std::min(m_block.firstNs, wall);
    m_block.lastNs = std::max(m_block.lastNs, wall);

    const auto kind = static_cast<unsigned>(e.kind), venue = static_cast<unsigned>(e.venue),
               market = static_cast<unsigned>(e.market);
    m_raw += static_cast<char>(static_cast<unsigned char>(kind | (market << 2) | (venue << 4)));
    putSigned(m_raw, wall - m_lastWall);
    putSigned(m_raw, mono - m_lastMono);
    m_lastWall = wall;
    m_lastMono = mono;
    // A name is written once a block, then only its number.
    const auto [name, fresh] = m_names.emplace(e.socket, m_names.size());
    putVar(m_raw, name->second);
    if (fresh) putText(m_raw, e.socket);
    if (e.kind == EntryKind::Reply) {
        putVar(m_raw, static_cast<std::uint64_t>(e.status < 0 ? 0 : e.status));
        putText(m_raw, e.method);
        putText(m_raw, e.url);
        putText(m_raw, e.requestBody);
    }
    putText(m_raw, e.payload);
    ++m_block.entries;
    ++m_total;
    return m_raw.size() >= kBlockBytes ? flush() : Expected<void, QString>{};
}

Expected<void, QString> FrameLogWriter::flush()
{
    if (m_block.entries == 0) return {};
    // Nothing of it is kept: two megabytes a writer, for a block every few seconds or minutes.
    std::string out(ZSTD_compressBound(m_raw.size()), '\0');
    const std::size_t packed = ZSTD_compress(out.data(), out.size(), m_raw.data(), m_raw.size(), kLevel);
    LogBlock block = m_block;
    m_block = {};
    // On failure this block is lost; what was written before it stays readable.
    const auto lost = [&](Expected<void, QString> why) {
        m_total -= block.entries;
        m_refused += block.entries;
        return why;
    };
    if (ZSTD_isError(packed))
        return lost(
            Unexpected{QStringLiteral("cannot compress: %1").arg(QString::fromLatin1(ZSTD_getErrorName(packed)))});
    out.resize(packed);

    block.offset = m_offset;
    block.packed = static_cast<std::uint32_t>(packed);
    block.raw = static_cast<std::uint32_t>(m_raw.size());
    if (auto written = write(header(kBlockMagic, block, out) + out); !written) return lost(std::move(written));
    m_index.push_back(block);
    return {};
}

Expected<void, QString> FrameLogWriter::sync()
{
    auto done = flush();
    return done ? toDisk() : done;
}

Expected<void, QString> FrameLogWriter::close(Durable durable)
{
    if (!m_file.isOpen()) return {};
    auto done = flush();
    if (done) {
        std::string rows;
        for (const LogBlock& b : m_index) {
            putU64(rows, static_cast<std::uint64_t>(b.offset));
            putU32(rows, b.packed);
            putU32(rows, b.raw);
            putU32(rows, b.entries);
            putU64(rows, static_cast<std::uint64_t>(b.firstNs));
            putU64(rows, static_cast<std::uint64_t>(b.lastNs));
        }
        LogBlock index;
        index.packed = index.raw = static_cast<std::uint32_t>(rows.size());
        index.entries = static_cast<std::uint32_t>(m_index.size());
        std::string bytes = header(kIndexMagic, index, rows) + rows;
        putU64(bytes, static_cast<std::uint64_t>(m_offset));
        bytes += kEndMagic;
        done = write(bytes);
    }
    if (done && durable == Durable::Yes) done = toDisk();
    m_file.close();
    return done;
}

}  // namespace plimsoll
