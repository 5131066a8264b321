// SQLite's C interface with owners, and with errors that say what, where and what to do. A connection and its
// statements belong to one thread. Nothing here throws.
#pragma once

#include "model/market/expected.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace plimsoll::store {

enum class Trouble : std::uint8_t {
    Full,      // the disk has no room
    ReadOnly,  // file or folder may not be written
    Corrupt,   // not a database, or a damaged one
    Busy,      // another connection holds it
    Io,        // the disk refuses
    Memory,
    Other,
};

struct StoreError {
    Trouble trouble = Trouble::Other;
    int code = 0;      // SQLite's extended result code
    std::string what;  // "history.sqlite: database or disk is full (13)"
};

template <typename T>
using Stored = Expected<T, StoreError>;
struct Done {};

// Of SQLite's result code, extended or not.
Trouble troubleOf(int code);

// What a person can do about it.
std::string_view advice(Trouble trouble);

class Statement {
public:
    Statement() = default;
    Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    // Parameters count from 1. An absent value is NULL.
    Statement& bind(int at, std::int64_t value);
    Statement& bind(int at, double value);
    Statement& bind(int at, std::string_view value);
    Statement& bind(int at, std::optional<double> value);
    Statement& bindNull(int at);

    // true: a row stands ready; false: done.
    Stored<bool> step();
    // Runs to the end and is ready for the next values.
    Stored<Done> run();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::optional<double> number(int column) const;  // none: NULL
    std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* s) const;
    };
    void bound(int rc)
    {
        if (rc != 0) m_unbound = rc;
    }
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_unbound = 0;  // a value could not be bound: it must not run with another
};

class Connection {
public:
    enum class Mode : std::uint8_t { Write, Read };
    // Write: made if absent; WAL, synchronous FULL: what is committed is on disk. Read: must exist.
    static Stored<Connection> open(const std::string& path, Mode mode);

    Stored<Done> exec(const std::string& sql);
    Stored<Statement> prepare(std::string_view sql);
    // The first column of the first row.
    Stored<std::int64_t> integer(std::string_view sql);
    Stored<std::string> text(std::string_view sql);
    // Copies the whole database, some pages at a time, while others read; nothing is left of a copy that fails, or
    // that `leave` breaks off.
    Stored<Done> backup(const std::string& path, const std::function<bool()>& leave = nullptr);

    // Reads the file once from end to end, unless it is larger. Through SQLite's own handle: whoever opens the
    // file another time in this process and closes it drops the locks on it (sqlite.org/howtocorrupt.html 2.2).
    void readThrough(std::int64_t largest, const std::function<bool()>& leave) const;
    StoreError error(std::string_view doing) const;
    std::int64_t changes() const;  // rows that the last statement touched
    // Its file is no longer where it was opened: moved, deleted, or another one stands there. SQLite itself writes
    // on into whatever it has open.
    bool moved() const;
    sqlite3* raw() const { return m_db.get(); }
    const std::string& path() const { return m_path; }

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };
    std::unique_ptr<sqlite3, Close> m_db;
    std::string m_path;
};

// While it lives, a statement that takes long is broken off once `leave` says so.
class Patience {
public:
    Patience(Connection& db, const std::function<bool()>& leave);
    ~Patience();
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;

private:
    sqlite3* m_db;
};

// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& db) : m_db(db) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    Stored<Done> begin();
    Stored<Done> commit();

private:
    Connection& m_db;
    bool m_open = false;
};

}  // namespace plimsoll::store
