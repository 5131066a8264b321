// Toasts: what was raised or fired a moment ago, at the lower right, three at most, each for eight seconds.
// They take no focus and cover no title; a click opens the panel that knows more.
#pragma once

#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QTimer>
#include <QWidget>

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

    // To be said now. With many at once the last place says how many more there are.
    void say(std::vector<Toast> toasts, AsOf now);
    // Time has passed: what is over goes.
    void pass(AsOf now) { expire(now.mono); }
    // Off: nothing is shown; what is new meanwhile is not shown later.
    void setOn(bool on);
    bool on() const { return m_on; }
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
    std::vector<Toast> m_shown;  // newest last
    bool m_on = true;
};

}  // namespace plimsoll
