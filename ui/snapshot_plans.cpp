#include "ui/snapshot_plans.h"

#include "ui/snapshot_plan_form.h"
#include "widgets/format.h"
#include "widgets/table_style.h"
#include "widgets/within.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

enum Column { On, When, What, Next, Missed, Columns };

QString whatText(const SnapshotPlan& plan)
{
    QString text = exportFormName(plan.choice.form) + QStringLiteral(" \u00b7 ");
    if (plan.choice.what == ExportWhat::Window) return text + exportWhatName(plan.choice.what);
    return text + plan.choice.panels.join(QStringLiteral(", "));
}

}  // namespace

SnapshotPlans::SnapshotPlans(const Theme& theme, std::vector<ExportPanelName> panels, QString folder,
                             QWidget* parent)
    : QWidget(parent), m_theme(theme), m_panels(std::move(panels)), m_folder(std::move(folder))
{
    m_table = new QTableWidget(0, Columns, this);
    m_table->setObjectName(QStringLiteral("snapshotPlans"));
    m_table->setAccessibleName(tr("Scheduled snapshots"));
    m_table->setHorizontalHeaderLabels({QString(), tr("When"), tr("What"), tr("Next, UTC"), tr("Missed")});
    styleTable(m_table, theme, Density::Normal);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(On, 28);
    m_table->setColumnWidth(When, 160);
    m_table->setColumnWidth(Next, 124);
    m_table->setColumnWidth(Missed, 56);
    m_table->horizontalHeader()->setSectionResizeMode(What, QHeaderView::Stretch);
    const auto line = [this](const char* name) {
        auto* l = new QLabel(this);
        l->setObjectName(QLatin1String(name));
        l->setProperty("tone", "muted");
        l->setTextFormat(Qt::PlainText);
        l->setWordWrap(true);
        return l;
    };
    m_said = line("snapshotPlanSaid");
    m_resting = line("snapshotPlansRest");
    m_resting->hide();
    const auto button = [this](const QString& words, const char* name) {
        auto* b = new QPushButton(words, this);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        return b;
    };
    m_add = button(tr("Add\u2026"), "planAdd");
    m_edit = button(tr("Change\u2026"), "planEdit");
    m_remove = button(tr("Remove"), "planRemove");
    auto* buttons = new QHBoxLayout;
    for (QPushButton* b : {m_add, m_edit, m_remove}) buttons->addWidget(b);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addWidget(m_resting);
    column->addWidget(m_table, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);

    connect(m_add, &QPushButton::clicked, this, [this] {
        SnapshotPlan fresh;
        fresh.id = newPlanId();
        fresh.choice.form = ExportForm::Zip;
        edit(fresh, true);
    });
    const auto change = [this] {
        if (const int i = current(); i >= 0) edit(m_plans[static_cast<std::size_t>(i)], false);
    };
    connect(m_edit, &QPushButton::clicked, this, change);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, change);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int i = current();
        if (i < 0) return;
        m_plans.erase(m_plans.begin() + i);
        fill();
        Q_EMIT plansChanged(m_plans);
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        const auto row = static_cast<std::size_t>(item->row());
        if (m_filling || item->column() != On || row >= m_plans.size()) return;
        m_plans[row].on = item->checkState() == Qt::Checked;
        Q_EMIT plansChanged(m_plans);
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { setStates(m_states); });
    fill();
}

int SnapshotPlans::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && static_cast<std::size_t>(row) < m_plans.size() ? row : -1;
}

void SnapshotPlans::setPlans(const std::vector<SnapshotPlan>& plans)
{
    if (plans == m_plans) return;
    m_plans = plans;
    fill();
}

void SnapshotPlans::fill()
{
    const int row = m_table->currentRow();
    m_filling = true;
    m_table->setRowCount(static_cast<int>(m_plans.size()));
    for (std::size_t i = 0; i < m_plans.size(); ++i) {
        const SnapshotPlan& plan = m_plans[i];
        const QStringList words = {QString(), planText(plan), whatText(plan), QString(), QString()};
        for (int c = 0; c < Columns; ++c) {
            auto* item = new QTableWidgetItem(words[c]);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable |
                           (c == On ? Qt::ItemIsUserCheckable : Qt::NoItemFlags));
            if (c == On) item->setCheckState(plan.on ? Qt::Checked : Qt::Unchecked);
            item->setToolTip(words[c]);
            m_table->setItem(static_cast<int>(i), c, item);
        }
    }
    m_filling = false;
    if (!m_plans.empty()) m_table->selectRow(within(row, 0, static_cast<int>(m_plans.size()) - 1));
    setStates(m_states);
}

void SnapshotPlans::setStates(const std::vector<SnapshotPlanState>& states)
{
    m_states = states;
    m_filling = true;
    const SnapshotPlanState* chosen = nullptr;
    for (std::size_t i = 0; i < m_plans.size(); ++i) {
        const auto at = std::find_if(m_states.begin(), m_states.end(),
                                     [&](const SnapshotPlanState& s) { return s.id == m_plans[i].id; });
        if (at == m_states.end()) continue;
        if (static_cast<int>(i) == m_table->currentRow()) chosen = &*at;
        const format::Standard utc;
        const QString next = at->next         ? format::iso(*at->next).chopped(4).replace(u'T', u' ')
                             : !m_plans[i].on ? tr("off")
                                              : tr("when it is raised");
        const auto row = static_cast<int>(i);
        if (QTableWidgetItem* item = m_table->item(row, Next); item && item->text() != next) item->setText(next);
        const QString missed = at->missed == 0 ? format::kNone : format::count(at->missed);
        if (QTableWidgetItem* item = m_table->item(row, Missed); item && item->text() != missed) {
            item->setText(missed);
            item->setToolTip(tr("Runs that did not happen: the program was closed or asleep, or the disk short"));
        }
    }
    m_filling = false;
    QString said;
    if (m_plans.empty())
        said = tr("None yet. A scheduled snapshot is taken while the program runs, and begins again with it.");
    else if (chosen && !chosen->said.isEmpty())
        said = chosen->said;
    else if (chosen)
        said = chosen->missed > 0 ? tr("%n run(s) missed", nullptr, static_cast<int>(chosen->missed))
                                  : tr("Not taken yet.");
    m_said->setText(said);
    m_edit->setEnabled(current() >= 0);
    m_remove->setEnabled(current() >= 0);
    m_add->setEnabled(m_plans.size() < SnapshotPlan::kMostPlans);
}

void SnapshotPlans::setResting(const QString& why)
{
    m_resting->setText(why);
    m_resting->setVisible(!why.isEmpty());
}

void SnapshotPlans::edit(const SnapshotPlan& plan, bool fresh)
{
    auto* form = new SnapshotPlanForm(plan, m_panels, m_folder, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &QDialog::accepted, this, [this, form, fresh] {
        const SnapshotPlan done = form->plan();
        const auto at =
            std::find_if(m_plans.begin(), m_plans.end(), [&](const SnapshotPlan& p) { return p.id == done.id; });
        if (at != m_plans.end())
            *at = done;
        else if (fresh)
            m_plans.push_back(done);
        fill();
        Q_EMIT plansChanged(m_plans);
    });
    form->open();
}

}  // namespace plimsoll
