// The black box beside the least that could be done: the same bytes packed by zstd alone and written. Processor
// time of the whole process, and what a reader gets back out of it.
#include "feeds/recording/black_box.h"
#include "feeds/recording/ring_stream.h"
#include "tests/bench/bench_tools.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <zstd.h>

#include <random>

using namespace plimsoll;

namespace {

constexpr int kEntries = 600'000;
constexpr Timestamp kStart = fromUnixMs(1'760'130'000'000);

// Changes of books as Binance writes them, of twenty symbols.
std::vector<RecordEntry> entries()
{
    std::mt19937 random(5);
    std::vector<RecordEntry> list;
    list.reserve(kEntries);
    for (int i = 0; i < kEntries; ++i) {
        RecordEntry e;
        e.received = kStart + std::chrono::microseconds(50 * std::int64_t(i));  // 20,000 a second
        e.mono = Mono{e.received.time_since_epoch()};
        e.socket = "perp depth 1#1";
        const std::string symbol = "COIN" + std::to_string(random() % 20) + "USDT";
        std::string& t = e.payload;
        t = "{\"stream\":\"" + symbol + "@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":";
        t += std::to_string(toUnixMs(e.received));
        t += ",\"s\":\"" + symbol + "\",\"U\":" + std::to_string(4'000'000'000LL + i);
        t += ",\"u\":" + std::to_string(4'000'000'001LL + i) + ",\"b\":[";
        for (int k = 0; k < 12; ++k) {
            if (k > 0) t += k == 6 ? "],\"a\":[" : ",";
            t += "[\"" + std::to_string(64'000 + random() % 400) + "." + std::to_string(random() % 10) + "\",\"";
            t += std::to_string(random() % 20) + "." + std::to_string(random() % 1'000) + "\"]";
        }
        t += "]}}";
        list.push_back(std::move(e));
    }
    return list;
}

}  // namespace

int main()
{
    QTextStream out(stdout);
    const QTemporaryDir dir;
    std::vector<RecordEntry> all = entries();
    std::size_t raw = 0;
    for (const RecordEntry& e : all) raw += e.payload.size();

    const auto row = [&](const char* what, double cpu, double wall, double packed) {
        out << "  " << QString::fromLatin1(what).leftJustified(34)
            << QString::number(cpu / kEntries * 1e6, 'f', 2).rightJustified(8) << " us/entry"
            << QString::number(kEntries / wall / 1e3, 'f', 0).rightJustified(8) << " k/s"
            << QString::number(double(raw) / wall / 1e6, 'f', 0).rightJustified(7) << " MB/s"
            << (packed > 0
                    ? QString::number(double(raw) / packed, 'f', 1).rightJustified(7) + QStringLiteral(" : 1")
                    : QString())
            << '\n';
    };
    out << kEntries << " entries of " << raw / kEntries << " bytes\n";

    double bare = 0;
    {
        QFile file(dir.filePath(QStringLiteral("bare")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return 1;
        ZSTD_CCtx* context = ZSTD_createCCtx();
        std::string block, packed;
        const double from = bench::processCpu();
        QElapsedTimer wall;
        wall.start();
        const auto flush = [&] {
            packed.resize(ZSTD_compressBound(block.size()));
            const std::size_t n =
                ZSTD_compressCCtx(context, packed.data(), packed.size(), block.data(), block.size(), 3);
            file.write(packed.data(), qint64(n));
            block.clear();
        };
        for (const RecordEntry& e : all) {
            block += e.payload;
            if (block.size() >= (1u << 20)) flush();
        }
        flush();
        bare = bench::processCpu() - from;
        row("zstd and write, nothing else", bare, double(wall.nsecsElapsed()) / 1e9, double(file.size()));
        ZSTD_freeCCtx(context);
    }
    double ours = 0;
    bool whole = false;
    {
        BlackBox::Options o;
        o.folder = dir.filePath(QStringLiteral("ring"));
        o.incidents = dir.filePath(QStringLiteral("incidents"));
        o.now = [] { return kStart; };
        BlackBox box(std::move(o));
        const double from = bench::processCpu();
        QElapsedTimer wall;
        wall.start();
        // No faster than the disk for long: more than 96 MB do not wait.
        for (std::size_t i = 0; i < all.size(); ++i) {
            box.push(std::move(all[i]));
            if (i % 60'000 == 59'999) box.settle();
        }
        const double pushed = double(wall.nsecsElapsed()) / 1e9;
        box.settle();
        ours = bench::processCpu() - from;
        row("black box, until on disk", ours, double(wall.nsecsElapsed()) / 1e9, double(box.state().bytes));
        out << "    pushing alone " << QString::number(pushed / kEntries * 1e6, 'f', 2) << " us/entry; kept "
            << box.state().entries << ", dropped " << box.state().dropped << '\n';
    }
    out << "  ratio " << QString::number(ours / bare, 'f', 2) << "; 20,000 entries/s take "
        << QString::number(ours / kEntries * 2e4 * 100, 'f', 1) << " % of a core\n";
    {
        const double from = bench::processCpu();
        QElapsedTimer wall;
        wall.start();
        RingStream stream(dir.filePath(QStringLiteral("ring")), {kStart, kStart + std::chrono::hours(1)});
        RecordEntry e;
        int read = 0;
        while (stream.next(e)) ++read;
        row("read again", bench::processCpu() - from, double(wall.nsecsElapsed()) / 1e9, 0);
        out.flush();
        whole = read == kEntries;
        bench::verdict("what is read again", whole, bench::num(read), bench::num(kEntries));
    }
    out.flush();
    const double share = ours / kEntries * 2e4 * 100;
    return bench::atMost("20,000 entries a second kept", share, 5, " % of a core", 1) && whole ? 0 : 1;
}
