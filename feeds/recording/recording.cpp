#include "feeds/recording/recording.h"

#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/recorded_book.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {
// Where a recording that knows no time at all begins.
constexpr Timestamp kUntimed = fromUnixMs(1'700'000'000'000);
}  // namespace

QString Recording::problemWith(const QStringList& paths)
{
    for (const QString& path : paths) {
        if (!QFileInfo::exists(path))
            return QStringLiteral("%1: no such file; name a recording that is there").arg(path);
        if (QFileInfo(path).isDir()) return QStringLiteral("%1: is a folder, name its files").arg(path);
    }
    return {};
}

Expected<std::unique_ptr<Recording>, QString> Recording::open(const QStringList& paths, ReadWatchPtr watch)
{
    auto recording = std::make_unique<Recording>();
    recording->m_watch = watch;
    bool allIndexed = true;
    std::optional<Timestamp> last;
    std::optional<RecordingOrigin> origin;
    const auto comesFrom = [&origin](const RecordingOrigin& o) { origin = origin ? together(*origin, o) : o; };
    if (const QString problem = problemWith(paths); !problem.isEmpty()) return Unexpected{problem};
    for (const QString& path : paths) {
        Part part;
        part.name = QFileInfo(path).fileName();
        part.size = static_cast<std::uint64_t>(QFileInfo(path).size());
        if (FrameLogReader::isFrameLog(path)) {
            auto log = std::make_unique<FrameLogReader>();
            if (auto opened = log->open(path, watch); !opened) return Unexpected{opened.error()};
            part.indexed = log->indexed();
            allIndexed &= !log->stepsBack();
            comesFrom(log->origin());
            last = std::max(last.value_or(log->last()), log->last());
            part.stream = std::move(log);
        } else {
            auto capture = CaptureReader::open(path, watch);
            if (!capture) return Unexpected{capture.error()};
            allIndexed = false;
            if ((*capture)->facts().sent) {
                recording->m_skipped.append(
                    QStringLiteral("%1: %2").arg(part.name, QString::fromStdString((*capture)->notice())));
                continue;
            }
            comesFrom({});
            part.stream = std::move(*capture);
        }
        recording->m_parts.push_back(std::move(part));
    }
    if (recording->m_parts.empty())
        return Unexpected{QStringLiteral("nothing to replay in %1").arg(paths.join(u", "))};
    recording->m_origin = origin.value_or(RecordingOrigin{});
    if (allIndexed) recording->m_knownLast = last;
    recording->expectReading(false);
    recording->restart();
    recording->layOver();
    if (recording->cancelled()) return Unexpected{QStringLiteral("cancelled")};

    std::optional<Timestamp> first;
    for (const Part& part : recording->m_parts)
        if (part.has && part.head.received > Timestamp{})
            first = std::min(first.value_or(part.head.received), part.head.received);
    recording->m_first = first.value_or(kUntimed);
    if (!recording->peek()) return Unexpected{QStringLiteral("nothing to replay in %1").arg(paths.join(u", "))};
    return recording;
}

Expected<std::unique_ptr<Recording>, QString> Recording::of(std::unique_ptr<EntryStream> stream,
                                                            const QString& name, const RecordingOrigin& origin)
{
    auto recording = std::make_unique<Recording>();
    Part part;
    part.name = name;
    part.stream = std::move(stream);
    recording->m_parts.push_back(std::move(part));
    recording->m_origin = origin;
    recording->restart();
    if (!recording->m_parts.front().has) return Unexpected{QStringLiteral("nothing to replay in %1").arg(name)};
    recording->m_first = recording->m_parts.front().head.received;
    return recording;
}

// Once through all files, or those that do not know their own end.
void Recording::expectReading(bool all)
{
    if (!m_watch) return;
    for (const Part& part : m_parts)
        if (all || !part.indexed) m_watch->expected += part.size;
}

void Recording::pull(Part& part)
{
    part.has = part.stream->next(part.head);
    if (!part.has || part.head.received == Timestamp{}) return;
    keepPace(part);
    part.head.moved = part.moved + part.setBack;
    part.head.received += part.head.moved;
    part.before = {part.head.received, part.head.mono};
}

void Recording::keepPace(Part& part)
{
    // Threads hand over a little out of turn.
    constexpr Duration kOutOfTurn = std::chrono::seconds{1};
    if (!part.before || part.before->second == Mono{}) return;
    const auto& [received, mono] = *part.before;
    const Duration since = part.head.mono - mono;
    if (since < -kOutOfTurn) return;  // another run of the machine
    const Timestamp told = part.head.received + part.moved + part.setBack, due = received + since;
    if (told + kOutOfTurn < due)
        part.setBack += due - told;
    else if (since < Duration{} && told > due + kOutOfTurn)  // stamped before the clock was set back
        part.head.received = due - part.moved - part.setBack;
}

