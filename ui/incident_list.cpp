#include "ui/incident_list.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/table_style.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

QString lengthText(const std::optional<Duration>& length)
{
    if (!length) return format::kNone;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*length).count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString stateText(const IncidentEntry& e)
{
    if (e.writing) return IncidentList::tr("being written");
    if (!e.playable) return IncidentList::tr("damaged");
    return e.problems.isEmpty() ? IncidentList::tr("complete") : IncidentList::tr("with gaps");
}

}  // namespace

IncidentList::IncidentList(const Theme& theme, QWidget* parent) : QDialog(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("incidentList"));
    setWindowTitle(tr("Incidents"));
    resize(980, 420);
    m_table = new QTableWidget(0, Columns, this);
    m_table->setObjectName(QStringLiteral("incidentTable"));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels(
        {tr("Time UTC"), tr("Reason"), tr("Length"), tr("Size"), tr("State"), tr("Note")});
    styleTable(m_table, theme, Density::Normal);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QFontMetrics metrics(theme.font(12));
    const auto wide = [&](const char* widest) {
        return metrics.horizontalAdvance(QString::fromUtf8(widest)) + 20;
    };
    m_table->setColumnWidth(Time, wide("22 Nov 2025 14:36:09"));
    m_table->setColumnWidth(Length, wide("Length 120:00"));
    m_table->setColumnWidth(Size, wide("888.8 MB"));
    m_table->setColumnWidth(State, wide("being written"));
    m_table->setColumnWidth(Note, wide("compare with the one before"));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(Reason, QHeaderView::Stretch);
    for (const Column c : {Length, Size})
        m_table->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_sum = new QLabel(this);
    m_sum->setObjectName(QStringLiteral("incidentSum"));
    m_sum->setProperty("tone", "muted");
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("incidentProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();

    const auto button = [this](const QString& words, const char* name) {
        auto* b = new QPushButton(words, this);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        return b;
    };
    m_open = button(tr("Replay"), "incidentOpen");
    m_open->setDefault(true);
    m_report = button(tr("Report\u2026"), "incidentReport");
    m_report->setToolTip(tr("What happened, as HTML and PDF: timeline, before and after, venues, charts"));
    m_note = button(tr("Note"), "incidentNote");
    m_rename = button(tr("Rename\u2026"), "incidentRename");
    m_delete = button(tr("Delete\u2026"), "incidentDelete");
    m_reveal = button(tr("Show folder"), "incidentReveal");
    auto* buttons = new QHBoxLayout;
    for (QPushButton* b : {m_open, m_report, m_note, m_rename, m_delete, m_reveal}) buttons->addWidget(b);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_table, 1);
    column->addWidget(m_problem);
    column->addWidget(m_sum);
    column->addLayout(buttons);

    const auto wish = [this](void (IncidentList::*signal)(const QString&)) {
        if (const IncidentEntry* e = current()) Q_EMIT(this->*signal)(e->folder);
    };
    connect(m_open, &QPushButton::clicked, this, [wish] { wish(&IncidentList::openWanted); });
    connect(m_reveal, &QPushButton::clicked, this, [wish] { wish(&IncidentList::revealWanted); });
    connect(m_report, &QPushButton::clicked, this, [this, wish] {
        if (m_reporting)
            Q_EMIT reportCancelled();
        else
            wish(&IncidentList::reportWanted);
    });
    connect(m_rename, &QPushButton::clicked, this, &IncidentList::askName);
    connect(m_delete, &QPushButton::clicked, this, &IncidentList::askDelete);
    connect(new QShortcut(QKeySequence::Delete, m_table), &QShortcut::activated, this, &IncidentList::askDelete);
    connect(m_note, &QPushButton::clicked, this, [this] {
        if (const int row = m_table->currentRow(); row >= 0) m_table->editItem(m_table->item(row, Note));
    });
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this, wish](int row, int place) {
        if (place == Note)
            m_table->editItem(m_table->item(row, Note));
        else
            wish(&IncidentList::openWanted);
    });
    connect(m_table, &QTableWidget::itemChanged, this, &IncidentList::edited);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &IncidentList::showChoice);
    fill();
}

const IncidentEntry* IncidentList::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && static_cast<std::size_t>(row) < m_entries.size() ? &m_entries[static_cast<std::size_t>(row)]
                                                                        : nullptr;
}

QString IncidentList::chosen() const
{
    const IncidentEntry* e = current();
    return e ? e->folder : QString();
}

void IncidentList::choose(const QString& folder)
{
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].folder == folder) m_table->selectRow(static_cast<int>(i));
}

