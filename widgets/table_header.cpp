#include "widgets/table_header.h"

#include "widgets/format.h"
#include "widgets/table_delegate.h"
#include "widgets/venue_key.h"

#include <QPainter>

namespace plimsoll {

namespace {

constexpr int kPadding = 6, kHeight = 24, kSortMark = 8;

}  // namespace

TableHeader::TableHeader(const Theme& theme, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setFixedHeight(kHeight);
    setMinimumSectionSize(18);
}

void TableHeader::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), kHeight};
}

void TableHeader::paintSection(QPainter* p, const QRect& rect, int section) const
{
    p->save();
    p->fillRect(rect, m_theme.bg.header);
    p->fillRect(rect.left(), rect.bottom(), rect.width(), 1, m_theme.line.base);
    QRect inner = rect.adjusted(kPadding, 0, -kPadding, -1);
    // A time column says in which zone: the person's, at this moment.
    const QString text = format::zoned(model()->headerData(section, Qt::Horizontal).toString());
    const QVariant aligned = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole);
    const int alignment = (aligned.isValid() ? aligned.toInt() : Qt::AlignLeft) & Qt::AlignHorizontal_Mask;
    p->setFont(m_theme.font(11));
    const int words = p->fontMetrics().horizontalAdvance(text);

    const QVariant venue = model()->headerData(section, Qt::Horizontal, cell::Venue);
    if (venue.isValid()) {
        QRect key = inner;
        if (alignment & Qt::AlignRight) key.setLeft(std::max(inner.left(), inner.right() - words - 5));
        const int after = paintVenueKey(p, key, static_cast<VenueId>(venue.toInt()), m_theme);
        if (!(alignment & Qt::AlignRight)) inner.setLeft(after);
    }
    if (isSortIndicatorShown() && sortIndicatorSection() == section) {
        const bool down = sortIndicatorOrder() == Qt::DescendingOrder;
        const bool right = alignment & Qt::AlignRight;
        const int x = right ? inner.right() - words - kSortMark - 3 : inner.left() + words + 4;
        const qreal y = rect.center().y();
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(m_theme.ui.accent);
        const qreal tip = down ? y + 3 : y - 2.5, base = down ? y - 2 : y + 2.5;
        const QPointF corners[] = {{x + 0.0, base}, {x + kSortMark + 0.0, base}, {x + kSortMark / 2.0, tip}};
        p->drawPolygon(corners, 3);
        p->restore();
    }
    p->setPen(venue.isValid() ? m_theme.text.base : m_theme.text.muted);
    p->drawText(inner, Qt::AlignVCenter | alignment | Qt::TextSingleLine, text);
    p->restore();
}

}  // namespace plimsoll