void Recording::layOver()
{
    // Recordings made within minutes of each other belong together.
    constexpr Duration together = std::chrono::minutes{10};
    struct Span {
        Timestamp first, last;
        std::set<std::pair<VenueId, Market>> markets;
        std::vector<std::size_t> parts;
    };
    std::vector<Span> spans;
    std::optional<Timestamp> earliest, latest;
    for (const Part& part : m_parts) {
        if (!part.has || part.head.received == Timestamp{}) continue;
        earliest = std::min(earliest.value_or(part.head.received), part.head.received);
        latest = std::max(latest.value_or(part.head.received), part.head.received);
    }
    if (!earliest || *latest - *earliest <= together) return;
    expectReading(true);

    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        if (!part.has || part.head.received == Timestamp{}) continue;
        Span span{part.head.received, part.head.received, {}, {i}};
        do {
            if (cancelled()) return;
            span.last = std::max(span.last, part.head.received);
            if (part.head.kind != EntryKind::Sent) span.markets.emplace(part.head.venue, part.head.market);
            part.has = part.stream->next(part.head);
        } while (part.has);
        spans.push_back(std::move(span));
    }
    restart();
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.first < b.first; });
    std::vector<Span> groups;
    for (Span& span : spans) {
        if (groups.empty() || span.first - groups.back().last > together) {
            groups.push_back(std::move(span));
            continue;
        }
        groups.back().last = std::max(groups.back().last, span.last);
        groups.back().markets.merge(span.markets);
        groups.back().parts.insert(groups.back().parts.end(), span.parts.begin(), span.parts.end());
    }
    std::set<std::pair<VenueId, Market>> seen;
    std::size_t counted = 0;
    for (const Span& g : groups) {
        seen.insert(g.markets.begin(), g.markets.end());
        counted += g.markets.size();
    }
    if (groups.size() < 2 || counted != seen.size()) return;

    // The recording that was named first keeps its time.
    const auto reference = std::min_element(groups.begin(), groups.end(), [](const Span& a, const Span& b) {
        return *std::min_element(a.parts.begin(), a.parts.end()) <
               *std::min_element(b.parts.begin(), b.parts.end());
    });
    for (const Span& g : groups) {
        if (&g == &*reference) continue;
        const auto day = QDateTime::fromMSecsSinceEpoch(toUnixMs(g.first), Qt::UTC)
                             .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        for (const std::size_t i : g.parts) {
            m_parts[i].moved = reference->last - g.last;
            m_skipped.append(
                QStringLiteral("%1 is of another time (%2 UTC); it is laid over so that both end together")
                    .arg(m_parts[i].name, day));
        }
    }
    m_knownLast.reset();
    restart();
}

// Each recording numbers its connections from one; those of a later one are others, and newer.
void Recording::renumber(Part& part, RecordEntry& entry)
{
    if (m_parts.size() < 2) return;
    const std::uint64_t number = connectionOf(entry.socket);
    if (number == 0) return;
    if (!part.numbers) part.numbers = m_numbered++ << 32u;
    entry.socket.resize(entry.socket.rfind('#') + 1);
    entry.socket += std::to_string(number + *part.numbers);
}

void Recording::restart()
{
    m_numbered = 0;
    for (Part& part : m_parts) {
        part.numbers.reset();
        part.setBack = {};
        part.before.reset();
        part.has = part.stream->restart();
        if (part.has) pull(part);
    }
}

Recording::Part* Recording::earliest()
{
    Part* best = nullptr;
    for (Part& part : m_parts)
        if (part.has && (!best || part.head.received < best->head.received)) best = &part;
    return best;
}

const RecordEntry* Recording::peek()
{
    Part* part = earliest();
    if (!part) return nullptr;
    // Exchanges without a time belong to the beginning.
    if (part->head.received < m_first) part->head.received = m_first;
    return &part->head;
}

bool Recording::next(RecordEntry& out)
{
    Part* part = earliest();
    if (!part) return false;
    std::swap(out, part->head);
    if (out.received < m_first) out.received = m_first;
    renumber(*part, out);
    pull(*part);
    return true;
}

QStringList Recording::names() const
{
    QStringList list;
    for (const Part& part : m_parts) list.append(part.name);
    return list;
}

QStringList Recording::notices() const
{
    QStringList list = m_skipped;
    for (const Part& part : m_parts) {
        if (const std::string n = part.stream->notice(); !n.empty())
            list.append(QStringLiteral("%1: %2").arg(part.name, QString::fromStdString(n)));
        if (part.setBack > Duration{})
            list.append(QStringLiteral("%1: the clock was set back by %2 s while this was recorded; what follows "
                                       "is shown that much later")
                            .arg(part.name)
                            .arg(toSeconds(part.setBack), 0, 'f', 0));
    }
    return list;
}

}  // namespace plimsoll
