// The palette: what is found for what is typed and in which order, that each find does what it says, by keys
// alone.
#include "tests/support/window_rig.h"
#include "ui/command_desk.h"
#include "ui/palette.h"
#include "ui/palette_search.h"
#include "ui/panels/calculator_panel.h"
#include "ui/symbol_box.h"
#include "widgets/search_field.h"

#include <QListView>
#include <QSignalSpy>

using namespace plimsoll;

namespace {

std::vector<SymbolEntry> someAssets()
{
    const auto of = [](const char* name, QStringList symbols = {}) {
        return SymbolEntry{QString::fromLatin1(name), QStringLiteral("BN BY"), std::move(symbols)};
    };
    return {of("BTC", {QStringLiteral("BTCUSDT")}),
            of("ETH"),
            of("SOL"),
            of("LINK"),
            of("LIQ"),
            of("DEPTHCOIN"),
            of("PEPE", {QStringLiteral("1000PEPEUSDT"), QStringLiteral("kPEPE")})};
}

PaletteEntry entry(PaletteKind kind, const char* title, bool takesAsset = false, QStringList words = {})
{
    PaletteEntry e;
    e.kind = kind;
    e.title = QString::fromLatin1(title);
    e.id = QStringLiteral("id:") + e.title;
    e.words = std::move(words);
    e.takesAsset = takesAsset;
    return e;
}

PaletteSearch bench()
{
    PaletteSearch s;
    s.setAssets(someAssets());
    s.setEntries({entry(PaletteKind::Command, "Export"), entry(PaletteKind::Command, "Freeze the last 10 minutes"),
                  entry(PaletteKind::Setting, "Light theme", false, {QStringLiteral("Settings")}),
                  entry(PaletteKind::Workspace, "Liquidity workspace"),
                  entry(PaletteKind::Panel, "Liquidation map", true), entry(PaletteKind::Panel, "Depth", true),
                  entry(PaletteKind::Alert, "Price crosses", true, {QStringLiteral("alert")}),
                  entry(PaletteKind::Value, "Funding, per 8 h", true, {QStringLiteral("r8")}),
                  entry(PaletteKind::Help, "Depth in the handbook")});
    return s;
}

QStringList titles(const std::vector<PaletteHit>& hits)
{
    QStringList all;
    for (const PaletteHit& h : hits) all << h.title();
    return all;
}

}  // namespace

class TstPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rig.m_log.listen(); }
    void cleanup() { m_rig.close(); }

    void ranks_data();
    void ranks();
    void assetAndWhatToDoWithIt();
    void signsKeepToOneKind();
    void whatWasChosenLatelyGoesFirst();
    void nothingTypedOffersSomething();
    void sourcesAreAskedWhenTheyAreNeeded();

    void opensAndCloses();
    void findsAnAsset();
    void findsAPanelOfAnAsset();
    void runsACommand();
    void opensACalculator();
    void switchesASetting();
    void proposesAlerts();
    void everythingSaysWhatItDoes();
    void namesKeysAsTheyAre();
    void theDoorOpensIt();
    void goesRoundByKeys();
    void nobodyIsHeldUp();
    void fitsASmallWindow();
    void isReadAloud();
    void remembers();

private:
    QStringList type(const QString& line);

    test::WindowRig m_rig;
};

void TstPalette::ranks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("first");
    QTest::newRow("exact before prefix")
        << "depth" << QStringList({"Depth", "DEPTHCOIN", "Depth in the handbook"});
    QTest::newRow("prefix, assets first") << "li" << QStringList({"LINK", "LIQ", "Liquidation map"});
    QTest::newRow("of a word") << "map" << QStringList({"Liquidation map"});
    QTest::newRow("words in any order") << "map liq" << QStringList({"Liquidation map"});
    QTest::newRow("a part") << "xport" << QStringList({"Export"});
    QTest::newRow("another name") << "r8" << QStringList({"Funding, per 8 h"});
    QTest::newRow("a symbol") << "btcusdt" << QStringList({"BTC"});
    QTest::newRow("an old name") << "xbt" << QStringList({"BTC"});
    QTest::newRow("its group") << "settings" << QStringList({"Light theme"});
    QTest::newRow("nothing") << "qqqq" << QStringList();
}

