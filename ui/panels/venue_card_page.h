// A venue's card: its rules, what it publishes, and the switch that sets it aside.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/risk_page.h"
#include "ui/panels/text_table.h"

class QCheckBox;

namespace plimsoll {

class CheckDelegate;
class GrownTable;
class PageColumn;
class PageLine;
class Segmented;

class VenueCardPage : public RiskPage {
    Q_OBJECT

public:
    VenueCardPage(const PanelDeps& deps, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;
    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    TextTable* card() const { return m_card; }
    Segmented* choice() const { return m_choice; }

private:
    VenueId venue() const;
    void showAll(AsOf now);
    void showAside();

    Segmented* m_choice;
    QCheckBox* m_aside;
    PageColumn* m_column;
    PageLine* m_note;
    TextTable* m_card;
    GrownTable* m_view;
    CheckDelegate* m_delegate;
    std::shared_ptr<const MarketSnapshot> m_market;
    std::shared_ptr<const HealthSnapshot> m_health;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
};

struct VenueCardPanel : PagePanel {
    VenueCardPanel(const PanelDeps& deps, QWidget* parent);
};

}  // namespace plimsoll
