// Recordings of any kind, as bytes of a file: what is damaged is said, what can be read is read twice alike.
#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QTemporaryFile>

#include <sys/mman.h>
#include <unistd.h>

namespace plimsoll::fuzz {

namespace {

// A file that is nowhere.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : m_fd(memfd_create("plimsoll", 0))
    {
        require(m_fd >= 0 && ::write(m_fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
                "the system gives a file in memory");
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_fd); }

private:
    int m_fd;
};

constexpr std::size_t kMostEntries = 20'000;

std::vector<RecordEntry> readAll(EntryStream& stream)
{
    std::vector<RecordEntry> entries;
    RecordEntry e;
    while (entries.size() < kMostEntries && stream.next(e)) entries.push_back(e);
    return entries;
}

void runFrameLog(std::string_view input)
{
    const MemoryFile file(input);
    FrameLogReader reader;
    if (const auto opened = reader.open(file.path()); !opened) {
        require(!opened.error().isEmpty(), "what cannot be opened says why");
        return;
    }
    const auto first = readAll(reader);
    if (first.size() == kMostEntries) return;
    require(reader.restart() && readAll(reader) == first, "read twice it is the same");
    if (first.empty()) return;
    reader.seek(first[first.size() / 2].received);
    RecordEntry e;
    reader.next(e);
}
std::vector<std::string> frameLogSeeds()
{
    std::vector<std::string> seeds;
    for (const std::size_t blocks : {1u, 3u}) {
        QTemporaryFile file(QDir::tempPath() + QStringLiteral("/plimsoll-seed-XXXXXX.plog"));
        require(file.open(), "a temporary file can be written");
        FrameLogWriter writer;
        require(writer.open(file.fileName(), {}).hasValue(), "a log can be written");
        for (std::size_t i = 0; i < 12; ++i) {
            RecordEntry e;
            e.kind = static_cast<EntryKind>(i % 4);
            e.received = fromUnixMs(1'800'000'000'000 + static_cast<std::int64_t>(i) * 100);
            e.mono = Mono{std::chrono::milliseconds(100 * (i + 1))};
            e.socket = e.kind == EntryKind::Reply ? "" : "books-1";
            if (e.kind == EntryKind::Reply) e.method = "GET", e.url = "/fapi/v1/depth?symbol=BTCUSDT";
            e.payload = "{\"n\":" + std::to_string(i) + '}';
            require(writer.append(e).hasValue(), "an entry can be written");
            if (i % (12 / blocks) == 0) require(writer.flush().hasValue(), "a block can be written");
        }
        require(writer.close().hasValue(), "a log can be closed");
        QFile written(file.fileName());
        require(written.open(QIODevice::ReadOnly), "what was written can be read");
        seeds.push_back(written.readAll().toStdString());
    }
    return seeds;
}

void runCapture(std::string_view input)
{
    const MemoryFile file(input);
    auto reader = CaptureReader::open(file.path());
    if (!reader) {
        require(!reader.error().isEmpty(), "what cannot be opened says why");
        return;
    }
    const auto first = readAll(**reader);
    if (first.size() == kMostEntries) return;
    for (std::size_t i = 1; i < first.size(); ++i)
        require(first[i - 1].received <= first[i].received, "entries come in the order of their times");
    require((*reader)->restart() && readAll(**reader) == first, "read twice it is the same");
}
std::vector<std::string> captureSeeds()
{
    const char* const depth =
        R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1800000000000,"T":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"b":[["1.5","2"]],"a":[]}})";
    const char* const exchange =
        R"({"recv_ns":1800000000000000000,"method":"GET","url":"https://fapi.binance.com/fapi/v1/time","request_body":null,"body":"{\"serverTime\":1800000000000}"})";
    std::string timed = "1800000000000000000 ";
    timed += depth;
    timed += '\n';
    timed += "1800000000100000000 ";
    timed += depth;
    std::string plain(depth);
    plain += "\n\n{}\nnot json\n";
    plain += depth;
    return {timed, plain, exchange, std::string("\x28\xb5\x2f\xfd\x04\x00\x01\x00\x00", 9),
            std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20)};
}

}  // namespace

std::span<const Target> fileTargets()
{
    static constexpr Target rows[] = {
        {"frame_log", &runFrameLog, &frameLogSeeds},
        {"capture", &runCapture, &captureSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
