#include "ui/panels/calculator_panel.h"

#include "ui/ask_unseen.h"
#include "ui/desk_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/calculator_entry.h"
#include "ui/panels/calculator_result.h"
#include "ui/panels/page_column.h"
#include "ui/venue_words.h"
#include "widgets/fact_strip.h"
#include "widgets/search_field.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kWide = 620, kRoomForCopy = 420;
constexpr Duration kOften = std::chrono::milliseconds{400}, kSeldom = std::chrono::milliseconds{1'000};

bool asksPast(const Calculator& c)
{
    return std::any_of(c.fields.begin(), c.fields.end(), [](const CalcField& f) {
        return f.live == CalcSource::HourReturns || f.live == CalcSource::CalmRange;
    });
}

bool ofBalances(CalcSource s)
{
    return s == CalcSource::Equity || s == CalcSource::Wallet || s == CalcSource::VenueEquity ||
           s == CalcSource::VenueMaintenance;
}

}  // namespace

CalculatorPanel::CalculatorPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("calculators"), tr("Calculators"), deps, parent)
{
    m_calculator = &calculators().front();
    if (!venues().empty()) m_venue = venues().front();
    makeBar();
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    makeList();
    row->addWidget(m_side);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    m_facts = new FactStrip(theme(), content);
    m_facts->setMostLines(2);
    right->addWidget(m_facts);
    makeColumn();
    right->addWidget(m_column, 1);
    row->addLayout(right, 1);
    body()->setContent(content);
    makeMenu();
    connect(&selection(), &Selection::assetChanged, this, [this] {
        m_boards = {};
        m_asked.reset();
        compute();
    });
    connect(&selection(), &Selection::takerFeesChanged, this, [this] { compute(); });
    connect(&selection(), &Selection::asideChanged, this, [this] { compute(); });
    if (desk()) connect(desk(), &DeskBook::changed, this, [this] { compute(); });
    filterList({});
    choose(QString::fromLatin1(m_calculator->id));
}

void CalculatorPanel::filterList(const QString& words)
{
    // What begins so, then what is called so, then what only has it in its words.
    std::vector<TextRow> rows, named, others;
    const QString part = words.trimmed();
    for (const Calculator& c : calculators()) {
        const QString name = calcSay(c.name), group = calcGroupName(c.group);
        const bool hit = part.isEmpty() || name.contains(part, Qt::CaseInsensitive) ||
                         group.contains(part, Qt::CaseInsensitive) ||
                         calcSay(c.source).contains(part, Qt::CaseInsensitive) ||
                         std::any_of(c.cases.begin(), c.cases.end(), [&](const CalcCase& one) {
                             return QLatin1String(one.function).contains(part, Qt::CaseInsensitive);
                         });
        if (!hit) continue;
        TextRow row;
        row.key = QLatin1String(c.id);
        TextCell cell;
        cell.text = name;
        cell.tip = QStringLiteral("%1\n%2").arg(group, calcSay(c.formula));
        row.cells.push_back(cell);
        auto& rank = name.startsWith(part, Qt::CaseInsensitive) ? rows
                     : name.contains(part, Qt::CaseInsensitive) ? named
                                                                : others;
        rank.push_back(std::move(row));
    }
    std::move(named.begin(), named.end(), std::back_inserter(rows));
    std::move(others.begin(), others.end(), std::back_inserter(rows));
    m_list->apply(std::move(rows));
    // Return takes what is marked: the best of what was looked for, else what is open.
    if (!part.isEmpty() && m_list->rowCount() > 0) return m_listView->selectRow(0);
    for (int i = 0; i < m_list->rowCount(); ++i)
        if (m_list->row(i).key == QLatin1String(m_calculator->id)) m_listView->selectRow(i);
}

void CalculatorPanel::choose(const QString& id)
{
    const Calculator* const next = calculatorNamed(id.toStdString());
    if (!next || (next == m_calculator && m_table)) return;
    if (m_table) m_typed.insert(QLatin1String(m_calculator->id), m_form->typed());
    m_calculator = next;
    m_form->setCalculator(*next, m_typed.value(id));
    m_choice->setCurrentIndex(m_choice->findData(id));
    m_choice->setToolTip(m_choice->currentText());
    for (int i = 0; i < m_list->rowCount(); ++i)
        if (m_list->row(i).key == id && m_listView->currentIndex().row() != i) m_listView->selectRow(i);
    m_formula->say(calcSay(next->formula));
    m_source->say(tr("Source: %1").arg(calcSay(next->source)));
    m_without->say(tr("Not in it: %1").arg(calcSay(next->without)));
    m_curveTitle->setText(next->plot.title ? calcSay(next->plot.title) : QString());
    m_curve->setAccessibleName(m_curveTitle->text());
    m_line->setAccessibleName(m_curveTitle->text());
    rebuildResult();
    compute();
}

void CalculatorPanel::setVenue(VenueId venue)
{
    if (std::find(venues().begin(), venues().end(), venue) == venues().end()) return;
    m_venue = venue;
    m_venues->setCurrentIndex(m_venues->findData(static_cast<int>(venue)));
    compute();
}

