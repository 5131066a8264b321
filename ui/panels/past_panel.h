// A panel on what the venues tell of the chosen asset's past: what is plotted, over which span, one plot, and the
// state of the present values beside it.
#pragma once

#include "model/boards/funding_history.h"
#include "ui/panel.h"

class QHBoxLayout;
class QVBoxLayout;

namespace plimsoll {

class Segmented;
class TimePlot;

class PastPanel : public Panel {
    Q_OBJECT
public:
    WatchSet watch() const override;
    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void focusInside() override;

    TimePlot* plot() const { return m_plot; }

protected:
    struct Words {
        QString id, title;
        QStringList views;
        QString viewTip, plotName;
        std::vector<int> days;
        int firstDays = 0;  // place in `days`
    };
    PastPanel(const Words& words, const PanelDeps& deps, QWidget* parent);
    // The plot comes last; to be called once, after what stands above it has been laid into `column`.
    QWidget* content() const { return m_content; }
    QVBoxLayout* column() const { return m_column; }
    QHBoxLayout* bar() const { return m_bar; }  // what is plotted first, the span last
    void placePlot();

    // What the asset's present values say, the plot apart.
    virtual void showNow(AsOf now) = 0;
    virtual void showPlot(AsOf now) = 0;
    virtual void showFace(AsOf now) = 0;
    virtual QString nothingYet() const = 0;
    // The asset is another one: what is held of the old one goes.
    virtual void forget() {}

    void showAll();
    // While there is nothing, the feeds say how far the past is loaded.
    void showEmpty();
    // The past and the health, where they are the asset's; draws the plot when the past is new.
    void take(const SnapshotHub& hub, AsOf now);

    int view() const;
    Duration span() const;
    // Of what has no span the choice is left out.
    void setSpanned(bool spanned);
    // Of the bar's width, beside what is plotted and the span.
    int barRoom() const;
    void resizeEvent(QResizeEvent* event) override;

    // The present values of the venues, judged together.
    struct Judged {
        int all = 0, late = 0, stale = 0;
        Mono newest{};
        QString worst;
        void add(VenueId venue, Freshness fresh, Mono at, AsOf now);
        Freshness fresh() const;
        QString age(AsOf now) const;
    };

    std::shared_ptr<const FundingHistorySnapshot> m_past;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;

private:
    Segmented *m_viewChoice, *m_spanChoice;
    QWidget* m_content;
    QVBoxLayout* m_column;
    QHBoxLayout* m_bar;
    TimePlot* m_plot;
    const std::vector<int> m_days;
    const int m_firstDays, m_views;
    bool m_spanned = true;
    std::shared_ptr<const HealthSnapshot> m_health;
    std::uint64_t m_pastVersion = 0;
};

}  // namespace plimsoll
