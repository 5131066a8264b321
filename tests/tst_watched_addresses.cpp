// Watched addresses on screen: entered, pasted and refused in words; own and watched positions side by side with
// source and age; known positions as lines in depth and on the liquidation map; in no picture and no table that
// leaves the machine unless it was chosen; kept with the desk through anything.
#include "app/desk_store.h"
#include "model/desk/desk_accounts.h"
#include "model/desk/desk_address.h"
#include "tests/support/panel_rig.h"
#include "tests/support/whale.h"
#include "ui/desk_book.h"
#include "ui/panels/address_sheet.h"
#include "ui/panels/board_view.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/panels/position_marks.h"
#include "ui/panels/positions_panel.h"
#include "widgets/forced_map.h"
#include "widgets/heatmap_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using test::kWhale;
using test::whale;

namespace {

constexpr const char* kSaverWord = "save-until-killed";

// Writes the desk, a longer one each time, and says which; until it is killed.
int saveUntilKilled(const QString& folder)
{
    DeskStore store(folder);
    Desk desk;
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly)) return 1;
    for (std::uint64_t n = 1;; ++n) {
        WatchedAddress a = whale();
        a.label = std::to_string(n);
        desk.addresses = {a};
        if (!store.save(desk).isEmpty()) return 1;
        out.write(QByteArray::number(static_cast<qulonglong>(n)) + '\n');
        out.flush();
    }
}

}  // namespace

class TstWatchedAddresses : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        m_book = std::make_unique<DeskBook>();
        m_deps->desk = m_book.get();
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void enteredAndRefused();
    void pastedLines();
    void examplesAtOneClick();
    void sheetChangesTheBook();
    void sideBySide();
    void notAnsweredIsUnknown();
    void tablesKeepTheirPromises();
    void privateUnlessChosen();
    void linesInDepth();
    void linesOnTheMap();
    void inNoPicture();
    void switchedOff();
    void keptWithTheDesk();
    void killedWhileWriting();

private:
    void answer(Freshness fresh, bool mine = false)
    {
        DeskSnapshot out;
        out.asOf = m_now;
        static AccountState state;
        state = {};
        state.address = kWhale;
        state.equity = 50'000;
        state.marginUsed = 8'000;
        state.crossMaintenance = 0;
        state.withdrawable = 42'000;
        AccountPosition p;
        p.symbol = "BTC";
        p.qty = {1};
        p.entry = 84'000;
        p.leverage = 10;
        p.margin = 8'412.4;
        p.profit = 12.4;
        p.value = 84'012.4;
        p.liquidation = 83'400;
        p.fundingPaid = 21.5;
        state.positions = {p};
        const WatchedAddress who = whale(mine);
        AccountInput in;
        in.who = &who;
        in.fresh = fresh;
        in.age = std::chrono::seconds{4};
        if (fresh == Freshness::Off || fresh == Freshness::Stale) in.why = "Hyperliquid has not answered for it";
        DeskQuote q;
        q.symbol = "BTC";
        q.quote = "USDC";
        q.price = 84'012.4;
        q.fresh = Freshness::Live;
        q.rate = 0.0001;
        q.atr = 2'000;
        q.tiers = {{std::nullopt, 0.0125, 0}};
        if (fresh != Freshness::Off) {
            in.states = {&state};
            in.legs = {{&state.positions[0], "BTC", 1, q, {}, {}}};
        }
        std::vector<PositionInput> inputs;
        for (const Position& own : m_book->desk().positions) inputs.push_back({&own, q, {}, {}});
        out.positions = readPositions(inputs, m_book->settings(), m_now.wall);
        out.accounts = {readAccount(in, DeskSettings(), m_now.wall)};
        readTotals(out, inputs);
        m_hub->desk.publish(std::move(out));
    }
    void enterOwn()
    {
        Position p;
        p.asset = "BTC";
        p.side = PositionSide::Short;
        p.coins = 0.5;
        p.entry = 84'100;
        p.leverage = 20;
        m_book->add({p});
    }
    std::unique_ptr<PositionsPanel> positions()
    {
        auto panel = std::make_unique<PositionsPanel>(*m_deps, nullptr);
        panel->resize(1'700, 420);
        panel->show();
        panel->pull(*m_hub, m_now, true);
        return panel;
    }
    static QString cellAt(const BoardView* view, int row, const QString& head, int role = Qt::DisplayRole)
    {
        const QAbstractItemModel* m = view->model();
        for (int c = 0; c < m->columnCount(); ++c)
            if (m->headerData(c, Qt::Horizontal).toString() == head) return m->index(row, c).data(role).toString();
        return QStringLiteral("no column ") + head;
    }
    std::unique_ptr<DeskBook> m_book;
};

