// How far the reading of files has come, and a word to stop it. Written by the thread that reads, looked
// at by the one that shows it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>

namespace plimsoll {

struct ReadWatch {
    std::atomic<bool> cancelled{false};
    std::atomic<std::uint64_t> bytes{0};     // read so far, as they lie on disk
    std::atomic<std::uint64_t> expected{0};  // that will be read as far as is known; 0: not known yet

    // Nothing known: 0. Never 1 before the end: files grow, and what is read twice is not foreseen.
    double share() const
    {
        const auto all = static_cast<double>(expected.load());
        return all > 0 ? std::min(0.99, static_cast<double>(bytes.load()) / all) : 0;
    }
};
using ReadWatchPtr = std::shared_ptr<ReadWatch>;  // null: nobody watches

}  // namespace plimsoll
