#include "widgets/heat_raster.h"

#include "widgets/color_ramp.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace plimsoll {

namespace {

constexpr int kHatchPeriod = 8;
constexpr double kRowMargin = 0.25;  // of the view's rows, kept above and below it
constexpr std::size_t kKeys = 1u << 16;
constexpr std::uint16_t kBidBit = 0x8000;
// Cells that may still grow when new data comes: a lane's last column can arrive a moment later.
constexpr std::int64_t kYoungColumns = 2;

std::uint16_t keyOf(float usd)
{
    return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(usd) >> 16);
}

float valueOf(std::uint16_t key)
{
    // The middle of what the key stands for.
    const std::uint32_t bits = static_cast<std::uint32_t>(key) << 16;
    return key & 0x7fff ? std::bit_cast<float>(bits | 0x7fff) : 0.0f;
}

std::int64_t mod(std::int64_t a, std::int64_t b)
{
    const std::int64_t r = a % b;
    return r < 0 ? r + b : r;
}

}  // namespace

HeatRaster::HeatRaster() : m_lut(kKeys, 0) {}

void HeatRaster::setColors(const Theme& theme, const DepthScale& scale)
{
    m_ground = theme.bg.panel.rgb();
    m_hatch = mix(theme.bg.panel, theme.state.hatch, 0.55).rgb();
    m_path = theme.text.strong.rgb();
    for (VenueId v : kVenues) m_venuePath[static_cast<std::size_t>(v)] = venueColor(v, theme).rgb();
    const auto lowest = keyOf(static_cast<float>(scale.cutoffs().lower));
    const auto highest = keyOf(static_cast<float>(scale.cutoffs().upper));
    for (std::size_t key = 0; key < kBidBit; ++key) {
        std::size_t index = 0;
        if (key > highest)
            index = 255;
        else if (key >= lowest)
            index = static_cast<std::size_t>(scale.index(valueOf(static_cast<std::uint16_t>(key))));
        m_lut[key] = theme.ramp.ask[index];
        m_lut[key | kBidBit] = theme.ramp.bid[index];
    }
    m_recolor = true;
}

void HeatRaster::setVenuePaths(bool each)
{
    if (each == m_venuePaths) return;
    m_venuePaths = each;
    m_recolor = true;
}

void HeatRaster::clear()
{
    m_first = m_end = 0;
    m_lastColumn = -1;
}

std::size_t HeatRaster::slot(std::int64_t cell) const
{
    return static_cast<std::size_t>(mod(cell, static_cast<std::int64_t>(m_cells)));
}

// A new geometry drops all cells. Rows get a margin, so that panning a little needs no new image.
void HeatRaster::layOut(const HeatViewport& view)
{
    const std::int64_t low = view.lowRow(), high = view.highRow() + 1;
    const auto wantedCells = static_cast<std::size_t>(view.width() / view.cellPx() + 2);
    const bool sameZoom = view.group() == m_group && view.timeZoom() == m_time && view.rowPx() == m_rowPx &&
                          view.cellPx() == m_cellPx;
    const bool rowsFit = low >= m_lowRow && high <= m_lowRow + static_cast<std::int64_t>(m_rows);
    const auto visible = static_cast<std::size_t>(high - low);
    if (sameZoom && rowsFit && wantedCells <= m_cells && m_rows <= visible * 4) return;

    m_group = view.group();
    m_time = view.timeZoom();
    m_rowPx = view.rowPx();
    m_cellPx = view.cellPx();
    const auto margin = static_cast<std::int64_t>(static_cast<double>(visible) * kRowMargin) + 1;
    m_lowRow = low - margin;
    m_rows = visible + 2 * static_cast<std::size_t>(margin);
    // A multiple of the hatch's period, so that hatching runs on across the ring's seam.
    m_cells = (wantedCells + kHatchPeriod - 1) / kHatchPeriod * kHatchPeriod;
    const QSize size(static_cast<int>(m_cells) * m_cellPx, static_cast<int>(m_rows) * m_rowPx);
    if (m_image.size() != size) m_image = QImage(size, QImage::Format_RGB32);
    m_keys.assign(m_cells * m_rows, 0);
    m_info.assign(m_cells, {});
    m_bid.assign(m_rows, 0);
    m_ask.assign(m_rows, 0);
    clear();
}

