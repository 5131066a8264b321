// What is set, without a window: the book of alerts, their numbers and what is said of them in words.
#include "model/alerts/alert_engine.h"
#include "tests/support/alert_engine_rig.h"
#include "ui/alert_book.h"
#include "ui/alert_numbers.h"
#include "ui/alert_phrases.h"
#include "ui/rehearsal_text.h"
#include "widgets/format.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace plimsoll;

class TstAlertBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersMeanWhatTheySay_data();
    void numbersMeanWhatTheySay();
    void numbersInThePersonsSigns();
    void wordsOfARule();
    void bookNumbersAndAnnounces();
    void aNumberIsGivenOutOnce();
    void bookChangesManyAtOnce();
    void levelsKeepWhenTheyWereSet();
    void whatFiredOnceIsSwitchedOff();
    void aTrialStandsBesideTheRules();
    void pastIsSaidInWords();
};

void TstAlertBook::numbersMeanWhatTheySay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<double>("value");
    const auto row = [](const char* typed, bool is, double v) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << is << v;
    };
    row("5", true, 5);
    row(" 84,012.4 ", true, 84'012.4);
    row("$10m", true, 1e7);
    row("1.5k", true, 1'500);
    row("2BN", true, 2e9);
    row("\u22123", true, -3);
    row("-0.5 %", true, -0.5);
    row("7.2 bp", true, 7.2);
    row("1e3", true, 1'000);
    row("10,000,000", true, 1e7);
    row("$1,234.5k", true, 1'234'500);
    for (const char* not_ :
         {"",     "m",   "k",   "five",    "1.2.3",  "--1",    "nan",      "inf",   "1e999",  "10 mm",
          "0x10", "1 2", "0,5", "84012,4", "$1,00m", "1,2345", "1,23,456", "0,123", "1,234,", ",123"})
        row(not_, false, 0);
}

void TstAlertBook::numbersMeanWhatTheySay()
{
    QFETCH(QString, typed);
    QFETCH(bool, isNumber);
    QFETCH(double, value);
    const auto number = numberOf(typed);
    QCOMPARE(number.has_value(), isNumber);
    if (isNumber) QCOMPARE(*number, value);
}

// What parts thousands and what begins the fraction is chosen; what a field begins with is read as it was.
void TstAlertBook::numbersInThePersonsSigns()
{
    using P = number_text::Marks::Point;
    using G = number_text::Marks::Group;
    const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
    const auto choose = [](P point, G group) {
        format::Style style;
        style.marks = {point, group, true};
        format::setStyle(style);
    };
    const auto reads = [](const char* typed, std::optional<double> value) {
        const auto number = numberOf(QString::fromUtf8(typed));
        if (number == value) return true;
        qWarning("\"%s\" is read as %s", typed,
                 number ? qPrintable(QString::number(*number, 'g', 17)) : "nothing");
        return false;
    };
    choose(P::Comma, G::Dot);
    QVERIFY(reads("$1,00m", 1e6));
    QVERIFY(reads("0,5", 0.5));
    QVERIFY(reads("84012,4", 84'012.4));
    QVERIFY(reads("84.012,4", 84'012.4));
    QVERIFY(reads("1.234.567", 1'234'567));
    QVERIFY(reads("1.234", 1'234));
    QVERIFY(reads("\u22123,5 %", -3.5));
    // Points that part no thousands.
    QVERIFY(reads("84012.4", 84'012.4));
    QVERIFY(reads("0.123", 0.123));
    QVERIFY(reads("1.5k", 1'500));
    for (const char* no : {"84,012.4", "1,2,3", "1.23.4", "1.23,4"}) QVERIFY(reads(no, std::nullopt));
    choose(P::Comma, G::Space);
    QVERIFY(reads("1 234,5", 1'234.5));
    QVERIFY(
        reads("1\u00a0"
              "234\u00a0"
              "567",
              1'234'567));
    QVERIFY(reads("1 2", std::nullopt));
    // A point that is not chosen to part thousands is what programs write.
    for (const G group : {G::Space, G::Apostrophe, G::None}) {
        choose(P::Comma, group);
        QVERIFY(reads("184.125", 184.125));
        QVERIFY(reads("1.234", 1.234));
        QVERIFY(reads("184,125", 184.125));
        QVERIFY(reads("1.234.567", std::nullopt));
    }
    choose(P::Dot, G::Apostrophe);
    QVERIFY(reads("1'234.5", 1'234.5));
    QVERIFY(reads("1,234.5", 1'234.5));
    QVERIFY(reads("0,5", std::nullopt));
    for (const P point : {P::Dot, P::Comma})
        for (const G group : {G::Comma, G::Dot, G::Space, G::Apostrophe, G::None}) {
            if (!number_text::Marks{point, group, true}.sound()) continue;
            choose(point, group);
            for (const double v :
                 {0.0, 0.5, 1.234, -0.123, 1'234.5, 84'012.4, 1'234'567.0, 1e-9, 1.234e-7, 1.5e12})
                QVERIFY2(numberOf(enteredText(v)) == v, qPrintable(enteredText(v)));
        }
}

void TstAlertBook::wordsOfARule()
{
    AlertRule r;
    r.conditions = {*alertOn("r8", {}, {}, 5e-4),
                    *alertOn("spread_bps", QStringLiteral("BTC"), VenueId::Binance, 5, AlertOperator::CrossesDown),
                    *alertOn("stable_dev", {}, {}, 30),
                    *alertOn("phase", QStringLiteral("ETH"), {}, 2, AlertOperator::ChangesTo)};
    QCOMPARE(conditionPhrase(r.conditions[0]),
             QStringLiteral("any asset: funding rate, per 8 hours above +5.00 bp/8h"));
    QCOMPARE(conditionPhrase(r.conditions[1]),
             QStringLiteral("BTC on Binance: spread of the best quotes crosses below 5.00 bp"));
    QVERIFY(conditionPhrase(r.conditions[2]).startsWith(QStringLiteral("market: ")));
    QCOMPARE(conditionPhrase(r.conditions[3]), QStringLiteral("ETH: market phase changes to LIQUIDATION"));
    QCOMPARE(alertPlace(r), QStringLiteral("any asset, BTC BN, market, ETH"));
    r.hold = std::chrono::seconds{30};
    r.once = true;
    QCOMPARE(timesPhrase(r),
             QStringLiteral("held for 30 s; over when false for 10 s; then silent for 5 min; once, then paused"));
    QCOMPARE(alertDoes(r).join(u','), QStringLiteral("sound,tray"));
    QCOMPARE(spanText(std::chrono::seconds{90}), QStringLiteral("90 s"));
    QCOMPARE(spanText(std::chrono::hours{24}), QStringLiteral("24 h"));
    QCOMPARE(spanText(std::chrono::hours{168}), QStringLiteral("7 d"));
}

void TstAlertBook::bookNumbersAndAnnounces()
{
    AlertBook book;
    QSignalSpy changed(&book, &AlertBook::changed);
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    book.load({});
    QCOMPARE(changed.count(), 0);
    QCOMPARE(book.add(rule), std::uint64_t{1});
    QCOMPARE(book.add(rule), std::uint64_t{2});
    book.remove(1);
    QCOMPARE(book.add(rule), std::uint64_t{3});
    QCOMPARE(changed.count(), 4);
    book.replace(*book.find(2));
    book.remove(99);
    book.setArmed(2, true);
    QCOMPARE(changed.count(), 4);  // nothing changed, nothing is said
    book.setArmed(2, false);
    QCOMPARE(changed.count(), 5);
    QVERIFY(!alertOn("no_such_word", {}, {}, 1));
}

// What fired, the journal and kept evidence name an alert by its number: a deleted one's is nobody else's.
void TstAlertBook::aNumberIsGivenOutOnce()
{
    AlertBook book;
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    book.load({}, 4);  // of an earlier run
    QCOMPARE(book.add(rule), std::uint64_t{5});
    book.remove(5);
    QCOMPARE(book.add(rule), std::uint64_t{6});
    const auto gone = book.takeOut({6});
    QCOMPARE(book.addAll({rule}).front(), std::uint64_t{7});
    book.putBack(gone);
    QVERIFY(book.find(6) && book.find(7));  // it has its own again
    book.putBack(gone);
    QVERIFY(book.find(8));  // twice: no two by one number
    rule.id = 12;
    book.load({rule});
    book.discard({12});
    QCOMPARE(book.add(rule), std::uint64_t{13});
    book.restore();
    QVERIFY(book.find(12));
    QCOMPARE(book.lastId(), std::uint64_t{13});
}

void TstAlertBook::bookChangesManyAtOnce()
{
    AlertBook book;
    QSignalSpy changed(&book, &AlertBook::changed);
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    const auto ids = book.addAll({rule, rule, rule, rule});
    QCOMPARE(changed.count(), 1);
    QVERIFY(ids == (std::vector<std::uint64_t>{1, 2, 3, 4}));
    std::vector<AlertRule> paused = {*book.find(2), *book.find(3)};
    for (AlertRule& r : paused) r.armed = false;
    book.change(paused);
    QCOMPARE(changed.count(), 2);
    book.change(paused);
    QCOMPARE(changed.count(), 2);  // nothing changed
    QVERIFY(book.find(1)->armed && !book.find(2)->armed);
    const auto gone = book.takeOut({2, 4, 99});
    QCOMPARE(gone.size(), std::size_t{2});
    QCOMPARE(book.rules().size(), std::size_t{2});
    book.putBack(gone);
    QCOMPARE(changed.count(), 4);
    for (std::size_t i = 0; i < 4; ++i) QCOMPARE(book.rules()[i].id, std::uint64_t{i + 1});  // at their places
    // What was added meanwhile has another number.
    const auto last = book.takeOut({4});
    book.add(rule);
    book.putBack(last);
    QCOMPARE(book.rules().size(), std::size_t{5});
    std::set<std::uint64_t> numbers;
    for (const AlertRule& r : book.rules()) QVERIFY(numbers.insert(r.id).second);
    QSignalSpy selected(&book, &AlertBook::selectedChanged);
    book.select(3);
    book.select(3);
    QCOMPARE(selected.count(), 1);
}

// A price is a key level of the person's from when it was set, not before and not anew when the alert changes.
void TstAlertBook::levelsKeepWhenTheyWereSet()
{
    const Timestamp first{std::chrono::hours{490'008} + std::chrono::minutes{90}};
    Timestamp now = first;
    AlertBook book;
    book.setNow([&now] { return now; });
    book.setPrices([&now](const std::string&) { return std::optional(AlertBook::PriceAt{84'000.0, now}); });
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 83'500),
                       *alertOn("r8", QStringLiteral("BTC"), {}, 1e-4)};
    book.add(rule);
    const auto level = [&](std::uint64_t id) { return book.find(id)->conditions[0]; };
    QVERIFY(level(1).set == first);
    QCOMPARE(level(1).priceThen.value_or(0), 84'000.0);
    QVERIFY(!book.find(1)->conditions[1].set);  // no price is no level
    now += std::chrono::hours{50};
    book.setArmed(1, false);
    AlertRule next = rule;  // as a form hands it in
    next.id = 1;
    next.title = "mine";
    book.replace(next);
    QVERIFY(book.find(1)->title == "mine" && level(1).set == first);
    // A copy is set now; so is another level.
    book.addAll({*book.find(1)});
    QVERIFY(level(2).set == now);
    next = *book.find(1);
    next.conditions[0].level = 82'000;
    book.change({next});
    QVERIFY(level(1).set == now);
    // A recording and a simulated market are not where it is judged next: neither their time nor their price is
    // kept.
    for (const SourceKind kind : {SourceKind::Replay, SourceKind::Simulated, SourceKind::SimulatedReplay}) {
        AlertBook elsewhere;
        elsewhere.setNow([&now] { return now; });
        elsewhere.setPrices([&](const std::string&) {
            return std::optional(AlertBook::PriceAt{84'000.0, first - std::chrono::hours{900}, kind});
        });
        elsewhere.add(rule);
        const AlertCondition& set = elsewhere.rules()[0].conditions[0];
        QVERIFY(set.set == now && !set.priceThen);
    }
    // Of an older file nobody knows when: from the first whole day on, which is said once.
    AlertBook older;
    older.setNow([&first] { return first; });
    QVERIFY(older.load({rule}));
    QVERIFY(older.rules()[0].conditions[0].set == Timestamp{std::chrono::hours{490'032}});
    QVERIFY(!older.rules()[0].conditions[0].priceThen && !older.rules()[0].conditions[1].set);
    QVERIFY(!older.load(older.rules()));
}

void TstAlertBook::whatFiredOnceIsSwitchedOff()
{
    AlertBook book;
    test::AlertRig r;
    connect(&book, &AlertBook::changed, &book, [&] { r.engine.setRules(book.forModel()); });
    AlertRule rule = test::rule(0, {test::spread(AlertOperator::Above, 5)});
    book.add(rule);
    rule.once = true;
    const std::uint64_t once = book.add(rule);
    QSignalSpy changed(&book, &AlertBook::changed);
    const auto armed = [&] { return book.find(once)->armed; };
    const auto second = [&](double v) {
        r.put(metric::spreadBps, v);
        r.step();
    };
    second(4);
    book.pauseFired(r.engine.snapshot());
    QVERIFY(armed());
    second(6);
    QCOMPARE(r.fired(), std::uint64_t{2});
    book.pauseFired(r.engine.snapshot());
    QVERIFY(!armed() && book.rules()[0].armed);  // the other goes on
    QCOMPARE(changed.count(), 1);
    // Whoever arms it again is not contradicted by what was said before.
    book.setArmed(once, true);
    book.pauseFired(r.engine.snapshot());
    QVERIFY(armed());
    second(4);
    book.pauseFired(r.engine.snapshot());
    QVERIFY(armed());
    QCOMPARE(r.row(1).state, AlertState::Armed);
    second(6);
    book.pauseFired(r.engine.snapshot());
    QVERIFY(!armed());
    QCOMPARE(r.row(1).timesFired, 2u);
    second(6);
    QCOMPARE(r.row(1).state, AlertState::Paused);
    // What was changed meanwhile has not fired.
    book.setArmed(once, true);
    second(4);
    second(6);
    AlertRule next = *book.find(once);
    next.conditions[0].level = 7;
    book.replace(next);
    book.pauseFired(r.engine.snapshot());
    QVERIFY(armed());
}

void TstAlertBook::aTrialStandsBesideTheRules()
{
    AlertBook book;
    QSignalSpy changed(&book, &AlertBook::changed), tried(&book, &AlertBook::trialChanged);
    AlertRule rule;
    rule.conditions = {*alertOn("price", QStringLiteral("BTC"), {}, 1)};
    book.add(rule);
    book.setTrial(rule);
    QCOMPARE(tried.count(), 1);
    book.setTrial(rule);
    QCOMPARE(tried.count(), 1);
    QCOMPARE(book.rules().size(), std::size_t{1});  // of the person's: none more
    QCOMPARE(book.forModel().size(), std::size_t{2});
    QCOMPARE(book.forModel().back().id, AlertBook::kTrial);
    QVERIFY(!book.forModel().back().armed);  // it only looks back
    book.setTrial(std::nullopt);
    QCOMPARE(book.forModel().size(), std::size_t{1});
    QCOMPARE(changed.count(), 1);  // nothing to be saved by it
}

void TstAlertBook::pastIsSaidInWords()
{
    const Timestamp at = fromUnixMs(1'763'820'000'000);  // 22 Nov 14:00
    WouldHaveFired day, week;
    day.hoursAsked = 24;
    week.hoursAsked = 168;
    week.note = "depth is not kept";
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("depth is not kept")));
    QVERIFY(wouldHaveFiredText(nullptr, nullptr).contains(QStringLiteral("nothing is known")));
    day.hoursKnown = 24;
    QCOMPARE(wouldHaveFiredText(&day, nullptr), QStringLiteral("would have fired 0\u00d7 in 24 h"));
    day.times = {{at - std::chrono::hours{3}, at - std::chrono::hours{2}, "BTC", true},
                 {at, at + std::chrono::minutes{10}, "ETH", false}};
    QCOMPARE(
        wouldHaveFiredText(&day, nullptr),
        QStringLiteral("would have fired 1 to 2\u00d7 in 24 h; last between 22 Nov 14:00 and 14:10 UTC on ETH"));
    // Of the week whole hours are looked at: what happened twice in one is seen once.
    week.hoursKnown = 168;
    week.times = {day.times[0]};
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("at least 1\u00d7 in 7 d")));
    week.times.push_back({at - std::chrono::hours{90}, at - std::chrono::hours{89}, "BTC", true});
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("at least 2\u00d7 in 7 d")));
    week.times.clear();
    day.times.clear();
    // What is not known is not taken for quiet.
    week.hoursKnown = 30;
    QVERIFY(wouldHaveFiredText(&day, &week).contains(QStringLiteral("0\u00d7 in 7 d (30 h of it known)")));
}

QTEST_MAIN(TstAlertBook)
#include "tst_alert_book.moc"
