// German as the proof that the program can be translated: nothing in menus, titles and heads falls back, plural
// forms work, placeholders agree, nothing is cut; and that what a person reads goes through the translation at
// all.
#include "tests/support/panel_rig.h"
#include "ui/alert_numbers.h"
#include "ui/language.h"
#include "ui/model_words.h"
#include "ui/panel_registry.h"
#include "ui/panels/context_rows.h"
#include "ui/panels/health_rows.h"
#include "ui/panels/overview_columns.h"
#include "ui/panels/phase_words.h"
#include "ui/rule_limits_model.h"
#include "ui/strip_content.h"
#include "ui/strip_state.h"
#include "ui/venue_aside.h"
#include "ui/voice_post.h"
#include "ui/workspace_presets.h"
#include "widgets/format.h"
#include "widgets/size_unit.h"
#include "widgets/status_dot.h"
#include "widgets/ui_text.h"

#include <QAbstractButton>
#include <QDirIterator>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>

using namespace plimsoll;

namespace {

struct Message {
    QString context, source;
    QStringList forms;
    bool unfinished = false, numerus = false;
};

QString translationFile(const QString& language)
{
    return QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/i18n/plimsoll_%1.ts").arg(language);
}

std::vector<Message> messagesIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::vector<Message> all;
    QString context;
    for (QXmlStreamReader xml(&file); !xml.atEnd();) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message")) {
            all.push_back({context,
                           {},
                           {},
                           false,
                           xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")});
        } else if (xml.name() == QLatin1String("source")) {
            all.back().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            all.back().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!all.back().numerus) all.back().forms = {xml.readElementText()};
        } else if (xml.name() == QLatin1String("numerusform")) {
            all.back().forms.append(xml.readElementText());
        }
    }
    return all;
}

std::vector<Message> messagesOf(const QString& language)
{
    return messagesIn(translationFile(language));
}

QSet<QString> formsOf(const QString& language)
{
    QSet<QString> out;
    for (const Message& m : messagesOf(language)) out.unite({m.forms.begin(), m.forms.end()});
    return out;
}

QStringList placesIn(const QString& words)
{
    static const QRegularExpression place(QStringLiteral("%(?:\\d|n)"));
    QStringList found;
    for (auto it = place.globalMatch(words); it.hasNext();) found.append(it.next().captured());
    found.sort();
    return found;
}

}  // namespace

class TstTranslation : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void whatAPersonReadsIsTranslatable();
    void theSystemsLanguageIsTaken();
    void placeholdersAgree_data();
    void placeholdersAgree();
    void everyWordHasItsContext();
    void englishHasPluralForms();
    void germanIsLoaded();  // from here on it is
    void noTitleFallsBack();
    void noMenuFallsBack();
    void pluralsAreGerman();
    void numbersStandBesideGermanWords();
    void shortWordsAreGerman_data();
    void shortWordsAreGerman();
    void whatLeavesTheProgramKeepsItsMonths();
    void measuresOfAFeedAreGerman();
    void limitsAreRefusedInGerman();
    void panelsSpeakGerman_data();
    void panelsSpeakGerman();
    void mostIsDone();
    void noWordOfTheSourcesIsMissing();
};

