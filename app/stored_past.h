// What the stored history has for the model when it begins: phases and flushes of earlier runs, and what the books
// of perpetuals were like by the hour, without which nothing is normal for a day. Read on the store's reading
// thread, an instrument at a time, so that a panel's question waits for no more than one; the model goes on
// without. Where the history cannot be read at the start that is said, and it is read once it can be.
#pragma once

#include "model/market/time.h"
#include "model/model_thread.h"
#include "model/store/history_store.h"

#include <memory>

namespace plimsoll {

class StoredPast {
public:
    // Hours of the week have a normal of four weeks.
    static constexpr std::chrono::hours kBooks{24 * 29};

    StoredPast();
    ~StoredPast();
    StoredPast(const StoredPast&) = delete;
    StoredPast& operator=(const StoredPast&) = delete;

    // The model gets it as it comes. All three are there until `stop`.
    void read(store::HistoryStore& store, ModelThread& model, const Clock& clock);
    // Nothing is read or handed over after this returns.
    void stop();

private:
    struct Gate;
    std::shared_ptr<Gate> m_gate;  // shared with what waits on the reading thread
};

}  // namespace plimsoll
