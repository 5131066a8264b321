#include "ui/window_exposure.h"

#include "ui/main_window.h"
#include "widgets/position_lines.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QPainter>

namespace plimsoll {

namespace {

constexpr int kStepMs = 12;

Panel* panelOf(QWidget& widget)
{
    return qobject_cast<Panel*>(&widget);
}

}  // namespace

WindowExposure::WindowExposure(MainWindow& window, QWidget& top, const PictureWish& wish)
    : m_window(window), m_top(&top), m_wish(wish)
{
}

// Widget by widget, from the lowest to the highest; a panel is one piece.
void WindowExposure::flatten(QWidget& widget, QPoint at, const QRect& clip)
{
    const QRect seen = QRect(at, widget.size()) & clip;
    if (seen.isEmpty()) return;
    // A private panel is covered with its title bar: that speaks of it too.
    const bool veiled = !m_wish.own && WindowCamera(m_window).isPrivate(widget);
    const bool whole = veiled || panelOf(widget);
    m_pieces.push_back({&widget, at, seen, whole, veiled, widget.size()});
    if (whole) return;
    for (QObject* child : widget.children()) {
        auto* w = qobject_cast<QWidget*>(child);
        if (w && !w->isWindow() && !w->isHidden()) flatten(*w, at + w->pos(), seen);
    }
}

void WindowExposure::paint(const Piece& piece)
{
    if (!piece.widget) return;
    if (Panel* const panel = panelOf(*piece.widget); panel && !piece.veiled) {
        // As in a picture of the panel alone: a painter that is clipped already would not clip what is in it. At
        // another size than on screen it is taken out of its dock for the moment.
        const bool other = piece.widget->size() != piece.size;
        const PictureWish wish{other ? piece.size : QSize(), m_wish.scale, m_wish.own};
        const auto picture = WindowCamera(m_window).panel(panel->id(), wish);
        QPainter painter(&m_image);
        painter.setClipRect(piece.seen);
        if (picture) painter.drawPixmap(piece.at, picture->pixmap);
        return;
    }
    QPainter painter(&m_image);
    painter.setClipRect(piece.seen);
    if (piece.veiled) {
        veil(painter, piece.seen, m_window.theme());
        return;
    }
    const PrivateHidden hidden(!m_wish.own);
    painter.translate(piece.at);
    piece.widget->render(&painter, QPoint(), QRegion(), QWidget::RenderFlags());
}

// All but the panels at once, between two turns of the event loop: what is on screen is not painted anew before
// the size is back. The panels come one by one afterwards.
void WindowExposure::resized()
{
    const QSize before = m_top->size();
    const auto layOut = [this](QSize size) {
        m_top->resize(size);
        m_top->grab(QRect(0, 0, 1, 1));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    layOut(m_wish.size);
    m_image = QImage(m_top->size() * m_wish.scale, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(m_wish.scale);
    m_image.fill(m_window.theme().bg.window);
    flatten(*m_top, {}, QRect(QPoint(), m_top->size()));
    std::vector<Piece> panels;
    for (Piece& piece : m_pieces) {
        if (piece.widget && !piece.veiled && panelOf(*piece.widget))
            panels.push_back(std::move(piece));
        else
            paint(piece);
    }
    m_pieces = std::move(panels);
    layOut(before);
}

bool WindowExposure::step()
{
    if (!m_top) return false;
    if (m_image.isNull()) {
        if (!m_top->isVisible())
            WindowCamera(m_window).settle();  // never shown, it has no layout yet
        else
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        if (!m_wish.size.isEmpty() && m_wish.size != m_top->size()) {
            resized();
            return !m_pieces.empty();
        }
        m_image = QImage(m_top->size() * m_wish.scale, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(m_wish.scale);
        m_image.fill(m_window.theme().bg.window);
        flatten(*m_top, {}, QRect(QPoint(), m_top->size()));
    }
    QElapsedTimer spent;
    spent.start();
    while (m_next < m_pieces.size()) {
        const Piece& piece = m_pieces[m_next];
        const bool panel = piece.whole && !piece.veiled;
        if (panel && spent.elapsed() > 0 && spent.elapsed() >= kStepMs / 3) break;
        paint(piece);
        ++m_next;
        if (panel || spent.elapsed() >= kStepMs) break;
    }
    return m_next < m_pieces.size();
}

}  // namespace plimsoll
