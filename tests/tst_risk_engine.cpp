// Every rule of the catalogue by the same table: entered after its hold, held between the limits, left after its
// clearing time, silent in its cooldown, and never judged on what is stale or alone (ANALYTICS K).
#include "tests/support/numbers.h"
#include "tests/support/rule_table.h"

using namespace plimsoll;
using namespace plimsoll::test::rules;

class TestRiskEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTableIsWhole()
    {
        QCOMPARE(std::size(kRows), riskRules().size());
        for (const RiskRule& rule : riskRules()) {
            QVERIFY(rule.read != nullptr);
            QVERIFY(rule.limits.exitWarn < rule.limits.warn);
            if (rule.limits.crit) {
                QVERIFY(*rule.limits.crit > rule.limits.warn);
                QVERIFY(rule.limits.exitCrit < *rule.limits.crit);
                QVERIFY(rule.limits.exitCrit >= rule.limits.exitWarn);
            }
            QVERIFY(!rule.evidence.empty());
            QVERIFY(!rule.text.title.empty() && !rule.text.why.empty() && !rule.text.people.empty());
            QVERIFY(!rule.source.empty());
        }
    }
    void longCrowdingNamesItsSpan()
    {
        const RiskRule* const rule = riskRule("FUND_LONG");
        QVERIFY(rule && rule->text.why.find("long squeeze within 1 to 3 days") != std::string_view::npos);
    }

    void entersHoldsAndLeaves_data() { everyRule(); }
    void entersHoldsAndLeaves()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.calm(), 2);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());

        // The limit itself counts, once it has held.
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold);
        QCOMPARE(r.severity(), Severity::None);
        QCOMPARE(r.said, std::size_t{0});
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);
        QCOMPARE(r.said, std::size_t{1});
        const Warning* w = r.find(r.engine.snapshot().warnings);
        VERIFY_WITHIN(*w->value, c.rule.limits.warn, 1e-9 * std::max(1.0, c.rule.limits.warn));
        QCOMPARE(w->since.mono, r.clock.mono());
        QCOMPARE(w->forward, c.rule.forward);
        QCOMPARE(w->modelled, c.rule.modelled);
        QVERIFY(!w->headline.empty() && !w->why.empty() && !w->clears.empty() && !w->quality.empty());
        QVERIFY(!w->evidence.empty() || c.row.id == "ADL_RISK");
        QVERIFY(w->confidence > 0 && w->confidence <= 1);

        // Between the limits nothing moves.
        c.row.put(r, c.between(), 2);
        r.pass(2 * c.clear);
        QCOMPARE(r.severity(), Severity::Warning);

        // Below the lower one, for as long as it takes.
        c.row.put(r, c.calm(), 2);
        r.pass(c.clear);
        QCOMPARE(r.severity(), Severity::Warning);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::None);
        QCOMPARE(r.said, std::size_t{2});
        QVERIFY(!r.unknown());
    }

    void critical_data() { everyRule(); }
    void critical()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        const double much = c.rule.limits.crit.value_or(c.rule.limits.warn * 100);
        c.row.put(r, much, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), c.rule.limits.crit ? Severity::Critical : Severity::Warning);
        if (!c.rule.limits.crit) return;
        c.row.put(r, (c.rule.limits.exitCrit + *c.rule.limits.crit) / 2, 2);
        r.pass(2 * c.clear);
        QCOMPARE(r.severity(), Severity::Critical);
        c.row.put(r, (c.rule.limits.exitWarn + std::min(c.rule.limits.exitCrit, c.rule.limits.warn)) / 2 + 1e-12,
                  2);
        r.pass(c.clear + 1);
        QCOMPARE(r.severity(), Severity::Warning);
    }

    void silentInTheCooldown_data() { everyRule(); }
    void silentInTheCooldown()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        c.row.put(r, c.calm(), 2);
        r.pass(c.clear + 1);
        QCOMPARE(r.severity(), Severity::None);
        QCOMPARE(r.said, std::size_t{2});
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);  // it is shown
        QCOMPARE(r.said, std::size_t{2});           // and not said again
    }

    void staleInputsDecideNothing_data() { everyRule(); }
    void staleInputsDecideNothing()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        // From the start: unknown, which is not calm.
        const RiskSnapshot& first = r.step();
        QCOMPARE(first.rulesQuiet, std::size_t{0});
        QVERIFY(r.unknown());
        QVERIFY(!r.unknown()->missing.empty());
        QCOMPARE(r.unknown()->severity, Severity::None);

        // Almost there when the input goes: the hold begins again.
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold - 1);
        r.stale();
        r.pass(1);
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold);
        QCOMPARE(r.severity(), Severity::None);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);

        // A standing warning is not cleared by silence; it says that it cannot be judged.
        r.stale();
        r.pass(2 * c.clear);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->severity, Severity::Warning);
        QVERIFY(r.unknown()->unknown);
        QVERIFY(r.unknown()->value.has_value());  // the last that could be judged
        c.row.put(r, c.calm(), 2);
        r.pass(c.clear);
        QCOMPARE(r.severity(), Severity::Warning);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::None);
    }

    void oneInputAloneRaisesNothing_data() { everyRule(); }
    void oneInputAloneRaisesNothing()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.rule.limits.crit.value_or(c.rule.limits.warn), 1);
        r.pass(c.hold + 2);
        if (c.row.alone) {
            QCOMPARE(r.severity(), Severity::None);
            QVERIFY(r.unknown());
        } else {
            // Rests on two kinds of data, or on the only source there is: then the card says so.
            QVERIFY(r.severity() >= Severity::Warning);
            const Warning* const w = r.find(r.engine.snapshot().warnings);
            QCOMPARE(w->quality.find("1 independent, the only source there is") != std::string::npos,
                     c.rule.onlySource);
        }
    }

    void thinCoverageRaisesNothing_data() { everyRule(); }
    void thinCoverageRaisesNothing()
    {
        QFETCH(QString, id);
        const Case c(id);
        if (!c.row.partial) return;  // known or not known, nothing between
        Rig r = c.rig();
        r.coverage = 0.59;
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        // Shares of open interest need the whole: those of a part are other shares.
        // And what a venue that is missing would take is not too little: it is not known.
        r.coverage = id == "OI_CONC" || id == "EXEC_50M" ? 1 : 0.6;
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);
    }

    // The venue that stood apart may be the one that is missing: enough is enough, little is not known.
    void aDistanceOfExtremesMayBeMore()
    {
        for (const char* id : {"FUND_SPREAD", "BASIS_DISP"}) {
            const Case c(QString::fromLatin1(id));
            Rig r = c.rig();
            r.coverage = 0.75;
            c.row.put(r, c.rule.limits.warn, 3);
            r.pass(c.hold + 1);
            QCOMPARE(r.severity(), Severity::Warning);
            c.row.put(r, *c.rule.limits.crit, 3);
            r.pass(c.hold + 1);
            QCOMPARE(r.severity(), Severity::Critical);
            c.row.put(r, c.rule.limits.warn, 3);
            r.pass(c.clear + 1);
            QVERIFY(r.unknown());
            const auto& unknown = r.engine.snapshot().unknown;
            QCOMPARE(r.find(unknown)->missing, std::string("not of all venues"));
            QCOMPARE(r.find(unknown)->severity, Severity::Critical);
            r.coverage = 1;
            c.row.put(r, c.calm(), 4);
            r.pass(c.clear + 1);
            QCOMPARE(r.severity(), Severity::None);
            QVERIFY(!r.unknown());
        }
    }
    void aCardNamesWhoCannotBeReached()
    {
        const Case c(QStringLiteral("DEPTH_DROP"));
        Rig r = c.rig();
        r.asset.facts.unreached = 1;
        c.row.put(r, c.rule.limits.warn, 3);
        r.pass(c.hold + 1);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w && w->quality.find("; without Binance") != std::string::npos);
    }

    // With a start inputs become known: what stands then has not begun then.
    void whatStoodAtTheFirstJudgementIsFound_data() { everyRule(); }
    void whatStoodAtTheFirstJudgementIsFound()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig at = c.rig();
        at.pass(5);  // nothing is known
        c.row.put(at, c.rule.limits.warn, 2);
        at.pass(c.hold + 1);
        QCOMPARE(at.severity(), Severity::Warning);
        QVERIFY(at.find(at.engine.snapshot().warnings)->found);
        // Worse than it stood: that was seen to begin.
        if (c.rule.limits.crit) {
            at.pass(c.hold);
            c.row.put(at, *c.rule.limits.crit, 2);
            at.pass(c.hold + 1);
            QCOMPARE(at.severity(), Severity::Critical);
            QVERIFY(!at.find(at.engine.snapshot().warnings)->found);
        }
        Rig later = c.rig();
        c.row.put(later, c.calm(), 2);
        later.pass(c.hold + 1);
        c.row.put(later, c.rule.limits.warn, 2);
        later.pass(c.hold + 1);
        QCOMPARE(later.severity(), Severity::Warning);
        QVERIFY(!later.find(later.engine.snapshot().warnings)->found);
        // Other limits are a first look again.
        Thresholds lower = c.rule.limits;
        lower.warn = (c.rule.limits.warn + c.rule.limits.exitWarn) / 2;
        later.engine.setLimits({{std::string(c.rule.id), lower}});
        later.pass(c.hold + 1);
        QCOMPARE(later.severity(), Severity::Warning);
        QVERIFY(later.find(later.engine.snapshot().warnings)->found);
    }

    void limitsOfThePerson_data() { everyRule(); }
    void limitsOfThePerson()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);
        Thresholds higher = c.rule.limits;
        higher.warn = c.rule.limits.warn * 1.01;
        if (higher.crit) higher.crit = *c.rule.limits.crit * 1.02;
        r.engine.setLimits({{std::string(c.rule.id), higher}});
        QVERIFY(r.engine.limitsOf(c.rule) == higher);
        // The rule begins anew, and this is below its limit now.
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
        // Back to the table's: anew once more.
        r.engine.setLimits({});
        r.pass(c.hold);
        QCOMPARE(r.severity(), Severity::None);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);
        // The same limits again disturb nothing.
        r.engine.setLimits({});
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);
    }

    // ---- Rules with two sides: either is enough, and says so by itself
    void eitherSide_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("side");
        for (const OneSide& side : kSides)
            QTest::addRow("%s, %s", std::string(side.rule).c_str(), side.name)
                << QString::fromUtf8(side.rule.data(), qsizetype(side.rule.size()))
                << static_cast<int>(&side - kSides);
    }
    void eitherSide()
    {
        QFETCH(QString, id);
        QFETCH(int, side);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.calm(), 2);
        kSides[side].put(r, c.calm());
        r.pass(5);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY2(!r.unknown(), r.unknown() ? r.unknown()->missing.c_str() : "");
        kSides[side].put(r, *c.rule.limits.crit);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
        kSides[side].put(r, c.calm());
        r.pass(c.clear + 1);
        QCOMPARE(r.severity(), Severity::None);
    }
};

QTEST_APPLESS_MAIN(TestRiskEngine)
#include "tst_risk_engine.moc"
