// Frames that renumber, replace, or cannot be read (docs/faults.md), at a proxy between the whole program and
// simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyDamage, {24, 25, 26, 27, 28, 29, 30, 31})
PROXY_MAIN(TestProxyDamage)
#include "tst_proxy_damage.moc"
