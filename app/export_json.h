// `snapshot.json` (CONTRACT section 5).
#pragma once

#include "app/export_judged.h"
#include "model/snapshots.h"
#include "ui/source_kind.h"

#include <QByteArray>

namespace plimsoll {

inline constexpr int kSnapshotSchema = 1;

// Without `judged` what rests on it is null, and says so.
// `recorded`: whose data a replay shows, as the recording says it ("LIVE", "SIMULATED"); empty: it does not.
QByteArray snapshotJson(const FullSnapshot& snapshot, SourceKind source, const Judged& judged = {},
                        const QString& recorded = {});

}  // namespace plimsoll
