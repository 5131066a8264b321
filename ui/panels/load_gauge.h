// The score with its load: the parts stacked along a scale, load marks at a quarter, half and three quarters, and
// the waterline with the disc where they end.
#pragma once

#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

#include <optional>
#include <vector>

namespace plimsoll {

// Colour of the part in its place of so many.
QColor loadColour(std::size_t part, std::size_t parts, const Theme& theme);

class LoadGauge : public QWidget {
    Q_OBJECT

public:
    LoadGauge(const Theme& theme, QWidget* parent);

    struct Shown {
        std::optional<double> score;               // of 100; absent: not known
        std::vector<std::optional<double>> parts;  // that sum to it
        QString beside;                            // "of 100 · coverage 7 of 7"
        bool stale = false;
        bool operator==(const Shown&) const = default;
    };
    void setShown(Shown shown);
    const Shown& shown() const { return m_shown; }
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {300, 56}; }
    QSize minimumSizeHint() const override { return {0, 56}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void paintScale(QPainter& p, const QRect& scale) const;

    Theme m_theme;
    Shown m_shown;
};

}  // namespace plimsoll
