// The voices that are the application's: sounds, webhooks, evidence, the files that keep the person's choice. Tied
// to the window's desk of voices.
#pragma once

#include "app/paths.h"
#include "app/voice_store.h"
#include "model/config.h"
#include "ui/disk_thread.h"
#include "ui/source_kind.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace plimsoll {

class EvidenceKeeper;
class MainWindow;
class Sounds;
class Webhooks;

class VoiceWiring : public QObject {
    Q_OBJECT
public:
    // For the journal: asset (may be empty) and sentence.
    using Journal = std::function<void(const QString& asset, const QString& text)>;

    // Dies with the window. `network`: proxy and trust anchors.
    VoiceWiring(MainWindow& window, SourceKind source, const Paths& paths, const NetworkConfig& network,
                Journal journal);
    ~VoiceWiring() override;

    // Before the window goes, whose end waits for what is being written.
    void close();

private:
    void load();
    void keepChoice(const VoiceChoice& choice);
    void keepHooks(const std::vector<Hook>& hooks);
    void openEvidence(quint64 alert);
    void showEvidence(const QString& folder);
    void tell(const QString& problem);

    MainWindow& m_window;
    const SourceKind m_source;
    const NetworkConfig m_network;
    VoiceStore m_store;
    std::unique_ptr<Sounds> m_sounds;   // from the first one on
    std::unique_ptr<Webhooks> m_hooks;  // from the first hook on
    std::unique_ptr<EvidenceKeeper> m_evidence;
    QTimer m_look;
    std::uint64_t m_seen = 0;
    DiskThread m_disk;  // looks for evidence
};

}  // namespace plimsoll
