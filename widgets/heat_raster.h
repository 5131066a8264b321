// The heatmap's past as pixels: a ring image in which cell c always lies at x = c * cellPx modulo the
// image's width. New cells are painted, old ones are left alone. Beside the pixels it keeps each
// cell's rows as 16-bit keys (sign, exponent, seven bits of mantissa), so that a change of colours
// repaints without asking the source again.
#pragma once

#include "widgets/depth_scale.h"
#include "widgets/heat_source.h"
#include "widgets/heat_viewport.h"
#include "widgets/theme.h"

#include <QImage>
#include <QPainter>

#include <array>
#include <vector>

namespace plimsoll {

class HeatRaster {
public:
    HeatRaster();

    // Colours; everything painted is painted again at the next ensure().
    void setColors(const Theme& theme, const DepthScale& scale);
    // The path of the best quotes: of all lanes together, or one a venue in its colour and dash.
    void setVenuePaths(bool each);
    // Forgets all cells: another asset, other lanes.
    void clear();

    // Makes the cells and rows of the view ready, and paints again whatever is newer than the last
    // call (the newest cells may have grown).
    void ensure(const HeatViewport& view, const HeatSource& source);

    // Paints the view with its upper left corner at `at` (logical). What no history covers is left out.
    void draw(QPainter* p, const QPoint& at, const HeatViewport& view) const;

    // Cells that can be asked for: [firstCell, endCell).
    std::int64_t firstCell() const { return m_first; }
    std::int64_t endCell() const { return m_end; }
    const HeatColumn& info(std::int64_t cell) const { return m_info[slot(cell)]; }
    // Dollars of a row in a cell (to about 0.5 %): above 0 asks, below 0 bids; 0 outside.
    float value(std::int64_t cell, std::int64_t row) const;
    // Dollars of every row that has some, of all cells that are ready.
    void collect(std::vector<float>& out) const;

    std::size_t memoryBytes() const;

private:
    using Key = std::uint16_t;

    std::size_t slot(std::int64_t cell) const;
    void layOut(const HeatViewport& view);
    void read(std::int64_t cell, const HeatSource& source);
    void paintCells(std::int64_t from, std::int64_t to);
    void fillCell(std::int64_t cell, bool wholeRows);
    void hatchCell(std::int64_t cell);
    void drawPath(std::int64_t cell);
    struct Stroke {
        QRgb color = 0;
        std::optional<VenueId> dash;  // none: solid
    };
    void drawPath(std::int64_t cell, double bid, double ask, double bidBefore, double askBefore,
                  const Stroke& stroke);
    void pathLine(std::int64_t cell, int y, std::optional<int> before, const Stroke& stroke);
    int imageY(double price) const;

    // Geometry that cells were made for.
    Price m_group;
    TimeZoom m_time;
    int m_rowPx = 0, m_cellPx = 0;
    std::int64_t m_lowRow = 0;
    std::size_t m_rows = 0, m_cells = 0;

    std::int64_t m_first = 0, m_end = 0;
    std::int64_t m_lastColumn = -1;  // of the source at the last call
    bool m_recolor = false, m_venuePaths = false;
    QImage m_image;
    std::vector<Key> m_keys;          // by slot, then row from the lowest
    std::vector<HeatColumn> m_info;   // by slot
    std::vector<float> m_bid, m_ask;  // scratch
    std::vector<QRgb> m_lut;          // by key
    QRgb m_ground = 0, m_hatch = 0, m_path = 0;
    std::array<QRgb, kVenueCount> m_venuePath{};
};

}  // namespace plimsoll
