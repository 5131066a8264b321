// What the model says is English and has no translation of its own: every sentence that it can say has a place in
// the tables, is taken apart and put together in German, and leaves the program in English.
#include "model/alerts/alert_words.h"
#include "model/analytics/vocabulary.h"
#include "model/boards/phase_parts.h"
#include "model/desk/gates.h"
#include "model/risk/risk_rules.h"
#include "ui/alert_presets.h"
#include "ui/language.h"
#include "ui/model_word_tables.h"
#include "ui/model_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace plimsoll;

namespace {

QStringList collected()
{
    QStringList all;
    for (const ModelWordTable table : {modelValueWords(), modelRiskWords(), modelPhaseWords(), modelDeskWords(),
                                       modelFeedWords(), modelAlertWords(), modelDemoWords(), modelLookWords()})
        for (const char* word : table) all << QString::fromUtf8(word);
    return all;
}

// Of a C++ source: its literals, those beside each other as one, "\u2013" as the sign.
QStringList literalsOf(const QString& path)
{
    QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression comment(QStringLiteral("//[^\n]*")), beside(QStringLiteral("\"\\s*\n\\s*\"")),
        literal(QStringLiteral("\"((?:[^\"\\\\\n]|\\\\.)*)\"")), sign(QStringLiteral("\\\\u([0-9a-f]{4})"));
    text.remove(comment).remove(beside);
    QStringList all;
    for (auto it = literal.globalMatch(text); it.hasNext();) {
        QString said = it.next().captured(1);
        for (auto m = sign.match(said); m.hasMatch(); m = sign.match(said))
            said.replace(m.captured(0), QString(QChar(m.captured(1).toUShort(nullptr, 16))));
        all << said.replace(QStringLiteral("\\\""), QStringLiteral("\""));
    }
    return all;
}

// Words that German does not have: one of them says that something was not translated.
QString englishIn(const QString& said)
{
    static const QSet<QString> english = {
        QStringLiteral("the"),  QStringLiteral("of"),    QStringLiteral("is"),    QStringLiteral("are"),
        QStringLiteral("not"),  QStringLiteral("and"),   QStringLiteral("with"),  QStringLiteral("from"),
        QStringLiteral("for"),  QStringLiteral("what"),  QStringLiteral("when"),  QStringLiteral("known"),
        QStringLiteral("its"),  QStringLiteral("needs"), QStringLiteral("below"), QStringLiteral("above"),
        QStringLiteral("has"),  QStringLiteral("than"),  QStringLiteral("this"),  QStringLiteral("that"),
        QStringLiteral("they"), QStringLiteral("by"),    QStringLiteral("your"),  QStringLiteral("within"),
        QStringLiteral("to"),   QStringLiteral("or"),    QStringLiteral("no"),    QStringLiteral("on")};
    static const QRegularExpression word(QStringLiteral("[A-Za-z]+"));
    for (auto it = word.globalMatch(said); it.hasNext();)
        if (const QString w = it.next().captured(); english.contains(w.toLower())) return w;
    return {};
}

}  // namespace

class TstModelWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { loadLanguage(QStringLiteral("de")); }
    void everyTextOfTheModelIsCollected_data();
    void everyTextOfTheModelIsCollected();
    void everyEntryIsGerman();
    void rulesAndCasesAreGerman();
    void scenariosAreGerman();
    void sentencesAreTakenApart_data();
    void sentencesAreTakenApart();
    void othersWordsStay_data();
    void othersWordsStay();
    void exportsStayEnglish();
    void whatIsAskedForAgainIsKept();
};

