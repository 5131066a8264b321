// Events as the lines of CONTRACT section 4.
#pragma once

#include "feeds/catalogue.h"
#include "feeds/venue.h"
#include "model/book/order_book.h"
#include "model/market/events.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll {

class EventPrinter {
public:
    EventPrinter(VenueId venue, const Catalogue& catalogue, std::string& out)
        : m_venue(venue), m_catalogue(catalogue), m_out(out)
    {
    }

    void print(const MarketEvent& event, const EventBatch& batch);
    // The synchronised book; `book` null: stale or empty, nothing is claimed about its levels.
    void book(InstrumentId id, const Stamp& stamp, const OrderBook* book, std::int64_t seq, std::string_view state,
              std::string_view reason, std::size_t levels);
    void control(std::string_view type, Market market, const Stamp& stamp, const Frame& frame);
    void error(std::uint64_t line, std::string_view where, std::string_view what);

    // How many lines of each type, in the order of their first sight.
    const std::vector<std::pair<std::string, std::uint64_t>>& counts() const { return m_counts; }

private:
    struct Line;  // one event's own fields

    void head(std::string_view type, InstrumentId id, const Stamp& stamp, Market fallback = Market::Perp);
    void count(std::string_view type);
    void levels(const Level* begin, const Level* end);
    void key(std::string_view name);
    void time(const std::optional<Timestamp>& t);
    void maybeWord(std::string_view word);

    VenueId m_venue;
    const Catalogue& m_catalogue;
    std::string& m_out;
    std::vector<std::pair<std::string, std::uint64_t>> m_counts;
    std::vector<Level> m_levels;
};

}  // namespace plimsoll
