// Heads of tables that several panels have, or whose own panel says nothing more.
#include "ui/glossary_table.h"

#include <QCoreApplication>

namespace plimsoll {

namespace {

constexpr GlossaryTerm kHeads[] = {
    {"asset", "", QT_TRANSLATE_NOOP("UiText", "Unified name of the coin, the same on all venues")},
    {"venue", "", QT_TRANSLATE_NOOP("UiText", "Where it was said")},
};

}  // namespace

std::span<const GlossaryTerm> glossaryHeads()
{
    return kHeads;
}

}  // namespace plimsoll
