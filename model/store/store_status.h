// How the history fares, for the screen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll::store {

struct StoreStatus {
    bool on = false;                 // rows are being stored
    bool readOnly = false;           // another program writes here, or the file is of a newer version
    std::string trouble;             // what is wrong now, and what to do; empty: nothing
    std::vector<std::string> notes;  // what happened at the start
    std::int64_t written = 0;        // rows
    std::int64_t waiting = 0;
    std::int64_t lost = 0;   // rows that were let go, or came while another program wrote here
    std::int64_t bytes = 0;  // of the file, in use
    std::int64_t commits = 0;

    struct Table {
        std::string name;
        std::int64_t rows = 0, bytes = 0, keptSeconds = 0;
        std::int64_t first = 0, last = 0;  // Unix seconds of its oldest and newest row; 0: empty
    };
    std::vector<Table> tables;  // measured now and then, not with every commit
    std::int64_t largestBytes = 0;
    std::string folder;
};

}  // namespace plimsoll::store
