#include "ui/symbol_search.h"

#include "model/market/instrument.h"

#include <algorithm>

namespace plimsoll {

namespace {

enum Rank { Exact, SymbolExact, Prefix, SymbolPrefix, Inside, None };

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

Rank rankOf(const QString& query, const QString& other, const SymbolEntry& entry)
{
    const QString& asset = entry.asset;
    if (asset.compare(query, Qt::CaseInsensitive) == 0) return Exact;
    const auto answers = [&](auto fits) { return std::any_of(entry.symbols.begin(), entry.symbols.end(), fits); };
    if (asset.compare(other, Qt::CaseInsensitive) == 0 ||
        answers([&](const QString& s) { return s.compare(query, Qt::CaseInsensitive) == 0; }))
        return SymbolExact;
    if (asset.startsWith(query, Qt::CaseInsensitive)) return Prefix;
    if (query.size() > 1 && answers([&](const QString& s) { return s.startsWith(query, Qt::CaseInsensitive); }))
        return SymbolPrefix;
    return asset.contains(query, Qt::CaseInsensitive) ? Inside : None;
}

}  // namespace

std::vector<SymbolEntry> rankSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit)
{
    const QString wanted = query.trimmed();
    const QString other = meant(wanted);
    std::vector<std::pair<Rank, const SymbolEntry*>> found;
    for (const SymbolEntry& e : all) {
        const Rank rank = wanted.isEmpty() ? Prefix : rankOf(wanted, other, e);
        if (rank != None) found.emplace_back(rank, &e);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (found.size() > limit) found.resize(limit);
    std::vector<SymbolEntry> out;
    for (const auto& [rank, entry] : found) out.push_back(*entry);
    return out;
}

}  // namespace plimsoll
