#include "ui/export_dialog.h"

#include "ui/snapshot_plans.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace plimsoll {

ExportDialog::ExportDialog(const Theme& theme, std::vector<ExportPanelName> panels, const QString& folder,
                           bool cells, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    auto* page = new QWidget(this);
    m_fields = new ExportFields(panels, folder, cells, page);
    m_problem = new QLabel(page);
    m_problem->setObjectName(QStringLiteral("exportProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_bar = new QProgressBar(page);
    m_bar->setObjectName(QStringLiteral("exportProgress"));
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->hide();
    m_run = new QPushButton(tr("Export"), page);
    m_run->setObjectName(QStringLiteral("exportRun"));
    m_run->setDefault(true);
    m_close = new QPushButton(tr("Close"), page);
    m_close->setObjectName(QStringLiteral("exportClose"));
    m_close->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_bar, 1);
    buttons->addStretch();
    buttons->addWidget(m_run);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 14, 16, 14);
    column->addWidget(m_fields);
    column->addWidget(m_problem);
    column->addStretch();
    column->addLayout(buttons);

    m_plans = new SnapshotPlans(theme, std::move(panels), folder, this);
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Export"));
    m_tabs->addTab(page, tr("Now"));
    m_tabs->addTab(m_plans, tr("Repeatedly"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_tabs);
    resize(620, 560);

    connect(m_fields, &ExportFields::changed, this, &ExportDialog::showState);
    connect(m_fields, &ExportFields::folderWanted, this, &ExportDialog::chooseFolder);
    connect(m_run, &QPushButton::clicked, this, [this] {
        m_problem->hide();
        setProgress(0, 0);
        Q_EMIT exportWanted(m_fields->choice());
    });
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    showState();
}

void ExportDialog::showPlans(bool on)
{
    m_tabs->setCurrentIndex(on ? 1 : 0);
}

void ExportDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder for exports"), m_fields->choice().folder);
    dialog->setObjectName(QStringLiteral("exportFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_fields, &ExportFields::setFolder);
    dialog->open();
}

void ExportDialog::showState()
{
    m_fields->setEnabled(!m_running);
    m_run->setEnabled(!m_running && m_fields->problem().isEmpty());
    m_bar->setVisible(m_running);
    m_close->setText(m_running ? tr("Cancel") : tr("Close"));
}

void ExportDialog::setProgress(int done, int total)
{
    m_running = true;
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    showState();
}

void ExportDialog::setResult(const QString& problem)
{
    if (!m_running) return;
    m_running = false;
    showState();
    if (problem.isEmpty()) {
        accept();
        return;
    }
    m_problem->setText(problem);
    m_problem->show();
}

// The first press stops what runs; only the next one closes.
void ExportDialog::reject()
{
    if (m_running)
        Q_EMIT cancelWanted();
    else
        QDialog::reject();
}

}  // namespace plimsoll
