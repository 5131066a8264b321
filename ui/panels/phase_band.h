// Ninety days of phases as one band, with a legend and a mark for each flush.
#pragma once

#include "model/boards/phase.h"
#include "widgets/theme.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace plimsoll {

class PhaseBand : public QWidget {
    Q_OBJECT

public:
    PhaseBand(const Theme& theme, QWidget* parent);

    void setBand(std::shared_ptr<const std::vector<PhaseSpan>> band, Timestamp to, bool stale);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {300, 76}; }
    QSize minimumSizeHint() const override { return {0, 76}; }
    // What is at this place: "Euphoria, 2 Nov 04:10 to 9 Nov 11:00"; where nobody watched it says so.
    QString said(int x) const;
    int xOf(Timestamp at) const;
    QRect bandRect() const;

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    Theme m_theme;
    std::shared_ptr<const std::vector<PhaseSpan>> m_band;
    Timestamp m_to{};
    bool m_stale = false;
};

}  // namespace plimsoll
