#include "widgets/status_dot.h"

#include "widgets/ui_text.h"

#include <QTimerEvent>

#include <array>

namespace plimsoll {

namespace {

// How bad a light is; worsening may not wait. In the order of Light.
constexpr std::array<int, 6> kRank = {0, 1, 3, 2, 3, 4};

int rank(Light l)
{
    return kRank[static_cast<std::size_t>(l)];
}

void paintResync(QPainter* p, const QRectF& box, const QColor& color)
{
    const qreal s = box.width() / 10;
    const QRectF ring = box.adjusted(1.6 * s, 1.6 * s, -1.6 * s, -1.6 * s);
    p->setPen(QPen(color, 1.5 * s, Qt::SolidLine, Qt::FlatCap));
    p->setBrush(Qt::NoBrush);
    p->drawArc(ring, 60 * 16, 285 * 16);
    QPainterPath head;
    head.moveTo(box.left() + 5.6 * s, box.top());
    head.lineTo(box.left() + 9.4 * s, box.top() + 2.2 * s);
    head.lineTo(box.left() + 5.8 * s, box.top() + 4.2 * s);
    head.closeSubpath();
    p->setPen(Qt::NoPen);
    p->setBrush(color);
    p->drawPath(head);
}

void paintDashedRing(QPainter* p, const QRectF& box, const QColor& color)
{
    const qreal s = box.width() / 10;
    p->setBrush(Qt::NoBrush);
    p->setPen(QPen(color, 1.4 * s, Qt::SolidLine, Qt::FlatCap));
    const QRectF ring = box.adjusted(1.2 * s, 1.2 * s, -1.2 * s, -1.2 * s);
    for (int i = 0; i < 6; ++i) p->drawArc(ring, (i * 60 + 12) * 16, 36 * 16);
}

}  // namespace

Light lightOf(Freshness f)
{
    static constexpr std::array<Light, 4> lights = {Light::Live, Light::Late, Light::Stale, Light::Off};
    return lights[static_cast<std::size_t>(f)];
}

QString lightWord(Light light)
{
    static constexpr std::array<const char*, 6> words = {
        QT_TRANSLATE_NOOP("UiText", "live"),   QT_TRANSLATE_NOOP("UiText", "late"),
        QT_TRANSLATE_NOOP("UiText", "stale"),  QT_TRANSLATE_NOOP("UiText", "off"),
        QT_TRANSLATE_NOOP("UiText", "resync"), QT_TRANSLATE_NOOP("UiText", "error")};
    return UiText::tr(words[static_cast<std::size_t>(light)]);
}

QColor lightColor(Light light, const Theme& t)
{
    switch (light) {
        case Light::Live: return t.state.live;
        case Light::Late: return t.state.late;
        case Light::Stale: return t.state.stale;
        case Light::Off: return t.state.off;
        case Light::Resync: return t.state.resync;
        case Light::Error: return t.state.error;
    }
    return t.state.off;
}

void paintLight(QPainter* p, const QRect& square, Light light, const Theme& theme)
{
    const QColor color = lightColor(light, theme);
    const QRectF box(square);
    const qreal s = box.width() / 10;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(color);
    switch (light) {
        case Light::Live: p->drawEllipse(box.center(), 4 * s, 4 * s); break;
        case Light::Late: {
            const QRectF disc = box.adjusted(1 * s, 1 * s, -1 * s, -1 * s);
            p->drawPie(disc, -90 * 16, 180 * 16);
            p->setBrush(Qt::NoBrush);
            p->setPen(QPen(color, 1.4 * s));
            p->drawEllipse(disc.adjusted(0.7 * s, 0.7 * s, -0.7 * s, -0.7 * s));
            break;
        }
        case Light::Stale: paintDashedRing(p, box, color); break;
        case Light::Off:
            p->drawRect(QRectF(box.left() + 1.5 * s, box.center().y() - 0.75 * s, 7 * s, 1.5 * s));
            break;
        case Light::Resync: paintResync(p, box, color); break;
        case Light::Error:
            p->setPen(QPen(color, 1.8 * s, Qt::SolidLine, Qt::RoundCap));
            p->drawLine(QPointF(box.left() + 2 * s, box.top() + 2 * s),
                        QPointF(box.left() + 8 * s, box.top() + 8 * s));
            p->drawLine(QPointF(box.left() + 8 * s, box.top() + 2 * s),
                        QPointF(box.left() + 2 * s, box.top() + 8 * s));
            break;
    }
    p->restore();
}

StatusDot::StatusDot(const Theme& theme, QWidget* parent, int size) : QWidget(parent), m_theme(theme), m_size(size)
{
    setFixedSize(size, size);
    show(Light::Off);
}

void StatusDot::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void StatusDot::setLight(Light light)
{
    m_wanted = light;
    if (light == m_shown) return;
    if (m_dwellTimer == 0 || rank(light) > rank(m_shown)) show(light);
}

void StatusDot::show(Light light)
{
    m_shown = m_wanted = light;
    if (m_dwellTimer) killTimer(m_dwellTimer);
    // The first word after "off" is news, not flicker.
    m_dwellTimer = light == Light::Off ? 0 : startTimer(m_theme.motion.statusDwell);
    setAccessibleName(lightWord(light));
    update();
}

void StatusDot::timerEvent(QTimerEvent* e)
{
    if (e->timerId() != m_dwellTimer) return QWidget::timerEvent(e);
    killTimer(m_dwellTimer);
    m_dwellTimer = 0;
    if (m_wanted != m_shown) show(m_wanted);
}

void StatusDot::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintLight(&p, rect(), m_shown, m_theme);
}

}  // namespace plimsoll
