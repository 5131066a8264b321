// A file takes the place of another: at once, and so that a power cut does not undo it.
#pragma once

#include "model/market/expected.h"

#include <QString>

namespace plimsoll {

// `from`, which must be on the disk already, is `to` from here on; a file of that name was there until then. Both
// lie in one folder.
Expected<void, QString> replaceFile(const QString& from, const QString& to);

}  // namespace plimsoll
