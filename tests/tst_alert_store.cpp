// Alerts and rule limits in files: what is written is read again; what is damaged is set aside and named; one
// bad rule costs one rule; a write that ends in the middle leaves the old or the new.
#include "app/alert_store.h"
#include "model/risk/risk_rules.h"
#include "tests/support/alert_engine_rig.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;

namespace {

AlertRule ruleOf(std::uint64_t id, const char* metric, AlertOperator op, double level)
{
    AlertRule r;
    r.id = id;
    r.title = "mine \u00b7 " + std::to_string(id);
    r.conditions = {{*analytics::metricId(metric), "BTC", VenueId::Okx, op, level}};
    return r;
}

std::vector<AlertRule> several()
{
    AlertRule a = ruleOf(1, "price", AlertOperator::CrossesUp, 84'100.5);
    a.conditions[0].set = fromUnixMs(1'780'000'000'000);
    a.conditions[0].priceThen = 83'900.5;
    AlertRule b = ruleOf(7, "r8", AlertOperator::Below, -3e-4);
    b.conditions.push_back({*analytics::metricId("phase"), {}, {}, AlertOperator::ChangesTo, 2});
    b.all = false;
    b.once = true;
    b.armed = false;
    b.severity = Severity::Critical;
    b.hold = std::chrono::seconds{30};
    b.clear = std::chrono::seconds{0};
    b.cooldown = std::chrono::hours{2};
    b.expires = fromUnixMs(1'800'000'000'000);
    for (const AlertOperator op :
         {AlertOperator::RisesBy, AlertOperator::FallsBy, AlertOperator::ZAbove, AlertOperator::ZBelow})
        b.conditions.push_back({*analytics::metricId("price"), "ETH", {}, op, 2.5, std::chrono::minutes{5}});
    b.snoozedUntil = fromUnixMs(1'790'000'000'000);
    b.sound = b.tray = false;
    b.post = b.bundle = true;
    return {a, b};
}

}  // namespace

class TstAlertStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void alertsComeBackAsTheyWere();
    void theLastNumberIsKept();
    void whatFiredOnceStaysPaused();
    void olderFilesStillLoad();
    void limitsComeBackAsTheyWere();
    void nothingYetIsNothing();
    void damagedFilesAreSetAside_data();
    void damagedFilesAreSetAside();
    void oneBadRuleCostsOneRule_data();
    void oneBadRuleCostsOneRule();
    void senselessLimitsFallBack_data();
    void senselessLimitsFallBack();
    void everyTruncationIsNoticed();
    void aWriteThatStopsLeavesTheOldFile();
    void aFolderThatCannotBeWrittenIsSaid();

private:
    test::StrictLog m_log;
};

