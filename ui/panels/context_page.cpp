#include "ui/panels/context_page.h"

#include "model/boards/carry.h"
#include "model/boards/phase.h"
#include "ui/model_pulse.h"
#include "ui/panels/page_column.h"
#include "ui/panels/phase_words.h"
#include "widgets/format.h"

#include <QVBoxLayout>

namespace plimsoll {

ContextPage::ContextPage(const PanelDeps& deps, QWidget* parent)
    : RiskPage(deps, parent), m_column(new PageColumn(theme(), this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_column);
    m_readings = new TextTable(contextColumns(), this);
    m_coins = new TextTable(betaColumns(), this);
    m_readingsView = new GrownTable(theme(), m_column->inside());
    m_readingsView->setAccessibleName(tr("Readings of the market's context"));
    m_readingsView->setBoard(m_readings);
    m_readingsView->setChooseOnPress(false);
    m_readingsView->grow(m_readings);
    m_coinsView = new GrownTable(theme(), m_column->inside());
    m_coinsView->setAccessibleName(tr("Majors and high beta"));
    m_coinsView->setBoard(m_coins);
    m_coinsView->setChooseOnPress(false);
    m_coinsView->grow(m_coins);
    m_coinsView->setEmptyText(tr("Waiting for the first second"));
    m_column->add(m_readingsView);
    m_column->addSection(QStringLiteral("coins"), tr("Majors and high beta"), m_coinsView);
    m_caveat = m_column->addLine(CellTone::Muted);
    m_caveat->say(tr("Limits stand in the tips. No advice: structure is not price."));
    connect(m_readingsView, &BoardView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < m_readings->rowCount()) Q_EMIT panelWanted(contextPanel(m_readings->row(row).key));
    });
    connect(m_coinsView, &BoardView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < m_coins->rowCount()) selection().setAsset(m_coins->row(row).asset);
    });
    connect(&selection(), &Selection::assetChanged, this, [this] { showAll(m_in.now); });
    showAll({});
}

std::uint64_t ContextPage::version(const SnapshotHub& hub) const
{
    return hub.metrics.version() + hub.overview.version() + hub.phase.version() + hub.carry.version() +
           hub.liquidations.version() + hub.health.version();
}

void ContextPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    m_in.metrics = hub.metrics.read().value;
    m_in.overview = hub.overview.read().value;
    m_in.phase = hub.phase.read().value;
    m_in.carry = hub.carry.read().value;
    m_in.tape = hub.liquidations.read().value;
    showAll(now);
}

void ContextPage::age(AsOf now)
{
    showAll(now);
}

void ContextPage::showAll(AsOf now)
{
    m_in.now = now;
    m_in.asset = selection().asset().toStdString();
    // What the board says of another asset is not this one's.
    ContextInput in = m_in;
    if (in.phase && in.phase->asset != in.asset) in.phase = nullptr;
    Says says;
    says.face.provenance = Provenance::Modelled;
    says.face.context = in.asset.empty() ? tr("no asset chosen") : selection().asset();
    says.right = tr("No advice. Structure is not price.");
    const bool known = in.metrics && in.metrics->find(in.asset);
    says.face.age = known ? format::age(now.mono - in.metrics->asOf.mono) : tr("none yet");
    if (known) says.face.fresh = pageFreshness(in.metrics->asOf, now, m_pulse);
    const bool stale = known && (says.face.fresh == Freshness::Stale || says.face.fresh == Freshness::Off);
    m_readings->apply(staleRows(contextRows(in), stale));
    m_coins->apply(staleRows(betaRows(in), stale));
    int unknown = 0;
    for (int i = 0; i < m_readings->rowCount(); ++i)
        unknown += m_readings->row(i).cells[1].tone == CellTone::Faint;
    if (unknown > 0) {
        says.left = tr("%n not known", nullptr, unknown);
        if (says.face.fresh == Freshness::Live) says.face.fresh = Freshness::Late;
    }
    m_column->settle();
    say(std::move(says));
}

std::vector<ExportTable> ContextPage::exportTables() const
{
    return {m_readings->toExport(QStringLiteral("context"), Panel::tr("Context")),
            m_coins->toExport(QStringLiteral("majors_and_high_beta"), tr("Majors and high beta"))};
}

QJsonObject ContextPage::saveState() const
{
    return m_column->saveState();
}

void ContextPage::restoreState(const QJsonObject& state)
{
    m_column->restoreState(state);
}

void ContextPage::themeChanged()
{
    m_column->themeChanged(theme());
}

void ContextPage::setDensity(Density density)
{
    m_column->setDensity(density);
}

void ContextPage::focusInside()
{
    m_readingsView->setFocus(Qt::TabFocusReason);
}

ContextPanel::ContextPanel(const PanelDeps& deps, QWidget* parent)
    : PagePanel(QStringLiteral("context"), Panel::tr("Context"), deps, new ContextPage(deps, nullptr), parent)
{
}

}  // namespace plimsoll
