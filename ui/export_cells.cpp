#include "ui/export_cells.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QMimeData>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

const QString kNoValue = QStringLiteral("\u2014");

bool columnHidden(const QAbstractItemView& view, int column)
{
    if (const auto* table = qobject_cast<const QTableView*>(&view)) return table->isColumnHidden(column);
    if (const auto* tree = qobject_cast<const QTreeView*>(&view)) return tree->isColumnHidden(column);
    return false;
}

QStringList withSource(QStringList cells, qsizetype width, SourceKind source, const QString& word)
{
    if (source == SourceKind::Live) return cells;
    while (cells.size() < width) cells.append(QString());
    cells.append(word);
    return cells;
}

}  // namespace

bool hasSelection(const QAbstractItemView& view)
{
    return view.model() && view.selectionModel() && view.selectionModel()->hasSelection();
}

ExportTable selectedCells(const QAbstractItemView& view, const QString& id, const QString& title)
{
    ExportTable table{id, title, {}, {}};
    const QAbstractItemModel* const model = view.model();
    if (!model) return table;
    const QModelIndex root = view.rootIndex();
    std::set<int> rows, columns;
    if (hasSelection(view)) {
        for (const QModelIndex& i : view.selectionModel()->selectedIndexes()) {
            if (i.parent() != root) continue;
            rows.insert(i.row());
            columns.insert(i.column());
        }
        // A view of rows has chosen whole ones.
        if (view.selectionBehavior() == QAbstractItemView::SelectRows) columns.clear();
    } else {
        for (int r = 0; r < model->rowCount(root); ++r) rows.insert(r);
    }
    if (columns.empty())
        for (int c = 0; c < model->columnCount(root); ++c) columns.insert(c);
    std::erase_if(columns, [&](int c) { return columnHidden(view, c); });
    for (const int c : columns) {
        QString head = model->headerData(c, Qt::Horizontal).toString().simplified();
        if (head.isEmpty()) head = QStringLiteral("column_%1").arg(c + 1);
        table.heads << head;
    }
    for (const int r : rows) {
        QStringList cells;
        for (const int c : columns) {
            const QString cell = model->index(r, c, root).data().toString().simplified();
            cells << (cell == kNoValue ? QString() : cell);
        }
        table.rows.push_back(cells);
    }
    return table;
}

QString toTsv(const ExportTable& table, SourceKind source)
{
    QString out;
    const auto line = [&](const QStringList& cells) { out += tsvLine(cells); };
    line(withSource(table.heads, table.heads.size(), source, QStringLiteral("source")));
    for (const QStringList& row : table.rows)
        line(withSource(row, table.heads.size(), source, sourceWord(source)));
    return out;
}

QString toHtmlTable(const ExportTable& table, SourceKind source)
{
    QString out = QStringLiteral("<table>\n");
    const auto line = [&](const QStringList& cells, const char* tag) {
        out += QStringLiteral("<tr>");
        for (const QString& cell : cells) {
            const QString safe = safeCell(cell.simplified());
            out +=
                QStringLiteral("<%1%2>%3</%1>")
                    .arg(QLatin1String(tag), isPlainNumber(safe) ? QStringLiteral(" align=\"right\"") : QString(),
                         safe.toHtmlEscaped());
        }
        out += QStringLiteral("</tr>\n");
    };
    line(withSource(table.heads, table.heads.size(), source, QStringLiteral("source")), "th");
    for (const QStringList& row : table.rows)
        line(withSource(row, table.heads.size(), source, sourceWord(source)), "td");
    return out + QStringLiteral("</table>\n");
}

QMimeData* toMime(const ExportTable& table, SourceKind source)
{
    auto* mime = new QMimeData;
    mime->setText(toTsv(table, source));
    mime->setHtml(QStringLiteral("<meta charset=\"utf-8\">\n") + toHtmlTable(table, source));
    return mime;
}

}  // namespace plimsoll
