#include "model/market/owner_only.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <atomic>

namespace plimsoll {

namespace {

constexpr mode_t kOwnerAlone = 0077;
std::atomic<mode_t> habit{022};  // the usual one, until it is known

}  // namespace

void keepToOwner()
{
    habit = ::umask(kOwnerAlone);
}

// All threads have one umask, and others make files meanwhile: this one takes a copy of its own first (unshare(2),
// CLONE_FS). Where a container forbids that ours stays: another program's files rather too closed than ours open.
PersonsHabit::PersonsHabit()
{
    if (::unshare(CLONE_FS) == 0) m_ours = ::umask(habit);
}

PersonsHabit::~PersonsHabit()
{
    if (m_ours) ::umask(static_cast<mode_t>(*m_ours));
}

void closeToOthers(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (file < 0) return;
    struct stat facts {};
    const bool ours = ::fstat(file, &facts) == 0 && facts.st_uid == ::geteuid() &&
                      (S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode));
    // Where the file system knows no permissions there are none to take away.
    if (ours && (facts.st_mode & kOwnerAlone) != 0)
        static_cast<void>(::fchmod(file, facts.st_mode & ~kOwnerAlone & 07777));
    ::close(file);
}

void leaveNoCore()
{
    rlimit core{};
    if (::getrlimit(RLIMIT_CORE, &core) != 0) return;
    core.rlim_cur = 0;
    ::setrlimit(RLIMIT_CORE, &core);
}

}  // namespace plimsoll
