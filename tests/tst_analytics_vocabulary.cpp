// The names of ANALYTICS L: all there, each once, each with what a person needs to understand it.
#include "model/analytics/funding.h"
#include "model/analytics/interest.h"
#include "model/analytics/phase.h"
#include "model/analytics/vocabulary.h"
#include "tests/support/design_files.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace plimsoll::analytics;

namespace {

// "depth_{5,10}_{bid,ask}" is four names.
QStringList unfolded(const QString& name)
{
    static const QRegularExpression braces(QStringLiteral("\\{([^{}]*)\\}"));
    const auto match = braces.match(name);
    if (!match.hasMatch()) return {name};
    QStringList out;
    for (const QString& choice : match.captured(1).split(QLatin1Char(','))) {
        QString one = name;
        out += unfolded(one.replace(match.capturedStart(), match.capturedLength(), choice.trimmed()));
    }
    return out;
}

std::vector<std::string> wordsOf(const char* name)
{
    const auto& words = word(metricId(name).value()).words;
    return {words.begin(), words.end()};
}

}  // namespace

class TestAnalyticsVocabulary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowIsWhole()
    {
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < vocabulary().size(); ++i) {
            const MetricWord& w = vocabulary()[i];
            const std::string name(w.name);
            QVERIFY2(names.insert(w.name).second, name.c_str());
            QVERIFY2(!w.what.empty() && !w.section.empty(), name.c_str());
            QVERIFY2(w.scope.asset || w.scope.venue || w.scope.market || w.scope.account, name.c_str());
            QVERIFY2((w.unit == Unit::Word) == !w.words.empty(), name.c_str());
            QCOMPARE(metricId(w.name).value(), static_cast<MetricId>(i));
            QCOMPARE(&word(static_cast<MetricId>(i)), &w);
        }
        QVERIFY(!metricId("no_such_name") && !metricId(""));
        QCOMPARE(metricId("net_BTC"), metricId("net"));
    }
    void everyNameOfTheSpecificationIsThere()
    {
        QFile file(plimsoll::test::designFile(QStringLiteral("ANALYTICS.md")));
        if (!file.open(QIODevice::ReadOnly)) QSKIP(plimsoll::test::kNoDesignFiles);
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression section(QStringLiteral("\n## L\\.[^\n]*\n`([^`]+)`"));
        const auto match = section.match(text);
        QVERIFY(match.hasMatch());
        // commas inside braces separate choices, outside they separate names
        static const QRegularExpression name(QStringLiteral("(?:\\{[^}]*\\}|[^,{}])+"));
        auto found = name.globalMatch(match.captured(1));
        QStringList missing;
        int count = 0;
        while (found.hasNext())
            for (QString one : unfolded(found.next().captured().trimmed())) {
                if (one == QLatin1String("net_coin")) one = QStringLiteral("net_BTC");
                ++count;
                if (!metricId(one.toStdString())) missing << one;
            }
        QVERIFY(count > 90);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    }
    // Words are the states' own names, so that "changes_to EUPHORIA" means what the machine says.
    void wordsAreTheStates()
    {
        using phase::Phase;
        std::vector<std::string> names;
        for (const Phase p : {Phase::BuildUp, Phase::Euphoria, Phase::Liquidation, Phase::Reset})
            names.emplace_back(phase::phaseName(p));
        QCOMPARE(wordsOf("phase"), names);
        using funding::Regime;
        std::set<std::string> regimes;
        for (const Regime r :
             {Regime::Neutral, Regime::LongWatch, Regime::ShortWatch, Regime::LongCrowded, Regime::ShortCrowded})
            regimes.emplace(funding::regimeName(r));
        const auto known = wordsOf("r8_regime");
        QCOMPARE(std::set<std::string>(known.begin(), known.end()), regimes);
        using interest::Quadrant;
        names.clear();
        for (const Quadrant q : {Quadrant::Flat, Quadrant::NewLongs, Quadrant::ShortCovering, Quadrant::NewShorts,
                                 Quadrant::LongUnwind})
            names.emplace_back(interest::quadrantName(q));
        QCOMPARE(wordsOf("oi_quadrant"), names);
    }
    void unitsHaveAWordOrNone()
    {
        QCOMPARE(unitName(Unit::Bp).data(), "bp");
        for (const MetricWord& w : vocabulary()) QVERIFY(unitName(w.unit).size() < 10);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsVocabulary)
#include "tst_analytics_vocabulary.moc"
