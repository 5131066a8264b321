#include "ui/panels/gates_tab.h"

#include "ui/panels/gates_page.h"
#include "widgets/format.h"

#include <QVBoxLayout>

namespace plimsoll {

GatesTab::GatesTab(const PanelDeps& deps, QWidget* parent)
    : RiskPage(deps, parent), m_gates(new GatesPage(deps, this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_gates);
    connect(m_gates, &GatesPage::changed, this, [this] { showTime(m_at); });
    showTime({});
}

std::uint64_t GatesTab::version(const SnapshotHub& hub) const
{
    return GatesPage::version(hub);
}

void GatesTab::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_gates->refresh(hub, now);
    showTime(now);
}

void GatesTab::age(AsOf now)
{
    m_at = now;
    m_gates->age(now);
    showTime(now);
}

void GatesTab::showTime(AsOf now)
{
    Says says;
    const QString trade = m_gates->summary();
    says.face.context = trade.isEmpty() ? tr("no trade is planned") : tr("planned: %1").arg(trade);
    says.right = tr("No advice. Unknown never counts as pass.");
    if (!m_gates->card()) {
        says.face.age = trade.isEmpty() ? tr("none") : tr("none yet");
    } else {
        says.face.fresh = m_gates->stale(now) ? Freshness::Stale : Freshness::Live;
        says.face.age = format::age(now.mono - m_gates->asOf().mono);
    }
    say(std::move(says));
}

std::vector<ExportTable> GatesTab::exportTables() const
{
    return {m_gates->exportTable()};
}

QJsonObject GatesTab::saveState() const
{
    return m_gates->saveState();
}

void GatesTab::restoreState(const QJsonObject& state)
{
    m_gates->restoreState(state);
}

void GatesTab::themeChanged()
{
    m_gates->themeChanged();
}

void GatesTab::focusInside()
{
    m_gates->setFocus(Qt::TabFocusReason);
}

WatchSet GatesTab::watch() const
{
    return m_gates->watch();
}

bool GatesTab::keptPrivate() const
{
    return m_gates->keptPrivate();
}

}  // namespace plimsoll
