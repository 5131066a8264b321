// Which assets a typed text means: exact before prefix before substring; inside a rank the order
// in which the assets were given (most traded first). An asset answers to its own name, to those of
// its instruments ("1000PEPEUSDT", "BTC-USDT-SWAP", "kPEPE") and to old ones ("XBT").
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll {

struct SymbolEntry {
    QString asset;
    QString detail;         // "BN BY", shown beside it
    QStringList symbols{};  // the venues' own names of its instruments
};

std::vector<SymbolEntry> rankSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit);

}  // namespace plimsoll
