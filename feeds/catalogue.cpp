#include "feeds/catalogue.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

constexpr std::size_t kLongestSymbol = 64;

void sortOnce(std::vector<InstrumentId>& ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::vector<InstrumentId> takeOnce(std::vector<InstrumentId>& from)
{
    std::vector<InstrumentId> taken;
    taken.swap(from);
    sortOnce(taken);
    return taken;
}

// A list that nobody takes must not grow for ever.
void note(std::vector<InstrumentId>& ids, InstrumentId id)
{
    if (ids.size() >= 2 * InstrumentId::kPerVenue) sortOnce(ids);
    ids.push_back(id);
}

}  // namespace

InstrumentId Catalogue::peek(Market market, std::string_view symbol) const
{
    const Index& byName = index(market);
    const auto it = byName.find(symbol);
    return it == byName.end() ? InstrumentId{} : it->second;
}

InstrumentId Catalogue::find(Market market, std::string_view symbol)
{
    const InstrumentId known = peek(market, symbol);
    if (known.valid() || m_policy == Unknown::Ignore || symbol.empty()) return known;

    const SymbolParts parts = splitSymbol(symbol);
    const AssetName name = unifiedAsset(parts.base);
    Instrument made;
    made.market = market;
    made.symbol = std::string(symbol);
    made.base = parts.base;
    made.quote = parts.quote;
    made.settle = parts.quote;
    made.asset = name.asset;
    made.multiplier = name.multiplier;
    made.provisional = true;
    if (m_shape) m_shape(made);
    put(made);
    return made.id;
}

const Instrument* Catalogue::get(InstrumentId id) const
{
    if (!id.valid() || id.venue() != m_venue || id.index() >= m_all.size()) return nullptr;
    return &m_all[id.index()];
}

bool Catalogue::put(Instrument& instrument)
{
    // No venue has such names; a hostile text must not fill the memory.
    const auto sane = [](std::string_view name) {
        return name.size() <= kLongestSymbol && std::none_of(name.begin(), name.end(), [](char c) {
                   return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
               });
    };
    if (instrument.symbol.empty() || !sane(instrument.symbol) || !sane(instrument.asset) ||
        !sane(instrument.base) || !sane(instrument.quote) || !sane(instrument.settle)) {
        instrument.id = {};
        return false;
    }
    Index& byName = index(instrument.market);
    if (const auto it = byName.find(instrument.symbol); it != byName.end()) {
        instrument.id = it->second;
        Instrument& known = m_all[it->second.index()];
        if (known == instrument) return false;
        known = instrument;
    } else {
        // The last index is kept free: with Hyperliquid it would read as "invalid".
        if (m_all.size() + 1 >= InstrumentId::kPerVenue) {
            instrument.id = {};
            return false;
        }
        instrument.id = InstrumentId::make(m_venue, m_all.size());
        m_all.push_back(instrument);
        byName.emplace(instrument.symbol, instrument.id);
    }
    note(m_changed, instrument.id);
    note(m_news, instrument.id);
    return true;
}

std::vector<InstrumentId> Catalogue::takeChanged()
{
    return takeOnce(m_changed);
}
std::vector<InstrumentId> Catalogue::takeNews()
{
    return takeOnce(m_news);
}

std::vector<const Instrument*> Catalogue::tradable(std::string_view asset, Market market) const
{
    static constexpr std::array<std::string_view, 4> preferred = {"USDT", "USDC", "USD", "FDUSD"};
    std::vector<const Instrument*> found;
    for (const Instrument& i : m_all) {
        if (i.market != market || i.asset != asset || i.inverse || !i.crypto) continue;
        if (i.status != InstrumentStatus::Trading && i.status != InstrumentStatus::Delisting) continue;
        if (std::find(preferred.begin(), preferred.end(), i.quote) == preferred.end()) continue;
        found.push_back(&i);
    }
    const auto rank = [](const Instrument* i) {
        return std::find(preferred.begin(), preferred.end(), i->quote) - preferred.begin();
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Instrument* a, const Instrument* b) { return rank(a) < rank(b); });
    return found;
}

std::vector<const Instrument*> Catalogue::currencyPairs() const
{
    static constexpr std::array<std::string_view, 3> currencies = {"USDT", "USDC", "FDUSD"};
    static constexpr std::array<std::string_view, 3> quotes = {"USD", "USDT", "USDC"};
    std::vector<const Instrument*> found;
    for (const std::string_view currency : currencies)
        for (const std::string_view quote : quotes)
            for (const Instrument& i : m_all)
                if (i.market == Market::Spot && i.asset == currency && i.quote == quote && !i.provisional &&
                    (i.status == InstrumentStatus::Trading || i.status == InstrumentStatus::Delisting)) {
                    found.push_back(&i);
                    break;
                }
    return found;
}

}  // namespace plimsoll
