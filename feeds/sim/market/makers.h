// The makers of one listing. Three kinds: fast ones near the touch, those who fill the middle of the book,
// and slow ones far out, among them large orders at round prices. They quote around what they believe,
// lean against their inventory, and show less, further away, when the market moves or hits them.
#pragma once

#include "feeds/sim/market/floor.h"
#include "feeds/sim/market/random.h"
#include "feeds/sim/market/scenario.h"

#include <array>
#include <vector>

namespace plimsoll::sim {

struct MakerSetup {
    double depth = 1e6;     // quote currency a side within 1 %, in calm
    double halfSpread = 1;  // bp
    std::size_t levels = 200;
    double pace = 1;  // orders touched a step and side, by fast makers
};

struct MakerMood {
    double fair = 0;  // ticks, before their own inventory
    double volRatio = 1;
    double presence = 1, nerve = 1;
    double dt = 0.05;
};

class Makers {
public:
    Makers(Floor& floor, ListingId listing, const MakerSetup& setup, Random random);

    void fill(const MakerMood& mood);  // the whole book at once, at the start
    void step(const MakerMood& mood);
    void used(std::uint32_t tag);  // an order was filled

    double presence() const { return m_presence; }  // 1: all that they show in calm
    double halfSpread() const { return m_half; }    // ticks
    double depth() const { return m_setup.depth; }

private:
    enum Kind : std::uint8_t { Fast, Middle, Slow };
    struct Slot {
        OrderId order = kNoOrder;
        float offset = 0;  // fraction of the price, from the quote at the touch
        float size = 0;    // quote currency in calm
        float noise = 1;
        std::uint16_t rank = 0;  // within its kind, from the touch
        Side side = Side::Buy;
        Kind kind = Fast;
    };
    struct Range {
        std::uint32_t first = 0, count = 0;
    };

    void makeSlots();
    void feel(const MakerMood& mood);
    void refresh(std::uint32_t slot);
    void place(std::uint32_t slot, Ticks ticks, Lots lots);
    Ticks desired(const Slot& s, double offset);
    void leaveTouch(Side side);
    void refill();
    Range range(Side side, Kind kind) const { return m_ranges[static_cast<std::size_t>(side)][kind]; }
    Lots wanted(const Slot& s) const;

    Floor& m_floor;
    const ListingId m_id;
    const MakerSetup m_setup;
    Random m_random;
    std::array<AccountId, 3> m_accounts{};
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_filled;  // slots to be quoted again
    std::array<std::array<Range, 3>, 2> m_ranges{};
    double m_fair = 0, m_lastFair = 0, m_half = 1;
    double m_presence = 1, m_push = 0, m_inventory = 0, m_widen = 1, m_reach = 1;
    Lots m_startLots = 0;
};

}  // namespace plimsoll::sim
