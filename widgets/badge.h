// Mode badges and provenance marks: small words with a ground or a texture.
#pragma once

#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

namespace plimsoll {

// Filled, 16 high, 10/500 capitals: LIVE, SIMULATED, REPLAY 4×.
int badgeWidth(const QString& text, const Theme& theme);
void paintBadge(QPainter* p, const QRect& rect, const QString& text, const QColor& fill, const Theme& theme);

enum class Provenance : std::uint8_t { Measured, Sampled, Modelled };
QString provenanceWord(Provenance p);
QColor provenanceColor(Provenance p, const Theme& theme);
// The 9-pixel square: filled, dotted or hatched.
void paintProvenance(QPainter* p, const QPoint& topLeft, Provenance provenance, const Theme& theme);

class Badge : public QWidget {
    Q_OBJECT

public:
    explicit Badge(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // The fill is a member of the theme: state.live, ui.simulated, ui.replay ...
    void setBadge(const QString& text, const QColor& fill);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Theme m_theme;
    QString m_text;
    QColor m_fill;
};

}  // namespace plimsoll
