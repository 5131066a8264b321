// What the panel of the positions is made of: its bar, the menu behind More, its tables and who hears whom.
#include "model/desk/desk_import.h"
#include "ui/desk_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/positions_panel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace plimsoll {

void PositionsPanel::fillBar(QWidget* bar)
{
    m_tabs = new QTabBar(bar);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);  // six do not fit into a narrow panel
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0px 7px; }"));
    m_tabs->setAccessibleName(tr("Which table"));
    const auto button = [&](const QString& word, const QString& tip) {
        auto* b = new QToolButton(bar);
        b->setText(word);
        b->setToolTip(tip);
        b->setFocusPolicy(Qt::StrongFocus);
        return b;
    };
    m_add = button(tr("Add"), tr("Enter a position by hand (Insert)"));
    m_import = button(tr("Import"), tr("Paste a table or read a CSV file (Ctrl+V)"));
    m_undo = button(tr("Undo"), tr("Nothing to take back"));
    m_more = button(tr("More"), tr("Balances and limits, redo, exports"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton* b : {m_undo, m_more}) b->setProperty("flat", true);
    m_more->setMenu(makeMenu());
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_tabs, 1);
    for (QToolButton* b : {m_add, m_import, m_undo, m_more}) row->addWidget(b);
}

QMenu* PositionsPanel::makeMenu()
{
    auto* menu = new QMenu(m_more);
    menu->addAction(tr("Balances and limits\u2026"), this, &PositionsPanel::openSettings);
    QAction* watch = menu->addAction(tr("Watched addresses\u2026"), this, &PositionsPanel::openAddresses);
    watch->setObjectName(QStringLiteral("watchedAddresses"));
    menu->addSeparator();
    m_undoAction = menu->addAction(tr("Undo"), this, [this] {
        if (desk()) desk()->undo();
    });
    m_redoAction = menu->addAction(tr("Redo"), this, [this] {
        if (desk()) desk()->redo();
    });
    menu->addAction(tr("Copy all positions"), this, [this] {
        if (desk())
            QGuiApplication::clipboard()->setText(
                QString::fromStdString(positionsAsTsv(desk()->desk().positions)));
    });
    menu->addSeparator();
    m_exportAction = menu->addAction(tr("Part of exports"), this, [this](bool on) {
        m_exported = on;
        showFace(m_now);
    });
    m_exportAction->setCheckable(true);
    m_exportAction->setObjectName(QStringLiteral("positionsInExports"));
    m_exportAction->setToolTip(
        tr("Off: neither tables nor pictures of this panel leave the machine with a snapshot"));
    return menu;
}

QWidget* PositionsPanel::makeTables()
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_facts = new FactStrip(theme(), content);
    m_pages = new QStackedWidget(content);
    column->addWidget(m_facts);
    column->addWidget(m_pages, 1);
    for (std::size_t i = 0; i < kDeskTables; ++i) {
        const auto table = static_cast<DeskTable>(i);
        m_tables[i] = new TextTable(deskColumns(table), this);
        m_views[i] = new BoardView(theme(), this);
        m_views[i]->setBoard(m_tables[i]);
        m_views[i]->setAccessibleName(deskTableName(table));
        m_views[i]->setChooseOnPress(false);
        m_pages->addWidget(m_views[i]);
        m_tabs->addTab(deskTableName(table));
    }
    return content;
}

void PositionsPanel::sayWhatIsEmpty()
{
    view(DeskTable::Positions)
        ->setEmptyText(tr("No positions are entered"),
                       tr("Add one, paste a table (Ctrl+V) or import a CSV file. They stay on this machine: no "
                          "keys, no orders, and no part of exports unless you say so."));
    view(DeskTable::Addresses)
        ->setEmptyText(
            tr("No addresses are watched"),
            tr("Accounts of Hyperliquid are public: enter addresses under More, Watched addresses. They "
               "stay on this machine."));
    view(DeskTable::Venues)
        ->setEmptyText(tr("No positions and no balances are entered"),
                       tr("Balances are under More, Balances and limits"));
    view(DeskTable::Assets)->setEmptyText(tr("No positions are entered"));
    view(DeskTable::Stress)->setEmptyText(tr("No positions are entered"));
    view(DeskTable::Capital)
        ->setEmptyText(tr("No capital is entered"),
                       tr("Reserve, operational and risk capital are under More, Balances and limits"));
}

void PositionsPanel::connectParts()
{
    BoardView* positions = view(DeskTable::Positions);
    connect(view(DeskTable::Addresses), &BoardView::rowChosen, this, &PositionsPanel::openAddresses);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(positions, &QWidget::customContextMenuRequested, this, &PositionsPanel::menuAt);
    connect(positions, &BoardView::rowChosen, this, &PositionsPanel::editPosition);
    m_tables[0]->setSorter([this](int column, Qt::SortOrder order) {
        m_sortBy = column;
        m_order = order;
        fillPositions(true);
    });
    connect(positions, &BoardView::pointerInside, this, [this](bool inside) {
        m_pointerInside = inside;
        if (!inside) fillPositions();
    });
    connect(positions->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& at) {
                // The other panels follow the position in view.
                if (at.isValid() && view(DeskTable::Positions)->hasFocus())
                    selection().setAsset(m_tables[0]->row(at.row()).asset);
            });
    connect(view(DeskTable::Assets), &BoardView::rowChosen, this, [this](int i) {
        selection().setAsset(m_tables[static_cast<std::size_t>(DeskTable::Assets)]->row(i).asset);
    });
    connect(m_add, &QToolButton::clicked, this, &PositionsPanel::addPosition);
    connect(m_import, &QToolButton::clicked, this, &PositionsPanel::importPositions);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        if (desk()) desk()->undo();
    });
    if (desk()) connect(desk(), &DeskBook::changed, this, &PositionsPanel::bookChanged);
}

}  // namespace plimsoll
