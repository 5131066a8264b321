// The ring holds what a deque would hold, wherever it has wrapped.
#include "feeds/ring.h"

#include <QtTest>

#include <deque>
#include <random>

using namespace plimsoll;

class TestRing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void likeADeque();
    void theFirstThatIsNotLower();
    void nothingOfNothing();
};

void TestRing::likeADeque()
{
    std::mt19937 random(17);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n)(random); };
    Ring<int> ring;
    std::deque<int> want;
    int next = 0;
    for (int step = 0; step < 20'000; ++step) {
        if (below(2) > 0) {
            std::vector<int> some(below(9));
            for (int& value : some) value = ++next;
            ring.append(some.data(), some.size());
            want.insert(want.end(), some.begin(), some.end());
        } else {
            const std::size_t gone = below(std::min<std::size_t>(want.size(), step % 500 == 0 ? want.size() : 20));
            ring.pop_front(gone);
            want.erase(want.begin(), want.begin() + static_cast<std::ptrdiff_t>(gone));
        }
        if (step % 1000 == 999) {
            ring.clear();
            want.clear();
        }
        QCOMPARE(ring.size(), want.size());
        if (want.empty()) continue;
        QCOMPARE(ring.front(), want.front());
        QCOMPARE(ring.back(), want.back());
        const std::size_t from = below(want.size() - 1), count = below(want.size() - from);
        std::vector<int> out = {-1};
        ring.copy(from, count, out);
        QCOMPARE(out.size(), count + 1);
        for (std::size_t i = 0; i < count; ++i) QCOMPARE(out[i + 1], want[from + i]);
        QCOMPARE(ring[from], want[from]);
    }
}

void TestRing::theFirstThatIsNotLower()
{
    Ring<int> ring;
    for (int i = 0; i < 6; ++i) ring.push_back(-1);
    ring.pop_front(6);
    for (int i = 0; i < 8; ++i) ring.push_back(10 * i);  // across the end
    for (int wanted = -5; wanted <= 75; ++wanted) {
        const auto place = static_cast<std::size_t>(std::clamp((wanted + 9) / 10, 0, 8));
        QCOMPARE(ring.partition([&](int value) { return value < wanted; }), place);
    }
}

void TestRing::nothingOfNothing()
{
    Ring<int> ring;
    std::vector<int> out;
    ring.append(nullptr, 0);
    ring.pop_front(0);
    ring.copy(0, 0, out);
    ring.clear();
    QVERIFY(ring.empty() && out.empty());
    QCOMPARE(ring.partition([](int) { return true; }), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestRing)
#include "tst_ring.moc"
