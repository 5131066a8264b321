#include "app/replay_files.h"

#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/recording.h"
#include "widgets/ui_text.h"

#include <QDir>
#include <QFileInfo>

namespace plimsoll {

namespace {

const QStringList kForms = {QStringLiteral("*.plog"), QStringLiteral("*.jsonl"), QStringLiteral("*.jsonl.gz"),
                            QStringLiteral("*.jsonl.zst"), QStringLiteral("*.json")};
constexpr qsizetype kMostFiles = 300;

QString formsText()
{
    QStringList list = kForms;
    return list.replaceInStrings(QStringLiteral("*"), QString()).join(QStringLiteral(", "));
}

// Empty: it can be replayed.
QString problemOf(const QString& file)
{
    if (FrameLogReader::isFrameLog(file)) return {};
    const auto capture = CaptureReader::open(file);
    return capture ? QString() : capture.error();
}

Expected<void, QString> addFolder(const QString& folder, ReplayFiles& out)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList(kForms, QDir::Files | QDir::Readable, QDir::Name);
    if (names.size() > kMostFiles)
        return Unexpected{UiText::tr("%1 holds %2 files that may be recordings; name those that are meant")
                              .arg(folder)
                              .arg(names.size())};
    qsizetype taken = 0;
    for (const QString& name : names) {
        const QString file = dir.filePath(name);
        if (const QString problem = problemOf(file); !problem.isEmpty()) {
            out.remarks << UiText::tr("left out: %1").arg(problem);
            continue;
        }
        out.files << file;
        ++taken;
    }
    if (taken > 0) return {};
    const std::size_t incidents = incidentsIn(folder).size();
    if (incidents > 0)
        return Unexpected{UiText::tr("%1 holds %2 incidents; name one of them").arg(folder).arg(incidents)};
    return Unexpected{UiText::tr("%1 holds no recording; looked for %2").arg(folder, formsText())};
}

}  // namespace

Expected<ReplayFiles, QString> replayFiles(const QStringList& paths)
{
    ReplayFiles out;
    if (paths.size() > kMostFiles)
        return Unexpected{
            UiText::tr("these are %1 files; %2 at most are opened together").arg(paths.size()).arg(kMostFiles)};
    for (const QString& path : paths) {
        if (!QFileInfo::exists(path)) return Unexpected{Recording::problemWith({path})};
        if (isIncidentFolder(path)) {
            if (paths.size() > 1) return Unexpected{UiText::tr("%1 is an incident; it is opened alone").arg(path)};
            out.incident = lookAtIncident(path);
            out.remarks = out.incident->problems;
            if (out.incident->frames.isEmpty())
                return Unexpected{
                    QStringLiteral("%1: %2").arg(path, out.incident->problems.join(QStringLiteral("; ")))};
            out.files << out.incident->frames;
        } else if (QFileInfo(path).isDir()) {
            if (auto added = addFolder(path, out); !added) return Unexpected{added.error()};
        } else {
            out.files << path;
        }
    }
    return out;
}

std::optional<Timestamp> ReplayFiles::start() const
{
    return incident && incident->facts ? std::optional(incident->facts->from) : std::nullopt;
}

QString ReplayFiles::title() const
{
    return incident ? QStringLiteral("incident %1").arg(incident->reason()) : QString();
}

TimelineFacts ReplayFiles::facts() const
{
    TimelineFacts facts;
    if (!incident || !incident->facts) return facts;
    facts.at = incident->facts->at;
    facts.from = incident->facts->from;
    facts.to = incident->facts->to;
    for (const Incident::Reason& r : incident->facts->reasons) {
        TimelineMark mark;
        mark.at = r.at;
        mark.kind = TimelineMark::Kind::Reason;
        mark.severity = severityOf(r);
        mark.text = oneLine(QString::fromStdString(r.text));
        facts.reasons.push_back(std::move(mark));
    }
    return facts;
}

}  // namespace plimsoll
