// The registry: rows that say what they are, arguments that are checked by key and place, and functions that
// neither crash nor give anything that is not a number, whatever they are fed.
#include "app/cli/calc_json.h"
#include "model/analytics/registry.h"
#include "model/analytics/vocabulary.h"
#include "model/risk/risk_rules.h"
#include "tests/support/analytics_call.h"
#include "tests/support/design_files.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <random>
#include <set>

using namespace plimsoll;
using namespace plimsoll::analytics;

namespace {

// Names in a list such as "rate, samples [[dur_h, r8]], hi=0.0005, prev?".
QStringList names(const char* list)
{
    QString text = QString::fromLatin1(list);
    static const QRegularExpression brackets(QStringLiteral("[\\[(][^\\[\\](){}]*[\\])]|\\{[^{}]*\\}"));
    while (text.contains(brackets)) text.remove(brackets);
    QStringList out;
    for (QString word : text.split(QLatin1Char(','))) {
        static const QRegularExpression tail(QStringLiteral("[=? ].*$"));
        word = word.trimmed().remove(tail);
        if (!word.isEmpty()) out << word;
    }
    return out;
}

bool sound(const Value& v)
{
    if (const double* x = v.number()) return std::isfinite(*x);
    if (const auto* list = v.list()) return std::all_of(list->begin(), list->end(), sound);
    if (const auto* object = v.object())
        return std::all_of(object->begin(), object->end(), [](const auto& m) { return sound(m.value); });
    return true;
}

Value object(const QStringList& keys, std::mt19937& random, int depth);

// Something hostile, or something plausible.
Value anything(std::mt19937& random, int depth)
{
    static const double numbers[] = {0,      1,   -1,   0.5,  8,    50,  100, 1e-4, -1e-4, 1e308, -1e308, 1e-308,
                                     5e-324, 1e9, 1e15, 9e15, 1000, 1e6, 3,   2,    0.95,  0.01,  1e200,  -0.0};
    static const char* words[] = {"long", "buy",  "sell",    "binance",  "queue", "linear", "",
                                  "x",    "cex1", "prorata", "BUILD_UP", "short", "hybrid", "LONG_CROWDED"};
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const auto number = [&] { return Value(numbers[pick(std::size(numbers))]); };
    switch (pick(depth > 0 ? 10 : 5)) {
        case 0:
        case 1:
        case 2: return number();
        case 3: return Value(words[pick(std::size(words))]);
        case 4: return pick(3) == 0 ? Value(nullptr) : Value(pick(2) == 0);
        case 5:
        case 6: {  // numbers
            Value::List list;
            const double scale = numbers[pick(std::size(numbers))];
            for (std::size_t n = pick(40); n > 0; --n)
                list.push_back(pick(20) == 0 ? number()
                                             : Value(scale * std::uniform_real_distribution<>(-1, 1)(random)));
            return list;
        }
        case 7:
        case 8: {  // rows of one width
            Value::List list;
            const std::size_t width = 1 + pick(4);
            for (std::size_t n = pick(12); n > 0; --n) {
                Value::List row;
                for (std::size_t i = 0; i < width; ++i) row.push_back(number());
                list.push_back(std::move(row));
            }
            return list;
        }
        default: {
            static const QStringList fields = {"name",      "levels", "fee",      "fx",    "venue", "wallet",
                                               "positions", "qty",    "mark",     "entry", "mmr",   "beta",
                                               "margin",    "cap",    "ded",      "high",  "low",   "oi",
                                               "vwap",      "tier",   "notional", "side",  "price", "usd"};
            Value::List list;
            for (std::size_t n = pick(4); n > 0; --n) list.push_back(object(fields, random, depth - 1));
            return list;
        }
    }
}

Value object(const QStringList& keys, std::mt19937& random, int depth)
{
    Value::Object out;
    for (const QString& key : keys)
        if (random() % 12 != 0) out.push_back({key.toStdString(), anything(random, depth)});
    return out;
}

}  // namespace

