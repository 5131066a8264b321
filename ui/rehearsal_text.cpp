#include "ui/rehearsal_text.h"

#include "ui/model_words.h"
#include "widgets/format.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace plimsoll {

namespace {

QString hours(double h)
{
    return h >= 72 ? QObject::tr("%1 d").arg(qRound(h / 24)) : QObject::tr("%1 h").arg(qRound(h));
}

// `least`: it fired as often in a part of that span, looked at more closely. Of whole hours it is only known that
// it fired in them, not how often.
QString times(const WouldHaveFired& past, const QString& span, std::optional<std::ptrdiff_t> least)
{
    const auto certain =
        std::count_if(past.times.begin(), past.times.end(), [](const auto& t) { return t.certain; });
    auto all = static_cast<std::ptrdiff_t>(past.times.size());
    QString said;
    if (least) {
        all = std::max(all, *least);
        said = all > 0 ? QObject::tr("at least %1\u00d7").arg(all) : QObject::tr("0\u00d7");
    } else {
        said = certain == all ? QObject::tr("%1\u00d7").arg(all)
               : certain == 0 ? QObject::tr("up to %1\u00d7").arg(all)
                              : QObject::tr("%1 to %2\u00d7").arg(certain).arg(all);
    }
    said += QObject::tr(" in %1").arg(span);
    // A tenth of the time more or less is the running hour.
    if (past.hoursAsked > 0 && past.hoursKnown < 0.9 * past.hoursAsked)
        said += QObject::tr(" (%1 of it known)").arg(hours(past.hoursKnown));
    return said;
}

}  // namespace

QString wouldHaveFiredText(const WouldHaveFired* day, const WouldHaveFired* week)
{
    QStringList parts;
    const WouldHaveFired* last = nullptr;
    QString note;
    for (const auto& [past, span] : {std::pair{day, QObject::tr("24 h")}, std::pair{week, QObject::tr("7 d")}}) {
        if (!past) continue;
        if (past->hoursKnown <= 0) {
            if (note.isEmpty()) note = modelWords(past->note);
            continue;
        }
        std::optional<std::ptrdiff_t> least;
        if (past == week)
            least =
                day ? std::count_if(day->times.begin(), day->times.end(), [](const auto& t) { return t.certain; })
                    : 0;
        parts << times(*past, span, least);
        if (!past->times.empty() && (!last || past->times.back().until > last->times.back().until)) last = past;
    }
    if (parts.isEmpty())
        return note.isEmpty() ? QObject::tr("nothing is known of the past of this value")
                              : QObject::tr("of the past nothing can be said: %1").arg(note);
    QString line = QObject::tr("would have fired %1").arg(parts.join(QStringLiteral(", ")));
    if (last) {
        const auto& t = last->times.back();
        line += QObject::tr("; last between %1 and %2")
                    .arg(format::cellDate(t.from), format::minuteTimeZoned(t.until));
        if (!t.asset.empty()) line += QObject::tr(" on %1").arg(QString::fromStdString(t.asset));
    }
    return line;
}

}  // namespace plimsoll
