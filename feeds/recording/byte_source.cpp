#include "feeds/recording/byte_source.h"

#include "model/market/plain_file.h"

#include <QFile>

#include <zlib.h>
#include <zstd.h>

#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace plimsoll {

namespace {

// A descriptor whose first bytes can be looked at without consuming them.
class RawSource final : public ByteSource {
public:
    RawSource(int fd, bool owned, ReadWatchPtr watch = {}) : m_fd(fd), m_owned(owned), m_watch(std::move(watch)) {}
    ~RawSource() override
    {
        if (m_owned) ::close(m_fd);
    }
    RawSource(const RawSource&) = delete;
    RawSource& operator=(const RawSource&) = delete;

    std::size_t read(char* out, std::size_t max) override
    {
        if (m_used < m_peeked.size()) {
            const std::size_t n = std::min(max, m_peeked.size() - m_used);
            std::memcpy(out, m_peeked.data() + m_used, n);
            m_used += n;
            return n;
        }
        return fromDescriptor(out, max);
    }
    QString error() const override { return m_error; }

    std::string_view peek(std::size_t wanted)
    {
        while (m_peeked.size() < wanted) {
            char bytes[16];
            const std::size_t n = fromDescriptor(bytes, wanted - m_peeked.size());
            if (n == 0) break;
            m_peeked.append(bytes, n);
        }
        return m_peeked;
    }

private:
    std::size_t fromDescriptor(char* out, std::size_t max)
    {
        for (;;) {
            if (m_watch && m_watch->cancelled) return 0;
            const ssize_t n = ::read(m_fd, out, max);
            if (n >= 0 && m_watch) m_watch->bytes += static_cast<std::uint64_t>(n);
            if (n >= 0) return static_cast<std::size_t>(n);
            if (errno == EINTR) continue;
            m_error = QStringLiteral("cannot read: %1").arg(QString::fromLocal8Bit(std::strerror(errno)));
            return 0;
        }
    }

    int m_fd;
    bool m_owned;
    ReadWatchPtr m_watch;
    std::string m_peeked;
    std::size_t m_used = 0;
    QString m_error;
};

class GzipSource final : public ByteSource {
public:
    explicit GzipSource(std::unique_ptr<RawSource> raw) : m_raw(std::move(raw)), m_in(1u << 16)
    {
        // 15 window bits and 32: the header says whether it is gzip or zlib.
        m_ready = inflateInit2(&m_z, 15 + 32) == Z_OK;
    }
    ~GzipSource() override
    {
        if (m_ready) inflateEnd(&m_z);
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    std::size_t read(char* out, std::size_t max) override
    {
        if (!m_ready || m_done) return 0;
        m_z.next_out = reinterpret_cast<Bytef*>(out);
        m_z.avail_out = static_cast<uInt>(std::min<std::size_t>(max, 1u << 30));
        const uInt room = m_z.avail_out;
        while (m_z.avail_out == room) {
            if (m_z.avail_in == 0 && !refill()) {
                m_done = true;
                if (!m_memberEnded) m_error = QStringLiteral("the gzip file ends too early");
                if (!m_raw->error().isEmpty()) m_error = m_raw->error();
                break;
            }
            if (m_memberEnded) {  // several gzip members may follow each other
                inflateReset(&m_z);
                m_memberEnded = false;
            }
            const int rc = inflate(&m_z, Z_NO_FLUSH);
            if (rc == Z_STREAM_END) {
                m_memberEnded = true;
            } else if (rc != Z_OK && rc != Z_BUF_ERROR) {
                m_done = true;
                m_error = QStringLiteral("damaged gzip data");
                break;
            }
        }
        return room - m_z.avail_out;
    }
    QString error() const override { return m_error; }

private:
    bool refill()
    {
        const std::size_t n = m_raw->read(m_in.data(), m_in.size());
        m_z.next_in = reinterpret_cast<Bytef*>(m_in.data());
        m_z.avail_in = static_cast<uInt>(n);
        return n > 0;
    }

    std::unique_ptr<RawSource> m_raw;
    std::vector<char> m_in;
    z_stream m_z{};
    bool m_ready = false, m_done = false, m_memberEnded = false;
    QString m_error;
};

class ZstdSource final : public ByteSource {
public:
    explicit ZstdSource(std::unique_ptr<RawSource> raw)
        : m_raw(std::move(raw)), m_buffer(1u << 17), m_stream(ZSTD_createDStream(), &ZSTD_freeDStream)
    {
        // A window of at most 128 MB: a hostile file cannot ask for more memory than that.
        ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, 27);
    }

    std::size_t read(char* out, std::size_t max) override
    {
        ZSTD_outBuffer to{out, max, 0};
        while (to.pos == 0 && !m_done) {
            if (m_in.pos == m_in.size) {
                const std::size_t n = m_raw->read(m_buffer.data(), m_buffer.size());
                m_in = {m_buffer.data(), n, 0};
                if (n == 0) {
                    m_done = true;
                    if (m_open) m_error = QStringLiteral("the zstd file ends too early");
                    if (!m_raw->error().isEmpty()) m_error = m_raw->error();
                    break;
                }
            }
            const std::size_t rc = ZSTD_decompressStream(m_stream.get(), &to, &m_in);
            if (ZSTD_isError(rc)) {
                m_done = true;
                m_error = QStringLiteral("damaged zstd data");
                break;
            }
            m_open = rc != 0;
        }
        return to.pos;
    }
    QString error() const override { return m_error; }

private:
    std::unique_ptr<RawSource> m_raw;
    std::vector<char> m_buffer;
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> m_stream;
    ZSTD_inBuffer m_in{nullptr, 0, 0};
    bool m_done = false, m_open = false;
    QString m_error;
};

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<RawSource> raw)
{
    const std::string_view head = raw->peek(4);
    if (head.starts_with("\x1f\x8b")) return std::make_unique<GzipSource>(std::move(raw));
    if (head == "\x28\xb5\x2f\xfd") return std::make_unique<ZstdSource>(std::move(raw));
    return raw;
}

}  // namespace

Expected<std::unique_ptr<ByteSource>, QString> openBytes(const QString& path, ReadWatchPtr watch)
{
    auto file = PlainFile::open(QFile::encodeName(path).toStdString());
    if (!file)
        return Unexpected{QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(text(file.error()).c_str()))};
    auto raw = std::make_unique<RawSource>(file->release(), true, std::move(watch));
    raw->peek(4);
    if (!raw->error().isEmpty()) return Unexpected{QStringLiteral("%1: %2").arg(path, raw->error())};
    return unpacked(std::move(raw));
}

std::unique_ptr<ByteSource> standardInput()
{
    return unpacked(std::make_unique<RawSource>(STDIN_FILENO, false));
}

}  // namespace plimsoll
