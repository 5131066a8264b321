// What of earlier answers a recording keeps: little, and all that is needed.
#include "feeds/recording/known_answers.h"
#include "tests/support/box_rig.h"

#include <QtTest>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;

KnownAnswer page(std::int64_t from, std::int64_t to, std::int64_t received, const char* series = "bars")
{
    KnownAnswer a;
    a.series = series;
    a.from = from;
    a.to = to;
    a.received = fromUnixMs(received);
    a.bytes = 100;
    return a;
}

KnownAnswer list(std::int64_t received, const char* series = "list")
{
    KnownAnswer a =
        page(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), received, series);
    a.list = true;
    return a;
}

constexpr Timestamp kNever = Timestamp::max();
constexpr std::size_t kPlenty = 1'000'000'000;

using Needed = std::vector<bool>;

}  // namespace

class TestKnownAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timesAreNoPartOfAnAddress()
    {
        RecordEntry e = listAt(0, "x");
        KnownAnswer a = knownAnswer(e);
        QVERIFY(a.list);
        e.url = "https://h/klines?symbol=1000PEPEUSDT&startTime=1760100000000&endTime=1760130000000&limit=1000";
        a = knownAnswer(e);
        QVERIFY(!a.list);
        QCOMPARE(a.series, std::string(venueKey(e.venue)) +
                               " https://h/klines?symbol=1000PEPEUSDT&startTime=#&endTime=#&limit=1000 ");
        QCOMPARE(a.from, 1'760'100'000'000);
        QCOMPARE(a.to, 1'760'130'000'000);
        e.url = "https://h/info";
        e.requestBody = R"({"type":"fundingHistory","coin":"BTC","startTime":1760100000000})";
        a = knownAnswer(e);
        QCOMPARE(a.from, 1'760'100'000'000);
        QCOMPARE(a.to, toUnixMs(e.received));
    }

    // OKX pages back by where a page ends: none of them stands for another.
    void pagesThatOnlyEndSomewhereAreKeptApart()
    {
        RecordEntry e = listAt(0, "x");
        std::vector<KnownAnswer> told;
        for (const char* end : {"1760130000000", "1760129000000", "1760128000000"}) {
            e.url = std::string("https://h/history-candles?instId=BTC-USDT-SWAP&bar=1m&after=") + end;
            told.push_back(knownAnswer(e));
            QVERIFY(!told.back().list);
        }
        QCOMPARE(neededAnswers(told, kNever, kPlenty), (Needed{true, true, true}));
    }

    void ofListsTheLast()
    {
        QCOMPARE(neededAnswers({list(1), list(2), list(3, "another"), list(4)}, kNever, kPlenty),
                 (Needed{false, false, true, true}));
    }

    // Six hours, asked for every five minutes of a week.
    void overlappingPagesAreThinned()
    {
        std::vector<KnownAnswer> told;
        for (std::int64_t t = 0; t <= 7 * 24 * kHour; t += 5 * kMinute) told.push_back(page(t - 6 * kHour, t, t));
        const Needed needed = neededAnswers(told, kNever, kPlenty);
        const auto kept = std::count(needed.begin(), needed.end(), true);
        QVERIFY2(kept <= 7 * 4 + 2, qPrintable(QString::number(kept)));
        QVERIFY(needed.back());
        // Nothing of the time is lost.
        for (std::int64_t t = -6 * kHour; t <= 7 * 24 * kHour; t += kMinute) {
            bool said = false;
            for (std::size_t i = 0; i < told.size() && !said; ++i)
                said = needed[i] && told[i].from <= t && t <= told[i].to;
            QVERIFY2(said, qPrintable(QString::number(t)));
        }
    }

    void holesStayHoles()
    {
        QCOMPARE(neededAnswers({page(0, 10, 1), page(20, 30, 2), page(22, 25, 3)}, kNever, kPlenty),
                 (Needed{true, true, false}));
        QCOMPARE(neededAnswers({page(0, 10, 1), page(0, 10, 2), page(0, 10, 3, "of another")}, kNever, kPlenty),
                 (Needed{false, true, true}));
    }

    // Pieces of the recording that begin before the last answer need those before it.
    void whatTheRingStillHoldsIsLeftAlone()
    {
        QCOMPARE(neededAnswers({list(1), list(2), list(3), list(4)}, fromUnixMs(3), kPlenty),
                 (Needed{false, true, true, true}));
    }

    void theOldestPagesGoFirst()
    {
        std::vector<KnownAnswer> told = {list(1)};
        for (std::int64_t i = 0; i < 10; ++i) told.push_back(page(i * 10, i * 10 + 9, 10 + i));
        const Needed needed = neededAnswers(told, kNever, 500);
        QCOMPARE(needed, (Needed{true, false, false, false, false, false, false, true, true, true, true}));
    }
};

QTEST_APPLESS_MAIN(TestKnownAnswers)
#include "tst_known_answers.moc"