void TstWatchedAddresses::enteredAndRefused()
{
    AddressSheet sheet({}, {}, nullptr);
    sheet.show();
    auto* address = sheet.findChild<QLineEdit*>(QStringLiteral("addressField"));
    auto* label = sheet.findChild<QLineEdit*>(QStringLiteral("addressLabel"));
    QVERIFY(address && label);
    const auto refused = [&](const QString& text, const QString& why) {
        address->setText(text);
        QVERIFY(!sheet.addEntered());
        QCOMPARE(sheet.problem(), why);
        QVERIFY(sheet.addresses().empty());
    };
    refused({}, QStringLiteral("no address is entered"));
    refused(QStringLiteral("BTC"), QStringLiteral("an address begins with 0x"));
    refused(QStringLiteral("0x12"), QStringLiteral("an address has 40 digits after 0x, this one 2"));
    address->setText(QString::fromStdString(kWhale).toUpper().replace(QStringLiteral("0X"), QStringLiteral("0x")));
    label->setText(QStringLiteral("  whale "));
    label->setFocus();
    QTest::keyClick(label, Qt::Key_Return);
    QCOMPARE(sheet.problem(), QString());
    QCOMPARE(sheet.addresses().size(), std::size_t{1});
    QCOMPARE(sheet.addresses()[0].address, kWhale);
    QCOMPARE(sheet.addresses()[0].label, std::string("whale"));
    QVERIFY(sheet.addresses()[0].on && !sheet.addresses()[0].mine);
    QVERIFY(sheet.isVisible());  // Return adds; it does not close
    // Twice is once.
    address->setText(QString::fromStdString(kWhale));
    QVERIFY(!sheet.addEntered());
    QCOMPARE(sheet.problem(), QStringLiteral("this address is watched already"));
    // Nothing is offered for trying out where nothing is simulated.
    QVERIFY(!sheet.findChild<QPushButton*>(QStringLiteral("addressExamples")));
    for (const QWidget* w : sheet.findChildren<QWidget*>())
        if (w->focusPolicy() != Qt::NoFocus &&
            (qobject_cast<const QLineEdit*>(w) || qobject_cast<const QTableWidget*>(w)))
            QVERIFY2(!w->accessibleName().isEmpty(), w->metaObject()->className());
}

void TstWatchedAddresses::pastedLines()
{
    AddressSheet sheet({whale()}, {}, nullptr);
    sheet.addText(QStringLiteral("0x") + QString(40, u'a') + QStringLiteral(" first\n0x12\n") +
                  QString::fromStdString(kWhale));
    QCOMPARE(sheet.addresses().size(), std::size_t{2});
    QCOMPARE(sheet.addresses()[1].label, std::string("first"));
    QVERIFY(sheet.problem().contains(QStringLiteral("line 2: an address has 40 digits")));
    QVERIFY(sheet.problem().contains(QStringLiteral("line 3: this address is watched already")));
    sheet.addText(QStringLiteral("\n"));
    QVERIFY(sheet.problem().contains(QStringLiteral("no address in what was copied")));
    // No more than can be asked for, however much is pasted.
    QString many;
    for (int i = 0; i < 60; ++i)
        many += QStringLiteral("0x") + QString(38, u'b') + QString::number(10 + i) + u'\n';
    sheet.addText(many);
    QCOMPARE(sheet.addresses().size(), kMostAccounts);
    QVERIFY(sheet.problem().contains(QStringLiteral("and ")));
}

void TstWatchedAddresses::examplesAtOneClick()
{
    AddressSheet sheet({}, simulatedAddresses(), nullptr);
    auto* examples = sheet.findChild<QPushButton*>(QStringLiteral("addressExamples"));
    QVERIFY(examples);
    examples->click();
    examples->click();
    QCOMPARE(sheet.addresses().size(), std::size_t{3});
    for (const WatchedAddress& a : sheet.addresses()) {
        QVERIFY(isSimulatedAddress(a.address));
        QVERIFY(a.label.starts_with("simulated"));
    }
}

