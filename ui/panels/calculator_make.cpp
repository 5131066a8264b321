// What the panel of the calculators is made of.
#include "ui/panels/calculator_panel.h"

#include "ui/panels/board_view.h"
#include "ui/panels/calculator_notes.h"
#include "ui/panels/page_column.h"
#include "ui/venue_words.h"
#include "widgets/curve_plot.h"
#include "widgets/fact_strip.h"
#include "widgets/search_field.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

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
    m_choice->setMinimumWidth(40);
    m_choice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_choice->setMaximumWidth(260);
    // Room for a code is the least of it.
    m_venues->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_venues->setMinimumContentsLength(2);
    m_venues->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_venues->setMaximumWidth(130);
    body()->setToolbar(bar);
    connect(m_choice, &QComboBox::activated, this, [this](int i) { choose(m_choice->itemData(i).toString()); });
    connect(m_venues, &QComboBox::activated, this,
            [this](int i) { setVenue(static_cast<VenueId>(m_venues->itemData(i).toInt())); });
}

void CalculatorPanel::makeList()
{
    constexpr int kListWidth = 214;
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
        const int next = within(at < 0 ? 0 : at + step, 0, n - 1);
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

}  // namespace plimsoll
