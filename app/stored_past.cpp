#include "app/stored_past.h"

#include "model/boards/phase.h"
#include "model/store/history_reader.h"

#include <QtGlobal>

#include <mutex>

namespace plimsoll {

struct StoredPast::Gate {
    std::mutex mutex;
    bool open = true;  // guarded
};

StoredPast::StoredPast() : m_gate(std::make_shared<Gate>()) {}

StoredPast::~StoredPast()
{
    stop();
}

void StoredPast::stop()
{
    const std::lock_guard lock(m_gate->mutex);
    m_gate->open = false;
}

void StoredPast::read(store::HistoryStore& store, ModelThread& model, const Clock& clock)
{
    store.ask(
        [gate = m_gate, &model, from = toUnixMs(clock.wall() - PhaseSnapshot::kBand)](store::Connection* db) {
            if (!db) return;  // there is none yet
            auto rows = store::readEpisodes(*db, from);
            if (!rows) {
                // A file of an earlier program has no such table until it is written to.
                qWarning("dash.store: phases of earlier runs cannot be read: %s", rows.error().what.c_str());
                return;
            }
            const std::lock_guard lock(gate->mutex);
            if (gate->open && !rows->empty()) model.addPhasePast(std::move(*rows));
        });
}

}  // namespace plimsoll
