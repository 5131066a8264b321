#include "ui/panels/pages_panel.h"

#include "ui/panels/board_view.h"
#include "ui/panels/text_table.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

PagesPanel::PagesPanel(const Words& words, const PanelDeps& deps, QWidget* parent)
    : Panel(words.id, words.title, deps, parent), m_barBox(makeToolbar()), m_bar(new QHBoxLayout(m_barBox))
{
    m_bar->setContentsMargins(8, 0, 8, 0);
    body()->setToolbar(m_barBox);
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_facts = new FactStrip(theme(), content);
    m_facts->setAccessibleName(words.figures);
    m_pages = new PageGrid(theme(), content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_facts);
    column->addWidget(m_pages, 1);
    body()->setContent(content);
    connect(&selection(), &Selection::assetChanged, this, [this] {
        forget();
        showAll();
    });
}

void PagesPanel::addChips(const std::function<QString(VenueId)>& tip)
{
    m_chips = new VenueChips(venues(), theme(), tip, m_bar);
}

void PagesPanel::addPartSwitch(const QStringList& parts, QWidget* before)
{
    m_part = addChoice(parts, tr("Part of the panel"), m_barBox);
    m_bar->addStretch(1);
    if (before) m_bar->addWidget(before);
    m_bar->addWidget(m_part);
    connect(m_pages, &PageGrid::spreadChanged, this, [this](bool spread) {
        m_part->setVisible(!spread);
        fitBar();
    });
    connect(m_part, &Segmented::currentChanged, this, [this](int page) {
        m_pages->setCurrent(page);
        showAll();
    });
}

Segmented* PagesPanel::addChoice(const QStringList& options, const QString& name, QWidget* parent)
{
    auto* choice = new Segmented(theme(), options, parent);
    choice->setAccessibleName(name);
    m_choices.push_back(choice);
    return choice;
}

void PagesPanel::adopt(BoardView* view, const QString& name, const QString& empty)
{
    view->setAccessibleName(name);
    view->setEmptyText(empty);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this,
            [this, view](const QPoint& at) { menuAt(view, at); });
    m_views.push_back(view);
}

BoardView* PagesPanel::tableView(TextTable* table, const QString& name, const QString& empty,
                                 TableDelegate* delegate, int most)
{
    auto* view = new BoardView(theme(), m_pages);
    std::vector<BoardColumn> columns;
    for (const TextColumn& c : table->columns()) {
        BoardColumn b;
        b.spec.widest = c.widest;
        b.spec.rest = c.rest;
        b.spec.extra = c.right ? 0 : 8;
        b.drop = c.drop;
        b.most = most;
        columns.push_back(b);
    }
    delegate->setParent(view);
    view->setBoard(table, std::move(columns), delegate);
    adopt(view, name, empty);
    return view;
}

BoardView* PagesPanel::tableView(TextTable* table, const QString& name, const QString& empty)
{
    auto* view = new BoardView(theme(), m_pages);
    view->setBoard(table);
    adopt(view, name, empty);
    return view;
}

void PagesPanel::setGivesWay(std::vector<std::vector<QWidget*>> groups)
{
    m_givesWay = std::move(groups);
    fitBar();
}

// Nothing is cut: what there is no room for is not there. Words draw closer first.
void PagesPanel::fitBar()
{
    for (const auto& group : m_givesWay)
        for (QWidget* w : group) w->setVisible(true);
    const QMargins around = m_bar->contentsMargins();
    const auto wanted = [&] {
        int sum = around.left() + around.right();
        int parts = 0;
        for (int i = 0; i < m_bar->count(); ++i) {
            const QWidget* w = m_bar->itemAt(i)->widget();
            if (!w || w->isHidden()) continue;
            sum += m_bar->itemAt(i)->minimumSize().width();
            ++parts;
        }
        return sum + std::max(0, parts) * m_bar->spacing();
    };
    for (const auto& group : m_givesWay) {
        if (wanted() <= width()) return;
        for (QWidget* w : group) w->setVisible(false);
    }
}

void PagesPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    fitBar();
}

void PagesPanel::placePages(std::span<const Place> places)
{
    for (const Place& p : places) m_pages->setPlace(p.page, p.row, p.share);
}

WatchSet PagesPanel::watch() const
{
    WatchSet w;
    if (!selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    return w;
}

void PagesPanel::restore(const QJsonObject& state, const char* key, Segmented* choice)
{
    const int wanted = state.value(QLatin1String(key)).toInt(choice->current());
    if (wanted >= 0 && wanted < choice->options().size()) choice->setCurrent(wanted);
}

void PagesPanel::themeChanged()
{
    Panel::themeChanged();
    for (Segmented* choice : m_choices) choice->setTheme(theme());
    if (m_chips) m_chips->setTheme(theme());
    m_facts->setTheme(theme());
    m_pages->setTheme(theme());
    for (BoardView* view : m_views) view->themeChanged();
}

void PagesPanel::setDensity(Density density)
{
    for (BoardView* view : m_views) view->setDensity(density);
}

}  // namespace plimsoll
