// Positions from text: what is pasted or read from a file is taken line by line, and each line that cannot be is
// named.
#include "model/desk/desk_import.h"

#include <QTest>

using namespace plimsoll;

namespace {

QString said(const DeskImport& in)
{
    QStringList out;
    for (const auto& p : in.problems)
        out << QStringLiteral("%1: %2").arg(p.line).arg(QString::fromStdString(p.text));
    return out.join(QLatin1Char('\n'));
}

}  // namespace

class TstDeskImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainOrder();
    void headsInAnyOrder();
    void numbersAsPeopleWriteThem_data();
    void numbersAsPeopleWriteThem();
    void semicolonsMeanDecimalCommas();
    void symbolsAreUnified_data();
    void symbolsAreUnified();
    void contractsOfADexKeepTheirName();
    void signedSizesSayTheSide();
    void wrongLinesAreNamed_data();
    void wrongLinesAreNamed();
    void goodLinesSurviveBadOnes();
    void quotesMayHoldSeparators();
    void emptyAndGarbage_data();
    void emptyAndGarbage();
    void tooManyLines();
    void whatIsWrittenIsReadAgain();
};

void TstDeskImport::plainOrder()
{
    const DeskImport in = importPositions("binance\tBTC\tlong\t0.5\t84012.4\t5\t82000\n");
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.size(), std::size_t{1});
    const Position& p = in.positions.front();
    QCOMPARE(p.venue, VenueId::Binance);
    QCOMPARE(p.asset, std::string("BTC"));
    QCOMPARE(p.side, PositionSide::Long);
    QCOMPARE(p.coins, 0.5);
    QCOMPARE(p.entry, 84'012.4);
    QCOMPARE(p.leverage, std::optional(5.0));
    QCOMPARE(p.stop, std::optional(82'000.0));
    QCOMPARE(p.mode, MarginMode::Isolated);
    QVERIFY(!p.margin && !p.mmr && !p.opened);
}

void TstDeskImport::headsInAnyOrder()
{
    const DeskImport in = importPositions(
        "Symbol,Avg Entry Price,Direction,Margin Mode,Quantity,Exchange,Lev,Colour,Open Time,mmr_pct,Notes\n"
        "ETH-USDT-SWAP,2748.16,Sell,Cross,10,OKX,10x,blue,2025-11-22 14:36,0.5,hedge\n");
    QCOMPARE(said(in), QString());
    QVERIFY(in.header);
    QCOMPARE(in.ignored, std::vector<std::string>{"Colour"});
    const Position& p = in.positions.at(0);
    QCOMPARE(p.venue, VenueId::Okx);
    QCOMPARE(p.asset, std::string("ETH"));
    QCOMPARE(p.side, PositionSide::Short);
    QCOMPARE(p.mode, MarginMode::Cross);
    QCOMPARE(p.coins, 10.0);
    QCOMPARE(p.leverage, std::optional(10.0));
    QCOMPARE(p.mmr, std::optional(0.005));
    QCOMPARE(p.opened, std::optional(fromUnixMs(1'763'822'160'000)));
    QCOMPARE(p.note, std::string("hedge"));
}

void TstDeskImport::numbersAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<double>("value");
    QTest::newRow("plain") << "84012.4" << 84'012.4;
    QTest::newRow("groups") << "84,012.4" << 84'012.4;
    QTest::newRow("millions") << "1,084,012" << 1'084'012.0;
    QTest::newRow("dollars") << "$84,012.4" << 84'012.4;
    QTest::newRow("unit behind") << "84012.4 USDT" << 84'012.4;
    QTest::newRow("no-break space") << "84\u00a0012.4" << 84'012.4;
    QTest::newRow("small") << "0.000003981" << 0.000003981;
    QTest::newRow("exponent") << "3.981e-6" << 3.981e-6;
    QTest::newRow("thousands") << "84k" << 84'000.0;
    QTest::newRow("millions in a letter") << "1.2M" << 1'200'000.0;
    QTest::newRow("billions") << "1.5 bn" << 1.5e9;
    QTest::newRow("thousands of a unit") << "84.5 k USDT" << 84'500.0;
    QTest::newRow("thousands and their unit") << "25kUSDT" << 25'000.0;
    QTest::newRow("unit with a k") << "1,234 kPEPE" << 1'234.0;
    QTest::newRow("unit that begins with an m") << "84012 MANA" << 84'012.0;
}

void TstDeskImport::numbersAsPeopleWriteThem()
{
    QFETCH(QString, cell);
    QFETCH(double, value);
    const DeskImport in = importPositions("bybit\tBTC\tlong\t1\t" + cell.toStdString());
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.at(0).entry, value);
}

