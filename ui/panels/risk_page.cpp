#include "ui/panels/risk_page.h"

#include "model/boards/phase.h"
#include "ui/model_pulse.h"

namespace plimsoll {

RiskPage::RiskPage(const PanelDeps& deps, QWidget* parent) : QWidget(parent), m_deps(deps)
{
    setProperty("surface", "panel");
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

void RiskPage::say(Says says)
{
    m_says = std::move(says);
    Q_EMIT saysChanged();
}

std::uint64_t PhaseBoardPage::version(const SnapshotHub& hub) const
{
    return hub.phase.version() + hub.health.version();
}

void PhaseBoardPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    // The board may still tell of the asset that was in focus before.
    if (const auto said = hub.phase.read().value; said && said->asset == selection().asset().toStdString())
        m_shown = said;
    showAll();
    showTime(now);
}

void PhaseBoardPage::age(AsOf now)
{
    m_at = now;
    showTime(now);
}

void PhaseBoardPage::follow()
{
    connect(&selection(), &Selection::assetChanged, this, [this] {
        m_shown.reset();
        showAll();
        showTime(m_at);
    });
    showAll();
    showTime({});
}

PagePanel::PagePanel(const QString& id, const QString& title, const PanelDeps& deps, RiskPage* page,
                     QWidget* parent)
    : Panel(id, title, deps, parent), m_page(page)
{
    body()->setContent(page);
    connect(page, &RiskPage::saysChanged, this, &PagePanel::takeSays);
    connect(page, &RiskPage::panelWanted, this, &Panel::panelWanted);
    connect(page, &RiskPage::noteWritten, this, &Panel::noteWritten);
    connect(page, &RiskPage::historyWanted, this, &Panel::historyWanted);
    takeSays();
}

void PagePanel::takeSays()
{
    const RiskPage::Says& says = m_page->says();
    setFace(says.face);
    body()->setFooter(says.left, says.right);
}

WatchSet PagePanel::watch() const
{
    WatchSet w;
    if (!selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    return w;
}

void PagePanel::themeChanged()
{
    Panel::themeChanged();
    m_page->themeChanged();
}

Freshness pageFreshness(const AsOf& said, AsOf now, Freshness pulse, Duration limit)
{
    return withPulse(judge(now.mono - said.mono, limit), pulse);
}

}  // namespace plimsoll
