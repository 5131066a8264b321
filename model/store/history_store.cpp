#include "model/store/history_store.h"

#include "model/market/disk_work.h"
#include "model/store/history_file.h"
#include "model/store/history_writer.h"
#include "model/store/housekeeping.h"
#include "model/store/reading_thread.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace plimsoll::store {

namespace {

// Of a second's work besides writing, and how soon the next part comes when there is more.
constexpr std::chrono::milliseconds kBudget{20}, kSoon{60};

constexpr const char* kWhat = "the stored history in";

// The oldest of `rows`, as long as there are too many.
template <typename Row>
void letGo(std::vector<Row>& rows, std::size_t& tooMany)
{
    const std::size_t drop = std::min(tooMany, rows.size());
    rows.erase(rows.begin(), rows.begin() + std::ptrdiff_t(drop));
    tooMany -= drop;
}

}  // namespace

struct HistoryStore::Work {
    explicit Work(Options o)
        : options(std::move(o)), keep(options.keep), reading(options.folder + "/" + HistoryFile::kName)
    {
        status.folder = options.folder;
        status.largestBytes = keep.bytes;
    }

    const Options options;

    mutable std::mutex mutex;
    std::condition_variable wake, idle;
    HistoryBatch waiting;
    std::size_t inHand = 0;  // rows being written
    StoreStatus status;
    bool otherWrites = false;                                  // another program writes here
    std::vector<std::string> takenSaid;                        // what was noted then; empty: nothing was
    std::optional<std::chrono::steady_clock::time_point> due;  // what waits is to be written by then
    bool stop = false, opened = false;
    std::uint64_t flushAsked = 0, flushDone = 0;
    Retention keep;
    bool kept = false;  // it has changed

    std::atomic<bool> leaving{false};  // what takes long is broken off

    HistoryFile file;
    std::optional<HistoryWriter> writer;
    // Guarded. So far: a new file must know them too.
    std::map<InstrumentId, InstrumentRow> described;
    std::optional<Housekeeping> house;
    Mono triedAt{};                       // opening, or what is done with the file then
    bool suspect = false;                 // it has been opened, and looks damaged nevertheless
    std::int64_t newest = 0;              // second that this run has stored
    std::string cannotWrite, cannotTidy;  // and why

    ReadingThread reading;
    std::thread writing;

    void open(bool suspicion = false);
    void equip();
    void remark(std::string text, bool happened);
    void tryAgain();
    void follow();
    void write();
    StoreStatus now() const;
    void tell() const;
    void setTrouble(std::string& of, std::string text);
    void refused(std::string& of, const char* what, const StoreError& why);
    bool writeOut(HistoryBatch& batch);
    Housekeeping::Moment moment() const;
    bool tidy();
    void report();
    void shed();
    void giveBack(HistoryBatch&& batch);
    void dropUnwritten(const HistoryBatch& batch);
    HistoryBatch take();
    bool put(HistoryBatch&& batch);
};

// What is wrong with writing is said before what is wrong with tidying.
void HistoryStore::Work::setTrouble(std::string& of, std::string text)
{
    of = std::move(text);
    {
        const std::scoped_lock lock(mutex);
        const std::string& all = cannotWrite.empty() ? cannotTidy : cannotWrite;
        if (status.trouble == all) return;
        status.trouble = all;
    }
    tell();
}

StoreStatus HistoryStore::Work::now() const
{
    const std::scoped_lock lock(mutex);
    StoreStatus copy = status;
    copy.waiting = std::int64_t(waiting.rows() + inHand);
    return copy;
}

void HistoryStore::Work::tell() const
{
    if (options.told) options.told(now());
}

void HistoryStore::Work::open(bool suspicion)
{
    house.reset();
    writer.reset();
    const HistoryFile::Unreadable before = file.unreadable;
    file = {};
    file = openHistory(
        options.folder, options.now(),
        {[this] { return leaving.load(); }, [this] { reading.begin(); }, suspicion, options.room, before});
    equip();
}

