// The calculators without a window: what they call, the examples of ANALYTICS and the public vectors. Every answer
// is the registry's. What stands in their fields: tst_calculator_fields.
#include "app/cli/calc_json.h"
#include "model/desk/calculator.h"
#include "tests/support/analytics_call.h"
#include "tests/support/design_files.h"
#include "tests/support/typed_calc.h"
#include "ui/panels/calculator_entry.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

using namespace plimsoll;
using analytics::Value;
using test::typed;

class TestCalculators : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsWhole()
    {
        QSet<QString> ids;
        QVERIFY(calculators().size() >= 25);
        for (const Calculator& c : calculators()) {
            QVERIFY2(!ids.contains(QLatin1String(c.id)), c.id);
            ids.insert(QLatin1String(c.id));
            for (const char* text : {c.name, c.formula, c.source, c.without}) QVERIFY2(*text, c.id);
            QVERIFY2(!c.fields.empty() && !c.cases.empty(), c.id);
            QVERIFY2((c.plot.title != nullptr) == (c.curves != nullptr), c.id);
            QSet<QString> keys;
            for (const CalcField& f : c.fields) {
                QVERIFY2(!keys.contains(QLatin1String(f.key)), f.key);
                keys.insert(QLatin1String(f.key));
                QVERIFY2(*f.label && f.scale > 0, f.key);
                // Without a market and without typing there is something to begin with, or it may stay empty.
                QVERIFY2(*f.example || f.optional, f.key);
                if (*f.example) {
                    const QString example = QString::fromUtf8(f.example);
                    QVERIFY2(entryOf(f, f.kind == CalcKind::Choice ? example.section(u'|', 0, 0) : example),
                             f.key);
                }
            }
            for (const CalcCase& one : c.cases) {
                QVERIFY2(analytics::functionNamed(one.function), one.function);
                QVERIFY2(!one.outputs.empty(), one.function);
            }
        }
        QVERIFY(!calculatorNamed("no such"));
    }

    // With its own example every one of them answers, knows all that it is given, and says what it promises.
    void everyExampleAnswers()
    {
        for (const Calculator& c : calculators()) {
            const CalcInputs in = typed(c);
            const auto answers = answersOf(c, in);
            QCOMPARE(answers.size(), c.cases.size());
            for (const CalcAnswer& a : answers) {
                QVERIFY2(a.known, qPrintable(QLatin1String(c.id) + QStringLiteral(": ") + a.why));
                const auto again = analytics::callFunction(a.of->function, a.inputs);
                QVERIFY2(again.unread.empty(), again.unread.empty() ? "" : again.unread.front().c_str());
                for (const CalcOutput& o : a.of->outputs)
                    QVERIFY2(outputValue(o, a),
                             qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(c.id), QLatin1String(o.key))));
            }
            if (c.verdicts)
                for (const CalcVerdict& v : c.verdicts(in, answers)) QVERIFY(!v.text.isEmpty());
            if (c.curves) {
                const auto curves = c.curves(c, in, answers);
                QVERIFY2(!curves.empty() && curves.front().points.size() >= 2, c.id);
                for (const CalcCurve& curve : curves)
                    for (std::size_t i = 1; i < curve.points.size(); ++i)
                        QVERIFY2(curve.points[i].first >= curve.points[i - 1].first, c.id);
            }
        }
    }

    // Each input left out: no answer, and the reason names it; never a number made of nothing.
    void whatIsMissingIsNamed()
    {
        for (const Calculator& c : calculators())
            for (const CalcField& f : c.fields) {
                // A choice is always one of its words.
                if (f.optional || f.kind == CalcKind::Choice) continue;
                CalcInputs in = withValue(typed(c), f.key, {});
                for (CalcEntry& e : in.entries)
                    if (e.field->key == std::string_view(f.key)) e.why = "the feed is silent";
                const auto answers = answersOf(c, in);
                // The other side of a book is not needed.
                const bool needed =
                    std::any_of(answers.begin(), answers.end(), [](const auto& a) { return !a.known; });
                const std::string_view key = f.key;
                const bool side = key == "bids" && c.group == CalcGroup::Execution;
                const bool margin = key == "leverage" && in.number("margin");
                if (key == "hours" || side || margin) continue;
                QVERIFY2(needed,
                         qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(c.id), QLatin1String(f.key))));
                for (const CalcAnswer& a : answers)
                    if (!a.known) {
                        QVERIFY2(a.why.contains(QStringLiteral("the feed is silent")), qPrintable(a.why));
                        QVERIFY(!a.number(a.of->outputs.front().key));
                    }
            }
    }

    void examplesOfTheSpecification_data()
    {
        using Over = std::map<std::string, QString>;
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("at");
        QTest::addColumn<Over>("over");
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* name, const char* id, const Over& over, const char* key, double expected,
                            int at = 0) {
            QTest::newRow(name) << QString::fromLatin1(id) << at << over << QString::fromLatin1(key) << expected;
        };
        row("G1 the seed's reading", "liquidation_seed", {}, "liq", 97'500);
        row("G1b exact", "liquidation", {{"qty", "0.1"}, {"margin", "500"}}, "liq", 97'435.89743589744);
        row("G1b by leverage", "liquidation", {}, "liq", 97'435.89743589744);
        row("G1c short", "liquidation", {{"side", "short"}}, "liq", 102'439.02439024391);
        row("G1e 50x with 1 %", "liquidation", {{"leverage", "50"}, {"tiers", "1"}}, "liq", 98'989.89898989898);
        row("G2 cross", "liquidation_cross",
            {{"qty", "3"}, {"tmm_other", "500"}, {"upnl_other", "-1000"}, {"tiers", "0.5 less 50"}}, "liq",
            94'288.10720268007);
        row("G2b Binance's own", "liquidation_cross",
            {{"wb", "1535443.01"},
             {"tmm_other", "71200.81144"},
             {"upnl_other", "-56354.57"},
             {"qty", "3683.979"},
             {"entry", "1456.84"},
             {"tiers", "10 less 135365"}},
            "liq", 1153.256464696339);
        row("G3a Bybit", "liquidation_bybit", {{"entry", "20000"}}, "liq", 19'700);
        row("G3b OKX with its fee", "liquidation",
            {{"entry", "50000"}, {"margin", "5000"}, {"tiers", "0.4"}, {"fee", "0.05"}}, "liq",
            45'203.41536916122);
        row("G4 Hyperliquid", "liquidation_hyperliquid", {{"qty", "10"}, {"mmr", "1.25"}}, "liq",
            95'189.87341772152);
        row("G5b maintenance", "maintenance", {}, "mm", 3'125'000);
        row("G5c tiers", "liquidation",
            {{"qty", "10"},
             {"margin", "50000"},
             {"tiers", "0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050 to 3000000"}},
            "liq", 95'651.51515151515);
        row("G6 isolated", "modes", {}, "isolated", 20'000);
        row("G6 cross", "modes", {}, "cross", 10'000);
        row("G6 portfolio", "modes", {}, "portfolio", 2'000);
        row("G7 may leave", "withdraw", {}, "max_withdraw", 200'000);
        row("G8 leverage", "tiers", {}, "max_leverage", 25);
        row("G9 solvency", "solvency", {}, "margin", 31'300);
        row("S1 20x of 1,000", "leverage", {}, "notional", 20'000);
        row("S2 2 % too large at 20x", "leverage", {}, "oversize_share", 0.4);
        row("I1a Kelly", "kelly", {}, "kelly", 0.25);
        row("I1a a quarter", "kelly", {}, "fractional", 0.0625);
        row("S2 at 10x", "kelly", {}, "exposure", 0.625);
        row("I1b 60 %", "kelly", {{"win", "60"}}, "kelly", 1.0 / 3);
        row("I2 with a limit", "rck", {}, "f", 0.06677147114520936);
        row("I3 by range", "atr", {}, "notional", 16'666.666666666664);
        row("S2 range 1.67 times", "atr", {{"atr_base", "900"}}, "change", -0.4, 1);
        row("I4 binds", "sizer", {}, "notional", 7'812.500000000002);
        row("I4 risk", "sizer", {}, "risk_usd", 234.375);
        row("S2 2 % too large at 5x", "sizer", {}, "oversize_share", 0.1, 1);
        row("position size", "stop_size", {}, "qty", 500.0 / 3000);
        row("R", "r_units", {{"price", "106000"}}, "result_r", 3);
        row("A7 a day", "funding", {}, "cost_day", 90);
        row("A7 hold", "funding", {}, "max_hold_days", 2.2222222222222228);
        row("A8 cut", "size_cut", {}, "mult", 0.6);
        row("A1c APR", "rate", {}, "apr", 0.5475);
        row("A6b carry", "carry", {}, "net", 0.0039);
        row("buffer", "erosion", {}, "buffer", 1'000);
        row("days left", "erosion", {}, "days_left", 1'000 / (40'000 * 0.0005 * 3));
        row("C2a slippage", "slippage", {}, "slip_bps", 11.184565299886163);
        row("C3 within 10 bp", "executable", {}, "usd", 920'919.9999999076);
        row("C14 slice", "slices", {}, "slice_usd", 150'000);
        row("C14 plan", "slices", {}, "slices", 14, 1);
        row("F5 cascade", "cascade", {}, "final_price", 99'800);
        row("F5b phantom", "cascade", {{"haircut", "50"}}, "amplification", 3.5555555555555554);
        row("D5b ES", "tails", {{"alpha", "95"}, {"periods", "1"}}, "es", 0.04999999999999996);
        row("H2l overshoot", "adl", {}, "overshoot", 2, 4);
        row("H2r", "adl", {}, "max_share", 0.7547169811320754, 2);
        row("H3 cutoff", "drain", {}, "cutoff", 9);
    }
    void examplesOfTheSpecification()
    {
        using Over = std::map<std::string, QString>;
        QFETCH(QString, id);
        QFETCH(int, at);
        QFETCH(Over, over);
        QFETCH(QString, key);
        QFETCH(double, expected);
        const Calculator* const c = calculatorNamed(id.toStdString());
        QVERIFY(c);
        const auto answers = answersOf(*c, typed(*c, over));
        const CalcAnswer& a = answers[static_cast<std::size_t>(at)];
        QVERIFY2(a.known, qPrintable(a.why));
        const auto got = a.number(key.toStdString());
        QVERIFY(got);
        QVERIFY2(std::abs(*got - expected) <= 1e-9 * std::abs(expected) + 1e-12,
                 qPrintable(QString::number(*got, 'g', 17)));
    }

    // Whatever of the public vectors calls a function of a calculator gives the vector's answer, typed field by
    // field.
    void publicVectors()
    {
        QFile file(test::designFile(QStringLiteral("analytics_public_vectors.json")));
        if (!file.open(QIODevice::ReadOnly)) QSKIP(test::kNoDesignFiles);
        const auto given = valueFromJson(file.readAll());
        QVERIFY(given.hasValue());
        int tried = 0;
        QSet<QString> functions;
        for (const Value& v : *given->find("vectors")->list()) {
            const std::string& fn = *v.find("fn")->text();
            for (const Calculator& c : calculators())
                for (std::size_t i = 0; i < c.cases.size(); ++i) {
                    if (fn != c.cases[i].function) continue;
                    // Fields of the same name; what the vector leaves out has the function's default.
                    std::map<std::string, QString> over;
                    bool fits = true;
                    for (const auto& [key, value] : *v.find("inputs")->object()) {
                        const CalcField* const f = c.field(key);
                        fits = fits && f;
                        if (f) over[key] = entryText(*f, value);
                    }
                    if (!fits) continue;
                    for (const CalcField& f : c.fields)
                        if (!v.find("inputs")->find(f.key) && f.optional) over[f.key] = QString();
                    static const std::map<std::string, QString> defaults = {
                        {"deduction", "0"}, {"fee", "0"},         {"extra", "0"},  {"borrow_apr", "0"},
                        {"leverage", "1"},  {"haircut", "0"},     {"beta", "1"},   {"fraction", "25"},
                        {"part", "10"},     {"scan", "15"},       {"floor", "0"},  {"conc", "25"},
                        {"hard_cap", "2"},  {"min_frac", "20"},   {"gamma", "50"}, {"mult", "2"},
                        {"side", ""},       {"budget_frac", "10"}};
                    for (const CalcField& f : c.fields)
                        if (!v.find("inputs")->find(f.key) && defaults.count(f.key) && !f.optional &&
                            !defaults.at(f.key).isEmpty())
                            over[f.key] = defaults.at(f.key);
                    const auto answers = answersOf(c, typed(c, over));
                    QVERIFY2(answers[i].known,
                             qPrintable(QString::fromStdString(*v.find("id")->text()) + u' ' + answers[i].why));
                    const test::Tolerance t{*v.find("tol")->find("rel")->number(),
                                            *v.find("tol")->find("abs")->number()};
                    const QString d = test::difference(answers[i].outputs, *v.find("expected"), t,
                                                       QString::fromStdString(*v.find("id")->text()));
                    QVERIFY2(d.isEmpty(), qPrintable(d));
                    ++tried;
                    functions.insert(QString::fromStdString(fn));
                }
        }
        QVERIFY2(tried >= 22, qPrintable(QString::number(tried)));
        QVERIFY2(functions.size() >= 15, qPrintable(QStringList(functions.values()).join(u' ')));
    }

    // The copied command line is what a shell and `plimsoll calc` understand, and it gives the same.
    void theCommandLineIsTheSameCall()
    {
        for (const Calculator& c : calculators())
            for (const CalcAnswer& a : answersOf(c, typed(c))) {
                QProcess shell;
                std::string line = calcCommand(a);
                QVERIFY(line.rfind("plimsoll calc ", 0) == 0);
                line.replace(0, 8, PLIMSOLL_BINARY);
                shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(line)});
                QVERIFY(shell.waitForFinished(30'000));
                QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
                QCOMPARE(shell.readAllStandardError(), QByteArray());
                const auto printed = valueFromJson(shell.readAllStandardOutput());
                QVERIFY(printed.hasValue());
                const QString d = test::difference(*printed, a.outputs, {0, 0}, QLatin1String(c.id));
                QVERIFY2(d.isEmpty(), qPrintable(d));
            }
    }
    void aLongCallGoesInByStandardInput()
    {
        const Calculator& c = *calculatorNamed("slippage");
        Value::List levels;
        for (int i = 0; i < 2'000; ++i) levels.emplace_back(Value::List{100'000.0 + i, 1.0});
        const auto answers = answersOf(c, withValue(typed(c), "asks", levels));
        QVERIFY(answers.front().known);
        std::string line = calcCommand(answers.front());
        QVERIFY(line.find("<<'END'") != std::string::npos);
        line.replace(0, 8, PLIMSOLL_BINARY);
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(line)});
        QVERIFY(shell.waitForFinished(30'000));
        const auto printed = valueFromJson(shell.readAllStandardOutput());
        QVERIFY(printed.hasValue());
        QVERIFY(test::difference(*printed, answers.front().outputs, {0, 0}).isEmpty());
    }

    void newFunctionsRefuseNonsense_data()
    {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* function, const char* inputs, const char* said) {
            QTest::newRow(inputs) << QByteArray(function) << QByteArray(inputs) << QString::fromLatin1(said);
        };
        row("size.stop", "{'equity':0,'risk':0.01,'entry':1,'stop':2}", "equity: must be above 0");
        row("size.stop", "{'equity':1,'risk':0.01,'entry':1,'stop':1}", "stop: must not be the entry");
        row("size.leverage", "{'margin':1,'leverage':0.5}", "leverage: must be at least 1");
        row("size.r_units", "{'equity':1,'risk':0.1,'entry':1,'stop':2,'qty':0}", "qty: must be above 0");
        row("size.atr_regime", "{'atr_now':1,'atr_base':0}", "atr_base: must be above 0");
        row("funding.erosion", "{'margin':1,'notional':100,'mmr':0.01,'r8':0}",
            "margin: does not exceed maintenance");
        row("exec.total", "{'levels':[[1,1]],'mid':1,'total_usd':1,'slices':0}", "slices: must be at least 1");
        row("risk.side_by_side", "{'ret':[0.1],'alpha':0.9}", "alpha: must be 0.95, 0.975 or 0.99");
        row("size.kelly", "{'win':0.5,'rr':1,'leverage':0}", "leverage: must be above 0");
    }
    void newFunctionsRefuseNonsense()
    {
        QFETCH(QByteArray, function);
        QFETCH(QByteArray, inputs);
        QFETCH(QString, said);
        const auto out = analytics::callFunction(function.constData(), test::json(inputs));
        QVERIFY(out.status != analytics::CallStatus::Done);
        QVERIFY2(QString::fromStdString(out.error).contains(said), out.error.c_str());
    }
    void newFunctionsByHand()
    {
        const auto call = [](const char* function, const char* inputs) {
            return Value(analytics::callFunction(function, test::json(inputs)).outputs);
        };
        const auto same = [](const Value& got, const char* expected) {
            return test::difference(got, test::json(expected), {1e-9, 1e-12});
        };
        // 1 % of 50,000 over a stop 3,000 away.
        QCOMPARE(same(call("size.stop", "{'equity':50000,'risk':0.01,'entry':100000,'stop':97000,'leverage':5}"),
                      "{'qty':0.16666666666666666,'notional':16666.666666666668,'margin':3333.3333333333335,"
                      "'risk_usd':500,'stop_frac':0.03,'exposure':0.33333333333333337}"),
                 QString());
        // As margin.liq_isolated has it: 97,435.90 of 100,000.
        QCOMPARE(same(call("size.leverage", "{'margin':1000,'leverage':20,'mmr':0.025}"),
                      "{'notional':20000,'bankrupt_move':0.05,'liq_move':0.025641025641025661,"
                      "'liquidated_at_once':false,'loss_1pct':0.2}"),
                 QString());
        QCOMPARE(same(call("size.leverage", "{'margin':1000,'leverage':50,'mmr':0.025}"),
                      "{'liq_move':0,'liquidated_at_once':true}"),
                 QString());
        // A short pays when the rate is below 0, and receives above it.
        QCOMPARE(same(call("funding.erosion",
                           "{'margin':2000,'notional':40000,'mmr':0.025,'r8':0.0005,'side':'short'}"),
                      "{'buffer':1000,'cost_day':-60,'days_left':null}"),
                 QString());
        const Value path = call("funding.erosion", "{'margin':2000,'notional':40000,'mmr':0.025,'r8':0.0005}");
        const Value::List& rows = *path.find("path")->list();
        QCOMPARE(*rows.front().list()->at(1).number(), 0.025);
        QCOMPARE(*rows.back().list()->at(1).number(), 0.0);
        QVERIFY(std::abs(*rows.back().list()->at(0).number() - 1000.0 / 60) < 1e-9);
        // Two slices of 100 at the first level cost nothing; at once the second level is needed.
        QCOMPARE(same(call("exec.total", "{'levels':[[100,1],[101,10]],'mid':100,'total_usd':200,'slices':2}"),
                      "{'sliced_bps':0,'sliced_usd':0,'complete':true}"),
                 QString());
        // Two-sided moves of one size: the root mean square is that size.
        QCOMPARE(same(call("risk.side_by_side",
                           "{'ret':[0.01,-0.01,0.01,-0.01],'alpha':0.95,'periods':4,'notional':1000}"),
                      "{'sigma':0.02,'var':0.02,'var_usd':20,'es':0.02}"),
                 QString());
        QCOMPARE(
            same(call("size.atr_regime", "{'atr_now':2,'atr_base':1}"), "{'ratio':2,'size':0.5,'change':-0.5}"),
            QString());
    }
};

QTEST_GUILESS_MAIN(TestCalculators)
#include "tst_calculators.moc"
