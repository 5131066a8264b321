// The hours of a week as a grid, Monday to Sunday, 00 to 23 UTC: how much there usually is in each, which one it
// is now, and which sessions are open.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <array>
#include <functional>
#include <optional>

namespace plimsoll {

struct WeekHour {
    std::optional<double> value;  // absent: not known, hatched
    QString tip;
};

class WeekClock : public QWidget {
    Q_OBJECT

public:
    static constexpr int kHours = 168;

    explicit WeekClock(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setHours(std::array<WeekHour, kHours> hours);
    // How a value is written, and what it is.
    void setFormat(std::function<QString(double)> text, const QString& unit);
    // Where a small value means more trouble (depth) or less (spread): what is thin is dark either way.
    void setInverted(bool inverted);
    void setNow(std::optional<int> hourOfWeek);
    // Nothing known: a sentence over the empty grid, and what may be done.
    void setEmptyText(const QString& text, const QString& hint = {});

    bool empty() const;
    std::optional<int> hourAt(const QPoint& at) const;
    QRect cell(int hourOfWeek) const;

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {120, 60}; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;  // tool tips
    void keyPressEvent(QKeyEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    QRect grid() const;
    void paintLegend(QPainter& p, double low, double high) const;
    void paintSessions(QPainter& p) const;
    std::optional<std::pair<double, double>> range() const;

    Theme m_theme;
    std::array<WeekHour, kHours> m_hours;
    std::function<QString(double)> m_format = [](double v) { return QString::number(v, 'g', 4); };
    QString m_unit, m_emptyText, m_emptyHint;
    std::optional<int> m_now, m_cursor;  // the cursor is the keyboard's
    bool m_inverted = false;
};

}  // namespace plimsoll
