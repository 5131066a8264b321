// A venue at a glance: light, name, what is wrong, and below it what is being done.
#pragma once

#include "model/snapshots.h"
#include "widgets/status_dot.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

namespace plimsoll {

struct Headline {
    VenueId venue = VenueId::Binance;
    Light light = Light::Off;
    QString text;   // what is wrong, or that nothing is
    QString doing;  // what is being done about it
    bool bad = false;
    bool operator==(const Headline&) const = default;
};

Headline venueHeadline(const VenueRow& row, AsOf now);

class HeadlineList : public QWidget {
    Q_OBJECT
public:
    HeadlineList(const Theme& theme, QWidget* parent);
    void setLines(std::vector<Headline> lines);
    const std::vector<Headline>& lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kLine = 22, kSecond = 15;
    static constexpr int kTextLeft = 104, kTextMargin = 8;
    // The lines below the first: what is left of a long sentence, and what is being done.
    QStringList linesOf(const Headline& l) const;
    int heightOf(const Headline& l) const { return kLine + kSecond * static_cast<int>(linesOf(l).size() - 1); }
    void fit();
    const Headline* lineAt(int y) const;

    const Theme& m_theme;
    std::vector<Headline> m_lines;
};

}  // namespace plimsoll