// Words that a person reads stand in tr(), UiText::tr() or a marked table. A literal of another kind that has two
// words, or a capitalised one, is suspicious; what is none of the person's (names, formats, samples that only
// measure a width, keys of files) is known here by its place.
void TstTranslation::whatAPersonReadsIsTranslatable()
{
    static const QRegularExpression literal(
        QStringLiteral("(?:QStringLiteral|QString::fromUtf8)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\""));
    static const QRegularExpression words(QStringLiteral("[a-z]{3,} [a-z]{2,}|^[A-Z][a-z]{3,} [a-z]"));
    // The last ones are samples that only measure a width.
    static const QRegularExpression notWords(
        QStringLiteral("[{};<>\\\\]|://|font|px\\b|rgba|\\.(png|json|csv)|FARTCOIN|PEPE|UTC|^BTC |^any asset$|"
                       "^shorts crowded$"));
    static const QRegularExpression aside(
        QStringLiteral("(setObjectName|setProperty|widest\\s*=|exportHead\\s*=|contains|startsWith|endsWith|"
                       "remove|replace|==)\\s*\\(?\\s*$"));
    // Files whose words are for a terminal, a log, or a document that is English whatever the language: the
    // handbook, the report of an incident, the page beside a snapshot.
    static const QStringList files = {QStringLiteral("theme.cpp"),           QStringLiteral("handbook_pages.cpp"),
                                      QStringLiteral("asset_check.cpp"),     QStringLiteral("endpoints_file.cpp"),
                                      QStringLiteral("run_setup.cpp"),       QStringLiteral("unmounted_place.cpp"),
                                      QStringLiteral("log_file.cpp"),        QStringLiteral("incident_report.cpp"),
                                      QStringLiteral("incident_teller.cpp"), QStringLiteral("export_report.cpp")};
    QStringList found;
    int looked = 0;
    for (const char* folder : {"/ui", "/widgets", "/app"})
        for (QDirIterator it(QStringLiteral(PLIMSOLL_SOURCE_DIR) + QLatin1String(folder),
                             {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
             it.hasNext();) {
            QFile file(it.next());
            if (file.fileName().contains(QLatin1String("/app/cli/"))) continue;
            if (files.contains(QFileInfo(file).fileName()) || !file.open(QIODevice::ReadOnly)) continue;
            const QString text = QString::fromUtf8(file.readAll());
            ++looked;
            for (auto m = literal.globalMatch(text); m.hasNext();) {
                const auto hit = m.next();
                const QString said = hit.captured(1);
                const QString before = text.mid(std::max<qsizetype>(0, hit.capturedStart() - 40),
                                                std::min<qsizetype>(40, hit.capturedStart()));
                if (!words.match(said).hasMatch() || notWords.match(said).hasMatch() ||
                    aside.match(before).hasMatch())
                    continue;
                found.append(QFileInfo(file).fileName() + QStringLiteral(": ") + said);
            }
        }
    QVERIFY(looked > 400);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TstTranslation::theSystemsLanguageIsTaken()
{
    QCOMPARE(languageFor(QString(), {QStringLiteral("de-AT"), QStringLiteral("en")}), QStringLiteral("de"));
    QCOMPARE(languageFor(QString(), {QStringLiteral("fr-FR"), QStringLiteral("de")}), QStringLiteral("de"));
    QCOMPARE(languageFor(QString(), {QStringLiteral("fr-FR")}), QStringLiteral("en"));
    QCOMPARE(languageFor(QString(), {}), QStringLiteral("en"));
    QCOMPARE(languageFor(QStringLiteral("en"), {QStringLiteral("de-DE")}), QStringLiteral("en"));
    QCOMPARE(languageFor(QStringLiteral("tlh"), {QStringLiteral("de-DE")}), QStringLiteral("de"));
    for (const QString& code : languages()) QVERIFY(!languageName(code).isEmpty());
    QCOMPARE(languageName(QStringLiteral("en")), QStringLiteral("English"));
    QCOMPARE(languageName(QStringLiteral("de")), QStringLiteral("Deutsch"));
    // One that is added needs no line of code for its name.
    QCOMPARE(languageName(QStringLiteral("fr")), QStringLiteral("Fran\u00e7ais"));
}

void TstTranslation::placeholdersAgree_data()
{
    QTest::addColumn<QString>("language");
    for (const QString& code : languages()) QTest::newRow(qPrintable(code)) << code;
}

void TstTranslation::placeholdersAgree()
{
    QFETCH(QString, language);
    const auto all = messagesOf(language);
    QVERIFY(!all.empty());
    for (const Message& m : all) {
        if (m.unfinished) continue;
        for (const QString& form : m.forms) {
            QVERIFY2(!form.isEmpty(), qPrintable(m.source));
            // One of something may say it without its number.
            if (!m.numerus) QCOMPARE(placesIn(form), placesIn(m.source));
            // Room before and after is part of the sentence that it is put into.
            QVERIFY2(form.startsWith(QLatin1Char(' ')) == m.source.startsWith(QLatin1Char(' ')),
                     qPrintable(m.source));
            QVERIFY2(form.endsWith(QLatin1Char(' ')) == m.source.endsWith(QLatin1Char(' ')), qPrintable(m.source));
        }
    }
}

// Words without one are looked for by nobody.
void TstTranslation::everyWordHasItsContext()
{
    for (const QString& code : languages())
        for (const Message& m : messagesOf(code)) QVERIFY2(!m.context.isEmpty(), qPrintable(m.source));
}

void TstTranslation::englishHasPluralForms()
{
    loadLanguage(QStringLiteral("en"));
    QCOMPARE(UiText::tr("%n turns", nullptr, 1), QStringLiteral("1 turn"));
    QCOMPARE(UiText::tr("%n turns", nullptr, 3), QStringLiteral("3 turns"));
    for (const Message& m : messagesOf(QStringLiteral("en"))) QVERIFY2(!m.unfinished, qPrintable(m.source));
}

void TstTranslation::germanIsLoaded()
{
    loadLanguage(QStringLiteral("de"));
    QCOMPARE(UiText::tr("Asset"), QStringLiteral("Asset"));
    QCOMPARE(UiText::tr("not known"), QStringLiteral("nicht bekannt"));
    begin();
    fresh();
}

void TstTranslation::noTitleFallsBack()
{
    // These words are the same in both.
    const QStringList same = {QStringLiteral("Funding"), QStringLiteral("Phase"), QStringLiteral("Open interest"),
                              QStringLiteral("Flushes"), QStringLiteral("Journal")};
    for (const PanelRow& row : panelRegistry()) {
        const QString english = QString::fromUtf8(row.title);
        const QString german = QCoreApplication::translate("panels", row.title);
        QVERIFY2(german != english || same.contains(english), row.title);
        QCOMPARE(make(QString::fromUtf8(row.id))->title(), german);
    }
    for (const WorkspacePreset& preset : workspacePresets())
        QVERIFY2(QCoreApplication::translate("workspaces", preset.title) != QString::fromUtf8(preset.title) ||
                     QString::fromUtf8(preset.title) == QLatin1String("Funding"),
                 preset.title);
}

void TstTranslation::noMenuFallsBack()
{
    // Every word that a menu is made of, wherever it is: what is collected for the menus has a German form.
    const QStringList menus = {QStringLiteral("plimsoll::MainWindow"),
                               QStringLiteral("plimsoll::WorkspaceMenu"),
                               QStringLiteral("plimsoll::WorkspaceDesk"),
                               QStringLiteral("VenueAside"),
                               QStringLiteral("panels"),
                               QStringLiteral("workspaces")};
    QStringList missing;
    std::map<QString, int> seen;
    for (const Message& m : messagesOf(QStringLiteral("de"))) {
        if (!menus.contains(m.context)) continue;
        ++seen[m.context];
        if (m.unfinished && m.source.size() <= 60) missing.append(m.context + QStringLiteral(": ") + m.source);
    }
    for (const QString& menu : menus) QVERIFY2(seen[menu] > 0, qPrintable(menu));
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    QMenu aside;
    fillAsideMenu(&aside, {VenueId::Binance, VenueId::Okx}, *m_selection);
    for (const QAction* a : aside.actions()) QVERIFY(a->text().endsWith(QStringLiteral("beiseitestellen")));
}

void TstTranslation::pluralsAreGerman()
{
    QCOMPARE(UiText::tr("%n turns", nullptr, 1), QStringLiteral("1 Wende"));
    QCOMPARE(UiText::tr("%n turns", nullptr, 2), QStringLiteral("2 Wenden"));
    QCOMPARE(UiText::tr("%n turns", nullptr, 0), QStringLiteral("0 Wenden"));
    QCOMPARE(QCoreApplication::translate("plimsoll::AlertsPanel", "%n alerts", nullptr, 1),
             QStringLiteral("1 Alarm"));
    for (const Message& m : messagesOf(QStringLiteral("de")))
        if (m.numerus) QVERIFY2(!m.unfinished && m.forms.size() == 2, qPrintable(m.source));
}

// What a word is decided by is not the word.
void TstTranslation::numbersStandBesideGermanWords()
{
    sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
    const QString btc = QStringLiteral("BTC");
    auto figures = stripFigures(btc, summarize("BTC", m_hub->market.read().value.get(), nullptr, m_now.wall),
                                liquidated(m_hub->liquidations.read().value.get(), m_now, std::nullopt),
                                Freshness::Live, m_now);
    addState(figures, btc, m_hub->metrics.read().value.get(), m_hub->risk.read().value.get(), m_now);
    const auto basis = std::find_if(figures.begin(), figures.end(),
                                    [](const StripFigure& f) { return f.kind == FigureKind::Basis; });
    QCOMPARE(basis->value, QStringLiteral("Weit 2.3\u00d7"));
}

// Words of a single piece, which no search for sentences finds.
void TstTranslation::shortWordsAreGerman_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("german");
    const auto row = [](const char* name, const QString& said, const char* german) {
        QTest::newRow(name) << said << QString::fromUtf8(german);
    };
    const Timestamp march = fromUnixMs(1'772'582'400'000);  // 2026-03-04, a Wednesday
    row("month", format::day(march), "4 M\u00e4r");
    row("months", format::day(fromUnixMs(1'764'547'200'000)), "1 Dez");
    row("clock", format::barClock(march), "Mi 4 M\u00e4r 00:00:00 UTC");
    row("weekday", format::weekday(6), "So");
    row("light", lightWord(Light::Resync), "Neuabgleich");
    row("lights", lightWord(Light::Stale), "veraltet");
    row("webhook", hookLightWord(HookHealth::Light::Waiting), "versucht es erneut");
    row("webhooks", hookLightWord(HookHealth::Light::Good), "gut");
    row("webhook, no name", hookProblem({}), "Ein Name fehlt.");
    row("arc", cycleArcText(CycleArc::Leverage), "Hebel");
    row("phase", overviewPhase(0), "Aufbau");
    row("unit", shownUnit(analytics::Unit::Count), "Anzahl");
    row("sizes", sizeUnitName(SizeUnit::Base), "Coins");
    row("venue", stripVenue(VenueRow{}, {}).word, "aus");
    row("session", UiText::tr("Asia"), "Asien");
    row("history", modelWords("Nothing is stored of BTC in this span."),
        "Von BTC ist in dieser Spanne nichts gespeichert.");
    row("note", modelWords("Demo data is not stored. The note is not stored."),
        "Daten der Vorf\u00fchrung werden nicht gespeichert. Die Notiz wird nicht gespeichert.");
}

void TstTranslation::shortWordsAreGerman()
{
    QFETCH(QString, said);
    QTEST(said, "german");
}

void TstTranslation::whatLeavesTheProgramKeepsItsMonths()
{
    const format::Standard standard;
    QCOMPARE(format::day(fromUnixMs(1'772'582'400'000)), QStringLiteral("4 Mar"));
    QCOMPARE(format::weekday(2), QStringLiteral("Wed"));
}

void TstTranslation::measuresOfAFeedAreGerman()
{
    static const QSet<QString> german = formsOf(QStringLiteral("de"));
    const auto rows = measureRows(HealthSnapshot{}, {VenueId::Binance}, {});
    QVERIFY(rows.size() > 15);
    for (const TextRow& row : rows) {
        QVERIFY2(german.contains(row.cells[0].text), qPrintable(row.cells[0].text));
        QVERIFY2(german.contains(row.cells[0].tip), qPrintable(row.cells[0].tip));
    }
}

void TstTranslation::limitsAreRefusedInGerman()
{
    const RiskRule& rule = riskRules().front();
    Thresholds limits = rule.limits;
    limits.exitWarn = limits.warn + 1;
    const QString problem = limitsProblem(rule, limits);
    QVERIFY2(problem.startsWith(QStringLiteral("eine Warnung")), qPrintable(problem));
}

void TstTranslation::panelsSpeakGerman_data()
{
    QTest::addColumn<QString>("id");
    for (const PanelRow& row : panelRegistry()) QTest::newRow(row.id) << QString::fromUtf8(row.id);
}

void TstTranslation::panelsSpeakGerman()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    static const QSet<QString> german = formsOf(QStringLiteral("de"));
    // Codes and units are the same everywhere.
    static const QRegularExpression word(QStringLiteral("[A-Za-z][a-z]{3,}"));
    QStringList english;
    for (const QTableView* table : panel->findChildren<QTableView*>())
        for (int c = 0; table->model() && c < table->model()->columnCount(); ++c) {
            const QString head = table->model()->headerData(c, Qt::Horizontal).toString();
            if (word.match(head).hasMatch() && !german.contains(head)) english << head;
        }
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QStringLiteral(", "))));
    for (const QSize size : {QSize(600, 520), QSize(460, 360), QSize(1400, 900)}) {
        show(*panel, sample::Mood::Full, size);
        QCOMPARE(panel->grab().size(), panel->size());
        // Longer words may not push a control out of its panel.
        for (const QAbstractButton* b : panel->findChildren<QAbstractButton*>()) {
            if (!b->isVisible() || b->visibleRegion().isEmpty() || qobject_cast<QTabBar*>(b->parent())) continue;
            QVERIFY2(b->width() >= std::min(b->minimumSizeHint().width(), 24), qPrintable(b->text()));
        }
    }
}

