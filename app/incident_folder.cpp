#include "app/incident_folder.h"

#include "widgets/ui_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t kMostListed = 5'000;
constexpr int kMostNote = 1'000;

QString inside(const QString& folder, const char* name)
{
    return folder + QLatin1Char('/') + QLatin1String(name);
}

// A plain file that lies in this folder and nowhere else. Else why not.
QString problemWith(const QString& folder, const char* name)
{
    const QFileInfo file(inside(folder, name));
    if (file.isSymLink()) return UiText::tr("%1 leads out of the folder and is not read").arg(QLatin1String(name));
    if (!file.exists()) return UiText::tr("%1 is missing").arg(QLatin1String(name));
    if (!file.isFile()) return UiText::tr("%1 is no file").arg(QLatin1String(name));
    return {};
}

Expected<Incident, QString> factsOf(const QString& folder)
{
    if (const QString problem = problemWith(folder, kIncidentFile); !problem.isEmpty()) return Unexpected{problem};
    return readIncident(folder);
}

// What may be changed by hand.
Expected<Incident, QString> settled(const QString& folder)
{
    auto facts = factsOf(folder);
    if (facts && facts->state == Incident::State::Collecting)
        return Unexpected{UiText::tr("it is still being written; try again when it is complete")};
    return facts;
}

bool belongs(const QString& file)
{
    return file.startsWith(QLatin1String("frames.")) || file.startsWith(QLatin1String("incident."));
}

}  // namespace

QString oneLine(const QString& text, int most)
{
    QString line;
    for (const QChar c : text.left(most * 2)) {
        // Marks that turn the direction of the text around them could make it read as something else.
        if (c.category() == QChar::Other_Format) continue;
        line += c.category() == QChar::Other_Control ? QLatin1Char(' ') : c;
    }
    line = line.simplified();
    if (line.size() > most) line = line.left(most - 1) + QChar(0x2026);
    return line;
}

Severity severityOf(const Incident::Reason& reason)
{
    for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical})
        if (QString::fromStdString(reason.severity)
                .compare(QString::fromStdString(std::string(severityWord(s))), Qt::CaseInsensitive) == 0)
            return s;
    return Severity::None;
}

QString IncidentFolder::name() const
{
    return oneLine(QFileInfo(path).fileName());
}

QString IncidentFolder::reason() const
{
    if (facts)
        for (const Incident::Reason& r : facts->reasons)
            if (const QString text = oneLine(QString::fromStdString(r.text)); !text.isEmpty()) return text;
    return name();
}

bool isIncidentFolder(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return QFileInfo::exists(inside(path, kIncidentFile)) || QFileInfo::exists(inside(path, kIncidentFrames));
    return info.exists() && info.fileName() == QLatin1String(kIncidentFile);
}

IncidentFolder lookAtIncident(const QString& path)
{
    IncidentFolder out;
    const QFileInfo info(path);
    out.path = QDir::cleanPath(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
    for (const QFileInfo& file : QDir(out.path).entryInfoList(QDir::Files | QDir::NoSymLinks | QDir::Hidden))
        out.bytes += file.size();
    if (auto facts = factsOf(out.path))
        out.facts = std::move(*facts);
    else
        out.problems << oneLine(facts.error());
    const bool begun = QFileInfo::exists(inside(out.path, kIncidentFrames));
    if (const QString problem = problemWith(out.path, kIncidentFrames); problem.isEmpty())
        out.frames = inside(out.path, kIncidentFrames);
    else if (begun || !out.collecting())
        out.problems << problem;
    if (out.collecting())
        out.problems << (begun ? UiText::tr("still being written, or broken off: its last minutes may be missing")
                               : UiText::tr("still being written: its frames are there when it is over"));
    if (out.facts && !out.facts->shortfall.empty())
        out.problems << oneLine(QString::fromStdString(out.facts->shortfall));
    return out;
}

std::vector<IncidentFolder> incidentsIn(const QString& folder)
{
    std::vector<IncidentFolder> all;
    const auto kinds = QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
    for (const QFileInfo& entry : QDir(folder).entryInfoList(kinds, QDir::Name | QDir::Reversed)) {
        if (all.size() >= kMostListed) break;
        if (isIncidentFolder(entry.absoluteFilePath())) all.push_back(lookAtIncident(entry.absoluteFilePath()));
    }
    return all;
}

Expected<void, QString> noteIncident(const QString& folder, const QString& note)
{
    auto facts = settled(folder);
    if (!facts) return Unexpected{facts.error()};
    facts->note = oneLine(note, kMostNote).toStdString();
    return writeIncident(folder, *facts);
}

Expected<QString, QString> renameIncident(const QString& folder, const QString& title)
{
    auto facts = settled(folder);
    if (!facts) return Unexpected{facts.error()};
    const QFileInfo info(folder);
    static const QRegularExpression stamp(QStringLiteral("^\\d{8}T\\d{6}Z"));
    const QString time = stamp.match(info.fileName()).captured();
    QString words = title;
    words.remove(stamp);
    const QString name = QString::fromStdString(incidentName(facts->at, words.toStdString()));
    if (!name.contains(QLatin1Char('-'))) return Unexpected{UiText::tr("a name needs a letter or a digit")};
    const QString wanted = time.isEmpty() ? name : time + name.mid(name.indexOf(QLatin1Char('-')));
    if (wanted == info.fileName()) return folder;
    const QString target = info.absolutePath() + QLatin1Char('/') + wanted;
    if (QFileInfo::exists(target)) return Unexpected{UiText::tr("there is already a %1").arg(wanted)};
    if (!QDir().rename(folder, target))
        return Unexpected{UiText::tr("%1 cannot be renamed; is the folder around it read-only?").arg(folder)};
    facts->name = wanted.toStdString();
    if (auto written = writeIncident(target, *facts); !written) return Unexpected{written.error()};
    return target;
}

Expected<void, QString> deleteIncident(const QString& folder)
{
    if (!QFileInfo(folder).isDir() || QFileInfo(folder).isSymLink() || !isIncidentFolder(folder))
        return Unexpected{UiText::tr("%1 is no incident").arg(folder)};
    if (const auto facts = factsOf(folder); facts && facts->state == Incident::State::Collecting)
        return Unexpected{UiText::tr("it is still being written; try again when it is complete")};
    QStringList stay;
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (const QFileInfo& entry : QDir(folder).entryInfoList(all)) {
        const QString path = entry.absoluteFilePath();
        if ((entry.isDir() && !entry.isSymLink()) || !belongs(entry.fileName()))
            stay << entry.fileName();
        else if (!QFile::remove(path))
            return Unexpected{UiText::tr("%1 cannot be removed; is the folder read-only?").arg(path)};
    }
    if (!stay.isEmpty())
        return Unexpected{
            UiText::tr("removed; %1 holds something else and stays: %2").arg(folder, stay.join(u", "))};
    if (!QDir().rmdir(folder)) return Unexpected{UiText::tr("%1 cannot be removed").arg(folder)};
    return {};
}

}  // namespace plimsoll
