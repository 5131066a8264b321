#include "tests/support/power_vfs.h"

#include "tests/support/vfs_pass.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <vector>

namespace plimsoll::test {

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kSector = 512;

struct Change {
    std::int64_t at = -1;  // below 0: the file is cut to `size`
    std::string bytes;
    std::int64_t size = 0;
};
// A file as it surely is on the disk, and what has been done to it since.
struct Disk {
    std::string synced;
    std::vector<Change> since;
    bool named = false;    // its name is in the folder for sure
    bool removed = false;  // and may be there again
};

struct State {
    std::string folder;
    std::function<void()> before;
    std::map<std::string, Disk> disks;
    int changes = 0;
    bool busy = false;  // the hook opens files of its own
};
State g_state;
PassingVfs g_disk;

using File = PassedFile<Disk*>;  // none: not of the folder

void put(std::string& content, std::int64_t at, const std::string& bytes, std::size_t from, std::size_t size)
{
    const std::size_t begin = std::size_t(at) + from;
    if (content.size() < begin + size) content.resize(begin + size, '\0');
    content.replace(begin, size, bytes, from, size);
}

void apply(std::string& content, const Change& c)
{
    if (c.at < 0)
        content.resize(std::size_t(c.size), '\0');
    else
        put(content, c.at, c.bytes, 0, c.bytes.size());
}

void beforeChange()
{
    ++g_state.changes;
    if (g_state.busy || !g_state.before) return;
    g_state.busy = true;
    g_state.before();
    g_state.busy = false;
}

int writeFile(sqlite3_file* f, const void* data, int size, sqlite3_int64 at)
{
    if (Disk* d = File::of(f)->kept) {
        beforeChange();
        d->since.push_back({at, std::string(static_cast<const char*>(data), std::size_t(size)), 0});
    }
    return File::methods(f)->xWrite(File::real(f), data, size, at);
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size)
{
    if (Disk* d = File::of(f)->kept) {
        beforeChange();
        d->since.push_back({-1, {}, size});
    }
    return File::methods(f)->xTruncate(File::real(f), size);
}
int syncFile(sqlite3_file* f, int)
{
    if (Disk* d = File::of(f)->kept) {
        beforeChange();
        for (const Change& c : d->since) apply(d->synced, c);
        d->since.clear();
        d->named = true;
    }
    return SQLITE_OK;  // nothing here survives a real cut; why wait
}

const sqlite3_io_methods g_methods = [] {
    sqlite3_io_methods m = passing<File>();
    m.xWrite = writeFile;
    m.xTruncate = truncateFile;
    m.xSync = syncFile;
    return m;
}();

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* outFlags)
{
    f->pMethods = nullptr;
    File::of(f)->kept = nullptr;
    const bool ours = name && !g_state.busy && std::string_view(name).starts_with(g_state.folder);
    const bool existed = ours && fs::exists(name);
    const int rc = g_disk.real->xOpen(g_disk.real, name, File::real(f), flags, outFlags);
    if (File::real(f)->pMethods) f->pMethods = &g_methods;
    if (rc != SQLITE_OK || !ours) return rc;
    Disk& d = g_state.disks[name];
    File::of(f)->kept = &d;
    if (existed && !d.named && d.since.empty()) {
        std::ifstream in(name, std::ios::binary);
        d.synced.assign(std::istreambuf_iterator<char>(in), {});
        d.named = true;
    }
    if (!existed) d = {};
    return rc;
}

int removeFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    if (!g_state.busy) {
        if (const auto disk = g_state.disks.find(name); disk != g_state.disks.end()) {
            beforeChange();
            if (syncFolder)
                disk->second = {};
            else
                disk->second.removed = true;
        }
    }
    return g_disk.real->xDelete(g_disk.real, name, 0);
}

}  // namespace

PowerVfs::PowerVfs(std::string folder, std::function<void()> before)
{
    g_state = {std::move(folder), std::move(before), {}, 0, false};
    g_disk.begin<File>("power", openFile, removeFile);
}

PowerVfs::~PowerVfs()
{
    g_disk.end();
}

int PowerVfs::changes() const
{
    return g_state.changes;
}

void PowerVfs::cut(std::uint64_t seed, const std::string& to) const
{
    std::mt19937_64 random(seed);
    const auto chance = [&](int of) { return int(random() % std::uint64_t(of)); };
    fs::remove_all(to);
    fs::create_directories(to);
    for (const auto& [name, disk] : g_state.disks) {
        // A name that was never synced may be missing, one that was taken away may be there.
        if ((!disk.named || disk.removed) && chance(2) == 0) continue;
        if (disk.removed && !disk.named) continue;
        std::string content = disk.synced;
        for (const Change& c : disk.since) {
            const int fate = chance(3);
            if (fate == 0) continue;
            if (fate == 1 || c.at < 0) {
                apply(content, c);
                continue;
            }
            for (std::size_t from = 0; from < c.bytes.size(); from += kSector) {
                const std::size_t size = std::min(kSector, c.bytes.size() - from);
                const int part = chance(3);
                if (part == 0) continue;
                std::string sector = c.bytes;
                if (part == 1)
                    for (std::size_t i = from; i < from + size; ++i) sector[i] = char(random());
                put(content, c.at, sector, from, size);
            }
        }
        std::ofstream out(fs::path(to) / fs::path(name).filename(), std::ios::binary);
        out.write(content.data(), std::streamsize(content.size()));
    }
}

}  // namespace plimsoll::test
