// The instruments of one venue, as its codec and plan see them. Lives in the venue's thread.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plimsoll {

class Catalogue {
public:
    // What to do with a symbol that no instrument reply has named.
    enum class Unknown : std::uint8_t {
        Ignore,  // live: it is not ours (another product on an all-market stream)
        Invent,  // recordings: make a provisional instrument from the symbol alone
    };

    explicit Catalogue(VenueId venue, Unknown policy = Unknown::Ignore) : m_venue(venue), m_policy(policy) {}

    VenueId venue() const { return m_venue; }

    // The id of a symbol, or an invalid id. Under Invent never invalid while there is room.
    InstrumentId find(Market market, std::string_view symbol);
    InstrumentId peek(Market market, std::string_view symbol) const;  // never invents
    const Instrument* get(InstrumentId id) const;

    // Adds or replaces by (market, symbol); fills in the id. Says whether anything changed.
    bool put(Instrument& instrument);

    const std::vector<Instrument>& all() const { return m_all; }
    // Instruments changed since the last call, for whoever plans subscriptions.
    std::vector<InstrumentId> takeChanged();
    // The same for the codec, which writes the InstrumentChanged events. Each list is taken on its own.
    bool hasNews() const { return !m_news.empty(); }
    std::vector<InstrumentId> takeNews();
    // What a venue's symbols say about themselves beyond base and quote; applied to invented instruments.
    void onInvent(void (*shape)(Instrument&)) { m_shape = shape; }

    // Instruments of an asset in this market that trade, most liquid quote first (USDT, USDC, USD).
    std::vector<const Instrument*> tradable(std::string_view asset, Market market) const;
    // Spot pairs that tell what the quote currencies are worth: each with dollars, and with each other.
    // They are few, and always watched where spot is.
    std::vector<const Instrument*> currencyPairs() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using Index = std::unordered_map<std::string, InstrumentId, Hash, std::equal_to<>>;

    Index& index(Market m) { return m_index[static_cast<std::size_t>(m)]; }
    const Index& index(Market m) const { return m_index[static_cast<std::size_t>(m)]; }

    VenueId m_venue;
    Unknown m_policy;
    std::vector<Instrument> m_all;
    std::array<Index, 3> m_index;
    std::vector<InstrumentId> m_changed, m_news;
    void (*m_shape)(Instrument&) = nullptr;
};

}  // namespace plimsoll
