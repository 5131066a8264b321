// A venue in the mission strip: light, key, code and state word; latency or age; p99 and gaps.
#pragma once

#include "widgets/status_dot.h"

namespace plimsoll {

struct FeedCellText {
    Light light = Light::Off;
    QString headline;  // 13/500: latency while live ("38 ms"), else an age or a countdown
    QString detail;    // 11: "p99 112 · 0 gaps", "retry in 8 s"
    QString toolTip;   // the whole story
    bool operator==(const FeedCellText&) const = default;
};

class StripFeedCell : public QWidget {
    Q_OBJECT

public:
    StripFeedCell(VenueId venue, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setText(const FeedCellText& text);
    Light light() const { return m_dot->light(); }
    VenueId venue() const { return m_venue; }
    QSize sizeHint() const override { return {100, 76}; }
    QSize minimumSizeHint() const override { return {58, 60}; }

Q_SIGNALS:
    void clicked(plimsoll::VenueId venue);

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    Theme m_theme;
    VenueId m_venue;
    StatusDot* m_dot;
    FeedCellText m_text;
};

}  // namespace plimsoll
