// A page of the risk workspace: written once, shown as a panel of its own and as a tab of the warnings. And the
// panel that holds one.
#pragma once

#include "ui/panel.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace plimsoll {

class RiskPage : public QWidget {
    Q_OBJECT

public:
    RiskPage(const PanelDeps& deps, QWidget* parent);

    // What a title bar and a footer say about the page.
    struct Says {
        PanelFace face;
        QString left, right;
    };
    const Says& says() const { return m_says; }

    virtual std::uint64_t version(const SnapshotHub& hub) const = 0;
    virtual void refresh(const SnapshotHub& hub, AsOf now) = 0;
    virtual void age(AsOf now) = 0;
    virtual std::vector<ExportTable> exportTables() const = 0;
    virtual QJsonObject saveState() const = 0;
    virtual void restoreState(const QJsonObject& state) = 0;
    virtual void themeChanged() = 0;
    virtual void setDensity(Density) {}
    virtual void focusInside() = 0;
    virtual bool startFind() { return false; }

Q_SIGNALS:
    void saysChanged();
    void panelWanted(const QString& id);
    void noteWritten(const QString& asset, const QString& text);
    void historyWanted(const plimsoll::HistoryRequest& request);

protected:
    void say(Says says);
    const Theme& theme() const { return m_deps.theme; }
    Selection& selection() const { return m_deps.selection; }
    int instance() const { return m_deps.instance; }
    const std::vector<VenueId>& venues() const { return m_deps.venues; }
    const PanelDeps& deps() const { return m_deps; }

private:
    PanelDeps m_deps;
    Says m_says;
};

// A page of what the phase board says about the asset in focus.
class PhaseBoardPage : public RiskPage {
    Q_OBJECT

public:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;

protected:
    using RiskPage::RiskPage;
    // The last of a page's constructor: shows what there is, and from here on the asset in focus.
    void follow();
    virtual void showAll() = 0;
    virtual void showTime(AsOf now) = 0;

    std::shared_ptr<const PhaseSnapshot> m_shown;  // null: nothing of this asset yet
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
};

// A panel that is one page.
class PagePanel : public Panel {
    Q_OBJECT

public:
    void age(AsOf now) override { m_page->age(now); }
    WatchSet watch() const override;
    QJsonObject saveState() const override { return m_page->saveState(); }
    void restoreState(const QJsonObject& state) override { m_page->restoreState(state); }
    std::vector<ExportTable> exportTables() const override { return m_page->exportTables(); }
    void themeChanged() override;
    void setDensity(Density density) override { m_page->setDensity(density); }
    void focusInside() override { m_page->focusInside(); }
    bool startFind() override { return m_page->startFind(); }
    RiskPage* page() const { return m_page; }

protected:
    PagePanel(const QString& id, const QString& title, const PanelDeps& deps, RiskPage* page, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override { return m_page->version(hub); }
    void refresh(const SnapshotHub& hub, AsOf now) override { m_page->refresh(hub, now); }

private:
    void takeSays();

    RiskPage* m_page;
};

// How old what a page shows is. `limit`: of a board that is stated once a second.
Freshness pageFreshness(const AsOf& said, AsOf now, Freshness pulse, Duration limit = std::chrono::seconds{5});

}  // namespace plimsoll