// Who writes to the file that is open, and who keeps it in order.
void HistoryStore::Work::equip()
{
    triedAt = options.steady();
    suspect = false;
    std::string trouble;
    if (file.db && file.writable) {
        Stored<HistoryWriter> made = HistoryWriter::make(*file.db);
        if (made) writer.emplace(std::move(*made));
        Stored<Housekeeping> keeper = made ? Housekeeping::make(*file.db, *writer, moment())
                                           : Stored<Housekeeping>(Unexpected{made.error()});
        if (keeper) {
            house.emplace(std::move(*keeper));
            // What was told once is told again: another file does not know it.
            HistoryBatch known;
            {
                const std::scoped_lock lock(mutex);
                for (const auto& [id, row] : described) known.instruments.push_back(row);
            }
            if (!known.instruments.empty()) (void)writer->write(known);
        } else {
            writer.reset();
            suspect = keeper.error().trouble == Trouble::Corrupt;
            trouble = keeper.error().what;
        }
    } else if (!file.notes.empty()) {
        trouble = file.notes.back();
    }
    {
        const std::scoped_lock lock(mutex);
        status.on = writer.has_value();
        status.readOnly = file.db && !file.writable && (file.taken || !file.again);
        otherWrites = file.taken;
        for (const std::string& note : file.notes)
            if (std::find(status.notes.begin(), status.notes.end(), note) == status.notes.end())
                status.notes.push_back(note);
    }
    {
        const std::scoped_lock lock(mutex);
        cannotTidy.clear();
        cannotWrite = trouble;
        status.trouble = std::move(trouble);
    }
    if (file.db) reading.begin();  // what has waited for it can be read
    tell();
}

// One more thing that happened; what stands in the journal too is for those who look later.
void HistoryStore::Work::remark(std::string text, bool happened)
{
    {
        const std::scoped_lock lock(mutex);
        if (happened)
            waiting.journal.push_back({toUnixMs(options.now()), Entry::Feed, {}, "history", "notice", text, {}});
        if (std::find(status.notes.begin(), status.notes.end(), text) == status.notes.end())
            status.notes.push_back(std::move(text));
    }
    tell();
}

// What could not be opened is tried again: a disk comes back, a right is given. Rows wait meanwhile.
void HistoryStore::Work::tryAgain()
{
    if (writer || !options.write || !file.again || options.steady() - triedAt < *file.again) return;
    if (file.taken && file.db) {
        FolderLock ours;  // let go again: opening takes it
        if (FolderLock::take(options.folder, ours) == FolderLock::Answer::Taken) {
            triedAt = options.steady();
            return;
        }
        // What comes while the file is looked through waits for it.
        const std::scoped_lock lock(mutex);
        status.readOnly = false;
    }
    if (file.taken) takenSaid = file.notes;
    if (file.db && file.writable && !suspect)
        equip();  // it has been checked
    else
        open(suspect);
    if (!writer || takenSaid.empty()) return;
    const std::vector<std::string> said = std::exchange(takenSaid, {});
    std::int64_t rows = 0;
    {
        // That another one writes is no longer so.
        const std::scoped_lock lock(mutex);
        std::erase_if(status.notes, [&](const std::string& note) {
            return std::find(said.begin(), said.end(), note) != said.end();
        });
        rows = status.lost;
    }
    remark(
        "The other Plimsoll has ended, and this one stores from now on. Rows that came to this one before and "
        "were not stored by it: " +
            std::to_string(rows) + '.',
        false);
}

// Whoever moved the file has it whole; what comes goes into the one that stands there now.
void HistoryStore::Work::follow()
{
    (void)file.db->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const HistoryFile::Beside log = file.beside;
    house.reset();
    writer.reset();
    file.db.reset();
    setLogAside(options.folder, options.now(), log);
    open();
    remark("The history's file was moved, deleted or replaced while it was written. From now on " +
               options.folder + "/" + HistoryFile::kName +
               " is written; what was stored in the minute before went where the old file is.",
           true);
}

// Damage is looked into, but not every second: what is damaged is set aside and a new one begun.
void HistoryStore::Work::refused(std::string& of, const char* what, const StoreError& why)
{
    if (why.trouble == Trouble::Corrupt && options.steady() - triedAt >= HistoryFile::kAgain) {
        open(true);
        return;
    }
    std::string text = what;
    text += why.what;
    text += ". ";
    text += advice(why.trouble);
    setTrouble(of, std::move(text));
}

