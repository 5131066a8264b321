// Prices are exact, doubles are correctly rounded, and bad numbers are told apart.
#include "model/market/decimal.h"

#include <QtTest>

#include <cmath>
#include <cstdlib>
#include <random>

using namespace plimsoll;

class TestDecimal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void price_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("error");
        QTest::addColumn<qint64>("raw");
        const auto row = [](const char* text, NumberError e, qint64 raw = 0) {
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text) << int(e) << raw;
        };
        row("0", NumberError::None, 0);
        row("63943.90", NumberError::None, 63'943'900'000'000'000);
        row("0.000000000001", NumberError::None, 1);
        row("-1.5", NumberError::None, -1'500'000'000'000);
        row("9223372.036854775807", NumberError::None, 9'223'372'036'854'775'807);
        row("1.0000000000000000", NumberError::None, 1'000'000'000'000);
        row("9223372.036854775808", NumberError::OutOfRange);
        row("9223373", NumberError::OutOfRange);
        row("99999999999999999999", NumberError::OutOfRange);
        row("0.0000000000001", NumberError::TooPrecise);
        row("", NumberError::Empty);
        for (const char* bad : {"NaN", "inf", "1e5", "+1", " 1", "1 ", ".5", "1.", "-", "1,5", "0x10", "1.2.3"})
            row(bad, NumberError::NotADecimal);
    }
    void price()
    {
        QFETCH(QString, text);
        QFETCH(int, error);
        QFETCH(qint64, raw);
        Price p{77};
        QCOMPARE(int(parsePrice(text.toStdString(), p)), error);
        QCOMPARE(p.raw, error == 0 ? raw : 77);
    }
    void pricesSurviveTheRoundTrip()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 20'000; ++i) {
            const Price p{static_cast<std::int64_t>(random()) /
                          (1 + static_cast<std::int64_t>(random() % 1'000'000))};
            Price back;
            QCOMPARE(parsePrice(toText(p), back), NumberError::None);
            QCOMPARE(back.raw, p.raw);
        }
    }
    void fixedDecimals()
    {
        QCOMPARE(toText(Price{63'943'950'000'000'000}, 1), "63944.0");
        QCOMPARE(toText(Price{-63'943'940'000'000'000}, 1), "-63943.9");
        QCOMPARE(toText(Price{-1}, 2), "0.00");
        QCOMPARE(toText(Price{1'999'999'999'999}, 0), "2");
        QCOMPARE(decimalsOf(Price{100'000'000'000}), 1);
        QCOMPARE(decimalsOf(Price{5 * Price::kScale}), 0);
        QCOMPARE(decimalsOf(Price{1}), 12);
    }
    void doublesAreCorrectlyRounded()
    {
        std::mt19937_64 random(2);
        for (int i = 0; i < 50'000; ++i) {
            const int decimals = static_cast<int>(random() % 12);
            std::string text = std::to_string(random() >> (random() % 60));
            if (decimals > 0)
                text += "." +
                        std::to_string(random() % 1'000'000'007ull).substr(0, static_cast<std::size_t>(decimals));
            double got = 0;
            QCOMPARE(parseDouble(text, got), NumberError::None);
            const double want = std::strtod(text.c_str(), nullptr);
            QVERIFY2(got == want, text.c_str());
        }
    }
    void badDoubles()
    {
        double v = 7;
        QCOMPARE(parseDouble("1e999", v), NumberError::OutOfRange);
        QCOMPARE(parseDouble(std::string(400, '9'), v), NumberError::OutOfRange);
        QCOMPARE(parseDouble("NaN", v), NumberError::NotADecimal);
        QCOMPARE(parseDouble("-inf", v), NumberError::NotADecimal);
        QCOMPARE(parseDouble("1.5x", v), NumberError::NotADecimal);
        QCOMPARE(parseDouble("", v), NumberError::Empty);
        QCOMPARE(v, 7.0);
        QCOMPARE(parseDouble("1.5e3", v), NumberError::None);
        QCOMPARE(v, 1500.0);
        QCOMPARE(parseDouble("0.000", v), NumberError::None);
        QVERIFY(v == 0.0 && !std::signbit(v));
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
