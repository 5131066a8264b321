// Where prices and times lie on the heatmap's plot, in whole device pixels.
//
// A row of `group` is `rowPx` high, a cell of `columns` columns is `cellPx` wide. Absolute coordinates
// grow without a origin: row r ends at y = -r * rowPx, cell c begins at x = c * cellPx; the view is a
// window on them. Zoom moves along a ladder of sizes at which every row and cell is whole pixels.
#pragma once

#include "model/market/units.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

struct PriceZoom {
    Price group;
    int rowPx = 3;  // logical
    double density() const { return rowPx / group.value(); }
    bool operator==(const PriceZoom&) const = default;
};

struct TimeZoom {
    int columns = 1;  // columns in a cell
    int cellPx = 2;   // logical
    bool operator==(const TimeZoom&) const = default;
};

struct PriceLimits {
    Price finest;        // no finer group than this
    bool fixed = false;  // the group may not change
};

inline constexpr int kMinRowPx = 3, kMaxRowPx = 40;
// No zoom goes further out: what a thousand such rows show stays about within what a price can be.
inline constexpr Price kCoarsestGroup{10'000 * Price::kScale};

// One step closer (+1) or further (-1); the same zoom when there is none.
PriceZoom nextZoom(const PriceZoom& zoom, int direction, const PriceLimits& limits);
TimeZoom nextZoom(const TimeZoom& zoom, int direction);
// The closest zoom at which `span` of price still fits into `height` logical pixels.
PriceZoom fitZoom(double span, int height, const PriceLimits& limits);
// The nearest member of the series 1, 2, 5 x 10^k below / above; the same group beyond the coarsest.
Price finerGroup(Price group);
Price coarserGroup(Price group);

class HeatViewport {
public:
    void resize(int width, int height, double dpr);
    int width() const { return m_width; }  // device pixels
    int height() const { return m_height; }
    double dpr() const { return m_dpr; }

    const PriceZoom& priceZoom() const { return m_price; }
    const TimeZoom& timeZoom() const { return m_time; }
    Price group() const { return m_price.group; }
    int rowPx() const { return m_rowPx; }  // device pixels
    int cellPx() const { return m_cellPx; }
    bool valid() const { return m_price.group.raw > 0 && m_width > 0 && m_height > 0; }

    std::int64_t top() const { return m_top; }
    std::int64_t left() const { return m_left; }
    // Above or below what a price can be there is nothing to pan to.
    void setTop(std::int64_t top);
    void setLeft(std::int64_t left) { m_left = left; }
    void scrollBy(int dx, int dy)
    {
        m_left += dx;
        setTop(m_top + dy);
    }
    void centreOn(double price);

    // The price at `y`, the cell boundary at `x` stay where they are.
    void zoomPrice(const PriceZoom& zoom, int y);
    void zoomTime(const TimeZoom& zoom, int x);

    // Device pixels within the view.
    double yOf(double price) const;
    double priceAt(double y) const;
    std::int64_t rowAt(int y) const;
    int rowTop(std::int64_t row) const { return static_cast<int>(-(row + 1) * m_rowPx - m_top); }
    std::int64_t cellAt(int x) const;
    int cellLeft(std::int64_t cell) const { return static_cast<int>(cell * m_cellPx - m_left); }
    std::int64_t lowRow() const { return rowAt(m_height - 1); }
    std::int64_t highRow() const { return rowAt(0); }

    std::int64_t cellOf(std::int64_t column) const;

private:
    void measure();
    void placeAt(double price, int y);

    PriceZoom m_price;
    TimeZoom m_time;
    int m_width = 0, m_height = 0;
    double m_dpr = 1;
    int m_rowPx = 3, m_cellPx = 2;
    std::int64_t m_top = 0, m_left = 0;
};

}  // namespace plimsoll
