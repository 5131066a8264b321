#include "tests/soak/process_look.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <malloc.h>
#include <unistd.h>

namespace plimsoll::test {

double residentMbOf(qint64 process)
{
    QFile statm(QStringLiteral("/proc/%1/statm").arg(process));
    if (!statm.open(QIODevice::ReadOnly)) return 0;
    return statm.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

ProcessLook lookAtProcess()
{
    ProcessLook look;
    look.residentMb = residentMbOf(::getpid());
    const struct mallinfo2 heap = mallinfo2();
    look.heapMb = double(heap.uordblks + heap.hblkhd) / 1e6;
    look.arenasMb = double(heap.arena + heap.hblkhd) / 1e6;
    // One of them is the folder that is being read.
    look.handles = int(QDir(QStringLiteral("/proc/self/fd"))
                           .entryList(QDir::System | QDir::AllEntries | QDir::NoDotAndDotDot)
                           .size()) -
                   1;
    look.threads =
        int(QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    return look;
}

QStringList openThings()
{
    QStringList out;
    const QDir handles(QStringLiteral("/proc/self/fd"));
    for (const QString& one : handles.entryList(QDir::System | QDir::AllEntries | QDir::NoDotAndDotDot)) {
        char to[512];
        const auto n = ::readlink(QFile::encodeName(handles.filePath(one)).constData(), to, sizeof to);
        // Of what has no name there is a number.
        if (n > 0) out << QFile::decodeName(QByteArray(to, n)).section(QLatin1Char('['), 0, 0);
    }
    const QDir threads(QStringLiteral("/proc/self/task"));
    for (const QString& one : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(threads.filePath(one) + QStringLiteral("/comm"));
        if (name.open(QIODevice::ReadOnly))
            out << QStringLiteral("thread ") + QString::fromUtf8(name.readAll().trimmed());
    }
    out.sort();
    return out;
}

double folderMb(const QString& folder)
{
    double bytes = 0;
    QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        bytes += double(all.fileInfo().size());
    }
    return bytes / 1e6;
}

}  // namespace plimsoll::test
