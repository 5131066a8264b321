// What single rules ask besides their limits, what is said of what was raised, and in which order (ANALYTICS K).
#include "tests/support/numbers.h"
#include "tests/support/rule_table.h"

#include <cmath>
#include <map>

using namespace plimsoll;
using namespace plimsoll::test::rules;

class TestRiskJudging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAVenueNeverPublishesIsNotUnknown()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        r.asset.at(metric::index, VenueId::Hyperliquid).at = r.clock.mono();
        const auto told = [&] {
            const RiskSnapshot& s = r.step();
            const auto ofIt = [](const Warning& w) {
                return w.rule == "ADL_RISK" && w.venue == VenueId::Hyperliquid;
            };
            return std::count_if(s.unknown.begin(), s.unknown.end(), ofIt) +
                   std::count_if(s.warnings.begin(), s.warnings.end(), ofIt);
        };
        QCOMPARE(told(), std::ptrdiff_t{0});
        r.asset.facts.adlState[static_cast<std::size_t>(VenueId::Hyperliquid)] = 1;
        r.pass(c.hold + 2);
        QCOMPARE(told(), std::ptrdiff_t{1});
    }
    void evidenceSaysWhatIsUsual()
    {
        const Case c(QStringLiteral("DEPTH_DROP"));
        Rig r = c.rig();
        auto usual = std::make_shared<std::vector<std::optional<Usual>>>(analytics::vocabulary().size());
        (*usual)[metric::depthRatio] = Usual{1.02, 48};
        r.asset.facts.usual = usual;
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 2);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w);
        int said = 0;
        for (const Evidence& e : w->evidence) {
            QCOMPARE(e.normal.has_value(), e.metric == metric::depthRatio);
            if (!e.normal) continue;
            ++said;
            QCOMPARE(*e.normal, 1.02);
            QCOMPARE(e.normalHours, 48.0);
        }
        QCOMPARE(said, 1);
    }
    void aBookInPartsIsNotThin()
    {
        const Case c(QStringLiteral("EXEC_50M"));
        Rig r = c.rig();
        r.coverage = 0.75;
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        // What is enough without one venue is enough with it.
        c.row.put(r, c.rule.limits.exitWarn / 2, 3);
        r.pass(2);
        QVERIFY(!r.unknown());
    }
    // Of a book that loses its outer part, what is left costs little.
    void aBookThatEndsFirstIsNotCheap()
    {
        const Case c(QStringLiteral("EXEC_50M"));
        Rig r = c.rig();
        const auto endsAt = [&](double bp) {
            c.row.put(r, bp, 3);
            r.asset.at(metric::slip50m).floor = true;
        };
        endsAt(22);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->missing, std::string("slip_50m: the book ends before the sale does"));
        // At least so much is enough to warn, and what was raised is not over when less of the book is left.
        endsAt(90);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::Critical);
        endsAt(22);
        r.pass(c.clear + 2);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->severity, Severity::Critical);
        // Without one of the venues the reason is that one.
        r.coverage = 0.75;
        endsAt(90);
        r.all(metric::slip10m, 5);
        r.pass(2);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->missing, std::string("not of all venues"));
        // A book that takes the sale is calm, and so is an asset of which nobody asks it.
        r.coverage = 1;
        c.row.put(r, 22, 3);
        r.pass(c.clear + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
        endsAt(22);
        r.all(metric::oiUsd, 1e9);
        r.pass(2);
        QVERIFY(!r.unknown());
    }
    // A value that comes in piece by piece with the start is no beginning: it must have been calm for a while.
    void aFewCalmSecondsAreNoPast()
    {
        const Case c(QStringLiteral("OI_SURGE"));
        Rig r = c.rig();
        c.row.put(r, c.calm(), 2);
        r.pass(c.hold / 2);
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
        QVERIFY(r.find(r.engine.snapshot().warnings)->found);
    }
    // Hours that are counted from the start reach their limit on all assets at once.
    void hoursOfWhatWasFoundAreFound_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("overextension") << QStringLiteral("OI_RV_OVEREXT");
        QTest::newRow("spot stress") << QStringLiteral("SPOT_STRESS");
    }
    void hoursOfWhatWasFoundAreFound()
    {
        QFETCH(QString, id);
        const Case c(id);
        for (const bool found : {true, false}) {
            Rig r = c.rig();
            c.row.put(r, c.calm(), 2);
            r.asset.facts.overextendedFound = r.asset.facts.spotStressFound = found;
            r.pass(c.hold + 1);
            c.row.put(r, c.rule.limits.warn, 2);
            r.pass(c.hold + 1);
            QCOMPARE(r.severity(), Severity::Warning);
            const Warning* const w = r.find(r.engine.snapshot().warnings);
            QCOMPARE(w->found, found);
            QCOMPARE(w->quality.find("a lower bound") != std::string::npos, found);
        }
    }
    // What was calm when it was last known has begun since, also where nobody saw it for a while.
    void afterAnOutageIsNoFirstLook()
    {
        const Case c(QStringLiteral("DEPTH_DROP"));
        Rig r = c.rig();
        c.row.put(r, c.calm(), 3);
        r.pass(c.hold + 1);
        r.stale();
        r.pass(600);
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
        QVERIFY(!r.find(r.engine.snapshot().warnings)->found);
    }
    // Where nothing was forced for half an hour there is no branching, and that is calm, not ignorance: the first
    // burst begins something.
    void aBurstAfterALongQuietBegins()
    {
        const Case c(QStringLiteral("LIQ_BRANCH"));
        Rig r = c.rig();
        c.row.put(r, c.calm(), 3);
        r.all(metric::liqUsd1mLong, 0);
        MetricValue& branching = r.asset.at(metric::branching);
        branching.value.reset();
        branching.reason = analytics::Reason::NoData;
        r.pass(c.hold + 1);
        QVERIFY(!r.unknown());
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
        QVERIFY(!r.find(r.engine.snapshot().warnings)->found);
        // A past that is too short says nothing.
        branching.value.reset();
        branching.reason = analytics::Reason::TooShort;
        r.pass(2);
        QVERIFY(r.unknown());
    }
    // Below the limit it is unknown, but it was looked at.
    void aLowerBoundThatRisesIsNoFirstLook()
    {
        const Case c(QStringLiteral("CASCADE_TRIGGER"));
        Rig r = c.rig();
        const auto atLeast = [&](double v) {
            c.row.put(r, v, 3);
            r.asset.at(metric::amplification).floor = true;
        };
        atLeast(c.calm());
        r.pass(c.hold + 1);
        QVERIFY(r.unknown());
        atLeast(*c.rule.limits.crit);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
        QVERIFY(!r.find(r.engine.snapshot().warnings)->found);
    }
    void aShortPastIsToldAndJudged()
    {
        const Case c(QStringLiteral("TCI_HIGH"));
        Rig r = c.rig();
        r.coverage = 0.5;
        c.row.put(r, *c.rule.limits.crit, 2);
        r.pass(2);
        QVERIFY(r.unknown());  // half of its inputs are not fresh
        r.market.at(metric::tci).window = 0.5;
        r.pass(c.hold + 2);
        QVERIFY(r.severity() >= Severity::Warning);  // half of its time is not known
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w);
        QVERIFY2(w->quality.starts_with(
                     "100 % of the inputs fresh, 2 independent, 50 % of its time known; "
                     "confidence 23 % = fresh \u00d7 known \u00d7 independent of 3 \u00d7 0.7 for a model"),
                 w->quality.c_str());
        VERIFY_NEAR(w->coverage, 0.5);
    }
    void sharesOfAPartAreNoShares()
    {
        const Case c(QStringLiteral("OI_CONC"));
        Rig r = c.rig();
        r.coverage = 0.75;  // a venue of four fell silent
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
    }

    // ---- What a card shows beside its number
    void evidenceHasItsPastAndItsVenues()
    {
        const Case c(QStringLiteral("DEPTH_DROP"));
        Rig r = c.rig();
        int asked = 0;
        r.engine.setRank([&](MetricId id, const std::string& asset, std::optional<VenueId> venue, double value) {
            ++asked;
            const bool known = id == metric::depthRatio && asset == "BTC" && !venue;
            return known ? std::optional(PastRank{value / 2, 168}) : std::nullopt;
        });
        const auto venues = [&](double binance, double bybit) {
            r.put(r.asset, metric::depthRatio, VenueId::Binance, binance);
            r.put(r.asset, metric::depthRatio, VenueId::Bybit, bybit);
        };
        // An hour and a half of calm, with five minutes of which nothing is known.
        for (int minute = 0; minute < 90; ++minute) {
            if (minute >= 50 && minute < 55)
                r.stale();
            else
                c.row.put(r, 0.05, 3), venues(0.9, 1.1);
            r.pass(60);
        }
        c.row.put(r, 0.8, 3), venues(0.1, 0.3);
        r.asset.at(metric::depthRatio, VenueId::Okx).at = r.clock.mono();  // listed, and not known
        r.pass(30);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w);
        const Evidence* whole = nullptr;
        std::map<VenueId, const Evidence*> of;
        for (const Evidence& e : w->evidence) {
            if (e.metric != metric::depthRatio) continue;
            if (e.venue)
                of[*e.venue] = &e;
            else
                whole = &e;
        }
        QVERIFY(whole);
        QCOMPARE(of.size(), std::size_t{3});
        QCOMPARE(of[VenueId::Binance]->value, std::optional(0.1));
        QVERIFY(!of[VenueId::Okx]->value);
        QVERIFY(!of[VenueId::Binance]->percentile);
        VERIFY_WITHIN(*whole->percentile, 0.1, 1e-9);
        QCOMPARE(whole->percentileHours, 168.0);
        // Sixty minutes, the running one last; the ones without a value stay without.
        QVERIFY(whole->spark);
        QCOMPARE(whole->spark->size(), std::size_t{60});
        VERIFY_WITHIN(static_cast<double>(whole->spark->back()), 0.2, 1e-6);
        VERIFY_WITHIN(static_cast<double>(whole->spark->front()), 0.95, 1e-6);
        const auto gaps =
            std::count_if(whole->spark->begin(), whole->spark->end(), [](float v) { return std::isnan(v); });
        QVERIFY2(gaps >= 4 && gaps <= 5, qPrintable(QString::number(gaps)));
        VERIFY_WITHIN(static_cast<double>(of[VenueId::Bybit]->spark->back()), 0.3, 1e-6);
        // The largest first, by its own sign; the silent one named.
        const QString quality = QString::fromStdString(w->quality);
        QVERIFY2(quality.indexOf("Bybit") > 0 && quality.indexOf("Bybit") < quality.indexOf("Binance"),
                 qPrintable(quality));
        QVERIFY2(quality.contains("OKX unknown"), qPrintable(quality));
        // Every value that somebody looks at is not ranked anew each second.
        asked = 0;
        r.pass(120);
        QVERIFY2(asked > 0 && asked < 60, qPrintable(QString::number(asked)));
    }
    void aCurveKnowsNothingOfBefore()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(10);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w && w->evidence.front().spark);
        const auto& curve = *w->evidence.front().spark;
        QVERIFY(!std::isnan(curve.back()));
        for (std::size_t i = 0; i + 2 < curve.size(); ++i) QVERIFY(std::isnan(curve[i]));
    }
    void confidenceByItsFormula_data()
    {
        QTest::addColumn<double>("coverage");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<bool>("modelled");
        QTest::addColumn<double>("confidence");
        QTest::newRow("two venues") << 1.0 << 2 << false << 2.0 / 3;
        QTest::newRow("three") << 1.0 << 3 << false << 1.0;
        QTest::newRow("four of four") << 1.0 << 4 << false << 1.0;
        QTest::newRow("three of four") << 0.75 << 3 << false << 0.75;
        QTest::newRow("a model on two kinds of data") << 1.0 << 2 << true << 1.4 / 3;
        QTest::newRow("nothing") << 0.0 << 0 << false << 0.0;
    }
    void confidenceByItsFormula()
    {
        QFETCH(double, coverage);
        QFETCH(int, inputs);
        QFETCH(bool, modelled);
        QFETCH(double, confidence);
        VERIFY_WITHIN((Trust{coverage, inputs, modelled}.confidence()), confidence, 1e-12);
    }
    void inOneSentence()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(5);
        const Warning& w = *r.find(r.engine.snapshot().warnings);
        const QString text = QString::fromStdString(plainSentence(w));
        // What and where, since when, why, what would clear it.
        for (const std::string& part :
             {std::string("BTC"), std::string(c.rule.text.title), w.why, w.clears, std::string("raised since ")})
            QVERIFY2(text.contains(QString::fromStdString(part)), qPrintable(text));
    }
    void aRecordIsShownWithItsNumber()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(5);
        QVERIFY(!r.find(r.engine.snapshot().warnings)->track);
        QVERIFY(r.find(r.engine.snapshot().warnings)->record.starts_with("untested"));
        TrackRecord record;
        record.raised = 7, record.followed = 3, record.days = 12;
        r.engine.setRecords({{"SPREAD_WIDE", record}});
        r.pass(1);
        const Warning& w = *r.find(r.engine.snapshot().warnings);
        QCOMPARE(w.track->raised, 7u);
        QVERIFY2(w.record.find("3 of 7") != std::string::npos, w.record.c_str());
    }
    void withoutPositionsTheirRulesAreNotAsked()
    {
        Rig r;
        r.asset.at(metric::index, kWhere).at = r.clock.mono();
        const RiskSnapshot& s = r.step();
        for (const Warning& w : s.unknown) QVERIFY2(!riskRule(w.rule)->own, w.rule.c_str());
        QVERIFY(s.warnings.empty());
    }
    // The nearer of the venue's word and the own place in the queue.
    void ownPlaceInTheQueue()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        r.asset.at(metric::index, VenueId::Hyperliquid).at = r.clock.mono();
        r.put(r.asset, metric::adlQuantile, VenueId::Hyperliquid, 0.97);
        r.pass(c.hold + 2);
        const auto& warnings = r.engine.snapshot().warnings;
        const auto own = std::find_if(warnings.begin(), warnings.end(), [](const Warning& w) {
            return w.rule == "ADL_RISK" && w.venue == VenueId::Hyperliquid;
        });
        QVERIFY(own != warnings.end());
        QVERIFY(own->severity == Severity::Critical);
    }

    void burstsNeedASize()
    {
        const Case c(QStringLiteral("LIQ_BURST"));
        Rig r = c.rig();
        c.row.put(r, 9, 2);
        // A minute that is unusual but small against what is open: below 0.02 % no warning, below 0.1 % no more.
        r.asset.facts.forcedMinute = ForcedMinute{1e5, 1e9};
        r.pass(5);
        QCOMPARE(r.severity(), Severity::None);
        r.asset.facts.forcedMinute = ForcedMinute{5e5, 1e9};
        r.pass(5);
        QCOMPARE(r.severity(), Severity::Warning);
        r.asset.facts.forcedMinute = ForcedMinute{2e6, 1e9};
        r.pass(5);
        QCOMPARE(r.severity(), Severity::Critical);
    }

    void crowdedOnlyWhileTheRegimeStands()
    {
        const Case c(QStringLiteral("FUND_LONG"));
        Rig r = c.rig();
        c.row.put(r, 20, 2);
        r.word(metric::r8Regime, "LONG_WATCH");
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
    }

    void weekdaysAreNoWeekend()
    {
        const Case c(QStringLiteral("WEEKEND_THIN"));
        Rig r = c.rig();
        c.row.put(r, 0.9, 2);
        r.asset.facts.weekend = false;
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
    }

    void jumpsCountInVolatileTimesOnly()
    {
        const Case c(QStringLiteral("RV_JUMP"));
        Rig r = c.rig();
        c.row.put(r, 0.9, 2);
        r.all(metric::rv24h, 1.4);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
    }

    void anOldShockIsHistory()
    {
        const Case c(QStringLiteral("PHANTOM"));
        Rig r = c.rig();
        c.row.put(r, 0.9, 2);
        r.asset.at(metric::phantom).age = std::chrono::minutes{31};
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
    }

    void worstFirstThenOldest()
    {
        Rig r;
        r.stale();
        rowOf("SPREAD_WIDE").put(r, 3, 2);
        r.pass(5);
        rowOf("BASIS_DISP").put(r, 11, 2);
        r.pass(5);
        rowOf("EXEC_50M").put(r, 90, 2);
        r.pass(5);
        std::vector<std::string> order;
        for (const Warning& w : r.engine.snapshot().warnings) order.push_back(w.rule);
        QCOMPARE(order, (std::vector<std::string>{"EXEC_50M", "SPREAD_WIDE", "BASIS_DISP"}));
    }

    // A card that is still up must not say "0.5, warning from 2.5" as if that were one.
    void aNumberBelowItsLimitAgainSaysSo()
    {
        Rig r;
        r.stale();
        rowOf("SPREAD_WIDE").put(r, 3, 2);
        r.pass(5);
        const auto headline = [&] { return QString::fromStdString(r.engine.snapshot().warnings.at(0).headline); };
        QVERIFY2(headline().contains("warning from 2.50"), qPrintable(headline()));
        rowOf("SPREAD_WIDE").put(r, 0.5, 2);
        r.pass(5);
        QVERIFY2(headline().contains("again below") && headline().contains("not yet clear"),
                 qPrintable(headline()));
        QVERIFY2(!headline().contains("warning from"), qPrintable(headline()));
    }

    // Five ticks of a hundredth of a basis point are five times the usual, and nothing.
    void ticksAreNoWideSpread()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 9, 2);
        const auto each = [&](double bp) {
            for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) r.put(r.asset, metric::spreadBps, v, bp);
        };
        each(0.49);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
        each(0.5);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
    }
    // Books of 8 bp whose mids lie 5 bp apart have no spread together: each of them is wide all the same.
    void crossedVenuesHideNoWideSpread()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 9, 3);
        r.all(metric::spreadBps, 0);
        for (const VenueId v : {VenueId::Binance, VenueId::Bybit, VenueId::Okx})
            r.put(r.asset, metric::spreadBps, v, 8);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
    }

    // Four venues that charge something now are no witnesses of the days before.
    void aFlipIsJudgedByThoseWhoTellTheirPast()
    {
        const Case c(QStringLiteral("FUND_FLIP"));
        Rig r = c.rig();
        r.on(metric::r8, 4);
        r.coverage = 0.25;
        c.row.put(r, *c.rule.limits.crit, 1);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        r.coverage = 0.75;
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 1);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w);
        QVERIFY2(w->quality.starts_with("75 % of the inputs fresh, 3 independent"), w->quality.c_str());
    }

    // A flush whose range nobody knows is not one that was never there.
    void aFlushWithoutARangeIsNotCalm()
    {
        const auto unknown = [](bool flush) {
            Rig r;
            r.stale();
            r.on(metric::oiUsd, 4);
            r.all(metric::dOi24h, -0.02);
            if (flush) r.all(metric::oiT50, 3);
            r.pass(5);
            const auto& u = r.engine.snapshot().unknown;
            return std::any_of(u.begin(), u.end(), [](const Warning& one) { return one.rule == "OI_RELOAD"; });
        };
        QVERIFY(!unknown(false));
        QVERIFY(unknown(true));
    }

    // 50 million dollars are a question for assets whose positions they are a small part of.
    void fiftyMillionAreAskedOfLargeAssetsAlone()
    {
        const auto raised = [](double interest) {
            Rig r;
            r.stale();
            rowOf("EXEC_50M").put(r, 90, 2);
            r.all(metric::oiUsd, interest);
            r.pass(5);
            const auto& w = r.engine.snapshot().warnings;
            return std::any_of(w.begin(), w.end(), [](const Warning& one) { return one.rule == "EXEC_50M"; });
        };
        QVERIFY(raised(2e9));
        QVERIFY(!raised(1.9e9));
    }

    void outagesAreNoCalm()
    {
        Rig r;
        r.stale();
        r.venues[1].state = Freshness::Stale;
        r.venues[2].enabled = false;
        r.venues[2].state = Freshness::Off;
        const RiskSnapshot& s = r.step();
        QCOMPARE(s.outages, std::vector<VenueId>{VenueId::Bybit});
        QCOMPARE(s.rulesQuiet, std::size_t{0});
        QCOMPARE(s.unknown.size(), s.rulesJudged);
        // Venues that are not wanted are not judged.
        for (const Warning& w : s.unknown) QVERIFY(w.venue != VenueId::Okx);
    }

    void whatIsWatchedNoLongerIsForgotten()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::Warning);
        r.clock.advance(std::chrono::seconds{1});
        MetricSnapshot none;
        QCOMPARE(r.engine.step(none, r.venues, r.now()).warnings.size(), std::size_t{0});
        r.pass(2);
        QCOMPARE(r.severity(), Severity::None);  // its hold begins again
        r.pass(2);
        QCOMPARE(r.severity(), Severity::Warning);
    }
};

QTEST_APPLESS_MAIN(TestRiskJudging)
#include "tst_risk_judging.moc"
