// The end of the program has an end. From begin() on somebody looks whether what is waited for gets on; once
// nothing has for kEndPatience, what still waits is named, and the process ends there, without destructors and
// with status 1: a disk or a share that is gone would hold it for ever. Whoever ends simply waits for its threads,
// and names in a DiskWork what they do; nobody else counts seconds. Where all is written and somebody only reads,
// or a name server holds what is Qt's, nothing is lost: nothing is said, and the status is the run's own.
#pragma once

#include "model/market/disk_work.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace plimsoll {

// How long nothing has gone on, in looks: a process that was stopped for an hour has not waited for one.
class Standstill {
public:
    // `least`: of the processor in a look, where nothing works on a disk and the whole process is looked at.
    // Threads that only tick use less. `reading`: looks where nobody writes any more and somebody reads.
    Standstill(int looks, std::chrono::nanoseconds least, int reading = std::numeric_limits<int>::max())
        : m_most(looks), m_mostReading(reading < looks ? reading : looks), m_least(least)
    {
    }
    // After each look. true: that is enough.
    bool reached(const DiskWork::Look& now);

private:
    const int m_most, m_mostReading;
    const std::chrono::nanoseconds m_least;
    DiskWork::Look m_last;
    int m_still = -1;  // the first look says nothing
};

// Where what is waited for goes: a disk, or a pipe, whose reader reads no more.
enum class EndsIn : std::uint8_t { Disk, Pipe };

class EndWatch {
public:
    using End = std::function<void(const std::vector<std::string>& names)>;
    struct Options {
        std::chrono::milliseconds patience = kEndPatience;
        std::chrono::milliseconds look{100};
        End end = nullptr;  // by its thread, once at most; none: the process ends
        EndsIn where = EndsIn::Disk;
    };

    // The program's own, for as long as the process lives; a second call changes nothing. What is to be written
    // has been handed over.
    static void begin(EndsIn where = EndsIn::Disk);
    // All that the run was for is written and printed: it ends with this status, whatever holds the process then.
    // Returns it.
    static int allWritten(int status);

    explicit EndWatch(Options options);
    ~EndWatch();  // all has ended by itself
    EndWatch(const EndWatch&) = delete;
    EndWatch& operator=(const EndWatch&) = delete;

private:
    void run();

    const Options m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_over = false;
    std::thread m_thread;
};

// What is said then, in one line.
std::string standstillSentence(const std::vector<std::string>& names, EndsIn where = EndsIn::Disk);

// How a process ends that is waited for no longer. `wanted`: by a run that has written all.
struct StandstillEnd {
    int status = 1;
    std::string said;  // empty: nothing
};
StandstillEnd standstillEnd(const DiskWork::Look& now, std::optional<int> wanted, EndsIn where = EndsIn::Disk);

// The last thing that the program does where something that is not ours would hold an ordinary end: what was
// printed is printed, and destructors are left out.
[[noreturn]] void endNow(int status);

}  // namespace plimsoll
