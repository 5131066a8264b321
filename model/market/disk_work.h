// What works on a disk or waits to, by name, for as long as it does. The end of the program waits for all of it,
// but not for what stands still (app/end_watch.h): a thread that a disk holds uses no time of the processor, and
// one that is served, however slowly, uses some with every piece. So whoever works has nothing else to report.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll {

// With a disk that does nothing: after the first somebody is told that it does not answer, after the second the
// end of the program waits for it no longer.
inline constexpr std::chrono::milliseconds kDiskPatience{5'000}, kEndPatience{15'000};

class DiskWork {
public:
    enum class Kind : std::uint8_t {
        Works,         // the thread that has made this, and that destroys it
        Waits,         // is named with the rest; whether it gets on is not asked
        Reads,         // as Works, but nothing is lost with it
        AwaitsReader,  // as Waits, for one that reads
    };
    // As parts of a sentence: "the recording", "/home/x/y.plog".
    explicit DiskWork(std::string what, std::string where = {}, Kind kind = Kind::Works);
    ~DiskWork();
    DiskWork(const DiskWork&) = delete;
    DiskWork& operator=(const DiskWork&) = delete;

    struct Look {
        struct One {
            std::uint64_t id = 0;
            std::chrono::nanoseconds used{};  // of the processor, by its thread so far
            bool operator==(const One&) const = default;
        };
        std::vector<One> working, reading;
        std::chrono::nanoseconds all{};    // by the whole process
        std::vector<std::string> names;    // of all that works or waits
        std::vector<std::string> readers;  // of all that only reads
    };
    // From any thread.
    static Look look();

private:
    std::uint64_t m_id = 0;
};

}  // namespace plimsoll
