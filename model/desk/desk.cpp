#include "model/desk/desk.h"

#include "model/boards/liquidity.h"

#include <algorithm>

namespace plimsoll {

std::string_view marginModeKey(MarginMode mode)
{
    switch (mode) {
        case MarginMode::Isolated: return "isolated";
        case MarginMode::Cross: return "cross";
    }
    return "isolated";
}

std::string_view capitalLayerName(CapitalLayer layer)
{
    switch (layer) {
        case CapitalLayer::Reserve: return "Reserve";
        case CapitalLayer::Operational: return "Operational";
        case CapitalLayer::Apex: return "Risk";
    }
    return "Risk";
}

std::string_view gateStateWord(GateState state)
{
    switch (state) {
        case GateState::Pass: return "pass";
        case GateState::Fail: return "fail";
        case GateState::Unknown: return "unknown";
    }
    return "unknown";
}

DeskSettings::DeskSettings()
{
    for (const VenueId v : kVenues) {
        DeskVenue& venue = venues[static_cast<std::size_t>(v)];
        venue.takerFee = kTakerFeePerp[static_cast<std::size_t>(v)];
        if (v == VenueId::Hyperliquid) venue.tier = analytics::portfolio::VenueTier::Dex1;
    }
    // S0: the more risk a layer bears, the sooner it stops; the numbers are ours.
    capital[static_cast<std::size_t>(CapitalLayer::Reserve)].drawdownLimit = 0.05;
    capital[static_cast<std::size_t>(CapitalLayer::Operational)].drawdownLimit = 0.10;
    capital[static_cast<std::size_t>(CapitalLayer::Apex)].drawdownLimit = 0.25;
}

int GateCard::count(GateState state) const
{
    return static_cast<int>(
        std::count_if(gates.begin(), gates.end(), [state](const Gate& g) { return g.state == state; }));
}

const PositionReading* DeskSnapshot::find(std::uint64_t id) const
{
    const auto at = std::find_if(positions.begin(), positions.end(),
                                 [id](const PositionReading& p) { return p.account == 0 && p.position.id == id; });
    return at == positions.end() ? nullptr : &*at;
}

std::string addressWords(const WatchedAddress& who)
{
    if (!who.label.empty()) return who.label;
    if (who.address.size() < 12) return who.address;
    std::string out = who.address.substr(0, 6);
    out += "\u2026";
    out += who.address.substr(who.address.size() - 4);
    return out;
}

const GateCard* DeskSnapshot::card(std::uint64_t id) const
{
    const auto at = std::find_if(cards.begin(), cards.end(), [id](const GateCard& c) { return c.trade.id == id; });
    return at == cards.end() ? nullptr : &*at;
}

}  // namespace plimsoll
