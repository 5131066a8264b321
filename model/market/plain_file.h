// A file that somebody else may have put where it lies, looked at before it is read: a pipe would hang whoever
// opens it, a device has no end, and what is too large for what it is said to be is not read at all.
#pragma once

#include "model/market/expected.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace plimsoll {

struct FileRefusal {
    enum class Why : std::uint8_t { System, Folder, NoFile, Link, TooLarge };
    Why why = Why::System;
    int error = 0;              // System: errno
    std::uint64_t largest = 0;  // TooLarge: what would have been read
};
// "it is a pipe or a device, not a file"
std::string text(const FileRefusal& refusal);

enum class Links : std::uint8_t {
    Follow,  // a path that a person has named: to a file, wherever that is
    Refuse,  // what lies in a folder of ours: a link would lead out of it
};

class PlainFile {
public:
    static constexpr std::uint64_t kAnySize = std::numeric_limits<std::uint64_t>::max();

    // Returns at once, whatever is there.
    static Expected<PlainFile, FileRefusal> open(const std::string& path, std::uint64_t largest = kAnySize,
                                                 Links links = Links::Follow);
    ~PlainFile();
    PlainFile(PlainFile&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_largest(other.m_largest)
    {
    }
    PlainFile& operator=(PlainFile&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        std::swap(m_largest, other.m_largest);
        return *this;
    }

    // All of it. One that has grown beyond the limit since it was opened is refused too.
    Expected<std::string, FileRefusal> read() const;
    int descriptor() const { return m_descriptor; }
    // The caller closes it.
    int release() { return std::exchange(m_descriptor, -1); }

private:
    PlainFile(int descriptor, std::uint64_t largest) : m_descriptor(descriptor), m_largest(largest) {}

    int m_descriptor = -1;
    std::uint64_t m_largest = kAnySize;
};

Expected<std::string, FileRefusal> readPlainFile(const std::string& path, std::uint64_t largest,
                                                 Links links = Links::Follow);

}  // namespace plimsoll
