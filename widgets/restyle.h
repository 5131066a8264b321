// Another sheet of the application on widgets that stand: what is on screen takes it in one step, what is hidden
// some at a time between other events, or when it is shown, before it is painted.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace plimsoll {

class Restyle : public QObject {
    Q_OBJECT

public:
    using Widgets = std::vector<QPointer<QWidget>>;

    explicit Restyle(QObject* parent = nullptr);

    // Everything that has been polished; what is hidden waits for finish() or its turn.
    void start();
    void finish();
    // Somebody else polishes everything.
    void drop();
    bool isWaiting() const { return !m_hidden.empty(); }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void next(std::size_t most);
    void step();
    void shown(QWidget& widget);
    void take(QWidget& widget, Widgets& old, Widgets& untold);

    Widgets m_hidden;
    std::size_t m_polished = 0, m_told = 0;  // so many of them, from the first
    QSet<const QObject*> m_old, m_untold;    // to be polished, to be told; compared, never looked into
    QTimer m_turn;
};

}  // namespace plimsoll
