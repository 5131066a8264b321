// The window's layout as a value, and its pictures and tables for exports.
#include "ui/main_window.h"

#include "ui/dock_host.h"
#include "ui/fee_form.h"
#include "ui/standard_texts.h"
#include "ui/window_camera.h"
#include "ui/workspace_desk.h"

#include <QActionGroup>
#include <QMetaMethod>

namespace plimsoll {

QJsonObject MainWindow::saveLayout() const
{
    QJsonObject panels;
    for (Panel* p : this->panels()) panels.insert(p->id(), p->saveState());
    int density = 0;
    for (qsizetype i = 0; i < m_density->actions().size(); ++i)
        if (m_density->actions()[i]->isChecked()) density = static_cast<int>(i);
    return {{QStringLiteral("version"), DockHost::kLayoutVersion},
            {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())},
            {QStringLiteral("work"), m_work->save()},
            {QStringLiteral("density"), density},
            {QStringLiteral("asset"), m_links.lead()},
            {QStringLiteral("sizes"), static_cast<int>(m_selection.sizeUnit())},
            {QStringLiteral("fees"), savedFees(m_selection.takerFees())},
            {QStringLiteral("aside"), m_selection.aside()},
            {QStringLiteral("marks"), m_marks.shown()},
            {QStringLiteral("voices"), saveVoices()},
            {QStringLiteral("panels"), panels}};
}

bool MainWindow::restoreLayout(const QJsonObject& layout)
{
    // Of the version before what panels are set to and the person's choices are good as they are.
    const int version = layout.value(QStringLiteral("version")).toInt();
    if (version != DockHost::kLayoutVersion && version != DockHost::kLayoutVersion - 1) return false;
    const auto bytes = [&](const char* name) {
        return QByteArray::fromBase64(layout.value(QLatin1String(name)).toString().toLatin1());
    };
    restoreGeometry(bytes("geometry"));
    const int density = layout.value(QStringLiteral("density")).toInt(0);
    if (density >= 0 && density < m_density->actions().size()) m_density->actions()[density]->trigger();
    const int sizes = layout.value(QStringLiteral("sizes")).toInt(0);
    if (sizes >= 0 && sizes <= static_cast<int>(SizeUnit::Base))
        m_selection.setSizeUnit(static_cast<SizeUnit>(sizes));
    m_selection.setTakerFees(restoredFees(layout.value(QStringLiteral("fees")).toObject()));
    m_selection.setAside(static_cast<std::uint8_t>(layout.value(QStringLiteral("aside")).toInt(0) & 0x0f));
    m_marks.setShown(layout.value(QStringLiteral("marks")).toBool(true));
    restoreVoices(layout.value(QStringLiteral("voices")).toObject());
    const QJsonObject panels = layout.value(QStringLiteral("panels")).toObject();
    for (Panel* p : this->panels()) p->restoreState(panels.value(p->id()).toObject());
    const bool work = m_work->restore(layout.value(QStringLiteral("work")).toObject());
    m_links.focus({});
    m_links.choose(layout.value(QStringLiteral("asset")).toString());
    return work || version < DockHost::kLayoutVersion;
}

bool MainWindow::historyServed() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&MainWindow::historyWanted));
}

void MainWindow::refreshNow()
{
    const AsOf now = m_tick.now();
    for (Panel* p : panels()) p->pull(m_hub, now, true);
    tables(now);
    showHealth(now);
}

void MainWindow::restyled()
{
    const AsOf now = m_tick.now();
    for (Panel* p : panels()) p->dressAnew();
    for (Panel* p : panels()) {
        if (p->owesDress()) continue;
        p->pull(m_hub, now, true);
        p->age(now);
    }
    tables(now);
    showHealth(now);
    update();
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
    for (const Panel* p : panels())
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
    const StandardTexts standard(panels(), m_hub, m_tick.now());
    std::vector<ExportTable> all;
    for (const Panel* p : panels())
        for (ExportTable& t : p->exportTables()) {
            t.id = panelId(t.id, p->instance());
            all.push_back(std::move(t));
        }
    return all;
}

std::vector<ExportTable> MainWindow::exportSeries() const
{
    const StandardTexts standard(panels(), m_hub, m_tick.now());
    std::vector<ExportTable> all;
    for (const Panel* p : panels())
        for (ExportTable& t : p->exportSeries()) {
            t.id = panelId(t.id, p->instance());
            all.push_back(std::move(t));
        }
    return all;
}

}  // namespace plimsoll
