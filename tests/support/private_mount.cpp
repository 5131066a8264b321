#include "tests/support/private_mount.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace plimsoll::test {

namespace {

constexpr const char* kWord = "--in-a-private-mount";

bool put(const char* file, const QByteArray& text)
{
    QFile f(QString::fromLatin1(file));
    return f.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && f.write(text) == text.size();
}

// Whoever is not root is root in a user namespace of its own.
bool isolate()
{
    if (::unshare(CLONE_NEWNS) != 0) {
        const uid_t user = ::geteuid();
        const gid_t group = ::getegid();
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
        if (!put("/proc/self/setgroups", "deny") ||
            !put("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1") ||
            !put("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
            return false;
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

}  // namespace

QString inPrivateMount(const QString& word)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kWord), word});
    if (!child.waitForFinished(120'000)) {
        child.kill();
        child.waitForFinished();
        return QStringLiteral("the child does not end");
    }
    const QString said = QString::fromUtf8(child.readAllStandardOutput()).trimmed();
    return said.isEmpty() ? QStringLiteral("the child died: ") + QString::fromUtf8(child.readAllStandardError())
                          : said;
}

QString privateMountWord(int argc, char** argv)
{
    return argc == 3 && std::strcmp(argv[1], kWord) == 0 ? QString::fromLocal8Bit(argv[2]) : QString();
}

int tellPrivateMount(const std::function<QString(const QString& folder)>& scenario)
{
    const QTemporaryDir place;
    const QByteArray folder = QFile::encodeName(place.path());
    QString said;
    if (!isolate() || ::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=2m") != 0) {
        said = QStringLiteral("SKIP: no disk of its own may be mounted here: ") +
               QString::fromLocal8Bit(strerror(errno));
    } else {
        said = scenario(place.path());
        ::umount2(folder.constData(), MNT_DETACH);
    }
    std::printf("%s\n", qUtf8Printable(said));
    return std::fflush(stdout);
}

bool makeReadOnly(const QString& folder)
{
    return ::mount("none", QFile::encodeName(folder).constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

bool makeWritable(const QString& folder)
{
    return ::mount("none", QFile::encodeName(folder).constData(), nullptr, MS_REMOUNT, nullptr) == 0;
}

}  // namespace plimsoll::test
