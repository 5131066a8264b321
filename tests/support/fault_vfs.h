// A disk that fails on demand, between SQLite and the real one: the Nth call from now gives an error, once or for
// good (after SQLite's own test6.c), or its writes hang. One at a time; it is SQLite's default while it lives.
#pragma once

#include <chrono>
#include <cstdint>

namespace plimsoll::test {

class FaultVfs {
public:
    // Writes, syncs and openings that fail, or find no room; reads; everything else: sizes, locks, shared memory,
    // removals.
    enum class Kind : std::uint8_t { Io, Full, Read, Other };
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    void failAt(int call, bool forGood, Kind kind = Kind::Io);
    // Reads of this byte of the database fail, every one of them; those of its log do not.
    void unreadableAt(std::int64_t byte);
    // Every write from now on; where one does already it goes on, and the next hangs. Whether one does is waited
    // for.
    void hang();
    bool hangs(std::chrono::milliseconds patience);
    void heal();              // what hangs goes on
    int calls() const;        // since failAt
    bool struck() const;      // it has failed at least once
    int unreadBytes() const;  // how often the byte was not read, since unreadableAt
};

}  // namespace plimsoll::test
