#include "ui/panels/flush_page.h"

#include "ui/model_pulse.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/page_column.h"
#include "widgets/format.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kOneLine = 640, kTwoLines = 36;

}  // namespace

FlushPage::FlushPage(const PanelDeps& deps, QWidget* parent)
    : PhaseBoardPage(deps, parent), m_column(new PageColumn(theme(), this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_column);

    struct Row {
        std::vector<TextColumn> columns;
        QString name;
        Density density;
    };
    const std::array<Row, kParts> rows{{{checklistColumns(), tr("Checklist since the flush"), Density::Normal},
                                        {invalidationColumns(), tr("What would invalidate it"), Density::Normal},
                                        {levelColumns(), tr("Key levels"), Density::Compact}}};
    for (std::size_t i = 0; i < kParts; ++i) {
        m_tables[i] = new TextTable(rows[i].columns, this);
        m_views[i] = new GrownTable(theme(), m_column->inside(), rows[i].density);
        m_views[i]->setAccessibleName(rows[i].name);
        m_views[i]->setBoard(m_tables[i]);
        m_delegates[i] = new CheckDelegate(theme(), m_views[i]);
        m_delegates[i]->setWrapped(2);
        m_views[i]->setItemDelegate(m_delegates[i]);
        m_views[i]->setChooseOnPress(false);
        m_views[i]->grow(m_tables[i]);
    }
    m_delegates[Levels]->setMarked(3);
    m_delegates[Levels]->setWrapped(-1);
    m_none = m_column->addLine(CellTone::Base);
    m_column->add(m_views[Checklist]);
    m_column->addSection(QStringLiteral("invalidations"), tr("Would invalidate"), m_views[Invalidations]);
    m_views[Invalidations]->setHeadShown(false);
    m_levelsHead = m_column->addSection(QStringLiteral("levels"), tr("Key levels"), m_views[Levels]);
    m_views[Levels]->setEmptyText(tr("No levels are known yet"));
    m_caveat = m_column->addLine(CellTone::Muted);
    m_caveat->say(bottomCaveat());
    connect(m_views[Checklist], &BoardView::rowChosen, this, [this](int row) {
        static constexpr const char* panels[] = {"interest", "funding", "basis", "depth"};
        if (row >= 0 && row < 4) Q_EMIT panelWanted(QString::fromLatin1(panels[row]));
    });
    connect(m_views[Levels], &BoardView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < m_tables[Levels]->rowCount()) selection().setAsset(m_tables[Levels]->row(row).asset);
    });
    follow();
}

void FlushPage::showAll()
{
    if (!m_shown) {
        for (TextTable* table : m_tables) table->apply({});
        m_none->say(tr("Waiting for the first judgement"));
        m_levelsHead->setFact({});
        m_column->settle();
        return;
    }
    m_none->say(
        m_shown->checklist.at
            ? QString()
            : tr("No flush of %1 is known, in this run or in the stored history. The list fills itself after one.")
                  .arg(QString::fromStdString(m_shown->asset)));
    m_tables[Checklist]->apply(staleRows(checklistRows(*m_shown), m_stale));
    m_tables[Invalidations]->apply(staleRows(invalidationRows(*m_shown), m_stale));
    m_tables[Levels]->apply(staleRows(levelRows(*m_shown), m_stale));
    int lost = 0;
    for (const AssetLevels& a : m_shown->levels)
        for (const KeyLevel& l : a.levels) lost += l.state == LevelState::Lost && l.above;
    m_column->settle();
    m_levelsHead->setFact(lost > 0 ? tr("%1 lost").arg(lost) : QString());
}

void FlushPage::showTime(AsOf now)
{
    Says says;
    const QString asset = selection().asset();
    says.face.context = asset.isEmpty() ? tr("no asset chosen") : asset;
    says.right = bottomCaveat();
    if (!m_shown) {
        says.face.age = tr("none yet");
        say(std::move(says));
        return;
    }
    const FlushChecklist& c = m_shown->checklist;
    says.face.fresh = pageFreshness(m_shown->asOf, now, m_pulse);
    says.face.age = format::age(now.mono - m_shown->asOf.mono);
    if (const bool stale = says.face.fresh == Freshness::Stale || says.face.fresh == Freshness::Off;
        stale != m_stale) {
        m_stale = stale;
        showAll();
    }
    says.face.context += c.at ? tr(" · flush of %1").arg(format::dateTime(*c.at)) : tr(" · no flush is known");
    const bool unknown = !c.interest || !c.funding || !c.flow;
    if (unknown && says.face.fresh == Freshness::Live) says.face.fresh = Freshness::Late;
    if (c.at) says.left = tr("%1 since").arg(format::age(std::max(Duration{}, now.wall - *c.at)));
    say(std::move(says));
}

std::vector<ExportTable> FlushPage::exportTables() const
{
    return {m_tables[Checklist]->toExport(QStringLiteral("flush_checklist"), tr("After the flush")),
            m_tables[Invalidations]->toExport(QStringLiteral("flush_invalidations"), tr("Would invalidate")),
            m_tables[Levels]->toExport(QStringLiteral("key_levels"), tr("Key levels"))};
}

QJsonObject FlushPage::saveState() const
{
    return m_column->saveState();
}

void FlushPage::restoreState(const QJsonObject& state)
{
    m_column->restoreState(state);
}

void FlushPage::themeChanged()
{
    m_column->themeChanged(theme());
    for (CheckDelegate* d : m_delegates) d->setTheme(theme());
    showRows();
}

void FlushPage::setDensity(Density density)
{
    m_column->setDensity(density);
    m_rowHigh = rowHeight(density);
    showRows();
}

// Where the words have little room, they take two lines.
void FlushPage::resizeEvent(QResizeEvent* event)
{
    RiskPage::resizeEvent(event);
    showRows();
}

void FlushPage::showRows()
{
    for (const Part part : {Checklist, Invalidations}) {
        const int high = width() < kOneLine ? kTwoLines : m_rowHigh;
        if (m_views[part]->verticalHeader()->defaultSectionSize() == high) continue;
        m_views[part]->verticalHeader()->setDefaultSectionSize(high);
        m_views[part]->updateGeometry();
    }
    m_column->settle();
}

void FlushPage::focusInside()
{
    m_views[Checklist]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
