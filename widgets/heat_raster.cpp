#include "widgets/heat_raster.h"

#include "widgets/color_ramp.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace plimsoll {

namespace {

constexpr int kHatchPeriod = 8;
constexpr double kRowMargin = 0.12;  // of the view's rows, kept above and below it
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
    m_due = Colors{theme.ramp.bid, theme.ramp.ask, scale, m_booksShown};
    m_recolor = true;
}

void HeatRaster::makeTable()
{
    const auto& [bid, ask, scale, books] = *m_due;
    const auto lowest = keyOf(static_cast<float>(scale.cutoffs().lower));
    const auto highest = keyOf(static_cast<float>(scale.cutoffs().upper));
    for (std::size_t key = 0; key < kBidBit; ++key) {
        std::size_t index = 0;
        if (key > highest)
            index = 255;
        else if (key >= lowest)
            index = static_cast<std::size_t>(scale.index(valueOf(static_cast<std::uint16_t>(key))));
        m_lut[key] = books ? ask[index] : m_ground;
        m_lut[key | kBidBit] = books ? bid[index] : m_ground;
    }
    m_due.reset();
    ++m_tables;
}

void HeatRaster::setVenuePaths(bool each)
{
    if (each == m_venuePaths) return;
    m_venuePaths = each;
    m_recolor = true;
}

void HeatRaster::setBooksShown(bool shown)
{
    m_booksShown = shown;
}

void HeatRaster::clear()
{
    m_first = m_end = 0;
    m_paintFrom = m_paintTo = m_roughFrom = m_roughTo = 0;
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
    if (m_image.size() != size) {
        m_image = QImage();
        const auto wanted = static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height());
        if (m_pixels.size() < wanted) m_pixels.resize(wanted);
        m_image = QImage(reinterpret_cast<uchar*>(m_pixels.data()), size.width(), size.height(),
                         size.width() * static_cast<qsizetype>(sizeof(QRgb)), QImage::Format_RGB32);
    }
    m_keys.assign(m_cells * m_rows, 0);
    m_info.assign(m_cells, {});
    m_trades.assign(m_cells, {});
    m_bid.assign(m_rows, 0);
    m_ask.assign(m_rows, 0);
    clear();
}

void HeatRaster::ensure(const HeatViewport& view, const HeatSource& source, std::size_t budget)
{
    layOut(view);
    const bool wasRough = !exact();
    if (!qFuzzyCompare(m_image.devicePixelRatio(), view.dpr())) m_image.setDevicePixelRatio(view.dpr());
    if (source.empty()) return clear();
    const std::int64_t begin = view.cellOf(source.firstColumn()), end = view.cellOf(source.lastColumn()) + 1;
    const std::int64_t from = std::max(view.cellAt(0), begin);
    const std::int64_t to = std::min(view.cellAt(view.width() - 1) + 1, end);

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
        readCells(m_first, until, source, budget);
        // One more: its path now has a neighbour to come from.
        unpainted(m_first, std::min(until + 1, m_end));
    }
    if (to > m_end) {
        const std::int64_t oldEnd = m_end;
        m_end = to;
        m_first = std::max(m_first, m_end - capacity);
        const std::int64_t start = std::max(oldEnd, m_first);
        readCells(start, m_end, source, budget);
        unpainted(start, m_end);
    }
    m_roughFrom = std::max(m_roughFrom, m_first);
    m_roughTo = std::min(m_roughTo, m_end);
    if (wasRough && !exact()) refine(source, budget);
}

void HeatRaster::readCells(std::int64_t from, std::int64_t to, const HeatSource& source, std::size_t budget)
{
    if (to <= from) return;
    HeatSource::Sample sample;
    std::int64_t apart = 1;  // of the cells that are read themselves
    const double each = m_costs * static_cast<double>(source.laneCount()) * static_cast<double>(to - from);
    const bool rough = budget != kAll && each * m_time.columns > static_cast<double>(budget);
    if (rough) {
        const double columns = static_cast<double>(budget) / each;  // of a cell that can be afforded
        sample.every = static_cast<int>(std::ceil(m_time.columns / std::max(1.0, columns)));
        apart = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(1 / columns)));
        m_roughFrom = exact() ? from : std::min(m_roughFrom, from);
        m_roughTo = exact() ? to : std::max(m_roughTo, to);
    }
    HeatSource::Sample none{0, 0, 0};
    for (std::int64_t c = from; c < to; ++c) {
        if (c == from || mod(c, apart) == 0) {
            read(c, source, sample);
            continue;
        }
        read(c, source, none);
        if (m_info[slot(c)].gap) continue;
        const Key* before = m_keys.data() + slot(c - 1) * m_rows;
        std::copy(before, before + m_rows, m_keys.data() + slot(c) * m_rows);
    }
    if (sample.columns > 0) m_costs = static_cast<double>(sample.cells) / static_cast<double>(sample.columns);
}

void HeatRaster::refine(const HeatSource& source, std::size_t budget)
{
    const std::int64_t end = m_roughTo;
    HeatSource::Sample sample;
    while (m_roughTo > m_roughFrom && sample.cells < budget) read(--m_roughTo, source, sample);
    unpainted(m_roughTo, std::min(end + 1, m_end));
}

