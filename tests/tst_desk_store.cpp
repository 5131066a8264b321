// The desk in its file: what is written is read again; what is damaged is set aside and named; one bad position
// costs one position; a write that ends in the middle leaves the old or the new.
#include "app/desk_store.h"
#include "tests/support/strict_log.h"
#include "ui/desk_book.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;

namespace {

Desk several()
{
    Desk desk;
    Position a;
    a.id = 3;
    a.venue = VenueId::Hyperliquid;
    a.asset = "PEPE";
    a.side = PositionSide::Short;
    a.coins = 12'345'678.25;
    a.entry = 0.0000039812;
    a.mode = MarginMode::Cross;
    a.leverage = 7;
    a.stop = 0.0000045;
    a.mmr = 0.0125;
    a.opened = fromUnixMs(1'763'822'169'123);
    a.note = "mine \u00b7 \"quoted\"";
    Position b;
    b.id = 4;
    b.market = Market::Spot;
    b.asset = "BTC";
    b.coins = 0.1;
    b.entry = 84'012.4;
    Position c = b;
    c.id = 9;
    c.market = Market::Perp;
    c.margin = 1'000.5;
    desk.positions = {a, b, c};
    PlannedTrade t;
    t.id = 10;
    t.asset = "ETH";
    t.venue = VenueId::Okx;
    t.side = PositionSide::Short;
    t.name = "fade";
    t.invalidation = "a close above";
    t.stop = 2'900;
    t.usd = 40'000;
    t.leverage = 2.5;
    t.holdHours = 36;
    t.sizeCut = true;
    PlannedTrade u;
    u.id = 11;
    u.asset = "SOL";
    u.entry = 130.5;
    u.mmr = 0.01;
    desk.trades = {t, u};
    desk.settings.venues[1].wallet = 12'000;
    desk.settings.venues[2].tier = analytics::portfolio::VenueTier::New;
    desk.settings.venues[3].takerFee = 0.0001;
    desk.settings.caps = {0.5, 0.25, 0.1, 0.02};
    desk.settings.heatLimits = {0.01, 0.02, 0.03, 0.04};
    desk.settings.exposureLimits = {1, 2};
    desk.settings.win = 0.61;
    desk.settings.capital[0] = {100'000, 120'000, 0.07};
    return desk;
}

QString pathIn(const QTemporaryDir& folder)
{
    return folder.filePath(QStringLiteral("desk.json"));
}

void write(const QString& path, const QByteArray& content)
{
    QFile f(path);
    QVERIFY(f.open(QIODevice::WriteOnly));
    f.write(content);
}

}  // namespace

class TstDeskStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void comesBackAsItWas();
    void nothingYetIsNothing();
    void nobodyElseReadsIt();
    void damagedFilesAreSetAside_data();
    void damagedFilesAreSetAside();
    void oneBadPositionCostsOnePosition_data();
    void oneBadPositionCostsOnePosition();
    void senselessSettingsFallBack_data();
    void senselessSettingsFallBack();
    void aRecordIsKeptAsEntered();
    void everyTruncationIsNoticed();
    void aWriteThatStopsLeavesTheOldFile();
    void aFolderThatCannotBeWrittenIsSaid();

    void bookGivesNumbersAndTakesBack();
    void bookHasRoomForSoMany();

private:
    test::StrictLog m_log;
};

void TstDeskStore::comesBackAsItWas()
{
    QTemporaryDir folder;
    DeskStore store(folder.filePath(QStringLiteral("not there yet")));
    QCOMPARE(store.save(several()), QString());
    const Desk back = store.load();
    QCOMPARE(store.notice(), QString());
    QVERIFY(back == several());
}

void TstDeskStore::nothingYetIsNothing()
{
    QTemporaryDir folder;
    DeskStore store(folder.path());
    QVERIFY(store.load() == Desk{});
    QCOMPARE(store.notice(), QString());
}

void TstDeskStore::nobodyElseReadsIt()
{
    QTemporaryDir folder;
    DeskStore store(folder.path());
    QCOMPARE(store.save(several()), QString());
    const auto rights = QFile::permissions(pathIn(folder));
    QVERIFY(!(rights & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                        QFileDevice::WriteOther)));
}

void TstDeskStore::damagedFilesAreSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("{\"schema\":1,\"positions\":[");
    QTest::newRow("another kind") << QByteArray("[1,2,3]");
    QTest::newRow("another version") << QByteArray("{\"schema\":99,\"positions\":[]}");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe garbage", 11);
}

