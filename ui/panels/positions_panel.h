// The person's own positions: what each means now, what they mean together, what a shock would do. Entered by
// hand, pasted or imported; no keys, no orders. Nothing of it goes into exports of the market unless that is
// chosen here.
#pragma once

#include "ui/panel.h"
#include "ui/panels/position_rows.h"

#include <array>
#include <memory>
#include <vector>

class QAction;
class QMenu;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace plimsoll {

class BoardView;
class PositionForm;
class TextTable;

class PositionsPanel : public Panel {
    Q_OBJECT
public:
    PositionsPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;
    bool keptPrivate() const override;

    BoardView* view(DeskTable table) const { return m_views[static_cast<std::size_t>(table)]; }
    FactStrip* facts() const { return m_facts; }
    // What the book has and the model has not said anything of yet counts as nothing.
    bool staleAt(AsOf now) const;

public Q_SLOTS:
    void addPosition();
    void editPosition(int row);
    void pastePositions();
    void importPositions();
    void openSettings();
    void openAddresses();
    void deleteSelected();

protected:
    // The market too: a form that is opened computes with it, also while nothing is entered.
    std::uint64_t version(const SnapshotHub& hub) const override
    {
        return hub.desk.version() + hub.market.version();
    }
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    void fillBar(QWidget* bar);
    QMenu* makeMenu();
    QWidget* makeTables();
    void sayWhatIsEmpty();
    void connectParts();
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fill(AsOf now);
    void fillPositions(bool sortNow = false);
    void edit(std::uint64_t id);
    void showFace(AsOf now);
    void bookChanged();
    void openForm(const Position& draft);
    void openSheet(const QString& text);
    void menuAt(const QPoint& where);
    void addWatchedEntries(QMenu* menu, int row);
    std::vector<std::uint64_t> selected() const;
    std::optional<std::uint64_t> idAt(int row) const;

    FactStrip* m_facts;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    std::array<TextTable*, kDeskTables> m_tables{};
    std::array<BoardView*, kDeskTables> m_views{};
    QToolButton *m_add, *m_import, *m_undo, *m_more;
    QAction *m_undoAction, *m_redoAction, *m_exportAction;
    std::shared_ptr<const DeskSnapshot> m_shown;
    std::shared_ptr<const MarketSnapshot> m_market;
    std::shared_ptr<const MetricSnapshot> m_metrics;
    AsOf m_now;
    bool m_stale = false, m_exported = false, m_pointerInside = false;
    int m_sortBy = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

}  // namespace plimsoll
