#include "widgets/restyle.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>

#include <limits>

namespace plimsoll {

namespace {

constexpr int kStepMs = 6;
constexpr std::size_t kAtATime = 24;  // about a millisecond

// All have the new rules before the first is told: one by one, each would make its neighbours reckon with a
// mixture, which costs eight times as much. The old rules need not be taken away before: the same ones come in
// other colours.
void polish(const Restyle::Widgets& all)
{
    for (const QPointer<QWidget>& w : all)
        if (w) w->style()->polish(w.data());
}

void tell(const Restyle::Widgets& all)
{
    for (const QPointer<QWidget>& w : all) {
        if (!w) continue;
        QEvent event(QEvent::StyleChange);
        QCoreApplication::sendEvent(w.data(), &event);
        if (w) w->update();
    }
}

}  // namespace

Restyle::Restyle(QObject* parent) : QObject(parent)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &Restyle::step);
}

void Restyle::start()
{
    drop();
    Widgets seen;
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget* w : all) {
        if (!w->testAttribute(Qt::WA_WState_Polished)) continue;  // takes the new rules when it is polished
        if (w->isVisible()) {
            seen.emplace_back(w);
            continue;
        }
        m_hidden.emplace_back(w);
        m_old.insert(w);
        m_untold.insert(w);
    }
    // Before the seen ones: a scroll bar may come on that account.
    if (isWaiting()) qApp->installEventFilter(this);
    polish(seen);
    tell(seen);
    if (seen.empty())
        finish();  // nobody looks on, and who draws without a screen must not wait
    else if (isWaiting())
        m_turn.start();
}

void Restyle::finish()
{
    while (isWaiting()) next(std::numeric_limits<std::size_t>::max());
}

void Restyle::drop()
{
    m_turn.stop();
    qApp->removeEventFilter(this);
    m_hidden.clear();
    m_old.clear();
    m_untold.clear();
    m_polished = m_told = 0;
}

bool Restyle::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && m_untold.contains(watched) && watched->isWidgetType())
        shown(*static_cast<QWidget*>(watched));
    return false;
}

void Restyle::step()
{
    QElapsedTimer spent;
    spent.start();
    do next(kAtATime);
    while (isWaiting() && spent.elapsed() < kStepMs);
}

void Restyle::next(std::size_t most)
{
    const bool polishes = m_polished < m_hidden.size();
    std::size_t& at = polishes ? m_polished : m_told;
    QSet<const QObject*>& left = polishes ? m_old : m_untold;
    Widgets some;
    for (; at < m_hidden.size() && some.size() < most; ++at)
        if (const QPointer<QWidget>& w = m_hidden[at]; w && left.remove(w.data())) some.push_back(w);
    if (polishes)
        polish(some);
    else
        tell(some);
    if (m_told == m_hidden.size()) drop();
}

// Children are shown before their parent: the first of them that is told takes the whole of it along.
void Restyle::shown(QWidget& widget)
{
    QWidget* root = &widget;
    while (!root->isWindow() && m_untold.contains(root->parentWidget()) && root->parentWidget()->isVisible())
        root = root->parentWidget();
    Widgets old, untold;
    take(*root, old, untold);
    polish(old);
    tell(untold);
}

void Restyle::take(QWidget& widget, Widgets& old, Widgets& untold)
{
    if (m_old.remove(&widget)) old.emplace_back(&widget);
    if (m_untold.remove(&widget)) untold.emplace_back(&widget);
    for (QObject* child : widget.children())
        if (auto* w = qobject_cast<QWidget*>(child); w && !w->isWindow() && !w->isHidden()) take(*w, old, untold);
}

}  // namespace plimsoll
