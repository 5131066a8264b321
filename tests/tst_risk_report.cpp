// What warnings were worth: the score of units whose truth is known, worked out by hand; what cannot be judged is
// not scored; luck is told from knowledge. And the report as the program prints it on a recording.
#include "model/risk/rule_trial.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace plimsoll;

namespace {

trial::Unit unit(const char* name, double hours, std::vector<double> events, std::string_view rule,
                 std::vector<double> alerts)
{
    trial::Unit u;
    u.name = name;
    u.hours = hours;
    u.events = std::move(events);
    u.alerts[std::string(rule)] = std::move(alerts);
    return u;
}

const trial::Row& rowOf(const std::vector<trial::Row>& rows, std::string_view rule)
{
    for (const trial::Row& r : rows)
        if (r.rule == rule) return r;
    qFatal("no row of that rule");
}

bool near(std::optional<double> got, double expected)
{
    return got && std::fabs(*got - expected) < 1e-9;
}

}  // namespace

class TestRiskReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTriedRuleHasARow()
    {
        const std::vector<trial::Unit> units = {unit("a", 100, {}, "DEPTH_DROP", {})};
        std::size_t tried = 0;
        for (const RiskRule& rule : riskRules()) tried += !rule.own && rule.scope != RuleScope::Venue;
        const auto rows = trial::score(units, {});
        QCOMPARE(rows.size(), tried);
        QVERIFY(
            std::none_of(rows.begin(), rows.end(), [](const trial::Row& r) { return r.rule == "FEED_STALE"; }));
    }
    // Two assets of 200 h. a: alerts at 10 (event at 30 in 20 h: right) and 100 (nothing: false); an alert at 12
    // is the one at 10. b: alert at 50, the event at 50.5 is too soon to be a lead; the one at 60 counts.
    void forwardByHand()
    {
        const std::vector<trial::Unit> units = {unit("a", 200, {30}, "DEPTH_DROP", {10, 12, 100}),
                                                unit("b", 200, {50.5, 60, 150}, "DEPTH_DROP", {50})};
        const auto rows = trial::score(units, {});
        const trial::Row& r = rowOf(rows, "DEPTH_DROP");
        QVERIFY(r.forward);
        QCOMPARE(r.raised, std::size_t{3});
        QCOMPARE(r.score.alerts, std::size_t{3});
        QCOMPARE(r.score.truePositives, std::size_t{2});
        QVERIFY(near(r.score.precision, 2.0 / 3));
        QCOMPARE(r.events, std::size_t{4});
        QVERIFY(near(r.score.recall, 0.5));  // 30 and 60 of four
        QVERIFY(near(r.score.medianLeadHours, 15));
        QVERIFY(near(r.score.falsePerDay, 1 / (400 / 24.0)));
        QVERIFY(near(r.score.baseRate, 4 * 23 / 400.0));
        QVERIFY(near(r.score.lift, 2.0 / 3 / (4 * 23 / 400.0)));
        const auto wilson = analytics::validate::wilson(2, 3);
        QVERIFY(near(r.score.precisionInterval.low, wilson.low));
        QVERIFY(!r.latencySeconds);
        // The others raised nothing and caught nothing.
        const trial::Row& other = rowOf(rows, "OI_SURGE");
        QCOMPARE(other.raised, std::size_t{0});
        QVERIFY(!other.score.precision);
        QVERIFY(near(other.score.recall, 0));
        QVERIFY(!other.placebo);
    }
    // An alert 30 s after the event began, one two minutes before another, one with nothing near.
    void coincidentByHand()
    {
        const std::vector<trial::Unit> units = {
            unit("a", 200, {50, 120}, "LIQ_BURST", {50 + 30 / 3600.0, 120 - 2 / 60.0, 160})};
        const trial::Row r = rowOf(trial::score(units, {}), "LIQ_BURST");
        QVERIFY(!r.forward);
        QCOMPARE(r.score.truePositives, std::size_t{2});
        QVERIFY(near(r.score.recall, 1));
        QVERIFY(r.latencySeconds && std::fabs(*r.latencySeconds - (30 - 120) / 2.0) < 1e-6);
        QVERIFY(near(r.score.baseRate, 2 * 8 / 200.0));
    }
    // Warnings of one asset are not made right by what another does, however the units are laid out.
    void unitsDoNotMeet()
    {
        const std::vector<trial::Unit> units = {unit("a", 100, {}, "DEPTH_DROP", {70}),
                                                unit("b", 100, {1.5}, "DEPTH_DROP", {})};
        const trial::Row r = rowOf(trial::score(units, {}), "DEPTH_DROP");
        QCOMPARE(r.score.alerts, std::size_t{1});
        QCOMPARE(r.score.truePositives, std::size_t{0});
    }
    void rulesOfTheMarketHaveTheirOwnUnit()
    {
        std::vector<trial::Unit> units = {unit("a", 100, {30}, "TCI_HIGH", {10}),
                                          unit("", 100, {30}, "TCI_HIGH", {20})};
        units[1].market = true;
        const trial::Row r = rowOf(trial::score(units, {}), "TCI_HIGH");
        QCOMPARE(r.raised, std::size_t{1});
        QVERIFY(near(r.score.medianLeadHours, 10));
        QVERIFY(near(r.hours, 100));
    }
    // A day before the end nobody knows yet; nor where the definition could not be judged.
    void whatCannotBeJudgedIsNotScored()
    {
        trial::Unit u = unit("a", 100, {}, "DEPTH_DROP", {10, 80});
        trial::Row r = rowOf(trial::score(std::vector{u}, {}), "DEPTH_DROP");
        QCOMPARE(r.raised, std::size_t{2});
        QCOMPARE(r.score.alerts, std::size_t{1});
        // Of the 24 h after the one at 10, three were not judged: less than nine tenths are left.
        u.judged.assign(100 * 60, true);
        std::fill_n(u.judged.begin() + 20 * 60, 180, false);
        r = rowOf(trial::score(std::vector{u}, {}), "DEPTH_DROP");
        QCOMPARE(r.score.alerts, std::size_t{0});
        QVERIFY(!r.score.precision);
        QVERIFY(near(r.hours, 97));
        std::fill_n(u.judged.begin() + 20 * 60, 60, true);
        r = rowOf(trial::score(std::vector{u}, {}), "DEPTH_DROP");
        QCOMPARE(r.score.alerts, std::size_t{1});
        // Nothing at all was judged: no rate is said.
        u.judged.assign(100 * 60, false);
        r = rowOf(trial::score(std::vector{u}, {}), "DEPTH_DROP");
        QCOMPARE(r.hours, 0.0);
        QVERIFY(!r.score.precision && !r.score.recall);
    }
    void luckIsNoSkill()
    {
        trial::Window w;
        w.rounds = 400;
        // Always five hours before; and at moments that have nothing to do with anything.
        const std::vector<double> events = {100, 190, 400, 470, 690, 930}, lucky = {20, 150, 300, 510, 600, 800};
        std::vector<double> knowing = events;
        for (double& a : knowing) a -= 5;
        const auto placebo = [&](const std::vector<double>& alerts) {
            const std::vector<trial::Unit> units = {unit("a", 1'000, events, "DEPTH_DROP", alerts)};
            return rowOf(trial::score(units, w), "DEPTH_DROP").placebo;
        };
        QVERIFY(placebo(knowing).value() < 0.1);
        QVERIFY(placebo(lucky).value() > 0.5);
        QCOMPARE(placebo(knowing), placebo(knowing));  // the seed decides
    }

    // The thresholds that the page was made with are those that are in force.
    void thePageHasTheThresholds()
    {
        QFile page(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/validation.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(page.readAll()).split(QLatin1Char('\n'));
        const auto cell = [](const RiskRule& rule, double warn, const std::optional<double>& crit) {
            return QStringLiteral("| %1 / %2 ")
                .arg(QString::fromStdString(ruleNumber(rule, warn)),
                     crit ? QString::fromStdString(ruleNumber(rule, *crit)) : QStringLiteral("\u2014"));
        };
        for (const RiskRule& rule : riskRules()) {
            const QString id = QString::fromUtf8(rule.id.data(), static_cast<qsizetype>(rule.id.size()));
            const Thresholds& t = rule.limits;
            const std::optional<double> exitCrit = t.crit ? std::optional(t.exitCrit) : std::nullopt;
            const QString row = QStringLiteral("| `%1` %2%3|")
                                    .arg(id, cell(rule, t.warn, t.crit), cell(rule, t.exitWarn, exitCrit));
            QVERIFY2(lines.contains(row), qPrintable(row));
        }
    }

    // ---- The program
    void ofARecording()
    {
        QTemporaryDir folder;
        QString recording;
        const auto run = [&](const QStringList& arguments) {
            QProcess p;
            QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
            // No display: none is needed.
            e.remove("DISPLAY"), e.remove("WAYLAND_DISPLAY"), e.remove("QT_QPA_PLATFORM");
            e.insert("XDG_DATA_HOME", folder.filePath("data"));
            e.insert("XDG_CONFIG_HOME", folder.filePath("config"));
            p.setProcessEnvironment(e);
            p.start(PLIMSOLL_BINARY, arguments);
            if (!p.waitForFinished(120'000)) p.kill();
            const int status = p.exitStatus() == QProcess::NormalExit ? p.exitCode() : -1;
            return std::tuple(status, p.readAllStandardOutput(), p.readAllStandardError());
        };
        const auto raisedIn = [](const QByteArray& json) {
            const QJsonArray rules = QJsonDocument::fromJson(json).object().value("rules").toArray();
            return std::any_of(rules.begin(), rules.end(),
                               [](const QJsonValue& r) { return r.toObject().value("raised").toInt() > 0; });
        };
        // A market at thirty seconds a second: as long as it takes on this machine until something is raised.
        for (const QString seconds : {"5", "15", "45"}) {
            recording = folder.filePath("story-" + seconds + ".plog");
            const auto [status, out, err] = run({"record", "--demo", "--scenario", "cascade_down", "--speed", "30",
                                                 "--for", seconds, "--assets", "BTC,ETH", "--out", recording});
            QVERIFY2(status == 0, err.constData());
            if (raisedIn(std::get<1>(run({"replay", recording, "--report", "--json"})))) break;
        }
        const auto [status, text, err] = run({"replay", recording, "--report"});
        QVERIFY2(status == 0, err.constData());
        // Says whose words they are, what counts as an event, and every rule that is tried.
        QVERIFY2(text.contains("source: simulated"), text.constData());
        QVERIFY(text.contains("open interest of all venues -8 %"));
        QVERIFY(text.contains("1 to 24 h later"));
        for (const trial::Row& r : trial::score(std::vector<trial::Unit>{}, {}))
            QVERIFY2(text.contains(QByteArray(r.rule.data(), static_cast<qsizetype>(r.rule.size()))),
                     text.constData());
        QVERIFY(!text.contains("FEED_STALE"));

        const QString page = folder.filePath("report.json");
        const auto [again, said, wrong] = run({"replay", recording, "--report", "--json", "--out", page});
        QVERIFY2(again == 0, wrong.constData());
        QFile file(page);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        const QJsonObject o = QJsonDocument::fromJson(json).object();
        QCOMPARE(o.value("source").toString(), QStringLiteral("simulated"));
        QCOMPARE(o.value("definition").toObject().value("oi_change_4h").toDouble(), -0.08);
        const QJsonArray assets = o.value("assets").toArray();
        QVERIFY(assets.contains("BTC") && assets.contains("ETH"));
        // A story of minutes: what was raised is there, and none of it has had its day.
        QVERIFY2(raisedIn(json), json.constData());
        for (const QJsonValue& v : o.value("rules").toArray()) {
            const QJsonObject r = v.toObject();
            if (r.value("kind").toString() == "forward") QCOMPARE(r.value("scored").toInt(), 0);
            if (r.value("scored").toInt() == 0) QVERIFY(r.value("precision").isNull());
        }
        // The same recording, the same report.
        const auto [third, same, nothing] = run({"replay", recording, "--report", "--json"});
        QCOMPARE(third, 0);
        QCOMPARE(same, json);

        const auto [failed, none, why] = run({"replay", folder.filePath("nowhere.plog"), "--report"});
        QCOMPARE(failed, 1);
        QVERIFY(why.contains("nowhere.plog"));
        const auto [unwritten, n, reason] = run({"replay", recording, "--report", "--out", "/nowhere/at/all"});
        QCOMPARE(unwritten, 1);
        QVERIFY(reason.contains("/nowhere/at/all"));
    }
};

QTEST_GUILESS_MAIN(TestRiskReport)
#include "tst_risk_report.moc"
