#include "ui/panels/alert_table.h"

#include "widgets/icon.h"

#include <QPainter>

namespace plimsoll {

AlertTable::AlertTable(std::vector<TextColumn> columns, QObject* parent) : TextTable(std::move(columns), parent) {}

void AlertTable::sort(int column, Qt::SortOrder order)
{
    if (m_sorter) m_sorter(column, order);
}

QVariant AlertTable::data(const QModelIndex& index, int role) const
{
    if (role == cell::RowWash && index.isValid() && index.row() < rowCount() && !row(index.row()).cells.empty()) {
        const CellTone tone = row(index.row()).cells.front().tone;
        if (tone == CellTone::Critical || tone == CellTone::Warn) return static_cast<int>(tone);
        return {};
    }
    return TextTable::data(index, role);
}

AlertDelegate::AlertDelegate(const Theme& theme, QAbstractItemView* view, int severityColumn)
    : TableDelegate(theme, view), m_severity(severityColumn)
{
}

void AlertDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() != m_severity) return TableDelegate::paint(p, option, index);
    paintGround(p, option, index);
    const auto tone = static_cast<CellTone>(index.data(cell::Tone).toInt());
    const IconId icon = tone == CellTone::Critical ? IconId::Critical
                        : tone == CellTone::Warn   ? IconId::Warning
                                                   : IconId::Notice;
    const QColor ink = tone == CellTone::Base ? theme().severity.notice : toneColor(tone, theme());
    const QRect inner = option.rect.adjusted(6, 0, -6, -1);
    paintIcon(p, icon, QRect(inner.left(), inner.center().y() - 6, 12, 12), ink);
    p->setFont(font(12, 400));
    p->setPen(toneColor(tone, theme()));
    p->drawText(inner.adjusted(16, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                index.data(Qt::DisplayRole).toString());
}

}  // namespace plimsoll
