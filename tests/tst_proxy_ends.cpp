// Connections that end (docs/faults.md), at a proxy between the whole program and simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyEnds, {1, 2, 3, 4, 14})
PROXY_MAIN(TestProxyEnds)
#include "tst_proxy_ends.moc"
