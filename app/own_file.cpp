#include "app/own_file.h"

#include "model/plain_bytes.h"
#include "widgets/ui_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>

namespace plimsoll {

namespace {

constexpr QFileDevice::Permissions kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 kLargestThere = 64 << 20;
constexpr int kMostOthers = 30, kMostNames = 1'000;

struct OwnFileWords {
    Q_DECLARE_TR_FUNCTIONS(OwnFileWords)
};

enum class Hold : std::uint8_t { None, Unread, Damaged };

struct Facts {
    // Of what this program has last read or written there; an empty one: there was nothing. None: it never looked.
    std::optional<QByteArray> mark;
    Hold hold = Hold::None;
    QString why;  // Unread
};

struct Register {
    std::mutex mutex;
    std::map<QString, Facts> files;
};

// Never destroyed: a thread that a disk holds may come back after main() has ended.
Register& theRegister()
{
    static auto& all = *new Register;
    return all;
}

Facts factsOf(const QString& path)
{
    Register& all = theRegister();
    const std::lock_guard lock(all.mutex);
    const auto at = all.files.find(path);
    return at == all.files.end() ? Facts() : at->second;
}

void note(const QString& path, const QByteArray& mark)
{
    Register& all = theRegister();
    const std::lock_guard lock(all.mutex);
    all.files[path] = Facts{mark, Hold::None, {}};
}

void hold(const QString& path, Hold how, const QString& why = {})
{
    Register& all = theRegister();
    const std::lock_guard lock(all.mutex);
    Facts& facts = all.files[path];
    facts.hold = how;
    facts.why = why;
}

QByteArray markOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool bySystem(const FileRefusal& refusal)
{
    return refusal.why == FileRefusal::Why::System;
}

bool isAbsent(const FileRefusal& refusal)
{
    return bySystem(refusal) && (refusal.error == ENOENT || refusal.error == ENOTDIR);
}

bool sameFile(const QString& a, const QString& b)
{
    struct stat one {};
    struct stat other {};
    return ::stat(QFile::encodeName(a).constData(), &one) == 0 &&
           ::stat(QFile::encodeName(b).constData(), &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

// What cannot be looked at counts as there.
bool isTaken(const QString& path)
{
    struct stat facts {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

// A free one, or that which this very file has already.
QString damagedName(const QString& path)
{
    const QString base = path + QStringLiteral(".damaged");
    QString name = base;
    for (int n = 2; isTaken(name) && !sameFile(path, name) && n < kMostNames; ++n)
        name = base + QStringLiteral("-%1").arg(n);
    return name;
}

QString otherName(const QString& path)
{
    const QString base = path + QStringLiteral(".other-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    QString name = base;
    for (int n = 2; isTaken(name) && n < kMostNames; ++n) name = base + QStringLiteral("-%1").arg(n);
    return name;
}

// Empty: it has that name now.
QString renamed(const QString& path, const QString& name)
{
    struct stat facts {};
    if (::lstat(QFile::encodeName(name).constData(), &facts) == 0)
        return QString::fromLocal8Bit(std::strerror(EEXIST));
    if (errno != ENOENT) return QString::fromLocal8Bit(std::strerror(errno));
    // rename(2): Qt's own copies where it cannot rename.
    if (std::rename(QFile::encodeName(path).constData(), QFile::encodeName(name).constData()) == 0) return {};
    return QString::fromLocal8Bit(std::strerror(errno));
}

// A second name for the same file needs no room, and the first one stays. Where a file system has no second names
// it gets another one, and what may be of use is copied back. Empty: done.
QString keptBeside(const QString& path, const QString& name)
{
    if (isTaken(name) && sameFile(path, name)) return {};
    if (::linkat(AT_FDCWD, QFile::encodeName(path).constData(), AT_FDCWD, QFile::encodeName(name).constData(),
                 AT_SYMLINK_FOLLOW) != 0) {
        if (const QString problem = renamed(path, name); !problem.isEmpty()) return problem;
        QFile::copy(name, path);
    }
    if (!QFileInfo(name).isSymLink() && QFileInfo(name).isFile()) QFile::setPermissions(name, kOwner);
    return {};
}

// Two programs that go on writing the same file must not fill the disk.
void dropOldestOthers(const QString& path)
{
    const QFileInfo file(path);
    const QDir folder = file.absoluteDir();
    static const QRegularExpression stamp(QStringLiteral("^\\d{8}T\\d{6}Z(-\\d+)?$"));
    const QString start = file.fileName() + QStringLiteral(".other-");
    QStringList others;
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDir::Name))
        if (name.startsWith(start) && stamp.match(name.mid(start.size())).hasMatch()) others << name;
    for (qsizetype i = 0; i + kMostOthers < others.size(); ++i) QFile::remove(folder.filePath(others[i]));
}

QString keptWords(const QString& name)
{
    return UiText::tr("It was kept as %1.").arg(name);
}

}  // namespace

std::optional<QByteArray> readOwnFile(const QString& path, qint64 largest, QStringList& problems)
{
    const auto bytes = readPlainBytes(path, largest);
    if (bytes) {
        note(path, markOf(*bytes));
        return *bytes;
    }
    if (isAbsent(bytes.error())) {
        note(path, {});
        return std::nullopt;
    }
    const QString why = wordsOf(bytes.error());
    problems << UiText::tr("%1 cannot be read: %2.").arg(path, why);
    if (bySystem(bytes.error())) {
        leaveOwnFile(path, why);
        problems << OwnFileWords::tr("It stays as it is; nothing is written over it before the next start.");
        return std::nullopt;
    }
    moveFileAside(path, problems);
    return std::nullopt;
}

void moveFileAside(const QString& path, QStringList& problems)
{
    const QString name = damagedName(path);
    if (const QString problem = renamed(path, name); !problem.isEmpty()) {
        hold(path, Hold::Damaged);
        problems << OwnFileWords::tr("It cannot be kept under another name (%1), and is not written over.")
                        .arg(problem);
        return;
    }
    note(path, {});
    problems << keptWords(name);
}

void setFileAside(const QString& path, QStringList& problems)
{
    const QString name = damagedName(path);
    if (const QString problem = keptBeside(path, name); !problem.isEmpty()) {
        hold(path, Hold::Damaged);
        problems << OwnFileWords::tr("It cannot be kept under another name (%1), and is not written over.")
                        .arg(problem);
        return;
    }
    hold(path, Hold::None);
    problems << keptWords(name);
}

void setFileAsideLater(const QString& path)
{
    hold(path, Hold::Damaged);
}

void knowOwnFile(const QString& path)
{
    const auto bytes = readPlainBytes(path, kLargestThere);
    if (bytes)
        note(path, markOf(*bytes));
    else if (isAbsent(bytes.error()))
        note(path, {});
}

void forgetOwnFile(const QString& path)
{
    note(path, {});
}

void leaveOwnFile(const QString& path, const QString& why)
{
    hold(path, Hold::Unread, why);
}

Written clearOwnFile(const QString& path)
{
    Written out;
    const Facts facts = factsOf(path);
    if (facts.hold == Hold::None || !isTaken(path)) return out;
    if (facts.hold == Hold::Unread) {
        out.problem = OwnFileWords::tr(
                          "it could not be read when the program started (%1), and is not written over; "
                          "mend that and start again")
                          .arg(facts.why);
        return out;
    }
    const QString name = damagedName(path);
    if (const QString problem = keptBeside(path, name); !problem.isEmpty()) {
        out.problem =
            OwnFileWords::tr("what is there was not understood, and cannot be kept under another name: %1")
                .arg(problem);
        return out;
    }
    hold(path, Hold::None);
    out.notice = OwnFileWords::tr("%1 was not understood. It was kept as %2.").arg(path, name);
    return out;
}

Written writeOwnFile(const QString& path, const QByteArray& bytes, OwnFileRules rules)
{
    const Facts facts = factsOf(path);
    const QByteArray mine = markOf(bytes);
    Written out = clearOwnFile(path);
    if (!out.problem.isEmpty()) return out;
    const bool compared = facts.hold == Hold::None && rules.keepOthers && facts.mark;
    // Without a name nothing is there.
    const auto there = readPlainBytes(compared ? path : QString(), kLargestThere);
    if (there || !isAbsent(there.error())) {
        // What cannot be seen may be somebody else's.
        if (!there && bySystem(there.error())) {
            out.problem = wordsOf(there.error());
            return out;
        }
        // What is no file, or far too large, is nobody's that was looked at.
        const QByteArray mark = there ? markOf(*there) : QByteArrayLiteral("?");
        if (mark == mine) {
            note(path, mine);
            return out;
        }
        if (mark != *facts.mark) {
            // Whoever has nothing new to say leaves the other's word.
            if (mine == *facts.mark) return out;
            const QString name = otherName(path);
            if (const QString problem = keptBeside(path, name); !problem.isEmpty()) {
                out.problem =
                    OwnFileWords::tr("another program has changed it, and that cannot be kept beside it: %1")
                        .arg(problem);
                return out;
            }
            dropOldestOthers(path);
            out.notice =
                OwnFileWords::tr("%1 was changed by another program. What that has written is kept as %2.")
                    .arg(path, name);
            // Should the next step fail, it is not kept once more.
            note(path, mark);
        }
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (facts.mark && !facts.mark->isEmpty() && !QFileInfo::exists(folder)) {
        out.problem = OwnFileWords::tr("its folder is no longer there; its disk may have been taken away");
        return out;
    }
    QDir().mkpath(folder);
    QSaveFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly);
    // Before there is anything to read in it: not for a moment is it anybody else's.
    const bool closed = opened && (file.setPermissions(kOwner) || !rules.ownerAlone);
    if (!closed || file.write(bytes) != bytes.size() || !file.commit()) {
        out.problem = file.errorString();
        return out;
    }
    note(path, mine);
    return out;
}

}  // namespace plimsoll
