#include "widgets/ladder_view.h"

#include "model/market/decimal.h"
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/ui_text.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kHead = 24, kRow = 20, kMid = 36, kPadding = 8;
constexpr int kPriceColumn = 76;
constexpr int kNumberInset = 8;
constexpr auto kDescribeEvery = std::chrono::seconds{2};

int side(int width)
{
    return (width - kPriceColumn) / 2;
}

}  // namespace

LadderView::LadderView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setAccessibleName(UiText::tr("Price ladder"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void LadderView::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void LadderView::setData(std::shared_ptr<const DepthSnapshot> depth)
{
    const bool other = m_depth && depth && m_depth->asset != depth->asset;
    m_depth = std::move(depth);
    if (other) m_scale = 0;
    rebuild();
    update();
}

void LadderView::setLanes(const LaneChoice& choice)
{
    if (choice == m_choice) return;
    m_choice = choice;
    m_scale = 0;
    rebuild();
    update();
}

void LadderView::setUnit(SizeUnit unit, const std::vector<FxRate>& rates)
{
    if (unit == m_wantedUnit && rates == m_rates) return;
    if (unit != m_wantedUnit) m_scale = 0;
    m_wantedUnit = unit;
    m_rates = rates;
    rebuild();
    update();
}

void LadderView::setGroup(Price group)
{
    if (group == m_wanted) return;
    m_wanted = group;
    m_scale = 0;
    rebuild();
    update();
}

void LadderView::setMarkedPrice(std::optional<double> price)
{
    if (price == m_marked) return;
    m_marked = price;
    update();
}

QRect LadderView::midRect() const
{
    const int body = height() - kHead;
    const int above = std::max(0, (body - kMid) / 2 / kRow);
    return {0, kHead + above * kRow, width(), kMid};
}

void LadderView::rebuild()
{
    m_rows.clear();
    m_top.reset();
    m_stale = false;
    if (!m_depth) return;
    m_sizes = sizeScale(*m_depth, m_choice, m_wantedUnit, m_rates);
    m_top = topOfBook(*m_depth, m_choice);
    if (!m_top) {
        m_top = lastTopOfBook(*m_depth, m_choice);
        m_stale = m_top.has_value();
    }
    if (!m_top) return;

    const Price tick = finestTick(*m_depth, m_choice).value_or(Price{});
    // Without a wish: rows of about a basis point, and never finer than the tick.
    m_group = m_wanted.raw > 0 ? m_wanted : std::max(niceStepAtLeast(m_top->mid() * 1e-4), tick);
    if (m_group.raw <= 0) return;
    m_decimals = decimalsOf(m_group);

    const QRect mid = midRect();
    const int above = (mid.top() - kHead) / kRow;
    const int below = std::max(0, (height() - mid.bottom() - 1) / kRow);
    const std::int64_t firstAsk = ceilRow(Price::nearest(m_top->ask), m_group);
    const std::int64_t firstBid = floorRow(Price::nearest(m_top->bid), m_group);
    m_sums.low = std::min(firstBid - below + 1, firstAsk);
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, firstAsk + above - m_sums.low));
    m_sums.bid.resize(count);
    m_sums.ask.resize(count);
    const bool coins = m_sizes.unit == SizeUnit::Base;
    sumRows(*m_depth, m_choice, m_group, true, m_stale, m_sums, coins);

    double largest = 0;
    const auto add = [&](std::int64_t row, int y, bool ask) {
        const std::int64_t at = row - m_sums.low;
        const auto& sums = ask ? m_sums.ask : m_sums.bid;
        double size =
            at >= 0 && at < static_cast<std::int64_t>(sums.size()) ? sums[static_cast<std::size_t>(at)] : 0;
        if (!coins) size = m_sizes.of(size, 0);
        m_rows.push_back({QRect(0, y, width(), kRow), Price{row * m_group.raw}, ask, size});
        largest = std::max(largest, size);
    };
    for (int i = above - 1; i >= 0; --i) add(firstAsk + i, mid.top() - (i + 1) * kRow, true);
    for (int i = 0; i < below; ++i) add(firstBid - i, mid.bottom() + 1 + i * kRow, false);
    // Totals from the touch outwards: rows of a side lie together, asks with the furthest first.
    m_totalScale = 0;
    double sum = 0;
    for (std::size_t i = std::min(m_rows.size(), static_cast<std::size_t>(std::max(0, above))); i-- > 0;)
        m_rows[i].total = sum += m_rows[i].size;
    m_totalScale = sum;
    sum = 0;
    for (std::size_t i = static_cast<std::size_t>(std::max(0, above)); i < m_rows.size(); ++i)
        m_rows[i].total = sum += m_rows[i].size;
    m_totalScale = std::max(m_totalScale, sum);
    // Full bars follow the largest row upwards at once and downwards only after it halved: bars of
    // unchanged rows keep their length.
    if (largest > m_scale || largest < m_scale * 0.5) m_scale = largest;
    chooseUnit(m_scale);
    describe();
}