void TstDeskStore::damagedFilesAreSetAside()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    write(pathIn(folder), content);
    DeskStore store(folder.path());
    QVERIFY(store.load() == Desk{});
    QVERIFY2(store.notice().contains(QStringLiteral("desk.json")), qPrintable(store.notice()));
    QFile aside(pathIn(folder) + QStringLiteral(".damaged"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content);
    QVERIFY(store.notice().contains(aside.fileName()));
    // Another one does not take its place.
    QVERIFY(QFile::remove(pathIn(folder)));
    write(pathIn(folder), content);
    DeskStore again(folder.path());
    again.load();
    QVERIFY(QFile::exists(pathIn(folder) + QStringLiteral(".damaged-2")));
}

void TstDeskStore::oneBadPositionCostsOnePosition_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("problem");
    QTest::newRow("venue") << "venue" << QJsonValue("kraken") << "there is no venue \"kraken\"";
    QTest::newRow("side") << "side" << QJsonValue("up") << "its side must be long or short";
    QTest::newRow("market") << "market" << QJsonValue("option") << "its market must be perp or spot";
    QTest::newRow("mode") << "mode" << QJsonValue(7) << "its mode must be isolated or cross";
    QTest::newRow("coins") << "coins" << QJsonValue(-1) << "size: must be above 0";
    QTest::newRow("entry") << "entry" << QJsonValue("84,012") << "\"entry\" is no number";
    QTest::newRow("leverage") << "leverage" << QJsonValue(1e9) << "leverage: must be above 0 and at most 1,000";
    QTest::newRow("opened") << "opened_utc" << QJsonValue("yesterday") << "\"yesterday\" is no time";
    QTest::newRow("number") << "id" << QJsonValue(0) << "it has no number";
    QTest::newRow("number twice") << "id" << QJsonValue(3) << "its number is taken";
    QTest::newRow("asset") << "asset" << QJsonValue() << "asset: missing";
}

void TstDeskStore::oneBadPositionCostsOnePosition()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, problem);
    QJsonObject whole = QJsonDocument::fromJson(deskToJson(several())).object();
    QJsonArray list = whole[QStringLiteral("positions")].toArray();
    QJsonObject second = list[1].toObject();
    second[key] = value;
    list[1] = second;
    whole[QStringLiteral("positions")] = list;
    QTemporaryDir folder;
    write(pathIn(folder), QJsonDocument(whole).toJson());
    DeskStore store(folder.path());
    const Desk back = store.load();
    QCOMPARE(back.positions.size(), std::size_t{2});
    QVERIFY(back.positions[0] == several().positions[0] && back.positions[1] == several().positions[2]);
    QCOMPARE(back.trades.size(), std::size_t{2});
    QVERIFY2(store.notice().contains(QStringLiteral("Position 2 of desk.json is left out: ") + problem),
             qPrintable(store.notice()));
    QVERIFY(QFile::exists(pathIn(folder) + QStringLiteral(".damaged")));
}

void TstDeskStore::senselessSettingsFallBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("text") << "win" << QJsonValue("much");
    QTest::newRow("record beyond") << "reward" << QJsonValue(-4);
    QTest::newRow("beyond") << "funding_budget" << QJsonValue(7);
    QTest::newRow("caps too few") << "venue_caps" << QJsonValue(QJsonArray{0.4});
    QTest::newRow("heat that falls") << "heat_limits" << QJsonValue(QJsonArray{0.2, 0.1, 0.3, 0.4});
    QTest::newRow("exposure below 0") << "exposure_limits" << QJsonValue(QJsonArray{-1, 5});
}

void TstDeskStore::senselessSettingsFallBack()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject whole = QJsonDocument::fromJson(deskToJson(Desk{})).object();
    QJsonObject settings = whole[QStringLiteral("settings")].toObject();
    settings[key] = value;
    whole[QStringLiteral("settings")] = settings;
    QStringList problems;
    const Desk back = deskFromJson(QJsonDocument(whole).toJson(), problems);
    QVERIFY(back.settings == DeskSettings{});
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().contains(key));
}

// None is made up, nor written; what earlier versions wrote stays.
void TstDeskStore::aRecordIsKeptAsEntered()
{
    QStringList problems;
    const QByteArray none = deskToJson(Desk{});
    QVERIFY(!none.contains("\"win\"") && !none.contains("\"reward\""));
    const Desk fresh = deskFromJson(none, problems);
    QVERIFY(!fresh.settings.win && !fresh.settings.reward);
    QJsonObject whole = QJsonDocument::fromJson(none).object();
    QJsonObject settings = whole[QStringLiteral("settings")].toObject();
    settings[QStringLiteral("win")] = 0.5;
    settings[QStringLiteral("reward")] = 2;
    whole[QStringLiteral("settings")] = settings;
    const Desk earlier = deskFromJson(QJsonDocument(whole).toJson(), problems);
    QCOMPARE(earlier.settings.win, std::optional(0.5));
    QCOMPARE(earlier.settings.reward, std::optional(2.0));
    QVERIFY(problems.isEmpty());
}

