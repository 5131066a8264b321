#include "ui/replay_bar.h"

#include "widgets/format.h"
#include "widgets/icon.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace plimsoll {

namespace {

struct Speed {
    double factor;
    const char* text;
};
constexpr Speed kSpeeds[] = {{1, "1\u00d7"},   {2, "2\u00d7"},   {4, "4\u00d7"},     {10, "10\u00d7"},
                             {25, "25\u00d7"}, {60, "60\u00d7"}, {100, "100\u00d7"}, {0, "max"}};

}  // namespace

ReplayBar::ReplayBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("replayBar"));
    setFixedHeight(32);
    m_play = new QToolButton(this);
    m_play->setObjectName(QStringLiteral("replayPlay"));
    m_play->setProperty("flat", true);
    m_play->setFixedSize(24, 24);
    m_step = new QToolButton(this);
    m_step->setObjectName(QStringLiteral("replayStep"));
    m_step->setProperty("flat", true);
    m_step->setFixedSize(24, 24);
    m_step->setAutoRepeat(true);
    const QString stepTip = tr("Next entry of the recording (.)");
    m_step->setToolTip(stepTip);
    m_step->setAccessibleName(stepTip);
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("replaySpeed"));
    m_speed->setAccessibleName(tr("Replay speed"));
    m_speed->setFixedWidth(76);
    for (const Speed& s : kSpeeds) m_speed->addItem(QString::fromUtf8(s.text), s.factor);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName(QStringLiteral("replaySlider"));
    m_slider->setAccessibleName(tr("Place in the recording"));
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kSteps / 20);
    m_time = new QLabel(this);
    m_time->setProperty("tone", "muted");
    m_time->setMinimumWidth(236);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_step);
    row->addWidget(m_speed);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);

    connect(m_play, &QToolButton::clicked, this, &ReplayBar::togglePlay);
    connect(m_step, &QToolButton::clicked, this, &ReplayBar::stepRequested);
    connect(m_speed, &QComboBox::activated, this,
            [this](int i) { Q_EMIT speedChosen(m_speed->itemData(i).toDouble()); });
    connect(m_slider, &QSlider::sliderMoved, this, [this] { m_time->setText(timeText()); });
    connect(m_slider, &QSlider::sliderReleased, this,
            [this] { Q_EMIT seekRequested(timeAt(m_slider->sliderPosition())); });
    // Keys, wheel and clicks beside the handle; a drag is answered when it ends.
    connect(m_slider, &QSlider::actionTriggered, this, [this](int action) {
        if (action == QAbstractSlider::SliderMove || m_slider->isSliderDown()) return;
        Q_EMIT seekRequested(timeAt(m_slider->sliderPosition()));
    });
    themeChanged();
}

void ReplayBar::togglePlay()
{
    Q_EMIT playToggled(!m_state.playing);
}

void ReplayBar::setState(const ReplayState& state)
{
    m_state = state;
    showState();
}

void ReplayBar::showState()
{
    m_play->setIcon(themedIcon(m_state.playing ? IconId::Pause : IconId::Play, m_theme));
    m_step->setIcon(themedIcon(IconId::ChevronRight, m_theme));
    m_step->setEnabled(!m_state.ended);
    const QString tip = m_state.playing ? tr("Pause (Space)") : tr("Play (Space)");
    m_play->setToolTip(tip);
    m_play->setAccessibleName(tip);
    int chosen = -1;
    for (int i = 0; i < m_speed->count(); ++i)
        if (m_speed->itemData(i).toDouble() == m_state.speed) chosen = i;
    if (chosen < 0) {
        m_speed->addItem(QStringLiteral("%1\u00d7").arg(m_state.speed), m_state.speed);
        chosen = m_speed->count() - 1;
    }
    m_speed->setCurrentIndex(chosen);
    m_slider->setEnabled(m_state.canSeek && m_state.end > m_state.begin);
    if (!m_slider->isSliderDown()) m_slider->setValue(sliderAt(m_state.position));
    m_time->setText(timeText());
}

QString ReplayBar::timeText() const
{
    if (m_state.begin == Timestamp{}) return tr("no frame yet");
    const Timestamp at = m_slider->isSliderDown() ? timeAt(m_slider->sliderPosition()) : m_state.position;
    // A recording of several days is told by day.
    const bool days = m_state.end - m_state.begin > std::chrono::hours{20};
    const auto word = [days](Timestamp w) { return days ? format::dateTime(w) : format::clockTime(w); };
    QString t = QStringLiteral("%1 UTC").arg(word(at));
    if (m_state.end > m_state.begin) t += tr(" of %1\u2013%2").arg(word(m_state.begin), word(m_state.end));
    if (m_state.ended) t += tr(", ended");
    return t;
}

Timestamp ReplayBar::timeAt(int slider) const
{
    const auto span = m_state.end - m_state.begin;
    return m_state.begin +
           Duration(static_cast<std::int64_t>(static_cast<double>(span.count()) * slider / kSteps));
}

int ReplayBar::sliderAt(Timestamp t) const
{
    const auto span = m_state.end - m_state.begin;
    if (span.count() <= 0) return 0;
    const double share = static_cast<double>((t - m_state.begin).count()) / static_cast<double>(span.count());
    return std::clamp(static_cast<int>(share * kSteps), 0, kSteps);
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
