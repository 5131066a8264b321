#include "app/export_schedule.h"

#include "app/export_names.h"
#include "model/kept_time.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::int64_t kMinuteMs = 60'000, kDayMs = 24 * 60 * kMinuteMs;

std::string keyOf(const Warning& w)
{
    std::string key = w.rule;
    key += '\n';
    key += w.asset;
    key += '\n';
    if (w.venue) key += venueKey(*w.venue);
    return key;
}

std::int64_t floorTo(std::int64_t ms, std::int64_t step)
{
    return ms - ((ms % step) + step) % step;
}

// The moments of a day, in milliseconds from midnight UTC.
std::vector<std::int64_t> momentsOf(const SnapshotPlan& plan)
{
    std::vector<std::int64_t> out;
    switch (plan.when) {
        case SnapshotPlan::When::Every:
            for (std::int64_t m = 0; m < kDayMs; m += plan.minutes * kMinuteMs) out.push_back(m);
            break;
        case SnapshotPlan::When::At:
            for (const int m : plan.at) out.push_back(m * kMinuteMs);
            break;
        case SnapshotPlan::When::Warning: break;
    }
    return out;
}

}  // namespace

std::optional<Timestamp> ExportSchedule::next(const SnapshotPlan& plan, Timestamp after)
{
    const std::vector<std::int64_t> moments = momentsOf(plan);
    if (moments.empty() || !plan.on) return std::nullopt;
    const std::int64_t ms = toUnixMs(after), day = floorTo(ms, kDayMs);
    for (const std::int64_t m : moments)
        if (day + m > ms) return fromUnixMs(day + m);
    return fromUnixMs(day + kDayMs + moments.front());
}

std::uint64_t ExportSchedule::count(const SnapshotPlan& plan, Timestamp from, Timestamp until)
{
    const std::vector<std::int64_t> moments = momentsOf(plan);
    if (moments.empty() || !plan.on || until <= from) return 0;
    // Up to and with a moment, since the first day.
    const auto sum = [&](std::int64_t ms) {
        const std::int64_t day = floorTo(ms, kDayMs);
        const auto today = std::upper_bound(moments.begin(), moments.end(), ms - day) - moments.begin();
        return day / kDayMs * static_cast<std::int64_t>(moments.size()) + today;
    };
    return static_cast<std::uint64_t>(sum(toUnixMs(until)) - sum(toUnixMs(from)));
}

void ExportSchedule::load(const QJsonObject& kept, Timestamp now)
{
    m_plans.clear();
    m_past.clear();
    for (const QJsonValue& v : kept.value(QStringLiteral("plans")).toArray()) {
        const QJsonObject o = v.toObject();
        auto plan = snapshotPlanFrom(o);
        if (!plan || m_past.count(plan->id) > 0 || m_plans.size() >= SnapshotPlan::kMostPlans) continue;
        Past past;
        const auto moment = [&](const char* key) {
            return keptTime(o.value(QLatin1String(key)).toDouble(0)).value_or(Timestamp{});
        };
        past.seen = moment("seen_ms");
        // A time that is none, or still to come: the clock was set back.
        if (toUnixMs(past.seen) <= 0 || past.seen > now) past.seen = now;
        if (const Timestamp last = moment("last_ms"); toUnixMs(last) > 0) past.last = last;
        past.missed =
            static_cast<std::uint64_t>(std::clamp(o.value(QStringLiteral("missed")).toDouble(0), 0.0, 1e15));
        past.missed += count(*plan, past.seen, now);
        past.seen = now;
        past.said = o.value(QStringLiteral("said")).toString().left(300);
        m_past[plan->id] = past;
        m_plans.push_back(std::move(*plan));
    }
}

