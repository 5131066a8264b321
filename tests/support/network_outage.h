// A network that is gone (FAULTS 51): while one of these lives no name resolves and no address is reached, and
// nothing leaves this process. Connections that are open are not touched. The name "venue.test" is this computer.
//
// It stands between the program and the C library: getaddrinfo() and connect() of a test are ours.
#pragma once

namespace plimsoll::test {

class NetworkOutage {
public:
    NetworkOutage();
    ~NetworkOutage();
    NetworkOutage(const NetworkOutage&) = delete;
    NetworkOutage& operator=(const NetworkOutage&) = delete;

    static int refused();  // lookups and connections, since the process began
    static constexpr const char* kName = "venue.test";
    // A name with two addresses of this computer: 127.0.0.2 and, behind it, 127.0.0.1.
    static const char* twoWays();
};

}  // namespace plimsoll::test
