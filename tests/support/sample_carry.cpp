#include "tests/support/sample_carry.h"

#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace plimsoll::sample {

CarrySnapshot carry(const FundingSnapshot& grid, AsOf asOf)
{
    CarrySnapshot out;
    out.asOf = asOf;
    double turn = 0;
    for (const FundingRow& r : grid.rows) {
        CarryRow row;
        row.asset = r.asset;
        row.watched = true;
        turn += 0.7;
        auto past = std::make_shared<RatePast>();
        past->end = std::chrono::floor<std::chrono::hours>(asOf.wall);
        past->weighted = true;
        past->mean.assign(kPastHours, std::numeric_limits<float>::quiet_NaN());
        for (int h = kPastHours - 720; h < kPastHours; ++h)
            if (h < kPastHours - 300 || h >= kPastHours - 252)
                past->mean[static_cast<std::size_t>(h)] =
                    static_cast<float>(1e-4 * (0.3 + 6 * std::sin(h / 60.0 + turn) * std::sin(turn * 3)));
        for (const VenueId v : kVenues) {
            const auto i = static_cast<std::size_t>(v);
            if (!r.cells[i]) continue;
            CarryVenue& venue = row.venues[i].emplace();
            if (r.cells[i]->fresh <= Freshness::Late) venue.r8 = r.cells[i]->r8;
            for (std::size_t s = 0; s < kCarryUsd.size(); ++s) {
                const double bp = 0.4 * static_cast<double>(s + 1) + 0.2 * static_cast<double>(i);
                venue.buy[s] = venue.sell[s] = {bp, kCarryUsd[s], s + 1 < kCarryUsd.size()};
            }
            venue.streak = {r.cells[i]->rate.v > 0 ? 1 : -1, 12, 12 * r.cells[i]->hours.value_or(8), i == 1};
            venue.percentile = 0.2 + 0.15 * static_cast<double>(i);
            venue.knownHours = 672;
            past->venues[i] = past->mean;
            if (v == VenueId::Hyperliquid) venue.noBook = "its book is stale";
        }
        if (row.venues[0]) row.streak = row.venues[0]->streak;
        row.percentile = 0.73;
        row.knownHours = 672;
        row.regime =
            row.asset == "HYPE" ? analytics::funding::Regime::LongWatch : analytics::funding::Regime::Neutral;
        row.past = std::move(past);
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace plimsoll::sample
