#include "tests/support/fault_vfs.h"

#include "tests/support/vfs_pass.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <new>
#include <utility>

namespace plimsoll::test {

namespace {

struct State {
    std::atomic<int> calls{0}, failAt{0};
    std::atomic<bool> forGood{false}, struck{false};
    std::atomic<FaultVfs::Kind> kind{FaultVfs::Kind::Io};
    std::atomic<std::int64_t> unreadable{-1};
    std::atomic<int> unread{0};
};
State g_state;

struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool closed = false;
    int held = 0;  // writes that hang
    int let = 0;   // of these, that may go on
    void pass()
    {
        std::unique_lock lock(mutex);
        if (!closed) return;
        ++held;
        changed.notify_all();
        changed.wait(lock, [this] { return !closed || let > 0; });
        let = std::max(0, let - 1);
        --held;
    }
};
Gate g_gate;

PassingVfs g_disk;

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

struct Kept {
    bool database = false;
};
using File = PassedFile<Kept>;

// true: the read touches the byte that the disk has lost.
bool lost(sqlite3_file* f, int size, sqlite3_int64 at)
{
    const std::int64_t byte = g_state.unreadable;
    if (byte < at || byte >= at + size || !File::of(f)->kept.database) return false;
    ++g_state.unread;
    return true;
}

int writeFile(sqlite3_file* f, const void* data, int size, sqlite3_int64 at)
{
    g_gate.pass();
    if (writeStrikes()) return g_state.kind == FaultVfs::Kind::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return File::methods(f)->xWrite(File::real(f), data, size, at);
}
int syncFile(sqlite3_file* f, int flags)
{
    if (writeStrikes()) return SQLITE_IOERR_FSYNC;
    return File::methods(f)->xSync(File::real(f), flags);
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size)
{
    if (writeStrikes()) return SQLITE_IOERR_TRUNCATE;
    return File::methods(f)->xTruncate(File::real(f), size);
}

const sqlite3_io_methods g_methods = [] {
    sqlite3_io_methods m = passing<File>();
    m.xRead = [](sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
        return readStrikes() || lost(f, size, at) ? SQLITE_IOERR_READ
                                                  : File::methods(f)->xRead(File::real(f), data, size, at);
    };
    m.xWrite = writeFile;
    m.xTruncate = truncateFile;
    m.xSync = syncFile;
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
        return otherStrikes() ? SQLITE_IOERR_FSTAT : File::methods(f)->xFileSize(File::real(f), size);
    };
    m.xLock = [](sqlite3_file* f, int lock) {
        return otherStrikes() ? SQLITE_IOERR_LOCK : File::methods(f)->xLock(File::real(f), lock);
    };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return otherStrikes() ? SQLITE_IOERR_SHMMAP
                              : File::methods(f)->xShmMap(File::real(f), page, size, extend, out);
    };
    return m;
}();

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* outFlags)
{
    f->pMethods = nullptr;
    File::of(f)->kept = {(flags & SQLITE_OPEN_MAIN_DB) != 0};
    if (writeStrikes()) return SQLITE_CANTOPEN;
    const int rc = g_disk.real->xOpen(g_disk.real, name, File::real(f), flags, outFlags);
    if (File::real(f)->pMethods) f->pMethods = &g_methods;
    return rc;
}

int removeFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    return otherStrikes() ? SQLITE_IOERR_DELETE : g_disk.real->xDelete(g_disk.real, name, syncFolder);
}

}  // namespace

FaultVfs::FaultVfs()
{
    heal();
    g_disk.begin<File>("fault", openFile, removeFile);
}

FaultVfs::~FaultVfs()
{
    g_disk.end();
}

void FaultVfs::failAt(int call, bool forGood, Kind kind)
{
    g_state.calls = 0;
    g_state.struck = false;
    g_state.forGood = forGood;
    g_state.kind = kind;
    g_state.failAt = call;
}

void FaultVfs::hang()
{
    const std::lock_guard lock(g_gate.mutex);
    if (std::exchange(g_gate.closed, true) && g_gate.held > g_gate.let) ++g_gate.let;
    g_gate.changed.notify_all();
}

bool FaultVfs::hangs(std::chrono::milliseconds patience)
{
    std::unique_lock lock(g_gate.mutex);
    return g_gate.changed.wait_for(lock, patience, [] { return g_gate.held > g_gate.let; });
}

void FaultVfs::heal()
{
    g_state.failAt = 0;
    g_state.unreadable = -1;
    {
        const std::lock_guard lock(g_gate.mutex);
        g_gate.closed = false;
        g_gate.let = 0;
    }
    g_gate.changed.notify_all();
}

void FaultVfs::unreadableAt(std::int64_t byte)
{
    g_state.unread = 0;
    g_state.unreadable = byte;
}

int FaultVfs::unreadBytes() const
{
    return g_state.unread;
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