bool HistoryStore::Work::writeOut(HistoryBatch& batch)
{
    if (!writer) return false;
    const Stored<std::int64_t> rows = writer->write(batch);
    if (rows) {
        {
            const std::scoped_lock lock(mutex);
            status.written += *rows;
            ++status.commits;
            inHand = 0;
            cannotWrite.clear();
            status.trouble = cannotTidy;
        }
        tell();
        return true;
    }
    refused(cannotWrite, "The history cannot be written: ", rows.error());
    return false;
}

// With the lock held. The oldest go, a tenth at a time: each time all that stay are moved, and whoever adds waits.
void HistoryStore::Work::shed()
{
    const std::size_t before = waiting.rows();
    if (before <= options.waiting + options.waiting / 10) return;
    // Seconds are the most, and what a venue remembers it tells again; notes and warnings go last.
    std::size_t tooMany = before - options.waiting;
    letGo(waiting.seconds, tooMany);
    letGo(waiting.interests, tooMany);
    letGo(waiting.bars, tooMany);
    letGo(waiting.settled, tooMany);
    letGo(waiting.episodes, tooMany);
    letGo(waiting.liquidations, tooMany);
    letGo(waiting.journal, tooMany);
    status.lost += std::int64_t(before - waiting.rows());
}

// With the lock held. Who writes here has its own; what is described is told once, and needed when this one
// writes.
void HistoryStore::Work::dropUnwritten(const HistoryBatch& batch)
{
    for (const InstrumentRow& row : batch.instruments) described.insert_or_assign(row.id, row);
    if (otherWrites) status.lost += std::int64_t(batch.rows() - batch.instruments.size());
}

// What could not be written comes before what has come since.
void HistoryStore::Work::giveBack(HistoryBatch&& batch)
{
    const std::scoped_lock lock(mutex);
    batch.append(std::move(waiting));
    waiting = std::move(batch);
    inHand = 0;
    // What came before it was known who writes here.
    if (status.readOnly) {
        dropUnwritten(waiting);
        return waiting.clear();
    }
    shed();
}

Housekeeping::Moment HistoryStore::Work::moment() const
{
    return {toUnixMs(options.now()) / 1'000,
            std::chrono::duration_cast<std::chrono::seconds>(options.steady().time_since_epoch()).count(), newest};
}

// What housekeeping has to say. A jump of the clock goes into the journal like anything else that happened.
void HistoryStore::Work::report()
{
    const auto tables = house->takeTables();
    const auto bytes = house->takeBytes();
    const auto jump = house->takeJump();
    {
        const std::scoped_lock lock(mutex);
        if (tables) status.tables = *tables;
        if (bytes) status.bytes = *bytes;
        if (jump)
            waiting.journal.push_back({toUnixMs(options.now()), Entry::Feed, {}, "clock", "notice", *jump, {}});
    }
    if (tables) tell();
}

// true: there is more to do soon.
bool HistoryStore::Work::tidy()
{
    tryAgain();
    if (!writer) return false;
    Retention now;
    {
        const std::scoped_lock lock(mutex);
        now = keep;
        if (std::exchange(kept, false)) house->retentionChanged();
    }
    const Stored<bool> more = house->step(moment(), now, kBudget);
    report();
    if (more && house->moved()) {
        follow();
        return false;
    }
    if (more) {
        setTrouble(cannotTidy, {});
        return *more;
    }
    refused(cannotTidy, "The history cannot be tidied: ", more.error());
    return false;
}

HistoryBatch HistoryStore::Work::take()
{
    const std::scoped_lock lock(mutex);
    HistoryBatch batch = std::exchange(waiting, {});
    inHand = batch.rows();
    return batch;
}

// false: it was refused, and waits again.
bool HistoryStore::Work::put(HistoryBatch&& batch)
{
    if (batch.rows() == 0) return true;
    {
        const std::scoped_lock lock(mutex);
        for (const InstrumentRow& row : batch.instruments) described.insert_or_assign(row.id, row);
    }
    for (const SecondRow& row : batch.seconds) newest = std::max(newest, row.t);
    if (writeOut(batch)) return true;
    giveBack(std::move(batch));
    return false;
}

