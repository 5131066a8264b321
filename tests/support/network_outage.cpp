#include "tests/support/network_outage.h"

#include <atomic>
#include <cerrno>
#include <cstring>

#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

namespace {

std::atomic<int> outages = 0, refusals = 0;

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** found)
{
    static auto* const real = next<decltype(getaddrinfo)>("getaddrinfo");
    if (outages > 0) {
        ++refusals;
        return EAI_AGAIN;
    }
    if (node && std::strcmp(node, plimsoll::test::NetworkOutage::twoWays()) == 0) {
        if (const int failed = real("127.0.0.2", service, hints, found); failed != 0) return failed;
        addrinfo* last = *found;
        while (last->ai_next) last = last->ai_next;
        return real("127.0.0.1", service, hints, &last->ai_next);
    }
    const bool ours = node && std::strcmp(node, plimsoll::test::NetworkOutage::kName) == 0;
    return real(ours ? "127.0.0.1" : node, service, hints, found);
}

int connect(int descriptor, const sockaddr* to, socklen_t size)
{
    static auto* const real = next<decltype(connect)>("connect");
    if (outages > 0 && (to->sa_family == AF_INET || to->sa_family == AF_INET6)) {
        ++refusals;
        errno = ENETUNREACH;
        return -1;
    }
    return real(descriptor, to, size);
}

}  // extern "C"

namespace plimsoll::test {

NetworkOutage::NetworkOutage()
{
    ++outages;
}

NetworkOutage::~NetworkOutage()
{
    --outages;
}

int NetworkOutage::refused()
{
    return refusals;
}

const char* NetworkOutage::twoWays()
{
    return "two-ways.test";
}

}  // namespace plimsoll::test
