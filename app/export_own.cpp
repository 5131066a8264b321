#include "app/export_own.h"

#include "model/risk/risk_rules.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

bool isOwnRule(std::string_view rule)
{
    const RiskRule* const found = riskRule(rule);
    return found && found->own;
}

void leaveOwnOut(std::vector<ExportTable>& tables)
{
    const auto own = [](const QStringList& row) {
        return std::any_of(row.begin(), row.end(),
                           [](const QString& cell) { return isOwnRule(cell.toStdString()); });
    };
    for (ExportTable& t : tables) {
        std::erase_if(t.rows, own);
        if (!t.later) continue;
        t.later = [make = std::move(t.later), own] {
            std::vector<QStringList> rows = make();
            std::erase_if(rows, own);
            return rows;
        };
    }
}

}  // namespace plimsoll
