#include "tests/support/fault_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <new>

namespace plimsoll::test {

namespace {

struct State {
    std::atomic<int> calls{0}, failAt{0};
    std::atomic<bool> forGood{false}, struck{false};
    std::atomic<FaultVfs::Kind> kind{FaultVfs::Kind::Io};
};
State g_state;

sqlite3_vfs* g_real = nullptr;
sqlite3_vfs g_vfs;

// true: this call fails.
bool strikes(bool among)
{
    const int limit = g_state.failAt;
    if (limit == 0 || !among) return false;
    const int call = ++g_state.calls;
    const bool hit = g_state.forGood ? call >= limit : call == limit;
    if (hit) g_state.struck = true;
    return hit;
}
bool writeStrikes()
{
    return strikes(g_state.kind == FaultVfs::Kind::Io || g_state.kind == FaultVfs::Kind::Full);
}
bool readStrikes()
{
    return strikes(g_state.kind == FaultVfs::Kind::Read);
}
bool otherStrikes()
{
    return strikes(g_state.kind == FaultVfs::Kind::Other);
}

struct File {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* fileOf(sqlite3_file* f)
{
    return reinterpret_cast<File*>(f);
}
sqlite3_file* realOf(sqlite3_file* f)
{
    return fileOf(f)->real();
}
const sqlite3_io_methods* methodsOf(sqlite3_file* f)
{
    return realOf(f)->pMethods;
}

int writeFile(sqlite3_file* f, const void* data, int size, sqlite3_int64 at)
{
    if (writeStrikes()) return g_state.kind == FaultVfs::Kind::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return methodsOf(f)->xWrite(realOf(f), data, size, at);
}
int syncFile(sqlite3_file* f, int flags)
{
    if (writeStrikes()) return SQLITE_IOERR_FSYNC;
    return methodsOf(f)->xSync(realOf(f), flags);
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size)
{
    if (writeStrikes()) return SQLITE_IOERR_TRUNCATE;
    return methodsOf(f)->xTruncate(realOf(f), size);
}

const sqlite3_io_methods g_methods = {
    2,  // no memory maps: what they read would not pass here
    [](sqlite3_file* f) { return methodsOf(f)->xClose(realOf(f)); },
    [](sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
        return readStrikes() ? SQLITE_IOERR_READ : methodsOf(f)->xRead(realOf(f), data, size, at);
    },
    writeFile,
    truncateFile,
    syncFile,
    [](sqlite3_file* f, sqlite3_int64* size) {
        return otherStrikes() ? SQLITE_IOERR_FSTAT : methodsOf(f)->xFileSize(realOf(f), size);
    },
    [](sqlite3_file* f, int lock) {
        return otherStrikes() ? SQLITE_IOERR_LOCK : methodsOf(f)->xLock(realOf(f), lock);
    },
    [](sqlite3_file* f, int lock) { return methodsOf(f)->xUnlock(realOf(f), lock); },
    [](sqlite3_file* f, int* out) { return methodsOf(f)->xCheckReservedLock(realOf(f), out); },
    [](sqlite3_file* f, int op, void* arg) { return methodsOf(f)->xFileControl(realOf(f), op, arg); },
    [](sqlite3_file* f) { return methodsOf(f)->xSectorSize(realOf(f)); },
    [](sqlite3_file* f) { return methodsOf(f)->xDeviceCharacteristics(realOf(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return otherStrikes() ? SQLITE_IOERR_SHMMAP : methodsOf(f)->xShmMap(realOf(f), page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
        return methodsOf(f)->xShmLock(realOf(f), offset, n, flags);
    },
    [](sqlite3_file* f) { methodsOf(f)->xShmBarrier(realOf(f)); },
    [](sqlite3_file* f, int remove) { return methodsOf(f)->xShmUnmap(realOf(f), remove); },
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* outFlags)
{
    f->pMethods = nullptr;
    if (writeStrikes()) return SQLITE_CANTOPEN;
    const int rc = g_real->xOpen(g_real, name, realOf(f), flags, outFlags);
    if (realOf(f)->pMethods) f->pMethods = &g_methods;
    return rc;
}

int removeFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    return otherStrikes() ? SQLITE_IOERR_DELETE : g_real->xDelete(g_real, name, syncFolder);
}

}  // namespace

FaultVfs::FaultVfs()
{
    g_real = sqlite3_vfs_find(nullptr);
    g_vfs = *g_real;
    g_vfs.zName = "fault";
    g_vfs.szOsFile = int(sizeof(File)) + g_real->szOsFile;
    g_vfs.xOpen = openFile;
    g_vfs.xDelete = removeFile;
    heal();
    sqlite3_vfs_register(&g_vfs, 1);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_register(g_real, 1);
    sqlite3_vfs_unregister(&g_vfs);
}

void FaultVfs::failAt(int call, bool forGood, Kind kind)
{
    g_state.calls = 0;
    g_state.struck = false;
    g_state.forGood = forGood;
    g_state.kind = kind;
    g_state.failAt = call;
}

void FaultVfs::heal()
{
    g_state.failAt = 0;
}

int FaultVfs::calls() const
{
    return g_state.calls;
}

bool FaultVfs::struck() const
{
    return g_state.struck;
}

}  // namespace plimsoll::test
