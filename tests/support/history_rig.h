// A history in a folder, and short words for its rows.
#pragma once

#include "model/store/history_file.h"
#include "model/store/history_reader.h"
#include "model/store/history_store.h"
#include "model/store/history_writer.h"
#include "model/store/thinning.h"

#include <QString>

#include <atomic>

namespace plimsoll::test {

using namespace plimsoll::store;

inline constexpr std::int64_t kT0 = 1'760'130'000;  // 2025-10-10 21:00 UTC, a whole minute

inline store::InstrumentRow described(std::size_t index = 0)
{
    store::InstrumentRow row;
    row.id = InstrumentId::make(VenueId::Binance, index);
    row.venue = "binance";
    row.market = "perp";
    row.symbol = index == 0 ? "BTCUSDT" : "COIN" + std::to_string(index) + "USDT";
    row.asset = "BTC";
    row.quote = "USDT";
    return row;
}

inline SecondRow second(std::int64_t t, double mid, std::size_t index = 0)
{
    SecondRow row;
    row.id = InstrumentId::make(VenueId::Binance, index);
    row.t = t;
    row.mid = mid;
    row.spreadBp = 0.5;
    row.buyUsd = 100;
    row.sellUsd = 50;
    return row;
}

// Durable: as the program has it. Else the disk is not waited for, which only a power cut would show.
struct Opened {
    explicit Opened(const QString& folder, bool durable = false)
        : file(openHistory(folder.toStdString(), fromUnixMs(kT0 * 1'000)))
    {
        if (!file.db || !file.writable) return;
        if (!durable) (void)file.db->exec("PRAGMA synchronous=OFF");
        Stored<HistoryWriter> made = HistoryWriter::make(*file.db);
        if (made) writer.emplace(std::move(*made));
    }
    HistoryFile file;
    std::optional<HistoryWriter> writer;
};

inline HistoryBatch batchOf(std::vector<SecondRow> seconds)
{
    HistoryBatch batch;
    batch.instruments = {described()};
    batch.seconds = std::move(seconds);
    return batch;
}

// For a store that is quick to try again, where it is always kT0.
inline HistoryStore::Options quick(const QString& folder)
{
    HistoryStore::Options options;
    options.folder = folder.toStdString();
    options.every = std::chrono::milliseconds(5);
    options.now = [] { return fromUnixMs(kT0 * 1'000); };
    return options;
}

// The same, where as many seconds have passed as the test says, whose number outlives the store.
inline HistoryStore::Options quick(const QString& folder, const std::atomic<std::int64_t>& passed)
{
    HistoryStore::Options options = quick(folder);
    options.steady = [&passed] { return Mono{std::chrono::seconds{passed.load()}}; };
    return options;
}

inline SeriesRequest btc(std::int64_t from, std::int64_t to, int points = 1'000)
{
    return {"binance", "perp", "BTCUSDT", from, to, points};
}

inline std::int64_t count(Connection& db, const char* table)
{
    const Stored<std::int64_t> n = db.integer(std::string("SELECT count(*) FROM ") + table);
    return n ? *n : -1;
}

}  // namespace plimsoll::test
