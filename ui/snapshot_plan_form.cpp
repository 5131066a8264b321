#include "ui/snapshot_plan_form.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

template <typename W>
W* named(W* widget, const char* name, const QString& accessible)
{
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    return widget;
}

}  // namespace

SnapshotPlanForm::SnapshotPlanForm(const SnapshotPlan& plan, std::vector<ExportPanelName> panels,
                                   const QString& folder, QWidget* parent)
    : QDialog(parent), m_plan(plan)
{
    setObjectName(QStringLiteral("snapshotPlanForm"));
    setWindowTitle(tr("Scheduled snapshot"));
    m_when = named(new QComboBox(this), "planWhen", tr("When"));
    m_when->addItems({tr("Every so many minutes"), tr("At times of the day (UTC)"), tr("On a warning")});
    m_when->setCurrentIndex(static_cast<int>(plan.when));
    m_minutes = named(new QSpinBox(this), "planMinutes", tr("Minutes between snapshots"));
    m_minutes->setRange(SnapshotPlan::kLeastMinutes, SnapshotPlan::kMostMinutes);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setValue(plan.minutes);
    m_at = named(new QLineEdit(dayTimesText(plan.at), this), "planTimes", tr("Times of the day in UTC"));
    m_at->setPlaceholderText(QStringLiteral("00:00, 08:00, 16:00"));
    m_severity = named(new QComboBox(this), "planSeverity", tr("From which severity on"));
    for (const auto& [text, s] :
         {std::pair{tr("Notice and worse"), Severity::Notice},
          std::pair{tr("Warning and worse"), Severity::Warning}, std::pair{tr("Critical"), Severity::Critical}})
        m_severity->addItem(text, static_cast<int>(s));
    m_severity->setCurrentIndex(m_severity->findData(static_cast<int>(plan.severity)));
    const auto limit = [this](const char* name, const QString& accessible, const QString& suffix,
                              const QString& none, int value) {
        auto* box = named(new QSpinBox(this), name, accessible);
        box->setRange(0, 1'000'000);
        box->setSuffix(suffix);
        box->setSpecialValueText(none);
        box->setToolTip(accessible);
        box->setValue(value);
        return box;
    };
    m_most = limit("planMost", tr("Most snapshots kept"), tr(" files"), tr("any number"), plan.most);
    m_days = limit("planDays", tr("Days they are kept"), tr(" days"), tr("for ever"), plan.days);
    m_megabytes = limit("planMegabytes", tr("Room they may take"), tr(" MB"), tr("any size"), plan.megabytes);
    m_fields = new ExportFields(std::move(panels), folder, false, this);
    m_fields->setChoice(plan.choice);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("planProblem"));
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", "muted");
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_keep = buttons->button(QDialogButtonBox::Ok);
    m_keep->setObjectName(QStringLiteral("planKeep"));

    auto* kept = new QHBoxLayout;
    for (QSpinBox* box : {m_most, m_days, m_megabytes}) kept->addWidget(box);
    auto* form = new QFormLayout;
    form->addRow(tr("When"), m_when);
    form->addRow(tr("Every"), m_minutes);
    form->addRow(tr("At"), m_at);
    form->addRow(tr("From"), m_severity);
    form->addRow(tr("Keep"), kept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addLayout(form);
    column->addSpacing(8);
    column->addWidget(m_fields);
    column->addWidget(m_problem);
    column->addStretch();
    column->addWidget(buttons);
    resize(600, 560);

    connect(m_when, &QComboBox::currentIndexChanged, this, &SnapshotPlanForm::showState);
    connect(m_at, &QLineEdit::textChanged, this, &SnapshotPlanForm::showState);
    connect(m_fields, &ExportFields::changed, this, &SnapshotPlanForm::showState);
    connect(m_fields, &ExportFields::folderWanted, this, &SnapshotPlanForm::chooseFolder);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showState();
}

void SnapshotPlanForm::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder for these snapshots"), m_fields->choice().folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_fields, &ExportFields::setFolder);
    dialog->open();
}

SnapshotPlan SnapshotPlanForm::plan() const
{
    SnapshotPlan p = m_plan;
    p.when = static_cast<SnapshotPlan::When>(m_when->currentIndex());
    p.minutes = m_minutes->value();
    p.at = dayTimes(m_at->text()).value_or(std::vector<int>());
    p.severity = static_cast<Severity>(m_severity->currentData().toInt());
    p.most = m_most->value();
    p.days = m_days->value();
    p.megabytes = m_megabytes->value();
    p.choice = m_fields->choice();
    return p;
}

QString SnapshotPlanForm::problem() const
{
    if (m_when->currentIndex() == static_cast<int>(SnapshotPlan::When::At) && !dayTimes(m_at->text()))
        return tr("Times are hours and minutes of the UTC day: 00:00, 08:00.");
    return m_fields->problem();
}

void SnapshotPlanForm::showState()
{
    const auto when = static_cast<SnapshotPlan::When>(m_when->currentIndex());
    m_minutes->setEnabled(when == SnapshotPlan::When::Every);
    m_at->setEnabled(when == SnapshotPlan::When::At);
    m_severity->setEnabled(when == SnapshotPlan::When::Warning);
    const QString what = problem();
    m_problem->setText(what);
    m_keep->setEnabled(what.isEmpty());
}

}  // namespace plimsoll