void IncidentList::setEntries(std::vector<IncidentEntry> entries, std::int64_t budget)
{
    // Somebody is writing: the cell stays under the pen.
    const bool editing = m_table->findChild<QLineEdit*>() != nullptr;
    if (editing || (entries == m_entries && budget == m_budget)) return;
    const QString before = chosen();
    m_entries = std::move(entries);
    m_budget = budget;
    fill();
    choose(before);
    if (!current() && !m_entries.empty()) m_table->selectRow(0);
    showChoice();
}

void IncidentList::fill()
{
    m_filling = true;
    m_table->setRowCount(static_cast<int>(m_entries.size()));
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const IncidentEntry& e = m_entries[i];
        bytes += e.bytes;
        QString reason = e.reason;
        if (e.source == QLatin1String("SIMULATED")) reason.prepend(QStringLiteral("SIMULATED  "));
        const QStringList words = {
            e.at ? format::cellStamp(*e.at) : format::kNone, reason,       lengthText(e.length),
            format::bytes(static_cast<double>(e.bytes)),     stateText(e), e.note};
        for (int c = 0; c < Columns; ++c) {
            auto* item = new QTableWidgetItem(words[c]);
            const bool writable = c == Note && e.playable && !e.writing;
            item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled |
                           (writable ? Qt::ItemIsEditable : Qt::NoItemFlags));
            if (c == Length || c == Size) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (c == State && !e.problems.isEmpty()) item->setForeground(m_theme.severity.warn);
            QStringList tip = {e.folder};
            tip += e.problems;
            item->setToolTip(c == Note && !e.note.isEmpty() ? e.note : tip.join(QLatin1Char('\n')));
            m_table->setItem(static_cast<int>(i), c, item);
        }
    }
    m_filling = false;
    const auto size = [](std::int64_t n) { return format::bytes(static_cast<double>(n)); };
    if (m_entries.empty())
        m_sum->setText(tr("None yet: Ctrl+Shift+F keeps the last ten minutes and the next ten."));
    else if (m_budget > 0)
        m_sum->setText(tr("%1 of %2; beyond that only you can freeze").arg(size(bytes), size(m_budget)));
    else
        m_sum->setText(size(bytes));
    showChoice();
}

void IncidentList::showChoice()
{
    const IncidentEntry* e = current();
    m_open->setEnabled(e && e->playable);
    m_report->setEnabled(m_reporting || (e && e->playable));
    m_note->setEnabled(e && e->playable && !e->writing);
    m_rename->setEnabled(e && e->playable && !e->writing);
    m_delete->setEnabled(e && !e->writing);
    m_reveal->setEnabled(e != nullptr);
    if (e && !e->problems.isEmpty())
        setProblem(e->problems.join(QStringLiteral("; ")));
    else
        setProblem({});
}

void IncidentList::setReporting(std::optional<double> share)
{
    m_reporting = share.has_value();
    // One word that stays, and a number that moves: the row of buttons keeps its places.
    m_report->setText(share ? tr("Cancel %1 %").arg(static_cast<int>(*share * 100)) : tr("Report\u2026"));
    showChoice();
}

void IncidentList::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void IncidentList::edited(QTableWidgetItem* item)
{
    if (m_filling || item->column() != Note) return;
    if (const IncidentEntry* e = current(); e && e->note != item->text())
        Q_EMIT noteWritten(e->folder, item->text());
}

void IncidentList::askName()
{
    const IncidentEntry* e = current();
    if (!e || !m_rename->isEnabled()) return;
    auto* ask = new QInputDialog(this);
    ask->setObjectName(QStringLiteral("incidentName"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Rename incident"));
    ask->setLabelText(tr("Name (letters, digits and dashes; its time stays in front)"));
    ask->setTextValue(e->name.section(QLatin1Char('-'), 1));
    connect(ask, &QInputDialog::textValueSelected, this,
            [this, folder = e->folder](const QString& title) { Q_EMIT renameWanted(folder, title); });
    ask->open();
}

void IncidentList::askDelete()
{
    const IncidentEntry* e = current();
    if (!e || !m_delete->isEnabled()) return;
    auto* ask = new QMessageBox(QMessageBox::NoIcon, tr("Delete incident"), {},
                                QMessageBox::Cancel | QMessageBox::Yes, this);
    ask->setObjectName(QStringLiteral("incidentAsk"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setTextFormat(Qt::PlainText);
    ask->setText(tr("Delete \u201c%1\u201d (%2)? It cannot be brought back.")
                     .arg(e->reason, format::bytes(static_cast<double>(e->bytes))));
    ask->button(QMessageBox::Yes)->setText(tr("Delete"));
    ask->setDefaultButton(QMessageBox::Cancel);
    connect(ask, &QMessageBox::finished, this, [this, folder = e->folder](int answer) {
        if (answer == QMessageBox::Yes) Q_EMIT deleteWanted(folder);
    });
    ask->open();
}

}  // namespace plimsoll
