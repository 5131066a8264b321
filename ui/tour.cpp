#include "ui/tour.h"

#include "widgets/style_sheet.h"
#include "widgets/within.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kWidth = 360, kPadding = 16, kAway = 12, kAround = 3, kDim = 150;

// A card of its own colour under the words: the style sheet's labels have no ground.
class TourCard : public QWidget {
public:
    TourCard(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(m_theme.line.strong);
        p.setBrush(m_theme.bg.overlay);
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }

private:
    Theme m_theme;
};

QLabel* words(QWidget* parent, const QFont& font, const QColor& ink)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    QPalette colours = label->palette();
    colours.setColor(QPalette::WindowText, ink);
    label->setPalette(colours);
    return label;
}

}  // namespace

Tour::Tour(const Theme& theme, std::vector<TourStop> stops, QWidget* window)
    : QWidget(window),
      m_theme(theme),
      m_stops(std::move(stops)),
      m_window(window),
      m_card(new TourCard(theme, this)),
      m_before(QApplication::focusWidget())
{
    setObjectName(QStringLiteral("tour"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Tour of the window"));
    m_title = words(m_card, theme.font(13, 500), theme.text.strong);
    m_text = words(m_card, theme.font(12), theme.text.base);
    m_step = words(m_card, theme.font(11), theme.text.muted);
    const auto button = [this](const QString& text, const char* name, auto act) {
        auto* b = new QPushButton(text, m_card);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        connect(b, &QPushButton::clicked, this, act);
        return b;
    };
    m_leave = button(tr("Leave (Esc)"), "tourLeave", &Tour::leave);
    m_back = button(tr("Back"), "tourBack", &Tour::back);
    m_next = button(tr("Next"), "tourNext", &Tour::next);
    m_colours = button(tr("Use colours for colour-blind eyes"), "tourColours",
                       [this] { Q_EMIT coloursChosen(m_colours->isChecked()); });
    m_colours->setCheckable(true);
    m_colours->setChecked(theme.name == QLatin1String("cvd"));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_step, 1);
    foot->addWidget(m_leave);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_colours);
    column->addSpacing(4);
    column->addLayout(foot);
    window->installEventFilter(this);
    qApp->installEventFilter(this);
    setGeometry(window->rect());
    QWidget::show();
    raise();
    show(0);
}

Tour::~Tour()
{
    qApp->removeEventFilter(this);
    m_window->removeEventFilter(this);
}

void Tour::show(int stop)
{
    m_at = within(stop, 0, count() - 1);
    const TourStop& s = m_stops[static_cast<std::size_t>(m_at)];
    m_title->setText(s.title);
    m_text->setText(s.text);
    m_step->setText(tr("%1 of %2").arg(m_at + 1).arg(count()));
    m_back->setEnabled(m_at > 0);
    m_next->setText(m_at + 1 == count() ? tr("Begin") : tr("Next"));
    m_colours->setVisible(s.offersColours);
    setAccessibleDescription(s.title + QStringLiteral(". ") + s.text);
    place();
    m_next->setFocus(Qt::OtherFocusReason);
    update();
}

QRect Tour::pointedAt() const
{
    const auto& where = m_stops[static_cast<std::size_t>(m_at)].where;
    const QRect at = where ? where() & rect() : QRect();
    return at.isEmpty() ? QRect() : at.adjusted(-kAround, -kAround, kAround, kAround) & rect();
}

// Beside what it speaks of, where there is room; over it where there is none.
void Tour::place()
{
    m_card->setFixedWidth(std::min(kWidth, width() - 2 * kAway));
    m_card->layout()->activate();
    m_card->resize(m_card->width(), m_card->heightForWidth(m_card->width()) > 0
                                        ? m_card->heightForWidth(m_card->width())
                                        : m_card->sizeHint().height());
    const QSize card = m_card->size();
    const QRect at = pointedAt();
    const QRect inside = rect().adjusted(kAway, kAway, -kAway - card.width(), -kAway - card.height());
    const auto held = [&](QPoint p) {
        return QPoint(within(p.x(), inside.left(), std::max(inside.left(), inside.right())),
                      within(p.y(), inside.top(), std::max(inside.top(), inside.bottom())));
    };
    QPoint to = rect().center() - QPoint(card.width() / 2, card.height() / 2);
    if (!at.isEmpty()) {
        const QPoint beside[] = {{at.left(), at.bottom() + kAway},
                                 {at.right() + kAway, at.top()},
                                 {at.left() - kAway - card.width(), at.top()},
                                 {at.left(), at.top() - kAway - card.height()}};
        to = at.center() - QPoint(card.width() / 2, card.height() / 2);
        for (const QPoint& p : beside)
            if (!QRect(held(p), card).intersects(at)) {
                to = p;
                break;
            }
    }
    m_card->move(held(to));
}

void Tour::next()
{
    if (m_at + 1 < count())
        show(m_at + 1);
    else
        leave();
}

void Tour::back()
{
    show(m_at - 1);
}

void Tour::leave()
{
    if (!isVisible()) return;
    // Before it is hidden: else whatever comes next has the keyboard, and is marked so.
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        m_window->setFocus(Qt::OtherFocusReason);
    hide();
    Q_EMIT left();
    deleteLater();
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Resize) {
        setGeometry(m_window->rect());
        place();
    }
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!isVisible() || !widget || (widget != this && !isAncestorOf(widget)))
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        takeKey(static_cast<QKeyEvent*>(event)->key());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    QPainterPath dim;
    dim.addRect(rect());
    const QRect at = pointedAt();
    if (!at.isEmpty()) {
        QPainterPath hole;
        hole.addRoundedRect(at, 4, 4);
        dim = dim.subtracted(hole);
    }
    QColor shade = m_theme.bg.window;
    shade.setAlpha(kDim);
    p.fillPath(dim, shade);
    if (at.isEmpty()) return;
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(m_theme.ui.accent, 2));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(QRectF(at).adjusted(1, 1, -1, -1), 4, 4);
}

void Tour::mousePressEvent(QMouseEvent* event)
{
    event->accept();  // what lies below is not touched by the way
}

// Keys are the tour's own while it lasts: what lies below has shortcuts of its own for them.
void Tour::takeKey(int key)
{
    auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    switch (key) {
        case Qt::Key_Escape: leave(); break;
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (button && isAncestorOf(button))
                button->click();
            else
                next();
            break;
        case Qt::Key_Right:
        case Qt::Key_PageDown: next(); break;
        case Qt::Key_Left:
        case Qt::Key_PageUp: back(); break;
        case Qt::Key_Tab: walk(1); break;
        case Qt::Key_Backtab: walk(-1); break;
        default: break;  // Qt's list is not ours
    }
}

void Tour::walk(int by)
{
    std::vector<QPushButton*> open;
    for (QPushButton* b : {m_colours, m_leave, m_back, m_next})
        if (b->isVisible() && b->isEnabled()) open.push_back(b);
    const auto at = std::find(open.begin(), open.end(), QApplication::focusWidget());
    const int n = static_cast<int>(open.size());
    const int from = at == open.end() ? 0 : static_cast<int>(at - open.begin());
    if (n > 0) open[static_cast<std::size_t>((from + by + n) % n)]->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
