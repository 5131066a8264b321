#include "feeds/sim/server/served.h"

#include <algorithm>

namespace plimsoll::sim {

std::vector<BookLevel> changesOf(Side side, const std::vector<BookLevel>& before,
                                 const std::vector<BookLevel>& after, bool counts)
{
    std::vector<BookLevel> out;
    const auto better = [side](Ticks a, Ticks b) { return side == Side::Buy ? a > b : a < b; };
    std::size_t i = 0, k = 0;
    while (i < before.size() || k < after.size()) {
        if (k == after.size() || (i < before.size() && better(before[i].ticks, after[k].ticks))) {
            out.push_back({before[i++].ticks, 0, 0});
        } else if (i == before.size() || better(after[k].ticks, before[i].ticks)) {
            out.push_back(after[k++]);
        } else {
            const BookLevel &was = before[i++], &is = after[k++];
            if (was.lots != is.lots || (counts && was.orders != is.orders)) out.push_back(is);
        }
    }
    return out;
}

ServedSymbol& ServedVenue::add(Listing listing)
{
    symbols.push_back(std::make_unique<ServedSymbol>());
    ServedSymbol& s = *symbols.back();
    s.listing = std::move(listing);
    s.state.status = s.listing.status;
    if (s.listed()) list(s);
    return s;
}

void ServedVenue::list(ServedSymbol& s)
{
    if (s.place < 0) s.place = m_places[s.perp() ? 0 : 1]++;
}

const ServedSymbol* ServedVenue::find(plimsoll::Market market, std::string_view symbol) const
{
    for (const auto& s : symbols)
        if (s->market() == market && s->symbol() == symbol && s->listed()) return s.get();
    return nullptr;
}

std::vector<const ServedSymbol*> ServedVenue::of(plimsoll::Market market) const
{
    std::vector<const ServedSymbol*> out;
    for (const auto& s : symbols)
        if (s->market() == market && s->place >= 0) out.push_back(s.get());
    std::sort(out.begin(), out.end(),
              [](const ServedSymbol* a, const ServedSymbol* b) { return a->place < b->place; });
    return out;
}

}  // namespace plimsoll::sim
