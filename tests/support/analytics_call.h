// Functions of the analytics registry called with JSON text, and outputs compared as ANALYTICS section 0 says:
// |got - expected| <= abs + rel * |expected|; words, booleans, null and lengths exactly; extra keys do not count.
// Whoever includes this includes "app/cli/calc_json.h" too, so that the test links the program's library.
#pragma once

#include "app/cli/calc_json.h"
#include "model/analytics/registry.h"

#include <QtTest>

#include <cmath>

namespace plimsoll::test {

// Single quotes stand for double ones.
inline analytics::Value json(QByteArray text)
{
    const auto value = valueFromJson(text.replace('\'', '"'));
    if (!value) qFatal("%s: %s", text.constData(), qPrintable(value.error()));
    return *value;
}

struct Tolerance {
    double rel = 1e-9, abs = 1e-12;
};

// Empty: alike. Else where, and what was got.
inline QString difference(const analytics::Value& got, const analytics::Value& expected, Tolerance t = {},
                          const QString& place = {})
{
    const auto shown = [&] {
        std::string text;
        appendJson(text, got);
        text += ", not ";
        appendJson(text, expected);
        return place + QStringLiteral(": ") + QString::fromStdString(text).left(300);
    };
    if (const double* x = expected.number())
        return got.number() && std::abs(*got.number() - *x) <= t.abs + t.rel * std::abs(*x) ? QString() : shown();
    if (const auto* list = expected.list()) {
        if (!got.list() || got.list()->size() != list->size()) return shown();
        for (std::size_t i = 0; i < list->size(); ++i)
            if (const QString d =
                    difference((*got.list())[i], (*list)[i], t, QStringLiteral("%1[%2]").arg(place).arg(i));
                !d.isEmpty())
                return d;
        return {};
    }
    if (const auto* object = expected.object()) {
        for (const auto& [key, value] : *object) {
            const analytics::Value* own = got.find(key);
            const QString at = place + QLatin1Char('.') + QString::fromStdString(key);
            if (!own) return at + QStringLiteral(": is missing");
            if (const QString d = difference(*own, value, t, at); !d.isEmpty()) return d;
        }
        return {};
    }
    if (const auto* text = expected.text()) return got.text() && *got.text() == *text ? QString() : shown();
    if (const bool* yes = expected.boolean()) return got.boolean() && *got.boolean() == *yes ? QString() : shown();
    return got.isNull() ? QString() : shown();
}

inline analytics::Value call(const char* function, const QByteArray& inputs)
{
    return analytics::callFunction(function, json(inputs)).outputs;
}

// A worked example: function, inputs, expected outputs (or some of them).
inline QString exampleFails(const char* function, const QByteArray& inputs, const QByteArray& expected,
                            Tolerance t = {})
{
    return difference(call(function, inputs), json(expected), t, QString::fromLatin1(function));
}

// For tables: newRow(name) << function << inputs << expected.
inline void exampleColumns()
{
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<QByteArray>("inputs");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<double>("relative");
}
inline void example(const char* name, const char* function, const char* inputs, const char* expected,
                    double relative = 1e-9)
{
    QTest::newRow(name) << QByteArray(function) << QByteArray(inputs) << QByteArray(expected) << relative;
}
inline void checkExample()
{
    QFETCH(QByteArray, function);
    QFETCH(QByteArray, inputs);
    QFETCH(QByteArray, expected);
    QFETCH(double, relative);
    const QString wrong = exampleFails(function, inputs, expected, {.rel = relative});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

}  // namespace plimsoll::test
