#include "widgets/venue_key.h"

#include "widgets/focus_ring.h"
#include "widgets/ui_text.h"

#include <QFontMetrics>
#include <QStringList>

#include <array>

namespace plimsoll {

namespace {

constexpr int kKeyWidth = 3, kKeyHeight = 10, kKeyGap = 3;
constexpr int kChipHeight = 20, kChipPadding = 8, kLightSize = 8;

QString text(std::string_view s)
{
    return QString::fromLatin1(s.data(), static_cast<qsizetype>(s.size()));
}

}  // namespace

QString venueCodeText(VenueId v)
{
    return text(venueCode(v));
}
QString venueNameText(VenueId v)
{
    return text(venueName(v));
}
QString withoutCodes(std::uint8_t venues)
{
    QStringList codes;
    for (const VenueId v : kVenues)
        if ((venues >> static_cast<unsigned>(v)) & 1u) codes << venueCodeText(v);
    return UiText::tr("without ") + codes.join(QStringLiteral(", "));
}
QColor venueColor(VenueId v, const Theme& theme)
{
    return theme.venue[static_cast<std::size_t>(v)];
}

bool venueDashOn(VenueId v, std::int64_t x)
{
    // On, off, on, off; no dash at all is a solid line.
    static constexpr std::array<std::array<int, 4>, kVenueCount> dashes = {
        {{0, 0, 0, 0}, {6, 3, 0, 0}, {2, 2, 0, 0}, {8, 2, 2, 2}}};
    const auto& dash = dashes[static_cast<std::size_t>(v)];
    const int period = dash[0] + dash[1] + dash[2] + dash[3];
    if (period == 0) return true;
    auto at = static_cast<int>(x % period);
    if (at < 0) at += period;
    return at < dash[0] || (at >= dash[0] + dash[1] && at < dash[0] + dash[1] + dash[2]);
}

int paintVenueKey(QPainter* p, const QRect& rect, VenueId v, const Theme& theme)
{
    const int top = rect.top() + (rect.height() - kKeyHeight) / 2;
    p->fillRect(rect.left(), top, kKeyWidth, kKeyHeight, venueColor(v, theme));
    return rect.left() + kKeyWidth + kKeyGap;
}

VenueChip::VenueChip(VenueId venue, const Theme& theme, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_venue(venue)
{
    setFocusPolicy(Qt::TabFocus);
    setCheckable(true);
    setChecked(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(venueNameText(venue));
    setToolTip(UiText::tr("%1: show or hide").arg(venueNameText(venue)));
}

void VenueChip::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void VenueChip::setLight(Light light)
{
    if (light == m_light) return;
    m_light = light;
    setAccessibleDescription(lightWord(light));
    update();
}

void VenueChip::setCompact(bool compact)
{
    if (compact == m_compact) return;
    m_compact = compact;
    updateGeometry();
    update();
}

QSize VenueChip::sizeHint() const
{
    const int padding = m_compact ? 5 : kChipPadding, gap = m_compact ? 3 : 5;
    const int words = QFontMetrics(m_theme.font(12)).horizontalAdvance(venueCodeText(m_venue));
    return {2 * padding + kLightSize + gap + kKeyWidth + kKeyGap + words, kChipHeight};
}

void VenueChip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(isDown() ? m_theme.bg.pressed : isChecked() ? m_theme.bg.hover : m_theme.bg.panel);
    p.drawRoundedRect(rect(), 3, 3);
    if (!isChecked()) {
        p.setBrush(Qt::NoBrush);
        p.setPen(m_theme.line.base);
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    p.setRenderHint(QPainter::Antialiasing, false);
    const int padding = m_compact ? 5 : kChipPadding, gap = m_compact ? 3 : 5;
    paintLight(&p, QRect(padding, (height() - kLightSize) / 2, kLightSize, kLightSize),
               isChecked() ? m_light : Light::Off, m_theme);
    const int x = paintVenueKey(&p, rect().adjusted(padding + kLightSize + gap, 0, 0, 0), m_venue, m_theme);
    p.setFont(m_theme.font(12));
    p.setPen(isChecked() ? m_theme.text.base : m_theme.text.muted);
    p.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, venueCodeText(m_venue));
    if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
}

}  // namespace plimsoll
