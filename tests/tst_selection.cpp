// What all panels share, and how a typed text finds an asset.
#include "tests/support/strict_log.h"
#include "ui/selection.h"
#include "ui/symbol_search.h"

#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

class TstSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }
    void complaintsAreSeen();
    void saysAChangeOnce();
    void ignoresNothing();
    void sharesTheFundingUnit();
    void ranksExactThenPrefixThenInside_data();
    void ranksExactThenPrefixThenInside();
    void namesOfOthers_data();
    void namesOfOthers();
    void offersNoMoreThanAsked();

private:
    test::StrictLog m_log;
};

// The watch over warnings that this suite leans on sees one.
void TstSelection::complaintsAreSeen()
{
    QTest::ignoreMessage(QtWarningMsg, "something odd");
    qWarning("something odd");
    QCOMPARE(m_log.complaints(), QStringLiteral("something odd"));
}

void TstSelection::saysAChangeOnce()
{
    Selection s;
    QSignalSpy changed(&s, &Selection::assetChanged);
    s.setAsset(QStringLiteral("BTC"));
    s.setAsset(QStringLiteral("BTC"));
    s.setAsset(QStringLiteral("ETH"));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.last().first().toString(), QStringLiteral("ETH"));
    QCOMPARE(s.asset(), QStringLiteral("ETH"));
}

void TstSelection::ignoresNothing()
{
    Selection s;
    s.setAsset(QStringLiteral("BTC"));
    QSignalSpy changed(&s, &Selection::assetChanged);
    s.setAsset(QString());
    QCOMPARE(changed.count(), 0);
    QCOMPARE(s.asset(), QStringLiteral("BTC"));
}

void TstSelection::sharesTheFundingUnit()
{
    Selection s;
    QSignalSpy changed(&s, &Selection::fundingUnitChanged);
    QCOMPARE(s.fundingUnit(), FundingUnit::Bp8h);
    s.setFundingUnit(FundingUnit::Apr);
    s.setFundingUnit(FundingUnit::Apr);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(s.fundingUnit(), FundingUnit::Apr);
}

void TstSelection::ranksExactThenPrefixThenInside_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    // Given order: most traded first.
    QTest::newRow("exact first") << "op" << QStringList{"OP", "OPN", "POPCAT"};
    QTest::newRow("case and spaces") << "  eth " << QStringList{"ETH", "ETHFI", "METH"};
    QTest::newRow("inside only") << "fi" << QStringList{"FIL", "ETHFI"};
    QTest::newRow("nothing") << "zzz" << QStringList{};
    QTest::newRow("empty: all as given")
        << "" << QStringList{"ETH", "METH", "ETHFI", "OPN", "POPCAT", "OP", "FIL"};
}

void TstSelection::ranksExactThenPrefixThenInside()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    std::vector<SymbolEntry> all;
    for (const char* name : {"ETH", "METH", "ETHFI", "OPN", "POPCAT", "OP", "FIL"}) all.push_back({name, "BN"});
    QStringList got;
    for (const SymbolEntry& e : rankSymbols(typed, all, 20)) got << e.asset;
    QCOMPARE(got, found);
}

void TstSelection::namesOfOthers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("the asset") << "pepe"
                               << "PEPE";
    QTest::newRow("a thousand of it") << "1000PEPE"
                                      << "PEPE";
    QTest::newRow("Hyperliquid's name") << "kPEPE"
                                        << "PEPE";
    QTest::newRow("Binance's symbol") << "1000pepeusdt"
                                      << "PEPE";
    QTest::newRow("a spot pair") << "PEPEUSDT"
                                 << "PEPE";
    QTest::newRow("OKX's symbol") << "BTC-USDT-SWAP"
                                  << "BTC";
    QTest::newRow("coin-margined") << "BTC-USD-SWAP"
                                   << "BTC";
    QTest::newRow("Bybit's USDC contract") << "BTCPERP"
                                           << "BTC";
    QTest::newRow("the old name") << "xbt"
                                  << "BTC";
    QTest::newRow("a beginning of a symbol") << "1000pe"
                                             << "PEPE";
    QTest::newRow("a name that begins with a number") << "1inch"
                                                      << "1INCH";
    QTest::newRow("a builder's contract") << "xyz:tsla"
                                          << "xyz:TSLA";
}

void TstSelection::namesOfOthers()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const std::vector<SymbolEntry> all = {
        {"BTC", "BN BY OK HL", {"BTCUSDT", "BTCPERP", "BTC-USDT-SWAP", "BTC-USD-SWAP", "BTC"}},
        {"PEPE", "BN BY OK HL", {"1000PEPEUSDT", "PEPE-USDT-SWAP", "kPEPE"}},
        {"1INCH", "BN", {"1INCHUSDT"}},
        {"xyz:TSLA", "HL", {"xyz:TSLA"}},
        {"1000X", "BY", {"1000XUSDT"}}};
    const auto found = rankSymbols(typed, all, 20);
    QVERIFY(!found.empty());
    QCOMPARE(found.front().asset, first);
}

void TstSelection::offersNoMoreThanAsked()
{
    std::vector<SymbolEntry> all;
    for (int i = 0; i < 500; ++i) all.push_back({QStringLiteral("A%1").arg(i), {}});
    QCOMPARE(rankSymbols(QStringLiteral("a"), all, 12).size(), std::size_t{12});
}

QTEST_MAIN(TstSelection)
#include "tst_selection.moc"
