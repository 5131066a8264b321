#include "ui/story_window.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace plimsoll {

namespace {

QLabel* words(const char* tone, QWidget* parent)
{
    auto* l = new QLabel(parent);
    l->setProperty("tone", tone);
    l->setTextFormat(Qt::PlainText);
    l->setWordWrap(true);
    return l;
}

}  // namespace

StoryWindow::StoryWindow(const Theme& theme, const StoryTeller& teller, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_teller(teller)
{
    setObjectName(QStringLiteral("storyWindow"));
    setWindowTitle(tr("Story"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    m_head = words("head", this);
    m_head->setObjectName(QStringLiteral("storyHead"));
    top->addWidget(m_head, 1);
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Which story"));
    m_choice->setMinimumWidth(220);
    top->addWidget(m_choice);
    column->addLayout(top);
    m_line = words("base", this);
    m_where = words("muted", this);
    column->addWidget(m_line);
    column->addWidget(m_where);
    m_table = new QTableWidget(0, Columns, this);
    m_table->setObjectName(QStringLiteral("storyRows"));
    m_table->setAccessibleName(tr("What was folded into the story"));
    m_table->setHorizontalHeaderLabels(
        {tr("UTC"), tr("Severity"), tr("Rule"), tr("Asset"), tr("Venue"), tr("What was said")});
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    constexpr std::array kWidths = {76, 84, 150, 64, 88};
    for (std::size_t i = 0; i < kWidths.size(); ++i) m_table->setColumnWidth(static_cast<int>(i), kWidths[i]);
    column->addWidget(m_table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) choose(m_choice->currentData().toULongLong());
    });
    connect(m_table, &QTableWidget::itemActivated, this, [this](QTableWidgetItem* item) {
        const Story* s = m_teller.find(m_number);
        const auto at = static_cast<std::size_t>(item->row());
        if (!s || at >= s->news.size()) return;
        const News& n = s->news[at];
        Q_EMIT opened(QString::fromStdString(n.asset),
                      n.kind == News::Kind::Alert ? QStringLiteral("alerts") : QStringLiteral("risk"));
    });
    resize(960, 460);
    if (!teller.told().empty()) choose(teller.told().front().number);
}

void StoryWindow::choose(std::uint64_t story)
{
    m_number = story;
    m_rows = 0;
    m_table->setRowCount(0);
    fillChoice();
    fill();
}

QString StoryWindow::head() const
{
    return m_head->text();
}

void StoryWindow::fillChoice()
{
    m_filling = true;
    m_choice->clear();
    for (const Story& s : m_teller.told())
        m_choice->addItem(tr("%1, %2 folded").arg(format::dateTimeZoned(s.began.wall)).arg(s.folded),
                          QVariant::fromValue<qulonglong>(s.number));
    m_choice->setCurrentIndex(m_choice->findData(QVariant::fromValue<qulonglong>(m_number)));
    m_stories = m_teller.told().size();
    m_filling = false;
}

void StoryWindow::refresh(Mono now)
{
    const Story* s = m_teller.find(m_number);
    if (!s) return;
    m_head->setText(storyHead(*s, now));
    m_line->setText(storyLine(*s) + QStringLiteral(" \u00b7 ") +
                    tr("told as one because of %1").arg(storyCause(*s)));
    m_where->setText(storyWhere(*s));
    m_where->setVisible(!m_where->text().isEmpty());
    if (m_stories != m_teller.told().size() || m_rows != s->news.size()) fillChoice();
    fill();
}

void StoryWindow::fill()
{
    const Story* s = m_teller.find(m_number);
    if (!s || s->news.size() == m_rows) return;
    m_table->setRowCount(static_cast<int>(s->news.size()));
    for (; m_rows < s->news.size(); ++m_rows) {
        const News& n = s->news[m_rows];
        const bool alert = n.kind == News::Kind::Alert;
        const std::array<QString, Columns> cells = {
            format::clockTime(n.at.wall),
            modelWords(severityWord(n.severity)),
            alert ? tr("own alert") : QString::fromStdString(n.rule),
            QString::fromStdString(n.asset),
            n.venue ? text(venueName(*n.venue)) : QString(),
            n.titled ? QString::fromStdString(n.head) : modelWords(n.head)};
        for (std::size_t c = 0; c < cells.size(); ++c) {
            auto* item = new QTableWidgetItem(cells[c]);
            item->setToolTip(cells[c]);
            if (c == Severity)
                item->setForeground(n.severity == plimsoll::Severity::Critical  ? m_theme.severity.critical
                                    : n.severity == plimsoll::Severity::Warning ? m_theme.severity.warn
                                                                                : m_theme.severity.notice);
            m_table->setItem(static_cast<int>(m_rows), static_cast<int>(c), item);
        }
    }
}

}  // namespace plimsoll
