#include "app/incident_report.h"

#include "app/bundle_writer.h"
#include "app/export_csv.h"
#include "app/export_names.h"
#include "app/incident_charts.h"
#include "widgets/format.h"

#include <QBuffer>
#include <QDir>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::size_t kMostMarks = 200;

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

// "2026-11-26 10:15:02"
QString when(Timestamp t)
{
    return format::iso(t).chopped(1).replace(u'T', u' ');
}
QString clock(Timestamp t)
{
    return format::iso(t).mid(11, 8);
}

QString plain(const std::optional<double>& v, int decimals)
{
    if (!v || !std::isfinite(*v)) return {};
    QString number = QString::number(*v, 'f', decimals);
    if (number.toDouble() == 0) number.remove(QLatin1Char('-'));
    return number;
}

QString change(const std::optional<double>& from, const std::optional<double>& to)
{
    if (!from || !to || *from == 0) return {};
    const double c = 100 * (*to - *from) / std::abs(*from);
    return QStringLiteral("%1%2 %").arg(c > 0 ? QStringLiteral("+") : QString(), plain(c, 1));
}

// How the moment was found where the recording does not name it.
QString guessed(const IncidentStory& story)
{
    if (!story.atIsGuess) return {};
    return story.atIsMiddle ? QStringLiteral(", the middle: no forced orders were told of")
                            : QStringLiteral(", the minute with the most forced orders");
}

// For readers: sums short, as elsewhere. For programs, and of prices: plain numbers.
ExportTable cardTable(const IncidentStory& story, bool readable)
{
    const auto shown = [readable](const std::optional<double>& v, const StoryLineSpec& spec) {
        const bool sum = QLatin1String(spec.unit) == QLatin1String("US$") && spec.decimals == 0;
        if (readable && v && std::isfinite(*v) && (sum || std::abs(*v) >= 1e6)) return format::money(*v);
        return plain(v, spec.decimals);
    };
    ExportTable t{
        QStringLiteral("structure"),
        QStringLiteral("Before, at its worst, after: price and structure"),
        {QStringLiteral("what"), QStringLiteral("unit"), QStringLiteral("before"), QStringLiteral("worst"),
         QStringLiteral("after"), QStringLiteral("worst_change"), QStringLiteral("after_change")},
        {}};
    for (std::size_t i = 0; i < kStoryLines; ++i) {
        const StoryLineSpec& spec = storyLines()[i];
        const StoryValue& v = story.card[i];
        if (!spec.card) continue;
        // A change of what goes through zero says nothing.
        const bool relative =
            i != static_cast<std::size_t>(StoryLine::Funding) && i != static_cast<std::size_t>(StoryLine::Basis);
        t.rows.push_back({QString::fromUtf8(spec.title), QString::fromUtf8(spec.unit), shown(v.before, spec),
                          shown(v.worst, spec), shown(v.after, spec),
                          relative ? change(v.before, v.worst) : QString(),
                          relative ? change(v.before, v.after) : QString()});
    }
    return t;
}

ExportTable venueTable(const IncidentStory& story)
{
    ExportTable t{
        QStringLiteral("venues"),
        QStringLiteral("How each venue bore it"),
        {QStringLiteral("venue"), QStringLiteral("frames"), QStringLiteral("gaps"), QStringLiteral("resyncs"),
         QStringLiteral("reconnects"), QStringLiteral("errors"), QStringLiteral("longest_silence_s"),
         QStringLiteral("delay_p99_ms"), QStringLiteral("worst_spread_x"), QStringLiteral("depth_lost_pct"),
         QStringLiteral("depth_back_min"), QStringLiteral("reason")},
        {}};
    for (const StoryVenue& v : story.venues) {
        QStringList reason;
        if (!v.depthLost) reason << QStringLiteral("its depth before is not known");
        if (v.stayedLow) reason << QStringLiteral("its depth was not back at 80 % by the end");
        t.rows.push_back({text(venueName(v.venue)), QString::number(v.frames), QString::number(v.gaps),
                          QString::number(v.resyncs), QString::number(v.reconnects), QString::number(v.errors),
                          plain(v.longestSilenceS, 1), plain(v.delayP99Ms, 0), plain(v.worstSpread, 2),
                          v.depthLost ? plain(*v.depthLost * 100, 0) : QString(), plain(v.recoveredMin, 1),
                          reason.join(QStringLiteral("; "))});
    }
    return t;
}

QString kindText(const TimelineMark& m)
{
    switch (m.kind) {
        case TimelineMark::Kind::Warning: return QStringLiteral("warning");
        case TimelineMark::Kind::Cleared: return QStringLiteral("cleared");
        case TimelineMark::Kind::Alert: return QStringLiteral("alert");
        case TimelineMark::Kind::Phase: return QStringLiteral("phase");
        case TimelineMark::Kind::Gap: return QStringLiteral("gap");
        case TimelineMark::Kind::Reason: return QStringLiteral("kept");
    }
    return {};
}

