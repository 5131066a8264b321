// Certificates that are not the venue's (docs/faults.md), at a proxy between the whole program, which speaks TLS
// to it, and simulated venues.
#include "tests/support/proxy_suite.h"
#include "tests/support/tls_identity.h"

namespace {

plimsoll::test::ProxiedWorld::Setup encrypted()
{
    plimsoll::test::ProxiedWorld::Setup setup;
    setup.tls = true;
    setup.network.caFiles = {plimsoll::test::tlsAnchor()};
    return setup;
}

}  // namespace

PROXY_SUITE(TestProxyTls, {52}, encrypted())
PROXY_MAIN(TestProxyTls)
#include "tst_proxy_tls.moc"
