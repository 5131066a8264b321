// The historic series beside the repository, as they are: gzip'd CSV, times as Unix milliseconds UTC.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::history {

// One file, its columns by name.
class Csv {
public:
    // Absent if the file cannot be read.
    static std::optional<Csv> read(const std::filesystem::path& gz);
    std::size_t rows() const { return m_rows.size(); }
    // Aborts with the name on an unknown column: the report is about these files and no others.
    std::string_view text(std::size_t row, std::string_view column) const;
    double number(std::size_t row, std::string_view column) const;

private:
    std::size_t place(std::string_view column) const;
    std::string m_name;
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

inline constexpr double kHour = 3'600'000, kDay = 24 * kHour;  // ms

struct Point {
    double ms = 0, value = 0;
};
using Points = std::vector<Point>;  // ascending

struct Bar {
    double ms = 0;  // opening
    double open = 0, high = 0, low = 0, close = 0;
};

// Unix ms of a UTC date and time.
double utc(int year, int month, int day, int hour = 0, int minute = 0);
std::string dateOf(double ms);                                   // 2025-10-10
std::string minuteOf(double ms);                                 // 2025-10-10 21:15
std::optional<double> valueAt(const Points& points, double ms);  // the newest that is not after `ms`

// Settlements of one contract, rate per 8 h.
struct FundingSeries {
    std::string name;
    double hours = 8;  // a settlement
    Points r8;
};
std::vector<FundingSeries> fundingOfBtc(const std::filesystem::path& folder);
std::vector<Bar> bars(const std::filesystem::path& folder, const char* file);

}  // namespace plimsoll::history
