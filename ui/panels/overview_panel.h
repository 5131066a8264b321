// The market at a glance: one row an asset.
#pragma once

#include "model/boards/overview_board.h"
#include "ui/panel.h"

class QMenu;

namespace plimsoll {

class BoardView;
class OverviewModel;
class SearchField;
class Segmented;

class OverviewPanel : public Panel {
    Q_OBJECT
public:
    OverviewPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    bool startFind() override;
    void focusInside() override;
    void setDensity(Density density) override;
    PanelUnits unitsShown() const override;

    OverviewModel* model() const { return m_model; }
    BoardView* view() const { return m_view; }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showFace(AsOf now);
    void showFooter();
    void widenPrices();
    void showUnits();
    void showSelection();
    void choose(int row);
    void addAlertEntriesOf(QMenu* menu, std::string_view metric, const QString& asset, double value);
    void menuAt(const QPoint& where);

    OverviewModel* m_model;
    BoardView* m_view;
    SearchField* m_find;
    Segmented *m_scope, *m_ground;
    QString m_widestPrice = QStringLiteral("84,012.40");
    std::shared_ptr<const OverviewSnapshot> m_shown;
    std::vector<FxRate> m_rates;
    Freshness m_pulse = Freshness::Live;
};

}  // namespace plimsoll
