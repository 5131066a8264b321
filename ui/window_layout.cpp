// The window's layout as a value, and its pictures and tables for exports.
#include "ui/main_window.h"

#include "ui/dock_host.h"
#include "ui/fee_form.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QPainter>

namespace plimsoll {

namespace {

// Over what is the person's own, in every picture that may leave the machine.
void veil(QPainter& painter, const QRect& where, const Theme& theme)
{
    painter.fillRect(where, theme.bg.panel);
    painter.setFont(theme.font(11));
    painter.setPen(theme.text.muted);
    painter.drawText(where.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     MainWindow::tr("Your own: kept on this machine, not part of exports"));
}

}  // namespace

QJsonObject MainWindow::saveLayout() const
{
    QJsonObject panels;
    for (Panel* p : m_panels) panels.insert(p->id(), p->saveState());
    int density = 0;
    for (qsizetype i = 0; i < m_density->actions().size(); ++i)
        if (m_density->actions()[i]->isChecked()) density = static_cast<int>(i);
    return {{QStringLiteral("version"), DockHost::kLayoutVersion},
            {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())},
            {QStringLiteral("docks"), QString::fromLatin1(m_docks->layoutState().toBase64())},
            {QStringLiteral("density"), density},
            {QStringLiteral("asset"), m_selection.asset()},
            {QStringLiteral("sizes"), static_cast<int>(m_selection.sizeUnit())},
            {QStringLiteral("fees"), savedFees(m_selection.takerFees())},
            {QStringLiteral("voices"), saveVoices()},
            {QStringLiteral("panels"), panels}};
}

bool MainWindow::restoreLayout(const QJsonObject& layout)
{
    if (layout.value(QStringLiteral("version")).toInt() != DockHost::kLayoutVersion) return false;
    const auto bytes = [&](const char* name) {
        return QByteArray::fromBase64(layout.value(QLatin1String(name)).toString().toLatin1());
    };
    restoreGeometry(bytes("geometry"));
    const bool docks = m_docks->restoreLayoutState(bytes("docks"));
    if (!docks) m_docks->arrange();
    const int density = layout.value(QStringLiteral("density")).toInt(0);
    if (density >= 0 && density < m_density->actions().size()) m_density->actions()[density]->trigger();
    const int sizes = layout.value(QStringLiteral("sizes")).toInt(0);
    if (sizes >= 0 && sizes <= static_cast<int>(SizeUnit::Base))
        m_selection.setSizeUnit(static_cast<SizeUnit>(sizes));
    m_selection.setTakerFees(restoredFees(layout.value(QStringLiteral("fees")).toObject()));
    restoreVoices(layout.value(QStringLiteral("voices")).toObject());
    const QJsonObject panels = layout.value(QStringLiteral("panels")).toObject();
    for (Panel* p : m_panels) p->restoreState(panels.value(p->id()).toObject());
    m_selection.setAsset(layout.value(QStringLiteral("asset")).toString());
    return docks;
}

void MainWindow::refreshNow()
{
    const AsOf now = m_tick.now();
    for (Panel* p : m_panels) p->pull(m_hub, now, true);
    tables(now);
    showHealth(now);
}

std::vector<PanelPicture> MainWindow::grabPanels(QSize size, qreal scale)
{
    settleLayout();
    std::vector<PanelPicture> pictures;
    for (Panel* p : m_panels) {
        // At a size of its own the panel leaves its dock for the moment, or the dock would size it.
        QDockWidget* dock = size.isEmpty() ? nullptr : m_docks->dock(p->id());
        if (dock) {
            p->setParent(nullptr);
            p->resize(size);
            p->grab(QRect(0, 0, 1, 1));
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
        QPixmap pixmap(p->size() * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(m_theme.bg.panel);
        p->render(&pixmap);
        if (p->keptPrivate()) {
            QPainter painter(&pixmap);
            veil(painter, p->rect(), m_theme);
        }
        const QString context = p->keptPrivate() ? QString() : p->face().context;
        pictures.push_back({p->id(), p->title(), context, std::move(pixmap)});
        if (dock) {
            dock->setWidget(p);
            p->show();
        }
    }
    return pictures;
}

std::optional<PanelPicture> MainWindow::grabPanel(const QString& id)
{
    Panel* const p = panel(id);
    if (!p) return std::nullopt;
    p->pull(m_hub, m_tick.now(), true);
    QPixmap pixmap(p->size());
    pixmap.fill(m_theme.bg.panel);
    p->render(&pixmap);
    return PanelPicture{p->id(), p->title(), p->face().context, std::move(pixmap)};
}

// A window that was never shown lays itself out when it is first drawn; what is shown then may ask
// for other sizes once more.
void MainWindow::settleLayout()
{
    grab(QRect(0, 0, 1, 1));
    refreshNow();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

QPixmap MainWindow::grabWindow(QSize size, qreal scale)
{
    const QSize before = this->size();
    if (!size.isEmpty() && size != before) resize(size);
    settleLayout();
    QPixmap pixmap(this->size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(m_theme.bg.window);
    render(&pixmap);
    for (const Panel* p : m_panels) {
        if (!p->keptPrivate() || p->window() != this || !p->onScreen()) continue;
        QPainter painter(&pixmap);
        // With its title bar: that speaks of it too.
        const QWidget* const dock = m_docks->dock(p->id());
        const QWidget* const whole = dock ? dock : p;
        veil(painter, QRect(whole->mapTo(this, QPoint(0, 0)), whole->size()), m_theme);
    }
    if (!size.isEmpty() && size != before) resize(before);
    return pixmap;
}

std::vector<ExportTable> MainWindow::exportTables() const
{
    std::vector<ExportTable> all;
    for (const Panel* p : m_panels)
        for (ExportTable& t : p->exportTables()) all.push_back(std::move(t));
    return all;
}

std::vector<ExportTable> MainWindow::exportSeries() const
{
    std::vector<ExportTable> all;
    for (const Panel* p : m_panels)
        for (ExportTable& t : p->exportSeries()) all.push_back(std::move(t));
    return all;
}

}  // namespace plimsoll
