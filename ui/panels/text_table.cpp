#include "ui/panels/text_table.h"

#include "ui/glossary_table.h"
#include "ui/panel.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

// Readers that split files by lines find a row on each.
QString oneLine(QString text)
{
    return text.replace(QLatin1Char('\n'), QLatin1String("; "));
}

constexpr const char* kMarks = "marks";

// Numbers as machines read them: no groups, a point, an ASCII minus.
QString machineText(QString text, const number_text::Marks& marks)
{
    using Marks = number_text::Marks;
    switch (marks.group) {
        case Marks::Group::Comma: text.remove(u','); break;
        case Marks::Group::Dot: text.remove(u'.'); break;
        case Marks::Group::Space: text.remove(QChar(0xa0)); break;
        case Marks::Group::Apostrophe: text.remove(QChar(0x2019)); break;
        case Marks::Group::None: break;
    }
    if (marks.point == Marks::Point::Comma) text.replace(u',', u'.');
    return text.replace(QChar(0x2212), u'-');
}

}  // namespace

TextColumn numberColumn(const char* head, const char* exported, const char* widest, int drop, const QString& tip)
{
    TextColumn c;
    c.head = *head ? UiText::tr(head) : QString();
    c.exportHead = QString::fromUtf8(exported);
    c.widest = QString::fromUtf8(widest);
    c.right = true;
    c.drop = drop;
    c.rest = true;
    c.tip = tip;
    return c;
}

TextTable::TextTable(std::vector<TextColumn> columns, QObject* parent)
    : RowModel(parent), m_columns(std::move(columns))
{
    // Rows that were made before the person chose other signs still have the old ones.
    const auto remember = [this] { setProperty(kMarks, QVariant::fromValue(number_text::marks())); };
    connect(this, &QAbstractItemModel::dataChanged, this, remember);
    connect(this, &QAbstractItemModel::rowsInserted, this, remember);
}

void TextTable::sort(int column, Qt::SortOrder order)
{
    if (m_sorter) m_sorter(column, order);
}

void TextTable::setHead(int column, const QString& head)
{
    QString& mine = m_columns[static_cast<std::size_t>(column)].head;
    if (mine == head) return;
    mine = head;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
}

int TextTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TextTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TextColumn& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return column.head;
    if (role == Qt::ToolTipRole)
        return column.tip.isEmpty() ? headTip(column.exportHead, column.head) : column.tip;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (column.right ? Qt::AlignRight : Qt::AlignLeft));
    if (role == cell::Venue && column.venue) return static_cast<int>(*column.venue);
    return {};
}

QVariant TextTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const auto& cells = row(index.row()).cells;
    const auto at = static_cast<std::size_t>(index.column());
    if (at >= cells.size()) return {};
    switch (role) {
        case Qt::DisplayRole: return cells[at].text;
        case Qt::ToolTipRole: return cells[at].tip.isEmpty() ? QVariant() : QVariant(cells[at].tip);
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignVCenter | (m_columns[at].right ? Qt::AlignRight : Qt::AlignLeft));
        case cell::Tone: return static_cast<int>(cells[at].tone);
        case cell::Fresh: return static_cast<int>(cells[at].fresh);
        case cell::Venue: return cells[at].venue ? QVariant(static_cast<int>(*cells[at].venue)) : QVariant();
        case FloorCellRole: return cells[at].floor;
        case cell::CellBar: return cells[at].bar ? QVariant(*cells[at].bar) : QVariant();
        case cell::Light: return cells[at].light ? QVariant(static_cast<int>(*cells[at].light)) : QVariant();
        default: return {};
    }
}

TextCell whenCell(Timestamp at, Timestamp now)
{
    TextCell cell;
    cell.text = format::cellWhen(at, now);
    cell.tip = format::barClock(at);
    const format::Standard machine;
    cell.exported = format::cellStamp(at);
    return cell;
}

ExportTable TextTable::toExport(const QString& id, const QString& title) const
{
    const auto named = [](const TextColumn& c) { return !c.head.isEmpty() || !c.exportHead.isEmpty(); };
    ExportTable table{id, title, {}, {}};
    for (const TextColumn& c : m_columns)
        if (named(c)) table.heads << (c.exportHead.isEmpty() ? c.head : c.exportHead);
    table.heads << QStringLiteral("reason");
    if (TableNames::only()) return table;
    const auto marks = property(kMarks).value<number_text::Marks>();
    for (const TextRow& r : rows()) {
        QStringList line;
        QString reason;
        for (std::size_t i = 0; i < m_columns.size() && i < r.cells.size(); ++i) {
            if (!named(m_columns[i])) continue;
            const TextCell& c = r.cells[i];
            if (c.text == QStringLiteral("\u2014")) {
                line << QString();
                if (reason.isEmpty()) reason = c.tip.isEmpty() ? UiText::tr("no value yet") : c.tip;
                continue;
            }
            if (!c.exported.isEmpty())
                line << c.exported;
            else
                line << oneLine(m_columns[i].right ? machineText(c.text, marks) : c.text);
        }
        table.rows.push_back(line << oneLine(reason));
    }
    return table;
}

}  // namespace plimsoll
