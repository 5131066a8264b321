// What the window says and how loudly: the voices tied together, their settings, and whether anything in it moves.
#include "ui/main_window.h"

#include "ui/alert_banner.h"
#include "ui/freeze_voice.h"
#include "ui/still_desktop.h"
#include "ui/story_window.h"
#include "ui/toast_stack.h"
#include "ui/top_bar.h"
#include "ui/voice_desk.h"
#include "ui/voice_settings.h"
#include "ui/voice_tray.h"
#include "ui/workspace_desk.h"

#include <QMenu>

namespace plimsoll {

namespace {

// Something that fired is said within this; the rest as often as tables are drawn.
constexpr int kVoiceMs = 20;
constexpr int kVoiceTicks = 5;

}  // namespace

void MainWindow::buildVoices(QMenu* settings)
{
    m_toasts = new ToastStack(m_theme, this);
    m_tray = new VoiceTray(this);
    m_voices = new VoiceDesk(m_alerts, m_source, {m_banner, m_toasts, m_tray}, this);
    connect(m_toasts, &ToastStack::opened, this, &MainWindow::goTo);
    connect(m_tray, &VoiceTray::opened, this, &MainWindow::goTo);
    connect(m_voices, &VoiceDesk::flashed, this,
            [this](const QStringList& panels, Severity severity) { m_work->flash(panels, severity); });
    m_freezeVoice = std::make_unique<FreezeVoice>();
    m_voiceTick.setInterval(kVoiceMs);
    m_voiceTick.setTimerType(Qt::CoarseTimer);
    connect(&m_voiceTick, &QTimer::timeout, this, [this] {
        const std::uint64_t newest = m_hub.alerts.version() + m_hub.risk.version();
        if (++m_voiceTicks < kVoiceTicks && newest == m_spokenOf) return;
        speak();
    });
    m_voiceTick.start();

    settings->addSeparator();
    settings->addAction(tr("Notifications\u2026"), this, &MainWindow::openNotifications)
        ->setObjectName(QStringLiteral("notifications"));
    m_quietAction = settings->addAction(tr("Do not disturb for an hour"));
    m_quietAction->setObjectName(QStringLiteral("quiet"));
    m_quietAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_quietAction->setToolTip(tr("No sound, no toast, no tray. The banner still speaks"));
    m_quietAction->setCheckable(true);
    addAction(m_quietAction);
    connect(m_quietAction, &QAction::triggered, this, [this](bool on) {
        VoiceChoice choice = m_voices->choice();
        choice.quiet.until = on ? std::optional<Timestamp>(m_alerts.now() + std::chrono::hours{1}) : std::nullopt;
        Q_EMIT m_voices->choiceMade(choice);
    });
    connect(m_voices, &VoiceDesk::choiceMade, m_voices, &VoiceDesk::setChoice);
    m_stillAction = settings->addAction(tr("Reduced motion"));
    m_stillAction->setObjectName(QStringLiteral("reducedMotion"));
    m_stillAction->setToolTip(tr("No fades and no pulses: what changed is marked for a second"));
    m_stillAction->setCheckable(true);
    connect(m_stillAction, &QAction::toggled, this, &MainWindow::setReducedMotion);
    setReducedMotion(desktopWantsStillness());
}

void MainWindow::setReducedMotion(bool on)
{
    if (m_theme.motion.reduced == on) return;
    m_theme.motion.reduced = on;
    m_stillAction->setChecked(on);
    spreadTheme();
}

void MainWindow::speak()
{
    const AsOf now = m_tick.now();
    const auto [risk, riskVersion] = m_hub.risk.read();
    const auto [alerts, alertsVersion] = m_hub.alerts.read();
    const auto metrics = m_hub.metrics.read().value;
    // Whoever asked: by the clock it is next said when something is new, or after the whole while.
    m_voiceTicks = 0;
    m_spokenOf = alertsVersion + riskVersion;
    m_voices->look(risk.get(), alerts.get(), metrics.get(), now, riskVersion);
    m_latency.heard(alerts.get(), now, isVisible() && !isMinimized());
    // What fires in a recording or a simulated market has not fired.
    if (alerts && m_source == SourceKind::Live) m_alerts.pauseFired(*alerts);
    const bool quiet = m_voices->quietUntil().has_value();
    m_quietAction->setChecked(quiet);
    if (const auto box = m_hub.blackBox.read().value) {
        auto said = m_freezeVoice->hear(*box);
        if (!quiet) m_toasts->say(std::move(said), now);
    }
    if (m_story) m_story->refresh(now.mono);
}

void MainWindow::goTo(const QString& place)
{
    if (const auto story = VoiceDesk::storyOf(place))
        openStory(*story);
    else if (place == QLatin1String(FreezeVoice::kPlace))
        Q_EMIT incidentsRequested();
    else
        showPanel(place);
}

// Of those that stand and are heard; of equal ones the one that came last.
void MainWindow::muteWorst()
{
    const auto risk = m_hub.risk.read().value;
    const Warning* worst = nullptr;
    if (risk)
        for (const Warning& w : risk->warnings)
            if (w.severity >= Severity::Warning && !m_alerts.isMuted(w) &&
                (!worst || std::pair(w.severity, w.since.mono) > std::pair(worst->severity, worst->since.mono)))
                worst = &w;
    if (!worst) return setNotice(tr("No warning stands that is not muted"));
    m_alerts.mute(*worst);
    setNotice(tr("%1 is muted for an hour: %2")
                  .arg(QString::fromStdString(worst->rule), QString::fromStdString(worst->headline)));
}

bool MainWindow::hasStory() const
{
    return !m_voices->stories().told().empty();
}

void MainWindow::openStory(quint64 number)
{
    const StoryTeller& teller = m_voices->stories();
    if (teller.told().empty()) return;
    if (!m_story) {
        m_story = new StoryWindow(m_theme, teller, this);
        m_story->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_story, &StoryWindow::opened, this, [this](const QString& asset, const QString& place) {
            if (!asset.isEmpty()) setAsset(asset);
            showPanel(place);
        });
    }
    m_story->choose(number != 0 && teller.find(number) ? number : teller.told().front().number);
    m_story->refresh(m_tick.now().mono);
    m_story->show();
    m_story->raise();
}

void MainWindow::openNotifications()
{
    auto* dialog = new VoiceSettings(m_theme, *m_voices, m_alerts, m_theme.motion.reduced, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VoiceSettings::stillChosen, this, &MainWindow::setReducedMotion);
    dialog->show();
}

QJsonObject MainWindow::saveVoices() const
{
    return {{QStringLiteral("reducedMotion"), m_theme.motion.reduced}};
}

void MainWindow::restoreVoices(const QJsonObject& voices)
{
    setReducedMotion(voices.value(QStringLiteral("reducedMotion")).toBool(m_theme.motion.reduced));
}

}  // namespace plimsoll
