// Which assets a typed text means: exact before prefix before substring; inside a rank the order
// in which the assets were given (most traded first). An asset answers to its own name, to those of
// its instruments ("1000PEPEUSDT", "BTC-USDT-SWAP", "kPEPE") and to old ones ("XBT").
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace plimsoll {

struct SymbolEntry {
    QString asset;
    QString detail;         // "BN BY", shown beside it
    QStringList symbols{};  // the venues' own names of its instruments
};

enum class AssetMatch : std::uint8_t { Exact, SymbolExact, Prefix, SymbolPrefix, Inside };
struct FoundSymbol {
    const SymbolEntry* entry;  // of those given
    AssetMatch match;
};
std::vector<FoundSymbol> findSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit);
std::vector<SymbolEntry> rankSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit);

}  // namespace plimsoll
