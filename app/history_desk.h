// Where panels' questions to the stored history are taken and the answers laid into the hub. Questions are read on
// the store's reading thread; whoever asks never waits. A newer question of the same panel replaces its older one.
#pragma once

#include "model/market/time.h"
#include "model/snapshot_hub.h"
#include "model/store/history_store.h"

#include <memory>
#include <string>

namespace plimsoll {

class HistoryDesk {
public:
    explicit HistoryDesk(SnapshotHub& hub);
    ~HistoryDesk();
    HistoryDesk(const HistoryDesk&) = delete;
    HistoryDesk& operator=(const HistoryDesk&) = delete;

    // Questions go to this store. It ends before the hub does, and nothing is asked after it has ended.
    void serve(store::HistoryStore& store, const Clock& clock);
    // Nothing is stored in this run; every question is answered with why, in plain words.
    void refuse(std::string why, const Clock& clock);

    void ask(HistoryRequest request);
    // Empty: it is being stored, and the next answer of the journal has it. Else why not, or why not yet.
    std::string note(const std::string& asset, const std::string& text);

private:
    struct State;
    std::shared_ptr<State> m_state;  // shared with the questions that wait
    store::HistoryStore* m_store = nullptr;
    const Clock* m_clock = nullptr;
    std::string m_why;
};

}  // namespace plimsoll
