#include "ui/panels/warning_words.h"

#include "model/market/number_text.h"
#include "model/metrics/metric_text.h"
#include "model/risk/risk_rules.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <QCoreApplication>

#include <cmath>

namespace plimsoll {

namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("WarningList", words);
}

QString ordinal(int n)
{
    const char* tail = n % 100 >= 11 && n % 100 <= 13 ? "th"
                       : n % 10 == 1                  ? "st"
                       : n % 10 == 2                  ? "nd"
                       : n % 10 == 3                  ? "rd"
                                                      : "th";
    return QString::number(n) + QString::fromLatin1(tail);
}

// A ratio stands beside the limits of the card.
std::string evidenceNumber(analytics::MetricId metric, double value)
{
    return analytics::word(metric).unit == analytics::Unit::Ratio ? number_text::fineRatio(value)
                                                                  : metricText(metric, value);
}

}  // namespace

QColor warningColour(const Warning& w, const Theme& theme)
{
    if (w.unknown) return theme.severity.unknown;
    switch (w.severity) {
        case Severity::Critical: return theme.severity.critical;
        case Severity::Warning: return theme.severity.warn;
        case Severity::Notice: return theme.severity.notice;
        case Severity::None: return theme.text.muted;
    }
    return theme.text.muted;
}

IconId warningIcon(const Warning& w)
{
    if (w.unknown) return IconId::Unknown;
    switch (w.severity) {
        case Severity::Critical: return IconId::Critical;
        case Severity::Warning: return IconId::Warning;
        case Severity::Notice: return IconId::Notice;
        case Severity::None: return IconId::Normal;
    }
    return IconId::Normal;
}

QString warningWord(const Warning& w)
{
    return w.unknown                      ? tr("Unknown")
           : w.severity == Severity::None ? tr("Over")
                                          : modelWords(severityWord(w.severity));
}

EvidenceWords evidenceWords(const Evidence& e)
{
    EvidenceWords words;
    words.label = text(analytics::word(e.metric).name);
    if (e.venue) words.label.prepend(text(venueCode(*e.venue)) + QLatin1Char(' '));
    words.value = e.value
                      ? QString::fromStdString(number_text::floored(e.floor, evidenceNumber, e.metric, *e.value))
                      : format::kNone;
    if (e.normal) {
        words.normal = tr("normal %1").arg(QString::fromStdString(evidenceNumber(e.metric, *e.normal)));
        if (e.normalHours > 0) words.normal += tr(", n = %1 h").arg(qRound(e.normalHours));
    }
    if (e.value && e.percentile) {
        words.percentile = tr("%1 pct").arg(ordinal(static_cast<int>(std::lround(*e.percentile * 100))));
        if (e.percentileHours > 0)
            words.percentile += e.percentileHours >= 72 ? tr(" of %1 d").arg(qRound(e.percentileHours / 24))
                                                        : tr(" of %1 h").arg(qRound(e.percentileHours));
    }
    return words;
}

QString recordText(const Warning& w)
{
    if (!w.track) return modelWords(QString::fromStdString(w.record).section(u':', 0, 0).toStdString());
    const TrackRecord& t = *w.track;
    if (t.raised == 0) return t.waiting > 0 ? tr("untested, %1 waiting").arg(t.waiting) : tr("untested");
    return tr("%1 of %2 came true").arg(t.followed).arg(t.raised);
}

QStringList warningFoot(const Warning& w)
{
    if (w.unknown) return {tr("waits for %1; it does not show green").arg(modelWords(w.missing))};
    if (w.severity == Severity::None) return {tr("over; the list is set right when the pointer leaves")};
    QStringList parts{modelWords(w.clears), w.forward ? tr("forward-looking") : tr("coincident"),
                      tr("confidence %1").arg(format::plain(w.confidence, 2))};
    if (const QString record = recordText(w); !record.isEmpty()) parts << record;
    parts.removeAll(QString());
    return parts;
}

QStringList warningDetails(const Warning& w)
{
    QStringList out;
    out << modelWords(w.why);
    out << tr("People: %1").arg(modelWords(w.people));
    out << tr("Data: %1").arg(modelWords(w.quality));
    out << tr("Track record: %1").arg(w.record.empty() ? recordText(w) : modelWords(w.record));
    if (const RiskRule* rule = riskRule(w.rule)) {
        const auto number = [&](double v) { return QString::fromStdString(ruleNumber(*rule, v)); };
        QString limits = tr("Limits: warning from %1, ends below %2")
                             .arg(number(w.thresholds.warn), number(w.thresholds.exitWarn));
        if (w.thresholds.crit)
            limits += tr("; critical from %1, ends below %2")
                          .arg(number(*w.thresholds.crit), number(w.thresholds.exitCrit));
        if (!(w.thresholds == rule->limits)) limits += tr(" (changed by you)");
        out << limits;
    }
    out.removeAll(QString());
    return out;
}

std::vector<Warning> unknownByRule(const std::vector<Warning>& unknown)
{
    std::map<std::string, std::vector<const Warning*>> byRule;
    for (const Warning& w : unknown) byRule[w.rule].push_back(&w);
    std::vector<Warning> out;
    for (const auto& [rule, all] : byRule) {
        Warning w = *all.front();
        QStringList where;
        for (const Warning* one : all) {
            QString at = QString::fromStdString(one->asset);
            if (one->venue) at += QLatin1Char(' ') + text(venueCode(*one->venue));
            if (!at.trimmed().isEmpty()) where << at.trimmed();
        }
        where.removeDuplicates();
        QString line = tr("Cannot be judged");
        if (where.size() > 6)
            line = tr("Cannot be judged on %1 assets: %2\u2026")
                       .arg(where.size())
                       .arg(where.mid(0, 6).join(QStringLiteral(", ")));
        else if (!where.isEmpty())
            line = tr("Cannot be judged on %1").arg(where.join(QStringLiteral(", ")));
        w.headline = line.toStdString();
        w.severity = Severity::None;
        w.asset = all.size() == 1 ? w.asset : std::string();
        out.push_back(std::move(w));
    }
    return out;
}

}  // namespace plimsoll
