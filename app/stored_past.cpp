#include "app/stored_past.h"

#include "model/boards/phase.h"
#include "model/store/history_reader.h"

#include <QtGlobal>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

struct StoredPast::Gate : std::enable_shared_from_this<Gate> {
    Gate(store::HistoryStore* s, ModelThread* m) : store(s), model(m) {}

    std::mutex mutex;
    bool open = true;  // guarded; while it is, both are there
    store::HistoryStore* const store;
    ModelThread* const model;
    // Touched by the reading thread alone.
    std::vector<store::InstrumentRow> wanted;
    std::size_t next = 0;
    std::int64_t from = 0;        // Unix seconds
    std::int64_t phasesFrom = 0;  // Unix milliseconds
    std::int64_t until = 0;       // Unix milliseconds; what began later is of this run, and known

    template <typename Work>
    void whileOpen(const Work& work)
    {
        const std::lock_guard lock(mutex);
        if (open) work();
    }
    void askNext()
    {
        whileOpen([this] {
            store->askOnceThere([gate = shared_from_this()](store::Connection* db) { gate->readNext(*db); });
        });
    }
    void readNext(store::Connection& db)
    {
        if (next >= wanted.size()) return;
        const store::InstrumentRow& row = wanted[next++];
        const auto venue = venueFromKey(row.venue);
        // Minutes that a clock once dated ahead are not of the past: no hour of this run would follow them.
        auto hours = store::readBookHours(db, row, from, until / 1'000);
        if (!hours) {
            qWarning("dash.store: books of earlier runs cannot be read: %s", hours.error().what.c_str());
            return;
        }
        if (venue && !hours->empty())
            whileOpen([&] { model->addBookPast(*venue, row.symbol, std::move(*hours)); });
        askNext();
    }
    void readPhases(store::Connection& db, std::int64_t fromMs)
    {
        auto rows = store::readEpisodes(db, fromMs);
        if (rows) std::erase_if(*rows, [this](const store::EpisodeRow& r) { return r.ms >= until; });
        // A file of an earlier program has no such table until it is written to.
        if (!rows)
            qWarning("dash.store: phases of earlier runs cannot be read: %s", rows.error().what.c_str());
        else if (!rows->empty())
            whileOpen([&] { model->addPhasePast(std::move(*rows)); });
    }
    void readAll(store::Connection& db)
    {
        readPhases(db, phasesFrom);
        if (auto all = store::readPerpetuals(db))
            wanted = std::move(*all);
        else
            qWarning("dash.store: perpetuals of earlier runs cannot be read: %s", all.error().what.c_str());
        askNext();
    }
    // null: there is none, or it cannot be read now.
    void begin(store::Connection* db)
    {
        if (db) return readAll(*db);
        whileOpen([this] {
            if (const std::string why = store->whyUnread(); !why.empty())
                qWarning("dash.store: what earlier runs have stored cannot be read yet: %s", why.c_str());
            store->askOnceThere([gate = shared_from_this()](store::Connection* there) { gate->readAll(*there); });
        });
    }
};

StoredPast::StoredPast() = default;

StoredPast::~StoredPast()
{
    stop();
}

void StoredPast::stop()
{
    if (!m_gate) return;
    const std::lock_guard lock(m_gate->mutex);
    m_gate->open = false;
}

void StoredPast::read(store::HistoryStore& store, ModelThread& model, const Clock& clock)
{
    stop();
    m_gate = std::make_shared<Gate>(&store, &model);
    m_gate->from = toUnixMs(clock.wall() - kBooks) / 1'000;
    m_gate->until = toUnixMs(clock.wall());
    m_gate->phasesFrom = toUnixMs(clock.wall() - PhaseSnapshot::kBand);
    store.ask([gate = m_gate](store::Connection* db) { gate->begin(db); });
}

}  // namespace plimsoll
