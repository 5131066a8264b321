#include "ui/voice_desk.h"

#include "ui/alert_banner.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/toast_stack.h"
#include "ui/voice_places.h"
#include "ui/voice_tray.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {

const QString kDot = QStringLiteral(" \u00b7 ");
const QString kStoryPlace = QStringLiteral("story:");

QString words(const std::string& s)
{
    return QString::fromStdString(s);
}

QString placeOf(const News& n)
{
    return n.kind == News::Kind::Alert ? QStringLiteral("alerts") : QStringLiteral("risk");
}

// A title that the person gave is not translated.
QString saidOf(const News& n)
{
    return n.titled ? words(n.head) : modelWords(n.head);
}

QString headOf(const News& n)
{
    return n.kind == News::Kind::Alert ? VoiceDesk::tr("Alert: %1").arg(saidOf(n)) : saidOf(n);
}

// Each states how long it took from the frame to here, where that is known.
QString whenOf(const News& n)
{
    QString when = format::clockTime(n.at.wall);
    if (n.delayMs) when += kDot + VoiceDesk::tr("%1 after the frame").arg(format::milliseconds(*n.delayMs));
    return when;
}

}  // namespace

VoiceDesk::VoiceDesk(AlertBook& book, SourceKind source, Voices voices, QObject* parent)
    : QObject(parent), m_book(book), m_source(source), m_voices(voices)
{
    m_news.setMuted([this](const Warning& w) { return m_book.isMuted(w); });
    if (source != SourceKind::Live) m_voices.banner->setMark(sourceWord(source));
    setChoice({});
}

void VoiceDesk::setChoice(const VoiceChoice& choice)
{
    m_choice = choice;
    m_voices.toasts->setOn(choice.toasts);
    m_voices.tray->setOn(choice.tray);
}

std::optional<Timestamp> VoiceDesk::quietUntil() const
{
    return m_choice.quiet.holdsUntil(m_book.now());
}

void VoiceDesk::look(const RiskSnapshot* risk, const AlertSnapshot* alerts, const MetricSnapshot* metrics,
                     AsOf now, std::optional<std::uint64_t> riskVersion)
{
    // Mutes end by time too, but not at ten times a second. A market that was recorded, or is made up, says
    // nothing about what has cleared: there they end by time alone.
    const bool due =
        !m_mutesLooked || now.mono - *m_mutesLooked >= std::chrono::seconds{1} || now.mono < *m_mutesLooked;
    if (due) {
        m_book.endMutes(m_source == SourceKind::Live ? risk : nullptr);
        m_mutesLooked = now.mono;
    }
    auto told = m_stories.hear(m_news.read(risk, alerts, riskVersion), StoryTeller::marketOf(risk, metrics),
                               m_choice, now);
    m_voices.toasts->pass(now);
    std::vector<News> before, loose;
    for (News& n : told.loose) (n.before ? before : loose).push_back(std::move(n));
    if (!before.empty()) sayBefore(before);
    if (!loose.empty()) sayLoose(loose, now);
    if (const Story* story = m_stories.told().empty() ? nullptr : &m_stories.told().front();
        story && (story == m_stories.open() || told.step == StoryTeller::Step::Ended))
        sayStory(told, *story, now);
    if (alerts) sayStanding(*alerts, now);
}

// Alerts that cannot speak are no event of the market: one toast, and no other voice. Of a recording they are
// past.
void VoiceDesk::sayStanding(const AlertSnapshot& alerts, AsOf now)
{
    QStringList said;
    for (const StandingNews& n : m_standing.look(alerts)) said << modelWords(n.text);
    if (said.isEmpty() || isReplay(m_source) || quietUntil()) return;
    m_voices.toasts->say({{Severity::Notice, tr("Alerts"), said.join(kDot), QStringLiteral("alerts"), {}}}, now);
}

// What stood when the window came: the banner alone says it, once.
void VoiceDesk::sayBefore(const std::vector<News>& news)
{
    const auto worst = std::max_element(news.begin(), news.end(),
                                        [](const News& a, const News& b) { return a.severity < b.severity; });
    if (worst->severity < Severity::Critical) return;
    m_voices.banner->say({worst->severity,
                          headOf(*worst),
                          tr("since %1").arg(format::clockTime(worst->at.wall)),
                          plimsoll::placeOf(*worst),
                          {}});
}

