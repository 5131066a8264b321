// Menus of the list of alerts: what can be done with the chosen ones, and which are shown.
#include "ui/model_words.h"
#include "ui/panels/alerts_panel.h"
#include "ui/panels/board_view.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

struct SnoozeRow {
    const char* name;
    Duration length;
};
constexpr SnoozeRow kSnoozes[] = {{"15 min", 15min}, {"1 h", 1h}, {"4 h", 4h}, {"8 h", 8h}, {"24 h", 24h}};

}  // namespace

void AlertsPanel::menuAt(const QPoint& where)
{
    if (!alerts()) return;
    // A click beside the chosen rows chooses its own.
    const QModelIndex at = m_views[Rules]->indexAt(where);
    if (at.isValid() && !m_views[Rules]->selectionModel()->isRowSelected(at.row()))
        m_views[Rules]->selectRow(at.row());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("alertMenu"));
    fillMenu(menu);
    menu->popup(m_views[Rules]->viewport()->mapToGlobal(where));
}

void AlertsPanel::fillMenu(QMenu* menu)
{
    const std::vector<AlertRule> rules = chosenRules();
    const auto some = [&](auto which) { return std::any_of(rules.begin(), rules.end(), which); };
    if (!rules.empty()) {
        if (rules.size() == 1)
            menu->addAction(tr("Edit\u2026\tEnter"), this, [this, id = rules.front().id] { alerts()->edit(id); });
        else
            menu->addAction(tr("%n alerts", nullptr, static_cast<int>(rules.size())))->setEnabled(false);
        if (some([](const AlertRule& r) { return r.armed; }))
            menu->addAction(tr("Pause\tSpace"), this, [this] { setArmed(false); });
        if (some([](const AlertRule& r) { return !r.armed; }))
            menu->addAction(tr("Arm\tSpace"), this, [this] { setArmed(true); });
        QMenu* snoozes = menu->addMenu(tr("Snooze"));
        for (const SnoozeRow& s : kSnoozes)
            snoozes->addAction(QString::fromLatin1(s.name), this, [this, length = s.length] { snooze(length); });
        if (some([&](const AlertRule& r) { return isSnoozed(r, m_at.wall); }))
            menu->addAction(tr("Wake"), this, [this] { snooze(std::nullopt); });
        QMenu* severities = menu->addMenu(tr("Severity"));
        for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical}) {
            QAction* a = severities->addAction(modelWords(severityWord(s)), this, [this, s] { setSeverity(s); });
            a->setCheckable(true);
            a->setChecked(
                std::all_of(rules.begin(), rules.end(), [s](const AlertRule& r) { return r.severity == s; }));
        }
        menu->addAction(tr("Duplicate\tCtrl+D"), this, &AlertsPanel::duplicate);
        menu->addSeparator();
    }
    menu->addAction(tr("Copy as text\tCtrl+Shift+C"), this, &AlertsPanel::copyText)->setEnabled(!m_rows.empty());
    menu->addAction(tr("Paste\tCtrl+V"), this, &AlertsPanel::pasteText);
    menu->addAction(tr("Copy the table as TSV"), m_views[Rules], &BoardView::copy);
    menu->addAction(tr("Export\u2026"), this, [this] { askFile(true); })->setEnabled(!m_rows.empty());
    menu->addAction(tr("Import\u2026"), this, [this] { askFile(false); });
    menu->addSeparator();
    if (alerts()->discarded() > 0) menu->addAction(tr("Undo delete\tCtrl+Z"), this, &AlertsPanel::undoDelete);
    if (!rules.empty()) menu->addAction(tr("Delete\tDel"), this, &AlertsPanel::deleteChosen);
}

void AlertsPanel::askFile(bool save)
{
    auto* ask = new QFileDialog(this, save ? tr("Export alerts") : tr("Import alerts"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setNameFilter(tr("Alerts (*.json)"));
    ask->setDefaultSuffix(QStringLiteral("json"));
    ask->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    if (save)
        ask->selectFile(QStringLiteral("alerts.json"));
    else
        ask->setFileMode(QFileDialog::ExistingFile);
    connect(ask, &QFileDialog::fileSelected, this, [this, save](const QString& path) {
        if (save)
            exportTo(path);
        else
            importFrom(path);
    });
    ask->open();
}

void AlertsPanel::fillFilterMenu()
{
    m_filterMenu->clear();
    // The menu lives as long as the panel: groups of the last time go with their entries.
    qDeleteAll(m_filterMenu->findChildren<QActionGroup*>(QString(), Qt::FindDirectChildrenOnly));
    auto* states = new QActionGroup(m_filterMenu);
    for (std::size_t i = 0; i < kAlertShows; ++i) {
        const auto show = static_cast<AlertShow>(i);
        AlertFilter only;
        only.show = show;
        const auto count = std::count_if(m_rows.begin(), m_rows.end(),
                                         [&](const AlertRow& r) { return passes(r, only, m_at.wall); });
        QAction* a = m_filterMenu->addAction(QStringLiteral("%1 (%2)").arg(alertShowName(show)).arg(count));
        a->setCheckable(true);
        a->setChecked(m_filter.show == show);
        states->addAction(a);
        connect(a, &QAction::triggered, this, [this, show] {
            AlertFilter f = m_filter;
            f.show = show;
            setFilter(f);
        });
    }
    m_filterMenu->addSeparator();
    auto* kinds = new QActionGroup(m_filterMenu);
    const auto kind = [&](const QString& name, std::optional<MetricKind> which) {
        QAction* a = m_filterMenu->addAction(name);
        a->setCheckable(true);
        a->setChecked(m_filter.kind == which);
        kinds->addAction(a);
        connect(a, &QAction::triggered, this, [this, which] {
            AlertFilter f = m_filter;
            f.kind = which;
            setFilter(f);
        });
    };
    kind(tr("All kinds"), std::nullopt);
    for (std::size_t i = 0; i < kMetricKinds; ++i) {
        const auto k = static_cast<MetricKind>(i);
        AlertFilter only;
        only.kind = k;
        // A kind that nothing is set on would only show an empty list.
        if (std::any_of(m_rows.begin(), m_rows.end(),
                        [&](const AlertRow& r) { return passes(r, only, m_at.wall); }))
            kind(metricKindName(k), k);
    }
    m_filterMenu->addSeparator();
    m_filterMenu->addAction(tr("Show everything"), this, [this] { setFilter({}); });
}

}  // namespace plimsoll
