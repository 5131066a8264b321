// Toasts: what was raised or fired a moment ago, at the lower right, three at most, each for eight seconds.
// They take no focus and cover no title; a click opens the panel that knows more.
#pragma once

#include "model/snapshot_hub.h"
#include "widgets/theme.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

struct Toast {
    Severity severity = Severity::Warning;
    QString kind, head, panel;  // "Warning DEPTH_DROP", the sentence, where to look
    Mono until{};
    bool operator==(const Toast&) const = default;
};

class ToastStack : public QWidget {
    Q_OBJECT
public:
    ToastStack(const Theme& theme, QWidget* window);

    // What is new since the last look; what stood at the first look was said before. With many at once the
    // last place says how many more there are.
    void take(const RiskSnapshot* risk, const AlertSnapshot* alerts, AsOf now);
    // Something else to say, now.
    void say(std::vector<Toast> toasts, AsOf now);
    void setMuted(std::function<bool(const Warning&)> muted) { m_muted = std::move(muted); }
    // Off: nothing is shown; what is new meanwhile is not shown later.
    void setOn(bool on);
    bool on() const { return m_on; }
    // Only these severities and worse speak.
    static constexpr Severity kLeast = Severity::Warning;
    const std::vector<Toast>& shown() const { return m_shown; }
    void dismissAll();

    static constexpr Duration kFor = std::chrono::seconds{8};
    static constexpr std::size_t kMost = 3;
    static constexpr int kWidth = 420, kHeight = 54, kGap = 6, kMargin = 12;

Q_SIGNALS:
    void opened(const QString& panel);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void add(std::vector<Toast> fresh, Mono now);
    void expire(Mono now);
    void place();
    QRect box(std::size_t i) const;
    QRect cross(std::size_t i) const;

    const Theme& m_theme;
    std::function<bool(const Warning&)> m_muted;
    std::vector<Toast> m_shown;  // newest last
    std::set<std::string> m_raised;
    std::uint64_t m_fired = 0;
    bool m_on = true, m_lookedAtRisk = false, m_lookedAtAlerts = false;
};

}  // namespace plimsoll