void TstWatchedAddresses::sheetChangesTheBook()
{
    m_book->setAddresses({whale()});
    const auto panel = positions();
    panel->openAddresses();
    auto* sheet = panel->window()->findChild<AddressSheet*>();
    QVERIFY(sheet);
    auto* table = sheet->findChild<QTableWidget*>(QStringLiteral("addressTable"));
    QVERIFY(table);
    table->item(0, 0)->setCheckState(Qt::Unchecked);
    table->item(0, 3)->setCheckState(Qt::Checked);
    table->item(0, 1)->setText(QStringLiteral("another name"));
    sheet->addText(QStringLiteral("0x") + QString(40, u'c'));
    sheet->accept();
    const std::vector<WatchedAddress>& now = m_book->desk().addresses;
    QCOMPARE(now.size(), std::size_t{2});
    QVERIFY(!now[0].on && now[0].mine);
    QCOMPARE(now[0].id, std::uint64_t{7});
    QCOMPARE(now[0].label, std::string("another name"));
    QVERIFY(now[1].id > 7);
    m_book->undo();
    QCOMPARE(m_book->desk().addresses, std::vector<WatchedAddress>{whale()});
}

void TstWatchedAddresses::sideBySide()
{
    enterOwn();
    m_book->setAddresses({whale()});
    answer(Freshness::Live);
    const auto panel = positions();
    const BoardView* v = panel->view(DeskTable::Positions);
    QCOMPARE(v->model()->rowCount(), 2);
    QStringList sources, ages;
    for (int r = 0; r < 2; ++r) {
        sources << cellAt(v, r, QStringLiteral("Source"));
        ages << cellAt(v, r, QStringLiteral("Age"));
    }
    const int watched = sources.indexOf(QStringLiteral("whale")),
              own = sources.indexOf(QStringLiteral("entered by you"));
    QVERIFY(watched >= 0 && own >= 0);
    QCOMPARE(ages[watched], QStringLiteral("4 s"));
    QCOMPARE(cellAt(v, watched, QStringLiteral("Venue's liq.")), QStringLiteral("83,400.0"));
    QVERIFY(cellAt(v, watched, QStringLiteral("Liq. price")) != QStringLiteral("83,400.0"));
    QVERIFY(cellAt(v, watched, QStringLiteral("Paid")).contains(QStringLiteral("21")));
    QVERIFY(cellAt(v, watched, QStringLiteral("Source"), Qt::ToolTipRole)
                .contains(QStringLiteral("none of your sums")));
    // The sums are the person's own alone.
    const auto desk = m_hub->desk.read().value;
    QVERIFY(desk->totals.grossUsd && std::fabs(*desk->totals.grossUsd - 0.5 * 84'012.4) < 1);
    QVERIFY(panel->face().context.contains(QStringLiteral("1 watched")));
    const BoardView* a = panel->view(DeskTable::Addresses);
    QCOMPARE(a->model()->rowCount(), 1);
    QCOMPARE(cellAt(a, 0, QStringLiteral("Account")), QStringLiteral("whale"));
    QCOMPARE(cellAt(a, 0, QStringLiteral("State")), QStringLiteral("live"));
    QVERIFY(cellAt(a, 0, QStringLiteral("Account"), Qt::ToolTipRole).contains(QString::fromStdString(kWhale)));
    // A watched position is nobody's to edit or delete here.
    panel->view(DeskTable::Positions)->selectRow(watched);
    panel->deleteSelected();
    panel->editPosition(watched);
    QCOMPARE(m_book->desk().positions.size(), std::size_t{1});
    QVERIFY(!panel->window()->findChild<QDialog*>());
}

void TstWatchedAddresses::notAnsweredIsUnknown()
{
    m_book->setAddresses({whale()});
    answer(Freshness::Off);
    const auto panel = positions();
    const BoardView* a = panel->view(DeskTable::Addresses);
    QCOMPARE(cellAt(a, 0, QStringLiteral("State")), QStringLiteral("not answered"));
    for (const char* head : {"Equity", "Exposure", "Net", "Nearest liq.", "Margin ratio", "Held", "Age"})
        QCOMPARE(cellAt(a, 0, QString::fromLatin1(head)), QStringLiteral("\u2014"));
    QVERIFY(cellAt(a, 0, QStringLiteral("Equity"), Qt::ToolTipRole).contains(QStringLiteral("not answered")));
    QVERIFY(panel->face().fresh != Freshness::Live);
    QVERIFY(panel->face().age.contains(QStringLiteral("whale")));
    answer(Freshness::Stale);
    panel->pull(*m_hub, m_now, true);
    QCOMPARE(cellAt(a, 0, QStringLiteral("State")), QStringLiteral("stale"));
    QCOMPARE(cellAt(a, 0, QStringLiteral("Equity")), QStringLiteral("\u2014"));
    const BoardView* v = panel->view(DeskTable::Positions);
    QCOMPARE(cellAt(v, 0, QStringLiteral("Mark")), QStringLiteral("\u2014"));
    QCOMPARE(cellAt(v, 0, QStringLiteral("Away")), QStringLiteral("\u2014"));
}

void TstWatchedAddresses::tablesKeepTheirPromises()
{
    enterOwn();
    m_book->setAddresses({whale()});
    answer(Freshness::Live);
    const auto panel = positions();
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (std::size_t i = 0; i < kDeskTables; ++i)
        testers.push_back(
            std::make_unique<QAbstractItemModelTester>(panel->view(static_cast<DeskTable>(i))->model(),
                                                       QAbstractItemModelTester::FailureReportingMode::Fatal));
    answer(Freshness::Off);
    panel->pull(*m_hub, m_now, true);
    QCOMPARE(panel->view(DeskTable::Positions)->model()->rowCount(), 1);
    answer(Freshness::Live, true);
    panel->pull(*m_hub, m_now, true);
    QCOMPARE(panel->view(DeskTable::Positions)->model()->rowCount(), 2);
}

void TstWatchedAddresses::privateUnlessChosen()
{
    const auto panel = positions();
    QVERIFY(!panel->keptPrivate());
    m_book->setAddresses({whale()});
    answer(Freshness::Live);
    panel->pull(*m_hub, m_now, true);
    QVERIFY(panel->keptPrivate());
    QVERIFY(panel->exportTables().empty());
    panel->restoreState({{QStringLiteral("exported"), true}});
    QVERIFY(!panel->keptPrivate());
    bool found = false;
    for (const ExportTable& t : panel->exportTables()) found = found || t.id == QStringLiteral("watched_accounts");
    QVERIFY(found);
    // What the panel keeps of its looks names nobody.
    QVERIFY(!QJsonDocument(panel->saveState()).toJson().contains("0x0123"));
}

void TstWatchedAddresses::linesInDepth()
{
    enterOwn();
    m_book->setAddresses({whale()});
    answer(Freshness::Live);
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    const std::vector<PositionLine>& lines = panel->heatmap()->positionLines();
    QCOMPARE(lines.size(), std::size_t{4});  // each liquidated and entered somewhere
    const auto liquidated =
        std::find_if(lines.begin(), lines.end(), [](const PositionLine& l) { return l.liquidation && !l.own; });
    QVERIFY(liquidated != lines.end());
    QCOMPARE(liquidated->price, 83'400.0);  // the venue's own word
    QVERIFY2(liquidated->label.startsWith(QStringLiteral("whale: long liquidated, 0.7 %")),
             qPrintable(liquidated->label));
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const PositionLine& l) { return l.own && l.liquidation; }));
    // Of another asset there are none.
    m_selection->setAsset(QStringLiteral("ETH"));
    QVERIFY(panel->heatmap()->positionLines().empty());
    // Stale accounts keep their lines, muted.
    m_selection->setAsset(QStringLiteral("BTC"));
    answer(Freshness::Stale);
    panel->pull(*m_hub, m_now, true);
    for (const PositionLine& l : panel->heatmap()->positionLines())
        if (!l.own) QVERIFY(l.stale && (!l.liquidation || l.label.contains(QStringLiteral("not known now"))));
}

