#include "app/export_csv.h"

namespace plimsoll {

namespace {

QString cell(const QString& text)
{
    QString t = text;
    // Spreadsheets run what begins like a formula; numbers may begin with a sign.
    if (t.startsWith(QLatin1Char('=')) || t.startsWith(QLatin1Char('@')) || t.startsWith(QLatin1Char('\t')))
        t.prepend(QLatin1Char('\''));
    if (t.contains(QLatin1Char('"')) || t.contains(QLatin1Char(',')) || t.contains(QLatin1Char('\n')) ||
        t.contains(QLatin1Char('\r')))
        return QLatin1Char('"') + t.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return t;
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

QString safeFileName(const QString& id)
{
    QString name;
    for (const QChar c : id.left(100)) {
        const bool plain =
            (c.unicode() < 128 && c.isLetterOrNumber()) || c == QLatin1Char('_') || c == QLatin1Char('-');
        name += plain ? c : QLatin1Char('_');
    }
    return name.isEmpty() ? QStringLiteral("unnamed") : name;
}

}  // namespace plimsoll