void VoiceDesk::sayLoose(const std::vector<News>& news, AsOf now)
{
    const bool quiet = quietUntil().has_value();
    std::vector<Toast> toasts;
    std::map<Severity, QStringList> panels;
    Severity loudest = Severity::None;
    const News* tray = nullptr;
    const News* banner = nullptr;
    std::vector<const News*> found;
    for (const News& n : news) {
        // An alert is the person's own wish: it is announced whatever its severity.
        const bool own = n.kind == News::Kind::Alert;
        if ((own || n.severity == Severity::Critical) && (!banner || n.severity >= banner->severity)) banner = &n;
        if (n.severity >= Severity::Warning) {
            QString kind = own ? tr("Alert") : modelWords(severityWord(n.severity)) + u' ' + words(n.rule);
            if (n.delayMs) kind += kDot + format::milliseconds(*n.delayMs);
            toasts.push_back({n.severity, kind, saidOf(n), plimsoll::placeOf(n), {}});
        }
        if (own || n.severity >= Severity::Warning) panels[n.severity] << panelsOf(n);
        if (n.sound) loudest = std::max(loudest, n.severity);
        const bool forTray = own ? n.tray : n.severity >= m_choice.trayFrom;
        if (forTray && (!tray || n.severity >= tray->severity)) tray = &n;
        // Warnings by the hook's own severity; an alert where it asks for it.
        if (n.found)
            found.push_back(&n);
        else if (!own || n.post)
            post(postOf(n));
        const bool again = isReplay(m_source);  // what was recorded is kept already
        const bool wanted = n.bundle && (!again || own);
        if (wanted && (own || m_choice.evidence)) {
            QString name = words(n.asset);
            name += own ? UiText::tr(" alert %1").arg(n.alert) : u' ' + words(n.rule);
            keep({name.trimmed(), n.severity, words(n.head), words(n.asset), panelsOf(n), n.at, n.alert, 0}, now);
        }
    }
    if (!found.empty()) post(postOf(std::move(found)));
    if (banner) {
        QString more = whenOf(*banner);
        if (banner->kind == News::Kind::Warning)
            more = tr("%1 critical now").arg(m_news.critical()) + kDot +
                   (banner->found ? tr("stood when it was first judged, %1") : tr("since %1")).arg(more);
        m_voices.banner->say({banner->severity, headOf(*banner), more, plimsoll::placeOf(*banner), {}});
    }
    if (m_choice.flashes && !panels.empty()) {
        for (auto& [severity, all] : panels) {
            all.removeDuplicates();
            Q_EMIT flashed(all, severity);
        }
        ring(news, now);
    }
    if (quiet) return;
    m_voices.toasts->say(std::move(toasts), now);
    sound(loudest, now);
    if (!tray) return;
    m_voices.tray->say(tray->severity, headOf(*tray),
                       m_source == SourceKind::Live ? whenOf(*tray) : sourceWord(m_source) + kDot + whenOf(*tray),
                       plimsoll::placeOf(*tray));
    if (m_choice.attention) m_voices.tray->askForALook();
}

