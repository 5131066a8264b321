// What the program was designed from lies outside the repository: documents, worked examples, recordings of real
// sessions, historic series. PLIMSOLL_DESIGN names the folder.
#pragma once

#include <QString>

namespace plimsoll::test {

// Why a test that needs one of them is skipped.
inline constexpr const char* kNoDesignFiles = "PLIMSOLL_DESIGN does not name a folder that has this";

// Empty when the file or folder is missing.
QString designFile(const QString& relative);
QString capturesDir();
QString capture(const QString& relative);

}  // namespace plimsoll::test
