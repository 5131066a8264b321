// `replay FILE... --report`: the recording through the live code path, as fast as it goes, without a window; then
// the table of what each rule's warnings were worth (ANALYTICS M).
#include "app/cli/report.h"

#include "app/cli/command.h"
#include "app/end_watch.h"
#include "app/incident_report.h"
#include "app/interrupts.h"
#include "app/log_file.h"
#include "app/replay_data_source.h"
#include "app/replay_driver.h"
#include "app/replay_files.h"
#include "app/run_setup.h"
#include "app/tell.h"
#include "model/market/disk_work.h"
#include "model/plain_bytes.h"

#include <QApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plimsoll {

namespace {

QString qt(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}
QString utc(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}
const QString kNone = QStringLiteral("\u2013");

QString share(const std::optional<double>& v)
{
    return v ? QStringLiteral("%1 %").arg(*v * 100, 0, 'f', 0) : kNone;
}
// "60 % (23-88)"
QString withInterval(const std::optional<double>& v, const analytics::validate::Interval& i)
{
    if (!v) return kNone;
    return QStringLiteral("%1 (%2\u2013%3)")
        .arg(share(v))
        .arg(i.low * 100, 0, 'f', 0)
        .arg(i.high * 100, 0, 'f', 0);
}
QString lead(const trial::Row& r)
{
    if (!r.forward)
        return r.latencySeconds ? QStringLiteral("%1%2 s")
                                      .arg(*r.latencySeconds >= 0 ? QStringLiteral("+") : QString())
                                      .arg(*r.latencySeconds, 0, 'f', 0)
                                : kNone;
    return r.score.medianLeadHours ? QStringLiteral("%1 h").arg(*r.score.medianLeadHours, 0, 'f', 1) : kNone;
}

QStringList cells(const trial::Row& r)
{
    const auto& s = r.score;
    const bool scored = s.alerts > 0;
    return {qt(r.rule),
            r.forward ? QStringLiteral("forward") : QStringLiteral("coincident"),
            QString::number(r.raised),
            QString::number(s.alerts),
            QString::number(s.truePositives),
            withInterval(s.precision, s.precisionInterval),
            withInterval(s.recall, s.recallInterval),
            lead(r),
            r.hours > 0 && (scored || r.raised == 0) ? QString::number(s.falsePerDay, 'f', 2) : kNone,
            r.hours > 0 ? share(s.baseRate) : kNone,
            s.lift ? QString::number(*s.lift, 'f', 2) : kNone,
            share(r.placebo)};
}

QString table(const std::vector<trial::Row>& rows)
{
    const QStringList head = {
        QStringLiteral("rule"),          QStringLiteral("kind"),         QStringLiteral("raised"),
        QStringLiteral("scored"),        QStringLiteral("right"),        QStringLiteral("precision (95 %)"),
        QStringLiteral("recall (95 %)"), QStringLiteral("lead/latency"), QStringLiteral("false/day"),
        QStringLiteral("base"),          QStringLiteral("lift"),         QStringLiteral("placebo")};
    QList<QStringList> lines = {head};
    for (const trial::Row& r : rows) lines.append(cells(r));
    QList<qsizetype> widths(head.size(), 0);
    for (const QStringList& line : lines)
        for (qsizetype i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
    QString out;
    for (const QStringList& line : lines) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += (i < 2 ? line[i].leftJustified(widths[i]) : line[i].rightJustified(widths[i])) +
                    QStringLiteral("  ");
        out += text.trimmed() + QLatin1Char('\n');
    }
    return out;
}

QJsonValue number(const std::optional<double>& v)
{
    return v && std::isfinite(*v) ? QJsonValue(*v) : QJsonValue(QJsonValue::Null);
}
QJsonArray interval(const analytics::validate::Interval& i)
{
    return {i.low, i.high};
}

RuleReport lookThrough(ReplayDriver& driver, const WatchSet& watch, Interrupts& interrupts)
{
    RuleTrial trial;
    driver.engine().onJudged(
        [&](AsOf now) { trial.judged(driver.engine().risk(), driver.engine().metrics(), now); });
    driver.setQuiet(true);
    driver.setWatch(watch);
    if (!watch.focus.empty()) driver.setFocus(watch.focus.front());
    const Timestamp last = driver.survey().last;
    while (!interrupts.came() && driver.step(last)) {
    }
    if (!interrupts.came()) driver.advance(last);
    driver.engine().onJudged({});

    RuleReport out;
    out.from = trial.from().value_or(driver.survey().first);
    out.until = std::max(trial.until(), out.from);
    out.events = trial.events();
    const std::vector<trial::Unit> units = trial.units();
    for (const trial::Unit& u : units) {
        if (u.market) continue;
        out.assets.append(QString::fromStdString(u.name));
        for (const bool yes : u.judged) out.judgedHours += yes / 60.0;
    }
    out.rows = trial::score(units, out.window);
    return out;
}

}  // namespace

