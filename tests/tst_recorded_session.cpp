// A session is recorded while its connections break and are replaced, and while it has been running for
// a while; what a replay of the recording says is compared with the truth of the scripted venue.
#include "feeds/recording/frame_log.h"
#include "feeds/recording/replay_source.h"
#include "tests/support/feed_rig.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// Everything that is tapped, on disk; and how many books a listener from the first entry on has.
class Tape {
public:
    explicit Tape(const QString& path) : m_path(path)
    {
        if (const auto opened = m_log.open(path); !opened) qFatal("%s", qPrintable(opened.error()));
    }
    std::function<void(RecordEntry&&)> tap(const VenueProfile& profile)
    {
        m_catalogue = std::make_unique<Catalogue>(profile.id, Catalogue::Unknown::Invent);
        m_listener = std::make_unique<FramePipeline>(profile, *m_catalogue);
        return [this](RecordEntry&& e) { hear(e); };
    }
    const FramePipeline& listener() const { return *m_listener; }
    const QString& path() const { return m_path; }
    bool close() { return m_log.close().hasValue(); }
    std::set<std::string> sockets;
    int ends = 0, givenUp = 0;

private:
    void hear(const RecordEntry& e)
    {
        if (const auto done = m_log.append(e); !done) qFatal("%s", qPrintable(done.error()));
        EventBatch batch;
        Stamp stamp;
        stamp.received = e.received;
        stamp.mono = e.mono;
        std::string padded = e.payload + std::string(64, '\0');
        const PaddedText text{std::string_view(padded).substr(0, e.payload.size())};
        if (!e.socket.empty()) sockets.insert(e.socket);
        switch (e.kind) {
            case EntryKind::Sent:
                givenUp += QString::fromStdString(e.payload).contains(QStringLiteral("\"unsubscribe\""),
                                                                      Qt::CaseInsensitive);
                m_listener->sent(e.payload, stamp, e.market, connectionOf(e.socket), batch);
                break;
            case EntryKind::Frame: m_listener->frame(text, stamp, e.market, batch, connectionOf(e.socket)); break;
            case EntryKind::Reply: m_listener->reply(e.url, e.requestBody, text, stamp, batch); break;
            case EntryKind::Ended:
                ++ends;
                m_listener->ended(connectionOf(e.socket), e.payload.empty(), stamp, batch);
                break;
        }
    }

    QString m_path;
    FrameLogWriter m_log;
    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<FramePipeline> m_listener;
};

struct Replayed {
    explicit Replayed(FakeVenue& venue) : sink(venue) {}
    FeedSink sink;
    FeedHealth health;
    QStringList notices;
};

void playTo(ReplaySource& source, Timestamp to, FeedSink& sink)
{
    EventQueue queue(std::numeric_limits<std::size_t>::max());
    source.advance(to, queue);
    for (EventBatch& batch : queue.take()) sink.take(std::move(batch));
}

const char* const kBtc = "BTCUSDT";

}  // namespace

class TestRecordedSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    static FakeVenue::Dialect dialect()
    {
        QFETCH_GLOBAL(int, dialect);
        return static_cast<FakeVenue::Dialect>(dialect);
    }
    static const VenueProfile& profile(const FeedRig& rig)
    {
        return *venueProfile(kVenues[static_cast<std::size_t>(rig.dialect)]);
    }
    QString nextFile() { return m_dir.filePath(QStringLiteral("%1.plog").arg(m_files++)); }

    // The market stops, everything said arrives, the session ends.
    static bool finish(FeedRig& rig, Tape& tape)
    {
        rig.venue.setAuto(false);
        const auto last = rig.truth().book().seq;
        const bool arrived =
            QTest::qWaitFor([&] { return rig.live(last) && rig.sink.equals(Market::Spot, kBtc); }, 10'000);
        rig.session->stop();
        return tape.close() && arrived;
    }
    static void replay(ReplaySource& source, Replayed& out, Timestamp last)
    {
        playTo(source, last, out.sink);
        const auto venue = std::find_if(kVenues.begin(), kVenues.end(), [&](VenueId v) { return source.has(v); });
        out.health = source.health(*venue);
        out.notices = source.notices();
    }
    static void compare(Replayed& r, FeedRig& rig)
    {
        QCOMPARE(r.notices, QStringList());
        QCOMPARE(r.health.gaps, 0u);
        QCOMPARE(r.health.resyncs, 0u);
        QCOMPARE(r.health.errors, 0u);
        QCOMPARE(r.health.booksLive, 2u);
        QCOMPARE(r.health.booksWanted, 2u);
        QCOMPARE(r.sink.wrong, 0u);
        QCOMPARE(r.sink.tradesTwice, 0u);
        QVERIFY(r.sink.equals(Market::Perp, kBtc, rig.truth().book().seq));
        QVERIFY(r.sink.equals(Market::Spot, kBtc));
        QVERIFY(r.sink.instrument(Market::Perp, kBtc)->tick.has_value());
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("binance") << static_cast<int>(FakeVenue::Dialect::Binance);
        QTest::newRow("bybit") << static_cast<int>(FakeVenue::Dialect::Bybit);
        QTest::newRow("okx") << static_cast<int>(FakeVenue::Dialect::Okx);
    }

    void connectionsAreNumbered()
    {
        QFETCH_GLOBAL(int, dialect);
        if (dialect != 0) QSKIP("the same for all venues");
        QCOMPARE(connectionOf("perp depth 1#7"), 7u);
        QCOMPARE(connectionOf("perp depth 1"), 0u);
        QCOMPARE(connectionOf("x#"), 0u);
        QCOMPARE(connectionOf("x#7b"), 0u);
        QCOMPARE(connectionOf(""), 0u);
    }

    void aBrokenConnectionIsNoGap()
    {
        FeedRig rig(dialect(), true);
        Tape tape(nextFile());
        rig.start();
        rig.session->setTap(tape.tap(profile(rig)));
        QTRY_VERIFY(rig.live() && rig.sink.equals(Market::Spot, kBtc));
        LOSES_BOOK(rig, rig.venue.closeAll(1001, "maintenance"));
        rig.mark();
        QTRY_VERIFY_WITH_TIMEOUT(rig.caughtUp() && rig.sink.equals(Market::Spot, kBtc), 10'000);
        QVERIFY(finish(rig, tape));
        QVERIFY(tape.ends >= 2);

        auto recording = Recording::open({tape.path()});
        QVERIFY2(recording.hasValue(), recording ? "" : qPrintable(recording.error()));
        ReplaySource source(std::move(*recording));
        const ReplaySource::Survey survey = source.survey();
        Replayed r(rig.venue);
        replay(source, r, survey.last);
        compare(r, rig);
        QCOMPARE(r.sink.book(Market::Perp, kBtc).reasons, std::vector{LostReason::Disconnected});

        // Back into the middle, and once more to the end.
        source.restart();
        Replayed again(rig.venue);
        playTo(source, survey.first + (survey.last - survey.first) / 2, again.sink);
        replay(source, again, survey.last);
        compare(again, rig);
    }

    void aSuccessorTakesOverWithoutAHole()
    {
        FeedRig rig(dialect(), true);
        rig.config.rotateAfter = 700ms;
        rig.config.rotateJitter = 0ms;
        Tape tape(nextFile());
        rig.start();
        rig.session->setTap(tape.tap(profile(rig)));
        QTRY_VERIFY(rig.live());
        const auto images = rig.btc().images;
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().images > images + 1, 15'000);  // twice
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        QVERIFY(finish(rig, tape));

        auto recording = Recording::open({tape.path()});
        QVERIFY(recording.hasValue());
        ReplaySource source(std::move(*recording));
        const Timestamp last = source.survey().last;
        Replayed r(rig.venue);
        replay(source, r, last);
        compare(r, rig);
        QCOMPARE(r.sink.book(Market::Perp, kBtc).losses, 0u);
        QVERIFY(r.sink.book(Market::Perp, kBtc).images > 2);
    }

    // Given up and wanted again while its connection goes on for another book's sake: no gap, and in
    // between it is not shown as live.
    void aBookWantedAgainIsNoGap()
    {
        FeedRig rig(dialect(), true);
        rig.watch.assets = {"BTC", "ETH"};
        rig.watch.focus = {"BTC", "ETH"};
        Tape tape(nextFile());
        rig.start();
        rig.session->setTap(tape.tap(profile(rig)));
        const auto whole = [&] { return rig.live() && rig.sink.equals(Market::Perp, "ETHUSDT"); };
        QTRY_VERIFY_WITH_TIMEOUT(whole() && rig.sink.equals(Market::Spot, kBtc), 10'000);
        WatchSet less = rig.watch;
        less.assets = less.focus = {"ETH"};
        rig.session->setWatch(less);
        QTRY_VERIFY(!rig.btc().live && tape.givenUp >= 2);  // perp and spot
        // The market goes on meanwhile.
        const auto seq = rig.truth().book().seq;
        QTRY_VERIFY(rig.truth().book().seq > seq + 5);
        const Timestamp between = rig.clock.wall();
        rig.session->setWatch(rig.watch);
        rig.mark();
        QTRY_VERIFY_WITH_TIMEOUT(rig.caughtUp() && rig.sink.equals(Market::Spot, kBtc), 10'000);
        QVERIFY(finish(rig, tape));
        QCOMPARE(tape.listener().counters().gaps, 0u);
        // None was replaced, or the test proves nothing.
        std::set<std::string> names;
        for (const std::string& socket : tape.sockets) names.insert(socket.substr(0, socket.rfind('#')));
        QCOMPARE(names.size(), tape.sockets.size());

        auto recording = Recording::open({tape.path()});
        QVERIFY2(recording.hasValue(), recording ? "" : qPrintable(recording.error()));
        ReplaySource source(std::move(*recording));
        const ReplaySource::Survey survey = source.survey();
        Replayed r(rig.venue);
        playTo(source, between, r.sink);
        QVERIFY(!r.sink.book(Market::Perp, kBtc).live);
        QVERIFY(r.sink.book(Market::Perp, "ETHUSDT").live);
        replay(source, r, survey.last);
        QCOMPARE(r.health.gaps, 0u);
        QCOMPARE(r.health.resyncs, 0u);
        QCOMPARE(r.health.errors, 0u);
        QCOMPARE(r.health.booksLive, 4u);
        QCOMPARE(r.sink.wrong, 0u);
        QVERIFY(r.sink.equals(Market::Perp, kBtc, rig.truth().book().seq));
        QVERIFY(r.sink.equals(Market::Spot, kBtc));
        QCOMPARE(r.sink.book(Market::Perp, kBtc).reasons, std::vector{LostReason::Unsubscribed});
        QCOMPARE(r.sink.book(Market::Perp, "ETHUSDT").losses, 0u);
    }

    void aRecordingThatJoinsLateKnowsEverything()
    {
        FeedRig rig(dialect(), true);
        rig.start();
        QTRY_VERIFY(rig.live() && rig.sink.equals(Market::Spot, kBtc));
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        Tape tape(nextFile());
        rig.session->setTap(tape.tap(profile(rig)));
        QTRY_COMPARE_WITH_TIMEOUT(tape.listener().booksLive(), 2u, 15'000);
        QCOMPARE(rig.btc().losses, 0u);  // nobody who watched has noticed
        QCOMPARE(rig.sink.book(Market::Spot, kBtc).losses, 0u);
        QVERIFY(finish(rig, tape));
        QCOMPARE(rig.sink.wrong, 0u);

        auto recording = Recording::open({tape.path()});
        QVERIFY(recording.hasValue());
        ReplaySource source(std::move(*recording));
        const Timestamp last = source.survey().last;
        Replayed r(rig.venue);
        replay(source, r, last);
        compare(r, rig);
    }

    void twoRecordingsFollowEachOther()
    {
        FeedRig rig(dialect(), true);
        QStringList files;
        for (int i = 0; i < 2; ++i) {
            rig.venue.setAuto(true);
            Tape tape(nextFile());
            rig.start();  // a new session: its connections are numbered from one again
            rig.session->setTap(tape.tap(profile(rig)));
            rig.mark();
            QTRY_VERIFY_WITH_TIMEOUT(rig.caughtUp() && rig.sink.equals(Market::Spot, kBtc), 10'000);
            QVERIFY(finish(rig, tape));
            files.append(tape.path());
        }
        auto recording = Recording::open(files);
        QVERIFY(recording.hasValue());
        ReplaySource source(std::move(*recording));
        const Timestamp last = source.survey().last;
        Replayed r(rig.venue);
        replay(source, r, last);
        compare(r, rig);
    }
};

QTEST_GUILESS_MAIN(TestRecordedSession)
#include "tst_recorded_session.moc"
