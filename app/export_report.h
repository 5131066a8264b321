// A report: blocks of text, tables and pictures, as one HTML page without outside references and as PDF with text
// that can be selected. Whatever comes from a venue, a file or a person is shown as it is and never run.
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

struct ReportBlock {
    enum class Kind : std::uint8_t { Heading, Text, Note, Picture, Table };
    Kind kind = Kind::Text;
    QString text;  // of the first three
    ReportPicture picture;
    ExportTable table;
};
ReportBlock headingBlock(const QString& text);
ReportBlock textBlock(const QString& text);
ReportBlock noteBlock(const QString& text);
ReportBlock pictureBlock(ReportPicture picture);
ReportBlock tableBlock(ExportTable table);

struct ReportContent {
    AsOf asOf;
    SourceKind source = SourceKind::Live;
    QString heading;  // empty: "Plimsoll snapshot"
    QString asset;
    QStringList venues;                   // stamps
    QStringList notes;                    // what a reader must know: damage of a recording ...
    std::vector<ReportPicture> pictures;  // the window first
    std::vector<ExportTable> tables;
    std::vector<ReportBlock> blocks;  // after these
    bool inBundle = true;             // tables/<id>.csv lie beside it
};

QByteArray reportHtml(const ReportContent& content);
QByteArray reportPdf(const ReportContent& content);

}  // namespace plimsoll
