#include "tests/support/sample_hub.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::sample {

const std::vector<AssetLine>& assets()
{
    static const std::vector<AssetLine> all = {
        {"BTC", 84012.4, 0.1, 0.12, 8, 7620},      {"ETH", 2748.16, 0.01, -0.18, 8, 4410},
        {"SOL", 127.42, 0.01, -0.94, 8, 1810},     {"XRP", 1.9431, 0.0001, -1.42, 8, 720},
        {"BNB", 826.30, 0.01, 0.31, 8, 510},       {"HYPE", 31.742, 0.001, 4.66, 4, 480},
        {"DOGE", 0.13912, 0.00001, -0.72, 8, 430}, {"SUI", 1.3718, 0.0001, -1.9, 4, 240},
        {"ADA", 0.4021, 0.0001, 0.52, 8, 210},     {"LINK", 12.084, 0.001, 0.74, 8, 180},
        {"AVAX", 12.936, 0.001, -0.22, 8, 150},    {"LTC", 82.61, 0.01, 1.0, 8, 140},
        {"ENA", 0.2387, 0.0001, -3.12, 4, 130},    {"PEPE", 0.003981, 0.000001, -0.64, 4, 120},
        {"AAVE", 171.3, 0.01, 0.42, 8, 105},       {"NEAR", 1.87, 0.001, -1.21, 8, 98},
        {"ARB", 0.214, 0.0001, 0.18, 8, 60},       {"WLD", 0.611, 0.0001, -0.31, 8, 51},
        {"TAO", 291.2, 0.1, 2.14, 4, 47},          {"FARTCOIN", 0.2771, 0.0001, -2.02, 4, 31},
    };
    return all;
}

Price px(double v, double tick)
{
    const Price t = Price::nearest(tick);
    return {std::llround(v / tick) * t.raw};
}

void Hub::instruments()
{
    std::vector<Instrument> all;
    for (VenueId v : m_venues) {
        std::size_t index = 0;
        for (const AssetLine& a : assets()) {
            const bool missing = !listed(v, a.name);
            for (Market m : {Market::Perp, Market::Spot}) {
                Instrument i;
                i.id = InstrumentId::make(v, index++);
                i.market = m;
                i.asset = i.base = a.name;
                i.quote = i.settle = "USDT";
                i.symbol = symbolOf(v, i.asset);
                i.status = InstrumentStatus::Trading;
                i.tick = Price::nearest(a.tick);
                i.fundingHours = a.hours;
                if (!missing) all.push_back(i);
            }
        }
    }
    m_hub.instruments.publish(std::make_shared<const InstrumentTable>(InstrumentTable{}.with(all)));
}

