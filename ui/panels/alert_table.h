// The list's model and how its cells look: sorted by the panel, a wash on rows that ask for a look, an icon beside
// the severity's word.
#pragma once

#include "ui/panels/text_table.h"
#include "widgets/table_delegate.h"

namespace plimsoll {

class AlertTable : public TextTable {
public:
    AlertTable(std::vector<TextColumn> columns, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};

class AlertDelegate : public TableDelegate {
public:
    // Words of these columns get the icon of a severity, of a state of an alert; -1: none is one.
    AlertDelegate(const Theme& theme, QAbstractItemView* view, int severityColumn, int stateColumn);
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const int m_severity, m_state;
};

}  // namespace plimsoll
