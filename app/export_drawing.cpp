#include "app/export_drawing.h"

#include "ui/main_window.h"
#include "ui/own_rows.h"
#include "widgets/position_lines.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>

namespace plimsoll {

namespace {

// One drawing put together of pieces. Qt's generator knows no clipping, so that what scrolls would hang over its
// neighbours; a piece of its own for each widget is clipped by whoever shows it.
class Pieces {
public:
    // `view`: of the piece's own picture, what is seen; `at`: where in the whole. False: it has a raster part.
    bool add(QPoint at, const QRect& view, const std::function<void(QPainter&)>& paint)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(96);
        generator.setSize(view.size());
        generator.setViewBox(view);
        {
            QPainter painter(&generator);
            paint(painter);
        }
        const qsizetype open = bytes.indexOf("<svg"), body = bytes.indexOf('>', open) + 1,
                        close = bytes.lastIndexOf("</svg>");
        if (open < 0 || close < body) return true;
        // Names of gradients are each piece's own.
        const QByteArray own = "p" + QByteArray::number(++m_count) + "_";
        QByteArray inner = bytes.mid(body, close - body);
        inner.replace("id=\"gradient", "id=\"" + own + "gradient")
            .replace("url(#gradient", "url(#" + own + "gradient");
        for (const char* tag : {"title", "desc"}) {
            const QByteArray begin = QByteArray("<") + tag + ">", end = QByteArray("</") + tag + ">";
            const qsizetype from = inner.indexOf(begin), to = inner.indexOf(end);
            if (from >= 0 && to > from) inner.remove(from, to - from + end.size());
        }
        // An empty piece is left out; most widgets are only room for others.
        if (!inner.contains("<path") && !inner.contains("<text") && !inner.contains("<rect") &&
            !inner.contains("<polyline") && !inner.contains("<image") && !inner.contains("<circle") &&
            !inner.contains("<ellipse") && !inner.contains("<polygon"))
            return true;
        m_bytes +=
            QStringLiteral(
                "<svg x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" viewBox=\"%5 %6 %3 %4\" overflow=\"hidden\">")
                .arg(at.x())
                .arg(at.y())
                .arg(view.width())
                .arg(view.height())
                .arg(view.x())
                .arg(view.y())
                .toUtf8();
        m_bytes += inner + "</svg>\n";
        return isVector(inner);
    }
    QByteArray whole(QSize size, qreal scale, const QString& title) const
    {
        const QString head = QStringLiteral(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<svg width=\"%1\" height=\"%2\" "
            "viewBox=\"0 0 %3 %4\" xmlns=\"http://www.w3.org/2000/svg\" "
            "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.2\" baseProfile=\"tiny\">\n<title>");
        return head.arg(qRound(size.width() * scale))
                   .arg(qRound(size.height() * scale))
                   .arg(size.width())
                   .arg(size.height())
                   .toUtf8() +
               title.toHtmlEscaped().toUtf8() + "</title>\n" + m_bytes + "</svg>\n";
    }

private:
    QByteArray m_bytes;
    int m_count = 0;
};

// A widget, then what is in it, from the lowest to the highest.
void addTree(Pieces& pieces, const WindowCamera& camera, QWidget& widget, QPoint at, const QRect& clip)
{
    const QRect seen = QRect(at, widget.size()) & clip;
    if (seen.isEmpty() || (PrivateHidden::active() && camera.isPrivate(widget))) return;
    pieces.add(seen.topLeft(), seen.translated(-at), [&](QPainter& painter) {
        widget.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground);
    });
    for (QObject* child : widget.children()) {
        auto* w = qobject_cast<QWidget*>(child);
        if (w && !w->isWindow() && !w->isHidden()) addTree(pieces, camera, *w, at + w->pos(), seen);
    }
}

}  // namespace

QByteArray drawing(WindowCamera& camera, const QString& panel, const PictureWish& wish, const PictureStamp& stamp,
                   const Theme& theme)
{
    QByteArray bytes;
    const auto sink = [&](QSize size, const WindowCamera::Draw& draw) {
        const StampLayout layout(stamp, theme, size);
        Pieces pieces;
        QPoint offset;
        pieces.add({}, QRect(QPoint(0, 0), layout.size()), [&](QPainter& frame) {
            layout.paint(frame, [&](QPainter& p) {
                offset = p.transform().map(QPoint(0, 0));
                // The ground, and the veil over what is private; what is inside comes in pieces after it.
                camera.setRender([](QWidget&, QPainter&) {});
                draw(p);
            });
        });
        const QRect picture(offset, size);
        camera.setRender([&](QWidget& widget, QPainter& p) {
            addTree(pieces, camera, widget, p.transform().map(QPoint(0, 0)) + offset, picture);
        });
        QImage nowhere(1, 1, QImage::Format_RGB32);
        QPainter p(&nowhere);
        draw(p);
        camera.setRender({});
        bytes = pieces.whole(layout.size(), wish.scale, stamp.title);
    };
    if (panel.isEmpty())
        camera.windowTo(wish, sink);
    else
        camera.panelTo(panel, wish, sink);
    return bytes;
}

