// `record` into a named pipe: it begins once somebody reads from it. The system would hold whoever opens one until
// then, and neither Ctrl+C nor --for would end that.
#pragma once

#include "model/market/expected.h"

#include <QFile>
#include <QString>

#include <memory>
#include <optional>

namespace plimsoll {

// Somebody reads from the pipe, or it is none. What is returned keeps its reader there until it has been opened
// for good; null: there is nothing to keep. An error, a sentence: nobody came within `longest` seconds (none: it
// takes as long as it takes), or the person did not want to wait.
Expected<std::unique_ptr<QFile>, QString> awaitReader(const QString& path, std::optional<double> longest);

}  // namespace plimsoll
