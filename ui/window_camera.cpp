#include "ui/window_camera.h"

#include "model/alerts/alert_words.h"
#include "model/risk/risk_rules.h"
#include "ui/alert_banner.h"
#include "ui/dock_host.h"
#include "ui/main_window.h"
#include "ui/own_rows.h"
#include "ui/toast_stack.h"
#include "widgets/position_lines.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDockWidget>
#include <QPainter>
#include <QPointer>

#include <algorithm>

namespace plimsoll {

namespace {

// A warning about what the person holds stands, or an alert on it has fired: it may be told of above the panels.
bool ownRaised(const MainWindow& window)
{
    const auto alerts = window.hub().alerts.read().value;
    if (alerts && std::any_of(alerts->rows.begin(), alerts->rows.end(),
                              [](const AlertRow& row) { return row.lastFired && isOwnAlert(row.rule); }))
        return true;
    const auto risk = window.hub().risk.read().value;
    return risk && std::any_of(risk->warnings.begin(), risk->warnings.end(), [](const Warning& w) {
               const RiskRule* const rule = riskRule(w.rule);
               return rule && rule->own;
           });
}

QPixmap developed(QSize size, qreal scale, const QColor& ground, const WindowCamera::Draw& draw)
{
    QPixmap pixmap(size * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(ground);
    QPainter painter(&pixmap);
    draw(painter);
    return pixmap;
}

}  // namespace

void veil(QPainter& painter, const QRect& where, const Theme& theme)
{
    painter.save();
    painter.fillRect(where, theme.bg.panel);
    painter.setFont(theme.font(11));
    painter.setPen(theme.text.muted);
    painter.drawText(where.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     MainWindow::tr("Your own: kept on this machine, not part of exports"));
    painter.restore();
}

WindowCamera::WindowCamera(MainWindow& window) : m_window(window)
{
    finishTheme();
}

QWidget* WindowCamera::dockOf(const Panel& panel) const
{
    QWidget* parent = panel.parentWidget();
    return qobject_cast<QDockWidget*>(parent);
}

void WindowCamera::render(QWidget& widget, QPainter& painter) const
{
    if (m_render)
        m_render(widget, painter);
    else
        widget.render(&painter);
}

bool WindowCamera::isPrivate(const QWidget& widget) const
{
    if (qobject_cast<const AlertBanner*>(&widget) || qobject_cast<const ToastStack*>(&widget))
        return ownRaised(m_window);
    if (const auto* panel = qobject_cast<const Panel*>(&widget)) return panel->keptPrivate();
    const auto* dock = qobject_cast<const QDockWidget*>(&widget);
    const auto* panel = dock ? qobject_cast<const Panel*>(dock->widget()) : nullptr;
    return panel && panel->keptPrivate();
}

void WindowCamera::settle()
{
    m_window.grab(QRect(0, 0, 1, 1));
    m_window.refreshNow();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

// Between two turns of the event loop: what is on screen is not painted anew before the size is back.
void WindowCamera::layOut(QSize size)
{
    m_window.resize(size);
    settle();
}

void WindowCamera::windowTo(const PictureWish& wish, const Sink& sink)
{
    settle();
    const QSize before = m_window.size();
    if (!wish.size.isEmpty() && wish.size != before) layOut(wish.size);
    const QSize size = m_window.size();
    sink(size, [&](QPainter& painter) {
        painter.fillRect(QRect(QPoint(0, 0), size), m_window.theme().bg.window);
        const PrivateHidden hidden(!wish.own);
        const OwnLeftOut left(m_window, !wish.own);
        // Child by child: the window itself may have another size.
        for (QObject* child : m_window.children()) {
            auto* w = qobject_cast<QWidget*>(child);
            if (!w || w->isWindow() || w->isHidden()) continue;
            if (!wish.own && qobject_cast<ToastStack*>(w) && isPrivate(*w)) continue;
            painter.save();
            painter.translate(w->pos());
            render(*w, painter);
            painter.restore();
        }
        if (wish.own) return;
        if (auto* banner = m_window.findChild<AlertBanner*>();
            banner && !banner->isHidden() && ownRaised(m_window))
            veil(painter, QRect(banner->mapTo(&m_window, QPoint(0, 0)), banner->size()), m_window.theme());
        for (const Panel* p : m_window.panels()) {
            if (!p->keptPrivate() || p->window() != &m_window || !p->isVisibleTo(&m_window)) continue;
            // With its title bar: that speaks of it too.
            const QWidget* const dock = dockOf(*p);
            const QWidget* const whole = dock ? dock : p;
            veil(painter, QRect(whole->mapTo(&m_window, QPoint(0, 0)), whole->size()), m_window.theme());
        }
    });
    if (size != before) layOut(before);
}

bool WindowCamera::panelTo(const QString& id, const PictureWish& wish, const Sink& sink)
{
    Panel* const p = m_window.panel(id);
    if (!p) return false;
    // At a size of its own the panel leaves its dock for the moment, or the dock would size it.
    auto* dock = wish.size.isEmpty() ? nullptr : qobject_cast<QDockWidget*>(dockOf(*p));
    const QPointer<QWidget> focus =
        dock && p->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    if (dock) {
        p->setParent(nullptr);
        p->resize(wish.size);
        p->grab(QRect(0, 0, 1, 1));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    m_window.refreshPanel(id);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    sink(p->size(), [&](QPainter& painter) {
        painter.fillRect(p->rect(), m_window.theme().bg.panel);
        painter.save();
        const PrivateHidden hidden(!wish.own);
        const OwnLeftOut left(*p, !wish.own);
        render(*p, painter);
        painter.restore();
        if (!wish.own && p->keptPrivate()) veil(painter, p->rect(), m_window.theme());
    });
    if (dock) {
        dock->setWidget(p);
        p->show();
        if (focus) focus->setFocus(Qt::OtherFocusReason);
    }
    return true;
}

QPixmap WindowCamera::window(const PictureWish& wish)
{
    QPixmap out;
    windowTo(wish, [&](QSize size, const Draw& draw) {
        out = developed(size, wish.scale, m_window.theme().bg.window, draw);
    });
    return out;
}

std::optional<PanelPicture> WindowCamera::panel(const QString& id, const PictureWish& wish)
{
    PanelPicture out;
    const bool there = panelTo(id, wish, [&](QSize size, const Draw& draw) {
        out.pixmap = developed(size, wish.scale, m_window.theme().bg.panel, draw);
    });
    if (!there) return std::nullopt;
    const Panel* const p = m_window.panel(id);
    out.id = id;
    out.title = p->title();
    if (wish.own || !p->keptPrivate()) out.context = p->face().context;
    return out;
}

}  // namespace plimsoll
