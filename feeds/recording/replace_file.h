// A file takes the place of another: at once, and so that a power cut does not undo it.
#pragma once

#include "model/market/expected.h"

#include <QString>

namespace plimsoll {

// `from`, which must be on the disk already, is `to` from here on; a file of that name was there until then. Both
// lie in one folder.
Expected<void, QString> replaceFile(const QString& from, const QString& to);

// The names in a folder are on the disk: what was made, renamed or removed there stays so after a power cut. What
// cannot be asked for that is as safe as it will be.
Expected<void, QString> syncFolder(const QString& folder);

}  // namespace plimsoll
