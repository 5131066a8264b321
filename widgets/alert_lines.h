// Levels that somebody waits for, on a plot: dashed lines with their words and a filled tag on the axis. A line is
// dragged to another level; Esc lets it go where it was. What every plot with a price or a value axis shares.
#pragma once

#include "model/market/time.h"
#include "widgets/theme.h"

#include <QPainter>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace plimsoll {

struct HeatStyle;

struct AlertLine {
    std::uint64_t id = 0;  // the caller's
    double value = 0;      // on the plot's axis
    QString label;         // "crosses above, armed"
    QColor color;          // of its severity
    bool idle = false;     // paused, or suspended: drawn muted
    bool chosen = false;   // the one whose past is marked
    bool firing = false;   // drawn whole
    bool lit = false;      // it fired a moment ago: it glows
    bool operator==(const AlertLine&) const = default;
};
// When it would have fired: at some time in this span.
struct AlertMark {
    Timestamp from{}, until{};
    bool certain = true;
    QColor color;
    bool operator==(const AlertMark&) const = default;
};

class AlertLines {
public:
    static constexpr int kNear = 4;  // pixels

    // Whether anything changed. A line that is being dragged goes on being dragged while it stands there.
    bool set(std::vector<AlertLine> lines);
    bool setMarks(std::vector<AlertMark> marks);
    const std::vector<AlertLine>& lines() const { return m_lines; }
    const std::vector<AlertMark>& marks() const { return m_marks; }

    // The line at this height; the nearest of several.
    const AlertLine* at(int y, const std::function<int(double)>& yOf) const;
    void begin(const AlertLine& line);
    void move(double value) { m_value = value; }
    std::optional<std::uint64_t> dragged() const { return m_dragged; }
    // Where a line stands now: where it is dragged to, else its level.
    double valueOf(const AlertLine& line) const;
    struct Moved {
        std::uint64_t id = 0;
        std::optional<double> to;  // none: it was only pressed
    };
    std::optional<Moved> end();
    bool cancel();  // whether one was dragged

private:
    std::vector<AlertLine> m_lines;
    std::vector<AlertMark> m_marks;
    std::optional<std::uint64_t> m_dragged;
    std::optional<double> m_value;
};

// As many digits as a pixel tells apart: a level by hand is a round number.
double roundedLevel(double value, double perPixel);
// The line from `plot`'s left edge to `right`, its words in a pill above it, its value as a filled tag in `tag`.
void paintAlertLine(QPainter* p, const HeatStyle& style, const AlertLine& line, int y, const QRect& plot,
                    int right, const QRect& tag, const QString& value, bool dragged);
// Below the plot, on its time axis.
void paintAlertMarks(QPainter* p, const HeatStyle& style, const std::vector<AlertMark>& marks, const QRect& plot,
                     const std::function<double(Timestamp)>& xOf);

}  // namespace plimsoll
