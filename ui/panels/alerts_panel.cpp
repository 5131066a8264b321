#include "ui/panels/alerts_panel.h"

#include "model/alerts/alert_engine.h"
#include "model/metrics/metric_text.h"
#include "ui/alert_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/text_table.h"
#include "ui/rehearsal_text.h"
#include "widgets/format.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{5};  // the engine looks once a second

std::vector<TextColumn> ruleColumns()
{
    return {{AlertsPanel::tr("State"),
             QStringLiteral("state"),
             QStringLiteral("suspended"),
             false,
             {},
             {},
             true,
             false,
             0},
            {AlertsPanel::tr("Alert"),
             QStringLiteral("alert"),
             QStringLiteral("BTC spread_bps above 5.00 bp"),
             false,
             {},
             {},
             false,
             true,
             0},
            {AlertsPanel::tr("Now"),
             QStringLiteral("value_now"),
             QStringLiteral("SHORT_CROWDED"),
             true,
             {},
             {},
             false,
             false,
             1},
            {AlertsPanel::tr("Fired"),
             QStringLiteral("times_fired"),
             QStringLiteral("999"),
             true,
             {},
             {},
             false,
             false,
             2},
            {AlertsPanel::tr("Last, UTC"),
             QStringLiteral("last_fired_utc"),
             QStringLiteral("22 Nov 14:36"),
             true,
             {},
             {},
             false,
             false,
             3}};
}

std::vector<TextColumn> firedColumns()
{
    return {{AlertsPanel::tr("UTC"),
             QStringLiteral("at_utc"),
             QStringLiteral("00:00:00"),
             false,
             {},
             {},
             false,
             false,
             0},
            {AlertsPanel::tr("Severity"),
             QStringLiteral("severity"),
             QStringLiteral("Warning"),
             false,
             {},
             {},
             false,
             false,
             1},
            {AlertsPanel::tr("What"),
             QStringLiteral("what"),
             QStringLiteral("BTC spread_bps above 5.00 bp: 7.20"),
             false,
             {},
             {},
             false,
             true,
             0},
            {AlertsPanel::tr("Data age"),
             QStringLiteral("data_age_ms"),
             QStringLiteral("999 ms"),
             true,
             {},
             AlertsPanel::tr("Age of the oldest input when it fired"),
             false,
             false,
             2}};
}

CellTone toneOf(Severity s)
{
    switch (s) {
        case Severity::Critical: return CellTone::Critical;
        case Severity::Warning: return CellTone::Warn;
        case Severity::Notice:
        case Severity::None: return CellTone::Base;
    }
    return CellTone::Base;
}

Light lightOf(AlertState s)
{
    switch (s) {
        case AlertState::Firing: return Light::Error;
        case AlertState::Armed:
        case AlertState::Cooling: return Light::Live;
        case AlertState::Holding: return Light::Late;
        case AlertState::Suspended: return Light::Stale;
        case AlertState::Paused:
        case AlertState::Expired: return Light::Off;
        case AlertState::Failed: return Light::Error;
    }
    return Light::Off;
}

}  // namespace

