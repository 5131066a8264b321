// What the stored history has for the model when it begins: phases and flushes of earlier runs. Read once, on the
// store's reading thread; whoever waits for it goes on without.
#pragma once

#include "model/market/time.h"
#include "model/model_thread.h"
#include "model/store/history_store.h"

#include <memory>

namespace plimsoll {

class StoredPast {
public:
    StoredPast();
    ~StoredPast();
    StoredPast(const StoredPast&) = delete;
    StoredPast& operator=(const StoredPast&) = delete;

    // The model gets it as it comes. `clock` and `model` are there until `stop`.
    void read(store::HistoryStore& store, ModelThread& model, const Clock& clock);
    // Nothing is handed over after this returns.
    void stop();

private:
    struct Gate;
    std::shared_ptr<Gate> m_gate;  // shared with what waits on the reading thread
};

}  // namespace plimsoll
