// The parts of a page, one below the other, each under a title that folds it away; what does not fit is scrolled.
#pragma once

#include "ui/panels/board_view.h"

#include <QAbstractButton>
#include <QJsonObject>
#include <QLabel>
#include <QScrollArea>

#include <vector>

namespace plimsoll {

// A table as high as its rows: the page scrolls, not the table.
class GrownTable : public BoardView {
    Q_OBJECT

public:
    GrownTable(const Theme& theme, QWidget* parent, Density density = Density::Normal);

    void grow(QAbstractItemModel* model);  // after setBoard
    void setHeadShown(bool shown);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    // At most so many rows before it scrolls by itself; 0: all.
    void setMostRows(int rows);

Q_SIGNALS:
    // The keyboard has moved to this place, in the table's pixels.
    void placeShown(const QRect& place);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    int m_most = 0;
};

// A line of words that wraps.
class PageLine : public QLabel {
    Q_OBJECT

public:
    PageLine(const Theme& theme, CellTone tone, int weight, QWidget* parent);
    void say(const QString& words);
    void setTheme(const Theme& theme);

private:
    Theme m_theme;
    CellTone m_tone;
    int m_weight;
};

// Title and content; a click on the title, Space or Enter folds the content away.
class PageSection : public QAbstractButton {
    Q_OBJECT

public:
    PageSection(const QString& key, const QString& title, const Theme& theme, QWidget* parent);

    const QString& key() const { return m_key; }
    void setTheme(const Theme& theme);
    void setFact(const QString& fact);  // at the right
    QString fact() const { return m_fact; }
    QSize sizeHint() const override { return {200, 26}; }
    QSize minimumSizeHint() const override { return {0, 26}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Theme m_theme;
    QString m_key, m_title, m_fact;
};

class PageColumn : public QScrollArea {
    Q_OBJECT

public:
    PageColumn(const Theme& theme, QWidget* parent);

    void add(QWidget* widget);
    PageSection* addSection(const QString& key, const QString& title, QWidget* content);
    PageLine* addLine(CellTone tone, int weight = 400);
    QWidget* inside() const { return m_inside; }
    bool folded(const QString& key) const;
    QJsonObject saveState() const;  // which sections are folded
    void restoreState(const QJsonObject& state);
    void themeChanged(const Theme& theme);
    void setDensity(Density density);
    // Places everything now: rows have come or gone.
    void settle();
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Part {
        PageSection* head;
        QWidget* content;
    };
    void adopt(QWidget* widget);

    Theme m_theme;
    bool m_settling = false;
    QWidget* m_inside;
    std::vector<QWidget*> m_all;  // from above
    std::vector<Part> m_parts;
    std::vector<PageLine*> m_lines;
};

}  // namespace plimsoll
