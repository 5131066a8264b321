// The person's positions and what the market says of each, as a test writes them, and what the model makes of
// both.
#pragma once

#include "model/desk/desk_positions.h"

#include <QString>
#include <QtGlobal>

#include <cmath>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll::test {

using Tiers = std::vector<analytics::margin::Tier>;

inline constexpr Timestamp kNow = fromUnixMs(1'763'822'169'000);

inline Position perp(const char* asset, VenueId venue, PositionSide side, double coins, double entry)
{
    Position p;
    p.id = 1;
    p.asset = asset;
    p.venue = venue;
    p.side = side;
    p.coins = coins;
    p.entry = entry;
    return p;
}

inline DeskQuote quoteAt(double price, Tiers tiers = {{std::nullopt, 0.005, 0}})
{
    DeskQuote q;
    q.symbol = "X";
    q.quote = "USDT";
    q.price = price;
    q.fresh = Freshness::Live;
    q.rate = 0.0001;
    q.atr = price * 0.02;
    q.tiers = std::move(tiers);
    return q;
}

inline DeskSnapshot deskOf(const std::vector<Position>& positions, const std::vector<DeskQuote>& quotes,
                           const DeskSettings& settings = {}, const std::vector<std::optional<double>>& betas = {})
{
    std::vector<PositionInput> inputs;
    for (std::size_t i = 0; i < positions.size(); ++i)
        inputs.push_back({&positions[i], quotes[i], i < betas.size() ? betas[i] : std::optional(1.0), {}});
    DeskSnapshot out;
    out.settings = settings;
    out.positions = readPositions(inputs, settings, kNow);
    readTotals(out, inputs);
    return out;
}

inline DeskSettings wallets(std::initializer_list<std::pair<VenueId, double>> amounts)
{
    DeskSettings s;
    for (const auto& [venue, usd] : amounts) s.venues[static_cast<std::size_t>(venue)].wallet = usd;
    return s;
}

inline bool near(const Figure& f, double expected, double tolerance)
{
    if (f && std::fabs(*f - expected) <= tolerance) return true;
    qWarning("%s, expected %.10g", f ? qPrintable(QString::number(*f, 'g', 12)) : f.why.c_str(), expected);
    return false;
}

}  // namespace plimsoll::test
