// Columns of several venues as one: what a zoom adds up is what a single look at the row says.
#include "widgets/heat_raster.h"
#include "widgets/heat_source.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace plimsoll;

namespace {

constexpr Duration kColumn = std::chrono::seconds{1};
const Timestamp kBegin = fromUnixMs(1'763'820'000'000);
constexpr int kColumns = 200;

DepthLane laneOf(VenueId venue, std::int64_t stepRaw, std::int32_t middle, unsigned seed)
{
    DepthLane lane;
    lane.venue = venue;
    lane.instrument = InstrumentId::make(venue, 1);
    lane.state = BookState::Live;
    lane.fresh = Freshness::Live;
    lane.history.step = Price{stepRaw};
    lane.history.column = kColumn;
    std::mt19937 random(seed);
    std::exponential_distribution<float> qty(0.5f);
    DepthBlock open;
    for (int s = 0; s < kColumns; ++s) {
        DepthColumn c;
        c.start = kBegin + std::chrono::seconds{s};
        c.gap = s % 41 == 40 && venue == VenueId::Bybit;
        c.firstCell = static_cast<std::uint32_t>(open.cells.size());
        if (!c.gap) {
            const std::int32_t at = middle + s % 9;
            c.bid = Price{at * stepRaw};
            c.ask = Price{(at + 1) * stepRaw};
            c.reachLow = Price{(at - 40) * stepRaw};
            c.reachHigh = Price{(at + 40) * stepRaw};
            // Not every row holds something.
            for (std::int32_t r = at; r > at - 40; r -= 1 + (r % 5 == 0)) {
                open.cells.push_back({r, qty(random)});
                ++c.bidCells;
            }
            for (std::int32_t r = at + 1; r < at + 40; r += 1 + (r % 4 == 0)) {
                open.cells.push_back({r, qty(random)});
                ++c.askCells;
            }
        }
        open.columns.push_back(c);
        if (open.columns.size() == DepthBlock::kColumns || s + 1 == kColumns) {
            lane.history.blocks.push_back(std::make_shared<DepthBlock>(open));
            open = {};
        }
    }
    return lane;
}

// Of one row of several columns, from looks at each of them.
struct Resting {
    double bid = 0, ask = 0;
};
Resting meanOf(const HeatSource& source, std::int64_t first, int count, Price group, std::int64_t row)
{
    Resting sum;
    int n = 0;
    for (std::int64_t c = first; c < first + count && c <= source.lastColumn(); ++c) {
        const HeatSource::RowDetail d = source.row(c, group, row);
        if (!d.known || d.gap) continue;
        ++n;
        for (const auto& s : d.shares) {
            sum.bid += s.bidQty;
            sum.ask += s.askQty;
        }
    }
    const double price = (static_cast<double>(row) + 0.5) * group.value() / std::max(1, n);
    return {sum.bid * price, sum.ask * price};
}

}  // namespace

class TestHeatSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsAreWhatTheRowsSay_data()
    {
        QTest::addColumn<qlonglong>("otherStep");
        QTest::addColumn<qlonglong>("group");
        QTest::addColumn<int>("count");
        constexpr qlonglong k = Price::kScale;
        QTest::newRow("one step, rows as they are") << 2 * k << 2 * k << 1;
        QTest::newRow("one step, rows of two") << 2 * k << 4 * k << 4;
        QTest::newRow("one step, rows that split the step") << 2 * k << 5 * k << 3;
        QTest::newRow("two steps, one a multiple") << k << 2 * k << 1;
        QTest::newRow("two steps, rows that split one") << k << 5 * k << 16;
    }
    void sumsAreWhatTheRowsSay()
    {
        QFETCH(qlonglong, otherStep);
        QFETCH(qlonglong, group);
        QFETCH(int, count);
        constexpr std::int64_t k = Price::kScale;
        auto data = std::make_shared<DepthSnapshot>();
        data->asset = "BTC";
        data->lanes = {laneOf(VenueId::Binance, 2 * k, 40'000, 1),
                       laneOf(VenueId::Bybit, otherStep, static_cast<std::int32_t>(80'000 * k / otherStep), 2)};
        HeatSource source;
        source.set(data, {});
        constexpr std::size_t rows = 60;
        const std::int64_t low = 80'000 * k / group - static_cast<std::int64_t>(rows) / 2;
        std::vector<float> bid(rows), ask(rows), bidAgain(rows), askAgain(rows);
        int seen = 0;
        for (std::int64_t first = source.firstColumn(); first <= source.lastColumn(); first += count) {
            source.sum(first, count, Price{group}, low, bid, ask);
            source.sum(first, count, Price{group}, low, bidAgain, askAgain);  // what was kept says the same
            QCOMPARE(bidAgain, bid);
            QCOMPARE(askAgain, ask);
            for (std::size_t r = 0; r < rows; ++r) {
                const Resting wanted =
                    meanOf(source, first, count, Price{group}, low + static_cast<std::int64_t>(r));
                // Prices within a row differ by a few parts in ten thousand here.
                QVERIFY2(std::fabs(bid[r] - wanted.bid) <= wanted.bid * 2e-4,
                         qPrintable(QStringLiteral("row %1: %2 %3").arg(r).arg(bid[r]).arg(wanted.bid)));
                QVERIFY(std::fabs(ask[r] - wanted.ask) <= wanted.ask * 2e-4);
                seen += wanted.bid > 0;
            }
        }
        QVERIFY(seen > 100);
    }
    // Rows that reach beyond what a price can be: what is inside is in its row all the same, and nowhere else.
    void rowsBeyondPricesHoldNothing_data()
    {
        QTest::addColumn<int>("lanes");
        QTest::newRow("cells of one lane") << 1;
        QTest::newRow("two lanes alike, added up before") << 2;
    }
    void rowsBeyondPricesHoldNothing()
    {
        QFETCH(int, lanes);
        constexpr std::int64_t k = Price::kScale, huge = 1'000'000 * k;
        auto data = std::make_shared<DepthSnapshot>();
        data->asset = "BTC";
        data->lanes = {laneOf(VenueId::Binance, 2 * k, 40'000, 1)};
        if (lanes == 2) data->lanes.push_back(laneOf(VenueId::Bybit, 2 * k, 40'000, 2));
        HeatSource source;
        source.set(data, {});
        std::vector<float> bid(60), ask(60), one(1), other(1);
        const auto sumOf = [](const std::vector<float>& v) { return std::accumulate(v.begin(), v.end(), 0.0f); };
        const std::int64_t column = source.firstColumn() + 3;
        source.sum(column, 1, Price{huge}, 0, one, other);
        QVERIFY(one[0] > 0 && other[0] > 0);
        for (const Price group : {Price{huge}, Price{2 * huge}, Price{5'000'000'000'000'000'000}}) {
            source.sum(column, 1, group, -20, bid, ask);
            QCOMPARE(bid[20], one[0]);
            QCOMPARE(ask[20], other[0]);
            QCOMPARE(sumOf(bid), one[0]);
            QCOMPARE(sumOf(ask), other[0]);
            for (const std::int64_t low : {std::int64_t{1}, std::int64_t{-4'000'000'000'000'000'000},
                                           std::int64_t{4'000'000'000'000'000'000}}) {
                source.sum(column, 1, group, low, bid, ask);
                QCOMPARE(sumOf(bid), 0.0f);
                QCOMPARE(sumOf(ask), 0.0f);
            }
        }
    }
    void rowsBeyondPricesBeginAtTheEdge()
    {
        constexpr std::int64_t edge = std::numeric_limits<std::int64_t>::max();
        const Price group{10'000 * Price::kScale};
        QCOMPARE(rowFloor(3, group), Price{3 * group.raw});
        QCOMPARE(rowFloor(-3, group), Price{-3 * group.raw});
        QCOMPARE(rowFloor(1'000, group), Price{edge});
        QCOMPARE(rowFloor(-1'000, group), Price{-edge});
    }
    // Panned on and on, at the finest zoom and at the coarsest: the rows shown stay those of prices.
    void panningEndsWherePricesDo()
    {
        for (const Price group : {Price{1}, Price::nearest(0.1), kCoarsestGroup}) {
            HeatViewport view;
            view.resize(700, 600, 1);
            view.zoomPrice({group, kMinRowPx}, 0);
            for (const int down : {1, -1}) {
                const auto far = [&] {
                    const double middle = view.priceAt(view.height() / 2.0);
                    QVERIFY2(std::fabs(middle) < 4.1e6, qPrintable(QString::number(middle)));
                    QVERIFY(view.highRow() - view.lowRow() < 1'000);
                    QVERIFY(std::abs(rowFloor(view.lowRow(), group).raw) < 9'000'000'000'000'000'000);
                    QVERIFY(std::abs(rowFloor(view.highRow(), group).raw) < 9'000'000'000'000'000'000);
                };
                for (int i = 0; i < 1'000; ++i) view.scrollBy(0, down * 2'000'000'000);
                far();
                view.setTop(down > 0 ? std::numeric_limits<std::int64_t>::max()
                                     : std::numeric_limits<std::int64_t>::min());
                far();
                view.centreOn(down * 1e300);
                far();
            }
            view.centreOn(80'000);
            QVERIFY(std::fabs(view.priceAt(view.height() / 2.0) - 80'000) <= group.value() + 1e-6);
        }
    }
    // A hidden picture takes themes one after the other and tables none of their 65,536 colours; what is painted
    // in the end has those of the last.
    void coloursAreTabledWhenTheyArePainted()
    {
        constexpr std::int64_t k = Price::kScale;
        auto data = std::make_shared<DepthSnapshot>();
        data->asset = "BTC";
        data->lanes = {laneOf(VenueId::Binance, 2 * k, 40'000, 1)};
        HeatSource source;
        source.set(data, {});
        HeatViewport view;
        view.resize(300, 200, 1);
        view.zoomPrice({Price{2 * k}, 3}, 0);
        view.zoomTime({1, 2}, 0);
        view.centreOn(80'000);
        view.setLeft(view.cellOf(source.firstColumn()) * view.cellPx());
        const Theme dark = builtinTheme(QStringLiteral("dark")), light = builtinTheme(QStringLiteral("light"));
        const DepthScale scale;
        const auto picture = [&view](const HeatRaster& raster) {
            QImage image(view.width(), view.height(), QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter p(&image);
            raster.draw(&p, {0, 0}, view);
            p.end();
            return image;
        };
        HeatRaster raster, fresh;
        raster.setColors(light, scale);
        raster.setColors(dark, scale);
        raster.ensure(view, source);
        QCOMPARE(raster.tables(), 0);
        raster.paint();
        raster.paint();
        QCOMPARE(raster.tables(), 1);
        const QImage inDark = picture(raster);
        for (int i = 0; i < 20; ++i) raster.setColors(i % 2 == 0 ? dark : light, scale);
        QCOMPARE(raster.tables(), 1);
        raster.paint();
        QCOMPARE(raster.tables(), 2);
        fresh.setColors(light, scale);
        fresh.ensure(view, source);
        fresh.paint();
        QCOMPARE(picture(raster), picture(fresh));
        QVERIFY(picture(raster) != inDark);
    }
    void olderColumnsFallAway()
    {
        constexpr std::int64_t k = Price::kScale;
        auto data = std::make_shared<DepthSnapshot>();
        data->asset = "BTC";
        data->lanes = {laneOf(VenueId::Binance, 2 * k, 40'000, 1), laneOf(VenueId::Bybit, 2 * k, 40'000, 2)};
        HeatSource source, fresh;
        QVERIFY(!source.set(data, {}));
        std::vector<float> bid(60), ask(60), bidFresh(60), askFresh(60);
        const std::int64_t low = 39'970, last = source.lastColumn();
        for (std::int64_t c = source.firstColumn(); c <= last; ++c) source.sum(c, 1, Price{2 * k}, low, bid, ask);
        auto later = std::make_shared<DepthSnapshot>(*data);
        for (DepthLane& lane : later->lanes) lane.history.blocks.erase(lane.history.blocks.begin());
        QVERIFY(source.set(later, {}));
        fresh.set(later, {});
        QCOMPARE(source.firstColumn(), fresh.firstColumn());
        for (std::int64_t c = source.firstColumn(); c <= last; ++c) {
            source.sum(c, 1, Price{2 * k}, low, bid, ask);
            fresh.sum(c, 1, Price{2 * k}, low, bidFresh, askFresh);
            QCOMPARE(bid, bidFresh);
            QCOMPARE(ask, askFresh);
        }
    }
};

QTEST_MAIN(TestHeatSource)
#include "tst_heat_source.moc"
