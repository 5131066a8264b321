// The export bundle of CONTRACT section 5: pictures, snapshot.json, tables, series, report.
//
// In two halves: collecting reads the window and belongs to the GUI thread; writing packs, prints
// and stores, which takes longer, and may be done anywhere.
#pragma once

#include "app/export_judged.h"
#include "app/export_report.h"
#include "model/market/expected.h"
#include "model/snapshots.h"
#include "ui/source_kind.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace plimsoll {

class MainWindow;

struct ExportOrder {
    QString path;  // a folder, or a .zip
    SourceKind source = SourceKind::Live;
    QString recorded;  // whose data a replay shows, as the recording says it: "LIVE", "SIMULATED"
    QSize size;        // of the window's picture; empty: as it is
    QStringList notes;
};

struct BundleContent {
    ExportOrder order;
    std::shared_ptr<const FullSnapshot> snapshot;
    Judged judged;
    ReportContent report;  // pictures not packed yet
    std::vector<ExportTable> series;
};

BundleContent collectBundle(const ExportOrder& order, MainWindow& window,
                            std::shared_ptr<const FullSnapshot> snapshot);
// Returns the path that was written.
Expected<QString, QString> writeBundle(BundleContent content);

}  // namespace plimsoll
