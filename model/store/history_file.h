// The history's file and the rules for opening it:
//  - one writer a folder: whoever holds `history.lock` writes, everybody else reads (FAULTS 59);
//  - a file that is damaged, or is no database, is set aside under a dated name and a new one begun (57); the
//    same with one that three times could not be read to its end;
//  - before the tables of an older version are changed the whole file is copied beside it, if there is room;
//  - a file of a newer version is read, not written.
#pragma once

#include "model/market/time.h"
#include "model/store/sqlite.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::store {

// Held until destroyed; the system releases it when the process dies, however it dies.
class FolderLock {
public:
    FolderLock() = default;
    FolderLock(FolderLock&& other) noexcept : m_file(other.m_file) { other.m_file = -1; }
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

    enum class Answer : std::uint8_t { Held, Taken, Refused };  // ours; another's; the folder cannot be written
    static Answer take(const std::string& folder, FolderLock& lock);

private:
    int m_file = -1;
};

struct HistoryFile {
    static constexpr std::chrono::seconds kAgain{10}, kMuchLater{600};
    static constexpr int kUnreadable = 3;  // so often in a row the same: no disk that is away for a while

    struct Unreadable {
        std::string what;  // the check's words; empty: it was read to its end, or not looked at
        int times = 0;     // in a row
    };
    // The log and its index beside the file: device and number; {0, 0}: not there.
    struct Beside {
        std::pair<std::uint64_t, std::uint64_t> log, index;
    };

    std::optional<Connection> db;  // none: nothing can be stored
    FolderLock lock;
    bool writable = false;
    bool taken = false;  // another program writes here; until it ends nothing but the lock is worth another try
    // When it is worth another try; none: the file is of a newer version.
    std::optional<std::chrono::seconds> again = kAgain;
    Unreadable unreadable;
    Beside beside;                   // when it was opened for writing
    std::vector<std::string> notes;  // what happened, in plain words, each with what to do

    static constexpr const char* kName = "history.sqlite";
};

// What takes long in opening: the file is read whole to see whether it is sound, a minute or more when it is large
// and cold.
struct OpenHooks {
    std::function<bool()> leave = nullptr;     // true: the program ends, and the check is broken off
    std::function<void()> checking = nullptr;  // the check begins: the file is there to be read meanwhile
    bool suspicion = false;                    // damage was met while writing: index entries are read as well
    // Bytes that are free in a folder; none: not known. nullptr: the system is asked.
    std::function<std::optional<std::int64_t>(const std::string& folder)> room = nullptr;
    HistoryFile::Unreadable before = {};  // what became of the try before this one
};

// `now` dates the names of files set aside.
HistoryFile openHistory(const std::string& folder, Timestamp now, const OpenHooks& hooks = {});

// The file has been taken away from under its log, and the log is closed: what lies there still must not be read
// into another file of that name.
void setLogAside(const std::string& folder, Timestamp now, const HistoryFile::Beside& beside);

}  // namespace plimsoll::store
