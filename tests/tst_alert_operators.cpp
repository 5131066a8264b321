// Each operator of an alert, one value a second: when it begins, when it holds, when it ends, when it is silent;
// what a missing value does; the same on values turned round. And what a value's own past says of it.
#include "model/alerts/alert_engine.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"
#include "tests/support/numbers.h"

#include <algorithm>
#include <cmath>

using namespace plimsoll;

namespace {

using std::chrono::seconds;
using Op = AlertOperator;

constexpr const char* kOps[] = {">",        "<",        "crosses_up", "crosses_down", "changes_to",
                                "rises_by", "falls_by", "z_above",    "z_below"};

struct Run {
    ManualClock clock;
    AlertEngine engine;

    explicit Run(AlertRule rule)
    {
        rule.id = 1;
        engine.setRules({std::move(rule)});
    }
    // '!' fired, 'f' firing, 'h' holding, 'c' cooling, 's' suspended, '.' armed.
    char second(MetricId id, std::optional<double> v, double coverage = 1, bool floor = false, double window = 1,
                std::uint8_t unreached = 0, std::uint8_t speakers = 0)
    {
        clock.advance(seconds{1});
        auto asset = std::make_shared<AssetMetrics>("BTC");
        auto market = std::make_shared<AssetMetrics>(std::string());
        MetricValue& told = (analytics::word(id).scope.market ? *market : *asset).at(id);
        if (v)
            told = MetricValue{*v, {}, clock.mono(), {}, coverage, floor};
        else
            told = MetricValue{{}, analytics::Reason::Stale, clock.mono(), {}, 0, false};
        told.window = window;
        told.speakers = speakers;
        asset->facts.unreached = unreached;
        MetricSnapshot s;
        s.assets = {asset};
        s.market = market;
        const std::uint64_t before = serial();
        const AlertSnapshot& out = engine.step(s, {clock.wall(), clock.mono()});
        if (serial() > before) return '!';
        switch (out.rows.front().state) {
            case AlertState::Paused: return 'p';
            case AlertState::Armed: return '.';
            case AlertState::Holding: return 'h';
            case AlertState::Firing: return 'f';
            case AlertState::Cooling: return 'c';
            case AlertState::Suspended: return 's';
            case AlertState::Expired: return 'e';
            case AlertState::Failed: return 'x';
        }
        return '?';
    }
    std::uint64_t serial() const
    {
        return engine.snapshot().fired.empty() ? 0 : engine.snapshot().fired.front().serial;
    }
};

// "1 2 - 3": one a second, the dash is not known.
std::vector<std::optional<double>> numbers(const QByteArray& text)
{
    std::vector<std::optional<double>> out;
    for (const QByteArray& word : text.split(' '))
        out.push_back(word == "-" ? std::nullopt : std::optional(word.toDouble()));
    return out;
}

Op turned(Op op)
{
    switch (op) {
        case Op::Above: return Op::Below;
        case Op::Below: return Op::Above;
        case Op::CrossesUp: return Op::CrossesDown;
        case Op::CrossesDown: return Op::CrossesUp;
        case Op::RisesBy: return Op::FallsBy;
        case Op::FallsBy: return Op::RisesBy;
        case Op::ZAbove: return Op::ZBelow;
        case Op::ZBelow: return Op::ZAbove;
        case Op::ChangesTo: return Op::ChangesTo;
    }
    return op;
}

AlertRule ruleOf(MetricId id, Op op, double level, int over, int hold = 0, int clear = 0, int cooldown = 0)
{
    AlertRule r;
    r.conditions = {{id, "BTC", {}, op, level, seconds{over}}};
    r.hold = seconds{hold};
    r.clear = seconds{clear};
    r.cooldown = seconds{cooldown};
    return r;
}

}  // namespace

class TestAlertOperators : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void risesOfPricesAreShares();
    void aVenueThatFallsSilentMovesNothing();
    void aGrowingWindowMovesNothing();
    void withoutAVenueThatCannotBeReached();
    void aVenueThatIsSetAsideMovesNothing();
    void aLowerBoundShowsThatItIsMore();
    void aRunThatEndedWithItsBookIsNoLess();
    void aNearPositionIsNearWhoeverIsUnknown();
    void whatOwnPositionsMayLoseIsNoLess();
    void deviates_data();
    void deviates();
    void aLongPastHasItsSteps();
    void pastAgainstAPlainList();
    void lookBetweenSecondsCountsForExtremesAlone();
};