void TstModelWords::everyTextOfTheModelIsCollected_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path : {"model/risk/position_rules.cpp",
                             "model/risk/risk_engine.cpp",
                             "model/risk/risk_rules.cpp",
                             "model/risk/rule_readings.cpp",
                             "model/risk/track_record.cpp",
                             "model/boards/phase_aftershock.cpp",
                             "model/boards/phase_cases.cpp",
                             "model/boards/phase_evidence.cpp",
                             "model/boards/phase_words.cpp",
                             "model/boards/venue_board.cpp",
                             "model/boards/carry.cpp",
                             "model/boards/carry_board.cpp",
                             "model/boards/fx_board.cpp",
                             "model/alerts/alert_engine.cpp",
                             "model/alerts/alert_past.cpp",
                             "model/alerts/alert_standing.cpp",
                             "model/alerts/alert_words.cpp",
                             "model/alerts/condition_sight.cpp",
                             "model/desk/desk_accounts.cpp",
                             "model/desk/desk_address.cpp",
                             "model/desk/desk_board.cpp",
                             "model/desk/desk_import.cpp",
                             "model/desk/desk_positions.cpp",
                             "model/desk/desk_quote.cpp",
                             "model/desk/desk_totals.cpp",
                             "model/desk/gates.cpp",
                             "model/desk/calculator_live.cpp",
                             "model/analytics/vocabulary.cpp",
                             "model/market/events.cpp",
                             "model/market/freshness.cpp",
                             "model/market/feed_health.cpp",
                             "model/feed_journal.cpp",
                             "feeds/venue_session_health.cpp",
                             "ui/alert_presets.cpp",
                             "app/history_desk.cpp"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TstModelWords::everyTextOfTheModelIsCollected()
{
    QFETCH(QString, path);
    static const QRegularExpression words(QStringLiteral("[a-z]{3}.* |^ [a-z]{3}| [a-z]{3,}"));
    // For programs, not for people: heads of what is copied, the card as text, an include.
    static const QRegularExpression aside(
        QStringLiteral("\\\\[tn]|^\\x{2212}7 % in 5 min$|^Six gates: |^Invalidation: |^%/year|^ pass, |"
                       "^ fail, |^ unknown\\. Unknown|%\\.0f|\\.h$"));
    static const QRegularExpression ends(QStringLiteral("^[ ,;:.\\x{2013}(]+|[ ,;:.\\x{2013}()\"+-]+$"));
    const QStringList literals = literalsOf(path);
    QVERIFY(!literals.isEmpty());
    const QString all = collected().join(QLatin1Char('\n'));
    QStringList missing;
    for (const QString& whole : literals) {
        if (!words.match(whole).hasMatch() || aside.match(whole).hasMatch()) continue;
        QString known = whole;
        if (all.contains(known.remove(ends))) continue;
        for (QString said : whole.split(QStringLiteral(": ")))
            if (words.match(said).hasMatch() && !all.contains(said.remove(ends))) missing << said;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

void TstModelWords::everyEntryIsGerman()
{
    QStringList missing;
    for (const QString& english : collected()) {
        const QString german = QCoreApplication::translate("Model", english.toUtf8().constData());
        // What is the same in both says it by having no English word.
        if (german == english && !englishIn(english).isEmpty()) missing << english;
        if (!englishIn(german).isEmpty()) missing << german;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

void TstModelWords::rulesAndCasesAreGerman()
{
    for (const RiskRule& rule : riskRules())
        for (const std::string_view said : {rule.text.title, rule.text.why, rule.text.people}) {
            const QString german = modelWords(said);
            QVERIFY2(german != QString::fromUtf8(said.data(), qsizetype(said.size())), said.data());
            QVERIFY2(englishIn(german).isEmpty(), qPrintable(german));
        }
    for (const ReferenceCase& c : referenceCases())
        for (const std::string_view said : {c.name, c.what, c.source})
            QVERIFY2(englishIn(modelWords(said)).isEmpty(), qPrintable(modelWords(said)));
    for (const analytics::MetricWord& word : analytics::vocabulary())
        QVERIFY2(englishIn(modelWords(word.what)).isEmpty(), qPrintable(modelWords(word.what)));
    for (const AlertPreset& preset : alertPresets())
        QVERIFY2(englishIn(modelWords(preset.title)).isEmpty(), qPrintable(modelWords(preset.title)));
    using enum analytics::phase::Phase;
    for (const auto phase : {BuildUp, Euphoria, Liquidation, Reset})
        QVERIFY2(englishIn(modelWords(leavesText(phase))).isEmpty(), qPrintable(modelWords(leavesText(phase))));
}

void TstModelWords::scenariosAreGerman()
{
    const QDir folder(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/scenarios"));
    int seen = 0;
    for (const QString& name : folder.entryList({QStringLiteral("*.json")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject scenario = QJsonDocument::fromJson(file.readAll()).object();
        QStringList said{scenario.value(QStringLiteral("title")).toString(),
                         scenario.value(QStringLiteral("story")).toString()};
        for (const QJsonValue phase : scenario.value(QStringLiteral("phases")).toArray())
            for (const char* key : {"name", "story"})
                said << phase.toObject().value(QLatin1String(key)).toString();
        const QStringList all = collected();
        for (const QString& words : said) {
            if (words.isEmpty()) continue;
            ++seen;
            QVERIFY2(all.contains(words) || all.contains(words + u'.'), qPrintable(name + u' ' + words));
        }
    }
    QVERIFY(seen > 60);
}

void TstModelWords::sentencesAreTakenApart_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char* english, const char* german) {
        QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(german);
    };
    row("BTC: Depth is thin \u2013 45 %, warning from 40 %",
        "BTC: Die Tiefe ist d\u00fcnn \u2013 45 %, Warnung ab 40 %");
    row("BTC on Binance: Depth is thin \u2013 38 %, again below 40 %, not yet clear",
        "BTC auf Binance: Die Tiefe ist d\u00fcnn \u2013 38 %, wieder unter 40 %, noch nicht klar");
    row("clears: below 30 % for 1 m 00 s", "klar: unter 30 % f\u00fcr 1 m 00 s");
    row("75 % of the inputs fresh, 3 independent, a lower bound; confidence 75 % = fresh \u00d7 independent of 3",
        "75 % der Eingaben frisch, 3 unabh\u00e4ngig, eine Untergrenze; Vertrauen 75 % = frisch \u00d7 "
        "unabh\u00e4ngig von 3");
    row("75 % of the inputs fresh, 3 independent, a lower bound, a share of $4.31bn open interest of the same "
        "venues; confidence 75 % = fresh \u00d7 independent of 3",
        "75 % der Eingaben frisch, 3 unabh\u00e4ngig, eine Untergrenze, ein Anteil von $4.31bn Open Interest "
        "derselben B\u00f6rsen; Vertrauen 75 % = frisch \u00d7 unabh\u00e4ngig von 3");
    row("100 % of the inputs fresh, 2 independent, 50 % of its time known; confidence 33 % = fresh \u00d7 known "
        "\u00d7 independent of 3",
        "100 % der Eingaben frisch, 2 unabh\u00e4ngig, 50 % der Zeit bekannt; Vertrauen 33 % = frisch \u00d7 "
        "bekannt \u00d7 unabh\u00e4ngig von 3");
    row("100 % of the inputs fresh, 2 independent; confidence 67 % = fresh \u00d7 independent of 3; Open "
        "interest, "
        "single-sided by venue: Binance 12, OKX unknown",
        "100 % der Eingaben frisch, 2 unabh\u00e4ngig; Vertrauen 67 % = frisch \u00d7 unabh\u00e4ngig von 3; Open "
        "Interest, "
        "einseitig nach B\u00f6rse: Binance 12, OKX unbekannt");
    row("Size is cut by a third to a half above 5 bp per 8 h. (S2)",
        "\u00dcber 5 bp je 8 h wird die Gr\u00f6\u00dfe um ein Drittel bis zur H\u00e4lfte gek\u00fcrzt. (S2)");
    row("3 of 9 followed by a cascade 1 to 24 h later (12 to 65 % at 95 %), 2 still waiting; 4 days watched",
        "auf 3 von 9 folgte 1 bis 24 h sp\u00e4ter eine Kaskade (12 bis 65 % bei 95 %), 2 warten noch; 4 Tage "
        "beobachtet");
    row("Crowded, calm and thin: funding 3.2 bp/8h, open interest +4.1 % in 7 d, 41.0 dollars of positions per "
        "dollar of depth. The sources of this model take smaller size in such a market.",
        "Gedr\u00e4ngt, ruhig und d\u00fcnn: Funding 3.2 bp/8h, Open Interest +4.1 % in 7 d, 41.0 Dollar "
        "Positionen je "
        "Dollar Tiefe. Die Quellen dieses Modells nehmen in so einem Markt kleinere Gr\u00f6\u00dfen.");
    row("The flush is over, the clean-up is not: 3 of 5 conditions normal, for 2 h 10 min.",
        "Der Flush ist vorbei, das Aufr\u00e4umen nicht: 3 von 5 Bedingungen normal, seit 2 h 10 min.");
    row("The flush is over, the clean-up is not: 3 of the 4 conditions that are known are normal, for 2 h 10 min.",
        "Der Flush ist vorbei, das Aufr\u00e4umen nicht: 3 der 4 bekannten Bedingungen sind normal, seit 2 h 10 "
        "min.");
    row("Positions do not grow; whether the book keeps up is not known yet. Watch: funding above 2 bp, depth "
        "falling "
        "behind open interest.",
        "Positionen wachsen nicht; ob das Buch mith\u00e4lt, ist noch nicht bekannt. Beobachten: Funding "
        "\u00fcber "
        "2 bp, Tiefe, die hinter dem Open Interest zur\u00fcckbleibt.");
    row("Forced orders have stopped. Whether the books are back is not known.",
        "Die Zwangsauftr\u00e4ge haben aufgeh\u00f6rt. Ob die B\u00fccher zur\u00fcck sind, ist nicht bekannt.");
    row("Crowded and thin: funding 5.0 bp/8h. The sources of this model take smaller size in such a market.",
        "Gedr\u00e4ngt und d\u00fcnn: Funding 5.0 bp/8h. Die Quellen dieses Modells nehmen in so einem Markt "
        "kleinere Gr\u00f6\u00dfen.");
    row("The phase is not known: too little history.", "Die Phase ist nicht bekannt: zu wenig Vergangenheit.");
    row("Build-up to Liquidation: liquidation z 4.2, open interest -6.1 % in 4 h",
        "Aufbau zu Liquidation: Liquidation z 4.2, Open Interest -6.1 % in 4 h");
    row("stop 82,000, 2.4 % away, 1.3 ATR; liquidated at 70,120, too near the stop",
        "Stop 82,000, 2.4 % entfernt, 1.3 ATR; liquidiert bei 70,120, zu nah am Stop");
    row("BTC spread_bps above 5.00 bp", "BTC spread_bps \u00fcber 5.00 bp");
    row("BTC price rises by 2.0 % of its value within 5 m", "BTC price steigt um 2.0 % des Werts binnen 5 m");
    row("BTC r8 above 5.00 bp and BTC depth_ratio below 0.60",
        "BTC r8 \u00fcber 5.00 bp und BTC depth_ratio unter 0.60");
    row("2 of 5 assets cannot be judged; spread: stale",
        "2 von 5 Assets lassen sich nicht beurteilen; Spread: veraltet");
    row("Binance: REST requests pause for 12 s (HTTP 429: too many)",
        "Binance: REST-Anfragen pausieren 12 s (HTTP 429: too many)");
    row("The history is of an older version, and there is no room for the copy made before its tables change: "
        "4.29 GB needed in /home/you/data, 3.00 GB free. It is left as it is and nothing is stored. Free some "
        "space; it is tried again every ten minutes.",
        "Die Vergangenheit hat \u00e4ltere Tabellen, und f\u00fcr die Kopie vor deren \u00c4nderung fehlt der "
        "Platz: 4.29 GB werden in /home/you/data gebraucht, 3.00 GB sind frei. Sie bleibt, wie sie ist, und "
        "nichts "
        "wird gespeichert. Platz schaffen; alle zehn Minuten wird es neu versucht.");
    row("venue: kraken is not known; it must be binance, bybit, okx or hyperliquid",
        "B\u00f6rse: kraken ist nicht bekannt; m\u00f6glich sind binance, bybit, okx oder hyperliquid");
}

void TstModelWords::sentencesAreTakenApart()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(modelWords(english.toStdString()), german);
    QCOMPARE(modelWords(english.toStdString()), german);  // as it was remembered
}

void TstModelWords::othersWordsStay_data()
{
    QTest::addColumn<QString>("said");
    for (const char* said :
         {"BTC", "", "1000PEPEUSDT", "84,012.4", "System upgrade", "%1", "(", ".", "\u2013", ": ; ,"})
        QTest::newRow(said) << QString::fromUtf8(said);
}

void TstModelWords::othersWordsStay()
{
    QFETCH(QString, said);
    QCOMPARE(modelWords(said.toStdString()), said);
}

void TstModelWords::exportsStayEnglish()
{
    QCOMPARE(modelWords("its data is stale"), QStringLiteral("die Daten sind veraltet"));
    QVERIFY(!speaksEnglish());
    {
        const format::Standard standard;
        QCOMPARE(modelWords("its data is stale"), QStringLiteral("its data is stale"));
        QCOMPARE(UiText::tr("not known"), QStringLiteral("not known"));
        QCOMPARE(UiText::tr("%n venue(s)", nullptr, 1), QStringLiteral("1 venue"));
        QCOMPARE(UiText::tr("%n venue(s)", nullptr, 4), QStringLiteral("4 venues"));
    }
    QCOMPARE(UiText::tr("not known"), QStringLiteral("nicht bekannt"));
    QCOMPARE(UiText::tr("%n venue(s)", nullptr, 4), QStringLiteral("4 B\u00f6rsen"));
}

// Sentences with ever new numbers push nothing out that is still shown.
void TstModelWords::whatIsAskedForAgainIsKept()
{
    const auto say = [](const char* what, int from, int to) {
        for (int i = from; i < to; ++i) modelWords(std::string(what) + std::to_string(i));
    };
    const auto before = modelSentencesMade();
    say("kept ", 0, 1'000);
    QCOMPARE(modelSentencesMade(), before + 1'000);
    for (int round = 0; round < 10; ++round) {
        say("passing ", round * 1'000, (round + 1) * 1'000);
        say("kept ", 0, 1'000);
    }
    QCOMPARE(modelSentencesMade(), before + 11'000);
    // What nobody asked for goes.
    say("passing ", 0, 10);
    QCOMPARE(modelSentencesMade(), before + 11'010);
}

QTEST_MAIN(TstModelWords)
#include "tst_model_words.moc"
