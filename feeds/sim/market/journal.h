// The ordered record of everything that happens, with a digest that two equal runs share.
#pragma once

#include "feeds/sim/market/happening.h"

#include <bit>
#include <vector>

namespace plimsoll::sim {

class Journal {
public:
    template <typename T>
    void add(Timestamp at, ListingId listing, const T& what)
    {
        mix(static_cast<std::uint64_t>(at.time_since_epoch().count()));
        mix((std::uint64_t{listing} << 8) | What(std::in_place_type<T>).index());
        hash(what);
        if (m_open) m_all.push_back({at, listing, what});
    }
    const std::vector<Happening>& all() const { return m_all; }
    void clear() { m_all.clear(); }
    void open(bool keep) { m_open = keep; }  // closed: digested, not kept
    std::uint64_t digest() const { return m_digest; }

private:
    void mix(std::uint64_t v)
    {
        m_digest = (m_digest ^ v) * 0x9e3779b97f4a7c15ull;
        m_digest ^= m_digest >> 29;
    }
    void mix(double v) { mix(std::bit_cast<std::uint64_t>(v)); }
    static std::uint64_t bits(std::int64_t v) { return static_cast<std::uint64_t>(v); }

    void hash(const LevelChanged& w)
    {
        mix(bits(w.ticks) * 2 + static_cast<std::uint64_t>(w.side));
        mix(bits(w.lots));
    }
    void hash(const Traded& w)
    {
        mix(w.id);
        mix(bits(w.ticks));
        mix(bits(w.lots) * 2 + static_cast<std::uint64_t>(w.taker));
        mix((std::uint64_t{w.takerAccount} << 32) | w.makerAccount);
    }
    void hash(const Liquidated& w)
    {
        mix(w.position);
        mix(bits(w.lots));
        mix(w.averageTicks);
        mix(bits(w.bankruptcyTicks));
    }
    void hash(const Deleveraged& w)
    {
        mix(w.winner);
        mix(bits(w.lots));
        mix(bits(w.ticks));
    }
    void hash(const FundingSettled& w)
    {
        mix(w.rate);
        mix(static_cast<std::uint64_t>(w.paidByLongs));
    }
    void hash(const StatusChanged& w) { mix(static_cast<std::uint64_t>(w.status)); }
    void hash(const FundingRuleChanged& w) { mix(bits(w.interval.count())); }
    void hash(const AdlStageChanged& w) { mix(static_cast<std::uint64_t>(w.stage)); }
    void hash(const VenueConditionChanged& w)
    {
        mix(static_cast<std::uint64_t>(w.venue) * 8 + static_cast<std::uint64_t>(w.condition));
    }
    void hash(const StableRate& w)
    {
        mix(w.usdt);
        mix(w.usdc);
    }
    void hash(const PhaseBegan& w) { mix(std::uint64_t{w.phase}); }

    std::vector<Happening> m_all;
    std::uint64_t m_digest = 0xcbf29ce484222325ull;
    bool m_open = true;
};

}  // namespace plimsoll::sim
