// How fragile the market is now, and what that is made of. A state, not the probability of a crash.
#pragma once

#include "ui/panels/risk_page.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

class GrownTable;
class LoadGauge;
class LoadDelegate;
class PageColumn;
class PageLine;

std::vector<TextColumn> fragilityColumns();
std::vector<TextRow> fragilityRows(const AssetFacts& facts);

class FragilityPage : public RiskPage {
    Q_OBJECT

public:
    FragilityPage(const PanelDeps& deps, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;
    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    TextTable* parts() const { return m_parts; }
    LoadGauge* gauge() const { return m_gauge; }

private:
    void showAll(AsOf now);

    PageColumn* m_column;
    LoadGauge* m_gauge;
    TextTable* m_parts;
    GrownTable* m_view;
    LoadDelegate* m_delegate;
    PageLine *m_largest, *m_scale;
    std::shared_ptr<const MetricSnapshot> m_shown;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
};

}  // namespace plimsoll
