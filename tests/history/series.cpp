#include "tests/history/series.h"

#include <zlib.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace plimsoll::history {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> split(std::string_view line)
{
    std::vector<std::string> out;
    for (std::size_t from = 0;;) {
        const std::size_t comma = line.find(',', from);
        out.emplace_back(line.substr(from, comma == line.npos ? line.npos : comma - from));
        if (comma == line.npos) return out;
        from = comma + 1;
    }
}

// "2020-01-01 03:00:00.000" in the author's own time, 0 to 3 hours ahead of UTC: the settlement is the last one
// of 00, 08 and 16 UTC before it. Absent if this is no time.
std::optional<double> settlementBefore(std::string_view local)
{
    int year = 0, month = 0, day = 0, hour = 0;
    if (std::sscanf(std::string(local).c_str(), "%d-%d-%d %d", &year, &month, &day, &hour) != 4) return {};
    return utc(year, month, day, hour / 8 * 8);
}

// Two records of one contract joined: the second from its first row on.
void append(Points& first, const Points& second)
{
    if (second.empty()) return;
    std::erase_if(first, [&](const Point& p) { return p.ms > second.front().ms - 4 * kHour; });
    first.insert(first.end(), second.begin(), second.end());
}

Points localSettlements(const fs::path& file)
{
    Points out;
    const auto csv = Csv::read(file);
    for (std::size_t i = 0; csv && i < csv->rows(); ++i) {
        // HTX has a row between two settlements: the first of a period counts.
        const auto at = settlementBefore(csv->text(i, "local_time_as_in_source"));
        if (at && (out.empty() || *at > out.back().ms)) out.push_back({*at, csv->number(i, "funding_rate")});
    }
    return out;
}

Points settlements(const fs::path& file, double hours)
{
    Points out;
    const auto csv = Csv::read(file);
    for (std::size_t i = 0; csv && i < csv->rows(); ++i)
        out.push_back({csv->number(i, "time_ms"), csv->number(i, "funding_rate") * 8 / hours});
    return out;
}

}  // namespace

std::optional<Csv> Csv::read(const fs::path& gz)
{
    gzFile file = gzopen(gz.c_str(), "rb");
    if (!file) return std::nullopt;
    Csv out;
    out.m_name = gz.filename().string();
    std::string line;
    char piece[4096];
    while (gzgets(file, piece, sizeof piece)) {
        line += piece;
        if (!line.ends_with('\n')) continue;
        while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
        (out.m_columns.empty() ? out.m_columns : out.m_rows.emplace_back()) = split(line);
        line.clear();
    }
    gzclose(file);
    return out;
}

std::size_t Csv::place(std::string_view column) const
{
    const auto at = std::find(m_columns.begin(), m_columns.end(), column);
    if (at == m_columns.end()) {
        std::fprintf(stderr, "%s has no column %.*s\n", m_name.c_str(), static_cast<int>(column.size()),
                     column.data());
        std::abort();
    }
    return static_cast<std::size_t>(at - m_columns.begin());
}

std::string_view Csv::text(std::size_t row, std::string_view column) const
{
    const std::size_t at = place(column);
    return at < m_rows[row].size() ? std::string_view(m_rows[row][at]) : std::string_view();
}

double Csv::number(std::size_t row, std::string_view column) const
{
    return std::strtod(std::string(text(row, column)).c_str(), nullptr);
}

double utc(int year, int month, int day, int hour, int minute)
{
    using namespace std::chrono;
    const sys_days date = std::chrono::year{year} / month / day;
    return static_cast<double>(
        duration_cast<milliseconds>(date.time_since_epoch() + hours{hour} + minutes{minute}).count());
}

std::string dateOf(double ms)
{
    using namespace std::chrono;
    const year_month_day d{floor<days>(sys_time<milliseconds>(milliseconds(std::llround(ms))))};
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(d.year()),
                  static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
    return text;
}

std::string minuteOf(double ms)
{
    const int minute = static_cast<int>(std::floor(std::fmod(ms, kDay) / 60'000));
    char text[16];
    std::snprintf(text, sizeof text, " %02d:%02d", minute / 60, minute % 60);
    return dateOf(ms) + text;
}

std::optional<double> valueAt(const Points& points, double ms)
{
    const auto after =
        std::upper_bound(points.begin(), points.end(), ms, [](double t, const Point& p) { return t < p.ms; });
    return after == points.begin() ? std::nullopt : std::optional(std::prev(after)->value);
}

std::vector<FundingSeries> fundingOfBtc(const fs::path& folder)
{
    std::vector<FundingSeries> out;
    out.push_back({"Binance", 8, localSettlements(folder / "funding_binance_BTCUSDT_2020_2024.csv.gz")});
    append(out.back().r8, settlements(folder / "funding_binance_BTCUSDT_8h.csv.gz", 8));
    out.push_back({"Bybit", 8, localSettlements(folder / "funding_bybit_BTCUSDT_2021_2024.csv.gz")});
    out.push_back({"Gate", 8, localSettlements(folder / "funding_gate_BTCUSDT_2020_2024.csv.gz")});
    out.push_back({"HTX", 8, localSettlements(folder / "funding_htx_BTCUSDT_2021_2024.csv.gz")});
    out.push_back({"Hyperliquid", 1, settlements(folder / "funding_hyperliquid_BTC_1h.csv.gz", 1)});
    std::erase_if(out, [](const FundingSeries& s) { return s.r8.empty(); });
    return out;
}

std::vector<Bar> bars(const fs::path& folder, const char* file)
{
    std::vector<Bar> out;
    const auto csv = Csv::read(folder / file);
    for (std::size_t i = 0; csv && i < csv->rows(); ++i)
        out.push_back({csv->number(i, "open_time_ms"), csv->number(i, "open"), csv->number(i, "high"),
                       csv->number(i, "low"), csv->number(i, "close")});
    return out;
}

}  // namespace plimsoll::history
