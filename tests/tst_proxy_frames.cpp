// Frames that are lost, doubled, swapped, or say something else (docs/faults.md), at a proxy between the whole
// program and simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyFrames, {16, 17, 18, 19, 20, 21, 23})
PROXY_MAIN(TestProxyFrames)
#include "tst_proxy_frames.moc"