AlertsPanel::AlertsPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("alerts"), tr("Alerts"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_tabs = new QTabBar(bar);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0px 8px; }"));
    m_tabs->setAccessibleName(tr("Which list"));
    m_tabs->addTab(tr("Set"));
    m_tabs->addTab(tr("Fired"));
    m_new = new QPushButton(tr("New alert"), bar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_new);
    body()->setToolbar(bar);

    m_tables = {new TextTable(ruleColumns(), this), new TextTable(firedColumns(), this)};
    m_pages = new QStackedWidget(this);
    for (std::size_t i = 0; i < kPages; ++i) {
        m_views[i] = new BoardView(theme(), this, Density::Compact);
        m_views[i]->setBoard(m_tables[i]);
        m_pages->addWidget(m_views[i]);
    }
    m_views[Rules]->setAccessibleName(tr("Alerts that are set"));
    m_views[Fired]->setAccessibleName(tr("Alerts that fired, newest first"));
    m_views[Rules]->setEmptyText(
        tr("No alert is set"), tr("Right-click a number or a price, or choose New alert. Alerts are watched once "
                                  "a second on this machine; a stale input suspends them, and that is shown."));
    m_views[Fired]->setEmptyText(tr("Nothing fired since the start"));
    m_views[Rules]->setContextMenuPolicy(Qt::CustomContextMenu);
    body()->setContent(m_pages);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_views[Rules], &QWidget::customContextMenuRequested, this, &AlertsPanel::menuAt);
    // A click only chooses: an alert is opened by a double click or by Enter.
    connect(m_views[Rules], &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& at) {
        if (const auto id = ruleAt(at.row()); id && alerts()) alerts()->edit(*id);
    });
    m_views[Rules]->installEventFilter(this);
    connect(m_views[Fired], &BoardView::rowChosen, this, [this](int i) {
        const QString asset = m_tables[Fired]->row(i).asset;
        if (!asset.isEmpty()) selection().setAsset(asset);
    });
    connect(m_new, &QPushButton::clicked, this, [this] {
        if (!alerts()) return;
        AlertCondition c;
        c.metric = analytics::metricId("price").value_or(0);
        c.asset = selection().asset().toStdString();
        alerts()->propose(c);
    });
}

void AlertsPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_shown = hub.alerts.read().value;
    fill(now);
    showFace(now);
}

bool AlertsPanel::staleAt(AsOf now) const
{
    return m_shown && judge(now.mono - m_shown->asOf.mono, kLimit) == Freshness::Stale;
}

void AlertsPanel::age(AsOf now)
{
    // Nobody looks any more: what each row says was true once.
    if (staleAt(now) != m_stale) fill(now);
    showFace(now);
}

void AlertsPanel::fill(AsOf seen)
{
    if (!m_shown) return;
    m_stale = staleAt(seen);
    std::vector<TextRow> rules, fired;
    qsizetype set = 0;
    for (const AlertRow& r : m_shown->rows) {
        if (r.rule.id == AlertBook::kTrial) continue;  // of a form that is open
        ++set;
        TextRow row;
        row.key = QString::number(r.rule.id);
        TextCell state;
        state.text = text(alertStateText(r.state));
        state.tip = QString::fromStdString(r.note);
        state.light = lightOf(r.state);
        state.fresh = m_stale || r.state == AlertState::Suspended ? Freshness::Stale : Freshness::Live;
        if (m_stale) state.light = Light::Stale;
        if (r.state == AlertState::Firing) state.tone = toneOf(r.rule.severity);
        if (r.state == AlertState::Failed) state.tone = CellTone::Critical;
        TextCell what;
        what.text = QString::fromStdString(alertTitle(r.rule));
        what.tip = what.text + (r.note.empty() ? QString() : QLatin1Char('\n') + QString::fromStdString(r.note));
        if (r.day || r.week) what.tip += QLatin1Char('\n') + wouldHaveFiredText(r.day.get(), r.week.get());
        const MetricId first = r.rule.conditions.empty() ? MetricId{} : r.rule.conditions.front().metric;
        TextCell now;
        now.fresh = m_stale ? Freshness::Stale : Freshness::Live;
        now.text = r.value ? QString::fromStdString(metricText(first, *r.value)) : format::kNone;
        TextCell times;
        times.text = format::count(r.timesFired);
        TextCell last;
        last.text = r.lastFired ? format::dateTime(*r.lastFired) : format::kNone;
        row.cells = {state, what, now, times, last};
        rules.push_back(std::move(row));
    }
    for (const AlertFired& f : m_shown->fired) {
        TextRow row;
        row.key = QString::number(f.serial);
        row.asset = QString::fromStdString(f.asset);
        TextCell at, severity, what, age;
        at.text = format::clockTime(f.at.wall);
        at.tip = format::iso(f.at.wall);
        severity.text = text(severityWord(f.severity));
        severity.tone = toneOf(f.severity);
        what.text = what.tip = QString::fromStdString(f.text);
        age.text = f.delayMs ? format::milliseconds(*f.delayMs) : format::kNone;
        row.cells = {at, severity, what, age};
        fired.push_back(std::move(row));
    }
    m_tables[Rules]->apply(std::move(rules));
    m_tables[Fired]->apply(std::move(fired));
    const auto count = m_shown->fired.size();
    m_tabs->setTabText(Rules, set == 0 ? tr("Set") : tr("Set %1").arg(set));
    m_tabs->setTabText(Fired, count == 0 ? tr("Fired") : tr("Fired %1").arg(count));
}

