#include "ui/replay_bar.h"

#include "ui/replay_timeline.h"
#include "widgets/format.h"
#include "widgets/icon.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace plimsoll {

namespace {

struct Speed {
    double factor;
    const char* text;
};
constexpr Speed kSpeeds[] = {{0.25, "0.25\u00d7"}, {0.5, "0.5\u00d7"}, {1, "1\u00d7"},   {2, "2\u00d7"},
                             {4, "4\u00d7"},       {10, "10\u00d7"},   {25, "25\u00d7"}, {60, "60\u00d7"},
                             {100, "100\u00d7"},   {0, "max"}};

int share(Duration part, Duration whole)
{
    return whole.count() > 0
               ? static_cast<int>(100.0 * static_cast<double>(part.count()) / static_cast<double>(whole.count()))
               : 0;
}

}  // namespace

ReplayBar::ReplayBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("replayBar"));
    setFixedHeight(ReplayTimeline::kHeight + 10);
    m_play = button(QStringLiteral("replayPlay"));
    m_step = button(QStringLiteral("replayStep"));
    m_step->setAutoRepeat(true);
    const QString stepTip = tr("Next entry of the recording (.)");
    m_step->setToolTip(stepTip);
    m_step->setAccessibleName(stepTip);
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("replaySpeed"));
    m_speed->setAccessibleName(tr("Replay speed"));
    m_speed->setToolTip(tr("Speed (< slower, > faster)"));
    m_speed->setFixedWidth(76);
    for (const Speed& s : kSpeeds) m_speed->addItem(QString::fromUtf8(s.text), s.factor);
    m_loop = button(QStringLiteral("replayLoop"));
    m_loop->setCheckable(true);
    m_timeline = new ReplayTimeline(theme, this);
    m_time = new QLabel(this);
    m_time->setObjectName(QStringLiteral("replayTime"));
    m_time->setProperty("tone", "strong");
    m_place = new QLabel(this);
    m_place->setObjectName(QStringLiteral("replayPlace"));
    m_place->setProperty("tone", "muted");

    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch();
    for (QLabel* label : {m_time, m_place}) {
        label->setFixedWidth(180);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        words->addWidget(label);
    }
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 2);
    row->setSpacing(8);
    for (QWidget* w : std::initializer_list<QWidget*>{m_play, m_step, m_speed, m_loop}) row->addWidget(w);
    row->addWidget(m_timeline, 1);
    row->addLayout(words);

    connect(m_play, &QToolButton::clicked, this, &ReplayBar::togglePlay);
    connect(m_step, &QToolButton::clicked, this, &ReplayBar::stepRequested);
    connect(m_loop, &QToolButton::clicked, this, &ReplayBar::toggleLoop);
    connect(m_speed, &QComboBox::activated, this,
            [this](int i) { Q_EMIT speedChosen(m_speed->itemData(i).toDouble()); });
    connect(m_timeline, &ReplayTimeline::seekRequested, this, &ReplayBar::seekRequested);
    connect(m_timeline, &ReplayTimeline::loopChosen, this, &ReplayBar::loopChosen);
    connect(m_timeline, &ReplayTimeline::dragMoved, this, &ReplayBar::showTime);
    themeChanged();
}

QToolButton* ReplayBar::button(const QString& name)
{
    auto* b = new QToolButton(this);
    b->setObjectName(name);
    b->setProperty("flat", true);
    b->setFixedSize(24, 24);
    return b;
}

void ReplayBar::togglePlay()
{
    Q_EMIT playToggled(!m_state.playing);
}

void ReplayBar::toggleLoop()
{
    Timestamp a = m_state.loopBegin, b = m_state.loopEnd;
    if (b <= a) a = m_state.start.value_or(m_state.begin), b = m_state.end;
    Q_EMIT loopChosen(!m_state.loop, a, b);
}

