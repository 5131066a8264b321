// The queue holds what a deque would hold, wherever it has wrapped.
#include "feeds/recent_queue.h"

#include <QtTest>

#include <deque>
#include <random>

using namespace plimsoll;

class TestRecentQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void likeADeque();
    void theFirstThatIsNotLower();
    void nothingOfNothing();
    void whatABurstNeededIsGivenBack();
};

void TestRecentQueue::likeADeque()
{
    std::mt19937 random(17);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n)(random); };
    RecentQueue<int> queue;
    std::deque<int> want;
    int next = 0;
    for (int step = 0; step < 20'000; ++step) {
        if (below(2) > 0) {
            std::vector<int> some(below(9));
            for (int& value : some) value = ++next;
            queue.append(some.data(), some.size());
            want.insert(want.end(), some.begin(), some.end());
        } else {
            const std::size_t gone = below(std::min<std::size_t>(want.size(), step % 500 == 0 ? want.size() : 20));
            queue.pop_front(gone);
            want.erase(want.begin(), want.begin() + static_cast<std::ptrdiff_t>(gone));
        }
        if (step % 1000 == 999) {
            queue.clear();
            want.clear();
        }
        QCOMPARE(queue.size(), want.size());
        if (want.empty()) continue;
        QCOMPARE(queue.front(), want.front());
        QCOMPARE(queue.back(), want.back());
        const std::size_t from = below(want.size() - 1), count = below(want.size() - from);
        std::vector<int> out = {-1};
        queue.copy(from, count, out);
        QCOMPARE(out.size(), count + 1);
        for (std::size_t i = 0; i < count; ++i) QCOMPARE(out[i + 1], want[from + i]);
        QCOMPARE(queue[from], want[from]);
    }
}

void TestRecentQueue::theFirstThatIsNotLower()
{
    RecentQueue<int> queue;
    for (int i = 0; i < 6; ++i) queue.push_back(-1);
    queue.pop_front(6);
    for (int i = 0; i < 8; ++i) queue.push_back(10 * i);  // across the end
    for (int wanted = -5; wanted <= 75; ++wanted) {
        const auto place = static_cast<std::size_t>(std::clamp((wanted + 9) / 10, 0, 8));
        QCOMPARE(queue.partition([&](int value) { return value < wanted; }), place);
    }
}

void TestRecentQueue::whatABurstNeededIsGivenBack()
{
    RecentQueue<int> queue;
    const auto usual = [&](int from) {
        for (int i = 0; i < 5'000; ++i) {
            queue.push_back(from + i);
            if (queue.size() > 200) queue.pop_front();
        }
    };
    usual(0);
    const std::size_t before = queue.room();
    for (int i = 0; i < 300'000; ++i) queue.push_back(i);
    QVERIFY(queue.room() >= 300'000);
    while (queue.size() > 200) queue.pop_front(std::min<std::size_t>(97, queue.size() - 200));
    QVERIFY2(queue.room() <= 2'048, qPrintable(QString::number(queue.room())));
    QCOMPARE(queue.size(), std::size_t{200});
    QCOMPARE(queue.front(), 299'800);
    QCOMPARE(queue.back(), 299'999);
    for (int i = 0; i < 300'000; ++i) queue.push_back(i);
    queue.clear();
    QVERIFY2(queue.room() <= 1u << 14, qPrintable(QString::number(queue.room())));
    usual(7);
    QCOMPARE(queue.back(), 5'006);
    QVERIFY(queue.room() >= before && queue.room() <= 2'048);
    // Asked to, it gives back what another would keep for the next burst; never what it holds.
    for (int i = 0; i < 3'000; ++i) queue.push_back(i);
    queue.settle(1'024);
    QVERIFY(queue.room() >= 3'000);
    queue.pop_front(queue.size() - 1'000);
    QVERIFY(queue.room() > 1'024);
    queue.settle(1'024);
    QCOMPARE(queue.room(), std::size_t{1'024});
    QCOMPARE(queue.front(), 2'000);
    QCOMPARE(queue.back(), 2'999);
}

void TestRecentQueue::nothingOfNothing()
{
    RecentQueue<int> queue;
    std::vector<int> out;
    const int value = 1;
    queue.append(&value, 0);
    queue.pop_front(0);
    queue.copy(0, 0, out);
    queue.clear();
    QVERIFY(queue.empty() && out.empty());
    QCOMPARE(queue.partition([](int) { return true; }), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestRecentQueue)
#include "tst_recent_queue.moc"
