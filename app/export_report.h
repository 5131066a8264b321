// The report of a snapshot: one HTML page without outside references, and the same as PDF.
#pragma once

#include "model/snapshots.h"
#include "ui/export_table.h"
#include "ui/source_kind.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

namespace plimsoll {

struct ReportPicture {
    QString id, title;
    QImage image;
    QByteArray png;
};

struct ReportContent {
    AsOf asOf;
    SourceKind source = SourceKind::Live;
    QString asset;
    QStringList venues;                   // stamps
    QStringList notes;                    // what a reader must know: damage of a recording ...
    std::vector<ReportPicture> pictures;  // the window first
    std::vector<ExportTable> tables;
};

QByteArray reportHtml(const ReportContent& content);
QByteArray reportPdf(const ReportContent& content);

}  // namespace plimsoll
