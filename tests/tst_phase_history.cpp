// Phases and flushes in the stored history: written as they go on, read back, and taken up by the next run.
#include "model/boards/phase.h"
#include "model/boards/phase_past.h"
#include "model/store/schema.h"
#include "tests/support/history_rig.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"
#include "tests/support/phase_script.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::phase::Phase;

namespace {

Timestamp ago(Timestamp now, std::chrono::minutes by)
{
    return now - by;
}

// As a run left it that saw a flush, and the market in Reset since.
std::vector<store::EpisodeRow> left(Timestamp now)
{
    PhaseStretch quiet, storm, reset;
    quiet.phase = Phase::BuildUp;
    quiet.from = quiet.since = ago(now, 3 * 24 * 60min), quiet.to = ago(now, 300min);
    storm.phase = Phase::Liquidation, storm.after = Phase::BuildUp, storm.seen = true;
    storm.from = storm.since = ago(now, 300min), storm.to = ago(now, 200min);
    PhaseEvidence z;
    z.value.value = 4.9;
    storm.by = {z};
    reset.phase = Phase::Reset, reset.after = Phase::Liquidation, reset.seen = true;
    reset.from = reset.since = ago(now, 200min), reset.to = ago(now, 30min);
    FlushEntry flush;
    flush.record.asset = "BTC";
    flush.record.began = storm.from;
    flush.record.ended = storm.to;
    flush.record.peakUsd.value = 188e6;
    flush.record.longUsd.value = 400e6, flush.record.shortUsd.value = 10e6;
    flush.record.venues[0] = VenueStress{};
    flush.record.venues[0]->gaps = 3;
    flush.record.venues[0]->largestLoss.value = 0.6;
    auto before = std::make_shared<BeforeFlush>();
    before->at = storm.from;
    before->interest = before->interestTop = 10'000;
    before->interestOf = 0b0011;  // Binance and Bybit
    before->depth = 100e6;
    flush.before = before;
    flush.since.interestLeast = 8'000, flush.since.leastAt = ago(now, 250min);
    return {rowOf("BTC", quiet), rowOf("BTC", storm), rowOf("BTC", reset), rowOf(flush, now - 30min)};
}

}  // namespace

class TestPhaseHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowGrowsAndIsOne()
    {
        const QTemporaryDir folder;
        Opened h(folder.path());
        QVERIFY(h.writer);
        store::HistoryBatch batch;
        batch.episodes = left(fromUnixMs(kT0 * 1'000));
        QCOMPARE(*h.writer->write(batch), std::int64_t{4});
        store::EpisodeRow& reset = batch.episodes[2];
        reset.untilMs += 60'000;
        reset.data = "{\"since_ms\":1}";
        QCOMPARE(*h.writer->write(batch), std::int64_t{0});  // none of them is new
        QCOMPARE(count(*h.file.db, "episodes"), std::int64_t{4});
        QCOMPARE(*h.file.db->integer("SELECT rows FROM tallies WHERE name = 'episodes'"), std::int64_t{4});
        const auto rows = store::readEpisodes(*h.file.db, 0);
        QVERIFY(rows && rows->size() == 4);
        const auto again =
            std::find_if(rows->begin(), rows->end(), [](const auto& r) { return r.what == "RESET"; });
        QVERIFY(again != rows->end());
        QCOMPARE(again->untilMs, reset.untilMs);
        QCOMPARE(again->data, reset.data);
        // Only what reaches into the time that is asked for.
        QCOMPARE(store::readEpisodes(*h.file.db, reset.untilMs)->size(), std::size_t{1});
    }
    void anOlderFileGetsItsTable()
    {
        const QTemporaryDir folder;
        {
            auto db = store::Connection::open(folder.filePath(store::HistoryFile::kName).toStdString(),
                                              store::Connection::Mode::Write);
            QVERIFY(db && store::migrate(*db, store::migrations().first(2)));
            QVERIFY(!store::readEpisodes(*db, 0));
        }
        Opened h(folder.path());
        QVERIFY(h.writer);
        QCOMPARE(*store::versionOf(*h.file.db), store::newestVersion());
        QVERIFY(store::readEpisodes(*h.file.db, 0)->empty());
    }
    void whatIsOldGoesWithTheJournal()
    {
        const QTemporaryDir folder;
        Opened h(folder.path());
        store::HistoryBatch batch;
        batch.episodes = left(fromUnixMs(kT0 * 1'000));
        QVERIFY(h.writer->write(batch));
        store::Thinning thin(*h.file.db);
        store::Retention keep;
        keep.journal = 250 * 60;
        while (*thin.step(kT0, keep)) {
        }
        QCOMPARE(count(*h.file.db, "episodes"), std::int64_t{1});
        QCOMPARE(*h.file.db->integer("SELECT rows FROM tallies WHERE name = 'episodes'"), std::int64_t{1});
    }

    // What books were like, by the hour of their minutes.
    void booksByTheHour()
    {
        const QTemporaryDir folder;
        Opened h(folder.path());
        store::HistoryBatch batch;
        batch.instruments = {described()};
        QVERIFY(h.writer->write(batch));
        const auto minute = [&](std::int64_t t, double bid, std::optional<double> spread) {
            std::string sql = "INSERT INTO minutes(instrument, t, bid100, ask100, spread_bp, looks) VALUES(1, ";
            sql += std::to_string(t) + ", " + std::to_string(bid) + ", 30, ";
            sql += spread ? std::to_string(*spread) : std::string("NULL");
            sql += ", 60)";
            return bool(h.file.db->exec(sql));
        };
        for (int m = 0; m < 60; ++m) QVERIFY(minute(kT0 + m * 60, m < 30 ? 20 : 40, 2.0));
        for (int m = 60; m < 80; ++m) QVERIFY(minute(kT0 + m * 60, 10, std::nullopt));
        for (int m = 120; m < 139; ++m) QVERIFY(minute(kT0 + m * 60, 10, 1.0));  // a third of it was not seen
        const auto perps = store::readPerpetuals(*h.file.db);
        QVERIFY(perps && perps->size() == 1);
        const auto hours = store::readBookHours(*h.file.db, perps->front(), kT0 - 3'600, kT0 + 86'400);
        QVERIFY(hours && hours->size() == 2);
        QCOMPARE(hours->at(0).hour, kT0 / 3'600);
        VERIFY_NEAR(*hours->at(0).depth100, 60.0);
        VERIFY_NEAR(*hours->at(0).spreadBp, 2.0);
        VERIFY_NEAR(*hours->at(1).depth100, 40.0);
        QVERIFY(!hours->at(1).spreadBp);
        const auto since = store::readBookHours(*h.file.db, perps->front(), kT0 + 3'600, kT0 + 86'400);
        QCOMPARE(since->size(), std::size_t{1});
        // Not what a clock has dated into the future.
        const auto past = store::readBookHours(*h.file.db, perps->front(), kT0 - 3'600, kT0 + 3'600);
        QCOMPARE(past->size(), std::size_t{1});
        QCOMPARE(past->at(0).hour, kT0 / 3'600);

        // They fill what this run has not seen, and nothing else.
        InstrumentSeries series;
        QVERIFY(series.rememberBook(kT0 / 3'600, 60, 2));
        QVERIFY(!series.rememberBook(kT0 / 3'600, 99, 9));
        QVERIFY(!series.rememberBook(kT0 / 3'600 - 1, {}, {}));
        VERIFY_NEAR(*series.hours().get(kT0 / 3'600, InstrumentSeries::HDepth100), 60.0);
    }
    // With them a market has a normal at once.
    void aRunBeginsWithANormal()
    {
        ModelRig r;
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        r.engine.setWatch(watch);
        const Step now = hourOf(r.clock.wall());
        std::vector<store::BookHour> hours;
        for (Step h = now - 100; h < now; ++h) hours.push_back({h, 10e6, 2.0});
        r.engine.addBookPast(VenueId::Binance, "BTCUSDT", hours);  // before the venue has described it
        const auto btc = instrument(VenueId::Binance, 1, Market::Perp, "BTC");
        r.describe(btc).send();
        for (int i = 0; i < 125; ++i) {
            r.book(btc->id, true, {{99'999, 10}, {99'500, 15}}, {{100'001, 10}, {100'500, 15}});
            r.send();
            r.pass(1s);
        }
        const auto p = r.hub.phase.read().value;
        const AftershockCondition& depth = p->aftershock.conditions[static_cast<std::size_t>(Condition::Depth)];
        QVERIFY(p->aftershock.normalHours >= 99);
        VERIFY_WITHIN(*depth.normal.value, 10e6, 1);
        VERIFY_WITHIN(*depth.ratio.value, 0.5, 0.01);
        QCOMPARE(depth.passed, Verdict::No);
        QVERIFY(!p->aftershock.beforeShock);
    }

    // A clock that was a month ahead for some minutes, in an earlier run or in this one.
    void aStoredFutureStopsNothing()
    {
        PhaseScript s;
        PhaseStretch ahead;
        ahead.phase = Phase::Euphoria, ahead.after = Phase::BuildUp, ahead.seen = true;
        ahead.from = ahead.since = s.in.now.wall + 30 * 24h, ahead.to = ahead.from + 5min;
        std::vector<store::EpisodeRow> rows = left(s.in.now.wall);
        rows.push_back(rowOf("BTC", ahead));
        const PhasePast past = pastOf(rows);
        const auto resume = resumeOf(past, "BTC", s.in.now.wall);
        QVERIFY(resume && resume->phase == Phase::Reset);
        s.log.begin("BTC", past.stretches.at("BTC"));
        QCOMPARE(s.log.changes("BTC", s.in.now.wall)->size(), std::size_t{2});
        const auto goesOn = [&](Phase phase) {
            const PhaseStretch* const last = s.log.last("BTC");
            const auto band = s.log.band("BTC", s.in.now.wall);
            return last && !last->stored && last->to == s.in.now.wall && last->phase == phase &&
                   band->back().phase == phase && band->back().to == s.in.now.wall;
        };
        s.calmDays(2);
        QVERIFY(goesOn(Phase::BuildUp));
        QVERIFY(s.log.changes("BTC", s.in.now.wall)->front().to == Phase::Reset);
        s.in.now.wall += 30 * 24h;
        s.minutes(3);
        s.in.now.wall -= 30 * 24h;
        s.minutes(2);
        QVERIFY(goesOn(Phase::BuildUp));
        // What changes is in the list.
        s.flush();
        s.minutes(2);
        QVERIFY(goesOn(Phase::Liquidation));
        QVERIFY(s.log.changes("BTC", s.in.now.wall)->front().to == Phase::Liquidation);
        // Behind at the start, and set right later: nothing of the past is gone.
        PhaseLog early;
        early.begin("BTC", past.stretches.at("BTC"));
        QVERIFY(early.changes("BTC", s.in.now.wall - 365 * 24h)->empty());
        QCOMPARE(early.changes("BTC", s.in.now.wall)->size(), std::size_t{2});
    }

    // The next run: what was is shown, and the phase goes on.
    void theNextRunGoesOn()
    {
        ModelRig r;
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        r.engine.setWatch(watch);
        const auto btc = instrument(VenueId::Binance, 1, Market::Perp, "BTC");
        r.describe(btc).send();
        std::vector<store::EpisodeRow> stored;
        r.engine.keepHistory([&](store::HistoryBatch&& rows) {
            for (store::EpisodeRow& e : rows.episodes) stored.push_back(std::move(e));
        });
        r.engine.addPhasePast(left(r.clock.wall()));
        const auto seconds = [&](int n) {
            for (int i = 0; i < n; ++i) {
                OpenInterest oi;
                oi.base = 8'500;
                r.say(btc->id, oi).say(btc->id, Mark{price(92'000), price(92'000)});
                r.book(btc->id, true, {{91'999, 10}, {91'500, 50}}, {{92'001, 10}, {92'500, 50}});
                r.send();
                r.pass(1s);
            }
        };
        seconds(3);
        const auto p = r.hub.phase.read().value;
        QVERIFY(p && p->asset == "BTC");
        QVERIFY(p->aftershock.running && p->aftershock.beforeShock && p->aftershock.storedNormals);
        VERIFY_WITHIN(*p->purge.share.value, 0.2, 1e-9);
        // Bybit is not there yet: what is open at Binance alone is neither a new least nor a recovery.
        const AssetFacts& facts = r.engine.metrics().values().find("BTC")->facts;
        QCOMPARE(facts.beforeFlush->interestOf, std::uint8_t{0b0011});
        QVERIFY(!facts.flushInput.oiRecovery);
        QCOMPARE(p->changes->size(), std::size_t{2});
        QVERIFY(p->changes->front().stored && p->changes->front().to == Phase::Reset);
        QVERIFY(p->changes->back().text.find("liquidation z 4.9") != std::string::npos);
        // A gap of half an hour in which nobody looked.
        QVERIFY(p->band->size() >= 5);
        QVERIFY(!p->band->front().phase && !p->band->back().phase);
        QCOMPARE(p->flushes->size(), std::size_t{1});
        const FlushRecord& f = p->flushes->front();
        QVERIFY(!f.stored);  // it is being followed again
        QCOMPARE(*f.peakUsd.value, 188e6);
        QCOMPARE(f.venues[0]->gaps, std::uint64_t{3});
        QCOMPARE(*f.venues[0]->largestLoss.value, 0.6);
        VERIFY_WITHIN(*f.interestRemoved.value, 0.2, 1e-9);
        // Forced orders that nobody counts yet: whether it is over cannot be said, and is not made up.
        QVERIFY(!p->phase);
        QVERIFY(p->sentence.starts_with("The phase is not known"));
        seconds(65);
        const auto row =
            std::find_if(stored.begin(), stored.end(), [](const auto& e) { return e.kind == "flush"; });
        QVERIFY(row != stored.end());
        QCOMPARE(row->ms, toUnixMs(f.began));
        QCOMPARE(*pastOf({*row}).flushes.front().record.longUsd.value, 400e6);
    }
};

QTEST_APPLESS_MAIN(TestPhaseHistory)
#include "tst_phase_history.moc"
