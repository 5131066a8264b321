// What happened to the feeds becomes lines of the journal: each outage twice, when it began and when it ended, and
// never a flood.
#include "model/feed_journal.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

struct Feeds {
    FeedJournal journal;
    std::array<VenueRow, kVenueCount> rows{};
    ManualClock clock;
    std::vector<store::JournalRow> lines;

    Feeds()
    {
        for (const VenueId v : kVenues) {
            rows[static_cast<std::size_t>(v)].venue = v;
            rows[static_cast<std::size_t>(v)].enabled = true;
            rows[static_cast<std::size_t>(v)].state = Freshness::Live;
        }
        pass(10s);
    }
    VenueRow& okx() { return rows[static_cast<std::size_t>(VenueId::Okx)]; }
    void pass(Duration d)
    {
        for (; d > Duration{}; d -= 1s) {
            clock.advance(1s);
            journal.look(rows, {clock.wall(), clock.mono()}, lines);
        }
    }
    void become(Freshness state, const char* detail = "")
    {
        okx().state = state;
        okx().detail = detail;
    }
    void count(std::uint64_t gaps, std::uint64_t resyncs, std::uint64_t reconnects)
    {
        auto h = std::make_shared<FeedHealth>();
        h->gaps = gaps, h->resyncs = resyncs, h->reconnects = reconnects;
        okx().health = h;
    }
    std::int64_t ms() const { return toUnixMs(clock.wall()); }
};

}  // namespace

class TestHistoryFeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWellIsNotSaid()
    {
        Feeds f;
        f.become(Freshness::Late, "ETH book");
        f.pass(1min);
        QVERIFY(f.lines.empty());
    }
    void anOutageIsTwoLines()
    {
        Feeds f;
        f.become(Freshness::Stale, "BTC book +11");
        const std::int64_t began = f.ms() + 1'000;
        f.pass(90s);
        QCOMPARE(f.lines.size(), 1u);
        QCOMPARE(f.lines[0].ms, began);
        QCOMPARE(f.lines[0].kind, store::Entry::Feed);
        QCOMPARE(f.lines[0].what, std::string("okx"));
        QCOMPARE(f.lines[0].level, std::string("stale"));
        QCOMPARE(f.lines[0].text, std::string("OKX is stale: BTC book +11"));
        f.become(Freshness::Live);
        f.pass(10s);
        QCOMPARE(f.lines.size(), 2u);
        QCOMPARE(f.lines[1].level, std::string("back"));
        QCOMPARE(f.lines[1].text, std::string("OKX is back after 90 s"));
        QCOMPARE(f.lines[1].evidence, std::string("{\"seconds\":90}"));
    }
    void aFlickerIsNone()
    {
        Feeds f;
        for (int i = 0; i < 100; ++i) {
            f.become(i % 2 ? Freshness::Live : Freshness::Stale, "no data");
            f.pass(4s);
        }
        QVERIFY(f.lines.empty());
    }
    // Up and down every ten seconds for an hour: said at first, then less and less.
    void noFlood()
    {
        Feeds f;
        for (int i = 0; i < 360; ++i) {
            f.become(i % 2 ? Freshness::Live : Freshness::Stale, "no data");
            f.pass(10s);
        }
        QVERIFY(f.lines.size() >= 2);
        QVERIFY2(f.lines.size() < 30, qPrintable(QString::number(f.lines.size())));
        // And what stays is said in the end.
        f.become(Freshness::Off, "connection refused");
        f.pass(5min);
        QCOMPARE(f.lines.back().text, std::string("OKX is offline: connection refused"));
    }
    void whatNeverSpokeIsSaidLater()
    {
        Feeds f;
        f.journal = {};
        f.become(Freshness::Off, "connection refused");
        f.pass(29s);
        QVERIFY(f.lines.empty());
        f.pass(5s);
        QCOMPARE(f.lines.size(), 1u);
        QCOMPARE(f.lines[0].level, std::string("off"));
    }
    void switchedOffIsSaidAsThat()
    {
        Feeds f;
        f.okx().enabled = false;
        f.pass(1min);
        QCOMPARE(f.lines.size(), 1u);
        QCOMPARE(f.lines[0].text, std::string("OKX was switched off"));
        // From the start it is nothing that happened.
        f.lines.clear();
        f.journal = {};
        f.pass(1min);
        QVERIFY(f.lines.empty());
    }
    void gapsAreSummedOverAMinute()
    {
        Feeds f;
        f.count(3, 3, 1);
        f.pass(5s);
        QVERIFY(f.lines.empty());  // what was before is not news
        for (int i = 1; i <= 30; ++i) {
            f.count(3 + std::uint64_t(i), 3 + std::uint64_t(i), i > 15 ? 2 : 1);
            f.pass(2s);
        }
        f.pass(2s);
        QCOMPARE(f.lines.size(), 1u);
        QCOMPARE(f.lines[0].level, std::string("gap"));
        QCOMPARE(f.lines[0].evidence, std::string("{\"gaps\":30,\"resyncs\":30,\"reconnects\":1}"));
        QVERIFY2(f.lines[0].text.find("1 reconnection") != std::string::npos, f.lines[0].text.c_str());
        f.pass(5min);
        QCOMPARE(f.lines.size(), 1u);
    }
    void maintenanceIsSaidOnce()
    {
        Feeds f;
        VenueStatus status;
        status.maintenance = true;
        status.begin = fromUnixMs(1'760'130'000'000);
        for (int i = 0; i < 5; ++i) f.journal.noticed(VenueId::Okx, status, "Upgrade", f.clock.wall(), f.lines);
        QCOMPARE(f.lines.size(), 1u);
        QCOMPARE(f.lines[0].text, std::string("OKX announces maintenance: Upgrade, from 2025-10-10 21:00 UTC"));
        status.maintenance = false;
        status.over = true;
        for (int i = 0; i < 5; ++i) f.journal.noticed(VenueId::Okx, status, "Upgrade", f.clock.wall(), f.lines);
        QCOMPARE(f.lines.size(), 2u);
        QCOMPARE(f.lines[1].text, std::string("OKX is done with: Upgrade, from 2025-10-10 21:00 UTC"));
        // Without times it has the same name when it comes again (Hyperliquid).
        VenueStatus special;
        for (int i = 0; i < 2; ++i) {
            special.maintenance = true;
            special.over = false;
            f.journal.noticed(VenueId::Hyperliquid, special, "[\"x\"]", f.clock.wall(), f.lines);
            special.maintenance = false;
            special.over = true;
            f.journal.noticed(VenueId::Hyperliquid, special, "[\"x\"]", f.clock.wall(), f.lines);
        }
        QCOMPARE(f.lines.size(), 6u);
        QCOMPARE(f.lines[5].text, std::string("Hyperliquid is done with: [\"x\"]"));
        special.over = false;
        f.journal.noticed(VenueId::Okx, special, "64008 closes soon", f.clock.wall(), f.lines);
        QCOMPARE(f.lines[6].text, std::string("OKX says: 64008 closes soon"));
    }
    void aVenueThatNeverStopsAnnouncingIsCounted()
    {
        Feeds f;
        VenueStatus status;
        const std::size_t before = f.lines.size();
        for (int i = 0; i < 500; ++i)
            f.journal.noticed(VenueId::Okx, status, "notice " + std::to_string(i), f.clock.wall(), f.lines);
        QCOMPARE(f.lines.size() - before, FeedJournal::kNoticesLately);
        f.pass(10min + 1s);
        QCOMPARE(f.lines.size() - before, FeedJournal::kNoticesLately + 1);
        QCOMPARE(f.lines.back().text,
                 std::string("OKX said 480 more things within ten minutes, which are not listed here"));
        // And then it is heard as before.
        f.journal.noticed(VenueId::Okx, status, "notice 1000", f.clock.wall(), f.lines);
        QCOMPARE(f.lines.back().text, std::string("OKX says: notice 1000"));
    }
    void theEngineTells()
    {
        ModelRig rig;
        std::vector<store::JournalRow> lines;
        rig.engine.keepHistory([&](store::HistoryBatch&& more) {
            for (auto& row : more.journal)
                if (row.kind == store::Entry::Feed) lines.push_back(std::move(row));
        });
        WatchSet w;
        w.assets = {"BTC"};
        rig.engine.setWatch(w);
        const auto btc = instrument(VenueId::Bybit, 0, Market::Perp, "BTC");
        rig.describe(btc).book(btc->id, true, {{99.9, 10}}, {{100.1, 20}});
        for (int i = 0; i < 15; ++i) {
            rig.book(btc->id, true, {{99.9, 10}}, {{100.1, 20}}, i + 2).send();
            rig.pass(1s);
        }
        lines.clear();  // the three others never spoke, or are not asked for
        rig.pass(2min);
        int stale = 0;
        for (const store::JournalRow& row : lines) stale += row.what == "bybit" && row.level == "stale";
        QCOMPARE(stale, 1);
    }
};

QTEST_GUILESS_MAIN(TestHistoryFeeds)
#include "tst_history_feeds.moc"
