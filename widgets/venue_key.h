// A venue on screen: a 3-pixel key in its colour, always with its code.
#pragma once

#include "widgets/status_dot.h"

#include <QAbstractButton>

namespace plimsoll {

QString venueCodeText(VenueId v);           // "BN"
QString venueNameText(VenueId v);           // "Binance"
QString withoutCodes(std::uint8_t venues);  // "without BN, OK", of a bit per VenueId
QColor venueColor(VenueId v, const Theme& theme);
// Lines of venues differ by dash too: BN solid, BY 6-3, OK 2-2, HL 8-2-2-2. Whether pixel `x` of the
// line is drawn; counted along the line, so that a line that moves keeps its pattern.
bool venueDashOn(VenueId v, std::int64_t x);

// The key, 3 x 10, vertically centred in `rect` at its left edge. Says where the text may begin.
int paintVenueKey(QPainter* p, const QRect& rect, VenueId v, const Theme& theme);

// A toolbar chip that switches a venue in and out: light, key, code.
class VenueChip : public QAbstractButton {
    Q_OBJECT

public:
    VenueChip(VenueId venue, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setLight(Light light);
    void setCompact(bool compact);  // less room around and between its parts
    VenueId venue() const { return m_venue; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Theme m_theme;
    VenueId m_venue;
    Light m_light = Light::Off;
    bool m_compact = false;
};

}  // namespace plimsoll
