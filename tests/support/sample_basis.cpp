#include "tests/support/sample_basis.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace plimsoll::sample {

namespace {

std::shared_ptr<const std::vector<BasisSlot>> basisSlots(const BasisSeed& seed, Timestamp until, int count,
                                                         Duration each)
{
    constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
    auto out = std::make_shared<std::vector<BasisSlot>>();
    const Timestamp last = until - until.time_since_epoch() % each;
    for (int i = count; i > 0; --i) {
        BasisSlot& s = out->emplace_back();
        s.at = last - i * each;
        s.values.fill(kUnknown);
        // Half an hour of nothing, and Bybit falls silent for longer.
        const bool hole = i > count / 3 && i <= count / 2;
        if (hole) continue;
        float low = 1e9F, high = -1e9F;
        for (const VenueId v : seed.venues) {
            const auto k = static_cast<std::size_t>(v);
            if (v == VenueId::Bybit && i > count / 2 && i < count * 2 / 3) continue;
            const auto wave = static_cast<float>(1.4 * std::sin(i / 40.0 + static_cast<double>(k)) +
                                                 0.4 * std::sin(i / 3.0) + 0.9 * static_cast<double>(k));
            s.values[LIndex + k] = wave;
            s.values[LBasis + k] = wave;
            if (v != VenueId::Hyperliquid) s.values[LSpot + k] = wave + 0.6F;
            low = std::min(low, wave), high = std::max(high, wave);
        }
        if (high > low) s.values[LDispersion] = high - low;
    }
    return out;
}

// Takers that buy on Binance while others sell on Bybit; elsewhere what chance gives.
BasisOpposite oppositeSample(bool hint)
{
    analytics::flow::OppositeFlow f;
    f.seconds = hint ? 41 : 17;
    f.busy = 76;
    f.judged = BasisOpposite::kSeconds;
    f.byChance = hint ? 18.8 : 18.2;
    f.probability = hint ? 2e-6 : 1;
    f.hint = hint;
    f.matchedUsd = hint ? 2.3e6 : 0.4e6;
    f.buyerFloorUsd = 12'000;
    f.sellerFloorUsd = 9'000;
    f.share = hint ? 0.062 : 0.01;
    f.gapBps = hint ? 2.1 : 0.3;
    f.usualGapBps = 0.4;
    BasisOpposite out;
    out.flow = f;
    out.heard = BasisOpposite::kSeconds;
    return out;
}

}  // namespace