void Hub::funding()
{
    FundingSnapshot s;
    s.asOf = m_now;
    for (const AssetLine& a : assets()) {
        FundingRow row;
        row.asset = a.name;
        for (VenueId v : m_venues) {
            if (!listed(v, row.asset)) continue;
            FundingCell c;
            c.symbol = symbolOf(v, row.asset);
            const double bp = v == VenueId::Binance ? a.bp
                              : v == VenueId::Bybit ? a.bp * 0.7 - 0.35
                              : v == VenueId::Okx   ? a.bp * 0.9 - 0.04
                                                    : a.bp * 1.6 + 0.1;
            const double hours = v == VenueId::Hyperliquid ? 1 : a.hours;
            c.rate = {bp / 1e4 * hours / 8};
            if (row.asset != "WLD" || v == VenueId::Hyperliquid) {
                c.hours = hours;
                c.r8 = ratePer8h(c.rate, hours);
                c.apr = rateApr(c.rate, hours);
            }
            c.next = m_now.wall + std::chrono::minutes{83} + std::chrono::seconds{51};
            c.cap = 0.02;
            c.floor = -0.02;
            c.settled = 0.0001;
            c.settledHours = c.hours;
            c.settledAt = m_now.wall - std::chrono::hours{6};
            c.fresh = fresh(v);
            c.stamp = stamp(old(v, std::chrono::milliseconds{600}));
            if (on(VenueId::Hyperliquid) && v != VenueId::Hyperliquid && c.r8 && row.asset != "ADA") {
                // Hyperliquid sees most of them a little higher, and HYPE much.
                ForecastCell f;
                f.r8 = *c.r8 + (row.asset == "HYPE" ? 2.4e-4 : 1.2e-5);
                f.hours = c.hours;
                f.fresh = fresh(VenueId::Hyperliquid);
                f.stamp = stamp(old(VenueId::Hyperliquid, std::chrono::seconds{4}));
                c.forecast = f;
            }
            if (m_mood == Mood::Full && row.asset == "AAVE" && v == VenueId::Bybit) {
                c.fresh = Freshness::Stale;
                c.stamp = stamp(std::chrono::seconds{134});
            }
            row.cells[static_cast<std::size_t>(v)] = c;
        }
        std::optional<double> low, high;
        int usable = 0;
        for (const auto& c : row.cells) {
            if (!c || !c->r8 || c->fresh == Freshness::Stale) continue;
            ++usable;
            low = std::min(low.value_or(*c->r8), *c->r8);
            high = std::max(high.value_or(*c->r8), *c->r8);
        }
        if (usable > 1) row.spread8h = *high - *low;
        if (m_mood != Mood::Stale) {
            row.oiUsd = row.oiQuote = a.oiMillion * 1.6e6;
            row.oiCoins = *row.oiUsd / a.price;
            for (VenueId v : m_venues)
                if (listed(v, row.asset) && !bad(v))
                    row.oiVenues = static_cast<std::uint8_t>(row.oiVenues | 1u << static_cast<unsigned>(v));
        }
        s.rows.push_back(row);
    }
    m_hub.funding.publish(s);
}

void Hub::market()
{
    MarketSnapshot s;
    s.asOf = m_now;
    for (VenueId v : m_venues) {
        std::size_t index = 0;
        for (const AssetLine& a : assets()) {
            InstrumentRow r;
            r.instrument = InstrumentId::make(v, index);
            index += 2;
            r.asset = a.name;
            if (!listed(v, r.asset)) continue;
            r.symbol = symbolOf(v, r.asset);
            r.quote = v == VenueId::Hyperliquid ? "USDC" : "USDT";
            r.venue = v;
            r.status = InstrumentStatus::Trading;
            r.tick = Price::nearest(a.tick);
            r.watched = true;
            r.book = m_mood == Mood::Stale || bad(v) ? BookState::Stale : BookState::Live;
            r.bookFresh = fresh(v);
            r.bookStamp = stamp(old(v, std::chrono::milliseconds{90}));
            const double shift = v == VenueId::Bybit         ? -a.price * 7e-6
                                 : v == VenueId::Okx         ? a.price * 5e-6
                                 : v == VenueId::Hyperliquid ? -a.price * 3e-5
                                                             : 0;
            if (r.book == BookState::Live) {
                r.bid = Level{px(a.price + shift, a.tick), {3.2}};
                r.ask = Level{px(a.price + shift, a.tick) + *r.tick, {1.7}};
            }
            r.mark =
                Dated<Price>{px(a.price + shift, a.tick), stamp(old(v, std::chrono::milliseconds{700})), fresh(v)};
            OpenInterest oi;
            constexpr double shares[] = {1.02, 0.58, 0.39, 0.29};
            oi.usd = a.oiMillion * 1e6 * shares[static_cast<std::size_t>(v)];
            oi.base = *oi.usd / a.price;
            r.oi = Dated<OpenInterest>{oi, stamp(old(v, std::chrono::seconds{12})), fresh(v)};
            s.rows.push_back(r);
        }
    }
    s.fx = {{"USDT", 0.9991, 0.9991, "OKX index BTC-USD / BTC-USDT", stamp(std::chrono::seconds{2}),
             m_mood == Mood::Stale ? Freshness::Stale : Freshness::Live},
            {"USDC", std::nullopt, 1, "no dollar price: taken as 1", {}, Freshness::Off}};
    m_hub.market.publish(s);
}

