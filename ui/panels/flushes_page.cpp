#include "ui/panels/flushes_page.h"

#include "ui/model_pulse.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/page_column.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/search_field.h"
#include "widgets/ui_text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kOften = std::chrono::seconds{10};
constexpr int kLongest = 500, kMostNotes = 2'000, kMostRows = 8;

std::vector<TextColumn> noteColumns()
{
    TextColumn when;
    when.head = QStringLiteral("UTC");
    when.exportHead = QStringLiteral("utc");
    when.widest = QStringLiteral("00 Nov 00:00");
    TextColumn what;
    what.exportHead = QStringLiteral("Note");
    what.head = UiText::tr("Note");
    what.exportHead = QStringLiteral("note");
    what.rest = true;
    return {when, what};
}

}  // namespace

FlushesPage::FlushesPage(const PanelDeps& deps, QWidget* parent)
    : RiskPage(deps, parent), m_column(new PageColumn(theme(), this))
{
    build();
    connect(m_search, &QLineEdit::textChanged, this, [this] { showAll(); });
    connect(m_search, &SearchField::escaped, this, [this] { m_views[Flushes]->setFocus(Qt::OtherFocusReason); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_views[Flushes]->setFocus(Qt::OtherFocusReason);
        if (m_tables[Flushes]->rowCount() > 0 && !m_views[Flushes]->currentIndex().isValid())
            m_views[Flushes]->selectRow(0);
    });
    connect(m_views[Flushes]->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!m_filling && now.isValid()) choose(m_tables[Flushes]->row(now.row()).key);
            });
    connect(m_views[Flushes], &BoardView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < m_tables[Flushes]->rowCount())
            selection().setAsset(m_tables[Flushes]->row(row).asset);
    });
    connect(m_note, &QLineEdit::returnPressed, this, &FlushesPage::addNote);
    connect(m_note, &QLineEdit::textChanged, this, [this] { showNotes(); });
    connect(m_add, &QPushButton::clicked, this, &FlushesPage::addNote);
    showAll();
    showTime({});
}

void FlushesPage::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* bar = new QWidget(this);
    m_search = new SearchField(theme(), tr("Find a flush: asset, day, tag"), QStringLiteral("/"), bar);
    m_search->setAccessibleName(tr("Find a flush"));
    auto* searching = new QHBoxLayout(bar);
    searching->setContentsMargins(8, 4, 8, 4);
    searching->addWidget(m_search);
    all->addWidget(bar);
    all->addWidget(m_column, 1);

    struct Row {
        std::vector<TextColumn> columns;
        QString name;
    };
    const std::array<Row, kParts> rows{{{flushColumns(), tr("Detected flushes, newest first")},
                                        {structureColumns(), tr("Structure before, at its worst, and now")},
                                        {stressColumns(), tr("How each venue bore it")},
                                        {noteColumns(), tr("Notes on this flush")},
                                        {caseColumns(), tr("Cases of the past")}}};
    for (std::size_t i = 0; i < kParts; ++i) {
        m_tables[i] = new TextTable(rows[i].columns, this);
        m_views[i] = new GrownTable(theme(), m_column->inside(), Density::Compact);
        m_views[i]->setAccessibleName(rows[i].name);
        m_views[i]->setBoard(m_tables[i]);
        m_delegates[i] = new FloorDelegate(theme(), m_views[i]);
        m_views[i]->setItemDelegate(m_delegates[i]);
        m_views[i]->setChooseOnPress(false);
        m_views[i]->grow(m_tables[i]);
    }
    m_views[Flushes]->setMostRows(kMostRows);
    m_views[Notes]->setHeadShown(false);
    m_none = m_column->addLine(CellTone::Base);
    m_column->add(m_views[Flushes]);
    m_cardHead = m_column->addSection(QStringLiteral("structure"), tr("Before and after"), m_views[Structure]);
    m_stressHead = m_column->addSection(QStringLiteral("stress"), tr("Venues under stress"), m_views[Stress]);
    auto* notes = new QWidget(m_column->inside());
    notes->setProperty("surface", "panel");
    notes->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_noteRow = new QWidget(notes);
    m_note = new QLineEdit(m_noteRow);
    m_note->setMaxLength(kLongest);
    m_note->setAccessibleName(tr("Note on this flush"));
    m_add = new QPushButton(tr("Add note"), m_noteRow);
    m_add->setAutoDefault(false);
    auto* line = new QHBoxLayout(m_noteRow);
    line->setContentsMargins(8, 4, 8, 4);
    line->addWidget(m_note, 1);
    line->addWidget(m_add);
    auto* stack = new QVBoxLayout(notes);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(m_views[Notes]);
    stack->addWidget(m_noteRow);
    m_notesHead = m_column->addSection(QStringLiteral("notes"), tr("Notes and tags"), notes);
    m_column->addSection(QStringLiteral("cases"), tr("Beside cases of the past"), m_views[Cases]);
    m_column->addLine(CellTone::Muted)->say(bottomCaveat());
}