void TestAlertOperators::table_data()
{
    QTest::addColumn<QByteArray>("op");
    QTest::addColumn<double>("level");
    QTest::addColumn<int>("over");
    QTest::addColumn<int>("hold");
    QTest::addColumn<int>("clear");
    QTest::addColumn<int>("cooldown");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QByteArray>("story");
    const auto row = [](const char* name, const char* op, double level, int over, int hold, int clear,
                        int cooldown, const char* values, const char* story) {
        QTest::newRow(name) << QByteArray(op) << level << over << hold << clear << cooldown << QByteArray(values)
                            << QByteArray(story);
    };
    row("above: enter and exit", ">", 5, 0, 0, 0, 0, "4 5 6 7 5 6", "..!f.!");
    row("above: hold", ">", 5, 0, 2, 0, 0, "6 6 4 6 6 6 6", "hh.hh!f");
    row("above: exit after a while", ">", 5, 0, 0, 2, 0, "6 4 6 4 4 4 6", "!ffff.!");
    row("above: cooldown", ">", 5, 0, 0, 0, 4, "6 4 6 4 6 4 6", "!cfc!cf");
    row("above: stale veto", ">", 5, 0, 2, 0, 0, "6 6 - 6 6 6", "hhshh!");
    row("above: stale while firing", ">", 5, 0, 0, 1, 0, "6 - - 4 4 6", "!fff.!");
    row("below: enter and exit", "<", 5, 0, 0, 0, 0, "6 5 4 3 5 4", "..!f.!");
    row("below: hold", "<", 5, 0, 2, 0, 0, "4 4 6 4 4 4 4", "hh.hh!f");
    row("below: cooldown", "<", 5, 0, 0, 0, 4, "4 6 4 6 4 6 4", "!cfc!cf");
    row("below: stale veto", "<", 5, 0, 2, 0, 0, "4 4 - 4 4 4", "hhshh!");
    row("crosses up: from below alone", "crosses_up", 5, 0, 0, 0, 0, "6 7 4 5 6 4 6", "...!f.!");
    row("crosses up: hold", "crosses_up", 5, 0, 2, 0, 0, "4 6 6 4 6 6 6", ".hh.hh!");
    row("crosses up: cooldown", "crosses_up", 5, 0, 0, 0, 4, "4 6 4 6 4 6", ".!cfc!");
    row("crosses up: not made up", "crosses_up", 5, 0, 0, 0, 0, "4 - 6 6 4 6", ".s...!");
    row("crosses down: from above alone", "crosses_down", 5, 0, 0, 0, 0, "4 3 6 5 4 6 4", "...!f.!");
    row("crosses down: not made up", "crosses_down", 5, 0, 0, 0, 0, "6 - 4 4 6 4", ".s...!");
    row("crosses down: hold", "crosses_down", 5, 0, 2, 0, 0, "6 4 4 6 4 4 4", ".hh.hh!");
    row("changes to: enter and exit", "changes_to", 2, 0, 0, 0, 0, "2 2 1 2 2 3 2", "...!f.!");
    row("changes to: hold", "changes_to", 2, 0, 2, 0, 0, "1 2 2 1 2 2 2", ".hh.hh!");
    row("changes to: cooldown", "changes_to", 2, 0, 0, 0, 4, "1 2 1 2 1 2", ".!cfc!");
    row("changes to: not made up", "changes_to", 2, 0, 0, 0, 0, "1 - 2 2 1 2", ".s...!");
    // Within three seconds, by 2 or more; then the low one is too old.
    row("rises: enter and exit", "rises_by", 2, 3, 0, 0, 0, "1 2 3 3 3 3 3 5", "..!f...!");
    row("rises: slowly is not at all", "rises_by", 2, 3, 0, 0, 0, "1 1.5 2 2.5 2.9 3.3", "......");
    row("rises: a fall is none", "rises_by", 2, 3, 0, 0, 0, "9 7 5 3 1", ".....");
    row("rises: from the least, not from the first", "rises_by", 2, 5, 0, 0, 0, "3 1 3", "..!");
    row("rises: hold", "rises_by", 2, 9, 2, 0, 0, "1 3 2 3 3 3 3", ".h.hh!f");
    row("rises: cooldown", "rises_by", 2, 2, 0, 0, 4, "1 3 1 3 1 3", ".!cfc!");
    row("rises: what was known still counts", "rises_by", 2, 5, 0, 0, 0, "1 - 3", ".s!");
    row("rises: too long ago", "rises_by", 2, 3, 0, 0, 0, "1 - - - 3 5", ".sss.!");
    row("falls: enter and exit", "falls_by", 2, 3, 0, 0, 0, "5 4 3 3 3 3 3 1", "..!f...!");
    row("falls: a rise is none", "falls_by", 2, 3, 0, 0, 0, "1 3 5 7 9", ".....");
    row("falls: hold", "falls_by", 2, 9, 2, 0, 0, "3 1 2 1 1 1 1", ".h.hh!f");
    row("falls: cooldown", "falls_by", 2, 2, 0, 0, 4, "3 1 3 1 3 1", ".!cfc!");
    row("falls: what was known still counts", "falls_by", 2, 5, 0, 0, 0, "3 - 1", ".s!");
}

