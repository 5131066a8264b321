#include "model/store/table_sizes.h"

#include <array>

namespace plimsoll::store {

namespace {

enum class Order : std::uint8_t { Time, Instrument, Bars, None };

struct Spec {
    const char* name;
    int width;          // bytes that a row usually takes, with its share of indices and half empty pages
    Order order;        // what it is found by
    const char* time;   // its column
    std::int64_t unit;  // of a second
    std::int64_t Retention::*kept;
};
constexpr std::array kTables = {
    Spec{"seconds", 170, Order::Time, "t", 1, &Retention::seconds},
    Spec{"minutes", 210, Order::Instrument, "t", 1, &Retention::minutes},
    Spec{"liquidations", 80, Order::Time, "ms", 1'000, &Retention::liquidations},
    Spec{"settled", 35, Order::Instrument, "ms", 1'000, &Retention::venues},
    Spec{"venue_bars", 75, Order::Bars, "t", 1, &Retention::venues},
    Spec{"venue_interest", 25, Order::Instrument, "t", 1, &Retention::venues},
    Spec{"journal", 220, Order::Time, "ms", 1'000, &Retention::journal},
    Spec{"episodes", 700, Order::Time, "ms", 1'000, &Retention::journal},
    Spec{"usual", 50, Order::None, "", 1, nullptr},
};

// The oldest or newest time: one look-up by index, or one an instrument.
std::string edgeOf(const Spec& spec, const char* edge)
{
    std::string inner = "SELECT ";
    inner += edge;
    inner += '(';
    inner += spec.time;
    inner += ") FROM ";
    inner += spec.name;
    if (spec.order == Order::Time) return inner;
    inner += " WHERE instrument = instruments.id";
    if (spec.order == Order::Bars) inner += " AND venue_bars.seconds = span.column1";
    std::string sql = "SELECT ";
    sql += edge;
    sql += "((";
    sql += inner;
    sql += ")) FROM instruments";
    if (spec.order == Order::Bars) sql += " CROSS JOIN (VALUES (60), (300), (3600)) span";
    return sql;
}

}  // namespace

Stored<std::vector<StoreStatus::Table>> measureTables(Connection& db, const Retention& keep)
{
    std::vector<StoreStatus::Table> out;
    const Stored<std::int64_t> bytes = db.integer(
        "SELECT (page_count - freelist_count) * page_size "
        "FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
    if (!bytes) return Unexpected{bytes.error()};
    double wide = 0;
    for (const Spec& spec : kTables) {
        StoreStatus::Table t;
        t.name = spec.name;
        std::string tally = "SELECT rows FROM tallies WHERE name = '";
        tally += spec.name;
        tally += '\'';
        const Stored<std::int64_t> rows = db.integer(tally);
        if (!rows) return Unexpected{rows.error()};
        t.rows = *rows;
        wide += double(t.rows) * spec.width;
        if (spec.order != Order::None) {
            const Stored<std::int64_t> first = db.integer(edgeOf(spec, "min")),
                                       last = db.integer(edgeOf(spec, "max"));
            if (!first) return Unexpected{first.error()};
            if (!last) return Unexpected{last.error()};
            t.first = *first / spec.unit;
            t.last = *last / spec.unit;
            t.keptSeconds = keep.*spec.kept;
        }
        out.push_back(std::move(t));
    }
    if (wide <= 0) return out;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i].bytes = std::int64_t(double(*bytes) * double(out[i].rows) * kTables[i].width / wide);
    return out;
}

}  // namespace plimsoll::store
