// The risk warnings: what is raised, worst first; what cannot be judged; that all else was looked at. Behind tabs,
// what one does next: the aftershock tracker, the checklist, the gates, the journal.
#pragma once

#include "ui/panel.h"

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace plimsoll {

class RiskHeader;
class RiskPage;
class WarningList;
struct PhaseSnapshot;

class RiskPanel : public Panel {
    Q_OBJECT
public:
    RiskPanel(const PanelDeps& deps, QWidget* parent);

    enum Tab { Now, Aftershock, Checklist, Gates, Journal, kTabs };

    void age(AsOf now) override;
    WatchSet watch() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;
    bool startFind() override;
    // A planned trade in view is the person's own.
    bool keptPrivate() const override;

    Tab tab() const;
    void setTab(Tab tab);
    WarningList* list() const { return m_list; }
    RiskHeader* header() const { return m_header; }
    RiskPage* page(Tab tab) const { return m_pages[static_cast<std::size_t>(tab)]; }  // null: of Now

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTabs();
    std::vector<Warning> raised() const;
    void showAll(AsOf now);
    void listWarnings(AsOf now);
    void showHeader(AsOf now);
    void showFace(AsOf now);
    PanelFace ownFace(AsOf now);
    void showEmpty();
    void showTabs();
    void jump(const Warning& w, int chip);
    void mute(const Warning& w);
    void snooze(const Warning& w);
    void menuFor(const Warning& w, int chip, const QPoint& at);

    QTabBar* m_tabs;
    QToolButton* m_limits;
    RiskHeader* m_header;
    QStackedWidget* m_stack;
    WarningList* m_list;
    std::array<RiskPage*, kTabs> m_pages{};
    std::shared_ptr<const RiskSnapshot> m_shown, m_listed;
    std::vector<bool> m_listedMuted;
    std::shared_ptr<const PhaseSnapshot> m_phase;
    std::shared_ptr<const MetricSnapshot> m_metrics;
    Freshness m_pulse = Freshness::Live;
    AsOf m_now;
};

}  // namespace plimsoll
