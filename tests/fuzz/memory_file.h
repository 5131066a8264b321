// A file that is nowhere but in memory.
#pragma once

#include "tests/fuzz/targets.h"

#include <QString>

#include <sys/mman.h>
#include <unistd.h>
#include <cstdlib>
#include <string>

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

// The same for what opens a file by its own name to write it: a link, as above, is not followed there.
class ScratchFile {
public:
    ScratchFile() : m_fd(mkstemp(m_path.data())) { require(m_fd >= 0, "the system gives a file"); }
    ~ScratchFile()
    {
        ::close(m_fd);
        ::unlink(m_path.c_str());
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    QString path() const { return QString::fromStdString(m_path); }

private:
    std::string m_path = (::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp") + std::string("/plimsoll-XXXXXX");
    int m_fd;
};

}  // namespace plimsoll::fuzz
