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
#include <optional>
#include <vector>

namespace plimsoll {

class HeatRaster {
public:
    HeatRaster();

    // Colours; everything painted is painted again at the next ensure(). The table of them is made when it is
    // painted with: a picture that is hidden costs nothing.
    void setColors(const Theme& theme, const DepthScale& scale);
    // The path of the best quotes: of all lanes together, or one a venue in its colour and dash.
    void setVenuePaths(bool each);
    // Without the books: only paths and hatching are painted.
    void setBooksShown(bool shown);
    // Forgets all cells: another asset, other lanes.
    void clear();

    // Reads the cells and rows of the view, and again whatever is newer than the last call (the newest
    // cells may have grown). What is more than `budget` cells of the source is read roughly: the rows of
    // some columns stand for their neighbours', and later calls put that right, newest first. Gaps,
    // quotes, coverage and volume are never rough.
    void ensure(const HeatViewport& view, const HeatSource& source, std::size_t budget = kAll);
    static constexpr std::size_t kAll = ~std::size_t{0};
    bool exact() const { return m_roughFrom >= m_roughTo; }
    // Turns what was read, or must take other colours, into pixels. Between ensure() and draw().
    void paint();

    // Paints the view with its upper left corner at `at` (logical). What no history covers is left out.
    void draw(QPainter* p, const QPoint& at, const HeatViewport& view) const;

    // Cells that can be asked for: [firstCell, endCell).
    std::int64_t firstCell() const { return m_first; }
    std::int64_t endCell() const { return m_end; }
    const HeatColumn& info(std::int64_t cell) const { return m_info[slot(cell)]; }
    // What takers traded in a cell, by row.
    const std::vector<HeatTrade>& trades(std::int64_t cell) const { return m_trades[slot(cell)]; }
    // Dollars of a row in a cell (to about 0.5 %): above 0 asks, below 0 bids; 0 outside.
    float value(std::int64_t cell, std::int64_t row) const;
    // Dollars of every row that has some, of the cells that are ready, or of a part of many.
    void collect(std::vector<float>& out) const;

    std::size_t memoryBytes() const;
    // How often the table of colours was made; for tests.
    int tables() const { return m_tables; }

private:
    using Key = std::uint16_t;

    std::size_t slot(std::int64_t cell) const;
    void layOut(const HeatViewport& view);
    void read(std::int64_t cell, const HeatSource& source, HeatSource::Sample& sample);
    void readCells(std::int64_t from, std::int64_t to, const HeatSource& source, std::size_t budget);
    void refine(const HeatSource& source, std::size_t budget);
    void unpainted(std::int64_t from, std::int64_t to);
    void makeTable();
    void fillSlots(std::size_t from, std::size_t to);
    QRgb* pixels() { return m_pixels.data(); }
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
    std::int64_t m_lastColumn = -1;               // of the source at the last call
    std::int64_t m_paintFrom = 0, m_paintTo = 0;  // cells that have been read and not painted
    std::int64_t m_roughFrom = 0, m_roughTo = 0;  // cells among which some are rough
    double m_costs = 400;                         // cells of the source in a lane's column, as met last
    bool m_recolor = false, m_venuePaths = false, m_booksShown = true;
    std::vector<QRgb> m_pixels;                    // only ever grows: a zoom asks for no memory
    QImage m_image;                                // a view on the pixels
    std::vector<Key> m_keys;                       // by slot, then row from the lowest
    std::vector<HeatColumn> m_info;                // by slot
    std::vector<std::vector<HeatTrade>> m_trades;  // by slot
    std::vector<float> m_bid, m_ask;               // scratch
    std::vector<QRgb> m_lut;                       // by key
    struct Colors {
        ColorRamp bid, ask;
        DepthScale scale;
        bool books;
    };
    std::optional<Colors> m_due;  // what the table is to be made of; none: it is
    int m_tables = 0;
    QRgb m_ground = 0, m_hatch = 0, m_path = 0;
    std::array<QRgb, kVenueCount> m_venuePath{};
};

}  // namespace plimsoll