void TstAlertStore::alertsComeBackAsTheyWere()
{
    QTemporaryDir folder;
    AlertStore store(folder.filePath(QStringLiteral("not there yet")));
    QCOMPARE(store.saveAlerts(several()), QString());
    const auto back = store.loadAlerts();
    QCOMPARE(store.notice(), QString());
    QVERIFY(back == several());
    // When a level was set makes no other alert of it, and is kept all the same.
    QVERIFY(back[0].conditions[0].set == fromUnixMs(1'780'000'000'000));
    QCOMPARE(back[0].conditions[0].priceThen.value_or(0), 83'900.5);
    QVERIFY(!back[1].conditions[0].set && !back[1].conditions[0].priceThen);
}

// A deleted alert's number is not given out again after a start.
void TstAlertStore::theLastNumberIsKept()
{
    QTemporaryDir folder;
    AlertStore store(folder.path());
    QCOMPARE(store.saveAlerts(several(), 9), QString());
    AlertStore again(folder.path());
    QVERIFY(again.loadAlerts() == several());
    QCOMPARE(again.lastId(), std::uint64_t{9});
    QCOMPARE(again.saveAlerts({}, 9), QString());
    QVERIFY(again.loadAlerts().empty());
    QCOMPARE(again.lastId(), std::uint64_t{9});
    // Never less than a rule's own.
    QCOMPARE(store.saveAlerts(several(), 2), QString());
    store.loadAlerts();
    QCOMPARE(store.lastId(), std::uint64_t{7});
    for (const char* bad : {"-3", "1e300", "\"9\"", "null"}) {
        std::uint64_t last = 1;
        QStringList problems;
        alertsFromJson(QByteArray("{\"schema\":1,\"alerts\":[],\"last_id\":") + bad + '}', problems, &last);
        QVERIFY2(last == 0 && problems.isEmpty(), bad);
    }
    QCOMPARE(store.notice() + again.notice(), QString());
}

// The engine of the next start knows nothing of what this one has fired.
void TstAlertStore::whatFiredOnceStaysPaused()
{
    QTemporaryDir folder;
    AlertStore store(folder.path());
    AlertBook book;
    connect(&book, &AlertBook::changed, &book,
            [&] { QCOMPARE(store.saveAlerts(book.rules(), book.lastId()), QString()); });
    AlertRule rule = test::rule(0, {test::spread(AlertOperator::Above, 5)});
    rule.once = true;
    book.add(rule);
    test::AlertRig before, after;
    before.engine.setRules(book.rules());
    QCOMPARE(before.story(metric::spreadBps, {4, 6}), QByteArray(".!"));
    book.pauseFired(before.engine.snapshot());
    const auto kept = store.loadAlerts();
    QVERIFY(kept.size() == 1 && kept == book.rules());
    after.engine.setRules(kept);
    QCOMPARE(after.story(metric::spreadBps, {4, 6}), QByteArray(".."));
    QCOMPARE(after.row().state, AlertState::Paused);
    QCOMPARE(store.notice(), QString());
}

// As the first versions wrote it: nothing of a past, a snooze or of what an alert does.
void TstAlertStore::olderFilesStillLoad()
{
    const QByteArray json = R"({"schema":1,"alerts":[{"id":4,"title":"","conditions":[{"metric":"price",
        "operator":"crosses_up","level":84100.5,"asset":"BTC","venue":"okx"}],"all":true,"hold_s":5,"clear_s":10,
        "cooldown_s":300,"severity":"critical","once":true,"armed":true}]})";
    QStringList problems;
    const auto back = alertsFromJson(json, problems);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u' ')));
    AlertRule expected;
    expected.id = 4;
    expected.conditions = {
        {*analytics::metricId("price"), "BTC", VenueId::Okx, AlertOperator::CrossesUp, 84'100.5}};
    expected.hold = std::chrono::seconds{5};
    expected.severity = Severity::Critical;
    expected.once = true;
    QVERIFY(back == std::vector<AlertRule>{expected});
    QVERIFY(!back[0].conditions[0].set);
    QVERIFY(expected.sound && expected.tray && !expected.post && !expected.bundle && !expected.snoozedUntil);
}

void TstAlertStore::limitsComeBackAsTheyWere()
{
    QTemporaryDir folder;
    RiskLimits limits;
    for (const RiskRule& rule : riskRules()) {
        Thresholds t = rule.limits;
        t.warn *= 1.5;
        if (t.crit) t.crit = *t.crit * 2;
        limits.emplace(std::string(rule.id), t);
    }
    AlertStore store(folder.path());
    QCOMPARE(store.saveLimits(limits), QString());
    const auto back = store.loadLimits();
    QCOMPARE(store.notice(), QString());
    QVERIFY(back == limits);
    QVERIFY(!back.empty());
}

void TstAlertStore::nothingYetIsNothing()
{
    QTemporaryDir folder;
    AlertStore store(folder.path());
    QVERIFY(store.loadAlerts().empty());
    QVERIFY(store.loadLimits().empty());
    QCOMPARE(store.notice(), QString());
}

void TstAlertStore::damagedFilesAreSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("{\"schema\":1,\"alerts\":[");
    QTest::newRow("another kind") << QByteArray("[1,2,3]");
    QTest::newRow("another version") << QByteArray("{\"schema\":99,\"alerts\":[]}");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe garbage", 11);
}

