// Certificates that are not the venue's. FAULTS 52. The program speaks TLS to the proxy in these.
#include "tests/support/tls_identity.h"
#include "tests/support/wire_fault_groups.h"

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;
using Knock = FaultProxy::Knock;

}  // namespace

std::vector<WireFault> tlsFaults()
{
    std::vector<WireFault> all;
    const auto refused = [&](const char* name, const char* says, auto strike) {
        WireFault f{52, name, kAllVenues, [strike](Strike& s) { s.wire(strike); }};
        f.until = [says](Strike& s) { return s.wasLost && s.world.socketSays(s.venue, says); };
        f.lift = [](Strike& s) {
            // Nothing was asked in the clear, nor of who is not the venue.
            s.open = s.wire([](Proxy& p) {
                const int asked = p.count(Knock::Upgrade) + p.inTheClear();
                p.clear();
                p.useTls(tlsIdentity("good"));
                return asked;
            });
        };
        f.then = [](Strike& s) -> QString {
            return s.open > 0 ? QStringLiteral("%1 upgrades, or words in the clear").arg(s.open) : QString();
        };
        f.loses = WireFault::Books;
        f.tradesComplete = false;
        f.fromAttempt = true;
        all.push_back(std::move(f));
    };
    refused("expired", "has expired", [](Proxy& p) {
        p.useTls(tlsIdentity("expired"));
        p.resetAll();
    });
    refused("self-signed", "self-signed", [](Proxy& p) {
        p.useTls(tlsIdentity("selfsigned"));
        p.resetAll();
    });
    refused("of another host", "another host", [](Proxy& p) {
        p.useTls(tlsIdentity("wronghost"));
        p.resetAll();
    });
    refused("dropped in the handshake", "before it was ready", [](Proxy& p) {
        p.setHandshakeDrop(true);
        p.resetAll();
    });
    return all;
}

}  // namespace plimsoll::test