void LadderView::chooseUnit(double largest)
{
    static constexpr std::array<Unit, 3> units = {Unit{1e6, "m"}, Unit{1e3, "k"}, Unit{1, ""}};
    // Dollars are read in millions; coins as they are, until there are too many digits.
    const double from = m_sizes.unit == SizeUnit::Base ? 5 : 0.2;
    for (const Unit& u : units) {
        m_unit = u;
        if (largest >= u.size * from) return;
    }
}

QString LadderView::headUnit() const
{
    const QString factor = QLatin1String(m_unit.word);
    if (m_sizes.unit == SizeUnit::Usd) return u'$' + factor;
    return factor.isEmpty() ? m_sizes.word : factor + u' ' + m_sizes.word;
}

void LadderView::describe()
{
    if (m_depth->asOf.mono - m_described < kDescribeEvery) return;
    m_described = m_depth->asOf.mono;
    const auto largest = [&](bool ask) {
        const Row* best = nullptr;
        for (const Row& r : m_rows)
            if (r.ask == ask && (!best || r.size > best->size)) best = &r;
        return best ? QStringLiteral("%1 at %2")
                          .arg(m_sizes.text(best->size), format::price(best->price, m_decimals))
                    : format::kNone;
    };
    setAccessibleDescription(
        UiText::tr("%1mid %2, spread %3 bp, largest bid %4, largest ask %5")
            .arg(m_stale ? UiText::tr("stale, ") : QString(),
                 format::price(Price::nearest(m_top->mid()), priceDecimals(*m_depth, m_choice)),
                 format::bp(m_top->spreadBp()), largest(false), largest(true)));
}

void LadderView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    p.fillRect(0, 0, 1, height(), m_theme.line.base);
    if (!m_top) {
        p.setFont(m_theme.font(12));
        p.setPen(m_theme.text.muted);
        p.drawText(rect().adjusted(kPadding, kHead, -kPadding, 0), Qt::AlignCenter | Qt::TextWordWrap,
                   UiText::tr("No book yet"));
        paintHead(&p);
        return;
    }
    if (m_stale)
        fillHatch(&p, QRect(1, kHead, width() - 1, height() - kHead), Hatch::StaleCell, m_theme.state.hatch);
    for (const Row& row : m_rows) paintRow(&p, row);
    paintMid(&p);
    paintHead(&p);
}

void LadderView::paintHead(QPainter* p) const
{
    p->fillRect(1, 0, width() - 1, kHead, m_theme.bg.header);
    p->fillRect(1, kHead - 1, width() - 1, 1, m_theme.line.base);
    p->setFont(m_theme.font(11));
    p->setPen(m_theme.text.muted);
    const int w = side(width());
    const QFontMetrics metrics(p->font());
    QString unit = headUnit(), step = m_group.raw > 0 ? u'$' + format::price(m_group) : QString();
    if (metrics.horizontalAdvance(UiText::tr("Ask ") + unit) > w - kNumberInset - 2) {
        // A long name stands once, in the middle.
        unit = QLatin1String(m_unit.word);
        step = metrics.elidedText(m_sizes.word + u' ' + step, Qt::ElideRight, kPriceColumn);
    }
    p->drawText(QRect(0, 0, w - kNumberInset, kHead - 1), Qt::AlignVCenter | Qt::AlignRight,
                UiText::tr("Bid ") + unit);
    p->drawText(QRect(w, 0, kPriceColumn, kHead - 1), Qt::AlignCenter, step);
    p->drawText(QRect(w + kPriceColumn, 0, width() - w - kPriceColumn - kPadding, kHead - 1),
                Qt::AlignVCenter | Qt::AlignRight, UiText::tr("Ask ") + unit);
}