void HeatRaster::unpainted(std::int64_t from, std::int64_t to)
{
    if (m_paintTo <= m_paintFrom) {
        m_paintFrom = from;
        m_paintTo = to;
    } else {
        m_paintFrom = std::min(m_paintFrom, from);
        m_paintTo = std::max(m_paintTo, to);
    }
}

void HeatRaster::read(std::int64_t cell, const HeatSource& source, HeatSource::Sample& sample)
{
    const std::size_t at = slot(cell);
    m_info[at] = source.sum(cell * m_time.columns, m_time.columns, m_group, m_lowRow, m_bid, m_ask, sample);
    source.trades(cell * m_time.columns, m_time.columns, m_group, m_trades[at]);
    Key* keys = m_keys.data() + at * m_rows;
    if (m_info[at].gap || sample.every == 0) {
        std::fill(keys, keys + m_rows, Key{0});
        return;
    }
    for (std::size_t r = 0; r < m_rows; ++r)
        keys[r] = m_bid[r] > m_ask[r] ? static_cast<Key>(keyOf(m_bid[r]) | kBidBit) : keyOf(m_ask[r]);
}

void HeatRaster::paint()
{
    if (m_recolor) unpainted(m_first, m_end);
    m_recolor = false;
    const std::int64_t from = std::max(m_paintFrom, m_first), to = std::min(m_paintTo, m_end);
    m_paintFrom = m_paintTo = 0;
    if (to <= from) return;
    if (m_due) makeTable();
    // The ring's seam may lie between them.
    const std::size_t begin = slot(from), count = static_cast<std::size_t>(to - from);
    fillSlots(begin, std::min(begin + count, m_cells));
    if (begin + count > m_cells) fillSlots(0, begin + count - m_cells);
    for (std::int64_t c = from; c < to; ++c) {
        hatchCell(c);
        drawPath(c);
    }
}

// A few rows at a time, so that both a cell's keys and the lines written to stay at hand; of each row
// the first line is painted and the others are copies.
void HeatRaster::fillSlots(std::size_t from, std::size_t to)
{
    constexpr std::size_t kBlock = 16;
    const QRgb* lut = m_lut.data();
    const auto px = static_cast<std::size_t>(m_cellPx), height = static_cast<std::size_t>(m_rowPx);
    const std::size_t stride = m_cells * px, rowStride = stride * height, bytes = (to - from) * px * sizeof(QRgb);
    for (std::size_t low = 0; low < m_rows; low += kBlock) {
        const std::size_t n = std::min(kBlock, m_rows - low);
        // Rows are kept from the lowest, lines from the top.
        QRgb* bottom = pixels() + (m_rows - 1 - low) * rowStride;
        for (std::size_t s = from; s < to; ++s) {
            const Key* keys = m_keys.data() + s * m_rows + low;
            QRgb* line = bottom + s * px;
            for (std::size_t i = 0; i < n; ++i, line -= rowStride) {
                const QRgb color = lut[keys[i]];
                for (std::size_t x = 0; x < px; ++x) line[x] = color;
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            QRgb* line = bottom - i * rowStride + from * px;
            for (std::size_t y = 1; y < height; ++y) std::memcpy(line + y * stride, line, bytes);
        }
    }
}

// Rows that no book reached: hatched over whatever is known of them.
void HeatRaster::hatchCell(std::int64_t cell)
{
    const HeatColumn& info = m_info[slot(cell)];
    if (info.gap || !info.known) return;
    const std::int64_t high = m_lowRow + static_cast<std::int64_t>(m_rows);
    const std::int64_t coveredLow = within(info.coveredLow, m_lowRow, high);
    const std::int64_t coveredHigh = within(info.coveredHigh, coveredLow, high);
    const auto stride = static_cast<std::size_t>(m_image.bytesPerLine()) / sizeof(QRgb);
    QRgb* bits = pixels() + slot(cell) * static_cast<std::size_t>(m_cellPx);
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
    return static_cast<int>(within(std::floor(abs - top), -1.0, static_cast<double>(m_image.height())));
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
    QRgb* bits = pixels() + slot(cell) * static_cast<std::size_t>(m_cellPx);
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

// Of many cells a part tells as much as all.
void HeatRaster::collect(std::vector<float>& out) const
{
    constexpr std::size_t kEnough = 24'000;
    out.clear();
    const std::size_t all = static_cast<std::size_t>(m_end - m_first) * m_rows;
    const auto apart = static_cast<std::int64_t>(std::max<std::size_t>(1, all / kEnough));
    for (std::int64_t c = m_end - 1; c >= m_first; c -= apart) {
        const Key* keys = m_keys.data() + slot(c) * m_rows;
        for (std::size_t r = 0; r < m_rows; ++r)
            if (keys[r] & 0x7fff) out.push_back(std::fabs(valueOf(keys[r])));
    }
}

std::size_t HeatRaster::memoryBytes() const
{
    return m_pixels.size() * sizeof(QRgb) + m_keys.size() * sizeof(Key) + m_info.size() * sizeof(HeatColumn) +
           m_lut.size() * sizeof(QRgb);
}

}  // namespace plimsoll
