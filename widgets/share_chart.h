// Whose part of a whole: bars of stacked shares, one a row, with a legend that says each part's size.
// Qt Charts draws the bars. What is not known is named as such, and never drawn as nothing.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

struct SharePart {
    QString code;  // "BN"
    QString name;  // "Binance"
    QColor color;
    bool operator==(const SharePart&) const = default;
};
// One whole: a value a part, in the order of the parts; none: not known.
struct ShareBar {
    QString label;  // "BTC", empty where there is one bar alone
    std::vector<std::optional<double>> values;
    std::vector<bool> stale;  // by part: hatched; missing: fresh
    bool operator==(const ShareBar&) const = default;
};

class ShareChart : public QWidget {
    Q_OBJECT

public:
    explicit ShareChart(const Theme& theme, QWidget* parent = nullptr);
    ~ShareChart() override;

    void setTheme(const Theme& theme);
    // Bars from top to bottom. Parts of one bar are stacked from the left in the parts' order.
    void setBars(std::vector<SharePart> parts, std::vector<ShareBar> bars);
    void setFormat(std::function<QString(double)> text);
    void setEmptyText(const QString& text);
    // Shares of each bar's whole, or absolute lengths on one common scale.
    void setAbsolute(bool absolute);

    // Of what is known of that bar; none where nothing is.
    std::optional<double> shareOf(std::size_t bar, std::size_t part) const;
    // "BN 42 %  $7.21bn", "OK not known"; of the first bar.
    QStringList legendTexts() const;
    QImage image(QSize size, qreal scale) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 44}; }

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;  // tool tips

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

}  // namespace plimsoll
