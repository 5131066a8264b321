// A small line without axes: the shape of the recent past, a dot on its end.
#pragma once

#include "widgets/theme.h"

#include <QPainter>
#include <QVector>
#include <QWidget>

namespace plimsoll {

// NaN breaks the line. Fewer than two values draw nothing.
void paintSparkline(QPainter* p, const QRect& rect, const QVector<double>& values, const QColor& color);

class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setValues(const QVector<double>& values);
    QSize sizeHint() const override { return {52, 18}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Theme m_theme;
    QVector<double> m_values;
};

}  // namespace plimsoll
