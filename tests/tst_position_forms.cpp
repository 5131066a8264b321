// What a person enters of the positions: keys and menus change the book, a paste shows what will come, the forms
// compute while they are written in and name what is wrong.
#include "tests/support/desk_panel_rig.h"
#include "ui/named_files.h"
#include "ui/panels/desk_settings.h"
#include "ui/panels/import_sheet.h"
#include "ui/panels/position_form.h"
#include "ui/panels/positions_panel.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>

using namespace plimsoll;
using namespace plimsoll::test;

class TstPositionForms : public QObject, private test::DeskPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

    void keysChangeTheBook();
    void pasteShowsWhatWillCome();
    void aFileIsReadBesideTheSheet();
    void formComputesWhileItIsWritten();
    void formNamesWhatIsWrong();
    void settingsRefuseNonsense();
};

void TstPositionForms::keysChangeTheBook()
{
    fillBook();
    auto& panel = show<PositionsPanel>();
    BoardView* v = panel.view(DeskTable::Positions);
    v->setFocus();
    v->selectRow(0);
    QTest::keyClick(v, Qt::Key_Delete);
    QCOMPARE(m_book->desk().positions.size(), std::size_t{1});
    QTest::keyClick(v, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_book->desk().positions.size(), std::size_t{2});
    QTest::keyClick(v, Qt::Key_Insert);
    auto* form = dialog<PositionForm>();
    QVERIFY(form);
    QCOMPARE(form->windowTitle(), QStringLiteral("Add position"));
    form->reject();
    QTRY_VERIFY(!dialog<PositionForm>());
    v->setCurrentIndex(v->model()->index(1, 0));
    QTest::keyClick(v, Qt::Key_Return);
    form = dialog<PositionForm>();
    QVERIFY(form && form->position());
    QCOMPARE(form->position()->asset, std::string("ETH"));
    auto* coins = form->findChild<QLineEdit*>();
    for (QLineEdit* f : form->findChildren<QLineEdit*>())
        if (f->accessibleName() == QStringLiteral("Size in coins")) coins = f;
    coins->setText(QStringLiteral("12"));
    form->accept();
    QCOMPARE(m_book->desk().positions[1].coins, 12.0);
}

void TstPositionForms::pasteShowsWhatWillCome()
{
    auto& panel = show<PositionsPanel>();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("venue\tasset\tside\tsize\tentry\tleverage\nbinance\tBTC\tlong\t0."
                       "5\t84000\t5\nkraken\tETH\tshort\t1\t2700\t3\n"));
    QTest::keyClick(panel.view(DeskTable::Positions), Qt::Key_V, Qt::ControlModifier);
    auto* sheet = dialog<ImportSheet>();
    QVERIFY(sheet);
    QCOMPARE(sheet->verdict(), QStringLiteral("Will be added: 1 \u00b7 lines left out: 1"));
    QPlainTextEdit* problems = nullptr;
    for (QPlainTextEdit* t : sheet->findChildren<QPlainTextEdit*>())
        if (t->isReadOnly()) problems = t;
    QVERIFY(problems && problems->toPlainText().startsWith(QStringLiteral("line 3: venue: \"kraken\"")));
    QVERIFY(m_book->desk().positions.empty());  // nothing is taken before it is agreed to
    sheet->accept();
    QCOMPARE(m_book->desk().positions.size(), std::size_t{1});
    // From a file; one that is not there is said.
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("okx,SOL,short,5,130\n");
    file.close();
    ImportSheet other({}, nullptr);
    other.openFile(file.fileName());
    QCOMPARE(other.import().positions.size(), std::size_t{1});
    other.openFile(folder.filePath(QStringLiteral("none")));
    QVERIFY(other.verdict().contains(QStringLiteral("cannot be read")));
}

// A share that hangs holds no window; whoever goes on meanwhile keeps what he has, whoever leaves hears of it.
void TstPositionForms::aFileIsReadBesideTheSheet()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("okx,SOL,short,5,130\n");
    file.close();
    QStringList told;
    QSemaphore slow;
    QObject whom;
    NamedFiles files([&](const QString& said) { told << said; });
    const auto hold = [&] {
        atNamedFile(
            whom, folder.filePath(QStringLiteral("slow")),
            [&]() -> NamedFiles::Outcome {
                slow.acquire();
                return {nullptr, {}};
            },
            DiskWork::Kind::Works);
    };
    auto sheet = std::make_unique<ImportSheet>(QString(), nullptr);
    auto* text = sheet->findChild<QPlainTextEdit*>();
    QVERIFY(text && !text->isReadOnly());
    hold();
    sheet->openFile(file.fileName());
    const QString meanwhile = sheet->verdict();
    slow.release();
    QVERIFY(meanwhile.startsWith(QStringLiteral("Reading ")));
    QTRY_COMPARE(sheet->import().positions.size(), std::size_t{1});

    hold();
    sheet->openFile(file.fileName());
    text->setPlainText(QStringLiteral("bybit,ETH,long,1,2700\nbybit,BTC,long,1,84000"));
    bool passed = false;
    atNamedFile(
        whom, folder.filePath(QStringLiteral("behind it")),
        [&]() -> NamedFiles::Outcome {
            return {[&] { passed = true; }, {}};
        },
        DiskWork::Kind::Works);
    slow.release();
    QTRY_VERIFY(passed);
    QCOMPARE(sheet->import().positions.size(), std::size_t{2});
    QVERIFY2(sheet->verdict().endsWith(QStringLiteral("p.csv was read too late: what was typed since stays")),
             qPrintable(sheet->verdict()));

    hold();
    sheet->openFile(file.fileName());
    sheet.reset();
    slow.release();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.front().contains(QStringLiteral("p.csv was not imported")));
}