BasisSnapshot basis(const std::string& asset, const BasisSeed& seed, AsOf asOf)
{
    using analytics::Reason;
    BasisSnapshot out;
    out.asOf = asOf;
    out.asset = asset;
    const auto usable = [&](VenueId v) {
        const Freshness f = seed.fresh[static_cast<std::size_t>(v)];
        return f == Freshness::Live || f == Freshness::Late;
    };
    const auto metric = [&](double v, double coverage) {
        return MetricValue{v, Reason::NoData, asOf.mono, std::chrono::milliseconds{300}, coverage, false};
    };
    const MetricValue none{{}, Reason::Stale, asOf.mono, {}, 0, false};
    constexpr std::array kBasis = {0.3, 1.1, -0.8, -3.9};
    int live = 0;
    for (const VenueId v : seed.venues) {
        const auto k = static_cast<std::size_t>(v);
        BasisVenue& row = out.venues[k].emplace();
        const bool on = usable(v);
        live += on;
        row.symbol = asset + "USDT";
        row.quote = v == VenueId::Hyperliquid ? "USDC" : "USDT";
        if (v != VenueId::Hyperliquid) row.spotSymbol = asset + "USDT";
        row.book = seed.fresh[k];
        row.bookStamp = seed.stamps[k];
        row.basis = on ? metric(kBasis[k], 1) : none;
        row.bySpot = v != VenueId::Hyperliquid;
        const auto value = [&](double bp) {
            return on ? BasisValue{bp, Reason::NoData} : BasisValue{{}, Reason::Stale};
        };
        if (on) row.mid = seed.mid * (1 + kBasis[k] / 1e4);
        row.index = value(kBasis[k]);
        row.spot = row.bySpot ? value(kBasis[k] + 0.6) : BasisValue{};
        row.mark = value(0.2);
        row.premium = value(v == VenueId::Okx ? 0 : kBasis[k] * 0.8);
        row.lead = on ? BasisLead{v == VenueId::Binance ? 200.0 : -100.0, 0.61, 1'790, Reason::NoData, false}
                      : BasisLead{{}, 0, 0, Reason::Stale, false};
        OracleState& o = row.oracle;
        o.index = {seed.mid, seed.fresh[k], seed.stamps[k]};
        o.mark = {seed.mid * 1.00002, seed.fresh[k], seed.stamps[k]};
        o.deviation = on ? metric(v == VenueId::Bybit ? 34 : 0.7, 1) : none;
        o.level = on && v == VenueId::Bybit ? 1 : 0;
        if (!on) continue;
        o.markIndex = 0.2;
        o.unchangedS = v == VenueId::Bybit ? 47 : 1;
        o.peersBp = v == VenueId::Bybit ? 11.4 : 0.1;
        o.frozen = v == VenueId::Bybit;
        o.jumps = v == VenueId::Okx ? 2u : 0u;
        o.lagCorrelation = 0.8;
        if (v != VenueId::Okx) o.lagS = v == VenueId::Bybit ? 6 : -1;
        if (v == VenueId::Okx) o.largestJump = -35.2, o.lastJump = asOf.wall - std::chrono::minutes{12};
    }
    if (live >= 2) {
        out.basis = metric(-0.25, 1);
        out.dispersion = metric(live == 4 ? 5 : 1.9, live / 4.0);
        out.dispersion.floor = live < 4;
        out.signal = metric(0, 1);
        out.leader = VenueId::Binance;
        if (!usable(VenueId::Binance)) out.leader.reset();
    } else {
        out.basis = out.dispersion = out.signal = none;
    }
    out.usualDispersion = 4.1;
    for (const auto& [a, b] : kPairs) {
        if (!out.venues[static_cast<std::size_t>(a)] || !out.venues[static_cast<std::size_t>(b)]) continue;
        VenueGap& g = out.pairs.emplace_back();
        g.first = a, g.second = b;
        g.low = -1.3, g.usual = 0.2, g.high = 1.7;
        g.usualMinutes = 1'440;
        g.returned = 4, g.judged = 3;
        g.halfLifeS = 8.4;
        g.largest = -12.3, g.largestAt = asOf.wall - std::chrono::minutes{23};
        if (!usable(a) || !usable(b)) {
            g.reason = Reason::Stale;
            g.lead = {{}, 0, 0, Reason::Stale, false};
            g.firstBuys = g.secondBuys = {{}, Reason::Stale, usable(a) ? b : a, false, 212};
            continue;
        }
        g.firstBuys = oppositeSample(a == VenueId::Binance && b == VenueId::Bybit);
        g.secondBuys = oppositeSample(false);
        g.bp = kBasis[static_cast<std::size_t>(a)] - kBasis[static_cast<std::size_t>(b)];
        g.side = *g.bp > *g.high ? 1 : *g.bp < *g.low ? -1 : 0;
        if (*g.side != 0) g.outsideS = 12;
        g.lead = {a == VenueId::Binance ? 200.0 : 0.0, 0.57, 1'790, Reason::NoData, false};
    }
    for (const auto& [name, usd] : {std::pair{"USDT", 0.9991}, std::pair{"USDC", 1.0002}}) {
        StableRate& s = out.stables.emplace_back();
        s.rate.currency = name;
        s.rate.usd = usd;
        s.rate.used = std::fabs(usd - 1) > 5e-4 ? usd : 1;
        s.rate.source = std::string(name) == "USDT" ? "OKX index BTC-USD / BTC-USDT" : "Binance USDC/USDT";
        s.rate.stamp = seed.stamps[0];
        s.rate.fresh = seed.fresh[0];
        s.offBp = analytics::stableDepeg(usd)->bps;
    }
    StableRate& unknown = out.stables.emplace_back();
    unknown.rate.currency = "FDUSD";
    unknown.rate.source = "no dollar price: taken as 1";
    out.seconds = basisSlots(seed, asOf.wall, 3'600, std::chrono::seconds{1});
    out.minutes = basisSlots(seed, asOf.wall, 1'440, std::chrono::minutes{1});
    return out;
}

}  // namespace plimsoll::sample
