// What is said of the person's own positions stays on the machine unless it is wished for: rows of tables, as the
// camera hides it in pictures.
#pragma once

#include "ui/export_table.h"

#include <string_view>
#include <vector>

namespace plimsoll {

bool isOwnRule(std::string_view rule);
// Rows that name a rule about own positions go, also of those that are made later.
void leaveOwnOut(std::vector<ExportTable>& tables);

}  // namespace plimsoll
