// The fast path for levels gives exactly what the careful parsers give, for every way to write a number.
#include "feeds/level_scan.h"
#include "model/market/decimal.h"

#include <QtTest>

#include <random>

using namespace plimsoll;

namespace {

bool scan(std::string text, std::vector<Level>& out, LevelScanError& error)
{
    const std::size_t size = text.size();
    text.append(64, '7');  // what lies behind the end is not ours
    return scanLevels(std::string_view(text).substr(0, size), out, error);
}

}  // namespace

class TestLevelScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheCarefulParsers();
    void forms_data();
    void forms();
    void nothingIsAppendedOnError();
};

void TestLevelScan::agreesWithTheCarefulParsers()
{
    std::mt19937 random(5);
    const auto pick = [&](unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random); };
    std::size_t good = 0, refused = 0;
    for (int i = 0; i < 200'000; ++i) {
        const auto number = [&] {
            std::string s;
            for (unsigned n = pick(10) == 0 ? pick(40) : 1 + pick(8); n > 0; --n)
                s += static_cast<char>('0' + pick(10));
            if (pick(4) != 0) {
                s += '.';
                for (unsigned n = pick(10) == 0 ? pick(40) : 1 + pick(9); n > 0; --n)
                    s += static_cast<char>('0' + pick(10));
            }
            if (pick(40) == 0) s += "e-3";
            if (pick(60) == 0) s.insert(pick(static_cast<unsigned>(s.size()) + 1), 1, "-+x. e"[pick(6)]);
            return s;
        };
        const std::string price = number(), size = number();
        Price p;
        double q = 0;
        const bool fine = parsePrice(price, p) == NumberError::None && p.raw > 0 &&
                          parseDouble(size, q) == NumberError::None && q >= 0 && q <= kLargestQty;
        std::vector<Level> levels;
        LevelScanError error;
        const bool scanned = scan("[[\"" + price + "\",\"" + size + "\"]]", levels, error);
        QVERIFY2(scanned == fine, (price + ' ' + size + ' ' + error.what).c_str());
        if (!fine) {
            ++refused;
            continue;
        }
        ++good;
        QCOMPARE(levels.size(), std::size_t{1});
        QCOMPARE(levels[0].price.raw, p.raw);
        QVERIFY2(levels[0].qty.v == q, size.c_str());
    }
    QVERIFY(good > 50'000 && refused > 5'000);
}

void TestLevelScan::forms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("levels");  // -1: refused
    const auto row = [](const char* text, int levels) { QTest::newRow(text) << QByteArray(text) << levels; };
    row("[]", 0);
    row(" []", -1);
    row("[ ]", 0);
    row("[[\"1\",\"2\"],[\"3\",\"0\"]]", 2);
    row("[\n [ \"1\" , \"2\" ] ,\t[3,4.5] ]", 2);
    row("[[1,1e3]]", 1);
    row("[[1e3,1]]", -1);
    row("[[\"1\",\"2\",\"3\",4,null,\"x\\\"y\"]]", 1);
    row("[[\"1\",\"2\",]]", -1);
    row("[[\"1\",\"2\"],]", -1);
    row("[[\"1\" \"2\"]]", -1);
    row("[[\"1\",\"2\"]", -1);
    row("[[\"1\",\"2\"]]]", -1);
    row("[[\"1\",\"2\"", -1);
    row("[[\"1\",", -1);
    row("[", -1);
    row("]", -1);
    row("", -1);
    row("[[\"1\",\"2]]", -1);
    row("[[1.,1]]", -1);
    row("[[.5,1]]", -1);
    row("[[\" 1\",1]]", -1);
    row("[[0,1]]", -1);
    row("[[1,-0.5]]", -1);
    row("[[1,-0]]", 1);
    row("[1,2]", -1);
    row("{}", -1);
}

void TestLevelScan::forms()
{
    QFETCH(QByteArray, text);
    QFETCH(int, levels);
    std::vector<Level> out;
    LevelScanError error;
    QCOMPARE(scan(text.toStdString(), out, error), levels >= 0);
    QCOMPARE(static_cast<int>(out.size()), std::max(levels, 0));
    if (levels < 0) QVERIFY(*error.what);
}

void TestLevelScan::nothingIsAppendedOnError()
{
    std::vector<Level> out{{Price{1}, Qty{1}}};
    LevelScanError error;
    QVERIFY(!scan(R"([["1","1"],["2","2"],["x","1"]])", out, error));
    QCOMPARE(out.size(), std::size_t{1});
    QCOMPARE(error.row, std::size_t{2});
    QCOMPARE(error.column, 0);
}

QTEST_APPLESS_MAIN(TestLevelScan)
#include "tst_level_scan.moc"
