// Answers that are none, or that say no (docs/faults.md), at a proxy between the whole program and simulated
// venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyRest, {41, 42, 43, 45}, plimsoll::test::impatient())
PROXY_MAIN(TestProxyRest)
#include "tst_proxy_rest.moc"
