// The stored past of the chosen asset over an hour to a quarter of a year: what was seen, what the venues told of
// the time when nobody was looking, and where nothing is known.
#pragma once

#include "ui/panel.h"
#include "ui/panels/history_series.h"
#include "ui/panels/thin_hours.h"

#include <QTimer>

class QAction;
class QComboBox;

namespace plimsoll {

struct AlertAxis;  // ui/chart_alerts.h
class Segmented;
class TimePlot;
class VenueChip;

class HistoryPanel : public Panel {
    Q_OBJECT
public:
    HistoryPanel(const PanelDeps& deps, QWidget* parent);

    // An answer shows at once, not with the tables.
    Pace pace() const override { return Pace::Picture; }
    void age(AsOf now) override;
    WatchSet watch() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;

    TimePlot* plot() const { return m_plot; }
    TimePlot* tops() const { return m_tops; }
    QComboBox* views() const { return m_views; }
    Segmented* spans() const { return m_spans; }
    Segmented* markets() const { return m_markets; }
    const std::vector<VenueChip*>& chips() const { return m_chips; }
    QString asTsv() const;
    QString footer() const { return m_left; }
    QString caveat() const { return m_right; }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // The span of time that is asked for, in whole points.
    struct Wanted {
        Timestamp from{}, to{};
        int points = 0;
    };
    Wanted wanted() const;
    // What is held says what is in view, about as finely as it can be shown.
    bool covered() const;
    void tend(AsOf now);
    void ask();
    void askThin();
    // Liquidations are plotted, and thin hours are to be shaded behind them.
    bool shades() const;
    HistoryView view() const;
    Market market() const;
    HistoryPick pick() const;
    AlertAxis axis() const;
    void buildBars();
    void chooseVenue(VenueId venue);
    void showPlot();
    void showTops();
    void showEmpty();
    void showFace(AsOf now);
    void showFooter();
    void forget();
    void fitAxes();
    // Of what it reads besides the books.
    std::uint64_t besides(const SnapshotHub& hub) const;

    static constexpr Duration kPatience = std::chrono::seconds{5};  // for an answer, before it is asked again

    QComboBox* m_views;
    Segmented *m_spans, *m_markets;
    QWidget* m_row;
    std::vector<VenueChip*> m_chips;
    TimePlot *m_plot, *m_tops;  // the first above the second, in one of the views alone
    QAction* m_shade;
    ThinHours m_thin;
    QTimer m_settle;  // a gesture has ended
    std::uint8_t m_shown = 0x0f;
    std::uint64_t m_serial = 0, m_shows = 0;
    std::optional<Mono> m_asked;    // when
    std::optional<Mono> m_waiting;  // since when the newest question has no answer
    std::shared_ptr<const HistoryAnswer> m_answer;
    std::shared_ptr<const store::StoreStatus> m_store;
    std::shared_ptr<const HealthSnapshot> m_health;
    std::shared_ptr<const DepthSnapshot> m_depth;
    std::optional<Mono> m_topsAt;  // they were drawn last
    std::optional<Mono> m_agedAt;
    std::optional<std::uint64_t> m_besides;  // as it was read last; none: all is to be shown anew
    std::uint64_t m_books = 0;
    QString m_topsNote;
    HistoryPlot m_drawn;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
    QString m_left, m_right;
};

}  // namespace plimsoll
