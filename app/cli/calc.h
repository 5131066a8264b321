// The harness contract of the analytics (ANALYTICS section 0), without files and streams.
#pragma once

#include "model/market/expected.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <string>

namespace plimsoll {

struct VectorRun {
    std::string json;          // {"<id>": {outputs}, ...}, in the order of the file
    std::size_t vectors = 0;   // answered, with a value or without
    std::size_t rejected = 0;  // of these: without a value because the inputs are wrong
    std::size_t failed = 0;    // not answered: no such function, or not a vector
    QString firstTrouble;      // of the rejected and the failed
};

// {"vectors": [{"id", "fn", "inputs"}]}. The error says why nothing could be run.
Expected<VectorRun, QString> runVectors(const QByteArray& file);

}  // namespace plimsoll