void TstDeskImport::semicolonsMeanDecimalCommas()
{
    // A point that parts no thousands is a decimal point there too.
    const DeskImport points = importPositions("venue;asset;side;size;entry\nHL;BTC;short;0.125;84012.5\n");
    QCOMPARE(said(points), QString());
    QCOMPARE(points.positions.at(0).coins, 0.125);
    QCOMPARE(points.positions.at(0).entry, 84'012.5);
    const DeskImport in = importPositions("venue;asset;side;size;entry\r\nHL;BTC;short;0,25;84.012,5\r\n");
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.at(0).venue, VenueId::Hyperliquid);
    QCOMPARE(in.positions.at(0).coins, 0.25);
    QCOMPARE(in.positions.at(0).entry, 84'012.5);
}

void TstDeskImport::symbolsAreUnified_data()
{
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<QString>("asset");
    QTest::addColumn<double>("coins");
    QTest::addColumn<double>("entry");
    QTest::newRow("asset") << "BTC"
                           << "BTC" << 2.0 << 10.0;
    QTest::newRow("lower case") << "btc"
                                << "BTC" << 2.0 << 10.0;
    QTest::newRow("Binance") << "BTCUSDT"
                             << "BTC" << 2.0 << 10.0;
    QTest::newRow("OKX") << "BTC-USDT-SWAP"
                         << "BTC" << 2.0 << 10.0;
    QTest::newRow("Bybit USDC") << "BTCPERP"
                                << "BTC" << 2.0 << 10.0;
    QTest::newRow("pair") << "SOL/USDT:USDT"
                          << "SOL" << 2.0 << 10.0;
    QTest::newRow("thousands") << "1000PEPEUSDT"
                               << "PEPE" << 2'000.0 << 0.01;
    QTest::newRow("Hyperliquid's thousands") << "kPEPE"
                                             << "PEPE" << 2'000.0 << 0.01;
}

void TstDeskImport::symbolsAreUnified()
{
    QFETCH(QString, symbol);
    QFETCH(QString, asset);
    QFETCH(double, coins);
    QFETCH(double, entry);
    const DeskImport in = importPositions("binance\t" + symbol.toStdString() + "\tlong\t2\t10\t5\t9");
    QCOMPARE(said(in), QString());
    QCOMPARE(QString::fromStdString(in.positions.at(0).asset), asset);
    QCOMPARE(in.positions.at(0).coins, coins);
    QCOMPARE(in.positions.at(0).entry, entry);
    QCOMPARE(in.positions.at(0).stop, std::optional(9 * entry / 10));
}

void TstDeskImport::contractsOfADexKeepTheirName()
{
    const DeskImport in = importPositions(
        "hyperliquid\txyz:TSLA\tlong\t2\t10\t5\t9\n"
        "hyperliquid\tBTC/USDC:USDC\tlong\t2\t10\t5\t9\n");
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.at(0).asset, std::string("xyz:TSLA"));
    QCOMPARE(in.positions.at(1).asset, std::string("BTC"));
}

void TstDeskImport::signedSizesSayTheSide()
{
    const DeskImport in = importPositions(
        "venue,asset,size,entry\nbinance,BTC,-0.5,84000\nbinance,BTC,\u22120.5,84000\n"
        "binance,BTC,0.5,84000\n");
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.at(0).side, PositionSide::Short);
    QCOMPARE(in.positions.at(1).side, PositionSide::Short);
    QCOMPARE(in.positions.at(2).side, PositionSide::Long);
    for (const Position& p : in.positions) QCOMPARE(p.coins, 0.5);
}

void TstDeskImport::wrongLinesAreNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("problem");
    QTest::newRow("venue") << "kraken\tBTC\tlong\t1\t10"
                           << "2: venue: \"kraken\" is not known; it must be binance, bybit, okx or hyperliquid";
    QTest::newRow("no venue") << "\tBTC\tlong\t1\t10"
                              << "2: venue: missing";
    QTest::newRow("no asset") << "okx\t\tlong\t1\t10"
                              << "2: asset: missing";
    QTest::newRow("side") << "okx\tBTC\tup\t1\t10"
                          << "2: side: \"up\" must be long or short";
    QTest::newRow("size") << "okx\tBTC\tlong\tmany\t10"
                          << "2: size: \"many\" is no number";
    QTest::newRow("no size") << "okx\tBTC\tlong\t\t10"
                             << "2: size: missing";
    QTest::newRow("zero") << "okx\tBTC\tlong\t0\t10"
                          << "2: size: must be above 0";
    QTest::newRow("no entry") << "okx\tBTC\tlong\t1"
                              << "2: entry: missing";
    QTest::newRow("negative entry") << "okx\tBTC\tlong\t1\t-5"
                                    << "2: entry: must be above 0";
    QTest::newRow("comma that is no group") << "okx\tBTC\tlong\t1\t84,5"
                                            << "2: entry: \"84,5\" is no number";
    QTest::newRow("decimal comma") << "okx\tBTC\tlong\t0,125\t84000"
                                   << "2: size: \"0,125\" is no number";
    QTest::newRow("four digits before a comma") << "okx\tBTC\tlong\t1234,567\t10"
                                                << "2: size: \"1234,567\" is no number";
    QTest::newRow("comma behind the point") << "okx\tBTC\tlong\t1\t1.234,567"
                                            << "2: entry: \"1.234,567\" is no number";
    QTest::newRow("thousands or a unit") << "okx\tPEPE\tlong\t25kPEPE\t10"
                                         << "2: size: \"25kPEPE\" is no number";
    QTest::newRow("another word for millions") << "okx\tBTC\tlong\t1.5 mio\t10"
                                               << "2: size: \"1.5 mio\" is no number";
    QTest::newRow("leverage") << "okx\tBTC\tlong\t1\t10\t5000"
                              << "2: leverage: must be above 0 and at most 1,000";
    QTest::newRow("infinite") << "okx\tBTC\tlong\tinf\t10"
                              << "2: size: \"inf\" is no number";
    QTest::newRow("huge") << "okx\tBTC\tlong\t1e300\t1e300"
                          << "2: size: out of range";
}

