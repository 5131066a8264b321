// What is refused before anything flows (docs/faults.md), at a proxy between the whole program and simulated
// venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyRefusals, {9, 10})
PROXY_MAIN(TestProxyRefusals)
#include "tst_proxy_refusals.moc"
