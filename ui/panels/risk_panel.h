// The risk warnings: what is raised, worst first; what cannot be judged; and that all else was looked at.
#pragma once

#include "ui/panel.h"

class QTabBar;
class QToolButton;

namespace plimsoll {

class WarningList;

class RiskPanel : public Panel {
    Q_OBJECT
public:
    RiskPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void focusInside() override;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    enum Tab { Active, Unknown };
    std::vector<Warning> listed() const;
    void showAll(AsOf now);
    void showFace(AsOf now);
    void showTabs();
    void mute(const Warning& w);
    void menuFor(const Warning& w, int chip, const QPoint& at);

    QTabBar* m_tabs;
    WarningList* m_list;
    std::shared_ptr<const RiskSnapshot> m_shown;
    Freshness m_pulse = Freshness::Live;
    AsOf m_now;
};

}  // namespace plimsoll