QJsonObject ExportSchedule::save() const
{
    QJsonArray plans;
    for (const SnapshotPlan& plan : m_plans) {
        QJsonObject o = toJson(plan);
        const Past& past = m_past.at(plan.id);
        o.insert(QStringLiteral("seen_ms"), static_cast<double>(toUnixMs(past.seen)));
        if (past.last) o.insert(QStringLiteral("last_ms"), static_cast<double>(toUnixMs(*past.last)));
        o.insert(QStringLiteral("missed"), static_cast<double>(past.missed));
        o.insert(QStringLiteral("said"), past.said);
        plans.append(o);
    }
    return {{QStringLiteral("plans"), plans}};
}

void ExportSchedule::setPlans(std::vector<SnapshotPlan> plans, Timestamp now)
{
    std::map<QString, Past> past;
    std::vector<SnapshotPlan> sound;
    for (SnapshotPlan& plan : plans) {
        if (past.count(plan.id) > 0 || sound.size() >= SnapshotPlan::kMostPlans) continue;
        const auto before =
            std::find_if(m_plans.begin(), m_plans.end(), [&](const SnapshotPlan& p) { return p.id == plan.id; });
        Past& p = past[plan.id];
        if (before != m_plans.end()) p = m_past.at(plan.id);
        // What was due by another rule, or while it was off, was not missed.
        if (before == m_plans.end() || before->when != plan.when || before->minutes != plan.minutes ||
            before->at != plan.at || before->on != plan.on)
            p.seen = now;
        sound.push_back(std::move(plan));
    }
    m_plans = std::move(sound);
    m_past = std::move(past);
}

std::vector<QString> ExportSchedule::due(Timestamp now, const RiskSnapshot* risk)
{
    std::map<std::string, Severity> stand;
    Severity news = Severity::None;
    if (risk) {
        for (const Warning& w : risk->warnings) {
            stand[keyOf(w)] = w.severity;
            const auto before = m_warned.find(keyOf(w));
            if (m_judged && (before == m_warned.end() || before->second < w.severity))
                news = std::max(news, w.severity);
        }
        m_warned = std::move(stand);
        m_judged = true;
    }
    std::vector<QString> out;
    for (const SnapshotPlan& plan : m_plans) {
        Past& past = m_past.at(plan.id);
        if (!plan.on) continue;
        if (plan.when == SnapshotPlan::When::Warning) {
            const bool rests = past.last && now >= *past.last && now - *past.last < kBetween;
            if (news != Severity::None && news >= plan.severity && !rests) {
                past.last = now;
                out.push_back(plan.id);
            }
            continue;
        }
        if (now < past.seen) past.seen = now;  // the clock was set back
        std::uint64_t moments = count(plan, past.seen, now);
        if (moments == 0) continue;
        const bool late = count(plan, now - kPatience, now) == 0;
        if (!late) {
            out.push_back(plan.id);
            --moments;
        }
        past.missed += moments;
        past.seen = now;
    }
    return out;
}

Timestamp ExportSchedule::momentOf(const QString& id, Timestamp now) const
{
    for (const SnapshotPlan& plan : m_plans)
        if (plan.id == id)
            if (const auto at = next(plan, now - kPatience); at && *at <= now) return *at;
    return now;
}

void ExportSchedule::taken(const QString& id, Timestamp now, const QString& said)
{
    const auto at = m_past.find(id);
    if (at == m_past.end()) return;
    at->second.last = now;
    at->second.said = said;
}

void ExportSchedule::skipped(const QString& id, const QString& why)
{
    const auto at = m_past.find(id);
    if (at == m_past.end()) return;
    ++at->second.missed;
    at->second.said = why;
}

std::vector<SnapshotPlanState> ExportSchedule::states(Timestamp now) const
{
    std::vector<SnapshotPlanState> out;
    for (const SnapshotPlan& plan : m_plans) {
        const Past& past = m_past.at(plan.id);
        out.push_back({plan.id, next(plan, now), past.last, past.missed, past.said});
    }
    return out;
}

// ---- Files --------------------------------------------------------------------------------

