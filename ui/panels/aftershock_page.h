// Is the clean-up over? The conditions of normality as shares of the state before the shock, over all venues and
// on each; the gate for larger positions; how leverage comes back. Price is no condition.
#pragma once

#include "ui/panels/aftershock_rows.h"
#include "ui/panels/risk_page.h"

namespace plimsoll {

class CheckDelegate;
class GateChips;
class GrownTable;
class PageColumn;
class PageLine;

class AftershockPage : public PhaseBoardPage {
    Q_OBJECT

public:
    AftershockPage(const PanelDeps& deps, QWidget* parent);

    void refresh(const SnapshotHub& hub, AsOf now) override;
    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    TextTable* conditions() const { return m_conditions; }
    TextTable* aftermath() const { return m_aftermath; }
    GateChips* gate() const { return m_gate; }
    PageLine* people() const { return m_people; }

private:
    void showAll() override;
    void showTime(AsOf now) override;

    PageColumn* m_column;
    TextTable *m_conditions, *m_aftermath;
    GrownTable *m_conditionsView, *m_aftermathView;
    CheckDelegate* m_delegate;
    GateChips* m_gate;
    PageLine *m_line, *m_people, *m_against;
    std::shared_ptr<const MarketSnapshot> m_market;
    std::shared_ptr<const HealthSnapshot> m_health;
    bool m_stale = false;
};

}  // namespace plimsoll
