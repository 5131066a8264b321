// The program's own memory runs out (FAULTS 58): what was held back is let go and the past of books is shorter
// from then on; where nothing is left to let go it ends in order and says why. In children: each ends for good.
#include "model/market/owner_only.h"
#include "model/memory_reserve.h"
#include "tests/support/instrumented.h"
#include "tests/support/model_rig.h"
#include "ui/status_line.h"

#include <QProcess>
#include <QtTest>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <new>
#include <string_view>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kTakeAll = "take-all-memory";
constexpr const char* kThrow = "throw-for-want-of-memory";

constexpr std::size_t kBlock = 1u << 20, kRoom = 64u << 20;

// Takes block after block of what the limit leaves, and says each time that something was let go for it.
int takeAll()
{
    std::size_t pages = 0;
    if (!(std::ifstream("/proc/self/statm") >> pages)) return 3;
    std::vector<std::unique_ptr<char[]>> held;
    held.reserve(10'000);
    MemoryReserve::hold();
    const rlim_t all = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + MemoryReserve::kBytes + kRoom;
    const rlimit limit{all, all};
    if (::setrlimit(RLIMIT_AS, &limit) != 0) return 4;
    int spent = 0;
    while (held.size() < held.capacity()) {
        held.push_back(std::make_unique<char[]>(kBlock));
        if (MemoryReserve::spent() == spent) continue;
        spent = MemoryReserve::spent();
        if (::write(STDOUT_FILENO, "spared\n", 7) != 7) return 5;
    }
    return 6;  // there is no end to it
}

struct Ran {
    QProcess::ExitStatus how = QProcess::CrashExit;
    int status = -1;
    QByteArray out, err;
};

Ran run(const char* what)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(what)});
    Ran r;
    if (!child.waitForFinished(60'000)) child.kill();
    r.how = child.exitStatus();
    r.status = child.exitCode();
    r.out = child.readAllStandardOutput();
    r.err = child.readAllStandardError();
    return r;
}

}  // namespace

class TestOutOfMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsHeldBackIsLetGoThenItEndsInOrder()
    {
        if (kInstrumented) QSKIP("a sanitizer needs the addresses for itself");
        const Ran r = run(kTakeAll);
        QVERIFY2(r.how == QProcess::NormalExit, r.err.constData());
        QCOMPARE(r.status, 1);
        QCOMPARE(r.out, QByteArray("spared\n"));
        QVERIFY2(r.err.startsWith("plimsoll: there is no memory left"), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
    }
    // Qt takes its memory elsewhere, and throws.
    void whatThrowsForWantOfMemoryEndsInOrder()
    {
        const Ran r = run(kThrow);
        QVERIFY2(r.how == QProcess::NormalExit, r.err.constData());
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("plimsoll: there is no memory left"), r.err.constData());
    }
    void thePastOfBooksIsShorterFromThenOn()
    {
        const auto said = [] {
            const auto items = statusItems(nullptr, {}, {});
            return std::any_of(items.begin(), items.end(), [](const StatusItem& i) {
                return i.bad && i.text == QStringLiteral("memory ran out");
            });
        };
        ModelRig rig;
        WatchSet watch;
        watch.assets = {"BTC"};
        rig.engine.setWatch(watch);
        rig.engine.setFocus("BTC");
        std::vector<InstrumentId> books;
        for (const VenueId v : kVenues)
            for (const Market m : {Market::Perp, Market::Spot}) {
                const auto i = instrument(v, m == Market::Perp ? 1 : 2, m, "BTC");
                rig.describe(i);
                books.push_back(i->id);
            }
        for (int s = 0; s < 400; ++s) {
            const double q = 1 + s % 7;
            for (const InstrumentId id : books)
                rig.book(id, true, {{99.9, q}, {99.8, 2}, {99.7, q}, {99.6, 3}, {99.5, q}, {99.3, 4}, {99, q}},
                         {{100.1, q}, {100.2, 2}, {100.3, q}, {100.4, 3}, {100.5, q}, {100.7, 4}, {101, q}},
                         s + 1);
            rig.send();
            rig.pass(1s);
        }
        const std::size_t before = rig.engine.historyBytes();
        QVERIFY(before > 0 && !said());
        MemoryReserve::hold();
        for (int n = 1; n <= 4; ++n) {
            QVERIFY(MemoryReserve::letGo());
            QVERIFY(!MemoryReserve::letGo());
            QCOMPARE(MemoryReserve::spent(), n);
            MemoryReserve::refill();
        }
        rig.pass(20ms);  // at once, not when its turn comes
        QVERIFY2(rig.engine.historyBytes() < before, qPrintable(QString::number(rig.engine.historyBytes())));
        QVERIFY(said());
    }
};

int main(int argc, char** argv)
{
    const std::string_view word = argc == 2 ? argv[1] : "";
    if (word == kTakeAll || word == kThrow) leaveNoCore();
    if (word == kTakeAll) return takeAll();
    if (word == kThrow) {
        MemoryReserve::hold();
        throw std::bad_alloc();
    }
    QCoreApplication app(argc, argv);
    TestOutOfMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_out_of_memory.moc"
