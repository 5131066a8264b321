// What happens to one venue is not seen on the three others (FAULTS P8), and each can be switched off and on while
// all run. All four through the real host, each in its thread; the victim is named by the row.
#include "feeds/feed_host.h"
#include "feeds/ws_frames.h"
#include "tests/support/fault_table.h"

#include <algorithm>
#include <functional>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

struct Neighbour {
    explicit Neighbour(const VenueFacts& f) : facts(f), venue(f.dialect, 40), sink(venue) {}

    const VenueFacts& facts;
    FakeVenue venue;
    FeedSink sink;
    // Before the fault.
    MirrorBook before;
    FeedHealth health;
    FeedSink::Since since;
    std::uint64_t updates = 0;

    MirrorBook& book() { return sink.book(Market::Perp, "BTCUSDT"); }
    bool live() { return sink.equals(Market::Perp, "BTCUSDT"); }
    bool allOpen() const
    {
        const auto& s = sink.health.sockets;
        return !s.empty() &&
               std::all_of(s.begin(), s.end(), [](const SocketHealth& h) { return h.state == SocketState::Live; });
    }
    void remember()
    {
        before = book();
        health = sink.health;
        since = sink.now(Market::Perp, "BTCUSDT");
    }
};

class Town {
public:
    Town() : m_queue(400'000), m_host(FeedRig::patient(), m_clock, m_queue, addresses())
    {
        WatchSet watch;
        watch.assets = {"BTC"};  // not looked at: no books by REST between those of the stream
        watch.spot = false;
        m_host.setWatch(watch);
    }
    ~Town() { m_host.stop(); }

    FeedHost& host() { return m_host; }
    void drain()
    {
        for (EventBatch& batch : m_queue.take()) {
            if (batch.events.empty()) continue;
            of(batch.events.front().venue).sink.take(std::move(batch));
        }
    }
    Neighbour& of(VenueId venue)
    {
        return *std::find_if(m_all.begin(), m_all.end(), [venue](const auto& n) {
                    return n->facts.venue == venue;
                })->get();
    }
    Neighbour& victim() { return of(faultFacts().venue); }
    template <typename What>
    bool others(What what)
    {
        drain();
        return std::all_of(m_all.begin(), m_all.end(),
                           [&](const auto& n) { return n.get() == &victim() || what(*n); });
    }
    template <typename What>
    bool all(What what)
    {
        return others(what) && what(victim());
    }
    void remember()
    {
        drain();
        for (const auto& n : m_all) n->remember();
    }
    void mark()
    {
        drain();
        for (const auto& n : m_all) n->updates = n->book().updates();
    }
    // Each has had many updates since the mark, and its book is the venue's.
    bool othersFlow()
    {
        return others([](Neighbour& n) { return n.book().updates() > n.updates + 60 && n.live(); });
    }

private:
    std::map<VenueId, Endpoints> addresses()
    {
        std::map<VenueId, Endpoints> out;
        for (const VenueFacts& facts : venueFacts()) {
            m_all.push_back(std::make_unique<Neighbour>(facts));
            out[facts.venue] = m_all.back()->venue.endpoints();
        }
        return out;
    }

    std::vector<std::unique_ptr<Neighbour>> m_all;
    SystemClock m_clock;
    EventQueue m_queue;
    FeedHost m_host;
};

using Fault = FakeVenue::RestFault;
struct Misfortune {
    const char* name;
    std::function<void(FakeVenue&, const VenueFacts&)> strike, lift;
    bool felt;  // the victim's book is lost by it
};

void rest(FakeVenue& venue, Fault::Kind kind, int status, int retryAfter = -1)
{
    Fault fault;
    fault.kind = kind;
    fault.status = status;
    fault.retryAfter = retryAfter;
    venue.setRest(QStringLiteral("/"), fault);
}

QString where(const VenueFacts& facts)
{
    return QString::fromLatin1(facts.depth).section(QLatin1Char(':'), 1);
}

const std::vector<Misfortune>& misfortunes()
{
    using V = FakeVenue;
    using F = VenueFacts;
    const auto none = [](V&, const F&) {};
    const auto noRest = [](V& v, const F&) { v.clearRest(); };
    static const std::vector<Misfortune> all = {
        {"connections reset", [](V& v, const F&) { v.resetAll(); }, none, true},
        {"half-open", [](V& v, const F&) { v.setDeaf(true); }, [](V& v, const F&) { v.setDeaf(false); }, true},
        {"silent", [](V& v, const F&) { v.setMute(true); }, [](V& v, const F&) { v.setMute(false); }, true},
        {"port gone",
         [](V& v, const F&) {
             v.stopListening();
             v.resetAll();
         },
         [](V& v, const F&) { v.listen(v.port()); }, true},
        {"upgrades unanswered",
         [](V& v, const F&) {
             v.setUpgrade(V::UpgradeFault::Never);
             v.resetAll();
         },
         [](V& v, const F&) { v.setUpgrade(V::UpgradeFault::None); }, true},
        {"REST 429", [](V& v, const F&) { rest(v, Fault::Answer, 429, 1); }, noRest, false},
        {"REST 418", [](V& v, const F&) { rest(v, Fault::Answer, 418, 1); }, noRest, false},
        {"REST hangs", [](V& v, const F&) { rest(v, Fault::Hang, 200); }, noRest, false},
        {"REST bomb", [](V& v, const F&) { rest(v, Fault::Bomb, 200); }, noRest, false},
        {"every second frame of all lost",
         [](V& v, const F&) {
             v.mangleNext(QStringLiteral(":"), 1'000'000, [n = 0](const QByteArray& f) mutable {
                 return ++n % 2 == 0 ? QList<QByteArray>() : QList<QByteArray>{f};
             });
         },
         [](V& v, const F&) { v.clearFaults(); }, false},
        {"nonsense",
         [](V& v, const F&) {
             const QByteArray deep = QByteArray(100'000, '[');
             for (int i = 0; i < 50; ++i) v.sendText(i % 2 == 0 ? deep : QByteArray("{\"topic\":"));
         },
         none, false},
        {"a flood of binary garbage",
         [](V& v, const F& f) {
             QByteArray garbage(4'000, Qt::Uninitialized), flood;
             for (qsizetype i = 0; i < garbage.size(); ++i) garbage[i] = static_cast<char>(i * 37 + i / 251);
             for (int i = 0; i < 2'000; ++i) flood += ws::frame(ws::Binary, garbage, std::nullopt);
             v.sendRaw(flood);
             v.sendRaw(garbage, where(f));  // and not even frames
         },
         none, true},
        {"a flood of pings",
         [](V& v, const F&) {
             QByteArray flood;
             for (int i = 0; i < 200'000; ++i) flood += ws::frame(ws::Ping, "x", std::nullopt);
             v.sendRaw(flood);
         },
         none, false},
        {"a byte at a time",
         [](V& v, const F& f) {
             const QByteArray slow = ws::frame(ws::Text, QByteArray(20'000, ' '), std::nullopt);
             for (FakeVenueSocket* s : v.sockets(where(f))) s->dribble(slow, 30);
             v.setMute(true);
         },
         [](V& v, const F&) { v.setMute(false); }, true},
        {"a message of 100 MB",
         [](V& v, const F& f) {
             const QByteArray piece(1 << 20, 'x');
             v.sendRaw(ws::frame(ws::Text, piece, std::nullopt, false), where(f));
             for (int i = 0; i < 99; ++i)
                 v.sendRaw(ws::frame(ws::Continuation, piece, std::nullopt, false), where(f));
         },
         none, true},
        {"100 MB announced",
         [](V& v, const F& f) { v.sendRaw(QByteArray::fromHex("817f0000000006400000") + "{\"topic\"", where(f)); },
         none, true},
        {"twenty times the rate",
         [](V& v, const F&) {
             for (int i = 0; i < 400; ++i) v.step();
         },
         none, false},
    };
    return all;
}

}  // namespace

class TestFaultsNeighbours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { faultVenues(); }
    void init()
    {
        if (m_town) return;
        m_town = std::make_unique<Town>();
        m_town->host().start();
    }
    void cleanupTestCase() { m_town.reset(); }

    void p8_othersAreUntouched_data()
    {
        QTest::addColumn<int>("which");
        for (std::size_t i = 0; i < misfortunes().size(); ++i)
            QTest::newRow(misfortunes()[i].name) << static_cast<int>(i);
    }
    void p8_othersAreUntouched()
    {
        QFETCH(int, which);
        const Misfortune& m = misfortunes()[static_cast<std::size_t>(which)];
        everythingRuns();
        if (QTest::currentTestFailed()) return;
        Neighbour& victim = m_town->victim();
        m_town->remember();
        m.strike(victim.venue, victim.facts);
        duringTheFault(victim, m.felt);
        m.lift(victim.venue, victim.facts);
        if (QTest::currentTestFailed()) return;
        everythingRuns();
        if (QTest::currentTestFailed()) return;
        nothingHappenedToOthers();
    }

    void eachIsSwitchedOffAndOnAlone()
    {
        everythingRuns();
        if (QTest::currentTestFailed()) return;
        Neighbour& victim = m_town->victim();
        const InstrumentId id = victim.sink.instrument(Market::Perp, "BTCUSDT")->id;
        m_town->remember();
        m_town->host().setVenueEnabled(victim.facts.venue, false);
        QTRY_VERIFY_WITH_TIMEOUT((m_town->drain(), !victim.sink.health.enabled), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(victim.venue.sockets().isEmpty(), kPatience);
        m_town->drain();
        QVERIFY(!victim.book().live);
        QCOMPARE(victim.book().lost, LostReason::Unsubscribed);
        QVERIFY(victim.sink.health.sockets.empty());
        victim.venue.forget();
        m_town->mark();
        QTRY_VERIFY_WITH_TIMEOUT(m_town->othersFlow(), 2 * kPatience);
        QVERIFY(victim.venue.knocks().empty());  // off is off
        m_town->host().setVenueEnabled(victim.facts.venue, true);
        everythingRuns();
        if (QTest::currentTestFailed()) return;
        QCOMPARE(victim.sink.instrument(Market::Perp, "BTCUSDT")->id, id);
        nothingHappenedToOthers();
    }

    // A venue that cannot be reached from the start keeps nobody waiting.
    void othersStartWithoutIt()
    {
        Town town;
        Neighbour& victim = town.victim();
        victim.venue.stopListening();
        town.host().start();
        const auto live = [](Neighbour& n) { return n.live() && n.allOpen(); };
        QTRY_VERIFY_WITH_TIMEOUT(town.others(live), 2 * kPatience);
        QVERIFY(!victim.book().live);
        QTRY_VERIFY_WITH_TIMEOUT(
            (town.drain(),
             QString::fromStdString(victim.sink.health.headline).contains(QStringLiteral("refuses"))),
            kPatience);
        QVERIFY(victim.venue.listen(victim.venue.port()));
        QTRY_VERIFY_WITH_TIMEOUT(town.all(live), 2 * kPatience);
    }

private:
    static void duringTheFault(Neighbour& victim, bool felt)
    {
        const auto lost = [&] { return (m_town->drain(), victim.book().losses > victim.before.losses); };
        if (felt) QTRY_VERIFY_WITH_TIMEOUT(lost(), kPatience);
        m_town->mark();
        QTRY_VERIFY_WITH_TIMEOUT(m_town->othersFlow(), 2 * kPatience);
    }
    void everythingRuns()
    {
        const auto runs = [](Neighbour& n) { return n.live() && n.allOpen() && n.sink.health.booksLive == 1; };
        QTRY_VERIFY_WITH_TIMEOUT(m_town->all(runs), 4 * kPatience);
    }

    void nothingHappenedToOthers()
    {
        m_town->others([](Neighbour& n) {
            [&] {
                const MirrorBook& book = n.book();
                QVERIFY2(book.losses == n.before.losses, n.facts.name);
                QVERIFY2(book.missed == n.before.missed, n.facts.name);
                QVERIFY2(book.updates() > n.before.updates() + 20, n.facts.name);
                if (n.facts.chained) QVERIFY2(book.images == n.before.images, n.facts.name);
                QTRY_COMPARE((m_town->drain(), n.sink.tradesMissing(Market::Perp, "BTCUSDT", n.since)), 0u);
                const FeedHealth& now = n.sink.health;
                QCOMPARE(now.gaps, n.health.gaps);
                QCOMPARE(now.errors, n.health.errors);
                QCOMPARE(now.reconnects, n.health.reconnects);
                QCOMPARE(now.overloadDropped, n.health.overloadDropped);
                QCOMPARE(n.sink.wrong + n.sink.valuesWrong + n.sink.tradesTwice, 0u);
            }();
            return true;
        });
    }

    static std::unique_ptr<Town> m_town;
};

std::unique_ptr<Town> TestFaultsNeighbours::m_town;

FAULT_MAIN(TestFaultsNeighbours)
#include "tst_faults_neighbours.moc"