void TstPalette::ranks()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, first);
    const QStringList got = titles(bench().find(typed, {}, 20));
    QCOMPARE(got.mid(0, std::max<qsizetype>(first.size(), 1)), first);
}

void TstPalette::assetAndWhatToDoWithIt()
{
    const auto hits = bench().find(QStringLiteral("BTC depth"), {}, 20);
    QCOMPARE(hits.front().asset, QStringLiteral("BTC"));
    QCOMPARE(hits.front().entry.title, QStringLiteral("Depth"));
    QCOMPARE(titles(bench().find(QStringLiteral("liq map eth"), {}, 20)).value(0),
             QStringLiteral("ETH \u00b7 Liquidation map"));
    QCOMPARE(titles(bench().find(QStringLiteral("xbt r8"), {}, 20)).value(0),
             QStringLiteral("BTC \u00b7 Funding, per 8 h"));
    // A beginning of an asset's name is not yet one, and a command has no asset.
    QVERIFY(bench().find(QStringLiteral("BT depth"), {}, 20).empty());
    QVERIFY(bench().find(QStringLiteral("BTC export"), {}, 20).empty());
}

void TstPalette::signsKeepToOneKind()
{
    const auto kinds = [](const QString& typed) {
        QSet<int> all;
        for (const PaletteHit& h : bench().find(typed, {}, 50)) all << static_cast<int>(h.entry.kind);
        return all;
    };
    using enum PaletteKind;
    const auto set = [](std::initializer_list<PaletteKind> all) {
        QSet<int> out;
        for (const PaletteKind k : all) out << static_cast<int>(k);
        return out;
    };
    QCOMPARE(kinds(QStringLiteral(">")), set({Command, Setting}));
    QCOMPARE(kinds(QStringLiteral("#")), set({Panel, Workspace}));
    QCOMPARE(kinds(QStringLiteral("$")), set({Asset}));
    QCOMPARE(kinds(QStringLiteral("!")), set({Alert}));
    QCOMPARE(kinds(QStringLiteral("=")), set({Value}));
    QCOMPARE(kinds(QStringLiteral("?")), set({Help}));
    QCOMPARE(titles(bench().find(QStringLiteral("$ li"), {}, 50)), QStringList({"LINK", "LIQ"}));
    QCOMPARE(titles(bench().find(QStringLiteral("#btc dep"), {}, 50)),
             QStringList(QStringLiteral("BTC \u00b7 Depth")));
}

void TstPalette::whatWasChosenLatelyGoesFirst()
{
    // Among equally good ones only: it never beats a better match.
    const QStringList recent{QStringLiteral("id:Liquidation map"), QStringLiteral("id:Depth in the handbook")};
    QCOMPARE(titles(bench().find(QStringLiteral("li"), recent, 3)),
             QStringList({"Liquidation map", "LINK", "LIQ"}));
    QCOMPARE(titles(bench().find(QStringLiteral("depth"), recent, 3)),
             QStringList({"Depth", "Depth in the handbook", "DEPTHCOIN"}));
}

void TstPalette::nothingTypedOffersSomething()
{
    const QStringList recent{QStringLiteral("id:Depth@ETH"), QStringLiteral("asset:SOL"),
                             QStringLiteral("gone:1")};
    const QStringList got = titles(bench().find({}, recent, 50));
    QCOMPARE(got.mid(0, 4), QStringList({QStringLiteral("ETH \u00b7 Depth"), "SOL", "BTC", "ETH"}));
    QCOMPARE(got.count(QStringLiteral("SOL")), 1);
    QVERIFY(got.contains(QStringLiteral("Depth")));
}