class TestAnalyticsRegistry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowSaysWhatItIs()
    {
        std::set<std::string> seen;
        for (const FunctionRow& row : functionTable()) {
            QVERIFY2(seen.insert(row.name).second, row.name);
            QVERIFY2(QString::fromLatin1(row.name).contains(QLatin1Char('.')), row.name);
            for (const char* text : {row.section, row.inputs, row.outputs, row.summary}) QVERIFY2(*text, row.name);
            QVERIFY2(!names(row.inputs).isEmpty() && row.run, row.name);
            QCOMPARE(functionNamed(row.name), &row);
        }
        QVERIFY(seen.size() > 90);
        QVERIFY(!functionNamed("funding.nor") && !functionNamed(""));
    }
    // The specification names every function in backticks: each is here, with the keys it names.
    void everyFunctionOfTheSpecificationIsHere()
    {
        QFile file(test::designFile(QStringLiteral("ANALYTICS.md")));
        if (!file.open(QIODevice::ReadOnly)) QSKIP(test::kNoDesignFiles);
        static const QRegularExpression form(QStringLiteral("`([a-z]+\\.[a-z_]+)\\("));
        auto found = form.globalMatch(QString::fromUtf8(file.readAll()));
        int count = 0;
        QStringList missing;
        while (found.hasNext()) {
            const QString name = found.next().captured(1);
            ++count;
            if (!functionNamed(name.toStdString())) missing << name;
        }
        QVERIFY(count > 80);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    }
    // The documentation's table and the registry are one.
    void theDocumentationListsThemAll()
    {
        QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/analytics.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const FunctionRow& row : functionTable())
            QVERIFY2(text.contains(QStringLiteral("| `%1` |").arg(QLatin1String(row.name))), row.name);
    }

    // And no other; and where it says that a number is shown, there is such a value or rule.
    void theDocumentationListsNothingElse()
    {
        QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/analytics.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const qsizetype from = text.indexOf(QLatin1String("\n## The table")),
                        until = text.indexOf(QLatin1String("\n## Choices"));
        QVERIFY(from > 0 && until > from);
        static const QRegularExpression name(QStringLiteral("^\\| `([^`]+)` \\|")),
            quoted(QStringLiteral("`([^`]+)`")), rule(QStringLiteral("\\b[A-Z]+(?:_[A-Z0-9]+)+\\b"));
        std::size_t rows = 0;
        for (const QString& line : text.mid(from, until - from).split(QLatin1Char('\n'))) {
            const auto row = name.match(line);
            if (!row.hasMatch()) continue;
            ++rows;
            const std::string function = row.captured(1).toStdString();
            QVERIFY2(std::any_of(functionTable().begin(), functionTable().end(),
                                 [&](const FunctionRow& f) { return f.name == function; }),
                     function.c_str());
            const QStringList cells = line.split(QLatin1String(" | "));
            const QString shown = cells.back().left(cells.back().lastIndexOf(QLatin1Char('|'))).trimmed();
            QVERIFY2(!shown.isEmpty(), function.c_str());
            for (auto words = quoted.globalMatch(shown); words.hasNext();) {
                // `depth_*`: all of that beginning.
                const std::string word = words.next().captured(1).toStdString();
                const bool many = word.back() == '*';
                const std::string_view stem = std::string_view(word).substr(0, word.size() - many);
                QVERIFY2(std::any_of(vocabulary().begin(), vocabulary().end(),
                                     [&](const MetricWord& w) {
                                         return many ? w.name.substr(0, stem.size()) == stem : w.name == stem;
                                     }),
                         word.c_str());
            }
            for (auto rules = rule.globalMatch(shown); rules.hasNext();) {
                const QString id = rules.next().captured(0);
                QVERIFY2(riskRule(id.toStdString()), qPrintable(id));
            }
        }
        QCOMPARE(rows, functionTable().size());
    }

    void wrongArgumentsAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* function, const char* inputs, const char* said) {
            QTest::newRow(said) << QByteArray(function) << QByteArray(inputs) << QString::fromLatin1(said);
        };
        row("funding.norm", "{'rate':1}", "funding.norm: interval_h: is missing");
        row("funding.norm", "{'rate':null,'interval_h':8}", "funding.norm: rate: is null, a value is needed");
        row("funding.norm", "{'rate':'1','interval_h':8}", "funding.norm: rate: a number is needed, not text");
        row("funding.norm", "{'rate':[1],'interval_h':8}", "funding.norm: rate: a number is needed, not a list");
        row("funding.norm", "[1,2]", "funding.norm: inputs: an object is needed, not a list");
        row("funding.predict", "{'venue':'ftx','premiums':[0],'interval_h':8}",
            "funding.predict: venue: \"ftx\" is not one of binance, bybit, okx, hyperliquid");
        row("funding.predict", "{'venue':7,'premiums':[0],'interval_h':8}",
            "funding.predict: venue: text is needed, not a number");
        row("funding.predict", "{'venue':'okx','premiums':[0,'x'],'interval_h':8}",
            "funding.predict: premiums[1]: a number is needed, not text");
        row("funding.predict", "{'venue':'okx','premiums':[0],'interval_h':8,'n_total':1.5}",
            "funding.predict: n_total: must be a whole number from 0 to 1000000000");
        row("funding.predict", "{'venue':'okx','premiums':[0],'interval_h':8,'n_total':-1}",
            "funding.predict: n_total: must be a whole number from 0 to 1000000000");
        row("funding.regime", "{'samples':[[8,1],[8]]}",
            "funding.regime: samples[1]: a list of 2 numbers is needed");
        row("funding.regime", "{'samples':[[8,1],[8,null]]}",
            "funding.regime: samples[1][1]: a number is needed, not null");
        row("funding.size_mult", "{'r8':0,'gate':2}",
            "funding.size_mult: gate: true or false is needed, not a number");
        row("depth.cost", "{'levels':[[1,1],[-1,1]],'mid':1,'notional':1}",
            "depth.cost: levels[1][0]: a price must be above 0");
        row("depth.cost", "{'levels':[[1,-1]],'mid':1,'notional':1}",
            "depth.cost: levels[0][1]: a size must not be below 0");
        row("depth.consolidated_cost", "{'venues':[{'name':'A','levels':[]}],'side':'buy','notional':1}",
            "depth.consolidated_cost: venues[0].fee: is missing");
        row("depth.consolidated_cost", "{'venues':[3],'side':'buy','notional':1}",
            "depth.consolidated_cost: venues[0]: an object is needed, not a number");
        row("portfolio.stress",
            "{'accounts':[{'venue':'a','wallet':1,'positions':[{'qty':1,'entry':1,'mark':true,'mmr':0}]}],'shocks'"
            ":[]}",
            "portfolio.stress: accounts[0].positions[0].mark: a number is needed, not a boolean");
        row("vpin.taker", "{'vol':[1],'is_buy':[0.5],'bucket':1,'n':1}",
            "vpin.taker: is_buy[0]: true or false is needed, not a number");
        row("no.such", "{}", "no.such: no such function");
    }
    void wrongArgumentsAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, function);
        QFETCH(QByteArray, inputs);
        QFETCH(QString, said);
        const CallOutcome out = callFunction(function.constData(), test::json(inputs));
        QVERIFY(out.status == CallStatus::BadArguments || out.status == CallStatus::NoSuchFunction);
        QCOMPARE(QString::fromStdString(out.error), said);
        QCOMPARE(out.reason, Reason::BadInput);
        const Value outputs(out.outputs);
        QVERIFY(outputs.find("reason") && *outputs.find("reason")->text() == "BadInput");
    }
    void noValueIsNullForEveryOutput()
    {
        const CallOutcome out = callFunction("stat.sharpe", test::json("{'ret':[],'periods_per_year':365}"));
        QCOMPARE(out.status, CallStatus::NoValue);
        QVERIFY(test::difference(
                    Value(out.outputs),
                    test::json("{'sharpe':null,'reason':'NoData','detail':'ret: has 0, needs at least 2'}"))
                    .isEmpty());
        QCOMPARE(QString::fromStdString(out.error), QStringLiteral("stat.sharpe: ret: has 0, needs at least 2"));
    }
    void keysThatNobodyReadsAreTold()
    {
        const auto out = callFunction("funding.norm", test::json("{'rate':1,'interval_h':8,'intervall':1}"));
        QCOMPARE(out.status, CallStatus::Done);
        QCOMPARE(out.unread, std::vector<std::string>{"intervall"});
    }
    void nullMeansLeftOut()
    {
        QVERIFY(test::exampleFails("funding.regime", "{'samples':[[24,0.0006]],'prev':null,'hi':null}",
                                   "{'state':'LONG_CROWDED'}")
                    .isEmpty());
    }

    void nothingThatIsNotANumberLeaves()
    {
        std::mt19937 random(20'251'010);
        int values = 0;
        for (const FunctionRow& row : functionTable()) {
            const QStringList keys = names(row.inputs), outputs = names(row.outputs);
            for (int round = 0; round < 400; ++round) {
                const CallOutcome out = callFunction(row.name, object(keys, random, 2));
                const Value result(out.outputs);
                QVERIFY2(sound(result), row.name);
                for (const QString& key : outputs)
                    QVERIFY2(result.find(key.toStdString()),
                             qPrintable(QStringLiteral("%1 without %2").arg(QLatin1String(row.name), key)));
                QCOMPARE(out.status == CallStatus::Done, out.error.empty());
                if (out.status != CallStatus::Done)
                    QVERIFY2(out.error.rfind(row.name, 0) == 0 && out.error.size() < 400, out.error.c_str());
                else
                    ++values;
            }
        }
        QVERIFY(values > 200);  // not everything was refused
    }
    // Real inputs with something wrong in one or two places reach further into the functions.
    void spoiltVectorsDoNoHarm()
    {
        QFile file(test::designFile(QStringLiteral("analytics_public_vectors.json")));
        if (!file.open(QIODevice::ReadOnly)) QSKIP(test::kNoDesignFiles);
        const auto all = valueFromJson(file.readAll());
        QVERIFY(all.hasValue());
        std::mt19937 random(4);
        for (const Value& v : *all->find("vectors")->list()) {
            for (int round = 0; round < 40; ++round) {
                Value inputs = *v.find("inputs");
                for (int spoilt = 0; spoilt < 1 + round % 2; ++spoilt) {
                    auto* members = inputs.object();
                    auto& member = (*members)[random() % members->size()];
                    auto* list = member.value.list();
                    if (list && !list->empty() && random() % 2)
                        (*list)[random() % list->size()] = anything(random, 1);
                    else
                        member.value = anything(random, 2);
                }
                const CallOutcome out = callFunction(*v.find("fn")->text(), inputs);
                QVERIFY2(sound(Value(out.outputs)), v.find("id")->text()->c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsRegistry)
#include "tst_analytics_registry.moc"
