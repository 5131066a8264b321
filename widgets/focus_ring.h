// The keyboard's place: a two-pixel ring inside the control's edge.
#pragma once

#include "widgets/theme.h"

#include <QPainter>

namespace plimsoll {

inline void paintFocusRing(QPainter* p, const QRect& rect, const Theme& theme, qreal radius = 3)
{
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setBrush(Qt::NoBrush);
    p->setPen(QPen(theme.ui.focus, 2));
    p->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    p->restore();
}

}  // namespace plimsoll