void HistoryStore::Work::write()
{
    if (options.write) {
        const DiskWork work(kWhat, options.folder);
        open();
    } else {
        const std::scoped_lock lock(mutex);
        status.readOnly = true;
    }
    {
        const std::scoped_lock lock(mutex);
        opened = true;
    }
    reading.begin();
    idle.notify_all();
    using Steady = std::chrono::steady_clock;
    Steady::time_point next = Steady::now() + options.every;
    bool refused = false, busy = false;
    for (;;) {
        HistoryBatch batch;
        bool last = false, pressed = false;
        std::uint64_t asking = 0;
        {
            std::unique_lock lock(mutex);
            // What was refused waits for its turn; what comes meanwhile cannot hurry it.
            const auto soonest = busy ? std::min(next, Steady::now() + kSoon) : next;
            const auto until = [&] { return due && !refused ? std::min(soonest, *due) : soonest; };
            const auto pushed = [&] {
                return stop || flushDone < flushAsked || (!refused && waiting.rows() >= options.soon);
            };
            while (!pushed() && Steady::now() < until()) wake.wait_until(lock, until());
            if (pushed() || Steady::now() >= next || (due && !refused && Steady::now() >= *due)) {
                batch = std::exchange(waiting, {});
                due.reset();
                next = Steady::now() + options.every;
                refused = false;
            }
            inHand = batch.rows();
            last = stop;
            asking = flushAsked;  // who asks later has handed over more
            pressed = flushDone < asking;
        }
        // Once the run ends, what comes by itself every second is nothing that gets on.
        const bool asked = last || pressed || !leaving;
        const DiskWork work(kWhat, options.folder, asked ? DiskWork::Kind::Works : DiskWork::Kind::Waits);
        refused = !put(std::move(batch)) || refused;
        busy = !last && asked && tidy();
        if (pressed) {
            // What was noticed meanwhile is not left behind.
            if (!refused) refused = !put(take());
            const std::scoped_lock lock(mutex);
            flushDone = asking;
            idle.notify_all();
        }
        if (last) break;
    }
    const DiskWork work(kWhat, options.folder);  // the log goes into the file
    house.reset();
    writer.reset();
    file = {};
}

HistoryStore::HistoryStore(Options options) : m_work(std::make_unique<Work>(std::move(options)))
{
    Work* work = m_work.get();
    work->writing = std::thread([work] { work->write(); });
}

// Questions may wait for what is being written: they end first.
HistoryStore::~HistoryStore()
{
    m_work->leaving = true;
    m_work->reading.stop();
    {
        const std::scoped_lock lock(m_work->mutex);
        m_work->stop = true;
    }
    m_work->wake.notify_all();
    m_work->writing.join();
}

void HistoryStore::add(HistoryBatch&& batch)
{
    if (!m_work->options.write || batch.rows() == 0) return;
    bool soon = false;
    {
        const std::scoped_lock lock(m_work->mutex);
        if (m_work->opened && m_work->status.readOnly) return m_work->dropUnwritten(batch);
        m_work->waiting.append(std::move(batch));
        // Nothing else limits them while a write hangs.
        m_work->shed();
        soon = m_work->waiting.rows() >= m_work->options.soon;
        if (!m_work->due) {
            m_work->due = std::chrono::steady_clock::now() + m_work->options.within;
            soon = true;
        }
    }
    if (soon) m_work->wake.notify_one();
}

void HistoryStore::flush()
{
    std::unique_lock lock(m_work->mutex);
    const std::uint64_t mine = ++m_work->flushAsked;
    m_work->wake.notify_all();
    m_work->idle.wait(lock, [&] { return m_work->flushDone >= mine; });
}

void HistoryStore::finish()
{
    m_work->leaving = true;
    flush();
}

void HistoryStore::setRetention(const Retention& keep)
{
    {
        const std::scoped_lock lock(m_work->mutex);
        m_work->keep = keep;
        m_work->kept = true;
        m_work->status.largestBytes = keep.bytes;
    }
    m_work->wake.notify_all();
}

StoreStatus HistoryStore::status() const
{
    return m_work->now();
}

void HistoryStore::ask(Query query)
{
    m_work->reading.ask(std::move(query));
}

void HistoryStore::askOnceThere(Query query)
{
    m_work->reading.askOnceThere(std::move(query));
}

std::string HistoryStore::whyUnread() const
{
    return m_work->reading.why();
}

}  // namespace plimsoll::store