void TstAlertStore::damagedFilesAreSetAside()
{
    QFETCH(QByteArray, content);
    for (const QString& name : {QStringLiteral("alerts.json"), QStringLiteral("rule-limits.json")}) {
        QTemporaryDir folder;
        QFile f(folder.filePath(name));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(content);
        f.close();
        AlertStore store(folder.path());
        QVERIFY(store.loadAlerts().empty());
        QVERIFY(store.loadLimits().empty());
        QVERIFY2(store.notice().contains(name), qPrintable(store.notice()));
        // Kept byte for byte beside it, and the notice says where.
        QFile aside(f.fileName() + QStringLiteral(".damaged"));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QVERIFY(store.notice().contains(aside.fileName()));
        // A second one does not overwrite the first.
        QVERIFY(f.remove() && f.open(QIODevice::WriteOnly));
        f.write(content);
        f.close();
        AlertStore again(folder.path());
        again.loadAlerts();
        again.loadLimits();
        QVERIFY(QFile::exists(f.fileName() + QStringLiteral(".damaged-2")));
    }
}

void TstAlertStore::oneBadRuleCostsOneRule_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("says");
    QTest::newRow("metric") << QStringLiteral("metric") << QJsonValue(QStringLiteral("moon_phase"))
                            << QStringLiteral("moon_phase");
    QTest::newRow("operator") << QStringLiteral("operator") << QJsonValue(QStringLiteral("~"))
                              << QStringLiteral("operator");
    QTest::newRow("no time to look back")
        << QStringLiteral("operator") << QJsonValue(QStringLiteral("rises_by")) << QStringLiteral("over_s");
    QTest::newRow("time to look back") << QStringLiteral("over_s") << QJsonValue(-5) << QStringLiteral("over_s");
    QTest::newRow("snooze") << QStringLiteral("snoozed_until_utc") << QJsonValue(QStringLiteral("later"))
                            << QStringLiteral("later");
    QTest::newRow("level") << QStringLiteral("level") << QJsonValue(QStringLiteral("high"))
                           << QStringLiteral("level");
    QTest::newRow("venue") << QStringLiteral("venue") << QJsonValue(QStringLiteral("mtgox"))
                           << QStringLiteral("mtgox");
    QTest::newRow("number taken") << QStringLiteral("id") << QJsonValue(7) << QStringLiteral("taken");
    QTest::newRow("no number") << QStringLiteral("id") << QJsonValue(-3) << QStringLiteral("no number");
    QTest::newRow("hold") << QStringLiteral("hold_s") << QJsonValue(-1) << QStringLiteral("hold_s");
    QTest::newRow("conditions") << QStringLiteral("conditions") << QJsonValue(QJsonArray{})
                                << QStringLiteral("condition");
    QTest::newRow("time") << QStringLiteral("expires_utc") << QJsonValue(QStringLiteral("soon"))
                          << QStringLiteral("soon");
}

void TstAlertStore::oneBadRuleCostsOneRule()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, says);
    QJsonObject whole = QJsonDocument::fromJson(alertsToJson(several())).object();
    QJsonArray list = whole.value(QStringLiteral("alerts")).toArray();
    // The bad one comes last, so that a number it takes is taken already.
    QJsonObject bad = list[0].toObject();
    bad.insert(QStringLiteral("id"), 12);
    const bool ofRule = key == QLatin1String("id") || key == QLatin1String("hold_s") ||
                        key == QLatin1String("conditions") || key.endsWith(QLatin1String("_utc"));
    if (ofRule) {
        bad.insert(key, value);
    } else {
        QJsonObject condition = bad.value(QStringLiteral("conditions")).toArray()[0].toObject();
        condition.insert(key, value);
        bad.insert(QStringLiteral("conditions"), QJsonArray{condition});
    }
    list.append(bad);
    whole.insert(QStringLiteral("alerts"), list);
    QStringList problems;
    const auto back = alertsFromJson(QJsonDocument(whole).toJson(), problems);
    QVERIFY(back == several());
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems[0].contains(says) && problems[0].contains(QStringLiteral("Alert 3")),
             qPrintable(problems[0]));
}

