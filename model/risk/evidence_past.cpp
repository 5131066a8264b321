#include "model/risk/evidence_past.h"

#include "model/metrics/over_venues.h"
#include "model/risk/risk_rules.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr std::uint32_t kFirstRank = 15, kAgain = 30;  // seconds

}  // namespace

EvidencePast::EvidencePast()
{
    const std::size_t words = analytics::vocabulary().size();
    std::vector<bool> shown(words, false);
    for (const RiskRule& rule : riskRules()) {
        for (const MetricId* id : rule.evidence) shown[*id] = true;
        for (const MetricId* id : rule.byVenue) shown[*id] = true;
    }
    for (std::size_t w = 0; w < words; ++w)
        if (shown[w]) m_words.push_back(static_cast<MetricId>(w));
    m_place.assign(words, m_words.size());
    for (std::size_t i = 0; i < m_words.size(); ++i) m_place[m_words[i]] = i;
}

void EvidencePast::note(const AssetMetrics& values, Step minute)
{
    Kept& kept = m_assets[values.asset()];
    const auto width = static_cast<std::ptrdiff_t>(m_words.size() * kPlaces);
    if (kept.values.empty()) {
        kept.values.assign(kMinutes * m_words.size() * kPlaces, kNothing);
        kept.asked.resize(m_words.size() * kPlaces);
        kept.minute = minute;
    }
    for (Step m = std::max(kept.minute + 1, minute - static_cast<Step>(kMinutes) + 1); m <= minute; ++m)
        std::fill_n(kept.values.begin() + static_cast<std::ptrdiff_t>(row(m)), width, kNothing);
    kept.minute = minute;
    kept.seen = true;
    float* out = kept.values.data() + row(minute);
    for (const MetricId id : m_words) {
        const auto put = [&](std::optional<VenueId> venue) {
            const MetricValue& v = values.at(id, venue);
            if (v.usable() && !mayBeMore(id, v.floor)) *out = static_cast<float>(*v.value);
            ++out;
        };
        put({});
        for (const VenueId venue : kVenues) put(venue);
    }
}

void EvidencePast::note(const MetricSnapshot& metrics, Step second)
{
    m_second = second;
    for (auto& [asset, kept] : m_assets) kept.seen = false;
    if (metrics.market) note(*metrics.market, second / 60);
    for (const auto& asset : metrics.assets) note(*asset, second / 60);
    std::erase_if(m_assets, [](const auto& kept) { return !kept.second.seen; });
}

std::shared_ptr<const std::vector<float>> EvidencePast::curve(const Kept& kept, std::size_t column) const
{
    auto out = std::make_shared<std::vector<float>>();
    out->reserve(kMinutes);
    for (Step m = kept.minute - static_cast<Step>(kMinutes) + 1; m <= kept.minute; ++m)
        out->push_back(m < 0 ? kNothing : kept.values[row(m) + column]);
    return out;
}

const EvidencePast::Seen& EvidencePast::of(MetricId id, const std::string& asset, std::optional<VenueId> venue,
                                           const std::optional<double>& value)
{
    static const Seen nothing;
    const auto place = m_assets.find(asset);
    if (place == m_assets.end() || m_place[id] == m_words.size()) return nothing;
    Kept& kept = place->second;
    const std::size_t column = m_place[id] * kPlaces + (venue ? 1 + static_cast<std::size_t>(*venue) : 0);
    Asked& asked = kept.asked[column];
    const bool first = !asked.seen.spark;
    if (!first && m_second < asked.due) return asked.seen;
    // Once a minute, and not all in the same second again. A storm raises a hundred cards at once: their curves
    // are there at once, their ranks within a quarter of a minute.
    asked.due = m_second + (first ? 1 + m_turn % kFirstRank : kAgain + m_turn % kAgain);
    ++m_turn;
    asked.seen.spark = curve(kept, column);
    if (first) return asked.seen;
    asked.seen.rank.reset();
    // A state has no rank.
    if (value && m_rank && analytics::word(id).unit != analytics::Unit::Word)
        asked.seen.rank = m_rank(id, asset, venue, *value);
    return asked.seen;
}

}  // namespace plimsoll
