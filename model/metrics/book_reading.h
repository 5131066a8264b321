// One look at a book: what ANALYTICS C1 to C3 say of it.
#pragma once

#include "model/analytics/depth.h"
#include "model/book/order_book.h"
#include "model/metrics/instrument_series.h"

#include <array>
#include <optional>
#include <vector>

namespace plimsoll {

inline constexpr std::array<double, 3> kExecutableBp = {5, 10, 25};
inline constexpr std::array<double, 3> kCostUsd = {1e6, 10e6, 50e6};

struct Bounded {
    double value = 0;
    bool floor = false;  // the book ends before the answer
};

struct BookWall {
    bool bid = true;
    double price = 0;  // of the largest level in it, US dollars a coin
    double usd = 0;
};

struct BookReading {
    double mid = 0, spreadBp = 0;
    std::array<double, kBandsBp.size()> bidUsd{}, askUsd{};
    std::array<bool, kBandsBp.size()> bidWhole{}, askWhole{};  // the book reaches the band's edge
    std::array<std::optional<double>, kBandsBp.size()> imbalance;
    std::array<std::optional<Bounded>, kExecutableBp.size()> executable;  // the worse side
    std::array<std::optional<Bounded>, kCostUsd.size()> slippageBp;       // the worse side; floor: the book ends
    std::optional<Bounded> wallUsd;                                       // none: not looked for this time
    std::vector<BookWall> walls;
    std::vector<analytics::Level> bids, asks;  // US dollars a coin, coins
};

// `toUsd`: what one unit of the quote currency is worth; `multiplier`: coins in a unit that the price is
// quoted for. Nothing when the book is not live or empty on one side.
// Walls stand for minutes: they need not be looked for each second.
enum class Walls : bool { Skip, Find };
std::optional<BookReading> readBook(const OrderBook& book, double toUsd, double multiplier,
                                    Walls walls = Walls::Find);
// Mid and spread alone, and the two best levels.
std::optional<BookReading> readTouch(const OrderBook& book, double toUsd, double multiplier);

// The same of several books as if they were one: levels merged, bands against the common mid.
std::optional<BookReading> readTogether(const std::vector<const BookReading*>& books, Walls walls = Walls::Find);
// Its spread alone, from each book's best levels.
std::optional<double> spreadTogether(const std::vector<const BookReading*>& books);

}  // namespace plimsoll
