// Words that a person reads, where no class of their own says them: tables, cells, tips.
#pragma once

#include <QCoreApplication>

namespace plimsoll {

struct UiText {
    Q_DECLARE_TR_FUNCTIONS(UiText)
};

}  // namespace plimsoll
