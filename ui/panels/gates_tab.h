// The six gates as a tab of the warnings.
#pragma once

#include "ui/panels/risk_page.h"

namespace plimsoll {

class GatesPage;

class GatesTab : public RiskPage {
    Q_OBJECT

public:
    GatesTab(const PanelDeps& deps, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;
    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void focusInside() override;
    WatchSet watch() const;
    bool keptPrivate() const;  // as the panel

private:
    void showTime(AsOf now);

    GatesPage* m_gates;
    AsOf m_at;
};

}  // namespace plimsoll
