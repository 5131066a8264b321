#include "widgets/chart_marks.h"

#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heat_overlay.h"
#include "widgets/ui_text.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll {

namespace {

constexpr double kLine = 0.6;  // the line's opacity: what lies below it is what the chart is for
constexpr int kNear = 2;       // around a flag it can still be pressed
constexpr int kStill = 3;      // less than that is no move
constexpr std::size_t kMostCounted = 99, kMostTold = 6;
constexpr qsizetype kWide = 72, kMostLines = 4, kShort = 56;

QString countText(std::size_t count)
{
    return count > kMostCounted ? QStringLiteral("%1+").arg(kMostCounted) : QString::number(count);
}

QString cut(const QString& text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most - 1).trimmed() + QChar(0x2026);
}

// A note may be as long as its writer liked; a tip is not.
QStringList folded(const QString& text)
{
    QStringList lines;
    QString rest = text.simplified();
    while (rest.size() > kWide && lines.size() + 1 < kMostLines) {
        const qsizetype space = rest.lastIndexOf(u' ', kWide);
        const qsizetype end = space > 0 ? space : kWide;
        lines << rest.left(end);
        rest = rest.mid(end).trimmed();
    }
    if (!rest.isEmpty()) lines << cut(rest, kWide);
    return lines;
}

void paintGlyph(QPainter* p, ChartMark::Kind kind, const QRect& box, const QColor& ink)
{
    const int x = box.left(), y = box.top();
    switch (kind) {
        case ChartMark::Kind::Note:  // lines of writing
            for (const int row : {3, 5, 7}) p->fillRect(x + 3, y + row, row == 7 ? 4 : 6, 1, ink);
            return;
        case ChartMark::Kind::Outage:  // a cross
            for (int i = 0; i < 6; ++i) {
                p->fillRect(x + 3 + i, y + 3 + i, 1, 1, ink);
                p->fillRect(x + 8 - i, y + 3 + i, 1, 1, ink);
            }
            return;
        case ChartMark::Kind::Depeg:  // a level that breaks
            p->fillRect(x + 2, y + 3, 4, 2, ink);
            p->fillRect(x + 6, y + 7, 4, 2, ink);
            return;
        case ChartMark::Kind::Flush:  // downwards
            for (int i = 0; i < 4; ++i) p->fillRect(x + 2 + i, y + 4 + i, 8 - 2 * i, 1, ink);
            return;
    }
}

}  // namespace

QColor chartMarkColor(ChartMark::Kind kind, const Theme& theme)
{
    switch (kind) {
        case ChartMark::Kind::Note: return theme.ui.accent;
        case ChartMark::Kind::Outage: return theme.state.stale;
        case ChartMark::Kind::Depeg: return theme.severity.warn;
        case ChartMark::Kind::Flush: return theme.severity.critical;
    }
    return theme.ui.accent;
}

bool ChartMarks::set(std::vector<ChartMark> marks)
{
    if (marks == m_marks) return false;
    m_marks = std::move(marks);
    m_flags.clear();    // they point into what was,
    m_pressed.reset();  // as does the hand
    return true;
}

void ChartMarks::paint(QPainter* p, const HeatStyle& style, const QRect& plot,
                       const std::function<double(Timestamp)>& xOf)
{
    m_flags.clear();
    if (m_marks.empty() || plot.width() < 2 * kFlag || plot.height() < 2 * kFlag) return;
    const QFontMetrics metrics(style.axis);
    const auto widthOf = [&](std::size_t count) {
        return count == 1 ? kFlag : std::max(kFlag, metrics.horizontalAdvance(countText(count)) + 6);
    };
    auto mark = std::partition_point(m_marks.begin(), m_marks.end(),
                                     [&](const ChartMark& m) { return xOf(m.at) < plot.left(); });
    for (; mark != m_marks.end(); ++mark) {
        const double at = xOf(mark->at);
        if (!(at <= plot.right())) break;
        const int x = static_cast<int>(std::lround(at));
        if (!m_flags.empty() && x <= m_flags.back().x + widthOf(m_flags.back().count)) {
            ++m_flags.back().count;
            m_flags.back().kind = std::max(m_flags.back().kind, mark->kind);
            continue;
        }
        Flag flag;
        flag.x = x;
        flag.first = static_cast<std::size_t>(mark - m_marks.begin());
        flag.kind = mark->kind;
        m_flags.push_back(flag);
    }
    p->setFont(style.axis);
    for (Flag& flag : m_flags) {
        const QColor color = chartMarkColor(flag.kind, style.theme);
        p->fillRect(flag.x, plot.top(), 1, plot.height() - kFoot, withAlpha(color, kLine));
        const int width = widthOf(flag.count);
        flag.box =
            QRect(std::min(flag.x, plot.right() - width + 1), plot.bottom() - kFoot - kFlag + 1, width, kFlag);
        p->fillRect(flag.box, color);
        if (flag.count == 1) {
            paintGlyph(p, flag.kind, flag.box, style.theme.bg.panel);
            continue;
        }
        p->setPen(style.theme.bg.panel);
        p->drawText(flag.box, Qt::AlignCenter, countText(flag.count));
    }
}

const ChartMarks::Flag* ChartMarks::at(const QPoint& where) const
{
    for (auto flag = m_flags.rbegin(); flag != m_flags.rend(); ++flag)
        if (flag->box.adjusted(-kNear, -kNear, kNear, kNear).contains(where)) return &*flag;
    return nullptr;
}

std::optional<std::uint64_t> ChartMarks::idAt(const QPoint& where) const
{
    const Flag* const flag = at(where);
    if (!flag) return std::nullopt;
    return m_marks[flag->first + flag->count - 1].id;
}

void ChartMarks::press(const QPoint& where, bool counts)
{
    m_pressed.reset();
    if (const auto id = counts ? idAt(where) : std::nullopt) m_pressed = Press{where, *id};
}

void ChartMarks::move(const QPoint& where)
{
    if (m_pressed && (where - m_pressed->at).manhattanLength() >= kStill) m_pressed.reset();
}

std::optional<std::uint64_t> ChartMarks::release()
{
    const auto was = std::exchange(m_pressed, std::nullopt);
    return was ? std::optional(was->id) : std::nullopt;
}

std::vector<TooltipLine> ChartMarks::linesOf(const Flag& flag, const Theme& theme) const
{
    std::vector<TooltipLine> lines;
    if (flag.count == 1) {
        const ChartMark& m = m_marks[flag.first];
        lines.push_back({m.title, format::dateTimeZoned(m.at), chartMarkColor(m.kind, theme)});
        for (const QString& part : folded(m.text)) lines.push_back({{}, part, {}});
        if (!m.source.isEmpty()) lines.push_back({{}, m.source, {}});
        return lines;
    }
    for (std::size_t i = 0; i < std::min(flag.count, kMostTold); ++i) {
        const ChartMark& m = m_marks[flag.first + flag.count - 1 - i];
        lines.push_back(
            {m.title, format::dateTimeZoned(m.at) + QStringLiteral(" \u00b7 ") + cut(m.text.simplified(), kShort),
             chartMarkColor(m.kind, theme)});
    }
    if (flag.count > kMostTold)
        lines.push_back({{}, UiText::tr("and %1 more, earlier").arg(flag.count - kMostTold), {}});
    return lines;
}

bool ChartMarks::paintTip(QPainter* p, const HeatStyle& style, const QPoint& pointer, const QRect& area) const
{
    const Flag* const flag = at(pointer);
    if (!flag) return false;
    paintTooltip(p, style, pointer, area, linesOf(*flag, style.theme));
    return true;
}

}  // namespace plimsoll
