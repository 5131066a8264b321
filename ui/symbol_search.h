// Which assets a typed text means: exact before prefix before substring; inside a rank the order
// in which the assets were given (most traded first).
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll {

struct SymbolEntry {
    QString asset;
    QString detail;  // "BN BY", shown beside it
};

std::vector<SymbolEntry> rankSymbols(const QString& query, const std::vector<SymbolEntry>& all, std::size_t limit);

}  // namespace plimsoll
