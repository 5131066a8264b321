// The six gates in a panel of their own; the page is the one that the warnings have as a tab.
#pragma once

#include "ui/panel.h"

namespace plimsoll {

class GatesPage;

class GatesPanel : public Panel {
    Q_OBJECT
public:
    GatesPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void focusInside() override;
    WatchSet watch() const override;
    // A planned trade is the person's own; its card is exported by its own button.
    bool keptPrivate() const override;
    GatesPage* page() const { return m_page; }

protected:
    // The feeds' health comes every second, also while nothing is planned.
    std::uint64_t version(const SnapshotHub& hub) const override
    {
        return hub.desk.version() + hub.health.version();
    }
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    void showFace(AsOf now);

    GatesPage* m_page;
    AsOf m_now;
};

}  // namespace plimsoll
