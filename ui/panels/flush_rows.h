// After a flush in rows: the checklist, what would invalidate it, the key levels; and the flushes themselves, each
// with its structure before and after, its venues, and cases of the past beside it. Pure functions of the
// snapshot.
#pragma once

#include "ui/panels/phase_words.h"

namespace plimsoll {

// ---- The checklist (J5) ----
std::vector<TextColumn> checklistColumns();
std::vector<TextRow> checklistRows(const PhaseSnapshot& s);
std::vector<TextColumn> invalidationColumns();
std::vector<TextRow> invalidationRows(const PhaseSnapshot& s);
std::vector<TextColumn> levelColumns();
std::vector<TextRow> levelRows(const PhaseSnapshot& s);

// ---- The flushes ----
QString flushKey(const FlushRecord& flush);  // stands for it over snapshots
QString flushTag(const FlushRecord& flush);  // "#flush_20251121T1404"
std::vector<TextColumn> flushColumns();
TextRow flushRow(const FlushRecord& flush, AsOf now);
// What one may look for in it: asset, day, words.
QString flushWords(const FlushRecord& flush);
std::vector<TextColumn> structureColumns();
std::vector<TextRow> structureRows(const FlushRecord& flush);
std::vector<TextColumn> stressColumns();
std::vector<TextRow> stressRows(const FlushRecord& flush, const std::vector<VenueId>& venues);
// The chosen flush first, where there is one.
std::vector<TextColumn> caseColumns();
std::vector<TextRow> caseRows(const FlushRecord* flush);

}  // namespace plimsoll
