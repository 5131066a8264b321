// `plimsoll calc`, as a person or a script runs it.
#include "tests/support/program_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using plimsoll::test::Ran;

class TestAnalyticsCalc : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    static Ran run(const QStringList& arguments, const QByteArray& input = {})
    {
        return plimsoll::test::runProgram(arguments, input);
    }
    static QJsonObject object(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }
    QString put(const QByteArray& bytes) const
    {
        QFile f(m_dir.filePath(QStringLiteral("vectors.json")));
        if (!f.open(QIODevice::WriteOnly)) return {};
        f.write(bytes);
        return f.fileName();
    }

private Q_SLOTS:
    void oneFunction()
    {
        const Ran r = run({"calc", "funding.norm", R"({"rate":0.0005,"interval_h":8})"});
        QVERIFY2(r.status == 0, r.err.constData());
        QVERIFY(r.err.isEmpty());
        QCOMPARE(object(r.out)["apr"].toDouble(), 0.5475);
        QVERIFY(r.out.endsWith("}\n"));
    }
    void inputsFromStandardInput()
    {
        // Longer than any command line may be.
        QByteArray ret = "[0.01";
        for (int i = 0; i < 200'000; ++i) ret += i % 2 ? ",0.001" : ",-0.002";
        const Ran r = run({"calc", "risk.hist", "-"}, "{\"alpha\":0.95,\"ret\":" + ret + "]}");
        QVERIFY2(r.status == 0, r.err.constData());
        QCOMPARE(object(r.out)["var"].toDouble(), 0.002);
    }
    void tooLittleIsAnAnswer()
    {
        const Ran r = run({"calc", "stat.sharpe", R"({"ret":[0.1],"periods_per_year":365})"});
        QCOMPARE(r.status, 0);
        const QJsonObject o = object(r.out);
        QVERIFY(o["sharpe"].isNull());
        QCOMPARE(o["reason"].toString(), QStringLiteral("TooShort"));
        QVERIFY(o["detail"].toString().contains(QLatin1String("ret")));
    }
    void misspeltInputsAreMentioned()
    {
        const Ran r = run({"calc", "size.kelly", R"({"win":0.55,"rr":1.5,"fracton":0.5})"});
        QCOMPARE(r.status, 0);
        QVERIFY2(r.err.contains("fracton"), r.err.constData());
        QCOMPARE(object(r.out)["fractional"].toDouble(), 0.0625);
    }
    void wrongInputsFail_data()
    {
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("missing") << R"({"rate":0.0001})" << QByteArray("interval_h");
        QTest::newRow("kind") << R"({"rate":"x","interval_h":8})" << QByteArray("rate");
        QTest::newRow("domain") << R"({"rate":0.0001,"interval_h":0})" << QByteArray("interval_h");
        QTest::newRow("not an object") << "[1]" << QByteArray("inputs");
    }
    void wrongInputsFail()
    {
        QFETCH(QString, inputs);
        QFETCH(QByteArray, key);
        const Ran r = run({"calc", "funding.norm", inputs});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("funding.norm: " + key), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
        QVERIFY(object(r.out)["r8"].isNull());
        QCOMPARE(object(r.out)["reason"].toString(), QStringLiteral("BadInput"));
    }
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << QByteArray(said);
        };
        row("nothing", {}, "needs a function");
        row("no inputs", {"funding.norm"}, "rate, interval_h");
        row("unknown", {"funding.nrom", "{}"}, "did you mean funding.norm?");
        row("unknown, alone", {"xyzzy.plugh"}, "--list");
        row("not JSON", {"funding.norm", "{rate:1}"}, "not JSON");
        row("too large", {"funding.norm", R"({"rate":1e999,"interval_h":8})"}, "not JSON");
        row("not a number", {"funding.norm", R"({"rate":NaN,"interval_h":8})"}, "not JSON");
        row("deep", {"funding.norm", QString(100'000, QLatin1Char('['))}, "nested");
        row("unquoted", {"funding.norm", "{\"rate\":1,", "\"interval_h\":8}"}, "quote the JSON");
        row("both", {"funding.norm", "--vectors", "x"}, "--vectors");
        row("list and more", {"--list", "extra"}, "--list takes nothing");
        row("option", {"--vector", "x"}, "did you mean --vectors?");
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Ran r = run(QStringList{"calc"} + arguments);
        QCOMPARE(r.status, 2);
        QVERIFY2(r.err.contains(said), r.err.constData());
        QVERIFY(r.out.isEmpty());
        QVERIFY(r.err.size() < 600);
    }
    void aVectorFile()
    {
        const QString file = put(R"({"vectors":[{"id":"a","fn":"size.kelly","inputs":{"win":0.55,"rr":1.5}},
                                    {"id":"b","fn":"vol.bipower","inputs":{"ret":[]}}]})");
        Ran r = run({"calc", "--vectors", file});
        QVERIFY2(r.status == 0, r.err.constData());
        QVERIFY(r.err.isEmpty());
        const QJsonObject o = object(r.out);
        QCOMPARE(o["a"].toObject()["fractional"].toDouble(), 0.0625);
        QVERIFY(o["b"].toObject()["jump_ratio"].isNull());
        r = run({"calc", "--vectors", put(R"({"vectors":[{"id":"a","fn":"no.such","inputs":{}}]})")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("a: no.such: no such function"), r.err.constData());
        QVERIFY(object(r.out).contains(QLatin1String("a")));
        r = run({"calc", "--vectors", put("{")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("vectors.json: not JSON") && r.err.contains("; --vectors wants "),
                 r.err.constData());
        r = run({"calc", "--vectors", m_dir.filePath("none.json")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("none.json") && r.err.contains("; --vectors wants "), r.err.constData());
    }
    void theList()
    {
        const Ran r = run({"calc", "--list"});
        QCOMPARE(r.status, 0);
        QVERIFY(r.out.contains("funding.norm(rate, interval_h) -> r8, apr, apy, per_day\n    A1: "));
        QVERIFY(r.out.count('\n') > 180);
    }
};

QTEST_GUILESS_MAIN(TestAnalyticsCalc)
#include "tst_analytics_calc.moc"
