// A hub as the engine would fill it: plausible markets of two or four venues, in three moods.
#pragma once

#include "model/book/depth_history.h"
#include "model/snapshot_hub.h"
#include "tests/support/sample_basis.h"
#include "tests/support/sample_carry.h"
#include "tests/support/sample_forced.h"
#include "tests/support/sample_interest.h"
#include "tests/support/sample_market.h"
#include "tests/support/sample_past.h"
#include "tests/support/sample_phase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace plimsoll::sample {

enum class Mood { Empty, Full, Late, Stale };

struct AssetLine {
    const char* name;
    double price;
    double tick;
    double bp;  // funding, bp per 8 h
    double hours;
    double oiMillion;
};

inline const std::vector<AssetLine>& assets()
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

inline Price px(double v, double tick)
{
    const Price t = Price::nearest(tick);
    return {std::llround(v / tick) * t.raw};
}

class Hub {
public:
    // `now`: the moment everything is seen from.
    Hub(SnapshotHub& hub, AsOf now, Mood mood, bool spot = true,
        std::vector<VenueId> venues = {VenueId::Binance, VenueId::Bybit})
        : m_hub(hub), m_now(now), m_mood(mood), m_spot(spot), m_venues(std::move(venues))
    {
    }
    static std::vector<VenueId> four() { return {kVenues.begin(), kVenues.end()}; }
    bool on(VenueId v) const { return std::find(m_venues.begin(), m_venues.end(), v) != m_venues.end(); }
    static bool listed(VenueId v, const std::string& asset)
    {
        return !((v == VenueId::Bybit && asset == "TAO") || (v == VenueId::Okx && asset == "WLD") ||
                 (v == VenueId::Hyperliquid && asset == "ADA"));
    }
    static std::string symbolOf(VenueId v, const std::string& asset)
    {
        if (v == VenueId::Okx) return asset + "-USDT-SWAP";
        if (v == VenueId::Hyperliquid) return asset == "PEPE" ? "kPEPE" : asset;
        return asset + "USDT";
    }

    void fill()
    {
        if (m_mood == Mood::Empty) {
            emptyHealth();
            return;
        }
        instruments();
        funding();
        market();
        liquidations();
        depth("BTC");
        past("BTC");
        health();
        metrics();
        risk();
        alerts();
        stored();
        boards();
    }
    // What the model said last, a while ago when it has stopped.
    AsOf said() const
    {
        const Duration old =
            m_mood == Mood::Stale ? Duration(std::chrono::seconds{200}) : std::chrono::milliseconds{300};
        return {m_now.wall - old, m_now.mono - old};
    }

    Stamp stamp(Duration old) const
    {
        return {m_now.wall - old - std::chrono::milliseconds{38}, m_now.wall - old, m_now.mono - old};
    }
    // In the mood Late: Bybit is stale, and Hyperliquid late.
    bool bad(VenueId v) const { return v == VenueId::Bybit && m_mood == Mood::Late; }
    bool slow(VenueId v) const { return v == VenueId::Hyperliquid && m_mood == Mood::Late; }
    Freshness fresh(VenueId v) const
    {
        if (m_mood == Mood::Stale) return Freshness::Stale;
        return bad(v) ? Freshness::Stale : slow(v) ? Freshness::Late : Freshness::Live;
    }
    Duration old(VenueId v, Duration whenFresh) const
    {
        if (m_mood == Mood::Stale) return std::chrono::seconds{200};
        if (slow(v)) return std::max(whenFresh, Duration(std::chrono::milliseconds{2100}));
        return bad(v) ? Duration(std::chrono::milliseconds{6400}) : whenFresh;
    }

