// Pictures of the window and its panels: any size, any scale, onto any paint device. Afterwards the window is as
// it was, and what is the person's own is left out unless it is wished for.
#pragma once

#include <QPixmap>
#include <QSize>
#include <QString>

#include <functional>
#include <optional>

class QPainter;
class QWidget;

namespace plimsoll {

class MainWindow;
class Panel;
struct Theme;

struct PictureWish {
    QSize size;       // empty: as it is on screen
    qreal scale = 1;  // pixels a pixel of the layout
    bool own = false;
};

struct PanelPicture {
    QString id, title, context;
    QPixmap pixmap;
};

// Over what is the person's own, in every picture that may leave the machine.
void veil(QPainter& painter, const QRect& where, const Theme& theme);

class WindowCamera {
public:
    // Draws what is not on screen too: another theme is on all of it from here on.
    explicit WindowCamera(MainWindow& window);

    // `draw` may be called once, by the sink, with a painter at the picture's own origin.
    using Draw = std::function<void(QPainter&)>;
    using Sink = std::function<void(QSize size, const Draw& draw)>;

    // How a widget with all that is in it comes onto a painter; for devices that cannot clip. Unset: as Qt does.
    using Render = std::function<void(QWidget& widget, QPainter& painter)>;
    void setRender(Render render) { m_render = std::move(render); }
    // What is the person's own and left out of a picture that may leave the machine.
    bool isPrivate(const QWidget& widget) const;

    QPixmap window(const PictureWish& wish = {});
    // None: there is no such panel.
    std::optional<PanelPicture> panel(const QString& id, const PictureWish& wish = {});
    void windowTo(const PictureWish& wish, const Sink& sink);
    bool panelTo(const QString& id, const PictureWish& wish, const Sink& sink);

    // A window that was never shown lays itself out when it is first drawn; what is shown then may ask for other
    // sizes once more.
    void settle();

private:
    void layOut(QSize size);
    QWidget* dockOf(const Panel& panel) const;

    void render(QWidget& widget, QPainter& painter) const;

    MainWindow& m_window;
    Render m_render;
};

}  // namespace plimsoll
