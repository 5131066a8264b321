#include "model/boards/quote_life.h"

#include <algorithm>

namespace plimsoll {

void QuoteLife::see(Standing& standing, Price price, Mono at)
{
    if (price == standing.price) return;
    if (standing.known) {
        const double stood = toSeconds(at - standing.since);
        const std::int64_t number = at.time_since_epoch() / kSlot;
        Slot& slot = m_slots[static_cast<std::size_t>(number) % kSlots];
        if (slot.number != number) slot = {number, 0, 0, 0};
        slot.seconds += stood;
        slot.squares += stood * stood;
        ++slot.changes;
    }
    // The first change after a break begins a life; the one before it had begun unseen.
    standing = {price, at, standing.price.raw != 0};
}

void QuoteLife::seen(const Bbo& quote, Mono at)
{
    if (!m_from) m_from = at;
    see(m_bid, quote.bid, at);
    see(m_ask, quote.ask, at);
}

void QuoteLife::broke()
{
    m_bid = m_ask = {};
    m_from.reset();
}

std::optional<QuoteLifetime> QuoteLife::over(Mono now) const
{
    const std::int64_t last = now.time_since_epoch() / kSlot;
    double seconds = 0, squares = 0;
    int changes = 0;
    std::int64_t first = last + 1;
    for (const Slot& s : m_slots) {
        if (s.number < 0 || s.number <= last - static_cast<std::int64_t>(kSlots) || s.number > last) continue;
        seconds += s.seconds;
        squares += s.squares;
        changes += s.changes;
        first = std::min(first, s.number);
    }
    if (changes < kLeastChanges || !(seconds > 0)) return std::nullopt;
    const Mono begin = std::max(Mono{first * kSlot}, m_from.value_or(Mono{}));
    const double heard = std::max(1.0, toSeconds(now - begin));
    return QuoteLifetime{squares / seconds * 1e3, changes / heard, changes};
}

}  // namespace plimsoll
