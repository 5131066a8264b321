// Long tables on their way to a file: the window's thread says what they are called and takes the values along,
// whoever writes them puts the values into words.
#pragma once

#include "ui/panel.h"
#include "widgets/format.h"

#include <utility>

namespace plimsoll {

// While one lives, tables that this thread is handed may come without their rows, and make them when they are
// asked to (makeRows).
class TablesLater {
public:
    TablesLater() { ++s_depth; }
    ~TablesLater() { --s_depth; }
    TablesLater(const TablesLater&) = delete;
    TablesLater& operator=(const TablesLater&) = delete;
    static bool on() { return s_depth > 0; }

private:
    inline static thread_local int s_depth = 0;
};

// `make` returns the whole table, from values that it owns and nobody changes: it may be called in any thread.
template <typename Make>
ExportTable tableOf(Make make)
{
    if (!TablesLater::on() || TableNames::on()) return make();
    const TableNames only;
    ExportTable t = make();
    t.later = [make = std::move(make)] { return make().rows; };
    return t;
}

// In any thread, as other programs read them.
inline void makeRows(ExportTable& table)
{
    if (!table.later) return;
    const format::Standard words;
    table.rows = std::exchange(table.later, nullptr)();
}

}  // namespace plimsoll
