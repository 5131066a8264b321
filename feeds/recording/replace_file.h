// A file takes the place of another: at once, and so that a power cut does not undo it.
#pragma once

#include "model/market/expected.h"

#include <QString>

namespace plimsoll {

// `from`, which must be on the disk already, is `to` from here on; a file of that name was there until then. Both
// lie in one folder.
Expected<void, QString> replaceFile(const QString& from, const QString& to);

// Why what was written there is not on the disk, as in errno; 0: it is, or as safe as it will be (a pipe, some
// file systems).
int syncError(int descriptor);

// The names in a folder are on the disk: what was made, renamed or removed there stays so after a power cut. What
// cannot be asked for that is as safe as it will be.
Expected<void, QString> syncFolder(const QString& folder);

}  // namespace plimsoll
