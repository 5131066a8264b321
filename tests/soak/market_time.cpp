#include "tests/soak/market_time.h"

#include <QFile>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <new>

namespace plimsoll::test {

namespace {

constexpr std::size_t kBytes = 4'096;

void* mapped(const QString& path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600);
    if (fd < 0) return nullptr;
    void* at = ::ftruncate(fd, kBytes) == 0 ? ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)
                                            : MAP_FAILED;
    ::close(fd);
    return at == MAP_FAILED ? nullptr : at;
}

}  // namespace

void Unmap::operator()(TimePage* page) const
{
    ::munmap(page, kBytes);
}

SharedPage makePage(const QString& path)
{
    void* at = mapped(path, O_RDWR | O_CREAT);
    return SharedPage(at ? new (at) TimePage : nullptr);
}

SharedPage openPage(const QString& path)
{
    return SharedPage(static_cast<TimePage*>(mapped(path, O_RDWR)));
}

}  // namespace plimsoll::test
