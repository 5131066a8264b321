#include "ui/panels/aftershock_page.h"

#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/gate_chips.h"
#include "ui/panels/page_column.h"
#include "widgets/format.h"

#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

AftershockPage::AftershockPage(const PanelDeps& deps, QWidget* parent)
    : PhaseBoardPage(deps, parent), m_column(new PageColumn(theme(), this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_column);

    m_conditions = new TextTable(conditionColumns(venues()), this);
    m_conditionsView = new GrownTable(theme(), m_column->inside());
    m_conditionsView->setAccessibleName(tr("Conditions of normality, over all venues and on each"));
    m_conditionsView->setBoard(m_conditions);
    m_delegate = new CheckDelegate(theme(), m_conditionsView);
    m_delegate->setBars(kConditionBar);
    m_conditionsView->setItemDelegate(m_delegate);
    m_conditionsView->setChooseOnPress(false);
    m_conditionsView->setEmptyText(tr("Waiting for the first judgement"));
    m_conditionsView->grow(m_conditions);
    connect(m_conditionsView, &BoardView::rowChosen, this, [this](int row) {
        static constexpr const char* panels[] = {"liquidity", "liquidity", "basis", "funding", "overview"};
        if (row >= 0 && row < static_cast<int>(kConditions)) Q_EMIT panelWanted(QString::fromLatin1(panels[row]));
    });
    m_column->add(m_conditionsView);
    m_gate = new GateChips(theme(), m_column->inside());
    m_column->add(m_gate);
    m_aftermath = new TextTable(aftermathColumns(), this);
    m_aftermathView = new GrownTable(theme(), m_column->inside());
    m_aftermathView->setAccessibleName(tr("What else says whether it is over"));
    m_aftermathView->setBoard(m_aftermath);
    m_aftermathView->grow(m_aftermath);
    m_aftermathView->setHeadShown(false);
    m_column->add(m_aftermathView);
    m_line = m_column->addLine(CellTone::Strong, 500);
    m_people = m_column->addLine(CellTone::Base);
    m_against = m_column->addLine(CellTone::Muted);
    m_column->addLine(CellTone::Muted)->say(bottomCaveat());

    follow();
}

void AftershockPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_market = hub.market.read().value;
    m_health = hub.health.read().value;
    PhaseBoardPage::refresh(hub, now);
}

void AftershockPage::showAll()
{
    m_gate->setVisible(m_shown != nullptr);
    if (!m_shown) {
        m_conditions->apply({});
        m_aftermath->apply({});
        m_line->say({});
        m_people->say({});
        m_against->say({});
        m_column->settle();
        return;
    }
    const Aftershock& a = m_shown->aftershock;
    m_conditions->apply(staleRows(conditionRows(*m_shown, venues()), m_stale));
    m_aftermath->apply(
        staleRows(aftermathRows(*m_shown, venues(), m_market.get(), m_health.get(), m_at.mono), m_stale));
    m_line->say(modelWords(a.line));
    // It is about the time after a shock: once the market is normal again it is not said.
    m_people->say(a.running ? tr("What people do after a shock, no advice: start smaller, scale slower.")
                            : QString());
    QString against = a.beforeShock
                          ? tr("Held against the median of the week that ended an hour before the shock.")
                          : tr("No shock is known: held against the median of the week until an hour ago.");
    if (a.normalHours > 0 && a.normalHours < 24)
        against += tr(" They are young: they rest on %1.").arg(hoursText(a.normalHours));
    if (a.storedNormals) against += tr(" Those normals were kept from an earlier run.");
    m_against->say(against);
    m_column->settle();
}

void AftershockPage::showTime(AsOf now)
{
    Says says;
    const QString asset = selection().asset();
    says.face.context = asset.isEmpty() ? tr("no asset chosen") : asset;
    says.right = tr("Price recovery alone never ends it.");
    if (!m_shown) {
        says.face.age = tr("none yet");
        say(std::move(says));
        return;
    }
    const Aftershock& a = m_shown->aftershock;
    says.face.fresh = pageFreshness(m_shown->asOf, now, m_pulse);
    says.face.age = format::age(now.mono - m_shown->asOf.mono);
    const bool stale = says.face.fresh == Freshness::Stale || says.face.fresh == Freshness::Off;
    m_gate->setGate(a.gate, stale);
    if (stale != m_stale) {
        m_stale = stale;
        showAll();
    }
    says.face.context = asset + QStringLiteral(" · ") + tr("share of pre-shock median") + QStringLiteral(" · ") +
                        tr("%1 of 5 normal").arg(a.count);
    if (a.progress.value) says.face.context += tr(", progress %1").arg(fixedText(*a.progress.value, 2));
    if (a.known < static_cast<int>(kConditions)) {
        says.face.context += tr(", %1 known").arg(a.known);
        if (says.face.fresh == Freshness::Live) says.face.fresh = Freshness::Late;
    }
    says.left = !a.running ? tr("no aftershock is running")
                : a.since  ? tr("running for %1").arg(format::age(std::max(Duration{}, now.wall - *a.since)))
                           : tr("running");
    say(std::move(says));
}

std::vector<ExportTable> AftershockPage::exportTables() const
{
    return {m_conditions->toExport(QStringLiteral("aftershock"), tr("Aftershock tracker")),
            m_aftermath->toExport(QStringLiteral("aftershock_beside"), tr("Aftershock, beside the conditions"))};
}

QJsonObject AftershockPage::saveState() const
{
    return m_column->saveState();
}

void AftershockPage::restoreState(const QJsonObject& state)
{
    m_column->restoreState(state);
}

void AftershockPage::themeChanged()
{
    m_column->themeChanged(theme());
    m_delegate->setTheme(theme());
    m_gate->setTheme(theme());
}

void AftershockPage::setDensity(Density density)
{
    m_column->setDensity(density);
}

void AftershockPage::focusInside()
{
    m_conditionsView->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
