// Two changes against each other: four corners with a word each, a dead zone in the middle that says nothing, the
// way of the last day and where it stands now. The newest of the way is drawn strongest.
//
// The pointer, or the arrow keys, read the points that were measured; nothing is claimed between them.
#pragma once

#include "widgets/theme.h"

#include "model/market/time.h"

#include <QWidget>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace plimsoll {

struct QuadrantPoint {
    Timestamp at{};
    double x = 0, y = 0;
    bool operator==(const QuadrantPoint&) const = default;
};
// Right above, right below, left above, left below; the word of the middle.
struct QuadrantWords {
    std::array<QString, 4> corners;
    QString middle;
};

class QuadrantPlot : public QWidget {
    Q_OBJECT

public:
    explicit QuadrantPlot(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setWords(const QuadrantWords& words);
    // What the axes are, how their values are written, and within which values a corner is none.
    void setAxes(const QString& x, const QString& y, std::function<QString(double)> xText,
                 std::function<QString(double)> yText, double deadX, double deadY);
    // The way, oldest first, and the present; none: not known.
    void setPoints(std::vector<QuadrantPoint> trail, const std::optional<QuadrantPoint>& now);
    void setEmptyText(const QString& text);
    void setStale(bool stale);

    // Its corner's word; of the middle within the dead zone.
    QString wordOf(const QuadrantPoint& p) const;
    QPoint placeOf(const QuadrantPoint& p) const;
    QRect plotRect() const;
    // What is read; none: nothing is.
    std::optional<QuadrantPoint> reading() const;
    QStringList readingTexts() const;

    QSize sizeHint() const override { return {240, 200}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool event(QEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    std::pair<double, double> reach() const;
    void paintWords(QPainter* p, const QRect& area) const;
    void paintTrail(QPainter* p) const;
    void paintReading(QPainter* p) const;
    std::size_t count() const { return m_trail.size() + (m_now ? 1 : 0); }
    const QuadrantPoint& point(std::size_t i) const { return i < m_trail.size() ? m_trail[i] : *m_now; }
    void describe();

    Theme m_theme;
    QuadrantWords m_words;
    QString m_x, m_y, m_empty;
    std::function<QString(double)> m_xText, m_yText;
    double m_deadX = 0, m_deadY = 0;
    std::vector<QuadrantPoint> m_trail;
    std::optional<QuadrantPoint> m_now;
    std::optional<std::size_t> m_read;
    bool m_stale = false;
};

}  // namespace plimsoll