std::uint64_t FlushesPage::version(const SnapshotHub& hub) const
{
    return hub.phase.version() + hub.health.version() + hub.past.version();
}

void FlushesPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    m_stores = [&] {
        const auto store = hub.store.read().value;
        return store && store->on && !store->readOnly;
    }();
    // Flushes are of all assets: whichever is in focus.
    if (const auto said = hub.phase.read().value) m_shown = said;
    if (const auto past = hub.past.read().value)
        if (const auto answer = past->of(asker().toStdString())) m_answer = answer;
    showAll();
    age(now);
}

void FlushesPage::age(AsOf now)
{
    m_at = now;
    if (chosen() && m_stores && (!m_asked || now.mono - *m_asked >= kOften)) ask();
    showTime(now);
}

const FlushRecord* FlushesPage::chosen() const
{
    if (!m_shown || !m_shown->flushes) return nullptr;
    for (const FlushRecord& f : *m_shown->flushes)
        if (flushKey(f) == m_chosen) return &f;
    return nullptr;
}

void FlushesPage::choose(const QString& key)
{
    if (key == m_chosen) return;
    m_chosen = key;
    m_answer.reset();
    m_asked.reset();
    showCard();
    age(m_at);
}

void FlushesPage::ask()
{
    const FlushRecord* f = chosen();
    if (!f || m_at.wall == Timestamp{}) return;
    HistoryRequest r;
    r.by = asker().toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Journal;
    r.asset = f->asset;
    r.from = f->began;
    r.to = m_at.wall + std::chrono::hours{1};
    r.points = kMostNotes;
    m_asked = m_at.mono;
    Q_EMIT historyWanted(r);
}

void FlushesPage::addNote()
{
    const FlushRecord* f = chosen();
    const QString said = m_note->text().trimmed();
    if (!f || said.isEmpty() || !m_add->isEnabled()) return;
    Q_EMIT noteWritten(QString::fromStdString(f->asset), said + u' ' + flushTag(*f));
    m_note->clear();
    ask();
}

void FlushesPage::showAll()
{
    std::vector<TextRow> rows;
    std::size_t all = 0;
    const QString part = m_search->text().trimmed();
    if (m_shown && m_shown->flushes) {
        all = m_shown->flushes->size();
        for (const FlushRecord& f : *m_shown->flushes)
            if (part.isEmpty() || flushWords(f).contains(part, Qt::CaseInsensitive))
                rows.push_back(flushRow(f, m_at));
    }
    const bool found = std::any_of(rows.begin(), rows.end(), [&](const TextRow& r) { return r.key == m_chosen; });
    if (!found) m_chosen = rows.empty() ? QString() : rows.front().key;
    m_none->say(!m_shown ? tr("Waiting for the first judgement")
                : all == 0
                    ? tr("No flush has been seen, and none is kept. One is entered here when forced orders burst "
                         "and open interest or the price falls with them.")
                : rows.empty() ? tr("None of %1 flushes is like that").arg(all)
                               : QString());
    {
        const QScopedValueRollback filling(m_filling, true);
        m_tables[Flushes]->apply(std::move(rows));
        for (int i = 0; i < m_tables[Flushes]->rowCount(); ++i)
            if (m_tables[Flushes]->row(i).key == m_chosen && m_views[Flushes]->currentIndex().row() != i)
                m_views[Flushes]->selectRow(i);
    }
    m_views[Flushes]->setVisible(m_tables[Flushes]->rowCount() > 0);
    showCard();
}

