#include "app/export_own.h"

#include "model/risk/risk_rules.h"

#include <algorithm>

namespace plimsoll {

bool isOwnRule(std::string_view rule)
{
    const RiskRule* const found = riskRule(rule);
    return found && found->own;
}

void leaveOwnOut(std::vector<ExportTable>& tables)
{
    for (ExportTable& t : tables)
        std::erase_if(t.rows, [](const QStringList& row) {
            return std::any_of(row.begin(), row.end(),
                               [](const QString& cell) { return isOwnRule(cell.toStdString()); });
        });
}

}  // namespace plimsoll
