#include "ui/panels/feed_health_panel.h"

#include "ui/panels/backfill_page.h"
#include "ui/panels/board_view.h"
#include "ui/panels/headline_list.h"
#include "ui/panels/health_rows.h"
#include "ui/panels/latency_line.h"
#include "widgets/format.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kReportLimit = std::chrono::seconds{3};

}  // namespace

FeedHealthPanel::FeedHealthPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("health"), tr("Feed health"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_tabs = new QTabBar(bar);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0px 8px; }"));
    for (int i = 0; i < kPages; ++i) m_tabs->addTab(QString());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_tabs, 1);
    body()->setToolbar(bar);

    m_backfill = new BackfillPage(theme(), venues(), this);
    connect(m_backfill, &BackfillPage::toggled, this, &FeedHealthPanel::backfillToggled);
    m_tables = {new TextTable(measureColumns(venues()), this),
                new TextTable(classColumns(), this),
                m_backfill->table(),
                new TextTable(socketColumns(), this),
                new TextTable(budgetColumns(), this),
                new TextTable(currencyColumns(), this),
                new TextTable(refusedColumns(), this),
                new TextTable(errorColumns(), this)};
    m_pages = new QStackedWidget(this);
    const QString waiting = tr("Waiting for the first report of the feeds");
    m_views = {makeView(m_tables[Now], tr("Feed measures, venues across"), waiting),
               makeView(m_tables[Classes], tr("Classes of data"), tr("No data was asked for yet")),
               m_backfill->view(),
               makeView(m_tables[Sockets], tr("Sockets"), tr("No sockets")),
               makeView(m_tables[Budgets], tr("Request budgets"), tr("No request budgets in use")),
               makeView(m_tables[Currencies], tr("What currencies are worth"),
                        tr("No rate of a quote currency measured yet")),
               makeView(m_tables[Refused], tr("Refused topics"), tr("No topic was refused")),
               makeView(m_tables[Errors], tr("Recent errors"), tr("No errors since the start"))};
    auto* first = new QWidget(m_pages);
    first->setProperty("surface", "panel");
    m_headlines = new HeadlineList(theme(), first);
    auto* column = new QVBoxLayout(first);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_headlines);
    m_latency = new LatencyLine(theme(), first);
    column->addWidget(m_latency);
    column->addWidget(m_views[Now], 1);
    m_pages->addWidget(first);
    for (int i = Classes; i < kPages; ++i)
        m_pages->addWidget(i == Past ? static_cast<QWidget*>(m_backfill) : m_views[static_cast<std::size_t>(i)]);
    body()->setContent(m_pages);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    showTabs();
}

BoardView* FeedHealthPanel::makeView(TextTable* table, const QString& name, const QString& empty)
{
    auto* view = new BoardView(theme(), this, Density::Compact);
    view->setAccessibleName(name);
    view->setBoard(table);
    view->setEmptyText(empty);
    return view;
}

void FeedHealthPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_shown = hub.health.read().value;
    m_market = hub.market.read().value;
    age(now);
}

void FeedHealthPanel::setAlertLatency(const AlertLatency* latency)
{
    m_latency->setLatency(latency);
}

void FeedHealthPanel::age(AsOf now)
{
    m_latency->refresh();
    if (m_shown) {
        const HealthSnapshot& s = *m_shown;
        std::vector<Headline> lines;
        for (VenueId v : venues()) lines.push_back(venueHeadline(s.venues[static_cast<std::size_t>(v)], now));
        m_headlines->setLines(std::move(lines));
        m_tables[Now]->apply(measureRows(s, venues(), now));
        m_tables[Classes]->apply(classRows(s, venues(), now));
        m_backfill->setHealth(s);
        if (m_market) m_tables[Currencies]->apply(currencyRows(*m_market, now));
        m_tables[Sockets]->apply(socketRows(s, venues(), now));
        m_tables[Budgets]->apply(budgetRows(s, venues(), now));
        m_tables[Refused]->apply(refusedRows(s, venues()));
        m_tables[Errors]->apply(errorRows(s, venues(), now));
        const auto earlier = [&](const FeedError& e) { return !format::sameDay(e.at, now.wall); };
        m_views[Errors]->setDays(0, std::any_of(venues().begin(), venues().end(), [&](VenueId v) {
                                     const auto& health = s.venues[static_cast<std::size_t>(v)].health;
                                     return health && std::any_of(health->recentErrors.begin(),
                                                                  health->recentErrors.end(), earlier);
                                 }));
        showTabs();
    }
    showFace(now);
}