void TstTranslation::mostIsDone()
{
    int done = 0, all = 0;
    for (const Message& m : messagesOf(QStringLiteral("de"))) {
        ++all;
        done += !m.unfinished;
    }
    QVERIFY2(done >= all * 99 / 100, qPrintable(QStringLiteral("%1 of %2").arg(done).arg(all)));
}

// As resources/i18n/update.sh has them read from the sources.
void TstTranslation::noWordOfTheSourcesIsMissing()
{
    QString tool = QStandardPaths::findExecutable(
        QStringLiteral("lupdate"), {QStringLiteral("/usr/lib/qt6/bin"), QStringLiteral("/usr/lib64/qt6/bin")});
    if (tool.isEmpty()) tool = QStandardPaths::findExecutable(QStringLiteral("lupdate-qt6"));
    if (tool.isEmpty()) QSKIP("lupdate of Qt 6 is not installed");
    QTemporaryDir dir;
    const QString copy = dir.filePath(QStringLiteral("plimsoll_de.ts"));
    QVERIFY(QFile::copy(translationFile(QStringLiteral("de")), copy));
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(PLIMSOLL_SOURCE_DIR));
    process.start(tool, QStringLiteral("-silent -I . -locations none -no-obsolete ui widgets app model/desk "
                                       "model/plain_bytes.cpp -ts")
                                .split(u' ') +
                            QStringList{copy});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    const auto all = messagesIn(copy);
    QVERIFY(all.size() > 3'000);
    QStringList missing;
    for (const Message& m : all)
        if (m.unfinished || m.context.isEmpty()) missing << m.context + QStringLiteral(": ") + m.source;
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

QTEST_MAIN(TstTranslation)
#include "tst_translation.moc"
