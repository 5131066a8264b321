// What every exported picture says about itself: a foot, and a band on top unless data is live.
#pragma once

#include "model/snapshots.h"
#include "ui/source_kind.h"
#include "widgets/theme.h"

#include <QImage>
#include <QPixmap>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QPainter;

namespace plimsoll {

// "BN live 0.1 s", one a venue that takes part.
QStringList venueStamps(const HealthSnapshot& health);

struct PictureStamp {
    QString title;  // panel title and context
    QString units;  // units and legend, in words; empty: the picture has none
    Timestamp at{};
    SourceKind source = SourceKind::Live;
    QStringList venues;
};

inline constexpr int kFootRow = 24, kBandHeight = 16;

// A picture of this width between its band and its foot (one row of 24 px, more where it is too narrow for all
// words), on whatever the painter paints on.
class StampLayout {
public:
    StampLayout(const PictureStamp& stamp, const Theme& theme, QSize picture);

    QSize size() const;  // with band and foot
    void paint(QPainter& painter, const std::function<void(QPainter&)>& picture) const;

private:
    struct Word {
        QString text;
        QColor color;
        bool strong = false;
        int x = 0, row = 0;
    };
    const Theme& m_theme;
    const SourceKind m_source;
    const QSize m_picture;
    std::vector<Word> m_words;
    int m_rows = 1;
};

// Of a picture of any scale; the image in any thread.
QImage stamped(const QPixmap& picture, const PictureStamp& stamp, const Theme& theme);
QImage stamped(const QImage& picture, const PictureStamp& stamp, const Theme& theme);

}  // namespace plimsoll