void TstPositionForms::formComputesWhileItIsWritten()
{
    const auto quotes = [](const std::string&, VenueId, Market) { return quoteAt(100'000); };
    Position draft = position("BTC", VenueId::Bybit, PositionSide::Long, 1, 100'000, 20);
    DeskSettings settings;
    PositionForm form(m_theme, draft, kAll, settings, {}, quotes, nullptr);
    form.show();
    const auto field = [&](const QString& name) {
        for (QLineEdit* f : form.findChildren<QLineEdit*>())
            if (f->accessibleName() == name) return f;
        return static_cast<QLineEdit*>(nullptr);
    };
    // What the model will say of it.
    const PositionInput in{&draft, quoteAt(100'000), {}, {}};
    const auto expected = readPositions({&in, 1}, settings, m_now.wall).front();
    QVERIFY2(form.preview().contains(QStringLiteral("Liquidation price ") +
                                     QString::fromStdString(priceWords(*expected.liquidation))),
             qPrintable(form.preview()));
    field(QStringLiteral("Leverage"))->setText(QStringLiteral("10x"));
    QVERIFY(form.position());
    QCOMPARE(form.position()->leverage, std::optional(10.0));
    QVERIFY(form.preview().contains(QStringLiteral("Liquidation price 90,452.3")));
    field(QStringLiteral("Maintenance rate in percent"))->setText(QStringLiteral("2.5"));
    QVERIFY(form.preview().contains(QStringLiteral("your maintenance rate 2.50 %")));
    field(QStringLiteral("Stop price"))->setText(QStringLiteral("90k"));
    QVERIFY(form.preview().contains(QStringLiteral("liquidated before the stop")));
}

void TstPositionForms::formNamesWhatIsWrong()
{
    const auto quotes = [](const std::string&, VenueId, Market) { return quoteOf(nullptr, Mono{}); };
    PositionForm form(m_theme, Position{}, kAll, {}, {}, quotes, nullptr);
    form.show();
    QVERIFY(!form.position());
    QCOMPARE(form.problem(), QStringLiteral("asset: missing"));
    const auto set = [&](const QString& name, const QString& value) {
        for (QLineEdit* f : form.findChildren<QLineEdit*>())
            if (f->accessibleName() == name) f->setText(value);
    };
    set(QStringLiteral("Asset"), QStringLiteral("btc"));
    QCOMPARE(form.problem(), QStringLiteral("size: must be above 0"));
    set(QStringLiteral("Size in coins"), QStringLiteral("many"));
    QCOMPARE(form.problem(), QStringLiteral("Size in coins: \"many\" is no number"));
    set(QStringLiteral("Size in coins"), QStringLiteral("2"));
    set(QStringLiteral("Entry price"), QStringLiteral("84,000"));
    QVERIFY(form.position());
    QCOMPARE(form.position()->asset, std::string("BTC"));
    set(QStringLiteral("Asset"), QStringLiteral("xyz:TSLA"));
    QCOMPARE(form.position()->asset, std::string("xyz:TSLA"));
    QCOMPARE(form.position()->entry, 84'000.0);
    // Nobody lists it yet: the preview says so and invents nothing.
    QVERIFY(form.preview().contains(QStringLiteral("does not list it")));
    QVERIFY(form.preview().contains(QStringLiteral("unknown")));
}

void TstPositionForms::settingsRefuseNonsense()
{
    DeskSettings start;
    start.venues[1].wallet = 12'345.5;
    DeskSettingsForm form(start, kAll, nullptr);
    form.show();
    QVERIFY(form.settings() == start);
    const auto field = [&](const QString& name) {
        for (QLineEdit* f : form.findChildren<QLineEdit*>())
            if (f->accessibleName().startsWith(name)) return f;
        return static_cast<QLineEdit*>(nullptr);
    };
    field(QStringLiteral("Balance at Binance"))->setText(QStringLiteral("50k"));
    QCOMPARE(form.settings().venues[0].wallet, std::optional(50'000.0));
    field(QStringLiteral("Heat limit 2"))->setText(QStringLiteral("90"));
    QVERIFY(form.problem().contains(QStringLiteral("Heat limit 3")));  // limits rise
    field(QStringLiteral("Heat limit 2"))->setText(QStringLiteral("12"));
    QCOMPARE(form.problem(), QString());
    QCOMPARE(form.settings().heatLimits[1], 0.12);
    field(QStringLiteral("Trades won"))->setText(QStringLiteral("much"));
    QVERIFY(form.problem().contains(QStringLiteral("Trades won")));
    field(QStringLiteral("Trades won"))->setText(QStringLiteral("140"));
    QVERIFY(form.problem().contains(QStringLiteral("Trades won")));
    // Nobody's record is made up: empty is not known.
    field(QStringLiteral("Trades won"))->clear();
    QCOMPARE(form.problem(), QString());
    QVERIFY(!form.settings().win && !form.settings().reward);
    field(QStringLiteral("Trades won"))->setText(QStringLiteral("55"));
    field(QStringLiteral("Gain per unit lost"))->setText(QStringLiteral("1.5"));
    QCOMPARE(form.settings().win, std::optional(0.55));
    QCOMPARE(form.settings().reward, std::optional(1.5));
    for (QPushButton* b : form.findChildren<QPushButton*>())
        if (b->text() == QStringLiteral("Defaults")) b->click();
    QCOMPARE(form.problem(), QString());
    DeskSettings defaults;
    QCOMPARE(form.settings().heatLimits, defaults.heatLimits);
    QCOMPARE(form.settings().venues[1].wallet, std::optional(12'345.5));  // what one owns is no default
    QCOMPARE(form.settings().win, std::optional(0.55));                   // nor is one's record
}

QTEST_MAIN(TstPositionForms)
#include "tst_position_forms.moc"
