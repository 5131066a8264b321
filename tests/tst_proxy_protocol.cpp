// Frames that no peer may send, and too much of those it may (docs/faults.md), at a proxy between the whole
// program and simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyProtocol, {32, 33, 34, 35, 36, 37})
PROXY_MAIN(TestProxyProtocol)
#include "tst_proxy_protocol.moc"
