#include "model/store/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

namespace plimsoll::store {

namespace {

StoreError errorOf(sqlite3* db, int code, std::string_view doing)
{
    StoreError e;
    e.code = code;
    e.trouble = troubleOf(code);
    e.what = doing;
    e.what += ": ";
    e.what += db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    e.what += " (";
    e.what += std::to_string(code);
    e.what += ')';
    return e;
}

// Of a file that nobody writes.
std::string asUri(const std::string& path)
{
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '?' || c == '#' || c == '%') {
            static constexpr char kHex[] = "0123456789abcdef";
            uri += '%';
            uri += kHex[(c >> 4) & 15];
            uri += kHex[c & 15];
        } else {
            uri += c;
        }
    }
    uri += "?immutable=1";
    return uri;
}

}  // namespace

Trouble troubleOf(int code)
{
    // Said of the disk, and not its fault.
    if (code == SQLITE_IOERR_NOMEM) return Trouble::Memory;
    switch (code & 0xff) {  // the primary code
        case SQLITE_FULL: return Trouble::Full;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
        case SQLITE_AUTH: return Trouble::ReadOnly;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return Trouble::Corrupt;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Trouble::Busy;
        case SQLITE_IOERR: return Trouble::Io;
        case SQLITE_NOMEM: return Trouble::Memory;
    }
    return Trouble::Other;
}

std::string_view advice(Trouble trouble)
{
    switch (trouble) {
        case Trouble::Full:
            return "Free some space, or lower the history's size in the settings; storing resumes by itself.";
        case Trouble::ReadOnly:
            return "Check who owns the data folder and whether it may be written, or choose another one.";
        case Trouble::Corrupt: return "The damaged file is kept beside the new one; nothing was deleted.";
        case Trouble::Busy: return "Another program holds the database; close it.";
        case Trouble::Io: return "Check the disk and the connection to it; storing is tried again.";
        case Trouble::Memory: return "Close other programs, or watch fewer assets.";
        case Trouble::Other: return "Storing is tried again.";
    }
    return {};
}

void Statement::Finalize::operator()(sqlite3_stmt* s) const
{
    sqlite3_finalize(s);
}

Statement& Statement::bind(int at, std::int64_t value)
{
    bound(sqlite3_bind_int64(m_statement.get(), at, value));
    return *this;
}

Statement& Statement::bind(int at, double value)
{
    bound(sqlite3_bind_double(m_statement.get(), at, value));
    return *this;
}