void TstDeskStore::everyTruncationIsNoticed()
{
    const QByteArray whole = deskToJson(several());
    const auto end = whole.lastIndexOf('}');
    for (qsizetype n = 1; n <= end; n += 7) {
        QStringList problems;
        QVERIFY(deskFromJson(whole.left(n), problems) == Desk{});
        QVERIFY(!problems.isEmpty());
    }
}

void TstDeskStore::aWriteThatStopsLeavesTheOldFile()
{
    QTemporaryDir folder;
    DeskStore store(folder.path());
    QCOMPARE(store.save(several()), QString());
    {
        // As far as a process gets that is killed before its commit.
        QSaveFile half(pathIn(folder));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write("{\"schema\":1,\"positi");
        half.flush();
        DeskStore meanwhile(folder.path());
        QVERIFY(meanwhile.load() == several());
        QCOMPARE(meanwhile.notice(), QString());
    }
    QVERIFY(store.load() == several());
    QCOMPARE(store.notice(), QString());
}

void TstDeskStore::aFolderThatCannotBeWrittenIsSaid()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a file"));
    write(file, "x");
    DeskStore store(file);
    QVERIFY(store.save(several()).contains(QStringLiteral("cannot be written")));
}

void TstDeskStore::bookGivesNumbersAndTakesBack()
{
    DeskBook book;
    QSignalSpy changed(&book, &DeskBook::changed);
    Position p;
    p.asset = "BTC";
    p.coins = 1;
    p.entry = 2;
    QCOMPARE(book.add(std::vector<Position>{p, p}), std::size_t{2});
    QCOMPARE(changed.size(), 1);
    const std::uint64_t first = book.desk().positions[0].id, second = book.desk().positions[1].id;
    QVERIFY(first > 0 && second > first);
    Position other = book.desk().positions[1];
    other.coins = 5;
    book.replace(other);
    QCOMPARE(book.position(second)->coins, 5.0);
    book.replace(other);  // nothing new
    QCOMPARE(changed.size(), 2);
    book.remove({first});
    QVERIFY(!book.position(first));
    // What was deleted keeps its number for coming back.
    book.add(std::vector<Position>{p});
    QVERIFY(book.desk().positions.back().id != first);
    QVERIFY(!book.undoText().isEmpty());
    book.undo();
    book.undo();
    QVERIFY(book.position(first));
    QCOMPARE(book.position(second)->coins, 5.0);
    book.redo();
    QVERIFY(!book.position(first));
    book.undo();
    book.undo();
    QCOMPARE(book.position(second)->coins, 1.0);
    // A new change ends what could be done again.
    DeskSettings s = book.settings();
    s.win = 0.7;
    book.setSettings(s);
    QVERIFY(book.redoText().isEmpty());
    book.undo();
    QCOMPARE(book.settings().win, DeskSettings{}.win);
    PlannedTrade t;
    t.asset = "ETH";
    const std::uint64_t id = book.add(t);
    QVERIFY(book.trade(id));
    book.removeTrade(id);
    QVERIFY(!book.trade(id));
    book.load({});
    QVERIFY(book.undoText().isEmpty() && book.desk().empty());
}

void TstDeskStore::bookHasRoomForSoMany()
{
    DeskBook book;
    Position p;
    p.asset = "BTC";
    p.coins = p.entry = 1;
    QCOMPARE(book.add(std::vector<Position>(DeskBook::kMostPositions + 5, p)), DeskBook::kMostPositions);
    QCOMPARE(book.add(std::vector<Position>{p}), std::size_t{0});
    // Nor is more taken back than is kept.
    for (std::size_t i = 0; i < DeskBook::kUndo + 10; ++i) {
        DeskSettings s = book.settings();
        s.win = 0.5 + 0.001 * static_cast<double>(i + 1);
        book.setSettings(s);
    }
    std::size_t steps = 0;
    while (!book.undoText().isEmpty()) book.undo(), ++steps;
    QCOMPARE(steps, DeskBook::kUndo);
}

QTEST_GUILESS_MAIN(TstDeskStore)
#include "tst_desk_store.moc"