void FlushesPage::showCard()
{
    const FlushRecord* f = chosen();
    m_tables[Structure]->apply(f ? structureRows(*f) : std::vector<TextRow>());
    m_tables[Stress]->apply(f ? stressRows(*f, venues()) : std::vector<TextRow>());
    m_tables[Cases]->apply(caseRows(f));
    m_cardHead->setFact(
        f ? QStringLiteral("%1, %2").arg(QString::fromStdString(f->asset), format::dateTime(f->began))
          : tr("no flush is chosen"));
    m_stressHead->setFact(f ? QString() : tr("no flush is chosen"));
    showNotes();
}

void FlushesPage::showNotes()
{
    const FlushRecord* f = chosen();
    std::vector<TextRow> rows;
    if (f && m_answer && m_answer->request.asset == f->asset && m_answer->request.from == f->began) {
        const std::string tag = flushTag(*f).toStdString();
        for (auto j = m_answer->journal.rbegin(); j != m_answer->journal.rend(); ++j) {
            if (j->kind != store::Entry::Note || j->text.find(tag) == std::string::npos) continue;
            TextRow row;
            QString said = QString::fromStdString(j->text);
            row.key = QString::number(j->ms) + said;
            said.remove(flushTag(*f));
            row.cells = {wordCell(format::cellDate(fromUnixMs(j->ms)), CellTone::Muted),
                         wordCell(said.trimmed(), CellTone::Strong)};
            rows.push_back(std::move(row));
        }
    }
    m_tables[Notes]->apply(std::move(rows));
    m_views[Notes]->setVisible(m_tables[Notes]->rowCount() > 0);
    m_notesHead->setFact(f ? tr("kept under %1").arg(flushTag(*f)) : QString());
    const QString why = !f          ? tr("No flush is chosen")
                        : !m_stores ? tr("Nothing is stored in this run, and so are no notes")
                                    : QString();
    m_note->setEnabled(why.isEmpty());
    m_note->setPlaceholderText(why.isEmpty() ? tr("Note, with #tags") : why);
    m_add->setEnabled(why.isEmpty() && !m_note->text().trimmed().isEmpty());
    m_add->setToolTip(why);
    m_column->settle();
}

void FlushesPage::showTime(AsOf now)
{
    Says says;
    says.face.context = tr("all assets");
    says.right = tr("Sums are what the feeds show: lower bounds.");
    if (!m_shown) {
        says.face.age = tr("none yet");
        say(std::move(says));
        return;
    }
    says.face.fresh = pageFreshness(m_shown->asOf, now, m_pulse);
    says.face.age = format::age(now.mono - m_shown->asOf.mono);
    says.face.provenance = Provenance::Sampled;
    const auto n = m_shown->flushes ? m_shown->flushes->size() : 0;
    const auto shown = static_cast<std::size_t>(m_tables[Flushes]->rowCount());
    says.left = n == 1       ? tr("1 flush")
                : shown == n ? tr("%1 flushes").arg(n)
                             : tr("%1 of %2 flushes").arg(shown).arg(n);
    says.face.context += QStringLiteral(" · ") + says.left;
    say(std::move(says));
}

std::vector<ExportTable> FlushesPage::exportTables() const
{
    return {m_tables[Flushes]->toExport(QStringLiteral("flushes"), tr("Flushes")),
            m_tables[Structure]->toExport(QStringLiteral("flush_structure"), tr("Flush, before and after")),
            m_tables[Stress]->toExport(QStringLiteral("flush_venues"), tr("Flush, venues under stress")),
            m_tables[Notes]->toExport(QStringLiteral("flush_notes"), tr("Flush, notes")),
            m_tables[Cases]->toExport(QStringLiteral("flush_cases"), tr("Cases of the past"))};
}

QJsonObject FlushesPage::saveState() const
{
    return m_column->saveState();
}

void FlushesPage::restoreState(const QJsonObject& state)
{
    m_column->restoreState(state);
}

void FlushesPage::themeChanged()
{
    m_column->themeChanged(theme());
    m_search->setTheme(theme());
    for (TableDelegate* d : m_delegates) d->setTheme(theme());
}

void FlushesPage::setDensity(Density density)
{
    m_column->setDensity(density == Density::Comfortable ? Density::Normal : Density::Compact);
}

void FlushesPage::focusInside()
{
    if (m_views[Flushes]->isVisible())
        m_views[Flushes]->setFocus(Qt::TabFocusReason);
    else
        m_search->setFocus(Qt::TabFocusReason);
}

bool FlushesPage::startFind()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

}  // namespace plimsoll
