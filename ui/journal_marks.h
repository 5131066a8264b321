// What of the journal stands on charts: notes, outages, depegs and flushes as marks. Pure functions of its
// entries.
#pragma once

#include "model/store/history_rows.h"
#include "widgets/chart_marks.h"

#include <string>
#include <vector>

namespace plimsoll {

struct JournalMark {
    ChartMark mark;
    std::string asset;  // empty: of all markets
    store::JournalRow row;
};

// Whether an entry is a mark, or says that one is over.
bool concernsMarks(const store::JournalRow& row);
// `rows`: oldest first. A mark's id is its place, from one. A warning that grows worse, or that several say at
// once, is one mark; what ended says when.
std::vector<JournalMark> journalMarks(const std::vector<store::JournalRow>& rows);
QString markKindName(ChartMark::Kind kind);

}  // namespace plimsoll
