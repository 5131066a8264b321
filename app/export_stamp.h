// What every exported picture says about itself: a foot, and a band on top unless data is live.
#pragma once

#include "model/snapshots.h"
#include "ui/source_kind.h"
#include "widgets/theme.h"

#include <QImage>
#include <QPixmap>
#include <QString>
#include <QStringList>

namespace plimsoll {

// "BN live 0.1 s", one a venue that takes part.
QStringList venueStamps(const HealthSnapshot& health);

struct PictureStamp {
    QString title;  // panel title and context
    Timestamp at{};
    SourceKind source = SourceKind::Live;
    QStringList venues;
};

inline constexpr int kFootRow = 24, kBandHeight = 16;

// The picture with its foot (one row of 24 px, more where it is too narrow for all words).
QImage stamped(const QPixmap& picture, const PictureStamp& stamp, const Theme& theme);

}  // namespace plimsoll
