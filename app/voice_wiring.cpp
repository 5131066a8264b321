#include "app/voice_wiring.h"

#include "app/evidence_keeper.h"
#include "app/sounds.h"
#include "app/webhooks.h"
#include "model/market/owner_only.h"
#include "ui/main_window.h"
#include "ui/voice_desk.h"
#include "widgets/ui_text.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace plimsoll {

VoiceWiring::VoiceWiring(MainWindow& window, SourceKind source, const Paths& paths, const NetworkConfig& network,
                         Journal journal)
    : QObject(&window),
      m_window(window),
      m_source(source),
      m_network(network),
      m_store(paths.data),
      m_evidence(std::make_unique<EvidenceKeeper>(window, source, paths.evidence())),
      m_disk(*this, "the question for evidence")
{
    VoiceDesk& desk = window.voices();
    connect(&desk, &VoiceDesk::choiceMade, this, &VoiceWiring::keepChoice);
    connect(&desk, &VoiceDesk::hooksMade, this, &VoiceWiring::keepHooks);
    connect(&desk, &VoiceDesk::evidenceFolderWanted, this, &VoiceWiring::openEvidence);
    connect(&window.alerts(), &AlertBook::evidenceWanted, this, &VoiceWiring::openEvidence);
    connect(&desk, &VoiceDesk::evidenceWanted, m_evidence.get(), &EvidenceKeeper::keep);
    connect(&desk, &VoiceDesk::storyTold, this,
            [journal = std::move(journal)](const QString& asset, const QString& text) {
                if (journal) journal(asset, text);
            });
    const auto sounds = [this, &desk]() -> Sounds& {
        if (!m_sounds) {
            m_sounds = std::make_unique<Sounds>();
            connect(m_sounds.get(), &Sounds::told, &desk, &VoiceDesk::setSoundTrouble);
        }
        return *m_sounds;
    };
    connect(&desk, &VoiceDesk::soundWanted, this,
            [&desk, sounds](Severity s) { sounds().play(s, desk.choice().soundOf(s)); });
    connect(&desk, &VoiceDesk::soundTestWanted, this,
            [sounds](Severity s, const SoundChoice& choice) { sounds().play(s, choice); });
    const auto hooks = [this, &desk]() -> Webhooks& {
        if (!m_hooks) {
            m_hooks = std::make_unique<Webhooks>(m_network);
            connect(m_hooks.get(), &Webhooks::healthChanged, &desk, &VoiceDesk::setHookHealth);
            connect(m_hooks.get(), &Webhooks::tested, &desk, &VoiceDesk::hookTested);
        }
        return *m_hooks;
    };
    connect(&desk, &VoiceDesk::postWanted, this, [&desk, hooks](const VoicePost& post) {
        if (!desk.hooks().empty()) hooks().post(post);
    });
    connect(&desk, &VoiceDesk::hookTestWanted, this, [this, hooks](const Hook& hook) {
        VoicePost post;
        post.kind = VoicePost::Kind::Test;
        post.severity = Severity::Notice;
        post.source = sourceWord(m_source);
        post.head = UiText::tr("Plimsoll can post here. Nothing has happened.");
        post.at = m_window.alerts().now();
        hooks().test(hook, post);
    });
    connect(&desk, &VoiceDesk::hooksMade, this, [hooks](const std::vector<Hook>& all) { hooks().setHooks(all); });
    // What is muted in a replay or a demo holds there; live may have muted other things meanwhile.
    if (source == SourceKind::Live)
        connect(&window.alerts(), &AlertBook::mutesChanged, this,
                [this] { tell(m_store.saveMutes(m_window.alerts().mutes())); });
    connect(m_evidence.get(), &EvidenceKeeper::failed, this, &VoiceWiring::tell);
    load();
    if (!desk.hooks().empty()) hooks().setHooks(desk.hooks());
    m_look.setInterval(500);
    connect(&m_look, &QTimer::timeout, this, [this] {
        const auto metrics = m_window.hub().metrics.read();
        if (!metrics.value || metrics.version == m_seen) return;
        m_seen = metrics.version;
        m_evidence->look(*metrics.value);
    });
    m_look.start();
}

VoiceWiring::~VoiceWiring() = default;

void VoiceWiring::load()
{
    VoiceDesk& desk = m_window.voices();
    desk.setChoice(m_store.loadChoice());
    desk.setHooks(m_store.loadHooks());
    m_window.alerts().loadMutes(m_store.loadMutes());
    m_evidence->setLimit(desk.choice().evidenceMost);
    tell(m_store.notice());
}

void VoiceWiring::close()
{
    m_look.stop();
    m_evidence->finish();
    m_hooks.reset();
    m_sounds.reset();
}

void VoiceWiring::keepChoice(const VoiceChoice& choice)
{
    m_evidence->setLimit(choice.evidenceMost);
    tell(m_store.saveChoice(choice));
}

void VoiceWiring::keepHooks(const std::vector<Hook>& hooks)
{
    m_window.voices().setHooks(hooks);
    tell(m_store.saveHooks(hooks));
}

void VoiceWiring::openEvidence(quint64 alert)
{
    // There may be hundreds of folders with a file to read in each.
    m_disk.run(
        [this, folder = m_evidence->folder(), alert]() -> DiskThread::Then {
            const auto of = alert != 0 ? folder.ofAlert(alert) : std::optional<QString>(folder.path());
            const QString found = of && QDir(*of).exists() ? *of : QString();
            return [this, found] { showEvidence(found); };
        },
        DiskWork::Kind::Reads);
}

void VoiceWiring::showEvidence(const QString& folder)
{
    if (folder.isEmpty()) {
        m_window.setNotice(UiText::tr("No evidence is kept yet"));
        return;
    }
    const PersonsHabit habit;
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

void VoiceWiring::tell(const QString& problem)
{
    if (!problem.isEmpty()) m_window.setNotice(problem);
}

}  // namespace plimsoll
