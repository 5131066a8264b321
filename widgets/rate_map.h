// Funding over assets and time: a row an asset, a column a stretch of hours, in the colours of the grid. What is
// not known is hatched, never zero.
#pragma once

#include "model/market/time.h"
#include "widgets/chart_marks.h"
#include "widgets/theme.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

namespace plimsoll {

struct RateMapRow {
    QString name;
    std::vector<float> r8;  // oldest first, NaN where nothing is known
};

class RateMap : public QWidget {
    Q_OBJECT

public:
    explicit RateMap(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // Every row has the same number of columns; the last one ended with `end`.
    void setRows(std::vector<RateMapRow> rows, Timestamp end, Duration step);
    const std::vector<RateMapRow>& rows() const { return m_rows; }
    void setChosen(const QString& name);
    void setEmptyText(const QString& text);
    // The cell under the pointer or the keyboard's place; what it says, empty without one.
    QString reading() const;
    QString asTsv() const;
    // Another plot's moment.
    void setMarkedTime(std::optional<Timestamp> time);
    // What has happened, pinned to the time axis.
    void setMarks(std::vector<ChartMark> marks);
    const ChartMarks& marks() const { return m_pins; }
    std::optional<int> xOf(Timestamp time) const;  // none: outside what is shown
    QSize sizeHint() const override { return {480, 320}; }

Q_SIGNALS:
    void chosen(const QString& name);
    void readingChanged(const QString& text);
    void timeHovered(std::optional<plimsoll::Timestamp> time);
    void markPressed(quint64 id);

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    int columns() const { return m_rows.empty() ? 0 : static_cast<int>(m_rows.front().r8.size()); }
    int rowHeight() const;
    int shownRows() const;
    QRect field() const;  // of the cells
    QPoint cellAt(const QPoint& where) const;
    QRect cellRect(const QPoint& cell) const;
    Timestamp begin(int column) const { return m_end - m_step * (columns() - column); }
    void place(QPoint cell);
    void scrollTo(int row);
    void paintAxis(QPainter& p, const QRect& area) const;
    double placeOf(Timestamp time) const;  // anywhere, the edges are not minded
    void draw();
    void say();

    Theme m_theme;
    std::vector<RateMapRow> m_rows;
    Timestamp m_end{};
    Duration m_step{};
    QImage m_image;  // a pixel a cell, clear where nothing is known
    QString m_chosen, m_empty;
    QPoint m_cell{-1, -1};
    std::optional<Timestamp> m_marked;
    ChartMarks m_pins;
    std::optional<QPoint> m_pointer;
    int m_first = 0;  // row at the top
    int m_wheel = 0;
};

}  // namespace plimsoll
