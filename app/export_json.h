// `snapshot.json` (CONTRACT section 5).
#pragma once

#include "model/snapshots.h"
#include "ui/source_kind.h"

#include <QByteArray>

namespace plimsoll {

inline constexpr int kSnapshotSchema = 1;

QByteArray snapshotJson(const FullSnapshot& snapshot, SourceKind source);

}  // namespace plimsoll