void TestAlertOperators::table()
{
    QFETCH(QByteArray, op);
    QFETCH(double, level);
    QFETCH(int, over);
    QFETCH(int, hold);
    QFETCH(int, clear);
    QFETCH(int, cooldown);
    QFETCH(QByteArray, values);
    QFETCH(QByteArray, story);
    const auto which = static_cast<Op>(std::find(std::begin(kOps), std::end(kOps), op) - std::begin(kOps));
    QCOMPARE(QByteArray(alertOperatorKey(which).data()), op);
    const MetricId metric = which == Op::ChangesTo ? metric::phase : metric::spreadBps;
    const auto tell = [&](Op o, double l, double sign) {
        Run run(ruleOf(metric, o, l, over, hold, clear, cooldown));
        QByteArray out;
        for (const auto& v : numbers(values)) out += run.second(metric, v ? std::optional(*v * sign) : v);
        return out;
    };
    QCOMPARE(tell(which, level, 1), story);
    if (which == Op::ChangesTo) return;
    // Turned round it is the other operator's story. A change has no sign.
    const bool change = which == Op::RisesBy || which == Op::FallsBy;
    QCOMPARE(tell(turned(which), change ? level : -level, -1), story);
}

void TestAlertOperators::risesOfPricesAreShares()
{
    Run rises(ruleOf(metric::price, Op::RisesBy, 0.02, 60));
    QCOMPARE(rises.second(metric::price, 50'000), '.');
    QCOMPARE(rises.second(metric::price, 50'900), '.');
    QCOMPARE(rises.second(metric::price, 51'100), '!');
    Run falls(ruleOf(metric::oiBase, Op::FallsBy, 0.1, 60));
    QCOMPARE(falls.second(metric::oiBase, 1'000), '.');
    QCOMPARE(falls.second(metric::oiBase, 901), '.');
    QCOMPARE(falls.second(metric::oiBase, 899), '!');
    // Of what was nothing there is no share.
    Run nothing(ruleOf(metric::oiBase, Op::RisesBy, 0.1, 60));
    QCOMPARE(nothing.second(metric::oiBase, 0), 's');
    QVERIFY(!nothing.engine.snapshot().rows.front().note.empty());
}

// A sum or a share of three of four venues: neither raised nor cleared by it.
void TestAlertOperators::aVenueThatFallsSilentMovesNothing()
{
    constexpr double kPart = 0.75;
    const auto note = [](const Run& r) { return QString::fromStdString(r.engine.snapshot().rows.front().note); };
    const QString why = QStringLiteral("not of all venues");
    Run falls(ruleOf(metric::oiUsd, Op::FallsBy, 0.3, 60));
    QCOMPARE(falls.second(metric::oiUsd, 100), '.');
    QCOMPARE(falls.second(metric::oiUsd, 60, kPart, true), 's');
    QVERIFY2(note(falls).contains(why), qPrintable(note(falls)));
    QCOMPARE(falls.second(metric::oiUsd, 100), '.');
    QCOMPARE(falls.second(metric::oiUsd, 60), '!');
    Run below(ruleOf(metric::depth100Bid, Op::Below, 50, 0));
    QCOMPARE(below.second(metric::depth100Bid, 40, kPart, true), 's');
    QVERIFY(note(below).contains(why));
    QCOMPARE(below.second(metric::depth100Bid, 40), '!');
    QCOMPARE(below.second(metric::depth100Bid, 40, kPart, true), 'f');
    QCOMPARE(below.second(metric::depth100Bid, 60), '.');
    // What is raised is not cleared by it.
    Run above(ruleOf(metric::oiUsd, Op::Above, 50, 0));
    QCOMPARE(above.second(metric::oiUsd, 60), '!');
    QCOMPARE(above.second(metric::oiUsd, 40, kPart, true), 'f');
    QCOMPARE(above.second(metric::oiUsd, 40), '.');
    Run crosses(ruleOf(metric::oiUsd, Op::CrossesUp, 50, 0));
    QCOMPARE(crosses.second(metric::oiUsd, 40), '.');
    QCOMPARE(crosses.second(metric::oiUsd, 60), '!');
    QCOMPARE(crosses.second(metric::oiUsd, 40, kPart, true), 'f');
    QCOMPARE(crosses.second(metric::oiUsd, 60), 'f');
    QCOMPARE(crosses.second(metric::oiUsd, 40), '.');
    // What was seen below is seen above, whoever is silent; without that it was only never seen below.
    Run part(ruleOf(metric::oiUsd, Op::CrossesUp, 50, 0));
    QCOMPARE(part.second(metric::oiUsd, 40), '.');
    QCOMPARE(part.second(metric::oiUsd, 30, kPart, true), 's');
    QCOMPARE(part.second(metric::oiUsd, 60, kPart, true), '!');
    Run back(ruleOf(metric::oiUsd, Op::CrossesUp, 50, 0));
    QCOMPARE(back.second(metric::oiUsd, 60), '.');
    QCOMPARE(back.second(metric::oiUsd, 40, kPart, true), 's');
    QCOMPARE(back.second(metric::oiUsd, 60), '.');
    // A distance of extremes is at least so much.
    Run apart(ruleOf(metric::basisDisp, Op::Above, 5, 0));
    QCOMPARE(apart.second(metric::basisDisp, 4, kPart, true), 's');
    QCOMPARE(apart.second(metric::basisDisp, 9, kPart, true), '!');
    // Shares of a part, a cost in a part of the books.
    for (const MetricId id : {metric::hhi, metric::slip10m, metric::r8}) {
        Run share(ruleOf(id, Op::Above, 5, 0));
        QCOMPARE(share.second(id, 9, kPart), 's');
        QVERIFY(note(share).contains(why));
        QCOMPARE(share.second(id, 9), '!');
    }
    // A median of those that are left speaks for all.
    Run price(ruleOf(metric::price, Op::Above, 5, 0));
    QCOMPARE(price.second(metric::price, 9, kPart), '!');
}

// A sum that only becomes better known is no rise, and a part of its time is no past of it.
void TestAlertOperators::aGrowingWindowMovesNothing()
{
    const auto part = [](Run& r, double v, double window) {
        return r.second(metric::liqUsd1hLong, v, window, true, window);
    };
    for (const Op op : {Op::RisesBy, Op::CrossesUp, Op::ZAbove, Op::Below, Op::FallsBy}) {
        Run run(ruleOf(metric::liqUsd1hLong, op, op == Op::Below ? 500 : 50, 60));
        for (int i = 1; i <= 40; ++i) QCOMPARE(part(run, 10.0 * i, i / 60.0), 's');
        const QString why = QString::fromStdString(run.engine.snapshot().rows.front().note);
        QVERIFY2(why.contains(QStringLiteral("part of its time is not known")), qPrintable(why));
        QVERIFY(part(run, 600, 1) != '!');  // whole: this is where it is seen from
    }
    Run above(ruleOf(metric::liqUsd1hLong, Op::Above, 50, 0));
    QCOMPARE(part(above, 40, 0.5), '.');
    QCOMPARE(part(above, 60, 0.6), '!');
    // What is no sum says what it says, however short its past is.
    Run below(ruleOf(metric::liqZ, Op::Below, 1, 0));
    QCOMPARE(below.second(metric::liqZ, 2, 0.1, true, 0.1), '.');
    QCOMPARE(below.second(metric::liqZ, 0.5, 0.1, true, 0.1), '!');
}

// Where a venue cannot be reached the others are judged, and that they are is said.
void TestAlertOperators::withoutAVenueThatCannotBeReached()
{
    constexpr std::uint8_t kBinance = 1;
    const auto say = [](Run& r, MetricId id, double v, std::uint8_t unreached) {
        return r.second(id, v, 1, overVenue(id) == OverVenue::Sum, 1, unreached);
    };
    const auto note = [](const Run& r) { return QString::fromStdString(r.engine.snapshot().rows.front().note); };
    const QString without = QStringLiteral("without Binance");
    Run share(ruleOf(metric::r8, Op::Above, 5, 0));
    QCOMPARE(say(share, metric::r8, 4, kBinance), '.');
    QVERIFY2(note(share).contains(without), qPrintable(note(share)));
    QCOMPARE(say(share, metric::r8, 9, kBinance), '!');
    Run falls(ruleOf(metric::oiUsd, Op::FallsBy, 0.3, 60));
    QCOMPARE(say(falls, metric::oiUsd, 100, kBinance), '.');
    QCOMPARE(say(falls, metric::oiUsd, 60, kBinance), '!');
    // That a sum is little nobody knows.
    Run below(ruleOf(metric::oiUsd, Op::Below, 50, 0));
    QCOMPARE(say(below, metric::oiUsd, 40, kBinance), 's');
    QVERIFY(note(below).contains(without));
    // Its coming is no rise.
    Run rises(ruleOf(metric::oiUsd, Op::RisesBy, 0.3, 60)), crosses(ruleOf(metric::oiUsd, Op::CrossesUp, 150, 0));
    for (Run* r : {&rises, &crosses}) {
        QCOMPARE(say(*r, metric::oiUsd, 100, kBinance), '.');
        QCOMPARE(say(*r, metric::oiUsd, 200, 0), '.');
        QVERIFY(!note(*r).contains(without));
    }
    // A price is that of all.
    Run price(ruleOf(metric::price, Op::Above, 5, 0));
    QCOMPARE(say(price, metric::price, 9, kBinance), '!');
    QVERIFY(note(price).isEmpty());
}

// A sum or a share of other venues is another one: neither their going nor their coming back is a move.
void TestAlertOperators::aVenueThatIsSetAsideMovesNothing()
{
    constexpr std::uint8_t kAll = 0x0f, kThree = 0x0b;
    const auto say = [](Run& r, MetricId id, double v, std::uint8_t speakers) {
        return r.second(id, v, 1, false, 1, 0, speakers);
    };
    for (const MetricId id : {metric::oiUsd, metric::hhi}) {
        Run falls(ruleOf(id, Op::FallsBy, id == metric::oiUsd ? 0.2 : 20, 60));
        QCOMPARE(say(falls, id, 100, kAll), '.');
        QCOMPARE(say(falls, id, 60, kThree), '.');
        QCOMPARE(say(falls, id, 100, kAll), '.');
        QCOMPARE(say(falls, id, 60, kThree), '.');
        QCOMPARE(say(falls, id, 30, kThree), '!');
        Run rises(ruleOf(id, Op::RisesBy, id == metric::oiUsd ? 0.3 : 30, 60));
        QCOMPARE(say(rises, id, 60, kThree), '.');
        QCOMPARE(say(rises, id, 100, kAll), '.');
        QCOMPARE(say(rises, id, 140, kAll), '!');
        Run crosses(ruleOf(id, Op::CrossesUp, 80, 0));
        QCOMPARE(say(crosses, id, 60, kThree), '.');
        QCOMPARE(say(crosses, id, 100, kAll), '.');
        QCOMPARE(say(crosses, id, 70, kAll), '.');
        QCOMPARE(say(crosses, id, 90, kAll), '!');
    }
    // What speaks for all whoever is left.
    Run price(ruleOf(metric::price, Op::FallsBy, 0.2, 60));
    QCOMPARE(say(price, metric::price, 100, kAll), '.');
    QCOMPARE(say(price, metric::price, 60, kThree), '!');
    // Nor does another venue's going touch what one venue says itself.
    AlertRule own = ruleOf(metric::oiUsd, Op::FallsBy, 0.2, 60);
    own.conditions.front().venue = VenueId::Binance;
    Run one(std::move(own));
    const auto said = [&one](double v, std::uint8_t speakers) {
        one.clock.advance(seconds{1});
        auto asset = std::make_shared<AssetMetrics>("BTC");
        asset->at(metric::oiUsd, VenueId::Binance) = MetricValue{v, {}, one.clock.mono(), {}, 1, false};
        asset->at(metric::oiUsd, VenueId::Binance).speakers = speakers;
        MetricSnapshot s;
        s.assets = {asset};
        return one.engine.step(s, {one.clock.wall(), one.clock.mono()}).fired.size();
    };
    QCOMPARE(said(100, kAll), std::size_t{0});
    QCOMPARE(said(60, kThree), std::size_t{1});
    // What is kept of the past is asked for anew: by then it is that of those.
    Run again(ruleOf(metric::oiUsd, Op::FallsBy, 0.2, 3'600));
    int asked = 0;
    double before = 110;
    again.engine.setPast([&](const AlertCondition&, const std::string&) {
        ++asked;
        return std::vector<ValuePast::Stretch>{{again.clock.mono() - seconds{600}, before, before}};
    });
    QCOMPARE(say(again, metric::oiUsd, 100, kAll), '.');
    QCOMPARE(say(again, metric::oiUsd, 100, kAll), '.');
    QCOMPARE(asked, 1);
    before = 70;
    QCOMPARE(say(again, metric::oiUsd, 60, kThree), '.');
    QCOMPARE(say(again, metric::oiUsd, 60, kThree), '.');
    QCOMPARE(asked, 2);
    QCOMPARE(say(again, metric::oiUsd, 55, kThree), '!');
    // And not before what is seen is of all of them.
    Run part(ruleOf(metric::oiUsd, Op::RisesBy, 0.3, 3'600));
    part.engine.setPast([&](const AlertCondition&, const std::string&) {
        ++asked;
        return std::vector<ValuePast::Stretch>{};
    });
    for (int i = 0; i < 3; ++i) QCOMPARE(part.second(metric::oiUsd, 60, 0.75, true, 1, 0, kAll), 's');
    QCOMPARE(asked, 2);
    for (int i = 0; i < 3; ++i) QCOMPARE(say(part, metric::oiUsd, 100, kAll), '.');
    QCOMPARE(asked, 3);
}

void TestAlertOperators::aLowerBoundShowsThatItIsMore()
{
    Run above(ruleOf(metric::oiUsd, Op::Above, 50, 0));
    QCOMPARE(above.second(metric::oiUsd, 40, 0.75, true), 's');
    QCOMPARE(above.second(metric::oiUsd, 60, 0.75, true), '!');
    QVERIFY(
        QString::fromStdString(above.engine.snapshot().fired.front().text).contains(QStringLiteral(": \u2265 ")));
    // A part is no past of the whole: coming back is no rise.
    Run rises(ruleOf(metric::oiUsd, Op::RisesBy, 0.3, 60));
    QCOMPARE(rises.second(metric::oiUsd, 100), '.');
    QCOMPARE(rises.second(metric::oiUsd, 60, 0.75, true), 's');
    QCOMPARE(rises.second(metric::oiUsd, 100), '.');
    QCOMPARE(rises.second(metric::oiUsd, 140, 0.75, true), '!');
    // All venues speak, and a book ends inside the band, as it does all day: the bound is what is watched.
    for (const Op op : {Op::Below, Op::CrossesDown, Op::FallsBy}) {
        Run less(ruleOf(metric::depth100Bid, op, op == Op::FallsBy ? 0.3 : 50, 60));
        QCOMPARE(less.second(metric::depth100Bid, 60, 1, true), '.');
        QCOMPARE(less.second(metric::depth100Bid, 40, 1, true), '!');
        QVERIFY(QString::fromStdString(less.engine.snapshot().fired.front().text)
                    .contains(QStringLiteral(": \u2265 ")));
    }
    Run liquidated(ruleOf(metric::liqUsd1hLong, Op::Above, 50, 0));
    QCOMPARE(liquidated.second(metric::liqUsd1hLong, 40, 1, true), '.');
    QCOMPARE(liquidated.second(metric::liqUsd1hLong, 60, 1, true), '!');
}

void TestAlertOperators::aRunThatEndedWithItsBookIsNoLess()
{
    const MetricId id = metric::amplification;
    for (const Op op : {Op::Below, Op::CrossesDown, Op::FallsBy}) {
        Run less(ruleOf(id, op, op == Op::FallsBy ? 0.3 : 1.5, 60));
        QCOMPARE(less.second(id, 3), '.');
        QCOMPARE(less.second(id, 1, 1, true), 's');
        const AlertRow& row = less.engine.snapshot().rows.front();
        QVERIFY(row.floor && row.note.find("the book ends before the sale does") != std::string::npos);
        // A crossing that was not seen is not made up.
        QCOMPARE(less.second(id, 1), op == Op::CrossesDown ? '.' : '!');
    }
    // It is enough for more.
    Run above(ruleOf(id, Op::Above, 2, 0));
    QCOMPARE(above.second(id, 1, 1, true), 's');
    QCOMPARE(above.second(id, 3, 1, true), '!');
    QVERIFY(
        QString::fromStdString(above.engine.snapshot().fired.front().text).contains(QStringLiteral(": \u2265 ")));
}

// The nearest of own positions is at most so far away, however few of them are known.
void TestAlertOperators::aNearPositionIsNearWhoeverIsUnknown()
{
    const auto note = [](const Run& r) { return r.engine.snapshot().rows.front().note; };
    const std::string why = "not of all positions";
    for (const MetricId id : {metric::liqDist, metric::holdLeft}) {
        Run below(ruleOf(id, Op::Below, 0.05, 0));
        QCOMPARE(below.second(id, 0.2), '.');
        QCOMPARE(below.second(id, 0.2, 0.5), 's');
        QVERIFY(note(below).find(why) != std::string::npos);
        QCOMPARE(below.second(id, 0.03, 0.5), '!');
        QVERIFY(note(below).find(why) != std::string::npos);
        QCOMPARE(below.second(id, 0.2, 0.5), 'f');
        QCOMPARE(below.second(id, 0.2), '.');
        Run crosses(ruleOf(id, Op::CrossesDown, 0.05, 0));
        QCOMPARE(crosses.second(id, 0.2), '.');
        QCOMPARE(crosses.second(id, 0.03, 0.5), '!');
        // That it is far nobody knows.
        Run above(ruleOf(id, Op::Above, 0.1, 0));
        QCOMPARE(above.second(id, 0.2, 0.75), 's');
        QCOMPARE(above.second(id, 0.2), '!');
    }
}

void TestAlertOperators::whatOwnPositionsMayLoseIsNoLess()
{
    for (const MetricId id : {metric::heat, metric::adlQuantile}) {
        Run above(ruleOf(id, Op::Above, 0.5, 0));
        QCOMPARE(above.second(id, 0.1, 1, true), 's');
        QVERIFY(above.engine.snapshot().rows.front().note.find("not of all positions") != std::string::npos);
        QCOMPARE(above.second(id, 0.1), '.');
        QCOMPARE(above.second(id, 0.6, 1, true), '!');
        Run below(ruleOf(id, Op::Below, 0.5, 0));
        QCOMPARE(below.second(id, 0.1, 1, true), 's');
        QCOMPARE(below.second(id, 0.1), '!');
    }
}

void TestAlertOperators::deviates_data()
{
    QTest::addColumn<int>("op");
    QTest::addColumn<double>("level");
    QTest::addColumn<double>("sign");
    QTest::newRow("above") << int(Op::ZAbove) << 4.0 << 1.0;
    QTest::newRow("below") << int(Op::ZBelow) << -4.0 << -1.0;
}

void TestAlertOperators::deviates()
{
    QFETCH(int, op);
    QFETCH(double, level);
    QFETCH(double, sign);
    Run run(ruleOf(metric::spreadBps, static_cast<Op>(op), level, 60));
    // Half of its minute must be seen; until then nothing is said of it.
    for (int i = 0; i < 29; ++i) {
        QCOMPARE(run.second(metric::spreadBps, sign * (10 + i % 3)), 's');
        QVERIFY(run.engine.snapshot().rows.front().note.find("are seen") != std::string::npos);
    }
    for (int i = 29; i < 90; ++i) QCOMPARE(run.second(metric::spreadBps, sign * (10 + i % 3)), '.');
    QVERIFY(run.engine.snapshot().rows.front().note.empty());
    // Median 11, MAD 1: z = 0.6745 (v - 11).
    QCOMPARE(run.second(metric::spreadBps, sign * 16.9), '.');
    QCOMPARE(run.second(metric::spreadBps, sign * 17.0), '!');
    QCOMPARE(run.second(metric::spreadBps, sign * 30), 'f');
    QCOMPARE(run.second(metric::spreadBps, std::nullopt), 'f');  // what fires goes on until it is known to be over
    QCOMPARE(run.second(metric::spreadBps, sign * 11), '.');
    // The other way is no deviation of this kind.
    QCOMPARE(run.second(metric::spreadBps, sign * -50), '.');
    // Half of the past gone: it has to be seen anew.
    for (int i = 0; i < 40; ++i) QCOMPARE(run.second(metric::spreadBps, std::nullopt), 's');
    QCOMPARE(run.second(metric::spreadBps, sign * 11), 's');

    // What was always the same: any other value is far out, and the same is not.
    Run still(ruleOf(metric::spreadBps, static_cast<Op>(op), level, 60));
    for (int i = 0; i < 60; ++i) QVERIFY(still.second(metric::spreadBps, sign * 5) != '!');
    QCOMPARE(still.second(metric::spreadBps, sign * 5.5), '!');
}

void TestAlertOperators::aLongPastHasItsSteps()
{
    // A day in 120 steps of 12 minutes: what was 23 hours ago counts, what was 25 hours ago does not.
    ValuePast past(std::chrono::hours{24});
    const Mono t0{std::chrono::hours{1'000}};
    past.note(100, t0, true);
    for (int m = 1; m <= 23 * 60; ++m) past.note(110, t0 + std::chrono::minutes{m}, true);
    const Mono later = t0 + std::chrono::hours{23};
    VERIFY_NEAR(past.rise(110, false, later).value(), 10.0);
    VERIFY_NEAR(past.rise(110, true, later).value(), 0.1);
    QVERIFY(!past.whole(later));
    for (int m = 23 * 60 + 1; m <= 25 * 60; ++m) past.note(110, t0 + std::chrono::minutes{m}, true);
    VERIFY_NEAR(past.rise(110, false, t0 + std::chrono::hours{25}).value(), 0.0);
    QVERIFY(past.whole(t0 + std::chrono::hours{25}));
    VERIFY_NEAR(past.z(110).value(), 0.0);
    // Nobody looked for two days: all begins anew.
    past.note(90, t0 + std::chrono::hours{73}, true);
    VERIFY_NEAR(past.fall(90, false, t0 + std::chrono::hours{73}).value(), 0.0);
    QVERIFY(past.seen(t0 + std::chrono::hours{73}) == Duration{});
    QVERIFY(!past.z(90));
}

// Against the plain meaning, on random walks: never more than what lies within the time, and no less than what
// lies within it but for one step.
void TestAlertOperators::pastAgainstAPlainList()
{
    test::Dice dice(11);
    for (int round = 0; round < 60; ++round) {
        const int over = 1 + static_cast<int>(dice.uniform() * 400);
        ValuePast past{seconds{over}};
        std::vector<std::pair<Mono, double>> all;
        Mono now{std::chrono::hours{5}};
        double v = 100;
        for (int i = 0; i < 600; ++i) {
            now += std::chrono::milliseconds{static_cast<int>(100 + dice.uniform() * 1'500)};
            v += dice.uniform(-1, 1);
            past.note(v, now, true);
            all.emplace_back(now, v);
            const Duration step = std::max<Duration>(seconds{1}, Duration(seconds{over}) / ValuePast::kSteps);
            double least = v, most = v, leastSure = v, mostSure = v;
            for (const auto& [at, x] : all) {
                if (now - at > seconds{over}) continue;
                least = std::min(least, x), most = std::max(most, x);
                if (now - at > seconds{over} - 2 * step) continue;
                leastSure = std::min(leastSure, x), mostSure = std::max(mostSure, x);
            }
            const double rise = past.rise(v, false, now).value(), fall = past.fall(v, false, now).value();
            QVERIFY(rise <= v - least + 1e-12 && rise >= v - leastSure - 1e-12);
            QVERIFY(fall <= most - v + 1e-12 && fall >= mostSure - v - 1e-12);
        }
    }
}

void TestAlertOperators::lookBetweenSecondsCountsForExtremesAlone()
{
    ValuePast past{seconds{60}}, plain{seconds{60}};
    Mono now{std::chrono::hours{5}};
    for (int i = 0; i < 60; ++i, now += seconds{1}) {
        past.note(10 + i % 3, now, true);
        plain.note(10 + i % 3, now, true);
        past.note(99, now + std::chrono::milliseconds{500}, false);
    }
    QCOMPARE(past.z(20).value(), plain.z(20).value());
    VERIFY_NEAR(past.fall(20, false, now).value(), 79.0);
    VERIFY_NEAR(plain.fall(20, false, now).value(), 0.0);
}

QTEST_APPLESS_MAIN(TestAlertOperators)
#include "tst_alert_operators.moc"
