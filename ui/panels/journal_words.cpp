// The journal's words: what its keys and numbers mean.
#include "model/alerts/alert_standing.h"
#include "model/metrics/metric_text.h"
#include "model/risk/risk_rules.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/journal_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

namespace {

QString fromUtf8(const std::string& s)
{
    return QString::fromStdString(s);
}

// "BUILD_UP" is for files and alerts.
QString phaseWord(const QString& name)
{
    return name.toLower().replace(u'_', u'-');
}

QString numberText(const std::string& rule, const QString& key, double value)
{
    if (key == QLatin1String("value") || key == QLatin1String("warn")) {
        const RiskRule* const r = riskRule(rule);
        return r ? QString::fromStdString(ruleNumber(*r, value)) : format::qty(value);
    }
    const auto id = analytics::metricId(key.section(u'@', 0, 0).toStdString());
    return id ? QString::fromStdString(metricText(*id, value)) : format::qty(value);
}

QString numberName(const store::JournalRow& row, const QString& key)
{
    const bool warning = row.kind == store::Entry::Warning;
    if (key == QLatin1String("value"))
        return warning ? UiText::tr("The rule's value") : UiText::tr("Value when it fired");
    if (key == QLatin1String("warn")) return UiText::tr("Warns from");
    if (key == QLatin1String("venue")) return UiText::tr("Venue");
    if (row.kind == store::Entry::Feed) {
        if (key == QLatin1String("seconds")) return UiText::tr("Seconds without it");
        if (key == QLatin1String("gaps")) return UiText::tr("Gaps in its numbering");
        if (key == QLatin1String("resyncs")) return UiText::tr("Books read anew");
        if (key == QLatin1String("reconnects")) return UiText::tr("Connections opened anew");
    }
    const QString name = key.section(u'@', 0, 0);
    const auto id = analytics::metricId(name.toStdString());
    QString words = id ? modelWords(analytics::word(*id).what) : name;
    if (const auto venue = venueFromKey(key.section(u'@', 1).toStdString()); venue && key.contains(u'@'))
        words += QStringLiteral(", ") + venueNameText(*venue);
    return words;
}

}  // namespace

QString journalKind(store::Entry kind)
{
    switch (kind) {
        case store::Entry::Warning: return UiText::tr("Warning");
        case store::Entry::Alert: return UiText::tr("Alert");
        case store::Entry::Phase: return UiText::tr("Phase");
        case store::Entry::Feed: return UiText::tr("Feed");
        case store::Entry::Note: return UiText::tr("Note");
    }
    return {};
}

QString journalState(const store::JournalRow& row)
{
    switch (row.kind) {
        case store::Entry::Warning:
        case store::Entry::Alert:
        case store::Entry::Feed: return modelWords(row.level).toLower();
        case store::Entry::Phase: return phaseWord(fromUtf8(row.what));
        case store::Entry::Note: return {};
    }
    return {};
}

QString journalWord(const store::JournalRow& row)
{
    return row.kind == store::Entry::Warning ? journalState(row) : journalKind(row.kind).toLower();
}

QString journalSentence(const store::JournalRow& row)
{
    const QString said = fromUtf8(row.text);
    switch (row.kind) {
        case store::Entry::Warning:
            return row.level == "clear" ? UiText::tr("Over: %1").arg(modelWords(row.text))
                   : said.isEmpty()     ? fromUtf8(row.what)
                                        : modelWords(row.text);
        case store::Entry::Phase: {
            const QString phase = phaseWord(fromUtf8(row.what));
            const QString before = phaseWord(said.section(u' ', 1));
            return before.isEmpty() ? UiText::tr("Phase %1").arg(phase)
                                    : UiText::tr("Phase %1, after %2").arg(phase, before);
        }
        case store::Entry::Feed: return modelWords(said.isEmpty() ? row.what : row.text);
        case store::Entry::Alert:
            if (isStandingWord(row.level)) return modelWords(row.text);
            return said.isEmpty() ? fromUtf8(row.what) : said;
        case store::Entry::Note: return said.isEmpty() ? fromUtf8(row.what) : said;
    }
    return said;
}

QStringList journalTags(const store::JournalRow& row)
{
    QStringList tags;
    if (row.kind != store::Entry::Note) return tags;
    const QString said = fromUtf8(row.text);
    for (qsizetype at = said.indexOf(u'#'); at >= 0; at = said.indexOf(u'#', at + 1)) {
        if (at > 0 && !said[at - 1].isSpace()) continue;
        qsizetype end = at + 1;
        while (end < said.size() && (said[end].isLetterOrNumber() || said[end] == u'_' || said[end] == u'-'))
            ++end;
        const QString tag = said.mid(at, end - at);
        if (tag.size() > 1 && !tags.contains(tag, Qt::CaseInsensitive)) tags << tag;
    }
    return tags;
}

QStringList journalEvidence(const store::JournalRow& row)
{
    QStringList lines;
    if (row.evidence.empty()) return lines;
    QJsonParseError wrong;
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(row.evidence), &wrong);
    if (!json.isObject()) return {UiText::tr("The stored numbers cannot be read: %1").arg(wrong.errorString())};
    const QJsonObject numbers = json.object();
    const auto add = [&](const QString& key, const QJsonValue& value) {
        const auto venue =
            key == QLatin1String("venue") ? venueFromKey(value.toString().toStdString()) : std::nullopt;
        const QString said = venue              ? venueNameText(*venue)
                             : value.isDouble() ? numberText(row.what, key, value.toDouble())
                             : value.isString() ? value.toString()
                             : value.isBool()   ? (value.toBool() ? UiText::tr("yes") : UiText::tr("no"))
                                                : UiText::tr("not known then");
        lines << QStringLiteral("%1: %2").arg(numberName(row, key), said);
    };
    // The rule's own number comes first, whatever its place in the file.
    for (const char* first : {"value", "warn"})
        if (const auto at = numbers.find(QLatin1String(first)); at != numbers.end()) add(at.key(), *at);
    for (auto at = numbers.begin(); at != numbers.end(); ++at)
        if (at.key() != QLatin1String("value") && at.key() != QLatin1String("warn")) add(at.key(), *at);
    return lines;
}

}  // namespace plimsoll