ExportTable timelineTable(const IncidentStory& story, std::size_t& left)
{
    std::vector<TimelineMark> all = story.marks.marks;
    all.insert(all.end(), story.reasons.begin(), story.reasons.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const TimelineMark& a, const TimelineMark& b) { return a.at < b.at; });
    left = all.size() > kMostMarks ? all.size() - kMostMarks : 0;
    // Too many: the grave ones and the phases tell the most.
    if (left > 0) {
        const auto weight = [](const TimelineMark& m) {
            if (m.kind == TimelineMark::Kind::Phase || m.kind == TimelineMark::Kind::Reason) return 10;
            if (m.kind == TimelineMark::Kind::Cleared) return 0;
            return 1 + static_cast<int>(m.severity);
        };
        std::stable_sort(all.begin(), all.end(),
                         [&](const TimelineMark& a, const TimelineMark& b) { return weight(a) > weight(b); });
        all.resize(kMostMarks);
        std::stable_sort(all.begin(), all.end(),
                         [](const TimelineMark& a, const TimelineMark& b) { return a.at < b.at; });
    }
    ExportTable t{
        QStringLiteral("timeline"),
        QStringLiteral("What was said, in order"),
        {QStringLiteral("time_utc"), QStringLiteral("kind"), QStringLiteral("severity"), QStringLiteral("text")},
        {}};
    for (const TimelineMark& m : all)
        t.rows.push_back({clock(m.at), kindText(m),
                          m.severity == Severity::None ? QString() : text(severityWord(m.severity)),
                          oneLine(m.text, 400)});
    return t;
}

ExportTable holesTable(const IncidentStory& story)
{
    ExportTable t{QStringLiteral("holes"),
                  QStringLiteral("Where venues were silent or their books not whole"),
                  {QStringLiteral("venue"), QStringLiteral("from_utc"), QStringLiteral("to_utc"),
                   QStringLiteral("seconds"), QStringLiteral("what")},
                  {}};
    for (const TimelineHole& h : story.marks.holes)
        t.rows.push_back({text(venueName(h.venue)), clock(h.from), clock(h.to), plain(toSeconds(h.to - h.from), 1),
                          h.silent ? QStringLiteral("silent") : QStringLiteral("books not whole")});
    return t;
}

ExportTable samplesTable(const IncidentStory& story)
{
    ExportTable t{QStringLiteral("samples"), QStringLiteral("By the second"), {QStringLiteral("time_utc")}, {}};
    for (const StoryLineSpec& spec : storyLines()) t.heads << QString::fromUtf8(spec.key);
    for (const StorySample& s : story.samples) {
        QStringList row = {format::iso(s.at)};
        for (std::size_t i = 0; i < kStoryLines; ++i) row << plain(s.values[i], storyLines()[i].decimals + 1);
        t.rows.push_back(row);
    }
    return t;
}

void addPurge(ReportContent& c, const IncidentStory& story)
{
    const StoryValue& oi = story.card[static_cast<std::size_t>(StoryLine::Interest)];
    if (!oi.before || !oi.worst || *oi.worst >= *oi.before) return;
    const double gone = *oi.before - *oi.worst;
    c.blocks.push_back(
        textBlock(QStringLiteral("Excess purged: %1 of open interest at the most, %2 of what was there "
                                 "before. In dollars: a falling price takes part of it.")
                      .arg(format::money(gone), plain(100 * gone / *oi.before, 1) + QStringLiteral(" %"))));
}

void addForced(ReportContent& c, const IncidentStory& story)
{
    double longs = 0, shorts = 0;
    std::size_t n = 0;
    for (const TimelineLiquidation& l : story.marks.liquidations) {
        if (l.asset != story.asset || l.at < story.from || l.at > story.to) continue;
        (l.longs ? longs : shorts) += l.usd;
        ++n;
    }
    if (n > 0)
        c.blocks.push_back(textBlock(
            QStringLiteral(
                "Forced orders of %1 that venues told of: %2, longs %3, shorts %4. A lower bound: venues "
                "leave some out.")
                .arg(story.asset, format::count(n), format::money(longs), format::money(shorts))));
}

void addFlushes(ReportContent& c, const IncidentStory& story)
{
    for (const FlushRecord& f : story.flushes)
        c.blocks.push_back(textBlock(
            QStringLiteral("Flush of %1 by the phase model: from %2%3%4.")
                .arg(QString::fromStdString(f.asset), clock(f.began),
                     f.ended ? QStringLiteral(" to ") + clock(*f.ended)
                             : QStringLiteral(", still running at the end"),
                     f.peakUsd.value ? QStringLiteral(", worst minute ") + format::money(*f.peakUsd.value)
                                     : QString())));
}