QString reportText(const RuleReport& r)
{
    const double hours = toSeconds(r.until - r.from) / 3600;
    QString out;
    out += QStringLiteral("%1\n").arg(r.files.join(QStringLiteral(", ")));
    out += QStringLiteral("source: %1; %2 to %3 UTC, %4 h; %5 assets (%6) on %7\n")
               .arg(r.source, utc(r.from), utc(r.until))
               .arg(hours, 0, 'f', 2)
               .arg(r.assets.size())
               .arg(r.assets.join(QLatin1Char(' ')), r.venues.join(QLatin1Char(' ')));
    out += QStringLiteral(
               "event: open interest of all venues %1 % in 4 h and a price %2 of its own sigmas away; "
               "thresholds: those of the table\n")
               .arg(cascade::kDrain * 100, 0, 'f', 0)
               .arg(cascade::kSigmas, 0, 'f', 0);
    out += QStringLiteral("it could be judged in %1 of %2 asset hours; found: %3\n")
               .arg(r.judgedHours, 0, 'f', 2)
               .arg(hours * static_cast<double>(r.assets.size()), 0, 'f', 2)
               .arg(r.events.size());
    for (const auto& e : r.events)
        out += QStringLiteral("  %1 %2\n").arg(utc(e.at), QString::fromStdString(e.asset));
    out += QStringLiteral(
               "forward rules: right if an event begins %1 to %2 h later; coincident ones: within %3 h, "
               "latency from the event's beginning\n")
               .arg(r.window.minLead)
               .arg(r.window.horizon)
               .arg(r.window.together);
    out += QStringLiteral(
               "scored: only warnings whose whole time could be judged; placebo: share of %1 random shifts "
               "that do as well\n\n")
               .arg(r.window.rounds);
    out += table(r.rows);
    const bool scored =
        std::any_of(r.rows.begin(), r.rows.end(), [](const trial::Row& row) { return row.score.alerts > 0; });
    if (r.events.empty())
        out += QStringLiteral("\nNo event was found: nothing is said of how many are caught. %1\n")
                   .arg(scored ? QStringLiteral("Every warning that was scored was a false alarm.")
                               : QStringLiteral("Nor of false alarms: the time of no warning could be judged."));
    for (const QString& note : r.notes) out += QStringLiteral("note: %1\n").arg(note);
    return out;
}

QByteArray reportJson(const RuleReport& r)
{
    QJsonArray events, rules;
    for (const auto& e : r.events)
        events.append(QJsonObject{{QStringLiteral("asset"), QString::fromStdString(e.asset)},
                                  {QStringLiteral("at_ms"), static_cast<double>(toUnixMs(e.at))}});
    for (const trial::Row& row : r.rows) {
        const auto& s = row.score;
        rules.append(QJsonObject{
            {QStringLiteral("rule"), qt(row.rule)},
            {QStringLiteral("kind"), row.forward ? QStringLiteral("forward") : QStringLiteral("coincident")},
            {QStringLiteral("raised"), static_cast<double>(row.raised)},
            {QStringLiteral("scored"), static_cast<double>(s.alerts)},
            {QStringLiteral("true_positives"), static_cast<double>(s.truePositives)},
            {QStringLiteral("precision"), number(s.precision)},
            {QStringLiteral("precision_ci"), interval(s.precisionInterval)},
            {QStringLiteral("events"), static_cast<double>(row.events)},
            {QStringLiteral("recall"), number(s.recall)},
            {QStringLiteral("recall_ci"), interval(s.recallInterval)},
            {QStringLiteral("median_lead_h"), row.forward ? number(s.medianLeadHours) : QJsonValue()},
            {QStringLiteral("latency_s"), number(row.latencySeconds)},
            {QStringLiteral("false_per_day"), row.hours > 0 ? QJsonValue(s.falsePerDay) : QJsonValue()},
            {QStringLiteral("base_rate"), row.hours > 0 ? QJsonValue(s.baseRate) : QJsonValue()},
            {QStringLiteral("lift"), number(s.lift)},
            {QStringLiteral("placebo"), number(row.placebo)},
            {QStringLiteral("judged_h"), row.hours}});
    }
    const QJsonObject definition{
        {QStringLiteral("oi_change_4h"), cascade::kDrain},   {QStringLiteral("sigmas_4h"), cascade::kSigmas},
        {QStringLiteral("horizon_h"), r.window.horizon},     {QStringLiteral("min_lead_h"), r.window.minLead},
        {QStringLiteral("coincident_h"), r.window.together}, {QStringLiteral("merge_h"), r.window.merge}};
    return QJsonDocument(QJsonObject{{QStringLiteral("schema"), 1},
                                     {QStringLiteral("files"), QJsonArray::fromStringList(r.files)},
                                     {QStringLiteral("source"), r.source},
                                     {QStringLiteral("from_ms"), static_cast<double>(toUnixMs(r.from))},
                                     {QStringLiteral("until_ms"), static_cast<double>(toUnixMs(r.until))},
                                     {QStringLiteral("assets"), QJsonArray::fromStringList(r.assets)},
                                     {QStringLiteral("venues"), QJsonArray::fromStringList(r.venues)},
                                     {QStringLiteral("definition"), definition},
                                     {QStringLiteral("judged_h"), r.judgedHours},
                                     {QStringLiteral("events"), events},
                                     {QStringLiteral("rules"), rules},
                                     {QStringLiteral("notes"), QJsonArray::fromStringList(r.notes)}})
        .toJson();
}

