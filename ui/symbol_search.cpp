#include "ui/symbol_search.h"

#include "model/market/instrument.h"

#include <algorithm>
#include <optional>

namespace plimsoll {

namespace {

// What the text names if it is a symbol or another name of the asset: "XBT" is BTC, "kPEPE" PEPE.
QString meant(const QString& query)
{
    const std::string typed = query.toStdString();
    const AssetName own = unifiedAsset(typed);
    if (own.asset != typed) return QString::fromStdString(own.asset);
    const std::string capital = query.toUpper().toStdString();
    const AssetName name = unifiedAsset(splitSymbol(capital).base);
    return name.asset == capital ? QString() : QString::fromStdString(name.asset);
}

std::optional<AssetMatch> matchOf(const QString& query, const QString& other, const SymbolEntry& entry)
{
    using enum AssetMatch;
    const QString& asset = entry.asset;
    if (asset.compare(query, Qt::CaseInsensitive) == 0) return Exact;
    const auto answers = [&](auto fits) { return std::any_of(entry.symbols.begin(), entry.symbols.end(), fits); };
    if (asset.compare(other, Qt::CaseInsensitive) == 0 ||
        answers([&](const QString& s) { return s.compare(query, Qt::CaseInsensitive) == 0; }))
        return SymbolExact;
    if (asset.startsWith(query, Qt::CaseInsensitive)) return Prefix;
    if (query.size() > 1 && answers([&](const QString& s) { return s.startsWith(query, Qt::CaseInsensitive); }))
        return SymbolPrefix;
    if (asset.contains(query, Qt::CaseInsensitive)) return Inside;
    return std::nullopt;
}

}  // namespace

std::vector<FoundSymbol> findSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit)
{
    const QString wanted = query.trimmed();
    const QString other = meant(wanted);
    std::vector<FoundSymbol> found;
    for (const SymbolEntry& e : all) {
        const auto match = wanted.isEmpty() ? std::optional(AssetMatch::Prefix) : matchOf(wanted, other, e);
        if (match) found.push_back({&e, *match});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundSymbol& a, const FoundSymbol& b) { return a.match < b.match; });
    if (found.size() > limit) found.resize(limit);
    return found;
}

std::vector<SymbolEntry> rankSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit)
{
    std::vector<SymbolEntry> out;
    for (const FoundSymbol& f : findSymbols(query, all, limit)) out.push_back(*f.entry);
    return out;
}

}  // namespace plimsoll