void VoiceDesk::sayStory(const StoryTeller::Told& told, const Story& story, AsOf now)
{
    using Step = StoryTeller::Step;
    const Step step = told.step;
    const BannerWords banner = bannerOf(story, now);
    const QString place = placeOf(story);
    if (step == Step::Began) {
        m_storyPosted.reset();
        m_voices.banner->say(banner);
        const Severity loud = std::max(story.worst, story.cascade() ? Severity::Critical : Severity::Warning);
        if (m_choice.flashes)
            Q_EMIT flashed({QStringLiteral("risk"), QStringLiteral("liquidations"), QStringLiteral("alerts")},
                           loud);
        if (!quietUntil()) {
            m_voices.toasts->dismissAll();
            m_voices.toasts->say({{story.worst, tr("Story"), banner.head, place, {}}}, now);
            sound(loud, now);
            m_voices.tray->say(story.worst, banner.head, banner.more, place);
            if (m_choice.attention) m_voices.tray->askForALook();
        }
        const auto most = std::max_element(story.assets.begin(), story.assets.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        const std::string asset = most == story.assets.end() ? std::string() : most->first;
        if (m_choice.evidence && !isReplay(m_source))
            keep({tr("story %1").arg(story.number),
                  story.worst,
                  banner.head,
                  words(asset),
                  {QStringLiteral("risk"), QStringLiteral("depth"), QStringLiteral("liquidations")},
                  now,
                  0,
                  story.number},
                 now);
    } else {
        m_voices.banner->renew(banner);
    }
    // Own alerts that ask for pictures get them in a story too.
    for (const News& n : told.own) {
        if (n.bundle)
            keep({UiText::tr("%1 alert %2").arg(words(n.asset)).arg(n.alert).trimmed(), n.severity, words(n.head),
                  words(n.asset), panelsOf(n), n.at, n.alert, story.number},
                 now);
    }
    // Told outside when it begins and ends, and between them once a minute while it grows.
    const bool due = !m_storyPosted || now.mono - *m_storyPosted >= kPostStoryEvery || now.mono < *m_storyPosted;
    if (step == Step::Began || step == Step::Ended || (due && story.folded > m_storyPostedCount)) {
        m_storyPosted = now.mono;
        m_storyPostedCount = story.folded;
        post(postOf(story, now));
    }
    if (step == Step::Began || step == Step::Ended) {
        QString text = banner.head + QStringLiteral(". ");
        text +=
            step == Step::Began ? tr("Told as one story: %1.").arg(storyCause(story)) : storyLine(story) + u'.';
        if (const QString where = storyWhere(story); !where.isEmpty()) text += u' ' + where + u'.';
        Q_EMIT storyTold(QString(), text);
    }
    if (step != Step::Nothing) Q_EMIT storyChanged();
}

// At most twice a second, whatever comes.
void VoiceDesk::ring(const std::vector<News>& news, AsOf now)
{
    if (m_rang && now.mono >= *m_rang && now.mono - *m_rang < kRingEvery) return;
    QStringList assets;
    for (const News& n : news)
        if (!n.asset.empty()) assets << words(n.asset);
    assets.removeDuplicates();
    if (assets.isEmpty()) return;
    m_rang = now.mono;
    for (const QString& asset : assets) m_book.ring(asset);
}

void VoiceDesk::sound(Severity severity, AsOf now)
{
    if (severity == Severity::None || !m_choice.sounds || !m_choice.soundOf(severity).on) return;
    // A worse one may interrupt; a storm of the same is one sound.
    const bool soon = m_sounded && now.mono >= *m_sounded && now.mono - *m_sounded < kSoundEvery;
    if (soon && severity <= m_soundedWas) return;
    m_sounded = now.mono;
    m_soundedWas = severity;
    Q_EMIT soundWanted(severity);
}

void VoiceDesk::post(VoicePost p)
{
    if (m_source != SourceKind::Live && !m_choice.postMadeUp) return;
    if (m_choice.quiet.hooksToo && quietUntil()) return;
    Q_EMIT postWanted(p);
}

void VoiceDesk::keep(const EvidenceOrder& order, AsOf now)
{
    if (m_evidenceAt && now.mono >= *m_evidenceAt && now.mono - *m_evidenceAt < kEvidenceEvery && !order.alert)
        return;
    m_evidenceAt = now.mono;
    Q_EMIT evidenceWanted(order);
}

VoicePost VoiceDesk::postOf(const News& n) const
{
    VoicePost p;
    p.kind = n.kind == News::Kind::Alert ? VoicePost::Kind::Alert : VoicePost::Kind::Warning;
    p.severity = n.severity;
    p.asked = n.kind == News::Kind::Alert && n.post;
    p.source = sourceWord(m_source);
    p.head = words(n.head);
    p.more = words(n.why);
    p.asset = words(n.asset);
    if (n.venue) p.venue = text(venueName(*n.venue));
    p.rule = n.kind == News::Kind::Alert ? QString() : words(n.rule);
    p.at = n.at.wall;
    p.value = n.value;
    p.delayMs = n.delayMs;
    return p;
}

// With a start many stand: one message, of the worst, that names the others.
VoicePost VoiceDesk::postOf(std::vector<const News*> found) const
{
    std::stable_sort(found.begin(), found.end(),
                     [](const News* a, const News* b) { return a->severity > b->severity; });
    VoicePost p = postOf(*found.front());
    QStringList others;
    for (std::size_t i = 1; i < found.size(); ++i) {
        const News& n = *found[i];
        QStringList name{words(n.rule)};
        if (!n.asset.empty()) name.prepend(words(n.asset));
        if (n.venue) name << text(venueName(*n.venue));
        others << name.join(u' ');
    }
    if (!others.isEmpty())
        p.more += kDot + tr("found with it at the first look: %1").arg(others.join(QStringLiteral(", ")));
    return p;
}

VoicePost VoiceDesk::postOf(const Story& story, AsOf now) const
{
    VoicePost p;
    p.kind = VoicePost::Kind::Story;
    p.severity = story.cascade() ? Severity::Critical : story.worst;
    p.asked = story.asked;
    p.source = sourceWord(m_source);
    p.head = storyHead(story, now.mono);
    p.more = storyLine(story);
    if (const QString where = storyWhere(story); !where.isEmpty()) p.more += kDot + where;
    p.at = story.began.wall;
    p.story = story.number;
    return p;
}

BannerWords VoiceDesk::bannerOf(const Story& story, AsOf now) const
{
    QStringList more;
    if (story.peakUsd > 0)
        more << tr("%1 liquidated in the worst minute").arg(format::atLeast(format::money, story.peakUsd));
    if (const QString where = storyWhere(story); !where.isEmpty()) more << where;
    more << tr("one story, %1 folded").arg(story.folded);
    const Severity severity = story.cascade() ? Severity::Critical : story.worst;
    return {story.ended ? std::min(severity, Severity::Warning) : severity,
            storyHead(story, now.mono),
            more.join(kDot),
            placeOf(story),
            tr("Open story"),
            story.cascade() && !story.ended ? QStringLiteral("crisis") : QString()};
}

QString VoiceDesk::placeOf(const Story& story)
{
    return kStoryPlace + QString::number(story.number);
}

std::optional<std::uint64_t> VoiceDesk::storyOf(const QString& place)
{
    if (!place.startsWith(kStoryPlace)) return std::nullopt;
    bool ok = false;
    const auto n = place.mid(kStoryPlace.size()).toULongLong(&ok);
    return ok ? std::optional<std::uint64_t>(n) : std::nullopt;
}

void VoiceDesk::setHookHealth(std::vector<HookHealth> health)
{
    if (health == m_health) return;
    m_health = std::move(health);
    QStringList bad;
    for (const Hook& h : m_hooks)
        for (const HookHealth& x : m_health)
            if (x.id == h.id && h.on && x.light == HookHealth::Light::Bad)
                bad << tr("webhook %1: %2").arg(h.name, x.trouble);
    m_book.setPostTrouble(bad.join(QStringLiteral(", ")));
    Q_EMIT healthChanged();
}

void VoiceDesk::setSoundTrouble(const QString& why)
{
    if (why == m_soundTrouble) return;
    m_soundTrouble = why;
    Q_EMIT healthChanged();
}

void VoiceDesk::testTray()
{
    m_voices.tray->say(Severity::Notice, tr("A test of Plimsoll's notifications"), tr("Nothing has happened."),
                       QStringLiteral("alerts"));
}

std::vector<StatusItem> VoiceDesk::statusItems(AsOf now) const
{
    std::vector<StatusItem> items;
    if (const Story* s = m_stories.open())
        items.push_back({tr("story: %1 folded").arg(s->folded), storyHead(*s, now.mono) + u'\n' + storyLine(*s),
                         Freshness::Live, false, s->cascade()});
    if (const auto until = quietUntil())
        items.push_back(
            {tr("do not disturb until %1").arg(format::minuteTime(*until)),
             tr("Until %1: no sound, no toast, no tray%2. The banner still speaks.")
                 .arg(format::dateTimeZoned(*until), m_choice.quiet.hooksToo ? tr(", no webhook") : QString()),
             Freshness::Live, false, false});
    std::size_t on = 0, bad = 0;
    QStringList tip;
    Freshness light = Freshness::Live;
    for (const Hook& h : m_hooks) {
        if (!h.on) continue;
        ++on;
        const auto at =
            std::find_if(m_health.begin(), m_health.end(), [&](const HookHealth& x) { return x.id == h.id; });
        if (at == m_health.end()) continue;
        QString line = h.name + QStringLiteral(": ") + hookLightWord(at->light);
        if (!at->trouble.isEmpty()) line += QStringLiteral(", ") + at->trouble;
        if (at->waiting > 0) line += tr(", %1 wait").arg(at->waiting);
        tip << line;
        if (at->light == HookHealth::Light::Bad) ++bad;
        if (at->light == HookHealth::Light::Waiting && light == Freshness::Live) light = Freshness::Late;
    }
    if (bad > 0) light = Freshness::Stale;
    if (on > 0)
        items.push_back({bad > 0 ? tr("webhooks: %1 of %2 failing").arg(bad).arg(on) : tr("webhooks %1").arg(on),
                         tip.join(u'\n'), light, true, bad > 0});
    return items;
}

}  // namespace plimsoll