void TstWatchedAddresses::linesOnTheMap()
{
    m_book->setAddresses({whale()});
    answer(Freshness::Live);
    useFour();
    m_deps->desk = m_book.get();
    LiquidationMapPanel panel(*m_deps, nullptr);
    show(panel, sample::Mood::Full, {1'100, 820});
    QCOMPARE(panel.map()->positionLines().size(), std::size_t{2});
    QVERIFY(panel.map()->positionsShown());
    const QImage with = panel.map()->grab().toImage();
    panel.map()->setPositionsShown(false);
    const QImage without = panel.map()->grab().toImage();
    QVERIFY(with != without);
    const QJsonObject state = panel.saveState();
    panel.map()->setPositionsShown(true);
    panel.restoreState(state);
    QVERIFY(!panel.map()->positionsShown());
}

void TstWatchedAddresses::inNoPicture()
{
    m_book->setAddresses({whale()});
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    const QImage before = panel->heatmap()->grab().toImage();
    // In reach of what is drawn, wherever that is.
    PositionLine line;
    line.price = panel->heatmap()->priceAt(panel->heatmap()->plotRect().center().y());
    line.label = QStringLiteral("whale: long liquidated");
    panel->heatmap()->setPositionLines({line});
    QVERIFY(panel->heatmap()->grab().toImage() != before);
    {
        const PrivateHidden hidden;
        QCOMPARE(panel->heatmap()->grab().toImage(), before);
        {
            const PrivateHidden chosen(false);
            QVERIFY(PrivateHidden::active());  // an outer one holds
        }
    }
    QVERIFY(!PrivateHidden::active());
    QVERIFY(panel->heatmap()->grab().toImage() != before);
    HeatLayers layers = panel->heatmap()->layers();
    layers.positions = false;
    panel->heatmap()->setLayers(layers);
    QCOMPARE(panel->heatmap()->grab().toImage(), before);
}

void TstWatchedAddresses::switchedOff()
{
    const auto made = make(QStringLiteral("depth"));
    auto* panel = qobject_cast<DepthPanel*>(made.get());
    show(*panel, sample::Mood::Full, {900, 620});
    HeatLayers layers = panel->heatmap()->layers();
    QVERIFY(layers.positions);
    layers.positions = false;
    panel->heatmap()->setLayers(layers);
    const QJsonObject state = panel->saveState();
    const auto again = make(QStringLiteral("depth"));
    again->restoreState(state);
    QVERIFY(!qobject_cast<DepthPanel*>(again.get())->heatmap()->layers().positions);
}

void TstWatchedAddresses::keptWithTheDesk()
{
    QTemporaryDir folder;
    Desk desk;
    WatchedAddress off = whale(true);
    off.id = 8;
    off.address[5] = 'f';
    off.on = false;
    off.label = "caf\u00e9 \"x\"";
    desk.addresses = {whale(), off};
    DeskStore store(folder.path());
    QCOMPARE(store.save(desk), QString());
    QCOMPARE(store.load(), desk);
    const auto mode = QFile::permissions(folder.filePath(QStringLiteral("desk.json")));
    QVERIFY(!(mode & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                      QFileDevice::WriteOther)));
    // One that makes no sense costs itself alone, and is named.
    QStringList problems;
    QJsonObject o = QJsonDocument::fromJson(deskToJson(desk)).object();
    QJsonArray list = o.value(QStringLiteral("watched_addresses")).toArray();
    QJsonObject bad = list.at(0).toObject();
    bad.insert(QStringLiteral("address"), QStringLiteral("0x12"));
    list.replace(0, bad);
    o.insert(QStringLiteral("watched_addresses"), list);
    const Desk read = deskFromJson(QJsonDocument(o).toJson(), problems);
    QCOMPARE(read.addresses, std::vector<WatchedAddress>{off});
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems[0].contains(QStringLiteral("an address has 40 digits")), qPrintable(problems[0]));
    // A file of before there were any.
    o.remove(QStringLiteral("watched_addresses"));
    problems.clear();
    QVERIFY(deskFromJson(QJsonDocument(o).toJson(), problems).addresses.empty());
    QVERIFY(problems.isEmpty());
}

