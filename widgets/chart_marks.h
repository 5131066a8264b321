// What has happened, pinned to the time axis of a chart: a thin line over the plot's height and a small flag at
// its foot, with a glyph a kind. Flags that would lie over each other are one, with their number. What every chart
// with a time axis shares.
#pragma once

#include "model/market/time.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QRect>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace plimsoll {

struct HeatStyle;
struct TooltipLine;

struct ChartMark {
    enum class Kind : std::uint8_t { Note, Outage, Depeg, Flush };
    std::uint64_t id = 0;  // the caller's
    Timestamp at{};
    Kind kind = Kind::Note;
    QString title;   // "Outage · OKX"
    QString text;    // what happened, in a sentence
    QString source;  // who says so
    bool operator==(const ChartMark&) const = default;
};

class ChartMarks {
public:
    static constexpr int kFlag = 12, kFoot = 6;  // a flag's side; what lies below it is the alerts' own marks

    struct Flag {
        QRect box;
        int x = 0;  // of its line: the first of them
        std::size_t first = 0, count = 1;
        ChartMark::Kind kind = ChartMark::Kind::Note;  // the gravest of them
    };

    // By time. Whether anything changed.
    bool set(std::vector<ChartMark> marks);
    const std::vector<ChartMark>& marks() const { return m_marks; }
    // Lays the flags of what is in view; later moments must not lie further left.
    void paint(QPainter* p, const HeatStyle& style, const QRect& plot,
               const std::function<double(Timestamp)>& xOf);
    // The chart has nothing to show: neither has this.
    void hide() { m_flags.clear(); }

    const std::vector<Flag>& flags() const { return m_flags; }  // as they were painted last, from the left
    const Flag* at(const QPoint& where) const;
    std::optional<std::uint64_t> idAt(const QPoint& where) const;  // of several: the newest
    // A flag is pressed when it is let go of where it was taken; a hand that moves is for what lies below.
    void press(const QPoint& where, bool counts = true);
    void move(const QPoint& where);
    bool pressed() const { return m_pressed.has_value(); }
    std::optional<std::uint64_t> release();
    std::vector<TooltipLine> linesOf(const Flag& flag, const Theme& theme) const;
    // Where the pointer is on a flag: what it says, and true.
    bool paintTip(QPainter* p, const HeatStyle& style, const QPoint& pointer, const QRect& area) const;

private:
    std::vector<ChartMark> m_marks;
    std::vector<Flag> m_flags;
    struct Press {
        QPoint at;
        std::uint64_t id = 0;
    };
    std::optional<Press> m_pressed;
};

// A kind is told by its glyph; the colour says it again.
QColor chartMarkColor(ChartMark::Kind kind, const Theme& theme);

}  // namespace plimsoll
