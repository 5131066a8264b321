// Feed lights. Shape and colour say the same thing twice: disc, half disc, dashed ring, bar, turning
// arrow, cross.
#pragma once

#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

namespace plimsoll {

enum class Light : std::uint8_t { Live, Late, Stale, Off, Resync, Error };

Light lightOf(Freshness f);
QString lightWord(Light light);  // "live", "late", "stale", "off", "resync", "error"
QColor lightColor(Light light, const Theme& theme);
// In a square of 8 to 12 pixels.
void paintLight(QPainter* p, const QRect& square, Light light, const Theme& theme);

// A light as a widget. A change for the better waits until the light has stood for a second
// (worsening shows at once), so that it cannot flicker.
class StatusDot : public QWidget {
    Q_OBJECT

public:
    explicit StatusDot(const Theme& theme, QWidget* parent = nullptr, int size = 10);

    void setTheme(const Theme& theme);
    void setLight(Light light);
    Light light() const { return m_shown; }
    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;
    void timerEvent(QTimerEvent*) override;

private:
    void show(Light light);

    Theme m_theme;
    int m_size;
    Light m_shown = Light::Off, m_wanted = Light::Off;
    int m_dwellTimer = 0;
};

}  // namespace plimsoll
