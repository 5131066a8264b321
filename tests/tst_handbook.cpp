// The handbook, the glossary and the tips of heads: every panel has a page, every link and picture is there, every
// rule is described, no head is without an explanation.
#include "model/analytics/vocabulary.h"
#include "model/risk/risk_rules.h"
#include "tests/support/panel_rig.h"
#include "ui/glossary_table.h"
#include "ui/handbook_pages.h"
#include "ui/handbook_window.h"
#include "ui/main_window.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>

#include <map>

using namespace plimsoll;

class TstHandbook : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }

    void everyPanelHasAPage();
    void everyFileIsAPage();
    void everyLinkResolves();
    void everyPictureExists();
    void menusAreCalledAsTheyAre();
    void everyRuleIsDescribed();
    void everyValueIsExplained();
    void everyHeadHasATip_data();
    void everyHeadHasATip();
    void theWindowFindsAndGoesBack();
    void itFollowsThePanelWithTheKeyboard();
    void nothingOutsideIsAskedFor();
    void themesDressIt();
};

void TstHandbook::everyPanelHasAPage()
{
    for (const PanelRow& row : panelRegistry()) {
        const QString page = panelPage(QString::fromLatin1(row.id));
        const QString text = handbookText(page);
        QVERIFY2(!text.isEmpty(), qPrintable(page));
        // It names the panel, says how to read it, its numbers, its sources and its keys.
        QVERIFY2(text.startsWith(QStringLiteral("# ") + QString::fromUtf8(row.title)), qPrintable(page));
        for (const char* part : {"## How to read it", "## Numbers", "## Sources and limits", "## Keys and mouse"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(page + QLatin1String(part)));
        QVERIFY(hasHandbookPage(page));
    }
}

void TstHandbook::everyFileIsAPage()
{
    const QStringList files =
        QDir(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/handbook")).entryList({QStringLiteral("*.md")});
    QVERIFY(files.size() >= 30);
    for (const QString& file : files) {
        QVERIFY2(hasHandbookPage(file.chopped(3)), qPrintable(file));
        QFile compiled(QStringLiteral(":/handbook/") + file);
        QFile source(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/handbook/") + file);
        QVERIFY2(compiled.open(QIODevice::ReadOnly) && source.open(QIODevice::ReadOnly), qPrintable(file));
        QCOMPARE(compiled.readAll(), source.readAll());
    }
    QCOMPARE(static_cast<qsizetype>(handbookPages().size()), files.size());
    for (const HandbookPage& p : handbookPages()) {
        QVERIFY2(!p.title.isEmpty() && !p.chapter.isEmpty(), qPrintable(p.id));
        // As its own first head says.
        const QString text = u'\n' + handbookText(p.id);
        QVERIFY2(text.contains(QStringLiteral("\n# ") + p.title + u'\n'), qPrintable(p.id));
    }
}

void TstHandbook::everyLinkResolves()
{
    static const QRegularExpression link(QStringLiteral("(?<!!)\\[[^\\]]+\\]\\(([^)]+)\\)"));
    int seen = 0;
    for (const HandbookPage& p : handbookPages())
        for (auto it = link.globalMatch(handbookText(p.id)); it.hasNext(); ++seen) {
            const QString href = it.next().captured(1);
            QVERIFY2(hasHandbookPage(linkedPage(href)), qPrintable(p.id + QStringLiteral(": ") + href));
        }
    QVERIFY(seen > 30);
}

void TstHandbook::everyPictureExists()
{
    static const QRegularExpression picture(QStringLiteral("!\\[([^\\]]+)\\]\\(([^)]+)\\)"));
    int seen = 0;
    qint64 bytes = 0;
    QStringList used;
    for (const HandbookPage& p : handbookPages())
        for (auto it = picture.globalMatch(handbookText(p.id)); it.hasNext(); ++seen) {
            const auto m = it.next();
            QFile file(QStringLiteral(":/handbook/") + m.captured(2));
            QVERIFY2(file.exists(), qPrintable(p.id + QStringLiteral(": ") + m.captured(2)));
            const QImage image(file.fileName());
            QVERIFY2(image.width() >= 200 && image.height() >= 100, qPrintable(m.captured(2)));
            // What is shown is simulated, and its words say so.
            QVERIFY2(m.captured(1).contains(QLatin1String("simulated"), Qt::CaseInsensitive),
                     qPrintable(m.captured(1)));
            used.append(QFileInfo(m.captured(2)).fileName());
        }
    QVERIFY(seen >= 10);
    for (const QFileInfo& f : QDir(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/handbook/pictures"))
                                  .entryInfoList({QStringLiteral("*.png")})) {
        bytes += f.size();
        QVERIFY2(used.contains(f.fileName()), qPrintable(f.fileName()));
    }
    QVERIFY(bytes < 3'000'000);
}

// "*File > Export…*": what the texts send a reader to is there, under that name. Of "Incidents… > Report…" the
// first is the menu's; the rest is inside of what it opens.
void TstHandbook::menusAreCalledAsTheyAre()
{
    SnapshotHub hub;
    MainWindow window(m_theme, hub, m_clock, SourceKind::Live, {QStringLiteral("binance")});
    std::map<QString, QStringList> menus;
    for (const QMenu* menu : window.findChildren<QMenu*>())
        for (const QAction* a : menu->actions())
            menus[menu->title()] << a->text().remove(u'&').remove(QChar(0x2026));
    const QString root = QStringLiteral(PLIMSOLL_SOURCE_DIR);
    QStringList files{root + QStringLiteral("/README.md")};
    for (const char* folder : {"/docs", "/docs/handbook"})
        for (const QString& name :
             QDir(root + QLatin1String(folder)).entryList({QStringLiteral("*.md")}, QDir::Files))
            files << root + QLatin1String(folder) + u'/' + name;
    static const QRegularExpression path(
        QStringLiteral("\\*(File|View|Panels|Venues|Alerts|Help) > ([^*>]+?)(?: > [^*]+)?\\*"));
    int seen = 0;
    for (const QString& name : files) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(file.readAll());
        text.replace(QRegularExpression(QStringLiteral("\\s+")), QStringLiteral(" "));
        for (auto it = path.globalMatch(text); it.hasNext(); ++seen) {
            const auto hit = it.next();
            QVERIFY2(menus[hit.captured(1)].contains(hit.captured(2).remove(QChar(0x2026))),
                     qPrintable(QFileInfo(name).fileName() + QStringLiteral(": ") + hit.captured()));
        }
    }
    QVERIFY(seen > 10);
}

void TstHandbook::everyRuleIsDescribed()
{
    const QString page = handbookText(QStringLiteral("rules"));
    for (const RiskRule& rule : riskRules()) {
        QVERIFY2(page.contains(QStringLiteral("### ") + text(rule.id)), rule.id.data());
        QVERIFY(page.contains(text(rule.text.why)));
        QVERIFY(page.contains(text(rule.text.people)));
    }
}

void TstHandbook::everyValueIsExplained()
{
    for (const analytics::MetricWord& w : analytics::vocabulary()) {
        const GlossaryWord* of = glossaryWord(text(w.name));
        QVERIFY2(of, w.name.data());
        QVERIFY2(!of->formula.isEmpty() && !of->source.isEmpty(), w.name.data());
        QVERIFY(glossaryTip(text(w.name)).contains(of->formula));
    }
    QVERIFY(glossaryTip(QStringLiteral("no such word")).isEmpty());
    // Formulas of values that are no more have no place here.
    for (const GlossaryFormula& f : glossaryFormulas()) {
        const std::string_view key(f.key);
        const auto words = analytics::vocabulary();
        QVERIFY2(std::any_of(words.begin(), words.end(),
                             [&](const auto& w) {
                                 return w.name == key ||
                                        (key.ends_with('*') && w.name.starts_with(key.substr(0, key.size() - 1)));
                             }),
                 f.key);
    }
    for (const GlossaryTerm& t : glossaryTerms()) QVERIFY(glossaryPage().contains(QString::fromUtf8(t.name)));
}

void TstHandbook::everyHeadHasATip_data()
{
    QTest::addColumn<QString>("id");
    for (const PanelRow& row : panelRegistry()) QTest::newRow(row.id) << QString::fromUtf8(row.id);
}

void TstHandbook::everyHeadHasATip()
{
    QFETCH(QString, id);
    const auto panel = make(id);
    show(*panel, sample::Mood::Full);
    QStringList silent;
    for (const QTableView* view : panel->findChildren<QTableView*>()) {
        const QAbstractItemModel* model = view->model();
        for (int c = 0; model && c < model->columnCount(); ++c) {
            const QString head = model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
            const QString tip = model->headerData(c, Qt::Horizontal, Qt::ToolTipRole).toString();
            if (!head.trimmed().isEmpty() && tip.trimmed().size() < 5)
                silent.append(view->accessibleName() + QStringLiteral(" / ") + head);
        }
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
}

void TstHandbook::theWindowFindsAndGoesBack()
{
    HandbookWindow book(m_theme, nullptr);
    book.open(QStringLiteral("start"));
    QCOMPARE(book.page(), QStringLiteral("start"));
    QVERIFY(book.browser()->toPlainText().contains(QStringLiteral("First steps")));
    Q_EMIT book.browser()->anchorClicked(QUrl(QStringLiteral("panel-depth.md")));
    QCOMPARE(book.page(), QStringLiteral("panel-depth"));
    book.back();
    QCOMPARE(book.page(), QStringLiteral("start"));
    book.forward();
    QCOMPARE(book.page(), QStringLiteral("panel-depth"));
    book.open(QStringLiteral("there is no such page"));
    QCOMPARE(book.page(), QStringLiteral("panel-depth"));

    const qsizetype all = book.shownPages().size();
    book.searchField()->setText(QStringLiteral("releveraging"));
    const QStringList found = book.shownPages();
    QVERIFY(found.contains(QStringLiteral("panel-flush")));
    QVERIFY(found.size() < all / 2);
    QTest::keyClick(book.searchField(), Qt::Key_Return);  // not on this page: to the first that has it
    QVERIFY(book.browser()->toPlainText().contains(QStringLiteral("releveraging")));
    QVERIFY(!book.browser()->extraSelections().isEmpty());
    book.searchField()->clear();
    QCOMPARE(book.shownPages().size(), all);
}

void TstHandbook::itFollowsThePanelWithTheKeyboard()
{
    QWidget window;
    const auto panel = make(QStringLiteral("interest"));
    panel->setParent(&window);
    window.resize(700, 500);
    window.show();
    panel->show();
    panel->focusInside();
    QTRY_VERIFY(QApplication::focusWidget() && panel->isAncestorOf(QApplication::focusWidget()));
    HandbookWindow* book = openHandbook(&window, m_theme, {});
    QCOMPARE(book->page(), QStringLiteral("panel-interest"));
    QCOMPARE(openHandbook(&window, m_theme, QStringLiteral("privacy")), book);  // one is enough
    QCOMPARE(book->page(), QStringLiteral("privacy"));
    panel->setParent(nullptr);
}

void TstHandbook::nothingOutsideIsAskedFor()
{
    for (const HandbookPage& p : handbookPages())
        QVERIFY2(!handbookText(p.id).contains(QStringLiteral("://")), qPrintable(p.id));
    HandbookBrowser browser(m_theme, nullptr);
    QVERIFY(!browser.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("https://example.org/x.png")))
                 .isValid());
    QVERIFY(!browser.openExternalLinks());
}

void TstHandbook::themesDressIt()
{
    HandbookWindow book(m_theme, nullptr);
    book.resize(900, 600);
    for (const HandbookPage& p : handbookPages()) {
        book.open(p.id);
        QVERIFY2(book.grab().size() == book.size(), qPrintable(p.id));
    }
    book.show();
    QVERIFY(share(book.grab().toImage(), m_theme.bg.panel) > 0.2);
}

QTEST_MAIN(TstHandbook)
#include "tst_handbook.moc"