void LadderView::paintRow(QPainter* p, const Row& row) const
{
    const int w = side(width()), right = w + kPriceColumn;
    const bool known = m_sizes.known();
    const int bar =
        m_scale > 0 && known ? static_cast<int>(std::lround(std::min(1.0, row.size / m_scale) * (w - 2))) : 0;
    const QRect box = row.ask ? QRect(right, row.rect.top() + 2, bar, kRow - 4)
                              : QRect(w - bar, row.rect.top() + 2, bar, kRow - 4);
    // Under the size, in a lighter shade, what rests from the touch to here.
    const int total = m_totalScale > 0 && known && !m_stale
                          ? static_cast<int>(std::lround(std::min(1.0, row.total / m_totalScale) * (w - 2)))
                          : 0;
    if (total > 0) {
        const QRect shade =
            row.ask ? QRect(right, row.rect.top(), total, kRow) : QRect(w - total, row.rect.top(), total, kRow);
        p->fillRect(shade, withAlpha(row.ask ? m_theme.side.askFill : m_theme.side.bidFill, 0.3));
    }
    if (m_stale)
        p->fillRect(box, m_theme.bg.hover);
    else
        p->fillRect(box, row.ask ? m_theme.side.askFill : m_theme.side.bidFill);

    const bool round = row.price.raw % (m_group.raw * 10) == 0;
    p->setFont(m_theme.font(12, round ? 500 : 400));
    p->setPen(m_stale ? m_theme.state.stale : row.ask ? m_theme.side.ask : m_theme.side.bid);
    p->drawText(QRect(w, row.rect.top(), kPriceColumn, kRow), Qt::AlignCenter,
                format::price(row.price, m_decimals));
    if (row.size > 0) {
        p->setFont(m_theme.font(12));
        p->setPen(m_stale ? m_theme.state.stale : known ? m_theme.text.strong : m_theme.text.muted);
        const QString text = sizeText(row);
        const QRect number = row.ask ? QRect(right, row.rect.top(), width() - right - kPadding - 10, kRow)
                                     : QRect(0, row.rect.top(), w - kNumberInset, kRow);
        p->drawText(number, Qt::AlignVCenter | Qt::AlignRight, text);
    }
    if (m_marked && floorRow(Price::nearest(*m_marked), m_group) * m_group.raw ==
                        row.price.raw - (row.ask ? m_group.raw : 0)) {
        p->setPen(m_theme.ui.accent);
        p->setBrush(Qt::NoBrush);
        p->drawRect(row.rect.adjusted(1, 0, -1, -1));
    }
}

void LadderView::paintMid(QPainter* p) const
{
    const QRect mid = midRect();
    p->fillRect(mid.adjusted(1, 0, 0, 0), m_theme.bg.header);
    p->fillRect(1, mid.top(), width() - 1, 1, m_theme.line.base);
    p->fillRect(1, mid.bottom(), width() - 1, 1, m_theme.line.base);
    p->setFont(m_theme.font(16, 500));
    p->setPen(m_stale ? m_theme.state.stale : m_theme.text.strong);
    p->drawText(mid.adjusted(kPadding, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                format::price(Price::nearest(m_top->mid()), priceDecimals(*m_depth, m_choice)));
    p->setFont(m_theme.font(11));
    p->setPen(m_theme.text.muted);
    const QRect rightPart = mid.adjusted(0, 4, -kPadding, -4);
    p->drawText(rightPart, Qt::AlignTop | Qt::AlignRight, m_stale ? UiText::tr("stale") : UiText::tr("spread"));
    p->setPen(m_stale ? m_theme.state.stale : m_theme.text.base);
    p->drawText(rightPart, Qt::AlignBottom | Qt::AlignRight,
                format::bp(m_top->spreadBp()) + QStringLiteral(" bp"));
}

QString LadderView::sizeText(const Row& row) const
{
    if (row.size <= 0) return {};
    if (!m_sizes.known()) return format::kNone;
    // Dollars need no cents; coins may be fractions of one.
    const int decimals = m_unit.size > 1                    ? 2
                         : m_sizes.unit == SizeUnit::Usd    ? 0
                         : m_scale >= 100 || m_scale <= 0.0 ? 1
                                                            : 3;
    const double least = std::pow(10.0, -decimals);
    if (row.size / m_unit.size < least / 2) return u'<' + format::moneyIn(least, 1, decimals);
    return format::moneyIn(row.size, m_unit.size, decimals);
}

}  // namespace plimsoll
