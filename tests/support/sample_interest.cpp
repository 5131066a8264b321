#include "tests/support/sample_interest.h"

#include <cmath>
#include <memory>
#include <utility>

namespace plimsoll::sample {

InterestSnapshot interest(const std::string& asset, const InterestSeed& seed, AsOf said)
{
    constexpr std::array kShares = {1.02, 0.58, 0.39, 0.29};
    constexpr std::array kChanges = {0.0062, 0.0174, 0.0731, 0.1425};
    InterestSnapshot s;
    s.asOf = said;
    s.asset = asset;
    const auto value = [&](double v, double coverage = 1) {
        return MetricValue{v, {}, said.mono, std::chrono::seconds{12}, coverage, false};
    };
    const auto usable = [&](std::size_t k) {
        return seed.fresh[k] == Freshness::Live || seed.fresh[k] == Freshness::Late;
    };
    double all = 0;
    for (const VenueId v : seed.venues)
        if (usable(static_cast<std::size_t>(v))) all += kShares[static_cast<std::size_t>(v)];
    std::vector<double> usd;
    for (const VenueId v : seed.venues) {
        const auto k = static_cast<std::size_t>(v);
        s.expected = static_cast<std::uint8_t>(s.expected | 1u << k);
        InterestVenue& row = s.venues[k].emplace();
        row.symbol = asset + "USDT";
        row.quote = v == VenueId::Hyperliquid ? "USDC" : "USDT";
        row.fresh = seed.fresh[k];
        row.stamp = seed.stamps[k];
        row.halved = v == VenueId::Bybit;
        if (v == VenueId::Binance || v == VenueId::Okx)
            for (std::size_t r = 0; r < (v == VenueId::Binance ? 3U : 1U); ++r) {
                Ratio ratio;
                ratio.kind = static_cast<RatioKind>(r);
                ratio.longShare = 0.52 + 0.06 * static_cast<double>(r);
                ratio.shortShare = 1 - ratio.longShare;
                row.ratios[r] = Stamped<Ratio>{ratio, seed.stamps[k]};
                auto told = std::make_shared<std::vector<RatioPoint>>();
                for (int i = 288; i > 0; --i)
                    if (i > 100 || i < 80)
                        told->push_back({seed.stamps[k].received - std::chrono::minutes{5 * i},
                                         ratio.longShare + 0.03 * std::sin(i / 30.0)});
                row.ratioPast[r] = std::move(told);
            }
        if (!usable(k)) {
            for (MetricValue* m : {&row.coins, &row.usd, &row.share}) m->reason = analytics::Reason::Stale;
            for (MetricValue& m : row.changes) m.reason = analytics::Reason::Stale;
            continue;
        }
        usd.push_back(seed.usd * kShares[k]);
        row.usd = value(usd.back());
        row.coins = value(usd.back() / seed.price);
        row.share = value(kShares[k] / all);
        for (std::size_t w = 0; w < kInterestWindows; ++w) {
            if (v == VenueId::Bybit && w == 3)
                row.changes[w].reason = analytics::Reason::TooShort;
            else
                row.changes[w] = value(kChanges[w] * (1 + 0.3 * static_cast<double>(k)) * (k == 2 ? -1 : 1));
        }
    }
    if (usd.empty()) {
        for (MetricValue* m : {&s.coins, &s.usd, &s.hhi, &s.turnover, &s.perDepth, &s.perDepthZ, &s.tinder})
            m->reason = analytics::Reason::Stale;
        for (MetricValue& m : s.changes) m.reason = analytics::Reason::Stale;
        return s;
    }
    const double total = all * seed.usd;
    s.usd = value(total);
    s.coins = value(total / seed.price);
    for (std::size_t w = 0; w < kInterestWindows; ++w) s.changes[w] = value(kChanges[w], w == 3 ? 0.74 : 1);
    if (const auto c = analytics::interest::concentration(usd)) {
        s.hhi = value(c->hhi);
        s.effective = c->effective;
    }
    s.turnover = value(0.31);
    s.turnoverZ = 1.4;
    s.turnoverHours = 402;
    s.perDepth = value(118.4);
    s.perDepthZ = value(1.9);
    s.tinder = value(0.2744);
    s.tinderLevel = 1;
    const std::array<double, 3> prices = {0.0041, -0.0062, 0.0212};
    for (std::size_t w = 0; w < 3; ++w) {
        s.corners[w].price = prices[w];
        s.corners[w].interest = kChanges[w];
        if (const auto q = analytics::interest::quadrant(prices[w], kChanges[w])) s.corners[w].corner = *q;
    }
    s.interestChange = kChanges[2];
    s.volatilityChange = -0.14;
    if (const auto q = analytics::interest::volatilityQuadrant(kChanges[2], -0.14)) s.volatilityCorner = *q;
    auto price = std::make_shared<std::vector<QuadrantSpot>>();
    for (int m = 1'440; m > 0; m -= 5) {
        if (m > 600 && m < 660) continue;  // a hole
        const double x = m / 240.0;
        price->push_back(
            {said.wall - std::chrono::minutes{m}, 0.009 * std::sin(x), 0.012 * std::cos(x * 1.3) - 0.003});
    }
    s.priceTrail = std::move(price);
    auto volatility = std::make_shared<std::vector<QuadrantSpot>>();
    for (int h = 24; h > 0; --h)
        volatility->push_back({said.wall - std::chrono::hours{h}, 0.0731 - 0.006 * h, -0.14 + 0.02 * h});
    s.volatilityTrail = std::move(volatility);
    s.flush.before = 241'000;
    s.flush.trough = 186'000;
    s.flush.now = total / seed.price;
    s.flush.recovered = (*s.flush.now - 186'000) / 55'000;
    s.flush.since = s.flush.troughAt = said.wall - std::chrono::hours{51};
    s.flush.halfLifeH = 78.4;
    return s;
}

}  // namespace plimsoll::sample
