// Keys of a replay, where nobody types: next entry, range to repeat, marks, speed.
#pragma once

class QString;

namespace plimsoll {

class ReplayBar;

// `inTable`: letters belong to the table's search. Says whether the key was taken.
bool takeReplayKey(ReplayBar& bar, const QString& sign, int code, bool inTable);

}  // namespace plimsoll
