// The queue between the venues' threads and the model's: what an event costs on both sides, and how long it takes
// to cross, with one producer and with four, at a pace and as fast as it goes. The consumer is an event loop on a
// thread of its own that is woken as the model's is.
//
//   bench_queue [seconds a row]
#include "model/event_queue.h"
#include "tests/bench/bench_tools.h"

#include <QCoreApplication>
#include <QObject>
#include <QThread>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace plimsoll;
using namespace plimsoll::bench;

namespace {

struct Case {
    const char* name;
    int producers;
    double perSecond;  // events of all producers together; 0: as fast as it goes
    std::size_t batch;
};
constexpr Case kCases[] = {
    {"calm, 4 venues, 10,000 events/s", 4, 10'000, 2},
    {"cascade, 4 venues, 100,000 events/s", 4, 100'000, 8},
    {"cascade x 10, 4 venues, 400,000 events/s", 4, 400'000, 32},
    {"one venue, as fast as it goes, an event each", 1, 0, 1},
    {"four venues, as fast as they go, 8 events each", 4, 0, 8},
};

struct Crossed {
    double producers = 0, consumer = 0;  // processor seconds
    std::uint64_t pushed = 0, taken = 0, wakes = 0;
    std::vector<double> us;  // pushed to taken
};

EventBatch batchOf(std::size_t events, std::int64_t now)
{
    EventBatch b;
    b.events.resize(events);
    for (MarketEvent& e : b.events) {
        Trade t;
        t.qty = Qty{1};
        e.instrument = InstrumentId::make(VenueId::Binance, 1);
        e.stamp.mono = Mono{std::chrono::nanoseconds{now}};
        e.payload = t;
    }
    return b;
}

std::int64_t nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

Crossed cross(const Case& c, double seconds)
{
    Crossed out;
    out.us.reserve(1u << 20);
    EventQueue queue(1u << 30);
    QThread thread;
    QObject worker;
    worker.moveToThread(&thread);
    const auto take = [&] {
        const double from = threadCpu();
        const std::vector<EventBatch> all = queue.take();
        const std::int64_t now = nowNs();
        for (const EventBatch& b : all) {
            out.taken += b.events.size();
            if (out.us.size() < out.us.capacity())
                out.us.push_back(double(now - b.events.front().stamp.mono.time_since_epoch().count()) / 1e3);
        }
        ++out.wakes;
        out.consumer += threadCpu() - from;
    };
    queue.onWake([&] { QMetaObject::invokeMethod(&worker, take, Qt::QueuedConnection); });
    thread.start();
    std::atomic<std::uint64_t> pushed{0};
    std::vector<double> cpu(static_cast<std::size_t>(c.producers));
    std::vector<std::thread> producers;
    const double until = wallSeconds() + seconds;
    for (std::size_t p = 0; p < cpu.size(); ++p)
        producers.emplace_back([&, p] {
            const auto gap = std::chrono::nanoseconds(
                c.perSecond > 0 ? std::int64_t(1e9 * double(c.batch) * c.producers / c.perSecond) : 0);
            auto next = std::chrono::steady_clock::now();
            while (wallSeconds() < until) {
                if (gap.count() > 0) {
                    next += gap;
                    std::this_thread::sleep_until(next);
                }
                // Made outside of what is measured: a feed has its events anyway.
                EventBatch b = batchOf(c.batch, nowNs());
                const double from = threadCpu();
                queue.push(std::move(b));
                cpu[p] += threadCpu() - from;
                pushed += c.batch;
            }
        });
    for (std::thread& t : producers) t.join();
    while (queue.load().waiting > 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    QMetaObject::invokeMethod(
        &worker, [&] { thread.quit(); }, Qt::QueuedConnection);
    thread.wait();
    out.pushed = pushed;
    for (const double s : cpu) out.producers += s;
    return out;
}

// Nobody takes: what comes above the mark is merged. Changes of `kBooks` books a venue, ten levels each, a trade
// to every eight.
struct Held {
    double ns = 0;  // a change or trade
    std::uint64_t pushed = 0;
    EventQueue::Load load;
    double takeMs = 0;
    std::uint64_t books = 0, trades = 0;
};
Held hold()
{
    constexpr std::size_t kBooks = 175;
    constexpr int kBatches = 25'000;  // a venue
    Held out;
    EventQueue queue(50'000);
    std::atomic<std::uint64_t> pushed{0}, traded{0};
    std::array<double, kVenueCount> cpu{};
    std::vector<std::thread> producers;
    for (const VenueId venue : kVenues)
        producers.emplace_back([&, venue] {
            std::uint64_t n = 0;
            for (int batch = 0; batch < kBatches; ++batch) {
                EventBatch b;
                for (int i = 0; i < 8; ++i, ++n) {
                    const InstrumentId id = InstrumentId::make(venue, n * 7 % kBooks);
                    BookUpdate u;
                    u.seq = std::int64_t(n);
                    u.bids = {std::uint32_t(b.levels.size()), 5};
                    u.asks = {u.bids.first + 5, 5};
                    for (std::uint64_t l = 0; l < 10; ++l)
                        b.levels.push_back(
                            {Price{std::int64_t((n * 13 + l * l) % 400 * 1'000'000)}, Qty{double(n)}});
                    b.events.push_back({id, venue, {}, u});
                }
                b.events.push_back({InstrumentId::make(venue, 0), venue, {}, Trade{}});
                const double from = threadCpu();
                queue.push(std::move(b));
                cpu[static_cast<std::size_t>(venue)] += threadCpu() - from;
                pushed += 9;
                ++traded;
            }
        });
    for (std::thread& t : producers) t.join();
    out.load = queue.load();
    const double from = wallSeconds();
    const std::vector<EventBatch> all = queue.take();
    out.takeMs = (wallSeconds() - from) * 1e3;
    for (const EventBatch& b : all)
        for (const MarketEvent& e : b.events) {
            if (const auto* u = std::get_if<BookUpdate>(&e.payload)) out.books += 1 + u->merged;
            out.trades += std::holds_alternative<Trade>(e.payload);
        }
    out.pushed = pushed;
    for (const double s : cpu) out.ns += s * 1e9 / double(out.pushed);
    if (out.trades != traded) out.trades = 0;
    return out;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const double seconds = argc > 1 ? std::atof(argv[1]) : 3;
    // Reading the thread's clock twice is part of each figure; what that costs is taken off.
    const double from = threadCpu();
    for (int i = 0; i < 100'000; ++i) static_cast<void>(threadCpu());
    const double clock = (threadCpu() - from) / 1e5;
    head({"queue between threads", "events/s", "ns an event, pushing", "taking", "events a wake-up",
          "crossing, us: median", "99 %", "longest"});
    bool met = true;
    for (const Case& c : kCases) {
        const Crossed r = cross(c, seconds);
        const double events = double(r.pushed), batches = events / double(c.batch);
        const double p99 = quantile(r.us, 0.99);
        row({c.name, num(events / seconds), num(std::max(0.0, (r.producers - batches * clock) / events * 1e9)),
             num(std::max(0.0, (r.consumer - double(r.wakes) * clock) / events * 1e9)),
             num(events / std::max(1.0, double(r.wakes)), 1), num(quantile(r.us, 0.5)), num(p99),
             num(quantile(r.us, 1))});
        met &= r.taken == r.pushed;
        if (c.perSecond > 0) met &= atMost(c.name, p99 / 1e3, 5, " ms for 99 of 100 to cross", 2);
    }
    const Held held = hold();
    std::printf(
        "nobody takes, four venues, 700 books: %llu events pushed, %.0f ns each; %llu wait, %llu merged; taken in "
        "%.0f ms\n",
        static_cast<unsigned long long>(held.pushed), held.ns, static_cast<unsigned long long>(held.load.waiting),
        static_cast<unsigned long long>(held.load.merged), held.takeMs);
    met &= held.trades > 0 && held.books + held.trades == held.pushed;
    met &= atMost("a change that is merged", held.ns, 1'000, " ns", 0);
    verdict("nothing is lost on the way", met, met ? QStringLiteral("0 lost") : QStringLiteral("see above"),
            QStringLiteral("0"));
    return met ? 0 : 1;
}