// Alerts, values, settings and pages are hundreds of lines, none of them offered unasked.
void TstPalette::sourcesAreAskedWhenTheyAreNeeded()
{
    const Theme theme = builtinTheme(QStringLiteral("dark"));
    QWidget window;
    window.resize(800, 600);
    CommandPalette palette(theme, &window);
    int panels = 0, values = 0, help = 0;
    const auto source = [](int& asked, PaletteKind kind, const char* title, const char* id) {
        return [&asked, kind, title, id] {
            ++asked;
            PaletteEntry e = entry(kind, title);
            e.id = QString::fromLatin1(id);
            return std::vector<PaletteEntry>{std::move(e)};
        };
    };
    palette.addSource(source(help, PaletteKind::Help, "Depth in words", "handbook:depth"),
                      {QStringLiteral("handbook:")});
    palette.addSource(source(panels, PaletteKind::Panel, "Depth", "panel:depth"));
    palette.addSource(source(values, PaletteKind::Value, "Depth, 1 %", "value:depth"), {QStringLiteral("value:")});
    palette.open(&window);
    QCOMPARE(titles(palette.hits()), QStringList{QStringLiteral("Depth")});
    QCOMPARE(panels, 1);
    QCOMPARE(values + help, 0);
    palette.field()->setText(QStringLiteral("dep"));
    QCOMPARE(titles(palette.hits()), QStringList({"Depth", "Depth, 1 %", "Depth in words"}));
    palette.field()->setText(QStringLiteral("depth"));
    QCOMPARE(panels, 1);
    QCOMPARE(values, 1);  // once an opening
    QCOMPARE(help, 1);
    palette.dismiss();
    // What was chosen lately is offered, and only its source is asked.
    palette.setRecent({QStringLiteral("value:depth@BTC")});
    palette.open(&window);
    QCOMPARE(titles(palette.hits()), QStringList({QStringLiteral("BTC \u00b7 Depth, 1 %"), "Depth"}));
    QCOMPARE(values, 2);
    QCOMPARE(help, 1);
    palette.dismiss();
    palette.setRecent({});
    palette.open(&window, QStringLiteral("?"));
    QCOMPARE(titles(palette.hits()), QStringList{QStringLiteral("Depth in words")});
}

// ---- In the window ---------------------------------------------------------------------------

QStringList TstPalette::type(const QString& line)
{
    MainWindow& w = *m_rig.m_window;
    CommandPalette& palette = w.commandDesk().palette();
    if (!palette.isVisible()) QTest::keyClick(&w, Qt::Key_K, Qt::ControlModifier);
    palette.field()->clear();
    QTest::keyClicks(palette.field(), line);
    return titles(palette.hits());
}

