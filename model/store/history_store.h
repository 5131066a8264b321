// The history, on a thread of its own. Rows are handed over by value from any thread and written a moment later
// (Options::within), or as soon as there are enough of them; nobody ever waits for the disk.
//
// When the disk refuses (full, read-only, failing) rows wait in memory and are tried again every second. Past
// `Options::waiting` rows and a tenth the oldest are let go, those of seconds first, counted and said (FAULTS 55,
// 56). The same where it does not refuse but hangs.
#pragma once

#include "model/market/time.h"
#include "model/store/clock_watch.h"
#include "model/store/history_rows.h"
#include "model/store/retention.h"
#include "model/store/sqlite.h"
#include "model/store/store_status.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::store {

class HistoryStore {
public:
    struct Options {
        std::string folder;
        Retention keep;
        std::chrono::milliseconds every{1'000};  // what was refused is tried again, and the file is kept in order
        std::chrono::milliseconds within{300};   // of a row's coming it is written: a crash loses no whole second
        std::size_t soon = 2'000;                // rows that are written without waiting for the second
        std::size_t waiting = 200'000;           // rows kept in memory while the disk refuses
        bool write = true;                       // false: reads only, like beside another program
        std::function<Timestamp()> now = [] { return std::chrono::system_clock::now(); };
        std::function<Mono()> steady = [] { return SystemClock().mono(); };
        std::function<std::optional<std::int64_t>(const std::string& folder)> room = nullptr;  // OpenHooks::room
        // Called on the store's thread when the file has been opened, after each commit, and when the trouble
        // begins, changes or ends.
        std::function<void(const StoreStatus&)> told = nullptr;
    };

    explicit HistoryStore(Options options);
    // Writes what waits, then stops.
    ~HistoryStore();

    void add(HistoryBatch&& batch);
    // Everything handed over until now is on disk, or the disk has refused it.
    void flush();
    // The run ends: what takes long is broken off, and what waits is written.
    void finish();
    StoreStatus status() const;
    // How long and how much, from here on. From any thread.
    void setRetention(const Retention& keep);

    // Runs on the reading thread with its own connection; the answer is the caller's to post on. null: no history.
    using Query = std::function<void(Connection*)>;
    void ask(Query query);
    // Waits for as long as there is none, and is answered once there is.
    void askOnceThere(Query query);
    // Why the last question found no history; empty: it found one, or there is none yet.
    std::string whyUnread() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

}  // namespace plimsoll::store