    void boards()
    {
        std::vector<OverviewSeed> seeds;
        for (const AssetLine& a : assets()) {
            OverviewSeed& s = seeds.emplace_back(OverviewSeed{a.name, a.price, a.tick, a.bp, a.oiMillion * 1.6e6});
            for (VenueId v : m_venues)
                if (listed(v, s.asset))
                    s.venues = static_cast<std::uint8_t>(s.venues | 1u << static_cast<unsigned>(v));
        }
        m_hub.overview.publish(overview(seeds, said(), m_mood == Mood::Stale));
        m_hub.carry.publish(carry(*m_hub.funding.read().value, said()));
        const auto depth = m_hub.depth.read().value;
        m_hub.liquidity.publish(liquidity(*depth, said()));
        BasisSeed bases;
        bases.venues = m_venues;
        for (VenueId v : m_venues) {
            const auto at = static_cast<std::size_t>(v);
            bases.fresh[at] = fresh(v);
            bases.stamps[at] = stamp(old(v, std::chrono::milliseconds{100}));
        }
        m_hub.basis.publish(basis("BTC", bases, said()));
        InterestSeed open;
        open.venues = m_venues;
        for (VenueId v : m_venues) {
            const auto at = static_cast<std::size_t>(v);
            open.fresh[at] = fresh(v);
            open.stamps[at] = stamp(old(v, std::chrono::seconds{12}));
        }
        m_hub.interest.publish(interest("BTC", open, said()));
        m_hub.phase.publish(phase("BTC", said(), m_venues));
        const double price = assets().front().price;
        m_hub.liquidationBoard.publish(
            forced("BTC", price, m_venues, said(), m_mood == Mood::Stale ? Freshness::Stale : Freshness::Live));
        m_hub.levels.publish(levelMap("BTC", price, said()));
        HistoryAnswers past;
        if (const auto known = m_hub.past.read().value) past = *known;
        past.by["liquidity"] = usualHours("BTC", m_venues, said());
        m_hub.past.publish(std::move(past));
    }

    void instruments()
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

    void funding()
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

    void market()
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
                r.mark = Dated<Price>{px(a.price + shift, a.tick), stamp(old(v, std::chrono::milliseconds{700})),
                                      fresh(v)};
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

    void liquidations()
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
            r.venue =
                m_venues[static_cast<std::size_t>(unit(random) * 0.999 * static_cast<double>(m_venues.size()))];
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

    void depth(const std::string& asset)
    {
        DepthSnapshot s;
        s.asOf = m_now;
        s.asset = asset;
        std::vector<Market> markets{Market::Perp};
        if (m_spot) markets.push_back(Market::Spot);
        for (Market m : markets)
            for (VenueId v : m_venues) s.lanes.push_back(lane(v, m));
        m_hub.depth.publish(s);
    }

    // Nine days of settlements and five of open interest; Bybit's record has a hole of a day.
    void past(const std::string& asset)
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

