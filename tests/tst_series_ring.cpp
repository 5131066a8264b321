// The ring of a regular series, against a plain map: whatever is written in whatever order, what is read is what
// was last written to a step that the ring still has.
#include "model/metrics/series_ring.h"

#include <QtTest>

#include <map>
#include <random>

using namespace plimsoll;

namespace {

constexpr std::size_t kFields = 4, kLength = 12;
constexpr std::size_t kNever = 3;  // of this field nothing is ever known

using Ring = SeriesRing<kFields>;

// Steps that a ring of this length still has, with what was written there.
struct Plain {
    std::map<Step, std::map<std::size_t, float>> rows;
    std::optional<Step> last;

    bool holds(Step step) const { return last && step <= *last && step > *last - static_cast<Step>(kLength); }
    bool at(Step step)
    {
        if (!last || step > *last) last = step;
        std::erase_if(rows, [this](const auto& row) { return !holds(row.first); });
        return holds(step);
    }
    std::optional<double> get(Step step, std::size_t field) const
    {
        const auto row = rows.find(step);
        if (row == rows.end() || !row->second.contains(field)) return std::nullopt;
        return static_cast<double>(row->second.at(field));
    }
};

void compare(const Ring& ring, const Plain& plain, Step around)
{
    for (std::size_t field = 0; field < kFields; ++field)
        for (Step until = around - 30; until <= around + 5; ++until) {
            QCOMPARE(ring.get(until, field), plain.get(until, field));
            for (const std::size_t count : {1u, 5u, 12u, 40u}) {
                std::vector<double> known, expected;
                ring.collect(until, count, field, known);
                std::optional<double> sum, newest;
                for (Step s = until - static_cast<Step>(count) + 1; s <= until; ++s)
                    if (const auto v = plain.get(s, field)) {
                        expected.push_back(*v);
                        sum = sum.value_or(0) + *v;
                        newest = v;
                    }
                QCOMPARE(known, expected);
                QCOMPARE(ring.sum(until, count, field), sum);
                QCOMPARE(ring.before(until, count - 1, field), newest);
            }
        }
}

}  // namespace

class TestSeriesRing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingAtFirst()
    {
        const Ring ring(kLength);
        QVERIFY(ring.empty());
        QCOMPARE(ring.get(0, 0), std::nullopt);
        QCOMPARE(ring.sum(0, 100, 0), std::nullopt);
        QCOMPARE(ring.bytes(), std::size_t{0});
    }

    void asAPlainMap_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 8; ++seed) QTest::addRow("seed %d", seed) << seed;
    }
    void asAPlainMap()
    {
        QFETCH(const int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        Ring ring(kLength);
        Plain plain;
        Step now = seed % 2 ? 1'000'000'000 : -3;
        for (int i = 0; i < 400; ++i) {
            // Mostly on, sometimes back, sometimes far ahead, sometimes the same again.
            const int way = below(20);
            const Step step = way < 12 ? ++now : way < 17 ? now - below(20) : way < 18 ? now += below(60) : now;
            const auto row = ring.at(step);
            QCOMPARE(static_cast<bool>(row), plain.at(step));
            if (row)
                for (std::size_t field = 0; field < kNever; ++field)
                    if (below(3) > 0) {
                        const auto v = static_cast<float>(below(1'000));
                        row[field] = v;
                        plain.rows[step][field] = v;
                        QCOMPARE(static_cast<float>(row[field]), v);
                    }
            compare(ring, plain, now);
            if (QTest::currentTestFailed()) return;
        }
        QCOMPARE(ring.last(), *plain.last);
    }

    // Spot has no funding: a day of nothing is not kept.
    void whatIsNeverKnownTakesNoRoom()
    {
        Ring ring(kLength);
        const auto one = ring.at(7);
        for (std::size_t field = 0; field < kFields; ++field) one[field] = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(ring.bytes(), std::size_t{0});
        QVERIFY(std::isnan(static_cast<float>(ring.at(7)[2])));
        ring.at(8)[2] = 1;
        QCOMPARE(ring.bytes(), kLength * sizeof(float));
        QCOMPARE(ring.get(7, 2), std::nullopt);
        QCOMPARE(ring.get(8, 2), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestSeriesRing)
#include "tst_series_ring.moc"
