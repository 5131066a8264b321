#include "widgets/table_delegate.h"

#include "widgets/color_ramp.h"
#include "widgets/hatch.h"
#include "widgets/sparkline.h"
#include "widgets/status_dot.h"
#include "widgets/text_width.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTimer>

#include <chrono>

namespace plimsoll {

namespace {

constexpr int kPadding = 6, kRowHeight = 24;
constexpr int kFadeSteps = 6;
constexpr int kSelectionEdge = 2;
constexpr double kRowBarShare = 0.22, kCellBarShare = 0.45;

int intOf(const QModelIndex& index, int role, int fallback)
{
    const QVariant v = index.data(role);
    return v.isValid() ? v.toInt() : fallback;
}

bool isStale(const QModelIndex& index)
{
    return intOf(index, cell::Fresh, static_cast<int>(Freshness::Live)) == static_cast<int>(Freshness::Stale);
}

}  // namespace

qint64 cell::nowMs()
{
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
}

QColor toneColor(CellTone tone, const Theme& t)
{
    switch (tone) {
        case CellTone::Base: return t.text.base;
        case CellTone::Strong: return t.text.strong;
        case CellTone::Muted: return t.text.muted;
        case CellTone::Faint: return t.text.faint;
        case CellTone::Bid: return t.side.bid;
        case CellTone::Ask: return t.side.ask;
        case CellTone::Long: return t.liq.longs;
        case CellTone::Short: return t.liq.shorts;
        case CellTone::Late: return t.state.late;
        case CellTone::Stale: return t.state.stale;
        case CellTone::Warn: return t.severity.warn;
        case CellTone::Critical: return t.severity.critical;
        case CellTone::Ok: return t.severity.ok;
        case CellTone::Accent: return t.ui.accent;
        case CellTone::Modelled: return t.liq.modelled;
    }
    return t.text.base;
}

void paintLiquidationMark(QPainter* p, const QRect& square, PositionSide side, const Theme& theme)
{
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    const QPointF c = QRectF(square).center();
    const qreal r = square.width() / 2.0;
    if (side == PositionSide::Long) {
        p->setBrush(theme.liq.longs);
        p->drawEllipse(c, r * 0.88, r * 0.88);
    } else {
        p->setBrush(theme.liq.shorts);
        const QPointF corners[] = {{c.x(), c.y() - r}, {c.x() + r, c.y()}, {c.x(), c.y() + r}, {c.x() - r, c.y()}};
        p->drawPolygon(corners, 4);
    }
    p->restore();
}

TableDelegate::TableDelegate(const Theme& theme, QAbstractItemView* view)
    : QStyledItemDelegate(view), m_view(view), m_fade(new QTimer(this))
{
    connect(m_fade, &QTimer::timeout, this, [this] {
        if (m_view) m_view->viewport()->update();
        if (cell::nowMs() > m_fadingUntil) m_fade->stop();
    });
    setTheme(theme);
}

void TableDelegate::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_reduced = theme.motion.reduced;
    m_body = theme.font(12);
    m_bodyMedium = theme.font(12, 500);
    m_meta = theme.font(11);
    m_metaMedium = theme.font(11, 500);
    m_fade->setInterval(std::max(16, theme.motion.changedFade / kFadeSteps));
    if (m_view) m_view->viewport()->update();
}

const QFont& TableDelegate::font(int px, int weight) const
{
    if (px <= 11) return weight >= 500 ? m_metaMedium : m_meta;
    return weight >= 500 ? m_bodyMedium : m_body;
}

void TableDelegate::keepFading() const
{
    m_fadingUntil = std::max(m_fadingUntil, cell::nowMs() + 1000);
    if (!m_fade->isActive()) m_fade->start();
}

double TableDelegate::washShare(qint64 changedAt, int duration) const
{
    if (changedAt <= 0) return 0;
    const qint64 passed = cell::nowMs() - changedAt;
    const qint64 whole = m_reduced ? 1000 : duration;
    if (passed < 0 || passed >= whole) return 0;
    keepFading();
    if (m_reduced) return 1;
    const auto step = passed * kFadeSteps / whole;
    return 1.0 - static_cast<double>(step) / kFadeSteps;
}

