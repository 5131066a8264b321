// A table on screen: the house's look, columns of fixed natural width that are left out one by one
// when the panel is narrow, rows chosen by click or Enter, and cells copied as TSV.
#pragma once

#include "widgets/table_delegate.h"
#include "widgets/table_style.h"
#include "widgets/theme.h"

#include <QJsonObject>
#include <QTableView>

#include <functional>
#include <vector>

namespace plimsoll {

class TextTable;

struct BoardColumn {
    ColumnSpec spec;  // `rest`: shares what is left with the others that do
    int drop = 0;     // in a narrow panel the largest goes first; 0 stays
    int most = 0;     // never wider than this, 0: no limit
    bool wanted = true;
};

class BoardView : public QTableView {
    Q_OBJECT
public:
    BoardView(const Theme& theme, QWidget* parent, Density density = Density::Normal);

    // The delegate is made by the caller when it is a special one.
    void setBoard(QAbstractItemModel* model, std::vector<BoardColumn> columns, TableDelegate* delegate = nullptr);
    void setBoard(TextTable* table);
    // A column that is shown by wish.
    void setWanted(int column, bool wanted);
    bool wanted(int column) const { return m_columns[static_cast<std::size_t>(column)].wanted; }
    void setDensity(Density density);
    // Another widest text for a column: what it shows has changed its kind.
    void setWidest(int column, const QString& text);
    // A column of times: whether some are of another day and say it (format::cellWhen).
    void setDays(int column, bool some);
    // Other room beside a column's text.
    void setExtra(int column, int extra);
    void themeChanged();
    // Clicks on heads sort; a third click returns to the order of the data.
    void setSortable();
    // As a head that was clicked; -1: none.
    void sortBy(int section, Qt::SortOrder order);
    // The order of rows among a panel's state: by the column's key, since columns come and go.
    using ColumnKey = std::function<QString(int)>;
    void saveSort(QJsonObject& state, const ColumnKey& keyOf) const;
    void restoreSort(const QJsonObject& state, const ColumnKey& keyOf);
    // A press chooses its row (the default), or only a double click does; Enter always.
    void setChooseOnPress(bool on) { m_chooseOnPress = on; }
    // What is shown when there are no rows.
    void setEmptyText(const QString& headline, const QString& detail = {});
    QString emptyText() const { return m_emptyHead; }

    QString asTsv() const;
    void copy() const;
    // Selects the next row (from the current one on) whose text contains `part`.
    bool find(const QString& part, bool next);
    void refit() { fit(); }

Q_SIGNALS:
    void rowChosen(int row);
    void pointerInside(bool inside);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void fit();
    void headClicked(int section);

    const Theme& m_theme;
    std::vector<BoardColumn> m_columns;
    TableDelegate* m_delegate = nullptr;
    Density m_density;
    QString m_emptyHead, m_emptyDetail;
    bool m_chooseOnPress = true;
    int m_sortSection = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

}  // namespace plimsoll
