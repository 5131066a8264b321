#include "app/give_way.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace plimsoll {

namespace {
constexpr int kLowPriority = 15;
}  // namespace

void giveWay()
{
    // Linux keeps priorities per thread.
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kLowPriority);
}

}  // namespace plimsoll
