// Recordings of any kind, as bytes of a file: what is damaged is said, what can be read is read twice alike.
#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/frame_log_format.h"
#include "feeds/recording/replay_source.h"
#include "model/market/decimal.h"
#include "tests/fuzz/memory_file.h"

#include <QDir>
#include <QTemporaryFile>

#include <zstd.h>

#include <algorithm>

namespace plimsoll::fuzz {

namespace {

constexpr std::size_t kMostEntries = 20'000;

std::vector<RecordEntry> readAll(EntryStream& stream)
{
    std::vector<RecordEntry> entries;
    RecordEntry e;
    while (entries.size() < kMostEntries && stream.next(e)) entries.push_back(e);
    return entries;
}

void judgeFrameLog(const MemoryFile& file)
{
    FrameLogReader reader;
    if (const auto opened = reader.open(file.path()); !opened) {
        require(!opened.error().isEmpty(), "what cannot be opened says why");
        return;
    }
    const auto first = readAll(reader);
    if (first.size() == kMostEntries) return;
    require(reader.restart() && readAll(reader) == first, "read twice it is the same");
    if (first.empty()) return;
    // From a moment on: what is left out lies before it by its block's own word.
    const Timestamp middle = first[first.size() / 2].received;
    reader.seek(middle);
    const auto rest = readAll(reader);
    require(rest.size() <= first.size() && std::equal(rest.rbegin(), rest.rend(), first.rbegin()),
            "from a moment on it is the end of the same");
    reader.seek(reader.first());
    require(readAll(reader).size() <= first.size(), "and from the first moment on no more than all");
    reader.seek(reader.last() + std::chrono::seconds(1));
    require(readAll(reader).empty(), "behind the last moment there is nothing");

    // Written anew and read.
    const ScratchFile written;
    FrameLogWriter writer;
    require(writer.open(written.path(), reader.origin()).hasValue(), "a log can be written");
    for (const RecordEntry& e : first) require(writer.append(e).hasValue(), "an entry can be written");
    require(writer.close().hasValue(), "a log can be closed");
    FrameLogReader again;
    require(again.open(written.path()).hasValue() && readAll(again) == first, "entries are kept as read");
    require(again.indexed() && again.damagedBlocks() == 0 && again.entries() == first.size(), "and whole");
    require(again.origin() == reader.origin(), "and of the same origin");
}
void runFrameLog(std::string_view input)
{
    judgeFrameLog(MemoryFile(input));
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

// The inside of a block, so that checksums are right whatever stands there: eight bytes each for what its header
// says of its first and last moment, then its entries.
std::string logOf(std::string_view input)
{
    const std::string_view times = input.substr(0, 16), raw = input.substr(times.size());
    std::string packed(ZSTD_compressBound(raw.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), raw.data(), raw.size(), 1));
    LogBlock block;
    block.packed = static_cast<std::uint32_t>(packed.size());
    block.raw = static_cast<std::uint32_t>(raw.size());
    block.entries = 3;
    if (times.size() == 16) {
        block.firstNs = static_cast<std::int64_t>(framelog::getU64(times.data()));
        block.lastNs = static_cast<std::int64_t>(framelog::getU64(times.data() + 8));
    }
    std::string file(framelog::kFileMagic);
    file += framelog::header(framelog::kBlockMagic, block, packed);
    file += packed;
    return file;
}
void runFrameBlock(std::string_view input)
{
    judgeFrameLog(MemoryFile(logOf(input)));
}

void putEntry(std::string& raw, EntryKind kind, VenueId venue, std::int64_t ns, std::uint64_t name,
              std::string_view newName, const std::vector<std::string_view>& texts)
{
    using namespace framelog;
    raw += static_cast<char>(static_cast<unsigned>(kind) | static_cast<unsigned>(venue) << 4);
    putSigned(raw, ns);
    putSigned(raw, ns);
    putVar(raw, name);
    if (!newName.empty()) putText(raw, newName);
    if (kind == EntryKind::Reply) putVar(raw, 200);
    for (const std::string_view text : texts) putText(raw, text);
}
constexpr std::int64_t kBegin = 1'800'000'000'000'000'000, kLater = 100'000'000;
std::vector<std::string> frameBlockSeeds()
{
    std::vector<std::string> seeds;
    constexpr std::string_view depth =
        R"({"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1800000000000,"T":1,"s":"BTCUSDT","U":5,"u":6,"pu":4,"b":[["1.5","2"]],"a":[]}})";
    constexpr std::string_view image =
        R"({"lastUpdateId":5,"E":1,"T":1,"bids":[["1.4","3"]],"asks":[["1.6","2"]]})";
    std::string raw;
    framelog::putU64(raw, static_cast<std::uint64_t>(kBegin));
    framelog::putU64(raw, static_cast<std::uint64_t>(kBegin + 4 * kLater));
    putEntry(raw, EntryKind::Sent, VenueId::Binance, kBegin, 0, "perp#1",
             {R"({"method":"SUBSCRIBE","params":["btcusdt@depth@100ms"],"id":1})"});
    putEntry(raw, EntryKind::Frame, VenueId::Binance, kLater, 0, {}, {depth});
    putEntry(raw, EntryKind::Reply, VenueId::Binance, kLater, 1, " ",
             {"GET", "/fapi/v1/depth?symbol=BTCUSDT&limit=1000", "", image});
    putEntry(raw, EntryKind::Frame, VenueId::Okx, kLater, 2, "okx#2",
             {R"({"event":"subscribe","arg":{"channel":"books","instId":"BTC-USDT-SWAP"}})"});
    putEntry(raw, EntryKind::Ended, VenueId::Binance, kLater, 0, {}, {"closed"});
    seeds.push_back(std::move(raw));
    return seeds;
}

