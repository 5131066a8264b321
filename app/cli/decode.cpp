// `decode`: raw frames -> normalised events (CONTRACT section 4).
#include "app/cli/command.h"
#include "app/cli/decoder.h"
#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/sniff.h"

#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace plimsoll {

namespace {

class Output {
public:
    std::string text;

    // False when standard output does not take any more.
    bool flush()
    {
        std::size_t done = 0;
        while (done < text.size()) {
            const ssize_t n = ::write(STDOUT_FILENO, text.data() + done, text.size() - done);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) {
                m_error = errno;
                text.clear();
                return false;
            }
            done += static_cast<std::size_t>(n);
        }
        text.clear();
        return true;
    }
    bool flushIfLarge() { return text.size() < kLarge || flush(); }
    bool broken() const { return m_error != 0; }
    QString error() const { return QString::fromLocal8Bit(std::strerror(m_error)); }

private:
    static constexpr std::size_t kLarge = 1u << 16;
    int m_error = 0;
};

QString decodeLog(const QString& path, Decoder& decoder, Output& out, RecordingOrigin& origin)
{
    FrameLogReader log;
    if (auto opened = log.open(path); !opened) return opened.error();
    origin = log.origin();
    RecordEntry entry;
    std::uint64_t number = 0;
    while (log.next(entry) && out.flushIfLarge()) decoder.entry(entry, ++number);
    if (!log.notice().empty()) decoder.inputError(number, QString::fromStdString(log.notice()));
    return {};
}

void decodeLines(ByteSource& source, Decoder& decoder, Output& out)
{
    LineReader lines(source);
    // Whoever feeds us slowly sees events as soon as their frames have come.
    lines.beforeReading([&out] { out.flush(); });
    LineReader::Line line;
    std::uint64_t last = 0;
    while (lines.next(line) && out.flushIfLarge()) {
        decoder.line(line);
        last = line.number;
    }
    if (!source.error().isEmpty()) decoder.inputError(last + 1, source.error());
}

int noInput(const QString& why)
{
    return fail(why + QStringLiteral("; --in wants a recording or a capture, a frame a line"));
}

}  // namespace

int runDecode(int&, char**, const Options& o)
{
    DecodeSettings settings;
    std::optional<VenueId> venue = o.venue;
    const bool isLog = !o.in.isEmpty() && FrameLogReader::isFrameLog(o.in);
    if (!o.in.isEmpty() && !isLog) {
        const auto facts = inspectCapture(o.in);
        if (!facts) return noInput(facts.error());
        if (facts->marketSure || sniffMarketOfPath(o.in)) settings.fileMarket = facts->market;
        if (!venue) venue = facts->venue;
    }
    if (!venue) {
        std::fprintf(stderr, "plimsoll: decode needs --venue V; plimsoll decode --help lists all\n");
        return 2;
    }
    const VenueProfile* profile = venueProfile(*venue);
    if (!profile) return fail(QStringLiteral("frames of this venue cannot be decoded by this build"));
    settings.venue = *venue;
    settings.market = o.market;
    settings.books = o.books;
    settings.all = o.all;
    settings.schemas = o.all || o.stats;
    settings.levels = static_cast<std::size_t>(o.levels);

    Output out;
    Decoder decoder(settings, *profile, out.text);
    for (const QString& path : o.instruments)
        if (const QString problem = decoder.learn(path); !problem.isEmpty())
            return fail(problem +
                        QStringLiteral("; --instruments wants a venue's answer that lists its instruments"));

    const auto start = std::chrono::steady_clock::now();
    RecordingOrigin origin;
    if (isLog) {
        if (const QString problem = decodeLog(o.in, decoder, out, origin); !problem.isEmpty())
            return noInput(problem);
    } else if (!o.in.isEmpty()) {
        auto source = openBytes(o.in);
        if (!source) return noInput(source.error());
        decodeLines(**source, decoder, out);
    } else {
        const auto source = standardInput();
        decodeLines(*source, decoder, out);
    }
    out.flush();
    if (out.broken())
        return fail(QStringLiteral("cannot write to standard output: %1; make room there, or send it elsewhere")
                        .arg(out.error()));

    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const Decoder::Tally& tally = decoder.tally();
    if (o.stats) std::fprintf(stderr, "%s\n", decoder.stats(seconds, origin).c_str());
    if (tally.errors > 0)
        std::fprintf(stderr, "plimsoll: %llu of %llu frames could not be read in full; their lines say why\n",
                     static_cast<unsigned long long>(tally.errors), static_cast<unsigned long long>(tally.frames));
    return tally.errors > 0 && !o.keepGoing ? 1 : 0;
}

}  // namespace plimsoll
