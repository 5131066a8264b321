#include "app/export_csv.h"

#include "ui/export_cells.h"

#include <algorithm>

namespace plimsoll {

namespace {

QString cell(const QString& text)
{
    QString t = safeCell(text);
    static const QString special = QStringLiteral("\",;\t\n\r");
    const bool quoted = std::any_of(t.begin(), t.end(), [](QChar c) { return special.contains(c); });
    return quoted ? QLatin1Char('"') + t.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"') : t;
}

void row(QByteArray& out, const QStringList& cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        out += cell(cells[i]).toUtf8();
    }
    out += '\n';
}

}  // namespace

QByteArray toCsv(const ExportTable& table, SourceKind source)
{
    const bool marked = source != SourceKind::Live;
    const QString word = sourceWord(source);
    QByteArray out;
    row(out, marked ? table.heads + QStringList{QStringLiteral("source")} : table.heads);
    for (const QStringList& r : table.rows) {
        QStringList cells = r;
        if (marked) {
            while (cells.size() < table.heads.size()) cells.append(QString());
            cells.append(word);
        }
        row(out, cells);
    }
    return out;
}

}  // namespace plimsoll
