#include "ui/panels/alerts_panel.h"

#include "model/alerts/alert_words.h"
#include "model/plain_bytes.h"
#include "ui/alert_text.h"
#include "ui/model_words.h"
#include "ui/panels/alert_table.h"
#include "ui/panels/board_view.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/search_field.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTabBar>
#include <QThreadPool>
#include <QToolButton>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr Duration kLimit = 5s;  // the engine looks once a second
constexpr Duration kUndoFor = 30s, kSaidFor = 12s;
constexpr int kRoomForSearch = 520;

}  // namespace

AlertsPanel::AlertsPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("alerts"), tr("Alerts"), deps, parent)
{
    QWidget* bar = Panel::makeToolbar();
    makeLists();
    makeToolbar(bar);
    body()->setToolbar(bar);
    body()->setContent(m_pages);
    if (alerts()) connect(alerts(), &AlertBook::changed, this, &AlertsPanel::fill);
    if (alerts()) connect(alerts(), &AlertBook::discardedChanged, this, &AlertsPanel::showDiscarded);
    fill();
}

void AlertsPanel::makeToolbar(QWidget* bar)
{
    m_tabs = new QTabBar(bar);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0px 8px; }"));
    m_tabs->setAccessibleName(tr("Which list"));
    m_tabs->addTab(tr("Set"));
    m_tabs->addTab(tr("Fired"));
    m_search = new SearchField(theme(), tr("Find an alert"), QStringLiteral("/"), bar);
    m_search->setAccessibleName(tr("Find an alert by name, words or asset"));
    m_search->setMaximumWidth(220);
    const auto button = [&](IconId icon, const QString& name, const QString& tip) {
        auto* b = new QToolButton(bar);
        b->setProperty("flat", true);
        b->setIcon(themedIcon(icon, theme()));
        b->setAccessibleName(name);
        b->setToolTip(tip);
        b->setPopupMode(QToolButton::InstantPopup);
        return b;
    };
    m_filterButton = button(IconId::Filter, tr("Which alerts are shown"), tr("By state and kind"));
    m_filterMenu = new QMenu(m_filterButton);
    m_filterMenu->setObjectName(QStringLiteral("alertFilterMenu"));
    m_filterButton->setMenu(m_filterMenu);
    connect(m_filterMenu, &QMenu::aboutToShow, this, &AlertsPanel::fillFilterMenu);
    m_more = button(IconId::Menu, tr("What can be done"), tr("With the chosen alerts, or with all"));
    m_moreMenu = new QMenu(m_more);
    m_moreMenu->setObjectName(QStringLiteral("alertMoreMenu"));
    m_more->setMenu(m_moreMenu);
    connect(m_moreMenu, &QMenu::aboutToShow, this, [this] {
        m_moreMenu->clear();
        fillMenu(m_moreMenu);
    });
    m_undo = new QPushButton(tr("Undo"), bar);
    m_undo->setProperty("link", true);
    m_undo->setToolTip(tr("Puts back what was deleted; Ctrl+Z"));
    m_undo->setVisible(false);
    m_new = new QPushButton(tr("New alert"), bar);
    m_new->setObjectName(QStringLiteral("newAlertHere"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_undo);
    row->addWidget(m_search);
    row->addWidget(m_filterButton);
    row->addWidget(m_more);
    row->addWidget(m_new);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& part) {
        AlertFilter f = m_filter;
        f.part = part.trimmed();
        setFilter(f);
    });
    connect(m_search, &SearchField::escaped, this, [this] {
        m_finding = false;
        m_search->setVisible(width() >= kRoomForSearch);
        focusInside();
    });
    connect(m_undo, &QPushButton::clicked, this, &AlertsPanel::undoDelete);
    connect(m_new, &QPushButton::clicked, this, &AlertsPanel::newAlert);
}

