// The vector files of the analytics, through the entry point of `plimsoll calc --vectors`.
#include "app/cli/calc.h"
#include "app/cli/calc_json.h"
#include "tests/support/analytics_call.h"
#include "tests/support/design_files.h"

#include <QFile>
#include <QtTest>

#include <set>

using namespace plimsoll;
using analytics::Value;

class TestAnalyticsVectors : public QObject {
    Q_OBJECT
private:
    static Value run(QByteArray file)
    {
        const auto ran = runVectors(file.replace('\'', '"'));
        return ran ? *valueFromJson(QByteArray::fromStdString(ran->json)) : Value();
    }

private Q_SLOTS:
    void publicVectors()
    {
        QFile file(test::designFile(QStringLiteral("analytics_public_vectors.json")));
        if (!file.open(QIODevice::ReadOnly)) QSKIP(test::kNoDesignFiles);
        const QByteArray bytes = file.readAll();
        const auto ran = runVectors(bytes);
        QVERIFY(ran.hasValue());
        QVERIFY2(ran->failed + ran->rejected == 0, qPrintable(ran->firstTrouble));
        const auto got = valueFromJson(QByteArray::fromStdString(ran->json));
        QVERIFY(got.hasValue());
        const auto given = valueFromJson(bytes);
        QVERIFY(given.hasValue());
        QStringList wrong;
        std::set<std::string> functions;
        for (const Value& v : *given->find("vectors")->list()) {
            const std::string& id = *v.find("id")->text();
            functions.insert(*v.find("fn")->text());
            const test::Tolerance t{*v.find("tol")->find("rel")->number(), *v.find("tol")->find("abs")->number()};
            const Value* outputs = got->find(id);
            QVERIFY2(outputs, id.c_str());
            const QString d = test::difference(*outputs, *v.find("expected"), t, QString::fromStdString(id));
            if (!d.isEmpty()) wrong << d;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY(ran->vectors > 100);
        QVERIFY(functions.size() > 90);
    }
    // The comparison must be able to fail.
    void theComparisonSeesDifferences()
    {
        const Value got = test::json("{'a':1.0,'b':[1,2],'c':null,'d':'X','e':true,'extra':1}");
        QVERIFY(
            test::difference(got, test::json("{'a':1.0000000001,'b':[1,2],'c':null,'d':'X','e':true}")).isEmpty());
        for (const char* other : {"{'a':1.00000001}", "{'a':null}", "{'b':[1]}", "{'b':[1,3]}", "{'c':0}",
                                  "{'d':'Y'}", "{'e':1}", "{'f':null}", "{'d':null}"})
            QVERIFY2(!test::difference(got, test::json(other)).isEmpty(), other);
    }
    void idsKeepTheirOrderAndOutputsAreByKey()
    {
        const auto ran = runVectors(R"({"vectors":[
            {"id":"z","fn":"funding.norm","inputs":{"rate":0.0001,"interval_h":8}},
            {"id":"a","fn":"size.kelly","inputs":{"win":0.55,"rr":1.5}}]})");
        QVERIFY(ran.hasValue());
        QCOMPARE(ran->vectors, std::size_t(2));
        QCOMPARE(ran->failed + ran->rejected, std::size_t(0));
        QVERIFY(ran->json.find("\"z\"") < ran->json.find("\"a\""));
        const auto got = valueFromJson(QByteArray::fromStdString(ran->json));
        QVERIFY(got.hasValue());
        QVERIFY(
            test::difference(*got, test::json("{'z':{'r8':0.0001,'apr':0.1095},'a':{'kelly':0.25}}")).isEmpty());
    }
    void numbersAreShortestThatReadBackEqual()
    {
        const auto ran = runVectors(R"({"vectors":[
            {"id":"x","fn":"funding.norm","inputs":{"rate":0.0001,"interval_h":3}}]})");
        QVERIFY(ran.hasValue());
        QVERIFY2(ran->json.find("\"r8\":0.0002666666666666667,") != std::string::npos, ran->json.c_str());
        const auto got = valueFromJson(QByteArray::fromStdString(ran->json));
        QVERIFY(got.hasValue());
        QCOMPARE(*got->find("x")->find("r8")->number(), 0.0001 * 8 / 3);
    }
    void aBadVectorDoesNotStopTheRun()
    {
        const auto ran = runVectors(R"({"vectors":[
            {"id":"1","fn":"no.such","inputs":{}},
            {"id":"2","fn":"funding.norm","inputs":{"rate":"x","interval_h":8}},
            {"id":"2","fn":"funding.norm","inputs":{}},
            {"fn":"funding.norm"}, 7, {"id":"5"}, {"id":"6","fn":"funding.norm"},
            {"id":"7","fn":"funding.norm","inputs":[]},
            {"id":"8","fn":"vol.bipower","inputs":{"ret":[]}},
            {"id":"9","fn":"size.kelly","inputs":{"win":0.55,"rr":1.5}}]})");
        QVERIFY(ran.hasValue());
        const auto got = valueFromJson(QByteArray::fromStdString(ran->json));
        QVERIFY(got.hasValue());
        QCOMPARE(ran->failed, std::size_t(6));
        QCOMPARE(ran->rejected, std::size_t(2));
        QCOMPARE(ran->firstTrouble, QStringLiteral("1: no.such: no such function"));
        const auto expected = test::json(
            "{'1':{'reason':'BadInput'},'2':{'r8':null,'apr':null,'apy':null,'per_day':null,'reason':'BadInput',"
            "'detail':'rate: a number is needed, not text'},"
            "'#2':{'detail':'vectors[2].id: is there twice'},'#3':{'detail':'vectors[3].id: text is needed'},"
            "'#4':{'detail':'vectors[4].id: text is needed'},'#5':{'detail':'vectors[5].fn: text is needed'},"
            "'#6':{'detail':'vectors[6].inputs: is missing'},"
            "'7':{'r8':null,'detail':'inputs: an object is needed, not a list'},"
            "'8':{'rv':null,'reason':'NoData'},'9':{'kelly':0.25}}");
        const QString d = test::difference(*got, expected);
        QVERIFY2(d.isEmpty(), qPrintable(d));
    }
    void whatIsNoVectorFileSaysSo_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("not JSON");
        QTest::newRow("text") << QByteArray("hello") << QStringLiteral("not JSON");
        QTest::newRow("cut") << QByteArray(R"({"vectors":[{"id":"a")") << QStringLiteral("not JSON");
        QTest::newRow("number too large") << QByteArray(R"({"vectors":[1e999]})") << QStringLiteral("not JSON");
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << QStringLiteral("nested");
        QTest::newRow("deep objects") << QByteArray(R"({"vectors":)").repeated(200'000)
                                      << QStringLiteral("nested");
        QTest::newRow("no vectors") << QByteArray("{}") << QStringLiteral("vectors");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("vectors");
        QTest::newRow("not a list") << QByteArray(R"({"vectors":{}})") << QStringLiteral("vectors");
    }
    void whatIsNoVectorFileSaysSo()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, said);
        const auto ran = runVectors(file);
        QVERIFY(!ran.hasValue());
        QVERIFY2(ran.error().contains(said), qPrintable(ran.error()));
    }
    void noVectorsIsAnEmptyObject()
    {
        QVERIFY(run("{'vectors':[]}").object() && run("{'vectors':[]}").object()->empty());
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsVectors)
#include "tst_analytics_vectors.moc"