void AlertsPanel::showFace(AsOf now)
{
    PanelFace face;
    if (!m_shown) {
        face.age = tr("none yet");
        setFace(face);
        return;
    }
    std::size_t firing = 0;
    int set = 0;
    for (const AlertRow& r : m_shown->rows) {
        firing += r.state == AlertState::Firing;
        set += r.rule.id != AlertBook::kTrial;
    }
    QStringList words{tr("%n set", nullptr, set)};
    if (firing > 0) words << tr("%1 firing").arg(firing);
    if (m_shown->suspended > 0) words << tr("%1 suspended").arg(m_shown->suspended);
    face.context = words.join(QStringLiteral(", "));
    const Duration age = now.mono - m_shown->asOf.mono;
    face.fresh = judge(age, kLimit);
    if (m_shown->suspended > 0 && face.fresh == Freshness::Live) face.fresh = Freshness::Late;
    face.age = format::age(age);
    face.tip = tr("Looked at once a second; suspended: an input is stale or missing");
    setFace(face);
}

bool AlertsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_views[Rules] || event->type() != QEvent::KeyPress || !alerts())
        return Panel::eventFilter(watched, event);
    const auto id = ruleAt(m_views[Rules]->currentIndex().row());
    const AlertRule* const rule = id ? alerts()->find(*id) : nullptr;
    if (!rule) return Panel::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: alerts()->edit(*id); return true;
        case Qt::Key_Delete: alerts()->remove(*id); return true;
        case Qt::Key_Space: alerts()->setArmed(*id, !rule->armed); return true;
        default: return Panel::eventFilter(watched, event);
    }
}

std::optional<std::uint64_t> AlertsPanel::ruleAt(int row) const
{
    if (row < 0 || row >= m_tables[Rules]->rowCount()) return std::nullopt;
    return m_tables[Rules]->row(row).key.toULongLong();
}

void AlertsPanel::menuAt(const QPoint& where)
{
    const auto id = ruleAt(m_views[Rules]->indexAt(where).row());
    if (!id || !alerts()) return;
    const AlertRule* const rule = alerts()->find(*id);
    if (!rule) return;
    auto* popup = new QMenu(this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setObjectName(QStringLiteral("alertMenu"));
    QMenu& menu = *popup;
    menu.addAction(tr("Edit\u2026"), this, [this, id] { alerts()->edit(*id); });
    menu.addAction(rule->armed ? tr("Pause") : tr("Arm"), this,
                   [this, id, armed = rule->armed] { alerts()->setArmed(*id, !armed); });
    menu.addAction(tr("Duplicate"), this, [this, copy = *rule] { alerts()->add(copy); });
    menu.addSeparator();
    menu.addAction(tr("Delete"), this, [this, id] { alerts()->remove(*id); });
    menu.popup(m_views[Rules]->viewport()->mapToGlobal(where));
}

std::vector<ExportTable> AlertsPanel::exportTables() const
{
    return {m_tables[Rules]->toExport(QStringLiteral("alerts"), tr("Alerts")),
            m_tables[Fired]->toExport(QStringLiteral("alerts_fired"), tr("Alerts that fired"))};
}

QJsonObject AlertsPanel::saveState() const
{
    return {{QStringLiteral("tab"), m_tabs->currentIndex()}};
}

void AlertsPanel::restoreState(const QJsonObject& state)
{
    const int tab = state.value(QStringLiteral("tab")).toInt(Rules);
    if (tab == Rules || tab == Fired) m_tabs->setCurrentIndex(tab);
}

void AlertsPanel::themeChanged()
{
    Panel::themeChanged();
    for (BoardView* v : m_views) v->themeChanged();
}

void AlertsPanel::focusInside()
{
    m_views[static_cast<std::size_t>(m_tabs->currentIndex())]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
