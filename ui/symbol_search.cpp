#include "ui/symbol_search.h"

#include <algorithm>

namespace plimsoll {

namespace {

enum Rank { Exact, Prefix, Inside, None };

Rank rankOf(const QString& query, const QString& asset)
{
    if (asset.compare(query, Qt::CaseInsensitive) == 0) return Exact;
    if (asset.startsWith(query, Qt::CaseInsensitive)) return Prefix;
    return asset.contains(query, Qt::CaseInsensitive) ? Inside : None;
}

}  // namespace

std::vector<SymbolEntry> rankSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit)
{
    const QString wanted = query.trimmed();
    std::vector<std::pair<Rank, const SymbolEntry*>> found;
    for (const SymbolEntry& e : all) {
        const Rank rank = wanted.isEmpty() ? Prefix : rankOf(wanted, e.asset);
        if (rank != None) found.emplace_back(rank, &e);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (found.size() > limit) found.resize(limit);
    std::vector<SymbolEntry> out;
    for (const auto& [rank, entry] : found) out.push_back(*entry);
    return out;
}

}  // namespace plimsoll