void TableDelegate::paintGround(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QModelIndex first = index.siblingAtColumn(0);
    const bool selected = option.state & QStyle::State_Selected;
    QColor ground = m_theme.bg.panel;
    const int wash = intOf(first, cell::RowWash, -1);
    if (wash == static_cast<int>(CellTone::Critical)) ground = m_theme.severity.criticalWash;
    if (wash == static_cast<int>(CellTone::Warn)) ground = m_theme.severity.warnWash;
    if (option.state & QStyle::State_MouseOver) ground = m_theme.ui.rowHover;
    if (selected) ground = m_theme.ui.selection;
    if (const double share = washShare(first.data(cell::RowChangedAt).toLongLong(), m_theme.motion.rowFlash);
        share > 0)
        ground = mix(ground, m_theme.ui.changedWash, share);
    p->fillRect(option.rect, ground);
    paintRowBar(p, option, first);
    if (const double share = washShare(index.data(cell::ChangedAt).toLongLong(), m_theme.motion.changedFade);
        share > 0)
        p->fillRect(option.rect.adjusted(0, 1, 0, -2), withAlpha(m_theme.ui.changedWash, share));
    p->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, m_theme.line.subtle);
    if (selected && option.rect.left() <= 0)
        p->fillRect(option.rect.left(), option.rect.top(), kSelectionEdge, option.rect.height(),
                    m_theme.ui.accent);
}

// One bar across the row's cells: each cell paints its share of it.
void TableDelegate::paintRowBar(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& first) const
{
    const QVariant size = first.data(cell::RowBar);
    if (!size.isValid() || !m_view) return;
    const int whole = m_view->viewport()->width();
    const int end = static_cast<int>(within(size.toDouble(), 0.0, 1.0) * whole);
    QRect bar = option.rect.adjusted(0, 0, 0, -1);
    bar.setRight(std::min(bar.right(), end - 1));
    if (bar.width() <= 0) return;
    const auto tone = static_cast<CellTone>(intOf(first, cell::RowBarTone, static_cast<int>(CellTone::Long)));
    p->fillRect(bar, withAlpha(toneColor(tone, m_theme), kRowBarShare));
}

CellTone TableDelegate::inkOf(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (isStale(index)) return CellTone::Stale;
    const auto tone = static_cast<CellTone>(intOf(index, cell::Tone, static_cast<int>(CellTone::Base)));
    const bool selected = option.state & QStyle::State_Selected;
    return selected && tone == CellTone::Faint ? CellTone::Muted : tone;
}

void TableDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(p, option, index);
    QRect inner = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    if (isStale(index)) fillHatch(p, option.rect.adjusted(0, 0, 0, -1), Hatch::StaleCell, m_theme.state.hatch);
    const QColor color = toneColor(inkOf(option, index), m_theme);

    if (const QVariant spark = index.data(cell::Spark); spark.isValid()) {
        paintSparkline(p, inner.adjusted(0, 4, 0, -3), spark.value<QVector<double>>(), color);
        return;
    }
    if (const QVariant bar = index.data(cell::CellBar); bar.isValid()) {
        const int width = static_cast<int>(within(bar.toDouble(), 0.0, 1.0) * option.rect.width());
        p->fillRect(option.rect.left(), option.rect.top() + 2, width, option.rect.height() - 5,
                    withAlpha(color, kCellBarShare));
    }
    if (const QVariant light = index.data(cell::Light); light.isValid()) {
        paintLight(p, QRect(inner.left(), inner.center().y() - 3, 8, 8),
                   static_cast<plimsoll::Light>(light.toInt()), m_theme);
        inner.setLeft(inner.left() + 13);
    }
    if (const QVariant mark = index.data(cell::Mark); mark.isValid()) {
        paintLiquidationMark(p, QRect(inner.left(), inner.center().y() - 4, 10, 10),
                             static_cast<PositionSide>(mark.toInt()), m_theme);
        inner.setLeft(inner.left() + 15);
    }
    if (const QVariant venue = index.data(cell::Venue); venue.isValid())
        inner.setLeft(paintVenueKey(p, inner, static_cast<VenueId>(venue.toInt()), m_theme));

    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) return;
    const bool small = index.data(cell::Small).toBool();
    const QFont& wanted = font(small ? 11 : 12, intOf(index, cell::Weight, 400));
    if (p->font() != wanted) p->setFont(wanted);  // a font that is set is looked up again
    p->setPen(color);
    const int alignment = intOf(index, Qt::TextAlignmentRole, Qt::AlignLeft);
    const bool right = alignment & Qt::AlignRight;
    // Numbers are never cut; words are.
    p->drawText(inner, Qt::AlignVCenter | (alignment & Qt::AlignHorizontal_Mask) | Qt::TextSingleLine,
                right || textWidth(wanted, text) <= inner.width()
                    ? text
                    : p->fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {textWidth(m_body, text) + 2 * kPadding, kRowHeight};
}

}  // namespace plimsoll