void HeatRaster::ensure(const HeatViewport& view, const HeatSource& source)
{
    layOut(view);
    if (!qFuzzyCompare(m_image.devicePixelRatio(), view.dpr())) m_image.setDevicePixelRatio(view.dpr());
    if (source.empty()) return clear();
    const std::int64_t begin = view.cellOf(source.firstColumn()), end = view.cellOf(source.lastColumn()) + 1;
    const std::int64_t from = std::max(view.cellAt(0), begin);
    const std::int64_t to = std::min(view.cellAt(view.width() - 1) + 1, end);

    if (m_recolor) {
        m_recolor = false;
        if (m_end > m_first) paintCells(m_first, m_end);
    }
    if (to <= from) return;
    if (to < m_first || from > m_end) clear();
    if (m_end == m_first) {
        m_first = m_end = from;
        m_lastColumn = -1;
    }
    // What grew since the last call is read again.
    if (m_lastColumn >= 0 && source.lastColumn() > m_lastColumn) {
        const std::int64_t young = std::max(m_first, view.cellOf(m_lastColumn - kYoungColumns + 1));
        m_end = std::min(m_end, std::max(young, m_first));
    }
    m_lastColumn = source.lastColumn();
    const auto capacity = static_cast<std::int64_t>(m_cells);
    if (from < m_first) {
        const std::int64_t oldFirst = m_first;
        m_first = from;
        m_end = std::min(m_end, m_first + capacity);
        const std::int64_t until = std::min(oldFirst, m_end);
        for (std::int64_t c = m_first; c < until; ++c) read(c, source);
        // One more: its path now has a neighbour to come from.
        paintCells(m_first, std::min(until + 1, m_end));
    }
    if (to > m_end) {
        const std::int64_t oldEnd = m_end;
        m_end = to;
        m_first = std::max(m_first, m_end - capacity);
        const std::int64_t start = std::max(oldEnd, m_first);
        for (std::int64_t c = start; c < m_end; ++c) read(c, source);
        paintCells(start, m_end);
    }
}

void HeatRaster::read(std::int64_t cell, const HeatSource& source)
{
    const std::size_t at = slot(cell);
    m_info[at] = source.sum(cell * m_time.columns, m_time.columns, m_group, m_lowRow, m_bid, m_ask);
    Key* keys = m_keys.data() + at * m_rows;
    if (m_info[at].gap) {
        std::fill(keys, keys + m_rows, Key{0});
        return;
    }
    for (std::size_t r = 0; r < m_rows; ++r)
        keys[r] = m_bid[r] > m_ask[r] ? static_cast<Key>(keyOf(m_bid[r]) | kBidBit) : keyOf(m_ask[r]);
}

void HeatRaster::paintCells(std::int64_t from, std::int64_t to)
{
    // Many cells: paint one line of each row, then copy whole lines. That touches every cell of the
    // ring, so all of them are painted.
    const bool many = to - from > static_cast<std::int64_t>(m_cells) / 4;
    if (many) {
        from = m_first;
        to = m_end;
    }
    for (std::int64_t c = from; c < to; ++c) fillCell(c, !many);
    if (many) {
        const auto bytes = static_cast<std::size_t>(m_image.bytesPerLine());
        for (std::size_t r = 0; r < m_rows; ++r) {
            const int y = static_cast<int>(r) * m_rowPx;
            const uchar* line = m_image.constScanLine(y);
            for (int i = 1; i < m_rowPx; ++i) std::memcpy(m_image.scanLine(y + i), line, bytes);
        }
    }
    for (std::int64_t c = from; c < to; ++c) {
        hatchCell(c);
        drawPath(c);
    }
}

void HeatRaster::fillCell(std::int64_t cell, bool wholeRows)
{
    const std::size_t at = slot(cell);
    const Key* keys = m_keys.data() + at * m_rows;
    const auto stride = static_cast<std::size_t>(m_image.bytesPerLine()) / sizeof(QRgb);
    QRgb* line = reinterpret_cast<QRgb*>(m_image.bits()) + at * static_cast<std::size_t>(m_cellPx);
    const QRgb* lut = m_lut.data();
    const std::size_t rowStride = stride * static_cast<std::size_t>(m_rowPx);
    const int copies = wholeRows ? m_rowPx : 1;
    for (std::size_t r = m_rows; r-- > 0; line += rowStride) {
        const QRgb color = lut[keys[r]];
        QRgb* y = line;
        for (int i = 0; i < copies; ++i, y += stride)
            for (int x = 0; x < m_cellPx; ++x) y[x] = color;
    }
}

// Rows that no book reached: hatched over whatever is known of them.
void HeatRaster::hatchCell(std::int64_t cell)
{
    const HeatColumn& info = m_info[slot(cell)];
    if (info.gap || !info.known) return;
    const std::int64_t high = m_lowRow + static_cast<std::int64_t>(m_rows);
    const std::int64_t coveredLow = std::clamp(info.coveredLow, m_lowRow, high);
    const std::int64_t coveredHigh = std::clamp(info.coveredHigh, coveredLow, high);
    const auto stride = static_cast<std::size_t>(m_image.bytesPerLine()) / sizeof(QRgb);
    QRgb* bits = reinterpret_cast<QRgb*>(m_image.bits()) + slot(cell) * static_cast<std::size_t>(m_cellPx);
    const std::int64_t absX = cell * m_cellPx;
    const auto hatch = [&](std::int64_t from, std::int64_t to) {  // rows [from, to)
        const int top = static_cast<int>(high - to) * m_rowPx, bottom = static_cast<int>(high - from) * m_rowPx;
        const std::int64_t absTop = -high * m_rowPx;
        for (int x = 0; x < m_cellPx; ++x) {
            // First y with (absolute x - absolute y) a multiple of the period: the floor hatch leans left.
            const std::int64_t phase = mod(absX + x - (absTop + top), kHatchPeriod);
            for (int y = top + static_cast<int>(phase); y < bottom; y += kHatchPeriod)
                bits[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x)] = m_hatch;
        }
    };
    if (coveredLow > m_lowRow) hatch(m_lowRow, coveredLow);
    if (coveredHigh < high) hatch(coveredHigh, high);
}