Statement& Statement::bind(int at, std::string_view value)
{
    bound(sqlite3_bind_text(m_statement.get(), at, value.data(), int(value.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int at, std::optional<double> value)
{
    return value ? bind(at, *value) : bindNull(at);
}

Statement& Statement::bindNull(int at)
{
    bound(sqlite3_bind_null(m_statement.get(), at));
    return *this;
}

Stored<bool> Statement::step()
{
    if (m_unbound != 0) return Unexpected{errorOf(nullptr, m_unbound, "a value")};
    const int rc = sqlite3_step(m_statement.get());
    if (rc == SQLITE_ROW) return true;
    if (rc == SQLITE_DONE) return false;
    sqlite3* db = sqlite3_db_handle(m_statement.get());
    const char* file = sqlite3_db_filename(db, "main");
    return Unexpected{errorOf(db, sqlite3_extended_errcode(db), file && *file ? file : "database")};
}

Stored<Done> Statement::run()
{
    Stored<bool> row = step();
    while (row && *row) row = step();
    reset();
    if (!row) return Unexpected{row.error()};
    return Done{};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_unbound = 0;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::optional<double> Statement::number(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL) return std::nullopt;
    return real(column);
}

std::string Statement::text(int column) const
{
    const unsigned char* t = sqlite3_column_text(m_statement.get(), column);
    if (!t) return {};
    return {reinterpret_cast<const char*>(t), std::size_t(sqlite3_column_bytes(m_statement.get(), column))};
}

void Connection::Close::operator()(sqlite3* db) const
{
    sqlite3_close_v2(db);
}

Stored<Connection> Connection::open(const std::string& path, Mode mode)
{
    Connection c;
    c.m_path = path;
    sqlite3* db = nullptr;
    const int flags = mode == Mode::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int rc = sqlite3_open_v2(path.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    c.m_db.reset(db);
    if (rc != SQLITE_OK) return Unexpected{errorOf(db, rc, path)};
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 2'000);
    if (mode == Mode::Read) {
        const Stored<std::int64_t> readable = c.integer("PRAGMA schema_version");
        if (readable) return c;
        // A folder that may not be written has no place for the index of the write-ahead log. Without a log the
        // file alone is all there is (sqlite.org/wal.html#readonly).
        std::error_code ignored;
        if (readable.error().trouble != Trouble::ReadOnly || std::filesystem::exists(path + "-wal", ignored))
            return Unexpected{readable.error()};
        c.m_db.reset();
        const int again =
            sqlite3_open_v2(asUri(path).c_str(), &db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
        c.m_db.reset(db);
        if (again != SQLITE_OK) return Unexpected{errorOf(db, again, path)};
        sqlite3_extended_result_codes(db, 1);
        return c;
    }
    if (mode == Mode::Write) {
        // FULL: a commit is on disk when it returns, and survives a power cut; NORMAL would keep the file
        // consistent and may lose the last of them (sqlite.org/pragma.html#pragma_synchronous). Commits are a
        // few a second at most.
        const Stored<std::int64_t> pages = c.integer("PRAGMA page_count");
        if (!pages) return Unexpected{pages.error()};
        // Until the log takes over there is a rollback journal. EXTRA syncs the folder when it is taken away:
        // after a power cut it must not be there again and undo what the log has (same page).
        std::string first = "PRAGMA synchronous=EXTRA; ";
        // auto_vacuum has to be said before the first table is made, and only then: a damaged file stays as it is.
        if (*pages == 0) first += "PRAGMA auto_vacuum=INCREMENTAL; ";
        first +=
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864; "
            "PRAGMA foreign_keys=ON;";
        const Stored<Done> set = c.exec(first);
        if (!set) return Unexpected{set.error()};
    }
    return c;
}

Stored<Done> Connection::exec(const std::string& sql)
{
    if (sqlite3_exec(m_db.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return Unexpected{error(m_path)};
    return Done{};
}

Stored<Statement> Connection::prepare(std::string_view sql)
{
    sqlite3_stmt* s = nullptr;
    if (sqlite3_prepare_v2(m_db.get(), sql.data(), int(sql.size()), &s, nullptr) != SQLITE_OK)
        return Unexpected{error(m_path)};
    return Statement(s);
}

Stored<std::int64_t> Connection::integer(std::string_view sql)
{
    Stored<Statement> s = prepare(sql);
    if (!s) return Unexpected{s.error()};
    const Stored<bool> row = s->step();
    if (!row) return Unexpected{row.error()};
    return *row ? s->integer(0) : 0;
}

Stored<std::string> Connection::text(std::string_view sql)
{
    Stored<Statement> s = prepare(sql);
    if (!s) return Unexpected{s.error()};
    const Stored<bool> row = s->step();
    if (!row) return Unexpected{row.error()};
    return *row ? s->text(0) : std::string();
}

Stored<Done> Connection::backup(const std::string& path, const std::function<bool()>& leave)
{
    constexpr int kPages = 2'000;
    const auto copied = [&]() -> Stored<Done> {
        Connection to;
        to.m_path = path;
        sqlite3* db = nullptr;
        const int opened = sqlite3_open_v2(
            path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
        to.m_db.reset(db);
        if (opened != SQLITE_OK) return Unexpected{errorOf(db, opened, path)};
        // A copy that breaks off is thrown away: it needs no journal of its own, and no room for one.
        if (Stored<Done> set = to.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL"); !set) return set;
        sqlite3_backup* copy = sqlite3_backup_init(db, "main", raw(), "main");
        if (!copy) return Unexpected{to.error(path)};
        int rc = SQLITE_OK;
        while (rc == SQLITE_OK && !(leave && leave())) rc = sqlite3_backup_step(copy, kPages);
        const int finished = sqlite3_backup_finish(copy);
        if (rc == SQLITE_DONE && finished == SQLITE_OK) return Done{};
        return Unexpected{errorOf(nullptr, rc == SQLITE_OK ? SQLITE_INTERRUPT : rc, path)};
    };
    Stored<Done> done = copied();
    std::error_code ignored;
    if (!done) std::filesystem::remove(path, ignored);
    return done;
}

Patience::Patience(Connection& db, const std::function<bool()>& leave) : m_db(leave ? db.raw() : nullptr)
{
    if (!m_db) return;
    const auto asked = [](void* f) { return (*static_cast<const std::function<bool()>*>(f))() ? 1 : 0; };
    sqlite3_progress_handler(m_db, 50'000, asked, const_cast<std::function<bool()>*>(&leave));
}

Patience::~Patience()
{
    if (m_db) sqlite3_progress_handler(m_db, 0, nullptr, nullptr);
}

void Connection::readThrough(std::int64_t largest, const std::function<bool()>& leave) const
{
    sqlite3_file* file = nullptr;
    sqlite3_int64 size = 0;
    if (sqlite3_file_control(m_db.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK || size > largest)
        return;
    std::string piece(1 << 20, '\0');
    for (sqlite3_int64 at = 0; at < size && !(leave && leave()); at += sqlite3_int64(piece.size())) {
        const int part = int(std::min<sqlite3_int64>(sqlite3_int64(piece.size()), size - at));
        if (file->pMethods->xRead(file, piece.data(), part, at) != SQLITE_OK) return;
    }
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_db.get());
}

bool Connection::moved() const
{
    int moved = 0;
    return sqlite3_file_control(m_db.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

StoreError Connection::error(std::string_view doing) const
{
    return errorOf(m_db.get(), sqlite3_extended_errcode(m_db.get()), doing);
}

Transaction::~Transaction()
{
    if (m_open) (void)m_db.exec("ROLLBACK");
}

Stored<Done> Transaction::begin()
{
    Stored<Done> done = m_db.exec("BEGIN IMMEDIATE");
    m_open = done.hasValue();
    return done;
}

Stored<Done> Transaction::commit()
{
    Stored<Done> done = m_db.exec("COMMIT");
    if (done) m_open = false;
    return done;
}

}  // namespace plimsoll::store