void TstPalette::opensAndCloses()
{
    MainWindow& w = m_rig.open();
    CommandPalette& palette = w.commandDesk().palette();
    QVERIFY(!palette.isVisible());
    w.panel(QStringLiteral("depth"))->focusInside();
    QWidget* before = QApplication::focusWidget();
    QTest::keyClick(before, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette.isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(palette.field()));
    QVERIFY(!QApplication::activeModalWidget() && !QApplication::activePopupWidget());
    QTest::keyClick(palette.field(), Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TstPalette::findsAnAsset()
{
    MainWindow& w = m_rig.open();
    QSignalSpy chosen(&w, &MainWindow::assetSelected);
    const QStringList got = type(QStringLiteral("$l"));
    QCOMPARE(got, QStringList({"LINK", "LTC", "SOL", "WLD"}));  // prefix before inside
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Down);
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(w.selection().asset(), QStringLiteral("LTC"));
    QVERIFY(!w.commandDesk().palette().isVisible());
}

void TstPalette::findsAPanelOfAnAsset()
{
    MainWindow& w = m_rig.open();
    QCOMPARE(type(QStringLiteral("ETH liquidation map")).value(0), QStringLiteral("ETH \u00b7 Liquidation map"));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(w.selection().asset(), QStringLiteral("ETH"));
    QTRY_VERIFY(w.panel(QStringLiteral("liquidation_map"))->onScreen());
    QVERIFY(w.panel(QStringLiteral("liquidation_map"))->isAncestorOf(QApplication::focusWidget()) ||
            w.panel(QStringLiteral("liquidation_map")) == QApplication::focusWidget());
}

void TstPalette::runsACommand()
{
    MainWindow& w = m_rig.open();
    QSignalSpy asked(&w, &MainWindow::incidentsRequested);
    QCOMPARE(type(QStringLiteral("incidents")).value(0), QStringLiteral("Incidents"));
    QCOMPARE(w.commandDesk().palette().hits().front().entry.keys, QStringLiteral("Ctrl+I"));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
}

void TstPalette::opensACalculator()
{
    MainWindow& w = m_rig.open();
    QCOMPARE(type(QStringLiteral("cascade what")).value(0), QStringLiteral("Cascade what-if"));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    auto* panel = qobject_cast<CalculatorPanel*>(w.panel(QStringLiteral("calculators")));
    QVERIFY(panel && panel->onScreen());
    QCOMPARE(QString::fromLatin1(panel->calculator().id), QStringLiteral("cascade"));
    QVERIFY(panel->isAncestorOf(QApplication::focusWidget()));
}

void TstPalette::switchesASetting()
{
    MainWindow& w = m_rig.open();
    QCOMPARE(type(QStringLiteral("light theme")).value(0), QStringLiteral("Light theme"));
    QCOMPARE(w.commandDesk().palette().hits().front().entry.kind, PaletteKind::Setting);
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(w.theme().name, QStringLiteral("light"));
    type(QStringLiteral("light theme"));
    QVERIFY(w.commandDesk().palette().hits().front().entry.detail.endsWith(QStringLiteral("on")));
}

void TstPalette::proposesAlerts()
{
    MainWindow& w = m_rig.open();
    QSignalSpy rule(&w.alerts(), &AlertBook::ruleProposed);
    QSignalSpy condition(&w.alerts(), &AlertBook::proposed);
    w.alerts().disconnect(&w);  // the form is another's
    type(QStringLiteral("eth price crosses"));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(rule.count(), 1);
    QCOMPARE(rule[0][0].value<AlertRule>().conditions.front().asset, std::string("ETH"));
    type(QStringLiteral("=r8 "));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(condition.count(), 1);
    QCOMPARE(condition[0][0].value<AlertCondition>().asset, std::string("BTC"));
    QCOMPARE(QString::fromUtf8(analytics::word(condition[0][0].value<AlertCondition>().metric).name.data()),
             QStringLiteral("r8"));
    QVERIFY(w.alerts().rules().empty());
}

void TstPalette::everythingSaysWhatItDoes()
{
    MainWindow& w = m_rig.open();
    QSet<QString> ids;
    std::size_t seen = 0;
    for (const char* sign : {">", "#", "$", "!", "="}) {
        type(QString::fromLatin1(sign));
        for (const PaletteHit& h : w.commandDesk().palette().hits()) {
            ++seen;
            QVERIFY2(!h.entry.detail.isEmpty(), qPrintable(h.entry.id));
            QVERIFY2(!ids.contains(h.key()), qPrintable(h.key()));
            ids << h.key();
        }
    }
    QVERIFY(seen > 100);
    // Without a handbook there is no page of it, and it says so.
    if (type(QStringLiteral("?")).isEmpty())
        QVERIFY(w.commandDesk().palette().field()->accessibleDescription().size() > 5);
}

void TstPalette::namesKeysAsTheyAre()
{
    MainWindow& w = m_rig.open();
    QVERIFY(w.commands().setKeys(QStringLiteral("palette"), {QKeySequence(Qt::CTRL | Qt::Key_P)}));
    QVERIFY(w.findChild<SymbolBox*>()->toolTip().contains(QStringLiteral("Ctrl+P")));
    QTest::keyClick(&w, Qt::Key_P, Qt::ControlModifier);
    QVERIFY(w.commandDesk().palette().isVisible());
    QVERIFY(w.commands().setKeys(QStringLiteral("incidents"), {QKeySequence(Qt::Key_F4)}));
    type(QStringLiteral("incidents"));
    QCOMPARE(w.commandDesk().palette().hits().front().entry.keys, QStringLiteral("Ctrl+I"));  // as it was opened
    w.commandDesk().palette().dismiss();
    w.commandDesk().openPalette(QStringLiteral("incidents"));
    QCOMPARE(w.commandDesk().palette().hits().front().entry.keys, QStringLiteral("F4"));
}

void TstPalette::theDoorOpensIt()
{
    MainWindow& w = m_rig.open();
    auto* door = w.findChild<SymbolBox*>();
    QCOMPARE(door->size(), QSize(260, 24));
    QCOMPARE(door->symbolCount(), sample::assets().size());
    QTest::mouseClick(door, Qt::LeftButton);
    QVERIFY(w.commandDesk().palette().isVisible());
    w.commandDesk().palette().dismiss();
    door->setFocus();
    QTest::keyClick(door, Qt::Key_E);
    QVERIFY(w.commandDesk().palette().isVisible());
    QCOMPARE(w.commandDesk().palette().field()->text(), QStringLiteral("e"));
}

void TstPalette::goesRoundByKeys()
{
    MainWindow& w = m_rig.open();
    CommandPalette& palette = w.commandDesk().palette();
    type(QStringLiteral("$"));
    const int n = static_cast<int>(palette.hits().size());
    QVERIFY(n > 3);
    QCOMPARE(palette.current(), 0);
    QTest::keyClick(palette.field(), Qt::Key_Up);
    QCOMPARE(palette.current(), n - 1);
    QTest::keyClick(palette.field(), Qt::Key_Tab);
    QCOMPARE(palette.current(), 0);
    QTest::keyClick(palette.field(), Qt::Key_PageDown);
    QCOMPARE(palette.current(), std::min(n - 1, 12));
    // Nothing is nothing: Enter keeps it open.
    type(QStringLiteral("qqqqq"));
    QTest::keyClick(palette.field(), Qt::Key_Return);
    QVERIFY(palette.isVisible());
    QCOMPARE(palette.field()->text(), QStringLiteral("qqqqq"));
}

void TstPalette::nobodyIsHeldUp()
{
    MainWindow& w = m_rig.open();
    type(QStringLiteral("btc"));
    // Whoever clicks elsewhere has gone on.
    w.panel(QStringLiteral("depth"))->focusInside();
    QVERIFY(!w.commandDesk().palette().isVisible());
}

void TstPalette::fitsASmallWindow()
{
    MainWindow& w = m_rig.open(SourceKind::Live, QStringLiteral("dark"), {1280, 720});
    type(QStringLiteral(">"));
    const CommandPalette& palette = w.commandDesk().palette();
    QVERIFY(w.rect().contains(palette.geometry()));
    w.resize(640, 480);
    QCoreApplication::processEvents();
    QVERIFY2(palette.width() <= w.width() && palette.geometry().bottom() < w.height(), "it goes with the window");
}

void TstPalette::isReadAloud()
{
    MainWindow& w = m_rig.open();
    CommandPalette& palette = w.commandDesk().palette();
    type(QStringLiteral("incidents"));
    QVERIFY(!palette.field()->accessibleName().isEmpty());
    const QString line = palette.field()->accessibleDescription();
    QVERIFY2(line.startsWith(QStringLiteral("Command: Incidents")) && line.endsWith(QStringLiteral("Ctrl+I")),
             qPrintable(line));
    QTest::keyClick(palette.field(), Qt::Key_Down);
    if (palette.hits().size() > 1) QVERIFY(palette.field()->accessibleDescription() != line);
}

void TstPalette::remembers()
{
    MainWindow& w = m_rig.open();
    type(QStringLiteral("eth"));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    type(QStringLiteral("sol depth"));
    QTest::keyClick(w.commandDesk().palette().field(), Qt::Key_Return);
    QCOMPARE(w.commandDesk().palette().recent(),
             QStringList({QStringLiteral("panel:depth@SOL"), QStringLiteral("asset:ETH")}));
    const QJsonObject kept = w.commandDesk().save();
    MainWindow& again = m_rig.open();
    again.commandDesk().restore(kept);
    QCOMPARE(type({}).mid(0, 2), QStringList({QStringLiteral("SOL \u00b7 Depth"), QStringLiteral("ETH")}));
    again.commandDesk().restore({{QStringLiteral("recent"), 7}, {QStringLiteral("keys"), QStringLiteral("none")}});
    QVERIFY(again.commandDesk().palette().recent().isEmpty());
}

QTEST_MAIN(TstPalette)
#include "tst_palette.moc"
