// The window's layout as a value, and its pictures and tables for exports.
#include "ui/main_window.h"

#include "ui/dock_host.h"
#include "ui/fee_form.h"
#include "ui/window_camera.h"

#include <QActionGroup>

namespace plimsoll {

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
            {QStringLiteral("aside"), m_selection.aside()},
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
    m_selection.setAside(static_cast<std::uint8_t>(layout.value(QStringLiteral("aside")).toInt(0) & 0x0f));
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

void MainWindow::refreshPanel(const QString& id)
{
    if (Panel* const p = panel(id)) p->pull(m_hub, m_tick.now(), true);
}

std::vector<PanelPicture> MainWindow::grabPanels(QSize size, qreal scale)
{
    WindowCamera camera(*this);
    camera.settle();
    std::vector<PanelPicture> pictures;
    for (const Panel* p : m_panels)
        if (auto picture = camera.panel(p->id(), {size, scale})) pictures.push_back(std::move(*picture));
    return pictures;
}

std::optional<PanelPicture> MainWindow::grabPanel(const QString& id)
{
    return WindowCamera(*this).panel(id, {{}, 1, true});
}

QPixmap MainWindow::grabWindow(QSize size, qreal scale)
{
    return WindowCamera(*this).window({size, scale});
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
