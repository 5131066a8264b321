// How loudly the window speaks: toasts, and whether anything in it moves. The person's choice, kept with the
// layout.
#include "ui/main_window.h"

#include "ui/freeze_voice.h"
#include "ui/toast_stack.h"
#include "ui/top_bar.h"

#include <QMenu>

namespace plimsoll {

void MainWindow::buildVoices(QMenu* settings)
{
    m_toasts = new ToastStack(m_theme, this);
    m_toasts->setMuted([this](const Warning& w) { return m_alerts.isMuted(w); });
    connect(m_toasts, &ToastStack::opened, this, [this](const QString& place) {
        if (place == QLatin1String(FreezeVoice::kPlace))
            Q_EMIT incidentsRequested();
        else
            showPanel(place);
    });
    m_freezeVoice = std::make_unique<FreezeVoice>();
    settings->addSeparator();
    m_toastAction = settings->addAction(tr("Toasts for warnings and alerts"));
    m_toastAction->setObjectName(QStringLiteral("toastsOn"));
    m_toastAction->setCheckable(true);
    m_toastAction->setChecked(true);
    connect(m_toastAction, &QAction::toggled, this, [this](bool on) { m_toasts->setOn(on); });
    m_stillAction = settings->addAction(tr("Reduced motion"));
    m_stillAction->setObjectName(QStringLiteral("reducedMotion"));
    m_stillAction->setToolTip(tr("No fades and no pulses: what changed is marked for a second"));
    m_stillAction->setCheckable(true);
    connect(m_stillAction, &QAction::toggled, this, &MainWindow::setReducedMotion);
}

void MainWindow::setReducedMotion(bool on)
{
    if (m_theme.motion.reduced == on) return;
    m_theme.motion.reduced = on;
    m_stillAction->setChecked(on);
    spreadTheme();
}

void MainWindow::speak(const RiskSnapshot* risk, const AlertSnapshot* alerts, AsOf now)
{
    m_toasts->take(risk, alerts, now);
    if (const auto box = m_hub.blackBox.read().value) m_toasts->say(m_freezeVoice->hear(*box), now);
}

QJsonObject MainWindow::saveVoices() const
{
    return {{QStringLiteral("toasts"), m_toastAction->isChecked()},
            {QStringLiteral("reducedMotion"), m_theme.motion.reduced}};
}

void MainWindow::restoreVoices(const QJsonObject& voices)
{
    m_toastAction->setChecked(voices.value(QStringLiteral("toasts")).toBool(true));
    setReducedMotion(voices.value(QStringLiteral("reducedMotion")).toBool(false));
}

}  // namespace plimsoll