void AlertsPanel::makeLists()
{
    m_rules = new AlertTable(alertColumns(), this);
    m_fired = new AlertTable(firedColumns(), this);
    m_rules->setSorter([this](int column, Qt::SortOrder order) {
        m_sortBy = column;
        m_order = order;
        fill();
    });
    m_pages = new QStackedWidget(this);
    const std::array<TextTable*, kPages> tables = {m_rules, m_fired};
    const std::array<int, kPages> severity = {alert_list::Level, alert_list::FiredLevel};
    for (std::size_t i = 0; i < kPages; ++i) {
        m_views[i] = new BoardView(theme(), this, Density::Compact);
        std::vector<BoardColumn> columns;
        for (const TextColumn& c : tables[i]->columns()) {
            BoardColumn b;
            b.spec.widest = c.widest;
            b.spec.rest = c.rest;
            if (c.lit) b.spec.extra = 16;
            if (c.head == tr("Where") || c.head == tr("Asset")) b.spec.extra = 8;
            b.drop = c.drop;
            columns.push_back(b);
        }
        m_views[i]->setBoard(tables[i], std::move(columns),
                             new AlertDelegate(theme(), m_views[i], severity[i],
                                               i == Rules ? static_cast<int>(alert_list::State) : -1));
        m_views[i]->setSelectionMode(QAbstractItemView::ExtendedSelection);
        m_views[i]->setContextMenuPolicy(Qt::CustomContextMenu);
        m_views[i]->installEventFilter(this);
        m_pages->addWidget(m_views[i]);
    }
    m_views[Rules]->setAccessibleName(tr("Alerts that are set"));
    m_views[Rules]->setSortable();
    m_views[Fired]->setAccessibleName(tr("Alerts that fired, newest first"));
    m_views[Fired]->setEmptyText(tr("Nothing fired since the start"));
    if (alerts()) connect(alerts(), &AlertBook::postTroubleChanged, this, &AlertsPanel::showFooter);
    connect(m_views[Rules], &QWidget::customContextMenuRequested, this, &AlertsPanel::menuAt);
    connect(m_views[Fired], &QWidget::customContextMenuRequested, this, [this](const QPoint& where) {
        const int row = m_views[Fired]->indexAt(where).row();
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("alertFiredMenu"));
        if (row >= 0) {
            menu->addAction(tr("Open the alert"), this, [this, row] { openFired(row); });
            menu->addAction(tr("Open pictures and values kept"), this, [this, row] { openKept(row); });
        }
        menu->addAction(tr("Copy as TSV"), m_views[Fired], &BoardView::copy);
        menu->popup(m_views[Fired]->viewport()->mapToGlobal(where));
    });
    // A click only chooses: an alert is opened by a double click or by Enter.
    connect(m_views[Rules], &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& at) {
        if (const auto id = ruleAt(at.row()); id && alerts()) alerts()->edit(*id);
    });
    connect(m_views[Rules]->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& at) {
                if (alerts()) alerts()->select(ruleAt(at.row()));
            });
    connect(m_views[Fired], &BoardView::rowChosen, this, [this](int i) {
        const QString asset = m_fired->row(i).asset;
        if (!asset.isEmpty()) selection().setAsset(asset);
    });
    connect(m_views[Fired], &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex& at) { openFired(at.row()); });
}

void AlertsPanel::newAlert()
{
    if (!alerts()) return;
    AlertCondition c;
    c.metric = analytics::metricId("price").value_or(0);
    c.asset = selection().asset().toStdString();
    c.op = AlertOperator::CrossesUp;
    alerts()->propose(c);
}

void AlertsPanel::openFired(int row)
{
    if (!alerts() || !m_shown || row < 0 || row >= m_fired->rowCount()) return;
    const auto serial = m_fired->row(row).key.toULongLong();
    for (const AlertFired& f : m_shown->fired) {
        if (f.serial != serial) continue;
        if (alerts()->find(f.rule))
            alerts()->edit(f.rule);
        else
            say(tr("That alert has been deleted"));
    }
}

