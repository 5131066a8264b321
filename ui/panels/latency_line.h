// Below the venues' headlines: how long alerts take from the frame to the screen.
#pragma once

#include "ui/alert_latency.h"
#include "ui/export_table.h"
#include "widgets/theme.h"

#include <QStringList>
#include <QWidget>

namespace plimsoll {

class LatencyLine : public QWidget {
    Q_OBJECT
public:
    LatencyLine(const Theme& theme, QWidget* parent);

    // Null: nothing is measured here, and nothing is shown.
    void setLatency(const AlertLatency* latency);
    void refresh();
    const QStringList& lines() const { return m_lines; }
    ExportTable exportTable() const;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    static constexpr int kLine = 17, kLeft = 8, kMargin = 4;

    const Theme& m_theme;
    const AlertLatency* m_latency = nullptr;
    QStringList m_lines;
};

}  // namespace plimsoll
