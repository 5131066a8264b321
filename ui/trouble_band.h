// Shown while no venue delivers: says per venue what is wrong and what is being done about it.
// The window stays usable behind it.
#pragma once

#include "model/snapshots.h"
#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace plimsoll {

struct TroubleLine {
    VenueId venue = VenueId::Binance;
    Freshness state = Freshness::Off;
    QString what;
};

struct Trouble {
    QString headline;
    std::vector<TroubleLine> lines;
    bool named = false;  // a feed has said what is wrong, or all are off
    bool any() const { return !headline.isEmpty(); }
};

// Nothing is wrong as long as one switched-on venue delivers.
Trouble findTrouble(const HealthSnapshot* health, const std::vector<VenueId>& venues, AsOf now);

class TroubleBand : public QWidget {
    Q_OBJECT
public:
    TroubleBand(const Theme& theme, QWidget* parent);
    void setTrouble(const Trouble& trouble);
    const Trouble& trouble() const { return m_trouble; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void healthWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override { Q_EMIT healthWanted(); }

private:
    int columns() const;
    int rows() const;

    const Theme& m_theme;
    Trouble m_trouble;
};

}  // namespace plimsoll
