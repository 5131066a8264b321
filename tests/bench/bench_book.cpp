// Nanoseconds a level update of one book, beside the two plain ways to keep one. Printed, not judged.
#include "model/book/order_book.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <random>
#include <vector>

using namespace plimsoll;

namespace {

constexpr std::int64_t kTick = 100'000'000'000;  // 0.1
constexpr int kUpdates = 200'000;
constexpr int kLevelsEach = 10;

struct Script {
    EventBatch batch;
    std::vector<BookUpdate> updates;  // the first is the image
    std::size_t levels = 0;
};

// A market that wanders: changes cluster at the touch, as an exponential with `scale` ticks.
Script script(std::size_t imageLevels, double scale)
{
    Script s;
    std::mt19937_64 random(5);
    std::exponential_distribution<double> distance(1 / scale);
    std::int64_t mid = 640'000;
    const auto add = [&](BookUpdate u, std::size_t n, bool image) {
        for (const int direction : {-1, +1}) {
            LevelSpan span{static_cast<std::uint32_t>(s.batch.levels.size()), static_cast<std::uint32_t>(n)};
            for (std::size_t i = 0; i < n; ++i) {
                const auto away =
                    image ? static_cast<std::int64_t>(i) : static_cast<std::int64_t>(distance(random));
                const double qty = image || random() % 3 ? 0.001 * static_cast<double>(1 + random() % 9000) : 0;
                s.batch.levels.push_back({Price{(mid + direction * (1 + away)) * kTick}, Qty{qty}});
            }
            (direction < 0 ? u.bids : u.asks) = span;
        }
        if (!image) s.levels += 2 * n;
        s.updates.push_back(u);
    };
    BookUpdate image;
    image.image = true;
    add(image, imageLevels, true);
    for (int i = 0; i < kUpdates; ++i) {
        if (i % 20 == 0) mid += static_cast<std::int64_t>(random() % 3) - 1;
        add(BookUpdate{}, kLevelsEach / 2, false);
    }
    return s;
}

struct MapBook {
    std::map<Price, double, std::greater<>> bids;
    std::map<Price, double> asks;
    template <typename Side>
    static void change(Side& side, const Level* at, const Level* end)
    {
        for (; at != end; ++at) {
            if (at->qty.v > 0)
                side.insert_or_assign(at->price, at->qty.v);
            else
                side.erase(at->price);
        }
    }
    void apply(const BookUpdate& u, const EventBatch& b)
    {
        change(bids, b.begin(u.bids), b.end(u.bids));
        change(asks, b.begin(u.asks), b.end(u.asks));
    }
    std::int64_t touch() const { return bids.empty() ? 0 : bids.begin()->first.raw; }
};

struct VectorBook {
    std::vector<Level> bids, asks;  // best last
    template <typename Worse>
    static void change(std::vector<Level>& side, const Level* at, const Level* end, Worse worse)
    {
        for (; at != end; ++at) {
            const auto found =
                std::lower_bound(side.begin(), side.end(), at->price,
                                 [&](const Level& l, Price price) { return worse(l.price, price); });
            const bool there = found != side.end() && found->price == at->price;
            if (at->qty.v > 0) {
                if (there)
                    found->qty = at->qty;
                else
                    side.insert(found, *at);
            } else if (there) {
                side.erase(found);
            }
        }
    }
    void apply(const BookUpdate& u, const EventBatch& b)
    {
        change(bids, b.begin(u.bids), b.end(u.bids), std::less<>{});
        change(asks, b.begin(u.asks), b.end(u.asks), std::greater<>{});
    }
    std::int64_t touch() const { return bids.empty() ? 0 : bids.back().price.raw; }
};

struct OurBook {
    OrderBook book{Price{kTick}};
    void apply(const BookUpdate& u, const EventBatch& b) { book.apply(u, b, Stamp{}); }
    std::int64_t touch() const { return book.bestBid() ? book.bestBid()->price.raw : 0; }
};

template <typename Book>
double nanoseconds(const Script& s, std::int64_t& check)
{
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        Book book;
        book.apply(s.updates[0], s.batch);
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t i = 1; i < s.updates.size(); ++i) {
            book.apply(s.updates[i], s.batch);
            check += book.touch();
        }
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / static_cast<double>(s.levels));
    }
    return best;
}

}  // namespace

int main()
{
    std::printf("%-34s %10s %10s %14s\n", "ns a level (touch read each time)", "ladder", "std::map",
                "sorted vector");
    for (const std::size_t levels : {std::size_t{50}, std::size_t{200}, std::size_t{1000}}) {
        for (const double scale : {10.0, 100.0, 2000.0}) {
            const Script s = script(levels, scale);
            std::int64_t a = 0, b = 0, c = 0;
            const double ours = nanoseconds<OurBook>(s, a);
            const double map = nanoseconds<MapBook>(s, b);
            const double vector = nanoseconds<VectorBook>(s, c);
            std::printf("image %4zu, changes within ~%4.0f     %10.1f %10.1f %14.1f%s\n", levels, scale, ours, map,
                        vector, a == b && b == c ? "" : "   TOUCHES DIFFER");
        }
    }
    const Script s = script(1000, 10);
    OrderBook book(Price{kTick});
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i) book.apply(s.updates[0], s.batch, Stamp{});
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    std::vector<Level> top;
    std::size_t seen = 0;
    const auto reading = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i) {
        book.bids(50, top);
        seen += top.size();
    }
    const std::chrono::duration<double, std::micro> read = std::chrono::steady_clock::now() - reading;
    std::printf("image of 2 x 1000 levels: %.1f us; best 50 read: %.2f us (%zu); memory: %.0f kB\n",
                took.count() / 1000, read.count() / 1000, seen / 1000,
                static_cast<double>(book.memoryBytes()) / 1000);
}
