// The history's file and the rules for opening it:
//  - one writer a folder: whoever holds `history.lock` writes, everybody else reads (FAULTS 59);
//  - a file that is damaged, or is no database, is set aside under a dated name and a new one begun (57);
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

    std::optional<Connection> db;  // none: nothing can be stored
    FolderLock lock;
    bool writable = false;
    // When it is worth another try; none: another program writes here, or the file is of a newer version.
    std::optional<std::chrono::seconds> again = kAgain;
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
};

// `now` dates the names of files set aside.
HistoryFile openHistory(const std::string& folder, Timestamp now, const OpenHooks& hooks = {});

}  // namespace plimsoll::store
