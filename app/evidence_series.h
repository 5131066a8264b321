// The last minutes of every watched asset's most telling values, by the second, so that what led to an alert is
// there when it fires. In memory only, and bounded.
#pragma once

#include "app/json_writer.h"
#include "model/metrics/metric_values.h"

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class EvidenceSeries {
public:
    static constexpr Duration kEach = std::chrono::minutes{5};  // before, and after
    // Both, and a minute for whoever is late.
    static constexpr Duration kKept = 2 * kEach + std::chrono::minutes{1};

    static std::span<const std::string_view> words();

    // Once for every snapshot; an older one than the last begins anew.
    void take(const MetricSnapshot& metrics);
    // "utc_ms": [...], then a list for each word; null: not known then.
    void write(JsonWriter& w, std::string_view asset, Timestamp from, Timestamp until) const;
    // That alone, to be written by somebody else.
    EvidenceSeries cut(std::string_view asset, Timestamp from, Timestamp until) const;
    std::size_t rows(std::string_view asset) const;

private:
    struct Row {
        Timestamp at{};
        std::vector<float> values;  // by words(); NaN: not known
    };
    std::map<std::string, std::deque<Row>, std::less<>> m_assets;
    Timestamp m_last{};
};

}  // namespace plimsoll
