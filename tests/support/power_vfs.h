// A disk whose power may fail at any moment: what has not been synced is kept in mind, and a cut copies the folder
// as it would be found afterwards, each unsynced change there, missing, or damaged sector by sector (after
// SQLite's own crash tests). One at a time; it is SQLite's default while it lives.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace plimsoll::test {

class PowerVfs {
public:
    // Files of this folder are watched; `before` is called before each change of one of them reaches the disk.
    PowerVfs(std::string folder, std::function<void()> before);
    ~PowerVfs();
    PowerVfs(const PowerVfs&) = delete;
    PowerVfs& operator=(const PowerVfs&) = delete;

    // What would be found in the folder after a cut at this moment, into `to`.
    void cut(std::uint64_t seed, const std::string& to) const;
    int changes() const;
};

}  // namespace plimsoll::test