void TstDeskImport::wrongLinesAreNamed()
{
    QFETCH(QString, line);
    QFETCH(QString, problem);
    const DeskImport in =
        importPositions("venue\tasset\tside\tsize\tentry\tleverage\n" + line.toStdString() + "\n");
    QVERIFY(in.positions.empty());
    QCOMPARE(said(in), problem);
}

void TstDeskImport::goodLinesSurviveBadOnes()
{
    const DeskImport in = importPositions(
        "# my positions\nvenue,asset,side,size,entry,market,opened,mode\n"
        "binance,BTC,long,1,84000,,,\n"
        "\n"
        "bybit,ETH,short,x,2700,,,\n"
        "okx,SOL,long,5,130,option,,\n"
        "okx,SOL,long,5,130,spot,yesterday,\n"
        "okx,SOL,short,5,130,spot,,\n"
        "okx,SOL,long,5,130,,,portfolio\n"
        "okx,SOL,long,5,130,spot,,\n");
    QCOMPARE(in.positions.size(), std::size_t{2});
    QCOMPARE(in.positions[1].market, Market::Spot);
    QCOMPARE(said(in), QStringLiteral("5: size: \"x\" is no number\n"
                                      "6: market: \"option\" must be perp or spot\n"
                                      "7: opened: \"yesterday\" is no time; write 2025-11-22 14:36\n"
                                      "8: side: spot can only be held, not be short\n"
                                      "9: mode: \"portfolio\" must be isolated or cross"));
}

void TstDeskImport::quotesMayHoldSeparators()
{
    const DeskImport in =
        importPositions("venue,asset,side,size,entry,note\nbinance,BTC,long,1,\"84,000\",\"one, two\"\n");
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.at(0).entry, 84'000.0);
    QCOMPARE(in.positions.at(0).note, std::string("one, two"));
    const DeskImport open =
        importPositions("venue,asset,side,size,entry\nbinance,\"BTC,long,1,5\nbybit,ETH,long,1,5\n");
    QCOMPARE(open.problems.size(), std::size_t{1});
    QCOMPARE(open.positions.size(), std::size_t{1});
}

void TstDeskImport::emptyAndGarbage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray("\n\n  \n");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\x01\n\xc3\x28", 7);
    QTest::newRow("html") << QByteArray("<html><body><td>1</td></body></html>");
    QTest::newRow("head alone") << QByteArray("venue,asset,side,size,entry\n");
}

void TstDeskImport::emptyAndGarbage()
{
    QFETCH(QByteArray, text);
    QVERIFY(importPositions({text.constData(), static_cast<std::size_t>(text.size())}).positions.empty());
}

void TstDeskImport::tooManyLines()
{
    std::string text;
    for (int i = 0; i < 1'002; ++i) text += "okx\tBTC\tlong\t1\t10\n";
    const DeskImport in = importPositions(text);
    QCOMPARE(in.positions.size(), kMostImportLines);
    QCOMPARE(in.problems.size(), std::size_t{1});
}

void TstDeskImport::whatIsWrittenIsReadAgain()
{
    Position a;
    a.venue = VenueId::Hyperliquid;
    a.asset = "PEPE";
    a.side = PositionSide::Short;
    a.coins = 12'345'678.9;
    a.entry = 0.0000039812;
    a.mode = MarginMode::Cross;
    a.leverage = 7;
    a.stop = 0.0000045;
    a.mmr = 0.0125;
    a.opened = fromUnixMs(1'763'822'169'000);
    a.note = "tab\tand line\nbreak";
    Position b;
    b.venue = VenueId::Okx;
    b.market = Market::Spot;
    b.asset = "BTC";
    b.coins = 0.1;
    b.entry = 1.0 / 3;
    b.margin = 12.5;
    const DeskImport in = importPositions(positionsAsTsv({a, b}));
    QCOMPARE(said(in), QString());
    QCOMPARE(in.positions.size(), std::size_t{2});
    a.note = "tab and line break";
    QVERIFY(in.positions[0] == a);
    // Fifteen digits are written.
    QVERIFY(std::abs(in.positions[1].entry - b.entry) < 1e-15);
    b.entry = in.positions[1].entry;
    QVERIFY(in.positions[1] == b);
}

QTEST_APPLESS_MAIN(TstDeskImport)
#include "tst_desk_import.moc"