// What is left to be drawn, from the lowest widget to the highest.
struct Sketch::Work {
    struct Piece {
        QPointer<QWidget> widget;
        QPoint at;
        QRect seen;
    };

    void flatten(const WindowCamera& camera, QWidget& widget, QPoint at, const QRect& clip, bool hides)
    {
        const QRect seen = QRect(at, widget.size()) & clip;
        if (seen.isEmpty()) return;
        if (hides && camera.isPrivate(widget)) {
            veils.push_back(seen);
            return;
        }
        pieces.push_back({&widget, at, seen});
        for (QObject* child : widget.children()) {
            auto* w = qobject_cast<QWidget*>(child);
            if (w && !w->isWindow() && !w->isHidden()) flatten(camera, *w, at + w->pos(), seen, hides);
        }
    }

    Pieces drawn;
    std::vector<Piece> pieces;
    std::vector<QRect> veils;
    std::size_t next = 0;
    QSize whole;
    bool raster = false;
};

Sketch::Sketch(MainWindow& window, QWidget* top, QString panel, const PictureWish& wish, bool vectorOnly)
    : m_window(window),
      m_top(top),
      m_ofWindow(top),
      m_panel(std::move(panel)),
      m_wish(wish),
      m_vectorOnly(vectorOnly)
{
}

Sketch::~Sketch() = default;

bool Sketch::step(const PictureStamp& stamp)
{
    constexpr int kStepMs = 12;
    WindowCamera camera(m_window);
    Panel* const panel = m_ofWindow ? nullptr : m_window.panel(m_panel);
    QWidget* const shown = m_ofWindow ? m_top.data() : panel;
    if (!shown) return false;
    if (!m_wish.size.isEmpty() && m_wish.size != shown->size()) {
        m_bytes = drawing(camera, m_panel, m_wish, stamp, m_window.theme());
        if (m_vectorOnly && !isVector(m_bytes)) m_bytes.clear();
        return false;
    }
    const Theme& theme = m_window.theme();
    if (!m_work) {
        m_work = std::make_unique<Work>();
        if (panel) m_window.refreshPanel(m_panel);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const StampLayout layout(stamp, theme, shown->size());
        QPoint offset;
        m_work->whole = layout.size();
        m_work->drawn.add({}, QRect(QPoint(0, 0), layout.size()), [&](QPainter& frame) {
            layout.paint(frame, [&](QPainter& p) {
                offset = p.transform().map(QPoint(0, 0));
                p.fillRect(QRect(QPoint(), shown->size()), m_ofWindow ? theme.bg.window : theme.bg.panel);
            });
        });
        m_work->flatten(camera, *shown, offset, QRect(offset, shown->size()), !m_wish.own);
        return true;
    }
    const PrivateHidden hidden(!m_wish.own);
    const OwnLeftOut left(*shown, !m_wish.own);
    QElapsedTimer spent;
    spent.start();
    while (m_work->next < m_work->pieces.size() && spent.elapsed() < kStepMs) {
        const Work::Piece& piece = m_work->pieces[m_work->next++];
        if (!piece.widget) continue;
        const bool vector =
            m_work->drawn.add(piece.seen.topLeft(), piece.seen.translated(-piece.at), [&](QPainter& painter) {
                piece.widget->render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground);
            });
        if (!vector && m_vectorOnly) return false;
    }
    if (m_work->next < m_work->pieces.size()) return true;
    for (const QRect& r : m_work->veils)
        m_work->drawn.add(r.topLeft(), r, [&](QPainter& painter) { veil(painter, r, theme); });
    m_bytes = m_work->drawn.whole(m_work->whole, m_wish.scale, stamp.title);
    return false;
}

bool isVector(const QByteArray& svg)
{
    constexpr int kIcon = 64;
    for (qsizetype at = svg.indexOf("<image"); at >= 0; at = svg.indexOf("<image", at + 1)) {
        const QByteArray head = svg.mid(at, 400);
        const auto side = [&](const char* name) {
            const qsizetype from = head.indexOf(name);
            if (from < 0) return 0.0;
            const qsizetype begin = from + static_cast<qsizetype>(qstrlen(name));
            return head.mid(begin, head.indexOf('"', begin) - begin).toDouble();
        };
        if (side("width=\"") > kIcon || side("height=\"") > kIcon) return false;
    }
    return !svg.isEmpty();
}

}  // namespace plimsoll
