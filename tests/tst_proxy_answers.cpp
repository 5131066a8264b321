// Answers that do not come, or do not fit the streams, and what only answers can find (docs/faults.md), at a proxy
// between the whole program and simulated venues.
#include "tests/support/proxy_suite.h"

namespace {

// Books are compared with fresh images every few seconds, and answers that never come are given up sooner than
// after the program's ten seconds.
plimsoll::test::ProxiedWorld::Setup impatient()
{
    plimsoll::test::ProxiedWorld::Setup setup;
    setup.network.restTimeout = std::chrono::seconds{3};
    setup.network.auditEvery = std::chrono::seconds{4};
    return setup;
}

}  // namespace

PROXY_SUITE(TestProxyAnswers, {22, 44, 64}, impatient())
PROXY_MAIN(TestProxyAnswers)
#include "tst_proxy_answers.moc"
