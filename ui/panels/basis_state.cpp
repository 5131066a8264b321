// What the basis panel keeps, hands out, offers by menu, and how it takes another theme.
#include "ui/alert_book.h"
#include "ui/alert_cells.h"
#include "ui/panels/basis_panel.h"
#include "ui/panels/board_view.h"
#include "ui/tables_later.h"

#include <QMenu>

namespace plimsoll {

QJsonObject BasisPanel::saveState() const
{
    return {{QStringLiteral("unit"), m_unit->current() == 1 ? QStringLiteral("usd") : QStringLiteral("bp")},
            {QStringLiteral("part"), part()->current()},
            {QStringLiteral("plot"), m_plotOf->current()},
            {QStringLiteral("span"), m_span->current()},
            {QStringLiteral("hidden"), hiddenVenues()}};
}

void BasisPanel::restoreState(const QJsonObject& state)
{
    const QString unit = state.value(QStringLiteral("unit")).toString();
    if (unit == QLatin1String("usd")) m_unit->setCurrent(1);
    if (unit == QLatin1String("bp")) m_unit->setCurrent(0);
    restore(state, "part", part());
    restore(state, "plot", m_plotOf);
    restore(state, "span", m_span);
    setHidden(static_cast<std::uint8_t>(state.value(QStringLiteral("hidden")).toInt(hiddenVenues())));
}

std::vector<ExportTable> BasisPanel::exportTables() const
{
    return {m_tables[PVenues]->toExport(QStringLiteral("basis_venues"), tr("Basis by venue")),
            m_tables[PPairs]->toExport(QStringLiteral("basis_pairs"), tr("Gaps between venues")),
            m_tables[POracles]->toExport(QStringLiteral("basis_oracles"), tr("Oracle health")),
            m_tables[PStables]->toExport(QStringLiteral("basis_coins"), tr("Dollar coins")),
            m_tables[PMatrix]->toExport(QStringLiteral("basis_matrix"), tr("Row less column"))};
}

std::vector<ExportTable> BasisPanel::exportSeries() const
{
    if (!m_board) return {};
    return {tableOf([board = m_board, stored = m_stored, shown = span()] {
        return basisSeriesTable(*board, stored.get(), shown);
    })};
}

void BasisPanel::menuAt(BoardView* table, const QPoint& where)
{
    const QModelIndex at = table->indexAt(where);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("basisMenu"));
    if (at.isValid()) {
        addCellAlerts(menu, alerts(), "basis", table, at, selection().asset(),
                      {alertOn("basis_disp", selection().asset(), std::nullopt, 10, AlertOperator::Above),
                       alertOn("stable_dev", {}, std::nullopt, 30, AlertOperator::Above)});
        menu->addSeparator();
    }
    chips()->addTo(menu, tr("Show %1"));
    menu->addSeparator();
    menu->addAction(tr("Copy the table as TSV"), table, &BoardView::copy);
    menu->popup(table->viewport()->mapToGlobal(where));
}

void BasisPanel::themeChanged()
{
    PagesPanel::themeChanged();
    m_plot->setTheme(theme());
    showPlot();
}

void BasisPanel::focusInside()
{
    const auto page = static_cast<std::size_t>(pages()->spread() ? 0 : part()->current());
    if (m_views[page]) return m_views[page]->setFocus(Qt::TabFocusReason);
    m_plot->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