// Pictures and values of when it fired last; where none were kept the window says so.
void AlertsPanel::openKept(int row)
{
    if (!alerts() || !m_shown || row < 0 || row >= m_fired->rowCount()) return;
    const auto serial = m_fired->row(row).key.toULongLong();
    for (const AlertFired& f : m_shown->fired)
        if (f.serial == serial) alerts()->openEvidence(f.rule);
}

void AlertsPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_shown = hub.alerts.read().value;
    fill();
}

bool AlertsPanel::staleAt(AsOf now) const
{
    return m_shown && judge(now.mono - m_shown->asOf.mono, kLimit) == Freshness::Stale;
}

void AlertsPanel::age(AsOf now)
{
    m_at = now;
    if (m_undoSince && now.mono - *m_undoSince > kUndoFor) {
        m_undoSince.reset();
        m_undo->setVisible(false);
    }
    if (m_saidSince && now.mono - *m_saidSince > kSaidFor) {
        m_saidSince.reset();
        m_said.clear();
        showFooter();
    }
    // Nobody looks any more: what each row says was true once. A snooze ends with time alone.
    const bool snoozed = std::any_of(m_rows.begin(), m_rows.end(),
                                     [](const AlertRow& r) { return r.rule.snoozedUntil.has_value(); });
    if (staleAt(now) != m_stale || snoozed)
        fill();
    else
        showFace();
}

void AlertsPanel::setFilter(AlertFilter filter)
{
    m_filter = std::move(filter);
    if (m_search->text().trimmed() != m_filter.part) m_search->setText(m_filter.part);
    fill();
}

void AlertsPanel::fill()
{
    m_stale = staleAt(m_at);
    if (alerts()) {
        m_rows = alertRowsOf(alerts()->rules(), m_shown.get());
    } else {
        m_rows.clear();
        if (m_shown)
            for (const AlertRow& r : m_shown->rows)
                if (r.rule.id != AlertBook::kTrial) m_rows.push_back(r);  // that one is of a form that is open
    }
    std::set<std::uint64_t> own, known;
    if (m_ownHidden) {
        for (const auto& rows : {m_rows, m_shown ? m_shown->rows : std::vector<AlertRow>{}})
            for (const AlertRow& r : rows) {
                if (isOwnAlert(r.rule)) own.insert(r.rule.id);
                known.insert(r.rule.id);
            }
        std::erase_if(m_rows, [&](const AlertRow& r) { return own.contains(r.rule.id); });
    }
    m_words.begin(m_at.wall);
    std::unordered_map<std::uint64_t, const AlertRule*> byId;
    std::vector<const AlertRow*> shown;
    for (const AlertRow& r : m_rows) {
        byId[r.rule.id] = &r.rule;
        if (passes(r, m_filter, m_at.wall) && (m_filter.part.isEmpty() || m_words.of(r.rule).has(m_filter.part)))
            shown.push_back(&r);
    }
    sortAlerts(shown, m_sortBy, m_order, m_at.wall, m_words);
    std::vector<TextRow> rules, fired;
    rules.reserve(shown.size());
    for (const AlertRow* r : shown) rules.push_back(m_words.row(*r, m_at.wall, m_stale));
    if (m_shown)
        for (const AlertFired& f : m_shown->fired) {
            // Of an alert that has been deleted nobody knows any more what it was about.
            if (m_ownHidden && (own.contains(f.rule) || !known.contains(f.rule))) continue;
            const auto rule = byId.find(f.rule);
            fired.push_back(m_words.fired(f, rule == byId.end() ? nullptr : rule->second));
        }
    static const std::vector<AlertFired> kNone;
    m_words.keep(m_rows, m_shown ? m_shown->fired : kNone);
    m_rules->apply(std::move(rules));
    m_fired->apply(std::move(fired));
    // Newest first.
    m_views[Fired]->setDays(alert_list::At, m_shown && !m_shown->fired.empty() &&
                                                !format::sameDay(m_shown->fired.back().at.wall, m_at.wall));
    const auto count = m_fired->rowCount();
    m_tabs->setTabText(Rules, m_rows.empty() ? tr("Set") : tr("Set %1").arg(m_rows.size()));
    m_tabs->setTabText(Fired, count == 0 ? tr("Fired") : tr("Fired %1").arg(count));
    if (m_rows.empty())
        m_views[Rules]->setEmptyText(tr("No alert is set"),
                                     tr("Right-click a number, a price or a chart, or choose New alert. Alerts "
                                        "are watched on this machine; "
                                        "a stale input suspends them, and that is shown."));
    else
        m_views[Rules]->setEmptyText(tr("No alert like this"), tr("%n are hidden", nullptr, int(m_rows.size())));
    m_filterButton->setIcon(themedIcon(IconId::Filter, theme()));
    m_filterButton->setDown(m_filter.show != AlertShow::All || m_filter.kind.has_value());
    showFace();
    showFooter();
}

