// A picture of a whole window that is taken little by little: a few widgets a step, a panel at most, so that
// nobody waits for all of them. What is the person's own is left out unless it is wished for.
#pragma once

#include "ui/window_camera.h"

#include <QImage>
#include <QPointer>

#include <vector>

namespace plimsoll {

class WindowExposure {
public:
    // `top`: the main window or one of the extra ones; `window` outlives this.
    WindowExposure(MainWindow& window, QWidget& top, const PictureWish& wish);

    // False: that was the last, or the window has gone.
    bool step();
    QImage take() { return std::move(m_image); }

private:
    struct Piece {
        QPointer<QWidget> widget;
        QPoint at;
        QRect seen;           // of the picture
        bool whole = false;   // with all that is in it
        bool veiled = false;  // what it shows is private
        QSize size;           // when it was laid out for the picture: what comes between two steps may change it
    };

    void flatten(QWidget& widget, QPoint at, const QRect& clip);
    void paint(const Piece& piece);
    void resized();

    MainWindow& m_window;
    QPointer<QWidget> m_top;
    const PictureWish m_wish;
    std::vector<Piece> m_pieces;
    std::size_t m_next = 0;
    QImage m_image;
};

}  // namespace plimsoll