void Hub::liquidations()
{
    LiquidationSnapshot s;
    s.asOf = m_now;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    Duration old = std::chrono::seconds{2};
    for (int i = 0; i < 60; ++i) {
        const AssetLine& a = assets()[static_cast<std::size_t>(std::pow(unit(random), 2.2) * 19.9)];
        LiquidationRow r;
        r.serial = static_cast<std::uint64_t>(400 - i);
        r.stamp = stamp(old);
        r.venue = m_venues[static_cast<std::size_t>(unit(random) * 0.999 * static_cast<double>(m_venues.size()))];
        r.asset = a.name;
        r.symbol = symbolOf(r.venue, r.asset);
        r.liquidated = unit(random) < 0.7 ? PositionSide::Long : PositionSide::Short;
        constexpr PriceKind kinds[] = {PriceKind::Average, PriceKind::Bankruptcy, PriceKind::Bankruptcy,
                                       PriceKind::Fill};
        r.priceKind = kinds[static_cast<std::size_t>(r.venue)];
        r.price = px(a.price * (1 + (unit(random) - 0.5) * 0.004), a.tick);
        r.usd = {std::exp(6 + 7.6 * unit(random))};
        r.qty = {r.usd.v / r.price.value()};
        r.priceDecimals = static_cast<int>(std::lround(-std::log10(a.tick)));
        s.rows.push_back(r);
        (r.liquidated == PositionSide::Long ? s.hour.longUsd : s.hour.shortUsd) += r.usd.v;
        ++s.hour.events;
        s.hour.venues |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(r.venue));
        old += std::chrono::milliseconds{static_cast<int>(500 + 24'000 * unit(random))};
    }
    s.total = 400;
    s.byVenue[0] = 190;
    s.byVenue[1] = 210;
    if (on(VenueId::Okx)) s.byVenue[2] = 0, s.lastByVenue[2] = m_now.mono - std::chrono::seconds{31};
    s.lastByVenue[0] = m_now.mono - std::chrono::seconds{2};
    s.lastByVenue[1] = m_now.mono - std::chrono::seconds{5};
    for (VenueId v : m_venues)
        s.streams[static_cast<std::size_t>(v)] = m_mood == Mood::Stale ? Freshness::Stale
                                                 : bad(v)              ? Freshness::Late
                                                                       : Freshness::Live;
    m_hub.liquidations.publish(s);
}

void Hub::past(const std::string& asset)
{
    FundingHistorySnapshot s;
    s.asOf = m_now;
    s.asset = asset;
    const auto hour = std::chrono::floor<std::chrono::hours>(m_now.wall);
    for (VenueId v : m_venues) {
        FundingPast p;
        p.symbol = symbolOf(v, asset);
        const int every = v == VenueId::Hyperliquid ? 1 : 8;
        for (int h = 216 / every * every; h >= 0; h -= every) {
            if (v == VenueId::Bybit && h > 72 && h < 100) continue;
            SettledRate r;
            r.at = hour - std::chrono::hours{h};
            r.hours = every;
            r.r8 = 1e-4 * (0.6 + 0.8 * std::sin(h / 31.0 + static_cast<int>(v)));
            r.rate = *r.r8 * every / 8;
            p.settled.push_back(r);
        }
        for (int m = 240; m >= 0; m -= 2)
            p.estimates.push_back({m_now.wall - std::chrono::minutes{m}, 1e-4 * every / 8.0, 1e-4});
        constexpr double shares[] = {1.02, 0.58, 0.39, 0.29};
        for (int h = 120; h >= 0; --h) {
            InterestPoint i;
            i.at = hour - std::chrono::hours{h};
            if (!(v == VenueId::Bybit && h > 72 && h < 100)) {
                i.usd = 7620e6 * shares[static_cast<std::size_t>(v)] * (1 + 0.05 * std::sin(h / 20.0));
                i.coins = *i.usd / 84'012.4;
            }
            p.interest.push_back(i);
        }
        s.venues[static_cast<std::size_t>(v)] = std::move(p);
    }
    m_hub.fundingHistory.publish(s);
}

}  // namespace plimsoll::sample
