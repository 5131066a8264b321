#include "model/market/instrument.h"

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

struct VenueWords {
    std::string_view name, key, code;
};
constexpr std::array kVenueWords = {
    VenueWords{"Binance", "binance", "BN"},
    VenueWords{"Bybit", "bybit", "BY"},
    VenueWords{"OKX", "okx", "OK"},
    VenueWords{"Hyperliquid", "hyperliquid", "HL"},
};
static_assert(kVenueWords.size() == kVenueCount);

constexpr std::array<std::string_view, 3> kMarketKeys = {"perp", "spot", "future"};
constexpr std::array<std::string_view, 6> kStatusNames = {"unknown", "pre-launch", "trading",
                                                          "halted",  "delisting",  "delisted"};

const VenueWords& words(VenueId v)
{
    return kVenueWords[static_cast<std::size_t>(v)];
}

bool startsWithDigits(std::string_view text, std::size_t& count)
{
    count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    return count > 0;
}

// 1000, 10000, ... : a one and at least three zeros. 0 when it is not such a number.
double powerOfTenMultiplier(std::string_view digits)
{
    if (digits.size() < 4 || digits.front() != '1') return 0;
    if (digits.find_first_not_of('0', 1) != std::string_view::npos) return 0;
    double m = 1;
    for (std::size_t i = 1; i < digits.size(); ++i) m *= 10;
    return m;
}

// One coin under two names. Only what is known for certain: two coins taken for one are worse than one taken for
// two.
struct Alias {
    std::string_view name, asset;
};
constexpr std::array kAliases = {
    Alias{"XBT", "BTC"},
    // 1000NEIROCTO at Bybit, kNEIRO at Hyperliquid, NEIRO elsewhere. NEIROETH is another coin.
    Alias{"NEIROCTO", "NEIRO"},
};

// The name without its multiplier.
AssetName withoutMultiplier(std::string_view base)
{
    std::size_t digits = 0;
    if (startsWithDigits(base, digits) && digits < base.size()) {
        const std::string_view rest = base.substr(digits);
        if (const double m = powerOfTenMultiplier(base.substr(0, digits)); m > 0) return {std::string(rest), m};
        // "1MBABYDOGE": a million.
        if (digits == 1 && base[0] == '1' && rest.size() > 3 && rest[0] == 'M')
            return {std::string(rest.substr(1)), 1e6};
    }
    // "kPEPE" (Hyperliquid): a lower-case k before capitals.
    if (base.size() > 2 && base[0] == 'k' && base[1] >= 'A' && base[1] <= 'Z')
        return {std::string(base.substr(1)), 1000};
    // "SHIB1000" (old Bybit listings): the multiplier as a suffix.
    const std::size_t lastLetter = base.find_last_not_of("0123456789");
    if (lastLetter != std::string_view::npos && lastLetter + 1 < base.size()) {
        if (const double m = powerOfTenMultiplier(base.substr(lastLetter + 1)); m > 0)
            return {std::string(base.substr(0, lastLetter + 1)), m};
    }
    return {std::string(base), 1};
}

}  // namespace

std::string_view venueName(VenueId v)
{
    return words(v).name;
}
std::string_view venueKey(VenueId v)
{
    return words(v).key;
}
std::string_view venueCode(VenueId v)
{
    return words(v).code;
}

std::optional<VenueId> venueFromKey(std::string_view key)
{
    for (VenueId v : kVenues)
        if (venueKey(v) == key) return v;
    return std::nullopt;
}

std::string_view marketKey(Market m)
{
    return kMarketKeys[static_cast<std::size_t>(m)];
}
std::string_view statusName(InstrumentStatus s)
{
    return kStatusNames[static_cast<std::size_t>(s)];
}

std::optional<Price> stepAt(const Instrument& instrument, Price price)
{
    if (instrument.significantFigures <= 0 || price.raw <= 0) return instrument.tick;
    // 84,143 has five figures before the point: its step is 1. Whole numbers are always allowed.
    std::int64_t tooMany = 1, step = 1;
    for (int i = 0; i < instrument.significantFigures; ++i) tooMany *= 10;
    for (std::int64_t rest = price.raw; rest >= tooMany && step < Price::kScale; rest /= 10) step *= 10;
    return Price{std::max(step, instrument.tick.value_or(Price{0}).raw)};
}

const Instrument* InstrumentTable::find(InstrumentId id) const
{
    const auto it = m_all.find(id);
    return it == m_all.end() ? nullptr : &it->second;
}

const Instrument* InstrumentTable::find(VenueId venue, Market market, std::string_view symbol) const
{
    for (const auto& [id, instrument] : m_all)
        if (id.venue() == venue && instrument.market == market && instrument.symbol == symbol) return &instrument;
    return nullptr;
}

std::vector<const Instrument*> InstrumentTable::ofAsset(std::string_view asset) const
{
    std::vector<const Instrument*> found;
    for (const auto& [id, instrument] : m_all)
        if (instrument.asset == asset) found.push_back(&instrument);
    std::stable_sort(found.begin(), found.end(), [](const Instrument* a, const Instrument* b) {
        if (a->venue() != b->venue()) return a->venue() < b->venue();
        return a->market < b->market;
    });
    return found;
}

std::vector<std::string> InstrumentTable::assets() const
{
    std::set<std::string> names;
    for (const auto& [id, instrument] : m_all) names.insert(instrument.asset);
    return {names.begin(), names.end()};
}

InstrumentTable InstrumentTable::with(const std::vector<Instrument>& changed) const
{
    InstrumentTable next = *this;
    for (const Instrument& i : changed) next.m_all.insert_or_assign(i.id, i);
    ++next.m_generation;
    return next;
}

AssetName unifiedAsset(std::string_view base)
{
    AssetName name = withoutMultiplier(base);
    const auto alias =
        std::find_if(kAliases.begin(), kAliases.end(), [&](const Alias& a) { return a.name == name.asset; });
    if (alias != kAliases.end()) name.asset = alias->asset;
    return name;
}

SymbolParts splitSymbol(std::string_view symbol)
{
    // Longest first, so that "BTCFDUSD" is not read as "BTCFD" + "USD".
    static constexpr std::array<std::string_view, 14> quotes = {
        "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDE", "USD1", "PERP", "USD", "EUR", "TRY", "BTC", "ETH", "BNB"};
    std::string_view s = symbol.substr(0, symbol.find_first_of("_-"));  // BTCUSD_PERP, BTCUSDT-26DEC
    for (std::string_view q : quotes) {
        if (s.size() > q.size() && s.ends_with(q)) {
            // Bybit names its USDC perpetuals BTCPERP.
            const std::string_view quote = q == "PERP" ? std::string_view("USDC") : q;
            return {std::string(s.substr(0, s.size() - q.size())), std::string(quote)};
        }
    }
    return {std::string(s), {}};
}

}  // namespace plimsoll
