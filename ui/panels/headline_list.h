// One line a venue: light, name, and its feed's own sentence.
#pragma once

#include "model/market/instrument.h"
#include "widgets/status_dot.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

namespace plimsoll {

struct Headline {
    VenueId venue = VenueId::Binance;
    Light light = Light::Off;
    QString text;
    bool bad = false;
    bool operator==(const Headline&) const = default;
};

class HeadlineList : public QWidget {
    Q_OBJECT
public:
    HeadlineList(const Theme& theme, QWidget* parent);
    void setLines(std::vector<Headline> lines);
    const std::vector<Headline>& lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kLine = 22;

    const Theme& m_theme;
    std::vector<Headline> m_lines;
};

}  // namespace plimsoll
