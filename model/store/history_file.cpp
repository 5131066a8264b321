#include "model/store/history_file.h"

#include "model/store/history_csv.h"
#include "model/store/schema.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace plimsoll::store {

namespace fs = std::filesystem;

namespace {

std::string stampOf(Timestamp now)
{
    const std::time_t seconds = std::time_t(toUnixMs(now) / 1000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H%M%SZ", &utc);
    return text;
}

// A link that leads nowhere has its name too. One that the disk says nothing about is for whoever uses it to find.
bool hasName(const fs::path& path)
{
    std::error_code failed;
    return fs::exists(fs::symlink_status(path, failed));
}

// A name that nothing has yet.
fs::path freeName(const fs::path& wanted)
{
    fs::path name = wanted;
    for (int n = 2; hasName(name); ++n) {
        name = wanted;
        name += "-" + std::to_string(n);
    }
    return name;
}

// Reading in order is several times as fast as the order in which a check follows its pages. Nothing is kept but
// what the system keeps; a file larger than half of the memory is left alone.
void readAhead(const Connection& db, const OpenHooks& hooks)
{
    const auto memory = std::int64_t(::sysconf(_SC_PHYS_PAGES)) * std::int64_t(::sysconf(_SC_PAGESIZE));
    db.readThrough(memory / 2, hooks.leave);
}

// A page that could not be read says nothing about what is on it: "error code=10" is the disk, 7 the memory.
Trouble troubleIn(const std::string& finding)
{
    static constexpr std::string_view kCode = "error code=";
    const std::size_t at = finding.find(kCode);
    if (at == std::string::npos) return Trouble::Corrupt;
    const Trouble trouble = troubleOf(std::atoi(finding.c_str() + at + kCode.size()));
    return trouble == Trouble::Other ? Trouble::Corrupt : trouble;
}

// A bit that turned in the words of a table's definition is a column of another name, and nothing to SQLite.
std::optional<StoreError> wrongTables(Connection& db)
{
    const Stored<int> version = versionOf(db);
    if (!version) return version.error();
    if (*version != newestVersion()) return std::nullopt;
    std::vector<std::string> asked = {"SELECT id FROM instruments", "SELECT what, t FROM progress",
                                      "SELECT name, rows FROM tallies"};
    for (const CsvTable& table : csvTables()) {
        std::string& sql = asked.emplace_back("SELECT ");
        if (table.time) sql += table.time, sql += ',';
        if (table.instrument) sql += "instrument,";
        for (const CsvColumn& column : table.columns) {
            if (&column != &table.columns.front()) sql += ',';
            sql += column.name;
        }
        sql += " FROM ";
        sql += table.name;
    }
    for (const std::string& sql : asked) {
        const Stored<Statement> made = db.prepare(sql);
        if (made) continue;
        StoreError e = made.error();
        if (e.trouble == Trouble::Other) e.trouble = Trouble::Corrupt;
        return e;
    }
    return std::nullopt;
}

// quick_check reads every page and every row's form, and not every index entry: a quarter of the time. Corrupt: it
// is damaged. Any other trouble: it could not be read to its end. None: it is whole, or nobody waits for the
// answer.
std::optional<StoreError> damage(Connection& db, const OpenHooks& hooks)
{
    if (hooks.checking) hooks.checking();
    readAhead(db, hooks);
    const Patience patience(db, hooks.leave);
    const Stored<std::string> answer =
        db.text(hooks.suspicion ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
    if (hooks.leave && hooks.leave()) return std::nullopt;
    if (!answer) return answer.error();
    if (*answer == "ok") return wrongTables(db);
    return StoreError{troubleIn(*answer), 0, *answer};
}

std::pair<std::uint64_t, std::uint64_t> identityOf(const std::string& path)
{
    struct stat about = {};
    if (::stat(path.c_str(), &about) != 0) return {};
    return {std::uint64_t(about.st_dev), std::uint64_t(about.st_ino)};
}

bool setAside(const fs::path& file, const char* why, Timestamp now, std::string& note)
{
    const fs::path to = freeName(file.string() + '.' + why + '-' + stampOf(now));
    std::error_code failed;
    fs::rename(file, to, failed);
    if (failed) {
        note += " It could not be set aside: ";
        note += failed.message();
        note += '.';
        return false;
    }
    // Where there are such.
    for (const char* tail : {"-wal", "-shm"}) fs::rename(file.string() + tail, to.string() + tail, failed);
    note += " It was set aside as ";
    note += to.filename().string();
    note += " and a new history begun; nothing was deleted.";
    return true;
}

std::optional<std::int64_t> roomIn(const std::string& folder)
{
    std::error_code failed;
    const fs::space_info space = fs::space(folder, failed);
    if (failed || space.available > std::uintmax_t(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return std::int64_t(space.available);
}

std::string sizeText(std::int64_t bytes)
{
    char text[32];
    const bool large = bytes >= 1'000'000'000;
    std::snprintf(text, sizeof text, "%.2f %s", double(bytes) / (large ? 1e9 : 1e6), large ? "GB" : "MB");
    return text;
}

// A copy that would not fit is not begun: until it failed it would take the last of the disk from everybody.
// Empty: there is room.
std::string noRoomToCopy(Connection& db, const std::string& folder, const OpenHooks& hooks)
{
    const Stored<std::int64_t> needed =
        db.integer("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    const std::optional<std::int64_t> left = hooks.room ? hooks.room(folder) : roomIn(folder);
    if (!needed || !left || *left >= *needed) return {};
    return "The history is of an older version, and there is no room for the copy made before its tables "
           "change: " +
           sizeText(*needed) + " needed in " + folder + ", " + sizeText(*left) +
           " free. It is left as it is and nothing is stored. Free some space; it is tried again every ten "
           "minutes.";
}

void prepare(HistoryFile& out, const fs::path& file, const OpenHooks& hooks)
{
    const Stored<int> version = versionOf(*out.db);
    if (!version) {
        out.notes.push_back(version.error().what);
        out.db.reset();
        return;
    }
    if (*version > newestVersion()) {
        out.notes.push_back("The history was written by a newer Plimsoll (tables of version " +
                            std::to_string(*version) + ", this one knows " + std::to_string(newestVersion()) +
                            "). It is read, not written.");
        out.db.reset();
        if (Stored<Connection> read = Connection::open(file.string(), Connection::Mode::Read); read) {
            out.db.emplace(std::move(*read));
            out.again.reset();
        }
        return;
    }
    fs::path copy;
    if (*version > 0 && *version < newestVersion()) {
        // Whatever fails from here on has read and written the whole file: not every few seconds.
        out.again = HistoryFile::kMuchLater;
        if (std::string why = noRoomToCopy(*out.db, file.parent_path().string(), hooks); !why.empty()) {
            out.notes.push_back(std::move(why));
            out.db.reset();
            return;
        }
        copy = freeName(file.string() + ".version" + std::to_string(*version));
        if (const Stored<Done> made = out.db->backup(copy.string(), hooks.leave); !made) {
            out.notes.push_back(
                "The history is of an older version and could not be copied before its tables change: " +
                made.error().what + ". It is left as it is and nothing is stored. " +
                std::string(advice(made.error().trouble)));
            out.db.reset();
            return;
        }
    }
    if (const Stored<Done> made = migrate(*out.db); !made) {
        out.notes.push_back("The history's tables could not be made: " + made.error().what + ". " +
                            std::string(advice(made.error().trouble)));
        // Where nothing has changed the copy is the file once more, and the next try makes another.
        const Stored<int> now = versionOf(*out.db);
        std::error_code ignored;
        if (!copy.empty() && now && *now == *version) fs::remove(copy, ignored);
        out.db.reset();
        return;
    }
    if (!copy.empty())
        out.notes.push_back("The history's tables are brought to version " + std::to_string(newestVersion()) +
                            "; a copy of the old file is " + copy.filename().string() + ".");
    out.writable = true;
    out.again = HistoryFile::kAgain;
    out.beside = {identityOf(file.string() + "-wal"), identityOf(file.string() + "-shm")};
}

// The check met a page that the disk does not give. Once it may have been away; the same page again and again is
// lost, and all that comes would be lost with it. true: it was set aside.
bool givenUp(HistoryFile& out, const fs::path& file, const std::string& what, Timestamp now,
             const OpenHooks& hooks)
{
    // It has been read, to the end or nearly: not every few seconds.
    out.again = HistoryFile::kMuchLater;
    out.unreadable = {what, hooks.before.what == what ? hooks.before.times + 1 : 1};
    std::string note = "The history cannot be read to its end (" + what + ").";
    if (out.unreadable.times < HistoryFile::kUnreadable) {
        out.notes.push_back(note +
                            " Check the disk and the connection to it. Nothing is stored, and it is read again in "
                            "ten minutes; what is the same three times is set aside and a new history begun.");
        return false;
    }
    note += " It was the same three times.";
    const bool moved = setAside(file, "unreadable", now, note);
    out.notes.push_back(std::move(note));
    if (!moved) return false;
    out.unreadable = {};
    out.again = HistoryFile::kAgain;
    return true;
}

}  // namespace

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

FolderLock::~FolderLock()
{
    if (m_file >= 0) ::close(m_file);
}

FolderLock::Answer FolderLock::take(const std::string& folder, FolderLock& lock)
{
    const std::string name = folder + "/history.lock";
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return Answer::Refused;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const bool taken = errno == EWOULDBLOCK;
        ::close(file);
        return taken ? Answer::Taken : Answer::Refused;
    }
    FolderLock ours;
    ours.m_file = file;
    lock = std::move(ours);
    return Answer::Held;
}

HistoryFile openHistory(const std::string& folder, Timestamp now, const OpenHooks& hooks)
{
    HistoryFile out;
    std::error_code failed;
    fs::create_directories(folder, failed);
    const fs::path file = fs::path(folder) / HistoryFile::kName;

    const FolderLock::Answer answer = FolderLock::take(folder, out.lock);
    if (answer != FolderLock::Answer::Held) {
        out.notes.push_back(
            answer == FolderLock::Answer::Taken
                ? "Another Plimsoll writes the history in " + folder +
                      ". This one reads it and stores nothing until that one has ended; start it with another "
                      "--data-dir to store as well."
                : "The history in " + folder + " cannot be written: " + std::strerror(errno) + ". " +
                      std::string(advice(Trouble::ReadOnly)));
        out.taken = answer == FolderLock::Answer::Taken;
        if (!fs::exists(file, failed)) return out;  // or nobody may look
        Stored<Connection> read = Connection::open(file.string(), Connection::Mode::Read);
        if (read) {
            out.db.emplace(std::move(*read));
        } else {
            out.notes.push_back("It cannot be read either: " + read.error().what);
        }
        return out;
    }

    const bool existed = fs::exists(file, failed);
    if (failed) {  // neither there nor not there
        out.notes.push_back("The history cannot be opened: " + file.string() + ": " + failed.message() + ". " +
                            std::string(advice(Trouble::Io)));
        return out;
    }
    bool looked = false;  // the check found it
    // Opened, and looked through if it was there before.
    const auto opened = [&](bool check) -> Stored<Connection> {
        Stored<Connection> db = Connection::open(file.string(), Connection::Mode::Write);
        looked = false;
        if (!db || !check) return db;
        if (const auto broken = damage(*db, hooks)) {
            looked = true;
            return Unexpected{*broken};
        }
        return db;
    };
    Stored<Connection> db = opened(existed);
    // A disk that failed once looks like damage to whoever asked for that page: it is damage when it is seen
    // twice.
    if (!db && db.error().trouble == Trouble::Corrupt) db = opened(existed);
    if (!db && db.error().trouble == Trouble::Corrupt) {
        std::string note = "The history is damaged (" + db.error().what + ").";
        const bool moved = setAside(file, "damaged", now, note);
        out.notes.push_back(note);
        if (!moved) {
            out.again = HistoryFile::kMuchLater;
            return out;
        }
        db = opened(false);
    } else if (!db && looked && db.error().trouble == Trouble::Io) {
        if (!givenUp(out, file, db.error().what, now, hooks)) return out;
        db = opened(false);
    }
    if (!db) {
        out.notes.push_back("The history cannot be opened: " + db.error().what + ". " +
                            std::string(advice(db.error().trouble)));
        return out;
    }
    out.db.emplace(std::move(*db));
    prepare(out, file, hooks);
    return out;
}

void setLogAside(const std::string& folder, Timestamp now, const HistoryFile::Beside& beside)
{
    const fs::path file = fs::path(folder) / HistoryFile::kName;
    const std::string log = file.string() + "-wal", index = file.string() + "-shm";
    const std::pair<std::uint64_t, std::uint64_t> none{};
    std::error_code failed;
    if (beside.log != none && identityOf(log) == beside.log) {
        // What was in it is in the file already, if it could be put there.
        if (fs::file_size(log, failed) == 0 && !failed)
            fs::remove(log, failed);
        else
            fs::rename(log, freeName(file.string() + ".moved-" + stampOf(now) + "-wal"), failed);
    }
    // The index is made of the log each time; whoever still has it open keeps what he has.
    if (beside.index != none && identityOf(index) == beside.index) fs::remove(index, failed);
}

}  // namespace plimsoll::store
