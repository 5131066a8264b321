#include "ui/panels/journal_page.h"

#include "model/alerts/alert_words.h"
#include "ui/alert_book.h"
#include "ui/ask_unseen.h"
#include "ui/panels/board_view.h"
#include "ui/panels/journal_model.h"
#include "widgets/format.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

struct RangeRow {
    const char* word;
    Duration span;
};
constexpr RangeRow kRanges[] = {{"1 d", 24h}, {"7 d", 168h}, {"30 d", 720h}, {"all", 24h * 400}};
constexpr int kFirstRange = 1;
constexpr int kRows = 2'000, kFarRows = 20'000;
// What was written by a clock that ran ahead is shown too.
constexpr Duration kAhead = 1h;
constexpr int kLongest = 500;  // of a note
constexpr int kSearchFrom = 300, kNoteFrom = 190, kBar = 32;

bool isEntry(const store::JournalRow& a, const store::JournalRow& b)
{
    return a.ms == b.ms && a.kind == b.kind && a.asset == b.asset && a.what == b.what && a.level == b.level &&
           a.text == b.text;
}

}  // namespace

JournalPage::JournalPage(const QString& by, const PanelDeps& deps, QWidget* parent)
    : RiskPage(deps, parent), m_by(panelId(by, deps.instance)), m_model(new JournalModel(this))
{
    buildBars();
    m_view = new BoardView(theme(), this, Density::Compact);
    m_view->setAccessibleName(tr("Journal, newest first"));
    m_view->setBoard(m_model, {{{QStringLiteral("00 Nov 00:00"), 0, false, 400}, 0, 0},
                               {{QStringLiteral("warning"), 0, false, 400}, 0, 0},
                               {{QStringLiteral("PEPE"), 0, false, 500}, 0, 0},
                               {{QString(), 0, true, 400}, 0, 0}});
    m_view->installEventFilter(this);
    connect(m_view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& i) { jump(i.row()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JournalPage::showDetails);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &JournalPage::showDetails);

    m_details = new QLabel(this);
    m_details->setObjectName(QStringLiteral("journalDetails"));
    m_details->setAccessibleName(tr("What the entry rested on"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setWordWrap(true);
    m_details->setContentsMargins(8, 6, 8, 6);
    m_details->setProperty("surface", "footer");
    m_details->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);

    m_noteRow = new QWidget(this);
    m_note = new QLineEdit(m_noteRow);
    m_note->setMaxLength(kLongest);
    m_note->setAccessibleName(tr("Note"));
    m_add = new QPushButton(tr("Add note"), m_noteRow);
    m_add->setAutoDefault(false);
    auto* note = new QHBoxLayout(m_noteRow);
    note->setContentsMargins(8, 4, 8, 4);
    note->addWidget(m_note, 1);
    note->addWidget(m_add);
    connect(m_note, &QLineEdit::returnPressed, this, &JournalPage::addNote);
    connect(m_add, &QPushButton::clicked, this, &JournalPage::addNote);
    connect(m_note, &QLineEdit::textChanged, this, &JournalPage::showNoteLine);
    auto* key = new QShortcut(QKeySequence(Qt::Key_N), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, &JournalPage::startNote);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    m_searchRow = new QWidget(this);
    auto* search = new QHBoxLayout(m_searchRow);
    search->setContentsMargins(8, 4, 8, 4);
    search->addWidget(m_search);
    column->addWidget(m_searchRow);
    column->addWidget(m_view, 1);
    column->addWidget(m_details);
    column->addWidget(m_noteRow);

    connect(&selection(), &Selection::assetChanged, this, [this] {
        if (m_scope->current() == 1) forget();
        showNoteLine();
    });
    showDetails();
    showNoteLine();
    showEmpty();
    showFace({});
}

void JournalPage::buildBars()
{
    m_bar = new QWidget(this);
    QWidget* const bar = m_bar;
    bar->setProperty("surface", "toolbar");
    bar->setFixedHeight(kBar);
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_scope = new Segmented(theme(), {tr("All"), tr("This asset")}, bar);
    m_scope->setAccessibleName(tr("Whose entries"));
    m_kind = new QComboBox(bar);
    m_kind->setAccessibleName(tr("Kind of entry"));
    m_kind->addItem(tr("all kinds"), -1);
    for (const store::Entry e :
         {store::Entry::Warning, store::Entry::Alert, store::Entry::Phase, store::Entry::Feed, store::Entry::Note})
        m_kind->addItem(journalKind(e), static_cast<int>(e));
    m_tag = new QComboBox(bar);
    m_tag->setAccessibleName(tr("Tag of a note"));
    m_tag->setToolTip(tr("Words that begin with # in your notes"));
    m_tag->addItem(tr("all tags"));
    m_tag->hide();
    m_range = new QComboBox(bar);
    m_range->setAccessibleName(tr("How far back"));
    for (const RangeRow& r : kRanges) m_range->addItem(QString::fromLatin1(r.word));
    m_range->setCurrentIndex(kFirstRange);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_scope);
    row->addStretch(1);
    row->addWidget(m_kind);
    row->addWidget(m_tag);
    row->addWidget(m_range);
    m_search = new SearchField(theme(), tr("Find in the journal"), QStringLiteral("/"), this);
    m_search->setAccessibleName(tr("Find in the journal"));

    connect(m_scope, &Segmented::currentChanged, this, &JournalPage::forget);
    connect(m_range, &QComboBox::currentIndexChanged, this, &JournalPage::forget);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &JournalPage::applyFilter);
    connect(m_tag, &QComboBox::currentIndexChanged, this, &JournalPage::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, &JournalPage::applyFilter);
    connect(m_search, &SearchField::escaped, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_view->setFocus(Qt::OtherFocusReason);
        if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0) m_view->selectRow(0);
    });
}

