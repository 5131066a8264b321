// Where else a market stands: readings put into words, and the majors beside what moves more.
#pragma once

#include "ui/panels/context_rows.h"
#include "ui/panels/risk_page.h"

namespace plimsoll {

class GrownTable;
class PageColumn;
class PageLine;

class ContextPage : public RiskPage {
    Q_OBJECT

public:
    ContextPage(const PanelDeps& deps, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;
    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    TextTable* readings() const { return m_readings; }
    TextTable* coins() const { return m_coins; }

private:
    void showAll(AsOf now);

    PageColumn* m_column;
    PageLine* m_caveat;
    TextTable *m_readings, *m_coins;
    GrownTable *m_readingsView, *m_coinsView;
    ContextInput m_in;
    Freshness m_pulse = Freshness::Live;
};

struct ContextPanel : PagePanel {
    ContextPanel(const PanelDeps& deps, QWidget* parent);
};

}  // namespace plimsoll
