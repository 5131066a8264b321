#include "ui/alert_phrases.h"

#include "model/alerts/alert_words.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <array>

namespace plimsoll {

namespace {

constexpr std::array<const char*, 9> kPhrases = {
    "above",    "below",    "crosses above",           "crosses below",         "changes to",
    "rises by", "falls by", "unusually high, z above", "unusually low, z below"};

// A sentence's beginning within one; what is an abbreviation stays.
QString inside(QString said)
{
    if (said.size() > 1 && said[1].isLower()) said[0] = said[0].toLower();
    return said;
}

QString assetWord(const AlertCondition& c)
{
    const analytics::Scope scope = analytics::word(c.metric).scope;
    if (scope.account && c.asset.empty()) return QObject::tr("own positions");
    if (scope.market) return QObject::tr("market");
    return c.asset.empty() ? QObject::tr("any asset") : QString::fromStdString(c.asset);
}

}  // namespace

QString spanText(std::chrono::seconds span)
{
    const auto s = span.count();
    if (s >= 3 * 86'400 && s % 86'400 == 0) return QObject::tr("%1 d").arg(s / 86'400);
    if (s >= 3'600 && s % 3'600 == 0) return QObject::tr("%1 h").arg(s / 3'600);
    if (s >= 60 && s % 60 == 0) return QObject::tr("%1 min").arg(s / 60);
    return QObject::tr("%1 s").arg(s);
}

QString operatorPhrase(const AlertCondition& c)
{
    QString out =
        modelWords(kPhrases[static_cast<std::size_t>(c.op)]) + QLatin1Char(' ') + modelWords(levelText(c));
    if (c.op == AlertOperator::RisesBy || c.op == AlertOperator::FallsBy)
        out += QObject::tr(" in %1").arg(spanText(c.over));
    else if (looksBack(c.op))
        out += QObject::tr(" of its last %1").arg(spanText(c.over));
    return out;
}

QString conditionPhrase(const AlertCondition& c)
{
    QString where = assetWord(c);
    if (c.venue) where += QObject::tr(" on %1").arg(text(venueName(*c.venue)));
    return QStringLiteral("%1: %2 %3")
        .arg(where, inside(modelWords(analytics::word(c.metric).what)), operatorPhrase(c));
}

QString conditionsPhrase(const AlertRule& rule)
{
    QStringList parts;
    for (const AlertCondition& c : rule.conditions) parts << conditionPhrase(c);
    return parts.join(rule.all ? QObject::tr(", and ") : QObject::tr(", or "));
}

QString timesPhrase(const AlertRule& rule)
{
    QStringList parts;
    if (rule.hold.count() > 0) parts << QObject::tr("held for %1").arg(spanText(rule.hold));
    if (rule.clear.count() > 0) parts << QObject::tr("over when false for %1").arg(spanText(rule.clear));
    if (rule.cooldown.count() > 0) parts << QObject::tr("then silent for %1").arg(spanText(rule.cooldown));
    parts << (rule.once ? QObject::tr("once, then paused") : QObject::tr("every time"));
    if (rule.expires) parts << QObject::tr("until %1").arg(format::dateTimeZoned(*rule.expires));
    return parts.join(QStringLiteral("; "));
}

QStringList alertDoes(const AlertRule& rule)
{
    QStringList out;
    if (rule.sound) out << QObject::tr("sound");
    if (rule.tray) out << QObject::tr("tray");
    if (rule.post) out << QObject::tr("post");
    if (rule.bundle) out << QObject::tr("evidence");
    return out;
}

QString alertPlace(const AlertRule& rule)
{
    QStringList places;
    for (const AlertCondition& c : rule.conditions) {
        QString place = assetWord(c);
        if (c.venue) place += QLatin1Char(' ') + text(venueCode(*c.venue));
        if (!places.contains(place)) places << place;
    }
    return places.join(QStringLiteral(", "));
}

}  // namespace plimsoll