    void health()
    {
        HealthSnapshot s;
        s.asOf = {m_now.wall - std::chrono::milliseconds{400}, m_now.mono - std::chrono::milliseconds{400}};
        for (VenueId v : kVenues) {
            VenueRow& row = s.venues[static_cast<std::size_t>(v)];
            row.venue = v;
            if (!on(v)) continue;
            row.enabled = true;
            row.state = m_mood == Mood::Stale ? Freshness::Stale
                        : bad(v) || slow(v)   ? Freshness::Late
                                              : Freshness::Live;
            if (bad(v)) row.detail = "BTC book 6.4 s";
            if (slow(v)) row.detail = "ETH book 3.4 s";
            auto h = std::make_shared<FeedHealth>();
            h->venue = v;
            h->at = m_now.mono - std::chrono::milliseconds{300};
            const auto at = static_cast<std::size_t>(v);
            h->frames = std::array<std::uint64_t, kVenueCount>{1'284'112, 902'331, 611'093, 40'212}[at];
            h->bytes = 3'100'000'000;
            h->framesPerSecond = std::array<double, kVenueCount>{1240, 806, 590, 62}[at];
            h->bytesPerSecond = 1.9e6;
            h->lastFrame = m_now.mono - (m_mood == Mood::Stale ? Duration(std::chrono::seconds{200})
                                                               : Duration(std::chrono::milliseconds{12}));
            h->latencyP50 = std::array<double, kVenueCount>{38, 61, 74, 310}[at];
            h->latencyP99 = std::array<double, kVenueCount>{112, 147, 203, 1240}[at];
            h->clockOffsetMs = std::array<double, kVenueCount>{-4.2, 11, 0.8, -21}[at];
            h->booksLive = m_mood == Mood::Stale ? 0 : bad(v) ? 38 : 40;
            h->booksWanted = 40;
            h->gaps = bad(v) ? 2 : 0;
            h->resyncs = bad(v) ? 3 : 1;
            h->reconnects = 1;
            if (m_mood == Mood::Stale)
                h->headline = "connection refused by fstream.binance.com, next attempt in 8 s";
            for (const char* name : {"perp depth 1", "perp depth 2", "perp market", "spot depth 1"}) {
                SocketHealth socket;
                socket.name = name;
                socket.url = std::array<const char*, kVenueCount>{
                    "wss://fstream.binance.com/public/stream", "wss://stream.bybit.com/v5/public/linear",
                    "wss://ws.okx.com:8443/ws/v5/public", "wss://api.hyperliquid.xyz/ws"}[at];
                socket.state = m_mood == Mood::Stale ? SocketState::Backoff : SocketState::Live;
                socket.topics = 60;
                socket.topicsLive = bad(v) && std::string(name) == "perp depth 1" ? 58 : 60;
                socket.topicsSilent = socket.topics - socket.topicsLive;
                socket.frames = 412'000;
                socket.lastFrame = h->lastFrame;
                socket.since = m_now.mono - std::chrono::minutes{41};
                if (m_mood == Mood::Stale) {
                    socket.retryAt = m_now.mono + std::chrono::seconds{8};
                    socket.lastError = "connection refused";
                }
                h->sockets.push_back(socket);
            }
            if (v == VenueId::Bybit) {
                h->sockets[0].refused.push_back(
                    {"orderbook.200.TAOUSDT", "error:handler not found,topic:orderbook.200.TAOUSDT"});
                h->errors = 1;
                h->recentErrors.push_back({m_now.wall - std::chrono::minutes{3}, "data.b[3][0]", "not a decimal",
                                           "{\"topic\":\"orderbook"});
            }
            h->budgets.push_back({"perp weight", 412, 2400, std::chrono::minutes{1}, {}, {}});
            const Freshness f = fresh(v);
            h->classes = {{"books", 40, bad(v) ? 38u : 40u, false, bad(v) ? Freshness::Late : f, h->lastFrame},
                          {"trades", 40, 40, false, f, h->lastFrame},
                          {"open interest", 20, 20, false, f, m_now.mono - std::chrono::seconds{9}},
                          {std::string(kLiquidationClass), 20, 20, true, f, {}}};
            h->history = {40, v == VenueId::Okx ? 12u : 40u, v == VenueId::Okx ? 84u : 0u, 260, 0, false, {}};
            row.health = h;
        }
        s.eventsPerSecond = 6200;
        s.eventToModelP50 = 3.4;
        s.eventToModelP99 = 18;
        s.queueWaiting = 12;
        s.queuePeak = 4100;
        m_hub.health.publish(s);
    }

    void metrics()
    {
        MetricSnapshot s;
        s.asOf = said();
        auto btc = std::make_shared<AssetMetrics>("BTC");
        const auto put = [&](const char* name, double v) {
            btc->at(*analytics::metricId(name)) = {v, {}, s.asOf.mono, {}, 1, false};
        };
        put("price", 84'012.4);
        put("r8", 1.2e-5);
        put("phase", 1);
        put("norm_count", 4);
        put("fragility", 41);
        put("r8_regime", 1);
        put("spread_ratio", 1.3);
        put("signal_funding", 2);
        put("signal_oi_rv", 3);
        put("signal_basis", 1);
        put("basis_disp", 9.2);
        put("exec_10bp", 4.1e6);
        btc->facts.signalFunding = {-2.8e-5, std::nullopt, m_now.wall - std::chrono::hours{5}};
        btc->facts.ratePrior = -1.9e-4;
        btc->facts.signalInterest = {-0.018, 0.29, m_now.wall - std::chrono::hours{26}};
        btc->facts.signalBasis = {9.2, 4.0, m_now.wall - std::chrono::minutes{12}};
        put("depth_ratio", 0.58);
        put("stability", 0.86);
        put("phantom", 0.31);
        btc->facts.refillHalfLife = 74;
        btc->facts.phaseSince = m_now.wall - std::chrono::hours{26};
        btc->facts.fragilityParts[0] = 12;
        btc->facts.fragilityParts[2] = 29;
        s.market = std::make_shared<AssetMetrics>(std::string());
        s.assets.push_back(std::move(btc));
        m_hub.metrics.publish(std::move(s));
    }

    void stored()
    {
        std::vector<std::int64_t> behind;
        for (VenueId v : m_venues) behind.push_back(m_mood == Mood::Stale ? 400 : bad(v) ? 700 : 0);
        HistoryAnswers all;
        for (auto answer : {pastSeries(said(), m_now.wall, m_venues, behind), pastJournal(said(), m_now.wall),
                            pastLiquidations(said(), m_now.wall)})
            all.by[answer->request.by] = answer;
        m_hub.past.publish(std::move(all));
        m_hub.store.publish(storing(m_now.wall));
    }

    static Warning warning(const std::string& rule, const std::string& asset, Severity severity)
    {
        Warning w;
        w.rule = rule;
        w.asset = asset;
        w.severity = severity;
        w.value = 0.41;
        w.thresholds = {0.7, 0.9, 0.6, 0.8};
        w.headline = asset + " depth within 1 % is 0.41 of its usual";
        w.why = "Orders fill far from the mid.";
        w.people = "Size is cut.";
        w.clears = "clears: at least 70 % for 60 s";
        w.quality = "2 of 2 venues are fresh";
        w.record = "untested";
        w.coverage = 1;
        w.confidence = 0.8;
        const auto evidence = [](const char* metric, std::optional<VenueId> venue, std::optional<double> value,
                                 std::optional<double> normal, bool floor) {
            Evidence e;
            e.metric = *analytics::metricId(metric);
            e.venue = venue;
            e.value = value;
            e.normal = normal;
            e.floor = floor;
            return e;
        };
        w.evidence = {evidence("depth_ratio", {}, 0.41, 1.0, false),
                      evidence("spread_bps", VenueId::Binance, 7.2, {}, true),
                      evidence("slip_50m", {}, {}, {}, false)};
        return w;
    }

    void risk()
    {
        RiskSnapshot s;
        s.asOf = said();
        const auto since = [&](Warning w, Duration old) {
            w.since = {m_now.wall - old, m_now.mono - old};
            return w;
        };
        s.warnings = {since(warning("DEPTH_DROP", "BTC", Severity::Critical), std::chrono::minutes{7}),
                      since(warning("SPREAD_WIDE", "ETH", Severity::Warning), std::chrono::minutes{41}),
                      since(warning("CLUSTER_NEAR", "SOL", Severity::Notice), std::chrono::seconds{12})};
        s.warnings[2].modelled = true;
        s.warnings[2].forward = true;
        Warning blind = warning("OI_SURGE", "XRP", Severity::None);
        blind.unknown = true;
        blind.missing = "open interest: stale";
        s.unknown = {since(std::move(blind), std::chrono::seconds{12})};
        s.rulesJudged = 40;
        s.rulesQuiet = 36;
        if (m_mood == Mood::Late) s.outages = {VenueId::Bybit};
        m_hub.risk.publish(std::move(s));
    }

    void alerts()
    {
        AlertSnapshot s;
        s.asOf = said();
        const auto rule = [](std::uint64_t id, const char* metric, AlertOperator op, double level) {
            AlertRule r;
            r.id = id;
            r.conditions = {{*analytics::metricId(metric), "BTC", {}, op, level}};
            return r;
        };
        s.rows.resize(3);
        s.rows[0].rule = rule(1, "price", AlertOperator::CrossesUp, 84'100);
        s.rows[0].value = 84'012.4;
        s.rows[1].rule = rule(2, "spread_bps", AlertOperator::Above, 5);
        s.rows[1].state = AlertState::Firing;
        s.rows[1].value = 7.2;
        s.rows[1].lastFired = m_now.wall;
        s.rows[1].timesFired = 3;
        s.rows[2].rule = rule(3, "r8", AlertOperator::Above, 5e-4);
        s.rows[2].state = AlertState::Suspended;
        s.rows[2].note = "r8: stale";
        s.suspended = 1;
        AlertFired fired;
        fired.serial = 1;
        fired.rule = 2;
        fired.text = "BTC spread_bps above 5.00 bp: 7.20 bp";
        fired.asset = "BTC";
        fired.severity = Severity::Warning;
        fired.at = s.asOf;
        fired.value = 7.2;
        fired.delayMs = 41;
        s.fired = {fired};
        m_hub.alerts.publish(std::move(s));
    }

    void emptyHealth()
    {
        HealthSnapshot s;
        s.asOf = m_now;
        for (VenueId v : kVenues) {
            VenueRow& row = s.venues[static_cast<std::size_t>(v)];
            row.venue = v;
            if (!on(v)) continue;
            row.enabled = true;
            auto h = std::make_shared<FeedHealth>();
            h->venue = v;
            h->at = m_now.mono;
            h->headline = v == VenueId::Binance ? "host fapi.binance.com not found: check the network or the "
                                                  "proxy setting, next attempt in 4 s"
                                                : "HTTP 403 from api.bybit.com: not served from this country; a "
                                                  "proxy setting may help, next attempt in 28 s";
            row.health = h;
            row.detail = h->headline;
        }
        m_hub.health.publish(s);
    }

private:
    DepthLane lane(VenueId v, Market m) const
    {
        DepthLane lane;
        const auto at = static_cast<std::size_t>(v);
        lane.instrument = InstrumentId::make(v, m == Market::Spot ? 1 : 0);
        lane.venue = v;
        lane.market = m;
        lane.symbol = symbolOf(v, "BTC");
        lane.tick = Price::nearest(m == Market::Spot ? 0.01 : 0.1);
        const bool lost = m_mood == Mood::Stale || (bad(v) && m == Market::Perp);
        lane.state = lost ? BookState::Stale : BookState::Live;
        if (lost) lane.lost = LostReason::Silent;
        lane.fresh = lost ? Freshness::Stale : slow(v) ? Freshness::Late : Freshness::Live;
        lane.stamp = stamp(old(v, std::chrono::milliseconds{100}));
        lane.seq = 88'112'344;
        std::mt19937 random(static_cast<unsigned>(v) * 2 + static_cast<unsigned>(m));
        std::exponential_distribution<double> size(1.0);
        const double mid =
            path(719) + (m == Market::Spot ? 11 : 0) + std::array<double, kVenueCount>{0, -0.6, 1.4, -3.8}[at];
        const double reach = std::array<double, kVenueCount>{900, 420, 640, 120}[at];
        for (double d = 0.1; d < reach; d += 0.6 + d / 90) {
            const double wall = std::fmod(mid + d, 500) < 1 ? 60 : 1;
            lane.asks.push_back({px(mid + d, lane.tick->value()), {size(random) * (0.2 + d / 70) * wall}});
            lane.bids.push_back({px(mid - d, lane.tick->value()), {size(random) * (0.2 + d / 70)}});
        }
        lane.reach = OrderBook::Reach{lane.bids.back().price, lane.asks.back().price};
        Bbo bbo{lane.bids.front().price, lane.asks.front().price, lane.bids.front().qty, lane.asks.front().qty,
                lane.seq};
        lane.bbo = Dated<Bbo>{bbo, stamp(old(v, std::chrono::milliseconds{20})),
                              lost ? Freshness::Stale : Freshness::Live};
        const Freshness f = lost ? Freshness::Stale : Freshness::Live;
        lane.last = Dated<Price>{px(mid, lane.tick->value()), stamp(old(v, std::chrono::milliseconds{310})), f};
        if (m == Market::Perp) {
            lane.mark =
                Dated<Price>{px(mid + 0.3, lane.tick->value()), stamp(old(v, std::chrono::milliseconds{700})), f};
            lane.index = Dated<Price>{px(mid + 14, 0.01), stamp(old(v, std::chrono::milliseconds{700})), f};
        }
        lane.history = history(v, reach);
        return lane;
    }

    double path(int i) const { return 84'150 + 180 * std::sin(i / 95.0) + 26 * std::sin(i / 17.0) - i * 0.35; }

    DepthHistoryView history(VenueId v, double reach) const
    {
        DepthHistoryView view;
        view.step = Price::nearest(5);
        view.column = std::chrono::seconds{1};
        std::mt19937 random(11 + static_cast<unsigned>(v));
        std::exponential_distribution<double> size(1.0);
        auto block = std::make_shared<DepthBlock>();
        const auto whole = std::chrono::floor<std::chrono::seconds>(m_now.wall);
        const int lostAfter = m_mood == Mood::Stale ? 690 : bad(v) ? 713 : 720;
        for (int i = 0; i < 720; ++i) {
            DepthColumn c;
            c.start = whole - std::chrono::seconds{720 - i};
            c.gap = (i >= 300 && i < 318 && v == VenueId::Bybit) || i >= lostAfter;
            if (!c.gap) {
                const double mid =
                    path(i) + std::array<double, kVenueCount>{0, -0.6, 6, -14}[static_cast<std::size_t>(v)];
                c.bid = px(mid - 0.05, 0.1);
                c.ask = px(mid + 0.05, 0.1);
                c.reachLow = px(mid - reach, 0.1);
                c.reachHigh = px(mid + reach, 0.1);
                c.buyQty = static_cast<float>(size(random) * 4);
                c.sellQty = static_cast<float>(size(random) * 4);
                c.firstCell = static_cast<std::uint32_t>(block->cells.size());
                const auto at = static_cast<std::int32_t>(std::floor(mid / 5));
                const auto rows = static_cast<std::int32_t>(reach / 5);
                const auto qty = [&](std::int32_t row) {
                    const double distance = std::abs(row - mid / 5);
                    const double wall = row % 100 == 0 ? 30 : row % 20 == 0 ? 6 : 1;
                    return static_cast<float>((0.3 + 0.5 * size(random)) * (1 + distance / 40) * wall);
                };
                for (std::int32_t k = 0; k < rows; ++k, ++c.bidCells)
                    block->cells.push_back({at - k, qty(at - k)});
                for (std::int32_t k = 1; k < rows; ++k, ++c.askCells)
                    block->cells.push_back({at + k, qty(at + k)});
            }
            block->columns.push_back(c);
            if (block->columns.size() == DepthBlock::kColumns) {
                view.blocks.push_back(block);
                block = std::make_shared<DepthBlock>();
            }
        }
        if (!block->columns.empty()) view.blocks.push_back(block);
        return view;
    }

    SnapshotHub& m_hub;
    AsOf m_now;
    Mood m_mood;
    bool m_spot;
    std::vector<VenueId> m_venues;
};

}  // namespace plimsoll::sample
