#include "model/metrics/book_reading.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using analytics::Levels;
using Offer = analytics::Level;

constexpr double kReachBp = 200;     // the widest band, and where walls are looked for
constexpr double kWallBucketBp = 2;  // ANALYTICS C9

// Both sides' answers as one: the worse of the two, a floor if either is.
void worse(std::optional<Bounded>& slot, double value, bool floor, bool largerIsWorse)
{
    if (!slot)
        slot = Bounded{value, floor};
    else
        slot = Bounded{largerIsWorse ? std::max(slot->value, value) : std::min(slot->value, value),
                       slot->floor || floor};
}

void readSides(BookReading& r)
{
    const auto bands = analytics::depth::bands(r.bids, r.asks, kBandsBp);
    if (!bands) return;
    r.mid = bands->mid;
    r.spreadBp = bands->spreadBps;
    const double lowest = r.bids.back().price, highest = r.asks.back().price;
    for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
        r.bidUsd[i] = bands->bands[i].bidUsd;
        r.askUsd[i] = bands->bands[i].askUsd;
        r.imbalance[i] = bands->bands[i].imbalance;
        r.bidWhole[i] = lowest <= r.mid * (1 - kBandsBp[i] / 1e4);
        r.askWhole[i] = highest >= r.mid * (1 + kBandsBp[i] / 1e4);
    }
    for (const Side side : {Side::Buy, Side::Sell}) {
        const Levels levels = side == Side::Buy ? r.asks : r.bids;
        for (std::size_t i = 0; i < kExecutableBp.size(); ++i)
            if (const auto e = analytics::depth::executable(levels, r.mid, kExecutableBp[i], side))
                worse(r.executable[i], e->usd, !e->complete, false);
        for (std::size_t i = 0; i < kCostUsd.size(); ++i)
            if (const auto c = analytics::depth::cost(levels, r.mid, kCostUsd[i]); c && c->slipBps)
                worse(r.slippageBp[i], *c->slipBps, !c->complete, true);
    }
}

// The largest bucket that stands out on either side.
void readWalls(BookReading& r)
{
    r.walls.clear();
    std::vector<Offer> buckets;
    std::vector<Offer> largest;  // level of each bucket
    for (const bool bid : {true, false}) {
        const std::vector<Offer>& levels = bid ? r.bids : r.asks;
        buckets.clear();
        largest.clear();
        long at = -1;
        for (const Offer& l : levels) {
            const auto bucket =
                static_cast<long>(std::min(std::fabs(l.price / r.mid - 1) * 1e4 / kWallBucketBp, 1e9));
            if (bucket != at) {
                buckets.push_back({l.price, 0});
                largest.push_back(l);
            }
            at = bucket;
            buckets.back().qty += l.qty;
            if (l.qty > largest.back().qty) largest.back() = l;
        }
        const auto found = analytics::depth::walls(buckets);
        if (!found) continue;
        for (const std::size_t i : found->walls) {
            const double usd = buckets[i].price * buckets[i].qty;
            r.walls.push_back({bid, largest[i].price, usd});
            if (!r.wallUsd || usd > r.wallUsd->value) r.wallUsd = Bounded{usd, false};
        }
    }
    // No wall is an answer: there is none of a million or more.
    if (!r.wallUsd) r.wallUsd = Bounded{0, false};
}

}  // namespace

std::optional<BookReading> readTouch(const OrderBook& book, double toUsd, double multiplier)
{
    const auto bid = book.bestBid(), ask = book.bestAsk();
    if (book.state() != BookState::Live || !bid || !ask || book.crossed()) return std::nullopt;
    // In the same steps as a whole book is read: both say the same.
    BookReading r;
    r.bids = {{bid->price.value() * toUsd / multiplier, bid->qty.v * multiplier}};
    r.asks = {{ask->price.value() * toUsd / multiplier, ask->qty.v * multiplier}};
    const auto touch = analytics::depth::bands(r.bids, r.asks, {});
    if (!touch) return std::nullopt;
    r.mid = touch->mid;
    r.spreadBp = touch->spreadBps;
    return r;
}

std::optional<BookReading> readBook(const OrderBook& book, double toUsd, double multiplier, Walls walls)
{
    const auto bid = book.bestBid(), ask = book.bestAsk();
    if (book.state() != BookState::Live || !bid || !ask || book.crossed()) return std::nullopt;
    thread_local std::vector<Level> raw;
    BookReading r;
    const double mid = (bid->price.value() + ask->price.value()) / 2;
    const auto take = [&](std::vector<Offer>& out) {
        out.reserve(raw.size());
        for (const Level& l : raw) out.push_back({l.price.value() * toUsd / multiplier, l.qty.v * multiplier});
        raw.clear();
    };
    raw.clear();
    book.bidsDownTo(Price::nearest(mid * (1 - kReachBp / 1e4)), raw);
    take(r.bids);
    book.asksUpTo(Price::nearest(std::min(mid * (1 + kReachBp / 1e4), 9.2e6)), raw);
    take(r.asks);
    if (r.bids.empty() || r.asks.empty()) return std::nullopt;
    readSides(r);
    // Whether a band is whole is asked of the whole book, not of what was read of it.
    if (const auto reach = book.reach()) {
        const double low = reach->low.value() * toUsd / multiplier,
                     high = reach->high.value() * toUsd / multiplier;
        for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
            r.bidWhole[i] = low <= r.mid * (1 - kBandsBp[i] / 1e4);
            r.askWhole[i] = high >= r.mid * (1 + kBandsBp[i] / 1e4);
        }
    }
    if (walls == Walls::Find) readWalls(r);
    return r;
}

std::optional<BookReading> readTogether(const std::vector<const BookReading*>& books, Walls walls)
{
    BookReading r;
    // Each is sorted already.
    const auto merge = [](std::vector<Offer>& all, const std::vector<Offer>& more, auto&& before) {
        const auto middle = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), more.begin(), more.end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end(), before);
    };
    std::size_t bids = 0, asks = 0;
    for (const BookReading* b : books) bids += b->bids.size(), asks += b->asks.size();
    r.bids.reserve(bids);
    r.asks.reserve(asks);
    for (const BookReading* b : books) {
        merge(r.bids, b->bids, [](const Offer& x, const Offer& y) { return x.price > y.price; });
        merge(r.asks, b->asks, [](const Offer& x, const Offer& y) { return x.price < y.price; });
    }
    if (r.bids.empty() || r.asks.empty()) return std::nullopt;
    readSides(r);
    // Venues' books cross each other now and then: a spread below zero is no spread.
    r.spreadBp = std::max(0.0, r.spreadBp);
    // A band is whole where every venue's is; else the sum is a floor.
    r.bidWhole.fill(true);
    r.askWhole.fill(true);
    for (const BookReading* b : books)
        for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
            r.bidWhole[i] = r.bidWhole[i] && b->bidWhole[i];
            r.askWhole[i] = r.askWhole[i] && b->askWhole[i];
        }
    if (walls == Walls::Find) readWalls(r);
    return r;
}

std::optional<double> spreadTogether(const std::vector<const BookReading*>& books)
{
    if (books.empty()) return std::nullopt;
    double bid = books.front()->bids.front().price, ask = books.front()->asks.front().price;
    for (const BookReading* b : books) {
        bid = std::max(bid, b->bids.front().price);
        ask = std::min(ask, b->asks.front().price);
    }
    const double mid = (bid + ask) / 2;
    // As of books that are put together: one that crosses another has no spread.
    return std::max(0.0, (ask - bid) / mid * 1e4);
}

}  // namespace plimsoll