void addCharts(ReportContent& c, const IncidentStory& story)
{
    const Theme theme = builtinTheme(QStringLiteral("light"));
    const auto add = [&](const QString& id, const QString& title, QImage image) {
        if (image.isNull()) return;
        ReportPicture p{id, title, std::move(image), {}};
        QBuffer buffer(&p.png);
        buffer.open(QIODevice::WriteOnly);
        p.image.save(&buffer, "PNG");
        c.blocks.push_back(pictureBlock(std::move(p)));
    };
    for (const StoryLine line : {StoryLine::Price, StoryLine::Interest, StoryLine::Depth, StoryLine::Spread}) {
        const StoryLineSpec& spec = storyLines()[static_cast<std::size_t>(line)];
        add(QString::fromUtf8(spec.key),
            QStringLiteral("%1, %2").arg(QString::fromUtf8(spec.title), QString::fromUtf8(spec.unit)),
            incidentChart(story, line, theme));
    }
    add(QStringLiteral("forced"), QStringLiteral("Forced orders in a minute, US$: shorts above, longs below"),
        forcedChart(story, theme));
    for (const StoryLine line : {StoryLine::Funding, StoryLine::Basis}) {
        const StoryLineSpec& spec = storyLines()[static_cast<std::size_t>(line)];
        add(QString::fromUtf8(spec.key),
            QStringLiteral("%1, %2").arg(QString::fromUtf8(spec.title), QString::fromUtf8(spec.unit)),
            incidentChart(story, line, theme));
    }
}

}  // namespace

ReportContent incidentReport(const IncidentStory& story)
{
    const format::Standard standard;
    ReportContent c;
    c.inBundle = false;
    c.source = story.source;
    c.heading = QStringLiteral("Incident report");
    c.asset = story.asset;
    c.asOf.wall = story.at;
    const auto seconds = static_cast<int>(toSeconds(story.to - story.from));
    if (!story.reason.isEmpty()) c.blocks.push_back(textBlock(story.reason));
    c.blocks.push_back(
        textBlock(QStringLiteral("From %1 to %2 UTC (%3 min %4 s); the moment: %5 UTC%6. Assets: %7. "
                                 "Venues: %8.")
                      .arg(when(story.from), when(story.to), QString::number(seconds / 60),
                           QString::number(seconds % 60), clock(story.at), guessed(story),
                           story.assets.join(QStringLiteral(", ")), story.venueNames.join(QStringLiteral(", ")))));
    if (!story.note.isEmpty()) {
        c.blocks.push_back(headingBlock(QStringLiteral("Note")));
        c.blocks.push_back(textBlock(story.note));
    }
    c.blocks.push_back(headingBlock(QStringLiteral("What is missing")));
    if (story.missing.isEmpty() && story.marks.holes.empty())
        c.blocks.push_back(textBlock(QStringLiteral("Nothing that is known of.")));
    for (const QString& m : story.missing) c.blocks.push_back(textBlock(oneLine(withoutPaths(m), 500)));
    if (!story.marks.holes.empty()) c.blocks.push_back(tableBlock(holesTable(story)));
    c.blocks.push_back(tableBlock(cardTable(story, true)));
    c.blocks.push_back(noteBlock(
        story.beforeS > 0
            ? QStringLiteral(
                  "Before: the median of %1 s up to a minute before the moment. After: the median of the "
                  "last two minutes.")
                  .arg(story.beforeS, 0, 'f', 0)
            : QStringLiteral("What was before is not known.")));
    addPurge(c, story);
    addForced(c, story);
    addFlushes(c, story);
    c.blocks.push_back(tableBlock(venueTable(story)));
    c.blocks.push_back(noteBlock(QStringLiteral(
        "Counts of the whole recording. Worst spread: times what was usual before. Depth within 1 % of "
        "the mid, both sides.")));
    addCharts(c, story);
    std::size_t left = 0;
    c.blocks.push_back(tableBlock(timelineTable(story, left)));
    if (left > 0) c.blocks.push_back(noteBlock(QStringLiteral("%1 lesser lines are left out.").arg(left)));
    return c;
}

Expected<QString, QString> writeIncidentReport(const IncidentStory& story, const QString& path)
{
    const format::Standard standard;
    const ReportContent report = incidentReport(story);
    const bool html = path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive),
               pdf = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    const QString shown = QDir::toNativeSeparators(QDir::cleanPath(path));
    if (html || pdf) {
        if (auto done = writeWhole(path, html ? reportHtml(report) : reportPdf(report)); !done)
            return Unexpected{done.error()};
        return shown;
    }
    BundleWriter writer(path, toUnixMs(story.at) / 1'000);
    if (auto begun = writer.begin(); !begun) return Unexpected{begun.error()};
    Expected<void, QString> state = writer.add(QStringLiteral("report.html"), reportHtml(report));
    if (state) state = writer.add(QStringLiteral("report.pdf"), reportPdf(report));
    std::size_t left = 0;
    for (const ExportTable& t : {cardTable(story, false), venueTable(story), timelineTable(story, left),
                                 holesTable(story), samplesTable(story)})
        if (state) state = writer.add(QStringLiteral("tables/%1.csv").arg(t.id), toCsv(t, story.source));
    if (state) state = writer.commit();
    if (!state) return Unexpected{state.error()};
    return shown;
}

}  // namespace plimsoll
