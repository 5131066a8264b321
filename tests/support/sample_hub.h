// A hub as the engine would fill it: plausible markets of two or four venues, in three moods.
#pragma once

#include "model/snapshot_hub.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
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

const std::vector<AssetLine>& assets();
Price px(double v, double tick);

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
    static std::string symbolOf(VenueId v, const std::string& asset);

    void fill();
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
    Duration old(VenueId v, Duration whenFresh) const;

    void boards();
    void instruments();
    void funding();
    void market();
    void liquidations();
    void depth(const std::string& asset);
    // Nine days of settlements and five of open interest; Bybit's record has a hole of a day.
    void past(const std::string& asset);
    void health();
    void metrics();
    void stored();
    static Warning warning(const std::string& rule, const std::string& asset, Severity severity);
    void risk();
    void alerts();
    void emptyHealth();

private:
    DepthLane lane(VenueId v, Market m) const;
    double path(int i) const { return 84'150 + 180 * std::sin(i / 95.0) + 26 * std::sin(i / 17.0) - i * 0.35; }
    DepthHistoryView history(VenueId v, double reach) const;

    SnapshotHub& m_hub;
    AsOf m_now;
    Mood m_mood;
    bool m_spot;
    std::vector<VenueId> m_venues;
};

}  // namespace plimsoll::sample
