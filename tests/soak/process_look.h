// What this process holds of the machine: memory, handles, threads.
#pragma once

#include <QString>
#include <QStringList>
#include <QtGlobal>

namespace plimsoll::test {

struct ProcessLook {
    double residentMb = 0, heapMb = 0, arenasMb = 0;
    int handles = 0, threads = 0;
};
ProcessLook lookAtProcess();
QStringList openThings();  // what the handles are open on and the threads are called, sorted
double residentMbOf(qint64 process);
double folderMb(const QString& folder);

}  // namespace plimsoll::test
