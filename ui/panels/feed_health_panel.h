// Can the data be trusted: what each venue's feed says about itself.
#pragma once

#include "ui/panel.h"

class QStackedWidget;
class QTabBar;

namespace plimsoll {

class AlertLatency;
class BackfillPage;
class BoardView;
class HeadlineList;
class LatencyLine;
class TextTable;

class FeedHealthPanel : public Panel {
    Q_OBJECT
public:
    FeedHealthPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    BackfillPage* backfill() const { return m_backfill; }
    // How long alerts take, as the window measures it.
    void setAlertLatency(const AlertLatency* latency);

Q_SIGNALS:
    // The venues' past: ask for it, or stop asking.
    void backfillToggled(bool on);

protected:
    std::uint64_t version(const SnapshotHub& hub) const override { return hub.health.version(); }
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    enum Page { Now, Classes, Past, Sockets, Budgets, Currencies, Refused, Errors, kPages };
    void showFace(AsOf now);
    void showTabs();
    BoardView* makeView(TextTable* table, const QString& name, const QString& empty);

    HeadlineList* m_headlines;
    LatencyLine* m_latency;
    BackfillPage* m_backfill;
    std::array<TextTable*, kPages> m_tables{};
    std::array<BoardView*, kPages> m_views{};
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    std::shared_ptr<const HealthSnapshot> m_shown;
    std::shared_ptr<const MarketSnapshot> m_market;  // for what currencies are worth
};

}  // namespace plimsoll
