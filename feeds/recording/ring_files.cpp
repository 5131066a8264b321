#include "feeds/recording/ring_files.h"

#include "feeds/recording/frame_log.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace plimsoll::ring {

namespace {

const QString kStamp = QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'");
const QString kKnown = QStringLiteral("-known.plog");

const QRegularExpression& name()
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{8}T\\d{9}Z)-(\\d{6,9}|known)\\.plog$"));
    return pattern;
}

}  // namespace

std::vector<Segment> segments(const QString& folder)
{
    std::vector<Segment> list;
    const QDir dir(folder);
    for (const QFileInfo& file : dir.entryInfoList({QStringLiteral("*.plog")}, QDir::Files, QDir::NoSort)) {
        const auto match = name().match(file.fileName());
        if (!match.hasMatch() || match.captured(2) == QLatin1String("known")) continue;
        list.push_back({file.filePath(), match.captured(1), match.captured(2).toInt(), file.size()});
    }
    std::sort(list.begin(), list.end(), [](const Segment& a, const Segment& b) {
        return a.run != b.run ? a.run < b.run : a.number < b.number;
    });
    return list;
}

QString segmentPath(const QString& folder, const QString& run, int number)
{
    return QStringLiteral("%1/%2-%3.plog").arg(folder, run).arg(number, 6, 10, QLatin1Char('0'));
}

QString knownPath(const QString& folder, const QString& run)
{
    return folder + QLatin1Char('/') + run + kKnown;
}

QString newRun(const QString& folder, Timestamp now)
{
    const auto stamp = [](std::int64_t ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(kStamp);
    };
    const std::int64_t ms = toUnixMs(now);
    QString run = stamp(ms);
    const std::vector<Segment> there = segments(folder);
    if (!there.empty() && run <= there.back().run) {
        // The clock was set back: the name goes on from the last one.
        QDateTime last = QDateTime::fromString(there.back().run, kStamp);
        last.setTimeSpec(Qt::UTC);
        run = stamp(last.toMSecsSinceEpoch() + 1);
    }
    return run;
}

QStringList orphans(const QString& folder)
{
    QSet<QString> runs;
    for (const Segment& s : segments(folder)) runs.insert(s.run);
    QStringList list;
    const QDir dir(folder);
    for (const QString& file : dir.entryList({QLatin1Char('*') + kKnown}, QDir::Files)) {
        const auto match = name().match(file);
        if (match.hasMatch() && !runs.contains(match.captured(1))) list.append(dir.filePath(file));
    }
    return list;
}

std::int64_t bytes(const QString& folder)
{
    std::int64_t sum = 0;
    for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.plog")}, QDir::Files))
        if (name().match(file.fileName()).hasMatch()) sum += file.size();
    return sum;
}

std::optional<Span> spanOf(const QString& path)
{
    FrameLogReader log;
    if (!log.open(path) || log.entries() == 0) return std::nullopt;
    return Span{log.first(), log.last(), log.origin()};
}

std::optional<RecordingOrigin> originAt(const QString& folder, Timestamp at)
{
    const std::vector<Segment> all = segments(folder);
    for (auto s = all.rbegin(); s != all.rend(); ++s)
        if (const auto span = spanOf(s->path); span && span->first <= at && at <= span->last) return span->origin;
    return std::nullopt;
}

}  // namespace plimsoll::ring