void AlertsPanel::showFace()
{
    PanelFace face;
    if (!m_shown) {
        face.age = tr("none yet");
        setFace(face);
        return;
    }
    std::size_t firing = 0, suspended = 0, failed = 0;
    for (const AlertRow& r : m_rows) {
        firing += r.state == AlertState::Firing;
        suspended += r.state == AlertState::Suspended;
        failed += r.state == AlertState::Failed;
    }
    QStringList words{tr("%n set", nullptr, static_cast<int>(m_rows.size()))};
    if (failed > 0) words << tr("%1 failed").arg(failed);
    if (firing > 0) words << tr("%1 firing").arg(firing);
    if (suspended > 0) words << tr("%1 suspended").arg(suspended);
    face.context = words.join(QStringLiteral(", "));
    const Duration age = m_at.mono - m_shown->asOf.mono;
    face.fresh = judge(age, kLimit);
    if (suspended + failed > 0 && face.fresh == Freshness::Live) face.fresh = Freshness::Late;
    face.age = format::age(age);
    face.tip = tr("Suspended: an input is stale or missing, it cannot say. Failed: it can never be judged.");
    setFace(face);
}

void AlertsPanel::say(const QString& said)
{
    m_said = said;
    m_saidSince = m_at.mono;
    showFooter();
}

void AlertsPanel::showFooter()
{
    QStringList left;
    if (!m_said.isEmpty()) left << m_said;
    const AlertRow* bad = nullptr;
    for (const AlertRow& r : m_rows)
        if (r.state == AlertState::Failed || (!bad && r.state == AlertState::Suspended)) bad = &r;
    if (bad && m_said.isEmpty())
        left << tr("%1: %2 (%3)")
                    .arg(modelWords(alertStateText(bad->state)), modelWords(bad->note),
                         QString::fromStdString(alertTitle(bad->rule)));
    QString right;
    if (m_filter.active()) {
        QStringList how;
        if (m_filter.show != AlertShow::All) how << alertShowName(m_filter.show).toLower();
        if (m_filter.kind) how << metricKindName(*m_filter.kind).toLower();
        if (!m_filter.part.isEmpty()) how << QStringLiteral("\"%1\"").arg(m_filter.part);
        right = tr("%1 of %2: %3").arg(m_rules->rowCount()).arg(m_rows.size()).arg(how.join(QStringLiteral(", ")));
    }
    if (alerts() && !alerts()->postTrouble().isEmpty()) left << alerts()->postTrouble();
    m_footer = left.join(QStringLiteral(" \u00b7 "));
    body()->setFooter(m_footer, right);
}

// ---- Keys -----------------------------------------------------------------------------------------

bool AlertsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return Panel::eventFilter(watched, event);
    const auto* e = static_cast<QKeyEvent*>(event);
    if (watched == m_views[Rules] && alerts() && rulesKey(e->key(), e->modifiers())) return true;
    if (watched == m_views[Fired] && (e->key() == Qt::Key_Return || e->key() == Qt::Key_Enter)) {
        openFired(m_views[Fired]->currentIndex().row());
        return true;
    }
    return Panel::eventFilter(watched, event);
}