int HeatRaster::imageY(double price) const
{
    const double abs = -price / m_group.value() * m_rowPx;
    const auto top = static_cast<double>(-(m_lowRow + static_cast<std::int64_t>(m_rows)) * m_rowPx);
    return static_cast<int>(std::clamp(std::floor(abs - top), -1.0, static_cast<double>(m_image.height())));
}

void HeatRaster::drawPath(std::int64_t cell)
{
    static const HeatColumn nothing;
    const HeatColumn& now = m_info[slot(cell)];
    if (now.gap) return;
    const HeatColumn& last = cell > m_first && !m_info[slot(cell - 1)].gap ? m_info[slot(cell - 1)] : nothing;
    if (!m_venuePaths) return drawPath(cell, now.bid, now.ask, last.bid, last.ask, {m_path, std::nullopt});
    for (VenueId v : kVenues) {
        const auto i = static_cast<std::size_t>(v);
        drawPath(cell, now.venueBid[i], now.venueAsk[i], last.venueBid[i], last.venueAsk[i], {m_venuePath[i], v});
    }
}

// Nothing is joined to what has no quotes: a line breaks where its book was lost.
void HeatRaster::drawPath(std::int64_t cell, double bid, double ask, double bidBefore, double askBefore,
                          const Stroke& stroke)
{
    if (bid <= 0 || ask <= 0) return;
    const int low = imageY(bid), high = imageY(ask);
    std::optional<int> lowBefore, highBefore;
    if (bidBefore > 0 && askBefore > 0) {
        lowBefore = imageY(bidBefore);
        highBefore = imageY(askBefore);
    }
    pathLine(cell, low, lowBefore, stroke);
    if (std::abs(high - low) > 1) pathLine(cell, high, highBefore, stroke);
}

void HeatRaster::pathLine(std::int64_t cell, int y, std::optional<int> before, const Stroke& stroke)
{
    const int height = m_image.height();
    const auto stride = static_cast<std::size_t>(m_image.bytesPerLine()) / sizeof(QRgb);
    QRgb* bits = reinterpret_cast<QRgb*>(m_image.bits()) + slot(cell) * static_cast<std::size_t>(m_cellPx);
    const std::int64_t abs = cell * m_cellPx;
    const auto on = [&](int x) { return !stroke.dash || venueDashOn(*stroke.dash, abs + x); };
    if (y >= 0 && y < height)
        for (int x = 0; x < m_cellPx; ++x)
            if (on(x)) bits[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x)] = stroke.color;
    if (!before || !on(0)) return;
    for (int at = std::max(0, std::min(*before, y)); at <= std::min(height - 1, std::max(*before, y)); ++at)
        bits[static_cast<std::size_t>(at) * stride] = stroke.color;
}

void HeatRaster::draw(QPainter* p, const QPoint& at, const HeatViewport& view) const
{
    if (m_end <= m_first || m_image.isNull()) return;
    const std::int64_t ring = static_cast<std::int64_t>(m_cells) * m_cellPx;
    std::int64_t from = std::max(view.left(), m_first * m_cellPx);
    const std::int64_t to = std::min(view.left() + view.width(), m_end * m_cellPx);
    const auto imageTop = -(m_lowRow + static_cast<std::int64_t>(m_rows)) * m_rowPx;
    const int srcY = static_cast<int>(view.top() - imageTop);
    const double dpr = view.dpr();
    while (from < to) {
        const std::int64_t srcX = mod(from, ring);
        const std::int64_t length = std::min(to - from, ring - srcX);
        p->drawImage(QPointF(at.x() + static_cast<double>(from - view.left()) / dpr, at.y()), m_image,
                     QRectF(static_cast<double>(srcX), srcY, static_cast<double>(length), view.height()));
        from += length;
    }
}

float HeatRaster::value(std::int64_t cell, std::int64_t row) const
{
    const std::int64_t r = row - m_lowRow;
    if (cell < m_first || cell >= m_end || r < 0 || r >= static_cast<std::int64_t>(m_rows)) return 0;
    const Key key = m_keys[slot(cell) * m_rows + static_cast<std::size_t>(r)];
    return valueOf(key);
}

void HeatRaster::collect(std::vector<float>& out) const
{
    out.clear();
    for (std::int64_t c = m_first; c < m_end; ++c) {
        const Key* keys = m_keys.data() + slot(c) * m_rows;
        for (std::size_t r = 0; r < m_rows; ++r)
            if (keys[r] & 0x7fff) out.push_back(std::fabs(valueOf(keys[r])));
    }
}

std::size_t HeatRaster::memoryBytes() const
{
    return static_cast<std::size_t>(m_image.sizeInBytes()) + m_keys.size() * sizeof(Key) +
           m_info.size() * sizeof(HeatColumn) + m_lut.size() * sizeof(QRgb);
}

}  // namespace plimsoll
