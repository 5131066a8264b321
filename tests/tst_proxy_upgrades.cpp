// Upgrades and subscriptions that are not answered, or wrongly (docs/faults.md), at a proxy between the whole
// program and simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyUpgrades, {11, 12, 46})
PROXY_MAIN(TestProxyUpgrades)
#include "tst_proxy_upgrades.moc"
