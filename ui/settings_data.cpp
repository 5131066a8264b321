#include "ui/settings_data.h"

#include "model/market/owner_only.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

QString lookAtFolder(const QString& folder)
{
    const QFileInfo info(folder);
    if (!info.isAbsolute()) return DataPage::tr("Write the whole path");
    if (info.exists() && !info.isDir()) return DataPage::tr("This is a file");
    if (info.exists() && !info.isWritable()) return DataPage::tr("Nothing can be written there");
    if (!info.exists() && !QFileInfo(info.absolutePath()).isWritable())
        return DataPage::tr("It cannot be made there");
    return {};
}

}  // namespace

DataPage::DataPage(const Theme& theme, RunFacts facts, std::function<QWidget*(QWidget*)> storage, QWidget* parent)
    : SettingsPage(QStringLiteral("data"), theme, parent),
      m_facts(std::move(facts)),
      m_check(*this, lookAtFolder, [this] { checked(); }),
      m_make(std::move(storage))
{
    addHead(tr("Folder"));
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_folder = new QLineEdit(row);
    m_folder->setMinimumWidth(180);
    m_folder->setPlaceholderText(tr("the usual one"));
    m_folder->setAccessibleName(tr("Data folder"));
    connect(m_folder, &QLineEdit::editingFinished, this, &DataPage::typed);
    auto* choose = new QPushButton(tr("Choose\u2026"), row);
    auto* open = new QPushButton(tr("Open"), row);
    choose->setAccessibleName(tr("Choose the data folder"));
    open->setAccessibleName(tr("Open the data folder of this run"));
    for (QPushButton* b : {choose, open}) b->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, [this] {
        const PersonsHabit habit;
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_facts.dataFolder));
    });
    connect(choose, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Data folder"),
                                       m_folder->text().isEmpty() ? m_facts.dataFolder : m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
            m_folder->setText(folder);
            typed();
        });
        dialog->open();
    });
    line->addWidget(m_folder, 1);
    line->addWidget(choose);
    line->addWidget(open);
    row->setFocusProxy(m_folder);
    addRow(named("Data folder"), row,
           tr("History, recordings, incidents, exports and logs. What is in the old folder stays there"), true);
    m_note = addNote({}, "muted");
    m_note->setObjectName(QStringLiteral("folderNote"));
    column()->addStretch(1);
}

QString DataPage::typedFolder() const
{
    return m_folder->text().trimmed();
}

std::optional<QString> DataPage::folderTrouble() const
{
    return m_check.trouble(typedFolder());
}

// Also the same once more: what was wrong with it may have been mended.
void DataPage::typed()
{
    m_check.ask(typedFolder(), m_kept, true);
    showState();
    Q_EMIT edited();
}

void DataPage::checked()
{
    showState();
    if (folderTrouble() && typedFolder() != m_kept) Q_EMIT edited();
    Q_EMIT settled();
}

bool DataPage::waits() const
{
    return typedFolder() != m_kept && m_check.asks(typedFolder());
}

void DataPage::showState()
{
    const std::optional<QString> trouble = folderTrouble();
    const QString wrong = trouble.value_or(QString());
    const bool byLine = m_facts.byCommandLine.contains(QLatin1String("dataFolder"));
    m_note->setText(!trouble           ? PathCheck::waiting()
                    : !wrong.isEmpty() ? wrong + tr(". It is not kept")
                    : byLine ? tr("This run: %1, from the command line, which goes before").arg(m_facts.dataFolder)
                             : tr("This run: %1").arg(m_facts.dataFolder));
    QPalette colours = m_note->palette();
    colours.setColor(QPalette::WindowText, wrong.isEmpty() ? theme().text.muted : theme().severity.warn);
    m_note->setPalette(colours);
}

void DataPage::setPreferences(const Preferences& p)
{
    // What is being typed and makes no sense yet is not taken away.
    if (typedFolder() == m_kept || folderTrouble() == QString()) m_folder->setText(p.dataFolder);
    m_kept = p.dataFolder;
    m_check.ask(typedFolder(), m_kept);
    showState();
}

void DataPage::take(Preferences& p) const
{
    if (folderTrouble() == QString()) p.dataFolder = typedFolder();
}

void DataPage::reset(Preferences& p) const
{
    p.dataFolder.clear();
    // What is kept has its own way back: less of it would be deleted for good.
    m_folder->clear();
}

void DataPage::shown()
{
    m_check.ask(typedFolder(), m_kept, true);
    showState();
    if (!m_make) return;
    delete m_storage;
    m_storage = m_make(this);
    if (!m_storage) return;
    hold(m_storage);
    column()->insertWidget(column()->count() - 1, m_storage);
    m_storage->show();
}

}  // namespace plimsoll
