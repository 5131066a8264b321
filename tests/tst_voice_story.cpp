// Many at once are one story: when it begins, what it folds, its waves, and what ends it. The clock is the test's.
#include "tests/support/voice_samples.h"
#include "ui/voice_story.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

News news(const char* rule, Severity severity = Severity::Warning, const char* asset = "BTC")
{
    News n;
    n.rule = rule;
    n.severity = severity;
    n.asset = asset;
    n.head = std::string(asset) + ": " + rule;
    return n;
}

// What happens at a second.
struct Moment {
    int at = 0;
    int fresh = 0;        // news at once
    bool burst = false;   // among them: LIQ_BURST, critical
    bool forced = false;  // it stands
    int liquidating = 0;  // assets in the phase
    bool dark = false;    // of the others it is not known; nor whether LIQ_BURST still stands
};

struct Case {
    const char* name;
    std::vector<Moment> moments;
    QString steps;       // a letter a moment: . nothing, B began, G grew, E ended
    std::size_t loose;   // told one by one
    std::size_t folded;  // in all stories
    int waves;           // of the last story
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all = {
        {"five in a minute are five", {{0, 5}}, ".", 5, 0, 0},
        {"six in a minute are a story", {{0, 3}, {30, 2}, {59, 1}, {60, 4}}, "..BG", 5, 5, 0},
        {"six in more than a minute are six", {{0, 3}, {61, 3}, {122, 3}}, "...", 9, 0, 0},
        {"one burst is enough", {{0, 1, true, true}, {1, 1, false, true}}, "BG", 0, 2, 1},
        {"the phase is enough", {{0, 0, false, false, 1}, {5, 2, false, false, 1}}, "BG", 0, 2, 0},
        {"quiet ends it", {{0, 6}, {299, 0}, {300, 0}, {301, 1}}, "B.E.", 1, 6, 0},
        {"forced orders hold it open",
         {{0, 1, true, true}, {400, 0, false, true}, {401, 0, false, false}, {402, 0}},
         "B.E.",
         0,
         1,
         2},
        {"leaving the phase ends it after a minute's silence",
         {{0, 2, false, false, 2}, {30, 1, false, false, 1}, {40, 0}, {89, 0}, {90, 0}},
         "BG..E",
         0,
         3,
         0},
        {"a phase that lasts does not hold it open for ever",
         {{0, 1, false, false, 1},
          {299, 0, false, false, 1},
          {300, 0, false, false, 1},
          {310, 1, false, false, 1}},
         "B.E.",
         1,
         1,
         0},
        {"a phase that is not known is not left",
         {{0, 1, false, false, 1},
          {60, 0, false, false, 0, true},
          {400, 0, false, false, 0, true},
          {410, 0, false, false, 1},
          {420, 0},
          {460, 0}},
         "B....E",
         0,
         1,
         0},
        {"forced orders that are not known have not stopped",
         {{0, 1, true, true},
          {10, 0, false, false, 0, true},
          {400, 0, false, false, 0, true},
          {410, 0, false, true},
          {420, 0},
          {699, 0},
          {700, 0}},
         "B.....E",
         0,
         1,
         1},
        {"what is not known is not waited for without end",
         {{0, 1, false, false, 1},
          {100, 0, false, false, 0, true},
          {1'000, 2, false, false, 0, true},
          {1'899, 0, false, false, 0, true},
          {1'900, 0, false, false, 0, true},
          {1'910, 0, false, false, 1}},
         "B.G.E.",
         0,
         3,
         0},
        {"a phase that is known again has not begun",
         {{0, 1, false, false, 1},
          {300, 0, false, false, 1},
          {310, 0, false, false, 0, true},
          {320, 0, false, false, 1},
          {330, 0, false, false, 2}},
         "BE..B",
         0,
         1,
         0},
        {"bursts after pauses are waves",
         {{0, 1, true, true},
          {20, 0, false, false},
          {40, 0, false, true},  // within the pause: the same wave
          {101, 1, true, true},
          {200, 0, false, true}},
         "B..G.",
         0,
         2,
         3},
        {"a second story", {{0, 6}, {300, 0}, {400, 6}}, "BEB", 0, 12, 0},
    };
    return all;
}

}  // namespace

class TestVoiceStory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases().size(); ++i) QTest::newRow(cases()[i].name) << int(i);
    }
    void folds()
    {
        QFETCH(int, index);
        const Case& c = cases()[static_cast<std::size_t>(index)];
        StoryTeller teller;
        const VoiceChoice choice;
        QString steps;
        std::size_t loose = 0;
        for (const Moment& m : c.moments) {
            std::vector<News> fresh;
            for (int i = 0; i < m.fresh; ++i)
                fresh.push_back(m.burst && i == 0 ? news("LIQ_BURST", Severity::Critical) : news("DEPTH_DROP"));
            StoryTeller::Market market;
            market.forced = m.forced;
            market.forcedUnknown = m.dark;
            for (int i = 0; i < 3; ++i) {
                const std::string asset = "A" + std::to_string(i);
                if (i < m.liquidating)
                    market.liquidating.push_back(asset);
                else if (!m.dark)
                    market.otherPhase.push_back(asset);
            }
            const Duration at = 1h + std::chrono::seconds{m.at};
            const auto told = teller.hear(std::move(fresh), market, choice, {Timestamp{at}, Mono{at}});
            loose += told.loose.size();
            switch (told.step) {
                case StoryTeller::Step::Nothing: steps += u'.'; break;
                case StoryTeller::Step::Began: steps += u'B'; break;
                case StoryTeller::Step::Grew: steps += u'G'; break;
                case StoryTeller::Step::Ended: steps += u'E'; break;
            }
        }
        QCOMPARE(steps, c.steps);
        QCOMPARE(loose, c.loose);
        std::size_t folded = 0;
        for (const Story& s : teller.told()) folded += s.folded;
        QCOMPARE(folded, c.folded);
        if (!teller.told().empty()) QCOMPARE(teller.told().front().waves, c.waves);
    }

    void theWordsHoldTheFacts()
    {
        StoryTeller teller;
        const VoiceChoice choice;
        News named = news("ADL_RISK", Severity::Critical, "ETH");
        named.venue = VenueId::Bybit;
        StoryTeller::Market market;
        market.forced = true;
        market.longUsd = 9e6;
        market.shortUsd = 1e6;
        teller.hear({news("LIQ_BURST", Severity::Critical), news("DEPTH_DROP"), named}, market, choice,
                    {Timestamp{1h}, Mono{1h}});
        const Story* s = teller.open();
        QVERIFY(s);
        QCOMPARE(storyHead(*s, Mono{1h + 8min + 41s}),
                 QStringLiteral("Cascade in progress: longs, wave 1, 8 m 41 s"));
        QCOMPARE(storyHead(*s, Mono{1h + 45s}), QStringLiteral("Cascade in progress: longs, wave 1, 45 s"));
        QCOMPARE(storyHead(*s, Mono{1h + 554ms}),
                 QStringLiteral("Cascade in progress: longs, wave 1, under a second"));
        QCOMPARE(storyWhere(*s), QStringLiteral("BTC 2, ETH 1; Bybit"));
        market.silent = {VenueId::Okx};
        teller.hear({}, market, choice, {Timestamp{1h + 1ms}, Mono{1h + 1ms}});
        QCOMPARE(storyWhere(*s), QStringLiteral("BTC 2, ETH 1; Bybit, OKX silent"));
        QVERIFY(storyLine(*s).startsWith(QStringLiteral("3 folded into one story")));
        QVERIFY(storyLine(*s).contains(QStringLiteral("2 critical")));
        QVERIFY(storyLine(*s).contains(QStringLiteral("\u2265 $10")));
        QVERIFY(!storyCause(*s).isEmpty());
        // The larger minute decides the side.
        market.longUsd = 1e6;
        market.shortUsd = 90e6;
        teller.hear({}, market, choice, {Timestamp{1h + 1s}, Mono{1h + 1s}});
        QCOMPARE(teller.open()->side, Story::Side::Shorts);
    }
    // Here an asset that is watched no longer: it is in no phase that anybody knows.
    void anEndThatNobodySawIsNotCalledOver()
    {
        StoryTeller teller;
        StoryTeller::Market market;
        market.liquidating = {"BTC"};
        const auto hear = [&](Duration at) {
            return teller.hear({}, market, VoiceChoice(), {Timestamp{at}, Mono{at}}).step;
        };
        QCOMPARE(hear(1h), StoryTeller::Step::Began);
        market.liquidating.clear();
        QCOMPARE(hear(1h + 1min), StoryTeller::Step::Nothing);
        QCOMPARE(hear(1h + 30min), StoryTeller::Step::Nothing);
        QCOMPARE(hear(1h + 31min), StoryTeller::Step::Ended);
        const Story& s = teller.told().front();
        QCOMPARE(storyHead(s, Mono{}), QStringLiteral("Cascade, end not seen: 31 m 0 s"));
        QVERIFY(storyLine(s).endsWith(QStringLiteral("its data went missing")));
    }
    void whatIsNotKnownIsInNoPhase()
    {
        using analytics::phase::Phase;
        const MetricId phase = *analytics::metricId("phase");
        MetricSnapshot metrics;
        const auto add = [&](const char* asset, Phase is, double coverage) {
            auto a = std::make_shared<AssetMetrics>(asset);
            MetricValue& v = a->at(phase);
            v.value = static_cast<double>(is);
            v.coverage = coverage;
            metrics.assets.push_back(std::move(a));
        };
        add("BTC", Phase::Liquidation, 1);
        add("ETH", Phase::Liquidation, 0.4);
        add("SOL", Phase::Reset, 1);
        metrics.assets.push_back(std::make_shared<AssetMetrics>("XRP"));
        RiskSnapshot risk;
        risk.unknown = {test::warning("LIQ_BURST", Severity::Critical)};
        const StoryTeller::Market market = StoryTeller::marketOf(&risk, &metrics);
        QCOMPARE(market.liquidating, std::vector<std::string>{"BTC"});
        QCOMPARE(market.otherPhase, std::vector<std::string>{"SOL"});
        QVERIFY(!market.forced && market.forcedUnknown);
        risk.unknown = {test::warning("LIQ_BURST"), test::warning("DEPTH_DROP", Severity::Critical)};
        QVERIFY(!StoryTeller::marketOf(&risk, nullptr).forcedUnknown);
    }
    void manyThatAreNoCascadeDoNotSaySo()
    {
        StoryTeller teller;
        std::vector<News> six(6, news("FEED_STALE"));
        teller.hear(six, {}, VoiceChoice(), {Timestamp{1h}, Mono{1h}});
        QVERIFY(teller.open());
        QVERIFY(!teller.open()->cascade());
        QVERIFY(!storyHead(*teller.open(), Mono{1h}).contains(QStringLiteral("Cascade")));
        // Nor is one small liquidation its side.
        StoryTeller::Market market;
        market.shortUsd = 70'700;
        teller.hear({}, market, VoiceChoice(), {Timestamp{1h + 2s}, Mono{1h + 2s}});
        QCOMPARE(storyHead(*teller.open(), Mono{1h + 2s}), QStringLiteral("Many warnings at once: 2 s"));
        QCOMPARE(storyHead(*teller.open(), teller.open()->began.mono), QStringLiteral("Many warnings at once"));
    }
    void switchedOffTellsEach()
    {
        StoryTeller teller;
        VoiceChoice choice;
        std::vector<News> six(6, news("A"));
        QCOMPARE(teller.hear(six, {}, choice, {Timestamp{1h}, Mono{1h}}).step, StoryTeller::Step::Began);
        choice.fold = false;
        const auto told = teller.hear(six, {}, choice, {Timestamp{1h + 1s}, Mono{1h + 1s}});
        QCOMPARE(told.step, StoryTeller::Step::Ended);
        QCOMPARE(told.loose.size(), std::size_t{6});
        QVERIFY(!teller.open());
    }
    void whatStoodAtTheStartIsNoCrowd()
    {
        StoryTeller teller;
        std::vector<News> many(20, news("A"));
        for (News& n : many) n.before = true;
        QCOMPARE(teller.hear(many, {}, VoiceChoice(), {Timestamp{1h}, Mono{1h}}).loose.size(), std::size_t{20});
        QVERIFY(!teller.open());
    }
    void whatWasFoundIsNoCrowd()
    {
        StoryTeller teller;
        std::vector<News> many(20, news("OI_SURGE", Severity::Critical));
        for (News& n : many) n.found = true;
        const auto hear = [&](std::vector<News> fresh, Duration at) {
            return teller.hear(std::move(fresh), {}, VoiceChoice(), {Timestamp{at}, Mono{at}});
        };
        QCOMPARE(hear(many, 1h).loose.size(), std::size_t{20});
        QVERIFY(!teller.open());
        // Nor does it help five that began to be six.
        QCOMPARE(hear(std::vector<News>(5, news("A")), 1h + 1s).step, StoryTeller::Step::Nothing);
        QCOMPARE(hear({news("A")}, 1h + 2s).step, StoryTeller::Step::Began);
        QCOMPARE(teller.open()->folded, std::size_t{1});
        QVERIFY(teller.open()->worst == Severity::Warning);
    }
    // A critical burst speaks for itself, however it came to be known.
    void aBurstThatWasFoundIsACascade()
    {
        StoryTeller teller;
        News burst = news("LIQ_BURST", Severity::Critical);
        burst.found = true;
        QCOMPARE(teller.hear({burst}, {}, VoiceChoice(), {Timestamp{1h}, Mono{1h}}).step,
                 StoryTeller::Step::Began);
        QVERIFY(teller.open()->cascade());
    }
    void aJumpBackBeginsAnew()
    {
        StoryTeller teller;
        std::vector<News> six(6, news("A"));
        teller.hear(six, {}, VoiceChoice(), {Timestamp{2h}, Mono{2h}});
        teller.hear({}, {}, VoiceChoice(), {Timestamp{1h}, Mono{1h}});
        QVERIFY(!teller.open());
    }
    void memoryIsBounded()
    {
        StoryTeller teller;
        std::vector<News> flood(Story::kMost + 500, news("A"));
        teller.hear(flood, {}, VoiceChoice(), {Timestamp{1h}, Mono{1h}});
        QCOMPARE(teller.open()->news.size(), Story::kMost);
        QCOMPARE(teller.open()->folded, Story::kMost + 500);
        for (std::size_t i = 0; i < StoryTeller::kKept + 5; ++i) {
            const Duration at = 2h + std::chrono::minutes{20 * static_cast<int>(i)};
            teller.hear(std::vector<News>(6, news("A")), {}, VoiceChoice(), {Timestamp{at}, Mono{at}});
            teller.hear({}, {}, VoiceChoice(), {Timestamp{at + 6min}, Mono{at + 6min}});
        }
        QCOMPARE(teller.told().size(), StoryTeller::kKept);
    }

    void quietHours_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<int>("now");   // minute of the day
        QTest::addColumn<int>("ends");  // minute from the day's beginning; -1: not quiet
        QTest::newRow("within a day") << 60 << 120 << 90 << 120;
        QTest::newRow("before") << 60 << 120 << 59 << -1;
        QTest::newRow("its end is not in it") << 60 << 120 << 120 << -1;
        QTest::newRow("over midnight, evening") << 1320 << 420 << 1400 << 1440 + 420;
        QTest::newRow("over midnight, morning") << 1320 << 420 << 30 << 420;
        QTest::newRow("over midnight, day") << 1320 << 420 << 720 << -1;
        QTest::newRow("nothing") << 60 << 60 << 60 << -1;
    }
    void quietHours()
    {
        QFETCH(int, from);
        QFETCH(int, until);
        QFETCH(int, now);
        QFETCH(int, ends);
        QuietChoice quiet;
        quiet.daily = true;
        quiet.fromMinute = from;
        quiet.untilMinute = until;
        const Timestamp day{std::chrono::days{20'000}};
        const auto end = quiet.holdsUntil(day + std::chrono::minutes{now});
        QCOMPARE(end.has_value(), ends >= 0);
        if (end) QCOMPARE(toUnixMs(*end), toUnixMs(day + std::chrono::minutes{ends}));
        // By hand counts as well, and the later end holds.
        quiet.until = day + std::chrono::minutes{now + 3'000};
        QCOMPARE(toUnixMs(*quiet.holdsUntil(day + std::chrono::minutes{now})), toUnixMs(*quiet.until));
    }
};

QTEST_GUILESS_MAIN(TestVoiceStory)
#include "tst_voice_story.moc"
