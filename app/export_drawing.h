// Pictures as drawings: SVG, with its foot.
#pragma once

#include "app/export_stamp.h"
#include "ui/window_camera.h"

#include <QByteArray>

namespace plimsoll {

// `panel`: empty, the window.
QByteArray drawing(WindowCamera& camera, const QString& panel, const PictureWish& wish, const PictureStamp& stamp,
                   const Theme& theme);
// Nothing in it but icons is a raster picture.
bool isVector(const QByteArray& svg);

}  // namespace plimsoll