QString scheduledName(const SnapshotPlan& plan, const QString& asset, Timestamp at)
{
    return QStringLiteral("plimsoll-auto-%1_%2_%3%4")
        .arg(plan.id, safeFileName(asset.isEmpty() ? QStringLiteral("market") : asset), fileStamp(at),
             exportFormSuffix(plan.choice.form));
}

namespace {

// Only what an export writes; whatever else lies in the folder stays, and the folder with it.
bool removeBundle(const QString& path)
{
    static const QRegularExpression ours(
        QStringLiteral("^(window\\.(png|svg)|snapshot\\.json|report\\.(html|pdf)|"
                       "(panels/[A-Za-z0-9_-]+\\.(png|svg))|((tables|series)/"
                       "[A-Za-z0-9_-]+\\.csv)|[A-Za-z0-9_-]+\\.(png|svg))$"));
    QDir dir(path);
    const auto files = QDir::Files | QDir::NoSymLinks | QDir::Hidden;
    for (const QString& sub :
         {QString(), QStringLiteral("panels"), QStringLiteral("tables"), QStringLiteral("series")}) {
        if (!sub.isEmpty() && QFileInfo(dir.filePath(sub)).isSymLink()) continue;
        const QString head = sub.isEmpty() ? QString() : sub + QLatin1Char('/');
        for (const QString& name : QDir(dir.filePath(sub)).entryList(files))
            if (ours.match(head + name).hasMatch()) dir.remove(head + name);
        if (!sub.isEmpty()) dir.rmdir(sub);
    }
    return QDir().rmdir(path);
}

std::int64_t bytesOf(const QFileInfo& entry)
{
    if (!entry.isDir()) return entry.size();
    std::int64_t bytes = 0;
    const QDir dir(entry.absoluteFilePath());
    const auto all = QDir::Files | QDir::NoSymLinks | QDir::Hidden;
    for (const QString& sub :
         {QString(), QStringLiteral("panels"), QStringLiteral("tables"), QStringLiteral("series")})
        for (const QFileInfo& f : QDir(dir.filePath(sub)).entryInfoList(all)) bytes += f.size();
    return bytes;
}

}  // namespace

int pruneScheduled(const SnapshotPlan& plan, const QString& folder, Timestamp now)
{
    const QRegularExpression form(
        QStringLiteral(
            "^plimsoll-auto-%1_[A-Za-z0-9_-]+_(\\d{8}T\\d{6}Z)(-\\d+)?(\\.(zip|png|svg|csv|html|pdf))?$")
            .arg(QRegularExpression::escape(plan.id)));
    struct Kept {
        Timestamp at;
        QFileInfo entry;
        std::int64_t bytes;
    };
    std::vector<Kept> all;
    const auto kinds = QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
    for (const QFileInfo& entry : QDir(folder).entryInfoList(kinds)) {
        const auto m = form.match(entry.fileName());
        if (!m.hasMatch() || entry.isDir() != m.captured(3).isEmpty()) continue;
        QDateTime at = QDateTime::fromString(m.captured(1), QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
        at.setTimeSpec(Qt::UTC);
        if (const auto taken = keptTime(at)) all.push_back({*taken, entry, bytesOf(entry)});
    }
    std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.at < b.at; });
    std::int64_t bytes = 0;
    for (const Kept& k : all) bytes += k.bytes;
    auto left = static_cast<int>(all.size());
    int gone = 0;
    for (const Kept& k : all) {
        const bool tooMany = plan.most > 0 && left > plan.most;
        const bool tooOld = plan.days > 0 && now - k.at > std::chrono::hours{24} * plan.days;
        const bool tooLarge = plan.megabytes > 0 && bytes > std::int64_t{plan.megabytes} * 1'000'000;
        // The newest stays, whatever the limits say.
        if (left <= 1 || (!tooMany && !tooOld && !tooLarge)) break;
        const QString path = k.entry.absoluteFilePath();
        if (k.entry.isDir() ? removeBundle(path) : QFile::remove(path)) ++gone;
        bytes -= k.bytes;
        --left;
    }
    return gone;
}

}  // namespace plimsoll
