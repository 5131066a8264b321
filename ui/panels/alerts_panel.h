// The person's alerts: what each waits for, how it stands, and what fired, newest first.
#pragma once

#include "ui/panel.h"

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace plimsoll {

class BoardView;
class TextTable;

class AlertsPanel : public Panel {
    Q_OBJECT
public:
    AlertsPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void focusInside() override;
    BoardView* rulesView() const { return m_views[Rules]; }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override { return hub.alerts.version(); }
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    enum Page { Rules, Fired, kPages };
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fill(AsOf now);
    bool staleAt(AsOf now) const;
    void showFace(AsOf now);
    void menuAt(const QPoint& where);
    std::optional<std::uint64_t> ruleAt(int row) const;

    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    std::array<TextTable*, kPages> m_tables{};
    std::array<BoardView*, kPages> m_views{};
    QPushButton* m_new;
    std::shared_ptr<const AlertSnapshot> m_shown;
    bool m_stale = false;
};

}  // namespace plimsoll
