// Goes through rows of the wire's faults: each strikes one venue, and the same is asked of all of them.
//
//  P2  no handler of a feed or of the model took more than 50 ms of the processor
//  P3  books equal the truth again within R, counted from when the path is usable
//  P4  no wrong book was told as live or shown by the model; none shown as fresh that the truth had left for 3 s
//  P5  memory is back to within 20 MB
//  P6  no trade twice, none that never was; none missing where the stream was not cut
//  P7  in the rows: attempts as the proxy counts them
//  P8  the three other venues: no loss, gap, error, reconnection, no trade missing
//
// Limits in time are asked three times at most: a machine that does other things makes a strike slow, never quick.
// So is what a row asks beside, where the machine held up the venues' thread meanwhile; and a strike in which it
// did so counts half.
#pragma once

#include "tests/support/handler_watch.h"
#include "tests/support/loop_watch.h"
#include "tests/support/wire_faults.h"

#include <QtTest>

#include <chrono>
#include <memory>
#include <vector>

namespace plimsoll::test {

// Books are compared with fresh images every few seconds, and answers that never come are given up sooner than
// after the program's ten seconds.
inline ProxiedWorld::Setup impatient()
{
    ProxiedWorld::Setup setup;
    setup.network.restTimeout = std::chrono::seconds{3};
    setup.network.auditEvery = std::chrono::seconds{4};
    return setup;
}

class ProxySuite {
public:
    // By default each row strikes one venue, another one from row to row. PLIMSOLL_FAULT_VENUE=okx: this one,
    // "all": all of them.
    explicit ProxySuite(std::vector<int> numbers, ProxiedWorld::Setup setup = {});

    void rows() const;  // in a _data function
    void row();         // in the test
    void end() { m_world.reset(); }
    ProxiedWorld& world();

private:
    struct Others;
    bool strike(const WireFault& fault, VenueId venue, QString& late);

    const std::vector<WireFault> m_faults;
    const ProxiedWorld::Setup m_setup;
    std::unique_ptr<ProxiedWorld> m_world;
    std::optional<VenueId> m_struckBefore;
    double m_heldUp = 0;  // in the last strike, by other work of this machine
};

}  // namespace plimsoll::test

#define PROXY_SUITE(Test, ...)                           \
    class Test : public QObject {                        \
        Q_OBJECT                                         \
        plimsoll::test::ProxySuite m_suite{__VA_ARGS__}; \
                                                         \
    private Q_SLOTS:                                     \
        void row_data() { m_suite.rows(); }              \
        void row() { m_suite.row(); }                    \
        void cleanupTestCase() { m_suite.end(); }        \
    };
#define PROXY_MAIN(Test)                                    \
    int main(int argc, char** argv)                         \
    {                                                       \
        qputenv("QTEST_FUNCTION_TIMEOUT", "2000000");       \
        const plimsoll::test::HandlerWatch app(argc, argv); \
        Test test;                                          \
        return QTest::qExec(&test, argc, argv);             \
    }