bool AlertsPanel::rulesKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool ctrl = modifiers == Qt::ControlModifier;
    if (ctrl && key == Qt::Key_Z) return undoDelete(), true;
    if (ctrl && key == Qt::Key_V) return pasteText(), true;
    if (ctrl && key == Qt::Key_D) return duplicate(), true;
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && key == Qt::Key_C) return copyText(), true;
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    const std::vector<AlertRule> rules = chosenRules();
    if (rules.empty()) return false;
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            alerts()->edit(ruleAt(m_views[Rules]->currentIndex().row()).value_or(rules.front().id));
            return true;
        case Qt::Key_Delete: return deleteChosen(), true;
        case Qt::Key_Space:
            // Some of them are armed: all are paused.
            setArmed(std::none_of(rules.begin(), rules.end(), [](const AlertRule& r) { return r.armed; }));
            return true;
        default: return false;
    }
}

bool AlertsPanel::startFind()
{
    m_tabs->setCurrentIndex(Rules);
    m_finding = true;
    m_search->setVisible(true);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

// The field gives way where there is no room for it, unless it says something.
void AlertsPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_search->setVisible(width() >= kRoomForSearch || m_finding || !m_filter.part.isEmpty());
}

std::vector<ExportTable> AlertsPanel::exportTables() const
{
    return {m_rules->toExport(QStringLiteral("alerts"), tr("Alerts")),
            m_fired->toExport(QStringLiteral("alerts_fired"), tr("Alerts that fired"))};
}

void AlertsPanel::hideOwn(bool hide)
{
    const bool fired = m_shown && !m_shown->fired.empty();
    const bool any =
        std::any_of(m_rows.begin(), m_rows.end(), [](const AlertRow& r) { return isOwnAlert(r.rule); });
    const bool was = std::exchange(m_ownHidden, hide && (any || fired));
    if (was || m_ownHidden) fill();
}

QJsonObject AlertsPanel::saveState() const
{
    QJsonObject state{{QStringLiteral("tab"), m_tabs->currentIndex()},
                      {QStringLiteral("show"), static_cast<int>(m_filter.show)},
                      {QStringLiteral("kind"), m_filter.kind ? static_cast<int>(*m_filter.kind) : -1}};
    m_views[Rules]->saveSort(state, [this](int c) { return columnKey(c); });
    return state;
}

void AlertsPanel::restoreState(const QJsonObject& state)
{
    const int tab = state.value(QStringLiteral("tab")).toInt(Rules);
    if (tab == Rules || tab == Fired) m_tabs->setCurrentIndex(tab);
    AlertFilter f = m_filter;
    const int show = state.value(QStringLiteral("show")).toInt(0),
              kind = state.value(QStringLiteral("kind")).toInt(-1);
    if (show >= 0 && show < static_cast<int>(kAlertShows)) f.show = static_cast<AlertShow>(show);
    f.kind = kind >= 0 && kind < static_cast<int>(kMetricKinds) ? std::optional(static_cast<MetricKind>(kind))
                                                                : std::nullopt;
    setFilter(f);
    m_views[Rules]->restoreSort(state, [this](int c) { return columnKey(c); });
}

QString AlertsPanel::columnKey(int column) const
{
    return m_rules->columns()[static_cast<std::size_t>(column)].exportHead;
}

void AlertsPanel::themeChanged()
{
    Panel::themeChanged();
    m_search->setTheme(theme());
    m_filterButton->setIcon(themedIcon(IconId::Filter, theme()));
    m_more->setIcon(themedIcon(IconId::Menu, theme()));
    for (BoardView* v : m_views) v->themeChanged();
}

void AlertsPanel::focusInside()
{
    m_views[static_cast<std::size_t>(m_tabs->currentIndex())]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
