// Answers that do not come, or do not fit the streams, and what only answers can find (docs/faults.md), at a proxy
// between the whole program and simulated venues.
#include "tests/support/proxy_suite.h"

PROXY_SUITE(TestProxyAnswers, {22, 44, 64}, plimsoll::test::impatient())
PROXY_MAIN(TestProxyAnswers)
#include "tst_proxy_answers.moc"