// ---- Asking --------------------------------------------------------------------------------------

void JournalPage::ask()
{
    if (m_at.wall == Timestamp{} || !AskUnseen::may(onScreen())) return;
    HistoryRequest r;
    r.by = m_by.toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Journal;
    if (m_scope->current() == 1) r.asset = selection().asset().toStdString();
    r.from = m_at.wall - kRanges[std::max(0, m_range->currentIndex())].span;
    r.to = m_at.wall + kAhead;
    r.points = reachesFar() ? kFarRows : kRows;
    m_asked = m_waiting = m_at.mono;
    Q_EMIT historyWanted(r);
}

bool JournalPage::mine(const HistoryRequest& r) const
{
    const std::string asset = m_scope->current() == 1 ? selection().asset().toStdString() : std::string();
    // Of a wider or narrower range than is chosen now it is another question's answer.
    const Duration span = kRanges[std::max(0, m_range->currentIndex())].span;
    return r.asset == asset && std::chrono::abs(r.to - r.from - span - kAhead) < 1min;
}

void JournalPage::forget()
{
    m_answer.reset();
    m_missed = false;
    m_model->apply({}, m_at.wall);
    showTags();
    ask();
    showEmpty();
    showFooter();
    showFace(m_at);
}

std::uint64_t JournalPage::version(const SnapshotHub& hub) const
{
    return hub.past.version() + hub.store.version() + m_shows;
}

void JournalPage::showEvent(QShowEvent* event)
{
    RiskPage::showEvent(event);
    ++m_shows;
    m_asked.reset();
}

void JournalPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    reachBack();
    m_store = hub.store.read().value;
    if (const auto past = hub.past.read().value)
        if (const auto answer = past->of(m_by.toStdString());
            answer && answer != m_answer && mine(answer->request)) {
            m_answer = answer;
            if (answer->request.serial >= m_serial) m_waiting.reset();
            m_model->apply(answer->journal, now.wall);
            showTags();
            // What is not among so many will not come.
            if (m_sought && !seek() && answer->problem.empty() && answer->request.serial > m_soughtAfter) {
                m_sought.reset();
                m_missed = true;
            }
        }
    age(now);
}

void JournalPage::age(AsOf now)
{
    m_at = now;
    const bool patient = m_waiting && now.mono - *m_waiting < kPatience;
    if (!m_asked || (!patient && now.mono - *m_asked >= kOften)) ask();
    showNoteLine();
    showEmpty();
    showFooter();
    showFace(now);
}

// ---- Acting --------------------------------------------------------------------------------------

void JournalPage::applyFilter()
{
    const int kind = m_kind->currentData().toInt();
    m_model->setFilter(kind < 0 ? std::nullopt : std::optional(static_cast<store::Entry>(kind)),
                       m_search->text().trimmed(), m_tag->currentIndex() > 0 ? m_tag->currentText() : QString());
    showEmpty();
    showFooter();
}

