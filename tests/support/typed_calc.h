// A calculator whose fields a person has filled in.
#pragma once

#include "model/desk/calculator.h"
#include "ui/panels/calculator_entry.h"

#include <QString>

#include <map>
#include <string>
#include <utility>

namespace plimsoll::test {

// Every field as its example has it, then these over it.
inline CalcInputs typed(const Calculator& c, const std::map<std::string, QString>& over = {})
{
    CalcInputs out;
    for (const CalcField& f : c.fields) {
        CalcEntry e;
        e.field = &f;
        e.origin = CalcOrigin::Typed;
        const auto own = over.find(f.key);
        const QString example = QString::fromUtf8(f.example);
        const QString text = own != over.end()            ? own->second
                             : f.kind == CalcKind::Choice ? example.section(QLatin1Char('|'), 0, 0)
                                                          : example;
        if (auto v = entryOf(f, text)) e.value = std::move(*v);
        out.entries.push_back(std::move(e));
    }
    return out;
}

}  // namespace plimsoll::test
