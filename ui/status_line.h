// The line at the bottom: on the left what the engine is doing, on the right what is being kept.
#pragma once

#include "model/snapshots.h"
#include "model/store/store_status.h"
#include "ui/frame_tick.h"
#include "ui/window_state.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

namespace plimsoll {

struct StatusItem {
    QString text, tip;
    Freshness light = Freshness::Live;  // only drawn when `lit`
    bool lit = false;
    bool bad = false;
    QString place = {};  // where a click leads; empty: nowhere
    bool operator==(const StatusItem&) const = default;
};

// `usable`: venues whose data counts now, of those that are switched on.
std::vector<StatusItem> statusItems(const HealthSnapshot* health, const std::vector<VenueId>& venues,
                                    const FrameTick::Load& load, const store::StoreStatus* history = nullptr);

class StatusLine : public QWidget {
    Q_OBJECT
public:
    StatusLine(const Theme& theme, QWidget* parent);

    void setItems(std::vector<StatusItem> items);
    void setRight(const QString& text, const QString& tip, bool recording);
    void setNotice(const QString& text);
    const std::vector<StatusItem>& items() const { return m_items; }
    // Where the first of them stand: those that there is room for.
    std::vector<QRect> places() const;
    QString rightText() const { return m_notice.isEmpty() ? m_right : m_notice; }

    static constexpr int kHeight = 24;

Q_SIGNALS:
    void pressed(const QString& place);

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rightWidth() const;
    const StatusItem* itemAt(const QPoint& at) const;  // of those that are shown

    const Theme& m_theme;
    std::vector<StatusItem> m_items;
    QString m_right, m_rightTip, m_notice;
    bool m_recording = false;
};

}  // namespace plimsoll
