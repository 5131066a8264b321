// ANALYTICS K and M: the alert engine, and whether alerts came before what they warned of.
#include "model/analytics/alert_run.h"
#include "model/analytics/validation.h"
#include "tests/support/numbers.h"

using namespace plimsoll::analytics;
using namespace plimsoll::test;
using alert::Level;
using alert::Move;

namespace {

using Doubles = std::vector<double>;
using Maybe = std::optional<double>;

alert::Thresholds example()
{
    return {.warn = 4,
            .critical = 8,
            .exitWarn = 3.5,
            .exitCritical = 7,
            .holdSeconds = 20,
            .clearSeconds = 20,
            .cooldownSeconds = 300};
}

// "30 up 1, 60 up 2"
std::string story(const alert::Run& run)
{
    std::string out;
    for (const alert::Event& e : run.events) {
        if (!out.empty()) out += ", ";
        out += std::to_string(static_cast<int>(e.time));
        out += e.move == Move::Up ? " up " : " down ";
        out += std::to_string(static_cast<int>(e.level));
    }
    return out;
}

// One value each ten seconds.
std::vector<alert::Sample> everyTen(const std::vector<Maybe>& values)
{
    std::vector<alert::Sample> out;
    for (std::size_t i = 0; i < values.size(); ++i) out.push_back({10.0 * static_cast<double>(i), values[i]});
    return out;
}

}  // namespace

class TestAnalyticsAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExample()
    {
        const auto run = alert::run(everyTen({1, 5, 5, 5, 9, 9, 9, 6, 3, 3, 3, 5, 5, 5}), example());
        QCOMPARE(story(*run), std::string("30 up 1, 60 up 2, 90 down 1, 100 down 0"));
        QCOMPARE(run->final, Level::Warn);  // the third rise is silent, and yet a rise
    }
    void stories_data()
    {
        QTest::addColumn<std::vector<Maybe>>("values");
        QTest::addColumn<alert::Thresholds>("thresholds");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("final");
        const alert::Thresholds t = example();
        const auto row = [](const char* name, std::vector<Maybe> v, const alert::Thresholds& th, const char* s,
                            int f) { QTest::newRow(name) << std::move(v) << th << QString::fromUtf8(s) << f; };
        row("the threshold itself counts", {4, 4, 4}, t, "20 up 1", 1);
        row("held too short", {5, 5, 3.9, 5, 5}, t, "", 0);
        row("a dip starts the hold again", {5, 5, 3.9, 5, 5, 5}, t, "50 up 1", 1);
        row("straight to critical", {9, 9, 9}, t, "20 up 2", 2);
        row("between the thresholds nothing moves", {5, 5, 5, 3.6, 3.6, 3.6, 3.6}, t, "20 up 1", 1);
        row("the exit itself does not clear", {5, 5, 5, 3.5, 3.5, 3.5, 3.5}, t, "20 up 1", 1);
        row("clears below the exit", {5, 5, 5, 3, 3, 3}, t, "20 up 1, 50 down 0", 0);
        row("a touch of the exit starts clearing again", {5, 5, 5, 3, 3, 3.5, 3, 3, 3}, t, "20 up 1, 80 down 0",
            0);
        row("critical falls to warning first", {9, 9, 9, 5, 5, 5}, t, "20 up 2, 50 down 1", 1);
        row("both exits at once: to calm", {9, 9, 9, 1, 1, 1}, t, "20 up 2, 50 down 0", 0);
        row("from warning up in the cooldown: critical is louder", {5, 5, 5, 9, 9, 9}, t, "20 up 1, 50 up 2", 2);
        alert::Thresholds quick = t;
        quick.holdSeconds = quick.clearSeconds = 0;
        quick.cooldownSeconds = 30;
        row("no hold", {5, 1, 5}, quick, "0 up 1, 10 down 0", 1);
        row("speaks again after the cooldown", {5, 1, 1, 5, 1}, quick, "0 up 1, 10 down 0, 30 up 1, 40 down 0", 0);
        row("critical silences the warning after it", {9, 1, 5}, quick, "0 up 2, 10 down 0", 1);
        alert::Thresholds warnOnly = t;
        warnOnly.critical.reset();
        warnOnly.exitCritical.reset();
        row("a rule that only warns", {50, 50, 50, 1, 1, 1}, warnOnly, "20 up 1, 50 down 0", 0);
        row("stale: nothing is entered", {5, 5, Maybe(), 5, 5}, t, "", 0);
        row("stale: nothing is left", {5, 5, 5, 1, 1, Maybe(), 1, 1}, t, "20 up 1", 1);
        row("stale all the way", {Maybe(), Maybe(), Maybe()}, t, "", 0);
        alert::Thresholds falling = {.warn = -0.5,
                                     .critical = -0.2,
                                     .exitWarn = -0.6,
                                     .exitCritical = -0.3,
                                     .holdSeconds = 10,
                                     .clearSeconds = 10,
                                     .cooldownSeconds = 0};
        row("falling is bad, with the sign turned", {-1.0, -0.4, -0.4, -0.1, -0.1}, falling, "20 up 1, 40 up 2",
            2);
        row("no samples", {}, t, "", 0);
    }
    void stories()
    {
        QFETCH(std::vector<Maybe>, values);
        QFETCH(alert::Thresholds, thresholds);
        QFETCH(QString, expected);
        QFETCH(int, final);
        const auto run = alert::run(everyTen(values), thresholds);
        QVERIFY(run);
        QCOMPARE(QString::fromStdString(story(*run)), expected);
        QCOMPARE(static_cast<int>(run->final), final);
    }
    void saysSinceWhen()
    {
        auto machine = alert::Machine::start(example());
        QVERIFY(machine && !machine->heldSince(Level::Warn));
        QVERIFY(machine->step(7, 5));
        QVERIFY(machine->step(20, 9));
        QCOMPARE(*machine->heldSince(Level::Warn), 7.0);
        QCOMPARE(*machine->heldSince(Level::Critical), 20.0);
        QVERIFY(machine->step(21, {}));
        QVERIFY(!machine->heldSince(Level::Warn));
    }
    void refuses()
    {
        alert::Thresholds t = example();
        t.exitWarn = 4.1;
        VERIFY_REASON(alert::Machine::start(t), Reason::BadInput);
        t = example();
        t.critical = 3;
        VERIFY_REASON(alert::Machine::start(t), Reason::BadInput);
        t = example();
        t.holdSeconds = -1;
        VERIFY_REASON(alert::Machine::start(t), Reason::BadInput);
        auto machine = alert::Machine::start(example());
        QVERIFY(machine->step(10, 5));
        VERIFY_REASON(machine->step(9, 5), Reason::BadInput);
        VERIFY_REASON(machine->step(11, NAN), Reason::BadInput);
        QVERIFY(machine->step(30, 5));
        QCOMPARE(machine->level(), Level::Warn);
    }
    void neverLouderThanItsValue()
    {
        // Whatever comes: a level is only there if its threshold was held, ups and downs alternate in their
        // sense, and silence changes no state.
        Dice dice(3);
        for (int round = 0; round < 200; ++round) {
            alert::Thresholds t = example();
            t.cooldownSeconds = round % 2 ? 300 : 0;
            alert::Thresholds loud = t;
            loud.cooldownSeconds = 0;
            auto machine = alert::Machine::start(t), other = alert::Machine::start(loud);
            double value = 0;
            for (int i = 0; i < 300; ++i) {
                value = 0.8 * value + 2 * dice.normal() + 1;
                const Maybe sample = dice.below(20) == 0 ? Maybe() : Maybe(value);
                const auto said = machine->step(10 * i, sample), saidLoud = other->step(10 * i, sample);
                QVERIFY(said && saidLoud);
                QCOMPARE(machine->level(), other->level());
                if (*said) QVERIFY(*saidLoud && (*said)->level == machine->level());
                if (*said && (*said)->move == Move::Up)
                    QVERIFY(sample && *sample >= ((*said)->level == Level::Critical ? 8 : 4));
            }
        }
    }

    void validation()
    {
        const auto s =
            validate::events(Doubles{10, 11, 100, 200, 330, 500}, Doubles{30, 210, 400}, {72, 6, 720, 1});
        QVERIFY(s);
        QCOMPARE(s->alerts, std::size_t{5});
        QCOMPARE(s->truePositives, std::size_t{3});
        VERIFY_NEAR(*s->precision, 0.6);
        VERIFY_NEAR(s->precisionInterval.low, 0.2307242812760128);
        VERIFY_NEAR(s->precisionInterval.high, 0.882379225767352);
        VERIFY_NEAR(*s->recall, 1);
        VERIFY_NEAR(s->recallInterval.low, 0.4385029682449546);
        VERIFY_NEAR(s->recallInterval.high, 1);
        VERIFY_NEAR(*s->medianLeadHours, 20);
        VERIFY_NEAR(s->falsePerDay, 2.0 / 30);
        VERIFY_NEAR(s->baseRate, 0.29583333333333334);
        VERIFY_NEAR(*s->lift, 2.028169014084507);
    }
    void validationEdges()
    {
        const auto none = validate::events({}, {}, {72, 6, 720, 0});
        QVERIFY(none && !none->precision && !none->recall && !none->lift && !none->medianLeadHours);
        QCOMPARE(none->precisionInterval.low, 0.0);
        QCOMPARE(none->precisionInterval.high, 1.0);
        QCOMPARE(none->baseRate, 0.0);
        const auto silent = validate::events({}, Doubles{5}, {72, 6, 720, 0});
        QVERIFY(!silent->precision && *silent->recall == 0 && silent->falsePerDay == 0);
        const auto wrong = validate::events(Doubles{5}, {}, {72, 6, 720, 0});
        QVERIFY(*wrong->precision == 0 && !wrong->recall && !wrong->lift);
        // both ends of the window belong to it
        QCOMPARE(validate::events(Doubles{0}, Doubles{72}, {72, 6, 720, 1})->truePositives, std::size_t{1});
        QCOMPARE(validate::events(Doubles{0}, Doubles{1}, {72, 6, 720, 1})->truePositives, std::size_t{1});
        QCOMPARE(validate::events(Doubles{0}, Doubles{0.99}, {72, 6, 720, 1})->truePositives, std::size_t{0});
        // merged against the last kept one, in any order: 0, 6 and 12 are 0 and 12
        QCOMPARE(validate::events(Doubles{12, 0, 6}, {}, {72, 6, 720, 0})->alerts, std::size_t{2});
        QCOMPARE(validate::events(Doubles{0, 6.1}, {}, {72, 6, 720, 0})->alerts, std::size_t{2});
        // capped
        QCOMPARE(validate::events({}, Doubles{1, 2, 3}, {500, 6, 720, 0})->baseRate, 1.0);
        VERIFY_REASON(validate::events({}, {}, {72, 6, 0, 0}), Reason::BadInput);
        VERIFY_REASON(validate::events({}, {}, {1, 6, 720, 2}), Reason::BadInput);
    }
    void wilson()
    {
        VERIFY_WITHIN(validate::wilson(4, 4).low, 0.510, 0.0005);  // four of four means only "more than half"
        QCOMPARE(validate::wilson(0, 0).low, 0.0);
        QCOMPARE(validate::wilson(0, 0).high, 1.0);
        for (std::size_t n = 1; n < 40; ++n)
            for (std::size_t k = 0; k <= n; ++k) {
                const auto i = validate::wilson(k, n), turned = validate::wilson(n - k, n);
                const double p = static_cast<double>(k) / static_cast<double>(n);
                QVERIFY(i.low >= 0 && i.low <= p + 1e-12 && i.high >= p - 1e-12 && i.high <= 1);
                VERIFY_WITHIN(i.low, 1 - turned.high, 1e-12);
            }
    }
    void placebo()
    {
        // Alerts an hour before each event beat nearly every shift of themselves; alerts without a meaning do not.
        const Doubles events{100, 220, 370, 505, 640};
        Doubles knowing, blind;
        for (const double e : events) knowing.push_back(e - 2);
        Dice dice(12);
        for (int i = 0; i < 60; ++i) blind.push_back(720 * dice.uniform());
        const validate::Window window{6, 1, 720, 1};
        QVERIFY(*validate::placebo(knowing, events, window, 500, 1) < 0.05);
        QVERIFY(*validate::placebo(blind, events, window, 500, 1) > 0.2);
        QCOMPARE(*validate::placebo(blind, events, window, 500, 1),
                 *validate::placebo(blind, events, window, 500, 1));
        VERIFY_REASON(validate::placebo({}, events, window, 500, 1), Reason::NoData);
        VERIFY_REASON(validate::placebo(Doubles{800}, events, window, 500, 1), Reason::BadInput);
    }
    void cascades()
    {
        Dice dice(9);
        Doubles oi, price;
        double p = 100, i = 1000;
        for (int t = 0; t < 300; ++t) {
            p *= std::exp(0.002 * dice.normal());
            if (t == 200) p *= 0.9, i *= 0.8;  // both: a cascade
            if (t == 230) p *= 0.9;            // price alone
            if (t == 260) i *= 0.8;            // interest alone
            oi.push_back(i), price.push_back(p);
        }
        const auto found = validate::cascades(oi, price, 4, 60);
        QVERIFY(found);
        QCOMPARE(*found, std::vector<std::size_t>{200});
        VERIFY_REASON(validate::cascades(oi, {}, 4, 60), Reason::BadInput);
        VERIFY_REASON(validate::cascades(Doubles(10, 1.0), Doubles(10, 1.0), 4, 60), Reason::TooShort);
        QVERIFY(validate::cascades(Doubles(200, 1.0), Doubles(200, 1.0), 4, 60)->empty());
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsAlerts)
#include "tst_analytics_alerts.moc"
