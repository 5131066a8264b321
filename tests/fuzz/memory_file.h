// A file that is nowhere but in memory.
#pragma once

#include "tests/fuzz/targets.h"

#include <QString>

#include <sys/mman.h>
#include <unistd.h>

namespace plimsoll::fuzz {

class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes = {}) : m_fd(memfd_create("plimsoll", 0))
    {
        require(m_fd >= 0 && ::write(m_fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
                "the system gives a file in memory");
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_fd); }

private:
    int m_fd;
};

}  // namespace plimsoll::fuzz
