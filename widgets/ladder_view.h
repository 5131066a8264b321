// The price ladder: asks above, the mid in the middle, bids below, the size of each row with bars behind
// them. The mid row stands still; rows come and go around it.
#pragma once

#include "widgets/lane_choice.h"
#include "widgets/size_unit.h"
#include "widgets/theme.h"

#include <QWidget>

namespace plimsoll {

class LadderView : public QWidget {
    Q_OBJECT

public:
    explicit LadderView(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setData(std::shared_ptr<const DepthSnapshot> depth);
    void setLanes(const LaneChoice& choice);
    // In what the sizes are read, and what currencies are worth for that.
    void setUnit(SizeUnit unit, const std::vector<FxRate>& rates);
    const SizeScale& sizes() const { return m_sizes; }
    void setGroup(Price group);  // raw 0: chosen from the tick
    Price group() const { return m_group; }
    // A price hovered elsewhere (the heatmap): its row is outlined.
    void setMarkedPrice(std::optional<double> price);
    QSize sizeHint() const override { return {212, 480}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

    // What is shown, for tests and screen readers.
    struct Row {
        QRect rect;
        Price price;
        bool ask = false;
        double size = 0;   // in the unit
        double total = 0;  // from the touch to here, this row included
    };
    const std::vector<Row>& rows() const { return m_rows; }
    // As written in the row: what is there but rounds to nothing is "<0.01", never 0.00.
    QString sizeText(const Row& row) const;
    // The row and who rests there, venue by venue; empty outside the rows.
    QString tipAt(const QPoint& pos) const;
    bool stale() const { return m_stale; }

Q_SIGNALS:
    void priceHovered(std::optional<double> price);
    void priceClicked(double price);
    void alertWanted(double price);  // Alt+click
    void menuRequested(const QPoint& globalPos, double price, const QString& value);

protected:
    bool event(QEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;
    void leaveEvent(QEvent*) override;

private:
    struct Unit {
        double size = 1e6;
        const char* word = "m";
    };
    QString headUnit() const;  // "$m", "BTC", "k USDT"

    void rebuild();
    void chooseUnit(double largest);
    void describe();
    QRect midRect() const;
    void paintHead(QPainter* p) const;
    void paintMid(QPainter* p) const;
    void paintRow(QPainter* p, const Row& row) const;

    Theme m_theme;
    std::shared_ptr<const DepthSnapshot> m_depth;
    LaneChoice m_choice;
    Price m_wanted, m_group;
    std::optional<TopOfBook> m_top;
    std::optional<double> m_marked;
    std::vector<Row> m_rows;
    BookRows m_sums;
    SizeUnit m_wantedUnit = SizeUnit::Usd;
    std::vector<FxRate> m_rates;
    SizeScale m_sizes;
    bool m_stale = false;
    double m_scale = 0;       // size of a full bar
    double m_totalScale = 0;  // and of a full shade of the totals
    Unit m_unit;
    int m_decimals = 0;
    Mono m_described{};
};

}  // namespace plimsoll
