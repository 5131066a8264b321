#include "app/evidence_series.h"

#include <array>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr std::array<std::string_view, 15> kWords = {
    "price",    "mark",      "spread_bps", "depth_10_bid", "depth_10_ask",    "depth_100_bid",    "depth_100_ask",
    "slip_10m", "basis_bps", "r8",         "oi_usd",       "liq_usd_1m_long", "liq_usd_1m_short", "liq_z",
    "fragility"};

const std::array<analytics::MetricId, kWords.size()>& ids()
{
    static const auto all = [] {
        std::array<analytics::MetricId, kWords.size()> out{};
        for (std::size_t i = 0; i < kWords.size(); ++i) out[i] = analytics::metricId(kWords[i]).value();
        return out;
    }();
    return all;
}

}  // namespace

std::span<const std::string_view> EvidenceSeries::words()
{
    return kWords;
}

void EvidenceSeries::take(const MetricSnapshot& metrics)
{
    const Timestamp now = metrics.asOf.wall;
    if (now == m_last) return;
    if (now < m_last) m_assets.clear();
    m_last = now;
    for (const auto& a : metrics.assets) {
        auto& rows = m_assets[a->asset()];
        Row row{now, std::vector<float>(kWords.size(), std::numeric_limits<float>::quiet_NaN())};
        for (std::size_t i = 0; i < kWords.size(); ++i)
            if (const MetricValue& v = a->at(ids()[i]); v.value) row.values[i] = static_cast<float>(*v.value);
        rows.push_back(std::move(row));
    }
    for (auto at = m_assets.begin(); at != m_assets.end();) {
        auto& rows = at->second;
        while (!rows.empty() && now - rows.front().at > kKept) rows.pop_front();
        at = rows.empty() ? m_assets.erase(at) : std::next(at);
    }
}

std::size_t EvidenceSeries::rows(std::string_view asset) const
{
    const auto at = m_assets.find(asset);
    return at == m_assets.end() ? 0 : at->second.size();
}

EvidenceSeries EvidenceSeries::cut(std::string_view asset, Timestamp from, Timestamp until) const
{
    EvidenceSeries out;
    const auto at = m_assets.find(asset);
    if (at == m_assets.end()) return out;
    std::deque<Row>& rows = out.m_assets[at->first];
    for (const Row& r : at->second)
        if (r.at >= from && r.at <= until) rows.push_back(r);
    return out;
}

void EvidenceSeries::write(JsonWriter& w, std::string_view asset, Timestamp from, Timestamp until) const
{
    static const std::deque<Row> none;
    const auto at = m_assets.find(asset);
    const auto& rows = at == m_assets.end() ? none : at->second;
    const auto inside = [&](const Row& r) { return r.at >= from && r.at <= until; };
    w.object();
    w.key("utc_ms").array();
    for (const Row& r : rows)
        if (inside(r)) w.whole(toUnixMs(r.at));
    w.end();
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        w.key(kWords[i]).array();
        for (const Row& r : rows) {
            if (!inside(r)) continue;
            if (std::isnan(r.values[i]))
                w.null();
            else
                w.number(static_cast<double>(r.values[i]));
        }
        w.end();
    }
    w.end();
}

}  // namespace plimsoll
