#include "ui/demo_bar.h"

#include "ui/model_words.h"
#include "widgets/icon.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace plimsoll {

namespace {

constexpr double kSpeeds[] = {0.1, 0.5, 1, 2, 5, 10, 25, 50, 100};
constexpr int kWordWidth = 208;

QString speedText(double speed)
{
    return QStringLiteral("%1\u00d7").arg(speed);
}

}  // namespace

DemoBar::DemoBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("demoBar"));
    setFixedHeight(32);
    m_play = new QToolButton(this);
    m_play->setObjectName(QStringLiteral("demoPlay"));
    m_play->setProperty("flat", true);
    m_play->setFixedSize(24, 24);
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("demoSpeed"));
    m_speed->setAccessibleName(tr("Speed of the simulated market"));
    m_speed->setFixedWidth(76);
    for (const double s : kSpeeds) m_speed->addItem(speedText(s), s);
    m_scenario = new QComboBox(this);
    m_scenario->setObjectName(QStringLiteral("demoScenario"));
    m_scenario->setAccessibleName(tr("Scenario"));
    m_scenario->setMinimumWidth(190);
    m_story = new QLabel(this);
    m_story->setObjectName(QStringLiteral("demoStory"));
    m_story->setProperty("tone", "muted");
    m_story->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12 + kWordWidth + 8, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_speed);
    row->addWidget(m_scenario);
    row->addWidget(m_story, 1);
    connect(m_play, &QToolButton::clicked, this, &DemoBar::togglePlay);
    connect(m_speed, &QComboBox::activated, this,
            [this](int i) { Q_EMIT speedChosen(m_speed->itemData(i).toDouble()); });
    connect(m_scenario, &QComboBox::activated, this,
            [this](int i) { Q_EMIT scenarioChosen(m_scenario->itemData(i).toString()); });
    themeChanged();
}

void DemoBar::setScenarios(const std::vector<DemoScenario>& scenarios)
{
    m_scenario->clear();
    for (const DemoScenario& s : scenarios) {
        m_scenario->addItem(modelWords(s.title.toStdString()), s.name);
        m_scenario->setItemData(m_scenario->count() - 1, modelWords(s.story.toStdString()), Qt::ToolTipRole);
    }
    showState();
}

void DemoBar::togglePlay()
{
    Q_EMIT pauseToggled(!m_state.paused);
}

void DemoBar::setState(const DemoState& state)
{
    m_state = state;
    showState();
}

// Of a market that runs elsewhere nothing can be chosen here.
void DemoBar::showState()
{
    for (QWidget* control : std::initializer_list<QWidget*>{m_play, m_speed, m_scenario})
        control->setVisible(m_scenario->count() > 0);
    m_play->setIcon(themedIcon(m_state.paused ? IconId::Play : IconId::Pause, m_theme));
    const QString tip = m_state.paused ? tr("Let the market go on") : tr("Pause the market");
    m_play->setToolTip(tip);
    m_play->setAccessibleName(tip);
    int speed = m_speed->findData(m_state.speed);
    if (speed < 0) {
        m_speed->addItem(speedText(m_state.speed), m_state.speed);
        speed = m_speed->count() - 1;
    }
    m_speed->setCurrentIndex(speed);
    m_scenario->setCurrentIndex(m_scenario->findData(m_state.scenario));
    showStory();
}

// "Build-up: longs pile on while the price climbs", as much of it as there is room for.
void DemoBar::showStory()
{
    QString text = modelWords(m_state.phase.toStdString());
    if (!m_state.story.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(": ")) + modelWords(m_state.story.toStdString());
    // A market that cannot keep up says so.
    if (!m_state.paused && m_state.reached > 0 && m_state.reached < 0.8 * m_state.speed)
        text =
            tr("runs at %1 of %2").arg(speedText(qRound(10 * m_state.reached) / 10.0), speedText(m_state.speed)) +
            QStringLiteral(" \u00b7 ") + text;
    m_story->setToolTip(text);
    m_story->setText(m_story->fontMetrics().elidedText(text, Qt::ElideRight, m_story->width()));
}

void DemoBar::resizeEvent(QResizeEvent*)
{
    showStory();
}

void DemoBar::themeChanged()
{
    showState();
    update();
}

QRect DemoBar::wordRect() const
{
    return {12, 6, kWordWidth, height() - 13};
}

void DemoBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.raised);
    p.fillRect(wordRect(), m_theme.ui.simulated);
    p.setFont(m_theme.font(11, 700));
    p.setPen(m_theme.bg.window);
    p.drawText(wordRect(), Qt::AlignCenter, tr("SIMULATED \u00b7 not market data"));
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
}

}  // namespace plimsoll
