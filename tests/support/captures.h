// Where the recordings of real sessions lie, if they are there: outside the repository.
#pragma once

#include <QString>

namespace plimsoll::test {

// Empty when the folder is missing; tests that need it QSKIP with that reason.
QString capturesDir();
QString capture(const QString& relative);  // empty when that file is missing

}  // namespace plimsoll::test
