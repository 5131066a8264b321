#include "widgets/strip_cell.h"

#include "widgets/venue_key.h"

#include <QFontMetrics>
#include <QMouseEvent>

namespace plimsoll {

namespace {

constexpr int kLight = 8;
constexpr int kBlock = 52;  // height of the three lines together

}  // namespace

StripFeedCell::StripFeedCell(VenueId venue, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_venue(venue), m_dot(new StatusDot(theme, this, kLight))
{
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(venueNameText(venue));
}

void StripFeedCell::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_dot->setTheme(theme);
    update();
}

void StripFeedCell::setText(const FeedCellText& text)
{
    m_dot->setLight(text.light);
    if (text == m_text) return;
    m_text = text;
    setToolTip(text.toolTip);
    setAccessibleDescription(lightWord(text.light) + u' ' + text.headline + u' ' + text.detail);
    update();
}

void StripFeedCell::resizeEvent(QResizeEvent*)
{
    m_dot->move(0, (height() - kBlock) / 2 + 4);
}

void StripFeedCell::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const int top = (height() - kBlock) / 2;
    const Light light = m_dot->light();
    const QColor loud = lightColor(light, m_theme);
    const bool quiet = light == Light::Live || light == Light::Off;

    int x = paintVenueKey(&p, QRect(kLight + 6, top, 20, 16), m_venue, m_theme);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.base);
    const QString code = venueCodeText(m_venue);
    p.drawText(QRect(x, top, 40, 16), Qt::AlignVCenter | Qt::AlignLeft, code);
    x += p.fontMetrics().horizontalAdvance(code) + 4;
    const QString word = lightWord(light);
    if (x + p.fontMetrics().horizontalAdvance(word) <= width()) {
        p.setPen(quiet ? m_theme.text.muted : loud);
        p.drawText(QRect(x, top, width() - x, 16), Qt::AlignVCenter | Qt::AlignLeft, word);
    }
    p.setFont(m_theme.font(13, 500));
    p.setPen(light == Light::Live ? m_theme.text.strong : light == Light::Off ? m_theme.text.muted : loud);
    p.drawText(QRect(0, top + 18, width(), 16), Qt::AlignVCenter | Qt::AlignLeft, m_text.headline);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(0, top + 36, width(), 16), Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(m_text.detail, Qt::ElideRight, width()));
}

void StripFeedCell::mouseReleaseEvent(QMouseEvent* e)
{
    if (e->button() == Qt::LeftButton && rect().contains(e->position().toPoint())) Q_EMIT clicked(m_venue);
}

}  // namespace plimsoll
