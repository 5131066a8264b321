#include "ui/voice_story.h"

#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QStringList>

#include <algorithm>

namespace plimsoll {

namespace {

const QString kDot = QStringLiteral(" \u00b7 ");

bool isForced(const News& n)
{
    return n.kind == News::Kind::Warning && n.rule == "LIQ_BURST" && n.severity == Severity::Critical;
}

// To the second within the first hour: it is watched.
QString lastedText(Duration d)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(d).count();
    if (seconds < 1) return UiText::tr("under a second");
    if (seconds < 60) return QStringLiteral("%1 s").arg(seconds);
    if (seconds >= 3'600) return format::age(d);
    return QStringLiteral("%1 m %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString sideWord(Story::Side side)
{
    switch (side) {
        case Story::Side::Longs: return UiText::tr("longs");
        case Story::Side::Shorts: return UiText::tr("shorts");
        case Story::Side::Both: return UiText::tr("longs and shorts");
        case Story::Side::Unknown: break;
    }
    return {};
}

// Where one side is four fifths of all it is that side's.
Story::Side sideOf(double longs, double shorts)
{
    const double all = longs + shorts;
    if (!(all > 0)) return Story::Side::Unknown;
    if (longs >= 0.8 * all) return Story::Side::Longs;
    if (shorts >= 0.8 * all) return Story::Side::Shorts;
    return Story::Side::Both;
}

}  // namespace

QString storyHead(const Story& s, Mono now)
{
    QStringList facts;
    // Where a cascade is not what is told, a few forced orders beside it are not its side.
    if (const QString side = sideWord(s.side); s.cascade() && !side.isEmpty()) facts << side;
    if (s.waves > 0) facts << UiText::tr("wave %1").arg(s.waves);
    const Duration lasted = (s.ended ? s.ended->mono : now) - s.began.mono;
    if (!s.cascade() && !s.ended && facts.isEmpty() && lasted < std::chrono::seconds{1})
        return UiText::tr("Many warnings at once");
    facts << lastedText(std::max(lasted, Duration{}));
    QString head = s.cascade() ? UiText::tr("Cascade") : UiText::tr("Many warnings at once");
    if (s.ended)
        head += s.lost ? UiText::tr(", end not seen: ") : UiText::tr(" over: ");
    else
        head += s.cascade() ? UiText::tr(" in progress: ") : QStringLiteral(": ");
    return head + facts.join(QStringLiteral(", "));
}

QString storyWhere(const Story& s)
{
    std::vector<std::pair<std::string, std::size_t>> by(s.assets.begin(), s.assets.end());
    std::stable_sort(by.begin(), by.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t kNamed = 4;
    QStringList names;
    std::size_t named = 0;
    for (const auto& [asset, n] : by) {
        if (named == kNamed) break;
        names << (asset.empty() ? UiText::tr("market") : QString::fromStdString(asset)) +
                     QStringLiteral(" %1").arg(n);
        ++named;
    }
    if (names.isEmpty())
        for (const std::string& asset : s.liquidating) names << QString::fromStdString(asset);
    QString where = names.join(QStringLiteral(", "));
    if (by.size() > named) where += UiText::tr(" and %1 more").arg(by.size() - named);
    QStringList venues;
    for (const VenueId v : s.venues)
        if (!s.silent.contains(v)) venues << QString::fromUtf8(venueName(v).data());
    for (const VenueId v : s.silent) venues << QString::fromUtf8(venueName(v).data()) + UiText::tr(" silent");
    if (!venues.isEmpty())
        where += (where.isEmpty() ? QString() : QStringLiteral("; ")) + venues.join(QStringLiteral(", "));
    return where;
}

QString storyCause(const Story& s)
{
    switch (s.cause) {
        case Story::Cause::Many: return UiText::tr("many warnings and alerts within a minute");
        case Story::Cause::ForcedOrders: return UiText::tr("a critical burst of forced orders");
        case Story::Cause::Phase: return UiText::tr("the phase became Liquidation");
    }
    return {};
}

QString storyLine(const Story& s)
{
    std::size_t alerts = 0, critical = 0;
    for (const News& n : s.news) {
        if (n.kind == News::Kind::Alert) ++alerts;
        if (n.severity == Severity::Critical) ++critical;
    }
    QStringList parts;
    parts << UiText::tr("%1 folded into one story").arg(s.folded);
    if (critical > 0) parts << UiText::tr("%1 critical").arg(critical);
    if (alerts > 0) parts << UiText::tr("%1 own alerts").arg(alerts);
    if (s.peakUsd > 0)
        parts << UiText::tr("%1 liquidated in the worst minute").arg(format::atLeast(format::money, s.peakUsd));
    if (s.lost) parts << UiText::tr("its data went missing");
    return parts.join(kDot);
}

StoryTeller::Market StoryTeller::marketOf(const RiskSnapshot* risk, const MetricSnapshot* metrics)
{
    Market m;
    if (risk) {
        m.silent = risk->outages;
        const auto burst = [](const Warning& w) {
            return w.rule == "LIQ_BURST" && w.severity == Severity::Critical;
        };
        m.forced = std::any_of(risk->warnings.begin(), risk->warnings.end(), burst);
        m.forcedUnknown = std::any_of(risk->unknown.begin(), risk->unknown.end(), burst);
    }
    if (!metrics) return m;
    static const auto phase = analytics::metricId("phase");
    static const auto longs = analytics::metricId("liq_usd_1m_long"),
                      shorts = analytics::metricId("liq_usd_1m_short");
    constexpr auto kLiquidation = static_cast<double>(analytics::phase::Phase::Liquidation);
    for (const auto& a : metrics->assets) {
        if (const MetricValue& v = a->at(*phase); v.usable())
            (*v.value == kLiquidation ? m.liquidating : m.otherPhase).push_back(a->asset());
        m.longUsd += a->at(*longs).value.value_or(0);
        m.shortUsd += a->at(*shorts).value.value_or(0);
    }
    return m;
}

const Story* StoryTeller::find(std::uint64_t number) const
{
    for (const Story& s : m_told)
        if (s.number == number) return &s;
    return nullptr;
}

void StoryTeller::begin(Story::Cause cause, AsOf now)
{
    Story s;
    s.number = ++m_number;
    s.cause = cause;
    s.began = s.lastNews = now;
    m_told.push_front(std::move(s));
    if (m_told.size() > kKept) m_told.pop_back();
    m_phased = false;
    m_forcedAt.reset();
    m_darkFrom.reset();
    m_darkAt.reset();
}

void StoryTeller::fold(News n, AsOf now)
{
    Story& s = m_told.front();
    ++s.folded;
    s.lastNews = now;
    s.worst = std::max(s.worst, n.severity);
    ++s.assets[n.asset];
    if (n.venue) s.venues.insert(*n.venue);
    s.asked |= n.kind == News::Kind::Alert && n.post && !n.before;
    if (s.news.size() < Story::kMost) s.news.push_back(std::move(n));
}

void StoryTeller::watch(Story& s, const Market& market, AsOf now)
{
    if (market.forced) {
        // A burst after a pause is the next wave.
        if (!m_forcedAt || now.mono - *m_forcedAt > kWavePause) ++s.waves;
        m_forcedAt = now.mono;
    } else if (market.forcedUnknown && m_forcedAt) {
        m_forcedAt = now.mono;  // no pause that anybody saw
    }
    s.silent.insert(market.silent.begin(), market.silent.end());
    m_phased |= !market.liquidating.empty();
    s.liquidating.insert(market.liquidating.begin(), market.liquidating.end());
    const double usd = market.longUsd + market.shortUsd;
    if (usd > s.peakUsd) {
        s.peakUsd = usd;
        s.side = sideOf(market.longUsd, market.shortUsd);
    }
    if (isDark(s, market)) {
        if (!m_darkFrom) m_darkFrom = now.mono;
        m_darkAt = now.mono;
    } else if (m_darkFrom && now.mono - *m_darkAt > kWavePause) {
        m_darkFrom.reset();
    }
}

void StoryTeller::follow(const Market& market)
{
    for (const std::string& asset : market.otherPhase) m_inPhase.erase(asset);
    m_inPhase.insert(market.liquidating.begin(), market.liquidating.end());
}

// Forced orders, or the phase of one of its assets, went on when they were last known, and are not known now.
bool StoryTeller::isDark(const Story& s, const Market& market) const
{
    if (market.forcedUnknown && m_forcedAt) return true;
    const std::vector<std::string>& known = market.liquidating;
    return std::any_of(s.liquidating.begin(), s.liquidating.end(), [&](const std::string& asset) {
        return m_inPhase.contains(asset) && std::find(known.begin(), known.end(), asset) == known.end();
    });
}

// By structure: forced orders have stopped, the phase has been left, or nothing new has come for long. What is not
// known has neither stopped nor been left, but is not waited for without end.
bool StoryTeller::over(const Story& s, const Market& market, const VoiceChoice& choice, AsOf now) const
{
    if (market.forced) return false;
    const bool dark = isDark(s, market);
    if (dark && m_darkFrom && now.mono - *m_darkFrom < kDarkMost) return false;
    // In the dark nothing can have come.
    const Mono since = !dark && m_darkAt ? std::max(s.lastNews.mono, *m_darkAt) : s.lastNews.mono;
    const Duration silent = now.mono - since;
    if (m_phased && market.liquidating.empty() && !dark && silent >= kWavePause) return true;
    return silent >= std::chrono::minutes{choice.foldQuietMinutes};
}

StoryTeller::Told StoryTeller::hear(std::vector<News> fresh, const Market& market, const VoiceChoice& choice,
                                    AsOf now)
{
    Told told;
    // A replay that jumped back: what was told, and what went on then, belongs to another time.
    if (!m_told.empty() && now.mono < m_told.front().began.mono) {
        m_inPhase.clear();
        if (open()) {
            m_told.pop_front();
            m_recent.clear();
        }
    }
    while (!m_recent.empty() && (now.mono - m_recent.front() > kWindow || now.mono < m_recent.front()))
        m_recent.pop_front();
    // What became known together has not begun together.
    for (const News& n : fresh)
        if (!n.before && !n.found) m_recent.push_back(now.mono);

    if (!choice.fold) {
        if (open()) {
            m_told.front().ended = now;
            told.step = Step::Ended;
        }
        told.loose = std::move(fresh);
        return told;
    }
    // One that was in the phase before its data went missing has not come into it now.
    const bool phased = std::any_of(market.liquidating.begin(), market.liquidating.end(),
                                    [this](const std::string& asset) { return !m_inPhase.contains(asset); });
    follow(market);
    bool began = false;
    if (!open()) {
        const bool burst = std::any_of(fresh.begin(), fresh.end(), isForced);
        if (burst)
            begin(Story::Cause::ForcedOrders, now);
        else if (phased)
            begin(Story::Cause::Phase, now);
        else if (m_recent.size() >= static_cast<std::size_t>(choice.foldFrom))
            begin(Story::Cause::Many, now);
        began = open() != nullptr;
    }
    if (!open()) {
        told.loose = std::move(fresh);
        return told;
    }
    const bool grew = !fresh.empty();
    for (News& n : fresh) {
        if (n.kind == News::Kind::Alert && !n.before) told.own.push_back(n);
        fold(std::move(n), now);
    }
    Story& s = m_told.front();
    watch(s, market, now);
    told.step = began ? Step::Began : grew ? Step::Grew : Step::Nothing;
    if (!began && !grew && over(s, market, choice, now)) {
        s.ended = now;
        s.lost = isDark(s, market);
        m_recent.clear();
        told.step = Step::Ended;
    }
    return told;
}

}  // namespace plimsoll
