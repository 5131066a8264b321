#include "widgets/heat_viewport.h"

#include "widgets/within.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::array<TimeZoom, 17> kTimeZooms = {{{64, 1},
                                                  {32, 1},
                                                  {16, 1},
                                                  {8, 1},
                                                  {4, 1},
                                                  {2, 1},
                                                  {1, 1},
                                                  {1, 2},
                                                  {1, 3},
                                                  {1, 4},
                                                  {1, 6},
                                                  {1, 8},
                                                  {1, 12},
                                                  {1, 16},
                                                  {1, 24},
                                                  {1, 32},
                                                  {1, 40}}};

// How far from zero the middle of the view may lie, in the smallest unit of prices and in pixels: under half of
// what the numbers hold, so that the rows around it are numbers too.
constexpr double kFarthest = 4e18;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    const std::int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

// Leading digit 1, 2 or 5 and its decade; other steps (a tick of 0.25) count as the next one below.
std::int64_t decadeOf(std::int64_t raw)
{
    std::int64_t decade = 1;
    while (decade <= raw / 10) decade *= 10;
    return decade;
}

}  // namespace

Price finerGroup(Price group)
{
    const std::int64_t decade = decadeOf(group.raw), lead = group.raw / decade;
    if (lead > 5 || (lead == 5 && group.raw % decade)) return {5 * decade};
    if (lead > 2 || (lead == 2 && group.raw % decade)) return {2 * decade};
    if (lead > 1 || group.raw % decade) return {decade};
    return {std::max<std::int64_t>(1, decade / 2)};
}

Price coarserGroup(Price group)
{
    if (group >= kCoarsestGroup) return group;
    const std::int64_t decade = decadeOf(group.raw), lead = group.raw / decade;
    if (lead < 2) return {2 * decade};
    return {lead < 5 ? 5 * decade : 10 * decade};
}

PriceZoom nextZoom(const PriceZoom& zoom, int direction, const PriceLimits& limits)
{
    if (zoom.group.raw <= 0) return zoom;
    if (limits.fixed) return {zoom.group, within(zoom.rowPx + direction, 1, kMaxRowPx)};
    if (direction > 0) {
        const PriceZoom taller{zoom.group, zoom.rowPx + 1};
        const Price finer = finerGroup(zoom.group);
        if (finer >= limits.finest) {
            PriceZoom split{finer, kMinRowPx};
            while (split.density() <= zoom.density() * (1 + 1e-9)) ++split.rowPx;
            if (split.density() <= taller.density() * (1 + 1e-9)) return split;
        }
        return taller.rowPx <= kMaxRowPx ? taller : zoom;
    }
    if (zoom.rowPx > kMinRowPx) return {zoom.group, zoom.rowPx - 1};
    PriceZoom merged{coarserGroup(zoom.group), kMaxRowPx};
    if (merged.group == zoom.group) return zoom;
    while (merged.rowPx > kMinRowPx && merged.density() >= zoom.density() * (1 - 1e-9)) --merged.rowPx;
    return merged;
}

TimeZoom nextZoom(const TimeZoom& zoom, int direction)
{
    const auto at = std::find(kTimeZooms.begin(), kTimeZooms.end(), zoom);
    if (at == kTimeZooms.end()) return TimeZoom{};
    if (direction > 0) return at + 1 == kTimeZooms.end() ? zoom : *(at + 1);
    return at == kTimeZooms.begin() ? zoom : *(at - 1);
}

PriceZoom fitZoom(double span, int height, const PriceLimits& limits)
{
    PriceZoom zoom{limits.finest, kMinRowPx};
    if (zoom.group.raw <= 0 || height <= 0) return zoom;
    const auto shows = [&](const PriceZoom& z) { return height / z.density(); };
    if (!limits.fixed)
        while (shows(zoom) < span && zoom.group < kCoarsestGroup) zoom.group = coarserGroup(zoom.group);
    while (zoom.rowPx < kMaxRowPx && shows({zoom.group, zoom.rowPx + 1}) >= span) ++zoom.rowPx;
    while (limits.fixed && zoom.rowPx > 1 && shows(zoom) < span) --zoom.rowPx;
    return zoom;
}

void HeatViewport::resize(int width, int height, double dpr)
{
    if (width == m_width && height == m_height && dpr == m_dpr) return;
    // The right edge (the newest) and the middle price stay.
    const double centre = m_price.group.raw > 0 ? priceAt(m_height / 2.0) : 0;
    const double rightCells = static_cast<double>(m_left + m_width) / m_cellPx;
    m_width = width;
    m_height = height;
    m_dpr = dpr;
    measure();
    m_left = static_cast<std::int64_t>(std::llround(rightCells * m_cellPx)) - m_width;
    if (m_price.group.raw > 0) centreOn(centre);
}

void HeatViewport::measure()
{
    m_rowPx = std::max(1, static_cast<int>(std::lround(m_price.rowPx * m_dpr)));
    m_cellPx = std::max(1, static_cast<int>(std::lround(m_time.cellPx * m_dpr)));
}

void HeatViewport::setTop(std::int64_t top)
{
    const double rows = kFarthest / static_cast<double>(std::max<std::int64_t>(1, m_price.group.raw));
    const auto most = static_cast<std::int64_t>(std::min(kFarthest, rows * m_rowPx));
    m_top = within(top, -most - m_height / 2, most - m_height / 2);
}

void HeatViewport::placeAt(double price, int y)
{
    const double at = -price / m_price.group.value() * m_rowPx;
    setTop(static_cast<std::int64_t>(std::llround(within(at, -kFarthest, kFarthest))) - y);
}

void HeatViewport::centreOn(double price)
{
    placeAt(price, m_height / 2);
}

void HeatViewport::zoomPrice(const PriceZoom& zoom, int y)
{
    const double price = m_price.group.raw > 0 ? priceAt(y) : 0;
    m_price = zoom;
    measure();
    placeAt(price, y);
}

void HeatViewport::zoomTime(const TimeZoom& zoom, int x)
{
    const double column = static_cast<double>(m_left + x) / m_cellPx * m_time.columns;
    m_time = zoom;
    measure();
    m_left = static_cast<std::int64_t>(std::llround(column / m_time.columns * m_cellPx)) - x;
}

double HeatViewport::yOf(double price) const
{
    return -price / m_price.group.value() * m_rowPx - static_cast<double>(m_top);
}

double HeatViewport::priceAt(double y) const
{
    return -(y + static_cast<double>(m_top)) / m_rowPx * m_price.group.value();
}

std::int64_t HeatViewport::rowAt(int y) const
{
    return floorDiv(-(m_top + y) - 1, m_rowPx);
}
std::int64_t HeatViewport::cellAt(int x) const
{
    return floorDiv(m_left + x, m_cellPx);
}
std::int64_t HeatViewport::cellOf(std::int64_t column) const
{
    return floorDiv(column, m_time.columns);
}

}  // namespace plimsoll