void TstAlertStore::senselessLimitsFallBack_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::newRow("ends above its start")
        << QByteArray(R"({"warn":5,"exit_warn":6,"critical":10,"exit_critical":8})");
    QTest::newRow("critical first") << QByteArray(R"({"warn":5,"exit_warn":4,"critical":3,"exit_critical":2})");
    QTest::newRow("no critical") << QByteArray(R"({"warn":5,"exit_warn":4})");
    QTest::newRow("word") << QByteArray(R"({"warn":"5","exit_warn":4,"critical":10,"exit_critical":8})");
    QTest::newRow("nothing") << QByteArray("{}");
}

void TstAlertStore::senselessLimitsFallBack()
{
    QFETCH(QByteArray, rule);
    const QByteArray json = R"({"schema":1,"limits":{"FUND_LONG":)" + rule +
                            R"(,"FUND_SHORT":{"warn":4,"exit_warn":3,"critical":8,"exit_critical":6}}})";
    QStringList problems;
    const RiskLimits limits = limitsFromJson(json, problems);
    QCOMPARE(limits.size(), std::size_t{1});
    QVERIFY(limits.begin()->second == (Thresholds{4, 8, 3, 6}));
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0].contains(QStringLiteral("FUND_LONG")));
}

// Whatever a crash of the disk leaves of the file: never a rule that was not set, never in silence.
void TstAlertStore::everyTruncationIsNoticed()
{
    const QByteArray whole = alertsToJson(several());
    const qsizetype end = whole.lastIndexOf('}') + 1;
    for (qsizetype n = 1; n < end; ++n) {
        QStringList problems;
        QVERIFY(alertsFromJson(whole.left(n), problems).empty());
        QCOMPARE(problems.size(), 1);
    }
}

void TstAlertStore::aWriteThatStopsLeavesTheOldFile()
{
    QTemporaryDir folder;
    AlertStore store(folder.path());
    QCOMPARE(store.saveAlerts(several()), QString());
    {
        // As the store writes, but the program ends before it is done.
        QSaveFile half(folder.filePath(QStringLiteral("alerts.json")));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write("{\"schema\":1,\"aler");
        half.flush();
        QVERIFY(store.loadAlerts() == several());  // others read the old while it is written
    }
    QVERIFY(store.loadAlerts() == several());
    QCOMPARE(store.notice(), QString());
    // What a killed program leaves beside the file is not read.
    QFile rest(folder.filePath(QStringLiteral("alerts.json.XXabcd")));
    QVERIFY(rest.open(QIODevice::WriteOnly));
    rest.write("{");
    rest.close();
    QVERIFY(store.loadAlerts() == several());
    std::vector<AlertRule> next = several();
    next.pop_back();
    QCOMPARE(store.saveAlerts(next), QString());
    QVERIFY(store.loadAlerts() == next);
}

void TstAlertStore::aFolderThatCannotBeWrittenIsSaid()
{
    QTemporaryDir folder;
    QFile blocker(folder.filePath(QStringLiteral("file")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    AlertStore store(blocker.fileName());  // a file where the folder should be
    QVERIFY(store.saveAlerts(several()).contains(QStringLiteral("alerts.json")));
    QVERIFY(store.saveLimits({}).contains(QStringLiteral("rule-limits.json")));
}

QTEST_GUILESS_MAIN(TstAlertStore)
#include "tst_alert_store.moc"