// Cases stand side by side where each has room for its numbers.
void CalculatorPanel::rebuildResult()
{
    const int width = m_column->width();
    m_across = sideBySide(*m_calculator) && width >= 150 + 92 * static_cast<int>(m_calculator->cases.size());
    delete m_table;
    delete m_rows;
    m_rows = new TextTable(resultColumns(*m_calculator, m_across), this);
    m_table = new GrownTable(theme(), m_tableHost, m_density);
    m_table->setBoard(m_rows);
    m_table->setAccessibleName(tr("Result of %1").arg(calcSay(m_calculator->name)));
    m_table->grow(m_rows);
    m_table->setHeadShown(m_across);
    m_tableHost->layout()->addWidget(m_table);
    connect(m_table, &GrownTable::placeShown, this, [this](const QRect& place) {
        const QPoint at = m_table->mapTo(m_column->inside(), place.center());
        m_column->ensureVisible(0, at.y(), 0, place.height());
    });
    m_table->show();
    m_rows->apply(resultRows(*m_calculator,
                             m_answers.size() == m_calculator->cases.size() && !m_answers.empty() &&
                                     m_answers.front().of == &m_calculator->cases.front()
                                 ? m_answers
                                 : std::vector<CalcAnswer>(),
                             m_across));
}

CalcContext CalculatorPanel::context() const
{
    CalcContext c{m_boards,
                  selection().asset().toStdString(),
                  m_venue,
                  m_now,
                  {},
                  selection().takerFees(),
                  selection().aside(),
                  id().toStdString()};
    if (desk()) c.settings = desk()->settings();
    return c;
}

bool CalculatorPanel::heavy() const
{
    return std::any_of(m_calculator->fields.begin(), m_calculator->fields.end(),
                       [](const CalcField& f) { return f.kind == CalcKind::Levels; });
}

void CalculatorPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    const auto known = m_boards.past;
    m_boards = boardsOf(hub);
    m_now = now;
    const Duration pause = heavy() ? kSeldom : kOften;
    // A clock that stands still, as in a recording that is paused, holds nothing back; nor does what was asked
    // for.
    const bool answered = m_boards.past != known;
    if (!m_computed || answered || now.mono - *m_computed >= pause || now.mono <= *m_computed) compute();
    showFace();
}

void CalculatorPanel::age(AsOf now)
{
    m_now = now;
    const Duration pause = heavy() ? kSeldom : kOften;
    if (!m_computed || now.mono - *m_computed >= pause) compute();
    showFace();
}

void CalculatorPanel::compute()
{
    if (!m_table) return;
    m_computed = m_now.mono;
    CalcContext now = context();
    if (heavy()) now.book = std::make_shared<const CalcBook>(calcBook(now));
    m_inputs = m_form->inputs([&](const CalcField& f) { return liveEntry(f, now); });
    m_answers = answersOf(*m_calculator, m_inputs);
    m_curves =
        m_calculator->curves ? m_calculator->curves(*m_calculator, m_inputs, m_answers) : std::vector<CalcCurve>();
    std::erase_if(m_curves, [](const CalcCurve& c) { return c.points.empty(); });
    m_form->show(m_inputs);
    showResult();
    showCurve();
    showFace();
    askPast();
    m_column->settle();
}

// Hours of a month, asked for once an asset and again when they are old.
void CalculatorPanel::askPast()
{
    constexpr Duration kAgain = std::chrono::minutes{20};
    if (!asksPast(*m_calculator) || !m_boards.stored || selection().asset().isEmpty()) return;
    if (!AskUnseen::may(isVisible())) return;
    if (m_asked && m_askedFor == selection().asset() && m_now.mono - *m_asked < kAgain) return;
    m_asked = m_now.mono;
    m_askedFor = selection().asset();
    HistoryRequest r;
    r.by = id().toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Series;
    r.asset = m_askedFor.toStdString();
    r.to = std::chrono::floor<std::chrono::hours>(m_now.wall);
    r.from = r.to - std::chrono::hours{30 * 24};
    r.points = 30 * 24;
    Q_EMIT historyWanted(r);
}

void CalculatorPanel::arrange()
{
    const bool wide = width() >= kWide;
    if (wide != m_wide || m_side->isHidden() == wide) {
        m_wide = wide;
        m_side->setVisible(wide);
        m_choice->setVisible(!wide);
    }
    m_copy->setVisible(width() >= kRoomForCopy);
    const bool codes = width() < kRoomForCopy;
    for (int i = 0; i < m_venues->count(); ++i) {
        const auto venue = static_cast<VenueId>(m_venues->itemData(i).toInt());
        m_venues->setItemText(i, codes ? venueCodeText(venue) : venueNameText(venue));
    }
    m_venues->setMaximumWidth(codes ? 58 : 130);
    m_facts->setMostLines(height() >= 340 ? 2 : 1);
    m_facts->setVisible(height() >= 100);
    const bool across =
        sideBySide(*m_calculator) && m_column->width() >= 150 + 92 * static_cast<int>(m_calculator->cases.size());
    if (across != m_across) rebuildResult();
    m_column->settle();
}

void CalculatorPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    arrange();
}

bool CalculatorPanel::eventFilter(QObject* watched, QEvent* event)
{
    // From the list on into the fields, without Tab through the tool bar.
    if (watched == m_listView && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Right) {
            focusInside();
            return true;
        }
        if (key == Qt::Key_Slash) return startFind();
    }
    return Panel::eventFilter(watched, event);
}

bool CalculatorPanel::startFind()
{
    if (m_side->isHidden()) {
        m_choice->setFocus(Qt::ShortcutFocusReason);
        m_choice->showPopup();
        return true;
    }
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void CalculatorPanel::focusInside()
{
    for (const CalcField& f : m_calculator->fields)
        if (QLineEdit* const edit = m_form->editor(QLatin1String(f.key))) {
            edit->setFocus(Qt::TabFocusReason);
            edit->selectAll();
            return;
        }
    setFocus(Qt::TabFocusReason);
}

bool CalculatorPanel::keptPrivate() const
{
    if (m_exported) return false;
    return std::any_of(m_inputs.entries.begin(), m_inputs.entries.end(), [](const CalcEntry& e) {
        return e.origin == CalcOrigin::Desk && ofBalances(e.field->live) && !e.value.isNull();
    });
}

}  // namespace plimsoll
