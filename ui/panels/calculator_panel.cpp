#include "ui/panels/calculator_panel.h"

#include "ui/desk_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/calculator_entry.h"
#include "ui/panels/calculator_notes.h"
#include "ui/panels/calculator_result.h"
#include "ui/panels/page_column.h"
#include "ui/venue_words.h"
#include "widgets/curve_plot.h"
#include "widgets/fact_strip.h"
#include "widgets/format.h"
#include "widgets/search_field.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kWide = 620, kListWidth = 214, kRoomForCopy = 420;
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

void CalculatorPanel::makeBar()
{
    QWidget* bar = makeToolbar();
    m_choice = new QComboBox(bar);
    m_choice->setAccessibleName(tr("Calculator"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->setMaxVisibleItems(30);
    for (const Calculator& c : calculators()) m_choice->addItem(calcSay(c.name), QLatin1String(c.id));
    m_venues = new QComboBox(bar);
    m_venues->setAccessibleName(tr("Venue whose rules and prices are taken"));
    m_venues->setToolTip(tr("Whose mark price, funding, tiers and balance stand in the fields"));
    for (const VenueId v : venues()) m_venues->addItem(venueNameText(v), static_cast<int>(v));
    const auto button = [&](const QString& word, const QString& tip) {
        auto* b = new QToolButton(bar);
        b->setText(word);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setFocusPolicy(Qt::StrongFocus);
        b->setPopupMode(QToolButton::InstantPopup);
        return b;
    };
    m_copy = button(tr("Copy"), tr("Copy the result"));
    m_more = button(tr("More"), tr("Examples, presets, where to send it, exports"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(4);
    // The name is the longest: it takes what there is.
    row->addWidget(m_choice, 300);
    row->addWidget(m_venues, 100);
    row->addStretch(1);
    row->addWidget(m_copy);
    row->addWidget(m_more);
    for (QComboBox* box : {m_choice, m_venues}) {
        box->setMinimumWidth(40);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        box->setMaximumWidth(box == m_choice ? 260 : 130);
    }
    body()->setToolbar(bar);
    connect(m_choice, &QComboBox::activated, this, [this](int i) { choose(m_choice->itemData(i).toString()); });
    connect(m_venues, &QComboBox::activated, this,
            [this](int i) { setVenue(static_cast<VenueId>(m_venues->itemData(i).toInt())); });
}

void CalculatorPanel::makeList()
{
    m_side = new QWidget(this);
    m_side->setProperty("surface", "panel");
    m_side->setFixedWidth(kListWidth);
    m_search = new SearchField(theme(), tr("Find a calculator"), QStringLiteral("/"), m_side);
    m_search->setObjectName(QStringLiteral("calculatorSearch"));
    std::vector<TextColumn> columns(1);
    columns[0].head = tr("Calculator");
    columns[0].exportHead = QStringLiteral("calculator");
    m_list = new TextTable(columns, this);
    m_listView = new BoardView(theme(), m_side);
    m_listView->setBoard(m_list);
    m_listView->setAccessibleName(tr("Calculators"));
    m_listView->setEmptyText(tr("None is called so"), tr("Esc shows all again"));
    m_listView->installEventFilter(this);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(8, 6, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_listView, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CalculatorPanel::filterList);
    connect(m_search, &SearchField::moved, this, [this](int step) {
        const int n = m_list->rowCount();
        if (n == 0) return;
        const int at = m_listView->currentIndex().row();
        const int next = std::clamp(at < 0 ? 0 : at + step, 0, n - 1);
        m_listView->selectRow(next);
        choose(m_list->row(next).key);
    });
    connect(m_search, &SearchField::escaped, this, [this] { m_listView->setFocus(Qt::OtherFocusReason); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_list->rowCount() == 0) return;
        choose(m_list->row(std::max(0, m_listView->currentIndex().row())).key);
        focusInside();
    });
    connect(m_listView, &BoardView::rowChosen, this, [this](int i) { choose(m_list->row(i).key); });
    connect(m_listView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& at) {
                if (at.isValid() && m_listView->hasFocus()) choose(m_list->row(at.row()).key);
            });
}

void CalculatorPanel::makeColumn()
{
    m_column = new PageColumn(theme(), this);
    m_form = new CalculatorForm(theme(), m_column->inside());
    m_form->setAccessibleName(tr("Inputs"));
    m_column->add(m_form);
    m_why = m_column->addLine(CellTone::Late, 500);
    for (int i = 0; i < 6; ++i)
        m_verdicts.push_back(m_column->addLine(i % 2 ? CellTone::Base : CellTone::Warn, 500));
    m_tableHost = new QWidget(m_column->inside());
    m_tableHost->setProperty("surface", "panel");
    auto* host = new QVBoxLayout(m_tableHost);
    host->setContentsMargins(0, 4, 0, 4);
    m_column->addSection(QStringLiteral("result"), tr("Result"), m_tableHost);
    auto* curve = new QWidget(m_column->inside());
    curve->setProperty("surface", "panel");
    auto* stack = new QVBoxLayout(curve);
    stack->setContentsMargins(0, 2, 0, 0);
    stack->setSpacing(0);
    m_curveTitle = new QLabel(curve);
    m_curveTitle->setTextFormat(Qt::PlainText);
    m_curveTitle->setProperty("tone", "muted");
    m_curveTitle->setContentsMargins(12, 0, 12, 0);
    m_curveTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_curve = new CurvePlot(theme(), curve);
    m_curve->setFixedHeight(210);
    m_line = new TimePlot(theme(), curve);
    m_line->setFixedHeight(190);
    m_line->setZeroLine(true);
    stack->addWidget(m_curveTitle);
    stack->addWidget(m_curve);
    stack->addWidget(m_line);
    m_curveHead = m_column->addSection(QStringLiteral("curve"), tr("Curve"), curve);
    m_notes = new CalculatorNotes(theme(), m_column->inside());
    m_column->add(m_notes);
    auto* words = new QWidget(m_column->inside());
    words->setProperty("surface", "panel");
    auto* lines = new QVBoxLayout(words);
    lines->setContentsMargins(0, 2, 0, 6);
    lines->setSpacing(0);
    const auto line = [&](CellTone tone) {
        auto* l = new PageLine(theme(), tone, 400, words);
        l->setTextInteractionFlags(Qt::TextSelectableByMouse);
        lines->addWidget(l);
        return l;
    };
    m_formula = line(CellTone::Base);
    m_formula->setAccessibleName(tr("Formula"));
    m_source = line(CellTone::Muted);
    m_source->setAccessibleName(tr("Source"));
    m_without = line(CellTone::Muted);
    m_without->setAccessibleName(tr("What is not in it"));
    m_column->addSection(QStringLiteral("words"), tr("Formula, source, what is not in it"), words);
    connect(m_form, &CalculatorForm::changed, this, [this] { compute(); });
    connect(m_notes, &CalculatorNotes::changed, this, [this] { m_column->settle(); });
}

void CalculatorPanel::filterList(const QString& words)
{
    // What is called so comes before what only has it in its words.
    std::vector<TextRow> rows, others;
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
        (name.contains(part, Qt::CaseInsensitive) ? rows : others).push_back(std::move(row));
    }
    std::move(others.begin(), others.end(), std::back_inserter(rows));
    m_list->apply(std::move(rows));
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
    m_boards = boardsOf(hub);
    m_now = now;
    const Duration pause = heavy() ? kSeldom : kOften;
    // A clock that stands still, as in a recording that is paused, holds nothing back.
    if (!m_computed || now.mono - *m_computed >= pause || now.mono <= *m_computed) compute();
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

void CalculatorPanel::showResult()
{
    const Calculator& c = *m_calculator;
    m_facts->setFacts(resultFacts(c, m_answers));
    m_rows->apply(resultRows(c, m_answers, m_across));
    QStringList unknown;
    for (const CalcAnswer& a : m_answers)
        if (!a.known && !unknown.contains(a.why))
            unknown << (c.cases.size() > 1 && *a.of->name && !sideBySide(c)
                            ? QStringLiteral("%1: %2").arg(calcSay(a.of->name), a.why)
                            : a.why);
    m_why->say(unknown.isEmpty() ? QString() : tr("Not known. %1").arg(unknown.join(QStringLiteral(" \u00b7 "))));
    std::vector<CalcVerdict> verdicts;
    if (c.verdicts) verdicts = c.verdicts(m_inputs, m_answers);
    // Lines of the tone that each needs: warnings in even places, the others in odd ones.
    std::size_t warn = 0, plain = 1;
    for (PageLine* line : m_verdicts) line->setProperty("said", QString());
    for (const CalcVerdict& v : verdicts) {
        std::size_t& at = v.warn ? warn : plain;
        if (at < m_verdicts.size()) m_verdicts[at]->setProperty("said", v.text);
        at += 2;
    }
    for (PageLine* line : m_verdicts) line->say(line->property("said").toString());

    const QString asset = selection().asset();
    const std::string_view id = c.id;
    m_notes->show(id == "sizer"      ? CalculatorNotes::Of::Binding
                  : id == "slippage" ? CalculatorNotes::Of::Tally
                                     : CalculatorNotes::Of::None,
                  asset);
    if (id == "sizer" && !m_answers.empty() && m_answers.front().known && !asset.isEmpty()) {
        const CalcOutput* const binding = &c.cases.front().outputs[1];
        m_notes->note({m_now.wall, asset, outputText(*binding, m_answers.front()),
                       m_answers.front().number("notional").value_or(0)});
    }
    std::optional<TallyNote> next;
    if (id == "slippage" && !m_answers.empty()) {
        const CalcAnswer& a = m_answers.front();
        const auto bp = a.number("slip_bps"), filled = a.number("filled_usd");
        if (bp && filled)
            next = TallyNote{m_now.wall,
                             asset.isEmpty() ? tr("an asset") : asset,
                             m_inputs.text("side") == "sell" ? tr("sell") : tr("buy"),
                             *filled,
                             *bp,
                             *bp / 1e4 * *filled};
    }
    m_notes->offer(std::move(next));
    m_plan->setEnabled(false);
    m_position->setEnabled(false);
    fillMenu();
}

void CalculatorPanel::showCurve()
{
    const CalcPlot& plot = m_calculator->plot;
    const bool any = plot.title != nullptr;
    m_curveHead->setVisible(any);
    m_curveTitle->parentWidget()->setVisible(any && !m_column->folded(QStringLiteral("curve")));
    m_curve->setVisible(any && !plot.days);
    m_line->setVisible(any && plot.days);
    if (!any) return;
    const QString x = calcSay(plot.xUnit), y = calcSay(plot.yUnit);
    const QString why = tr("No curve: an input is not known");
    if (!plot.days) {
        m_curve->setEmptyText(m_answers.empty() || m_answers.front().known ? tr("No curve for these inputs")
                                                                           : why);
        m_curve->setFormats([x](double v) { return curveNumber(v, x); },
                            [y](double v) { return curveNumber(v, y); }, y, tr("%1, root scale").arg(y));
        m_curve->setXTicks(curveTicks(m_curves));
        m_curve->setSeries(curveSeries(m_curves, theme()));
        return;
    }
    // Days from now on: the right edge is the last of them.
    const double days = m_inputs.number("days").value_or(30);
    const auto after = [this](double day) {
        return m_now.wall + std::chrono::duration_cast<Duration>(std::chrono::duration<double>(day * 86'400));
    };
    m_line->setEmptyText(why);
    m_line->setFormat([](double v) { return format::plain(v, 2); }, y);
    std::vector<PlotSeries> series;
    for (const CalcCurve& c : m_curves) {
        PlotSeries s;
        s.code = c.code;
        s.name = c.name;
        s.color = theme().text.strong;
        s.width = 1.5;
        s.holds = false;
        for (const auto& [day, value] : c.points) s.points.push_back({after(day), value});
        series.push_back(std::move(s));
    }
    m_line->setSeries(std::move(series));
    m_line->setNow(after(days));
    m_line->setSpan(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(days * 86'400)));
    std::vector<PlotMarker> gone;
    if (!m_answers.empty())
        if (const auto left = m_answers.front().number("days_left"); left && *left <= days)
            gone.push_back({after(*left), tr("gone"), theme().severity.warn});
    m_line->setMarkers(std::move(gone));
}

void CalculatorPanel::showFace()
{
    PanelFace face;
    QStringList context{calcSay(m_calculator->name)};
    if (const QString at = where(); !at.isEmpty()) context << at;
    if (m_exported) context << tr("part of exports");
    face.context = context.join(QStringLiteral(" \u00b7 "));
    int live = 0, missing = 0;
    Duration oldest{};
    QStringList tips{tr("Every number is that of plimsoll calc")};
    for (const CalcEntry& e : m_inputs.entries) {
        if (e.origin != CalcOrigin::Live && e.origin != CalcOrigin::Desk) continue;
        if (e.origin == CalcOrigin::Live) {
            ++live;
            oldest = std::max(oldest, e.age);
        }
        if (e.value.isNull() && !e.field->optional) {
            ++missing;
            tips << originTip(e);
        }
        if (e.modelled) face.provenance = Provenance::Modelled;
    }
    face.tip = tips.join(QLatin1Char('\n'));
    const bool known = !m_answers.empty() && std::all_of(m_answers.begin(), m_answers.end(),
                                                         [](const CalcAnswer& a) { return a.known; });
    if (live == 0) {
        face.fresh = missing > 0 ? Freshness::Stale : Freshness::Off;
        face.age = missing > 0 ? tr("not known") : tr("as typed");
    } else {
        face.fresh = known && missing == 0 ? Freshness::Live
                     : std::any_of(m_answers.begin(), m_answers.end(), [](const auto& a) { return a.known; })
                         ? Freshness::Late
                         : Freshness::Stale;
        face.age = missing > 0 ? tr("%n not known", nullptr, missing) : format::age(oldest);
    }
    setFace(face);
}

QString CalculatorPanel::where() const
{
    const bool market = std::any_of(m_inputs.entries.begin(), m_inputs.entries.end(), [](const CalcEntry& e) {
        return e.origin == CalcOrigin::Live || e.origin == CalcOrigin::Desk;
    });
    if (!market || selection().asset().isEmpty()) return {};
    return QStringLiteral("%1 %2").arg(selection().asset(), venueCodeText(m_venue));
}

// Hours of a month, asked for once an asset and again when they are old.
void CalculatorPanel::askPast()
{
    constexpr Duration kAgain = std::chrono::minutes{20};
    if (!asksPast(*m_calculator) || !m_boards.stored || selection().asset().isEmpty() || !isVisible()) return;
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
