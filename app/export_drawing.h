// Pictures as drawings: SVG, with its foot.
#pragma once

#include "app/export_stamp.h"
#include "ui/window_camera.h"

#include <QByteArray>
#include <QPointer>

#include <memory>
#include <vector>

namespace plimsoll {

// `panel`: empty, the window.
QByteArray drawing(WindowCamera& camera, const QString& panel, const PictureWish& wish, const PictureStamp& stamp,
                   const Theme& theme);

// The same, a few widgets a step, so that nobody waits for all of them. At a size of its own it is one step.
class Sketch {
public:
    // `top`: a window; null: of `panel`. `vectorOnly`: what has a raster part is given up as soon as that is
    // known.
    Sketch(MainWindow& window, QWidget* top, QString panel, const PictureWish& wish, bool vectorOnly);
    ~Sketch();

    bool step(const PictureStamp& stamp);  // false: that was the last
    QByteArray take() { return std::move(m_bytes); }

private:
    struct Work;
    MainWindow& m_window;
    const QPointer<QWidget> m_top;
    const bool m_ofWindow;
    const QString m_panel;
    const PictureWish m_wish;
    const bool m_vectorOnly;
    std::unique_ptr<Work> m_work;
    QByteArray m_bytes;
};

// Nothing in it but icons is a raster picture.
bool isVector(const QByteArray& svg);

}  // namespace plimsoll
