#include "ui/panels/gates_panel.h"

#include "ui/panels/gate_card_view.h"
#include "ui/panels/gates_page.h"
#include "widgets/format.h"

namespace plimsoll {

GatesPanel::GatesPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("gates"), tr("Six gates"), deps, parent), m_page(new GatesPage(deps, this))
{
    body()->setContent(m_page);
    connect(m_page, &GatesPage::changed, this, [this] { showFace(m_now); });
}

void GatesPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_page->refresh(hub, now);
    showFace(now);
}

void GatesPanel::age(AsOf now)
{
    m_page->age(now);
    showFace(now);
}

void GatesPanel::showFace(AsOf now)
{
    m_now = now;
    PanelFace face;
    const QString summary = m_page->summary();
    face.context = summary.isEmpty() ? tr("no trade is planned") : tr("planned: %1").arg(summary);
    face.tip = tr("Judged once a second with live data; unknown never counts as pass");
    if (summary.isEmpty()) {
        face.fresh = Freshness::Off;
        face.age = tr("nothing to judge");
    } else if (!m_page->card()) {
        face.age = tr("none yet");
    } else {
        const Duration age = now.mono - m_page->asOf().mono;
        face.age = format::age(age);
        face.fresh = m_page->stale(now) ? Freshness::Stale : Freshness::Live;
        for (const Gate& g : m_page->card()->gates)
            if (g.state == GateState::Unknown && face.fresh == Freshness::Live) face.fresh = Freshness::Late;
    }
    setFace(face);
}

WatchSet GatesPanel::watch() const
{
    return m_page->watch();
}

std::vector<ExportTable> GatesPanel::exportTables() const
{
    if (!m_page->exported()) return {};
    return {m_page->exportTable()};
}

bool GatesPanel::keptPrivate() const
{
    return m_page->keptPrivate();
}

QJsonObject GatesPanel::saveState() const
{
    return m_page->saveState();
}

void GatesPanel::restoreState(const QJsonObject& state)
{
    m_page->restoreState(state);
}

void GatesPanel::themeChanged()
{
    Panel::themeChanged();
    m_page->themeChanged();
}

void GatesPanel::focusInside()
{
    if (auto* card = m_page->findChild<GateCardView*>()) card->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