void ReplayBar::changeSpeed(int by)
{
    // "max" is the fastest, whatever its number.
    const auto rank = [](double speed) { return speed > 0 ? speed : 1e9; };
    const Speed* best = nullptr;
    for (const Speed& s : kSpeeds) {
        const bool further = by > 0 ? rank(s.factor) > rank(m_state.speed) : rank(s.factor) < rank(m_state.speed);
        if (further && (!best || by < 0)) best = &s;
    }
    if (best) Q_EMIT speedChosen(best->factor);
}

void ReplayBar::setState(const ReplayState& state)
{
    m_state = state;
    m_timeline->setState(state);
    showState();
}

void ReplayBar::setMarks(TimelineMarksPtr marks)
{
    m_timeline->setMarks(std::move(marks));
    showTime();
}

void ReplayBar::setFacts(TimelineFacts facts)
{
    m_timeline->setFacts(std::move(facts));
}

void ReplayBar::showState()
{
    m_play->setIcon(themedIcon(m_state.playing ? IconId::Pause : IconId::Play, m_theme));
    m_step->setIcon(themedIcon(IconId::ChevronRight, m_theme));
    m_step->setEnabled(!m_state.ended);
    m_loop->setIcon(themedIcon(IconId::Resync, m_theme));
    m_loop->setChecked(m_state.loop);
    const QString tip = m_state.playing ? tr("Pause (Space)") : tr("Play (Space)");
    m_play->setToolTip(tip);
    m_play->setAccessibleName(tip);
    const QString repeat = m_state.loop
                               ? tr("Repeating; click to go on to the end (Ctrl+L)")
                               : tr("Repeat: all of it, or the range set with I and O, Shift+drag (Ctrl+L)");
    m_loop->setToolTip(repeat);
    m_loop->setAccessibleName(repeat);
    int chosen = -1;
    for (int i = 0; i < m_speed->count(); ++i)
        if (m_speed->itemData(i).toDouble() == m_state.speed) chosen = i;
    if (chosen < 0) {
        m_speed->addItem(QStringLiteral("%1\u00d7").arg(m_state.speed), m_state.speed);
        chosen = m_speed->count() - 1;
    }
    m_speed->setCurrentIndex(chosen);
    showTime();
}

void ReplayBar::showTime()
{
    m_time->setText(timeText());
    m_place->setText(placeText());
}

QString ReplayBar::timeText() const
{
    if (m_state.begin == Timestamp{}) return tr("no frame yet");
    const Timestamp at = m_timeline->dragged().value_or(m_state.seeking.value_or(m_state.position));
    // A recording of several days is told by day.
    const bool days = m_state.end - m_state.begin > std::chrono::hours{20};
    QString t = days ? format::dateTimeZoned(at) : format::clockTimeZoned(at);
    if (m_state.ended) t += tr(", ended");
    return t;
}

QString ReplayBar::placeText() const
{
    if (m_state.end <= m_state.begin) return {};
    if (m_state.seeking)
        return tr("on the way, %1 %")
            .arg(share(m_state.position - m_state.begin, *m_state.seeking - m_state.begin));
    const TimelineMarks* marks = m_timeline->marks();
    if (marks && !marks->complete)
        return tr("looked through %1 %").arg(share(marks->reached - m_state.begin, m_state.end - m_state.begin));
    const bool days = m_state.end - m_state.begin > std::chrono::hours{20};
    const auto word = [days](Timestamp w) { return days ? format::cellDate(w) : format::cellClock(w); };
    if (m_state.loop && m_state.loopEnd > m_state.loopBegin)
        return tr("repeats %1\u2013%2").arg(word(m_state.loopBegin), word(m_state.loopEnd));
    return tr("of %1\u2013%2").arg(word(m_state.begin), word(m_state.end));
}

void ReplayBar::themeChanged()
{
    showState();
    update();
}

void ReplayBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.header);
    p.fillRect(0, 0, width(), 2, m_theme.ui.replay);
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
}

}  // namespace plimsoll
