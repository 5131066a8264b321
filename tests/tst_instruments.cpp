// Names: venues, ids, assets behind symbols, and the table of what is listed.
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

class TestInstruments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsCarryTheirVenue()
    {
        for (const VenueId v : kVenues)
            for (const std::size_t index : {std::size_t{0}, std::size_t{1}, InstrumentId::kPerVenue - 1}) {
                const InstrumentId id = InstrumentId::make(v, index);
                QCOMPARE(id.venue(), v);
                QCOMPARE(id.index(), index);
                QVERIFY(id.valid());
            }
        QVERIFY(!InstrumentId{}.valid());
    }
    void venueKeys()
    {
        for (const VenueId v : kVenues) QCOMPARE(*venueFromKey(venueKey(v)), v);
        QVERIFY(!venueFromKey("nowhere"));
        QVERIFY(!venueFromKey("Binance"));
    }

    // Hyperliquid: five significant figures, and whole numbers always.
    void steps_data()
    {
        QTest::addColumn<double>("price");
        QTest::addColumn<double>("step");
        QTest::newRow("84143") << 84'143.0 << 1.0;
        QTest::newRow("six figures are whole") << 123'456.0 << 1.0;
        QTest::newRow("3300.5") << 3'300.5 << 0.1;
        QTest::newRow("999.99") << 999.99 << 0.01;
        QTest::newRow("1000") << 1'000.0 << 0.1;
        QTest::newRow("1.2345") << 1.2345 << 0.0001;
        QTest::newRow("the tick is coarser") << 0.000123 << 0.00001;
    }
    void steps()
    {
        QFETCH(double, price);
        QFETCH(double, step);
        Instrument i;
        i.tick = test::price(0.00001);
        i.significantFigures = 5;
        QCOMPARE(stepAt(i, test::price(price))->raw, test::price(step).raw);
        i.significantFigures = 0;
        QCOMPARE(stepAt(i, test::price(price)), i.tick);
        i.tick.reset();
        QVERIFY(!stepAt(i, test::price(price)));
        i.significantFigures = 5;
        QVERIFY(!stepAt(i, Price{0}));
    }

    void assets_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("asset");
        QTest::addColumn<double>("multiplier");
        QTest::newRow("plain") << "BTC"
                               << "BTC" << 1.0;
        QTest::newRow("old name") << "XBT"
                                  << "BTC" << 1.0;
        QTest::newRow("thousand") << "1000PEPE"
                                  << "PEPE" << 1000.0;
        QTest::newRow("ten thousand") << "10000SATS"
                                      << "SATS" << 10000.0;
        QTest::newRow("million") << "1000000MOG"
                                 << "MOG" << 1e6;
        QTest::newRow("one M") << "1MBABYDOGE"
                               << "BABYDOGE" << 1e6;
        QTest::newRow("k") << "kPEPE"
                           << "PEPE" << 1000.0;
        QTest::newRow("suffix") << "SHIB1000"
                                << "SHIB" << 1000.0;
        QTest::newRow("another name, thousand") << "1000NEIROCTO"
                                                << "NEIRO" << 1000.0;
        QTest::newRow("another name") << "NEIROCTO"
                                      << "NEIRO" << 1.0;
        QTest::newRow("the same by k") << "kNEIRO"
                                       << "NEIRO" << 1000.0;
        QTest::newRow("another coin") << "NEIROETH"
                                      << "NEIROETH" << 1.0;
        QTest::newRow("1INCH is a name") << "1INCH"
                                         << "1INCH" << 1.0;
        QTest::newRow("a capital K is a name") << "KAVA"
                                               << "KAVA" << 1.0;
        QTest::newRow("0G is a name") << "0G"
                                      << "0G" << 1.0;
        QTest::newRow("digits inside") << "C98"
                                       << "C98" << 1.0;
        QTest::newRow("empty") << ""
                               << "" << 1.0;
    }
    void assets()
    {
        QFETCH(QString, base);
        QFETCH(QString, asset);
        QFETCH(double, multiplier);
        QCOMPARE(unifiedAsset(base.toStdString()), (AssetName{asset.toStdString(), multiplier}));
    }

    void symbols_data()
    {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("quote");
        QTest::newRow("perp") << "BTCUSDT"
                              << "BTC"
                              << "USDT";
        QTest::newRow("longest first") << "BTCFDUSD"
                                       << "BTC"
                                       << "FDUSD";
        QTest::newRow("usdc perp of Bybit") << "BTCPERP"
                                            << "BTC"
                                            << "USDC";
        QTest::newRow("coin-margined") << "ETHUSD_PERP"
                                       << "ETH"
                                       << "USD";
        QTest::newRow("dated") << "BTCUSDT-26DEC25"
                               << "BTC"
                               << "USDT";
        QTest::newRow("cross") << "ETHBTC"
                               << "ETH"
                               << "BTC";
        QTest::newRow("unknown quote") << "FOOBAR"
                                       << "FOOBAR"
                                       << "";
        QTest::newRow("only a quote") << "USDT"
                                      << "USDT"
                                      << "";
    }
    void symbols()
    {
        QFETCH(QString, symbol);
        QFETCH(QString, base);
        QFETCH(QString, quote);
        const SymbolParts parts = splitSymbol(symbol.toStdString());
        QCOMPARE(QString::fromStdString(parts.base), base);
        QCOMPARE(QString::fromStdString(parts.quote), quote);
    }

    void theTableIsReplacedAsAWhole()
    {
        const InstrumentTable empty;
        const auto spot = instrument(VenueId::Binance, 5, Market::Spot, "BTC");
        const auto perp = instrument(VenueId::Binance, 9, Market::Perp, "BTC");
        const auto other = instrument(VenueId::Bybit, 0, Market::Perp, "BTC");
        const auto eth = instrument(VenueId::Bybit, 1, Market::Perp, "ETH");
        const InstrumentTable table = empty.with({*other, *spot, *perp, *eth});
        QCOMPARE(empty.all().size(), std::size_t{0});
        QCOMPARE(table.generation(), empty.generation() + 1);
        QCOMPARE(table.find(perp->id)->symbol, perp->symbol);
        QVERIFY(!table.find(InstrumentId::make(VenueId::Okx, 0)));
        QCOMPARE(table.find(VenueId::Binance, Market::Spot, "BTCUSDT")->id, spot->id);
        QVERIFY(!table.find(VenueId::Bybit, Market::Spot, "BTCUSDT"));
        std::vector<InstrumentId> ids;
        for (const Instrument* i : table.ofAsset("BTC")) ids.push_back(i->id);
        QCOMPARE(ids, (std::vector{perp->id, spot->id, other->id}));  // by venue, perps before spot
        QCOMPARE(table.assets(), (std::vector<std::string>{"BTC", "ETH"}));
        Instrument halted = *perp;
        halted.status = InstrumentStatus::Halted;
        const InstrumentTable next = table.with({halted});
        QCOMPARE(next.find(perp->id)->status, InstrumentStatus::Halted);
        QCOMPARE(table.find(perp->id)->status, InstrumentStatus::Trading);
        QCOMPARE(next.all().size(), std::size_t{4});
    }

    void theLeadingInstrument()
    {
        MarketBoard board;
        const auto usd = [](std::size_t n, const char* quote, bool inverse = false) {
            auto i = std::make_shared<Instrument>(*instrument(VenueId::Bybit, n, Market::Perp, "BTC", quote));
            i->inverse = inverse;
            return i;
        };
        board.describe(usd(0, "USD", true));
        QVERIFY(!board.leading("BTC", VenueId::Bybit, Market::Perp));  // inverse never stands for the asset
        board.describe(usd(1, "USDC"));
        QCOMPARE(board.leading("BTC", VenueId::Bybit, Market::Perp)->id.index(), std::size_t{1});
        board.describe(usd(2, "USDT"));
        QCOMPARE(board.leading("BTC", VenueId::Bybit, Market::Perp)->id.index(), std::size_t{2});
        QVERIFY(!board.leading("BTC", VenueId::Binance, Market::Perp));
        QVERIFY(!board.leading("BTC", VenueId::Bybit, Market::Spot));
        QVERIFY(!board.leading("DOGE", VenueId::Bybit, Market::Perp));
        auto gone = usd(2, "USDT");
        gone->status = InstrumentStatus::Delisted;
        board.describe(gone);
        QCOMPARE(board.leading("BTC", VenueId::Bybit, Market::Perp)->id.index(), std::size_t{1});
    }
    void aGuessNeverReplacesTheVenuesWord()
    {
        MarketBoard board;
        auto guess = std::make_shared<Instrument>(*instrument(VenueId::Bybit, 0, Market::Perp, "PEPE"));
        guess->provisional = true;
        board.describe(guess);
        QVERIFY(board.find(guess->id)->instrument->provisional);
        const auto real = instrument(VenueId::Bybit, 0, Market::Perp, "PEPE2");
        board.describe(real);
        board.describe(guess);
        QCOMPARE(board.find(real->id)->instrument->asset, std::string("PEPE2"));
        QVERIFY(!board.leading("PEPE", VenueId::Bybit, Market::Perp));
        QVERIFY(board.leading("PEPE2", VenueId::Bybit, Market::Perp));
        QCOMPARE(board.ordered().size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestInstruments)
#include "tst_instruments.moc"
