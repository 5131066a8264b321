// The export bundle of CONTRACT section 5: pictures, snapshot.json, tables, series, report.
#pragma once

#include "model/market/expected.h"
#include "model/snapshots.h"
#include "ui/source_kind.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace plimsoll {

class MainWindow;

struct ExportOrder {
    QString path;           // a folder, or a .zip
    SourceKind source = SourceKind::Live;
    QSize size;             // of the window's picture; empty: as it is
    QStringList notes;
};

// Returns the path that was written.
Expected<QString, QString> writeBundle(const ExportOrder& order, MainWindow& window, const FullSnapshot& snapshot);

}  // namespace plimsoll