void FeedHealthPanel::showTabs()
{
    const auto name = [&](int page, const QString& word) {
        const int n = m_tables[static_cast<std::size_t>(page)]->rowCount();
        return n > 0 ? QStringLiteral("%1 %2").arg(word).arg(n) : word;
    };
    // How far, while it is under way.
    const BackfillSum sum = m_shown ? backfillSum(*m_shown, venues()) : BackfillSum{};
    const QString past = sum.wanted == 0 || sum.complete() ? tr("Past")
                         : sum.stopped                     ? tr("Past stopped")
                                                           : tr("Past %1 %").arg(100 * sum.loaded / sum.wanted);
    const QString texts[] = {tr("Now"),
                             tr("Data"),
                             past,
                             name(Sockets, tr("Sockets")),
                             tr("REST"),
                             tr("FX"),
                             name(Refused, tr("Refused")),
                             name(Errors, tr("Errors"))};
    for (int i = 0; i < kPages; ++i)
        if (m_tabs->tabText(i) != texts[i]) m_tabs->setTabText(i, texts[i]);
}

void FeedHealthPanel::showFace(AsOf now)
{
    PanelFace face;
    if (!m_shown) {
        face.age = tr("no data");
        setFace(face);
        return;
    }
    int on = 0, usable = 0, late = 0;
    for (VenueId v : venues()) {
        const VenueRow& row = m_shown->venues[static_cast<std::size_t>(v)];
        if (!row.enabled) continue;
        ++on;
        usable += plimsoll::usable(row.state);
        late += row.state == Freshness::Late;
    }
    const Duration silent = now.mono - m_shown->asOf.mono;
    face.context = on == 0 ? tr("all venues off") : tr("%1 of %2 venues usable").arg(usable).arg(on);
    // The panel's own input is the report: a bad report that is fresh is good information.
    face.fresh = judge(silent, kReportLimit * 2);
    face.age = format::age(silent);
    setFace(face);
}

QJsonObject FeedHealthPanel::saveState() const
{
    return {{QStringLiteral("page"), m_tabs->currentIndex()}};
}

void FeedHealthPanel::restoreState(const QJsonObject& state)
{
    const int page = state.value(QStringLiteral("page")).toInt(0);
    if (page >= 0 && page < kPages) m_tabs->setCurrentIndex(page);
}

std::vector<ExportTable> FeedHealthPanel::exportTables() const
{
    return {m_tables[Now]->toExport(QStringLiteral("health"), tr("Feed health")),
            m_latency->exportTable(),
            m_tables[Classes]->toExport(QStringLiteral("health_data"), tr("Classes of data")),
            m_tables[Past]->toExport(QStringLiteral("health_history"), tr("The venues' past")),
            m_tables[Currencies]->toExport(QStringLiteral("currencies"), tr("What currencies are worth")),
            m_tables[Sockets]->toExport(QStringLiteral("health_sockets"), tr("Sockets")),
            m_tables[Budgets]->toExport(QStringLiteral("health_budgets"), tr("Request budgets")),
            m_tables[Refused]->toExport(QStringLiteral("health_refused"), tr("Refused topics")),
            m_tables[Errors]->toExport(QStringLiteral("health_errors"), tr("Recent errors"))};
}

void FeedHealthPanel::themeChanged()
{
    Panel::themeChanged();
    for (BoardView* view : m_views) view->themeChanged();
    m_headlines->update();
    m_latency->update();
}

void FeedHealthPanel::setDensity(Density density)
{
    // The measures are one table read as a whole: one step tighter than the others.
    const Density tight = density == Density::Comfortable ? Density::Normal : Density::Compact;
    for (BoardView* view : m_views) view->setDensity(tight);
}

void FeedHealthPanel::focusInside()
{
    m_views[static_cast<std::size_t>(m_tabs->currentIndex())]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