// Events as far as they can be compared: those of health have the measured speed of this machine in them.
std::vector<std::string> told(EventQueue& queue)
{
    std::vector<std::string> out;
    for (const EventBatch& batch : queue.take())
        for (const MarketEvent& e : batch.events) {
            if (std::holds_alternative<std::monostate>(e.payload)) continue;
            std::string line = std::to_string(e.payload.index());
            for (const std::int64_t n : {std::int64_t{e.instrument.raw}, static_cast<std::int64_t>(e.venue),
                                         toUnixNs(e.stamp.received)}) {
                line += ' ';
                line += std::to_string(n);
            }
            if (const auto* u = std::get_if<BookUpdate>(&e.payload)) {
                line += u->image ? " image " : " change ";
                line += std::to_string(u->seq);
                for (const LevelSpan span : {u->bids, u->asks})
                    for (const Level* l = batch.begin(span); l != batch.end(span); ++l)
                        line += ' ' + toText(l->price);
            }
            out.push_back(std::move(line));
        }
    return out;
}

// "l" and the inside of a block, or a capture: replayed step by step, and again from the beginning in one go.
void runReplay(std::string_view input)
{
    const bool log = input.starts_with('l');
    if (!input.empty()) input.remove_prefix(1);
    const MemoryFile file(log ? logOf(input) : std::string(input));
    auto recording = Recording::open({file.path()});
    if (!recording) {
        require(!recording.error().isEmpty(), "what cannot be replayed says why");
        return;
    }
    ReplaySource source(std::move(*recording));
    const auto survey = source.survey();
    require(survey.first <= survey.last, "a recording ends behind its beginning");
    EventQueue queue(1'000'000);
    std::size_t steps = 0;
    for (; steps < 300; ++steps) {
        const auto at = source.nextAt();
        if (!at) break;
        source.advance(*at, queue);
    }
    const Timestamp reached = source.position();
    const auto once = told(queue);
    source.restart();
    source.advance(reached, queue);
    require(told(queue) == once, "replayed again it says the same");
}
std::vector<std::string> replaySeeds()
{
    std::vector<std::string> seeds;
    for (const std::string& block : frameBlockSeeds()) seeds.push_back('l' + block);
    for (const std::string& capture : captureSeeds()) seeds.push_back('c' + capture);
    return seeds;
}

}  // namespace

std::span<const Target> fileTargets()
{
    static constexpr Target rows[] = {
        {"frame_log", &runFrameLog, &frameLogSeeds},
        {"frame_block", &runFrameBlock, &frameBlockSeeds},
        {"capture", &runCapture, &captureSeeds},
        {"replay", &runReplay, &replaySeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
