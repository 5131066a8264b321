#include "widgets/badge.h"

#include "widgets/hatch.h"
#include "widgets/ui_text.h"

#include <QFontMetrics>

#include <array>

namespace plimsoll {

namespace {

constexpr int kBadgePadding = 6;
constexpr int kBadgeHeight = 16;
constexpr int kMark = 9;

}  // namespace

int badgeWidth(const QString& text, const Theme& theme)
{
    return QFontMetrics(theme.font(10, 500)).horizontalAdvance(text) + 2 * kBadgePadding;
}

void paintBadge(QPainter* p, const QRect& rect, const QString& text, const QColor& fill, const Theme& theme)
{
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(fill);
    p->drawRoundedRect(rect, 3, 3);
    p->setFont(theme.font(10, 500));
    p->setPen(theme.text.onFill);
    p->drawText(rect, Qt::AlignCenter, text);
    p->restore();
}

QString provenanceWord(Provenance p)
{
    static constexpr std::array<const char*, 3> words = {"measured", "sampled", "modelled"};
    return UiText::tr(words[static_cast<std::size_t>(p)]);
}

QColor provenanceColor(Provenance p, const Theme& t)
{
    switch (p) {
        case Provenance::Measured: return t.text.muted;
        case Provenance::Sampled: return t.severity.notice;
        case Provenance::Modelled: return t.liq.modelled;
    }
    return t.text.muted;
}

void paintProvenance(QPainter* p, const QPoint& at, Provenance provenance, const Theme& theme)
{
    const QColor color = provenanceColor(provenance, theme);
    const QRect square(at, QSize(kMark, kMark));
    if (provenance == Provenance::Measured) {
        p->fillRect(square, color);
        return;
    }
    p->save();
    p->setRenderHint(QPainter::Antialiasing, false);
    p->setBrush(Qt::NoBrush);
    p->setPen(color);
    p->drawRect(square.adjusted(0, 0, -1, -1));
    if (provenance == Provenance::Sampled) {
        for (int y = 2; y < kMark - 1; y += 2)
            for (int x = 2; x < kMark - 1; x += 2) p->fillRect(at.x() + x, at.y() + y, 1, 1, color);
    } else {
        p->setRenderHint(QPainter::Antialiasing);
        p->setClipRect(square.adjusted(1, 1, -1, -1));
        for (int k = 2; k < 2 * kMark; k += 4)
            p->drawLine(QPointF(at.x() + k - kMark, at.y() + kMark), QPointF(at.x() + k, at.y()));
    }
    p->restore();
}

Badge::Badge(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_fill(theme.state.live)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void Badge::setBadge(const QString& text, const QColor& fill)
{
    if (text == m_text && fill == m_fill) return;
    m_text = text;
    m_fill = fill;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return {m_text.isEmpty() ? 0 : badgeWidth(m_text, m_theme), kBadgeHeight};
}

void Badge::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty()) return;
    QPainter p(this);
    paintBadge(&p, rect(), m_text, m_fill, m_theme);
}

}  // namespace plimsoll