void JournalPage::startNote()
{
    m_noteRow->show();
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void JournalPage::reveal(const store::JournalRow& entry)
{
    m_sought = entry;
    m_far.reset();
    m_missed = false;
    m_soughtAfter = m_serial;
    m_search->clear();
    m_kind->setCurrentIndex(0);
    m_tag->setCurrentIndex(0);
    m_scope->setCurrent(0);
    reachBack();
    if (!seek() && m_serial == m_soughtAfter) ask();
}

// Before the page has been told the time nobody knows how far back the entry lies.
void JournalPage::reachBack()
{
    if (!m_sought || m_at.wall == Timestamp{}) return;
    int range = std::max(0, m_range->currentIndex());
    const Timestamp at = fromUnixMs(m_sought->ms);
    while (range + 1 < static_cast<int>(std::size(kRanges)) && at < m_at.wall - kRanges[range].span) ++range;
    m_range->setCurrentIndex(range);
}

// Until it is found, and as long as it is chosen.
bool JournalPage::reachesFar() const
{
    if (m_sought) return true;
    const int at = m_view->currentIndex().row();
    return m_far && at >= 0 && at < m_model->rowCount() && isEntry(m_model->row(at).row, *m_far);
}

bool JournalPage::seek()
{
    if (!m_sought) return false;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (!isEntry(m_model->row(i).row, *m_sought)) continue;
        if (m_model->all() > kRows) m_far = m_sought;
        m_sought.reset();
        m_view->selectRow(i);
        m_view->scrollTo(m_model->index(i, 0));
        return true;
    }
    return false;
}

void JournalPage::addNote()
{
    const QString said = m_note->text().trimmed();
    if (said.isEmpty() || !m_add->isEnabled()) return;
    Q_EMIT noteWritten(selection().asset(), said);
    m_note->clear();
    ask();  // it is in the answer
}

void JournalPage::jump(int row)
{
    if (row < 0 || row >= m_model->rowCount()) return;
    const std::string& asset = m_model->row(row).row.asset;
    if (!asset.empty()) selection().setAsset(QString::fromStdString(asset));
}

bool JournalPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int code = static_cast<QKeyEvent*>(event)->key();
        if ((code == Qt::Key_Return || code == Qt::Key_Enter) && m_view->currentIndex().isValid()) {
            jump(m_view->currentIndex().row());
            return true;
        }
    }
    return RiskPage::eventFilter(watched, event);
}

bool JournalPage::startFind()
{
    m_searchRow->show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QJsonObject JournalPage::saveState() const
{
    return {{QStringLiteral("scope"), m_scope->current()},
            {QStringLiteral("kind"), m_kind->currentIndex()},
            {QStringLiteral("range"), m_range->currentIndex()}};
}

void JournalPage::restoreState(const QJsonObject& state)
{
    const int scope = state.value(QStringLiteral("scope")).toInt(0);
    if (scope == 0 || scope == 1) m_scope->setCurrent(scope);
    const int kind = state.value(QStringLiteral("kind")).toInt(0);
    if (kind >= 0 && kind < m_kind->count()) m_kind->setCurrentIndex(kind);
    const int range = state.value(QStringLiteral("range")).toInt(kFirstRange);
    if (range >= 0 && range < m_range->count()) m_range->setCurrentIndex(range);
}

void JournalPage::hideOwn(bool hide)
{
    std::set<std::string> others;
    if (const AlertBook* const book = hide ? deps().alerts : nullptr)
        for (const AlertRule& rule : book->rules())
            if (!isOwnAlert(rule)) others.insert(std::to_string(rule.id));
    m_model->hideOwn(hide, others);
}

std::vector<ExportTable> JournalPage::exportTables() const
{
    return {m_model->toExport()};
}

void JournalPage::themeChanged()
{
    m_scope->setTheme(theme());
    m_search->setTheme(theme());
    m_view->themeChanged();
    m_detailed.clear();  // its times and numbers may read otherwise now
    showDetails();
}

void JournalPage::setDensity(Density density)
{
    m_view->setDensity(density == Density::Comfortable ? Density::Normal : Density::Compact);
}

void JournalPage::focusInside()
{
    m_view->setFocus(Qt::TabFocusReason);
}

// Search and note line give way before the table does.
void JournalPage::resizeEvent(QResizeEvent* event)
{
    RiskPage::resizeEvent(event);
    m_searchRow->setVisible(height() >= kSearchFrom || m_search->hasFocus() || !m_search->text().isEmpty());
    m_noteRow->setVisible(height() >= kNoteFrom || m_note->hasFocus());
}

}  // namespace plimsoll