void TstWatchedAddresses::killedWhileWriting()
{
    QTemporaryDir folder;
    qulonglong last = 0;
    for (int round = 0; round < 5; ++round) {
        QProcess saver;
        saver.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kSaverWord), folder.path()});
        QVERIFY(saver.waitForStarted());
        qulonglong said = 0;
        while (said < static_cast<qulonglong>(20 + 7 * round) && saver.waitForReadyRead(10'000))
            while (saver.canReadLine()) said = saver.readLine().trimmed().toULongLong();
        QVERIFY(said >= 20);
        saver.kill();
        QVERIFY(saver.waitForFinished());
        while (saver.canReadLine()) said = saver.readLine().trimmed().toULongLong();
        // Whole, and not older than what was said to be written.
        DeskStore store(folder.path());
        const Desk desk = store.load();
        QCOMPARE(store.notice(), QString());
        QCOMPARE(desk.addresses.size(), std::size_t{1});
        last = QString::fromStdString(desk.addresses[0].label).toULongLong();
        QVERIFY2(last >= said && last <= said + 1, qPrintable(QStringLiteral("%1 of %2").arg(last).arg(said)));
    }
}

int main(int argc, char** argv)
{
    if (argc == 3 && QString::fromLocal8Bit(argv[1]) == QLatin1String(kSaverWord))
        return saveUntilKilled(QString::fromLocal8Bit(argv[2]));
    QApplication app(argc, argv);
    TstWatchedAddresses test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_watched_addresses.moc"