// The report of what happened, with charts: text needs fonts, but no display.
static int runStory(int& argc, char** argv, const Options& o)
{
    useOffscreenUnlessTold();
    nameApplication();
    startLog({}, o.log);
    const QApplication qtApplication(argc, argv);
    StoryOrder order;
    order.paths = o.files;
    order.config = configFrom(o);
    order.venues = o.venues.value_or(0xff);
    order.assets = o.assets;
    const auto story = tellIncident(order, {}, {});
    if (!story) return fail(story.error());
    const DiskWork work("the report", o.out.toStdString());
    EndWatch::begin();
    const auto written = writeIncidentReport(*story, o.out);
    if (!written) return fail(written.error());
    std::printf("%s\n", plainly(*written).constData());
    return 0;
}

int runReport(int& argc, char** argv, const Options& o)
{
    const QString suffix = QFileInfo(o.out).suffix().toLower();
    if (suffix == QLatin1String("html") || suffix == QLatin1String("pdf") || o.out.endsWith(QLatin1Char('/')))
        return runStory(argc, argv, o);
    nameApplication();
    startLog({}, o.log);
    const QCoreApplication qtApplication(argc, argv);
    auto files = replayFiles(o.files);
    if (!files) return fail(files.error());
    auto recording = Recording::open(files->files);
    if (!recording) return fail(recording.error());
    SnapshotHub hub;
    ReplayDriver driver(std::move(*recording), configFrom(o), hub, o.venues.value_or(0xff));
    if (driver.survey().venues == 0)
        return fail(QStringLiteral("nothing in %1 belongs to a venue of this build").arg(o.files.join(u", ")));
    Interrupts interrupts;
    RuleReport report = lookThrough(driver, watchOfRecording(driver.survey(), o), interrupts);
    report.files = o.files;
    switch (driver.source().origin().source) {
        case RecordingOrigin::Source::Live: report.source = QStringLiteral("live"); break;
        case RecordingOrigin::Source::Simulated: report.source = QStringLiteral("simulated"); break;
        case RecordingOrigin::Source::Unsaid: report.source = QStringLiteral("unknown"); break;
    }
    for (const VenueId v : kVenues)
        if ((driver.survey().venues >> static_cast<unsigned>(v)) & 1u) report.venues.append(qt(venueKey(v)));
    report.notes = files->remarks;
    if (interrupts.came()) report.notes << QStringLiteral("it was ended before the recording had ended");
    const QByteArray text = o.json ? plainJson(reportJson(report)) : plainly(reportText(report));
    if (o.out.isEmpty()) {
        std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
        return allPrinted();
    }
    const DiskWork work("the report", o.out.toStdString());
    EndWatch::begin();
    if (const QString why = writePlainBytes(o.out, text); !why.isEmpty())
        return fail(QStringLiteral("%1 cannot be written: %2").arg(o.out, why));
    std::printf("%s\n", plainly(o.out).constData());
    return 0;
}

}  // namespace plimsoll
