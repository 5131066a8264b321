// One event, five voices: takes what is new, folds what is much, and lets each voice say it as far as the person
// wants to hear: banner, toast, edge and tab, tray, sound; webhooks, pictures and the journal are the
// application's, and are asked for by signals. Nothing here waits for anything.
#pragma once

#include "model/alerts/alert_standing.h"
#include "model/metrics/metric_values.h"
#include "ui/alert_book.h"
#include "ui/source_kind.h"
#include "ui/status_line.h"
#include "ui/voice_choice.h"
#include "ui/voice_news.h"
#include "ui/voice_post.h"
#include "ui/voice_story.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace plimsoll {

class AlertBanner;
struct BannerWords;
class ToastStack;
class VoiceTray;

// Pictures and values of a moment, to be kept.
struct EvidenceOrder {
    QString name;  // "BTC LIQ_BURST"
    Severity severity = Severity::Critical;
    QString head;
    QString asset;
    QStringList panels;
    AsOf at;
    std::uint64_t alert = 0, story = 0;  // 0: of none
};

class VoiceDesk : public QObject {
    Q_OBJECT
public:
    struct Voices {
        AlertBanner* banner;
        ToastStack* toasts;
        VoiceTray* tray;
    };
    // All of them outlive this.
    VoiceDesk(AlertBook& book, SourceKind source, Voices voices, QObject* parent = nullptr);

    void setChoice(const VoiceChoice& choice);
    const VoiceChoice& choice() const { return m_choice; }
    // Ten times a second, and at once when something has fired.
    // `riskVersion`: which publication `risk` is, as in NewsReader::read.
    void look(const RiskSnapshot* risk, const AlertSnapshot* alerts, const MetricSnapshot* metrics, AsOf now,
              std::optional<std::uint64_t> riskVersion = {});

    const StoryTeller& stories() const { return m_stories; }
    // Until when it is quiet, by the person's clock.
    std::optional<Timestamp> quietUntil() const;
    void setHooks(std::vector<Hook> hooks) { m_hooks = std::move(hooks); }
    void setHookHealth(std::vector<HookHealth> health);
    const std::vector<Hook>& hooks() const { return m_hooks; }
    const std::vector<HookHealth>& hookHealth() const { return m_health; }
    // Why there is no sound; empty: there is.
    void setSoundTrouble(const QString& why);
    QString soundTrouble() const { return m_soundTrouble; }
    void testTray();
    // Quiet, a story that runs, webhooks in trouble: for the status line.
    std::vector<StatusItem> statusItems(AsOf now) const;

    static QString placeOf(const Story& story);  // "story:3": where a click leads
    static std::optional<std::uint64_t> storyOf(const QString& place);

    static constexpr Duration kSoundEvery = std::chrono::seconds{2};
    static constexpr Duration kRingEvery = std::chrono::milliseconds{500};
    static constexpr Duration kPostStoryEvery = std::chrono::seconds{60};
    static constexpr Duration kEvidenceEvery = std::chrono::seconds{10};

Q_SIGNALS:
    void flashed(const QStringList& panels, plimsoll::Severity severity);
    void soundWanted(plimsoll::Severity severity);
    void postWanted(const plimsoll::VoicePost& post);
    void evidenceWanted(const plimsoll::EvidenceOrder& order);
    // For the journal.
    void storyTold(const QString& asset, const QString& text);
    void storyChanged();
    void healthChanged();
    // From the settings; the application keeps them.
    void choiceMade(const plimsoll::VoiceChoice& choice);
    void hooksMade(const std::vector<plimsoll::Hook>& hooks);
    void hookTestWanted(const plimsoll::Hook& hook);
    void hookTested(quint32 id, bool good, const QString& text);
    void soundTestWanted(plimsoll::Severity severity, const plimsoll::SoundChoice& choice);
    void evidenceFolderWanted(quint64 alert);  // 0: all of it

private:
    void sayBefore(const std::vector<News>& news);
    void sayLoose(const std::vector<News>& news, AsOf now);
    void sayStory(const StoryTeller::Told& told, const Story& story, AsOf now);
    void sayStanding(const AlertSnapshot& alerts, AsOf now);
    void ring(const std::vector<News>& news, AsOf now);
    void sound(Severity severity, AsOf now);
    void post(VoicePost p);
    void keep(const EvidenceOrder& order, AsOf now);
    BannerWords bannerOf(const Story& story, AsOf now) const;
    VoicePost postOf(const News& n) const;
    VoicePost postOf(std::vector<const News*> found) const;
    VoicePost postOf(const Story& story, AsOf now) const;

    AlertBook& m_book;
    const SourceKind m_source;
    const Voices m_voices;
    VoiceChoice m_choice;
    NewsReader m_news;
    AlertStanding m_standing;
    StoryTeller m_stories;
    std::vector<Hook> m_hooks;
    std::vector<HookHealth> m_health;
    std::optional<Mono> m_sounded, m_evidenceAt, m_storyPosted, m_mutesLooked, m_rang;
    Severity m_soundedWas = Severity::None;
    std::size_t m_storyPostedCount = 0;
    QString m_soundTrouble;
};

}  // namespace plimsoll
