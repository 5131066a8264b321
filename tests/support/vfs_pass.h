// Between SQLite and the real disk: everything passes, but for what its user puts in its place.
#pragma once

#include <sqlite3.h>

namespace plimsoll::test {

// A file as SQLite sees it, with room for what its user keeps in mind of it; the real one lies behind it.
template <typename Kept>
struct PassedFile {
    sqlite3_file base;
    Kept kept;

    static PassedFile* of(sqlite3_file* f) { return reinterpret_cast<PassedFile*>(f); }
    static sqlite3_file* real(sqlite3_file* f) { return reinterpret_cast<sqlite3_file*>(of(f) + 1); }
    static const sqlite3_io_methods* methods(sqlite3_file* f) { return real(f)->pMethods; }
};

template <typename File>
sqlite3_io_methods passing()
{
    sqlite3_io_methods m{};
    m.iVersion = 2;  // no memory maps: what they read and write would not pass here
    m.xClose = [](sqlite3_file* f) { return File::methods(f)->xClose(File::real(f)); };
    m.xRead = [](sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
        return File::methods(f)->xRead(File::real(f), data, size, at);
    };
    m.xWrite = [](sqlite3_file* f, const void* data, int size, sqlite3_int64 at) {
        return File::methods(f)->xWrite(File::real(f), data, size, at);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
        return File::methods(f)->xTruncate(File::real(f), size);
    };
    m.xSync = [](sqlite3_file* f, int flags) { return File::methods(f)->xSync(File::real(f), flags); };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
        return File::methods(f)->xFileSize(File::real(f), size);
    };
    m.xLock = [](sqlite3_file* f, int lock) { return File::methods(f)->xLock(File::real(f), lock); };
    m.xUnlock = [](sqlite3_file* f, int lock) { return File::methods(f)->xUnlock(File::real(f), lock); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
        return File::methods(f)->xCheckReservedLock(File::real(f), out);
    };
    m.xFileControl = [](sqlite3_file* f, int op, void* arg) {
        return File::methods(f)->xFileControl(File::real(f), op, arg);
    };
    m.xSectorSize = [](sqlite3_file* f) { return File::methods(f)->xSectorSize(File::real(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) {
        return File::methods(f)->xDeviceCharacteristics(File::real(f));
    };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return File::methods(f)->xShmMap(File::real(f), page, size, extend, out);
    };
    m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
        return File::methods(f)->xShmLock(File::real(f), offset, n, flags);
    };
    m.xShmBarrier = [](sqlite3_file* f) { File::methods(f)->xShmBarrier(File::real(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int remove) { return File::methods(f)->xShmUnmap(File::real(f), remove); };
    return m;
}

// SQLite's default from `begin` to `end`. Outlives every file that was opened by it.
struct PassingVfs {
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};

    template <typename File>
    void begin(const char* name, decltype(sqlite3_vfs::xOpen) open, decltype(sqlite3_vfs::xDelete) remove)
    {
        real = sqlite3_vfs_find(nullptr);
        vfs = *real;
        vfs.zName = name;
        vfs.szOsFile = int(sizeof(File)) + real->szOsFile;
        vfs.xOpen = open;
        vfs.xDelete = remove;
        sqlite3_vfs_register(&vfs, 1);
    }
    void end()
    {
        sqlite3_vfs_register(real, 1);
        sqlite3_vfs_unregister(&vfs);
    }
};

}  // namespace plimsoll::test
