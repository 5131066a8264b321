// Time as the program uses it.
//
// Two clocks, because they answer different questions:
//  - wall time (`Timestamp`, UTC) dates things for people and files; it may jump.
//  - monotonic time (`Mono`) measures ages and deadlines; nobody sets it (FAULTS 48, 49), and it runs on while the
//    computer sleeps: what was heard before is as old as it is (50).
// Every event carries a `Stamp` with both of ours and, where the venue gives one, the venue's time.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <optional>

namespace plimsoll {

using Duration = std::chrono::nanoseconds;
using Timestamp = std::chrono::sys_time<std::chrono::nanoseconds>;

struct MonoEpoch {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<MonoEpoch, duration>;
    static constexpr bool is_steady = true;
};
using Mono = MonoEpoch::time_point;

constexpr Timestamp fromUnixMs(std::int64_t ms)
{
    return Timestamp{std::chrono::milliseconds{ms}};
}
constexpr Timestamp fromUnixNs(std::int64_t ns)
{
    return Timestamp{std::chrono::nanoseconds{ns}};
}
constexpr std::int64_t toUnixMs(Timestamp t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t).time_since_epoch().count();
}
constexpr std::int64_t toUnixNs(Timestamp t)
{
    return t.time_since_epoch().count();
}
constexpr double toMs(Duration d)
{
    return std::chrono::duration<double, std::milli>(d).count();
}
constexpr double toSeconds(Duration d)
{
    return std::chrono::duration<double>(d).count();
}

// When something happened: at the venue (its clock, absent when the frame says nothing),
// and when we received it (our wall clock, and our monotonic clock for ages).
struct Stamp {
    std::optional<Timestamp> venue;
    Timestamp received{};
    Mono mono{};

    bool operator==(const Stamp&) const = default;
};

// Where time comes from. Production: SystemClock. Replay and tests: ManualClock.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp wall() const = 0;
    virtual Mono mono() const = 0;

    Stamp stamp() const { return Stamp{std::nullopt, wall(), mono()}; }
};

class SystemClock final : public Clock {
public:
    Timestamp wall() const override { return std::chrono::system_clock::now(); }
    Mono mono() const override
    {
#ifdef CLOCK_BOOTTIME
        timespec now{};
        if (clock_gettime(CLOCK_BOOTTIME, &now) == 0)
            return Mono{std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec}};
#endif
        return Mono{std::chrono::steady_clock::now().time_since_epoch()};
    }
};

// Time that moves only when told to. Not thread safe: one owner.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Timestamp start = fromUnixMs(1'700'000'000'000)) : m_wall(start) {}
    Timestamp wall() const override { return m_wall; }
    Mono mono() const override { return m_mono; }

    void advance(Duration by)
    {
        m_wall += by;
        m_mono += by;
    }
    void setWall(Timestamp t) { m_wall = t; }

private:
    Timestamp m_wall;
    Mono m_mono{std::chrono::hours{1}};
};

}  // namespace plimsoll
