// Positions of accounts that are known, on a plot's price axis: where each is liquidated as a whole line, where it
// was entered as a thin one. They are the person's own or their curiosity, and leave the machine in no picture
// unless that was chosen.
#pragma once

#include "model/market/instrument.h"
#include "widgets/theme.h"

#include <QPainter>

#include <functional>
#include <vector>

namespace plimsoll {

struct HeatStyle;

struct PositionLine {
    double price = 0;  // on the plot's axis
    double usd = 0;    // value of the position
    VenueId venue = VenueId::Binance;
    PositionSide side = PositionSide::Long;
    bool liquidation = true;  // else the entry
    bool own = false;         // else of a watched account
    bool stale = false;       // its account has not answered, or its price is not known: drawn muted
    QString label;            // "whale A: long liquidated, 3.4 % away"
    bool operator==(const PositionLine&) const = default;
};

// What is private is not painted while one of these lives: pictures that may leave the machine are taken then.
class PrivateHidden {
public:
    explicit PrivateHidden(bool hide = true) : m_hides(hide) { s_depth += m_hides; }
    ~PrivateHidden() { s_depth -= m_hides; }
    PrivateHidden(const PrivateHidden&) = delete;
    PrivateHidden& operator=(const PrivateHidden&) = delete;
    static bool active() { return s_depth > 0; }

private:
    static int s_depth;  // of the window's thread
    const bool m_hides;
};

QColor positionInk(const Theme& theme, const PositionLine& line);
// From `plot`'s left edge to `right`; the words in a pill at the right, where there is room for them.
void paintPositionLines(QPainter* p, const HeatStyle& style, const std::vector<PositionLine>& lines,
                        const QRect& plot, int right, const std::function<int(double)>& yOf);

}  // namespace plimsoll
