// Connections that only seem to live (docs/faults.md), at a proxy between the whole program and simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxySilence, {5, 6, 7, 8})
PROXY_MAIN(TestProxySilence)
#include "tst_proxy_silence.moc"
