// Answers that are none, or that say no (docs/faults.md), at a proxy between the whole program and simulated
// venues.
#include "tests/support/proxy_suite.h"

namespace {

// Answers that never come are given up sooner than after the program's ten seconds.
plimsoll::test::ProxiedWorld::Setup impatient()
{
    plimsoll::test::ProxiedWorld::Setup setup;
    setup.network.restTimeout = std::chrono::seconds{3};
    setup.network.auditEvery = std::chrono::seconds{4};
    return setup;
}

}  // namespace

PROXY_SUITE(TestProxyRest, {41, 42, 43, 45}, impatient())
PROXY_MAIN(TestProxyRest)
#include "tst_proxy_rest.moc"
